//! Bulletins, wording, disclosure, identifiers, calendar, lexicon.

use super::super::Type::{Like, List, Map, Of, Text, Unit, Whole};
use super::super::{Pattern, Shape};
use super::{SOURCE, TITLED, WORDS, may, must};

pub(super) static BULLETIN: Shape = Shape {
    name: ("公报", "a bulletin"),
    fields: &[
        must("title", TITLED, "Title with slots"),
        must("audience", Like(Pattern::Word), "Audience it is written for"),
        must("figures", Map(Pattern::Word, &Of(&SLOT)), "Bound figures by slot name"),
        must("paragraphs", List(&TITLED), "Paragraphs with {slot}, {slot.change}, {slot.unit}, {period}, {area}, {as_of}; no digits"),
    ],
};

static SLOT: Shape = Shape {
    name: ("公报数据", "a bound figure"),
    fields: &[
        must("indicator", Text, "Indicator id; <id>.growth for its growth"),
        may("shown", Unit, "Unit shown; the indicator's own when left out"),
        may("decimals", Whole(0, 9), "Decimals shown; the indicator's own when left out"),
    ],
};

pub(super) static WORDING: Shape = Shape {
    name: ("措辞", "the wording"),
    fields: &[
        must("source", SOURCE, "Where the words come from"),
        must("rise", TITLED, "An amount rose"),
        must("fall", TITLED, "An amount fell"),
        must("flat", TITLED, "Nothing changed"),
        must("points_up", TITLED, "A rate rose by percentage points"),
        must("points_down", TITLED, "A rate fell by percentage points"),
    ],
};

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
        may("related", WORDS, "Headings of a list of other articles, after which the text may go on"),
        may("junk", WORDS, "Words of injected advertising, for lines without a sentence"),
        may("adverts", WORDS, "Phrases that only advertising and notices say to a reader; a sentence with one is junk"),
        may("furniture", WORDS, "Words around an article on a page: counters, share buttons, credits, copyright"),
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
