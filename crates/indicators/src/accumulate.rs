//! Sums over panel rows, by member and part of the panel, as they come.

use crate::plan::AMOUNT_SCALE;
use crate::tally::{PARTS, Sums, exact};
use datafusion::arrow::array::{Array, ArrayRef, ArrowPrimitiveType, AsArray, BooleanArray, Int32Array, PrimitiveArray};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, Decimal128Type, Int8Type, Int64Type};
use datafusion::common::HashMap;
use datafusion::error::{DataFusionError, Result};
use datafusion::logical_expr::ColumnarValue;
use figures::Decimal;

/// No sum yet.
const NONE: u32 = u32::MAX;

/// What is summed of some rows.
pub(crate) struct Columns<'a> {
    /// The rows that count; all where nothing is said.
    pub of: Option<&'a BooleanArray>,
    /// Member of the breakdown; one word for all rows where there is none.
    pub key: ColumnarValue,
    /// Part of the panel, by its place among all.
    pub part: ColumnarValue,
    /// This period's value, the base, last year's published value.
    pub amounts: [ArrayRef; 3],
    /// Highest revision.
    pub revision: ArrayRef,
}

/// The members.
#[derive(Clone)]
enum Keys {
    Words(Words),
    /// Numbers of units below this.
    Units(usize),
}

impl Keys {
    fn len(&self) -> usize {
        match self {
            Keys::Words(words) => words.all.len(),
            Keys::Units(number) => *number,
        }
    }

    fn words(&mut self) -> &mut Words {
        match self {
            Keys::Words(words) => words,
            Keys::Units(_) => {
                *self = Keys::Words(Words::default());
                self.words()
            }
        }
    }
}

impl Default for Keys {
    fn default() -> Self {
        Keys::Words(Words::default())
    }
}

/// The sums by member and part.
#[derive(Default, Clone)]
pub(crate) struct Groups {
    keys: Keys,
    places: Vec<[u32; PARTS.len()]>,
    sums: Vec<Raw>,
}

/// Sums of rows; amounts are integers of [`AMOUNT_SCALE`] decimals.
#[derive(Default, Clone)]
struct Raw {
    units: u64,
    x: i128,
    base: i128,
    known_bases: u64,
    x_with_base: i128,
    published: i128,
    published_units: u64,
    revision: i64,
    negative: u64,
    contributing: u64,
}

impl Raw {
    #[inline]
    fn count(&mut self, (x, base, published): (Option<i128>, Option<i128>, Option<i128>), revision: Option<i64>) {
        self.units += 1;
        self.x += x.unwrap_or_default();
        self.base += base.unwrap_or_default();
        self.known_bases += u64::from(base.is_some());
        self.x_with_base += x.filter(|_| base.is_some()).unwrap_or_default();
        self.published += published.unwrap_or_default();
        self.published_units += u64::from(published.is_some());
        self.revision = self.revision.max(revision.unwrap_or_default());
        self.negative += u64::from(x.is_some_and(|x| x < 0));
        self.contributing += u64::from(x.is_some_and(|x| x != 0));
    }

    fn join(&mut self, other: &Raw) {
        self.units += other.units;
        self.x += other.x;
        self.base += other.base;
        self.known_bases += other.known_bases;
        self.x_with_base += other.x_with_base;
        self.published += other.published;
        self.published_units += other.published_units;
        self.revision = self.revision.max(other.revision);
        self.negative += other.negative;
        self.contributing += other.contributing;
    }

    /// Whether all amounts fit a decimal.
    fn fits(&self) -> bool {
        [self.x, self.base, self.x_with_base, self.published].into_iter().all(|amount| exact(amount, AMOUNT_SCALE).is_some())
    }

    fn sums(&self) -> Sums {
        let amount = |mantissa| exact(mantissa, AMOUNT_SCALE).unwrap_or_default();
        Sums {
            units: self.units,
            x: amount(self.x),
            base: amount(self.base),
            known_bases: self.known_bases,
            x_with_base: amount(self.x_with_base),
            published: amount(self.published),
            published_units: self.published_units,
            revision: self.revision,
            negative: self.negative,
            contributing: self.contributing,
        }
    }
}

/// Words numbered as they come; the last one is nearly always the next one too.
#[derive(Default, Clone)]
struct Words {
    all: Vec<String>,
    numbers: HashMap<String, usize>,
    last: usize,
}

impl Words {
    fn number(&mut self, word: &str) -> usize {
        if self.all.get(self.last).is_some_and(|last| last == word) {
            return self.last;
        }
        self.last = match self.numbers.get(word) {
            Some(number) => *number,
            None => {
                self.numbers.insert(word.to_owned(), self.all.len());
                self.all.push(word.to_owned());
                self.all.len() - 1
            }
        };
        self.last
    }
}

/// A column of words, one word for all rows, or the numbers of units.
enum Texts {
    One(String),
    Each(ArrayRef),
    Units(Int32Array),
}

impl Texts {
    fn of(column: &ColumnarValue) -> Result<Self> {
        Ok(match column {
            ColumnarValue::Scalar(word) => Texts::One(word.try_as_str().flatten().unwrap_or_default().to_owned()),
            ColumnarValue::Array(units) if *units.data_type() == DataType::Int32 => Texts::Units(units.as_primitive().clone()),
            ColumnarValue::Array(words) => Texts::Each(cast(words, &DataType::Utf8)?),
        })
    }

