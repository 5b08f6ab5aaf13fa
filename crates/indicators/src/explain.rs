//! The way back from a figure: formula with values → population (who is in, and why) → filings with
//! revision → file, line or cell, person, time.

use crate::engine::Engine;
use crate::evaluate::Scope;
use crate::linear::Linear;
use crate::panels::Panels;
use crate::question::Question;
use crate::request::{Request, RequestError};
use crate::shape::{Shape, linears};
use crate::sums::Sums;
use crate::tally::{decimal, integer, text};
use crate::versions::Definition;
use datafusion::arrow::record_batch::RecordBatch;
use figures::{Basis, Decimal, Figure, FigureId, Measure, Moment, Outcome, Text};
use ledger::{FactRecord, UnitState};
use std::collections::BTreeMap;

/// Everything behind one figure.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The figure.
    pub figure: Figure,
    /// The indicator's name.
    pub title: Text,
    /// The area's name.
    pub area: Text,
    /// Unit and decimals it is shown in.
    pub shown: (Measure, u32),
    /// The formula as written and its operands with values, the rounding last.
    pub steps: Vec<Step>,
    /// By which definition it is made.
    pub definition: Definition,
    /// One section per sum in the formula.
    pub sections: Vec<Section>,
    /// Facts of the same units that became known after the as-of moment.
    pub later: Vec<FilingLine>,
}

/// One line of the formula.
#[derive(Debug, Clone)]
pub struct Step {
    /// What it is.
    pub label: Text,
    /// As written, or as computed.
    pub expression: String,
    /// Its value.
    pub outcome: Outcome,
    /// Unit of the value.
    pub measure: Measure,
    /// The figure it is, where it is one.
    pub figure: Option<FigureId>,
}

/// The population and filings of one sum.
#[derive(Debug, Clone)]
pub struct Section {
    /// Area code the sum is over.
    pub area: String,
    /// Form and items.
    pub items: String,
    /// Who is in, gone, late, new, and why.
    pub members: Vec<Member>,
    /// The facts that went in.
    pub filings: Vec<FilingLine>,
}

/// One unit of the population.
#[derive(Debug, Clone)]
pub struct Member {
    /// Credit code.
    pub unit: String,
    /// Name as known on the last day of the period.
    pub name: String,
    /// Industry code.
    pub industry: String,
    /// Part of the panel: `continuing`, `new`, …
    pub part: String,
    /// Why it is in this part.
    pub why: Text,
    /// This year's amount.
    pub current: Option<Decimal>,
    /// Comparable base.
    pub base: Option<Decimal>,
    /// Last year's amount as then published.
    pub published: Option<Decimal>,
}

/// One fact with the role it plays.
#[derive(Debug, Clone)]
pub struct FilingLine {
    /// `current`, `base`, `published` or `later`.
    pub role: &'static str,
    /// The fact as recorded.
    pub fact: FactRecord,
}

impl Engine {
    /// The way back of one figure as known at a moment.
    pub async fn explain(&self, id: &FigureId, as_of: Moment) -> Result<Explanation, RequestError> {
        let figure = self.figure(id, as_of).await?;
        let request = Request::of(figure.id(), as_of);
        let question = self.question(&request)?;
        let member = figure.id().by.as_ref().map(|(_, m)| m.clone());
        let sections = self.sections(&question, member.as_deref(), &figure).await?;
        let units = sections.iter().flat_map(|s| &s.members).map(|m| m.unit.clone()).collect();
        let later = self.later_than(&[(&question, units)], as_of).await?.pop().unwrap_or_default();
        let area = self.catalogue.areas.get(&question.scope.area).map(|a| a.title.clone()).unwrap_or_default();
        Ok(Explanation {
            title: question.indicator.title.clone(),
            area,
            shown: self.shown(&question, &figure),
            steps: self.steps(&question, &figure),
            definition: self.definition(&request)?,
            sections,
            later,
            figure,
        })
    }

    /// The unit and decimals a figure is printed in.
    pub fn shown_as(&self, figure: &Figure) -> Result<(Measure, u32), RequestError> {
        let question = self.question(&Request::of(figure.id(), figure.attributes().as_of))?;
        Ok(self.shown(&question, figure))
    }

    fn shown(&self, q: &Question<'_>, figure: &Figure) -> (Measure, u32) {
        /// Growth and points are printed to one decimal, the habit of statistical bulletins.
        const GROWTH_DECIMALS: u32 = 1;
        if q.is_change() { (figure.measure().clone(), GROWTH_DECIMALS) } else { (q.indicator.shown.clone(), q.indicator.decimals) }
    }

