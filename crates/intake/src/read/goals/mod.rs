//! Targets, milestones and plans of capacity: one statement a line.
//!
//! `target`, `milestone` and `step` read a line each; what needs more than one line, or the book, is
//! [`crate::check_goals`]'s.

mod milestone;
mod step;
mod target;

use super::fold::{fold, nearest};
use super::header::Kind;
use super::number::{NumberFault, number};
use super::row::{Row, keep};
use crate::Context;
use figures::{CreditCode, Decimal, Goals, Issue, Measure};
use jiff::civil::Date;
use methodology::Subject;
use std::collections::BTreeMap;

/// Goals of a file while it is read.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    goals: Goals,
    /// What a line is about and when it became known, with the line.
    seen: BTreeMap<(String, i64), u32>,
}

impl Reader {
    /// Takes one line; each of its mistakes goes on the list.
    pub(crate) fn take(&mut self, row: &Row<'_>, ctx: &Context<'_>, issues: &mut Vec<Issue>) {
        match row.header.kind {
            Kind::Target => {
                let read = target::target(row, ctx, issues);
                let new = read.filter(|t| self.is_new(row, format!("target {}", t.target), t.known.micros(), issues));
                self.goals.targets.extend(new);
            }
            Kind::Milestone => {
                let read = milestone::milestone(row, ctx, issues);
                let new = read.filter(|m| self.is_new(row, format!("{} {}", m.target, m.due), m.known.micros(), issues));
                self.goals.milestones.extend(new);
            }
            Kind::Capacity => {
                let read = step::step(row, ctx, issues);
                let new = read.filter(|s| self.is_new(row, format!("{}\t{}\t{}", s.unit, s.product, s.phase), s.known.micros(), issues));
                self.goals.capacities.extend(new);
            }
            Kind::Tidy | Kind::Register => {}
        }
    }

    /// The goals in the order of the file.
    pub(crate) fn goals(self) -> Goals {
        self.goals
    }

    /// Two statements about one thing that became known at one moment contradict or repeat each other.
    fn is_new(&mut self, row: &Row<'_>, about: String, known: i64, issues: &mut Vec<Issue>) -> bool {
        let Some(first) = self.seen.insert((about, known), row.line) else { return true };
        let column = row.header.columns.first().copied().unwrap_or_default();
        let zh = format!("与第 {first} 行说的是同一件事，获知时间也相同");
        let issue = row.issue("duplicate-line", column, zh, format!("line {first} speaks of the same, known at the same moment"));
        issues.push(issue.hint("只保留一行；调整应写不同的 known_at", "keep one line; a revision has a known_at of its own"));
        false
    }
}

/// What stands in a column that names an indicator or `FORM.ITEM`.
fn subject<'c>(row: &Row<'_>, column: &str, ctx: &Context<'c>) -> Result<(String, Subject<'c>), Issue> {
    let name = fold(row.required(column)?).into_owned();
    if let Some(subject) = ctx.catalogue.subject(&name) {
        return Ok((name, subject));
    }
    let issue = row.issue("unknown-indicator", column, format!("没有指标“{name}”"), format!("there is no indicator `{name}`"));
    Err(match nearest(&name, ctx.catalogue.indicators.keys().map(String::as_str)) {
        Some(near) => issue.hint(format!("可能是 {near}"), format!("perhaps {near}")),
        None => issue.hint(
            "填指标标识（如 industry.output），或无指标时填“表号.指标代码”",
            "an indicator's id such as industry.output, or `FORM.ITEM` where there is none",
        ),
    })
}

/// A unit of measure.
fn measure(row: &Row<'_>, column: &str) -> Result<Measure, Issue> {
    let text = row.required(column)?;
    Measure::parse(&fold(text)).ok_or_else(|| {
        row.issue("unknown-measure", column, format!("没有计量单位“{text}”"), format!("there is no unit of measure `{text}`"))
            .hint("如 千元、万元、亿元、个、家、吨标准煤、%", "such as 千元, 万元, 亿元, 个, 家, 吨标准煤, %")
    })
}

