//! What a figure was at other moments and why it changed, as the document of the interface describes it.
#![expect(dead_code, reason = "only the shape is of use")]

use super::figure_body::{BothText, FactBody, FigureBody};
use super::words::{CauseKind, DecimalText, Instant, NoValue, Sha256Text, TogetherWhy};
use utoipa::ToSchema;

/// What a figure was at each moment at which it changed.
#[derive(ToSchema)]
pub struct RevisionsBody {
    title: BothText,
    area: BothText,
    unit: Option<String>,
    moments: Vec<Instant>,
    rows: Vec<RevisionRow>,
}

/// A figure at all moments.
#[derive(ToSchema)]
pub struct RevisionRow {
    id: String,
    period: String,
    values: Vec<RevisionValue>,
    last_less_first: Option<DecimalText>,
}

/// A figure at a moment.
#[derive(ToSchema)]
pub struct RevisionValue {
    value: Option<DecimalText>,
    reason: Option<NoValue>,
    shown: Option<DecimalText>,
    filed: u64,
    expected: u64,
    pack_hash: Sha256Text,
}

/// Why a figure changed between two moments.
#[derive(ToSchema)]
pub struct DifferenceBody {
    id: String,
    title: BothText,
    area: BothText,
    from: FigureBody,
    to: FigureBody,
    unit: String,
    change: Option<DecimalText>,
    causes: Vec<CauseBody>,
    together: Vec<TogetherBody>,
    without_effect: WithoutEffect,
}

/// A value or why there is none.
#[derive(ToSchema)]
pub struct ValueOrReason {
    value: Option<DecimalText>,
    reason: Option<NoValue>,
}

/// A cause; what is told of it goes by its kind.
#[derive(ToSchema)]
pub struct CauseBody {
    kind: CauseKind,
    at: Instant,
    share: Option<DecimalText>,
    /// With how many others it came.
    together_with: u64,
    before: ValueOrReason,
    after: ValueOrReason,
    #[schema(required = false)]
    unit: String,
    #[schema(required = false)]
    name: String,
    /// Whether it changes what was published a year before.
    #[schema(required = false)]
    published_base: bool,
    #[schema(required = false)]
    form: String,
    #[schema(required = false)]
    values: Vec<FactBody>,
    #[schema(required = false)]
    rows: Vec<RegisterRow>,
    #[schema(required = false)]
    pack_hash: BeforeAfter,
    #[schema(required = false)]
    changed: Vec<ChangedDefinition>,
}

/// A row of the register.
#[derive(ToSchema)]
pub struct RegisterRow {
    row: i64,
    attribute: String,
    value: String,
    valid_from: String,
    valid_to: Option<String>,
    known: Instant,
    person: String,
    file: String,
    line: u32,
    cell: Option<String>,
}

/// What was and what is.
#[derive(ToSchema)]
pub struct BeforeAfter {
    before: String,
    after: String,
}

/// A definition in two versions.
#[derive(ToSchema)]
pub struct ChangedDefinition {
    kind: String,
    id: String,
    before: String,
    after: String,
}

/// Causes told together.
#[derive(ToSchema)]
pub struct TogetherBody {
    why: TogetherWhy,
    causes: u64,
    share: Option<DecimalText>,
}

/// What came in and changed nothing.
#[derive(ToSchema)]
pub struct WithoutEffect {
    filings: u64,
    register: u64,
    definitions: u64,
}
