//! Disclosure, pacing, identifiers, calendar.

use super::super::Shape;
use super::super::Type::{Text, Whole};
use super::{SOURCE, WORDS, may, must};

pub(super) static DISCLOSURE: Shape = Shape {
    name: ("披露规则", "the disclosure rules"),
    fields: &[
        must("source", SOURCE, "Where the rules come from"),
        must("min_units", Whole(1, u64::MAX), "Fewest units behind a published aggregate"),
        must("trusted", WORDS, "Audiences that see single units and small cells"),
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
