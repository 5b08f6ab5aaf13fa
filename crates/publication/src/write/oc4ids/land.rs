//! Lots and what was committed to on them, which the standard has no fields for: tables of their own, whose project ids are
//! those of the package.

use super::{Contents, Manner, id_of};
use crate::write::lines::line;
use assessment::board::Promise;
use assessment::records::Record;
use std::io::{self, Write};

/// Heads of the table of commitments.
const COMMITMENTS: [&str; 12] =
    ["project", "metric", "title", "op", "threshold", "unit", "due_stage", "due", "value", "measured", "distance", "verdict"];

/// Decimals of values and distances, which may be quotients without an end.
const DECIMALS: u32 = 4;

/// Lots of the projects: `project`, `parcel` and the fields of the kind of lots as the pack defines them, in their order.
///
/// # Errors
/// As the writer has them.
pub fn lots(contents: &Contents<'_>, manner: Manner<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Some(field) = contents.rule.parcel.as_deref() else { return Ok(()) };
    let Some(seen) = &contents.lots else { return Ok(()) };
    let kind = seen.kind;
    let head = ["project", "parcel"].into_iter().chain(kind.fields.iter().map(|field| field.id.as_str()));
    line(out, head)?;
    let lot = |record: &Record| {
        let named = record.text(field)?;
        seen.records().iter().copied().find(|lot| lot.id == named)
    };
    for record in contents.dossier.records() {
        let Some(lot) = lot(record) else { continue };
        let id = id_of(contents, &record.id, manner);
        let cells = kind.fields.iter().map(|field| lot.text(&field.id).unwrap_or_default());
        line(out, [id.as_str(), lot.id.as_str()].into_iter().chain(cells))?;
    }
    Ok(())
}

/// Commitments of the projects, each with its verdict.
///
/// # Errors
/// As the writer has them.
pub fn commitments(contents: &Contents<'_>, all: &[Promise<'_>], manner: Manner<'_>, out: &mut dyn Write) -> io::Result<()> {
    line(out, COMMITMENTS)?;
    let seen = |id: &str| contents.dossier.records().iter().any(|record| record.id == id);
    for promise in all.iter().filter(|promise| seen(promise.of)) {
        let cells = cells(contents, promise, manner);
        line(out, cells.iter().map(String::as_str))?;
    }
    Ok(())
}

fn cells(contents: &Contents<'_>, promise: &Promise<'_>, manner: Manner<'_>) -> [String; 12] {
    let number = |number: Option<figures::Decimal>| number.map(|n| figures::round(n, DECIMALS).normalize().to_string()).unwrap_or_default();
    let threshold = promise.threshold.as_ref();
    let stage = promise.stage.and_then(|nth| contents.board.stages.get(nth));
    [
        id_of(contents, promise.of, manner),
        promise.record.text("metric").unwrap_or_default().to_owned(),
        promise.metric.map(|metric| metric.title.get(manner.lang).to_owned()).unwrap_or_default(),
        if promise.at_least { "at_least" } else { "at_most" }.to_owned(),
        number(threshold.map(|threshold| threshold.amount)),
        threshold.map(|threshold| threshold.measure.name().to_owned()).unwrap_or_default(),
        stage.map(|stage| stage.id.clone()).unwrap_or_default(),
        promise.due.map(|due| due.to_string()).unwrap_or_default(),
        number(promise.value),
        if promise.measured { "yes" } else { "no" }.to_owned(),
        number(promise.distance),
        promise.verdict.code().to_owned(),
    ]
}
