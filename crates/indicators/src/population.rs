//! The units and facts behind a sum: all of them are counted, and of the largest it is told who they are and what they filed.

use crate::engine::Engine;
use crate::explain::{FilingLine, Member, Section};
use crate::linear::Linear;
use crate::request::RequestError;
use crate::tally::{PUBLISHED, decimal, integer};
use datafusion::arrow::array::{Array, AsArray, StringArray};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::DataType;
use datafusion::arrow::record_batch::RecordBatch;
use figures::{Basis, Decimal, Moment, Text};
use jiff::civil::Date;
use ledger::UnitState;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Whose rows may be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// Those of every unit.
    Everybody,
    /// Those of one, by its credit code.
    Unit(String),
    /// Nobody's.
    Nobody,
}

impl Whose {
    /// Whether the rows of a unit may be told.
    pub fn includes(&self, unit: &str) -> bool {
        match self {
            Whose::Everybody => true,
            Whose::Unit(code) => code == unit,
            Whose::Nobody => false,
        }
    }
}

/// Which rows of an explanation are told. What is counted, is counted over everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// At most so many units and so many facts of each sum, and so many later facts; all when absent.
    pub most: Option<usize>,
    /// Whose.
    pub whose: Whose,
}

impl Telling {
    /// All rows of everybody.
    pub fn all() -> Self {
        Telling { most: None, whose: Whose::Everybody }
    }

    /// So many of some rows.
    pub(crate) fn of(&self, rows: usize) -> usize {
        self.most.map_or(rows, |most| most.min(rows))
    }
}

/// The first rows of some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct First<T> {
    /// Those told, in order.
    pub told: Vec<T>,
    /// How many may be told in all.
    pub all: usize,
}

impl<T> Default for First<T> {
    fn default() -> Self {
        First { told: Vec::new(), all: 0 }
    }
}

impl<T> First<T> {
    /// How many are not told.
    pub fn rest(&self) -> usize {
        self.all.saturating_sub(self.told.len())
    }
}

/// What a section is of.
pub(crate) struct Asked<'a> {
    /// The sum, narrowed to the member asked for.
    pub linear: &'a Linear,
    /// The area it runs over.
    pub area: String,
    /// The member's key in the rows.
    pub key: &'a str,
    /// The basis of a change; nothing of a level.
    pub basis: Option<Basis>,
    /// The last day of the period, as known at a moment.
    pub at: (Date, Moment),
}

/// A unit's row of the panel.
struct Row {
    batch: usize,
    row: usize,
    unit: String,
    side: String,
    part: String,
    amounts: [Option<Decimal>; 3],
}

impl Row {
    /// How much the unit moves the total: the reader wants the movers first.
    fn change(&self) -> Decimal {
        let [current, base, published] = self.amounts;
        (current.unwrap_or_default() - base.or(published).unwrap_or_default()).abs()
    }

    /// Whether the row's facts of a side went into the figure in a role.
    fn counts(&self, role: &str, side: &str) -> bool {
        let part = self.part.as_str();
        self.side == side
            && match role {
                "published" => PUBLISHED.contains(&part) && self.amounts[2].is_some(),
                // The base of a new unit is nothing, whatever is filed for it.
                "base" if part == "new" => false,
                _ => !matches!(part, "not_filed" | "unsettled" | "unknown"),
            }
    }

    fn member(self, states: &BTreeMap<&str, &UnitState>) -> Member {
        let state = states.get(self.unit.as_str());
        let attribute = |name: &str| state.and_then(|s| s.attributes.get(name).cloned()).unwrap_or_default();
        let [current, base, published] = self.amounts;
        Member {
            name: attribute("name"),
            industry: attribute("industry"),
            why: why(&self.part, state.copied()),
            part: self.part,
            unit: self.unit,
            current,
            base,
            published,
        }
    }
}