/// That the unit is of the dimension of what is aimed at or made.
fn fits(row: &Row<'_>, column: &str, measure: &Measure, subject: &Subject<'_>) -> Result<(), Issue> {
    if subject.takes(measure) {
        return Ok(());
    }
    let own = subject.measure();
    let title = subject.title();
    let zh = format!("{}以 {own} 计，不能换算为 {measure}", title.zh);
    let issue = row.issue("other-dimension", column, zh, format!("{} is in {own}, which does not convert to {measure}", title.en));
    Err(issue.hint(format!("可用 {own} 或同类单位"), format!("{own}, or a unit of its kind")))
}

/// A plain number.
fn amount(row: &Row<'_>, column: &str) -> Result<Decimal, Issue> {
    let text = row.required(column)?;
    number(text).map_err(|fault| {
        let issue = row.issue("bad-number", column, format!("“{text}”不是数"), format!("`{text}` is no number"));
        match fault {
            NumberFault::Separators(without) => issue.hint(format!("不用千位分隔符：{without}"), format!("without separators: {without}")),
            NumberFault::Trailing(tail) => issue
                .hint(format!("只写数，不写“{tail}”；单位另有一列"), format!("the number alone, without `{tail}`; its unit has a column")),
            NumberFault::TooLong | NumberFault::Other => {
                issue.hint("最多 4 位小数、整数部分最多 14 位", "at most 4 decimals and 14 digits before the point")
            }
        }
    })
}

/// A day.
fn day(row: &Row<'_>, column: &str) -> Result<Date, Issue> {
    let text = row.required(column)?;
    let folded = fold(text);
    let read = (folded.len() == 10).then(|| folded.parse::<Date>().ok()).flatten();
    read.ok_or_else(|| {
        row.issue("bad-date", column, format!("{column}“{text}”不是日期"), format!("the {column} `{text}` is no date"))
            .hint("写作 2021-06-30", "write 2021-06-30")
    })
}

/// One of the words of a column; `None` where nothing is written.
fn word<T: Copy>(row: &Row<'_>, column: &str, all: &[T], name: impl Fn(T) -> &'static str) -> Result<Option<T>, Issue> {
    let text = fold(row.text(column)).to_lowercase();
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(found) = all.iter().copied().find(|v| name(*v) == text) {
        return Ok(Some(found));
    }
    let listed: Vec<&str> = all.iter().map(|v| name(*v)).collect();
    let issue = row.issue("unknown-word", column, format!("{column} 没有“{text}”"), format!("`{text}` is no {column}"));
    Err(match nearest(&text, listed.iter().copied()) {
        Some(near) => issue.hint(format!("可能是 {near}"), format!("perhaps {near}")),
        None => issue.hint(format!("可用：{}", listed.join("、")), format!("there are: {}", listed.join(", "))),
    })
}

/// Whether a row withdraws what it speaks of.
fn withdrawn(row: &Row<'_>) -> Result<bool, Issue> {
    const STATES: [(&str, bool); 2] = [("set", false), ("withdrawn", true)];
    Ok(word(row, "status", &STATES, |state| state.0)?.is_some_and(|state| state.1))
}

/// The amount of a row, which one that withdraws doesn't need.
fn aim(row: &Row<'_>, issues: &mut Vec<Issue>) -> Option<Option<Decimal>> {
    let withdrawn = keep(issues, withdrawn(row))?;
    if withdrawn {
        return Some(None);
    }
    keep(issues, amount(row, "value")).map(Some)
}

/// A registered unit's code.
fn unit(row: &Row<'_>, ctx: &Context<'_>, column: &'static str) -> Result<CreditCode, Issue> {
    let code = super::cells::unit_in(row, ctx, column)?;
    super::cells::known_unit_in(row, ctx, &code, column)?;
    Ok(code)
}
