//! The parts of a growth for people and for scripts.

use super::words;
use crate::render;
use crate::wire;
use crate::workspace::Workspace;
use figures::{Basis, Decimal, Lang, Measure, Outcome, PanelPart, Reason, Text, round};
use publication::contribution::{Parts, Shown};
use publication::disclosure::Disclosed;
use publication::parts;
use publication::round::unit_name;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Decimals of pulls.
pub const POINTS: u32 = 2;
/// The same of contributions and rates.
pub const PERCENT: u32 = 1;

/// Columns of the table: name, amounts, growth, pull, contribution, the whole without the member.
const HEAD: [(&str, &str); 7] = [
    ("名称", "name"),
    ("本期", "current"),
    ("基数", "base"),
    ("增速%", "growth %"),
    ("拉动（百分点）", "pull (points)"),
    ("贡献率%", "contribution %"),
    ("剔除后增速%", "growth without it %"),
];

/// What is taken apart: indicator and basis, area, period; and the unit of the amounts.
pub fn head(parts: &Parts, work: &Workspace, lang: Lang) -> String {
    let figure = parts.whole.figure();
    let id = figure.id();
    let indicator = work.catalogue.resolve(&id.indicator).map(|r| r.indicator.title.clone()).unwrap_or_default();
    let area = work.catalogue.areas.get(&id.area).map(|a| a.title.clone()).unwrap_or_default();
    let mut out = format!("{} · {} · {}\n", render::title(&indicator, id).get(lang), area.get(lang), id.period.label(lang));
    if let Some(growth) = &figure.attributes().growth {
        let unit = unit_name(&growth.measure, lang);
        let _ = match lang {
            Lang::Zh => writeln!(out, "本期与基数的单位：{unit}"),
            Lang::En => writeln!(out, "current and base in {unit}"),
        };
    }
    out
}

/// A table with tabs between the columns: the members, the others, what rounding leaves, the whole; then the same
/// growth by who stayed, came and left.
pub fn table(parts: &Parts, titles: &BTreeMap<String, Text>, adds_up: bool, lang: Lang) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}", HEAD.map(|(zh, en)| if lang == Lang::Zh { zh } else { en }).join("\t"));
    parts.shown.iter().for_each(|m| line(&mut out, m, titles, lang));
    if adds_up {
        total(&mut out, parts, lang);
    } else {
        let note = if lang == Lang::Zh { "各组重叠，不合计。" } else { "The groups overlap; there is no sum." };
        let _ = writeln!(out, "{note}");
    }
    events(&mut out, parts, lang);
    out
}

fn line(out: &mut String, m: &Shown, titles: &BTreeMap<String, Text>, lang: Lang) {
    let name = titles.get(&m.member).map_or(m.member.as_str(), |t| t.get(lang));
    let growth = m.growth.figure().attributes().growth.as_ref();
    let amount = |d: Option<Decimal>| d.map_or("--".to_owned(), |d| d.normalize().to_string());
    let _ = writeln!(
        out,
        "{name}\t{}\t{}\t{}\t{}\t{}\t{}",
        amount(growth.filter(|_| !untold(m)).map(|g| g.current)),
        amount(growth.and_then(|g| g.base)),
        words(m.growth.figure().outcome(), PERCENT, lang),
        words(m.pull.figure().outcome(), POINTS, lang),
        words(m.contribution.figure().outcome(), PERCENT, lang),
        words(m.without, PERCENT, lang),
    );
}

/// Whether nobody of a member has filed, so that its amount is no zero.
fn untold(m: &Shown) -> bool {
    let figure = m.growth.figure();
    let coverage = &figure.attributes().coverage;
    figure.outcome().reason() == Some(Reason::Unknown) || (coverage.filed == 0 && coverage.expected > 0)
}

fn total(out: &mut String, parts: &Parts, lang: Lang) {
    let row = |out: &mut String, zh: &str, en: &str, pull: String, part: String| {
        let name = if lang == Lang::Zh { zh } else { en };
        let _ = writeln!(out, "{name}\t\t\t\t{pull}\t{part}\t");
    };
    if let Some((members, pull, part)) = parts.others {
        let (zh, en) = (format!("其余 {members} 个"), format!("{members} others"));
        row(out, &zh, &en, words(pull, POINTS, lang), words(part, PERCENT, lang));
    }
    let Some(whole) = parts.whole.figure().outcome().value() else {
        return row(out, "合计", "total", words(parts.whole.figure().outcome(), POINTS, lang), String::new());
    };
    match left(parts) {
        Ok(None) => {}
        Ok(Some((points, percent))) => row(out, "四舍五入之差", "left by rounding", points.to_string(), percent.to_string()),
        Err(reason) => return row(out, "合计", "total", round(whole, POINTS).to_string(), words(Outcome::Missing(reason), PERCENT, lang)),
    }
    row(out, "合计", "total", round(whole, POINTS).to_string(), Decimal::ONE_HUNDRED.to_string());
}

