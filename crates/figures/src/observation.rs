//! What is observed of the members of a panel: zones and countries that file nothing here. A row is a statement that became
//! known at a moment; a later one about the same member, measure and period is a later vintage, and both stay.

use crate::words::words;
use crate::{Decimal, Moment, Period, Place};
use std::collections::BTreeMap;

/// What kind of value was observed, in the codes of SDMX (OBS_STATUS).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ObsStatus {
    /// A value as any other.
    #[default]
    Normal,
    /// Estimated by whoever says it.
    Estimated,
    /// To be replaced by a final one.
    Provisional,
    /// Missing, and said to be.
    Missing,
}
words!(ObsStatus: Normal = "A", Estimated = "E", Provisional = "P", Missing = "M");

/// A value of a measure of a member over a period, as said at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// The panel.
    pub panel: String,
    /// Code of the member.
    pub member: String,
    /// The measure, whose unit the panel says.
    pub measure: String,
    /// Of when, as it was written.
    pub period: Period,
    /// The value with all its digits; nothing where it is missing.
    pub value: Option<Decimal>,
    /// What kind of value it is.
    pub status: ObsStatus,
    /// When it became known.
    pub known: Moment,
    /// Who or what delivered it.
    pub source: Option<String>,
    /// What was said with it.
    pub note: Option<String>,
    /// Where it was written.
    pub place: Place,
}

/// The newest of each member, measure and period; of those of one moment the one that stands last.
pub fn latest<'a>(all: impl IntoIterator<Item = &'a Observation>) -> BTreeMap<(&'a str, &'a str, Period), &'a Observation> {
    let mut newest: BTreeMap<(&str, &str, Period), &Observation> = BTreeMap::new();
    for said in all {
        let held = newest.entry((&said.member, &said.measure, said.period)).or_insert(said);
        if held.known <= said.known {
            *held = said;
        }
    }
    newest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(member: &str, period: &str, value: &str, known: i64) -> Observation {
        Observation {
            panel: "zones".into(),
            member: member.into(),
            measure: "rd".into(),
            period: period.parse().expect(period),
            value: value.parse().ok(),
            status: ObsStatus::Normal,
            known: Moment::from_micros(known),
            source: None,
            note: None,
            place: Place::default(),
        }
    }

    #[test]
    fn the_newest_vintage_counts_wherever_it_stands() {
        let all = [said("Z01", "2021", "5", 20), said("Z01", "2021", "4", 10), said("Z02", "2021", "7", 10), said("Z01", "2020", "3", 10)];
        let newest: Vec<_> = latest(&all).into_values().map(|o| (o.member.as_str(), o.period.to_string(), o.value)).collect();
        let of = |member, period: &str, value: i64| (member, period.to_owned(), Some(Decimal::from(value)));
        assert_eq!(newest, [of("Z01", "2020", 3), of("Z01", "2021", 5), of("Z02", "2021", 7)]);
    }

    #[test]
    fn of_one_moment_the_last_counts_and_what_is_missing_since_is_missing() {
        let missing = Observation { value: None, status: ObsStatus::Missing, ..said("Z01", "2021", "", 10) };
        let all = [said("Z01", "2021", "5", 10), missing];
        assert_eq!(latest(&all).into_values().map(|o| o.value).collect::<Vec<_>>(), [None]);
    }

    #[test]
    fn the_codes_are_those_of_sdmx() {
        assert_eq!(ObsStatus::ALL.iter().map(|s| s.word()).collect::<String>(), "AEPM");
        assert_eq!((ObsStatus::parse("E"), ObsStatus::parse("e")), (Some(ObsStatus::Estimated), None));
    }
}
