//! Titles, facts of the register, ladders and the rules by which titles are given.

use super::super::Type::{Like, List, Map, Number, Of, Text, Unit, Variants, Whole, Word};
use super::super::{Pattern, Shape, Type};
use super::{SOURCE, TITLED, WORDS, may, must};

pub(super) static TITLE_HELD: Shape = Shape {
    name: ("称号", "a title"),
    fields: &[
        must("title", TITLED, "Its name"),
        must("kind", Word(&["rung", "award"]), "rung: of a ladder; award: held and counted only"),
        may("issuer", Text, "Who gives it"),
        may("level", Word(&["national", "provincial", "municipal", "district"]), "The level of who gives it"),
        may("valid_years", Whole(1, 99), "Years it holds; without an end when left out"),
        must(
            "register",
            Word(&["complete", "partial"]),
            "complete: who isn't recorded is known not to hold it, once the book has any record of it",
        ),
        may("held", Text, "A condition by which it is held without a record, such as unit.member"),
        must("source", SOURCE, "Where it comes from"),
    ],
};

pub(super) static FACT: Shape = Shape {
    name: ("事实", "a fact"),
    fields: &[
        must("title", TITLED, "Its name"),
        must("kind", Word(&["flag", "date", "word", "text"]), "flag: 是 or 否; word: one of `words`"),
        may("words", WORDS, "Of a word: what it may be"),
        may("evidence", TITLED, "What bears it out"),
    ],
};

pub(super) static LADDER: Shape = Shape {
    name: ("梯度", "a ladder"),
    fields: &[
        must("title", TITLED, "Its name"),
        must("rungs", List(&Like(Pattern::Word)), "Titles from the lowest to the highest"),
        must("source", SOURCE, "Where it comes from"),
    ],
};

pub(super) static RULE: Shape = Shape {
    name: ("认定规则", "a rule of a ladder"),
    fields: &[
        must("of", Like(Pattern::Word), "The title it gives"),
        must("title", TITLED, "Its name"),
        must("from", Like(Pattern::Day), "First day of decisions by it"),
        may("until", Like(Pattern::Day), "First day of decisions that no longer are"),
        must("source", SOURCE, "Where it comes from; `required` leaves it without conditions"),
        may("scores", Map(Pattern::Word, &SCORE), "Scores by id, each after those it names"),
        may("conditions", NODE, "What has to hold"),
        may("forecast", Of(&FORECAST), "What is forecast on the way to it"),
    ],
};

/// Conditions nest four deep.
const NODE: Type = Variants(&[&ALL, &ANY, &LEAF]);

static ALL: Shape = joined(("全部条件", "conditions"), &ALL_FIELDS);
static ALL_FIELDS: [super::Field; 3] = [must("all", List(&Variants(&[&LEAF, &ANY_BELOW])), "All have to hold"), NAME, WHEN];
static ANY: Shape = joined(("任一条件", "alternatives"), &ANY_FIELDS);
static ANY_FIELDS: [super::Field; 3] = [must("any", List(&Variants(&[&LEAF, &ALL_BELOW])), "One has to hold"), NAME, WHEN];
static ALL_BELOW: Shape = joined(("全部条件", "conditions"), &ALL_BELOW_FIELDS);
static ALL_BELOW_FIELDS: [super::Field; 3] = [must("all", List(&Variants(&[&LEAF, &ANY_LEAVES])), "All have to hold"), NAME, WHEN];
static ANY_BELOW: Shape = joined(("任一条件", "alternatives"), &ANY_BELOW_FIELDS);
static ANY_BELOW_FIELDS: [super::Field; 3] = [must("any", List(&Variants(&[&LEAF, &ALL_LEAVES])), "One has to hold"), NAME, WHEN];
static ALL_LEAVES: Shape = joined(("全部条件", "conditions"), &ALL_LEAVES_FIELDS);
static ALL_LEAVES_FIELDS: [super::Field; 3] = [must("all", List(&Variants(&[&LEAF, &ANY_LEAVES])), "All have to hold"), NAME, WHEN];
static ANY_LEAVES: Shape = joined(("任一条件", "alternatives"), &ANY_LEAVES_FIELDS);
static ANY_LEAVES_FIELDS: [super::Field; 3] = [must("any", List(&Variants(&[&LEAF])), "One has to hold"), NAME, WHEN];

