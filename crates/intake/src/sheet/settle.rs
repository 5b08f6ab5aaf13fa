//! Which form, which period, whose: decided from head, template, sheet and file name, and what the call asked for.

use super::date::periods_in;
use super::draft::Who;
use super::head::{Head, Said};
use super::label::label;
use super::list::{Columns, List};
use super::official::Form;
use super::table::{Layout, MOST_TABLES, Table};
use super::unit;
use super::value::is_amount;
use super::vocabulary::{FormWords, Vocabulary};
use super::{Reading, propose};
use crate::template::KEY_SHEET;
use crate::workbook::{Book, Cell, Sheet};
use figures::{Class, Issue, Measure, Period, Place, Text};
use methodology::catalogue;
use methodology::mapping::Mapping;

/// What such a workbook says of itself.
#[derive(Debug, Default)]
pub(crate) struct Template {
    form: Option<String>,
    version: Option<String>,
    period: Option<Period>,
}

/// Reads the sheet of the template, where there is one.
pub(crate) fn template(book: &Book) -> Template {
    let Some(sheet) = book.sheets.iter().find(|s| s.name == KEY_SHEET) else { return Template::default() };
    let value = |key: &str| {
        let row = sheet.rows().find(|(row, _)| sheet.get(*row, 0).text() == Some(key))?.0;
        Some(sheet.get(row, 1).display()).filter(|v| !v.is_empty())
    };
    Template { form: value("form"), version: value("version"), period: value("period").and_then(|p| p.parse().ok()) }
}

impl<'r, 'c> Reading<'r, 'c> {
    pub(super) fn settle_form(&mut self, sheet: &Sheet, tables: &[Table], at: usize, template: &Template) {
        let table = &tables[at];
        let head = self.head(sheet, tables, at);
        if at > 0
            && let Some(second) = self.other_unit(sheet, tables, &head)
        {
            self.issues.push(second);
            return;
        }
        if let Some(issue) = self.two_forms(sheet, &head, template) {
            self.issues.push(issue);
            return;
        }
        let Some(words) = self.form_of(sheet, table, &head, template) else { return self.form_unknown(sheet, table) };
        let Some((report, _)) = self.period(sheet, &head, words.form, template) else { return };
        if !self.fits_call(sheet, words.form, report, &head) || !self.filed_at_all(sheet, words.form, report, &head) {
            return;
        }
        self.edition(sheet, words.form, report, template);
        let Some(who) = self.who(sheet, &head, report) else { return };
        let Some(measures) = self.measures(sheet, &head) else { return };
        self.form(&Form { sheet, table, words, report, measures, who: &who });
    }

    pub(super) fn settle_list(&mut self, sheet: &Sheet, tables: &[Table], at: usize, template: &Template) {
        let table = &tables[at];
        let head = self.head(sheet, tables, at);
        let print = propose::fingerprint(table);
        let mapping = self.ctx.mappings.iter().find(|m| m.fingerprint == print && !m.confirmed.is_empty());
        let mapped = mapping.and_then(|m| self.vocabulary.form(&m.form));
        if let Some(issue) = self.two_forms(sheet, &head, template).filter(|_| mapped.is_none()) {
            self.issues.push(issue);
            return;
        }
        let Some(words) = mapped.or_else(|| self.form_of(sheet, table, &head, template)) else {
            return self.propose(sheet, table, None, (&print, None));
        };
        let Some((report, stated)) = self.period(sheet, &head, words.form, template) else { return };
        if !self.fits_call(sheet, words.form, report, &head) || !self.filed_at_all(sheet, words.form, report, &head) {
            return;
        }
        if mapping.is_some_and(|m| !fits(m, table)) {
            return self.issues.push(self.mapping_does_not_fit(sheet, table));
        }
        let columns = match mapping {
            Some(mapping) => Columns::by_mapping(table, words, mapping),
            None => Columns::by_words(table, words, stated, report),
        };
        if mapping.is_none() && columns.understood() <= propose::numeric(sheet, table, &columns.strange) {
            return self.propose(sheet, table, Some(words), (&print, Some(stated)));
        }
        let Some(measures) = self.measures(sheet, &head) else { return };
        self.list(List { sheet, table, words, report, measures, columns });
    }

