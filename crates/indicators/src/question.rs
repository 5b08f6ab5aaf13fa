//! A request resolved against the catalogue.

use crate::engine::Engine;
use crate::evaluate::{Against, Scope};
use crate::request::{Request, RequestError};
use crate::shape::{Flattener, Shape, linears, unknown};
use figures::Transform;
use jiff::civil::Date;
use methodology::catalogue::Indicator;
use std::collections::BTreeSet;

/// A request resolved against the catalogue.
pub(crate) struct Question<'a> {
    /// The indicator, without the ending that asks for a change.
    pub indicator: &'a Indicator,
    /// What is asked of it.
    pub transform: Transform,
    /// Its formula's shape.
    pub shape: Shape,
    /// Definitions it goes through.
    pub used: Vec<String>,
    /// Where and when.
    pub scope: Scope,
    /// The day whose definitions are used.
    pub day: Date,
}

impl Question<'_> {
    /// Whether two periods are compared.
    pub fn is_change(&self) -> bool {
        self.transform.is_change()
    }

    /// Whether its changes are told in percentage points.
    pub fn is_rate(&self) -> bool {
        self.indicator.measure.is_pure()
    }
}

impl Engine {
    /// The forms whose filings a request's figures are sums of.
    ///
    /// # Errors
    /// What names nothing.
    pub fn forms_behind(&self, request: &Request) -> Result<BTreeSet<String>, RequestError> {
        let question = self.question(request)?;
        Ok(linears(&question.shape).into_iter().flat_map(|linear| linear.items().into_keys()).collect())
    }

    /// Ids of the indicators whose formulas go through that of a request, in the period and by the definitions of its day; itself is
    /// not one of them. One whose formula can't be read then is none.
    ///
    /// # Errors
    /// What names nothing.
    pub fn built_on(&self, request: &Request) -> Result<Vec<String>, RequestError> {
        let question = self.question(request)?;
        let (own, period, day) = (&question.indicator.id, question.scope.period, question.day);
        let through = |id: &String| {
            let mut flattener = Flattener::new(&self.catalogue, period, day);
            id != own && flattener.indicator(id).is_ok() && flattener.used().contains(own)
        };
        Ok(self.catalogue.indicators.keys().filter(|id| through(id)).cloned().collect())
    }

    pub(crate) fn question(&self, request: &Request) -> Result<Question<'_>, RequestError> {
        let (indicator, transform) = self.named(&request.indicator)?;
        let against = if transform == Transform::OnPrevious { Against::Previous } else { Against::YearBefore };
        let scope = Scope {
            area: self.area(request.area.as_deref())?,
            period: request.period.as_filed(),
            against,
            by: request.by.clone(),
            impute: request.impute.clone(),
            as_of: request.as_of,
        };
        self.dimension(request.by.as_deref())?;
        if let Some(id) = request.impute.as_ref().filter(|id| !self.catalogue.imputations.contains_key(*id)) {
            return Err(RequestError::UnknownMethod(id.clone(), self.catalogue.imputations.keys().cloned().collect()));
        }
        let day = request.definition.unwrap_or(scope.period.last_day());
        let mut flattener = Flattener::new(&self.catalogue, scope.period, day);
        let shape = flattener.indicator(&indicator.id)?;
        let used = flattener.used().to_vec();
        let (transform, shape) = match shape {
            Shape::Growth(inner) => (Transform::Growth, *inner),
            shape => (transform, shape),
        };
        Ok(Question { indicator, transform, shape, used, scope, day })
    }

    fn named(&self, id: &str) -> Result<(&Indicator, Transform), RequestError> {
        let found = self.catalogue.resolve(id).map(|r| (r.indicator, r.transform));
        found.ok_or_else(|| unknown(&self.catalogue, id))
    }

    fn area(&self, asked: Option<&str>) -> Result<String, RequestError> {
        let code = asked.map(str::to_owned).or_else(|| self.catalogue.default_area.clone()).unwrap_or_default();
        if self.catalogue.areas.contains_key(&code) {
            return Ok(code);
        }
        Err(RequestError::UnknownArea(code, self.catalogue.areas.keys().cloned().collect()))
    }

    fn dimension(&self, by: Option<&str>) -> Result<(), RequestError> {
        const ALWAYS: [&str; 5] = ["firm", "industry", "division", "area", "street"];
        let Some(by) = by else { return Ok(()) };
        if ALWAYS.contains(&by) || self.groups(by).is_some() || self.catalogue.asks_edition(by) {
            return Ok(());
        }
        let all = ALWAYS.iter().map(|s| (*s).to_owned()).chain(self.catalogue.classifications.keys().cloned());
        Err(RequestError::UnknownDimension(by.to_owned(), all.collect()))
    }
}
