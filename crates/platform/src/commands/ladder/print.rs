//! A ladder on a terminal.

use super::{Shown, View};
use crate::columns::aligned;
use assessment::ladder::{Crossing, Rung, crossings};
use figures::{Lang, round};
use methodology::catalogue::{Condition, LadderRule, Source};
use publication::gap::{Told, points};

/// What is asked for, as text.
pub fn text(shown: &Shown<'_>, view: &View, lang: Lang) -> String {
    let body = match view {
        View::Rungs => rungs(shown, lang),
        View::Title => firms(shown, lang),
        View::Unit { subject, whole: false } => unit(shown, *subject, lang),
        View::Unit { subject, whole: true } => checklist(shown, *subject, lang),
        View::OneStep(unknown) => one_step(shown, *unknown, lang),
        View::Forecast => forecast(shown, lang),
    };
    let mark = shown.mark.as_ref().map(|mark| format!("【{}】\n", mark.get(lang))).unwrap_or_default();
    format!("{mark}{}\n{body}", head(shown, lang))
}

fn head(shown: &Shown<'_>, lang: Lang) -> String {
    let (title, day) = (shown.ladder.title.get(lang), shown.seen.board().day);
    match lang {
        Lang::Zh => format!("{title}（认定日期 {day}）"),
        Lang::En => format!("{title} (decisions of {day})"),
    }
}

fn say(lang: Lang, zh: &str, en: &str) -> String {
    if lang == Lang::Zh { zh.to_owned() } else { en.to_owned() }
}

/// Kleene's three values in words.
pub fn truth(truth: Option<bool>, lang: Lang) -> &'static str {
    match (truth, lang) {
        (Some(true), Lang::Zh) => "满足",
        (Some(false), Lang::Zh) => "不满足",
        (None, Lang::Zh) => "未知",
        (Some(true), Lang::En) => "fulfilled",
        (Some(false), Lang::En) => "not fulfilled",
        (None, Lang::En) => "unknown",
    }
}

fn rungs(shown: &Shown<'_>, lang: Lang) -> String {
    let board = shown.seen.board();
    let head = [
        say(lang, "称号", "title"),
        say(lang, "规则", "rule"),
        say(lang, "已获得", "held"),
        say(lang, "满足", "fulfilled"),
        say(lang, "差一步", "one step"),
        say(lang, "不满足", "not"),
        say(lang, "未知", "unknown"),
    ];
    let mut rows = vec![head.to_vec()];
    for (nth, rung) in board.rungs.iter().enumerate() {
        let count = |wanted: Option<bool>| (0..rung.verdicts.len()).filter(|row| free(rung, *row) && rung.verdicts[*row] == wanted).count();
        let held = rung.held.iter().filter(|held| **held == Some(true)).count();
        let near = board.one_step(nth, 0).len();
        let counts = [held, count(Some(true)), near, count(Some(false)), count(None)].map(|n| n.to_string());
        rows.push([vec![rung.title.title.get(lang).to_owned(), rule(rung, lang)], counts.to_vec()].concat());
    }
    aligned(&rows)
}

/// Whoever holds it needn't fulfil it.
fn free(rung: &Rung, row: usize) -> bool {
    rung.held[row] != Some(true)
}

/// The rule with its mark, or why there is none.
fn rule(rung: &Rung, lang: Lang) -> String {
    if let Some(why) = rung.without_rule() {
        return why.get(lang).to_owned();
    }
    rung.rule.as_ref().map(|rule| source(rule, lang)).unwrap_or_default()
}

fn source(rule: &LadderRule, lang: Lang) -> String {
    match &rule.source {
        Source::Document { citation } => citation.clone(),
        Source::Unverified { .. } => say(lang, "未核实的规则", "unverified rule"),
        Source::Required { .. } => say(lang, "规则待补", "rule wanted"),
        Source::Fictional => say(lang, "虚构的规则", "a fictional rule"),
    }
}

