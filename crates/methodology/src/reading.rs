//! How the value of a period is put together from what is filed: months by difference, quarters, trailing years, balances.

use crate::catalogue::{Form, Item, Nature, Span};
use figures::{Period, Reason, Role};

/// A filed value that is added, and an earlier one of the same year that is taken off it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// Added.
    pub to: Period,
    /// Taken off: what had been reached before.
    pub before: Option<Period>,
}

/// One way to a value: the sum of stretches.
pub type Recipe = Vec<Stretch>;

/// Which value of an item is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// Within the period, or of a balance at its end.
    Period,
    /// Of a balance, before the period began.
    Opening,
}

/// A month of a year.
type Month = (i16, i8);

impl Form {
    /// The ways to an item's value for a period, the best first: a unit's value is made by the first for which it
    /// filed all that is needed.
    ///
    /// # Errors
    /// [`Reason::NotSeparable`] where the period is filed only together with another (January and February),
    /// [`Reason::NotApplicable`] where the form has nothing of the kind.
    pub fn recipes(&self, item: &Item, at: At, period: Period) -> Result<Vec<Recipe>, Reason> {
        let filed = Filed { form: self, item: Some(item) };
        match (at, item.nature) {
            (At::Opening, _) => filed.balance(month_before((period.first_year(), period.months().0))),
            (At::Period, Nature::Stock) => filed.balance((period.year(), period.months().1)),
            (At::Period, Nature::Average) => filed.as_it_is(period).map(alone).ok_or(Reason::NotApplicable),
            (At::Period, Nature::Flow) => filed.flow(period),
        }
    }

    /// The filings of which any shows that a unit filed the form for a period, the best first.
    pub fn filed_as(&self, period: Period) -> Vec<Period> {
        let filed = Filed { form: self, item: None };
        let end = (period.year(), period.months().1);
        let mut all: Vec<Period> = filed.as_it_is(period).into_iter().chain(filed.ends(end)).collect();
        if all.is_empty() {
            all.push(period.as_filed());
        }
        let mut seen = Vec::new();
        all.retain(|p| {
            !seen.contains(p) && {
                seen.push(*p);
                true
            }
        });
        all
    }
}

/// What is filed of an item, or of any item of a form.
struct Filed<'a> {
    form: &'a Form,
    item: Option<&'a Item>,
}

impl Filed<'_> {
    fn has(&self, span: Span) -> bool {
        let own = |c: &&crate::catalogue::Column| c.role == Role::Current && c.span == span;
        if self.form.columns.is_empty() {
            return span != Span::Report || self.form.frequency != "monthly";
        }
        match self.item {
            Some(item) => self.form.columns_of(item).any(|c| own(&c)),
            None => self.form.columns.iter().any(|c| own(&c)),
        }
    }

    /// The report period that ends with a month, as it is filed.
    fn report(&self, (year, month): Month) -> Option<Period> {
        let report = match self.form.frequency.as_str() {
            "annual" if month == 12 => Period::Year { year },
            "quarterly" if month % 3 == 0 => Period::Quarter { year, quarter: month / 3 },
            "monthly" => Period::Month { year, month },
            _ => return None,
        };
        Some(report.as_filed()).filter(|_| self.has(Span::Report))
    }

    /// A period that is filed under its own name.
    fn as_it_is(&self, period: Period) -> Option<Period> {
        let end = (period.year(), period.months().1);
        match period.as_filed() {
            // January, which nobody files, comes with February, and so does February alone.
            own if self.form.is_exempt(own) => None,
            Period::Month { .. } if self.has(Span::Month) && !self.form.opens_year(period) => Some(period),
            Period::Cumulative { .. } if self.has(Span::Cumulative) => Some(period.as_filed()),
            own => self.report(end).filter(|report| *report == own),
        }
    }

    /// What is filed for the end of a month.
    fn ends(&self, (year, month): Month) -> Vec<Period> {
        let cumulative = self.has(Span::Cumulative).then_some(Period::Cumulative { year, to: month });
        let alone = self.has(Span::Month).then_some(Period::Month { year, month });
        let all = cumulative.into_iter().chain(alone).chain(self.report((year, month)));
        all.filter(|p| !self.form.is_exempt(*p)).collect()
    }

    fn balance(&self, end: Month) -> Result<Vec<Recipe>, Reason> {
        let ways: Vec<Recipe> = self.ends(end).into_iter().flat_map(alone).collect();
        if ways.is_empty() { Err(Reason::NotApplicable) } else { Ok(ways) }
    }

    /// As filed; else by difference of what was reached by its end and before it, or by adding report periods.
    fn flow(&self, period: Period) -> Result<Vec<Recipe>, Reason> {
        let own = self.as_it_is(period);
        let made = match own {
            Some(Period::Cumulative { .. }) => Err(Reason::NotApplicable),
            _ if self.has(Span::Cumulative) => self.by_difference(period),
            _ => self.by_reports(period).ok_or(Reason::NotApplicable),
        };
        match (own, made) {
            (Some(own), made) => Ok(alone(own).into_iter().chain(made.ok()).collect()),
            (None, made) => made.map(|way| vec![way]),
        }
    }

    /// Year by year what was reached by the end, less what had been reached before the first month.
    fn by_difference(&self, period: Period) -> Result<Recipe, Reason> {
        let (from, to) = period.months();
        let (first, last) = (period.first_year(), period.year());
        (first..=last)
            .map(|year| {
                let end = Period::Cumulative { year, to: if year == last { to } else { 12 } };
                let start = if year == first { from } else { 1 };
                let before = (start > 1).then(|| Period::Cumulative { year, to: start - 1 });
                let missing = |p: &Period| self.form.is_exempt(*p);
                if missing(&end) || before.as_ref().is_some_and(missing) {
                    Err(Reason::NotSeparable)
                } else {
                    Ok(Stretch { to: end, before })
                }
            })
            .collect()
    }

    /// The report periods that make up the period without a gap.
    fn by_reports(&self, period: Period) -> Option<Recipe> {
        let step = match self.form.frequency.as_str() {
            "quarterly" => 3,
            "annual" => 12,
            _ => 1,
        };
        let (mut end, mut left) = ((period.year(), period.months().1), period.length());
        let mut way = Vec::new();
        while left > 0 {
            let report = if step == 1 { Some(Period::Month { year: end.0, month: end.1 }) } else { self.report(end) };
            way.push(Stretch { to: report?, before: None });
            end = (0..step).fold(end, |end, _| month_before(end));
            left -= step;
        }
        (left == 0).then(|| way.into_iter().rev().collect())
    }
}

fn alone(period: Period) -> Vec<Recipe> {
    vec![vec![Stretch { to: period, before: None }]]
}

fn month_before((year, month): Month) -> Month {
    if month > 1 { (year, month - 1) } else { (year - 1, 12) }
}
