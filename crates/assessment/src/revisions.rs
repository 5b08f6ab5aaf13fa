//! What became of a target: the statements about it in the order they became known.

use figures::{CapacityStep, Decimal, Goals, Milestone, Moment, Quantity, Rate, Target};
use std::collections::BTreeMap;

/// A target with everything that was said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread<'a> {
    /// The last statement, now in force.
    pub current: &'a Target,
    /// All statements, the first one first.
    pub said: Vec<&'a Target>,
}

impl Thread<'_> {
    /// The amount now in force; nothing when the target is withdrawn.
    pub fn aim(&self) -> Option<Quantity> {
        amount(self.current)
    }

    /// The amount first set, in the unit now in force, where it has been revised since.
    pub fn first_aim(&self) -> Option<Decimal> {
        let first = self.said.iter().find_map(|t| amount(t))?;
        let first = first.convert(&self.current.measure)?.amount;
        (self.current.aim != Some(first)).then_some(first)
    }

    /// The change against the statement before in per cent; `None` for the first and where one of the two has no amount
    /// that gives a rate.
    pub fn change(&self, at: usize) -> Option<Decimal> {
        let before = amount(self.said.get(at.checked_sub(1)?)?)?;
        let after = amount(self.said.get(at)?)?.convert(&before.measure)?;
        Rate { numerator: after.amount, denominator: before.amount }.growth()
    }
}

fn amount(target: &Target) -> Option<Quantity> {
    Some(Quantity { amount: target.aim?, measure: target.measure.clone() })
}

/// The targets by name, of statements known up to `as_of`. Of two known at one moment the later given counts.
pub fn threads(goals: &Goals, as_of: Moment) -> BTreeMap<&str, Thread<'_>> {
    let mut threads: BTreeMap<&str, Thread<'_>> = BTreeMap::new();
    for target in in_order(&goals.targets, as_of, |t| t.known) {
        let thread = threads.entry(&target.target).or_insert_with(|| Thread { current: target, said: Vec::new() });
        thread.current = target;
        thread.said.push(target);
    }
    threads
}

/// The milestones of a target in force at a moment, by day; withdrawn ones are left out.
pub fn milestones(goals: &Goals, target: &str, as_of: Moment) -> Vec<Milestone> {
    let known = in_order(&goals.milestones, as_of, |m| m.known).into_iter().filter(|m| m.target == target);
    let last: BTreeMap<_, &Milestone> = known.map(|m| (m.due, m)).collect();
    last.into_values().filter(|m| m.aim.is_some()).cloned().collect()
}

/// The steps of capacity as last stated up to a moment, by firm, product and phase.
pub fn capacity_steps(goals: &Goals, as_of: Moment) -> Vec<&CapacityStep> {
    let known = in_order(&goals.capacities, as_of, |c| c.known);
    let last: BTreeMap<_, &CapacityStep> = known.into_iter().map(|c| ((c.unit.as_str(), &c.product, &c.phase), c)).collect();
    last.into_values().collect()
}

/// What was known, the first known first; the sort keeps the order of statements known at one moment.
fn in_order<T>(all: &[T], as_of: Moment, known: impl Fn(&T) -> Moment) -> Vec<&T> {
    let mut rows: Vec<&T> = all.iter().filter(|row| known(row) <= as_of).collect();
    rows.sort_by_key(|row| known(row));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capacity::tests::step;
    use figures::goal::{Building, Counting, Direction, Pace};
    use figures::{Measure, Place};

    fn d(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    fn said(name: &str, aim: Option<&str>, unit: &str, known: i64) -> Target {
        Target {
            target: name.into(),
            indicator: "industry.output".into(),
            filer: None,
            area: "park".into(),
            period: "2021".parse().expect("year"),
            measure: Measure::parse(unit).expect(unit),
            aim: aim.map(d),
            direction: Direction::AtLeast,
            pace: Pace::Months,
            fallback: None,
            counting: Counting::AsKnown,
            parent: None,
            issuer: "办公室".into(),
            document: None,
            scope: None,
            known: Moment::from_micros(known),
            source: None,
            note: None,
            place: Place::default(),
        }
    }

    fn goals(targets: Vec<Target>) -> Goals {
        Goals { targets, ..Goals::default() }
    }

    #[test]
    fn a_revision_is_not_seen_before_it_became_known() {
        let all = goals(vec![said("output", Some("520"), "亿元", 20), said("output", Some("4800000"), "万元", 10)]);
        let early = threads(&all, Moment::from_micros(19));
        assert_eq!((early["output"].current.aim, early["output"].first_aim()), (Some(d("4800000")), None));
        let later = &threads(&all, Moment::from_micros(20))["output"];
        assert_eq!((later.current.aim, later.first_aim(), later.said.len()), (Some(d("520")), Some(d("480")), 2));
        // 520 of 480 is 8.33 per cent more.
        assert_eq!(later.change(1).map(|c| figures::round(c, 2)), Some(d("8.33")));
        assert_eq!((later.change(0), later.change(2)), (None, None));
        assert!(threads(&all, Moment::from_micros(9)).is_empty());
    }

    #[test]
    fn a_withdrawn_target_keeps_what_was_first_set() {
        let all = goals(vec![said("output", Some("480"), "亿元", 10), said("output", None, "亿元", 20)]);
        let thread = &threads(&all, Moment::from_micros(30))["output"];
        assert_eq!((thread.aim(), thread.first_aim()), (None, Some(d("480"))));
    }

    #[test]
    fn the_last_statement_of_a_day_or_phase_holds() {
        let milestone = |due: &str, aim: Option<&str>, known| Milestone {
            target: "starts".into(),
            due: due.parse().expect(due),
            aim: aim.map(d),
            title: None,
            known: Moment::from_micros(known),
            source: None,
            note: None,
            place: Place::default(),
        };
        let milestones_said = vec![
            milestone("2021-06-30", Some("45"), 20),
            milestone("2021-06-30", Some("40"), 10),
            milestone("2021-03-31", Some("20"), 10),
            milestone("2021-03-31", None, 20),
        ];
        let capacities =
            vec![step("二期", "2022-12-31", "60", Building::Planned, 10), step("二期", "2023-06-30", "60", Building::Planned, 20)];
        let all = Goals { targets: Vec::new(), milestones: milestones_said, capacities };
        let at = |micros| milestones(&all, "starts", Moment::from_micros(micros)).into_iter().map(|m| m.aim).collect::<Vec<_>>();
        assert_eq!((at(10), at(20)), (vec![Some(d("20")), Some(d("40"))], vec![Some(d("45"))]));
        assert!(milestones(&all, "output", Moment::from_micros(20)).is_empty());
        let date = |micros| capacity_steps(&all, Moment::from_micros(micros))[0].date.to_string();
        assert_eq!((date(10), date(20)), ("2022-12-31".to_owned(), "2023-06-30".to_owned()));
    }
}
