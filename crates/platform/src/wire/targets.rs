//! Targets and plans of capacity as a document.

use super::{figure::plain, text};
use crate::commands::targets::{Listing, PlanRow, Row};
use assessment::allocation::Allocation;
use assessment::capacity::Step;
use assessment::forecast::Forecast;
use assessment::needed::Needed;
use assessment::pace::Due;
use assessment::share::Share;
use assessment::why::Why;
use figures::goal::{Building, Fallback};
use figures::{Milestone, Target};
use jiff::tz::TimeZone;
use serde_json::{Value, json};

/// Everything `wanmu targets` says.
pub fn targets(listing: &Listing<'_>, zone: &TimeZone) -> Value {
    json!({
        "year": listing.year, "area": listing.area, "as_of": listing.as_of.rfc3339(zone),
        "targets": listing.rows.iter().map(|row| target(row, zone)).collect::<Vec<_>>(),
        "capacity": listing.plans.iter().map(|plan| self::plan(plan, zone)).collect::<Vec<_>>(),
        "withheld": listing.withheld,
    })
}

fn target(row: &Row<'_>, zone: &TimeZone) -> Value {
    let (target, progress) = (row.thread.current, &row.progress);
    let figure = row.found.figure.as_ref();
    let mut out = stated(target, zone);
    let judged = json!({
        "title": text(&row.title), "area_title": text(&row.area),
        "through": row.found.window.map(|w| w.month().to_string()),
        "figure": figure.map(|f| f.id().to_string()),
        "actual": row.found.actual.value().map(plain), "reason": row.found.actual.reason().map(|r| r.code()),
        "coverage": figure.map(|f| f.attributes().coverage).map(|c| json!({"filed": c.filed, "expected": c.expected})),
        "completion": answer(&progress.completion, |s| share(*s)),
        "completion_of_first": progress.of_first.as_ref().map(|first| answer(first, |s| share(*s))),
        "time": progress.time.map(share),
        "due": answer(&progress.due, due),
        "verdict": answer(&progress.verdict, |v| json!(v.word())),
        "half_and_half": progress.half_and_half,
        "left": answer(&progress.left, |d| json!(plain(*d))),
        "behind": answer(&progress.behind, |d| json!(plain(*d))),
        "needed": answer(&progress.needed, needed),
        "forecast": answer(&progress.forecast, forecast),
        "season": row.found.season.0.iter().map(year).collect::<Vec<_>>(),
        "revisions": row.thread.said.iter().map(|t| stated(t, zone)).collect::<Vec<_>>(),
        "milestones": row.milestones.iter().map(|m| milestone(m, zone)).collect::<Vec<_>>(),
        "parts": row.allocation.as_ref().map(parts),
    });
    if let (Some(all), Value::Object(more)) = (out.as_object_mut(), judged) {
        all.extend(more);
    }
    out
}

/// A target as it was stated.
fn stated(t: &Target, zone: &TimeZone) -> Value {
    json!({
        "target": t.target, "indicator": t.indicator, "filer": t.filer.as_ref().map(ToString::to_string), "area": t.area,
        "period": t.period.to_string(), "aim": t.aim.map(plain), "unit": t.measure.name(), "direction": t.direction.word(),
        "pace": t.pace.word(), "fallback": t.fallback.map(Fallback::word), "counting": t.counting.word(), "parent": t.parent,
        "issuer": t.issuer, "document": t.document, "scope": t.scope, "withdrawn": t.aim.is_none(),
        "known": t.known.rfc3339(zone), "source": t.source, "note": t.note, "file": t.place.file, "line": t.place.line,
    })
}

/// An answer, or an object with the reason why there is none.
fn answer<T>(answer: &Result<T, Why>, show: impl Fn(&T) -> Value) -> Value {
    match answer {
        Ok(found) => show(found),
        Err(why) => json!({ "reason": why.code(), "words": text(&why.words()) }),
    }
}

fn share(share: Share) -> Value {
    let (part, whole) = share.parts();
    json!({"percent": share.percent().map(plain), "part": plain(part), "whole": plain(whole)})
}

fn due(due: &Due) -> Value {
    let mut out = share(due.share);
    if let (Some(all), Value::Object(more)) =
        (out.as_object_mut(), json!({"by": due.by.word(), "years": due.years, "missing_years": due.missing}))
    {
        all.extend(more);
    }
    out
}

fn needed(n: &Needed) -> Value {
    json!({
        "per_month": plain(n.per_month), "months": n.months, "so_far": plain(n.so_far), "last_year": n.last_year.map(plain),
        "of_so_far": n.against_so_far().map(share), "of_last_year": n.against_last_year().map(share),
    })
}

fn forecast(f: &Forecast) -> Value {
    json!({
        "point": plain(f.point), "low": f.band.map(|(low, _)| plain(low)), "high": f.band.map(|(_, high)| plain(high)),
        "by": f.by.word(), "years": f.years, "missing_years": f.missing,
    })
}

fn year(y: &assessment::season::Year) -> Value {
    json!({"year": y.year, "part": y.part.value().map(plain), "whole": y.whole.value().map(plain), "share": y.share().map(share)})
}

fn milestone(m: &Milestone, zone: &TimeZone) -> Value {
    json!({"due": m.due.to_string(), "aim": m.aim.map(plain), "title": m.title, "known": m.known.rfc3339(zone), "note": m.note})
}

fn parts(a: &Allocation) -> Value {
    json!({
        "sum": plain(a.sum), "difference": plain(a.difference), "balance": a.balance.word(), "counted": a.counted,
        "withdrawn": a.withdrawn, "other_unit": a.other_unit, "missing": a.missing,
    })
}

fn plan(row: &PlanRow<'_>, zone: &TimeZone) -> Value {
    let made = row.made.as_ref().map(|made| {
        json!({
            "figure": made.figure.id().to_string(), "period": made.figure.id().period.to_string(), "output": plain(made.output),
            "possible": made.possible.map(plain), "utilisation": made.utilisation.map(share),
        })
    });
    json!({
        "unit": row.plan.unit.as_str(), "name": row.name, "product": row.plan.product, "measure": row.plan.measure.name(),
        "steps": row.plan.steps.iter().map(|s| step(s, zone)).collect::<Vec<_>>(), "output_item": row.plan.output, "made": made,
    })
}

fn step(s: &Step<'_>, zone: &TimeZone) -> Value {
    json!({
        "phase": s.stated.phase, "date": s.stated.date.to_string(), "capacity": s.capacity.map(plain), "growth": s.growth.map(plain),
        "state": s.stated.state.word(), "built": s.stated.state == Building::Built, "overdue": s.overdue,
        "known": s.stated.known.rfc3339(zone), "note": s.stated.note,
    })
}
