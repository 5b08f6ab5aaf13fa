//! What is known of a chain: the firms of the register on the day, their output, and the records.

use crate::commands::leads::funnel;
use crate::failure::Failure;
use crate::records;
use crate::workspace::Workspace;
use assessment::attraction::leads;
use assessment::chain::{Candidate, Firm, Gap, Interest, Known, Placement, Supply, Survey, survey};
use assessment::chain::{candidates, gaps, interests, placements, supplies};
use figures::{Basis, Decimal, Lang, Moment, Outcome, Period, Price, Reason};
use indicators::Request;
use jiff::civil::Date;
use ledger::UnitState;
use methodology::catalogue::{Chain, Indicator};
use publication::round;
use std::collections::{BTreeMap, BTreeSet};

/// The kinds of records that chains are surveyed by.
const KINDS: [&str; 5] = ["candidate", "gap", "lead", "placement", "supply"];

/// What is asked.
pub struct Asked {
    /// The day.
    pub day: Date,
    /// Up to when facts are known.
    pub as_of: Moment,
    /// The period of the firms' output; the last year that is over without one.
    pub period: Option<Period>,
}

/// What is known of a chain.
pub struct World {
    /// The day.
    pub day: Date,
    /// Up to when facts are known.
    pub as_of: Moment,
    /// The period of the firms' output.
    pub period: Period,
    /// The indicator of the firms' output.
    pub output: Option<Indicator>,
    /// Firms by code.
    pub firms: BTreeMap<String, Firm>,
    /// Placements.
    pub placements: Vec<Placement>,
    /// Purchases.
    pub supplies: Vec<Supply>,
    /// What was stated.
    pub gaps: Vec<Gap>,
    /// Who could come.
    pub candidates: Vec<Candidate>,
    /// Open leads.
    pub leads: Vec<Interest>,
}

impl World {
    /// The same for the survey.
    pub fn known(&self) -> Known<'_> {
        Known {
            firms: &self.firms,
            placements: &self.placements,
            supplies: &self.supplies,
            gaps: &self.gaps,
            candidates: &self.candidates,
            leads: &self.leads,
        }
    }

    /// The chain on a day.
    pub fn survey(&self, chain: &Chain, day: Date) -> Survey {
        survey(chain, self.known(), day)
    }

    /// An amount of output, as its indicator is shown.
    pub fn amount(&self, exact: Decimal, lang: Lang) -> String {
        let Some(indicator) = &self.output else { return exact.normalize().to_string() };
        let shown = round::amount(exact, &indicator.measure, &indicator.shown, indicator.decimals, lang);
        format!("{} {}", shown.text, shown.unit)
    }

    /// What a firm is called.
    pub fn name<'a>(&'a self, unit: &'a str) -> &'a str {
        self.firms.get(unit).map(|firm| firm.name.as_str()).filter(|name| !name.is_empty()).unwrap_or(unit)
    }
}

/// Reads it.
pub async fn gather(work: &Workspace, chain: &Chain, asked: &Asked) -> Result<World, Failure> {
    let all = records::records(work, &BTreeSet::from(KINDS), asked.as_of).await?;
    let period = asked.period.unwrap_or(Period::Year { year: asked.day.year() - 1 });
    let outputs = outputs(work, chain, period, asked.as_of).await?;
    let register = work.ledger.register_at(asked.day, asked.as_of).await?;
    let read = |state: &UnitState| (state.unit.clone(), firm(work, state, outputs.get(&state.unit).copied()));
    let of_leads = funnel(work).map(|funnel| interests(&leads(&all, funnel), funnel.stages.len(), asked.day)).unwrap_or_default();
    Ok(World {
        day: asked.day,
        as_of: asked.as_of,
        period,
        output: chain.output.as_deref().and_then(|id| work.catalogue.indicator(id)).cloned(),
        firms: register.iter().filter(|state| !state.is_office()).map(read).collect(),
        placements: placements(&all),
        supplies: supplies(&all),
        gaps: gaps(&all),
        candidates: candidates(&all),
        leads: of_leads,
    })
}

/// Output by firm, in the indicator's unit.
async fn outputs(work: &Workspace, chain: &Chain, period: Period, as_of: Moment) -> Result<BTreeMap<String, Outcome>, Failure> {
    let Some(indicator) = chain.output.clone() else { return Ok(BTreeMap::new()) };
    let request = Request {
        indicator,
        period,
        area: None,
        by: Some("firm".to_owned()),
        basis: Basis::default(),
        price: Price::default(),
        impute: None,
        as_of,
        definition: None,
        base_share: false,
        top: None,
    };
    let figures = work.engine.figures(&request).await?;
    Ok(figures.iter().filter_map(|figure| Some((figure.id().by.as_ref()?.1.clone(), figure.outcome()))).collect())
}

fn firm(work: &Workspace, state: &UnitState, output: Option<Outcome>) -> Firm {
    let attribute = |key: &str| state.attributes.get(key).cloned();
    let here = attribute("area").is_some_and(|area| is_here(work, &area));
    Firm {
        name: attribute("name").unwrap_or_default(),
        owner: work.catalogue.disclosure.owner.as_deref().and_then(attribute),
        industry: attribute("industry"),
        in_park: here && !state.is_gone(),
        output: output.unwrap_or(Outcome::Missing(Reason::NotFiled)),
    }
}

/// Whether an area lies in that of the packs; where these name none, all do.
fn is_here(work: &Workspace, area: &str) -> bool {
    work.catalogue.default_area.as_deref().is_none_or(|park| records::lies_in(work, area, park))
}
