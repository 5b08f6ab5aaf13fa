//! The vocabulary of the claim reader.

use super::super::Type::{Like, List, Of, Text};
use super::super::{Pattern, Shape};
use super::{SOURCE, TITLED, WORDS, may, must};

pub(super) static LEXICON: Shape = Shape {
    name: ("词表", "the lexicon"),
    fields: &[
        may("source", SOURCE, "Where the phrases come from"),
        may("indicators", List(&Of(&PHRASE)), "Phrases that name an indicator"),
        may("subjects", List(&Of(&PHRASE)), "Phrases that name something outside the ledger"),
        may("classes", List(&Of(&PHRASE)), "Phrases that name a part of a population; the word goes behind the measure's"),
        may(
            "populations",
            List(&Of(&PHRASE)),
            "Phrases for the whole population; the word goes before a measure's where that makes a known one",
        ),
        may("partitions", List(&Of(&PARTITION)), "Sets of parts that make a whole"),
        may("subsets", List(&Of(&SUBSET)), "Measures that are part of another"),
        may("ratios", List(&Of(&RATIO)), "Quotients of two measures that a text implies"),
        may("titles", List(&Of(&PHRASE)), "Titles, lists and batches that firms enter"),
        may("events", List(&Of(&PHRASE)), "What happens on a day"),
        may("pending", List(&Of(&PHRASE)), "States in which an event has not happened yet; `names` is the event"),
        may(
            "recorded",
            List(&Of(&PHRASE)),
            "Words of claims and what answers them: the id of a title, a sort of event, a tally, or `capacity`",
        ),
        may("rankings", List(&Of(&RANKING)), "Rankings that articles name, with the scorecard that gives them"),
        may("statements", WORDS, "Statements that sound like a figure and give none"),
        may("whole_rates", WORDS, "Rates of a population that cannot be over a hundred"),
        may("firms", WORDS, "Endings of a firm's short name"),
        may("bodies", WORDS, "Endings of what may open, start or be listed"),
        may("regions", List(&Of(&PHRASE)), "Regions named without an ending, each with the ending it stands for"),
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

static RANKING: Shape = Shape {
    name: ("排名", "a ranking"),
    fields: &[
        must("text", Text, "How articles name it, in simplified script"),
        must("card", Like(Pattern::Id), "The scorecard"),
        must("of", Text, "Whose rank is meant: a member of its panel, or a credit code"),
    ],
};

static PARTITION: Shape = Shape {
    name: ("划分", "a partition"),
    fields: &[
        may("whole", Text, "The measure the parts make up; left out where the parts are classes of any measure"),
        must("parts", WORDS, "Measures, or words of classes"),
    ],
};

static SUBSET: Shape = Shape {
    name: ("部分", "a part of a measure"),
    fields: &[must("part", Text, "The part"), must("whole", Text, "The whole"), must("rest", TITLED, "What is left")],
};

static RATIO: Shape = Shape {
    name: ("比率", "a ratio"),
    fields: &[
        must("title", TITLED, "Name of the quotient"),
        must("over", Text, "Dividend"),
        must("under", Text, "Divisor"),
        must("unit", Text, "Unit of the quotient: %, or two units as 万元/人"),
        may("names", Text, "Subject word of the quotient where articles print it too"),
    ],
};
