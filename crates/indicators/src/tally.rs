//! Sums over panel rows by member and part: all a figure, its growth and its bridge need.

use crate::accumulate::Groups;
use crate::request::RequestError;
use crate::spread::{OfUnit, Place, Units};
use datafusion::arrow::array::AsArray;
use datafusion::arrow::array::{Array, ArrayRef, Decimal128Array, Int64Array};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::DataType;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::DataFusionError;
use figures::{Decimal, Panel, PanelPart};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Sums of one member of a breakdown (or of the whole).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// The panel with its bridge.
    pub panel: Panel,
    /// Σ of this year's values of all units that filed.
    pub current: Decimal,
    /// Σ of the comparable base over the same units; absent when one of them is unknown.
    pub comparable_base: Option<Decimal>,
    /// Σ of this year's and last year's values over units that have both.
    pub matched: (Decimal, Decimal),
    /// Last year's published total.
    pub published_base: Decimal,
    /// Last year's panel with today's values.
    pub restated_base: Decimal,
    /// Units of last year's panel with a value today.
    pub restated_units: u64,
    /// Units published last year.
    pub published_units: u64,
    /// Units that filed.
    pub filed: u64,
    /// Those of them whose amount is not zero.
    pub contributing: u64,
    /// Units in the panel.
    pub expected: u64,
    /// Units whose membership of the group is unknown.
    pub unknown: u64,
    /// Units of the panel whose value waits until what came before it is confirmed; not among those that filed.
    pub unsettled: u64,
    /// Units of the panel that did not file and have a base.
    pub late_with_base: u64,
    /// Those of them whose value is estimated.
    pub imputed: u64,
    /// Units whose value of the period is below zero.
    pub negative: u64,
    /// Units with a value in both periods.
    pub matched_units: u64,
    /// Whether a contributing filing has been revised.
    pub revised: bool,
    /// Known base of the units that filed, and of all in the panel, for coverage.
    pub base_of_filed: Decimal,
    /// See `base_of_filed`.
    pub base_of_all: Decimal,
}

/// One (member, part) row of sums.
pub(crate) struct Sums {
    pub units: u64,
    pub x: Decimal,
    pub base: Decimal,
    pub known_bases: u64,
    pub x_with_base: Decimal,
    pub published: Decimal,
    pub published_units: u64,
    pub revision: i64,
    pub negative: u64,
    pub contributing: u64,
}

/// The sums of which a place in the order of a member's units is told, and the place.
type Asked = (usize, Option<usize>, String, Place);

/// The values there, of the period and of its base.
pub(crate) type Placed = (Option<Decimal>, Option<Decimal>);

/// What a sum came to, by member.
type Members = Arc<BTreeMap<String, Tally>>;

/// What the sums of a call came to, by their places; where the engine failed, why.
#[derive(Debug, Default)]
pub struct Tallies {
    sums: BTreeMap<usize, Result<Members, Arc<DataFusionError>>>,
    spreads: BTreeMap<(usize, String), Arc<Vec<OfUnit>>>,
    placed: Mutex<BTreeMap<Asked, Placed>>,
}

impl Tallies {
    /// The members of a sum with what each came to.
    pub fn of(&self, place: usize) -> Result<&BTreeMap<String, Tally>, RequestError> {
        static NOTHING: BTreeMap<String, Tally> = BTreeMap::new();
        match self.sums.get(&place) {
            Some(Ok(members)) => Ok(members),
            Some(Err(why)) => Err(DataFusionError::Shared(why.clone()).into()),
            None => Ok(&NOTHING),
        }
    }

    /// A sum without rows comes to nothing, and of a whole even that is said.
    pub fn begin(&mut self, place: usize, whole: bool) {
        let members = whole.then(|| (String::new(), Tally::default()));
        self.sums.insert(place, Ok(Arc::new(members.into_iter().collect())));
    }

    /// What a sum came to and its units.
    pub(crate) fn put(&mut self, place: usize, members: Members, units: Units) {
        self.sums.insert(place, Ok(members));
        self.spreads.extend(units.into_iter().map(|(member, units)| ((place, member), units)));
    }

    /// What a sum came to, by members.
    pub(crate) fn set(&mut self, place: usize, members: BTreeMap<String, Tally>) {
        self.sums.insert(place, Ok(Arc::new(members)));
    }

    /// The engine failed on the rows of a sum.
    pub fn fail(&mut self, place: usize, why: Arc<DataFusionError>) {
        self.sums.insert(place, Err(why));
    }

    /// The units of a member with their own values, where they were kept.
    pub fn units(&self, place: usize, member: &str) -> &[OfUnit] {
        self.spreads.get(&(place, member.to_owned())).map(|units| units.as_slice()).unwrap_or_default()
    }

