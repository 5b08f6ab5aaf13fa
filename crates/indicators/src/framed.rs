//! The units of a frame in pieces: what the register says of them by profile, and what they filed.

use crate::plan::columns::Columns;
use crate::plan::facts::{FormRead, Found, Units};
use crate::plan::register::{self, Definitions, Frame, Snapshots};
use crate::profiles::Profiles;
use crate::reading::{Reading, Timed};
use crate::threads::{WORTH, both, threads};
use datafusion::arrow::array::{Array, StringArray, UInt32Array};
use datafusion::arrow::datatypes::SchemaRef;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::DataFusionError;
use jiff::civil::Date;
use methodology::catalogue::Catalogue;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A frame's units: what the register says of them by profile, and where their filings are.
pub(crate) struct Framed {
    frame: Frame,
    /// The profiles' table.
    pub register: Columns,
    /// The profiles on each side.
    profiles: Profiles,
    /// The units' numbers, those with parts as often as they have parts; the row of each in the profiles' table, and the
    /// first day of those that are new.
    units: Vec<u32>,
    of: Vec<u32>,
    began: Vec<Option<Date>>,
    /// Where the filings are, by form.
    found: BTreeMap<String, Found>,
    /// The pieces in which the units are worked on, as far as they were made and others will ask for them.
    pieces: Vec<(Range<usize>, OnceLock<Arc<Piece>>)>,
    /// How many numbers of units are in a block; no piece is of two.
    each: u32,
    keep: bool,
}

/// Some units with their filings.
pub(crate) struct Piece {
    /// Their places in the profiles' table.
    pub of: UInt32Array,
    /// Their codes or numbers as `unit`, and the values of their filings.
    pub filed: RecordBatch,
}

/// Units that are worked on at a time, so that what is made of them stays near.
const AT_A_TIME: usize = 8_192;

impl Framed {
    /// The profiles' table with who belongs to the panel of some areas.
    pub fn members(&self, areas: &BTreeSet<String>) -> Result<RecordBatch, DataFusionError> {
        let mut columns = self.register.clone();
        register::members(&snapshots(&self.profiles), areas, &mut columns);
        columns.batch()
    }

    /// The pieces that each thread works on, one after the other.
    pub fn shares(&self) -> Vec<Range<usize>> {
        let number = self.pieces.len();
        stretches(0..number, number.div_ceil(if self.units.len() > WORTH { threads() } else { 1 }))
    }

    /// The block that a piece is of.
    pub fn block(&self, nth: usize) -> u32 {
        let first = self.pieces.get(nth).and_then(|(rows, _)| self.units.get(rows.start));
        first.map_or(0, |unit| unit / self.each)
    }

    /// How many pieces there are.
    pub fn pieces(&self) -> usize {
        self.pieces.len()
    }

    /// Whether what is made of the pieces is kept.
    pub fn keep(&self) -> bool {
        self.keep
    }
}

impl Reading {
    /// Whether no more units were read of than one thread works on.
    pub fn few_units(&self) -> bool {
        self.register.width() <= WORTH
    }

    /// All units of a frame's panels with their register; where more than one sum asks for their facts, these are kept.
    pub fn framed(&self, timed: Timed, catalogue: &Catalogue, keep: bool) -> Result<Framed, DataFusionError> {
        let happenings = self.happenings(timed.0);
        let profiles = || self.register.profiles(timed, (self.as_of, self.one_day, happenings), &self.cut);
        let (found, profiles) = both(!self.few_units(), || self.found(timed, self.register.width()), profiles);
        let snapshots = snapshots(&profiles);
        let register = register::table(&snapshots, timed.0, &self.wanted, &Definitions { catalogue, day: self.definition });
        let names = register.units();
        let parted = parted(&profiles, &names, snapshots.units().len());
        // All parts of a unit are joined, so they stay together.
        let at_a_time = if parted.is_some() { usize::MAX } else { AT_A_TIME };
        let (units, of) = parted.unwrap_or_else(|| (profiles.units.clone(), profiles.of.clone()));
        let began = snapshots.began(&names.iter().flatten().collect::<Vec<_>>());
        let began: Vec<Option<Date>> = of.iter().map(|row| began.get(*row as usize).copied().flatten()).collect();
        let blocks = units.chunk_by(|a, b| a / self.each == b / self.each).scan(0, |start, block| {
            let from = *start;
            *start += block.len();
            Some(from..*start)
        });
        let pieces = blocks.flat_map(|block| stretches(block, at_a_time)).map(|rows| (rows, OnceLock::new())).collect();
        Ok(Framed { frame: timed.0, register, profiles, units, of, began, found, pieces, each: self.each, keep })
    }

