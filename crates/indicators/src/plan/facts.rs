//! The facts of one form on each side, one row per unit, beside the units of the register.

use super::columns::Columns;
use super::value::{FactSide, Held};
use super::{Side, fact_column, filed_column, unsettled_column, value_column};
use crate::diff::replay::Replay;
use datafusion::arrow::array::{Array, ArrayRef, AsArray, Int32Array};
use datafusion::arrow::datatypes::{DataType, Decimal128Type, Int32Type, Int64Type};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::{DataFusionError, Result};
use datafusion::logical_expr::{Expr, cast, lit};
use datafusion::prelude::{DataFrame, ident};
use figures::{Moment, Period, Role};
use jiff::civil::Date;
use methodology::reading::{At, Recipe};
use std::collections::{BTreeMap, BTreeSet};

/// What is read of a form.
#[derive(Debug, Clone)]
pub struct FormRead<'a> {
    /// Form id.
    pub form: &'a str,
    /// Item codes.
    pub items: &'a BTreeSet<String>,
    /// Whether the ids of the facts are read with their values.
    pub with_facts: bool,
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
    /// The years of the period and of its base.
    pub years: (i16, i16),
}

impl Ways {
    /// Every period of which something is read.
    pub fn periods(&self) -> impl Iterator<Item = Period> {
        let recipes = self.items.values().flat_map(|(now, base)| now.iter().chain(base)).flatten();
        recipes.flat_map(|s| [Some(s.to), s.before]).flatten().chain(self.filed.0.iter().chain(&self.filed.1).copied())
    }
}

/// The units of a table, with the moments it is read at.
pub struct Units<'a> {
    /// Codes, in the order of the table.
    pub codes: &'a [&'a str],
    /// The first day of those that are new.
    pub began: &'a [Option<Date>],
    /// Up to when facts are known.
    pub as_of: Moment,
    /// When the base had been known as long.
    pub then: Moment,
}

/// The filings of some periods that were in force at a moment or have been since, of all units and revisions.
pub fn rows(table: DataFrame, read: &FormRead<'_>, periods: &BTreeSet<Period>, from: Moment, to: Moment) -> Result<DataFrame> {
    let periods: Vec<Expr> = periods.iter().map(|p| lit(p.to_string())).collect();
    let in_force = ident("known").lt_eq(lit(to.micros())).and(ident("known_to").gt(lit(from.micros())));
    let words = ["unit", "period", "role"].map(|name| cast(ident(name), DataType::Utf8).alias(name));
    let mut columns = Vec::from(words);
    columns.extend(["filing", "revision", "known"].map(ident));
    columns.extend([("known", SINCE), ("known_to", UNTIL)].map(|(name, alias)| ident(name).alias(alias)));
    for item in read.items {
        columns.push(ident(ledger::value_column(item)));
        columns.extend(read.with_facts.then(|| ident(ledger::fact_column(item))));
    }
    table.filter(ident("period").in_list(periods, false).and(in_force))?.select(columns)
}

/// The row of each unit, where it has one.
type Rows = Vec<Option<u32>>;

/// The rows of a period on one side, the one that counts first.
type Found = BTreeMap<(Period, FactSide), Vec<Rows>>;

/// The rows of a form, found by period and role.
pub struct Filings {
    rows: RecordBatch,
    places: BTreeMap<(String, String), Vec<u32>>,
}

impl Filings {
    /// Notes where each period's rows are.
    pub fn new(rows: RecordBatch) -> Result<Self> {
        let mut places: BTreeMap<(String, String), Vec<u32>> = BTreeMap::new();
        let words = |name| Ok::<_, DataFusionError>(column(&rows, name)?.as_string::<i32>().clone());
        for ((row, period), role) in (0u32..).zip(&words("period")?).zip(&words("role")?) {
            let key = (period.unwrap_or_default().to_owned(), role.unwrap_or_default().to_owned());
            places.entry(key).or_default().push(row);
        }
        Ok(Filings { rows, places })
    }

    /// The same filings as a replay has them.
    pub(crate) fn replayed(self, replay: &Replay) -> Result<Self> {
        Filings::new(replay.filings(&self.rows)?)
    }