impl Engine {
    /// The section of a sum, by the rows of its panel, and the units of it that may be told.
    pub(crate) async fn section(
        &self,
        asked: &Asked<'_>,
        batches: &[RecordBatch],
        telling: &Telling,
    ) -> Result<(Section, BTreeSet<String>), RequestError> {
        let mut rows = rows(batches, asked.key);
        let filings = self.filings_behind(asked, &rows, batches, telling).await?;
        rows.retain(|row| asked.basis == Some(Basis::Restated) || row.part != "restated_panel");
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        rows.iter().for_each(|row| *counts.entry(row.part.clone()).or_default() += 1);
        rows.retain(|row| telling.whose.includes(&row.unit));
        let units = rows.iter().map(|row| row.unit.clone()).collect();
        rows.sort_by_cached_key(|row| (Reverse(row.change()), row.unit.clone()));
        let all = rows.len();
        rows.truncate(telling.of(all));
        let members = First { told: self.members(rows, asked.at).await?, all };
        Ok((Section { area: asked.area.clone(), items: self.item_names(asked.linear), counts, members, filings }, units))
    }

    /// Who the units of some rows are on a day as known at a moment.
    async fn members(&self, rows: Vec<Row>, (day, as_of): (Date, Moment)) -> Result<Vec<Member>, RequestError> {
        let units = rows.iter().map(|row| row.unit.clone()).collect();
        let states = self.ledger.register_of(&units, day, as_of).await?;
        self.work.note(|work| work.told += states.len() as u64);
        let states: BTreeMap<&str, &UnitState> = states.iter().map(|s| (s.unit.as_str(), s)).collect();
        Ok(rows.into_iter().map(|row| row.member(&states)).collect())
    }

    /// The facts that went into a sum, the largest first.
    async fn filings_behind(
        &self,
        asked: &Asked<'_>,
        rows: &[Row],
        batches: &[RecordBatch],
        telling: &Telling,
    ) -> Result<First<FilingLine>, RequestError> {
        let rows: Vec<&Row> = rows.iter().filter(|row| telling.whose.includes(&row.unit)).collect();
        let mut roles: BTreeMap<i64, &'static str> = BTreeMap::new();
        for (role, prefix, side) in sides(asked.basis) {
            let beginnings = self.fact_columns(asked.linear, &[prefix]);
            let columns: Vec<Vec<String>> = batches.iter().map(|batch| beginning_with(batch, &beginnings)).collect();
            let cell = |row: &Row, name: &String| integer(&batches[row.batch], name, row.row);
            let of = |row: &Row| columns[row.batch].iter().filter_map(|name| cell(row, name)).collect::<Vec<_>>();
            roles.extend(rows.iter().filter(|row| row.counts(role, side)).flat_map(|row| of(row)).map(|id| (id, role)));
        }
        let ids: Vec<i64> = roles.keys().copied().collect();
        let told = self.facts_told(self.ledger.largest_facts(&ids, telling.of(ids.len())).await?).await?;
        let mut told: Vec<FilingLine> =
            told.into_iter().map(|fact| FilingLine { role: roles.get(&fact.id).copied().unwrap_or("current"), fact }).collect();
        told.sort_by_key(|line| (Reverse(line.fact.value.abs()), line.fact.id));
        Ok(First { told, all: ids.len() })
    }

    /// Facts with all that is known of them, by id.
    pub(crate) async fn facts_told(&self, ids: Vec<i64>) -> Result<Vec<ledger::FactRecord>, RequestError> {
        let facts = self.ledger.facts_by_id(&ids).await?;
        self.work.note(|work| work.told += facts.len() as u64);
        Ok(facts)
    }

    fn item_names(&self, linear: &Linear) -> String {
        let each = self.items(linear).into_iter().flat_map(|(form, items)| items.into_iter().map(move |item| format!("{form}.{item}")));
        each.collect::<Vec<_>>().join(", ")
    }
}

/// Of each side whose facts count: the role of these, the beginning of their columns, and the rows they are of.
fn sides(basis: Option<Basis>) -> Vec<(&'static str, &'static str, &'static str)> {
    let base: &[_] = match basis {
        None => &[],
        Some(Basis::Published) => &[("published", "q_", "now"), ("published", "q_", "gone")],
        Some(Basis::Restated) => &[("base", "b_", "restated")],
        Some(Basis::Comparable | Basis::Matched) => &[("base", "b_", "now")],
    };
    [&[("current", "c_", "now")], base].concat()
}

