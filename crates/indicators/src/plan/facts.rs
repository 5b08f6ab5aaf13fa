//! The facts of one form on each side, one row per unit, beside the units of the register.

use super::columns::Columns;
use super::since::{Before, Rows, Values};
use super::value::{FactSide, Held, Made};
use super::{AMOUNT_FILED, Side, fact_column, filed_column, unsettled_column, value_column};
use crate::diff::replay::Replay;
use datafusion::arrow::array::{ArrayRef, AsArray, Decimal128Array, DictionaryArray, Int32Array, StringArray};
use datafusion::arrow::compute::concat_batches;
use datafusion::arrow::datatypes::{DataType, Field, Int32Type, Int64Type, Schema, SchemaRef};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::{DataFusionError, Result};
use datafusion::logical_expr::{Expr, cast, lit};
use datafusion::prelude::{DataFrame, ident};
use figures::{Moment, Period, Role};
use jiff::civil::Date;
use methodology::reading::{At, Recipe, Stretch};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is read of a form.
#[derive(Debug, Clone)]
pub struct FormRead<'a> {
    /// Form id.
    pub form: &'a str,
    /// Item codes.
    pub items: &'a BTreeSet<String>,
    /// Whether the ids of the facts are read with their values, to be told.
    pub with_facts: bool,
    /// Whether values are made by difference: the ids then tell which filing named them.
    pub by_difference: bool,
}

/// Column with the moment from which a filing is in force: that it became known, but in a replay.
pub const SINCE: &str = "since";
/// Column with the moment from which it is no longer.
pub const UNTIL: &str = "until";

/// How the values of a form are made for a period and its base.
#[derive(Debug, Default)]
pub struct Ways {
    /// Each item's ways to the period, and to its base.
    pub items: BTreeMap<(String, At), (Vec<Recipe>, Vec<Recipe>)>,
    /// The filings that show that the form was filed, for the period and its base.
    pub filed: (Vec<Period>, Vec<Period>),
    /// Whether the period alone is read.
    pub levels: bool,
    /// The years of the period and of its base.
    pub years: (i16, i16),
}

impl Ways {
    /// Whether some value is made of what was reached less what had been reached before.
    pub fn by_difference(&self) -> bool {
        self.stretches().any(|s| s.before.is_some())
    }

    fn stretches(&self) -> impl Iterator<Item = &Stretch> {
        self.items.values().flat_map(|(now, base)| now.iter().chain(base)).flatten()
    }

    /// Every period of which something is read.
    pub fn periods(&self) -> impl Iterator<Item = Period> {
        self.stretches().flat_map(|s| [Some(s.to), s.before]).flatten().chain(self.filed.0.iter().chain(&self.filed.1).copied())
    }
}

/// The units of a table, with the moments it is read at.
pub struct Units<'a> {
    /// Numbers, in the order of the table.
    pub numbers: &'a [u32],
    /// The first day of those that are new.
    pub began: &'a [Option<Date>],
    /// Up to when facts are known.
    pub as_of: Moment,
    /// When the base had been known as long.
    pub then: Moment,
}

/// The filings of some periods that were known at a moment, of all units and revisions, as what a revision changed shows
/// only beside the one before it: period and role first, then what is kept of them.
pub fn rows(table: DataFrame, read: &FormRead<'_>, periods: &BTreeSet<Period>, as_of: Moment) -> Result<DataFrame> {
    let words = ["period", "role"].map(ident);
    let columns = words.into_iter().chain(["u", "revision"].map(ident)).chain(amounts(read));
    known(table, periods, as_of)?.select(columns.collect::<Vec<_>>())
}

/// The same with the codes of the units and the ids of the filings, for a replay.
pub fn named_rows(table: DataFrame, read: &FormRead<'_>, periods: &BTreeSet<Period>, as_of: Moment) -> Result<DataFrame> {
    let words = ["unit", "period", "role"].map(|name| cast(ident(name), DataType::Utf8).alias(name));
    let columns = words.into_iter().chain(["filing", "revision", "known"].map(ident)).chain(amounts(read));
    known(table, periods, as_of)?.select(columns.collect::<Vec<_>>())
}

