//! What is said under the table of a target: how the pace was told, revisions, parts, milestones, coverage.

use super::Row;
use super::print::{beside, percent, say, signed};
use assessment::allocation::{Allocation, Balance};
use assessment::share::Share;
use figures::goal::{Direction, Pace};
use figures::{Decimal, Lang, Target, Text};
use jiff::tz::TimeZone;

/// The lines about one target, each below its name.
pub fn notes(row: &Row<'_>, zone: &TimeZone, lang: Lang) -> String {
    let mut lines = vec![set_by(row.thread.current, lang)];
    lines.extend(revisions(row, zone, lang));
    lines.extend(told_by(row, lang));
    lines.extend(gaps(row, lang));
    lines.extend(rates(row, lang));
    lines.extend(half(row, lang));
    lines.extend(next_milestone(row, lang));
    lines.extend(coverage(row, lang));
    lines.extend(row.allocation.as_ref().map(|a| parts(row, a, lang)));
    let name = &row.thread.current.target;
    let body: String = lines.iter().map(|line| format!("  {line}\n")).collect();
    format!("\n{name}\n{body}")
}

fn set_by(target: &Target, lang: Lang) -> String {
    let more: Vec<&str> = [&target.document, &target.scope].into_iter().flatten().map(String::as_str).collect();
    let issuer = if more.is_empty() { target.issuer.clone() } else { beside(&target.issuer, &more.join(say(lang, "；", "; ")), lang) };
    format!("{}{issuer} · {}", say(lang, "下达：", "set by "), target.period.label(lang))
}

/// How often and why it was revised, and how much of the first target there is.
fn revisions(row: &Row<'_>, zone: &TimeZone, lang: Lang) -> Vec<String> {
    let said = &row.thread.said;
    let mut lines = Vec::new();
    for (at, target) in said.iter().enumerate().skip(1) {
        let aim = |t: &Target| {
            t.aim.map_or_else(
                || say(lang, "撤销", "withdrawn").to_owned(),
                |a| super::print::amount(a, &t.measure, a.normalize().scale(), lang),
            )
        };
        let change = row.thread.change(at).map(|c| format!("{}%", signed(c)));
        let now = change.map_or_else(|| aim(target), |c| beside(&aim(target), &c, lang));
        let why = target.note.as_deref().map(|n| format!("{}{n}", say(lang, "：", ": "))).unwrap_or_default();
        let day = target.known.day(zone);
        lines.push(format!("{} {day} {} → {now}{why}", say(lang, "调整", "revised"), aim(said[at - 1])));
    }
    if let Some(Ok(share)) = &row.progress.of_first {
        lines.push(format!("{} {}", say(lang, "按原目标完成率", "completion of the first target:"), percent(*share)));
    }
    lines
}

/// By what the pace was told and the end forecast, and of which years figures are missing.
fn told_by(row: &Row<'_>, lang: Lang) -> Vec<String> {
    let due = row.progress.due.as_ref().ok().map(|due| (say(lang, "应达", "due"), by(due.by, &due.years, &due.missing, lang)));
    let end = row.progress.forecast.as_ref().ok().map(|f| (say(lang, "预计", "forecast"), by(f.by, &f.years, &f.missing, lang)));
    [due, end].into_iter().flatten().map(|(what, by)| format!("{what}{}{by}", say(lang, "：", " "))).collect()
}

fn by(method: Pace, told: &[i16], missing: &[i16], lang: Lang) -> String {
    let text = match method {
        Pace::Months => Text::new("按月份", "by months gone"),
        Pace::Days => Text::new("按天数", "by days gone"),
        Pace::Milestones => Text::new("按节点", "by milestones"),
        Pace::Seasonal => Text::new(format!("按 {} 年同期占比", years(told, "、")), format!("by the season of {}", years(told, ", "))),
        Pace::Level => Text::default(),
    };
    let missing = match (missing.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("（缺 {} 年数据）", years(missing, "、")),
        (false, Lang::En) => format!(" (no figures for {})", years(missing, ", ")),
    };
    format!("{}{missing}", text.get(lang))
}

fn years(years: &[i16], sign: &str) -> String {
    years.iter().map(i16::to_string).collect::<Vec<_>>().join(sign)
}

/// What is missing to the target and to what is due; of an allowance what is left and what was used too early.
fn gaps(row: &Row<'_>, lang: Lang) -> Vec<String> {
    let Ok(left) = row.progress.left else { return Vec::new() };
    let most = row.thread.current.direction == Direction::AtMost;
    let to_aim = match (most, left > Decimal::ZERO) {
        (false, true) => Text::new("距目标", "to the target"),
        (false, false) => Text::new("超目标", "above the target"),
        (true, true) => Text::new("剩余额度", "left of the allowance"),
        (true, false) => Text::new("超额度", "above the allowance"),
    };
    let said = |text: &Text, gap: Decimal| match lang {
        Lang::Zh => format!("{} {}", text.zh, row.difference(gap, lang)),
        Lang::En => format!("{} {}", row.difference(gap, lang), text.en),
    };
    let to_due = row.progress.behind.as_ref().ok().map(|behind| match *behind > Decimal::ZERO {
        true => said(&Text::new("比应达少", "below what is due"), *behind),
        false => said(&Text::new("比应达多", "above what is due"), *behind),
    });
    let both: Vec<String> = [Some(said(&to_aim, left)), to_due].into_iter().flatten().collect();
    vec![both.join(say(lang, "；", "; "))]
}

