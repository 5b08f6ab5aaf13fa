//! Values filed earlier, as the edits see them.

use figures::{CreditCode, Decimal, Filing, Period, Role};
use std::collections::BTreeMap;

/// Unit, form, item: what a value is of.
pub(crate) type Series = (CreditCode, String, String);

/// Latest values by unit, form and item, over periods. A period's own filing stands before the
/// same-period column of next year's form, whichever came first.
#[derive(Debug, Clone, Default)]
pub struct History {
    series: BTreeMap<Series, BTreeMap<Period, (Role, Decimal)>>,
}

impl History {
    /// From rows of unit, period, role, form, item, value; of two rows alike but for the value the
    /// later one holds.
    pub fn new(rows: impl IntoIterator<Item = (CreditCode, Period, Role, String, String, Decimal)>) -> Self {
        let mut history = History::default();
        for (unit, period, role, form, item, value) in rows {
            history.put((unit, form, item), period, role, value);
        }
        history
    }

    /// The same history with the values of `filings` on top, in the order they became known.
    pub fn with(&self, filings: &[Filing]) -> Self {
        let mut history = self.clone();
        let mut ordered: Vec<&Filing> = filings.iter().collect();
        ordered.sort_by_key(|f| f.known);
        for filing in ordered {
            for value in filing.values.iter().filter(|v| !v.item.is_empty()) {
                let series = (filing.unit.clone(), filing.form.clone(), value.item.clone());
                history.put(series, filing.period, filing.role, value.value);
            }
        }
        history
    }

    fn put(&mut self, series: Series, period: Period, role: Role, value: Decimal) {
        let periods = self.series.entry(series).or_default();
        let kept = periods.get(&period).is_some_and(|(held, _)| *held == Role::Current && role == Role::SamePeriod);
        if !kept {
            periods.insert(period, (role, value));
        }
    }

    /// The value of one period.
    pub fn value(&self, unit: &CreditCode, form: &str, item: &str, period: Period) -> Option<Decimal> {
        Some(self.periods(unit, form, item)?.get(&period)?.1)
    }

    /// The latest period before `period` of the same kind that has a value, with that value;
    /// for cumulative periods within the same year, since they begin anew each January.
    pub fn before(&self, unit: &CreditCode, form: &str, item: &str, period: Period) -> Option<(Period, Decimal)> {
        let alike = |p: Period| std::mem::discriminant(&p) == std::mem::discriminant(&period);
        let comparable = |p: Period| alike(p) && (!matches!(p, Period::Cumulative { .. }) || p.year() == period.year());
        let earlier = self.periods(unit, form, item)?.range(..period).rev();
        earlier.map(|(p, (_, v))| (*p, *v)).find(|(p, _)| comparable(*p))
    }

    fn periods(&self, unit: &CreditCode, form: &str, item: &str) -> Option<&BTreeMap<Period, (Role, Decimal)>> {
        self.series.get(&(unit.clone(), form.to_owned(), item.to_owned()))
    }
}
