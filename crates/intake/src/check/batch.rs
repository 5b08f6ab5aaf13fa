//! The filings of a file by unit, form and column, so that a value is found at once.

use crate::history::{Series, UnitHistory, Values};
use crate::registry;
use crate::{Context, History};
use figures::{CreditCode, Decimal, FiledValue, Filing, Period, Role};
use methodology::catalogue::{Catalogue, Form};
use std::collections::BTreeMap;

/// A value of the file: the number of its filing and its own in it.
pub(super) type Cell = (usize, usize);

/// A value found: in the file, or else filed earlier.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Found {
    /// The value.
    pub value: Option<Decimal>,
    /// Where the file has it.
    pub cell: Option<Cell>,
    /// The period it speaks of, and in which column it stands; where nothing was found, where it was looked for first.
    pub at: Option<(Period, Role)>,
}

/// A form with its items by number.
pub(super) struct IndexedForm<'a> {
    /// The definition.
    pub form: &'a Form,
    /// Codes of its items, sorted.
    pub codes: Vec<&'a str>,
    /// Their numbers in the history.
    pub series: Vec<Option<Series>>,
    /// Whether they count money.
    pub money: Vec<bool>,
}

/// One column of one form of one unit.
pub(super) struct Column {
    /// Number of the form.
    pub form: usize,
    /// Period its values speak of.
    pub period: Period,
    /// Own or same-period.
    pub role: Role,
    /// The latest value of each item.
    pub cells: Vec<Option<Cell>>,
    /// The latest values of rows whose code is no item of the form.
    pub rows: Vec<Cell>,
}

/// All filings of a call.
pub(super) struct Batch<'a> {
    /// What is known beside them.
    pub ctx: &'a Context<'a>,
    /// As read.
    pub filings: &'a [Filing],
    /// Forms by number.
    pub forms: Vec<IndexedForm<'a>>,
    units: BTreeMap<&'a CreditCode, Vec<Column>>,
}

/// What is known of one unit.
pub(super) struct Unit<'a> {
    /// Its code.
    pub code: &'a CreditCode,
    /// All filings.
    pub batch: &'a Batch<'a>,
    /// Its columns in the file, by form, period and role.
    pub columns: &'a [Column],
    /// Its entry in the register.
    pub register: Option<&'a registry::Unit>,
    history: Option<&'a UnitHistory>,
}

impl<'a> Batch<'a> {
    /// Sorts filings; of values filed twice the one that became known later holds.
    pub fn new(filings: &'a [Filing], ctx: &'a Context<'a>) -> Self {
        let forms = ctx.catalogue.forms.values().map(|form| indexed(form, ctx.history)).collect();
        let mut batch = Batch { ctx, filings, forms, units: BTreeMap::new() };
        let mut ordered: Vec<usize> = (0..filings.len()).collect();
        ordered.sort_by_key(|n| filings.get(*n).map(|f| f.known));
        ordered.into_iter().for_each(|n| batch.take(n));
        batch.units.values_mut().for_each(|columns| columns.sort_by_key(|c| (c.form, c.period, c.role)));
        batch
    }

    /// The number of a form.
    pub fn form(&self, id: &str) -> Option<usize> {
        self.forms.binary_search_by(|f| f.form.id.as_str().cmp(id)).ok()
    }

