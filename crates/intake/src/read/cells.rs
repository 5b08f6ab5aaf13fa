//! Cells that several files have: units, the moment a line became known, amounts, days, words.

use super::fold::{fold, nearest};
use super::number::{NumberFault, number};
use super::row::Row;
use crate::Context;
use figures::code::CodeFault;
use figures::{CreditCode, Decimal, Issue, Measure, Moment};
use jiff::civil::Date;

/// The unit's credit code, checked by GB 32100.
pub(crate) fn unit(row: &Row<'_>, ctx: &Context<'_>) -> Result<CreditCode, Issue> {
    unit_in(row, ctx, "unit")
}

/// A credit code in a column of its own name.
pub(crate) fn unit_in(row: &Row<'_>, ctx: &Context<'_>, column: &str) -> Result<CreditCode, Issue> {
    let text = row.required(column)?;
    let bad = |fault: CodeFault| code_fault(text, &fault, |zh, en| row.issue("bad-credit-code", column, zh, en));
    CreditCode::parse(text, &ctx.catalogue.code_exceptions).map_err(bad)
}

/// What is wrong with a credit code; `say` puts the words at their place.
pub(crate) fn code_fault(text: &str, fault: &CodeFault, say: impl Fn(String, String) -> Issue) -> Issue {
    let reason = fault.reason(text);
    let issue = say(reason.zh, reason.en);
    match fault.hint() {
        Some(hint) => issue.hint(hint.zh, hint.en),
        None => issue,
    }
}

/// Whether the register has the unit.
pub(crate) fn known_unit(row: &Row<'_>, ctx: &Context<'_>, unit: &CreditCode) -> Result<(), Issue> {
    known_unit_in(row, ctx, unit, "unit")
}

/// Whether the register has the unit of a column.
pub(crate) fn known_unit_in(row: &Row<'_>, ctx: &Context<'_>, unit: &CreditCode, column: &str) -> Result<(), Issue> {
    if ctx.registry.contains(unit) {
        return Ok(());
    }
    Err(unregistered(ctx, unit, |zh, en| row.issue("unknown-unit", column, zh, en)))
}

/// That the register has no such unit; `say` puts the words at their place.
pub(crate) fn unregistered(ctx: &Context<'_>, unit: &CreditCode, say: impl Fn(String, String) -> Issue) -> Issue {
    let issue = say(format!("名录库中没有单位 {unit}"), format!("the register has no unit {unit}"));
    match nearest_unit(ctx, unit) {
        Some(near) => issue.hint(format!("相近的单位：{near}"), format!("a unit nearby: {near}")),
        None => issue.hint("先导入名录文件，再导入报表", "import the register file first"),
    }
}

/// A registered unit that differs in at most two characters.
fn nearest_unit<'c>(ctx: &'c Context<'_>, unit: &CreditCode) -> Option<&'c str> {
    let apart = |other: &str| other.bytes().zip(unit.as_str().bytes()).filter(|(a, b)| a != b).count();
    let best = ctx.registry.units().map(|(u, _)| (apart(u.as_str()), u.as_str())).min()?;
    (best.0 <= 2).then_some(best.1)
}

/// When the line became known: its own `known_at`, else the import's.
pub(crate) fn known(row: &Row<'_>, ctx: &Context<'_>) -> Result<Moment, Issue> {
    let text = row.text("known_at");
    if text.is_empty() {
        return Ok(ctx.default_known);
    }
    let moment = Moment::parse(&fold(text), &ctx.zone).ok_or_else(|| {
        row.issue("bad-known-at", "known_at", format!("获知时间“{text}”不是日期"), format!("the known_at `{text}` is no date"))
            .hint("写作 2021-07-12 或 2021-07-12T18:00:00+08:00", "write 2021-07-12 or 2021-07-12T18:00:00+08:00")
    })?;
    // A bare date is the end of its day, so what became known today is not yet in the future.
    if moment.day(&ctx.zone) > ctx.now.day(&ctx.zone) {
        let today = ctx.now.day(&ctx.zone);
        return Err(row.issue(
            "known-in-future",
            "known_at",
            format!("获知时间 {text} 晚于今天（{today}）"),
            format!("known_at {text} is after today ({today})"),
        ));
    }
    Ok(moment)
}

