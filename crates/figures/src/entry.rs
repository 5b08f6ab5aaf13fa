//! What is said of a record: of a project, a lead, a title. An entry says one field of one record and became known at a moment; a
//! later one about the same field revises it, and both stay.

use crate::{Moment, Place};
use std::collections::BTreeMap;

/// A field of a record, as said at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Kind of record, as packs name it.
    pub kind: String,
    /// Id of the record among those of its kind.
    pub id: String,
    /// The field.
    pub field: String,
    /// What is said, as one kind of field is always written: dates and months in ISO 8601, numbers as plain decimals in the field's
    /// unit, flags `yes` and `no`, words by their key. Nothing when what was said is taken back.
    pub value: Option<String>,
    /// When it became known.
    pub known: Moment,
    /// Who or what delivered it.
    pub source: Option<String>,
    /// Why it was said or changed.
    pub note: Option<String>,
    /// Where it was written.
    pub place: Place,
}

/// What an entry is about: kind, id and field.
pub type About<'a> = (&'a str, &'a str, &'a str);

impl Entry {
    /// What it is about; a later entry about the same revises it.
    pub fn about(&self) -> About<'_> {
        (&self.kind, &self.id, &self.field)
    }
}

/// The newest entry of each field, of those of one moment the one that stands last; what was taken back is among them.
pub fn latest<'a>(all: impl IntoIterator<Item = &'a Entry>) -> BTreeMap<About<'a>, &'a Entry> {
    let mut newest: BTreeMap<About<'_>, &Entry> = BTreeMap::new();
    for said in all {
        let held = newest.entry(said.about()).or_insert(said);
        if held.known <= said.known {
            *held = said;
        }
    }
    newest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(value: Option<&str>, known: i64) -> Entry {
        Entry {
            kind: "project".into(),
            id: "P1".into(),
            field: "started".into(),
            value: value.map(str::to_owned),
            known: Moment::from_micros(known),
            source: None,
            note: None,
            place: Place::default(),
        }
    }

    #[test]
    fn the_newest_entry_of_a_field_counts_and_of_one_moment_the_last() {
        let all = [said(Some("2021-03-01"), 20), said(Some("2021-02-01"), 10), said(Some("2021-03-05"), 20)];
        let newest = latest(&all);
        assert_eq!(newest[&("project", "P1", "started")].value.as_deref(), Some("2021-03-05"));
        assert_eq!(latest(&all[1..2])[&("project", "P1", "started")].value.as_deref(), Some("2021-02-01"));
    }

    #[test]
    fn what_was_taken_back_is_told() {
        let all = [said(Some("2021-03-01"), 10), said(None, 20)];
        assert_eq!(latest(&all)[&("project", "P1", "started")].value, None);
    }
}