fn firms(shown: &Shown<'_>, lang: Lang) -> String {
    let board = shown.seen.board();
    let Some(rung) = board.rungs.first() else { return String::new() };
    let mut order: Vec<usize> = (0..rung.verdicts.len()).collect();
    let far = |row: &usize| {
        (!matches!(rung.held[*row], Some(true)), kind(rung.verdicts[*row]), rung.steps[*row].failing, rung.steps[*row].unknown, *row)
    };
    order.sort_by_key(far);
    let head = [say(lang, "企业", "firm"), say(lang, "状态", "state"), say(lang, "满足/条件", "met"), say(lang, "差距", "gaps")];
    let mut rows = vec![head.to_vec()];
    rows.extend(order.iter().take(shown.limit).map(|row| line(shown, 0, *row, shown.names[*row].get(lang).to_owned(), lang)));
    format!("{}\n{}{}", rule(rung, lang), aligned(&rows), more(order.len(), shown.limit, lang))
}

fn kind(verdict: Option<bool>) -> u8 {
    match verdict {
        Some(true) => 0,
        None => 2,
        Some(false) => 1,
    }
}

fn more(all: usize, shown: usize, lang: Lang) -> String {
    match all.saturating_sub(shown) {
        0 => String::new(),
        rest => say(lang, &format!("另有 {rest} 家\n"), &format!("{rest} more\n")),
    }
}

/// One firm on one rung: state, conditions, and what keeps it from it.
fn line(shown: &Shown<'_>, nth: usize, row: usize, first: String, lang: Lang) -> Vec<String> {
    let rung = &shown.seen.board().rungs[nth];
    let counts = rung.counts[row];
    let state = match (free(rung, row), rung.without_rule()) {
        (false, _) => say(lang, "已获得", "held"),
        (true, Some(why)) => why.get(lang).to_owned(),
        (true, None) => truth(rung.verdicts[row], lang).to_owned(),
    };
    vec![first, state, format!("{}/{}", counts.met, counts.total()), gaps(shown, nth, row, lang).join(&say(lang, "；", "; "))]
}

fn gaps(shown: &Shown<'_>, nth: usize, row: usize, lang: Lang) -> Vec<String> {
    let board = shown.seen.board();
    let told = |gap| Told { catalogue: &shown.work.catalogue, board, rung: &board.rungs[nth], gap: &gap }.line(lang);
    board.gaps(nth, row).into_iter().map(told).collect()
}

fn unit(shown: &Shown<'_>, subject: usize, lang: Lang) -> String {
    let board = shown.seen.board();
    let mut out = format!("{} {}\n", board.inputs.subjects[subject], shown.names[subject].get(lang));
    for (nth, rung) in board.rungs.iter().enumerate() {
        let cells = line(shown, nth, subject, rung.title.title.get(lang).to_owned(), lang);
        out += &format!("{}  {}  {}  {}\n", cells[0], cells[1], cells[2], rule(rung, lang));
        if rung.without_rule().is_none() && free(rung, subject) {
            gaps(shown, nth, subject, lang).into_iter().for_each(|gap| out += &format!("  - {gap}\n"));
        }
    }
    out
}

fn checklist(shown: &Shown<'_>, subject: usize, lang: Lang) -> String {
    let board = shown.seen.board();
    let Some((rung, rule_of)) = board.rungs.first().and_then(|rung| Some((rung, rung.rule.as_ref()?))) else {
        return unit(shown, subject, lang);
    };
    let mut out = unit(shown, subject, lang);
    out += &format!("{}：{}\n", rule_of.title.get(lang), rule(rung, lang));
    for (nth, leaf) in rung.conditions.iter().enumerate() {
        out +=
            &format!("  [{}] {}{}\n", sign(rung.is_there(nth, subject), rung.leaf(nth, subject)), leaf.title.get(lang), mark(leaf, lang));
    }
    for (nth, score) in rule_of.scores.iter().enumerate() {
        let range = rung.points(nth, subject).map(|range| points(range, lang)).unwrap_or_default();
        out += &format!("  {} {range}\n", score.points.title.get(lang));
    }
    for finding in rung.findings.iter().filter(|finding| finding.subject == subject) {
        let name = board.operands.get(finding.operand).map(assessment::scorecard::name_of).unwrap_or_default();
        let (filed, range) = (points(methodology::catalogue::Range::exactly(finding.filed), lang), points(finding.range, lang));
        out += &say(
            lang,
            &format!("  ! {name} 填报 {filed}，应在 {range} 之内，未采用\n"),
            &format!("  ! {name}: {filed} filed, not within {range}, not used\n"),
        );
    }
    out
}

