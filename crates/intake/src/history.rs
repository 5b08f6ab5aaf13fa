//! Values filed earlier, as the edits see them.

use figures::{CreditCode, Decimal, Period, Role};
use std::collections::BTreeMap;

/// The number of a form's item in a history.
pub(crate) type Series = u32;

/// Latest values by unit, form and item, over periods; the same-period column of next year's form is kept
/// beside a period's own filing.
#[derive(Debug, Clone, Default)]
pub struct History {
    forms: BTreeMap<String, BTreeMap<String, Series>>,
    units: BTreeMap<CreditCode, UnitHistory>,
    count: Series,
}

/// What one unit filed earlier.
#[derive(Debug, Clone, Default)]
pub(crate) struct UnitHistory {
    /// By item, in the order of periods and roles.
    series: BTreeMap<Series, Vec<(Period, Role, Decimal)>>,
}

/// Values of one item of one unit, by period and role.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Values<'a>(&'a [(Period, Role, Decimal)]);

impl History {
    /// From rows of unit, period, role, form, item, value; of two rows alike but for the value the
    /// later one holds.
    pub fn new(rows: impl IntoIterator<Item = (CreditCode, Period, Role, String, String, Decimal)>) -> Self {
        let mut history = History::default();
        for (unit, period, role, form, item, value) in rows {
            let series = history.number(form, item);
            history.units.entry(unit).or_default().series.entry(series).or_default().push((period, role, value));
        }
        history.units.values_mut().flat_map(|u| u.series.values_mut()).for_each(settle);
        history
    }

    fn number(&mut self, form: String, item: String) -> Series {
        let (items, next) = (self.forms.entry(form).or_default(), &mut self.count);
        *items.entry(item).or_insert_with(|| {
            *next += 1;
            *next
        })
    }

    /// The number of a form's item; `None` when nobody filed it.
    pub(crate) fn series(&self, form: &str, item: &str) -> Option<Series> {
        self.forms.get(form)?.get(item).copied()
    }

    /// All items of a form anybody filed.
    pub(crate) fn items(&self, form: &str) -> impl Iterator<Item = (&str, Series)> {
        self.forms.get(form).into_iter().flatten().map(|(item, series)| (item.as_str(), *series))
    }

    /// What a unit filed.
    pub(crate) fn unit(&self, unit: &CreditCode) -> Option<&UnitHistory> {
        self.units.get(unit)
    }

    /// The value of one period: its own filing, else what next year's form says of it.
    pub fn value(&self, unit: &CreditCode, form: &str, item: &str, period: Period) -> Option<Decimal> {
        self.unit(unit)?.values(self.series(form, item)?).either(period)
    }

    /// The latest period before `period` of the same kind that has a value, with that value;
    /// for cumulative periods within the same year, since they begin anew each January.
    pub fn before(&self, unit: &CreditCode, form: &str, item: &str, period: Period) -> Option<(Period, Decimal)> {
        self.unit(unit)?.values(self.series(form, item)?).before(period)
    }
}

/// Sorts, and leaves the later of two rows alike.
fn settle(values: &mut Vec<(Period, Role, Decimal)>) {
    values.sort_by_key(|(period, role, _)| (*period, *role));
    values.dedup_by(|later, kept| {
        let alike = (later.0, later.1) == (kept.0, kept.1);
        if alike {
            kept.2 = later.2;
        }
        alike
    });
}

impl UnitHistory {
    /// All values of an item.
    pub(crate) fn values(&self, series: Series) -> Values<'_> {
        Values(self.series.get(&series).map_or(&[], Vec::as_slice))
    }
}

impl Values<'_> {
    /// The value as it stood in one column.
    pub(crate) fn value(self, period: Period, role: Role) -> Option<Decimal> {
        let at = self.0.binary_search_by(|held| (held.0, held.1).cmp(&(period, role))).ok()?;
        self.0.get(at).map(|held| held.2)
    }

    /// The value of a period: its own filing, else what next year's form says of it.
    pub(crate) fn either(self, period: Period) -> Option<Decimal> {
        // A period's own filing comes before the same-period column in the order of roles.
        let held = self.0.get(self.0.partition_point(|held| held.0 < period))?;
        (held.0 == period).then_some(held.2)
    }

    /// See `History::before`.
    pub(crate) fn before(self, period: Period) -> Option<(Period, Decimal)> {
        let earlier = self.0.get(..self.0.partition_point(|held| held.0 < period))?;
        let found = earlier.iter().rev().map(|held| held.0).find(|p| comparable(*p, period))?;
        Some((found, self.either(found)?))
    }
}

/// Whether an earlier period may stand beside a later one.
pub(crate) fn comparable(earlier: Period, later: Period) -> bool {
    let alike = std::mem::discriminant(&earlier) == std::mem::discriminant(&later);
    alike && (!matches!(later, Period::Cumulative { .. }) || earlier.year() == later.year())
}