fn known(table: DataFrame, periods: &BTreeSet<Period>, as_of: Moment) -> Result<DataFrame> {
    let periods: Vec<Expr> = periods.iter().map(|p| lit(p.to_string())).collect();
    table.filter(ident("period").in_list(periods, false).and(ident("known").lt_eq(lit(as_of.micros()))))
}

/// When a filing is in force, and its items.
fn amounts(read: &FormRead<'_>) -> Vec<Expr> {
    let mut columns = Vec::from([("known", SINCE), ("known_to", UNTIL)].map(|(name, alias)| ident(name).alias(alias)));
    for item in read.items {
        columns.push(ident(ledger::value_column(item)));
        columns.extend((read.with_facts || read.by_difference).then(|| ident(ledger::fact_column(item))));
    }
    columns
}

/// The rows of a period on one side; of values that changed at the same moment the first counts.
type Found = BTreeMap<(Period, FactSide), Vec<Rows>>;

/// How many columns of words come first: period and role.
const WORDS: usize = 2;

/// Notes the places of a batch's rows by their words, of which the batch has few.
fn note(batch: &RecordBatch, first: u32, places: &mut BTreeMap<(String, String), Vec<u32>>) -> Result<()> {
    let words = |name| Ok::<_, DataFusionError>(column(batch, name)?.as_dictionary::<Int32Type>());
    let (periods, roles) = (words("period")?, words("role")?);
    let (period, role) = (periods.keys().values(), roles.keys().values());
    let mut at = 0;
    while at < batch.num_rows() {
        let same = |row: &usize| (period[*row], role[*row]) == (period[at], role[at]);
        let end = (at..batch.num_rows()).find(|row| !same(row)).unwrap_or(batch.num_rows());
        let word = |of: &DictionaryArray<Int32Type>, key: i32| of.values().as_string::<i32>().value(key as usize).to_owned();
        let rows = places.entry((word(periods, period[at]), word(roles, role[at]))).or_default();
        rows.extend((at..end).map(|row| first + u32::try_from(row).unwrap_or(u32::MAX)));
        at = end;
    }
    Ok(())
}

/// The places of rows whose words are no dictionaries.
fn named_places(rows: &RecordBatch, first: u32) -> Result<BTreeMap<(String, String), Vec<u32>>> {
    let mut places: BTreeMap<(String, String), Vec<u32>> = BTreeMap::new();
    for ((row, period), role) in (first..).zip(words(rows, "period")?).zip(words(rows, "role")?) {
        let key = (period.unwrap_or_default().to_owned(), role.unwrap_or_default().to_owned());
        places.entry(key).or_default().push(row);
    }
    Ok(places)
}

/// The rows with the place of each unit's name as its number; a unit that the register doesn't know has a number that
/// none has.
fn numbered(rows: &RecordBatch, names: &[String]) -> Result<RecordBatch> {
    let number = |name: &str| names.binary_search_by(|n| n.as_str().cmp(name)).ok().and_then(|at| i32::try_from(at).ok());
    let numbers = words(rows, "unit")?.iter().map(|name| name.and_then(number).unwrap_or(i32::MAX)).collect::<Int32Array>();
    let mut fields = rows.schema().fields().to_vec();
    fields.push(Arc::new(Field::new("u", DataType::Int32, false)));
    let columns = rows.columns().iter().cloned().chain([Arc::new(numbers) as ArrayRef]).collect();
    Ok(RecordBatch::try_new(Arc::new(Schema::new(fields)), columns)?)
}

/// The rows of a form, found by period and role.
pub struct Filings {
    rows: RecordBatch,
    places: BTreeMap<(String, String), Vec<u32>>,
    before: Before,
}

impl Filings {
    /// Notes where each period's rows are; what is kept of them is behind the words.
    pub fn new(schema: &SchemaRef, batches: &[RecordBatch]) -> Result<Self> {
        let mut places: BTreeMap<(String, String), Vec<u32>> = BTreeMap::new();
        let mut first = 0;
        for batch in batches {
            note(batch, first, &mut places)?;
            first += u32::try_from(batch.num_rows()).unwrap_or(u32::MAX);
        }
        let kept: Vec<usize> = (WORDS..schema.fields().len()).collect();
        let batches = batches.iter().map(|b| b.project(&kept)).collect::<std::result::Result<Vec<_>, _>>()?;
        let rows = concat_batches(&Arc::new(schema.project(&kept)?), &batches)?;
        let numbers = column(&rows, "u")?.as_primitive::<Int32Type>();
        let before = Before::new(&rows, places.values(), |row| numbers.value(row as usize))?;
        Ok(Filings { before, places, rows })
    }