const NAME: super::Field = may("title", TITLED, "Its name");
const WHEN: super::Field = may("when", Text, "For whom it is there at all; everybody when left out");

const fn joined(name: (&'static str, &'static str), fields: &'static [super::Field]) -> Shape {
    Shape { name, fields }
}

static LEAF: Shape = Shape {
    name: ("条件", "a condition"),
    fields: &[
        must("id", Like(Pattern::Word), "Its id within the rule"),
        must("title", TITLED, "Its name"),
        may("test", Text, "What has to hold, such as year(PY-1.01) >= 2000 万元 or score.total > 70"),
        may("state", Word(&["required"]), "required: its text or number is wanted, so that it is unknown"),
        may("note", Text, "What is wanted"),
        WHEN,
        may("evidence", TITLED, "What is wanted where it is unknown"),
        may("lever", TITLED, "What helps where it fails"),
        may("source", SOURCE, "Where it comes from, if not from the rule's source"),
    ],
};

const SCORE: Type = Variants(&[&SUM, &BEST, &BANDS, &WORDED, &GIVEN]);

static SUM: Shape = Shape {
    name: ("得分合计", "a sum of points"),
    fields: &[
        must("sum", List(&Variants(&[&BEST, &BANDS, &WORDED, &REFERRED, &GIVEN])), "Added up"),
        must("title", TITLED, "Its name"),
        may("at_most", Number, "Most points"),
        FILED,
    ],
};

static BEST: Shape = Shape {
    name: ("取高", "the best of several"),
    fields: &[
        must("best_of", List(&Variants(&[&BANDS, &WORDED, &GIVEN])), "Of which the best counts"),
        must("title", TITLED, "Its name"),
        FILED,
    ],
};

static BANDS: Shape = Shape {
    name: ("分档计分", "points by bands"),
    fields: &[
        must("bands", List(&Of(&BAND)), "Bands in order; the first that a value reaches counts"),
        must("title", TITLED, "Its name"),
        must("value", Text, "What is measured, such as year(PY-1.02) / year(PY-1.01)"),
        must("unit", Unit, "Unit of the bounds"),
        FILED,
    ],
};

static BAND: Shape = Shape {
    name: ("分档", "a band"),
    fields: &[
        must("points", Text, "Its points: 20, or 9-10 where they are judged within it"),
        may("from", Number, "From here, included; all that is left when no bound is given"),
        may("above", Number, "Above this"),
        may("upto", Number, "Up to this, included"),
        may("below", Number, "Below this"),
    ],
};

static WORDED: Shape = Shape {
    name: ("按类计分", "points by word"),
    fields: &[
        must("word", Like(Pattern::Word), "The fact of the register"),
        must("title", TITLED, "Its name"),
        must("cases", List(&Of(&CASE)), "Points by its word"),
        FILED,
    ],
};

static CASE: Shape = Shape {
    name: ("一类", "a case"),
    fields: &[must("is", Text, "The word"), must("points", Text, "Its points: 15, or 1-6 where they are judged within it")],
};

static REFERRED: Shape =
    Shape { name: ("引用得分", "another score"), fields: &[must("score", Like(Pattern::Word), "A score above in this rule")] };

static GIVEN: Shape = Shape {
    name: ("评定分", "points that are judged"),
    fields: &[
        must("points", Text, "From least to most: 0-8"),
        must("title", TITLED, "Its name"),
        FILED,
        may("state", Word(&["required"]), "required: how they are given is wanted"),
        may("note", Text, "What is wanted"),
    ],
};

const FILED: super::Field = may("filed", Text, "Item of a form in which points given by people are filed, such as PY-1.41");

static FORECAST: Shape = Shape {
    name: ("预测", "a forecast"),
    fields: &[
        must("of", Text, "What grows: trailing(PY-2.01)"),
        must("reaches", Text, "The line, 2000 万元"),
        must("months", Whole(1, 120), "Months beyond which nothing is said"),
    ],
};
