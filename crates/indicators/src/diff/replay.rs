//! A replay: the book in which each unit stands several times, as it was after each event that speaks of it.
//!
//! Figures are sums over units, so what an event does to them follows from the unit it speaks of alone. All
//! states of all such units are computed in one pass, as if they were so many units; the book is read once.

use super::event::{Event, Span, What};
use crate::plan::facts::{SINCE, UNTIL};
use datafusion::arrow::array::{ArrayRef, AsArray, Int64Array, StringArray, UInt32Array};
use datafusion::arrow::compute::take;
use datafusion::arrow::datatypes::Int64Type;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::{DataFusionError, Result};
use figures::Moment;
use jiff::civil::Date;
use ledger::{RegisterRows, UnitState};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The states of the units that events speak of.
#[derive(Debug)]
pub struct Replay {
    span: Span,
    units: BTreeMap<String, Unit>,
    register: RegisterRows,
}

/// From which state on what became known in the span counts, by its id.
#[derive(Debug, Default)]
struct Unit {
    /// The number of events; the states are one more.
    events: usize,
    now: Told,
    year_before: Told,
}

#[derive(Debug, Default)]
struct Told {
    filings: BTreeMap<i64, usize>,
    rows: BTreeMap<i64, usize>,
}

/// The name of a unit's state. No credit code has the sign.
const STATE: char = '#';

fn name(unit: &str, state: usize) -> String {
    format!("{unit}{STATE}{state}")
}

/// The unit and the state that a name stands for.
pub(crate) fn unit_and_state(name: &str) -> Option<(&str, usize)> {
    let (unit, state) = name.rsplit_once(STATE)?;
    Some((unit, state.parse().ok()?))
}

impl Replay {
    /// The replay of some events of a span.
    pub(crate) fn new(events: &[Event], span: Span, register: RegisterRows) -> Self {
        let mut units: BTreeMap<String, Unit> = BTreeMap::new();
        for event in events {
            units.entry(event.unit.clone()).or_default().take(event);
        }
        Replay { span, units, register }
    }

    /// Every state as a unit of the register on some days, as known at the end of the span or a year before it.
    pub(crate) fn registers(&self, at: &[(Date, Moment)]) -> Vec<Vec<UnitState>> {
        at.iter().map(|(day, moment)| self.register_on(*day, *moment)).collect()
    }

    fn register_on(&self, day: Date, moment: Moment) -> Vec<UnitState> {
        let mut out = Vec::new();
        for (code, unit) in &self.units {
            for state in 0..=unit.events {
                let counts = |id, known| self.told(unit, moment).counts_row(id, state, known, self.known_before(moment));
                out.extend(self.register.state(code, day, counts).map(|s| UnitState { unit: name(code, state), ..s }));
            }
        }
        out
    }

    fn is_now(&self, moment: Moment) -> bool {
        moment >= self.span.to.0
    }

    fn told<'a>(&self, unit: &'a Unit, moment: Moment) -> &'a Told {
        if self.is_now(moment) { &unit.now } else { &unit.year_before }
    }

    fn known_before(&self, moment: Moment) -> Moment {
        if self.is_now(moment) { self.span.known() } else { self.span.published() }
    }

    /// The filings of every state, each in force where it is the last of its chain that counts: the rows of the
    /// book, once for every state in which they are in force at all; and the place of each among the rows of the book.
    pub(crate) fn filings(&self, rows: &RecordBatch) -> Result<(RecordBatch, UInt32Array)> {
        let chains = Chains::of(rows, &self.units)?;
        let mut out = States::default();
        for ((code, ..), chain) in &chains.0 {
            let Some(unit) = self.units.get(*code) else { continue };
            for state in 0..=unit.events {
                let last = |told: &Told, before: Moment| chain.iter().rev().find(|f| told.counts(f.id, state, f.known, before));
                let now = last(&unit.now, self.span.known());
                let then = last(&unit.year_before, self.span.published());
                out.add(name(code, state), now.map(|f| f.row), then.map(|f| f.row), self.span.to.1);
            }
        }
        out.batch(rows)
    }
}

impl Unit {
    fn take(&mut self, event: &Event) {
        self.events += 1;
        let (state, told) = (self.events, if event.horizon { &mut self.year_before } else { &mut self.now });
        match &event.what {
            What::Sheet(_, filings) => told.filings.extend(filings.iter().map(|f| (f.id, state))),
            What::Register(rows) => told.rows.extend(rows.iter().map(|r| (r.id, state))),
        }
    }
}

