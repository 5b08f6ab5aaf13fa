//! Plain text for people at a terminal.

use crate::wire;
use figures::{Figure, Lang, Measure, Outcome, round};
use indicators::{FilingLine, Member, Step};
use jiff::tz::TimeZone;
use publication::disclosure::Disclosed;
use publication::way_back::{DisclosedSection, WayBack};
use std::fmt::Write;

/// One figure on one line: id, value or reason, coverage.
pub fn figure_line(disclosed: &Disclosed, unit: &Measure, decimals: u32, lang: Lang) -> String {
    let figure = disclosed.figure();
    let c = figure.attributes().coverage;
    let coverage = match lang {
        Lang::Zh => format!("已报 {}/{}", c.filed, c.expected),
        Lang::En => format!("filed {}/{}", c.filed, c.expected),
    };
    format!("{}\t{}\t{coverage}\t{}", figure.id(), value(figure, unit, decimals, lang), figure.attributes().status.word())
}

/// The value in the unit shown, rounded last, or the words of the reason.
pub fn value(figure: &Figure, unit: &Measure, decimals: u32, lang: Lang) -> String {
    match figure.clone().shown_in(unit).unwrap_or_else(|| figure.clone()).outcome() {
        Outcome::Value(v) => format!("{} {unit}", round(v, decimals)),
        Outcome::Missing(reason) => format!("-- ({})", reason.words().get(lang)),
    }
}

/// The way back: formula, population, filings, at most `limit` rows of each.
pub fn explanation(e: &WayBack, limit: usize, zone: &TimeZone, lang: Lang) -> String {
    let mut out = String::new();
    let head = value(e.figure.figure(), &e.shown.0, e.shown.1, lang);
    let _ = writeln!(out, "{} · {} · {}\n{}", e.title.get(lang), e.area.get(lang), head, e.figure.figure().id());
    let _ = writeln!(out, "{} {}", say(lang, "截至", "as of"), e.figure.figure().attributes().as_of.rfc3339(zone));
    heading(&mut out, lang, "公式", "Formula");
    e.steps.iter().for_each(|s| step(&mut out, s, lang));
    bridge(&mut out, e.figure.figure(), lang);
    e.sections.iter().for_each(|s| section(&mut out, s, limit, zone, lang));
    if !e.later.is_empty() {
        heading(&mut out, lang, "此后才得知的修订（未计入）", "Known only later (not counted)");
        e.later.iter().take(limit).for_each(|l| line(&mut out, l, zone));
    }
    if e.withheld {
        let _ = writeln!(out, "\n{}", say(lang, "明细对该受众不公开。", "Single units are not shown to this audience."));
    }
    out
}

fn say<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn heading(out: &mut String, lang: Lang, zh: &str, en: &str) {
    let _ = writeln!(out, "\n== {}", say(lang, zh, en));
}

fn step(out: &mut String, s: &Step, lang: Lang) {
    let value = match s.outcome {
        Outcome::Value(v) => format!("{} {}", wire::plain(v), s.measure),
        Outcome::Missing(reason) => reason.words().get(lang).to_owned(),
    };
    let _ = writeln!(out, "  {}: {}{}{value}", s.label.get(lang), s.expression, if s.expression.is_empty() { "" } else { " = " });
}

fn bridge(out: &mut String, figure: &Figure, lang: Lang) {
    let Some(growth) = &figure.attributes().growth else { return };
    heading(out, lang, "与上年公布数的衔接", "Bridge from last year's published total");
    for (name, part) in growth.panel.parts() {
        if part.units > 0 {
            let _ = writeln!(out, "  {name:<17} {:>5}  {:>+18}", part.units, part.bridge.normalize());
        }
    }
    let _ = writeln!(out, "  {:<17} {:>5}  {:>+18}", "restatement", "", growth.panel.restatement.normalize());
    let _ = writeln!(out, "  {:<17} {:>5}  {:>+18} = {} − {}", "total", "", growth.panel.bridge_total().normalize(), growth.published_current.normalize(), growth.published_base.normalize());
}

fn section(out: &mut String, s: &DisclosedSection, limit: usize, zone: &TimeZone, lang: Lang) {
    let _ = writeln!(out, "\n== {} {} ({})", say(lang, "调查单位", "Population of"), s.items, s.area);
    for (part, count) in &s.counts {
        let _ = writeln!(out, "  {part}: {count}");
    }
    s.members.iter().take(limit).for_each(|m| member(out, m, lang));
    if !s.filings.is_empty() {
        heading(out, lang, "填报（文件:行, 值, 修订, 知悉时间, 报送人）", "Filings (file:line, value, revision, known, person)");
        s.filings.iter().take(limit).for_each(|l| line(out, l, zone));
        let rest = s.filings.len().saturating_sub(limit);
        if rest > 0 {
            let _ = writeln!(out, "  … +{rest} (--limit, --json)");
        }
    }
}

fn member(out: &mut String, m: &Member, lang: Lang) {
    let amount = |d: Option<figures::Decimal>| d.map_or("--".to_owned(), wire::plain);
    let _ = writeln!(out, "  {} {} [{}] {}: {} ← {}  {}", m.unit, m.name, m.industry, m.part, amount(m.current), amount(m.base), m.why.get(lang));
}

fn line(out: &mut String, l: &FilingLine, zone: &TimeZone) {
    let f = &l.fact;
    let replaced = f.replaced_value.map(|v| format!(" (was {})", wire::plain(v))).unwrap_or_default();
    let note = f.note.as_ref().map(|n| format!("  {n}")).unwrap_or_default();
    let _ = writeln!(
        out,
        "  {}:{}  {} {}.{} {} {} = {}{replaced}  r{}  {}  {}{note}",
        f.file, f.line, f.unit, f.form, f.item, f.period, f.role.word(), wire::plain(f.value), f.revision, f.known.rfc3339(zone), f.person
    );
}