    /// The sums of the question, each with the area it runs over.
    pub(crate) fn sums(&self, q: &Question<'_>) -> Vec<(Linear, String)> {
        let here = q.scope.area.clone();
        match &q.shape {
            Shape::ShareOfParent(part) => {
                let parent = self.catalogue.areas.get(&here).and_then(|a| a.parent.clone());
                let of = |area: String| linears(part).into_iter().map(move |l| (l.clone(), area.clone()));
                of(here.clone()).chain(parent.into_iter().flat_map(of)).collect()
            }
            shape => linears(shape).into_iter().map(|l| (l.clone(), here.clone())).collect(),
        }
    }

    async fn sections(&self, q: &Question<'_>, member: Option<&str>, figure: &Figure) -> Result<Vec<Section>, RequestError> {
        let narrowed = |(linear, area): (Linear, String)| self.narrowed(&linear, Scope { area, ..q.scope.clone() }, member);
        let narrowed: Vec<_> = self.sums(q).into_iter().map(narrowed).collect();
        let mut sums = Sums::default();
        let places: Vec<usize> = narrowed.iter().map(|(linear, scope, _)| sums.place(linear, scope)).collect();
        let reading = self.read(&sums, q.scope.as_of, true).await?;
        let mut panels = Panels::new(self, &sums, &reading);
        let batches = places.into_iter().map(|place| panels.rows(place)).collect::<Result<Vec<_>, _>>()?;
        let (mut sections, day) = (Vec::new(), q.scope.period.last_day());
        for (batches, (linear, scope, key)) in batches.into_iter().zip(narrowed) {
            let rows: Vec<Row> = rows(&batches).filter(|r| r.key() == key).collect();
            let rows = in_order(rows);
            let units = rows.iter().map(|r| r.text("unit")).collect();
            let states = self.ledger.register_of(&units, day, q.scope.as_of).await?;
            let names: BTreeMap<&str, &UnitState> = states.iter().map(|s| (s.unit.as_str(), s)).collect();
            let filings = self.facts(&linear, &rows, q.is_change(), figure.id().basis).await?;
            let restated = q.is_change() && figure.id().basis == Basis::Restated;
            let members = rows.iter().filter(|r| restated || r.part() != "restated_panel").map(|r| r.member(&names)).collect();
            sections.push(Section { area: scope.area, items: self.item_names(&linear), members, filings });
        }
        Ok(sections)
    }

    /// A member of a classification is a condition on the formula; of anything else, a key.
    fn narrowed(&self, linear: &Linear, scope: Scope, member: Option<&str>) -> (Linear, Scope, String) {
        let Some(member) = member else { return (linear.clone(), scope, String::new()) };
        let groups = scope.by.as_ref().and_then(|by| self.groups(by));
        let filter = groups.and_then(|groups| groups.into_iter().find(|(name, _)| name == member));
        match filter {
            Some((_, filter)) => (linear.restricted(&filter), Scope { by: None, ..scope }, String::new()),
            None => (linear.clone(), scope, member.to_owned()),
        }
    }

    async fn facts(&self, linear: &Linear, rows: &[Row<'_>], growth: bool, basis: Basis) -> Result<Vec<FilingLine>, RequestError> {
        let mut sides = vec![("current", "c_", "now")];
        if growth && basis == Basis::Published {
            sides.extend([("published", "q_", "now"), ("published", "q_", "gone")]);
        } else if growth && basis == Basis::Restated {
            sides.push(("base", "b_", "restated"));
        } else if growth {
            sides.push(("base", "b_", "now"));
        }
        let mut roles: BTreeMap<i64, &'static str> = BTreeMap::new();
        for (role, prefix, side) in sides {
            let beginnings = self.fact_columns(linear, &[prefix]);
            let of = |row: &Row<'_>| {
                let schema = row.batch.schema();
                let names = schema.fields().iter().map(|f| f.name().clone());
                let ours = names.filter(|name| beginnings.iter().any(|b| name.starts_with(b.as_str())));
                ours.filter_map(|name| integer(row.batch, &name, row.row)).collect::<Vec<_>>()
            };
            roles.extend(rows.iter().filter(|r| r.counts(side)).flat_map(of).map(|id| (id, role)));
        }
        let ids: Vec<i64> = roles.keys().copied().collect();
        let facts = self.ledger.facts_by_id(&ids).await?;
        Ok(facts.into_iter().map(|fact| FilingLine { role: roles.get(&fact.id).copied().unwrap_or("current"), fact }).collect())
    }

