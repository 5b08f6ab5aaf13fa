//! The checked catalogue: every definition of the active packs, resolved and typed.

mod board;
mod bulletin;
mod chain;
mod classes;
mod edit;
mod editions;
mod example;
mod fact;
mod form;
mod indicator;
mod ladder;
mod lamp;
mod lexicon;
mod panel;
mod record;
mod scorecard;
mod tally;
mod text;
mod wording;

pub use board::{Board, Delivering, Forecasting, Metric, Packaging, Progressing, Reports, Stage};
pub use bulletin::{
    BARS_NAMES, BRIDGE_NAMES, Breakdown, Bulletin, ChartDef, ChartKind, Compare, Every, GIVEN, Last, Masthead, RESTATED_NAMES, RowDef,
    Shown, Slot, TableColumn, TableDef, TableRows,
};
pub use chain::{Chain, Funnel, FunnelStage, Link, Segment, Tier};
pub use classes::{Approval, Area, ClassDef, Classification, Nomenclature, NomenclatureEntry, Table};
pub use edit::{Edit, Macro, MacroRule, Parameter, Peers};
pub use editions::{Correspondence, Edition, Targets};
pub use example::{Example, Expectation};
pub use fact::{Fact, FactKind, yes_or_no};
use figures::Text;
pub use form::{Column, Family, Form, FormVersion, Item, Nature, Span};
pub use indicator::{Better, Card, Category, Collected, Formula, Imputation, ImputationMethod, Indicator, Thresholds};
pub use ladder::{Band, Check, Condition, ForecastOf, Joined, Ladder, LadderRule, Node, Points, Range, RuleScore, Title, Way};
pub use lamp::{Asked, Declared, Given, InputFormula, InputKind, Interval, Lamp, LampInput, LampRow, LampTable};
pub use lexicon::{Lexicon, Partition, Phrase, Ranking, Ratio, Subset};
pub use panel::{Panel, PanelMeasure, PanelMember, Resource};
pub use record::{FieldKind, RecordCheck, RecordField, RecordKind, Register};
pub use scorecard::{
    Adjustment, Aggregate, Classes, Cut, Effect, Grade, Imputing, Inherit, Judged, Leaf, Merge, MissingScore, Normaliser, Override, Policy,
    Publicity, RankingGroup, Reach, Robustness, Rounding, Rule, Scale, ScoreTerm, Scorecard, Step, TermKind, Ties, Treating,
};
use std::collections::BTreeMap;
pub use tally::Tally;
pub use text::{Disclosure, Dominance, Pacing};
pub use wording::{ChangeKind, Fitting, Forbidden, NearlyFlat, Strong, UnitRule, UnitStep, Verbs, Wording};

/// All definitions of a set of packs. Definitions with blocking issues are left out.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// Packs in load order.
    pub packs: Vec<Pack>,
    /// SHA-256 over all pack files, by which the version is kept.
    pub hash: String,
    /// Time zone of the calendar, `Asia/Shanghai`.
    pub zone: String,
    /// Credit codes that are legally valid though their check character fails.
    pub code_exceptions: Vec<String>,
    /// Endings of names that say the legal form (有限公司) and not who is meant.
    pub legal_forms: Vec<String>,
    /// Forms by official table number.
    pub forms: BTreeMap<String, Form>,
    /// Indicators by id.
    pub indicators: BTreeMap<String, Indicator>,
    /// Groups of indicators by id.
    pub categories: BTreeMap<String, Category>,
    /// Words by which the heads of sheets are read, by what they name.
    pub headings: BTreeMap<String, Vec<String>>,
    /// Nomenclatures (国民经济行业分类 and the like) by id.
    pub nomenclatures: BTreeMap<String, Nomenclature>,
    /// Classifications by id.
    pub classifications: BTreeMap<String, Classification>,
    /// Correspondences between nomenclatures by id.
    pub correspondences: BTreeMap<String, Correspondence>,
    /// Of which edition the register's codes are, by attribute.
    pub editions: BTreeMap<String, Edition>,
    /// Rate tables by id.
    pub tables: BTreeMap<String, Table>,
    /// Areas by code.
    pub areas: BTreeMap<String, Area>,
    /// Area used when a request names none.
    pub default_area: Option<String>,
    /// Panels of those that are compared with one another, by id.
    pub panels: BTreeMap<String, Panel>,
    /// What is held by ownership and lease, by id.
    pub resources: BTreeMap<String, Resource>,
    /// Kinds of records by id.
    pub records: BTreeMap<String, RecordKind>,
    /// Counts and sums of records by id.
    pub tallies: BTreeMap<String, Tally>,
    /// Methods of estimating late filers by id.
    pub imputations: BTreeMap<String, Imputation>,
    /// Edits by id.
    pub edits: BTreeMap<String, Edit>,
    /// Scorecards by id.
    pub scorecards: BTreeMap<String, Scorecard>,
    /// Lamps by id.
    pub lamps: BTreeMap<String, LampTable>,
    /// Boards by id.
    pub boards: BTreeMap<String, Board>,
    /// Metrics of commitments by id.
    pub metrics: BTreeMap<String, Metric>,
    /// Industry chains by id.
    pub chains: BTreeMap<String, Chain>,
    /// Funnels of leads by id.
    pub funnels: BTreeMap<String, Funnel>,
    /// Titles by id.
    pub titles: BTreeMap<String, Title>,
    /// What the register says of units for rules, by attribute.
    pub facts: BTreeMap<String, Fact>,
    /// Ladders by id.
    pub ladders: BTreeMap<String, Ladder>,
    /// Rules by which titles are given, by id.
    pub rules: BTreeMap<String, LadderRule>,
    /// What the conditions of titles and rules name, by the numbers they use.
    pub rule_operands: Vec<crate::score::Operand>,
    /// Bulletins by id.
    pub bulletins: BTreeMap<String, Bulletin>,
    /// Words for changes, reasons and units in running text.
    pub wording: Wording,
    /// Rules of the disclosure gate.
    pub disclosure: Disclosure,
    /// How the pace of targets is told.
    pub pacing: Pacing,
    /// Vocabulary of the claim reader.
    pub lexicon: Lexicon,
    /// Worked examples to run.
    pub examples: Vec<Example>,
}

/// A pack's head.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// Id.
    pub id: String,
    /// Version.
    pub version: String,
    /// Name.
    pub title: Text,
    /// Department that owns it.
    pub owner: String,
    /// Whether everything in it is invented.
    pub fictional: bool,
    /// Packs it needs.
    pub depends_on: Vec<String>,
}

/// Where a definition comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// An official document with number and article.
    Document {
        /// Document, number, article.
        citation: String,
    },
    /// Usable, marked on every figure made from it.
    Unverified {
        /// What is known of its origin.
        note: String,
    },
    /// Empty: what uses it gives the reason `rule not available`.
    Required {
        /// What is wanted.
        note: String,
    },
    /// Invented for the sample.
    Fictional,
}
