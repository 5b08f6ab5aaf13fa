//! Worked examples.

use super::super::Type::{Like, List, Map, Number, Text, Unit, Variants, Whole, Word};
use super::super::{Pattern, Shape};
use super::{may, must};

pub(super) static EXAMPLE: Shape = Shape {
    name: ("算例", "an example"),
    fields: &[
        must("name", Text, "A sentence"),
        may("register", Text, "Register CSV; units are short names"),
        may("filings", Text, "Tidy CSV; units are short names"),
        may("holdings", Text, "Holdings CSV; holders are short names"),
        may("observations", Text, "Observations CSV"),
        may("records", Text, "Records CSV, record,id,field,value; units are short names"),
        must("expect", List(&Variants(&[&FIGURE, &SCORE, &RUNG, &QUANTITY, &PARTS, &TARGET])), "What must come out"),
    ],
};

static FIGURE: Shape = Shape {
    name: ("期望的数据", "an expected figure"),
    fields: &[
        must("figure", Text, "Figure id, short or long"),
        must("as_of", Text, "Date or moment"),
        must("shown", Text, "Value with its decimals, or a reason code"),
        may("decimals", Whole(0, 9), "Decimals of `shown`; counted when left out"),
        may("unit", Unit, "Unit of `shown`; the figure's own when left out"),
        may("impute", Like(Pattern::Word), "Method by which late filers are estimated"),
        may("bridge", Map(Pattern::Word, &Number), "Bridge terms by panel part, `restatement` or `total`, in the exact unit"),
        may("current", Number, "This year's side of a growth rate"),
        may("base", Number, "Last year's side"),
    ],
};

static SCORE: Shape = Shape {
    name: ("期望的得分", "an expected score"),
    fields: &[
        must("score", Text, "Card and period, per_mu.huangyan@2022"),
        must("of", Text, "Whose: a short name, or a member of the panel"),
        must("shown", Text, "Score as shown, or a reason code"),
        may("as_of", Text, "Date or moment; now when left out"),
        may("definition", Like(Pattern::Day), "Day of bases and weights; the period's last when left out"),
        may("rank", Text, "Rank, or a reason code"),
        may("grade", Text, "Class"),
        may("values", Map(Pattern::Word, &Text), "Values of terms, or reason codes, by term; as many digits are compared as are written"),
    ],
};

static RUNG: Shape = Shape {
    name: ("期望的认定结论", "an expected verdict"),
    fields: &[
        must("rung", Like(Pattern::Word), "Id of the title"),
        must("of", Text, "Whose: a short name"),
        must("at", Like(Pattern::Day), "Day of decision"),
        may("set", List(&Text), "What is otherwise: year(PY-1.11)=590; nothing behind the sign makes it unknown"),
        must("verdict", TRUTH, "Whether its rule is fulfilled"),
        may("rule", Like(Pattern::Id), "The rule that is in force"),
        may("conditions", Map(Pattern::Word, &TRUTH), "Single conditions, by id"),
        may(
            "values",
            Map(Pattern::Word, &Text),
            "What conditions compare, by id, in their unit; as many digits are compared as are written",
        ),
        may("points", Map(Pattern::Word, &Text), "Points of scores, by id: 20, or 9-10"),
    ],
};

const TRUTH: super::super::Type = Word(&["holds", "fails", "unknown"]);

static QUANTITY: Shape = Shape {
    name: ("期望的换算", "an expected conversion"),
    fields: &[
        must("quantity", Text, "Amount and unit"),
        must("to", Unit, "Unit shown"),
        must("decimals", Whole(0, 9), "Decimals"),
        must("shown", Text, "What must be printed"),
    ],
};

static PARTS: Shape = Shape {
    name: ("期望的分项", "expected parts"),
    fields: &[
        must("parts", List(&Number), "Exact parts"),
        must("decimals", Whole(0, 9), "Decimals"),
        must("total", Text, "Rounded total"),
        must("sum_of_shown", Text, "Sum of the rounded parts"),
    ],
};

static TARGET: Shape = Shape {
    name: ("期望的目标", "an expected target"),
    fields: &[
        must("count", Whole(0, u64::MAX), "The count"),
        must("percent", Text, "The percentage as printed"),
        must("targets", List(&Whole(0, u64::MAX)), "The only whole targets possible"),
    ],
};
