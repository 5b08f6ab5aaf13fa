//! The panel rows of sums: a frame's table is made once, an area's members once, a formula's expressions once.

use crate::accumulate::Groups;
use crate::blocks::{Block, Blocks};
use crate::engine::Engine;
use crate::formulas::{Formula, Kind, named};
use crate::framed::Framed;
use crate::largest::Most;
use crate::linear::Linear;
use crate::plan::panel::Panel;
use crate::plan::parts;
use crate::plan::register::{ENTERPRISES, OFFICES};
use crate::reading::{Reading, Timed};
use crate::sums::Sums;
use crate::tally;
use crate::threads::side_by_side;
use datafusion::arrow::array::{ArrayRef, AsArray, UInt32Array};
use datafusion::arrow::compute::{filter_record_batch, take};
use datafusion::arrow::datatypes::{FieldRef, Int32Type, Schema, SchemaRef};
use datafusion::arrow::record_batch::{RecordBatch, RecordBatchOptions};
use datafusion::common::HashSet;
use datafusion::error::DataFusionError;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

type Result<T> = std::result::Result<T, DataFusionError>;

/// The number of a formula, the breakdown, the further columns that its rows keep, and whether the table has parts of units.
type Of = (usize, Option<String>, Vec<String>, bool);

/// The panels of some sums over what was read for them.
pub(crate) struct Panels<'a> {
    engine: &'a Engine,
    sums: &'a Sums,
    reading: &'a Reading,
    formulas: BTreeMap<Of, Arc<Formula>>,
    frame: Option<(Timed, Arc<Framed>)>,
    table: Option<(Timed, String, Arc<Table<'a>>)>,
}

/// The units of a frame, and which of them belong to the panel of an area.
struct Table<'a> {
    reading: &'a Reading,
    framed: Arc<Framed>,
    /// The profiles' table.
    register: RecordBatch,
    /// The columns of the filings, then those of the profiles, of which each unit has its own profile's.
    schema: SchemaRef,
    /// The latter by piece, as far as they were made and are kept.
    spread: Vec<Mutex<BTreeMap<String, ArrayRef>>>,
}

impl<'a> Table<'a> {
    fn new(reading: &'a Reading, framed: Arc<Framed>, areas: &BTreeSet<String>) -> Result<Self> {
        let (filed, register) = (reading.columns(&framed)?, framed.members(areas)?);
        let of_register = register.schema();
        let fields = filed.fields().iter().chain(of_register.fields().iter().skip(1)).cloned();
        let schema = Arc::new(Schema::new(fields.collect::<Vec<FieldRef>>()));
        let spread = (0..framed.pieces()).map(|_| Mutex::default()).collect();
        Ok(Table { reading, framed, register, schema, spread })
    }

    /// Some columns of a piece.
    fn piece(&self, nth: usize, formula: &Formula) -> Result<RecordBatch> {
        let piece = self.reading.piece(&self.framed, nth, &formula.names)?;
        let column = |field: &FieldRef| match piece.filed.column_by_name(field.name()) {
            Some(filed) => Ok(filed.clone()),
            None => self.spread(nth, field.name(), &piece.of),
        };
        let arrays = formula.schema.fields().iter().map(column).collect::<Result<Vec<_>>>()?;
        let rows = RecordBatchOptions::new().with_row_count(Some(piece.filed.num_rows()));
        Ok(RecordBatch::try_new_with_options(formula.schema.clone(), arrays, &rows)?)
    }

    /// A column of the profiles' table, each unit with its profile's.
    fn spread(&self, nth: usize, column: &str, of: &UInt32Array) -> Result<ArrayRef> {
        let mut there = self.spread[nth].lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(array) = there.get(column) {
            return Ok(array.clone());
        }
        let array = take(named(&self.register, column)?, of, None)?;
        if self.framed.keep() {
            there.insert(column.to_owned(), array.clone());
        }
        Ok(array)
    }

