//! A formula's expressions made ready: for each kind of rows of the panel how its rows, or what they come to, are made of a table.

use crate::accumulate::{self, Groups};
use crate::engine::Engine;
use crate::plan::panel::{Column, Rows};
use crate::plan::parts;
use crate::tally::{PARTS, PLACE};
use datafusion::arrow::array::{Array, ArrayRef, AsArray, Decimal128Array, Int64Array, Scalar, StringArray};
use datafusion::arrow::compute::kernels::zip::zip;
use datafusion::arrow::compute::{filter_record_batch, not, nullif, prep_null_mask_filter};
use datafusion::arrow::datatypes::{DataType, Field, FieldRef, Int8Type, Schema, SchemaRef};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::common::DFSchema;
use datafusion::error::DataFusionError;
use datafusion::logical_expr::ColumnarValue;
use datafusion::physical_plan::PhysicalExpr;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

type Result<T> = std::result::Result<T, DataFusionError>;

/// Formulas made ready, kept between calls: by all they are made from.
#[derive(Default)]
pub(crate) struct Formulas(Mutex<BTreeMap<String, Arc<Formula>>>);

/// Formulas kept at most; when there are more, all are forgotten.
const MOST: usize = 10_000;

impl Formulas {
    /// The formula of a key for a table; one that was made for columns of other types does not do.
    pub fn get(&self, key: String, table: &Schema, make: impl FnOnce() -> Result<Formula>) -> Result<Arc<Formula>> {
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

/// A formula's expressions, ready for every period and area.
pub(crate) struct Formula {
    /// The columns of the table that they read, and their names.
    pub schema: SchemaRef,
    pub names: BTreeSet<String>,
    pub kinds: Vec<Kind>,
}

/// The expressions of one kind of rows.
pub(crate) struct Kind {
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

impl Formula {
    /// The expressions of some kinds of rows over a table.
    pub fn new(engine: &Engine, kinds: Vec<Rows>, table: &Schema) -> Result<Formula> {
        let fields: Vec<FieldRef> = reads(&kinds, table).into_iter().map(|i| table.fields()[i].clone()).collect();
        let part = Arc::new(Field::new("part", DataType::Int8, true));
        let with_part = DFSchema::try_from(Schema::new(fields.iter().cloned().chain([part]).collect::<Vec<_>>()))?;
        let kinds = kinds.into_iter().map(|rows| Kind::new(engine, rows, &with_part)).collect::<Result<_>>()?;
        let names = fields.iter().map(|field| field.name().clone()).collect();
        Ok(Formula { names, schema: Arc::new(Schema::new(fields)), kinds })
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
    fn new(engine: &Engine, rows: Rows, schema: &DFSchema) -> Result<Kind> {
        let ready = |expr| engine.ready(expr, schema);
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

    /// The rows of a sum, with its place.
    pub fn rows(&self, table: &RecordBatch, place: usize) -> Result<RecordBatch> {
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
    pub fn sums(&self, table: &RecordBatch, groups: &mut Groups) -> Result<()> {
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

/// A column of rows.
pub(crate) fn named<'b>(rows: &'b RecordBatch, name: &str) -> Result<&'b ArrayRef> {
    rows.column_by_name(name).ok_or_else(|| DataFusionError::Internal(format!("no column {name}")))
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
