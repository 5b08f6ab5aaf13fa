//! The shapes of edits and of the relations they check.

use super::super::Type::{Amount, Like, List, Map, Of, Text, Word};
use super::super::{Pattern, Shape, Type};
use super::{SOURCE, TITLED, WORDS, may, must};

pub(super) static EDIT: Shape = Shape {
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
