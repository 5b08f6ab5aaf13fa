//! Disclosure, pacing, identifiers, calendar.

use super::super::Type::{Like, Of, Text, Whole};
use super::super::{Pattern, Shape};
use super::{SOURCE, WORDS, may, must};

pub(super) static DISCLOSURE: Shape = Shape {
    name: ("披露规则", "the disclosure rules"),
    fields: &[
        must("source", SOURCE, "Where the rules come from"),
        must("min_units", Whole(1, u64::MAX), "Fewest owners behind a published aggregate; a unit without one is its own"),
        may("dominance", Of(&DOMINANCE), "What the largest owners may be of an aggregate at most"),
        may("owner", Like(Pattern::Name), "Attribute of the register that names who owns a unit; units of one owner are one"),
        must("trusted", WORDS, "Audiences that see single units and small cells"),
    ],
};

static DOMINANCE: Shape = Shape {
    name: ("优势规则", "the rule of dominance"),
    fields: &[
        must("n", Whole(1, 9), "How many of the largest owners are taken together"),
        must("k", Whole(1, 100), "Per cent of the sum without regard to sign that they may hold; more is withheld"),
    ],
};

pub(super) static PACING: Shape = Shape {
    name: ("进度规则", "the rules of pace"),
    fields: &[
        must("source", SOURCE, "Where the rules come from"),
        must("seasonal_years", Whole(1, 9), "How many years before tell the season of a target"),
    ],
};

pub(super) static IDENTIFIERS: Shape = Shape {
    name: ("代码例外", "the code exceptions"),
    fields: &[
        must("source", SOURCE, "Where the list comes from"),
        must("code_exceptions", WORDS, "Credit codes that are valid though their check character fails"),
        may("legal_forms", WORDS, "Endings of names that say the legal form and not who is meant"),
    ],
};

pub(super) static CALENDAR: Shape = Shape {
    name: ("日历", "the calendar"),
    fields: &[must("source", SOURCE, "Where it comes from"), must("zone", Text, "IANA time zone in which days end")],
};
