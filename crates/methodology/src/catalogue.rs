//! The checked catalogue: every definition of the active packs, resolved and typed.

use crate::formula::ast::Expr;
use crate::relation::Check;
use figures::{Decimal, Measure, Period, Place, Quantity, Role, Text};
use jiff::civil::{Date, DateTime};
use std::collections::BTreeMap;

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
    /// Words by which the heads of sheets are read, by what they name.
    pub headings: BTreeMap<String, Vec<String>>,
    /// Nomenclatures (国民经济行业分类 and the like) by id.
    pub nomenclatures: BTreeMap<String, Nomenclature>,
    /// Classifications by id.
    pub classifications: BTreeMap<String, Classification>,
    /// Rate tables by id.
    pub tables: BTreeMap<String, Table>,
    /// Areas by code.
    pub areas: BTreeMap<String, Area>,
    /// Area used when a request names none.
    pub default_area: Option<String>,
    /// Edits by id.
    pub edits: BTreeMap<String, Edit>,
    /// Bulletins by id.
    pub bulletins: BTreeMap<String, Bulletin>,
    /// Words for changes, reasons and units in running text.
    pub wording: Wording,
    /// Rules of the disclosure gate.
    pub disclosure: Disclosure,
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

/// A reporting form.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Official table number.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Other names it goes by on sheets.
    pub aliases: Vec<String>,
    /// Source.
    pub source: Source,
    /// How often it is filed: `monthly`, `quarterly`, `annual`.
    pub frequency: String,
    /// Unit of measure in the head of the sheet, where all items share it.
    pub measure: Option<Measure>,
    /// Which units file it: a `status` of the register, such as `above_scale`; any unit when empty.
    pub panel: Option<String>,
    /// Months (1–12) for which nothing is filed.
    pub exempt_months: Vec<i8>,
    /// Report periods and the local date and time by which each is due.
    pub due: BTreeMap<Period, DateTime>,
    /// Editions by the first day of the periods they are for.
    pub versions: Vec<FormVersion>,
    /// Columns in the order of the sheet; a form without any is filed as tidy lines only.
    pub columns: Vec<Column>,
    /// Items by code.
    pub items: BTreeMap<String, Item>,
    /// Rows whose code comes from a nomenclature: output by industry, products.
    pub families: BTreeMap<String, Family>,
}

/// An edition of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct FormVersion {
    /// First day of the periods it is for.
    pub from: Date,
    /// Its name, such as `2021`.
    pub name: String,
    /// Document that issued it, where known.
    pub number: Option<String>,
}

/// A column of values of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Official number, `1`.
    pub id: String,
    /// Heading.
    pub title: Text,
    /// Other headings it goes by on sheets.
    pub aliases: Vec<String>,
    /// Own or same-period column.
    pub role: Role,
    /// What period its values speak of.
    pub span: Span,
    /// Whether the office fills it in and firms do not.
    pub locked: bool,
}

/// How the period of a column follows from that of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// The sheet's month (本月).
    Month,
    /// January to the sheet's month (1—本月), or a quarter's or year's end of it.
    Cumulative,
    /// The sheet's own period (本季, 本年, 期末).
    Report,
}

/// An item of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Official code.
    pub code: String,
    /// Place among the items of the form, from 0, as the sheet has them.
    pub position: usize,
    /// Name.
    pub title: Text,
    /// Other names it goes by on sheets.
    pub aliases: Vec<String>,
    /// Unit it is filed in.
    pub measure: Measure,
    /// Whether only whole numbers are filed.
    pub integer: bool,
    /// Whether it may be negative.
    pub may_be_negative: bool,
    /// Indentation on the sheet, from 0.
    pub level: u32,
    /// Sum or difference of other items of the form it equals, with their signs; empty for a filed item.
    pub derived: Vec<(bool, String)>,
    /// Ids of the columns it is filed in; all when empty.
    pub columns: Vec<String>,
    /// First day of the periods it is asked for.
    pub from: Option<Date>,
    /// First day of the periods it is no longer asked for.
    pub until: Option<Date>,
}

