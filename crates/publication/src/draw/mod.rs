//! Charts as static SVG: drawn once from exact decimals, readable without colour, every mark a link to its figure.

mod bars;
mod scale;
mod svg;
mod waterfall;

use crate::document::Run;
use figures::{Decimal, Lang};

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drawing {
    /// Steps from one total to another.
    Waterfall(Box<Waterfall>),
    /// Horizontal bars.
    Bars(Bars),
}

/// Steps from one total to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waterfall {
    /// Unit of all amounts.
    pub unit: String,
    /// Where it begins.
    pub from: Mark,
    /// What is added and taken.
    pub steps: Vec<Mark>,
    /// Where it ends.
    pub to: Mark,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its name.
    pub label: String,
    /// Its exact amount in the unit of the chart.
    pub value: Decimal,
    /// Its amount as printed, with the way back.
    pub run: Run,
}

/// Horizontal bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    /// Unit of the lengths.
    pub unit: String,
    /// Head of the numbers beside the bars, where there are any.
    pub aside: Option<String>,
    /// From top to bottom.
    pub bars: Vec<Bar>,
}

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Its name.
    pub label: String,
    /// Its exact length in the unit of the chart; absent where the value is.
    pub length: Option<Decimal>,
    /// Its value as printed.
    pub value: Run,
    /// The number beside it.
    pub aside: Option<Run>,
    /// What it stands for.
    pub kind: BarKind,
}

/// What a bar stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BarKind {
    /// One member.
    Member,
    /// The members not shown one by one.
    Others,
    /// A member that is withheld.
    Withheld,
}

impl Waterfall {
    /// All columns in order, and whether each is a total.
    pub fn marks(&self) -> impl Iterator<Item = (&Mark, bool)> {
        let steps = self.steps.iter().map(|mark| (mark, false));
        std::iter::once((&self.from, true)).chain(steps).chain(std::iter::once((&self.to, true)))
    }
}

/// How a chart stands on its page.
pub struct Frame<'a> {
    /// A name for it that no other chart of the page has.
    pub name: &'a str,
    /// What it shows, for readers who don't see it.
    pub title: &'a str,
    /// What is to be seen in it.
    pub finding: &'a str,
    /// Language.
    pub lang: Lang,
    /// The address of a figure's explanation.
    pub link: &'a dyn Fn(&Run) -> Option<String>,
}

/// The chart as an `<svg>` element.
pub fn svg(drawing: &Drawing, frame: &Frame<'_>) -> String {
    match drawing {
        Drawing::Waterfall(chart) => waterfall::draw(chart, frame),
        Drawing::Bars(chart) => bars::draw(chart, frame),
    }
}
