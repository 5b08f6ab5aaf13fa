//! What was promised of standard land.

use super::Project;
use crate::draw::Draw;
use crate::entries::{About, Entries};

/// Metric, direction, least and greatest value, unit, when it is due.
const METRICS: [(&str, &str, f64, f64, &str, &str); 3] = [
    ("investment_intensity", "at_least", 240.0, 420.0, "万元/亩", "completed"),
    ("floor_area_ratio", "at_least", 0.9, 1.3, "1", "completed"),
    ("tax_per_mu", "at_least", 18.0, 30.0, "万元/亩", "full"),
];

/// The commitments of a project on standard land.
pub(crate) fn write(project: &Project, out: &mut Entries, draw: &mut Draw) {
    if !project.standard || project.parcel.is_none() {
        return;
    }
    for (metric, op, low, high, unit, due) in METRICS {
        let id = format!("{}@{metric}@{due}", project.id);
        let (about, known) = (About { kind: "commitment", id: &id }, project.plan.supplied_known());
        let value = draw.between(low, high);
        let value = if high < 10.0 { format!("{value:.1}") } else { format!("{value:.0}") };
        out.say(about, "project", &project.id, &known);
        out.say(about, "metric", metric, &known);
        out.say(about, "op", op, &known);
        out.say(about, "value", &format!("{value} {unit}"), &known);
        out.say(about, "due", due, &known);
        out.say(about, "clause", "未达标的按约定缴纳违约金（虚构）", &known);
    }
}
