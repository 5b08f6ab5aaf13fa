//! The panel rows of sums: a frame's table is made once, an area's members once, a formula's expressions once.

use crate::accumulate::{self, Groups};
use crate::engine::Engine;
use crate::largest::Most;
use crate::linear::Linear;
use crate::plan::panel::{Panel, Rows};
use crate::plan::parts;
use crate::plan::register::{ENTERPRISES, OFFICES};
use crate::reading::{Framed, Reading, Timed, side_by_side};
use crate::sums::Sums;
use crate::tally::{PARTS, PLACE};
use datafusion::arrow::array::{ArrayRef, AsArray, Int64Array, StringArray};
use datafusion::arrow::compute::{filter_record_batch, take};
use datafusion::arrow::datatypes::{DataType, Field, FieldRef, Int8Type, Int32Type, Schema, SchemaRef};
use datafusion::arrow::record_batch::{RecordBatch, RecordBatchOptions};
use datafusion::common::{DFSchema, HashSet};
use datafusion::error::DataFusionError;
use datafusion::logical_expr::ColumnarValue;
use datafusion::physical_plan::PhysicalExpr;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

type Result<T> = std::result::Result<T, DataFusionError>;

/// The panels of some sums over what was read for them.
pub(crate) struct Panels<'a> {
    engine: &'a Engine,
    sums: &'a Sums,
    reading: &'a Reading,
    formulas: BTreeMap<(usize, Option<String>), Arc<Formula>>,
    frame: Option<(Timed, Arc<Framed>)>,
    table: Option<(Timed, String, Table)>,
}

/// The units of a frame, and which of them belong to the panel of an area.
struct Table {
    framed: Arc<Framed>,
    /// The profiles' table.
    register: RecordBatch,
    /// The columns of the filings, then those of the profiles, of which each unit has its own profile's.
    schema: SchemaRef,
    /// The latter by chunk, as far as they were wanted.
    spread: Vec<BTreeMap<usize, ArrayRef>>,
}

/// A formula's expressions, ready for every period and area.
struct Formula {
    /// The columns of the table that they read.
    reads: Vec<usize>,
    kinds: Vec<Kind>,
}

/// The expressions of one kind of rows.
struct Kind {
    of: Arc<dyn PhysicalExpr>,
    part: Arc<dyn PhysicalExpr>,
    columns: Vec<Arc<dyn PhysicalExpr>>,
    schema: SchemaRef,
}

impl Table {
    fn new(framed: Arc<Framed>, register: RecordBatch) -> Self {
        let filed = framed.chunks.first().map(|chunk| chunk.filed.schema());
        let filed = filed.iter().flat_map(|schema| schema.fields().iter().cloned());
        let schema = Schema::new(filed.chain(register.schema().fields().iter().skip(1).cloned()).collect::<Vec<FieldRef>>());
        let spread = framed.chunks.iter().map(|_| BTreeMap::new()).collect();
        Table { framed, register, schema: Arc::new(schema), spread }
    }

    /// Some columns, chunk by chunk.
    fn project(&mut self, columns: &[usize]) -> Result<Vec<RecordBatch>> {
        let schema = Arc::new(self.schema.project(columns)?);
        let mut out = Vec::with_capacity(self.spread.len());
        for (chunk, spread) in self.framed.chunks.iter().zip(&mut self.spread) {
            let filed = chunk.filed.num_columns();
            let mut column = |at: usize| match at.checked_sub(filed) {
                None => Ok(chunk.filed.column(at).clone()),
                Some(at) => match spread.get(&at) {
                    Some(there) => Ok(there.clone()),
                    None => take(self.register.column(at + 1), &chunk.of, None).inspect(|array| _ = spread.insert(at, array.clone())),
                },
            };
            let arrays = columns.iter().map(|at| column(*at)).collect::<std::result::Result<Vec<_>, _>>()?;
            let rows = RecordBatchOptions::new().with_row_count(Some(chunk.filed.num_rows()));
            out.push(RecordBatch::try_new_with_options(schema.clone(), arrays, &rows)?);
        }
        Ok(out)
    }
}

