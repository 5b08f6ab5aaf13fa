//! The shapes of scorecards: who is judged, the tree of terms, classes and what decides over them.

use super::super::Type::{Flag, Like, List, Map, Number, Of, Setting, Text, Unit, Variants, Whole, Word};
use super::super::{Pattern, Shape, Type};
use super::{SOURCE, TITLED, WORDS, may, must};

pub(super) static SCORECARD: Shape = Shape {
    name: ("评分卡", "a scorecard"),
    fields: &[
        may("title", TITLED, "Its name; needed unless it refines another"),
        may("meaning", TITLED, "What it judges"),
        may("owner", Text, "Department that answers for it; needed unless it refines another"),
        may(
            "refines",
            Like(Pattern::Id),
            "The card of which it says what is different: keys given here take the place of those there, terms key by key",
        ),
        may("of", Variants(&[&UNITS, &PANEL]), "Who is judged; needed unless it refines another"),
        may("aggregate", AGGREGATE, "How the first level becomes the score; needed unless it refines another"),
        may("normalise", Of(&NORMALISER), "How values are made comparable; raw when left out"),
        may("cap", Setting, "Most of the full mark a term can give, 1.5 for one and a half"),
        may("floor", Setting, "Least of the full mark"),
        may("negative", NEGATIVE, "What a negative value counts as; keep when left out"),
        may("missing", MISSING, "What a missing value gives; refuse when left out"),
        may("terms", Map(Pattern::Word, &Of(&TERM)), "The tree; needed unless it refines another"),
        may("prepare", List(&Of(&STEP)), "Steps before normalising, in order"),
        may("groups", List(&Of(&GROUP)), "Ranking groups: the first whose condition holds; one group when left out"),
        may("exclude", List(&Of(&RULE)), "Who is listed and not ranked"),
        may("merge", Variants(&[&SHARED, &ALIKE]), "Units that are judged as one"),
        may("coefficient", Of(&ADJUSTMENT), "Factor of the score"),
        may("bonus", List(&Of(&ADJUSTMENT)), "Points added"),
        may("penalty", List(&Of(&ADJUSTMENT)), "Points taken off"),
        may("score", Of(&BOUNDS), "Least and greatest score"),
        may("decimals", Whole(0, 9), "Digits of a shown score; 2 when left out"),
        may("compare", Word(&["exact", "shown"]), "Which scores are compared for ranks and classes; exact when left out"),
        may("classes", Of(&CLASSES), "Classes by score"),
        may("overrides", List(&Of(&OVERRIDE)), "What decides over the class, in order"),
        may("inherit", Of(&INHERIT), "How tenants take the class of the one whose land they are on"),
        may("policies", Map(Pattern::Word, &Of(&POLICY)), "What follows from a class"),
        may("publicity", Of(&PUBLICITY), "How long results are public and may be objected to"),
        may("robustness", Of(&ROBUSTNESS), "What is varied to see how much of the ranking is method"),
        must("source", SOURCE, "Where it comes from"),
    ],
};

static UNITS: Shape = Shape {
    name: ("单位", "units"),
    fields: &[must("units", Text, "Condition on the register, such as unit.member; `all` for everybody but offices")],
};

static PANEL: Shape = Shape { name: ("面板", "a panel"), fields: &[must("panel", Like(Pattern::Word), "Id of the panel")] };

const AGGREGATE: Type = Word(&["sum", "arithmetic", "geometric", "harmonic", "median", "outranking"]);

const MISSING: Type = Word(&["zero", "group_mean", "reweight", "refuse"]);

const NEGATIVE: Type = Word(&["keep", "zero"]);

static NORMALISER: Shape = Shape {
    name: ("标准化", "a way of normalising"),
    fields: &[
        must(
            "by",
            Word(&["raw", "ratio", "min_max", "goal_posts", "z", "rank", "percentile", "efficacy", "distance", "borda"]),
            "The method",
        ),
        may("from", Number, "What the lower end becomes; 0 when left out, 60 for efficacy"),
        may("to", Number, "What the upper end becomes; 1 when left out, 100 for efficacy"),
        may("ties", Word(&["min", "mean", "max"]), "The rank of equals, from below; mean when left out, min for percentile"),
        may("deviation", Word(&["sample", "population"]), "Divided by n - 1 or by n; sample when left out"),
    ],
};

static TERM: Shape = Shape {
    name: ("评分项", "a term"),
    fields: &[
        may("title", TITLED, "Its name; needed unless the card refines another"),
        may("in", Like(Pattern::Word), "The term it is part of; of the first level when left out"),
        may("weight", Setting, "Its weight among its siblings, or its points; needed unless the card refines another"),
        may("aggregate", AGGREGATE, "Of a group: how its parts become one"),
        may("value", Text, "What is measured, or the numerator, such as MJ-1.01"),
        may("over", Text, "What it is divided by, such as land.used"),
        may("unit", Unit, "Its unit, in which bases stand; needed where there is a value"),
        may("better", Word(&["higher", "lower"]), "Which way is wanted; higher when left out"),
        may("normalise", Of(&NORMALISER), "Its own way of normalising"),
        may("base", Setting, "Base of a ratio, target of a distance"),
        may("low", Setting, "Lower post; the least value when left out"),
        may("high", Setting, "Upper post; the greatest value when left out"),
        may("log", Flag, "Whether logarithms are taken of value and posts"),
        may("cap", Setting, "Its own cap"),
        may("floor", Setting, "Its own floor"),
        may("negative", NEGATIVE, "Its own meaning of a negative value"),
        may("missing", MISSING, "Its own meaning of a missing value"),
        may("provider", Text, "Who provides the value"),
        may("source", SOURCE, "Where its weight and bounds come from, if not from the card's source"),
    ],
};

