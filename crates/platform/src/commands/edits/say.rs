//! The list for people at a terminal.

use super::list::{Listing, Row};
use crate::commands::Talk;
use crate::out::line;
use crate::weighing::spoken::{State, exempted, explained, lapsed, name, number};
use figures::{Class, Decimal, Lang, Text, round};
use ledger::Exemption;
use std::collections::BTreeMap;

/// Digits behind the point of percentage points: an effect on a park's growth is small.
const DIGITS: u32 = 3;

/// Prints the open issues and those exempted; the explained ones too where `all` are wanted.
pub fn listing(listing: &Listing, all: bool, talk: Talk) {
    let shown = |row: &&Row| all || row.state.is_open() || matches!(row.state, State::Exempted(_));
    listing.rows.iter().filter(shown).for_each(|row| say(row, talk));
    let mut wanted: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    listing.skipped.iter().for_each(|(edit, name, _)| wanted.entry(edit).or_default().push(name));
    for (edit, names) in wanted {
        line(&format!("{} {edit}: {}", talk.say("部分未审核，缺参数", "asked in part, numbers are wanted:"), names.join(", ")));
    }
    listing.waiting.iter().for_each(|exemption| line(&waiting(exemption, talk)));
    line(&counts(&listing.rows, talk));
}

fn say(row: &Row, talk: Talk) {
    line(&head(row, talk));
    line(&format!("    {}", row.reason.get(talk.lang)));
    if let Some(expected) = expected(row, talk) {
        line(&format!("    {expected}"));
    }
    if !row.place.file.is_empty() {
        line(&format!("    {} {}", talk.say("位置", "at"), row.place));
    }
    if let Some(state) = state(row) {
        line(&format!("    {}", state.get(talk.lang)));
    }
    if let Some(hint) = row.hint.as_ref().filter(|_| matches!(row.state, State::Open | State::Lapsed(_))) {
        line(&format!("    {} {}", talk.say("提示:", "hint:"), hint.get(talk.lang)));
    }
}

/// `[C] E13 --unit 91… --form B204-1 --period 2021-06 --item 01  虚构厂`, as it is written to explain it.
fn head(row: &Row, talk: Talk) -> String {
    let named = |flag: &str, value: &Option<String>| value.as_ref().map(|v| format!(" --{flag} {v}")).unwrap_or_default();
    let a = &row.about;
    let keys =
        [("unit", &a.unit), ("form", &a.form), ("period", &a.period), ("item", &a.item)].map(|(flag, value)| named(flag, value)).concat();
    let effect = effect(row, talk).map(|e| format!("  {e}")).unwrap_or_default();
    let name = if row.name.is_empty() { String::new() } else { format!("  {}", row.name) };
    format!("[{:?}] {}{keys}{name}{effect}", row.class, a.edit)
}

/// `影响 规上工业总产值 2021-01..06：+0.12 亿元，+0.061 百分点`.
fn effect(row: &Row, talk: Talk) -> Option<String> {
    let bearing = row.bearing.as_ref()?;
    let amount = bearing.measure.convert(bearing.effect.amount, &bearing.shown)?;
    let points = bearing.effect.points.map(|p| match talk.lang {
        Lang::Zh => format!("，{} 百分点", signed(p, DIGITS)),
        Lang::En => format!(", {} points", signed(p, DIGITS)),
    });
    let (id, period, unit) = (&bearing.indicator, bearing.period, bearing.shown.called(talk.lang));
    Some(format!("{} {id}@{period} {} {unit}{}", talk.say("影响", "effect"), signed(amount, DIGITS), points.unwrap_or_default()))
}

fn signed(amount: Decimal, digits: u32) -> String {
    format!("{:+}", round(amount, digits))
}

/// What would be in the place of the value in doubt.
fn expected(row: &Row, talk: Talk) -> Option<String> {
    let suspect = row.suspect.as_ref()?;
    let shown = round(suspect.expected, suspect.value.scale());
    let (form, item, period, value) = (&suspect.form, &suspect.item, suspect.period, suspect.value);
    Some(match talk.lang {
        Lang::Zh => format!("{form}.{item} {period}：填报 {value}，预期 {shown}"),
        Lang::En => format!("{form}.{item} {period}: filed {value}, expected {shown}"),
    })
}

fn state(row: &Row) -> Option<Text> {
    match &row.state {
        State::Open => None,
        State::Lapsed(earlier) => Some(lapsed(earlier, &row.values)),
        State::Asked(id) => Some(Text::new(format!("已申请豁免 {id}，待审批"), format!("exemption {id} waits for approval"))),
        State::Noted(note) => Some(Text::new(format!("随表说明：{note}"), format!("note: {note}"))),
        State::Explained(explanation) => Some(explained(explanation)),
        State::Exempted(held) => Some(exempted(&held.0, &held.1)),
    }
}

fn waiting(exemption: &Exemption, talk: Talk) -> String {
    let (id, edit, reason, person) = (exemption.id, &exemption.about.edit, &exemption.said.text, &exemption.said.person);
    let unit = exemption.about.unit.as_deref().unwrap_or_default();
    let values: Vec<String> =
        exemption.basis.values().map(|held| format!("{} {}", name(held).get(talk.lang), number(held.value).get(talk.lang))).collect();
    match talk.lang {
        Lang::Zh => format!("待审批的豁免 {id}：{edit} {unit} {reason}（{person}申请，数值：{}）", values.join("，")),
        Lang::En => format!("exemption {id} waits for approval: {edit} {unit} {reason} (asked by {person} for {})", values.join(", ")),
    }
}

/// How many of each class and state.
fn counts(rows: &[Row], talk: Talk) -> String {
    let mut classes: BTreeMap<Class, usize> = BTreeMap::new();
    rows.iter().filter(|row| row.state.is_open()).for_each(|row| *classes.entry(row.class).or_default() += 1);
    let open: Vec<String> = classes.iter().map(|(class, n)| format!("{class:?} {n}")).collect();
    let of = |word: &str| rows.iter().filter(|row| row.state.word() == word).count();
    let open = if open.is_empty() { talk.say("无", "none").to_owned() } else { open.join(", ") };
    let (explained, exempted) = (of("explained"), of("exempted"));
    match talk.lang {
        Lang::Zh => format!("未处理：{open}；已说明 {explained}；已豁免 {exempted}"),
        Lang::En => format!("open: {open}; {explained} explained; {exempted} exempted"),
    }
}
