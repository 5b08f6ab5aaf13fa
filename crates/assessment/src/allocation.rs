//! Parts of a target against it: what was handed down, and to whom nothing was.

use figures::{Decimal, Measure, Quantity};
use std::collections::BTreeSet;

/// A target that is part of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Child<'a> {
    /// Its name.
    pub target: &'a str,
    /// Its area.
    pub area: &'a str,
    /// Its amount; nothing when it is withdrawn.
    pub aim: Option<Quantity>,
}

/// How the parts add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Balance {
    /// To the whole.
    Even,
    /// To more.
    Over,
    /// To less.
    Under,
}

impl Balance {
    /// Word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Balance::Even => "even",
            Balance::Over => "over_allocated",
            Balance::Under => "under_allocated",
        }
    }
}

/// A target against the sum of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocation {
    /// Of the parts, in the target's unit.
    pub sum: Decimal,
    /// The sum less the target.
    pub difference: Decimal,
    /// Whether that is more, less or nothing.
    pub balance: Balance,
    /// The parts summed.
    pub counted: Vec<String>,
    /// Parts that were withdrawn.
    pub withdrawn: Vec<String>,
    /// Parts in a unit that does not convert.
    pub other_unit: Vec<String>,
    /// Areas within the target's own to which nothing was handed down though it was to others.
    pub missing: Vec<String>,
}

/// Adds up the parts of a target of `area`. `within` are the areas that it consists of; they are missed only where the
/// target is split by area at all. `None` without parts, or where the sum does not fit.
pub fn allocate(aim: Decimal, measure: &Measure, area: &str, children: &[Child<'_>], within: &BTreeSet<&str>) -> Option<Allocation> {
    if children.is_empty() {
        return None;
    }
    let amount = |child: &Child<'_>| child.aim.as_ref().map(|aim| aim.convert(measure));
    let named = |keep: &dyn Fn(&Child<'_>) -> bool| children.iter().filter(|c| keep(c)).map(|c| c.target.to_owned()).collect::<Vec<_>>();
    let sum = children.iter().filter_map(|c| amount(c).flatten()).try_fold(Decimal::ZERO, |sum, q| sum.checked_add(q.amount))?;
    let difference = sum.checked_sub(aim)?;
    let has: BTreeSet<&str> = children.iter().filter(|c| c.aim.is_some()).map(|c| c.area).collect();
    let by_area = children.iter().any(|c| c.area != area);
    Some(Allocation {
        sum,
        difference,
        balance: balance(difference),
        counted: named(&|c| matches!(amount(c), Some(Some(_)))),
        withdrawn: named(&|c| c.aim.is_none()),
        other_unit: named(&|c| matches!(amount(c), Some(None))),
        missing: within.difference(&has).filter(|_| by_area).map(|a| (*a).to_owned()).collect(),
    })
}

fn balance(difference: Decimal) -> Balance {
    match difference.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Equal => Balance::Even,
        std::cmp::Ordering::Greater => Balance::Over,
        std::cmp::Ordering::Less => Balance::Under,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    fn child<'a>(target: &'a str, area: &'a str, aim: &str) -> Child<'a> {
        Child { target, area, aim: Quantity::parse(aim) }
    }

    fn of(children: &[Child<'_>]) -> Allocation {
        let within = BTreeSet::from(["park", "district_rest"]);
        let yi = Measure::parse("亿元").expect("unit");
        allocate(d("700"), &yi, "district", children, &within).expect("parts")
    }

    #[test]
    fn parts_in_other_units_are_converted() {
        let got = of(&[child("park", "park", "520 亿元"), child("rest", "district_rest", "1800000 万元")]);
        assert_eq!((got.sum, got.difference, got.balance), (d("700"), d("0"), Balance::Even));
        let over = of(&[child("park", "park", "550 亿元"), child("rest", "district_rest", "16000000 千元")]);
        assert_eq!((over.sum, over.difference, over.balance), (d("710"), d("10"), Balance::Over));
    }

    #[test]
    fn who_got_nothing_is_named() {
        let got = of(&[child("park", "park", "520 亿元"), child("rest", "district_rest", ""), child("land", "park", "3 亩")]);
        assert_eq!((got.balance, got.difference), (Balance::Under, d("-180")));
        assert_eq!(
            (got.counted, got.withdrawn, got.other_unit),
            (vec!["park".to_owned()], vec!["rest".to_owned()], vec!["land".to_owned()])
        );
        assert_eq!(got.missing, ["district_rest"], "its part was withdrawn");
    }

    #[test]
    fn a_target_split_otherwise_misses_no_area() {
        let got = of(&[child("digital", "district", "300 亿元"), child("other", "district", "400 亿元")]);
        assert_eq!((got.balance, got.missing), (Balance::Even, Vec::new()));
    }

    proptest! {
        #[test]
        fn the_parts_and_the_difference_give_the_whole(aims in prop::collection::vec(-1_000_000i64..1_000_000, 1..9), whole in -1_000_000i64..1_000_000) {
            let unit = Measure::parse("万元").expect("unit");
            let child = |aim: &i64| Child { target: "part", area: "park", aim: Some(Quantity { amount: (*aim).into(), measure: unit.clone() }) };
            let children: Vec<_> = aims.iter().map(child).collect();
            let got = allocate(whole.into(), &unit, "park", &children, &BTreeSet::new()).expect("parts");
            prop_assert_eq!(got.sum, aims.iter().sum::<i64>().into());
            prop_assert_eq!(got.sum - got.difference, whole.into());
            prop_assert_eq!(got.balance == Balance::Over, got.difference > Decimal::ZERO);
        }
    }
}
