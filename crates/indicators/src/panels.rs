//! The panel rows of sums: a frame's table is made once, an area's members once, a formula's expressions once.

use crate::accumulate::{self, Groups};
use crate::blocks::{Block, Blocks};
use crate::engine::Engine;
use crate::framed::Framed;
use crate::largest::Most;
use crate::linear::Linear;
use crate::plan::panel::{Column, Panel, Rows};
use crate::plan::parts;
use crate::plan::register::{ENTERPRISES, OFFICES};
use crate::reading::{Reading, Timed};
use crate::sums::Sums;
use crate::tally::{self, PARTS, PLACE};
use crate::threads::side_by_side;
use datafusion::arrow::array::{Array, ArrayRef, AsArray, Decimal128Array, Int64Array, Scalar, StringArray, UInt32Array};
use datafusion::arrow::compute::kernels::zip::zip;
use datafusion::arrow::compute::{filter_record_batch, not, nullif, prep_null_mask_filter, take};
use datafusion::arrow::datatypes::{DataType, Field, FieldRef, Int8Type, Int32Type, Schema, SchemaRef};
use datafusion::arrow::record_batch::{RecordBatch, RecordBatchOptions};
use datafusion::common::{DFSchema, HashSet};
use datafusion::error::DataFusionError;
use datafusion::logical_expr::ColumnarValue;
use datafusion::physical_plan::PhysicalExpr;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

type Result<T> = std::result::Result<T, DataFusionError>;

/// The number of a formula, the breakdown, and the further columns that its rows keep.
type Of = (usize, Option<String>, Vec<String>);

/// Formulas made ready, kept between calls: by all they are made from.
#[derive(Default)]
pub(crate) struct Formulas(Mutex<BTreeMap<String, Arc<Formula>>>);

/// Formulas kept at most; when there are more, all are forgotten.
const MOST: usize = 10_000;

impl Formulas {
    /// The formula of a key for a table; one that was made for columns of other types does not do.
    fn get(&self, key: String, table: &Schema, make: impl FnOnce() -> Result<Formula>) -> Result<Arc<Formula>> {
        let of = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |field: &FieldRef| table.field_with_name(field.name()).is_ok_and(|there| there == field.as_ref());
        if let Some(there) = of().get(&key).filter(|formula| formula.schema.fields().iter().all(same)) {
            return Ok(there.clone());
        }
        let made = Arc::new(make()?);
        let mut all = of();
        if all.len() >= MOST {
            all.clear();
        }
        all.insert(key, made.clone());
        Ok(made)
    }
}

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

/// A formula's expressions, ready for every period and area.
pub(crate) struct Formula {
    /// The columns of the table that they read, and their names.
    schema: SchemaRef,
    names: BTreeSet<String>,
    kinds: Vec<Kind>,
}

/// The expressions of one kind of rows.
struct Kind {
    of: Arc<dyn PhysicalExpr>,
    part: Arc<dyn PhysicalExpr>,
    columns: Vec<Ready>,
    schema: SchemaRef,
}

/// A column's expressions, ready.
struct Ready {
    value: Arc<dyn PhysicalExpr>,
    only: Option<Arc<dyn PhysicalExpr>>,
    zero: Option<Arc<dyn PhysicalExpr>>,
}

impl Ready {
    fn evaluate(&self, units: &RecordBatch) -> Result<ColumnarValue> {
        if self.only.is_none() && self.zero.is_none() {
            return self.value.evaluate(units);
        }
        let number = units.num_rows();
        let mask = |of: &Option<Arc<dyn PhysicalExpr>>| of.as_ref().map(|of| of.evaluate(units)?.into_array(number)).transpose();
        let mut array = self.value.evaluate(units)?.into_array(number)?;
        if let Some(zero) = mask(&self.zero)? {
            let nothing = Scalar::new(Decimal128Array::from(vec![0]).with_data_type(array.data_type().clone()));
            array = zip(zero.as_boolean(), &nothing, &array)?;
        }
        if let Some(only) = mask(&self.only)? {
            let only = only.as_boolean();
            let others = if only.null_count() == 0 { not(only)? } else { not(&prep_null_mask_filter(only))? };
            array = nullif(&array, &others)?;
        }
        Ok(ColumnarValue::Array(array))
    }
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
        let key = (*linear, scope.by.clone(), self.facts(*linear, &table.schema));
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

