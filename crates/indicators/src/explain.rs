//! The way back from a figure: formula with values → population (who is in, and why) → filings with
//! revision → file, line or cell, person, time.

use crate::blocks::Cut;
use crate::difference::Sources;
use crate::engine::{Engine, summed};
use crate::evaluate::Scope;
use crate::linear::Linear;
use crate::panels::Panels;
use crate::population::{Asked, First, Telling, Whose};
use crate::question::Question;
use crate::reading::Beside;
use crate::request::{Request, RequestError};
use crate::shape::{Shape, linears};
use crate::sums::Sums;
use crate::versions::Definition;
use figures::{Decimal, Figure, FigureId, Measure, Moment, Outcome, Text, Transform};
use ledger::FactRecord;
use std::collections::{BTreeMap, BTreeSet};

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
    pub later: First<FilingLine>,
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
    /// How many units it is of, where it is of some of those behind the figure only.
    pub part_of: Option<u64>,
}

/// The population and filings of one sum.
#[derive(Debug, Clone)]
pub struct Section {
    /// Area code the sum is over.
    pub area: String,
    /// Form and items.
    pub items: String,
    /// Units by part of the panel, whoever they are.
    pub counts: BTreeMap<String, usize>,
    /// Who is in, gone, late, new, and why: the largest changes first.
    pub members: First<Member>,
    /// The facts that went in, the largest first.
    pub filings: First<FilingLine>,
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
    /// The way back of one figure as known at a moment: everybody is counted, and of the rows that are told it is read
    /// who they are and what they filed.
    pub async fn explain(&self, id: &FigureId, as_of: Moment, telling: &Telling) -> Result<Explanation, RequestError> {
        let mut sums = Sums::default();
        let request = Request::of(id, as_of);
        let noted = self.note(request.clone(), &mut sums)?;
        let question = &noted.question;
        // What facts are behind values is read for one frame, so that a figure over two of them is made by itself.
        let apart = if question.transform == Transform::TwoYearAverage { Some(self.figure(id, as_of).await?) } else { None };
        if apart.is_some() {
            sums = Sums::default();
        }
        let member = id.by.as_ref().map(|(_, m)| m.as_str());
        let narrowed = |(linear, area): (Linear, String)| self.narrowed(&linear, Scope { area, ..question.scope.clone() }, member);
        let narrowed: Vec<_> = self.sums(question).into_iter().map(narrowed).collect();
        let places: Vec<usize> = narrowed.iter().map(|(linear, scope, _)| sums.place(linear, scope)).collect();
        let beside = Beside { facts: telling.whose != Whose::Nobody, names: true };
        let reading = self.read_with(&sums, as_of, beside, Cut::Whole).await?;
        let mut panels = Panels::new(self, &sums, &reading);
        let mut figure = match apart {
            Some(figure) => figure,
            None => self.member_of(id, &noted, &summed(&mut panels, &sums))?,
        };
        self.reason(std::iter::once(&mut figure), None, Sources::Book).await?;
        let (mut sections, mut units) = (Vec::new(), BTreeSet::new());
        for (place, (linear, scope, key)) in places.into_iter().zip(narrowed) {
            let basis = question.is_change().then_some(id.basis);
            let asked = Asked { linear: &linear, area: scope.area, key: &key, basis, at: (scope.period.last_day(), as_of) };
            let (section, of) = self.section(&asked, &panels.rows(place)?, telling).await?;
            sections.push(section);
            units.extend(of);
        }
        let area = self.catalogue.areas.get(&question.scope.area).map(|a| a.title.clone()).unwrap_or_default();
        Ok(Explanation {
            title: question.indicator.title.clone(),
            area,
            shown: self.shown(question, &figure),
            steps: self.steps(question, &figure),
            definition: self.definition(&request)?,
            sections,
            later: self.later_told(question, &units, as_of, telling).await?,
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

    /// The area that a figure is held against beside its own, where it is a share of one.
    ///
    /// # Errors
    /// A request that asks for what there is not.
    pub fn area_above(&self, request: &Request) -> Result<Option<String>, RequestError> {
        let question = self.question(request)?;
        let here = &question.scope.area;
        Ok(self.sums(&question).into_iter().map(|(_, area)| area).find(|area| area != here))
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

    fn steps(&self, q: &Question<'_>, figure: &Figure) -> Vec<Step> {
        let mut steps = vec![Step {
            label: Text::new("公式", "formula"),
            expression: figure.lineage().formula().to_owned(),
            outcome: figure.outcome(),
            measure: figure.measure().clone(),
            figure: None,
            part_of: None,
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
            part_of: None,
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
                part_of: None,
            };
            out.push(amount("本期", "current", Some(growth.current), Some(level)));
            let late = figure.attributes().flags.imputed;
            let estimated = (late > 0).then_some(growth.panel.not_filed.current);
            out.extend(estimated.map(|value| Step {
                part_of: Some(late),
                ..amount("其中按所选方法估算的未报单位", "of it late filers, estimated by the method asked for", Some(value), None)
            }));
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
                part_of: None,
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