/// A condition that isn't there for a firm neither holds nor fails.
fn sign(there: Option<bool>, truth: Option<bool>) -> char {
    match (there, truth) {
        (Some(false), _) => '–',
        (_, Some(true)) => '√',
        (_, Some(false)) => '×',
        (_, None) => '?',
    }
}

/// Where a condition comes from, if it is less sure than its rule.
fn mark(leaf: &Condition, lang: Lang) -> String {
    match &leaf.source {
        Some(Source::Unverified { .. }) => say(lang, "（未核实）", " (unverified)"),
        _ => String::new(),
    }
}

fn one_step(shown: &Shown<'_>, unknown: u16, lang: Lang) -> String {
    let board = shown.seen.board();
    let head = [say(lang, "称号", "title"), say(lang, "企业", "firm"), say(lang, "满足/条件", "met"), say(lang, "差距", "gap")];
    let mut rows = vec![head.to_vec()];
    let mut all = 0;
    for (nth, rung) in board.rungs.iter().enumerate() {
        let near = board.one_step(nth, unknown);
        all += near.len().saturating_sub(shown.limit);
        for row in near.into_iter().take(shown.limit) {
            let cells = line(shown, nth, row, rung.title.title.get(lang).to_owned(), lang);
            rows.push(vec![cells[0].clone(), shown.names[row].get(lang).to_owned(), cells[2].clone(), cells[3].clone()]);
        }
    }
    aligned(&rows) + &more(all, 0, lang)
}

fn forecast(shown: &Shown<'_>, lang: Lang) -> String {
    let board = shown.seen.board();
    let mut out = String::new();
    for (nth, rung) in board.rungs.iter().enumerate() {
        let Some(of) = rung.rule.as_ref().and_then(|rule| rule.forecast.as_ref()) else { continue };
        let (unit, line) = (of.line.measure.called(lang), of.line.amount.normalize());
        let head = [
            say(lang, "企业", "firm"),
            say(lang, "近十二个月", "twelve months"),
            say(lang, "再前十二个月", "before"),
            say(lang, "预计达到", "expected"),
        ];
        let mut rows = vec![head.to_vec()];
        let all = sorted(crossings(board, nth));
        rows.extend(all.iter().take(shown.limit).map(|one| crossing(shown, one, lang)));
        let title = rung.title.title.get(lang);
        out += &say(lang, &format!("{title}：{line} {unit}\n"), &format!("{title}: {line} {unit}\n"));
        out += &(aligned(&rows) + &more(all.len(), shown.limit, lang));
    }
    out
}

/// Those with a month first, the earliest first.
pub fn sorted(mut all: Vec<Crossing>) -> Vec<Crossing> {
    all.sort_by_key(|one| (one.when.is_err(), one.when.ok(), one.when.err().map(|why| why.code()), one.subject));
    all
}

fn crossing(shown: &Shown<'_>, one: &Crossing, lang: Lang) -> Vec<String> {
    let amount = |amount: Option<figures::Decimal>| amount.map(|amount| round(amount, 1).to_string()).unwrap_or_default();
    let when = match one.when {
        Ok((year, month)) => format!("{year}-{month:02}"),
        Err(why) => why.words().get(lang).to_owned(),
    };
    vec![shown.names[one.subject].get(lang).to_owned(), amount(one.value), amount(one.before), when]
}