fn beginning_with(batch: &RecordBatch, beginnings: &[String]) -> Vec<String> {
    let schema = batch.schema();
    let names = schema.fields().iter().map(|field| field.name());
    names.filter(|name| beginnings.iter().any(|b| name.starts_with(b.as_str()))).cloned().collect()
}

/// The rows of a key: those of this year, of those gone, of last year's panel; in each by unit.
fn rows(batches: &[RecordBatch], key: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = batches.iter().enumerate().flat_map(|(at, batch)| rows_of(at, batch, key)).collect();
    let side = |row: &Row| ["now", "gone", "restated"].iter().position(|side| row.side == *side);
    rows.sort_by_cached_key(|row| (side(row), row.unit.clone()));
    rows
}

fn rows_of(at: usize, batch: &RecordBatch, key: &str) -> Vec<Row> {
    let [keys, units, sides, parts] = ["key", "unit", "side", "part"].map(|name| words(batch, name));
    let word = |words: &Option<StringArray>, row: usize| {
        words.as_ref().filter(|words| words.is_valid(row)).map(|words| words.value(row).to_owned()).unwrap_or_default()
    };
    let ours = (0..batch.num_rows()).filter(|row| word(&keys, *row) == key);
    ours.map(|row| Row {
        batch: at,
        row,
        unit: word(&units, row),
        side: word(&sides, row),
        part: word(&parts, row),
        amounts: ["x", "base", "pub"].map(|name| decimal(batch, name, row)),
    })
    .collect()
}

/// A column as words.
fn words(batch: &RecordBatch, name: &str) -> Option<StringArray> {
    let words = cast(batch.column_by_name(name)?, &DataType::Utf8).ok()?;
    Some(words.as_string::<i32>().clone())
}

/// Why a unit is in its part of the panel: the rule, and the event that made it so.
fn why(part: &str, state: Option<&UnitState>) -> Text {
    let rule = rule(part);
    let kinds: &[&str] = match part {
        "new" | "upgraded" | "moved_in" => &[],
        "left" | "moved_out" => &crate::plan::register::EXITS,
        "reclassified_in" | "reclassified_out" => &["reclassified"],
        _ => return rule,
    };
    let wanted = |event: &str| if kinds.is_empty() { event == part } else { kinds.contains(&event) };
    let event = state.and_then(|s| s.events.iter().rev().find(|e| wanted(&e.event)));
    match event {
        Some(e) => Text::new(
            format!("{}（登记事件 {} {}，{}:{}）", rule.zh, e.event, e.valid_from, e.file, e.line),
            format!("{} (register event {} {}, {}:{})", rule.en, e.event, e.valid_from, e.file, e.line),
        ),
        None => rule,
    }
}

fn rule(part: &str) -> Text {
    match part {
        "continuing" => Text::new("两年都在库并已上报", "in the panel in both years and filed"),
        "new" => Text::new("新建投产入库，同期为零", "new unit, base zero by declaration"),
        "upgraded" => Text::new("小升规入库，同期取其规下数", "upgraded, base is its own below-scale history"),
        "moved_in" => Text::new("迁入，同期取其自身数", "moved in, base is its own history"),
        "left" => Text::new("退库", "left the register"),
        "moved_out" => Text::new("迁出", "moved out"),
        "not_filed" => Text::new("在库但尚未上报", "in the panel, not filed yet"),
        "unsettled" => {
            Text::new("上期累计在本期申报后有调整，待确认", "what came before was restated after this was filed; to be confirmed")
        }
        "reclassified_in" => Text::new("行业变更后进入本组", "came into the group by reclassification"),
        "reclassified_out" => Text::new("行业变更后离开本组", "left the group by reclassification"),
        "restated_panel" => Text::new("上年在库", "in last year's panel"),
        "unknown" => Text::new("条件未知", "membership unknown"),
        _ => Text::new("无入库事件，同期未申报", "no entry event declared, base unknown"),
    }
}
