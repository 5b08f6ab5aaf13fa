//! Sheets and findings as documents.

use super::words::{ColumnRole, FindingState, Instant, IssueClass, SheetState};
use crate::desk::{self, Audited, Grid, GridCell, GridRow};
use crate::wire::plain;
use figures::{Decimal, Lang};
use jiff::tz::TimeZone;
use ledger::{ActKind, OpenIssues, Submission};
use serde::Serialize;
use utoipa::ToSchema;

/// A sheet.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SheetBody {
    form: String,
    title: String,
    number: Option<String>,
    period: String,
    period_label: String,
    measure: Option<String>,
    unit: String,
    unit_name: String,
    #[schema(value_type = SheetState)]
    state: &'static str,
    locked: bool,
    version: i64,
    columns: Vec<ColumnBody>,
    rows: Vec<RowBody>,
    signers: SignersBody,
    messages: usize,
    receipt: Option<ReceiptBody>,
    /// Why it was returned, where it was.
    returned: Option<String>,
}

/// A column.
#[derive(Debug, Serialize, ToSchema)]
pub struct ColumnBody {
    id: String,
    title: String,
    #[schema(value_type = ColumnRole)]
    role: &'static str,
    locked: bool,
    period: String,
}

/// A row.
#[derive(Debug, Serialize, ToSchema)]
pub struct RowBody {
    item: String,
    title: String,
    level: u32,
    measure: String,
    integer: bool,
    derived: bool,
    cells: Vec<CellBody>,
}

/// A cell. Decimals are strings.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CellBody {
    column: String,
    text: String,
    value: Option<String>,
    version: i64,
    editable: bool,
    last_period: Option<String>,
    last_year: Option<String>,
    /// `file:cell` it was read from.
    origin: Option<String>,
}

/// Who signs.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SignersBody {
    responsible: String,
    filled_by: String,
    phone: String,
}

/// What was submitted.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReceiptBody {
    number: i64,
    hash: String,
    #[schema(value_type = Instant)]
    at: String,
    person: String,
    file: String,
}

impl SheetBody {
    /// In the reader's language.
    pub fn of(subject: &desk::Subject<'_>, grid: Grid, lang: Lang, zone: &TimeZone) -> Self {
        SheetBody {
            form: subject.form.id.clone(),
            title: grid.title.get(lang).to_owned(),
            number: grid.number,
            period: subject.period.to_string(),
            period_label: subject.period.label(lang),
            measure: grid.measure.map(|measure| measure.called(lang).to_string()),
            unit: subject.unit.as_str().to_owned(),
            unit_name: grid.unit_name,
            state: grid.standing.word(),
            locked: grid.locked,
            version: grid.version,
            columns: grid.columns.iter().map(|column| column_of(column, lang)).collect(),
            rows: grid.rows.into_iter().map(|row| row_of(row, lang)).collect(),
            signers: signers(grid.signers),
            messages: grid.messages,
            returned: grid.submission.as_ref().and_then(returned),
            receipt: grid.submission.map(|submission| receipt(submission, zone)),
        }
    }
}

fn column_of(column: &desk::GridColumn, lang: Lang) -> ColumnBody {
    let title = column.title.get(lang).to_owned();
    ColumnBody { id: column.id.clone(), title, role: column.role.word(), locked: column.locked, period: column.period.to_string() }
}

fn row_of(row: GridRow, lang: Lang) -> RowBody {
    RowBody {
        item: row.item,
        title: row.title.get(lang).to_owned(),
        level: row.level,
        measure: row.measure.called(lang).to_string(),
        integer: row.integer,
        derived: row.derived,
        cells: row.cells.into_iter().map(cell).collect(),
    }
}

fn cell(cell: GridCell) -> CellBody {
    let text = |value: Option<Decimal>| value.map(plain);
    CellBody {
        column: cell.column,
        text: cell.text,
        value: text(cell.value),
        version: cell.version,
        editable: cell.editable,
        last_period: text(cell.last_period),
        last_year: text(cell.last_year),
        origin: cell.origin.map(|origin| format!("{}:{}", origin.file, origin.cell)),
    }
}