/// The rate needed against what months have brought.
fn rates(row: &Row<'_>, lang: Lang) -> Vec<String> {
    let Ok(needed) = &row.progress.needed else { return Vec::new() };
    let beside = |zh: &str, en: &str, rate: Option<Decimal>, share: Option<Share>| {
        let (rate, share) = (row.rate(rate?, lang), percent(share?));
        Some(match lang {
            Lang::Zh => format!("，为{zh} {rate}的 {share}"),
            Lang::En => format!(", {share} of {rate} {en}"),
        })
    };
    let so_far = beside("前期月均", "a month so far", Some(needed.so_far), needed.against_so_far());
    let last_year = beside("上年后期月均", "a month in the rest of last year", needed.last_year, needed.against_last_year());
    let (months, rate) = (needed.months, row.rate(needed.per_month, lang));
    let head = match (row.thread.current.direction, lang) {
        (Direction::AtLeast, Lang::Zh) => format!("后 {months} 个月月均需 {rate}"),
        (Direction::AtLeast, Lang::En) => format!("{months} month(s) left, needed a month {rate}"),
        (Direction::AtMost, Lang::Zh) => format!("后 {months} 个月月均可用 {rate}"),
        (Direction::AtMost, Lang::En) => format!("{months} month(s) left, to be used a month {rate}"),
    };
    vec![[Some(head), so_far, last_year].into_iter().flatten().collect()]
}

fn half(row: &Row<'_>, lang: Lang) -> Option<String> {
    let said = match row.progress.half_and_half? {
        true => say(lang, "时间过半，任务过半", "half of the time is gone and half of the task is done"),
        false => say(lang, "时间过半，任务未过半", "half of the time is gone and less than half of the task is done"),
    };
    Some(said.to_owned())
}

/// The next milestone after the month of the figure.
fn next_milestone(row: &Row<'_>, lang: Lang) -> Option<String> {
    let day = row.found.window?.month().last_day();
    let next = row.milestones.iter().find(|m| m.due > day)?;
    let amount = row.amount(next.aim?, lang);
    let asked = next.title.as_deref().map_or_else(|| amount.clone(), |title| beside(&amount, title, lang));
    Some(format!("{} {} {asked}", say(lang, "下一节点", "next milestone"), next.due))
}

/// How much was filed, where that is not all.
fn coverage(row: &Row<'_>, lang: Lang) -> Option<String> {
    let coverage = row.found.figure.as_ref()?.attributes().coverage;
    (coverage.filed < coverage.expected).then(|| match lang {
        Lang::Zh => format!("未报齐：已报 {}/{}", coverage.filed, coverage.expected),
        Lang::En => format!("not complete: {} of {} filed", coverage.filed, coverage.expected),
    })
}

fn parts(row: &Row<'_>, allocation: &Allocation, lang: Lang) -> String {
    let sum = row.amount(allocation.sum, lang);
    let gap = row.amount(allocation.difference.abs(), lang);
    let balance = match (allocation.balance, lang) {
        (Balance::Even, Lang::Zh) => "与目标相等".to_owned(),
        (Balance::Even, Lang::En) => "the target exactly".to_owned(),
        (Balance::Over, Lang::Zh) => format!("比目标多 {gap}"),
        (Balance::Over, Lang::En) => format!("{gap} more than the target"),
        (Balance::Under, Lang::Zh) => format!("比目标少 {gap}"),
        (Balance::Under, Lang::En) => format!("{gap} less than the target"),
    };
    let mut line = match lang {
        Lang::Zh => format!("分解 {} 项合计 {sum}，{balance}", allocation.counted.len()),
        Lang::En => format!("{} part(s) come to {sum}, {balance}", allocation.counted.len()),
    };
    for (names, zh, en) in [
        (&allocation.withdrawn, "已撤销", "withdrawn"),
        (&allocation.other_unit, "单位不可换算", "in another unit"),
        (&allocation.missing, "未分解到", "nothing handed down to"),
    ] {
        if !names.is_empty() {
            let (sign, colon) = (say(lang, "；", "; "), say(lang, "：", ": "));
            line.push_str(&format!("{sign}{}{colon}{}", say(lang, zh, en), names.join(say(lang, "、", ", "))));
        }
    }
    line
}
