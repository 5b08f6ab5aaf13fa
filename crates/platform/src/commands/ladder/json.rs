//! A ladder as one JSON document; decimals are strings.

use super::print::sorted;
use super::{Shown, View};
use crate::commands::Talk;
use assessment::ladder::{Crossing, Gap, Lever, Measure, Rung, crossings};
use assessment::scorecard::name_of;
use publication::gap::Told;
use publication::write::rungs::word;
use serde_json::{Map, Value, json};

/// Prints it.
pub fn print(shown: &Shown<'_>, view: &View, talk: Talk) {
    let board = shown.seen.board();
    let mut document = Map::new();
    document.insert("ladder".to_owned(), json!(shown.ladder.id));
    document.insert("at".to_owned(), json!(board.day.to_string()));
    document.insert("pack".to_owned(), json!(shown.work.catalogue.hash));
    if let Some(mark) = &shown.mark {
        document.insert("scenario".to_owned(), json!(mark.get(talk.lang)));
    }
    let rungs: Vec<Value> = (0..board.rungs.len()).map(|nth| rung(shown, nth, view, talk)).collect();
    document.insert("rungs".to_owned(), Value::Array(rungs));
    talk.document(&Value::Object(document));
}

fn rung(shown: &Shown<'_>, nth: usize, view: &View, talk: Talk) -> Value {
    let board = shown.seen.board();
    let rung = &board.rungs[nth];
    let mut document = Map::new();
    document.insert("title".to_owned(), json!(rung.title.id));
    document.insert("rule".to_owned(), json!(rung.rule.as_ref().map(|rule| &rule.id)));
    document.insert("reason".to_owned(), json!(rung.without_rule().map(|why| why.get(talk.lang).to_owned())));
    if shown.seen.is_whole() {
        document.insert("counts".to_owned(), counts(rung, board.one_step(nth, 0).len()));
    }
    let rows: Vec<usize> = match view {
        View::Rungs => Vec::new(),
        View::Unit { subject, .. } => vec![*subject],
        View::Title => (0..rung.verdicts.len()).take(shown.limit).collect(),
        View::OneStep(unknown) => board.one_step(nth, *unknown).into_iter().take(shown.limit).collect(),
        View::Forecast => {
            let all = sorted(crossings(board, nth)).into_iter().take(shown.limit);
            document.insert("forecast".to_owned(), all.map(|one| crossing(shown, &one)).collect());
            Vec::new()
        }
    };
    document.insert("firms".to_owned(), rows.into_iter().map(|row| firm(shown, nth, row, talk)).collect());
    Value::Object(document)
}

fn counts(rung: &Rung, near: usize) -> Value {
    let of = |wanted: Option<bool>| rung.verdicts.iter().filter(|verdict| **verdict == wanted).count();
    let held = rung.held.iter().filter(|held| **held == Some(true)).count();
    json!({ "held": held, "true": of(Some(true)), "false": of(Some(false)), "unknown": of(None), "one_step": near })
}

fn firm(shown: &Shown<'_>, nth: usize, row: usize, talk: Talk) -> Value {
    let board = shown.seen.board();
    let rung = &board.rungs[nth];
    let (counts, steps) = (rung.counts[row], rung.steps[row]);
    let conditions: Vec<Value> = rung
        .conditions
        .iter()
        .enumerate()
        .map(|(leaf, of)| json!({ "id": of.id, "there": word(rung.is_there(leaf, row)), "state": word(rung.leaf(leaf, row)) }))
        .collect();
    let scores = rung.rule.as_ref().map_or(&[][..], |rule| &rule.scores).iter().enumerate();
    let scores: Map<String, Value> = scores
        .filter_map(|(score, of)| {
            rung.points(score, row).map(|range| (of.id.clone(), json!([range.low.to_string(), range.high.to_string()])))
        })
        .collect();
    let findings: Vec<Value> = rung
        .findings
        .iter()
        .filter(|finding| finding.subject == row)
        .map(|finding| json!({ "value": finding.filed.to_string(), "of": name(shown, finding.operand) }))
        .collect();
    json!({
        "unit": board.inputs.subjects[row], "name": shown.names[row].get(talk.lang), "held": word(rung.held[row]), "verdict": word(rung.verdicts[row]),
        "met": counts.met, "failing": counts.failing, "unknown": counts.unknown, "of": counts.total(),
        "to_change": steps.failing, "to_know": steps.unknown, "conditions": conditions, "scores": scores, "findings": findings,
        "gaps": board.gaps(nth, row).iter().map(|gap| of_gap(shown, rung, gap, talk)).collect::<Vec<_>>(),
    })
}

fn of_gap(shown: &Shown<'_>, rung: &Rung, gap: &Gap, talk: Talk) -> Value {
    let told = Told { catalogue: &shown.work.catalogue, board: shown.seen.board(), rung, gap };
    json!({
        "condition": told.condition().map(|leaf| &leaf.id), "title": told.condition().map(|leaf| leaf.title.get(talk.lang)),
        "state": word(gap.truth), "has": gap.has.as_ref().map(side), "asks": gap.asks.as_ref().map(side),
        "distance": gap.distance.map(|far| far.to_string()), "a_year_before": gap.before.as_ref().map(side),
        "lever": gap.lever.as_ref().map(|found| lever(shown, found)),
        "wanted": gap.missing.iter().map(|operand| name(shown, *operand)).collect::<Vec<_>>(), "says": told.line(talk.lang),
    })
}

fn name(shown: &Shown<'_>, operand: usize) -> Option<String> {
    shown.seen.board().operands.get(operand).map(name_of)
}

fn side(side: &Measure) -> Value {
    match side {
        Measure::Amount(amount) => json!(amount.to_string()),
        Measure::Points(range) => json!([range.low.to_string(), range.high.to_string()]),
        Measure::Word(word) => json!(word),
        Measure::Flag(flag) => json!(flag),
    }
}

fn lever(shown: &Shown<'_>, lever: &Lever) -> Value {
    match lever {
        Lever::Amount { operand, from, to, relative } => {
            json!({ "of": name(shown, *operand), "from": from.to_string(), "to": to.to_string(), "change": relative.map(|by| by.to_string()) })
        }
        Lever::Word { operand, to } => json!({ "of": name(shown, *operand), "to": to }),
        Lever::Title(title) => json!({ "title": title }),
        Lever::Wait(day) => json!({ "wait_until": day.to_string() }),
    }
}

fn crossing(shown: &Shown<'_>, one: &Crossing) -> Value {
    let (when, reason) = match one.when {
        Ok((year, month)) => (Some(format!("{year}-{month:02}")), None),
        Err(why) => (None, Some(why.code())),
    };
    json!({
        "unit": shown.seen.board().inputs.subjects[one.subject], "twelve_months": one.value.map(|v| v.to_string()),
        "before": one.before.map(|v| v.to_string()), "expected": when, "reason": reason,
    })
}