/// Rows of a form whose code comes from a nomenclature. Their item code in the ledger is that code.
#[derive(Debug, Clone, PartialEq)]
pub struct Family {
    /// Id, such as `industry`.
    pub id: String,
    /// What the rows are.
    pub title: Text,
    /// The nomenclature of their codes.
    pub nomenclature: String,
    /// How many characters a code has; any number when 0.
    pub length: usize,
    /// Sections of the nomenclature they may belong to; any when empty.
    pub sections: Vec<String>,
    /// The item they add up to, where they do.
    pub part_of: Option<String>,
    /// Unit they are filed in.
    pub measure: Measure,
    /// Whether only whole numbers are filed.
    pub integer: bool,
}

/// A hierarchical list of codes, such as GB/T 4754-2017.
#[derive(Debug, Clone, PartialEq)]
pub struct Nomenclature {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Source.
    pub source: Source,
    /// Entries by code.
    pub entries: BTreeMap<String, NomenclatureEntry>,
}

/// A code of a nomenclature.
#[derive(Debug, Clone, PartialEq)]
pub struct NomenclatureEntry {
    /// The code without the letter of its section, unless it is that letter.
    pub code: String,
    /// 1 section (门类), 2 division (大类), 3 group (中类), 4 class (小类).
    pub level: u8,
    /// Letter of its section; empty where the nomenclature has none.
    pub section: String,
    /// Name.
    pub title: Text,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Unit of the exact value, as the formula gives it.
    pub measure: Measure,
    /// Unit it is shown in.
    pub shown: Measure,
    /// Decimals shown.
    pub decimals: u32,
    /// Department that answers for it.
    pub owner: String,
    /// `monthly`, `quarterly`, `annual`.
    pub frequency: String,
    /// Source.
    pub source: Source,
    /// Warning and excellence thresholds in the shown unit.
    pub thresholds: Thresholds,
    /// Dated formulas, by first day of validity.
    pub formulas: Vec<Formula>,
    /// Where it is defined.
    pub place: Place,
    /// Pack it belongs to.
    pub pack: String,
}

/// A dated formula.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    /// First day of validity.
    pub from: Date,
    /// As written.
    pub text: String,
    /// Checked tree; `None` while the source is required.
    pub expr: Option<Expr>,
}

/// Warning (触警) and excellence (优质) thresholds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Thresholds {
    /// Below it the indicator warns.
    pub warning: Option<Decimal>,
    /// From it the indicator excels.
    pub excellence: Option<Decimal>,
}

/// A classification over industry codes.
#[derive(Debug, Clone, PartialEq)]
pub struct Classification {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Source.
    pub source: Source,
    /// The nomenclature its codes are taken from.
    pub nomenclature: Option<String>,
    /// Whether every code is in at most one class, so that shares may be added.
    pub partition: bool,
    /// Whether the register may put a unit into a class, or take it out, against its code.
    pub overridable: bool,
    /// Who approved it, where that was asked for.
    pub approval: Option<Approval>,
    /// First day it holds.
    pub from: Option<Date>,
    /// First day it no longer holds.
    pub until: Option<Date>,
    /// Classes by id.
    pub classes: BTreeMap<String, ClassDef>,
}

/// The approval of a local list.
#[derive(Debug, Clone, PartialEq)]
pub struct Approval {
    /// Who approved it.
    pub by: String,
    /// When.
    pub date: Date,
    /// The document that says so.
    pub document: Option<String>,
}

/// A class: codes, where a trailing `*` stands for every code that begins so.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassDef {
    /// Name.
    pub title: Text,
    /// Codes and prefixes that belong to it as a whole.
    pub codes: Vec<String>,
    /// Codes and prefixes of which only a part belongs to it: of their units the register says which do.
    pub partial: Vec<String>,
}

/// A dated table of numbers by industry code (longest matching prefix wins).
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Unit of the numbers.
    pub measure: Measure,
    /// Source.
    pub source: Source,
    /// By first day of validity: values by code prefix.
    pub values: Vec<(Date, BTreeMap<String, Decimal>)>,
}

/// An area.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Code used in the register.
    pub code: String,
    /// Name.
    pub title: Text,
    /// The area it is part of.
    pub parent: Option<String>,
    /// Other names, as articles write them.
    pub aliases: Vec<String>,
}

