//! Plain text for people at a terminal.

mod difference;

pub use difference::{difference, revisions};

use crate::wire;
use figures::{Basis, Figure, FigureId, Lang, Measure, Outcome, Price, Status, Text, round};
use indicators::versions::{Dated, Definition};
use indicators::{FilingLine, Member, Step};
use jiff::tz::TimeZone;
use publication::disclosure::Disclosed;
use publication::parts;
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
    let status = status(figure.attributes().status);
    format!("{}\t{}\t{coverage}\t{}", figure.id(), value(figure, unit, decimals, lang), status.get(lang))
}

/// The value in the unit shown, rounded last, or the words of the reason.
pub fn value(figure: &Figure, unit: &Measure, decimals: u32, lang: Lang) -> String {
    match figure.clone().shown_in(unit).unwrap_or_else(|| figure.clone()).outcome() {
        Outcome::Value(v) => format!("{} {}", round(v, decimals), unit.called(lang)),
        Outcome::Missing(reason) => format!("-- ({})", reason.words().get(lang)),
    }
}

/// The way back: formula, population, filings, of each the rows that are told.
pub fn explanation(e: &WayBack, zone: &TimeZone, lang: Lang) -> String {
    let mut out = String::new();
    let head = value(e.figure.figure(), &e.shown.0, e.shown.1, lang);
    let id = e.figure.figure().id();
    let _ = writeln!(out, "{} · {} · {}\n{}", title(&e.title, id).get(lang), e.area.get(lang), head, id);
    let _ = writeln!(out, "{} {}", say(lang, "截至", "as of"), e.figure.figure().attributes().as_of.rfc3339(zone));
    let classified_by = e.figure.figure().lineage().classified_by();
    if !classified_by.is_empty() {
        let _ = writeln!(out, "{} {}", say(lang, "分类", "classified by"), classified_by.join(", "));
    }
    if let Some(why) = e.figure.why() {
        let _ = writeln!(out, "{}", why.words().get(lang));
    }
    heading(&mut out, lang, "公式", "Formula");
    e.steps.iter().for_each(|s| step(&mut out, s, lang));
    definition(&mut out, &e.definition, lang);
    bridge(&mut out, e.figure.figure(), lang);
    e.sections.iter().for_each(|s| section(&mut out, s, zone, lang));
    if e.later.all > 0 {
        heading(&mut out, lang, "此后才得知的修订（未计入）", "Known only later (not counted)");
        e.later.told.iter().for_each(|l| line(&mut out, l, zone, lang));
        rest(&mut out, e.later.rest());
    }
    if e.withheld {
        let _ = writeln!(out, "\n{}", say(lang, "明细对该受众不公开。", "Single units are not shown to this audience."));
    }
    out
}

/// What a figure is called: its indicator, the member of a breakdown, and for growth its basis.
pub fn title(indicator: &Text, id: &FigureId) -> Text {
    let member = id.by.as_ref().map(|(_, m)| format!("（{m}）")).unwrap_or_default();
    let member_en = id.by.as_ref().map(|(_, m)| format!(" ({m})")).unwrap_or_default();
    let named = Text::new(format!("{}{member}", indicator.zh), format!("{}{member_en}", indicator.en));
    if !id.indicator.ends_with(".growth") {
        return named;
    }
    let basis = basis(id.basis);
    let (zh, en) = if id.price == Price::Constant { ("、不变价", ", constant prices") } else { ("", "") };
    Text::new(format!("{}同比增速（{}{zh}）", named.zh, basis.zh), format!("growth of {} ({}{en})", named.en, basis.en))
}

fn basis(basis: Basis) -> Text {
    match basis {
        Basis::Published => Text::new("公布口径", "published basis"),
        Basis::Restated => Text::new("调整口径", "restated basis"),
        Basis::Comparable => Text::new("可比口径", "comparable basis"),
        Basis::Matched => Text::new("匹配口径", "matched basis"),
    }
}

/// The word for the state of a figure.
pub fn status(status: Status) -> Text {
    match status {
        Status::Provisional => Text::new("初步数", "provisional"),
        Status::Revised => Text::new("修订数", "revised"),
        Status::Final => Text::new("定案数", "final"),
        Status::Estimated => Text::new("估计数", "estimated"),
    }
}

/// The role a fact plays in a figure.
pub fn role(role: &str) -> Text {
    match role {
        "current" => Text::new("本期", "current"),
        "base" => Text::new("同期", "base"),
        "published" => Text::new("上年公布", "as then published"),
        "later" => Text::new("此后", "later"),
        other => Text::new(other, other),
    }
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
        Outcome::Value(v) => format!("{} {}", wire::plain(v), s.measure.called(lang)),
        Outcome::Missing(reason) => reason.words().get(lang).to_owned(),
    };
    let _ = writeln!(out, "  {}: {}{}{value}", s.label.get(lang), s.expression, if s.expression.is_empty() { "" } else { " = " });
}

