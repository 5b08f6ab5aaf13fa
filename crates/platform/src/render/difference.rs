//! Why a figure changed, and what it was at each moment, for people at a terminal.

use super::{heading, padded_to, say, title, value};
use crate::wire::plain;
use figures::{Decimal, Lang, Measure, Moment, Outcome, round};
use indicators::diff::{Cause, Changed, Exact, Step};
use jiff::tz::TimeZone;
use ledger::{FactRecord, RegisterArrival};
use publication::difference::{Difference, Together, Triangle, Why, last_less_first, size};
use publication::disclosure::Disclosed;
use publication::round::unit_name;
use std::cmp::Reverse;
use std::fmt::Write;

/// Shares are told this much finer than the figure.
const FINER: u32 = 2;
/// No finer than this, however small they are.
const FINEST: u32 = 6;
/// Width of the shares.
const WIDTH: usize = 16;
/// Width of the cells of a triangle.
const CELL: usize = 14;

/// How shares are printed.
struct Shares {
    own: Measure,
    shown: Measure,
    decimals: u32,
}

impl Shares {
    fn of(d: &Difference) -> Self {
        let shown = if d.shown.0 == Measure::percent() { d.measure.clone() } else { d.shown.0.clone() };
        let mut shares = Shares { own: d.measure.clone(), shown, decimals: d.shown.1 + FINER };
        let all: Vec<Exact> = d.causes.iter().filter_map(|s| s.share).chain(d.together.iter().filter_map(|t| t.share)).collect();
        while shares.decimals < FINEST && all.iter().any(|s| !s.is_zero() && shares.rounded(*s).is_zero()) {
            shares.decimals += 1;
        }
        shares
    }

    fn rounded(&self, share: Exact) -> Decimal {
        let exact = share.decimal();
        round(self.own.convert(exact, &self.shown).unwrap_or(exact), self.decimals)
    }

    fn printed(&self, share: Option<Exact>) -> String {
        share.map_or("--".to_owned(), |share| signed(self.rounded(share)))
    }
}

fn signed(amount: Decimal) -> String {
    if amount.is_zero() { round(Decimal::ZERO, amount.scale()).to_string() } else { format!("{amount:+}") }
}

/// The two figures, the causes with their shares, the sum.
pub fn difference(d: &Difference, zone: &TimeZone, lang: Lang) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{} · {}\n{}", title(&d.title, d.to.id()).get(lang), d.area.get(lang), d.to.id());
    for figure in [&d.from, &d.to] {
        let _ = writeln!(out, "  {}  {}", moment(figure.attributes().as_of, zone), value(figure, &d.shown.0, d.shown.1, lang));
    }
    let shares = Shares::of(d);
    let unit = unit_name(&shares.shown, lang);
    heading(&mut out, lang, &format!("原因与影响（{unit}）"), &format!("Causes and their shares ({unit})"));
    let mut causes: Vec<&Step> = d.causes.iter().collect();
    causes.sort_by_key(|s| Reverse(size(s)));
    causes.iter().for_each(|s| cause(&mut out, s, &shares, zone, lang));
    d.together.iter().for_each(|t| line(&mut out, &shares.printed(t.share), &together(t, lang)));
    total(&mut out, d, &shares, lang);
    without_effect(&mut out, d, lang);
    out
}

fn line(out: &mut String, share: &str, words: &str) {
    let _ = writeln!(out, "  {share:>WIDTH$}  {words}");
}

/// What rounding leaves is a row of its own, so that the rows printed add up to the sum printed.
fn total(out: &mut String, d: &Difference, shares: &Shares, lang: Lang) {
    let Some(change) = d.change else { return };
    let all = d.causes.iter().filter_map(|s| s.share).chain(d.together.iter().filter_map(|t| t.share));
    let left = shares.rounded(change) - all.map(|s| shares.rounded(s)).sum::<Decimal>();
    if !left.is_zero() {
        line(out, &signed(left), say(lang, "四舍五入", "rounding"));
    }
    line(out, &shares.printed(Some(change)), say(lang, "合计", "total"));
}

fn without_effect(out: &mut String, d: &Difference, lang: Lang) {
    let c = d.without_effect;
    if (c.filings, c.register, c.definitions) == (0, 0, 0) {
        return;
    }
    let _ = match lang {
        Lang::Zh => writeln!(out, "\n同期得知而不影响该数：填报 {}，名录 {}，定义 {}", c.filings, c.register, c.definitions),
        Lang::En => {
            writeln!(
                out,
                "\nalso known by then, without effect: filings {}, register rows {}, definitions {}",
                c.filings, c.register, c.definitions
            )
        }
    };
}

fn together(t: &Together, lang: Lang) -> String {
    match (t.why, lang) {
        (Why::Withheld, Lang::Zh) => format!("其他单位 {} 项（明细对该受众不公开）", t.causes),
        (Why::Withheld, Lang::En) => format!("{} cause(s) of units not shown to this audience", t.causes),
        (Why::Small, Lang::Zh) => format!("其余 {} 项（--top, --json）", t.causes),
        (Why::Small, Lang::En) => format!("{} smaller cause(s) (--top, --json)", t.causes),
    }
}

