//! The comparison with the last issue: what stood there, what stands here, the change in words, and what was restated since.

use super::fault::BulletinFault;
use super::sentence::{Local, Writer, around};
use super::tables::{title, unit, with_unit};
use super::{LastIssue, Past};
use crate::change::{self, Size};
use crate::disclosure::Disclosed;
use crate::document::{Derivation, Row, RowKind, Run, Table, plain};
use crate::printed::bound;
use crate::round::unit_name;
use figures::{Decimal, Lang, Measure, Outcome, Period};
use methodology::catalogue::{ChangeKind, Compare, Slot};

/// The table, where the bulletin has a comparison.
pub(super) fn table(writer: &Writer<'_>) -> Result<Option<Table>, BulletinFault> {
    let (Some(compare), Some(last)) = (&writer.bulletin.compare, &writer.setting.last) else { return Ok(None) };
    let lang = writer.lang;
    Ok(Some(Table {
        label: String::new(),
        title: plain(&writer.sentence(compare.title.get(lang))?),
        stub: compare.stub.get(lang).to_owned(),
        heads: vec![head(last.period, lang), head(writer.setting.period, lang), compare.change.get(lang).to_owned()],
        rows: compare.figures.iter().map(|name| row(writer, name)).collect::<Result<_, _>>()?,
        remarks: remarks(writer, compare, last)?,
    }))
}

/// A period at the head of a column, where English needs no article.
fn head(period: Period, lang: Lang) -> String {
    let label = period.label(lang);
    label.strip_prefix("the ").map_or(label.clone(), str::to_owned)
}

/// The last issue's figure of a slot as it is to be shown, and the moment it is known at.
pub(super) fn shown<'a>(writer: &Writer<'a>, name: &str) -> Result<(&'a Disclosed, &'a str), BulletinFault> {
    let past = past(writer, name)?;
    let then = writer.setting.last.as_ref().filter(|_| writer.bulletin.compare.as_ref().is_some_and(|c| c.as_then_known));
    Ok(match then {
        Some(last) => (&past.then, &last.as_of),
        None => (&past.now, &writer.setting.as_of),
    })
}

fn past<'a>(writer: &Writer<'a>, name: &str) -> Result<&'a Past, BulletinFault> {
    writer.material.last.get(name).ok_or_else(|| BulletinFault::NoFigure(name.to_owned()))
}

fn row(writer: &Writer<'_>, name: &str) -> Result<Row, BulletinFault> {
    let (slot, now) = (writer.slot(name)?, writer.figure(name)?);
    let (then, then_at) = shown(writer, name)?;
    let printer = writer.printer();
    let cells = vec![
        printer.cell(name, slot, then, then_at),
        printer.cell(name, slot, now, &writer.setting.as_of),
        difference(writer, slot, now, then),
    ];
    let name = with_unit(title(writer, name)?.get(writer.lang), &unit(writer, name)?, writer.lang);
    Ok(Row { name, cells, kind: RowKind::Plain })
}

/// The change in words, where both have a value.
fn difference(writer: &Writer<'_>, slot: &Slot, now: &Disclosed, then: &Disclosed) -> Vec<Run> {
    let (now_value, then_value) = match (now.outcome(), then.outcome()) {
        (Outcome::Value(now), Outcome::Value(then)) => (now, then),
        (missing @ Outcome::Missing(_), _) | (_, missing) => return vec![derived(writer, None, missing, now)],
    };
    let less = now_value - then_value;
    let change = change::of_size(size(writer, slot, less, now.measure()).borrowed(), &writer.catalogue.wording, writer.lang);
    around(change.before, derived(writer, Some(change.bound), Outcome::Value(less), now), change.after)
}

fn derived(writer: &Writer<'_>, shown: Option<String>, exact: Outcome, now: &Disclosed) -> Run {
    writer.printer().derived((shown, exact, now.measure()), Derivation::Difference, now.id(), &writer.setting.as_of)
}

/// A change with a unit of its own.
struct Told {
    kind: ChangeKind,
    exact: Decimal,
    decimals: u32,
    unit: String,
}

impl Told {
    fn borrowed(&self) -> Size<'_> {
        Size { kind: self.kind, exact: self.exact, decimals: self.decimals, unit: &self.unit }
    }
}

/// Rates change by points, amounts and counts by so much of their own unit.
fn size(writer: &Writer<'_>, slot: &Slot, less: Decimal, own: &Measure) -> Told {
    let printer = writer.printer();
    let points = || unit_name(&Measure::points(), writer.lang);
    if own.same_dimension(&Measure::points()) {
        return Told { kind: ChangeKind::Points, exact: less, decimals: printer.decimals(slot), unit: points() };
    }
    if let Some(exact) = own.convert(less, &Measure::percent()) {
        return Told { kind: ChangeKind::Points, exact, decimals: printer.decimals(slot), unit: points() };
    }
    let things = Measure::parse("家").is_some_and(|things| own.same_dimension(&things));
    let unit = printer.one_unit(slot, less, own);
    let kind = if things { ChangeKind::Count } else { ChangeKind::Amount };
    Told { kind, exact: unit.of(less, own), decimals: unit.decimals, unit: unit.name }
}

/// A sentence for each figure that is printed otherwise today than in the last issue.
fn remarks(writer: &Writer<'_>, compare: &Compare, last: &LastIssue) -> Result<Vec<Vec<Run>>, BulletinFault> {
    let mut out = Vec::new();
    for name in &compare.figures {
        let (slot, past) = (writer.slot(name)?, past(writer, name)?);
        let printed = |f: &Disclosed| {
            let shown = writer.printer().figure(slot, f);
            shown.has_value.then(|| writer.printer().with_unit(&shown))
        };
        let (Some(then), Some(now)) = (printed(&past.then), printed(&past.now)) else { continue };
        if then == now {
            continue;
        }
        let local = Local::from([
            ("name".to_owned(), vec![Run::Text(title(writer, name)?.get(writer.lang).to_owned())]),
            ("last".to_owned(), vec![Run::Given(last.period.label(writer.lang))]),
            ("then".to_owned(), vec![bound(name, &past.then, then, &last.as_of)]),
            ("now".to_owned(), vec![bound(name, &past.now, now, &writer.setting.as_of)]),
        ]);
        out.push(writer.sentence_with(compare.restated.get(writer.lang), &local)?);
    }
    Ok(out)
}