    /// Does work on the pieces, some in each thread.
    fn shared<T: Send>(&self, work: impl Fn(Range<usize>) -> Result<T> + Sync) -> Result<Vec<T>> {
        side_by_side(self.framed.shares(), work)
    }
}

impl<'a> Panels<'a> {
    /// Nothing is made yet.
    pub fn new(engine: &'a Engine, sums: &'a Sums, reading: &'a Reading) -> Self {
        Panels { engine, sums, reading, formulas: BTreeMap::new(), frame: None, table: None }
    }

    /// The rows of one sum, with its place: kind by kind.
    pub fn rows(&mut self, place: usize) -> Result<Vec<RecordBatch>> {
        let (formula, table) = self.ready(place)?;
        let pieces = (0..table.framed.pieces()).map(|nth| table.piece(nth, &formula)).collect::<Result<Vec<_>>>()?;
        formula.kinds.iter().flat_map(|kind| pieces.iter().map(|piece| kind.rows(piece, place))).collect()
    }

    /// What the rows of one sum come to, block by block.
    pub fn blocks(&mut self, place: usize) -> Result<Blocks> {
        let (formula, table) = self.ready(place)?;
        let (kinds, with_units) = (self.told(&formula, place), self.sums.spreads.contains(&place));
        let shares = table.shared(|pieces| {
            let mut blocks: BTreeMap<u32, Block> = BTreeMap::new();
            for nth in pieces {
                let (block, piece) = (blocks.entry(table.framed.block(nth)).or_default(), table.piece(nth, &formula)?);
                kinds.iter().try_for_each(|kind| kind.sums(&piece, &mut block.groups))?;
                if with_units {
                    let rows = kinds.iter().map(|kind| kind.rows(&piece, place)).collect::<Result<Vec<_>>>()?;
                    block.join(&Block { units: tally::units(&rows)?, ..Block::default() });
                }
            }
            Ok(blocks)
        })?;
        let mut all: BTreeMap<u32, Block> = BTreeMap::new();
        for (at, block) in shares.into_iter().flatten() {
            match all.get_mut(&at) {
                Some(there) => there.join(&block),
                None => _ = all.insert(at, block),
            }
        }
        Ok(all.into_iter().map(|(at, block)| (at, Arc::new(block))).collect())
    }

    /// What the rows of one sum by firm come to, of the firms with the largest alone; those are told by their numbers.
    pub fn largest(&mut self, place: usize, most: Most) -> Result<Groups> {
        let (formula, table) = self.ready(place)?;
        let all = self.told(&formula, place);
        let summed = |kinds: &[Kind], pieces: Range<usize>, of: &dyn Fn(RecordBatch) -> Result<RecordBatch>| {
            let mut groups = Groups::default();
            for nth in pieces {
                let piece = of(table.piece(nth, &formula)?)?;
                kinds.iter().try_for_each(|kind| kind.sums(&piece, &mut groups))?;
            }
            Ok::<_, DataFusionError>(groups)
        };
        let find = |kinds: &[Kind]| {
            let found = table.shared(|pieces| Ok(most.units(&summed(kinds, pieces, &Ok)?)))?;
            Ok::<_, DataFusionError>(most.cut(found.concat()))
        };
        let mut found = find(if most.of_this_year() { &all[..all.len().min(1)] } else { all })?;
        // Units that are gone have no size, and come where those of this year are not enough.
        if found.len() < most.number || found.iter().any(|sized| sized.size.is_none()) {
            found = find(all)?;
        }
        let units: HashSet<i32> = found.into_iter().map(|sized| sized.unit.cast_signed()).collect();
        summed(all, 0..table.framed.pieces(), &|piece| of_units(&piece, &units))
    }

