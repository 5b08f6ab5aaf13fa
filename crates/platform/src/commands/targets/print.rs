//! The table of targets and the list of plans, for a terminal.

use super::notes::notes;
use super::{Listing, PlanRow, Row};
use crate::columns::aligned;
use assessment::capacity::Step;
use assessment::forecast::Forecast;
use assessment::share::Share;
use assessment::why::Why;
use figures::goal::{Building, Direction};
use figures::{Decimal, Lang, Measure, Outcome, Target, Text};
use jiff::tz::TimeZone;
use publication::round;
use std::fmt::Write;

/// Decimals of percentages.
pub(super) const PERCENT_DECIMALS: u32 = 1;

/// Everything, in one language.
pub fn listing(listing: &Listing<'_>, zone: &TimeZone, lang: Lang) -> String {
    let mut out = String::new();
    let (zh, en) = (format!("{} 年目标进度", listing.year), format!("Targets of {}", listing.year));
    let _ = writeln!(out, "{} · {} {}", Text::new(zh, en).get(lang), say(lang, "截至", "as of"), listing.as_of.rfc3339(zone));
    if listing.rows.is_empty() {
        let _ = writeln!(out, "{}", say(lang, "未下达目标。", "No targets are set."));
    } else {
        let head = HEAD.iter().map(|(zh, en)| say(lang, zh, en).to_owned()).collect();
        let rows: Vec<Vec<String>> = std::iter::once(head).chain(listing.rows.iter().map(|row| cells(row, lang))).collect();
        out.push_str(&aligned(&rows));
        listing.rows.iter().for_each(|row| out.push_str(&notes(row, zone, lang)));
    }
    if !listing.plans.is_empty() {
        let _ = writeln!(out, "\n== {}", say(lang, "产能计划（产能不是产量）", "Plans of capacity (capacity is no output)"));
        listing.plans.iter().for_each(|plan| out.push_str(&self::plan(plan, lang)));
    }
    if listing.withheld > 0 {
        let (zh, en) = (
            format!("另有 {} 项单个单位的目标或计划不对该受众公开。", listing.withheld),
            format!("{} target(s) or plan(s) of single units are not shown to this audience.", listing.withheld),
        );
        let _ = writeln!(out, "\n{}", Text::new(zh, en).get(lang));
    }
    out
}

const HEAD: [(&str, &str); 10] = [
    ("目标", "target"),
    ("区域", "area"),
    ("指标", "indicator"),
    ("目标值", "aim"),
    ("完成", "done"),
    ("完成率", "completion"),
    ("应达", "due"),
    ("判定", "verdict"),
    ("月均需", "needed a month"),
    ("期末预计（区间）", "forecast (band)"),
];

fn cells(row: &Row<'_>, lang: Lang) -> Vec<String> {
    let (target, progress) = (row.thread.current, &row.progress);
    let bound = if target.direction == Direction::AtLeast { "≥" } else { "≤" };
    let forecast = |f: &Forecast| match f.band {
        Some((low, high)) => beside(&row.amount(f.point, lang), &format!("{}–{}", row.number(low, lang), row.number(high, lang)), lang),
        None => row.amount(f.point, lang),
    };
    let mut said = Reasons { said: Vec::new(), lang };
    vec![
        target.target.clone(),
        row.area.get(lang).to_owned(),
        row.title.get(lang).to_owned(),
        format!("{bound} {}", aim(target, lang)),
        said.cell(&done(row), |(actual, month)| beside(&row.amount(*actual, lang), month, lang)),
        said.cell(&progress.completion, |share| percent(*share)),
        said.cell(&progress.due, |due| percent(due.share)),
        said.cell(&progress.verdict, |verdict| verdict.label().get(lang).to_owned()),
        said.cell(&progress.needed, |needed| row.rate(needed.per_month, lang)),
        said.cell(&progress.forecast, forecast),
    ]
}

/// The reasons of a row: each is said once.
struct Reasons {
    said: Vec<Why>,
    lang: Lang,
}

impl Reasons {
    fn cell<T>(&mut self, answer: &Result<T, Why>, show: impl Fn(&T) -> String) -> String {
        match answer {
            Ok(found) => show(found),
            Err(why) if self.said.contains(why) => "--".to_owned(),
            Err(why) => {
                self.said.push(why.clone());
                missing(why, self.lang)
            }
        }
    }
}

/// The figure and the month it is of.
pub fn done(row: &Row<'_>) -> Result<(Decimal, String), Why> {
    match (row.found.actual, row.found.window) {
        (Outcome::Value(actual), Some(window)) => Ok((actual, window.month().to_string())),
        (Outcome::Missing(reason), Some(_)) => Err(Why::NoValue(reason)),
        (_, None) => Err(row.progress.verdict.clone().err().unwrap_or(Why::NotBegun)),
    }
}

