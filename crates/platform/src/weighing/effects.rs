//! By how much the published figure would move if the value in doubt were the one to be expected.

use crate::failure::Failure;
use crate::workspace::Workspace;
use assessment::effect::{Effect, Side, effect};
use figures::{Base, Basis, Decimal, Measure, Moment, Period, Price, Role};
use indicators::Request;
use intake::Suspect;
use methodology::catalogue::Indicator;
use publication::disclosure::{Disclosed, Gate};
use std::collections::BTreeMap;

/// The effect of an issue on a figure.
#[derive(Debug, Clone)]
pub struct Bearing {
    /// The indicator.
    pub indicator: String,
    /// Of which period.
    pub period: Period,
    /// The indicator's own unit, in which the amount is.
    pub measure: Measure,
    /// The unit it is published in.
    pub shown: Measure,
    /// How much.
    pub effect: Effect,
}

/// The growth of a headline with the units it is made of.
pub struct Headline {
    /// The whole.
    pub growth: Option<Base>,
    /// This and last year's value of every unit that counts, by code; nothing where it has no base.
    pub units: BTreeMap<String, Base>,
}

/// Headlines as they are asked for, each computed once.
pub struct Headlines<'a> {
    work: &'a Workspace,
    gate: &'a Gate,
    as_of: Moment,
    known: BTreeMap<(String, Period), Headline>,
}

impl<'a> Headlines<'a> {
    /// Nothing asked yet.
    pub fn new(work: &'a Workspace, gate: &'a Gate, as_of: Moment) -> Self {
        Headlines { work, gate, as_of, known: BTreeMap::new() }
    }

    /// The growth of an indicator, whole or by a dimension, through the gate.
    pub async fn growth(&self, indicator: &str, period: Period, by: Option<&str>) -> Result<Vec<Disclosed>, Failure> {
        self.asked(self.request(indicator, period, by)).await
    }

    /// The growth of an indicator with late filers estimated by a method, through the gate.
    pub async fn estimated(&self, indicator: &str, period: Period, method: &str) -> Result<Option<Disclosed>, Failure> {
        let request = Request { impute: Some(method.to_owned()), ..self.request(indicator, period, None) };
        Ok(self.asked(request).await?.into_iter().next())
    }

    async fn asked(&self, request: Request) -> Result<Vec<Disclosed>, Failure> {
        let figures = self.gate.weigh(&self.work.engine, self.work.engine.figures(&request).await?).await?;
        Ok(figures.into_iter().map(|figure| self.gate.pass(figure)).collect())
    }

    fn request(&self, indicator: &str, period: Period, by: Option<&str>) -> Request {
        Request {
            indicator: format!("{indicator}.growth"),
            period,
            area: None,
            by: by.map(str::to_owned),
            basis: Basis::default(),
            price: Price::default(),
            impute: None,
            definition: None,
            base_share: true,
            top: None,
            as_of: self.as_of,
        }
    }

    /// A headline.
    pub async fn of(&mut self, indicator: &str, period: Period) -> Result<&Headline, Failure> {
        let key = (indicator.to_owned(), period);
        if !self.known.contains_key(&key) {
            let growth = |figure: &Disclosed| figure.figure().attributes().growth.clone();
            let whole = self.growth(indicator, period, None).await?;
            let firms = self.growth(indicator, period, Some("firm")).await?;
            let member = |figure: &Disclosed| Some((figure.figure().id().by.as_ref()?.1.clone(), growth(figure)?));
            let headline = Headline { growth: whole.first().and_then(growth), units: firms.iter().filter_map(member).collect() };
            self.known.insert(key.clone(), headline);
        }
        self.known.get(&key).ok_or_else(|| unreachable(indicator))
    }

    /// The effect of a value in doubt; nothing where no published figure is made of it.
    pub async fn bearing(&mut self, edit: &str, unit: &str, suspect: &Suspect) -> Result<Option<Bearing>, Failure> {
        let catalogue = self.work.catalogue.clone();
        let (period, side) = match suspect.role {
            Role::Current => (suspect.period, Side::Current),
            Role::SamePeriod => (suspect.period.year_after(), Side::Base),
        };
        let edit = catalogue.edits.get(edit);
        let Some(of) = edit.and_then(|edit| catalogue.headline(edit, &suspect.form, &suspect.item, period.last_day())) else {
            return Ok(None);
        };
        let apart = suspect.expected.checked_sub(suspect.value).and_then(|apart| apart.checked_mul(of.factor));
        let headline = self.of(&of.indicator.id, period).await?;
        let counts = headline.units.contains_key(unit);
        Ok(apart.filter(|_| counts).map(|amount| bearing(of.indicator, period, headline.growth.as_ref(), side, amount)))
    }
}

/// What a change of an indicator's sum comes to.
pub fn bearing(indicator: &Indicator, period: Period, growth: Option<&Base>, side: Side, amount: Decimal) -> Bearing {
    Bearing {
        indicator: indicator.id.clone(),
        period,
        measure: indicator.measure.clone(),
        shown: indicator.shown.clone(),
        effect: effect(growth, side, amount),
    }
}

fn unreachable(indicator: &str) -> Failure {
    Failure::new(crate::failure::FAILED, format!("没有算出 {indicator}"), format!("{indicator} was not computed"))
}
