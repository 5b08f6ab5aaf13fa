//! Disclosure, identifiers, calendar, lexicon.

use super::super::Shape;
use super::super::Type::{List, Of, Text, Whole};
use super::{SOURCE, WORDS, may, must};

pub(super) static DISCLOSURE: Shape = Shape {
    name: ("披露规则", "the disclosure rules"),
    fields: &[
        must("source", SOURCE, "Where the rules come from"),
        must("min_units", Whole(1, u64::MAX), "Fewest units behind a published aggregate"),
        must("trusted", WORDS, "Audiences that see single units and small cells"),
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

pub(super) static LEXICON: Shape = Shape {
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