    fn item_names(&self, linear: &Linear) -> String {
        let each = self.items(linear).into_iter().flat_map(|(form, items)| items.into_iter().map(move |item| format!("{form}.{item}")));
        each.collect::<Vec<_>>().join(", ")
    }

    fn steps(&self, q: &Question<'_>, figure: &Figure) -> Vec<Step> {
        let mut steps = vec![Step {
            label: Text::new("公式", "formula"),
            expression: figure.lineage().formula().to_owned(),
            outcome: figure.outcome(),
            measure: figure.measure().clone(),
            figure: None,
        }];
        steps.extend(self.operands(q, figure));
        let (measure, decimals) = self.shown(q, figure);
        let shown = figure.clone().shown_in(&measure).map_or(figure.outcome(), |f| f.outcome());
        steps.extend(shown.value().map(|v| Step {
            label: Text::new("四舍五入（最后一步）", "rounded half away from zero, last"),
            expression: format!("round({v}, {decimals})"),
            outcome: Outcome::Value(figures::round(v, decimals)),
            measure,
            figure: None,
        }));
        steps
    }

    fn operands(&self, q: &Question<'_>, figure: &Figure) -> Vec<Step> {
        let mut out = Vec::new();
        if let Some(growth) = &figure.attributes().growth {
            let level = FigureId { indicator: q.indicator.id.clone(), ..figure.id().clone() };
            let amount = |zh: &str, en: &str, value: Option<Decimal>, figure: Option<FigureId>| Step {
                label: Text::new(zh, en),
                expression: String::new(),
                outcome: value.map_or(figure_reason(), Outcome::Value),
                measure: growth.measure.clone(),
                figure,
            };
            out.push(amount("本期", "current", Some(growth.current), Some(level)));
            out.push(amount("基数（按所选口径）", "base on the stated basis", growth.base, None));
            out.push(amount("上年公布数", "published base", Some(growth.published_base), None));
        }
        if let Some((over, under)) = figure.attributes().fraction {
            let units = self.amount_units(q);
            let part = |zh: &str, en: &str, value: Decimal, measure: Measure| Step {
                label: Text::new(zh, en),
                expression: String::new(),
                outcome: Outcome::Value(value),
                measure,
                figure: None,
            };
            out.push(part("分子", "numerator", over, units.0));
            out.push(part("分母", "denominator", under, units.1));
        }
        out
    }
}

fn figure_reason() -> Outcome {
    Outcome::Missing(figures::Reason::NoBase)
}

fn rows(batches: &[RecordBatch]) -> impl Iterator<Item = Row<'_>> {
    batches.iter().flat_map(|batch| (0..batch.num_rows()).map(move |row| Row { batch, row }))
}

/// Rows of this year, of those gone, of last year's panel; in each by unit.
fn in_order(mut rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    let side = |row: &Row<'_>| ["now", "gone", "restated"].iter().position(|side| row.text("side") == *side);
    rows.sort_by_cached_key(|row| (side(row), row.text("unit")));
    rows
}

/// One panel row of a result.
struct Row<'a> {
    batch: &'a RecordBatch,
    row: usize,
}

impl Row<'_> {
    fn text(&self, name: &str) -> String {
        text(self.batch, name, self.row).unwrap_or_default()
    }

    fn key(&self) -> String {
        self.text("key")
    }

    fn part(&self) -> String {
        self.text("part")
    }

    /// Whether the row's facts of a side went into the figure.
    fn counts(&self, side: &str) -> bool {
        self.text("side") == side && !matches!(self.part().as_str(), "not_filed" | "unsettled" | "unknown")
    }

    fn member(&self, states: &BTreeMap<&str, &UnitState>) -> Member {
        let unit = self.text("unit");
        let part = self.part();
        let state = states.get(unit.as_str());
        let attribute = |name: &str| state.and_then(|s| s.attributes.get(name).cloned()).unwrap_or_default();
        Member {
            name: attribute("name"),
            industry: attribute("industry"),
            why: why(&part, state.copied()),
            part,
            current: decimal(self.batch, "x", self.row),
            base: decimal(self.batch, "base", self.row),
            published: decimal(self.batch, "pub", self.row),
            unit,
        }
    }
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