impl Told {
    fn counts(&self, filing: i64, state: usize, known: Moment, before: Moment) -> bool {
        known <= before || self.filings.get(&filing).is_some_and(|from| *from <= state)
    }

    fn counts_row(&self, row: i64, state: usize, known: Moment, before: Moment) -> bool {
        known <= before || self.rows.get(&row).is_some_and(|from| *from <= state)
    }
}

/// A filing of a chain.
struct Filing {
    id: i64,
    known: Moment,
    row: u32,
}

/// The filings by unit, period and role, in the order they became known.
struct Chains<'a>(BTreeMap<(&'a str, &'a str, &'a str), Vec<Filing>>);

impl<'a> Chains<'a> {
    fn of(rows: &'a RecordBatch, units: &BTreeMap<String, Unit>) -> Result<Self> {
        let [unit, period, role] = [words(rows, "unit")?, words(rows, "period")?, words(rows, "role")?];
        let [id, known] = [whole(rows, "filing")?, whole(rows, "known")?];
        let mut chains: BTreeMap<_, Vec<Filing>> = BTreeMap::new();
        for row in (0..rows.num_rows()).filter(|row| units.contains_key(unit.value(*row))) {
            let filing = Filing { id: id.value(row), known: Moment::from_micros(known.value(row)), row: row as u32 };
            chains.entry((unit.value(row), period.value(row), role.value(row))).or_default().push(filing);
        }
        chains.values_mut().for_each(|chain| chain.sort_by_key(|f| (f.known, f.id)));
        Ok(Chains(chains))
    }
}

/// The rows of all states.
#[derive(Default)]
struct States {
    rows: Vec<u32>,
    unit: Vec<String>,
    since: Vec<i64>,
    until: Vec<i64>,
}

impl States {
    /// The filing in force now and the one in force a year before, of one chain in one state.
    fn add(&mut self, unit: String, now: Option<u32>, then: Option<u32>, year_before: Moment) {
        let after = year_before.micros().saturating_add(1);
        if now == then {
            self.push(unit, now, i64::MIN, i64::MAX);
        } else {
            self.push(unit.clone(), then, i64::MIN, after);
            self.push(unit, now, after, i64::MAX);
        }
    }

    fn push(&mut self, unit: String, row: Option<u32>, since: i64, until: i64) {
        let Some(row) = row else { return };
        self.rows.push(row);
        self.unit.push(unit);
        self.since.push(since);
        self.until.push(until);
    }

    fn batch(self, rows: &RecordBatch) -> Result<(RecordBatch, UInt32Array)> {
        let index = UInt32Array::from(self.rows);
        let mut unit: Option<ArrayRef> = Some(Arc::new(StringArray::from(self.unit)));
        let mut since: Option<ArrayRef> = Some(Arc::new(Int64Array::from(self.since)));
        let mut until: Option<ArrayRef> = Some(Arc::new(Int64Array::from(self.until)));
        let schema = rows.schema();
        let columns = schema.fields().iter().zip(rows.columns()).map(|(field, column)| {
            let own = match field.name().as_str() {
                "unit" => unit.take(),
                SINCE => since.take(),
                UNTIL => until.take(),
                _ => None,
            };
            own.map_or_else(|| Ok(take(column, &index, None)?), Ok)
        });
        let columns = columns.collect::<Result<Vec<_>>>()?;
        Ok((RecordBatch::try_new(schema, columns)?, index))
    }
}

fn words<'a>(rows: &'a RecordBatch, name: &str) -> Result<&'a StringArray> {
    column(rows, name)?.as_string_opt::<i32>().ok_or_else(|| missing(name))
}

fn whole<'a>(rows: &'a RecordBatch, name: &str) -> Result<&'a Int64Array> {
    column(rows, name)?.as_primitive_opt::<Int64Type>().ok_or_else(|| missing(name))
}

fn column<'a>(rows: &'a RecordBatch, name: &str) -> Result<&'a ArrayRef> {
    rows.column_by_name(name).ok_or_else(|| missing(name))
}

fn missing(name: &str) -> DataFusionError {
    DataFusionError::Internal(format!("no column {name}"))
}