/// From which day the formula holds; of a growth, that it is the same for both years.
pub fn defined(d: &Definition) -> Text {
    let Some(from) = d.from else { return Text::new("", "") };
    let (zh, en) = match d.growth {
        None => ("", ""),
        Some(Dated::FormulaOnly) => ("，两年同用本期公式", ", both years by this period's formula"),
        Some(Dated::ThisPeriod) => ("，两年同用本期的公式、比率与目录", ", both years by this period's formula, rates and lists"),
        Some(Dated::EachYear) => {
            ("，两年同用本期公式，比率与目录取各年的", ", both years by this period's formula, rates and lists of each year")
        }
    };
    Text::new(format!("{from} 起有效{zh}"), format!("holds since {from}{en}"))
}

fn definition(out: &mut String, d: &Definition, lang: Lang) {
    if d.from.is_some() {
        let _ = writeln!(out, "  {}: {}", say(lang, "定义", "definition"), defined(d).get(lang));
    }
    if let Some((from, text)) = &d.last_year {
        let _ = match lang {
            Lang::Zh => writeln!(out, "  上年同期的公式（{from} 起）未用: {text}"),
            Lang::En => writeln!(out, "  not used, the formula of last year's period (since {from}): {text}"),
        };
    }
}

fn bridge(out: &mut String, figure: &Figure, lang: Lang) {
    let Some(growth) = &figure.attributes().growth else { return };
    heading(out, lang, "与上年公布数的衔接", "Bridge from last year's published total");
    for (name, part) in growth.panel.parts() {
        if part.units > 0 {
            let _ = writeln!(out, "  {} {:>5}  {:>+18}", padded(name, lang), part.units, part.bridge.normalize());
        }
    }
    let _ = writeln!(out, "  {} {:>5}  {:>+18}", padded("restatement", lang), "", growth.panel.restatement.normalize());
    let (now, then) = (growth.published_current.normalize(), growth.published_base.normalize());
    let _ = writeln!(out, "  {} {:>5}  {:>+18} = {now} − {then}", padded("total", lang), "", growth.panel.bridge_total().normalize());
}

/// The name of a part, filled up to the width of its column; a Chinese character takes two places.
fn padded(name: &str, lang: Lang) -> String {
    padded_to(parts::name(name).get(lang), 20)
}

/// A text filled up to the width of its column.
fn padded_to(text: &str, width: usize) -> String {
    let own: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    format!("{text}{}", " ".repeat(width.saturating_sub(own)))
}

fn section(out: &mut String, s: &DisclosedSection, zone: &TimeZone, lang: Lang) {
    let _ = writeln!(out, "\n== {} {} ({})", say(lang, "调查单位", "Population of"), s.items, s.area);
    for (name, count) in &s.counts {
        let _ = writeln!(out, "  {}: {count}", parts::name(name).get(lang));
    }
    s.members.told.iter().for_each(|m| member(out, m, lang));
    rest(out, s.members.rest());
    if s.filings.all > 0 {
        heading(
            out,
            lang,
            "填报（文件:行或单元格, 值, 修订, 知悉时间, 报送人）",
            "Filings (file:line or cell, value, revision, known, person)",
        );
        s.filings.told.iter().for_each(|l| line(out, l, zone, lang));
        rest(out, s.filings.rest());
    }
}

/// How many rows are not told, and how to have them.
fn rest(out: &mut String, rows: usize) {
    if rows > 0 {
        let _ = writeln!(out, "  … +{rows} (--limit, --json)");
    }
}

fn member(out: &mut String, m: &Member, lang: Lang) {
    let amount = |d: Option<figures::Decimal>| d.map_or("--".to_owned(), wire::plain);
    let _ = writeln!(
        out,
        "  {} {} [{}] {}: {} ← {}  {}",
        m.unit,
        m.name,
        m.industry,
        parts::name(&m.part).get(lang),
        amount(m.current),
        amount(m.base),
        m.why.get(lang)
    );
}

fn line(out: &mut String, l: &FilingLine, zone: &TimeZone, lang: Lang) {
    let f = &l.fact;
    let replaced = f.replaced_value.map(|v| format!(" ({} {})", say(lang, "原为", "was"), wire::plain(v))).unwrap_or_default();
    let note = f.note.as_ref().map(|n| format!("  {n}")).unwrap_or_default();
    let _ = writeln!(
        out,
        "  {}:{}  {} {}.{} {} {} = {}{replaced}  r{}  {}  {}{note}",
        f.file,
        f.cell.clone().unwrap_or_else(|| f.line.to_string()),
        f.unit,
        f.form,
        f.item,
        f.period,
        f.role.word(),
        wire::plain(f.value),
        f.revision,
        f.known.rfc3339(zone),
        f.person
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_growth_rate_is_called_by_its_basis() {
        let id: FigureId = "industry.output.growth@2021-01..06".parse().expect("id");
        let title = title(&Text::new("产值", "output"), &id);
        assert_eq!((title.zh.as_str(), title.en.as_str()), ("产值同比增速（可比口径）", "growth of output (comparable basis)"));
    }
}
