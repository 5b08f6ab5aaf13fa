//! The way back of a figure as a document.

use super::figure::{figure, plain};
use super::text;
use figures::Role;
use indicators::versions::{Dated, Definition};
use indicators::{FilingLine, Member, Step};
use jiff::tz::TimeZone;
use ledger::FactRecord;
use publication::way_back::{DisclosedSection, WayBack};
use serde_json::{Value, json};

/// Figure, formula, population and filings.
pub fn explanation(e: &WayBack, zone: &TimeZone) -> Value {
    let mut out = json!({
        "figure": figure(&e.figure, &e.shown.0, e.shown.1, zone),
        "title": text(&e.title),
        "area": text(&e.area),
        "formula": e.steps.iter().map(step).collect::<Vec<_>>(),
        "definition": definition(&e.definition),
        "sections": e.sections.iter().map(|s| section(s, zone)).collect::<Vec<_>>(),
        "later": e.later.told.iter().map(|l| line(l, zone)).collect::<Vec<_>>(),
        "withheld": e.withheld,
    });
    more(&mut out, &[("later", e.later.rest())]);
    out
}

/// How many rows are not told, where not all are.
fn more(out: &mut Value, rests: &[(&str, usize)]) {
    let rests: serde_json::Map<String, Value> =
        rests.iter().filter(|(_, rest)| *rest > 0).map(|(name, rest)| ((*name).to_owned(), json!(rest))).collect();
    if let Some(object) = out.as_object_mut().filter(|_| !rests.is_empty()) {
        object.insert("more".to_owned(), Value::Object(rests));
    }
}

fn definition(d: &Definition) -> Value {
    json!({
        "from": d.from.map(|day| day.to_string()),
        "both_years": d.growth.is_some(),
        "rates_and_lists": d.growth.and_then(|dated| match dated {
            Dated::FormulaOnly => None,
            Dated::ThisPeriod => Some("this_period"),
            Dated::EachYear => Some("each_year"),
        }),
        "last_year_not_used": d.last_year.as_ref().map(|(from, text)| json!({"from": from.to_string(), "formula": text})),
    })
}

fn step(s: &Step) -> Value {
    json!({
        "label": text(&s.label), "expression": s.expression, "value": s.outcome.value().map(plain),
        "reason": s.outcome.reason().map(|r| r.code()), "unit": s.measure.name(), "figure": s.figure.as_ref().map(ToString::to_string),
    })
}

fn section(s: &DisclosedSection, zone: &TimeZone) -> Value {
    let counts: serde_json::Map<String, Value> = s.counts.iter().map(|(part, n)| (part.clone(), json!(n))).collect();
    let mut out = json!({
        "area": s.area, "items": s.items, "counts": counts,
        "population": s.members.told.iter().map(member).collect::<Vec<_>>(),
        "filings": s.filings.told.iter().map(|l| line(l, zone)).collect::<Vec<_>>(),
    });
    more(&mut out, &[("population", s.members.rest()), ("filings", s.filings.rest())]);
    out
}

fn member(m: &Member) -> Value {
    json!({
        "unit": m.unit, "name": m.name, "industry": m.industry, "part": m.part, "why": text(&m.why),
        "current": m.current.map(plain), "base": m.base.map(plain), "published": m.published.map(plain),
    })
}

fn line(l: &FilingLine, zone: &TimeZone) -> Value {
    let mut out = fact(&l.fact, zone);
    if let Some(object) = out.as_object_mut() {
        object.shift_insert(0, "role".to_owned(), json!(l.role));
    }
    out
}

/// A fact with its way into the book.
pub(super) fn fact(f: &FactRecord, zone: &TimeZone) -> Value {
    json!({
        "fact": f.id, "unit": f.unit, "form": f.form, "period": f.period, "item": f.item,
        "column": f.role.word(), "same_period": f.role == Role::SamePeriod, "value": plain(f.value), "revision": f.revision,
        "known": f.known.rfc3339(zone), "recorded": f.recorded.rfc3339(zone), "person": f.person,
        "file": f.file, "sha256": f.sha256, "line": f.line, "cell": f.cell, "source": f.source, "note": f.note,
        "replaces": f.replaces, "replaced_value": f.replaced_value.map(plain),
    })
}