    /// The filings of a replay, by the numbers that its units have in their order; behind those of the book, which
    /// have no place but show what each revision changed.
    pub(crate) fn replayed(book: &RecordBatch, replay: &Replay, names: &[String]) -> Result<Self> {
        let (replayed, of) = replay.filings(book)?;
        let units = words(book, "unit")?;
        let mut before = Before::new(book, named_places(book, 0)?.values(), |row| units.value(row as usize))?;
        let first = u32::try_from(book.num_rows()).unwrap_or(u32::MAX);
        before.taken(first, of.values());
        let places = named_places(&replayed, first)?;
        Ok(Filings { rows: numbered(&concat_batches(&book.schema(), [book, &replayed])?, names)?, places, before })
    }

    /// The row of each unit in force at a moment.
    fn at(&self, units: &[u32], period: Period, role: Role, as_of: Moment) -> Result<Rows> {
        let unit = column(&self.rows, "u")?.as_primitive::<Int32Type>();
        let (since, until) = (self.whole(SINCE)?, self.whole(UNTIL)?);
        let mut found = vec![None; units.last().map_or(0, |last| *last as usize + 1)];
        let moment = as_of.micros();
        for row in self.places.get(&(period.to_string(), role.word().to_owned())).into_iter().flatten() {
            let at = *row as usize;
            if since.value(at) <= moment
                && until.value(at) > moment
                && let Some(place) = found.get_mut(unit.value(at) as usize)
            {
                *place = Some(*row);
            }
        }
        Ok(units.iter().map(|u| found[*u as usize]).collect())
    }

    fn whole(&self, name: &str) -> Result<&datafusion::arrow::array::Int64Array> {
        Ok(column(&self.rows, name)?.as_primitive::<Int64Type>())
    }

    /// Adds the three readings of a form to the units: this period (`c_`), last year's latest value (`b_`), last
    /// year as then published (`q_`).
    pub fn beside(&self, units: &Units<'_>, read: &FormRead<'_>, ways: &Ways, out: &mut Columns) -> Result<()> {
        let mut found = Found::new();
        let sides = [Side::Now, Side::Published, Side::Base];
        for side in sides.into_iter().take(if ways.levels { 1 } else { sides.len() }) {
            let of = |pair: &(Vec<Period>, Vec<Period>)| if side == Side::Now { pair.0.clone() } else { pair.1.clone() };
            let filed = of(&ways.filed);
            let year = if side == Side::Now { ways.years.0 } else { ways.years.1 };
            let find = |period: Period, found: &mut Found| self.find(units, period, (side, period.year() < year), found);
            filed.iter().try_for_each(|p| find(*p, &mut found))?;
            out.push(&filed_column(side.facts(), read.form), self.filed(units, &filed, side, &found)?);
            for ((item, at), (now, base)) in &ways.items {
                let recipes = if side == Side::Now { now } else { base };
                for stretch in recipes.iter().flatten() {
                    find(stretch.to, &mut found)?;
                    stretch.before.map_or(Ok(()), |p| find(p, &mut found))?;
                }
                self.item(units, (read, item, *at), recipes, (side, &found), out)?;
            }
        }
        Ok(())
    }

    /// Notes the rows of a period on a side. The base, and of a longer run the years before its last, are whichever
    /// changed last: the year's own filing or the same-period column of a later form.
    fn find(&self, units: &Units<'_>, period: Period, (side, earlier): (Side, bool), found: &mut Found) -> Result<()> {
        let key = (period, FactSide::of(side));
        if found.contains_key(&key) {
            return Ok(());
        }
        let moment = if side == Side::Published { units.then } else { units.as_of };
        let own = self.at(units.numbers, period, Role::Current, moment)?;
        let both = earlier || matches!(side, Side::Base | Side::Restated);
        let same = both.then(|| self.at(units.numbers, period, Role::SamePeriod, moment)).transpose()?;
        found.insert(key, same.into_iter().chain([own]).collect());
        Ok(())
    }

