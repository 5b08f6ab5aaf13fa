//! Panels of those that are compared with one another, and resources that are held by ownership and lease.

use super::Source;
use figures::{Measure, Text};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Those that are compared with one another and file nothing here: zones, countries.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Source.
    pub source: Source,
    /// What is observed of its members, by id; with those of [`Panel::measures_of`] once the catalogue is whole.
    pub measures: BTreeMap<String, PanelMeasure>,
    /// The panel whose measures are observed of these members too.
    pub measures_of: Option<String>,
    /// Its members by code; nothing where any code is one as soon as something is observed of it.
    pub members: Option<BTreeMap<String, PanelMember>>,
}

/// Something observed of the members of a panel.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelMeasure {
    /// Name.
    pub title: Text,
    /// Unit of its values.
    pub measure: Measure,
    /// Where its definition comes from, where not from the panel's source.
    pub source: Option<Source>,
    /// The indicator whose figure gives it for members that are an area here.
    pub indicator: Option<String>,
}

/// A member of a panel.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelMember {
    /// Name.
    pub title: Text,
    /// The area here that it is.
    pub area: Option<String>,
    /// First day it is a member.
    pub from: Option<Date>,
    /// First day it no longer is.
    pub until: Option<Date>,
}

impl PanelMember {
    /// Whether it is a member on a day.
    pub fn in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// What is held by ownership and lease: land by parcels, power by meters.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Source.
    pub source: Source,
    /// Unit it is added up in.
    pub measure: Measure,
    /// Whether what stands on the last day of a period counts; else readings do whose span lies within it.
    pub stock: bool,
    /// Words for what it is used for.
    pub uses: Vec<String>,
}
