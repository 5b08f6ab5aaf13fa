//! The facts of one form on each side, one row per unit, beside the units of the register.

use super::batches::{Batches, Column, RowOf};
use super::columns::Columns;
use super::since::{Before, Chains, Item, Values};
use super::value::{FactSide, Made, Told};
use super::{AMOUNT_FILED, Side, fact_column, filed_column, unsettled_column, value_column};
use crate::diff::replay::Replay;
use datafusion::arrow::array::{ArrayRef, AsArray, Decimal128Array, DictionaryArray, Int32Array, StringArray};
use datafusion::arrow::buffer::BooleanBuffer;
use datafusion::arrow::datatypes::{DataType, Field, Int32Type, Int64Type, Schema};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::{DataFusionError, Result};
use datafusion::logical_expr::{Expr, cast, lit};
use datafusion::prelude::{DataFrame, ident};
use figures::{Moment, Period, Role};
use jiff::civil::Date;
use methodology::reading::{At, Recipe, Stretch};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
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

    /// The sides that are read: of the period alone, or of its base too.
    fn sides(&self) -> impl Iterator<Item = Side> {
        let sides = [Side::Now, Side::Published, Side::Base];
        sides.into_iter().take(if self.levels { 1 } else { sides.len() })
    }

    /// The filings that show on a side that the form was filed.
    fn filed_on(&self, side: Side) -> &[Period] {
        if side == Side::Now { &self.filed.0 } else { &self.filed.1 }
    }

    /// The periods that are read on each side, whether the same-period column of a later form counts too, and the moment. The
    /// base, and of a longer run the years before its last, are whichever changed last: the year's own filing or that
    /// column.
    fn wanted(&self, as_of: Moment, then: Moment) -> BTreeMap<(Period, FactSide), (bool, Moment)> {
        let mut wanted = BTreeMap::new();
        for side in self.sides() {
            let year = if side == Side::Now { self.years.0 } else { self.years.1 };
            let recipes = self.items.values().flat_map(|(now, base)| if side == Side::Now { now } else { base }).flatten();
            let read = recipes.flat_map(|stretch| [Some(stretch.to), stretch.before]).flatten();
            let moment = if side == Side::Published { then } else { as_of };
            for period in self.filed_on(side).iter().copied().chain(read) {
                wanted.insert((period, FactSide::of(side)), (side == Side::Base || period.year() < year, moment));
            }
        }
        wanted
    }

    /// Every period of which something is read.
    pub fn periods(&self) -> impl Iterator<Item = Period> {
        self.stretches().flat_map(|s| [Some(s.to), s.before]).flatten().chain(self.filed.0.iter().chain(&self.filed.1).copied())
    }
}

/// Some units.
pub struct Units<'a> {
    /// Numbers, in the order of the table.
    pub numbers: &'a [u32],
    /// The first day of those that are new.
    pub began: &'a [Option<Date>],
    /// The columns that are wanted; all where nothing is said. The ids of facts come with their values.
    pub wanted: Option<&'a BTreeSet<String>>,
}

impl Units<'_> {
    fn wants(&self, column: &str) -> bool {
        self.wanted.is_none_or(|wanted| wanted.contains(column))
    }
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

/// The rows of each period on each side, by the units' numbers; of values that changed at the same moment the first counts.
pub type Found = BTreeMap<(Period, FactSide), Vec<RowOf>>;

/// Where the rows of each period and role are.
type Places = BTreeMap<(String, String), Vec<Range<u32>>>;

/// Notes the places of a batch's rows by their words, of which the batch has few.
fn note(batch: &RecordBatch, first: u32, places: &mut Places) -> Result<()> {
    let words = |name| Ok::<_, DataFusionError>(column(batch, name)?.as_dictionary::<Int32Type>());
    let (periods, roles) = (words("period")?, words("role")?);
    let (period, role) = (periods.keys().values(), roles.keys().values());
    let word = |of: &DictionaryArray<Int32Type>, key: i32| of.values().as_string::<i32>().value(key as usize).to_owned();
    let number = |at: usize| first + u32::try_from(at).unwrap_or_default();
    let mut at = 0;
    while at < batch.num_rows() {
        let same = |row: &usize| (period[*row], role[*row]) == (period[at], role[at]);
        let end = (at..batch.num_rows()).find(|row| !same(row)).unwrap_or(batch.num_rows());
        places.entry((word(periods, period[at]), word(roles, role[at]))).or_default().push(number(at)..number(end));
        at = end;
    }
    Ok(())
}

