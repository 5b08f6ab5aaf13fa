//! Words and units of running text.

use super::super::Shape;
use super::super::Type::{List, Number, Of, Text, Unit, Whole, Word};
use super::{SOURCE, TITLED, may, must};

pub(super) static WORDING: Shape = Shape {
    name: ("措辞", "the wording"),
    fields: &[
        must("source", SOURCE, "Where the words come from"),
        must("verbs", Of(&KINDS), "Verbs of a change by what changes"),
        must("flat", TITLED, "Nothing changed in the digits printed"),
        may("nearly_flat", Of(&NEARLY_FLAT), "When a change is so small that only that is said"),
        may("strong", List(&Of(&STRONG)), "Stronger verbs from some size on"),
        may("units", List(&Of(&UNITS)), "Units by size, for shown: auto"),
        may("forbidden", List(&Of(&FORBIDDEN)), "What is never written"),
    ],
};

static KINDS: Shape = Shape {
    name: ("变动用语", "the verbs of a change"),
    fields: &[
        must("rate", Of(&VERBS), "An amount changed by so many per cent"),
        must("points", Of(&VERBS), "A rate changed by so many percentage points"),
        must("amount", Of(&VERBS), "An amount changed by so much"),
        must("count", Of(&VERBS), "A number of things changed by so many"),
    ],
};

static VERBS: Shape = Shape {
    name: ("升降用语", "the verbs up and down"),
    fields: &[must("up", TITLED, "Put before the size of a rise"), must("down", TITLED, "Put before the size of a fall")],
};

static NEARLY_FLAT: Shape = Shape {
    name: ("基本持平", "the words for nearly flat"),
    fields: &[
        must("source", SOURCE, "Where the bounds come from"),
        must("text", TITLED, "What is said"),
        must("below", Of(&BOUNDS), "Below these sizes"),
    ],
};

static BOUNDS: Shape = Shape {
    name: ("界限", "the bounds"),
    fields: &[
        may("rate", Number, "Per cent"),
        may("points", Number, "Percentage points"),
        may("amount", Number, "In the unit shown"),
        may("count", Number, "Things"),
    ],
};

static STRONG: Shape = Shape {
    name: ("加强用语", "stronger verbs"),
    fields: &[
        must("kind", Word(&["rate", "points", "amount", "count"]), "What changes"),
        must("from", Number, "From this size on"),
        must("up", TITLED, "Put before the size of a rise"),
        must("down", TITLED, "Put before the size of a fall"),
        must("source", SOURCE, "Where the bound comes from"),
    ],
};

static UNITS: Shape = Shape {
    name: ("单位规则", "a rule of units"),
    fields: &[
        must("of", Unit, "The unit sizes are counted in"),
        must("zh", List(&Of(&STEP)), "Units of the Chinese text, the smallest first"),
        must("en", List(&Of(&STEP)), "Units of the English text, the smallest first"),
    ],
};

static STEP: Shape = Shape {
    name: ("单位", "a unit by size"),
    fields: &[
        must("from", Number, "From this size on; the first from 0"),
        must("name", Text, "The unit as printed"),
        may("per", Number, "How many of the rule's unit make one of it; one when left out"),
        may("decimals", Whole(0, 9), "Decimals printed; none when left out"),
    ],
};

static FORBIDDEN: Shape = Shape {
    name: ("禁用写法", "a forbidden phrase"),
    fields: &[
        must("phrase", Text, "Words; {n} is a number without a sign, {-n} one with a minus, {*} a few words between"),
        must("reason", TITLED, "Why it is wrong"),
        must("instead", TITLED, "What is written instead"),
    ],
};