    /// The row of each unit in force at a moment.
    fn at(&self, units: &[&str], period: Period, role: Role, as_of: Moment) -> Result<Rows> {
        let (unit, since, until) = (column(&self.rows, "unit")?.as_string::<i32>(), self.whole(SINCE)?, self.whole(UNTIL)?);
        let places = self.places.get(&(period.to_string(), role.word().to_owned()));
        let in_force = |row: &&u32| since.value(**row as usize) <= as_of.micros() && until.value(**row as usize) > as_of.micros();
        let found = places.into_iter().flatten().filter(in_force);
        let found: BTreeMap<&str, u32> = found.map(|row| (unit.value(*row as usize), *row)).collect();
        Ok(units.iter().map(|u| found.get(u).copied()).collect())
    }

    fn whole(&self, name: &str) -> Result<&datafusion::arrow::array::Int64Array> {
        Ok(column(&self.rows, name)?.as_primitive::<Int64Type>())
    }

    /// Adds the three readings of a form to the units: this period (`c_`), last year's latest value (`b_`), last
    /// year as then published (`q_`).
    pub fn beside(&self, units: &Units<'_>, read: &FormRead<'_>, ways: &Ways, out: &mut Columns) -> Result<()> {
        let mut found = Found::new();
        for side in [Side::Now, Side::Published, Side::Base] {
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
    /// became known last: the year's own filing or the same-period column of a later form.
    fn find(&self, units: &Units<'_>, period: Period, (side, earlier): (Side, bool), found: &mut Found) -> Result<()> {
        let key = (period, FactSide::of(side));
        if found.contains_key(&key) {
            return Ok(());
        }
        let moment = if side == Side::Published { units.then } else { units.as_of };
        let own = self.at(units.codes, period, Role::Current, moment)?;
        let rows = if earlier || matches!(side, Side::Base | Side::Restated) {
            let (later, earlier) = self.by_known(own, self.at(units.codes, period, Role::SamePeriod, moment)?)?;
            vec![later, earlier]
        } else {
            vec![own]
        };
        found.insert(key, rows);
        Ok(())
    }

    fn by_known(&self, own: Rows, same: Rows) -> Result<(Rows, Rows)> {
        let known = self.whole("known")?;
        let at = |row: Option<u32>| row.map(|r| known.value(r as usize));
        Ok(own.into_iter().zip(same).map(|(own, same)| if at(same) >= at(own) { (same, own) } else { (own, same) }).unzip())
    }

    /// The revision of the first filing there is, which shows that the unit filed.
    fn filed(&self, units: &Units<'_>, periods: &[Period], side: Side, found: &Found) -> Result<ArrayRef> {
        let revision = column(&self.rows, "revision")?.as_primitive::<Int32Type>();
        let all: Vec<&Rows> = periods.iter().filter_map(|p| found.get(&(*p, FactSide::of(side)))).flatten().collect();
        let first = |unit: usize| all.iter().find_map(|rows| rows[unit]).map(|row| revision.value(row as usize));
        Ok(std::sync::Arc::new((0..units.codes.len()).map(first).collect::<Int32Array>()))
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
            None => Ok(Held::nothing(units.codes.len())),
        };
        let made = super::value::made(units, recipes, held)?;
        let prefix = side.facts();
        if side == Side::Now {
            out.answer(&unsettled_column(read.form, item, at), made.unsettled.iter().map(|u| Some(*u)));
        }
        if read.with_facts {
            for (nth, ids) in made.facts.iter().enumerate() {
                out.push(&fact_column(prefix, read.form, item, at, nth), std::sync::Arc::new(ids.clone()));
            }
        }
        out.push(&value_column(prefix, read.form, item, at), made.values);
        Ok(())
    }

    /// What the units have of an item; what the first filing does not hold is taken from the next.
    fn held(&self, filings: &[Rows], item: &str, with_facts: bool) -> Result<Held> {
        let values = column(&self.rows, &ledger::value_column(item))?.as_primitive::<Decimal128Type>();
        let known = self.whole("known")?;
        let facts = if with_facts { Some(self.whole(&ledger::fact_column(item))?) } else { None };
        let units = filings.first().map_or(0, Vec::len);
        let mut held = Held::nothing(units);
        for unit in 0..units {
            let row = filings.iter().filter_map(|rows| rows[unit]).map(|r| r as usize).find(|r| values.is_valid(*r));
            if let Some(row) = row {
                held.values[unit] = Some(values.value(row));
                held.known[unit] = known.value(row);
                held.facts[unit] = facts.map(|f| f.value(row));
            }
        }
        Ok(held)
    }
}

fn column<'a>(rows: &'a RecordBatch, name: &str) -> Result<&'a ArrayRef> {
    rows.column_by_name(name).ok_or_else(|| DataFusionError::Internal(format!("no column {name}")))
}