/// A check of what was filed.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// Id, `E03`.
    pub id: String,
    /// What it says.
    pub title: Text,
    /// Audit class, `A`–`D`.
    pub class: String,
    /// Form it applies to; empty for any.
    pub form: Option<String>,
    /// Named numbers, in the unit they are written in; `1` for a bare number.
    pub parameters: BTreeMap<String, Quantity>,
    /// What must hold; empty for an edit that is not arithmetic.
    pub checks: Vec<Check>,
    /// Codes of the issues by which readers report it while reading.
    pub reported_as: Vec<String>,
    /// Source.
    pub source: Source,
}

/// A bulletin: text with slots, never digits.
#[derive(Debug, Clone, PartialEq)]
pub struct Bulletin {
    /// Id.
    pub id: String,
    /// Title with slots.
    pub title: Text,
    /// Bound figures by slot name.
    pub figures: BTreeMap<String, Slot>,
    /// Paragraphs with `{slot}`, `{slot.change}`, `{period}`, `{area}`.
    pub paragraphs: Vec<Text>,
    /// Audience it is written for.
    pub audience: String,
}

/// A bound figure of a bulletin.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// Indicator id, `<id>.growth` for its growth.
    pub indicator: String,
    /// Unit shown; the indicator's own when empty.
    pub shown: Option<Measure>,
    /// Decimals shown; the indicator's own when empty.
    pub decimals: Option<u32>,
}

/// Words of running text, as data.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wording {
    /// 增长 / rose by.
    pub rise: Text,
    /// 下降 / fell by.
    pub fall: Text,
    /// 持平 / was unchanged.
    pub flat: Text,
    /// 提高 / rose by, for percentage points.
    pub points_up: Text,
    /// 回落 / fell by, for percentage points.
    pub points_down: Text,
}

/// Primary rules of the disclosure gate.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Disclosure {
    /// Fewest units behind a published aggregate.
    pub min_units: u64,
    /// Audiences that see single units and small cells.
    pub trusted: Vec<String>,
}

/// Vocabulary of the claim reader.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lexicon {
    /// Phrases that name an indicator, longest first when matched.
    pub indicators: Vec<Phrase>,
    /// Phrases that name a count or rate outside the ledger, with the word used in claims.
    pub subjects: Vec<Phrase>,
    /// Headings after which nothing is article text (相关阅读 …).
    pub cut_after: Vec<String>,
    /// Words of injected advertising; a line holding enough of them is junk.
    pub junk: Vec<String>,
}

/// A phrase and what it names.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// In simplified script.
    pub text: String,
    /// Indicator id or subject word.
    pub names: String,
    /// Unit its amounts are in, where the text leaves it out.
    pub unit: Option<String>,
}

/// A worked example, run by `wanmu pack test`.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// A sentence.
    pub name: String,
    /// Where it is written.
    pub place: Place,
    /// Pack it belongs to.
    pub pack: String,
    /// Register CSV with short unit names, see `units`.
    pub register: String,
    /// Tidy CSV with short unit names.
    pub filings: String,
    /// What must come out.
    pub expect: Vec<Expectation>,
}

/// One thing an example expects.
#[derive(Debug, Clone, PartialEq)]
pub enum Expectation {
    /// A figure.
    Figure {
        /// Id in the short or long form.
        figure: String,
        /// As-of moment or date.
        as_of: String,
        /// Value shown with `decimals`, or a reason code.
        shown: String,
        /// Decimals of `shown`.
        decimals: u32,
        /// Unit of `shown`; the figure's own when empty.
        unit: Option<String>,
        /// Bridge terms that must hold, by panel part (or `restatement`, `total`).
        bridge: BTreeMap<String, Decimal>,
        /// Exact current and base, where given.
        current: Option<Decimal>,
        /// See `current`.
        base: Option<Decimal>,
    },
    /// A conversion or rounding: `from` shown in `to`.
    Quantity {
        /// Amount and unit.
        from: String,
        /// Unit shown.
        to: String,
        /// Decimals.
        decimals: u32,
        /// What must be printed.
        shown: String,
    },
    /// Rounded parts against the rounded total.
    Parts {
        /// Exact parts.
        parts: Vec<Decimal>,
        /// Decimals.
        decimals: u32,
        /// Rounded total.
        total: String,
        /// Sum of the rounded parts.
        sum_of_shown: String,
    },
    /// Whole targets that a count and a printed percentage leave possible.
    Target {
        /// The count.
        count: u64,
        /// The percentage as printed.
        percent: String,
        /// The only targets possible.
        targets: Vec<u64>,
    },
}
