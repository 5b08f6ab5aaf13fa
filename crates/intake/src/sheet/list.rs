//! A list: a row a unit, a column an item.

use super::Reading;
use super::date::{Day, day, periods_in};
use super::draft::Who;
use super::label::{label, without_measure};
use super::table::{Heading, Table};
use super::unit;
use super::value::{Amount, Written, is_amount};
use super::vocabulary::{FormWords, Word};
use crate::workbook::{Cell, Sheet};
use figures::{CreditCode, Issue, Measure, Period, Role, Text};
use methodology::catalogue::{Column, Item, Span};
use methodology::mapping::{Mapping, Meaning};
use std::collections::BTreeMap;

/// A list with what its head says.
pub(crate) struct List<'a, 'c> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// The table on it.
    pub table: &'a Table,
    /// Names of the form's parts.
    pub words: &'a FormWords<'c>,
    /// Its report period.
    pub report: Period,
    /// The units of measure its head states.
    pub measures: Vec<Measure>,
    /// What its columns are.
    pub columns: Columns<'c>,
}

/// What the columns of a list are.
#[derive(Debug, Default)]
pub(crate) struct Columns<'c> {
    code: Option<u32>,
    name: Option<u32>,
    reported: Option<u32>,
    note: Option<u32>,
    amounts: Vec<(u32, &'c Item, &'c Column, Option<Measure>)>,
    /// Columns with a heading that says nothing known.
    pub strange: Vec<(u32, String)>,
}

impl<'c> Columns<'c> {
    /// By the headings' own words; with `1—6月` in the head, headings that name no column are cumulative.
    pub(crate) fn by_words(table: &Table, words: &FormWords<'c>, stated: Period, report: Period) -> Self {
        let mut columns = Columns::default();
        for heading in &table.columns {
            match heading.word {
                Some(word) => columns.word(word, heading.column),
                None => match pair(heading, words, stated, report) {
                    Some((item, column, measure)) => columns.amounts.push((heading.column, item, column, measure)),
                    None => columns.strange.push((heading.column, heading.joined())),
                },
            }
        }
        columns
    }

    fn word(&mut self, word: Word, at: u32) {
        match word {
            Word::UnitCode => self.code = self.code.or(Some(at)),
            Word::UnitName => self.name = self.name.or(Some(at)),
            Word::Reported => self.reported = Some(at),
            Word::Note => self.note = Some(at),
            _ => {}
        }
    }

    /// By a confirmed mapping.
    pub(crate) fn by_mapping(table: &Table, words: &FormWords<'c>, mapping: &Mapping) -> Self {
        let mut columns = Columns::default();
        for (heading, rule) in table.columns.iter().zip(&mapping.columns).filter(|(h, r)| h.joined() == r.heading) {
            match &rule.is {
                Meaning::UnitCode => columns.code = Some(heading.column),
                Meaning::UnitName => columns.name = Some(heading.column),
                Meaning::Reported => columns.reported = Some(heading.column),
                Meaning::Note => columns.note = Some(heading.column),
                Meaning::Nothing => {}
                Meaning::Amount { item, column, measure } => {
                    let found = words.form.items.get(item).zip(words.column_numbered(column));
                    columns.amounts.extend(found.map(|(item, column)| (heading.column, item, column, measure.clone())));
                }
            }
        }
        columns
    }

    /// How many columns hold amounts that are understood.
    pub(crate) fn understood(&self) -> usize {
        self.amounts.len()
    }
}

/// The item and column of a heading; a year written in it tells this year's column from last year's.
fn pair<'c>(heading: &Heading, words: &FormWords<'c>, stated: Period, report: Period) -> Option<(&'c Item, &'c Column, Option<Measure>)> {
    let (plain, measure) = heading.plain();
    if let Some((item, column)) = words.pair(&plain) {
        return Some((item, column.or_else(|| column_of(words, stated, Role::Current))?, measure));
    }
    let dated = |level: &String| periods_in(level).first().copied();
    let period = heading.levels.iter().find_map(dated)?;
    let rest: String = heading.levels.iter().filter(|l| dated(l).is_none()).map(|l| without_measure(l).0).collect();
    let (item, None) = words.pair(&rest)? else { return None };
    let role = match period.year() - report.year() {
        0 => Role::Current,
        -1 => Role::SamePeriod,
        _ => return None,
    };
    let column = column_of(words, period, role)?;
    // A heading of another month than the sheet's is no column of this sheet.
    (column.period(report).as_filed() == period.as_filed()).then_some((item, column, measure))
}

