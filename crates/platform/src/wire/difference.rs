//! Why a figure changed, and what it was at each moment, as documents.

use super::explanation::fact;
use super::figure::{figure, plain};
use super::text;
use figures::{Measure, Moment, Outcome};
use indicators::diff::{Cause, Changed, Counts, DefinitionCause, FilingCause, RegisterCause, Step};
use jiff::tz::TimeZone;
use ledger::RegisterArrival;
use publication::difference::{Difference, Together, Triangle, Why, last_less_first};
use publication::disclosure::Disclosed;
use serde_json::{Map, Value, json};

/// The two figures and what lies between.
pub fn difference(d: &Difference, zone: &TimeZone) -> Value {
    json!({
        "id": d.to.id().to_string(), "title": text(&d.title), "area": text(&d.area),
        "from": figure(&d.from, &d.shown.0, d.shown.1, zone),
        "to": figure(&d.to, &d.shown.0, d.shown.1, zone),
        "unit": d.measure.name(),
        "change": d.change.map(|c| c.to_string()),
        "causes": d.causes.iter().map(|step| self::step(step, zone)).collect::<Vec<_>>(),
        "together": d.together.iter().map(together).collect::<Vec<_>>(),
        "without_effect": counts(d.without_effect),
    })
}

fn step(s: &Step, zone: &TimeZone) -> Value {
    let mut out = Map::new();
    let outcome = |o: Outcome| json!({"value": o.value().map(plain), "reason": o.reason().map(|r| r.code())});
    out.insert("kind".into(), json!(s.cause.kind()));
    out.insert("at".into(), json!(s.at.rfc3339(zone)));
    out.insert("share".into(), json!(s.share.map(|share| share.to_string())));
    out.insert("together_with".into(), json!(s.together));
    out.insert("before".into(), outcome(s.before));
    out.insert("after".into(), outcome(s.after));
    match &s.cause {
        Cause::Filing(f) => filing(f, zone, &mut out),
        Cause::Register(r) => register(r, zone, &mut out),
        Cause::Definition(d) => definition(d, &mut out),
        Cause::Passage => {}
    }
    Value::Object(out)
}

fn filing(f: &FilingCause, zone: &TimeZone, out: &mut Map<String, Value>) {
    unit(&f.unit, &f.name, f.horizon, out);
    out.insert("form".into(), json!(f.form));
    out.insert("values".into(), f.facts.iter().map(|of| fact(of, zone)).collect());
}

fn register(r: &RegisterCause, zone: &TimeZone, out: &mut Map<String, Value>) {
    unit(&r.unit, &r.name, r.horizon, out);
    out.insert("rows".into(), r.rows.iter().map(|of| row(of, zone)).collect());
}

fn unit(code: &str, name: &str, horizon: bool, out: &mut Map<String, Value>) {
    out.insert("unit".into(), json!(code));
    out.insert("name".into(), json!(name));
    out.insert("published_base".into(), json!(horizon));
}

fn row(r: &RegisterArrival, zone: &TimeZone) -> Value {
    json!({
        "row": r.id, "attribute": r.attribute, "value": r.value, "valid_from": r.valid_from.to_string(),
        "valid_to": r.valid_to.map(|d| d.to_string()), "known": r.known.rfc3339(zone), "person": r.person,
        "file": r.file, "line": r.line, "cell": r.cell,
    })
}

fn definition(d: &DefinitionCause, out: &mut Map<String, Value>) {
    out.insert("pack_hash".into(), json!({"before": d.hash.0, "after": d.hash.1}));
    out.insert("changed".into(), d.changed.iter().map(changed).collect());
}

fn changed(c: &Changed) -> Value {
    json!({"kind": c.kind, "id": c.id, "before": c.before, "after": c.after})
}

fn together(t: &Together) -> Value {
    json!({"why": why(t.why), "causes": t.causes, "share": t.share.map(|share| share.to_string())})
}

fn why(why: Why) -> &'static str {
    match why {
        Why::Withheld => "withheld",
        Why::Small => "small",
    }
}

fn counts(c: Counts) -> Value {
    json!({"filings": c.filings, "register": c.register, "definitions": c.definitions})
}

/// The revision triangle.
pub fn revisions(t: &Triangle, zone: &TimeZone) -> Value {
    let unit = t.rows.first().and_then(|(_, cells)| cells.first()).map(|f| f.measure().name().to_owned());
    json!({
        "title": text(&t.title), "area": text(&t.area), "unit": unit,
        "moments": t.moments.iter().map(|m: &Moment| m.rfc3339(zone)).collect::<Vec<_>>(),
        "rows": t.rows.iter().map(|(id, cells)| json!({
            "id": id.to_string(), "period": id.period.to_string(),
            "values": cells.iter().map(|f| cell(f, &t.shown)).collect::<Vec<_>>(),
            "last_less_first": last_less_first(cells).map(plain),
        })).collect::<Vec<_>>(),
    })
}

fn cell(f: &Disclosed, shown: &(Measure, u32)) -> Value {
    let printed = f.figure().clone().shown_in(&shown.0).and_then(|f| f.outcome().value()).map(|v| figures::round(v, shown.1).to_string());
    json!({
        "value": f.outcome().value().map(plain), "reason": f.outcome().reason().map(|r| r.code()), "shown": printed,
        "filed": f.attributes().coverage.filed, "expected": f.attributes().coverage.expected, "pack_hash": f.attributes().pack.hash,
    })
}
