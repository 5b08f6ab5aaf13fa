//! An invented enterprise: what it is, when it came and went, and its three half-years.

use crate::data::{Correction, Month};

/// What the files say about it, apart from the months.
#[derive(Debug, Clone, Default)]
pub(crate) struct Unit {
    pub(crate) code: String,
    pub(crate) name: String,
    /// The name before, and the month from which the present one holds.
    pub(crate) old_name: Option<(String, Month)>,
    pub(crate) industry: &'static str,
    /// The industry until the end of 2020, where it was reclassified.
    pub(crate) old_industry: Option<&'static str>,
    pub(crate) street: &'static str,
    /// The street in the rest of the district it moved from.
    pub(crate) old_street: Option<&'static str>,
    pub(crate) group: &'static str,
    /// The group of enterprises that owns it, where one does.
    pub(crate) owner: Option<&'static str>,
    pub(crate) life: &'static str,
    pub(crate) entry: Option<Month>,
    pub(crate) exit: Option<Month>,
    pub(crate) mirror: &'static str,
    /// Kind of construction of the project it builds, where it has one.
    pub(crate) construction: Option<&'static str>,
    /// Which cohort it was drawn from, and its place in it.
    pub(crate) cohort: usize,
    pub(crate) rank: usize,
    /// January–June 2020 as it filed it then, 千元.
    pub(crate) own: i64,
    /// January–June 2020 as known now, 千元.
    pub(crate) base: i64,
    /// January–June 2021, 千元.
    pub(crate) current: i64,
    pub(crate) correction: Option<Correction>,
    /// The day on which June 2021 came, where it came late.
    pub(crate) june_known: Option<&'static str>,
    /// Whether June 2021 came after the bulletin.
    pub(crate) not_filed: bool,
}

impl Unit {
    /// Whether it is in the panel on the last day of a month.
    pub(crate) fn member(&self, at: Month) -> bool {
        self.starts().is_none_or(|from| from <= at) && self.exit.is_none_or(|to| at < to)
    }

    /// The month of entry; a move within the district is none.
    pub(crate) fn starts(&self) -> Option<Month> {
        self.entry.filter(|_| self.life != "inner_move")
    }

    /// The month it began to produce, for a plant that is new.
    pub(crate) fn first_production(&self) -> Option<Month> {
        self.entry.filter(|_| self.life == "new" || self.mirror == "plant")
    }

    /// Whether it stands in the park at the end.
    pub(crate) fn in_park(&self) -> bool {
        !self.group.starts_with("rest")
    }

    /// Whether the continuing firms of its group carry marks and corrections.
    pub(crate) fn continuing(&self) -> bool {
        self.life == "continuing" && self.mirror.is_empty()
    }
}
