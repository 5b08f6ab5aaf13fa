//! Panels of those that are compared with one another, and resources that are held by ownership and lease.

use super::super::Type::{Like, Map, Of, Text, Unit, Word};
use super::super::{Pattern, Shape};
use super::{SOURCE, TITLED, WORDS, may, must};

pub(super) static PANEL: Shape = Shape {
    name: ("对比名单", "a panel"),
    fields: &[
        must("title", TITLED, "Name of the panel"),
        must("source", SOURCE, "Where it comes from"),
        may("measures", Map(Pattern::Word, &Of(&MEASURE)), "What is observed of its members, by id; needed without `measures_of`"),
        may("measures_of", Like(Pattern::Word), "The panel whose measures are observed of these members too, beside its own"),
        may(
            "members",
            Map(Pattern::Name, &Of(&MEMBER)),
            "Its members by code; left out where any code is one as soon as something is observed of it",
        ),
    ],
};

static MEASURE: Shape = Shape {
    name: ("观测项", "a measure"),
    fields: &[
        must("title", TITLED, "Name of what is observed"),
        must("unit", Unit, "Unit of its values; `1` for a bare number"),
        may("source", SOURCE, "Where its definition comes from; the panel's when left out"),
        may("indicator", Text, "Indicator whose figure gives it for members that are an area here"),
    ],
};

static MEMBER: Shape = Shape {
    name: ("成员", "a member"),
    fields: &[
        must("title", TITLED, "Its name"),
        may("area", Like(Pattern::Name), "The area here that it is"),
        may("from", Like(Pattern::Day), "First day it is a member"),
        may("until", Like(Pattern::Day), "First day it no longer is"),
        may("source", SOURCE, "Where this comes from; the panel's when left out"),
    ],
};

pub(super) static RESOURCE: Shape = Shape {
    name: ("资源", "a resource"),
    fields: &[
        must("title", TITLED, "Name of the resource"),
        must("source", SOURCE, "Where its rules come from"),
        must("unit", Unit, "Unit it is added up in"),
        must(
            "nature",
            Word(&["stock", "flow"]),
            "stock: what stands on the last day of a period counts; flow: readings, each dated by the span it is for",
        ),
        may("uses", WORDS, "Words for what it is used for"),
    ],
};
