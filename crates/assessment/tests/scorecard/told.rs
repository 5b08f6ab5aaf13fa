//! What doesn't fit is told, and every word is there in both languages.

use crate::case::{DAY, card, d, inputs, repository, terms};
use assessment::scorecard::normalise::Flaw;
use assessment::scorecard::why::name_of;
use assessment::scorecard::{Because, Column, Fault, Inputs, Lacking, Note, RuleOf, Setting, Unfit, Why, score};
use figures::Text;
use methodology::catalogue::Scorecard;
use methodology::score::{Operand, Part};

fn two() -> Scorecard {
    card(&format!("    aggregate: sum\n{}", terms(&[("a", "weight: 1"), ("b", "weight: 1")])))
}

fn unfit(change: impl Fn(&mut Inputs)) -> Unfit {
    let card = two();
    let mut given = inputs(&card, "a b", &["x 1 2", "y 3 4"]);
    change(&mut given);
    score(&card, DAY, &given).map(|_| ()).unwrap_err()
}

#[test]
fn inputs_that_are_not_the_cards_are_refused() {
    assert_eq!(unfit(|i| i.columns.truncate(1)), Unfit::Columns { wanted: 2, given: 1 });
    assert_eq!(unfit(|i| i.columns[1] = Column::Amounts(vec![None])), Unfit::Length(1));
    assert_eq!(unfit(|i| i.columns[0] = Column::Flags(vec![None, None])), Unfit::Kind(0));
    assert_eq!(unfit(|i| i.earlier = vec![Column::Amounts(vec![None; 2])]), Unfit::Columns { wanted: 2, given: 1 });
    assert_eq!(unfit(|i| i.merged_with = Some(vec![0])), Unfit::Subjects);
    assert_eq!(unfit(|i| i.landlords = vec![Vec::new()]), Unfit::Subjects);
    assert_eq!(unfit(|i| i.estimated = vec![(0, 2)]), Unfit::Estimated(0, 2));
    for unfit in [Unfit::Columns { wanted: 2, given: 1 }, Unfit::Length(1), Unfit::Kind(0), Unfit::Subjects, Unfit::Estimated(0, 2)] {
        assert_both(&unfit.words());
    }
}

fn assert_both(text: &Text) {
    assert!(!text.zh.trim().is_empty() && !text.en.trim().is_empty() && text.zh != text.en, "{text:?}");
    assert!(!text.en.contains("you") && !text.zh.contains('您') && !text.en.contains('!'), "{text:?}");
}

#[test]
fn nobody_to_judge_is_no_error() {
    let card = two();
    let board = score(&card, DAY, &inputs(&card, "a b", &[])).unwrap();
    assert_eq!((board.subjects.len(), board.ranked.clone(), board.errors.len()), (0, vec![0], 0));
}

#[test]
fn every_reason_has_words_and_a_code_of_its_own() {
    let card = two();
    let flaws = [Flaw::Bounds, Flaw::Alone, Flaw::Nobody, Flaw::ZeroBase].map(Why::Flawed);
    let mut all = vec![
        Why::NotFiled(0),
        Why::ZeroDenominator,
        Why::NegativeDenominator,
        Why::TooLarge,
        Why::NotAboveZero,
        Why::Wanted,
        Why::NotInForce,
        Why::Refused,
        Why::NoWeight,
        Why::NothingLeft,
        Why::Screened,
        Why::Excluded(0),
        Why::NoGroup,
        Why::NoClass,
    ];
    all.extend(flaws);
    let mut codes: Vec<&str> = all.iter().map(|why| why.code()).collect();
    all.iter().for_each(|why| assert_both(&Because::of(0, *why).words(&card)));
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), all.len());
    assert_eq!(Because::of(1, Why::NotFiled(0)).words(&card).zh, "“b”：a 尚未上报");
}

#[test]
fn every_note_and_error_has_words() {
    let card = repository("per_mu.huangyan", "");
    let subjects = ["x".to_owned()];
    let notes = [
        Note::Unknown(RuleOf::Coefficient),
        Note::Lacked { operand: 0, subject: 0 },
        Note::Disagree { operand: 0, subject: 0 },
        Note::LandlordElsewhere("y".to_owned()),
        Note::LandlordUnclassed(0),
        Note::Ring,
        Note::UseExcepted("小微园".to_owned()),
    ];
    notes.iter().for_each(|note| assert_both(&note.words(&card, &subjects)));
    let faults = [
        Fault::Flawed { term: 0, group: 0, flaw: Flaw::Bounds },
        Fault::UnknownSubject("y".to_owned()),
        Fault::UnknownGrade("E".to_owned()),
    ];
    faults.iter().for_each(|fault| assert_both(&fault.words(&card)));
    for setting in [Setting::Value, Setting::Weight, Setting::Base, Setting::Low, Setting::High, Setting::Cap, Setting::Floor, Setting::Cut]
    {
        assert_both(&Lacking { number: 0, setting, why: Why::Wanted }.words(&card));
    }
}

#[test]
fn operands_are_named_as_formulas_write_them() {
    let held = Operand::Held { resource: "land".to_owned(), part: Part::LeasedOut };
    let having = Some(("status".to_owned(), "below_scale".to_owned()));
    let tenants = Operand::Tenants { resource: "land".to_owned(), having };
    let class = Operand::InClass { classification: "digital_core".to_owned(), class: "01".to_owned() };
    let names = [held, tenants, class, Operand::Member { before: true }, Operand::Since("new".to_owned())].map(|o| name_of(&o));
    assert_eq!(
        names,
        [
            "land.leased_out", "tenants(land where status = \"below_scale\")", "industry in digital_core.01", "unit.member_before",
            "since(new)"
        ]
    );
}

#[test]
fn conditions_know_three_values() {
    use assessment::scorecard::condition::truths;
    use methodology::formula::ast::Ordering::{AtMost, Equal, Greater, NotEqual};
    use methodology::score::{Amount, Test};
    let columns = [Column::Amounts(vec![Some(d("1")), Some(d("1.0")), None]), Column::Flags(vec![Some(true), None, Some(false)])];
    let of = |test: Test| truths(&test, &columns, 3);
    let compare = |ordering| Test::Compare(Amount::Value(0), ordering, Amount::Number(d("1")));
    assert_eq!(of(compare(Equal)), [Some(true), Some(true), None]);
    assert_eq!(of(compare(NotEqual)), [Some(false), Some(false), None]);
    assert_eq!(of(compare(Greater)), [Some(false), Some(false), None]);
    assert_eq!(of(Test::Known(0)), [Some(true), Some(true), Some(false)]);
    // False and unknown is false, true and unknown unknown; for or the other way round.
    assert_eq!(of(Test::All(vec![compare(AtMost), Test::Flag(1)])), [Some(true), None, Some(false)]);
    assert_eq!(of(Test::Any(vec![compare(AtMost), Test::Flag(1)])), [Some(true), Some(true), None]);
    assert_eq!(of(Test::Not(Box::new(Test::Flag(1)))), [Some(false), None, Some(true)]);
    assert_eq!(of(Test::All(Vec::new())), [Some(true); 3]);
    assert_eq!(of(Test::Any(Vec::new())), [Some(false); 3]);
    let divided = Amount::Div(Box::new(Amount::Value(0)), Box::new(Amount::Number(d("0"))));
    assert_eq!(of(Test::Compare(divided, Equal, Amount::Number(d("0")))), [None; 3]);
}
