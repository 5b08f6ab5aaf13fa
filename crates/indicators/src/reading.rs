//! What a call reads of the book, once for all its sums: the register on every day that counts, and the forms.

use crate::diff::replay::Replay;
use crate::engine::Engine;
use crate::plan::columns::Columns;
use crate::plan::facts::{Filings, FormRead};
use crate::plan::register::{self, Definitions, Snapshots, Wanted};
use crate::request::RequestError;
use crate::sums::Sums;
use datafusion::error::DataFusionError;
use figures::{Moment, Period};
use jiff::civil::Date;
use ledger::UnitState;
use methodology::catalogue::Catalogue;
use std::collections::{BTreeMap, BTreeSet};

/// The book as known at one moment and a year before it.
pub(crate) struct Reading {
    as_of: Moment,
    year_before: Moment,
    registers: BTreeMap<(Date, Moment), Vec<UnitState>>,
    forms: BTreeMap<String, (BTreeSet<String>, Filings)>,
    wanted: Wanted,
    definition: Option<Date>,
    with_facts: bool,
}

impl Engine {
    /// Reads what the sums need; the ids of the facts only where the way back is asked for.
    pub(crate) async fn read(&self, sums: &Sums, as_of: Moment, with_facts: bool) -> Result<Reading, RequestError> {
        self.read_from(None, sums, as_of, with_facts).await
    }

    /// The same of a replay, where one is given.
    pub(crate) async fn read_from(
        &self,
        replay: Option<&Replay>,
        sums: &Sums,
        as_of: Moment,
        with_facts: bool,
    ) -> Result<Reading, RequestError> {
        let year_before = as_of.year_before(&self.zone);
        let periods = sums.periods();
        let registers = self.registers(replay, &periods, as_of, year_before).await?;
        let all: BTreeSet<Period> = periods.iter().flat_map(|p| [*p, p.year_before()].into_iter().flat_map(filed_for)).collect();
        let mut forms = BTreeMap::new();
        for (form, items) in self.items_of(sums) {
            let read = FormRead { form: &form, items: &items, with_facts };
            let filings = match replay {
                Some(replay) => self.filings(&read, &all, replay.since(), as_of).await?.replayed(replay)?,
                None => self.filings(&read, &all, year_before, as_of).await?,
            };
            forms.insert(form, (items, filings));
        }
        Ok(Reading { as_of, year_before, registers, forms, wanted: wanted(sums), definition: sums.definition, with_facts })
    }

    async fn registers(
        &self,
        replay: Option<&Replay>,
        periods: &BTreeSet<Period>,
        as_of: Moment,
        year_before: Moment,
    ) -> Result<BTreeMap<(Date, Moment), Vec<UnitState>>, RequestError> {
        let of = |p: &Period| {
            let (day, last) = (p.last_day(), p.year_before().last_day());
            [(day, as_of), (last, as_of), (last, year_before)]
        };
        let at: BTreeSet<(Date, Moment)> = periods.iter().flat_map(of).collect();
        let at: Vec<(Date, Moment)> = at.into_iter().collect();
        let states = match replay {
            Some(replay) => replay.registers(&at),
            None => self.ledger.registers_at(&at).await?,
        };
        Ok(at.into_iter().zip(states).collect())
    }

    pub(crate) fn items_of(&self, sums: &Sums) -> BTreeMap<String, BTreeSet<String>> {
        let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (form, items) in sums.linears.iter().flat_map(|linear| self.items(linear)) {
            all.entry(form).or_default().extend(items);
        }
        all
    }
}

/// The periods whose filings make up a period.
pub(crate) fn filed_for(period: Period) -> Vec<Period> {
    vec![period]
}

fn wanted(sums: &Sums) -> Wanted {
    let mut wanted = Wanted::default();
    sums.linears.iter().for_each(|linear| wanted.add(linear));
    wanted.attributes.extend(sums.list.iter().filter_map(|(_, scope)| scope.by.clone()).filter(|by| by != "firm"));
    wanted
}

impl Reading {
    /// The register on a period's last day, as known at the moment of the call.
    pub fn register(&self, period: Period) -> &[UnitState] {
        self.states(period.last_day(), self.as_of)
    }

    fn states(&self, day: Date, as_of: Moment) -> &[UnitState] {
        self.registers.get(&(day, as_of)).map(Vec::as_slice).unwrap_or_default()
    }

    fn snapshots(&self, period: Period) -> Snapshots<'_> {
        let last = period.year_before().last_day();
        Snapshots { now: self.register(period), published: self.states(last, self.year_before), restated: self.states(last, self.as_of) }
    }

    /// All units with their register and their facts of a period.
    pub fn table(&self, period: Period, catalogue: &Catalogue) -> Result<Columns, DataFusionError> {
        let snapshots = self.snapshots(period);
        let by = Definitions { catalogue, day: self.definition };
        let mut columns = register::table(&snapshots, period, &self.wanted, &by);
        let units = snapshots.units();
        for (form, (items, filings)) in &self.forms {
            let read = FormRead { form, items, with_facts: self.with_facts };
            filings.beside(&units, &read, period, (self.as_of, self.year_before), &mut columns)?;
        }
        Ok(columns)
    }

    /// Adds to a period's table who belongs to the panel of some areas.
    pub fn members(&self, period: Period, areas: &BTreeSet<String>, table: &mut Columns) {
        register::members(&self.snapshots(period), period, areas, table);
    }
}
