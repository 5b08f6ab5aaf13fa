//! Forms and the words by which their sheets are read.

use super::super::Type::{Flag, Like, List, Map, Of, Text, Unit, Whole, Word};
use super::super::{Pattern, Shape, Type};
use super::{SOURCE, TITLED, WORDS, may, must};

pub(super) static FORM: Shape = Shape {
    name: ("报表", "a form"),
    fields: &[
        must("title", TITLED, "Name of the form"),
        may("aliases", WORDS, "Other names it goes by on sheets"),
        must("source", SOURCE, "Where the form comes from"),
        may("frequency", Word(&["monthly", "quarterly", "annual"]), "How often it is filed; monthly when left out"),
        may("unit", Unit, "Unit of measure in the head of the sheet"),
        may("panel", Like(Pattern::Word), "Which units file it, as a status of the register; any when left out"),
        may("exempt_months", List(&Whole(1, 12)), "Months for which nothing is filed"),
        may("due", Map(Pattern::Period, &Like(Pattern::Hour)), "Local date and time by which each report period is due"),
        may("versions", Map(Pattern::Day, &Of(&VERSION)), "Editions by the first day of the periods they are for"),
        may("columns", List(&Of(&COLUMN)), "Columns of values in the order of the sheet"),
        must("items", Map(Pattern::Item, &Of(&ITEM)), "Items by official code, in the order of the sheet"),
        may("families", Map(Pattern::Word, &Of(&FAMILY)), "Rows whose code comes from a nomenclature"),
    ],
};

static VERSION: Shape = Shape {
    name: ("报表版本", "an edition"),
    fields: &[must("name", Text, "Its name, such as 2021"), may("number", Text, "Document that issued it")],
};

static COLUMN: Shape = Shape {
    name: ("报表列", "a column"),
    fields: &[
        must("id", Like(Pattern::Item), "Official number"),
        must("title", TITLED, "Heading"),
        may("aliases", WORDS, "Other headings it goes by on sheets"),
        may("role", Word(&["current", "same_period"]), "Own or same-period column; current when left out"),
        must("span", Word(&["month", "cumulative", "report"]), "What period its values speak of"),
        may("locked", Flag, "Whether the office fills it in and firms do not"),
    ],
};

static ITEM: Shape = Shape {
    name: ("报表指标", "an item"),
    fields: &[
        must("title", TITLED, "Name of the item"),
        may("aliases", WORDS, "Other names it goes by on sheets"),
        must("unit", Unit, "Unit it is filed in"),
        may("integer", Flag, "Whether only whole numbers are filed"),
        may("may_be_negative", Flag, "Whether it may be negative"),
        may("nature", NATURE, "What its value is to time; flow when left out"),
        may("level", Whole(0, 6), "Indentation on the sheet"),
        may("derived", Text, "Sum or difference of items of the form it equals, such as 205 - 206"),
        may("columns", List(&Like(Pattern::Item)), "Columns it is filed in; all when left out"),
        may("from", Like(Pattern::Day), "First day of the periods it is asked for"),
        may("until", Like(Pattern::Day), "First day of the periods it is no longer asked for"),
    ],
};

static FAMILY: Shape = Shape {
    name: ("分行业行", "a family of rows"),
    fields: &[
        must("title", TITLED, "What the rows are"),
        must("nomenclature", Like(Pattern::Name), "Nomenclature of their codes"),
        may("length", Whole(1, 12), "How many characters a code has; any number when left out"),
        may("sections", WORDS, "Sections of the nomenclature they may belong to; any when left out"),
        may("part_of", Like(Pattern::Item), "The item they add up to"),
        must("unit", Unit, "Unit they are filed in"),
        may("integer", Flag, "Whether only whole numbers are filed"),
        may("nature", NATURE, "What their values are to time; flow when left out"),
    ],
};

/// Within a period, at its end, or averaged over it.
const NATURE: Type = Word(&["flow", "stock", "average"]);

pub(super) static HEADINGS: Shape = Shape {
    name: ("表头词表", "the headings"),
    fields: &[
        must("source", SOURCE, "Where the words come from"),
        may("unit_code", WORDS, "The credit code of the unit"),
        may("unit_name", WORDS, "The name of the unit"),
        may("item_name", WORDS, "The column of item names"),
        may("item_code", WORDS, "The column of item codes"),
        may("measure", WORDS, "The unit of measure"),
        may("form", WORDS, "The number of the form"),
        may("period", WORDS, "The report period"),
        may("reported", WORDS, "The day the sheet was filed"),
        may("note", WORDS, "The filer's explanation"),
        may("ignored", WORDS, "Columns that hold nothing to take"),
        may("total", WORDS, "How rows of totals begin"),
        may("foot", WORDS, "How rows below the table begin"),
        may("blank", WORDS, "Signs for nothing filed"),
    ],
};
