//! The shape of a lamp: a decision table over named inputs.

use super::super::Type::{Like, List, Map, Of, Text, Unit, Word};
use super::super::{Pattern, Shape, Type};
use super::{SOURCE, TITLED, may, must};

pub(super) static LAMP: Shape = Shape {
    name: ("灯号表", "a lamp table"),
    fields: &[
        must("title", TITLED, "Name of the lamp"),
        must("source", SOURCE, "Where its rows come from"),
        may("of", Like(Pattern::Word), "Kind of records it judges; without it the values are handed in"),
        may("from", Like(Pattern::Day), "First day it holds"),
        may("until", Like(Pattern::Day), "First day it no longer holds"),
        may("when", Text, "Which records it judges, a condition; all when left out"),
        may("inputs", Map(Pattern::Word, &Of(&INPUT)), "What it looks at, by id"),
        may("rows", List(&Of(&ROW)), "Its rows; for every case exactly one holds"),
        may("default", Of(&DEFAULT), "The lamp of cases in which everything is known and no row holds; without it every case needs a row"),
        may("missing", Of(&MISSING), "The lamp of cases in which something is not known and no row holds; never green"),
    ],
};

const COLOUR: Type = Word(&["green", "yellow", "red"]);

static INPUT: Shape = Shape {
    name: ("输入项", "an input"),
    fields: &[
        must("title", TITLED, "Name of the input"),
        may("formula", Text, "How it comes from a record, in the expression language; handed in without one"),
        may("unit", Unit, "Unit of a number"),
        may("kind", Word(&["number", "flag"]), "number, with a unit, or flag: yes or no; number when left out"),
    ],
};

static ROW: Shape = Shape {
    name: ("灯号表的一行", "a row of a lamp table"),
    fields: &[
        must(
            "when",
            Map(Pattern::Word, &Text),
            "What is asked of inputs: `> 10 天, <= 30 天`, yes, no, unknown; anything of those not named",
        ),
        must("lamp", COLOUR, "The lamp"),
        must("say", TITLED, "In words"),
        may("escalate", TITLED, "What is to follow"),
    ],
};

static DEFAULT: Shape = Shape {
    name: ("默认灯号", "a default lamp"),
    fields: &[must("lamp", COLOUR, "The lamp"), must("say", TITLED, "Why this lamp, as the rows say nothing")],
};

static MISSING: Shape = Shape {
    name: ("情况不明时的灯号", "the lamp of what is not known"),
    fields: &[must("lamp", Word(&["unknown", "yellow", "red"]), "The lamp"), must("say", TITLED, "In words")],
};
