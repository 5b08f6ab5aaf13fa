//! The shapes of edits, of the relations they check, of outliers and of what is asked of aggregates.

use super::super::Type::{Flag, Like, List, Map, Of, Setting, Text, Unit, Whole, Word};
use super::super::{Pattern, Shape, Type};
use super::{SOURCE, TITLED, WORDS, may, must};

pub(super) static EDIT: Shape = Shape {
    name: ("审核关系", "an edit"),
    fields: &[
        must("title", TITLED, "What it says"),
        must("class", CLASS, "A blocks, B blocks unless explained, C wants an explanation, D hints"),
        may("form", Like(Pattern::Form), "Form it applies to; any when left out"),
        may("exemptible", Flag, "Whether a unit may be exempted from it though it is of class A; of class B always"),
        may("headline", Like(Pattern::Id), "Indicator its issues bear on; the one that sums the item when left out"),
        may("missing", MISSING, "What a missing value means in its relations; skip_if_any when left out"),
        may("parameters", Map(Pattern::Word, &Setting), "Named numbers, with their unit"),
        may("peers", Of(&PEERS), "With which units a value is compared"),
        may("checks", List(&Of(&CHECK)), "What must hold, in the expression language"),
        may("outliers", List(&Of(&OUTLIER)), "What must not stand out among the peers"),
        may("macro", List(&Of(&MACRO)), "What is asked of figures instead of filings"),
        may("reported_as", WORDS, "Codes of the messages by which it is reported while a file is read"),
        must("source", SOURCE, "Where it comes from"),
    ],
};

const CLASS: Type = Word(&["A", "B", "C", "D"]);

const MISSING: Type = Word(&["skip_if_any", "skip_if_all", "never_skip"]);

const COLUMNS: Type = List(&Word(&["month", "cumulative", "report"]));

static CHECK: Shape = Shape {
    name: ("校验", "a check"),
    fields: &[
        must("holds", Text, "The relation, such as B204-1.03 >= B204-1.04"),
        may("when", Text, "The condition under which it must hold; always when left out"),
        may("items", List(&Like(Pattern::Item)), "Items for which `item` stands in it, one after the other"),
        may("columns", COLUMNS, "Columns it is for; all when left out"),
        may("class", CLASS, "Its own class; that of the edit when left out"),
        may("missing", MISSING, "Its own meaning of a missing value; that of the edit when left out"),
        may("hint", TITLED, "What would mend it"),
    ],
};

static PEERS: Shape = Shape {
    name: ("可比组", "peers"),
    fields: &[
        must("by", Like(Pattern::Word), "all, division, industry or an attribute of the register"),
        must("at_least", Whole(3, u64::MAX), "The smallest group that is compared"),
    ],
};

static OUTLIER: Shape = Shape {
    name: ("离群值", "an outlier"),
    fields: &[
        must("of", Text, "The value looked at, such as B204-1.01"),
        may("over", Text, "What it is divided by, such as previous(B204-1.01)"),
        must("method", Word(&["z_score", "mad", "hidiroglou_berthelot", "median_factor"]), "How it is judged"),
        may("when", Text, "The condition under which it is looked at; always when left out"),
        may("columns", COLUMNS, "Columns it is for; all when left out"),
        may("class", Word(&["C", "D"]), "Its own class; that of the edit when left out"),
    ],
};

static MACRO: Shape = Shape {
    name: ("宏观审核", "a macro edit"),
    fields: &[
        must(
            "rule",
            Word(&["complement_growth", "top_share"]),
            "complement_growth: of what a class leaves; top_share: of one unit in the change",
        ),
        must("indicators", List(&Like(Pattern::Id)), "Of which indicators"),
        may("by", List(&Like(Pattern::Word)), "Classifications whose classes are the groups; all when left out"),
    ],
};

/// A number that is not at hand.
pub static WANTED: Shape = Shape {
    name: ("待补参数", "a wanted number"),
    fields: &[
        must("state", Word(&["required"]), "The number is wanted; what uses it is skipped"),
        must("unit", Unit, "Its unit of measure"),
        must("note", Text, "Which document has it"),
    ],
};

/// An office's own numbers for an edit of another pack.
pub(super) static TOLERANCE: Shape = Shape {
    name: ("容差", "a tolerance"),
    fields: &[
        may("class", CLASS, "The class its issues have here"),
        may("parameters", Map(Pattern::Word, &Setting), "Its numbers here, with their unit"),
        must("source", SOURCE, "Who set them"),
    ],
};
