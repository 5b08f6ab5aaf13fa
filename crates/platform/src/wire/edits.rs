//! The issues of a period as JSON.

use super::{plain, text};
use crate::commands::edits::{Listing, Row};
use crate::weighing::{Bearing, Earlier, State};
use figures::{Decimal, Moment};
use intake::{Input, Spread, Suspect};
use jiff::tz::TimeZone;
use ledger::{About, Basis, Decision, Evidence, Exemption, Explanation, Held, Said};
use serde_json::{Value, json};

/// The listing.
pub fn edits(listing: &Listing, period: &str, as_of: Moment, zone: &TimeZone) -> Value {
    let skipped = listing.skipped.iter().map(|(edit, name, note)| json!({"edit": edit, "parameter": name, "note": note}));
    json!({
        "period": period,
        "as_of": as_of.rfc3339(zone),
        "issues": listing.rows.iter().map(|r| row(r, zone)).collect::<Vec<_>>(),
        "skipped": skipped.collect::<Vec<_>>(),
        "waiting": listing.waiting.iter().map(|e| exemption(e, zone)).collect::<Vec<_>>(),
    })
}

fn row(r: &Row, zone: &TimeZone) -> Value {
    let About { edit, unit, form, period, item } = &r.about;
    json!({
        "edit": edit, "class": format!("{:?}", r.class), "unit": unit, "name": r.name, "form": form, "period": period, "item": item,
        "reason": text(&r.reason),
        "hint": r.hint.as_ref().map(text),
        "file": r.place.file, "line": r.place.line, "cell": r.place.cell,
        "inputs": r.inputs.iter().map(input).collect::<Vec<_>>(),
        "suspect": r.suspect.as_ref().map(suspect),
        "peers": r.spread.as_ref().map(spread),
        "effect": r.bearing.as_ref().map(bearing),
        "state": state(&r.state, zone),
    })
}

fn input(i: &Input) -> Value {
    let place = i.place.as_ref();
    json!({
        "form": i.form, "item": i.item, "period": i.period.to_string(), "role": i.role.word(), "value": i.value.map(plain),
        "file": place.map(|p| &p.file), "line": place.map(|p| p.line), "cell": place.and_then(|p| p.cell.as_ref()),
    })
}

fn suspect(s: &Suspect) -> Value {
    json!({
        "form": s.form, "item": s.item, "period": s.period.to_string(), "role": s.role.word(),
        "value": plain(s.value), "expected": plain(s.expected),
    })
}

fn spread(s: &Spread) -> Value {
    let [low, high] = s.bounds.map(|b| b.map(plain));
    json!({
        "method": s.method.word(), "group": text(&s.group), "units": s.units,
        "median": plain(s.median), "low": low, "high": high, "value": plain(s.value),
    })
}

fn bearing(b: &Bearing) -> Value {
    let shown: Option<Decimal> = b.measure.convert(b.effect.amount, &b.shown);
    json!({
        "indicator": b.indicator, "period": b.period.to_string(), "unit": b.shown.name(),
        "amount": shown.map(plain), "points": b.effect.points.map(plain),
    })
}

fn state(s: &State, zone: &TimeZone) -> Value {
    let more = match s {
        State::Open => json!({}),
        State::Lapsed(earlier) => match &**earlier {
            Earlier::Explanation(e) => json!({ "lapsed": explanation(e, zone) }),
            Earlier::Exemption(e) => json!({ "lapsed": exemption(e, zone) }),
        },
        State::Asked(id) => json!({ "exemption": id }),
        State::Noted(note) => json!({ "note": note }),
        State::Explained(e) => explanation(e, zone),
        State::Exempted(held) => json!({ "exemption": exemption(&held.0, zone), "approval": decision(&held.1, zone) }),
    };
    json!({ "word": s.word(), "of": more })
}

fn explanation(e: &Explanation, zone: &TimeZone) -> Value {
    json!({ "explanation": e.id, "said": said(&e.said, zone), "values": values(&e.basis), "evidence": evidence(&e.evidence) })
}

/// The values something was said for; empty where it was for all that the book then held of the unit.
fn values(basis: &Basis) -> Value {
    let one = |h: &Held| json!({"form": h.form, "item": h.item, "period": h.period, "role": h.role.word(), "value": h.value.map(plain)});
    basis.values().map(one).collect()
}

fn exemption(e: &Exemption, zone: &TimeZone) -> Value {
    let About { edit, unit, form, period, item } = &e.about;
    json!({
        "id": e.id, "edit": edit, "unit": unit, "form": form, "period": period, "item": item,
        "said": said(&e.said, zone), "values": values(&e.basis), "until": e.until.map(|day| day.to_string()), "evidence": evidence(&e.evidence),
        "decisions": e.decisions.iter().map(|d| decision(d, zone)).collect::<Vec<_>>(),
    })
}

fn decision(d: &Decision, zone: &TimeZone) -> Value {
    json!({ "verdict": d.verdict.word(), "said": said(&d.said, zone) })
}

fn said(s: &Said, zone: &TimeZone) -> Value {
    json!({ "text": s.text, "person": s.person, "known": s.known.rfc3339(zone), "recorded": s.recorded.rfc3339(zone) })
}

fn evidence(files: &[Evidence]) -> Value {
    Value::Array(files.iter().map(|e| json!({ "file": e.file, "sha256": e.sha256 })).collect())
}
