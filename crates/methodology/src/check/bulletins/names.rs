//! The names a text of a bulletin may write in braces.

use crate::catalogue::GIVEN;
use crate::node::Entry;

/// What can be said of a bound figure beside its value.
pub(super) const ASPECTS: [&str; 2] = ["change", "unit"];

/// Bound figures, and names of the part of the bulletin the text stands in.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub slots: &'a [Entry],
    pub local: &'static [(&'static str, &'static [&'static str])],
}

impl<'a> Names<'a> {
    /// What can be said of a name beside itself; `None` when there is no such name.
    pub fn aspects(&self, name: &str) -> Option<&'static [&'static str]> {
        if let Some((_, aspects)) = self.local.iter().find(|(local, _)| *local == name) {
            return Some(aspects);
        }
        if self.slots.iter().any(|s| s.key == name) {
            return Some(&ASPECTS);
        }
        GIVEN.contains(&name).then_some(&[])
    }

    /// All names.
    pub fn all(&self) -> impl Iterator<Item = &'a str> {
        let local = self.local.iter().map(|(name, _)| *name);
        self.slots.iter().map(|s| s.key.as_str()).chain(local).chain(GIVEN)
    }
}
