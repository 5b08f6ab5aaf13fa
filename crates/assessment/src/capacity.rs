//! Plans of capacity: their steps with the growth between them, and what was made of what could be. Capacity is no output.

use crate::share::Share;
use crate::window::Window;
use figures::goal::Building;
use figures::{CapacityStep, CreditCode, Decimal, Measure, Period, Rate};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The plan of a firm for a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan<'a> {
    /// The firm.
    pub unit: &'a CreditCode,
    /// What is made.
    pub product: &'a str,
    /// Unit of the capacities, that of the first step.
    pub measure: &'a Measure,
    /// `FORM.ITEM` that says what was made, where a step names one.
    pub output: Option<&'a str>,
    /// The steps that were not withdrawn, by day.
    pub steps: Vec<Step<'a>>,
}

/// A step of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<'a> {
    /// As stated.
    pub stated: &'a CapacityStep,
    /// What can be made a year, in the plan's unit; nothing where the unit does not convert.
    pub capacity: Option<Decimal>,
    /// Against the step before, in per cent.
    pub growth: Option<Decimal>,
    /// Whether its day has passed and nobody said that it is built.
    pub overdue: bool,
}

/// The plans behind statements now in force, as they stand on a day.
pub fn plans<'a>(steps: &[&'a CapacityStep], today: Date) -> Vec<Plan<'a>> {
    let mut by_product: BTreeMap<(&str, &str), Vec<&CapacityStep>> = BTreeMap::new();
    for step in steps.iter().filter(|s| s.state != Building::Withdrawn) {
        by_product.entry((step.unit.as_str(), &step.product)).or_default().push(step);
    }
    by_product.into_values().filter_map(|steps| plan(steps, today)).collect()
}

fn plan(mut stated: Vec<&CapacityStep>, today: Date) -> Option<Plan<'_>> {
    stated.sort_by_key(|s| (s.date, &s.phase));
    let first = *stated.first()?;
    let measure = &first.capacity.measure;
    let mut steps: Vec<Step<'_>> = Vec::new();
    for stated in &stated {
        let capacity = stated.capacity.convert(measure).map(|q| q.amount);
        let before = steps.last().and_then(|s| s.capacity);
        let growth = before.zip(capacity).and_then(|(before, now)| Rate { numerator: now, denominator: before }.growth());
        steps.push(Step { stated, capacity, growth, overdue: stated.state == Building::Planned && stated.date < today });
    }
    let output = stated.iter().find_map(|s| s.output.as_deref());
    Some(Plan { unit: &first.unit, product: &first.product, measure, output, steps })
}

