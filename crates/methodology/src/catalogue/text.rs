//! What may be shown, and the vocabulary articles are read with.

/// Primary rules of the disclosure gate.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Disclosure {
    /// Fewest units behind a published aggregate.
    pub min_units: u64,
    /// Audiences that see single units and small cells.
    pub trusted: Vec<String>,
}

/// Vocabulary of the claim reader.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lexicon {
    /// Phrases that name an indicator, longest first when matched.
    pub indicators: Vec<Phrase>,
    /// Phrases that name a count or rate outside the ledger, with the word used in claims.
    pub subjects: Vec<Phrase>,
    /// Headings after which nothing is article text (相关阅读 …).
    pub cut_after: Vec<String>,
    /// Words of injected advertising; a line holding enough of them is junk.
    pub junk: Vec<String>,
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