    fn formula(&self, (linear, by, keep): &Of, table: &Schema) -> Result<Arc<Formula>> {
        let linear = &self.sums.linears[*linear];
        let (parted, levels) = (parts::are_in(table), self.sums.levels);
        // Units stand under their codes or under their numbers.
        let unit = table.field_with_name("unit").map(|field| field.data_type().clone()).ok();
        let key = format!("{linear:?} {by:?} {keep:?} {parted} {levels} {unit:?}");
        self.engine.formulas.get(key, table, || {
            let panel = Panel { linear, by: by.as_deref(), keep, parted, levels, population: self.engine.population(linear) };
            self.ready_to_run(panel.rows()?, table)
        })
    }

    fn ready_to_run(&self, kinds: Vec<Rows>, table: &Schema) -> Result<Formula> {
        let fields: Vec<FieldRef> = reads(&kinds, table).into_iter().map(|i| table.fields()[i].clone()).collect();
        let part = Arc::new(Field::new("part", DataType::Int8, true));
        let with_part = DFSchema::try_from(Schema::new(fields.iter().cloned().chain([part]).collect::<Vec<_>>()))?;
        let kinds = kinds.into_iter().map(|rows| self.kind(rows, &with_part)).collect::<Result<_>>()?;
        let names = fields.iter().map(|field| field.name().clone()).collect();
        Ok(Formula { names, schema: Arc::new(Schema::new(fields)), kinds })
    }

    fn kind(&self, rows: Rows, schema: &DFSchema) -> Result<Kind> {
        let ready = |expr| self.engine.ready(expr, schema);
        let (names, columns): (Vec<String>, Vec<_>) = rows.columns.into_iter().unzip();
        let of = |column: Column| {
            let [only, zero] = [column.only, column.zero].map(|mask| mask.map(ready).transpose());
            Ok(Ready { value: ready(column.value)?, only: only?, zero: zero? })
        };
        let columns = columns.into_iter().map(of).collect::<Result<Vec<_>>>()?;
        let types = columns.iter().map(|c| c.value.data_type(schema.as_arrow()));
        let fields = names.into_iter().zip(types).map(|(name, kind)| Ok(Field::new(name, kind?, true)));
        let mut fields = fields.collect::<Result<Vec<_>>>()?;
        fields.push(Field::new(PLACE, DataType::Int64, true));
        Ok(Kind { of: ready(rows.of)?, part: ready(rows.part)?, columns, schema: Arc::new(Schema::new(fields)) })
    }
}

/// The columns of the table that any expression names.
fn reads(kinds: &[Rows], table: &Schema) -> Vec<usize> {
    let expressions = kinds.iter().flat_map(|k| [&k.of, &k.part].into_iter().chain(k.columns.iter().flat_map(|(_, c)| c.expressions())));
    let named: BTreeSet<&str> = expressions.flat_map(|e| e.column_refs()).map(|c| c.name.as_str()).collect();
    let fields = table.fields().iter().enumerate();
    fields.filter(|(_, field)| named.contains(field.name().as_str())).map(|(i, _)| i).collect()
}

impl Kind {
    fn rows(&self, table: &RecordBatch, place: usize) -> Result<RecordBatch> {
        let made = self.made(table, place)?;
        let word = |c: &ArrayRef| if *c.data_type() == DataType::Int8 { in_words(c) } else { c.clone() };
        let fields = made.schema();
        let of = |f: &FieldRef| {
            if *f.data_type() == DataType::Int8 { f.as_ref().clone().with_data_type(DataType::Utf8) } else { f.as_ref().clone() }
        };
        let schema = Schema::new(fields.fields().iter().map(of).collect::<Vec<_>>());
        Ok(RecordBatch::try_new(Arc::new(schema), made.columns().iter().map(word).collect())?)
    }

    /// The rows with parts of the panel by their places; those of one unit's parts are made one.
    fn made(&self, table: &RecordBatch, place: usize) -> Result<RecordBatch> {
        let (units, part) = self.units(table)?;
        let number = units.num_rows();
        let units = with(&units, "part", part.into_array(number)?)?;
        let mut columns = self.columns.iter().map(|c| c.evaluate(&units)?.into_array(number)).collect::<Result<Vec<_>>>()?;
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        columns.push(Arc::new(Int64Array::from_value(place, number)));
        let rows = RecordBatch::try_new(self.schema.clone(), columns)?;
        if parts::are_in(&table.schema()) { parts::joined(&rows) } else { Ok(rows) }
    }

