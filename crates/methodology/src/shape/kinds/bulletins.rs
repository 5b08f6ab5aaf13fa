//! Bulletins: text, tables, charts and comparison over bound figures.

use super::super::Type::{Flag, Like, List, Map, Of, Text, UnitOr, Variants, Whole, Word};
use super::super::{Pattern, Shape};
use super::{TITLED, may, must};

pub(super) static BULLETIN: Shape = Shape {
    name: ("公报", "a bulletin"),
    fields: &[
        must("title", TITLED, "Title with slots"),
        must("audience", Like(Pattern::Word), "Audience it is written for"),
        may("every", Word(&["month", "quarter", "half_year", "year"]), "The kind of period it is for; any when left out"),
        may("months_without", List(&Whole(1, 12)), "Months without an issue; the issue before skips them"),
        may("masthead", Of(&MASTHEAD), "Head and signature"),
        must("figures", Map(Pattern::Word, &Of(&SLOT)), "Bound figures by slot name"),
        must("paragraphs", List(&TITLED), "Paragraphs with {slot}, {slot.change}, {slot.unit}, {period}, {area}, {as_of}; no digits"),
        may("breakdowns", Map(Pattern::Word, &Of(&BREAKDOWN)), "Figures by the members of a dimension"),
        may("tables", List(&Variants(&[&SLOT_TABLE, &BREAKDOWN_TABLE])), "Tables, in the order they are printed"),
        may("charts", List(&Variants(&[&BRIDGE, &BARS])), "Charts, in the order they are printed"),
        may("compare", Of(&COMPARE), "Comparison with the last issue"),
    ],
};

static MASTHEAD: Shape = Shape {
    name: ("刊头", "a masthead"),
    fields: &[
        must("name", TITLED, "Name of the series, the red line"),
        must("office", TITLED, "Who issues it and signs"),
        must("number", TITLED, "Number of the issue, with {year}, {issue}, {month}"),
        must("date", TITLED, "Day of the issue, such as {date}"),
    ],
};

static SLOT: Shape = Shape {
    name: ("公报数据", "a bound figure"),
    fields: &[
        must("indicator", Text, "Indicator id; <id>.growth for its growth"),
        may("name", TITLED, "What it is called in tables; the indicator's name when left out"),
        may("shown", UnitOr("auto"), "Unit shown, or auto for one by size; the indicator's own when left out"),
        may("decimals", Whole(0, 9), "Decimals shown; the indicator's own when left out"),
        may("of_month", Flag, "Whether it is of the issue's last month alone and not cumulative"),
    ],
};

static BREAKDOWN: Shape = Shape {
    name: ("分组", "a breakdown"),
    fields: &[
        must("by", Text, "Dimension: industry, division, area, street or a classification"),
        must("of", Like(Pattern::Word), "Slot of the amount that is broken down"),
        may("growth", Like(Pattern::Word), "Slot of its growth"),
        must("first", Whole(1, 40), "How many members are shown one by one, the largest first"),
        must("others", TITLED, "Name of the row of the others"),
    ],
};

static COLUMNS: Shape = Shape {
    name: ("表的各列", "the columns of a table"),
    fields: &[
        may("value", TITLED, "Head of the values"),
        may("share", TITLED, "Head of the shares of the whole; of a breakdown only"),
        may("growth", TITLED, "Head of the growth rates"),
        may("last_value", TITLED, "Head of the values in the last issue"),
        may("last_growth", TITLED, "Head of the growth rates in the last issue"),
    ],
};

static SLOT_TABLE: Shape = Shape {
    name: ("表", "a table"),
    fields: &[
        must("rows", List(&Of(&ROW)), "Its rows"),
        must("title", TITLED, "Title with {period}, {area}"),
        must("stub", TITLED, "Head of the column of names"),
        must("columns", Of(&COLUMNS), "Columns in the order they are printed"),
    ],
};

static ROW: Shape = Shape {
    name: ("表的一行", "a row of a table"),
    fields: &[
        may("name", TITLED, "Its name; the slot's when left out"),
        may("value", Like(Pattern::Word), "Slot of the value"),
        may("growth", Like(Pattern::Word), "Slot of the growth"),
    ],
};

static BREAKDOWN_TABLE: Shape = Shape {
    name: ("表", "a table"),
    fields: &[
        must("breakdown", Like(Pattern::Word), "The breakdown whose members are its rows"),
        must("title", TITLED, "Title with {period}, {area}"),
        must("stub", TITLED, "Head of the column of names"),
        must("columns", Of(&COLUMNS), "Columns in the order they are printed"),
    ],
};

static BRIDGE: Shape = Shape {
    name: ("图", "a chart"),
    fields: &[
        must("bridge", Like(Pattern::Word), "Slot of the growth whose bridge is drawn as a waterfall"),
        must("level", Like(Pattern::Word), "Slot of its level, whose unit and decimals it takes"),
        must("title", TITLED, "What it shows, with {period}, {area}"),
        must("finding", TITLED, "What is to be seen, with {step} and {step.change} of the largest step"),
        must("stub", TITLED, "Head of the column of names in its table"),
    ],
};

static BARS: Shape = Shape {
    name: ("图", "a chart"),
    fields: &[
        must("bars", Like(Pattern::Word), "The breakdown whose members are drawn as bars"),
        must("title", TITLED, "What it shows, with {period}, {area}"),
        must("finding", TITLED, "What is to be seen, with {first}, {first.value}, {first.share} and {first.change} of the longest bar"),
        must("stub", TITLED, "Head of the column of names in its table"),
        must("columns", Of(&COLUMNS), "Columns of its table in the order they are printed"),
    ],
};

static COMPARE: Shape = Shape {
    name: ("与上期的比较", "a comparison"),
    fields: &[
        must("with", Word(&["previous_period", "year_before"]), "Which issue is the last"),
        may("known", Word(&["now", "then"]), "Whether its figures are as known now, or when it appeared; now when left out"),
        must("title", TITLED, "Title with {period}, {area}"),
        must("stub", TITLED, "Head of the column of names"),
        must("change", TITLED, "Head of the column of changes"),
        must("figures", List(&Like(Pattern::Word)), "Slots compared"),
        must("restated", TITLED, "Sentence for a figure restated since, with {name}, {then}, {now}, {last}"),
    ],
};
