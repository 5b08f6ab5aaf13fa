//! Tables of a bulletin: figures of slots by row, members of a breakdown, and the comparison.

use super::fault::BulletinFault;
use super::sentence::Writer;
use super::{comparison, members};
use crate::disclosure::Disclosed;
use crate::document::{Row, RowKind, Run, Table, plain};
use figures::{Lang, Text};
use methodology::catalogue::{RowDef, Slot, TableColumn, TableDef, TableRows};

/// All tables in order, the comparison with the last issue behind them.
pub(super) fn all(writer: &Writer<'_>) -> Result<Vec<Table>, BulletinFault> {
    let mut tables: Vec<Table> = writer.bulletin.tables.iter().map(|def| table(writer, def)).collect::<Result<_, _>>()?;
    tables.extend(comparison::table(writer)?);
    for (at, table) in tables.iter_mut().enumerate() {
        table.label = numbered(writer.lang, ("表", "Table"), at + 1);
    }
    Ok(tables)
}

/// 表1, Table 1.
pub(super) fn numbered(lang: Lang, (zh, en): (&str, &str), number: usize) -> String {
    match lang {
        Lang::Zh => format!("{zh}{number}"),
        Lang::En => format!("{en} {number}"),
    }
}

fn table(writer: &Writer<'_>, def: &TableDef) -> Result<Table, BulletinFault> {
    let rows = match &def.rows {
        TableRows::Slots(rows) => rows.iter().map(|r| row(writer, r, &def.columns)).collect::<Result<_, _>>()?,
        TableRows::Breakdown(name) => members::rows(writer, name, &def.columns)?,
    };
    let unit = match &def.rows {
        TableRows::Breakdown(name) => members::unit(writer, name)?,
        TableRows::Slots(_) => None,
    };
    Ok(Table {
        label: String::new(),
        title: plain(&writer.sentence(def.title.get(writer.lang))?),
        stub: def.stub.get(writer.lang).to_owned(),
        heads: heads(&def.columns, unit.as_deref(), writer.lang),
        rows,
        remarks: Vec::new(),
    })
}

/// Heads of columns; the one of values takes the unit where all rows share it.
pub(super) fn heads(columns: &[(TableColumn, Text)], unit: Option<&str>, lang: Lang) -> Vec<String> {
    let head = |(column, text): &(TableColumn, Text)| match (column, unit) {
        (TableColumn::Value, Some(unit)) => with_unit(text.get(lang), unit, lang),
        _ => text.get(lang).to_owned(),
    };
    columns.iter().map(head).collect()
}

/// A name with its unit in brackets.
pub(super) fn with_unit(name: &str, unit: &str, lang: Lang) -> String {
    match (unit.is_empty(), lang) {
        (true, _) => name.to_owned(),
        (_, Lang::Zh) => format!("{name}（{unit}）"),
        (_, Lang::En) => format!("{name} ({unit})"),
    }
}

fn row(writer: &Writer<'_>, def: &RowDef, columns: &[(TableColumn, Text)]) -> Result<Row, BulletinFault> {
    let leading = def.value.as_deref().or(def.growth.as_deref()).unwrap_or_default();
    let name = def.name.clone().map_or_else(|| title(writer, leading), Ok)?;
    let cells = columns.iter().map(|(column, _)| cell(writer, def, *column)).collect::<Result<_, _>>()?;
    let unit = def.value.as_deref().map(|slot| unit(writer, slot)).transpose()?.unwrap_or_default();
    Ok(Row { name: with_unit(name.get(writer.lang), &unit, writer.lang), cells, kind: RowKind::Plain })
}

/// The name of what a slot shows; a growth that has none takes that of its level.
pub(super) fn title(writer: &Writer<'_>, name: &str) -> Result<Text, BulletinFault> {
    let slot = writer.slot(name)?;
    if let Some(name) = &slot.name {
        return Ok(name.clone());
    }
    let level = slot.indicator.strip_suffix(".growth").unwrap_or(&slot.indicator);
    let same = |s: &&Slot| s.indicator == level && s.of_month == slot.of_month;
    let beside = writer.bulletin.figures.values().find(same).and_then(|s| s.name.clone());
    let indicator = || writer.catalogue.indicators.get(level).map(|i| i.title.clone());
    let title = beside.or_else(indicator).unwrap_or_else(|| Text::new(level, level));
    let growth = || Text::new(format!("{}增速", title.zh), format!("{}, growth", title.en));
    Ok(if level == slot.indicator { title.clone() } else { growth() })
}

/// The unit all figures of a slot have; empty where it goes by size.
pub(super) fn unit(writer: &Writer<'_>, slot: &str) -> Result<String, BulletinFault> {
    let own = writer.figure(slot)?.measure();
    Ok(writer.printer().fixed_unit(writer.slot(slot)?, own).unwrap_or_default())
}

fn cell(writer: &Writer<'_>, def: &RowDef, column: TableColumn) -> Result<Vec<Run>, BulletinFault> {
    let slot = match column {
        TableColumn::Value | TableColumn::LastValue => &def.value,
        TableColumn::Growth | TableColumn::LastGrowth => &def.growth,
        TableColumn::Share => &None,
    };
    let Some(name) = slot else { return Ok(vec![Run::Text("—".to_owned())]) };
    let (figure, as_of): (&Disclosed, &str) = match column.is_last() {
        true => comparison::shown(writer, name)?,
        false => (writer.figure(name)?, &writer.setting.as_of),
    };
    Ok(writer.printer().cell(name, writer.slot(name)?, figure, as_of))
}