    /// Adds up rows that are made because units have parts.
    fn sums_of_parts(&self, table: &RecordBatch, groups: &mut Groups) -> Result<()> {
        let rows = self.made(table, 0)?;
        let column = |name: &str| named(&rows, name).cloned();
        let amounts = [column("x")?, column("base")?, column("pub")?];
        let (key, part) = (ColumnarValue::Array(column("key")?), ColumnarValue::Array(column("part")?));
        groups.add(rows.num_rows(), &accumulate::Columns { of: None, key, part, amounts, revision: column("rev")? })
    }

    /// Adds up the rows without making them.
    fn sums(&self, table: &RecordBatch, groups: &mut Groups) -> Result<()> {
        if parts::are_in(&table.schema()) {
            return self.sums_of_parts(table, groups);
        }
        let of = self.of.evaluate(table)?.into_array(table.num_rows())?;
        let of = of.as_boolean();
        // Where nearly all units have such a row, passing over the others costs less than leaving them out first.
        let most = of.true_count() * 4 >= of.len() * 3;
        let (units, of) = if most { (table.clone(), Some(of)) } else { (filter_record_batch(table, of)?, None) };
        let (part, number) = (self.part.evaluate(&units)?, units.num_rows());
        let units = with(&units, "part", part.to_array(number)?)?;
        let column = |name: &str| match self.schema.index_of(name).ok().and_then(|at| self.columns.get(at)) {
            Some(column) => column.evaluate(&units),
            None => Err(DataFusionError::Internal(format!("no column {name}"))),
        };
        let array = |name: &str| column(name)?.into_array(number);
        let amounts = [array("x")?, array("base")?, array("pub")?];
        groups.add(number, &accumulate::Columns { of, key: column("key")?, part, amounts, revision: array("rev")? })
    }

    /// The units that have such a row, and their part of the panel.
    fn units(&self, table: &RecordBatch) -> Result<(RecordBatch, ColumnarValue)> {
        let of = self.of.evaluate(table)?.into_array(table.num_rows())?;
        let units = filter_record_batch(table, of.as_boolean())?;
        let part = self.part.evaluate(&units)?;
        Ok((units, part))
    }
}

fn named<'b>(rows: &'b RecordBatch, name: &str) -> Result<&'b ArrayRef> {
    rows.column_by_name(name).ok_or_else(|| DataFusionError::Internal(format!("no column {name}")))
}

/// The rows of some units.
fn of_units(piece: &RecordBatch, units: &HashSet<i32>) -> Result<RecordBatch> {
    let wanted = named(piece, "unit")?.as_primitive::<Int32Type>().values().iter().map(|unit| Some(units.contains(unit)));
    Ok(filter_record_batch(piece, &wanted.collect())?)
}

/// The names of parts of the panel.
fn in_words(parts: &ArrayRef) -> ArrayRef {
    let word = |part: Option<i8>| PARTS.get(usize::try_from(part?).ok()?).copied();
    Arc::new(parts.as_primitive::<Int8Type>().iter().map(word).collect::<StringArray>())
}

fn with(table: &RecordBatch, name: &str, column: ArrayRef) -> Result<RecordBatch> {
    let mut fields: Vec<FieldRef> = table.schema().fields().to_vec();
    fields.push(Arc::new(Field::new(name, column.data_type().clone(), true)));
    let columns = table.columns().iter().cloned().chain([column]);
    Ok(RecordBatch::try_new(Arc::new(Schema::new(fields)), columns.collect())?)
}

impl Engine {
    /// Which panel counts in a sum: that of offices where only they file its forms.
    pub(crate) fn population(&self, linear: &Linear) -> &'static str {
        let forms = linear.items();
        let of_offices = |form: &String| self.catalogue.forms.get(form).is_some_and(|f| f.panel.as_deref() == Some(ledger::OFFICE));
        if !forms.is_empty() && forms.keys().all(of_offices) { OFFICES } else { ENTERPRISES }
    }
}