impl<'a> Panels<'a> {
    /// Nothing is made yet.
    pub fn new(engine: &'a Engine, sums: &'a Sums, reading: &'a Reading) -> Self {
        Panels { engine, sums, reading, formulas: BTreeMap::new(), frame: None, table: None }
    }

    /// The rows of one sum, with its place: kind by kind.
    pub fn rows(&mut self, place: usize) -> Result<Vec<RecordBatch>> {
        let (formula, chunks) = self.ready(place)?;
        let rows = |kind: &Kind| chunks.iter().map(|chunk| kind.rows(chunk, place)).collect::<Result<Vec<_>>>();
        Ok(formula.kinds.iter().map(rows).collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// What the rows of one sum come to, by member and part.
    pub fn sums(&mut self, place: usize) -> Result<Groups> {
        let (formula, chunks) = self.ready(place)?;
        let kinds = self.told(&formula, place);
        let summed = side_by_side(chunks, |chunk| summed(kinds, &chunk))?;
        let mut all = summed.into_iter();
        let first = all.next().unwrap_or_default();
        let joined = all.fold(first, |mut sum, other| {
            sum.join(&other);
            sum
        });
        joined.checked()
    }

    /// What the rows of one sum by firm come to, of the firms with the largest alone; those are told by their numbers.
    pub fn largest(&mut self, place: usize, most: Most) -> Result<Groups> {
        let (formula, chunks) = self.ready(place)?;
        let all = self.told(&formula, place);
        let find = |kinds: &[Kind]| {
            let found = side_by_side(chunks.iter().collect(), |chunk| Ok::<_, DataFusionError>(most.units(&summed(kinds, chunk)?)))?;
            Ok::<_, DataFusionError>(most.cut(found.concat()))
        };
        let mut found = find(if most.of_this_year() { &all[..all.len().min(1)] } else { all })?;
        // Units that are gone have no size, and come where those of this year are not enough.
        if found.len() < most.number || found.iter().any(|sized| sized.size.is_none()) {
            found = find(all)?;
        }
        let units: HashSet<i32> = found.into_iter().map(|sized| sized.unit.cast_signed()).collect();
        let mut groups = Groups::default();
        for chunk in &chunks {
            let column = chunk.column_by_name("unit").ok_or_else(|| DataFusionError::Internal("no column unit".to_owned()))?;
            let wanted = column.as_primitive::<Int32Type>().values().iter().map(|unit| Some(units.contains(unit)));
            groups.join(&summed(all, &filter_record_batch(chunk, &wanted.collect())?)?);
        }
        Ok(groups)
    }

    /// The kinds of rows of which a sum is told: of a level this year's alone.
    fn told<'f>(&self, formula: &'f Formula, place: usize) -> &'f [Kind] {
        let number = if self.sums.changes.contains(&place) { formula.kinds.len() } else { 1 };
        &formula.kinds[..formula.kinds.len().min(number)]
    }

    /// A sum's formula, and the columns it reads of every unit.
    fn ready(&mut self, place: usize) -> Result<(Arc<Formula>, Vec<RecordBatch>)> {
        let (linear, scope) = &self.sums.list[place];
        self.make_table(self.engine.timed(scope, self.reading.as_of()), &scope.area)?;
        let Some((_, _, mut table)) = self.table.take() else { return Err(DataFusionError::Internal("no table".to_owned())) };
        let key = (*linear, scope.by.clone());
        let formula = match self.formulas.get(&key) {
            Some(formula) => formula.clone(),
            None => Arc::new(self.formula(*linear, scope.by.as_deref(), &table.schema)?),
        };
        let chunks = table.project(&formula.reads);
        self.formulas.insert(key, formula.clone());
        self.table = Some((self.engine.timed(scope, self.reading.as_of()), scope.area.clone(), table));
        Ok((formula, chunks?))
    }

