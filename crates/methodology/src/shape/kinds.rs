//! The shapes of all kinds of definitions.

use super::Type::{Amount, Flag, Like, List, Map, Number, Of, Text, Unit, Variants, Whole, Word};
use super::{Field, Pattern, Shape, Type};

const fn must(key: &'static str, ty: Type, doc: &'static str) -> Field {
    Field { key, ty, required: true, doc }
}

const fn may(key: &'static str, ty: Type, doc: &'static str) -> Field {
    Field { key, ty, required: false, doc }
}

/// Both wordings of a name or sentence.
pub static TITLE: Shape = Shape {
    name: ("双语文字", "a text in both languages"),
    fields: &[must("zh", Text, "Simplified Chinese"), must("en", Text, "English")],
};

static DOCUMENT: Shape = Shape {
    name: ("来源", "a source"),
    fields: &[
        must("document", Text, "Name of the official document"),
        may("number", Text, "Its number"),
        may("article", Text, "Article, table or page"),
    ],
};

static STATE: Shape = Shape {
    name: ("来源", "a source"),
    fields: &[
        must(
            "state",
            Word(&["unverified", "required", "fictional"]),
            "unverified: usable and marked; required: empty; fictional: invented",
        ),
        may("note", Text, "What is known of the origin, or what is wanted"),
    ],
};

const TITLED: Type = Of(&TITLE);
const SOURCE: Type = Variants(&[&DOCUMENT, &STATE]);
const WORDS: Type = List(&Text);

/// The head of a pack.
pub static PACK: Shape = Shape {
    name: ("方法包", "a pack"),
    fields: &[
        must("id", Like(Pattern::Name), "Id of the pack"),
        must("version", Text, "Its version"),
        must("title", TITLED, "Its name"),
        must("owner", Text, "Department that owns it"),
        may("fictional", Flag, "Whether everything in it is invented"),
        may("depends_on", List(&Like(Pattern::Name)), "Packs it needs"),
        may("default_area", Like(Pattern::Name), "Area used when a request names none"),
    ],
};

static FORM: Shape = Shape {
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
    ],
};