    /// The units that filed, by code.
    pub fn units(&'a self) -> impl Iterator<Item = Unit<'a>> {
        self.units.iter().map(|(code, columns)| self.unit_of(code, columns))
    }

    /// A unit that filed.
    pub fn unit(&'a self, code: &CreditCode) -> Option<Unit<'a>> {
        self.units.get_key_value(code).map(|(code, columns)| self.unit_of(code, columns))
    }

    fn unit_of(&'a self, code: &'a CreditCode, columns: &'a [Column]) -> Unit<'a> {
        Unit { code, batch: self, columns, register: self.ctx.registry.unit(code), history: self.ctx.history.unit(code) }
    }

    /// The filing and the value of a cell.
    pub fn at(&self, (filing, value): Cell) -> Option<(&'a Filing, &'a FiledValue)> {
        let filing = self.filings.get(filing)?;
        Some((filing, filing.values.get(value)?))
    }

    fn take(&mut self, n: usize) {
        let Some(filing) = self.filings.get(n) else { return };
        let Some((form, codes)) = self.form(&filing.form).and_then(|n| Some((n, &self.forms.get(n)?.codes))) else { return };
        let columns = self.units.entry(&filing.unit).or_default();
        let column = column(columns, (form, filing.period, filing.role), codes.len());
        for (v, value) in filing.values.iter().enumerate().filter(|(_, v)| !v.item.is_empty()) {
            match codes.binary_search(&value.item.as_str()).ok().and_then(|item| column.cells.get_mut(item)) {
                Some(cell) => *cell = Some((n, v)),
                None => row(&mut column.rows, self.filings, (n, v)),
            }
        }
    }
}

fn indexed<'a>(form: &'a Form, history: &History) -> IndexedForm<'a> {
    let codes: Vec<&str> = form.items.keys().map(String::as_str).collect();
    let series = codes.iter().map(|code| history.series(&form.id, code)).collect();
    let money = form.items.values().map(|item| item.measure.is_money()).collect();
    IndexedForm { form, codes, series, money }
}

fn column(columns: &mut Vec<Column>, (form, period, role): (usize, Period, Role), items: usize) -> &mut Column {
    let held = columns.iter().rposition(|c| c.form == form && c.period == period && c.role == role);
    let at = held.unwrap_or_else(|| {
        columns.push(Column { form, period, role, cells: vec![None; items], rows: Vec::new() });
        columns.len() - 1
    });
    &mut columns[at]
}

/// Keeps a row, in the place of an earlier one of the same code.
fn row(rows: &mut Vec<Cell>, filings: &[Filing], cell: Cell) {
    let code = |(filing, value): Cell| filings.get(filing).and_then(|f| f.values.get(value)).map(|v| &v.item);
    match rows.iter_mut().find(|held| code(**held) == code(cell)) {
        Some(held) => *held = cell,
        None => rows.push(cell),
    }
}

impl<'a> Unit<'a> {
    /// What was filed of an item before this file.
    pub fn filed(&self, form: usize, item: usize) -> Values<'a> {
        let series = self.batch.forms.get(form).and_then(|f| *f.series.get(item)?);
        series.zip(self.history).map(|(series, held)| held.values(series)).unwrap_or_default()
    }

    /// The sum of the rows that add up to an item, those filed earlier included, and the first of the file.
    pub fn rows(&self, form: usize, item: &str, period: Period, role: Role) -> Found {
        let Some(definition) = self.batch.forms.get(form).map(|f| f.form) else { return Found::default() };
        let catalogue = self.batch.ctx.catalogue;
        let own = self.column(form, period, role).map_or(&[][..], |c| c.rows.as_slice());
        let typed: Vec<(Cell, &FiledValue)> = own.iter().filter_map(|c| Some((*c, self.batch.at(*c)?.1))).collect();
        let part = |code: &str| is_part(catalogue, definition, code, item);
        let standing = self.batch.ctx.history.items(&definition.id).filter(|(code, _)| !typed.iter().any(|(_, v)| v.item == *code));
        let standing = standing.filter(|(code, _)| part(code)).filter_map(|(_, series)| self.history?.values(series).value(period, role));
        let mine = typed.iter().filter(|(_, v)| part(&v.item));
        let all: Vec<Decimal> = mine.clone().map(|(_, v)| v.value).chain(standing).collect();
        let sum = all.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value));
        Found { value: sum.filter(|_| !all.is_empty()), cell: mine.map(|(cell, _)| *cell).next(), at: Some((period, role)) }
    }

    /// A column of the file.
    pub fn column(&self, form: usize, period: Period, role: Role) -> Option<&'a Column> {
        let at = self.columns.binary_search_by(|c| (c.form, c.period, c.role).cmp(&(form, period, role))).ok()?;
        self.columns.get(at)
    }
}

/// Whether a row belongs to the family that adds up to an item. A code nobody knows belongs to it by its length:
/// that it is unknown is another edit's business.
fn is_part(catalogue: &Catalogue, form: &Form, code: &str, item: &str) -> bool {
    if form.items.contains_key(code) {
        return false;
    }
    let adds_up = |part_of: &Option<String>| part_of.as_deref() == Some(item);
    match catalogue.family_row(form, code) {
        Some((family, _)) => adds_up(&family.part_of),
        None => form.families.values().any(|f| f.length == code.len() && adds_up(&f.part_of)),
    }
}