impl Plan<'_> {
    /// What could be made in the months of a window that are over: of each month a share of the year by the step built
    /// on its first day, so that a step counts from its first whole month.
    pub fn possible(&self, window: Window) -> Option<Decimal> {
        let year = Period::Year { year: window.period().year() };
        let months = (window.period().months().0..=window.month().months().1).map(|month| Period::Month { year: year.year(), month });
        let yearly = months.map(|m| self.in_place(m.first_day())).try_fold(Decimal::ZERO, Decimal::checked_add)?;
        yearly.checked_div((year.months().1).into()).map(|d| d.normalize())
    }

    fn in_place(&self, day: Date) -> Decimal {
        let built = self.steps.iter().rev().find(|s| s.stated.state == Building::Built && s.stated.date <= day);
        built.and_then(|s| s.capacity).unwrap_or_default()
    }

    /// Output against what could be made; nothing where nothing could.
    pub fn utilisation(&self, output: Decimal, window: Window) -> Option<Share> {
        Share::of(output, self.possible(window)?)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use figures::{Moment, Place, Quantity};

    pub(crate) fn step(phase: &str, date: &str, capacity: &str, state: Building, known: i64) -> CapacityStep {
        CapacityStep {
            unit: CreditCode::fictional(7),
            product: "封装测试".into(),
            phase: phase.into(),
            date: date.parse().expect(date),
            capacity: Quantity { amount: capacity.parse().expect(capacity), measure: Measure::parse("亿只").expect("unit") },
            state,
            output: None,
            known: Moment::from_micros(known),
            source: None,
            note: None,
            place: Place::default(),
        }
    }

    fn day(text: &str) -> Date {
        text.parse().expect(text)
    }

    fn window(period: &str, month: i8) -> Window {
        Window::through(period.parse().expect(period), month).expect("inside")
    }

    /// Article claim C12: 3 to 6 to 10 billion pieces a year.
    #[test]
    fn the_steps_of_c12_double_and_grow_by_two_thirds() {
        let stated = [
            step("三期", "2023-12-31", "100", Building::Planned, 0),
            step("一期", "2020-12-31", "30", Building::Built, 0),
            step("二期", "2022-12-31", "60", Building::Planned, 0),
        ];
        let all: Vec<&CapacityStep> = stated.iter().collect();
        let plan = &plans(&all, day("2021-08-10"))[0];
        let growth: Vec<_> = plan.steps.iter().map(|s| s.growth.map(|g| figures::round(g, 1).to_string())).collect();
        assert_eq!(growth, [None, Some("100.0".to_owned()), Some("66.7".to_owned())]);
        assert!(plan.steps.iter().all(|s| !s.overdue));
        let later = &plans(&all, day("2023-01-01"))[0];
        assert_eq!(
            later.steps.iter().map(|s| s.overdue).collect::<Vec<_>>(),
            [false, true, false],
            "the second phase was never said to be built"
        );
    }

    #[test]
    fn what_is_only_planned_makes_nothing() {
        let stated = [step("一期", "2020-12-31", "30", Building::Built, 0), step("二期", "2021-01-01", "60", Building::Planned, 0)];
        let all: Vec<&CapacityStep> = stated.iter().collect();
        let plan = &plans(&all, day("2021-08-10"))[0];
        // Half a year of 30 is 15; 12.6 of it are 84 per cent.
        assert_eq!(plan.possible(window("2021", 6)), Some(15.into()));
        let share = plan.utilisation("12.6".parse().expect("number"), window("2021", 6)).and_then(Share::percent);
        assert_eq!(share, Some(84.into()));
    }

    /// Trap T6: a plant of 1 March counts one month of the quarter: 9 of 10 are 90 per cent, not 9 of 30.
    #[test]
    fn a_step_counts_from_its_first_whole_month() {
        for (from, percent) in [("2021-03-01", Some(90)), ("2021-03-02", None), ("2021-01-01", Some(30))] {
            let stated = [step("一期", from, "120", Building::Built, 0)];
            let all: Vec<&CapacityStep> = stated.iter().collect();
            let plan = &plans(&all, day("2021-08-10"))[0];
            let share = plan.utilisation(9.into(), window("2021", 3)).and_then(Share::percent);
            assert_eq!(share, percent.map(Decimal::from), "{from}");
        }
    }

    #[test]
    fn withdrawn_steps_and_other_units_are_no_capacity() {
        let mut other = step("二期", "2022-12-31", "60", Building::Planned, 0);
        other.capacity.measure = Measure::parse("吨").expect("unit");
        let thousands = step("三期", "2023-12-31", "1000000", Building::Planned, 0);
        let mut smaller = thousands.clone();
        smaller.capacity.measure = Measure::parse("万只").expect("unit");
        let stated =
            [step("一期", "2020-12-31", "30", Building::Built, 0), other, smaller, step("四期", "2024-12-31", "1", Building::Withdrawn, 0)];
        let all: Vec<&CapacityStep> = stated.iter().collect();
        let plan = &plans(&all, day("2021-08-10"))[0];
        // 1 000 000 万只 are 100 亿只.
        let capacities: Vec<_> = plan.steps.iter().map(|s| s.capacity).collect();
        assert_eq!(capacities, [Some(30.into()), None, Some(100.into())]);
        assert!(plan.steps.iter().all(|s| s.growth.is_none()), "no growth over a step that does not convert");
    }
}