    /// Makes the table of a frame and area; the last one is kept, for the sums come in that order.
    fn make_table(&mut self, timed: Timed, area: &str) -> Result<()> {
        if self.table.as_ref().is_some_and(|(t, a, _)| (*t, a.as_str()) == (timed, area)) {
            return Ok(());
        }
        let framed = self.of_frame(timed)?;
        let register = framed.members(&self.engine.within(area))?;
        self.table = Some((timed, area.to_owned(), Table::new(framed, register)));
        Ok(())
    }

    fn of_frame(&mut self, timed: Timed) -> Result<Arc<Framed>> {
        if let Some((t, framed)) = &self.frame
            && *t == timed
        {
            return Ok(framed.clone());
        }
        let framed = Arc::new(self.reading.framed(timed, &self.engine.catalogue)?);
        self.frame = Some((timed, framed.clone()));
        Ok(framed)
    }

    fn formula(&self, linear: usize, by: Option<&str>, table: &Schema) -> Result<Formula> {
        let linear = &self.sums.linears[linear];
        let beginnings: Vec<String> = self.engine.fact_columns(linear, &["c_", "b_", "q_"]);
        let names = table.fields().iter().map(|f| f.name());
        let keep: Vec<String> = names.filter(|name| beginnings.iter().any(|b| name.starts_with(b.as_str()))).cloned().collect();
        let parted = parts::are_in(table);
        let kinds =
            Panel { linear, by, keep: &keep, parted, levels: self.sums.levels, population: self.engine.population(linear) }.rows()?;
        let reads = reads(&kinds, table);
        let mut fields: Vec<FieldRef> = reads.iter().map(|i| table.fields()[*i].clone()).collect();
        fields.push(Arc::new(Field::new("part", DataType::Int8, true)));
        let schema = DFSchema::try_from(Schema::new(fields))?;
        let kinds = kinds.into_iter().map(|rows| self.kind(rows, &schema)).collect::<Result<_>>()?;
        Ok(Formula { reads, kinds })
    }

    fn kind(&self, rows: Rows, schema: &DFSchema) -> Result<Kind> {
        let ready = |expr| self.engine.ready(expr, schema);
        let (names, columns): (Vec<String>, Vec<_>) = rows.columns.into_iter().unzip();
        let columns = columns.into_iter().map(ready).collect::<Result<Vec<_>>>()?;
        let types = columns.iter().map(|c| c.data_type(schema.as_arrow()));
        let fields = names.into_iter().zip(types).map(|(name, kind)| Ok(Field::new(name, kind?, true)));
        let mut fields = fields.collect::<Result<Vec<_>>>()?;
        fields.push(Field::new(PLACE, DataType::Int64, true));
        Ok(Kind { of: ready(rows.of)?, part: ready(rows.part)?, columns, schema: Arc::new(Schema::new(fields)) })
    }
}

/// The columns of the table that any expression names.
fn reads(kinds: &[Rows], table: &Schema) -> Vec<usize> {
    let expressions = kinds.iter().flat_map(|k| [&k.of, &k.part].into_iter().chain(k.columns.iter().map(|(_, e)| e)));
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
        let column = |name: &str| rows.column_by_name(name).cloned().ok_or_else(|| DataFusionError::Internal(format!("no column {name}")));
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

/// Units whose columns are worked on at a time, so that what is made of them stays near. All parts of a unit are joined.
const AT_A_TIME: usize = 8_192;

/// What the rows of some kinds come to.
fn summed(kinds: &[Kind], table: &RecordBatch) -> Result<Groups> {
    let mut groups = Groups::default();
    let number = table.num_rows();
    let each = if parts::are_in(&table.schema()) { number.max(1) } else { AT_A_TIME };
    for start in (0..number).step_by(each) {
        let some = table.slice(start, each.min(number - start));
        kinds.iter().try_for_each(|kind| kind.sums(&some, &mut groups))?;
    }
    Ok(groups)
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
