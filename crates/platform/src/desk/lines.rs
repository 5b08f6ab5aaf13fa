//! The values of a sheet as a file of lines and as filings, each value with its place.

use super::sheet::Effective;
use super::subject::Subject;
use figures::{Decimal, FiledValue, Filing, Moment, Period, Place, Role};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A value with its place in the file that holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    pub item: String,
    pub column: String,
    pub value: Decimal,
    pub place: Place,
}

/// The sheet as lines, one value each, and the values with their lines. The place on the official sheet, item and column,
/// stands with every line.
pub(super) fn csv(subject: &Subject<'_>, values: &[Effective]) -> (String, Vec<Placed>) {
    let mut text = "unit,form,period,item,value,role,source\n".to_owned();
    let mut placed = Vec::with_capacity(values.len());
    let file = file_name(subject);
    let (unit, form) = (subject.unit.as_str(), &subject.form.id);
    for (value, line) in values.iter().zip(2..) {
        let Some((column, period)) = subject.columns().find(|(column, _)| column.id == value.column) else { continue };
        let (role, amount) = (column.role.word(), value.value.normalize());
        let (item, official) = (&value.item, official(subject, &value.item, &column.id));
        // Writing to a text cannot fail.
        _ = writeln!(text, "{unit},{form},{period},{item},{amount},{role},{official}");
        let place = Place { file: file.clone(), line, cell: Some(official), ..Place::default() };
        placed.push(Placed { item: item.clone(), column: column.id.clone(), value: value.value, place });
    }
    (text, placed)
}

/// `B204-1!01/2`: the cell of an item and a column of the official sheet.
pub(super) fn official(subject: &Subject<'_>, item: &str, column: &str) -> String {
    format!("{}!{item}/{column}", subject.form.id)
}

/// The name of the file of lines.
pub(super) fn file_name(subject: &Subject<'_>) -> String {
    format!("{}-{}-{}.csv", subject.form.id, subject.period, subject.unit)
}

/// Values as filings, by the period and role of their columns.
pub(super) fn filings(subject: &Subject<'_>, placed: &[Placed], known: Moment, source: Option<&str>) -> Vec<Filing> {
    let mut all: BTreeMap<(Period, Role), Filing> = BTreeMap::new();
    for value in placed {
        let Some((column, period)) = subject.columns().find(|(column, _)| column.id == value.column) else { continue };
        let filing = all.entry((period, column.role)).or_insert_with(|| Filing {
            unit: subject.unit.clone(),
            form: subject.form.id.clone(),
            period,
            role: column.role,
            known,
            values: Vec::new(),
            source: source.map(str::to_owned),
            note: None,
        });
        filing.values.push(FiledValue { item: value.item.clone(), value: value.value, place: value.place.clone() });
    }
    all.into_values().collect()
}

/// SHA-256 as lower-case hexadecimal.
pub(super) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}