    /// The values at a place in the order of units, found once however many figures tell them.
    pub(crate) fn placed(&self, of: Asked, find: impl FnOnce() -> Placed) -> Placed {
        let mut all = self.placed.lock().unwrap_or_else(PoisonError::into_inner);
        *all.entry(of).or_insert_with(find)
    }

    /// Notes what the sums of units came to, by the names of their numbers.
    pub(crate) fn add_units(&mut self, place: usize, groups: &Groups, names: &BTreeMap<u32, String>) {
        let mut members: BTreeMap<String, Tally> = BTreeMap::new();
        for (unit, parts) in groups.units() {
            let name = names.get(&unit).cloned().unwrap_or_default();
            let tally = members.entry(name).or_insert_with(Tally::empty);
            parts.for_each(|(part, sums)| tally.add(part, &sums));
        }
        self.sums.insert(place, Ok(Arc::new(members)));
    }
}

/// What groups come to, by member; a sum without rows comes to nothing, and of a whole even that is said.
pub(crate) fn members(groups: &Groups, whole: bool) -> BTreeMap<String, Tally> {
    let mut members: BTreeMap<String, Tally> = BTreeMap::new();
    for (key, part, sums) in groups.all() {
        match members.get_mut(key) {
            Some(tally) => tally.add(part, &sums),
            None => members.entry(key.to_owned()).or_insert_with(Tally::empty).add(part, &sums),
        }
    }
    if whole && members.is_empty() {
        members.insert(String::new(), Tally::default());
    }
    members
}

/// The units' own values in rows of a sum, by member.
pub(crate) fn units(rows: &[RecordBatch]) -> Result<Units, DataFusionError> {
    let mut members = Units::new();
    for batch in rows {
        let words = |name| Ok::<_, DataFusionError>(column(batch, name)?.as_string::<i32>().clone());
        let (parts, units, keys) = (words("part")?, words("unit")?, words("key")?);
        for row in (0..batch.num_rows()).filter(|row| HERE.contains(&parts.value(*row))) {
            let of = OfUnit { unit: units.value(row).into(), current: decimal(batch, "x", row), base: decimal(batch, "base", row) };
            Arc::make_mut(members.entry(keys.value(row).to_owned()).or_default()).push(of);
        }
    }
    Ok(members)
}

/// The parts of the panel that filed.
pub const HERE: [&str; 6] = ["continuing", "reclassified_in", "new", "upgraded", "moved_in", "no_base"];

/// The parts of the panel whose values of last year are in what was published then.
pub const PUBLISHED: [&str; 6] = ["continuing", "not_filed", "unsettled", "left", "moved_out", "reclassified_out"];

/// All parts of a panel; inside a plan a part is its place among them.
pub const PARTS: [&str; 14] = [
    "unknown", "unsettled", "not_filed", "continuing", "reclassified_in", "new", "upgraded", "moved_in", "no_base", "reclassified_out",
    "moved_out", "left", "restated_panel", "other",
];

/// Name of the column with the place of a sum.
pub const PLACE: &str = "place";

impl Tally {
    /// Nothing yet.
    pub fn empty() -> Self {
        Tally { comparable_base: Some(Decimal::ZERO), ..Tally::default() }
    }

    /// Whether a member has a level: somebody is in it this year. The whole always has one.
    pub fn is_there(&self, member: &str) -> bool {
        member.is_empty() || self.expected > 0 || self.unknown > 0
    }

    /// Both together.
    pub fn with(self, other: &Tally) -> Tally {
        Tally {
            panel: self.panel.with(&other.panel),
            current: self.current + other.current,
            comparable_base: self.comparable_base.zip(other.comparable_base).map(|(a, b)| a + b),
            matched: (self.matched.0 + other.matched.0, self.matched.1 + other.matched.1),
            published_base: self.published_base + other.published_base,
            restated_base: self.restated_base + other.restated_base,
            restated_units: self.restated_units + other.restated_units,
            published_units: self.published_units + other.published_units,
            filed: self.filed + other.filed,
            contributing: self.contributing + other.contributing,
            expected: self.expected + other.expected,
            unknown: self.unknown + other.unknown,
            unsettled: self.unsettled + other.unsettled,
            late_with_base: self.late_with_base + other.late_with_base,
            imputed: self.imputed + other.imputed,
            negative: self.negative + other.negative,
            matched_units: self.matched_units + other.matched_units,
            revised: self.revised || other.revised,
            base_of_filed: self.base_of_filed + other.base_of_filed,
            base_of_all: self.base_of_all + other.base_of_all,
        }
    }

