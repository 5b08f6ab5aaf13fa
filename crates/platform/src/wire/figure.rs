//! The figure document of the command line and the page.

use figures::{Base, Decimal, Figure, Measure, Outcome, Panel, PanelPart, round};
use jiff::tz::TimeZone;
use publication::disclosure::Disclosed;
use serde_json::{Map, Value, json};

/// A disclosed figure with the unit and decimals it is printed in.
pub fn figure(disclosed: &Disclosed, unit: &Measure, decimals: u32, zone: &TimeZone) -> Value {
    let figure = disclosed.figure();
    let (id, more) = (figure.id(), figure.attributes());
    let by: Map<String, Value> = id.by.iter().map(|(dimension, member)| (dimension.clone(), json!(member))).collect();
    let mut out = json!({
        "id": id.to_string(), "indicator": id.indicator, "period": id.period.to_string(), "area": id.area, "by": by,
        "basis": id.basis.word(), "price": id.price.word(), "unit": figure.measure().name(),
        "value": value(figure.outcome()), "reason": figure.outcome().reason().map(|r| r.code()),
        "shown": {"value": shown(figure, unit, decimals), "unit": unit.name()},
        "status": more.status.word(),
        "coverage": {"filed": more.coverage.filed, "expected": more.coverage.expected, "base_share": more.coverage.base_share.map(plain)},
        "flags": {
            "negative": more.flags.negative, "unsettled": more.flags.unsettled,
            "imputed": more.flags.imputed, "method": more.flags.method,
        },
        "as_of": more.as_of.rfc3339(zone),
        "classified_by": figure.lineage().classified_by(),
        "pack": {"id": more.pack.id, "version": more.pack.version, "hash": more.pack.hash, "unverified": more.pack.unverified},
        "definition": definition(figure),
    });
    if let (Some(why), Some(object)) = (disclosed.why(), out.as_object_mut()) {
        object.insert("withheld".into(), json!({"rule": why.code(), "zh": why.words().zh, "en": why.words().en}));
    }
    if let (Some(growth), Some(object)) = (&more.growth, out.as_object_mut()) {
        object.extend(parts(growth));
    }
    out
}

/// The formula it is made by, and from which day that and what it goes through hold.
fn definition(figure: &Figure) -> Value {
    let mut all = figure.lineage().definitions().iter();
    let own = all.next().map(|(_, from)| from.to_string());
    let through: Vec<Value> = all.map(|(id, from)| json!({"indicator": id, "from": from.to_string()})).collect();
    json!({"from": own, "formula": figure.lineage().formula(), "through": through})
}

/// The printed value in the unit shown, or null.
fn shown(figure: &Figure, unit: &Measure, decimals: u32) -> Option<String> {
    let value = figure.clone().shown_in(unit)?.outcome().value()?;
    Some(round(value, decimals).to_string())
}

fn value(outcome: Outcome) -> Option<String> {
    outcome.value().map(plain)
}

/// A decimal without trailing zeros.
pub fn plain(d: Decimal) -> String {
    d.normalize().to_string()
}

fn parts(growth: &Base) -> Map<String, Value> {
    let mut out = Map::new();
    out.insert("current".into(), json!(plain(growth.current)));
    out.insert("base".into(), json!(growth.base.map(plain)));
    out.insert("published_base".into(), json!(plain(growth.published_base)));
    out.insert("published_current".into(), json!(plain(growth.published_current)));
    out.insert("amount_unit".into(), json!(growth.measure.name()));
    out.insert("panel".into(), panel(&growth.panel));
    out
}

fn panel(panel: &Panel) -> Value {
    let mut out: Map<String, Value> = panel.parts().iter().map(|(name, p)| ((*name).to_owned(), part(p))).collect();
    out.insert("restatement".into(), json!(plain(panel.restatement)));
    out.insert("bridge_total".into(), json!(plain(panel.bridge_total())));
    Value::Object(out)
}

fn part(p: &PanelPart) -> Value {
    json!({"units": p.units, "current": plain(p.current), "base": plain(p.base), "published": plain(p.published), "bridge": plain(p.bridge)})
}