fn signers(of: ledger::Signers) -> SignersBody {
    SignersBody { responsible: of.responsible, filled_by: of.filled_by, phone: of.phone }
}

fn receipt(of: Submission, zone: &TimeZone) -> ReceiptBody {
    ReceiptBody { number: of.number, hash: of.digest, at: of.at.rfc3339(zone), person: of.person, file: of.file }
}

fn returned(of: &Submission) -> Option<String> {
    of.acts.last().filter(|act| act.kind == ActKind::Returned).map(|act| act.text.clone())
}

/// Cells as they were saved.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    sheet_version: i64,
    cells: Vec<SavedCell>,
}

/// A cell as it was saved.
#[derive(Debug, Serialize, ToSchema)]
pub struct SavedCell {
    item: String,
    column: String,
    text: String,
    value: Option<String>,
    version: i64,
    hint: Option<String>,
}

impl Saved {
    /// In the reader's language.
    pub fn of(put: desk::Put, lang: Lang) -> Self {
        let one = |cell: desk::PutCell| SavedCell {
            item: cell.item,
            column: cell.column,
            text: cell.text,
            value: cell.value.map(plain),
            version: cell.version,
            hint: cell.hint.map(|hint| hint.get(lang).to_owned()),
        };
        Saved { sheet_version: put.version, cells: put.cells.into_iter().map(one).collect() }
    }
}

/// What the edits find.
#[derive(Debug, Serialize, ToSchema)]
pub struct Findings {
    /// In the order of the sheet.
    pub findings: Vec<FindingBody>,
    /// How many are open.
    pub counts: Counts,
}

/// A finding.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FindingBody {
    rule_id: String,
    #[schema(value_type = IssueClass)]
    class: String,
    item: Option<String>,
    column: Option<String>,
    message: String,
    hint: Option<String>,
    values: Vec<ValueBody>,
    #[schema(value_type = FindingState)]
    state: &'static str,
    explainable: bool,
    exemptible: bool,
}

/// A value that a finding rests on.
#[derive(Debug, Serialize, ToSchema)]
pub struct ValueBody {
    form: String,
    item: String,
    period: String,
    #[schema(value_type = ColumnRole)]
    role: &'static str,
    value: Option<String>,
}

/// How many are open, by class.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Counts {
    #[serde(rename = "A")]
    a: u32,
    #[serde(rename = "B")]
    b: u32,
    #[serde(rename = "C")]
    c: u32,
    #[serde(rename = "D")]
    d: u32,
}

impl From<OpenIssues> for Counts {
    fn from(open: OpenIssues) -> Self {
        Counts { a: open.a, b: open.b, c: open.c, d: open.d }
    }
}

impl Findings {
    /// In the reader's language.
    pub fn of(issues: &[Audited], open: OpenIssues, lang: Lang) -> Self {
        Findings { findings: issues.iter().map(|issue| finding(issue, lang)).collect(), counts: open.into() }
    }
}

fn finding(issue: &Audited, lang: Lang) -> FindingBody {
    let value = |input: &intake::Input| ValueBody {
        form: input.form.clone(),
        item: input.item.clone(),
        period: input.period.to_string(),
        role: input.role.word(),
        value: input.value.map(plain),
    };
    FindingBody {
        rule_id: issue.rule.clone(),
        class: format!("{:?}", issue.class),
        item: issue.item.clone(),
        column: issue.column.clone(),
        message: issue.message.get(lang).to_owned(),
        hint: issue.hint.as_ref().map(|hint| hint.get(lang).to_owned()),
        values: issue.inputs.iter().map(value).collect(),
        state: issue.state.word(),
        explainable: issue.explainable,
        exemptible: issue.exemptible,
    }
}
