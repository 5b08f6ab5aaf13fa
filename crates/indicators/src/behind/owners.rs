//! Who owns a unit: by an attribute of the register that the packs name. An owner that is a unit itself and has an owner is owned
//! by that one.

use crate::engine::Engine;
use crate::request::RequestError;
use figures::Moment;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Owners by unit.
type Owned = BTreeMap<String, Arc<str>>;

/// Owners on some days.
#[derive(Debug, Default)]
pub(super) struct Owners(BTreeMap<Date, Arc<Owned>>);

impl Owners {
    /// Those on a day.
    pub fn on(&self, day: Date) -> Arc<Owned> {
        self.0.get(&day).cloned().unwrap_or_default()
    }
}

impl Engine {
    /// Owners on some days, as known at a moment; none where no pack names the attribute.
    pub(super) async fn owners(&self, days: BTreeSet<Date>, as_of: Moment) -> Result<Owners, RequestError> {
        let days: Vec<Date> = days.into_iter().collect();
        let Some(attribute) = self.catalogue.disclosure.owner.clone().filter(|_| !days.is_empty()) else { return Ok(Owners::default()) };
        let words = self.unit_words(&BTreeSet::from([attribute.clone()]), &days, as_of).await?;
        let on = |of: &crate::unit_words::OnDay| {
            let said = of.attributes.get(&attribute);
            let owner = |(at, unit): (usize, &String)| Some((unit.clone(), said?.get(at)?.trim().to_owned()));
            let named = words.units.iter().enumerate().filter_map(owner).filter(|(_, owner)| !owner.is_empty());
            Arc::new(last(&named.collect()))
        };
        Ok(Owners(days.into_iter().zip(words.days.iter().map(on)).collect()))
    }
}

/// The last owner of each unit; of units that own one another in a circle, the first by name.
fn last(named: &BTreeMap<String, String>) -> Owned {
    let last = |unit: &String| {
        let mut seen = vec![unit];
        while let Some(owner) = named.get(seen[seen.len() - 1]) {
            if let Some(at) = seen.iter().position(|one| *one == owner) {
                return seen[at..].iter().min().map_or(unit.as_str(), |first| first.as_str()).into();
            }
            seen.push(owner);
        }
        seen[seen.len() - 1].as_str().into()
    };
    named.keys().map(|unit| (unit.clone(), last(unit))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owners(named: &[(&str, &str)]) -> Vec<String> {
        let named = named.iter().map(|(unit, owner)| ((*unit).to_owned(), (*owner).to_owned())).collect();
        last(&named).into_iter().map(|(unit, owner)| format!("{unit}{owner}")).collect()
    }

    #[test]
    fn an_owner_that_is_owned_is_not_the_last() {
        assert_eq!(owners(&[("a", "g"), ("b", "a"), ("c", "h")]), ["ag", "bg", "ch"]);
    }

    #[test]
    fn units_in_a_circle_are_one() {
        assert_eq!(owners(&[("a", "b"), ("b", "c"), ("c", "b"), ("d", "d")]), ["ab", "bb", "cb", "dd"]);
    }
}