/// What rounding leaves between the parts as they are printed and the whole, in points and in per cent; nothing where it leaves
/// nothing.
///
/// # Errors
/// Why a part has no value: then what is left is not due to rounding.
pub fn left(parts: &Parts) -> Result<Option<(Decimal, Decimal)>, Reason> {
    let each = parts.shown.iter().flat_map(|m| [m.pull.figure().outcome(), m.contribution.figure().outcome()]);
    let others = parts.others.into_iter().flat_map(|(_, pull, part)| [pull, part]);
    if let Some(reason) = each.chain(others).find_map(|outcome| outcome.reason()) {
        return Err(reason);
    }
    let Some(whole) = parts.whole.figure().outcome().value() else { return Ok(None) };
    let (pulls, shares) = printed(parts);
    let (points, percent) = (round(whole, POINTS) - pulls, Decimal::ONE_HUNDRED - shares);
    Ok(Some((points, percent)).filter(|(points, percent)| !points.is_zero() || !percent.is_zero()))
}

/// The sums of what is printed.
fn printed(parts: &Parts) -> (Decimal, Decimal) {
    let value = |o: Outcome, decimals| o.value().map_or(Decimal::ZERO, |v| round(v, decimals));
    let shown = parts.shown.iter().map(|m| (m.pull.figure().outcome(), m.contribution.figure().outcome()));
    let all = shown.chain(parts.others.map(|(_, pull, part)| (pull, part)));
    all.fold((Decimal::ZERO, Decimal::ZERO), |(a, b), (pull, part)| (a + value(pull, POINTS), b + value(part, PERCENT)))
}

/// The same growth by who stayed, came and left, on the bases on which that parts it.
fn events(out: &mut String, parts: &Parts, lang: Lang) {
    for (name, units, change, pull) in terms(parts) {
        let (name, units) = (parts::name(name), units.map(|n| n.to_string()).unwrap_or_default());
        let _ = writeln!(out, "{}\t{units}\t{}\t\t{}\t\t", name.get(lang), change.normalize(), words(pull, POINTS, lang));
    }
}

/// Name, units, change and pull of each part of the panel that is not empty.
pub fn terms(parts: &Parts) -> Vec<(&'static str, Option<u64>, Decimal, Outcome)> {
    let figure = parts.whole.figure();
    let Some(growth) = &figure.attributes().growth else { return Vec::new() };
    let Some(base) = growth.base.filter(|b| !b.is_zero()) else { return Vec::new() };
    let change = |name: &str, p: &PanelPart| match figure.id().basis {
        Basis::Published => Some(p.bridge),
        Basis::Comparable if matches!(name, "continuing" | "upgraded" | "new" | "moved_in") => Some(p.current - p.base),
        _ => None,
    };
    let all = growth.panel.parts().into_iter().filter(|(_, p)| p.units > 0);
    let mut terms: Vec<_> = all.filter_map(|(name, p)| Some((name, Some(p.units), change(name, p)?))).collect();
    if figure.id().basis == Basis::Published {
        terms.push(("restatement", None, growth.panel.restatement));
    }
    let pull = |change: Decimal| Outcome::Value((change * Decimal::ONE_HUNDRED / base).normalize());
    terms.into_iter().map(|(name, units, change)| (name, units, change, pull(change))).collect()
}

/// One document.
pub fn json(parts: &Parts, titles: &BTreeMap<String, Text>, adds_up: bool, work: &Workspace) -> Value {
    let percent = Measure::percent();
    let figure = |f: &Disclosed| wire::figure(f, &percent, PERCENT, work.zone());
    let outcome = |o: Outcome| json!({"value": o.value().map(wire::plain), "reason": o.reason().map(|r| r.code())});
    let member = |m: &Shown| {
        let title = titles.get(&m.member);
        json!({
            "member": m.member, "title": {"zh": title.map(|t| &t.zh), "en": title.map(|t| &t.en)},
            "growth": figure(&m.growth), "change": outcome(m.change),
            "pull": outcome(m.pull.figure().outcome()), "contribution": outcome(m.contribution.figure().outcome()),
            "without": outcome(m.without),
        })
    };
    let others = parts
        .others
        .filter(|_| adds_up)
        .map(|(members, pull, part)| json!({"members": members, "pull": outcome(pull), "contribution": outcome(part)}));
    let terms: Vec<Value> = terms(parts)
        .into_iter()
        .map(|(part, units, change, pull)| json!({"part": part, "units": units, "change": wire::plain(change), "pull": outcome(pull)}))
        .collect();
    json!({
        "whole": figure(&parts.whole), "members": parts.shown.iter().map(member).collect::<Vec<_>>(),
        "others": others, "adds_up": adds_up, "terms": terms,
    })
}
