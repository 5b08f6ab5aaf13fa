//! Rows as they were read, batch by batch: none is copied to be found again.

use datafusion::arrow::array::{Array, ArrowPrimitiveType, AsArray, PrimitiveArray};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::{DataFusionError, Result};
use std::ops::Range;

/// Bits of a row's number that tell its place in its batch; those above tell the batch.
const BITS: u32 = 13;
const LONGEST: usize = 1 << BITS;

/// The number of no row.
const NO_ROW: u32 = u32::MAX;

/// Rows in batches none of which is longer than a number can tell. A single long batch has rows numbered as they come.
#[derive(Debug, Default)]
pub struct Batches(Vec<RecordBatch>);

impl Batches {
    /// Cuts what is too long.
    ///
    /// # Errors
    /// When there are more rows than numbers.
    pub fn new(batches: impl IntoIterator<Item = RecordBatch>) -> Result<Self> {
        let cut = |batch: RecordBatch| {
            let starts = (0..batch.num_rows()).step_by(LONGEST);
            starts.map(move |start| batch.slice(start, LONGEST.min(batch.num_rows() - start)))
        };
        let all: Vec<RecordBatch> = batches.into_iter().flat_map(cut).collect();
        if all.len() >= (NO_ROW >> BITS) as usize {
            return Err(DataFusionError::ResourcesExhausted(format!("{} batches of rows", all.len())));
        }
        Ok(Batches(all))
    }

    /// The batches with the numbers of their first rows.
    pub fn numbered(&self) -> impl Iterator<Item = (u32, &RecordBatch)> {
        (0u32..).map(|nth| nth << BITS).zip(&self.0)
    }

    /// The number that the first row of a further batch would have.
    pub fn end(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(NO_ROW) << BITS
    }

    /// A column, if there is one of that name.
    pub fn find<T: ArrowPrimitiveType>(&self, name: &str) -> Option<Column<T>> {
        let parts = self.0.iter().map(|batch| batch.column_by_name(name)?.as_primitive_opt::<T>().cloned());
        Some(Column(parts.collect::<Option<_>>()?))
    }

    /// A column.
    pub fn column<T: ArrowPrimitiveType>(&self, name: &str) -> Result<Column<T>> {
        self.find(name).ok_or_else(|| DataFusionError::Internal(format!("no column {name}")))
    }
}

/// A column of all batches, read by the numbers of rows.
pub struct Column<T: ArrowPrimitiveType>(Vec<PrimitiveArray<T>>);

impl<T: ArrowPrimitiveType> Column<T> {
    #[inline]
    fn at(&self, row: u32) -> (&PrimitiveArray<T>, usize) {
        (&self.0[(row >> BITS) as usize], row as usize & (LONGEST - 1))
    }

    /// What a row has; of a row without a value, anything.
    #[inline]
    pub fn value(&self, row: u32) -> T::Native {
        let (part, at) = self.at(row);
        part.values()[at]
    }

    /// What a row has, if it has a value.
    #[inline]
    pub fn get(&self, row: u32) -> Option<T::Native> {
        let (part, at) = self.at(row);
        part.nulls().is_none_or(|nulls| nulls.is_valid(at)).then(|| part.values()[at])
    }

    /// Whether any row has a value.
    pub fn has_any(&self) -> bool {
        self.0.iter().any(|part| part.null_count() < part.len())
    }

    /// The values of some rows of one batch.
    pub fn of(&self, rows: &Range<u32>) -> &[T::Native] {
        if rows.is_empty() {
            return &[];
        }
        let (part, at) = self.at(rows.start);
        &part.values()[at..at + rows.len()]
    }
}

/// A row of each unit that has one, by the unit's number.
#[derive(Debug, Default)]
pub struct RowOf(Vec<u32>);

impl RowOf {
    /// Nobody has one, of so many numbers.
    pub fn none(units: usize) -> Self {
        RowOf(vec![NO_ROW; units])
    }

    /// Notes a unit's row; units with other numbers are passed over.
    #[inline]
    pub fn note(&mut self, unit: i32, row: u32) {
        if let Some(place) = self.0.get_mut(unit.cast_unsigned() as usize) {
            *place = row;
        }
    }

    /// A unit's row.
    #[inline]
    pub fn of(&self, unit: u32) -> Option<u32> {
        self.0.get(unit as usize).copied().filter(|row| *row != NO_ROW)
    }
}
