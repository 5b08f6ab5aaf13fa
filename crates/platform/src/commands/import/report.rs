//! What an import says: issues on stderr, the outcome on stdout.

use super::{Outcome, Read};
use crate::commands::Talk;
use crate::failure::BLOCKED;
use crate::wire;
use figures::{Class, Issue, Lang, Role};
use ledger::{Change, Receipt};
use std::collections::BTreeMap;

/// So many differences of a dry run are printed; `--json` has all.
const SHOWN: usize = 20;

/// Says everything.
pub fn say(read: &Read, outcome: &Outcome, talk: Talk) {
    say_issues(&read.issues, talk);
    for file in &outcome.marked {
        eprintln!("{} {file}", talk.say("已标注的工作簿：", "marked workbook:"));
    }
    for file in &outcome.proposed {
        let said = match outcome.dry_run && !std::path::Path::new(file).exists() {
            true => talk.say("对照规则将拟于：", "mapping rules would be proposed in:"),
            false => talk.say("对照规则待确认：", "mapping rules to be confirmed:"),
        };
        eprintln!("{said} {file}");
    }
    if talk.json {
        talk.document(&wire::import(read, outcome));
        return;
    }
    outcome.changes.iter().take(SHOWN).for_each(|c| crate::out::line(&change(c, talk.lang)));
    if outcome.changes.len() > SHOWN {
        crate::out::line(&format!("… +{} (--json)", outcome.changes.len() - SHOWN));
    }
    match &outcome.receipt {
        None => crate::out::line(&refused(read, outcome.code, talk)),
        Some(receipt) => crate::out::line(&taken(receipt, read.left_out, outcome.dry_run, talk)),
    }
    offer_good(read, outcome, talk);
}

/// One difference: unit, form, item, period, before and after, and the cell it comes from.
fn change(c: &Change, lang: Lang) -> String {
    let before = c.before.map_or_else(|| "--".to_owned(), wire::plain);
    let same = if c.role == Role::SamePeriod { if lang == Lang::Zh { "（同期栏）" } else { " (same period)" } } else { "" };
    format!("{}  {}.{}  {}{same}  {before} → {}  {}", c.unit, c.form, c.item, c.period, wire::plain(c.after), c.place)
}

/// When some filings are clean, says that they can be taken alone.
fn offer_good(read: &Read, outcome: &Outcome, talk: Talk) {
    if outcome.code != BLOCKED {
        return;
    }
    let all: Vec<figures::Filing> = read.batches.iter().flat_map(|b| b.filings.iter().cloned()).collect();
    let (good, _) = intake::accept_good(all, &read.issues);
    let units: std::collections::BTreeSet<_> = good.iter().map(|f| &f.unit).collect();
    if !units.is_empty() {
        let (zh, en) = (
            format!("{} 个单位的报表没有问题；--accept-good 只收这些", units.len()),
            format!("the filings of {} unit(s) are clean; --accept-good takes these", units.len()),
        );
        eprintln!("{}", talk.say(&zh, &en));
    }
}

/// Every blocking issue, and the first of those that do not block; the rest are counted by code.
fn say_issues(issues: &[Issue], talk: Talk) {
    let (hard, soft): (Vec<&Issue>, Vec<&Issue>) = issues.iter().partition(|i| i.class.blocks());
    for issue in hard.into_iter().chain(soft.iter().take(SHOWN).copied()) {
        eprint!("{}", issue.render(talk.lang));
    }
    let mut rest: BTreeMap<&str, usize> = BTreeMap::new();
    soft.iter().skip(SHOWN).for_each(|i| *rest.entry(i.code.as_ref()).or_default() += 1);
    for (code, count) in rest {
        eprintln!("{} {code}: {count} (--json)", talk.say("另有", "more of"));
    }
}

fn refused(read: &Read, code: u8, talk: Talk) -> String {
    let mut by_class: BTreeMap<Class, usize> = BTreeMap::new();
    for issue in &read.issues {
        *by_class.entry(issue.class).or_default() += 1;
    }
    let counts: Vec<String> = by_class.iter().map(|(class, n)| format!("{class:?} {n}")).collect();
    let counts = counts.join(", ");
    match code {
        BLOCKED => format!("{}{counts}{}", talk.say("未写入任何内容：", "nothing was written: "), talk.say("", " issue(s)")),
        _ => format!("{}{counts}", talk.say("仅有警告（--strict），未写入：", "only warnings (--strict), nothing was written: ")),
    }
}

/// One line about what was (or would be) taken.
pub fn taken(r: &Receipt, left_out: usize, dry_run: bool, talk: Talk) -> String {
    let head = if dry_run { talk.say("预演：将写入", "dry run: would take") } else { talk.say("已写入", "took") };
    let (new, revised, same, facts, rows, known) = (r.filings_new, r.revisions, r.unchanged, r.facts, r.register_new, r.register_unchanged);
    let said = said(r, talk.lang);
    match talk.lang {
        Lang::Zh => {
            format!("{head}：新报表 {new}，修订 {revised}，未变 {same}，数值 {facts}；名录 新 {rows}，未变 {known}{said}；暂留 {left_out}")
        }
        Lang::En => format!(
            "{head}: {new} new filings, {revised} revisions, {same} unchanged, {facts} values; register {rows} new, {known} unchanged{said}; {left_out} left out"
        ),
    }
}

/// Statements of each kind, where any came.
fn said(r: &Receipt, lang: Lang) -> String {
    let kinds = [
        (r.goals_new, r.goals_unchanged, "目标与计划", "targets and plans"),
        (r.observations_new, r.observations_unchanged, "观测值", "observations"),
        (r.holdings_new, r.holdings_unchanged, "持有", "holdings"),
        (r.entries_new, r.entries_unchanged, "台账", "entries"),
    ];
    let came = kinds.into_iter().filter(|(new, known, ..)| new + known > 0);
    came.map(|(new, known, zh, en)| match lang {
        Lang::Zh => format!("；{zh} 新 {new}，未变 {known}"),
        Lang::En => format!("; {en} {new} new, {known} unchanged"),
    })
    .collect()
}