static HEADINGS: Shape = Shape {
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

static NOMENCLATURE: Shape = Shape {
    name: ("标准分类", "a nomenclature"),
    fields: &[
        must("title", TITLED, "Name of the nomenclature"),
        must("source", SOURCE, "Where it comes from"),
        may("codes", Text, "One code a line: code|name in Chinese|name in English, each code after the one it belongs to"),
    ],
};

static INDICATOR: Shape = Shape {
    name: ("指标", "an indicator"),
    fields: &[
        must("title", TITLED, "Name of the indicator"),
        must("unit", Unit, "Unit of the exact value"),
        may("shown", Unit, "Unit it is shown in; `unit` when left out"),
        may("decimals", Whole(0, 9), "Decimals shown; 1 when left out"),
        must("owner", Text, "Department that answers for it"),
        must("frequency", Word(&["monthly", "quarterly", "annual"]), "How often it is made"),
        must("source", SOURCE, "Where its definition comes from"),
        may("thresholds", Of(&THRESHOLDS), "Warning and excellence thresholds in the shown unit"),
        may("formula", Map(Pattern::Day, &Text), "Formulas by first day of validity"),
    ],
};

static THRESHOLDS: Shape = Shape {
    name: ("阈值", "thresholds"),
    fields: &[may("warning", Number, "Below it the indicator warns"), may("excellence", Number, "From it the indicator excels")],
};

static CLASSIFICATION: Shape = Shape {
    name: ("分类", "a classification"),
    fields: &[
        must("title", TITLED, "Name of the classification"),
        must("source", SOURCE, "Where it comes from"),
        may("nomenclature", Like(Pattern::Name), "Nomenclature its codes are taken from"),
        may("partition", Flag, "Whether every code is in at most one class, so that shares may be added"),
        may("overridable", Flag, "Whether the register may put a unit into a class, or take it out, against its code"),
        may("approval", Of(&APPROVAL), "Who approved the list"),
        may("from", Like(Pattern::Day), "First day it holds"),
        may("until", Like(Pattern::Day), "First day it no longer holds"),
        must("classes", Map(Pattern::Word, &Of(&CLASS)), "Classes by id"),
    ],
};

static APPROVAL: Shape = Shape {
    name: ("批准", "an approval"),
    fields: &[
        must("by", Text, "Who approved it"),
        must("date", Like(Pattern::Day), "When"),
        may("document", Text, "The document that says so"),
    ],
};

static CLASS: Shape = Shape {
    name: ("类", "a class"),
    fields: &[
        must("title", TITLED, "Name of the class"),
        may("codes", List(&Like(Pattern::Industry)), "Industry codes; a trailing * stands for all codes that begin so"),
        may("partial", List(&Like(Pattern::Industry)), "Industry codes of which only a part belongs to the class"),
    ],
};

static TABLE: Shape = Shape {
    name: ("系数表", "a table"),
    fields: &[
        must("title", TITLED, "Name of the table"),
        must("unit", Unit, "Unit of its numbers; `1` for a bare factor"),
        must("source", SOURCE, "Where it comes from"),
        may("values", Map(Pattern::Day, &Map(Pattern::Industry, &Number)), "By first day of validity: numbers by code prefix"),
    ],
};

static AREA: Shape = Shape {
    name: ("区域", "an area"),
    fields: &[
        must("title", TITLED, "Name of the area"),
        may("parent", Like(Pattern::Name), "The area it is part of"),
        may("aliases", WORDS, "Other names, as articles write them"),
    ],
};

static EDIT: Shape = Shape {
    name: ("审核关系", "an edit"),
    fields: &[
        must("title", TITLED, "What it says"),
        must("class", Word(&["A", "B", "C", "D"]), "A blocks, B blocks unless explained, C wants an explanation, D hints"),
        may("form", Like(Pattern::Form), "Form it applies to; any when left out"),
        may("missing", MISSING, "What a missing value means in its relations; skip_if_any when left out"),
        may("parameters", Map(Pattern::Word, &Amount), "Named numbers, with their unit"),
        may("checks", List(&Of(&CHECK)), "What must hold, in the expression language"),
        may("reported_as", WORDS, "Codes of the messages by which it is reported while a file is read"),
        must("source", SOURCE, "Where it comes from"),
    ],
};

const MISSING: Type = Word(&["skip_if_any", "skip_if_all", "never_skip"]);

static CHECK: Shape = Shape {
    name: ("校验", "a check"),
    fields: &[
        must("holds", Text, "The relation, such as B204-1.03 >= B204-1.04"),
        may("when", Text, "The condition under which it must hold; always when left out"),
        may("items", List(&Like(Pattern::Item)), "Items for which `item` stands in it, one after the other"),
        may("columns", List(&Word(&["month", "cumulative", "report"])), "Columns it is for; all when left out"),
        may("class", Word(&["A", "B", "C", "D"]), "Its own class; that of the edit when left out"),
        may("missing", MISSING, "Its own meaning of a missing value; that of the edit when left out"),
        may("hint", TITLED, "What would mend it"),
    ],
};

static BULLETIN: Shape = Shape {
    name: ("公报", "a bulletin"),
    fields: &[
        must("title", TITLED, "Title with slots"),
        must("audience", Like(Pattern::Word), "Audience it is written for"),
        must("figures", Map(Pattern::Word, &Of(&SLOT)), "Bound figures by slot name"),
        must("paragraphs", List(&TITLED), "Paragraphs with {slot}, {slot.change}, {slot.unit}, {period}, {area}, {as_of}; no digits"),
    ],
};

static SLOT: Shape = Shape {
    name: ("公报数据", "a bound figure"),
    fields: &[
        must("indicator", Text, "Indicator id; <id>.growth for its growth"),
        may("shown", Unit, "Unit shown; the indicator's own when left out"),
        may("decimals", Whole(0, 9), "Decimals shown; the indicator's own when left out"),
    ],
};

static WORDING: Shape = Shape {
    name: ("措辞", "the wording"),
    fields: &[
        must("source", SOURCE, "Where the words come from"),
        must("rise", TITLED, "An amount rose"),
        must("fall", TITLED, "An amount fell"),
        must("flat", TITLED, "Nothing changed"),
        must("points_up", TITLED, "A rate rose by percentage points"),
        must("points_down", TITLED, "A rate fell by percentage points"),
    ],
};

static DISCLOSURE: Shape = Shape {
    name: ("披露规则", "the disclosure rules"),
    fields: &[
        must("source", SOURCE, "Where the rules come from"),
        must("min_units", Whole(1, u64::MAX), "Fewest units behind a published aggregate"),
        must("trusted", WORDS, "Audiences that see single units and small cells"),
    ],
};

static IDENTIFIERS: Shape = Shape {
    name: ("代码例外", "the code exceptions"),
    fields: &[
        must("source", SOURCE, "Where the list comes from"),
        must("code_exceptions", WORDS, "Credit codes that are valid though their check character fails"),
        may("legal_forms", WORDS, "Endings of names that say the legal form and not who is meant"),
    ],
};

static CALENDAR: Shape = Shape {
    name: ("日历", "the calendar"),
    fields: &[must("source", SOURCE, "Where it comes from"), must("zone", Text, "IANA time zone in which days end")],
};

static LEXICON: Shape = Shape {
    name: ("词表", "the lexicon"),
    fields: &[
        may("source", SOURCE, "Where the phrases come from"),
        may("indicators", List(&Of(&PHRASE)), "Phrases that name an indicator"),
        may("subjects", List(&Of(&PHRASE)), "Phrases that name something outside the ledger"),
        may("cut_after", WORDS, "Headings after which nothing is article text"),
        may("junk", WORDS, "Words of injected advertising"),
    ],
};

static PHRASE: Shape = Shape {
    name: ("短语", "a phrase"),
    fields: &[
        must("text", Text, "The phrase in simplified script"),
        must("names", Text, "Indicator id or subject word"),
        may("unit", Text, "Unit of its amounts where the text leaves it out"),
    ],
};

static EXAMPLE: Shape = Shape {
    name: ("算例", "an example"),
    fields: &[
        must("name", Text, "A sentence"),
        may("register", Text, "Register CSV; units are short names"),
        may("filings", Text, "Tidy CSV; units are short names"),
        must("expect", List(&Variants(&[&FIGURE, &QUANTITY, &PARTS, &TARGET])), "What must come out"),
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
        may("bridge", Map(Pattern::Word, &Number), "Bridge terms by panel part, `restatement` or `total`, in the exact unit"),
        may("current", Number, "This year's side of a growth rate"),
        may("base", Number, "Last year's side"),
    ],
};

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

/// A file of a pack: every kind of definition it may hold.
pub static FILE: Shape = Shape {
    name: ("方法包文件", "a pack file"),
    fields: &[
        may("pack", Of(&PACK), "Head of the pack; in pack.yaml only"),
        may("forms", Map(Pattern::Form, &Of(&FORM)), "Reporting forms by table number"),
        may("indicators", Map(Pattern::Id, &Of(&INDICATOR)), "Indicators by id"),
        may("headings", Of(&HEADINGS), "Words by which the heads of sheets are read"),
        may("nomenclatures", Map(Pattern::Name, &Of(&NOMENCLATURE)), "Hierarchical lists of codes"),
        may("classifications", Map(Pattern::Word, &Of(&CLASSIFICATION)), "Classifications over industry codes"),
        may("tables", Map(Pattern::Word, &Of(&TABLE)), "Dated tables of numbers by industry"),
        may("areas", Map(Pattern::Name, &Of(&AREA)), "Areas by code"),
        may("edits", Map(Pattern::Name, &Of(&EDIT)), "Checks of what was filed"),
        may("bulletins", Map(Pattern::Name, &Of(&BULLETIN)), "Texts with bound figures"),
        may("wording", Of(&WORDING), "Words of running text"),
        may("disclosure", Of(&DISCLOSURE), "Rules of the disclosure gate"),
        may("identifiers", Of(&IDENTIFIERS), "Exceptions to code checks"),
        may("calendar", Of(&CALENDAR), "Time zone"),
        may("lexicon", Of(&LEXICON), "Vocabulary of the claim reader"),
        may("examples", List(&Of(&EXAMPLE)), "Worked examples"),
    ],
};

static RULE: Shape = Shape {
    name: ("对照规则", "a mapping rule"),
    fields: &[
        must("heading", Text, "Heading of the column as folded"),
        must("is", Word(&["unit_code", "unit_name", "reported", "note", "nothing", "amount"]), "What stands in the column"),
        may("item", Like(Pattern::Item), "Item of an amount"),
        may("column", Like(Pattern::Item), "Column of the form"),
        may("unit", Unit, "Unit the amounts are written in; the item's own when left out"),
        may("confidence", Whole(0, 100), "How sure the proposal was, in per cent"),
    ],
};

static MAPPING: Shape = Shape {
    name: ("对照规则", "a mapping"),
    fields: &[
        must("fingerprint", Text, "SHA-256 over the headings"),
        may("confirmed", Text, "Who confirmed it, and when; empty while it is a proposal"),
        must("form", Like(Pattern::Form), "The form its rows are filings of"),
        must("columns", List(&Of(&RULE)), "A rule a column"),
    ],
};

/// A file of mapping rules; it stands beside the data, not in a pack.
pub static MAPPING_FILE: Shape =
    Shape { name: ("对照规则文件", "a mapping file"), fields: &[must("mapping", Of(&MAPPING), "The rules")] };