/// The column whose span fits a period as written.
pub(crate) fn column_of<'c>(words: &FormWords<'c>, period: Period, role: Role) -> Option<&'c Column> {
    let span = match period {
        Period::Month { .. } => Span::Month,
        Period::Cumulative { .. } | Period::Half { .. } => Span::Cumulative,
        _ => Span::Report,
    };
    let mut own = words.form.columns.iter().filter(|c| c.role == role);
    let fitting = own.clone().find(|c| c.span == span);
    // A form with one column of the role needs no word for it.
    fitting.or_else(|| own.next().filter(|_| words.form.columns.iter().filter(|c| c.role == role).count() == 1))
}

impl<'c> Reading<'_, 'c> {
    /// Takes the rows of a list.
    pub(crate) fn list(&mut self, mut list: List<'_, 'c>) {
        let doubtful = self.units_contradict(&list);
        list.columns.amounts.retain(|(at, ..)| !doubtful.iter().any(|(column, _)| column == at));
        let list = &list;
        let mut seen: BTreeMap<CreditCode, u32> = BTreeMap::new();
        for row in list.table.body.clone() {
            let cells = list.sheet.row(row);
            let astray = if cells.is_empty() { None } else { beside(list, row) };
            if cells.is_empty() || (astray.is_none() && self.passed_over(list, row)) {
                continue;
            }
            if let Some(issue) = self.like_total(list, row) {
                self.issues.push(issue);
                continue;
            }
            let Some(who) = self.row_unit(list, row) else { continue };
            if let Some(at) = astray {
                self.issues.push(self.shifted(list.sheet, at));
                let place = list.sheet.place(self.file, at.0, at.1);
                list.columns.amounts.iter().for_each(|(_, _, column, _)| {
                    self.drafts.spoil(&who, (list.words.form, list.report), column, place.clone());
                });
                continue;
            }
            if let Some(first) = seen.get(&who.unit) {
                self.twice(list, row, *first, &who);
                continue;
            }
            seen.insert(who.unit.clone(), row);
            self.list_row(list, row, &who);
            for (at, column) in &doubtful {
                self.drafts.spoil(&who, (list.words.form, list.report), column, list.sheet.place(self.file, row, *at));
            }
        }
        self.remark_strange(list.sheet, list.table, &list.columns.strange);
    }

    /// Rows of totals, notes below the table, and rows that hold no amount: a firm that filed nothing.
    fn passed_over(&self, list: &List<'_, 'c>, row: u32) -> bool {
        let cells = || list.columns.amounts.iter().map(|(at, ..)| list.sheet.get(row, *at));
        let first = list.columns.amounts.iter().map(|(at, ..)| *at).min().unwrap_or(u32::MAX);
        let names = list.sheet.row(row).iter().filter(|(column, _)| *column < first);
        let texts: Vec<String> = names.filter_map(|(_, c)| c.text()).map(label).collect();
        let coded = list.columns.code.map(|at| label(&list.sheet.get(row, at).display())).is_some_and(|t| t.len() == 18);
        let total = !coded && texts.iter().any(|t| self.vocabulary.is_total(t));
        let foot = texts.first().is_some_and(|t| self.vocabulary.is_foot(t)) && !cells().any(is_amount);
        total || foot || (cells().all(|c| *c == Cell::Empty) && !self.awaits(list, row)) || (!coded && self.is_head_of_another(list, row))
    }

    /// A row of the words of a head, with nothing else where amounts would stand: `2021年5月  单位：万元` above a
    /// second list.
    fn is_head_of_another(&self, list: &List<'_, 'c>, row: u32) -> bool {
        let of_head = |word: Word| matches!(word, Word::Form | Word::Period | Word::UnitCode | Word::UnitName | Word::Measure);
        let says = |cell: &Cell| cell.text().map(label).is_some_and(|t| self.vocabulary.lead(&t).is_some_and(|(word, _)| of_head(word)));
        let is_amounts = |at: u32| list.columns.amounts.iter().any(|(column, ..)| *column == at);
        let cells = list.sheet.row(row);
        cells.iter().any(|(_, cell)| says(cell)) && cells.iter().all(|(at, cell)| !is_amounts(*at) || says(cell))
    }

    /// Whether a formula without a stored value stands where an amount is wanted.
    fn awaits(&self, list: &List<'_, 'c>, row: u32) -> bool {
        let cell = |at: u32| list.sheet.place(self.file, row, at).cell;
        let waits = |at: u32| cell(at).is_some_and(|c| self.waiting.contains_key(&c));
        !self.waiting.is_empty() && list.columns.amounts.iter().any(|(at, ..)| waits(*at))
    }

    /// A row that names no firm and reads like a total is left out, and that is said.
    fn like_total(&self, list: &List<'_, 'c>, row: u32) -> Option<Issue> {
        let text = |at: Option<u32>| at.map(|at| label(&list.sheet.get(row, at).display())).unwrap_or_default();
        let (code, name) = (text(list.columns.code), text(list.columns.name));
        let coded = code.chars().filter(char::is_ascii_alphanumeric).count() >= 9;
        let is_firm = |t: &str| self.matcher.is_name(t.trim_start_matches("其中:"), list.report.last_day());
        let like = |t: &&String| self.vocabulary.is_like_total(t) && !is_firm(t);
        let found = [name, code].iter().find(like).filter(|_| !coded)?.clone();
        let at = list.columns.name.filter(|_| text(list.columns.name) == found).or(list.columns.code).unwrap_or_default();
        let reason =
            Text::new(format!("“{found}”一行按合计处理，未写入"), format!("the row `{found}` reads like a total and was not taken"));
        let issue = Issue::blocking("row-of-totals", list.sheet.place(self.file, row, at), reason).of_class(figures::Class::D);
        Some(issue.excerpt(found).hint("是单位时填写统一社会信用代码", "for a unit, write its credit code"))
    }

    fn row_unit(&mut self, list: &List<'_, 'c>, row: u32) -> Option<Who> {
        let sheet = list.sheet;
        let written = |at: Option<u32>| {
            let at = at?;
            let text = sheet.get(row, at).display().trim().to_owned();
            (!text.is_empty()).then(|| (text, sheet.place(self.file, row, at)))
        };
        let written = unit::Written { code: written(list.columns.code), name: written(list.columns.name) };
        if written.code.is_none() && written.name.is_none() {
            self.issues.push(self.no_unit(list, row));
            return None;
        }
        let unit = self.unit(&written, list.report.last_day())?;
        let reported = list.columns.reported.map(|at| (sheet.get(row, at).clone(), (row, at)));
        let known = self.known(sheet, reported.as_ref().map(|(cell, at)| (cell, *at)), list.report);
        let note = list.columns.note.map(|at| sheet.get(row, at).display()).filter(|n| !n.trim().is_empty());
        Some(Who { unit, known, note })
    }

    fn list_row(&mut self, list: &List<'_, 'c>, row: u32, who: &Who) {
        let sheet = (list.words.form, list.report);
        for (at, item, column, stated) in &list.columns.amounts {
            let fits = |m: &&Measure| m.same_dimension(&item.measure);
            let nothing_fits = || list.columns.amounts.iter().all(|(_, i, ..)| !list.measures.iter().any(|m| m.same_dimension(&i.measure)));
            let head = || list.measures.iter().find(fits).or_else(|| list.measures.first().filter(|_| nothing_fits()));
            let measure = stated.as_ref().or_else(head).unwrap_or(&item.measure);
            let place = list.sheet.place(self.file, row, *at);
            let cell = list.sheet.get(row, *at);
            let written = Written { cell, place: place.clone(), measure, item, blanks: &self.vocabulary.blanks };
            match written.amount() {
                Ok(Amount::Nothing) => {
                    if let Some(issue) = self.uncomputed(&place) {
                        self.issues.push(issue);
                        self.drafts.spoil(who, sheet, column, place);
                    }
                }
                Ok(Amount::Is(value)) => {
                    let twice = self.drafts.put(who, sheet, (item, column), value, place);
                    self.issues.extend(twice);
                }
                Err(issue) => {
                    self.issues.push(issue);
                    self.drafts.spoil(who, sheet, column, place);
                }
            }
        }
    }

    fn no_unit(&self, list: &List<'_, 'c>, row: u32) -> Issue {
        let at = list.columns.code.or(list.columns.name).unwrap_or_default();
        let reason = Text::new("本行有数值，但没有统一社会信用代码和单位名称", "the row holds values and names no unit");
        Issue::blocking("no-unit", list.sheet.place(self.file, row, at), reason).hint("填写统一社会信用代码", "write the credit code")
    }

    /// A unit that stands in the list already: the row is not taken, and neither is the first.
    fn twice(&mut self, list: &List<'_, 'c>, row: u32, first: u32, who: &Who) {
        let at = list.columns.code.or(list.columns.name).unwrap_or_default();
        let place = list.sheet.place(self.file, row, at);
        let reason = Text::new(
            format!("单位 {} 已在第 {} 行填报", who.unit, first + 1),
            format!("the unit {} stands in row {} already", who.unit, first + 1),
        );
        let issue = Issue::blocking("duplicate-line", place.clone(), reason).excerpt(list.sheet.get(row, at).display());
        self.issues.push(issue.hint("一个单位只保留一行", "one row a unit"));
        for (_, _, column, _) in &list.columns.amounts {
            self.drafts.spoil(who, (list.words.form, list.report), column, place.clone());
        }
    }

    /// Columns whose heading states another unit of measure than the head of the sheet: which of the two holds is not
    /// guessed.
    fn units_contradict(&mut self, list: &List<'_, 'c>) -> Vec<(u32, &'c Column)> {
        let Some(head) = list.measures.first() else { return Vec::new() };
        let other = |stated: &Option<Measure>| stated.as_ref().is_some_and(|m| m != head && m.same_dimension(head));
        let doubtful: Vec<_> = list.columns.amounts.iter().filter(|(.., stated)| other(stated)).collect();
        let mut said: Vec<(u32, u32)> = Vec::new();
        for (column, _, _, stated) in &doubtful {
            let at = self.heading_with_measure(list, *column);
            if !said.contains(&at) {
                said.push(at);
                self.issues.extend(stated.as_ref().map(|measure| self.contradiction(list, at, head, measure)));
            }
        }
        doubtful.iter().map(|(at, _, column, _)| (*at, *column)).collect()
    }

    fn contradiction(&self, list: &List<'_, 'c>, at: (u32, u32), head: &Measure, measure: &Measure) -> Issue {
        let reason = Text::new(
            format!("表头注明 {}，本栏写 {}，两处不一致", head.name(), measure.name()),
            format!("the head says {}, this heading {}", head.name(), measure.name()),
        );
        let issue = Issue::blocking("mixed-units", list.sheet.place(self.file, at.0, at.1), reason);
        issue
            .excerpt(list.sheet.get(at.0, at.1).display())
            .hint("一张表只用一个单位；改为一致后再导入", "one unit of measure a sheet: make the two agree")
    }

    /// The cell of a column's headings that states a unit.
    fn heading_with_measure(&self, list: &List<'_, 'c>, column: u32) -> (u32, u32) {
        let origin = |row: u32| list.sheet.merge_at(row, column).map_or((row, column), |m| m.from);
        let states = |at: &(u32, u32)| without_measure(&label(&list.sheet.get(at.0, at.1).display())).1.is_some();
        list.table.headings.clone().map(origin).find(states).unwrap_or((list.table.headings.start, column))
    }

    /// Columns whose headings say nothing known and that hold amounts are named, not dropped in silence.
    pub(crate) fn remark_strange(&mut self, sheet: &Sheet, table: &Table, strange: &[(u32, String)]) {
        let holds = |at: u32| table.body.clone().any(|row| is_amount(sheet.get(row, at)));
        for (at, heading) in strange.iter().filter(|(at, _)| holds(*at)) {
            let place = sheet.place(self.file, table.headings.end - 1, *at);
            let reason = Text::new(
                format!("“{heading}”栏不是报表指标，未写入"),
                format!("the column `{heading}` is no item of the form and was not taken"),
            );
            let issue = Issue::blocking("column-not-taken", place, reason).of_class(figures::Class::D).excerpt(heading.clone());
            self.issues.push(issue.hint("需要写入时改为报表的栏名", "to have it taken, head it as the form does"));
        }
    }

    /// When a filing became known: by its own day of filing where the call says so, else the call's moment.
    pub(crate) fn known(&mut self, sheet: &Sheet, reported: Option<(&Cell, (u32, u32))>, report: Period) -> figures::Moment {
        let Some((cell, at)) = reported.filter(|(cell, _)| label(&cell.display()).chars().any(|c| c.is_ascii_digit())) else {
            return self.ctx.default_known;
        };
        let issue = |code: &'static str, zh: String, en: String| {
            Issue::blocking(code, sheet.place(self.file, at.0, at.1), Text::new(zh, en)).excerpt(cell.display())
        };
        match day(cell) {
            Day::Is(date) => {
                if let Some(wrong) = self.wrong_year(date, report, &issue) {
                    self.issues.push(wrong);
                }
                self.moment_of(date)
            }
            Day::Either(a, b) => {
                let found = issue(
                    "ambiguous-date",
                    format!("“{}”可读作 {a} 或 {b}", cell.display()),
                    format!("`{}` reads as {a} or as {b}", cell.display()),
                );
                let found = found.hint("写作 2021-07-06", "write 2021-07-06");
                let needed = self.ctx.known_from_sheet;
                self.issues.push(if needed { found } else { found.of_class(figures::Class::C) });
                self.ctx.default_known
            }
            Day::No => {
                let found = issue("bad-date", format!("“{}”不是日期", cell.display()), format!("`{}` is no date", cell.display()));
                let found = found.hint("写作 2021-07-06", "write 2021-07-06");
                self.issues.push(if self.ctx.known_from_sheet { found } else { found.of_class(figures::Class::D) });
                self.ctx.default_known
            }
        }
    }

    fn moment_of(&self, date: jiff::civil::Date) -> figures::Moment {
        if !self.ctx.known_from_sheet {
            return self.ctx.default_known;
        }
        figures::Moment::parse(&date.to_string(), &self.ctx.zone).map_or(self.ctx.default_known, |m| m.min(self.ctx.now))
    }

    /// A sheet filed before its period was over, or a whole year after it, probably names the wrong year.
    fn wrong_year(
        &self,
        reported: jiff::civil::Date,
        report: Period,
        issue: &dyn Fn(&'static str, String, String) -> Issue,
    ) -> Option<Issue> {
        let early = reported < report.last_day();
        let late = reported.year() > report.year() && reported >= later_year(report);
        if !early && !late {
            return None;
        }
        let found = issue(
            "wrong-year",
            format!("报出日期 {reported} 与报告期 {report} 不相称"),
            format!("filed on {reported}, which does not go with the period {report}"),
        );
        let found = found.hint("核对标题和表头中的年份", "look at the year in the title and the head");
        Some(if late { found.of_class(figures::Class::B) } else { found })
    }
}

/// The end of the same period a year later.
fn later_year(report: Period) -> jiff::civil::Date {
    let day = report.last_day();
    jiff::civil::Date::new(day.year() + 1, day.month(), 28).unwrap_or(day)
}

/// An amount in a column without a heading, among or right of those with one.
fn beside(list: &List<'_, '_>, row: u32) -> Option<(u32, u32)> {
    let last = list.table.columns.iter().map(|h| h.column).max()?;
    let headed = |column: u32| list.table.columns.iter().any(|h| h.column == column);
    let first = list.columns.amounts.iter().map(|(at, ..)| *at).min()?;
    let astray = |(column, cell): &&(u32, Cell)| (*column > last || *column > first) && !headed(*column) && is_amount(cell);
    list.sheet.row(row).iter().find(astray).map(|(column, _)| (row, *column))
}
