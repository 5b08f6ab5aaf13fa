//! What the book holds of a period, as filings that the edits can judge.

use crate::commands::import;
use crate::failure::Failure;
use crate::workspace::Workspace;
use figures::{CreditCode, FiledValue, Filing, Moment, Period, Place, Role};
use intake::{Asked, Context, Finding, History, Registry};
use ledger::FactRecord;
use std::collections::{BTreeMap, BTreeSet};

/// Filings, register and history as known at a moment.
pub struct Book {
    filings: Vec<Filing>,
    /// The register.
    pub registry: Registry,
    history: History,
    as_of: Moment,
}

impl Book {
    /// All forms of the sheets that end with a period.
    pub async fn read(work: &Workspace, period: Period, as_of: Moment) -> Result<Self, Failure> {
        let own = ending_with(period);
        let before: BTreeSet<Period> = own.iter().map(|p| p.year_before()).collect();
        let wanted: Vec<String> = own.union(&before).map(ToString::to_string).collect();
        let facts = work.ledger.standing(&wanted, as_of).await?;
        // Last year's own filings are history; its same-period columns stand on this year's sheets.
        let on_sheet = |role: Role, period: &Period| if role == Role::Current { own.contains(period) } else { before.contains(period) };
        let rows = work.ledger.register_rows(&work.catalogue.code_exceptions).await?;
        Ok(Book {
            filings: filings(work, facts, on_sheet),
            registry: Registry::new(rows.into_iter().filter(|row| row.known <= as_of)),
            history: import::history(work, as_of).await?,
            as_of,
        })
    }

    /// What the edits find.
    pub fn findings(&self, work: &Workspace) -> Vec<Finding> {
        let context = Context {
            catalogue: &work.catalogue,
            zone: work.zone().clone(),
            default_known: self.as_of,
            now: self.as_of,
            registry: &self.registry,
            known_from_sheet: false,
            asked: Asked::default(),
            mappings: &[],
            history: &self.history,
        };
        intake::review(&self.filings, &context)
    }

    /// The name of a unit at the end of a period.
    pub fn name(&self, unit: &CreditCode, period: Period) -> String {
        let held = self.registry.unit(unit).and_then(|u| u.name_at(period.last_day()));
        held.unwrap_or_default().to_owned()
    }
}

/// Every kind of period that ends with one, as they are filed.
fn ending_with(period: Period) -> BTreeSet<Period> {
    let (year, month) = (period.year(), period.months().1);
    let mut all = BTreeSet::from([Period::Month { year, month }, Period::Cumulative { year, to: month }]);
    if month % 3 == 0 {
        all.insert(Period::Quarter { year, quarter: month / 3 }.as_filed());
    }
    if month % 6 == 0 {
        all.insert(Period::Half { year, half: month / 6 }.as_filed());
    }
    all
}

/// Facts gathered to the filings they came with; each value with the file it was read from.
fn filings(work: &Workspace, facts: Vec<FactRecord>, on_sheet: impl Fn(Role, &Period) -> bool) -> Vec<Filing> {
    let mut all: BTreeMap<i64, Filing> = BTreeMap::new();
    for fact in facts {
        let unit = CreditCode::parse(&fact.unit, &work.catalogue.code_exceptions);
        let (Ok(unit), Ok(period)) = (unit, fact.period.parse::<Period>()) else { continue };
        if !on_sheet(fact.role, &period) {
            continue;
        }
        let place = Place { file: fact.file, line: fact.line, cell: fact.cell, ..Place::default() };
        let filing = all.entry(fact.filing).or_insert_with(|| Filing {
            unit,
            form: fact.form,
            period,
            role: fact.role,
            known: fact.known,
            values: Vec::new(),
            source: fact.source,
            note: fact.note,
        });
        filing.values.push(FiledValue { item: fact.item, value: fact.value, place });
    }
    all.into_values().collect()
}