    /// The revision of the first filing there is, which shows that the unit filed.
    fn filed(&self, units: &Units<'_>, periods: &[Period], side: Side, found: &Found) -> Result<ArrayRef> {
        let revision = column(&self.rows, "revision")?.as_primitive::<Int32Type>();
        let all: Vec<&Rows> = periods.iter().filter_map(|p| found.get(&(*p, FactSide::of(side)))).flatten().collect();
        let first = |unit: usize| all.iter().find_map(|rows| rows[unit]).map(|row| revision.value(row as usize));
        Ok(Arc::new((0..units.numbers.len()).map(first).collect::<Int32Array>()))
    }

    /// The columns of one item on one side.
    fn item(
        &self,
        units: &Units<'_>,
        (read, item, at): (&FormRead<'_>, &str, At),
        recipes: &[Recipe],
        (side, found): (Side, &Found),
        out: &mut Columns,
    ) -> Result<()> {
        let held = |period: Period| match found.get(&(period, FactSide::of(side))) {
            Some(rows) => self.held(rows, item, read.with_facts),
            None => Ok(Held::nothing(units.numbers.len())),
        };
        let alone = super::value::alone(recipes).filter(|_| !read.with_facts);
        let alone = alone.and_then(|period| Some((period, found.get(&(period, FactSide::of(side)))?)));
        let made = match alone {
            Some((period, rows)) => self.as_filed(units, period, rows, item)?,
            None => super::value::made(units, recipes, held)?,
        };
        let prefix = side.facts();
        if side == Side::Now {
            out.answer(&unsettled_column(read.form, item, at), made.unsettled.iter().map(|u| Some(*u)));
        }
        if read.with_facts {
            for (nth, ids) in made.facts.iter().enumerate() {
                out.push(&fact_column(prefix, read.form, item, at, nth), Arc::new(ids.clone()));
            }
        }
        out.push(&value_column(prefix, read.form, item, at), made.values);
        Ok(())
    }

    /// The values of an item as they are filed, without their facts; of a unit that began later it was nothing.
    fn as_filed(&self, units: &Units<'_>, period: Period, filings: &[Rows], item: &str) -> Result<Made> {
        let values = Values::new(&self.rows, item, &self.before)?;
        let last = period.last_day();
        let nothing_yet = |unit: usize| units.began[unit].is_some_and(|day| day > last).then_some(0);
        let count = units.numbers.len();
        let of = |unit: usize| values.newest(filings, unit).and_then(|row| values.of(row)).or_else(|| nothing_yet(unit));
        let array = (0..count).map(of).collect::<Decimal128Array>().with_data_type(AMOUNT_FILED);
        Ok(Made { values: Arc::new(array), unsettled: vec![false; count], facts: Vec::new() })
    }

    /// What the units have of an item.
    fn held(&self, filings: &[Rows], item: &str, with_facts: bool) -> Result<Held> {
        let values = Values::new(&self.rows, item, &self.before)?;
        let facts = if with_facts { Some(self.whole(&ledger::fact_column(item))?) } else { None };
        let units = filings.first().map_or(0, Vec::len);
        let mut held = Held::nothing(units);
        for unit in 0..units {
            if let Some(row) = values.newest(filings, unit) {
                held.values[unit] = values.of(row);
                held.said[unit] = values.said(row);
                held.changed[unit] = values.since(filings, unit, row);
                held.facts[unit] = facts.map(|f| f.value(row as usize));
            }
        }
        Ok(held)
    }
}

/// A column of a table, by its name.
pub(super) fn column<'a>(rows: &'a RecordBatch, name: &str) -> Result<&'a ArrayRef> {
    rows.column_by_name(name).ok_or_else(|| DataFusionError::Internal(format!("no column {name}")))
}

fn words<'a>(rows: &'a RecordBatch, name: &str) -> Result<&'a StringArray> {
    Ok(column(rows, name)?.as_string::<i32>())
}
