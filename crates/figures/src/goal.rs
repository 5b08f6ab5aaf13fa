//! Goals as offices set them: targets with their milestones, and plans of capacity. A row is a statement that
//! became known at a moment; a later one about the same thing revises it and says why.

use crate::words::words;
use crate::{CreditCode, Decimal, Measure, Moment, Period, Place, Quantity};
use jiff::civil::Date;

/// On which side of its value a target is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// The more the better: output, investment, starts of projects.
    #[default]
    AtLeast,
    /// An allowance not to be used up: energy, emissions.
    AtMost,
}
words!(Direction: AtLeast = "at_least", AtMost = "at_most");

/// By what the amount due by now is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Months gone by (序时进度).
    Months,
    /// Days gone by.
    Days,
    /// The share of the same months in the years before.
    Seasonal,
    /// What the target's own milestones ask for.
    Milestones,
    /// None: a rate or a stock is compared as it stands and doesn't add up over the year.
    Level,
}
words!(Pace: Months = "months", Days = "days", Seasonal = "seasonal", Milestones = "milestones", Level = "level");

/// What a seasonal pace goes by when a year it needs has no figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fallback {
    /// The years that there are.
    FewerYears,
    /// Months gone by.
    Months,
    /// Days gone by.
    Days,
}
words!(Fallback: FewerYears = "fewer_years", Months = "months", Days = "days");

/// Which value of a count that an office files is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counting {
    /// The latest known.
    #[default]
    AsKnown,
    /// The one first accepted; what is revised afterwards doesn't change it.
    FirstAccepted,
}
words!(Counting: AsKnown = "as_known", FirstAccepted = "first_accepted");

/// How far a step of capacity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Building {
    /// To come.
    #[default]
    Planned,
    /// In place from its day on.
    Built,
    /// Given up.
    Withdrawn,
}
words!(Building: Planned = "planned", Built = "built", Withdrawn = "withdrawn");

/// A target for an indicator of an area over a year or half-year, as stated at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The name by which revisions, milestones and children refer to it.
    pub target: String,
    /// Indicator id, or `FORM.ITEM` for a count that has no indicator.
    pub indicator: String,
    /// Who files the item, where there is no indicator.
    pub filer: Option<CreditCode>,
    /// Area code.
    pub area: String,
    /// A year or a half-year.
    pub period: Period,
    /// Unit the target is set in.
    pub measure: Measure,
    /// The amount; nothing when the target is withdrawn.
    pub aim: Option<Decimal>,
    /// On which side of it the indicator is to stay.
    pub direction: Direction,
    /// By what the amount due is told.
    pub pace: Pace,
    /// What a seasonal pace goes by without all its years.
    pub fallback: Option<Fallback>,
    /// Which value of a count is counted.
    pub counting: Counting,
    /// The target it is a part of.
    pub parent: Option<String>,
    /// Who set it.
    pub issuer: String,
    /// The document that sets it.
    pub document: Option<String>,
    /// Whom it covers, in the document's words.
    pub scope: Option<String>,
    /// When it became known.
    pub known: Moment,
    /// Who or what delivered it.
    pub source: Option<String>,
    /// Why it was set or revised so.
    pub note: Option<String>,
    /// Where it was written.
    pub place: Place,
}

/// What a target asks for by a day, from the beginning of its period, in its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// The target.
    pub target: String,
    /// The last day on which it is in time.
    pub due: Date,
    /// The amount; nothing when the milestone is withdrawn.
    pub aim: Option<Decimal>,
    /// What is to be reached, in words.
    pub title: Option<String>,
    /// When it became known.
    pub known: Moment,
    /// Who or what delivered it.
    pub source: Option<String>,
    /// Why it was set or revised so.
    pub note: Option<String>,
    /// Where it was written.
    pub place: Place,
}

/// A step of a firm's capacity for a product: what it can make a year once the step is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapacityStep {
    /// The firm.
    pub unit: CreditCode,
    /// What is made.
    pub product: String,
    /// The step's name, such as 一期; revisions refer to it.
    pub phase: String,
    /// From which day.
    pub date: Date,
    /// All that can be made a year from then on.
    pub capacity: Quantity,
    /// Planned, built or withdrawn.
    pub state: Building,
    /// `FORM.ITEM` that says what is made of it.
    pub output: Option<String>,
    /// When it became known.
    pub known: Moment,
    /// Who or what delivered it.
    pub source: Option<String>,
    /// Why it was planned or changed so.
    pub note: Option<String>,
    /// Where it was written.
    pub place: Place,
}

/// Goals of a file or of the book.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Goals {
    /// Targets and their revisions.
    pub targets: Vec<Target>,
    /// Milestones and their revisions.
    pub milestones: Vec<Milestone>,
    /// Steps of capacity and their revisions.
    pub capacities: Vec<CapacityStep>,
}

impl Goals {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.targets.is_empty() && self.milestones.is_empty() && self.capacities.is_empty()
    }

    /// Adds those of another.
    pub fn extend(&mut self, more: Goals) {
        self.targets.extend(more.targets);
        self.milestones.extend(more.milestones);
        self.capacities.extend(more.capacities);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back_as_written() {
        assert!(Pace::ALL.iter().all(|p| Pace::parse(p.word()) == Some(*p)));
        assert!(Fallback::ALL.iter().all(|f| Fallback::parse(f.word()) == Some(*f)));
        assert_eq!((Direction::parse("at_most"), Direction::parse("most")), (Some(Direction::AtMost), None));
        assert_eq!((Counting::default(), Building::default()), (Counting::AsKnown, Building::Planned));
    }
}