/// The places of rows whose words are no dictionaries.
fn named_places(rows: &RecordBatch, first: u32) -> Result<Places> {
    let mut places = Places::new();
    for ((row, period), role) in (first..).zip(words(rows, "period")?).zip(words(rows, "role")?) {
        let key = (period.unwrap_or_default().to_owned(), role.unwrap_or_default().to_owned());
        places.entry(key).or_default().push(row..row + 1);
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
    places: Places,
    units: Column<Int32Type>,
    in_force: [Column<Int64Type>; 2],
    chains: Chains,
    items: BTreeMap<String, Item>,
}

impl Filings {
    /// Notes where each period's rows are.
    pub fn new(batches: Vec<RecordBatch>, read: &FormRead<'_>) -> Result<Self> {
        let rows = Batches::new(batches)?;
        let mut places = Places::new();
        rows.numbered().try_for_each(|(first, batch)| note(batch, first, &mut places))?;
        let numbers = rows.column::<Int32Type>("u")?;
        let before = Before::new(&rows, places.values(), |row| numbers.value(row))?;
        Filings::of(&rows, places, before, read)
    }

    /// The filings of a replay, by the numbers that its units have in their order; behind those of the book, which
    /// have no place but show what each revision changed.
    pub(crate) fn replayed(book: &RecordBatch, replay: &Replay, names: &[String], read: &FormRead<'_>) -> Result<Self> {
        let (replayed, of) = replay.filings(book)?;
        let units = words(book, "unit")?;
        let told = Batches::new([book.clone()])?;
        let mut before = Before::new(&told, named_places(book, 0)?.values(), |row| units.value(row as usize))?;
        before.taken(told.end(), of.values());
        let places = named_places(&replayed, told.end())?;
        let rows = Batches::new([numbered(book, names)?, numbered(&replayed, names)?])?;
        Filings::of(&rows, places, before, read)
    }

    fn of(rows: &Batches, places: Places, before: Before, read: &FormRead<'_>) -> Result<Self> {
        let items = read.items.iter().map(|item| Ok((item.clone(), Item::new(rows, item)?))).collect::<Result<_>>()?;
        let in_force = [rows.column(SINCE)?, rows.column(UNTIL)?];
        Ok(Filings { places, units: rows.column("u")?, in_force, chains: Chains::new(rows, before)?, items })
    }

    /// The row of each unit in force at a moment, of so many units.
    fn at(&self, units: usize, period: Period, role: Role, as_of: Moment) -> RowOf {
        let [since, until] = &self.in_force;
        let moment = as_of.micros();
        let mut found = RowOf::none(units);
        for rows in self.places.get(&(period.to_string(), role.word().to_owned())).into_iter().flatten() {
            let columns = self.units.of(rows).iter().zip(since.of(rows)).zip(until.of(rows));
            for (row, ((unit, since), until)) in rows.clone().zip(columns) {
                if *since <= moment && *until > moment {
                    found.note(*unit, row);
                }
            }
        }
        found
    }

    /// Finds the rows of every period that the ways read on any side, of so many units, at the moments of the period and of
    /// its base.
    pub fn found(&self, units: usize, ways: &Ways, as_of: Moment, then: Moment) -> Found {
        let find = |(key, (both, moment)): ((Period, FactSide), (bool, Moment))| {
            let own = self.at(units, key.0, Role::Current, moment);
            let same = both.then(|| self.at(units, key.0, Role::SamePeriod, moment));
            (key, same.into_iter().chain([own]).collect())
        };
        ways.wanted(as_of, then).into_iter().map(find).collect()
    }

    /// Adds the three readings of a form to the units: this period (`c_`), last year's latest value (`b_`), last
    /// year as then published (`q_`).
    pub fn beside(&self, units: &Units<'_>, read: &FormRead<'_>, (ways, found): (&Ways, &Found), out: &mut Columns) -> Result<()> {
        for side in ways.sides() {
            let filed = ways.filed_on(side);
            if units.wants(&filed_column(side.facts(), read.form)) {
                out.push(&filed_column(side.facts(), read.form), self.filed(units, filed, side, found));
            }
            for ((item, at), (now, base)) in &ways.items {
                let recipes = if side == Side::Now { now } else { base };
                self.item(units, (read, item, *at), recipes, (side, found), out)?;
            }
        }
        Ok(())
    }

    /// The revision of the first filing there is, which shows that the unit filed.
    fn filed(&self, units: &Units<'_>, periods: &[Period], side: Side, found: &Found) -> ArrayRef {
        let all: Vec<&RowOf> = periods.iter().filter_map(|p| found.get(&(*p, FactSide::of(side)))).flatten().collect();
        let first = |unit: &u32| all.iter().find_map(|rows| rows.of(*unit)).map(|row| self.chains.revision(row));
        Arc::new(units.numbers.iter().map(first).collect::<Int32Array>())
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
        let (value, unsettled) = (value_column(side.facts(), read.form, item, at), unsettled_column(read.form, item, at));
        let told = side == Side::Now && units.wants(&unsettled);
        if !units.wants(&value) && !told && !read.with_facts {
            return Ok(());
        }
        let values = self.values(item)?;
        let rows = |period: Period| found.get(&(period, FactSide::of(side))).map(Vec::as_slice).unwrap_or_default();
        let made = match super::value::alone(recipes).filter(|_| !read.with_facts) {
            Some(period) => as_filed(units, period, rows(period), &values),
            None => {
                let told = |stretch: &Stretch| Told { stretch: *stretch, to: rows(stretch.to), before: stretch.before.map_or(&[], rows) };
                let recipes: Vec<Vec<Told<'_>>> = recipes.iter().map(|recipe| recipe.iter().map(told).collect()).collect();
                super::value::made(units, &recipes, &values, read.with_facts)
            }
        };
        let prefix = side.facts();
        if told {
            out.push(&unsettled, Arc::new(made.unsettled));
        }
        if read.with_facts {
            for (nth, ids) in made.facts.iter().enumerate() {
                out.push(&fact_column(prefix, read.form, item, at, nth), Arc::new(ids.clone()));
            }
        }
        out.push(&value, made.values);
        Ok(())
    }

    fn values(&self, item: &str) -> Result<Values<'_>> {
        let item = self.items.get(item).ok_or_else(|| DataFusionError::Internal(format!("no item {item}")))?;
        Ok(Values { item, chains: &self.chains })
    }
}

/// The values of an item as they are filed, without their facts; of a unit that began later it was nothing.
fn as_filed(units: &Units<'_>, period: Period, filings: &[RowOf], values: &Values<'_>) -> Made {
    let last = period.last_day();
    let nothing_yet = |began: &Option<Date>| began.is_some_and(|day| day > last).then_some(0);
    let of =
        |(unit, began): (&u32, &Option<Date>)| values.newest(filings, *unit).and_then(|row| values.of(row)).or_else(|| nothing_yet(began));
    let array = units.numbers.iter().zip(units.began).map(of).collect::<Decimal128Array>().with_data_type(AMOUNT_FILED);
    Made { values: Arc::new(array), unsettled: BooleanBuffer::new_unset(units.numbers.len()).into(), facts: Vec::new() }
}

/// A column of a table, by its name.
fn column<'a>(rows: &'a RecordBatch, name: &str) -> Result<&'a ArrayRef> {
    rows.column_by_name(name).ok_or_else(|| DataFusionError::Internal(format!("no column {name}")))
}

fn words<'a>(rows: &'a RecordBatch, name: &str) -> Result<&'a StringArray> {
    Ok(column(rows, name)?.as_string::<i32>())
}
