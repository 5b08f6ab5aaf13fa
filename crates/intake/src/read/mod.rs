//! A file becomes filings or register rows; all its mistakes come back at once.
//!
//! `text` (bytes) → `header` (which file) → `line` (fields with columns) → `row` → `tidy`,
//! `register`, `goals`, `observations`, `holdings` or entries of `crate::records`, whose cells are read by `cells`, `number` and `fold`.

pub(crate) mod cells;
pub(crate) mod fold;
mod goals;
pub(crate) mod header;
mod holdings;
pub(crate) mod line;
mod number;
mod observations;
pub(crate) mod register;
pub(crate) mod row;
pub(crate) mod seen;
mod text;
pub(crate) mod tidy;

use crate::Context;
use crate::matching::Matcher;
use crate::records;
use figures::{Class, Entry, Filing, Goals, Holding, Issue, Observation, Place, RegisterRow, Text};
use header::{Header, Kind};
use methodology::Mapping;
use row::Row;

/// What was in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content {
    /// Values of forms, by unit, form, period, role and moment. A cell or line that could not be read stands
    /// among the values under the empty item, beside its blocking issue; see `accept_good`.
    pub filings: Vec<Filing>,
    /// Attributes and events of units.
    pub register: Vec<RegisterRow>,
    /// Targets, milestones and plans of capacity.
    pub goals: Goals,
    /// What was observed of members of panels.
    pub observations: Vec<Observation>,
    /// Who holds what of lots and meters.
    pub holdings: Vec<Holding>,
    /// What is said of records.
    pub entries: Vec<Entry>,
    /// Mapping rules for tables whose headings are not known, to be confirmed by a person.
    pub proposals: Vec<Mapping>,
}

/// Reads one file of any format; see [`crate::Reader`], which is made once for several files.
pub fn read(file: &str, bytes: &[u8], ctx: &Context<'_>) -> (Content, Vec<Issue>) {
    crate::Reader::new(ctx).read(file, bytes)
}

/// Whether the bytes begin with the header of a file of lines (facts, register, goals, observations, holdings, entries), or with something meant to be one.
pub fn is_lines(bytes: &[u8]) -> bool {
    let head = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    let head = String::from_utf8_lossy(&head[..head.len().min(4096)]).to_lowercase();
    let words = head.split([',', '\t', ';', '|', '，']).map(|w| w.trim().trim_matches('"').trim_start_matches('\u{feff}').to_owned());
    words.filter(|w| header::WORDS.contains(&w.as_str())).count() >= 2
}

/// Reads a CSV of lines; of which kind, its header says.
pub(crate) fn lines(file: &str, bytes: &[u8], world: (&Context<'_>, &Matcher<'_>)) -> (Content, Vec<Issue>) {
    match open(file, bytes) {
        Ok((text, header)) => rows(file, text, &header, world),
        Err(issue) => (Content::default(), vec![issue]),
    }
}

/// Gives every issue of `file` that points at a line and has no excerpt yet the line as written:
/// checks see filings, not the file.
pub fn quote(issues: &mut [Issue], file: &str, bytes: &[u8]) {
    let Ok(text) = text::decode(file, bytes) else { return };
    let lines: Vec<&str> = lines_of(text).collect();
    for issue in issues.iter_mut().filter(|i| i.place.file == file && i.excerpt.is_empty() && i.place.line > 0 && i.place.cell.is_none()) {
        issue.excerpt = lines.get(issue.place.line as usize - 1).copied().unwrap_or_default().to_owned();
    }
}

/// Gives every issue that points at a cell and has no excerpt yet the value that was read from it.
pub fn quote_cells(issues: &mut [Issue], filings: &[Filing]) {
    let values = filings.iter().flat_map(|f| &f.values).filter(|v| v.place.cell.is_some());
    let by_place: std::collections::BTreeMap<&Place, &figures::FiledValue> = values.map(|v| (&v.place, v)).collect();
    for issue in issues.iter_mut().filter(|i| i.place.cell.is_some() && i.excerpt.is_empty()) {
        if let Some(value) = by_place.get(&issue.place) {
            issue.excerpt = value.value.normalize().to_string();
        }
    }
}

fn open<'t>(file: &str, bytes: &'t [u8]) -> Result<(&'t str, Header), Issue> {
    let text = text::decode(file, bytes)?;
    let header = header::read(file, lines_of(text).next().unwrap_or_default())?;
    Ok((text, header))
}

fn rows(file: &str, text: &str, header: &Header, world: (&Context<'_>, &Matcher<'_>)) -> (Content, Vec<Issue>) {
    let mut issues = Vec::new();
    let mut lines = Lines::default();
    let last = lines_of(text).count();
    let mut taken = 0;
    for (at, raw) in lines_of(text).enumerate().skip(1).filter(|(_, raw)| !raw.trim().is_empty()) {
        taken += 1;
        match row(file, at, raw, header, at + 1 == last) {
            Ok(row) => lines.take(&row, world, &mut issues),
            Err(issue) => issues.push(issue),
        }
    }
    let cut = issues.iter().any(|i| i.code == "truncated-file");
    issues.extend(ending(file, text, last, taken, cut));
    issues.sort_by(|a, b| a.place.cmp(&b.place));
    (lines.content(), issues)
}