fn cause(out: &mut String, s: &Step, shares: &Shares, zone: &TimeZone, lang: Lang) {
    let unit = match &s.cause {
        Cause::Filing(f) => format!("  {} {} {}", f.unit, f.name, f.form),
        Cause::Register(r) => format!("  {} {}", r.unit, r.name),
        Cause::Definition(_) | Cause::Passage => String::new(),
    };
    line(out, &shares.printed(s.share), &format!("{}{unit}  {}{}", s.cause.title().get(lang), moment(s.at, zone), becomes(s, lang)));
    match &s.cause {
        Cause::Filing(f) => f.facts.iter().for_each(|f| detail(out, &fact(f, lang))),
        Cause::Register(r) => r.rows.iter().for_each(|r| detail(out, &row(r))),
        Cause::Definition(d) => d.changed.iter().for_each(|c| detail(out, &changed(c))),
        Cause::Passage => {}
    }
}

fn detail(out: &mut String, words: &str) {
    let _ = writeln!(out, "  {:WIDTH$}    {words}", "");
}

/// What is to be said where a step has no share of its own.
fn becomes(s: &Step, lang: Lang) -> String {
    match (s.before, s.after) {
        (_, Outcome::Missing(reason)) if reason != figures::Reason::Suppressed => {
            format!("  {} {}", say(lang, "此后无数：", "no value from here:"), reason.words().get(lang))
        }
        (Outcome::Missing(reason), Outcome::Value(_)) => {
            let before = format!("  {} {}", say(lang, "此前无数：", "no value before:"), reason.words().get(lang));
            let with = match (s.together, lang) {
                (0, _) => String::new(),
                (n, Lang::Zh) => format!("（与前 {n} 项合计）"),
                (n, Lang::En) => format!(" (with the {n} before it)"),
            };
            before + &with
        }
        _ => String::new(),
    }
}

fn fact(f: &FactRecord, lang: Lang) -> String {
    let before = f.replaced_value.map_or("--".to_owned(), plain);
    let note = f.note.as_ref().map(|n| format!("  {n}")).unwrap_or_default();
    let column = if f.role == figures::Role::SamePeriod { say(lang, "（同期）", " (same-period)") } else { "" };
    let place = f.cell.clone().unwrap_or_else(|| f.line.to_string());
    format!("{}{column} {}: {before} → {}  {}:{place}  r{}  {}{note}", f.item, f.period, plain(f.value), f.file, f.revision, f.person)
}

fn row(r: &RegisterArrival) -> String {
    let until = r.valid_to.map(|d| d.to_string()).unwrap_or_default();
    let place = r.cell.clone().unwrap_or_else(|| r.line.to_string());
    format!("{} = {}  {}..{until}  {}:{place}  {}", r.attribute, r.value, r.valid_from, r.file, r.person)
}

fn changed(c: &Changed) -> String {
    let or_none = |text: &str| if text.is_empty() { "--".to_owned() } else { text.to_owned() };
    format!("{} {}: {} → {}", c.kind, c.id, or_none(&c.before), or_none(&c.after))
}

/// A moment; the end of a day is that day.
fn moment(at: Moment, zone: &TimeZone) -> String {
    let text = at.rfc3339(zone);
    text.split_once("T23:59:59").map_or(text.clone(), |(day, _)| day.to_owned())
}

/// Periods down, moments across: the last ones, and the last value less the first of those printed.
pub fn revisions(t: &Triangle, limit: usize, zone: &TimeZone, lang: Lang) -> String {
    let mut out = String::new();
    let Some((id, _)) = t.rows.last() else { return out };
    let unit = unit_name(&t.shown.0, lang);
    let _ = writeln!(out, "{} · {} ({unit})\n{id}", title(&t.title, id).get(lang), t.area.get(lang));
    let left_out = t.moments.len().saturating_sub(limit);
    let heads: Vec<String> = t.moments.iter().skip(left_out).map(|m| moment(*m, zone)).collect();
    let width = heads.iter().map(String::len).max().unwrap_or_default().max(CELL);
    let cells = |texts: &[String]| texts.iter().map(|text| format!("  {}", padded_to(text, width))).collect::<String>();
    let difference = say(lang, "末值减初值", "last − first");
    let _ = writeln!(out, "\n{:14}{}  {difference}", "", cells(&heads));
    for (id, row) in &t.rows {
        let values: Vec<String> = row.iter().skip(left_out).map(|f| cell(f, t, lang)).collect();
        let between = last_less_first(&row[left_out.min(row.len())..]).map_or("--".to_owned(), |d| signed(in_shown(d, row, t)));
        let _ = writeln!(out, "{:14}{}  {between}", id.period.to_string(), cells(&values));
    }
    if left_out > 0 {
        let _ = writeln!(out, "\n… −{left_out} (--limit, --json)");
    }
    out
}

fn in_shown(amount: Decimal, row: &[Disclosed], t: &Triangle) -> Decimal {
    let own = row.last().map(|f| f.measure().clone());
    let converted = own.and_then(|own| own.convert(amount, &t.shown.0)).unwrap_or(amount);
    round(converted, t.shown.1)
}

fn cell(f: &Disclosed, t: &Triangle, lang: Lang) -> String {
    match f.figure().clone().shown_in(&t.shown.0).unwrap_or_else(|| f.figure().clone()).outcome() {
        Outcome::Value(v) => round(v, t.shown.1).to_string(),
        Outcome::Missing(reason) => reason.words().get(lang).to_owned(),
    }
}