static STEP: Shape = Shape {
    name: ("预处理", "a step"),
    fields: &[
        may("screen", Number, "Least share of the values one must have to be scored, 0.65"),
        may("impute", Word(&["mean", "median", "group_mean", "group_median", "previous"]), "How gaps are filled"),
        may("treat", Of(&TREATMENT), "How outliers are treated"),
        may("terms", WORDS, "Terms it is for; all when left out"),
    ],
};

static TREATMENT: Shape = Shape {
    name: ("离群值处理", "a treatment"),
    fields: &[
        must(
            "by",
            Word(&["winsorise", "clip", "log"]),
            "winsorise: the farthest become the next; clip: to two quantiles; log: ln(x - least + 1)",
        ),
        may("at_most", Whole(1, 1_000_000), "Of winsorise: values that may be moved"),
        may("skew", Number, "Of winsorise: bound of the absolute skewness"),
        may("kurtosis", Number, "Of winsorise: bound of the excess kurtosis"),
        may("low", Number, "Of clip: lower share"),
        may("high", Number, "Of clip: upper share"),
    ],
};

static GROUP: Shape = Shape {
    name: ("排名组", "a ranking group"),
    fields: &[
        must("id", Like(Pattern::Word), "Its id"),
        must("title", TITLED, "Its name"),
        may("when", Text, "Who belongs to it; everybody left when left out"),
    ],
};

static RULE: Shape = Shape {
    name: ("规则", "a rule"),
    fields: &[
        must("id", Like(Pattern::Word), "Its id"),
        must("title", TITLED, "Its name"),
        must("when", Text, "When it applies"),
        may("source", SOURCE, "Where it comes from, if not from the card's source"),
    ],
};

static SHARED: Shape =
    Shape { name: ("合并", "a merger"), fields: &[must("shared", Like(Pattern::Word), "Resource of which an asset is shared")] };

static ALIKE: Shape = Shape {
    name: ("合并", "a merger"),
    fields: &[must("attribute", Like(Pattern::Word), "Attribute of the register whose value they have in common")],
};

static ADJUSTMENT: Shape = Shape {
    name: ("调整", "an adjustment"),
    fields: &[
        must("id", Like(Pattern::Word), "Its id"),
        must("title", TITLED, "Its name"),
        must("amount", Text, "Points, or the factor: a number or a formula"),
        may("when", Text, "When; always when left out"),
        may("at_least", Number, "Least"),
        may("at_most", Number, "Most"),
        may("source", SOURCE, "Where it comes from, if not from the card's source"),
    ],
};

static BOUNDS: Shape =
    Shape { name: ("分数范围", "bounds of the score"), fields: &[may("at_least", Number, "Least"), may("at_most", Number, "Most")] };

static CLASSES: Shape = Shape {
    name: ("分类", "classes"),
    fields: &[
        must("grades", List(&Of(&GRADE)), "From best to worst"),
        may("rounding", Word(&["floor", "ceil", "nearest"]), "How a number of places is made whole; floor when left out"),
        may("ties", Word(&["better", "worse"]), "Which class equals at a cut get; better when left out"),
        may("source", SOURCE, "Where they come from, if not from the card's source"),
    ],
};

static GRADE: Shape = Shape {
    name: ("等级", "a grade"),
    fields: &[
        must("grade", Text, "A"),
        must("title", TITLED, "Its name"),
        may("upto", Setting, "The best so many of the ranking group down to here: 0.2 for the first fifth"),
        may("at_least", Setting, "Scores from here"),
    ],
};

static OVERRIDE: Shape = Shape {
    name: ("等级调整", "an override"),
    fields: &[
        must("id", Like(Pattern::Word), "Its id"),
        must("title", TITLED, "Its name"),
        must("when", Text, "When it applies"),
        may("grade", Text, "Exactly this class"),
        may("at_best", Text, "No better than this"),
        may("at_least", Text, "No worse than this"),
        may("source", SOURCE, "Where it comes from, if not from the card's source"),
    ],
};

static INHERIT: Shape = Shape {
    name: ("承租随业主", "inheritance"),
    fields: &[must("from", Like(Pattern::Word), "The resource that is leased"), may("except", WORDS, "Uses of which it is not so")],
};

static POLICY: Shape = Shape {
    name: ("差别化政策", "a policy"),
    fields: &[
        must("title", TITLED, "Its name"),
        may("unit", Unit, "Its unit, where it is an amount"),
        must("by_grade", Map(Pattern::Name, &TITLED), "What it is, by class"),
        must("source", SOURCE, "Where it comes from"),
    ],
};

static PUBLICITY: Shape = Shape {
    name: ("公示", "publicity"),
    fields: &[
        must("days", Whole(0, 366), "Days after the first"),
        may("until", Text, "The hour it ends, 12:00"),
        may("answer_days", Whole(0, 366), "Days in which an objection is answered"),
        may("source", SOURCE, "Where it comes from, if not from the card's source"),
    ],
};

static ROBUSTNESS: Shape = Shape {
    name: ("稳健性", "robustness"),
    fields: &[
        must("draws", Whole(1, 1_000_000), "Runs"),
        must("seed", Whole(0, u64::MAX), "Where the random numbers begin"),
        may("weights", Number, "Weights are varied by at most this part either way: 0.2"),
        may("bounds", Number, "Bases and posts are varied by at most this part"),
        may("normalise", List(&Of(&NORMALISER)), "Other ways of normalising"),
        may("aggregate", List(&AGGREGATE), "Other ways of aggregating"),
        may("band", Number, "Share of the runs within the band of ranks; 0.9 when left out"),
    ],
};
