//! A line of a file of targets.

use super::super::cells::{known, measure, one_of, registered, word};
use super::super::fold::fold;
use super::super::row::{Row, keep};
use super::{aim, fits, subject};
use crate::Context;
use figures::goal::{Counting, Direction, Fallback, Pace};
use figures::{CreditCode, Issue, Measure, Period, Target};
use methodology::Subject;

/// The longest name of a target.
const NAME: usize = 64;

/// Reads the line; nothing where one of its cells is wrong.
pub(super) fn target(row: &Row<'_>, ctx: &Context<'_>, issues: &mut Vec<Issue>) -> Option<Target> {
    let all = issues.len();
    let name = keep(issues, name(row, "target"));
    let about = keep(issues, subject(row, "indicator", ctx));
    let measure = keep(issues, measure(row, "unit"));
    if let (Some((_, subject)), Some(measure)) = (&about, &measure) {
        keep(issues, fits(row, "unit", measure, subject));
    }
    let filer = keep(issues, filer(row, ctx, about.as_ref().map(|(_, s)| s)));
    let area = keep(issues, area(row, ctx));
    let period = keep(issues, period(row));
    let aim = aim(row, issues);
    let direction = keep(issues, word(row, "direction", Direction::ALL, Direction::word));
    let pace = keep(issues, pace(row, measure.as_ref()));
    let fallback = keep(issues, fallback(row, pace));
    let counting = keep(issues, counting(row, about.as_ref().map(|(_, s)| s)));
    let parent = keep(issues, parent(row, name.as_deref()));
    let issuer = keep(issues, row.required("issuer").map(str::to_owned));
    let known = keep(issues, known(row, ctx));
    if issues.len() > all {
        return None;
    }
    Some(Target {
        target: name?,
        indicator: about?.0,
        filer: filer?,
        area: area?,
        period: period?,
        measure: measure?,
        aim: aim?,
        direction: direction?.unwrap_or_default(),
        pace: pace?,
        fallback: fallback?,
        counting: counting?,
        parent: parent?,
        issuer: issuer?,
        document: row.some("document"),
        scope: row.some("scope"),
        known: known?,
        source: row.some("source"),
        note: row.some("note"),
        place: row.place("value"),
    })
}

/// A name that other lines can refer to.
pub(super) fn name(row: &Row<'_>, column: &str) -> Result<String, Issue> {
    let text = fold(row.required(column)?).into_owned();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_');
    if text.chars().all(plain) && text.chars().count() <= NAME {
        return Ok(text);
    }
    let zh = format!("目标名称“{text}”只能用字、字母、数字、“-”“.”“_”，至多 {NAME} 个");
    let en = format!("the name `{text}` may have letters, digits, `-`, `.` and `_`, at most {NAME} of them");
    Err(row.issue("bad-target-name", column, zh, en).hint("如 output-2021、新开工-2021", "such as output-2021"))
}

/// Who files an item; an indicator has a population instead.
fn filer(row: &Row<'_>, ctx: &Context<'_>, about: Option<&Subject<'_>>) -> Result<Option<CreditCode>, Issue> {
    let given = !row.text("filer").is_empty();
    match about {
        Some(Subject::Item { .. }) if given => registered(row, ctx, "filer").map(Some),
        Some(Subject::Item { .. }) => {
            let issue = row.issue("missing-filer", "filer", "filer 为空", "`filer` is empty");
            Err(issue.hint("指标是报表中的一项时，须写明由哪个单位填报", "an item of a form needs the code of the unit that files it"))
        }
        Some(Subject::Indicator { .. } | Subject::Tally(_)) if given => {
            let issue =
                row.issue("needless-filer", "filer", "指标有自己的调查范围，不填 filer", "an indicator has its population and no `filer`");
            Err(issue.hint("filer 留空", "leave `filer` empty"))
        }
        _ => Ok(None),
    }
}

fn area(row: &Row<'_>, ctx: &Context<'_>) -> Result<String, Issue> {
    if ctx.catalogue.areas.is_empty() {
        return row.required("area").map(|a| fold(a).into_owned());
    }
    one_of(row, "unknown-area", "area", ("区域", "area"), ctx.catalogue.areas.keys().map(String::as_str)).map(str::to_owned)
}

fn period(row: &Row<'_>) -> Result<Period, Issue> {
    let text = row.required("period")?;
    match fold(text).parse() {
        Ok(period @ (Period::Year { .. } | Period::Half { .. })) => Ok(period),
        _ => Err(row
            .issue("bad-period", "period", format!("目标期“{text}”不是年度或半年"), format!("the period `{text}` is no year or half-year"))
            .hint("写作 2021、2021-H1 或 2021-H2", "write 2021, 2021-H1 or 2021-H2")),
    }
}

/// A rate doesn't add up over the year, so only its level can be aimed at.
fn pace(row: &Row<'_>, measure: Option<&Measure>) -> Result<Pace, Issue> {
    row.required("pace")?;
    let Some(pace) = word(row, "pace", Pace::ALL, Pace::word)? else { return Ok(Pace::Level) };
    let rate = measure.is_some_and(|m| m.is_pure() || m.same_dimension(&Measure::points()));
    if rate && pace != Pace::Level {
        let (zh, en) = ("比率不随时间累计，没有进度", "a rate does not add up over time and has no pace");
        return Err(row.issue("pace-of-rate", "pace", zh, en).hint("填 level", "write level"));
    }
    Ok(pace)
}

fn fallback(row: &Row<'_>, pace: Option<Pace>) -> Result<Option<Fallback>, Issue> {
    let fallback = word(row, "fallback", Fallback::ALL, Fallback::word)?;
    if fallback.is_some() && pace.is_some_and(|p| p != Pace::Seasonal) {
        let (zh, en) = ("fallback 只用于 seasonal", "`fallback` belongs to `seasonal` alone");
        return Err(row.issue("needless-fallback", "fallback", zh, en).hint("fallback 留空", "leave `fallback` empty"));
    }
    Ok(fallback)
}

fn counting(row: &Row<'_>, about: Option<&Subject<'_>>) -> Result<Counting, Issue> {
    let counting = word(row, "counting", Counting::ALL, Counting::word)?.unwrap_or_default();
    if counting == Counting::FirstAccepted && matches!(about, Some(Subject::Indicator { .. })) {
        let (zh, en) = ("指标总按截至时点所知计算", "an indicator is always computed as known at the moment asked");
        let issue = row.issue("bad-counting", "counting", zh, en);
        return Err(issue.hint("首次认定数只用于报表中的一项", "first_accepted belongs to an item of a form"));
    }
    Ok(counting)
}

fn parent(row: &Row<'_>, name: Option<&str>) -> Result<Option<String>, Issue> {
    if row.text("parent").is_empty() {
        return Ok(None);
    }
    let parent = self::name(row, "parent")?;
    if name == Some(parent.as_str()) {
        let issue = row.issue("own-parent", "parent", "目标不能分解自自己", "a target is no part of itself");
        return Err(issue.hint("parent 填上级目标的名称", "`parent` names the target it is a part of"));
    }
    Ok(Some(parent))
}