    /// What stands above a table, and below it up to the next.
    fn head(&self, sheet: &Sheet, tables: &[Table], at: usize) -> Head {
        let table = &tables[at];
        let start = at.checked_sub(1).map_or(0, |before| last_amount(sheet, &tables[before], self.vocabulary) + 1);
        let mut head = Head::default();
        head.read(sheet, start..table.headings.start, self.vocabulary);
        let mut foot = Head::default();
        foot.read(sheet, last_amount(sheet, table, self.vocabulary) + 1..table.body.end, self.vocabulary);
        if at > 0 {
            head.reported.clear();
            head.notes.clear();
        }
        // Headings repeated on a later page belong to the head of the first, as far as they say nothing else.
        let first = tables.iter().take(MOST_TABLES).position(|t| alike(t, table)).unwrap_or(at);
        if first < at && table.layout == Layout::List {
            let earlier = self.head(sheet, tables, first);
            head.take_over(earlier);
        }
        head.reported.extend(foot.reported);
        head.notes.extend(foot.notes);
        if tables.len() == 1 {
            head.codes.extend(foot.codes);
        }
        head
    }

    /// The form by the template's word, its number, its title, the names of sheet and file, the call, else by
    /// the headings and rows themselves.
    fn form_of(&self, sheet: &Sheet, table: &Table, head: &Head, template: &Template) -> Option<&'r FormWords<'c>> {
        let (sheet_name, file_name) = (label(&sheet.name), label(self.file.rsplit(['/', '\\']).next().unwrap_or_default()));
        let named = |text: &str| self.vocabulary.form_of_number(text).or_else(|| self.vocabulary.form_titled(text));
        let said = template.form.as_deref().or_else(|| head.forms.first().map(|f| f.what.as_str()));
        let said = said.or_else(|| named(&sheet_name)).or_else(|| named(&file_name)).or(self.ctx.asked.form.as_deref());
        if let Some(words) = said.and_then(|id| self.vocabulary.form(id)) {
            return Some(words);
        }
        let scored = self.vocabulary.forms().map(|words| (score(sheet, table, words), words)).filter(|(n, _)| *n > 0);
        let mut scored: Vec<(usize, &FormWords<'c>)> = scored.collect();
        scored.sort_by_key(|(n, words)| (std::cmp::Reverse(*n), words.form.id.clone()));
        match scored.as_slice() {
            [(_, only)] => Some(only),
            [(first, best), (second, _), ..] if first > second => Some(best),
            _ => None,
        }
    }

    /// A head that names two forms, by number or title, or another than the workbook was made for.
    fn two_forms(&self, sheet: &Sheet, head: &Head, template: &Template) -> Option<Issue> {
        let first = template.form.as_deref().or_else(|| head.stated.first().map(|f| f.what.as_str()))?;
        let second = head.stated.iter().find(|f| f.what != first)?;
        let reason = Text::new(
            format!("此处写的是 {}，而{}是 {first}", second.what, if template.form.is_some() { "工作簿的空表" } else { "前面写的" }),
            format!("{} here, {} {first}", second.what, if template.form.is_some() { "the workbook was made for" } else { "before" }),
        );
        let issue = Issue::blocking("two-forms", self.said(sheet, Some(second)), reason);
        Some(issue.excerpt(second.what.clone()).hint("一张表只写一个表号，标题与表号一致", "one form a sheet; title and number agree"))
    }

    pub(super) fn form_unknown(&mut self, sheet: &Sheet, table: &Table) {
        let place = sheet.place(self.file, table.headings.start, 0);
        let all: Vec<&str> = self.vocabulary.forms().map(|f| f.form.id.as_str()).collect();
        let issue = Issue::blocking("unknown-form", place, Text::new("看不出是哪张报表", "which form this is cannot be told"));
        let hint = (
            format!("在表上写明表号，或用 --form 指定：{}", all.join("、")),
            format!("write the form's number on the sheet, or use --form: {}", all.join(", ")),
        );
        self.issues.push(issue.hint(hint.0, hint.1));
    }

    /// The report period, and the period as written. Statements that differ are an issue, not a choice.
    fn period(&mut self, sheet: &Sheet, head: &Head, form: &catalogue::Form, template: &Template) -> Option<(Period, Period)> {
        let mut said: Vec<(Period, Place)> = head.periods.iter().map(|p| (p.what, sheet.place(self.file, p.at.0, p.at.1))).collect();
        said.extend(template.period.map(|p| (p, Place::sheet(self.file, KEY_SHEET))));
        if said.is_empty() {
            let names = [label(&sheet.name), label(self.file.rsplit(['/', '\\']).next().unwrap_or_default())];
            said.extend(names.iter().flat_map(|n| periods_in(n)).take(1).map(|p| (p, Place::sheet(self.file, &sheet.name))));
        }
        // A year alone says less than a month beside it.
        let year = said.iter().find(|(p, _)| !matches!(p, Period::Year { .. })).map(|(p, _)| p.year());
        if let Some(year) = year.filter(|_| form.frequency != "annual") {
            if let Some((odd, place)) = said.iter().find(|(p, _)| matches!(p, Period::Year { .. }) && p.year() != year) {
                self.issues.push(self.periods_differ(&Period::Year { year }, &(*odd, place.clone())));
                return None;
            }
            said.retain(|(p, _)| !matches!(p, Period::Year { .. }));
        }
        let reports: Vec<(Option<Period>, &(Period, Place))> = said.iter().map(|s| (form.report_of(s.0), s)).collect();
        if let Some((odd, first)) = reports.iter().find(|(r, _)| *r != reports[0].0).map(|(_, s)| (*s, reports[0].1)) {
            self.issues.push(self.periods_differ(&first.0, odd));
            return None;
        }
        match reports.first() {
            Some((Some(report), (stated, _))) => Some((*report, *stated)),
            Some((None, (stated, place))) => {
                self.issues.push(self.not_a_report_period(form, *stated, place.clone()));
                None
            }
            None => match self.ctx.asked.period.and_then(|p| Some((form.report_of(p)?, p))) {
                Some(found) => Some(found),
                None => {
                    self.issues.push(self.no_period(sheet));
                    None
                }
            },
        }
    }

    fn periods_differ(&self, first: &Period, (odd, place): &(Period, Place)) -> Issue {
        let code = if first.year() == odd.year() { "wrong-period" } else { "wrong-year" };
        let reason = Text::new(format!("此处写的是 {odd}，而前面写的是 {first}"), format!("{odd} here, {first} before"));
        Issue::blocking(code, place.clone(), reason)
            .excerpt(odd.to_string())
            .hint("标题、表头和工作表名中的报告期应一致", "title, head and name of the sheet speak of one period")
    }

    fn not_a_report_period(&self, form: &catalogue::Form, stated: Period, place: Place) -> Issue {
        let reason = Text::new(format!("{} 表没有报告期 {stated}", form.id), format!("form {} has no report period {stated}", form.id));
        Issue::blocking("wrong-period", place, reason).hint("核对报告期", "look at the period")
    }

    fn no_period(&self, sheet: &Sheet) -> Issue {
        let reason = Text::new("表上没有写报告期", "the sheet states no period");
        Issue::blocking("no-period", Place::sheet(self.file, &sheet.name), reason)
            .hint("在标题下写“2021年6月”，或用 --period 指定", "write the period below the title, or use --period")
    }

    /// Whether form and period are those the call asked for.
    fn fits_call(&mut self, sheet: &Sheet, form: &catalogue::Form, report: Period, head: &Head) -> bool {
        let asked = &self.ctx.asked;
        if let Some(other) = asked.form.as_ref().filter(|f| **f != form.id) {
            let reason =
                Text::new(format!("本表是 {}，而非 --form {other}", form.id), format!("the sheet is {}, not --form {other}", form.id));
            let issue = Issue::blocking("other-form", self.said(sheet, head.forms.first()), reason);
            self.issues.push(issue.hint("核对表号，或去掉 --form", "look at the form's number, or leave --form out"));
            return false;
        }
        let Some(other) = asked.period.filter(|p| form.report_of(*p) != Some(report)) else { return true };
        let code = if other.year() == report.year() { "other-period" } else { "wrong-year" };
        let reason =
            Text::new(format!("本表报告期为 {report}，而非 --period {other}"), format!("the sheet is of {report}, not --period {other}"));
        let issue = Issue::blocking(code, self.said(sheet, head.periods.first()), reason);
        self.issues.push(issue.hint("核对标题中的年月", "look at the year and month in the title"));
        false
    }

    /// Whether the form is filed for the period at all, and the period is over.
    fn filed_at_all(&mut self, sheet: &Sheet, form: &catalogue::Form, report: Period, head: &Head) -> bool {
        let place = self.said(sheet, head.periods.first());
        if form.is_exempt(report) {
            let month = report.months().1;
            let reason = Text::new(format!("{} 表 {month} 月免报", form.id), format!("form {} is not filed for month {month}", form.id));
            self.issues.push(Issue::blocking("exempt-month", place, reason).hint("并入下月报表", "it is part of next month's sheet"));
            return false;
        }
        let today = self.ctx.default_known.min(self.ctx.now).day(&self.ctx.zone);
        if report.last_day() > today {
            let reason = Text::new(format!("报告期 {report} 在 {today} 尚未结束"), format!("the period {report} was not over on {today}"));
            self.issues
                .push(Issue::blocking("future-period", place, reason).hint("核对标题中的年月", "look at the year and month in the title"));
            return false;
        }
        true
    }

    /// The units of measure of the head: readable, and no two of one dimension.
    fn measures(&mut self, sheet: &Sheet, head: &Head) -> Option<Vec<Measure>> {
        if let Some(unread) = head.unread.first() {
            self.issues.push(unknown_measure(self.said(sheet, Some(unread)), &unread.what));
            return None;
        }
        let mut all: Vec<Measure> = Vec::new();
        for said in &head.measures {
            if let Some(first) = all.iter().find(|m| m.same_dimension(&said.what) && **m != said.what) {
                let (one, two) = (first.name(), said.what.name());
                let reason = Text::new(format!("表头先写 {one}，此处写 {two}"), format!("the head says {one} before, {two} here"));
                let issue = Issue::blocking("mixed-units", self.said(sheet, Some(said)), reason);
                self.issues.push(issue.excerpt(two).hint("一张表只用一个单位", "one unit of measure a sheet"));
                return None;
            }
            all.push(said.what.clone());
        }
        Some(all)
    }

    fn mapping_does_not_fit(&self, sheet: &Sheet, table: &Table) -> Issue {
        let reason = Text::new("对照规则的各栏与本表表头不一致", "the columns of the mapping rules are not those of the table");
        Issue::blocking("mapping-does-not-fit", sheet.place(self.file, table.headings.start, 0), reason).hint(
            "每个表头一行，按表的顺序；不要的栏写 is: nothing",
            "a line a heading, in the order of the table; `is: nothing` leaves one out",
        )
    }

    fn said<T>(&self, sheet: &Sheet, said: Option<&Said<T>>) -> Place {
        said.map_or_else(|| Place::sheet(self.file, &sheet.name), |s| sheet.place(self.file, s.at.0, s.at.1))
    }

    /// A template of another edition than the one in force.
    fn edition(&mut self, sheet: &Sheet, form: &catalogue::Form, report: Period, template: &Template) {
        let (Some(used), Some(wanted)) = (&template.version, form.version_at(report)) else { return };
        if *used == wanted.name {
            return;
        }
        let reason = Text::new(
            format!("空表是 {used} 版，{report} 应填 {} 版", wanted.name),
            format!("the workbook is of edition {used}; for {report} it is {}", wanted.name),
        );
        let issue = Issue::blocking("other-edition", Place::sheet(self.file, &sheet.name), reason).of_class(Class::C);
        self.issues.push(issue.hint("用 wanmu template 重新生成", "make a new one with `wanmu template`"));
    }

    /// Whose form it is: one unit a sheet.
    fn who(&mut self, sheet: &Sheet, head: &Head, report: Period) -> Option<Who> {
        if let Some(second) = other_than_first(&head.codes).or_else(|| other_than_first(&head.names)) {
            self.issues.push(self.two_firms(sheet, second));
            return None;
        }
        let placed = |said: &Said<String>, upper: bool| {
            let text = if upper { said.what.to_uppercase() } else { said.what.clone() };
            (text, sheet.place(self.file, said.at.0, said.at.1))
        };
        let mut written =
            unit::Written { code: head.codes.first().map(|c| placed(c, true)), name: head.names.first().map(|n| placed(n, false)) };
        if written.code.is_none() && written.name.is_none() {
            if self.matcher.is_name(&sheet.name, report.last_day()) {
                written.name = Some((sheet.name.clone(), Place::sheet(self.file, &sheet.name)));
            } else {
                self.issues.push(self.nobody(sheet));
                return None;
            }
        }
        let unit = self.unit(&written, report.last_day())?;
        let reported = head.reported.first().map(|r| (r.what.clone(), r.at));
        let known = self.known(sheet, reported.as_ref().map(|(cell, at): &(Cell, (u32, u32))| (cell, *at)), report);
        Some(Who { unit, known, note: head.notes.first().map(|n| n.what.clone()) })
    }

    /// A form below that of another unit on the same sheet.
    fn other_unit(&self, sheet: &Sheet, tables: &[Table], head: &Head) -> Option<Issue> {
        let first = self.head(sheet, tables, 0);
        let differs = |own: &[Said<String>], others: &[Said<String>]| {
            let (own, other) = (own.first()?, others.first()?);
            (own.what != other.what).then(|| self.two_firms(sheet, own))
        };
        differs(&head.codes, &first.codes).or_else(|| differs(&head.names, &first.names))
    }

    fn two_firms(&self, sheet: &Sheet, second: &Said<String>) -> Issue {
        let reason = Text::new(
            format!("同一张表上写了两个单位：另有“{}”", second.what),
            format!("one sheet names two units: also `{}`", second.what),
        );
        Issue::blocking("two-firms", sheet.place(self.file, second.at.0, second.at.1), reason)
            .excerpt(second.what.clone())
            .hint("一张工作表只填一个单位；分成两张工作表或两个文件", "one unit a sheet: split it into two sheets or files")
    }

    fn nobody(&self, sheet: &Sheet) -> Issue {
        let reason = Text::new("表上没有统一社会信用代码和单位名称", "the sheet names no unit");
        Issue::blocking("no-unit", Place::sheet(self.file, &sheet.name), reason)
            .hint("在表头填写统一社会信用代码", "write the credit code into the head")
    }
}

/// Whether a mapping has a rule for every heading of a table, in its order.
fn fits(mapping: &Mapping, table: &Table) -> bool {
    let rules = mapping.columns.iter().map(|r| r.heading.as_str());
    table.columns.len() == mapping.columns.len() && table.columns.iter().zip(rules).all(|(h, rule)| h.joined() == rule)
}

/// A text that stands where a unit of measure should and is none that is known.
pub(crate) fn unknown_measure(place: Place, text: &str) -> Issue {
    let reason = Text::new(format!("计量单位“{text}”无法识别"), format!("the unit of measure `{text}` is not understood"));
    Issue::blocking("unknown-measure", place, reason)
        .excerpt(text)
        .hint("写作 元、千元、万元、亿元、人 等", "write 元, 千元, 万元, 亿元, 人 …")
}

/// The first statement that differs from the one before it.
fn other_than_first(said: &[Said<String>]) -> Option<&Said<String>> {
    said.iter().find(|s| s.what != said[0].what)
}

/// Whether two tables have the same headings.
fn alike(a: &Table, b: &Table) -> bool {
    a.columns.len() == b.columns.len() && a.columns.iter().zip(&b.columns).all(|(x, y)| x.levels == y.levels)
}

/// The last row of a table's body that holds a number, above whatever stands at its foot.
fn last_amount(sheet: &Sheet, table: &Table, vocabulary: &Vocabulary<'_>) -> u32 {
    let foot = |row: u32| {
        let first = sheet.row(row).iter().find_map(|(_, cell)| cell.text()).map(label);
        first.is_some_and(|t| vocabulary.is_foot(&t) || vocabulary.lead(&t).is_some())
    };
    let holds = |row: &u32| sheet.row(*row).iter().any(|(_, cell)| is_amount(cell));
    let rows = table.body.clone().take_while(|row| !foot(*row));
    rows.filter(holds).last().unwrap_or(table.headings.end.saturating_sub(1))
}

/// How many headings and rows of a table are the form's.
fn score(sheet: &Sheet, table: &Table, words: &FormWords<'_>) -> usize {
    let pairs = table.columns.iter().filter(|h| h.word.is_none() && words.pair(&h.plain().0).is_some()).count();
    let rows = table.body.clone().take(80).flat_map(|row| sheet.row(row).iter().take(3));
    let named = rows.filter_map(|(_, cell)| cell.text()).filter(|t| words.item_named(&label(t)).is_some()).count();
    pairs + named
}