/// A word that must be one of a list.
pub(crate) fn one_of<'c>(
    row: &Row<'_>,
    code: &'static str,
    column: &str,
    label: (&str, &str),
    known: impl Iterator<Item = &'c str> + Clone,
) -> Result<&'c str, Issue> {
    let text = row.required(column)?;
    let folded = fold(text);
    if let Some(found) = known.clone().find(|k| *k == folded) {
        return Ok(found);
    }
    let issue = row.issue(code, column, format!("没有{} “{text}”", label.0), format!("there is no {} `{text}`", label.1));
    let listed: Vec<&str> = known.clone().take(12).collect();
    Err(match nearest(&folded, known) {
        Some(near) => issue.hint(format!("可能是 {near}"), format!("perhaps {near}")),
        None if listed.is_empty() => issue,
        None => issue.hint(format!("可用：{}", listed.join("、")), format!("there are: {}", listed.join(", "))),
    })
}

/// A registered unit's code.
pub(crate) fn registered(row: &Row<'_>, ctx: &Context<'_>, column: &'static str) -> Result<CreditCode, Issue> {
    let code = unit_in(row, ctx, column)?;
    known_unit_in(row, ctx, &code, column)?;
    Ok(code)
}

/// A unit of measure.
pub(crate) fn measure(row: &Row<'_>, column: &str) -> Result<Measure, Issue> {
    let text = row.required(column)?;
    Measure::parse(&fold(text)).ok_or_else(|| {
        row.issue("unknown-measure", column, format!("没有计量单位“{text}”"), format!("there is no unit of measure `{text}`"))
            .hint("如 千元、万元、亿元、个、家、吨标准煤、%", "such as 千元, 万元, 亿元, 个, 家, 吨标准煤, %")
    })
}

/// A plain number.
pub(crate) fn amount(row: &Row<'_>, column: &str) -> Result<Decimal, Issue> {
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
pub(crate) fn day(row: &Row<'_>, column: &str) -> Result<Date, Issue> {
    let text = row.required(column)?;
    let folded = fold(text);
    let read = (folded.len() == 10).then(|| folded.parse::<Date>().ok()).flatten();
    read.ok_or_else(|| {
        row.issue("bad-date", column, format!("{column}“{text}”不是日期"), format!("the {column} `{text}` is no date"))
            .hint("写作 2021-06-30", "write 2021-06-30")
    })
}

/// The days it holds: from, and first day it no longer does.
pub(crate) fn span(row: &Row<'_>) -> Result<(Date, Option<Date>), Issue> {
    let from = day(row, "valid_from")?;
    if row.text("valid_to").is_empty() {
        return Ok((from, None));
    }
    let to = day(row, "valid_to")?;
    if to <= from {
        let zh = format!("valid_to（{to}）应晚于 valid_from（{from}）");
        let issue = row.issue("bad-interval", "valid_to", zh, format!("valid_to ({to}) must be after valid_from ({from})"));
        return Err(issue.hint("valid_to 是不再有效的第一天", "valid_to is the first day it no longer holds"));
    }
    Ok((from, Some(to)))
}

/// One of the words of a column; `None` where nothing is written.
pub(crate) fn word<T: Copy>(row: &Row<'_>, column: &str, all: &[T], name: impl Fn(T) -> &'static str) -> Result<Option<T>, Issue> {
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
pub(crate) fn withdrawn(row: &Row<'_>) -> Result<bool, Issue> {
    const STATES: [(&str, bool); 2] = [("set", false), ("withdrawn", true)];
    Ok(word(row, "status", &STATES, |state| state.0)?.is_some_and(|state| state.1))
}
