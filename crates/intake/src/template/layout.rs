//! Where everything stands on the sheet, and which cells are open.

use figures::place::column_letters;
use figures::{Decimal, Lang, Period};
use methodology::catalogue::{Catalogue, Column, Family, Form, Item};

/// Columns before the first column of values: name, unit of measure, code.
pub(super) const NAMES: u16 = 3;
/// Width of the column of names, in Latin characters.
pub(super) const NAME_WIDTH: u8 = 38;
/// Width of a column of values.
pub(super) const VALUE_WIDTH: u8 = 16;
/// The column of codes.
pub(super) const CODE: u16 = 2;
/// First row of the headings, below the title and four rows of head.
pub(super) const HEADINGS: u32 = 5;
/// Rows left blank for a family.
pub(super) const BLANKS: u32 = 15;
/// Columns beyond which nobody fills in a sheet.
const WIDEST: usize = 1000;

/// What a cell is for.
pub(super) enum Slot {
    /// Filled in by the unit.
    Open,
    /// Known already: written and locked.
    Given(Decimal),
    /// Never filled in.
    Absent,
    /// Follows from others, by this formula.
    Sum(String),
}

/// A form for a period as a sheet.
pub(super) struct Layout<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) form: &'a Form,
    pub(super) period: Period,
    pub(super) lang: Lang,
    pub(super) items: Vec<&'a Item>,
    /// Headings of the columns by level.
    pub(super) headings: Vec<Vec<&'a str>>,
}

impl<'a> Layout<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, form: &'a Form, period: Period, lang: Lang) -> Self {
        let headings = form.columns.iter().map(|c| c.title.get(lang).split('/').map(str::trim).collect()).collect();
        Layout { catalogue, form, period, lang, items: form.items_at(period), headings }
    }

    /// The wording in the sheet's language.
    pub(super) fn words<'w>(&self, zh: &'w str, en: &'w str) -> &'w str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The form's id, without the characters a sheet's name may not have.
    pub(super) fn sheet_name(&self) -> String {
        let allowed = |c: char| if "[]:*?/\\'".contains(c) { '-' } else { c };
        self.form.id.chars().map(allowed).take(31).collect()
    }

    /// Levels of headings.
    pub(super) fn levels(&self) -> u32 {
        count(self.headings.iter().map(Vec::len).max().unwrap_or(1))
    }

    /// The height a level of headings needs, in points; letters are bold.
    pub(super) fn heading_height(&self, level: u32) -> u32 {
        let level = usize::try_from(level).unwrap_or_default();
        let last = self.headings.iter().filter(|h| h.len() == level + 1).filter_map(|h| h.last());
        5 + 13 * last.map(|text| lines(text, usize::from(VALUE_WIDTH) - 4)).max().unwrap_or(1)
    }

    /// The row below headings and column numbers.
    pub(super) fn first_row(&self) -> u32 {
        HEADINGS + self.levels() + 1
    }

    /// The first row of the families.
    pub(super) fn family_row(&self) -> u32 {
        self.first_row() + count(self.items.len())
    }

    /// The row below everything that is filed.
    pub(super) fn end_row(&self) -> u32 {
        self.family_row() + count(self.form.families.len()) * (BLANKS + 1)
    }

    /// The last column.
    pub(super) fn last(&self) -> u16 {
        NAMES + u16::try_from(self.form.columns.len()).unwrap_or(1) - 1
    }

    /// The first column of the block at the right of the head.
    pub(super) fn right(&self) -> u16 {
        NAMES.max(self.last() - 1)
    }

    /// Columns of values with their place.
    pub(super) fn columns(&self) -> impl Iterator<Item = (u16, &'a Column)> {
        (NAMES..).zip(&self.form.columns)
    }

    /// Whether the sheet is the first of a year whose first months are exempt, and so speaks of all of them.
    pub(super) fn opens_year(&self) -> bool {
        self.form.opens_year(self.period)
    }

    fn month(&self) -> i8 {
        match self.period {
            Period::Month { month, .. } => month,
            Period::Cumulative { to, .. } => to,
            _ => 1,
        }
    }

    /// The period as the head shows it.
    pub(super) fn label(&self) -> String {
        let shown = if self.opens_year() { Period::Cumulative { year: self.period.year(), to: self.month() } } else { self.period };
        shown.label(self.lang)
    }

    /// What a cell of an item is for.
    pub(super) fn slot(&self, item: &Item, column: &Column, at: u16) -> Slot {
        if !self.form.columns_of(item).any(|c| c.id == column.id) {
            return Slot::Absent;
        }
        match self.of_column(column) {
            Slot::Open => self.sum(item, column, at).map_or(Slot::Open, Slot::Sum),
            other => other,
        }
    }

    /// What a cell of a column is for, whatever its row.
    pub(super) fn of_column(&self, column: &Column) -> Slot {
        if self.form.has_column(column, self.period) { Slot::Open } else { Slot::Absent }
    }

    /// `IF(COUNT(D9,D10)=0,"",N(D9)-N(D10))`; nothing where an item it needs is not asked for.
    fn sum(&self, item: &Item, column: &Column, at: u16) -> Option<String> {
        let letters = column_letters(u32::from(at) + 1);
        let mut cells = Vec::new();
        let mut sum = String::new();
        for (added, code) in self.form.made_of(item, column, self.period)? {
            let cell = format!("{letters}{}", self.row_of(code)? + 1);
            sum += &format!("{}N({cell})", if *added { "+" } else { "-" });
            cells.push(cell);
        }
        let sum = sum.trim_start_matches('+');
        Some(format!("=IF(COUNT({})=0,\"\",{sum})", cells.join(",")))
    }

    fn row_of(&self, code: &str) -> Option<u32> {
        self.items.iter().position(|i| i.code == code).map(|at| self.first_row() + count(at))
    }

    /// The first cell to fill in.
    pub(super) fn first_open(&self) -> (u32, u16) {
        let mut cells =
            (self.first_row()..).zip(&self.items).flat_map(|(row, item)| self.columns().map(move |(at, c)| (row, at, *item, c)));
        let open = cells.find(|(_, at, item, column)| matches!(self.slot(item, column, *at), Slot::Open));
        open.map_or((self.first_row(), NAMES), |(row, at, ..)| (row, at))
    }

    /// Families with the row of their heading.
    pub(super) fn families(&self) -> impl Iterator<Item = (u32, &'a Family)> {
        let first = self.family_row();
        (0..).zip(self.form.families.values()).map(move |(n, family): (u32, _)| (first + n * (BLANKS + 1), family))
    }
}

/// Whether a form has more columns than fit.
pub(super) fn too_wide(form: &Form) -> bool {
    form.columns.len() > WIDEST
}

/// The height a name needs, in points.
pub(super) fn height(name: &str, level: u32) -> u32 {
    let fits = usize::from(NAME_WIDTH) - 2 - 2 * usize::try_from(level.min(6)).unwrap_or_default();
    3 + 13 * lines(name, fits)
}

/// Lines a text takes: a Chinese character is as wide as two Latin ones.
fn lines(text: &str, fits: usize) -> u32 {
    let width: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    count(width.div_ceil(fits)).max(1)
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
