//! Observations of panels: one statement a line, in the words of SDMX.

use super::cells::{known, one_of};
use super::fold::fold;
use super::number::{NumberFault, exact};
use super::row::{Row, keep};
use super::seen::Seen;
use crate::Context;
use figures::{Decimal, Issue, Moment, ObsStatus, Observation, Period};
use methodology::catalogue::Panel;
use std::collections::BTreeMap;

/// Observations of a file while it is read.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    /// Those read, in the order of the file.
    pub observations: Vec<Observation>,
    seen: Seen,
}

impl Reader {
    /// Takes one line; each of its mistakes goes on the list.
    pub(crate) fn take(&mut self, row: &Row<'_>, ctx: &Context<'_>, issues: &mut Vec<Issue>) {
        let Some(read) = observation(row, ctx, issues) else { return };
        let about = format!("{}\t{}\t{}\t{}", read.panel, read.member, read.measure, read.period);
        if self.seen.is_new(row, about, read.known, issues) {
            self.observations.push(read);
        }
    }
}

/// Reads the line; nothing where one of its cells is wrong.
fn observation(row: &Row<'_>, ctx: &Context<'_>, issues: &mut Vec<Issue>) -> Option<Observation> {
    let all = issues.len();
    let panel = keep(issues, panel(row, ctx));
    let member = keep(issues, member(row, panel));
    let measure = panel.and_then(|panel| keep(issues, measure(row, panel)));
    let known = keep(issues, known(row, ctx));
    let period = keep(issues, period(row, ctx, known.unwrap_or(ctx.default_known)));
    let status = keep(issues, status(row));
    // A value is looked at beside a status that is none, but whether one may be missing is not known then.
    let judged = status.or((!row.text("value").is_empty()).then(ObsStatus::default));
    let value = judged.and_then(|status| keep(issues, value(row, status)));
    if issues.len() > all {
        return None;
    }
    Some(Observation {
        panel: panel?.id.clone(),
        member: member?,
        measure: measure?,
        period: period?,
        value: value?,
        status: status?,
        known: known?,
        source: row.some("source"),
        note: row.some("note"),
        place: row.place("value"),
    })
}

fn panel<'c>(row: &Row<'_>, ctx: &Context<'c>) -> Result<&'c Panel, Issue> {
    let panels = &ctx.catalogue.panels;
    let issue = match panels.get(fold(row.text("panel")).as_ref()) {
        Some(panel) => return Ok(panel),
        None => named(row, "unknown-panel", "panel", ("名单", "panel"), panels),
    };
    match panels.is_empty() {
        true => Err(issue.hint("启用的方法包没有 panels", "the active packs have no `panels`")),
        false => Err(issue),
    }
}

/// The issue of a name that is none of these.
fn named<T>(row: &Row<'_>, code: &'static str, column: &str, label: (&str, &str), known: &BTreeMap<String, T>) -> Issue {
    match one_of(row, code, column, label, known.keys().map(String::as_str)) {
        Err(issue) => issue,
        Ok(name) => row.issue(code, column, format!("没有{}“{name}”", label.0), format!("there is no {} `{name}`", label.1)),
    }
}

/// A member that the panel lists, or any code where it lists none.
fn member(row: &Row<'_>, panel: Option<&Panel>) -> Result<String, Issue> {
    let text = row.required("member")?;
    let code = fold(text).into_owned();
    match panel.and_then(|panel| panel.members.as_ref()) {
        Some(members) if !members.contains_key(&code) => Err(named(row, "unknown-member", "member", ("成员", "member"), members)),
        None if !code.chars().all(|c| c.is_ascii_alphanumeric() || "_.-".contains(c)) => {
            let zh = format!("成员代码“{text}”只能用字母、数字、“-”“.”“_”");
            let issue = row.issue("bad-member", "member", zh, format!("the code `{text}` may have letters, digits, `-`, `.` and `_`"));
            Err(issue.hint("如 CHN、330400", "such as CHN, 330400"))
        }
        _ => Ok(code),
    }
}

fn measure(row: &Row<'_>, panel: &Panel) -> Result<String, Issue> {
    let name = fold(row.required("measure")?);
    if panel.measures.contains_key(name.as_ref()) {
        return Ok(name.into_owned());
    }
    let label = (format!("{}的观测项", panel.title.zh), format!("measure of {}", panel.title.en));
    Err(named(row, "unknown-measure", "measure", (&label.0, &label.1), &panel.measures))
}

/// Any period that had begun by the day the line became known.
fn period(row: &Row<'_>, ctx: &Context<'_>, known: Moment) -> Result<Period, Issue> {
    let text = row.required("period")?;
    let period: Period = fold(text).parse().map_err(|_| {
        row.issue("bad-period", "period", format!("期别“{text}”无法识别"), format!("the period `{text}` is not understood"))
            .hint("写作 2021、2021-H1、2021-Q2、2021-06 或 2021-01..06", "write 2021, 2021-H1, 2021-Q2, 2021-06 or 2021-01..06")
    })?;
    let day = known.day(&ctx.zone);
    if period.first_day() > day {
        let (zh, en) = (format!("{day} 时期别 {period} 尚未开始"), format!("the period {period} had not begun on {day}"));
        return Err(row.issue("future-period", "period", zh, en).hint("核对年份和 known_at", "look at the year and at known_at"));
    }
    Ok(period)
}

/// What kind of value it is, in the codes of SDMX.
fn status(row: &Row<'_>) -> Result<ObsStatus, Issue> {
    let text = row.text("status");
    if text.is_empty() {
        return Ok(ObsStatus::default());
    }
    ObsStatus::parse(&fold(text).to_uppercase()).ok_or_else(|| {
        row.issue("unknown-status", "status", format!("没有状态“{text}”"), format!("there is no status `{text}`")).hint(
            "A 正常、E 估计、P 初步、M 缺失，不填为 A",
            "A for a normal value, E for an estimated, P for a provisional, M for a missing one; A when left out",
        )
    })
}

/// The value with all its digits; none where it is said to be missing.
fn value(row: &Row<'_>, status: ObsStatus) -> Result<Option<Decimal>, Issue> {
    match (row.text("value"), status) {
        ("", ObsStatus::Missing) => Ok(None),
        ("", _) => Err(row
            .issue("missing-field", "value", "value 为空", "`value` is empty")
            .hint("缺失的值在 status 写 M", "a missing value has the status M")),
        (text, ObsStatus::Missing) => {
            let (zh, en) = (format!("状态为 M（缺失），却写了“{text}”"), format!("the status is M (missing), but there is `{text}`"));
            Err(row
                .issue("value-though-missing", "value", zh, en)
                .hint("value 留空，或更正 status", "leave `value` empty, or mend `status`"))
        }
        (text, _) => exact(text).map(Some).map_err(|fault| no_number(row, text, fault)),
    }
}

fn no_number(row: &Row<'_>, text: &str, fault: NumberFault) -> Issue {
    let issue = row.issue("bad-number", "value", format!("“{text}”不是数"), format!("`{text}` is no number"));
    match fault {
        NumberFault::Separators(without) => issue.hint(format!("不用千位分隔符：{without}"), format!("without separators: {without}")),
        NumberFault::Trailing(tail) => issue
            .hint(format!("只写数，不写“{tail}”；单位由名单规定"), format!("the number alone, without `{tail}`; the panel says its unit")),
        NumberFault::TooLong => issue.hint("至多 28 位数字", "at most 28 digits"),
        NumberFault::Other => {
            issue.hint("没有值时 value 留空，status 写 M", "where there is no value, leave it empty and write the status M")
        }
    }
}
