//! Three snapshots of the register, joined on the unit, as one table for the engine.

use super::condition::class_column;
use super::plain;
use super::term::table_column;
use crate::linear::Linear;
use datafusion::arrow::array::{ArrayRef, BooleanArray, Decimal128Array, StringArray};
use datafusion::arrow::datatypes::{DataType, Field, Schema};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::DataFusionError;
use figures::{Decimal, Period};
use jiff::civil::Date;
use ledger::UnitState;
use methodology::catalogue::{Catalogue, Classification};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The register on the last day of the period (as known now), and a year before (as then known, and
/// as known now).
pub struct Snapshots {
    /// This period's last day, as known now.
    pub now: Vec<UnitState>,
    /// Last year's last day, as known one year before the as-of moment.
    pub published: Vec<UnitState>,
    /// Last year's last day, as known now.
    pub restated: Vec<UnitState>,
}

/// What the engine's register table must hold.
pub struct Wanted<'a> {
    /// The formula.
    pub linear: &'a Linear,
    /// Further attributes, for a breakdown.
    pub attributes: Vec<String>,
    /// Codes of the area and everything in it.
    pub areas: BTreeSet<String>,
    /// The period asked.
    pub period: Period,
}

/// The register table: `unit`, `entry`, `exit`, and per side `member`, attributes, rate tables.
pub fn table(snapshots: &Snapshots, wanted: &Wanted<'_>, catalogue: &Catalogue) -> Result<RecordBatch, DataFusionError> {
    let units: Vec<&str> = all_units(snapshots);
    let mut columns = Columns::default();
    columns.text("unit", units.iter().map(|u| Some((*u).to_owned())).collect());
    let now = index(&snapshots.now);
    let since = wanted.period.year_before().last_day();
    columns.text("entry", units.iter().map(|u| now.get(u).and_then(|s| last_event(s, since, &ENTRIES))).collect());
    columns.text("exit", units.iter().map(|u| now.get(u).and_then(|s| last_event(s, since, &EXITS))).collect());
    let sides = [
        ("n_", &snapshots.now, wanted.period),
        ("p_", &snapshots.published, wanted.period.year_before()),
        ("r_", &snapshots.restated, wanted.period.year_before()),
    ];
    for (prefix, states, period) in sides {
        side(&mut columns, prefix, &units, &index(states), wanted, period.last_day(), catalogue);
    }
    columns.batch()
}

/// Events that bring a unit into the panel.
pub const ENTRIES: [&str; 3] = ["new", "upgraded", "moved_in"];
/// Events that take a unit out of the panel.
pub const EXITS: [&str; 2] = ["left", "moved_out"];

fn all_units(snapshots: &Snapshots) -> Vec<&str> {
    let all = snapshots.now.iter().chain(&snapshots.published).chain(&snapshots.restated);
    all.map(|s| s.unit.as_str()).collect::<BTreeSet<_>>().into_iter().collect()
}

fn index(states: &[UnitState]) -> BTreeMap<&str, &UnitState> {
    states.iter().map(|s| (s.unit.as_str(), s)).collect()
}

/// The last of some events after last year's period.
pub fn last_event(state: &UnitState, since: Date, kinds: &[&str]) -> Option<String> {
    let found = state.events.iter().rev().find(|e| e.valid_from > since && kinds.contains(&e.event.as_str()));
    found.map(|e| e.event.clone())
}

fn side(
    columns: &mut Columns,
    prefix: &str,
    units: &[&str],
    states: &BTreeMap<&str, &UnitState>,
    wanted: &Wanted<'_>,
    day: Date,
    catalogue: &Catalogue,
) {
    let inside = |s: &UnitState| s.member && s.attributes.get("area").is_some_and(|a| wanted.areas.contains(a));
    columns.truth(&format!("{prefix}member"), units.iter().map(|u| states.get(u).is_some_and(|s| inside(s))).collect());
    let mut attributes = wanted.linear.attributes();
    attributes.insert("industry".to_owned());
    attributes.extend(wanted.attributes.iter().cloned());
    for name in &attributes {
        columns.text(&format!("{prefix}{}", plain(name)), units.iter().map(|u| states.get(u).and_then(|s| attribute(s, name))).collect());
    }
    for id in wanted.linear.tables() {
        let value = |u: &&str| {
            let code = states.get(u)?.attributes.get("industry")?;
            catalogue.tables.get(&id)?.value_at(day, code)
        };
        columns.number(&format!("{prefix}{}", plain(&table_column(&id))), units.iter().map(value).collect());
    }
    for (id, class) in wanted.linear.classes() {
        let Some(found) = catalogue.classifications.get(&id) else { continue };
        if found.is_declared() {
            let is_in = units.iter().map(|u| states.get(u).and_then(|s| membership(s, found, &class, day)));
            columns.answer(&format!("{prefix}{}", plain(&class_column(&id, &class))), is_in.collect());
        }
    }
}

/// Whether a unit is in a class, by its code and by what the register says of it; nothing where neither tells or
/// the list isn't in force on the day.
fn membership(state: &UnitState, classification: &Classification, class: &str, day: Date) -> Option<bool> {
    let attribute = |name: &str| state.attributes.get(name).map(String::as_str);
    let found = classification.membership(class, attribute("industry"), attribute(&classification.attribute()));
    found.as_bool().filter(|_| classification.in_force(day))
}

/// An attribute of the register, or one derived from it: `division` is the first two digits of the
/// industry code.
pub fn attribute(state: &UnitState, name: &str) -> Option<String> {
    match name {
        "division" => state.attributes.get("industry").and_then(|code| code.get(..2)).map(str::to_owned),
        _ => state.attributes.get(name).cloned(),
    }
}

#[derive(Default)]
struct Columns {
    fields: Vec<Field>,
    arrays: Vec<ArrayRef>,
}

/// Digits after the point of a rate table.
const RATE_SCALE: i8 = 6;

impl Columns {
    fn text(&mut self, name: &str, values: Vec<Option<String>>) {
        self.fields.push(Field::new(name, DataType::Utf8, true));
        self.arrays.push(Arc::new(StringArray::from(values)));
    }

    fn truth(&mut self, name: &str, values: Vec<bool>) {
        self.fields.push(Field::new(name, DataType::Boolean, false));
        self.arrays.push(Arc::new(BooleanArray::from(values)));
    }

    fn answer(&mut self, name: &str, values: Vec<Option<bool>>) {
        self.fields.push(Field::new(name, DataType::Boolean, true));
        self.arrays.push(Arc::new(BooleanArray::from(values)));
    }

    fn number(&mut self, name: &str, values: Vec<Option<Decimal>>) {
        let kind = DataType::Decimal128(12, RATE_SCALE);
        let scaled = values.into_iter().map(|v| {
            v.map(|mut d| {
                d.rescale(RATE_SCALE as u32);
                d.mantissa()
            })
        });
        self.fields.push(Field::new(name, kind.clone(), true));
        self.arrays.push(Arc::new(scaled.collect::<Decimal128Array>().with_data_type(kind)));
    }

    fn batch(self) -> Result<RecordBatch, DataFusionError> {
        Ok(RecordBatch::try_new(Arc::new(Schema::new(self.fields)), self.arrays)?)
    }
}