    /// The kinds of rows of which a sum is told: of a level this year's alone.
    fn told<'f>(&self, formula: &'f Formula, place: usize) -> &'f [Kind] {
        let number = if self.sums.changes.contains(&place) { formula.kinds.len() } else { 1 };
        &formula.kinds[..formula.kinds.len().min(number)]
    }

    /// A sum's formula, and the table it reads.
    fn ready(&mut self, place: usize) -> Result<(Arc<Formula>, Arc<Table<'a>>)> {
        let (linear, scope) = &self.sums.list[place];
        let table = self.table(self.engine.timed(scope, self.reading.as_of), &scope.area)?;
        let key = (*linear, scope.by.clone(), self.facts(*linear, &table.schema), parts::are_in(&table.schema));
        let formula = match self.formulas.get(&key) {
            Some(formula) => formula.clone(),
            None => self.formula(&key, &table.schema)?,
        };
        self.formulas.insert(key, formula.clone());
        Ok((formula, table))
    }

    /// The table of a frame and area; the last one is kept, for the sums come in that order.
    fn table(&mut self, timed: Timed, area: &str) -> Result<Arc<Table<'a>>> {
        if let Some((t, a, table)) = &self.table
            && (*t, a.as_str()) == (timed, area)
        {
            return Ok(table.clone());
        }
        let framed = self.of_frame(timed)?;
        let table = Arc::new(Table::new(self.reading, framed, &self.engine.within(area))?);
        self.table = Some((timed, area.to_owned(), table.clone()));
        Ok(table)
    }

    fn of_frame(&mut self, timed: Timed) -> Result<Arc<Framed>> {
        if let Some((t, framed)) = &self.frame
            && *t == timed
        {
            return Ok(framed.clone());
        }
        let framed = Arc::new(self.reading.framed(timed, &self.engine.catalogue, self.several(timed))?);
        self.frame = Some((timed, framed.clone()));
        Ok(framed)
    }

    /// Whether a frame's units are gone through more than once.
    fn several(&self, timed: Timed) -> bool {
        let frames = self.sums.list.iter().map(|(_, scope)| self.engine.timed(scope, self.reading.as_of));
        frames.filter(|frame| *frame == timed).count() > 1 || self.sums.most_firms().is_some() || !self.sums.spreads.is_empty()
    }

    /// The columns of a table with the ids of a formula's facts.
    fn facts(&self, linear: usize, table: &Schema) -> Vec<String> {
        if !self.reading.with_facts {
            return Vec::new();
        }
        let beginnings: Vec<String> = self.engine.fact_columns(&self.sums.linears[linear], &["c_", "b_", "q_"]);
        let names = table.fields().iter().map(|f| f.name());
        names.filter(|name| beginnings.iter().any(|b| name.starts_with(b.as_str()))).cloned().collect()
    }

    fn formula(&self, (linear, by, keep, parted): &Of, table: &Schema) -> Result<Arc<Formula>> {
        let (linear, parted, levels) = (&self.sums.linears[*linear], *parted, self.sums.levels);
        // Units stand under their codes or under their numbers.
        let unit = table.field_with_name("unit").map(|field| field.data_type().clone()).ok();
        let key = format!("{linear:?} {by:?} {keep:?} {parted} {levels} {unit:?}");
        self.engine.formulas.get(key, table, || {
            let panel = Panel { linear, by: by.as_deref(), keep, parted, levels, population: self.engine.population(linear) };
            Formula::new(self.engine, panel.rows()?, table)
        })
    }
}

/// The rows of some units.
fn of_units(piece: &RecordBatch, units: &HashSet<i32>) -> Result<RecordBatch> {
    let wanted = named(piece, "unit")?.as_primitive::<Int32Type>().values().iter().map(|unit| Some(units.contains(unit)));
    Ok(filter_record_batch(piece, &wanted.collect())?)
}

impl Engine {
    /// Which panel counts in a sum: that of offices where only they file its forms.
    pub(crate) fn population(&self, linear: &Linear) -> &'static str {
        let forms = linear.items();
        let of_offices = |form: &String| self.catalogue.forms.get(form).is_some_and(|f| f.panel.as_deref() == Some(ledger::OFFICE));
        if !forms.is_empty() && forms.keys().all(of_offices) { OFFICES } else { ENTERPRISES }
    }
}