    pub(crate) fn add(&mut self, part: &str, s: &Sums) {
        match part {
            "unknown" => self.unknown += s.units,
            "restated_panel" => {
                self.restated_base += s.base;
                self.restated_units += s.known_bases;
            }
            "not_filed" => self.not_filed(s),
            "unsettled" => {
                self.unsettled += s.units;
                self.not_filed(s);
            }
            "left" => leave(&mut self.panel.left, s),
            "moved_out" => leave(&mut self.panel.moved_out, s),
            "reclassified_out" => leave(&mut self.panel.reclassified_out, s),
            "continuing" => self.continuing(s, s.published),
            "reclassified_in" => self.reclassified_in(s),
            "new" => enter(&mut self.panel.new, s),
            "upgraded" => enter(&mut self.panel.upgraded, s),
            "moved_in" => enter(&mut self.panel.moved_in, s),
            _ => enter(&mut self.panel.no_base, s),
        }
        self.totals(part, s);
    }

    fn totals(&mut self, part: &str, s: &Sums) {
        let here = HERE.contains(&part);
        if here {
            self.filed += s.units;
            self.contributing += s.contributing;
            self.expected += s.units;
            self.current = (self.current + s.x).normalize();
            self.negative += s.negative;
            self.revised |= s.revision > 1;
            self.base_of_filed += s.base;
            self.base_of_all += s.base;
            self.comparable_base = self.comparable_base.filter(|_| s.known_bases == s.units).map(|b| b + s.base);
        }
        if here && part != "new" {
            self.matched.0 += s.x_with_base;
            self.matched.1 += s.base;
            self.matched_units += s.known_bases;
        }
        if PUBLISHED.contains(&part) {
            self.published_base += s.published;
            self.published_units += s.published_units;
        }
    }

    fn not_filed(&mut self, s: &Sums) {
        self.expected += s.units;
        self.base_of_all += s.base;
        self.late_with_base += s.known_bases;
        leave(&mut self.panel.not_filed, s);
    }

    fn continuing(&mut self, s: &Sums, published: Decimal) {
        let part = &mut self.panel.continuing;
        part.units += s.units;
        part.current += s.x;
        part.base += s.base;
        part.published += published;
        part.bridge += s.x - s.base;
        self.panel.restatement += s.base - published;
    }

    /// A unit that changed class is a continuing unit; its published value of last year stood in
    /// another group, so the group's bridge adds it as a term of its own.
    fn reclassified_in(&mut self, s: &Sums) {
        self.continuing(s, s.published);
        let part = &mut self.panel.reclassified_in;
        part.units += s.units;
        part.current += s.x;
        part.published += s.published;
        part.bridge += s.published;
    }
}

fn enter(part: &mut PanelPart, s: &Sums) {
    part.units += s.units;
    part.current += s.x;
    part.base += s.base;
    part.bridge += s.x;
}

fn leave(part: &mut PanelPart, s: &Sums) {
    part.units += s.units;
    part.published += s.published;
    part.bridge -= s.published;
}

/// A column of words, whatever it is kept as.
pub(crate) fn column(batch: &RecordBatch, name: &str) -> Result<ArrayRef, DataFusionError> {
    let column = batch.column_by_name(name).ok_or_else(|| DataFusionError::Internal(format!("no column {name}")))?;
    Ok(cast(column, &DataType::Utf8)?)
}

/// A text cell; `None` for null.
pub fn text(batch: &RecordBatch, name: &str, row: usize) -> Option<String> {
    let column: &ArrayRef = batch.column_by_name(name)?;
    let column = cast(column, &DataType::Utf8).ok()?;
    let column = column.as_string::<i32>();
    column.is_valid(row).then(|| column.value(row).to_owned())
}

/// The cells of a column of words that are not null.
pub fn words<'a>(batch: &'a RecordBatch, name: &'a str) -> impl Iterator<Item = String> + 'a {
    (0..batch.num_rows()).filter_map(move |row| text(batch, name, row))
}

/// A whole-number cell; `None` for null.
pub fn integer(batch: &RecordBatch, name: &str, row: usize) -> Option<i64> {
    let column = batch.column_by_name(name)?;
    if let Some(column) = column.as_any().downcast_ref::<Int64Array>() {
        return column.is_valid(row).then(|| column.value(row));
    }
    let column = column.as_any().downcast_ref::<datafusion::arrow::array::Int32Array>()?;
    column.is_valid(row).then(|| i64::from(column.value(row)))
}

/// An exact decimal cell; `None` for null.
pub fn decimal(batch: &RecordBatch, name: &str, row: usize) -> Option<Decimal> {
    let column = batch.column_by_name(name)?.as_any().downcast_ref::<Decimal128Array>()?;
    if column.is_null(row) {
        return None;
    }
    let scale = u32::try_from(column.scale()).ok()?;
    exact(column.value(row), scale)
}

/// Drops trailing zeros first, so that large sums fit the decimal's 96 bits.
pub(crate) fn exact(mut mantissa: i128, mut scale: u32) -> Option<Decimal> {
    // Few sums fill more than half of the digits, and half is divided much faster.
    if let Ok(half) = i64::try_from(mantissa) {
        return Some(exact_half(half, scale));
    }
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}

fn exact_half(mut mantissa: i64, mut scale: u32) -> Decimal {
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    Decimal::new(mantissa, scale)
}
