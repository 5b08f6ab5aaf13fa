//! What formulas and conditions give on one row, by hand.

use crate::case::d;
use assessment::scorecard::formula::amounts;
use assessment::scorecard::{Column, Single, Why, truths};
use figures::Decimal;
use methodology::formula::ast::Ordering::AtLeast;
use methodology::score::{Amount, Test};

/// `a`, `b`, a flag and a word; of the second row nothing is known.
fn columns() -> Vec<Column> {
    vec![
        Column::Amounts(vec![Some(d("6")), None]),
        Column::Amounts(vec![Some(d("4")), None]),
        Column::Flags(vec![Some(true), None]),
        Column::Texts(vec![Some("是".to_owned()), None]),
    ]
}

fn two(make: fn(Box<Amount>, Box<Amount>) -> Amount, a: Amount, b: Amount) -> Amount {
    make(Box::new(a), Box::new(b))
}

fn number(text: &str) -> Amount {
    Amount::Number(d(text))
}

const A: Amount = Amount::Value(0);
const B: Amount = Amount::Value(1);

#[test]
fn amounts_are_exact_and_say_which_operand_is_missing() {
    let both = |of: &Amount| {
        let columns = columns();
        let all = amounts(of, &columns, 2);
        assert_eq!(all, [0, 1].map(|row| Single::of(&columns, row).amount(of)));
        (all[0], all[1])
    };
    assert_eq!(both(&two(Amount::Add, A, B)), (Ok(d("10")), Err(Why::NotFiled(0))));
    assert_eq!(both(&two(Amount::Sub, number("1"), B)), (Ok(d("-3")), Err(Why::NotFiled(1))));
    assert_eq!(both(&two(Amount::Mul, A, number("0.5"))), (Ok(d("3")), Err(Why::NotFiled(0))));
    assert_eq!(both(&two(Amount::Div, A, B)), (Ok(d("1.5")), Err(Why::NotFiled(0))));
    assert_eq!(both(&two(Amount::Min, A, B)), (Ok(d("4")), Err(Why::NotFiled(0))));
    assert_eq!(both(&two(Amount::Max, A, B)), (Ok(d("6")), Err(Why::NotFiled(0))));
    assert_eq!(both(&Amount::OrZero(Box::new(A))), (Ok(d("6")), Ok(d("0"))));
    assert_eq!(both(&Amount::Scaled(Box::new(A), d("2"), d("3"))), (Ok(d("4")), Err(Why::NotFiled(0))));
    assert_eq!(both(&two(Amount::Div, A, two(Amount::Sub, B, number("4")))), (Err(Why::ZeroDenominator), Err(Why::NotFiled(0))));
    assert_eq!(both(&two(Amount::Mul, A, Amount::Number(Decimal::MAX))).0, Err(Why::TooLarge));
    // There is no such operand, or it is no amount.
    assert_eq!(both(&Amount::Value(9)).0, Err(Why::NotFiled(9)));
    assert_eq!(both(&Amount::Value(2)).0, Err(Why::NotFiled(2)));
}

#[test]
fn of_two_amounts_only_the_one_that_counts_has_to_be_there() {
    let columns = columns();
    let chosen = |when: Test, row: usize| {
        let of = Amount::If(Box::new(when), Box::new(number("7")), Box::new(B));
        Single::of(&columns, row).amount(&of)
    };
    assert_eq!(chosen(Test::Known(1), 0), Ok(d("7")));
    assert_eq!(chosen(Test::Not(Box::new(Test::Known(1))), 0), Ok(d("4")));
    // The other one isn't known, and isn't asked for.
    assert_eq!(chosen(Test::Not(Box::new(Test::Known(1))), 1), Ok(d("7")));
    assert_eq!(chosen(Test::Known(1), 1), Err(Why::NotFiled(1)));
    assert_eq!(chosen(Test::Flag(2), 1), Err(Why::Unsettled));
}

#[test]
fn what_is_unknown_does_not_matter_where_the_rest_settles_it() {
    let columns = columns();
    let least = |bound: &str| Test::Compare(A, AtLeast, number(bound));
    let of = |test: &Test| {
        let all = truths(test, &columns, 2);
        assert_eq!(all, [0, 1].map(|row| Single::of(&columns, row).truth(test)));
        all
    };
    assert_eq!(of(&least("6")), [Some(true), None]);
    assert_eq!(of(&Test::Is(3, "是".to_owned())), [Some(true), None]);
    assert_eq!(of(&Test::All(vec![least("6"), Test::Known(1)])), [Some(true), Some(false)]);
    assert_eq!(of(&Test::All(vec![least("7"), Test::Flag(2)])), [Some(false), None]);
    assert_eq!(of(&Test::Any(vec![least("7"), Test::Not(Box::new(Test::Known(1)))])), [Some(false), Some(true)]);
    assert_eq!(of(&Test::Any(vec![Test::Is(0, "是".to_owned()), Test::Flag(0), Test::Known(9)])), [None, None]);
}

#[test]
fn an_amount_that_is_otherwise_counts_everywhere() {
    let columns = columns();
    let single = Single::of(&columns, 1).with(0, d("9"));
    assert_eq!(single.amount(&two(Amount::Mul, A, A)), Ok(d("81")));
    assert_eq!(single.truth(&Test::Compare(A, AtLeast, number("9"))), Some(true));
    assert_eq!(single.truth(&Test::Known(0)), Some(true));
    assert_eq!((single.value(1), single.knows(1)), (None, false));
    // Beyond the rows nothing is known.
    assert_eq!(Single::of(&columns, 2).truth(&Test::Known(0)), Some(false));
}
