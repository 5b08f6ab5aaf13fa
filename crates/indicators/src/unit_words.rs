//! What the register says of every unit on some days, attribute by attribute: for rules that ask many things of many units.

use crate::engine::Engine;
use crate::plan::register::Wanted;
use crate::profiles::{EVENT, Said, day_number};
use crate::request::RequestError;
use figures::Moment;
use jiff::civil::Date;
use ledger::{MEMBER, OFFICE, UNIT};
use std::collections::{BTreeMap, BTreeSet};

/// The register of all units on some days.
#[derive(Debug, Clone, Default)]
pub struct UnitWords {
    /// Credit codes, in ascending order, of all that were ever registered.
    pub units: Vec<String>,
    /// By day, in the order asked.
    pub days: Vec<OnDay>,
}

/// The register of all units on a day.
#[derive(Debug, Clone, Default)]
pub struct OnDay {
    /// Attributes that were asked for.
    pub attributes: BTreeMap<String, Words>,
    /// Members of the panel of above-scale units.
    pub members: Vec<bool>,
    /// Offices, which belong to no panel.
    pub offices: Vec<bool>,
    /// Events up to the day, in order, of units by their number.
    pub events: BTreeMap<usize, Vec<(String, Date)>>,
}

/// An attribute of all units.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Different words.
    pub words: Vec<String>,
    /// Of each unit the place of its word among them, from 1; 0 where there is none.
    pub of: Vec<u32>,
}

impl Words {
    /// The word of a unit.
    pub fn get(&self, unit: usize) -> Option<&str> {
        let place = self.of.get(unit)?.checked_sub(1)?;
        self.words.get(place as usize).map(String::as_str)
    }

    /// Something made of each word once, of all units.
    pub fn map<T: Clone>(&self, of: impl Fn(&str) -> Option<T>) -> Vec<Option<T>> {
        let made: Vec<Option<T>> = self.words.iter().map(|word| of(word)).collect();
        self.of.iter().map(|place| made.get(place.checked_sub(1)? as usize).cloned().flatten()).collect()
    }
}

impl Engine {
    /// Attributes of all units on some days, as known at a moment.
    ///
    /// # Errors
    /// A failure of the engine or the book.
    pub async fn unit_words(&self, attributes: &BTreeSet<String>, days: &[Date], as_of: Moment) -> Result<UnitWords, RequestError> {
        let points: Vec<_> = days.iter().map(|day| (day_number(*day), as_of.micros())).collect();
        let wanted = Wanted { attributes: attributes.clone(), ..Wanted::default() };
        let register = self.register(&wanted, &points, &[MEMBER, EVENT, UNIT]).await?;
        let codes = register.codes();
        let mut order: Vec<(String, u32)> = (0..).zip(codes).filter_map(|(u, code)| Some((code?, u))).collect();
        order.sort();
        let numbers: Vec<u32> = order.iter().map(|(_, u)| *u).collect();
        let days = points.iter().map(|point| {
            let words = |name: &String| (name.clone(), in_order(register.said(name, *point), &numbers));
            let panel = in_order(register.said(MEMBER, *point), &numbers);
            let place: BTreeMap<u32, usize> = numbers.iter().copied().zip(0..).collect();
            let events = register.happened(*point).into_iter().filter_map(|(u, all)| Some((*place.get(&u)?, all)));
            OnDay {
                attributes: attributes.iter().map(words).collect(),
                members: (0..numbers.len()).map(|unit| panel.get(unit) == Some("")).collect(),
                offices: (0..numbers.len()).map(|unit| panel.get(unit) == Some(OFFICE)).collect(),
                events: events.collect(),
            }
        });
        Ok(UnitWords { days: days.collect(), units: order.into_iter().map(|(code, _)| code).collect() })
    }
}

fn in_order(said: Said, numbers: &[u32]) -> Words {
    Words { of: numbers.iter().map(|u| said.of.get(*u as usize).copied().unwrap_or_default()).collect(), words: said.words }
}