    /// Where the filings of so many units are, form by form.
    fn found(&self, timed: Timed, units: usize) -> BTreeMap<String, Found> {
        let ways = self.forms.iter().filter_map(|(form, held)| Some((form, held, held.ways.get(&timed.0)?)));
        ways.map(|(form, held, ways)| (form.clone(), held.filings.found(units, ways, self.as_of, timed.1))).collect()
    }

    /// A piece of a frame: of its filings the columns that are wanted, or all where it is kept.
    pub fn piece(&self, framed: &Framed, nth: usize, wanted: &BTreeSet<String>) -> Result<Arc<Piece>, DataFusionError> {
        let Some((rows, made)) = framed.pieces.get(nth) else { return Err(DataFusionError::Internal(format!("no piece {nth}"))) };
        if let Some(piece) = made.get() {
            return Ok(piece.clone());
        }
        let of = UInt32Array::from(framed.of[rows.clone()].to_vec());
        let wanted = Some(wanted).filter(|_| !framed.keep);
        let piece = Arc::new(Piece { of, filed: self.filed(framed, rows.clone(), wanted)? });
        Ok(if framed.keep { made.get_or_init(|| piece).clone() } else { piece })
    }

    /// Some values of the units of the register that belong to no panel of the frame, by the columns wanted. Nothing is told
    /// of when they began.
    pub fn others(&self, framed: &Framed, timed: Timed, wanted: &BTreeSet<String>) -> Result<RecordBatch, DataFusionError> {
        let there: BTreeSet<u32> = framed.units.iter().copied().collect();
        let width = self.register.width();
        let numbers: Vec<u32> = (0..u32::try_from(width).unwrap_or(u32::MAX)).filter(|number| !there.contains(number)).collect();
        let units = Units { numbers: &numbers, began: &vec![None; numbers.len()], wanted: Some(wanted) };
        let found = self.found(timed, width);
        self.beside(&units, (&framed.frame, &found))
    }

    /// The columns of a piece's filings.
    pub fn columns(&self, framed: &Framed) -> Result<SchemaRef, DataFusionError> {
        Ok(self.filed(framed, 0..0, None)?.schema())
    }

    /// Some units and what they filed.
    fn filed(&self, framed: &Framed, rows: Range<usize>, wanted: Option<&BTreeSet<String>>) -> Result<RecordBatch, DataFusionError> {
        let units = Units { numbers: &framed.units[rows.clone()], began: &framed.began[rows], wanted };
        self.beside(&units, (&framed.frame, &framed.found))
    }

    fn beside(&self, units: &Units<'_>, (frame, found): (&Frame, &BTreeMap<String, Found>)) -> Result<RecordBatch, DataFusionError> {
        let mut columns = Columns::default();
        columns.push("unit", self.register.names(units.numbers));
        for (form, held) in &self.forms {
            let read = FormRead { form, items: &held.items, with_facts: self.with_facts, by_difference: false };
            let (Some(ways), Some(found)) = (held.ways.get(frame), found.get(form)) else { continue };
            held.filings.beside(units, &read, (ways, found), &mut columns)?;
        }
        columns.batch()
    }
}

fn snapshots(profiles: &Profiles) -> Snapshots<'_> {
    let [now, published, restated] = &profiles.states;
    Snapshots { now, published, restated }
}

/// The units with the rows of their profiles, where some profile has several: each unit as often.
fn parted(profiles: &Profiles, names: &StringArray, number: usize) -> Option<(Vec<u32>, Vec<u32>)> {
    if names.len() == number {
        return None;
    }
    let mut rows: Vec<Vec<u32>> = Vec::with_capacity(number);
    for (at, row) in (0..names.len()).zip(0u32..) {
        match rows.last_mut().filter(|_| at > 0 && names.value(at) == names.value(at - 1)) {
            Some(same) => same.push(row),
            None => rows.push(vec![row]),
        }
    }
    let each = profiles.units.iter().zip(&profiles.of);
    Some(each.flat_map(|(unit, profile)| rows[*profile as usize].iter().map(|row| (*unit, *row))).unzip())
}

/// Things cut into stretches of so many.
fn stretches(of: Range<usize>, each: usize) -> Vec<Range<usize>> {
    let starts = of.clone().step_by(each.max(1));
    starts.map(|start| start..start.saturating_add(each).min(of.end)).collect()
}
