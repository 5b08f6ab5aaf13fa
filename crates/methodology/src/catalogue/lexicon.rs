//! The vocabulary of the claim reader: how articles name what is counted, and what they name beside figures.

/// Vocabulary of the claim reader.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lexicon {
    /// Phrases that name an indicator.
    pub indicators: Vec<Phrase>,
    /// Phrases that name a count or rate outside the ledger, with the word used in claims.
    pub subjects: Vec<Phrase>,
    /// Phrases that name a part of a population (大型企业); the word is put behind that of the measure.
    pub classes: Vec<Phrase>,
    /// Phrases for the whole population (规上工业); the word is put before that of a measure where it makes a known one.
    pub populations: Vec<Phrase>,
    /// Sets of parts that make a whole.
    pub partitions: Vec<Partition>,
    /// Measures that are part of another without making it up together.
    pub subsets: Vec<Subset>,
    /// Ratios of two measures, for what a text implies.
    pub ratios: Vec<Ratio>,
    /// Titles, lists and batches that firms enter.
    pub titles: Vec<Phrase>,
    /// What happens on a day.
    pub events: Vec<Phrase>,
    /// States in which an event has not happened yet (正在安装调试); `names` is the event.
    pub pending: Vec<Phrase>,
    /// Words of claims (`title.little_giant`, `event.production`, `project.started`) and what answers them: a title, a sort of event,
    /// a tally, or `capacity`.
    pub recorded: Vec<Phrase>,
    /// Rankings that articles name.
    pub rankings: Vec<Ranking>,
    /// Statements that sound like a figure and give none.
    pub statements: Vec<String>,
    /// Rates that count the members of a population and cannot be over a hundred (开工率).
    pub whole_rates: Vec<String>,
    /// Endings of a firm's short name (电气).
    pub firms: Vec<String>,
    /// Endings of what may open, start or be listed (研发中心).
    pub bodies: Vec<String>,
    /// Regions named without an ending (浙江), each with the ending it stands for (省).
    pub regions: Vec<Phrase>,
    /// Headings after which nothing is article text (相关阅读 …).
    pub cut_after: Vec<String>,
    /// Headings of a list of other articles, after which the text may go on (延伸阅读 …).
    pub related: Vec<String>,
    /// Words of injected advertising; a line without a sentence that holds enough of them is junk.
    pub junk: Vec<String>,
    /// Phrases that only advertising and notices say to a reader (加微信 …); a sentence with one is junk.
    pub adverts: Vec<String>,
    /// Words that stand around an article on a page: counters, share buttons, credits, copyright.
    pub furniture: Vec<String>,
}

/// A phrase and what it names.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// In simplified script.
    pub text: String,
    /// Indicator id or subject word.
    pub names: String,
    /// Unit its amounts are in, where the text leaves it out.
    pub unit: Option<String>,
}

/// A ranking that articles name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// How, in simplified script.
    pub text: String,
    /// The scorecard that gives it.
    pub card: String,
    /// Whose rank is meant.
    pub of: String,
}

/// Parts that make a whole: nothing is missing, nothing counted twice.
#[derive(Debug, Clone, PartialEq)]
pub struct Partition {
    /// The measure they make up; `None` where the parts are classes of any measure.
    pub whole: Option<String>,
    /// Measures, or words of classes.
    pub parts: Vec<String>,
}

/// A measure that is part of another.
#[derive(Debug, Clone, PartialEq)]
pub struct Subset {
    /// The part.
    pub part: String,
    /// The whole.
    pub whole: String,
    /// What is left, in Chinese and English.
    pub rest: figures::Text,
}

/// The quotient of two measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Ratio {
    /// Name of the quotient.
    pub title: figures::Text,
    /// Dividend.
    pub over: String,
    /// Divisor.
    pub under: String,
    /// Unit of the quotient: `%`, or two units as 万元/人.
    pub unit: String,
    /// The subject word of the quotient where articles print it too.
    pub names: Option<String>,
}
