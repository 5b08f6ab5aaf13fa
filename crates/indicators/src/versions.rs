//! Versions of a definition: the days from which a figure is defined in another way.

use crate::engine::Engine;
use crate::linear::Linear;
use crate::request::{Request, RequestError};
use crate::shape::{Flattener, linears};
use figures::{Basis, Period};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// By which definition a figure is made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Definition {
    /// The day from which its formula holds.
    pub from: Option<Date>,
    /// For a growth: whether its rates and lists, where it has any, are this period's for both years, or each year's own.
    pub growth: Option<Dated>,
    /// For a growth: the day and the text of the formula that was valid for the year before, where that was another.
    /// It is not used.
    pub last_year: Option<(Date, String)>,
}

/// Whose rates and lists a growth uses; its formula is always this period's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    /// It has none.
    FormulaOnly,
    /// This period's for both years.
    ThisPeriod,
    /// Each year's own.
    EachYear,
}

impl Engine {
    /// The days from which any definition that the figure goes through is another, its own formula first of all.
    ///
    /// # Errors
    /// When the indicator, its area or its dimension is not known.
    pub fn versions(&self, request: &Request) -> Result<Vec<Date>, RequestError> {
        let question = self.question(request)?;
        let mut days: BTreeSet<Date> = question.indicator.formulas.iter().map(|f| f.from).collect();
        let Some(first) = days.first().copied() else { return Ok(Vec::new()) };
        loop {
            let mut more = BTreeSet::new();
            for day in &days {
                more.extend(self.days_behind(&question.indicator.id, question.scope.period, *day, request.by.as_deref())?);
            }
            more.retain(|day| *day >= first && !days.contains(day));
            if more.is_empty() {
                return Ok(days.into_iter().collect());
            }
            days.extend(more);
        }
    }

    /// The days of all definitions that the formula of one day goes through.
    fn days_behind(&self, indicator: &str, period: Period, day: Date, by: Option<&str>) -> Result<BTreeSet<Date>, RequestError> {
        let mut flattener = Flattener::new(&self.catalogue, period, day);
        let shape = flattener.indicator(indicator)?;
        let used = flattener.used().iter().filter_map(|id| self.catalogue.indicators.get(id));
        let mut days: BTreeSet<Date> = used.flat_map(|i| i.formulas.iter().map(|f| f.from)).collect();
        for linear in linears(&shape) {
            let tables = linear.tables().into_iter().filter_map(|id| self.catalogue.tables.get(&id));
            days.extend(tables.flat_map(|t| t.values.iter().map(|(from, _)| *from)));
            days.extend(linear.classes().iter().flat_map(|(id, _)| self.days_of_list(id)));
        }
        days.extend(by.into_iter().flat_map(|id| self.days_of_list(id)));
        Ok(days)
    }

    fn days_of_list(&self, id: &str) -> Vec<Date> {
        let list = self.catalogue.classifications.get(id);
        list.map(|c| c.from.into_iter().chain(c.until).collect()).unwrap_or_default()
    }

    /// By which definition a figure is made.
    pub(crate) fn definition(&self, request: &Request) -> Result<Definition, RequestError> {
        let q = self.question(request)?;
        // What has no formula yet holds since no day.
        let formula = |day| self.catalogue.formula_at(q.indicator, day).filter(|formula| formula.from > Date::MIN);
        let from = formula(q.day).map(|f| f.from);
        if !q.is_change() {
            return Ok(Definition { from, growth: None, last_year: None });
        }
        let last = formula(q.scope.period.year_before().last_day()).filter(|f| Some(f.from) != from);
        let has_more = |l: &Linear| !l.tables().is_empty() || !l.classes().is_empty();
        let dated = match (linears(&q.shape).into_iter().any(has_more), request.basis) {
            (false, _) => Dated::FormulaOnly,
            (true, Basis::Comparable | Basis::Matched) => Dated::ThisPeriod,
            (true, Basis::Published | Basis::Restated) if request.definition.is_some() => Dated::ThisPeriod,
            (true, Basis::Published | Basis::Restated) => Dated::EachYear,
        };
        Ok(Definition { from, growth: Some(dated), last_year: last.map(|f| (f.from, f.text.clone())) })
    }
}
