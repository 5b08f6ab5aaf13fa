//! Figures and their way back as the document of the interface describes them: the shape of what `wire` writes. Every answer that
//! the tests get is held against it (`crates/platform/tests/all/conforms.rs`).
#![expect(dead_code, reason = "only the shape is of use")]

use super::words::{BasisName, ColumnRole, DatedBy, DecimalText, FigureStatus, Instant, MaybeDecimal, NoValue, PriceName, Sha256Text};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A text in both languages.
#[derive(ToSchema)]
pub struct BothText {
    zh: String,
    en: String,
}

/// A figure: value or reason, with all that a reader needs to trust it.
#[derive(ToSchema)]
pub struct FigureBody {
    /// Stable and speakable: indicator, period, area, part, basis.
    #[schema(example = "industry.output@2021-06")]
    id: String,
    indicator: String,
    period: String,
    area: String,
    /// Dimension and member, where it is a part.
    by: BTreeMap<String, String>,
    basis: BasisName,
    price: PriceName,
    /// Unit of measure of `value`.
    unit: String,
    value: Option<DecimalText>,
    reason: Option<NoValue>,
    shown: ShownValue,
    status: FigureStatus,
    coverage: CoverageBody,
    flags: FlagsBody,
    as_of: Instant,
    /// Editions of classifications that parted the units.
    classified_by: Vec<String>,
    pack: PackBody,
    definition: FormulaInForce,
    /// Which rule withholds the value, where one does.
    #[schema(required = false)]
    withheld: WithheldBy,
    /// This year's amount; of a growth only, as is all that follows.
    #[schema(required = false)]
    current: DecimalText,
    /// The comparable base.
    #[schema(required = false)]
    base: MaybeDecimal,
    #[schema(required = false)]
    published_base: DecimalText,
    #[schema(required = false)]
    published_current: DecimalText,
    #[schema(required = false)]
    amount_unit: String,
    #[schema(required = false)]
    panel: PanelBody,
    title: BothText,
    /// Address of the page that explains it.
    explain: String,
}

/// As it is printed.
#[derive(ToSchema)]
pub struct ShownValue {
    value: Option<DecimalText>,
    unit: String,
    /// Value or reason with the unit.
    zh: String,
    en: String,
}

/// How many have filed.
#[derive(ToSchema)]
pub struct CoverageBody {
    filed: u64,
    expected: u64,
    /// Share of last year's value that those who filed have, in per cent.
    base_share: Option<DecimalText>,
}

/// What to know of the units behind it.
#[derive(ToSchema)]
pub struct FlagsBody {
    negative: u64,
    unsettled: u64,
    imputed: u64,
    /// By which method values are estimated.
    method: Option<String>,
}

/// The pack it is defined in.
#[derive(ToSchema)]
pub struct PackBody {
    id: String,
    version: String,
    /// Of all packs that are active together.
    hash: Sha256Text,
    unverified: bool,
}

/// The formula, and from which day it and what it goes through hold.
#[derive(ToSchema)]
pub struct FormulaInForce {
    from: Option<String>,
    formula: String,
    through: Vec<ThroughBody>,
}

/// An indicator that a formula goes through.
#[derive(ToSchema)]
pub struct ThroughBody {
    indicator: String,
    from: String,
}

/// The rule that withholds a value.
#[derive(ToSchema)]
pub struct WithheldBy {
    rule: String,
    zh: String,
    en: String,
}

/// The bridge from last year's published total to this year's.
#[derive(ToSchema)]
pub struct PanelBody {
    continuing: PartBody,
    upgraded: PartBody,
    new: PartBody,
    moved_in: PartBody,
    left: PartBody,
    moved_out: PartBody,
    not_filed: PartBody,
    reclassified_in: PartBody,
    reclassified_out: PartBody,
    no_base: PartBody,
    restatement: DecimalText,
    bridge_total: DecimalText,
}

/// A row of the bridge.
#[derive(ToSchema)]
pub struct PartBody {
    units: u64,
    current: DecimalText,
    base: DecimalText,
    published: DecimalText,
    bridge: DecimalText,
}

/// A figure with its way back.
#[derive(ToSchema)]
pub struct ExplanationBody {
    figure: FigureBody,
    title: BothText,
    area: BothText,
    formula: Vec<FormulaStep>,
    definition: DefinitionBody,
    sections: Vec<SectionBody>,
    /// Facts that became known after the moment.
    later: Vec<FactBody>,
    /// Whether single units are left out because of who asks.
    withheld: bool,
    /// How many are not told.
    #[schema(required = false)]
    more: MoreLater,
}

/// How many facts are not told.
#[derive(ToSchema)]
pub struct MoreLater {
    later: u64,
}

/// A step of the formula.
#[derive(ToSchema)]
pub struct FormulaStep {
    label: BothText,
    expression: String,
    value: Option<DecimalText>,
    reason: Option<NoValue>,
    unit: String,
    /// Id of the figure it is.
    figure: Option<String>,
}

/// Which definition the figure is made by.
#[derive(ToSchema)]
pub struct DefinitionBody {
    from: Option<String>,
    /// Whether it is a growth, made of two years.
    both_years: bool,
    rates_and_lists: Option<DatedBy>,
    last_year_not_used: Option<LastYearFormula>,
}

/// The formula of the year before, where it was another one.
#[derive(ToSchema)]
pub struct LastYearFormula {
    from: String,
    formula: String,
}

/// Units and facts of a sum.
#[derive(ToSchema)]
pub struct SectionBody {
    area: String,
    items: String,
    /// Units by part.
    counts: BTreeMap<String, u64>,
    population: Vec<MemberBody>,
    filings: Vec<FactBody>,
    #[schema(required = false)]
    more: MoreOfSection,
}

/// How many are not told.
#[derive(ToSchema)]
pub struct MoreOfSection {
    #[schema(required = false)]
    population: u64,
    #[schema(required = false)]
    filings: u64,
}

/// A unit and the part it plays.
#[derive(ToSchema)]
pub struct MemberBody {
    unit: String,
    name: String,
    industry: String,
    part: String,
    why: BothText,
    current: Option<DecimalText>,
    base: Option<DecimalText>,
    published: Option<DecimalText>,
}

/// A fact with its way into the book.
#[derive(ToSchema)]
pub struct FactBody {
    /// `current`, `base`, `published`, `later`; not of a cause.
    #[schema(required = false)]
    role: String,
    fact: i64,
    unit: String,
    form: String,
    period: String,
    item: String,
    column: ColumnRole,
    same_period: bool,
    value: DecimalText,
    revision: i64,
    known: Instant,
    recorded: Instant,
    person: String,
    file: String,
    sha256: Sha256Text,
    /// 0 where there is none.
    line: u32,
    cell: Option<String>,
    source: Option<String>,
    note: Option<String>,
    replaces: Option<i64>,
    replaced_value: Option<DecimalText>,
}

/// A figure with everything it rests on, and a hash over that.
#[derive(ToSchema)]
pub struct ProofBody {
    made: Instant,
    /// Who asked.
    r#for: String,
    /// Over `evidence` as it is written, without spaces.
    sha256: Sha256Text,
    evidence: ExplanationBody,
}