    fn numbered(&self, rows: usize, keys: &mut Keys) -> Vec<u32> {
        let number = |word: &str, words: &mut Words| u32::try_from(words.number(word)).unwrap_or(NONE);
        match self {
            Texts::One(word) => vec![number(word, keys.words()); rows],
            Texts::Each(column) => {
                let words = keys.words();
                column.as_string::<i32>().iter().map(|w| number(w.unwrap_or_default(), words)).collect()
            }
            Texts::Units(units) => {
                let units: Vec<u32> = units.values().iter().map(|u| u.cast_unsigned()).collect();
                let number = units.iter().max().map_or(0, |last| *last as usize + 1);
                *keys = Keys::Units(number.max(if let Keys::Units(number) = keys { *number } else { 0 }));
                units
            }
        }
    }
}

impl Groups {
    /// How many bytes the sums take at least.
    pub fn bytes(&self) -> usize {
        self.sums.len() * size_of::<Raw>() + size_of_val(&self.places[..])
    }

    /// The sums, if all fit a decimal.
    pub fn checked(self) -> Result<Groups> {
        if self.sums.iter().all(Raw::fits) {
            return Ok(self);
        }
        Err(DataFusionError::Execution("a sum has more digits than an exact decimal holds".to_owned()))
    }

    /// Adds rows.
    pub fn add(&mut self, rows: usize, columns: &Columns<'_>) -> Result<()> {
        let keys = Texts::of(&columns.key)?.numbered(rows, &mut self.keys);
        let parts = columns.part.to_array(rows)?;
        let parts = parts.as_primitive::<Int8Type>().values();
        self.places.resize(self.keys.len(), [NONE; PARTS.len()]);
        let [x, base, published] = columns.amounts.each_ref().map(|a| a.as_primitive::<Decimal128Type>());
        let revision = columns.revision.as_primitive::<Int64Type>();
        let mut add = |row: usize| {
            let place = self.place(keys[row] as usize, parts[row] as usize);
            self.sums[place].count((value(x, row), value(base, row), value(published, row)), value(revision, row));
        };
        match columns.of {
            None => (0..rows).for_each(&mut add),
            Some(of) => {
                let counts = of.nulls().map_or_else(|| of.values().clone(), |nulls| of.values() & nulls.inner());
                counts.set_indices().for_each(add);
            }
        }
        Ok(())
    }

    #[inline]
    fn place(&mut self, key: usize, part: usize) -> usize {
        let place = &mut self.places[key][part];
        if *place == NONE {
            *place = u32::try_from(self.sums.len()).unwrap_or(NONE);
            self.sums.push(Raw::default());
        }
        *place as usize
    }

    /// Adds other sums.
    pub fn join(&mut self, other: &Groups) {
        for (key, part, place) in other.groups() {
            let key = match &other.keys {
                Keys::Words(words) => self.keys.words().number(&words.all[key]),
                Keys::Units(number) => {
                    self.keys = Keys::Units(self.keys.len().max(*number));
                    key
                }
            };
            self.places.resize(self.keys.len(), [NONE; PARTS.len()]);
            let here = self.place(key, part);
            self.sums[here].join(&other.sums[place]);
        }
    }

    /// Member, part and sums of each group.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str, Sums)> {
        let words = if let Keys::Words(words) = &self.keys { &words.all[..] } else { &[] };
        self.groups().filter_map(|(key, part, place)| Some((words.get(key)?.as_str(), PARTS[part], self.sums[place].sums())))
    }

    /// The part of each unit that has one alone, by its number: its name, its amount, and its base where that is known.
    pub fn sole(&self, unit: u32) -> Option<(&'static str, Decimal, Option<Decimal>)> {
        let places = self.places.get(unit as usize)?;
        let mut here = places.iter().zip(PARTS).filter(|(place, _)| **place != NONE);
        let (place, part) = here.next()?;
        let raw = self.sums.get(*place as usize).filter(|raw| raw.units == 1 && here.next().is_none())?;
        let base = if raw.known_bases == 1 { Some(exact(raw.base, AMOUNT_SCALE)?) } else { None };
        Some((part, exact(raw.x, AMOUNT_SCALE)?, base))
    }

    /// The parts of each unit with their sums, where the members are numbers of units.
    pub fn units(&self) -> impl Iterator<Item = (u32, impl Iterator<Item = (&str, Sums)>)> {
        let numbered = matches!(self.keys, Keys::Units(_));
        let units = (0..).zip(&self.places).filter(move |(_, places)| numbered && places.iter().any(|place| *place != NONE));
        units.map(|(unit, places)| {
            let here = places.iter().zip(PARTS).filter(|(place, _)| **place != NONE);
            (unit, here.map(|(place, part)| (part, self.sums[*place as usize].sums())))
        })
    }

    fn groups(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.places.iter().enumerate().flat_map(move |(key, places)| {
            let here = places.iter().enumerate().filter(|(_, place)| **place != NONE);
            here.map(move |(part, place)| (key, part, *place as usize))
        })
    }
}

#[inline]
fn value<T: ArrowPrimitiveType>(column: &PrimitiveArray<T>, row: usize) -> Option<T::Native> {
    let is_there = column.nulls().is_none_or(|nulls| nulls.is_valid(row));
    is_there.then(|| column.values()[row])
}
