//! The panel rows of sums: a frame's table is made once, an area's members once, a formula's expressions once.

use crate::engine::Engine;
use crate::plan::columns::Columns;
use crate::plan::panel::{Panel, Rows};
use crate::plan::parts;
use crate::reading::{Reading, Timed};
use crate::sums::Sums;
use crate::tally::PLACE;
use datafusion::arrow::array::{ArrayRef, AsArray, Int64Array};
use datafusion::arrow::compute::filter_record_batch;
use datafusion::arrow::datatypes::{DataType, Field, FieldRef, Schema, SchemaRef};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::common::DFSchema;
use datafusion::error::DataFusionError;
use datafusion::physical_plan::PhysicalExpr;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

type Result<T> = std::result::Result<T, DataFusionError>;

/// The panels of some sums over what was read for them.
pub(crate) struct Panels<'a> {
    engine: &'a Engine,
    sums: &'a Sums,
    reading: &'a Reading,
    formulas: BTreeMap<(usize, Option<String>), Formula>,
    frame: Option<(Timed, Columns)>,
    table: Option<(Timed, String, RecordBatch)>,
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

impl<'a> Panels<'a> {
    /// Nothing is made yet.
    pub fn new(engine: &'a Engine, sums: &'a Sums, reading: &'a Reading) -> Self {
        Panels { engine, sums, reading, formulas: BTreeMap::new(), frame: None, table: None }
    }

    /// The rows of one sum, with its place.
    pub fn rows(&mut self, place: usize) -> Result<Vec<RecordBatch>> {
        let (linear, scope) = &self.sums.list[place];
        let table = self.table(self.engine.timed(scope, scope.as_of), &scope.area)?;
        let key = (*linear, scope.by.clone());
        if !self.formulas.contains_key(&key) {
            let formula = self.formula(*linear, scope.by.as_deref(), &table.schema())?;
            self.formulas.insert(key.clone(), formula);
        }
        match self.formulas.get(&key) {
            Some(formula) => formula.rows(&table, place),
            None => Ok(Vec::new()),
        }
    }

    /// The table of the frame and area; the last one is kept, for the sums come in that order.
    fn table(&mut self, timed: Timed, area: &str) -> Result<RecordBatch> {
        if let Some((t, a, table)) = &self.table
            && (*t, a.as_str()) == (timed, area)
        {
            return Ok(table.clone());
        }
        let mut columns = self.of_frame(timed)?;
        self.reading.members(timed, &self.engine.within(area), &mut columns);
        let table = columns.batch()?;
        self.table = Some((timed, area.to_owned(), table.clone()));
        Ok(table)
    }

    fn of_frame(&mut self, timed: Timed) -> Result<Columns> {
        if let Some((t, columns)) = &self.frame
            && *t == timed
        {
            return Ok(columns.clone());
        }
        let columns = self.reading.table(timed, &self.engine.catalogue)?;
        self.frame = Some((timed, columns.clone()));
        Ok(columns)
    }

    fn formula(&self, linear: usize, by: Option<&str>, table: &Schema) -> Result<Formula> {
        let linear = &self.sums.linears[linear];
        let beginnings: Vec<String> = self.engine.fact_columns(linear, &["c_", "b_", "q_"]);
        let names = table.fields().iter().map(|f| f.name());
        let keep: Vec<String> = names.filter(|name| beginnings.iter().any(|b| name.starts_with(b.as_str()))).cloned().collect();
        let parted = parts::are_in(table);
        let kinds = Panel { linear, by, keep: &keep, parted }.rows()?;
        let reads = reads(&kinds, table);
        let mut fields: Vec<FieldRef> = reads.iter().map(|i| table.fields()[*i].clone()).collect();
        fields.push(Arc::new(Field::new("part", DataType::Utf8, true)));
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

impl Formula {
    fn rows(&self, table: &RecordBatch, place: usize) -> Result<Vec<RecordBatch>> {
        let table = table.project(&self.reads)?;
        self.kinds.iter().map(|kind| kind.rows(&table, place)).collect()
    }
}

impl Kind {
    fn rows(&self, table: &RecordBatch, place: usize) -> Result<RecordBatch> {
        let of = self.of.evaluate(table)?.into_array(table.num_rows())?;
        let units = filter_record_batch(table, of.as_boolean())?;
        let number = units.num_rows();
        let part = self.part.evaluate(&units)?.into_array(number)?;
        let units = with(&units, "part", part)?;
        let mut columns = self.columns.iter().map(|c| c.evaluate(&units)?.into_array(number)).collect::<Result<Vec<_>>>()?;
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        columns.push(Arc::new(Int64Array::from_value(place, number)));
        let rows = RecordBatch::try_new(self.schema.clone(), columns)?;
        if parts::are_in(&table.schema()) { parts::joined(&rows) } else { Ok(rows) }
    }
}

fn with(table: &RecordBatch, name: &str, column: ArrayRef) -> Result<RecordBatch> {
    let mut fields: Vec<FieldRef> = table.schema().fields().to_vec();
    fields.push(Arc::new(Field::new(name, column.data_type().clone(), true)));
    let columns = table.columns().iter().cloned().chain([column]);
    Ok(RecordBatch::try_new(Arc::new(Schema::new(fields)), columns.collect())?)
}
