//! Boards: records that go through stages, what is asked of them on the way, and what is made of it.

use super::{Lamp, Source};
use crate::score::{Amount, Operand, Test};
use figures::{Decimal, Measure, Place, Text};

/// Records of a kind on their way through stages.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// Id, `project`.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Source.
    pub source: Source,
    /// The kind of records.
    pub of: String,
    /// The field with the name of one.
    pub name: String,
    /// The field with the unit whose it is.
    pub owner: Option<String>,
    /// What stages are put together to, in order.
    pub groups: Vec<(String, Text)>,
    /// The stages, in order.
    pub stages: Vec<Stage>,
    /// The date field by which one is given up, and the field that says why.
    pub ended: Option<(String, Option<String>)>,
    /// The lamps of one.
    pub lamps: Vec<String>,
    /// The kind of records by which people decide over a lamp: `lamp`, `on`, `until`, `by`, `signed`, `reason`.
    pub decisions: Option<String>,
    /// Reports on the way.
    pub reports: Option<Reports>,
    /// How many months the strip of lamps has.
    pub months: u32,
    /// How delays are forecast.
    pub forecast: Option<Forecasting>,
    /// The kind of records with what was committed to: `metric`, `op`, `value`, `due`, `clause`, `measured`, `measured_on`.
    pub commitments: Option<String>,
    /// What was promised and what is filed.
    pub delivered: Option<Delivering>,
    /// How they are published as a package of OC4IDS.
    pub package: Option<Packaging>,
    /// What conditions of stages name.
    pub operands: Vec<Operand>,
    /// Pack it is from.
    pub pack: String,
    /// Where it is defined.
    pub place: Place,
}

/// A stage.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// The date field for which it is planned.
    pub planned: Option<String>,
    /// The date field on which it is reached.
    pub actual: Option<String>,
    /// When it is reached, where there is no date.
    pub when: Option<Test>,
    /// Fields that show it.
    pub evidence: Vec<String>,
    /// What it is put together with others to.
    pub group: String,
    /// Code of the list `projectStatus` of OC4IDS.
    pub status: Option<String>,
}

/// Reports on the way, of which the newest may be so old.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reports {
    /// Their kind, a dated part of the records.
    pub of: String,
    /// Days.
    pub allowed: i64,
    /// The stage from which on they are due.
    pub from: String,
    /// The stage from which on they no longer are.
    pub until: String,
    /// The lamp that late ones give.
    pub lamp: Lamp,
}

/// How delays are forecast.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecasting {
    /// The stages that are forecast.
    pub stages: Vec<String>,
    /// The smallest number of steps taken from which anything is said.
    pub at_least: usize,
    /// The share of the band, 0.8 for one that leaves a tenth on either side.
    pub band: Decimal,
    /// The field in which the like are equal.
    pub alike: Option<String>,
}

/// What was promised and what is filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivering {
    /// The field with the unit that files.
    pub unit: String,
    /// Official table number.
    pub form: String,
    /// Item code.
    pub item: String,
    /// The amount field with what was promised a year.
    pub promised: String,
    /// The stage from which on something is to be filed.
    pub from: String,
    /// Whole months after it within which nothing need be filed yet.
    pub silent: i64,
}

/// How records are published as a package of OC4IDS.
#[derive(Debug, Clone, PartialEq)]
pub struct Packaging {
    /// Before every id, `oc4ids-` and six characters.
    pub prefix: String,
    /// Who publishes.
    pub publisher: Text,
    /// Where the package is to be found.
    pub uri: String,
    /// The amount field with the planned total.
    pub total: Option<String>,
    /// The word field of which `types` speak.
    pub nature: Option<String>,
    /// Codes of the list `projectType`, by word.
    pub types: Vec<(String, String)>,
    /// The word field of which `sectors` speak.
    pub sector: Option<String>,
    /// Codes of the list `projectSector`, by word.
    pub sectors: Vec<(String, String)>,
    /// The stage at which the budget is approved.
    pub approved: Option<String>,
    /// The stage at which construction begins.
    pub begins: Option<String>,
    /// The stage at which it is completed.
    pub completed: Option<String>,
    /// The record field with the lot.
    pub parcel: Option<String>,
    /// What reports say of progress.
    pub progress: Option<Progressing>,
}

/// Fields of reports, all of them amounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progressing {
    /// Physical progress planned.
    pub planned: String,
    /// Physical progress.
    pub done: String,
    /// Invested since the beginning.
    pub invested: String,
}

/// What a commitment may be about.
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Source.
    pub source: Source,
    /// The kind of records it is of.
    pub of: String,
    /// Its unit.
    pub measure: Measure,
    /// How it is made; measured by people where there is none.
    pub formula: Option<Amount>,
    /// The formula as written.
    pub text: Option<String>,
    /// What the formula names.
    pub operands: Vec<Operand>,
    /// Pack it is from.
    pub pack: String,
    /// Where it is defined.
    pub place: Place,
}

impl Board {
    /// A stage by its id, with its place in the order.
    pub fn stage(&self, id: &str) -> Option<(usize, &Stage)> {
        self.stages.iter().enumerate().find(|(_, stage)| stage.id == id)
    }
}