/// A file of lines while it is read, whatever its kind.
#[derive(Debug, Default)]
struct Lines {
    tidy: tidy::Tidy,
    register: register::Register,
    goals: goals::Reader,
    observations: observations::Reader,
    holdings: holdings::Reader,
    entries: records::Reader,
}

impl Lines {
    fn take(&mut self, row: &Row<'_>, (ctx, matcher): (&Context<'_>, &Matcher<'_>), issues: &mut Vec<Issue>) {
        match row.header.kind {
            Kind::Tidy => self.tidy.take(row, ctx, issues),
            Kind::Register => self.register.take(row, ctx, issues),
            Kind::Target | Kind::Milestone | Kind::Capacity => self.goals.take(row, ctx, issues),
            Kind::Observation => self.observations.take(row, ctx, issues),
            Kind::Holding => self.holdings.take(row, ctx, issues),
            Kind::Entry => self.entries.take(row, ctx, matcher, issues),
        }
    }

    fn content(self) -> Content {
        Content {
            filings: self.tidy.filings(),
            register: self.register.rows(),
            goals: self.goals.goals(),
            observations: self.observations.observations,
            holdings: self.holdings.holdings,
            entries: self.entries.entries,
            proposals: Vec::new(),
        }
    }
}

/// Lines without their ends; a last line without content is none.
fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.strip_suffix('\n').unwrap_or(text).split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line))
}

fn row<'t>(file: &'t str, at: usize, raw: &'t str, header: &'t Header, last: bool) -> Result<Row<'t>, Issue> {
    let line = u32::try_from(at + 1).unwrap_or(u32::MAX);
    let fields = line::split(raw).map_err(|quote| open_quote(Place::span(file, line, quote.0, 1), raw, last))?;
    let (found, expected) = (fields.len(), header.columns.len());
    if found == expected {
        return Ok(Row { file, sheet: None, line, raw: raw.into(), fields, header });
    }
    let place = Place::line(file, line);
    let issue = if found < expected && last { cut_short(place, found, expected) } else { wrong_count(place, found, expected) };
    Err(issue.excerpt(raw))
}

fn open_quote(place: Place, raw: &str, last: bool) -> Issue {
    let issue = match last {
        true => Issue::blocking("truncated-file", place, Text::new("文件在引号内中断", "the file ends inside a quoted field"))
            .hint("可能传输中断，请重新导出", "the transfer may have been cut short: export it again"),
        false => Issue::blocking("open-quote", place, Text::new("引号没有在本行闭合", "the quote is not closed on its line"))
            .hint("补上引号；字段内不能换行", "close it; a field may not hold a line break"),
    };
    issue.excerpt(raw)
}

fn cut_short(place: Place, found: usize, expected: usize) -> Issue {
    let reason = Text::new(
        format!("文件在最后一行中断：{found} 列，应为 {expected} 列"),
        format!("the file ends within its last line: {found} fields instead of {expected}"),
    );
    Issue::blocking("truncated-file", place, reason)
        .hint("可能传输中断，请重新导出", "the transfer may have been cut short: export it again")
}

fn wrong_count(place: Place, found: usize, expected: usize) -> Issue {
    let reason = Text::new(format!("本行 {found} 列，应为 {expected} 列"), format!("{found} fields instead of {expected}"));
    let issue = Issue::blocking("wrong-field-count", place, reason);
    match found > expected {
        true => issue
            .hint("数中可能有千位分隔符，或文字中有逗号（应加引号）", "a number may hold separators, or a text a comma that needs quotes"),
        false => issue.hint("空的列也要保留逗号", "an empty field keeps its comma"),
    }
}

/// How the file ends: nothing under the header, or no line end (said once, if its last line is `cut`).
fn ending(file: &str, text: &str, last: usize, taken: usize, cut: bool) -> Option<Issue> {
    if taken == 0 {
        let reason = Text::new("只有表头，没有数据行", "a header and no line under it");
        return Some(Issue::blocking("no-rows", Place::file(file), reason).hint("可能传输中断，请重新导出", "export it again"));
    }
    if text.ends_with('\n') || cut {
        return None;
    }
    let place = Place::line(file, u32::try_from(last).unwrap_or(u32::MAX));
    let reason = Text::new("最后一行没有换行符，文件可能被截断", "the last line has no line end: the file may have been cut short");
    let issue = Issue::blocking("no-final-newline", place, reason).of_class(Class::D);
    Some(issue.hint("核对最后一行是否完整", "look whether the last line is whole"))
}
