//! What a target or plan is about: an indicator, its growth, a tally of records, or an item of a form for which there is no indicator.

use crate::catalogue::{Catalogue, Form, Indicator, Item, Tally};
use crate::lookup::Resolved;
use figures::{Measure, Text, Transform};

/// What a name in a register of goals stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject<'a> {
    /// An indicator, or its growth.
    Indicator {
        /// The definition.
        indicator: &'a Indicator,
        /// Whether its growth is meant.
        growth: bool,
    },
    /// `FORM.ITEM`.
    Item {
        /// The form.
        form: &'a Form,
        /// The item.
        item: Box<Item>,
    },
    /// Records counted.
    Tally(&'a Tally),
}

impl Catalogue {
    /// The subject of a name: an indicator stands before a tally, and a tally before an item of the same spelling.
    pub fn subject(&self, name: &str) -> Option<Subject<'_>> {
        let meant = |r: &Resolved<'_>| matches!(r.transform, Transform::Level | Transform::Growth);
        if let Some(found) = self.resolve(name).filter(meant) {
            return Some(Subject::Indicator { indicator: found.indicator, growth: found.transform == Transform::Growth });
        }
        if let Some(tally) = self.tallies.get(name) {
            return Some(Subject::Tally(tally));
        }
        let (form, item) = name.rsplit_once('.')?;
        let form = self.forms.get(form)?;
        Some(Subject::Item { form, item: Box::new(self.item(form, item)?.into_owned()) })
    }
}

impl Subject<'_> {
    /// Name for readers.
    pub fn title(&self) -> Text {
        match self {
            Subject::Indicator { indicator, growth: false } => indicator.title.clone(),
            Subject::Indicator { indicator, growth: true } => {
                Text::new(format!("{}同比增速", indicator.title.zh), format!("growth of {}", indicator.title.en))
            }
            Subject::Item { item, .. } => item.title.clone(),
            Subject::Tally(tally) => tally.title.clone(),
        }
    }

    /// Whether an amount in this unit can be set for it. The growth of a rate is in points, of anything else in per cent.
    pub fn takes(&self, measure: &Measure) -> bool {
        match self {
            Subject::Indicator { growth: true, .. } => {
                measure.same_dimension(&Measure::percent()) || measure.same_dimension(&Measure::points())
            }
            Subject::Indicator { indicator, growth: false } => measure.same_dimension(&indicator.measure),
            Subject::Item { item, .. } => measure.same_dimension(&item.measure),
            Subject::Tally(tally) => measure.same_dimension(&tally.measure),
        }
    }

    /// The unit it is itself in.
    pub fn measure(&self) -> Measure {
        match self {
            Subject::Indicator { growth: true, .. } => Measure::percent(),
            Subject::Indicator { indicator, growth: false } => indicator.measure.clone(),
            Subject::Item { item, .. } => item.measure.clone(),
            Subject::Tally(tally) => tally.measure.clone(),
        }
    }

    /// How often it is made.
    pub fn frequency(&self) -> &str {
        match self {
            Subject::Indicator { indicator, .. } => &indicator.frequency,
            Subject::Item { form, .. } => &form.frequency,
            // Records are known from one day to the next.
            Subject::Tally(_) => "monthly",
        }
    }
}
