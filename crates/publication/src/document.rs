//! A composed text: plain words, and figures bound to their way back.

use figures::{FigureId, Lang};

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Words of the template or of the wording rules; never a digit.
    Text(String),
    /// Period, area or as-of, which the reader asked for.
    Given(String),
    /// A figure.
    Bound(Bound),
}

/// A figure where it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// Slot of the bulletin.
    pub slot: String,
    /// As printed, rounded.
    pub shown: String,
    /// The figure's name.
    pub id: FigureId,
    /// Exact value, or the code of the reason.
    pub exact: String,
    /// Unit of the exact value.
    pub unit: String,
    /// The formula in force.
    pub formula: String,
}

/// A bulletin in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Language of the text.
    pub lang: Lang,
    /// Title.
    pub title: Vec<Run>,
    /// Paragraphs.
    pub paragraphs: Vec<Vec<Run>>,
    /// As-of, basis, coverage, marks, later restatements.
    pub notes: Vec<String>,
    /// The moment up to which facts were known, as asked.
    pub as_of: String,
}

impl Run {
    /// What is printed.
    pub fn shown(&self) -> &str {
        match self {
            Run::Text(text) | Run::Given(text) => text,
            Run::Bound(bound) => &bound.shown,
        }
    }
}

impl Document {
    /// The bound figures in the order they are printed, title first.
    pub fn bound(&self) -> impl Iterator<Item = &Bound> {
        let runs = self.title.iter().chain(self.paragraphs.iter().flatten());
        runs.filter_map(|run| match run {
            Run::Bound(bound) => Some(bound),
            _ => None,
        })
    }
}

/// Runs as plain text.
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(Run::shown).collect()
}
