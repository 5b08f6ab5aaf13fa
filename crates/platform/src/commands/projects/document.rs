//! The board as JSON.

use super::super::Talk;
use super::extras::{Extras, Forecasts};
use super::gather::{Gathered, Row};
use super::strip::{self, Seen};
use super::words;
use crate::workspace::Workspace;
use assessment::board::{Delivered, Promise};
use assessment::lamp::Cause;
use figures::Decimal;
use jiff::civil::Date;
use publication::charted::Shown;
use publication::dossier::{Dossier, History};
use serde_json::{Value, json};

/// Counts, rows and what was asked for beside.
pub fn document(
    gathered: &Gathered<'_>,
    rows: &[&Row<'_>],
    (extras, dossier): (&Extras<'_>, &Dossier<'_>),
    (work, talk): (&Workspace, Talk),
) -> Value {
    let counts: Vec<Value> = gathered
        .counts(dossier.gate())
        .iter()
        .map(|(count, [number, wanted])| {
            json!({
                "stage": count.stage.map(|stage| &stage.id), "group": count.stage.map(|stage| &stage.group),
                "title": count.title.get(talk.lang), "number": told(*number), "evidence_wanted": told(*wanted),
            })
        })
        .collect();
    let mut document = json!({
        "board": gathered.board.id, "day": gathered.day.to_string(), "as_of": gathered.as_of.rfc3339(work.zone()), "stages": counts,
        "withheld": dossier.withheld().ok(), "projects": rows.iter().map(|row| of_row(gathered, row, (extras, dossier), (work, talk))).collect::<Vec<_>>(),
    });
    if !extras.forecasts.is_empty() {
        document["forecasts"] = extras.forecasts.iter().map(forecasts).collect();
    }
    document
}

/// A number, or why it is not told.
fn told(count: Shown<u64>) -> Value {
    count.map_or_else(|reason| json!({ "reason": reason.code() }), Value::from)
}

fn of_row(
    gathered: &Gathered<'_>,
    row: &Row<'_>,
    (extras, dossier): (&Extras<'_>, &Dossier<'_>),
    (work, talk): (&Workspace, Talk),
) -> Value {
    let stage = row.stage(gathered.board);
    let mut value = json!({
        "id": row.record.id, "name": row.record.text(&gathered.board.name), "stage": stage.map(|stage| &stage.id),
        "group": stage.map(|stage| &stage.group), "ended": date(row.way.ended), "lamp": lamp(row, talk),
        "stages": stages(gathered, row, &dossier.history(&row.record, &gathered.entries), work),
        "notes": row.way.odd.iter().map(|odd| odd.words(gathered.board).get(talk.lang).to_owned()).collect::<Vec<_>>(),
    });
    if let Some(strips) = &extras.strips {
        value["history"] = strips.get(&row.record.id).into_iter().flatten().map(|month| month_of(month, talk)).collect();
    }
    if let Some(promises) = &extras.promises {
        value["commitments"] =
            promises.iter().filter(|promise| promise.of == row.record.id).map(|promise| promise_of(promise, talk)).collect();
    }
    if let Some(delivered) = &extras.delivered {
        value["delivered"] = delivered.iter().find(|one| one.id == row.record.id).map_or(Value::Null, |one| delivered_of(one, talk));
    }
    value
}

fn date(day: Option<Date>) -> Value {
    day.map_or(Value::Null, |day| day.to_string().into())
}

fn number(number: Option<Decimal>) -> Value {
    number.map_or(Value::Null, |number| number.normalize().to_string().into())
}

fn lamp(row: &Row<'_>, talk: Talk) -> Value {
    let Some(standing) = &row.standing else { return Value::Null };
    let cause = |cause: &Cause| {
        let table = if let Cause::Table(id, _) = cause { Some(id) } else { None };
        json!({ "table": table, "lamp": cause.lamp().word(), "because": words::cause_in_words(row, cause).get(talk.lang) })
    };
    let manual = standing.manual.as_ref().map(|manual| manual.words().get(talk.lang).to_owned());
    json!({
        "lamp": standing.lamp.word(), "computed": standing.computed.word(), "by_hand": manual,
        "causes": standing.causes.iter().map(cause).collect::<Vec<_>>(),
    })
}

fn stages(gathered: &Gathered<'_>, row: &Row<'_>, seen: &History<'_>, work: &Workspace) -> Value {
    let history = |field: &Option<String>| -> Value {
        let said = field.as_deref().map(|field| seen.of(field)).unwrap_or_default();
        let one =
            |entry: &figures::Entry| json!({ "value": entry.value, "known_at": entry.known.rfc3339(work.zone()), "note": entry.note });
        said.into_iter().map(one).collect()
    };
    let stages = gathered.board.stages.iter().zip(&row.way.stages);
    let one = |(stage, reach): (&methodology::catalogue::Stage, &assessment::board::Reach)| {
        json!({
            "stage": stage.id, "planned": date(reach.planned), "actual": date(reach.actual), "reached": reach.reached, "slip_days": reach.slip,
            "evidence_wanted": reach.wanted, "planned_said": history(&stage.planned), "actual_said": history(&stage.actual),
        })
    };
    stages.map(one).collect()
}

fn month_of(seen: &Seen, talk: Talk) -> Value {
    let Some(month) = &seen.lamps else {
        let because = strip::not_its().get(talk.lang).to_owned();
        return json!({ "month": seen.month.to_string(), "then": null, "now": null, "shown": null, "reason": "not_its", "note": because });
    };
    json!({
        "month": month.month.to_string(), "then": month.then.word(), "now": month.now.word(), "shown": month.shown.word(),
        "note": month.note().map(|note| note.get(talk.lang).to_owned()),
    })
}

fn forecasts(of: &Forecasts<'_>) -> Value {
    let (covered, scored) = of.score.coverage();
    let missed = of.score.missed();
    let one = |(id, made): &(String, Result<assessment::slippage::Forecast, assessment::slippage::Why>)| match made {
        Ok(made) => json!({
            "id": id, "median": date(made.median), "low": date(made.low), "high": date(made.high), "alike": made.alike,
            "rests_on": made.number, "taken": made.taken,
        }),
        Err(why) => json!({ "id": id, "reason": why.code() }),
    };
    json!({
        "stage": of.stage.id, "projects": of.made.iter().map(one).collect::<Vec<_>>(),
        "held_out": {
            "scored": scored, "covered": covered, "skipped": of.score.skipped, "median_error_days": missed.map(|m| m.forecast),
            "always_on_time_days": missed.map(|m| m.on_time), "mean_delay_days": missed.map(|m| m.mean_delay),
        },
    })
}

fn promise_of(promise: &Promise<'_>, talk: Talk) -> Value {
    let threshold = promise.threshold.as_ref();
    json!({
        "commitment": promise.record.id, "metric": promise.record.text("metric"), "op": if promise.at_least { "at_least" } else { "at_most" },
        "threshold": number(threshold.map(|found| found.amount)), "unit": threshold.map(|found| found.measure.name()),
        "due": date(promise.due), "value": number(promise.value), "measured": promise.measured, "distance": number(promise.distance),
        "verdict": promise.verdict.code(), "because": promise.verdict.words().get(talk.lang), "clause": promise.record.text("clause"),
    })
}

fn delivered_of(one: &Delivered, talk: Talk) -> Value {
    json!({
        "unit": one.unit, "producing_since": date(one.since), "first_output": date(one.first), "output_before": one.before, "promised": number(one.promised),
        "twelve_months": number(one.trailing), "last_year": number(one.year), "share_percent": number(one.share), "with": one.others,
        "reason": one.why.map(|why| why.code()), "because": one.why.map(|why| why.words().get(talk.lang).to_owned()),
    })
}