/// Something in brackets after something.
pub(super) fn beside(text: &str, more: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{text}（{more}）"),
        Lang::En => format!("{text} ({more})"),
    }
}

impl Row<'_> {
    /// An amount with its unit.
    pub fn amount(&self, exact: Decimal, lang: Lang) -> String {
        amount(exact, &self.thread.current.measure, self.decimals, lang)
    }

    /// An amount a month, to one more decimal where whole numbers are counted.
    pub fn rate(&self, exact: Decimal, lang: Lang) -> String {
        amount(exact, &self.thread.current.measure, self.decimals.max(1), lang)
    }

    /// A difference of two amounts without its sign; that of two rates is in points.
    pub fn difference(&self, exact: Decimal, lang: Lang) -> String {
        let own = &self.thread.current.measure;
        if *own == Measure::percent() {
            return amount(exact.abs(), &Measure::points(), self.decimals, lang);
        }
        self.amount(exact.abs(), lang)
    }

    /// The number alone.
    fn number(&self, exact: Decimal, lang: Lang) -> String {
        let measure = &self.thread.current.measure;
        round::amount(exact, measure, measure, self.decimals, lang).text
    }
}

/// The amount a target asks for, as it was stated.
pub fn aim(target: &Target, lang: Lang) -> String {
    let stated = |aim: Decimal| amount(aim, &target.measure, aim.normalize().scale(), lang);
    target.aim.map_or_else(|| say(lang, "已撤销", "withdrawn").to_owned(), stated)
}

/// A number and its unit; a word stands apart from the number.
pub fn amount(exact: Decimal, measure: &Measure, decimals: u32, lang: Lang) -> String {
    let shown = round::amount(exact, measure, measure, decimals, lang);
    let space = if shown.unit == "%" { "" } else { " " };
    format!("{}{space}{}", shown.text, shown.unit)
}

/// A share in per cent, rounded.
pub fn percent(share: Share) -> String {
    share.percent().map_or_else(|| "--".to_owned(), |p| format!("{}%", round::number(p, PERCENT_DECIMALS)))
}

/// Words in place of an answer.
pub(super) fn missing(why: &Why, lang: Lang) -> String {
    format!("-- ({})", why.words().get(lang))
}

pub(super) fn say<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn plan(row: &PlanRow<'_>, lang: Lang) -> String {
    let plan = &row.plan;
    let mut out = format!("{} {} · {}\n", plan.unit, row.name, plan.product);
    for step in &plan.steps {
        let _ = writeln!(out, "  {}  {}  {}", step.stated.date, step.stated.phase, self::step(step, plan.measure, lang));
    }
    let _ = writeln!(out, "  {}", made(row, lang));
    out
}

fn step(step: &Step<'_>, measure: &Measure, lang: Lang) -> String {
    let capacity = step.capacity.map_or_else(|| missing(&Why::OtherDimension, lang), |c| yearly(c, measure, lang));
    let growth = step.growth.map(|g| format!("  {}%", signed(g))).unwrap_or_default();
    let state = match (step.stated.state, step.overdue) {
        (Building::Built, _) => say(lang, "已建成", "built"),
        (_, true) => say(lang, "逾期未报建成", "overdue, not reported as built"),
        _ => say(lang, "计划", "planned"),
    };
    format!("{capacity}{growth}  {state}")
}

fn yearly(capacity: Decimal, measure: &Measure, lang: Lang) -> String {
    format!("{} {}{}", capacity.normalize(), round::unit_name(measure, lang), say(lang, "/年", " a year"))
}

/// A rounded change with its sign.
pub(super) fn signed(exact: Decimal) -> String {
    let text = round::number(exact, PERCENT_DECIMALS);
    if text.starts_with('-') { text } else { format!("+{text}") }
}

fn made(row: &PlanRow<'_>, lang: Lang) -> String {
    let Some(made) = &row.made else {
        return say(lang, "产量：未列指标或未上报", "output: no item is named, or nothing was filed").to_owned();
    };
    let output = format!("{} {}", made.output.normalize(), round::unit_name(row.plan.measure, lang));
    let possible = made.possible.map_or_else(|| "--".to_owned(), |p| p.normalize().to_string());
    let rate = made.utilisation.map_or_else(|| "--".to_owned(), percent);
    let period = made.figure.id().period.label(lang);
    match lang {
        Lang::Zh => format!("{period}产量 {output}；同期可产 {possible}；利用率 {rate}"),
        Lang::En => format!("output of {period} {output}; {possible} could be made; utilisation {rate}"),
    }
}
