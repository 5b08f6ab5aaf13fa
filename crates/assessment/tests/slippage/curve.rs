//! The remission times of the trial of 6-mercaptopurine (Freireich and others, 1963), whose product-limit estimate stands in
//! every textbook of survival analysis.

use assessment::slippage::{Curve, Spell};

const ENDED: [i64; 9] = [6, 6, 6, 7, 10, 13, 16, 22, 23];
const CENSORED: [i64; 12] = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];

fn trial() -> Curve {
    let ended = ENDED.iter().map(|days| Spell { days: *days, ended: true });
    let censored = CENSORED.iter().map(|days| Spell { days: *days, ended: false });
    Curve::of(&censored.chain(ended).collect::<Vec<_>>())
}

#[test]
fn the_estimate_is_the_published_one() {
    let curve = trial();
    let told: Vec<(i64, usize, String)> =
        curve.points.iter().map(|point| (point.days, point.at_risk, format!("{:.4}", point.waiting))).collect();
    let published = [
        (6, 21, "0.8571"),
        (7, 17, "0.8067"),
        (10, 15, "0.7529"),
        (13, 12, "0.6902"),
        (16, 11, "0.6275"),
        (22, 7, "0.5378"),
        (23, 6, "0.4482"),
    ];
    assert_eq!(told, published.map(|(days, at_risk, waiting)| (days, at_risk, waiting.to_owned())));
    assert_eq!((curve.number, curve.ended), (21, 9));
}

#[test]
fn half_have_ended_at_23_and_two_thirds_never_in_the_trial() {
    let curve = trial();
    assert_eq!(curve.by(0.5, None), Some(23));
    assert_eq!(curve.by(0.25, None), Some(13));
    assert_eq!(curve.by(0.67, None), None);
}

/// Of the 0.7529 that wait longer than ten, a quarter has ended once 0.5647 or less are left.
#[test]
fn who_has_waited_is_asked_among_those_who_waited_as_long() {
    let curve = trial();
    assert_eq!(curve.by(0.25, Some(10)), Some(22));
    assert_eq!(curve.by(0.1, Some(21)), Some(22));
    assert_eq!(curve.by(0.5, Some(10)), None);
    assert_eq!(curve.by(0.1, Some(35)), None);
}

#[test]
fn a_bound_met_exactly_counts() {
    let four: Vec<Spell> = (1..=10).map(|days| Spell { days, ended: true }).collect();
    let curve = Curve::of(&four);
    let met: Vec<Option<i64>> = (1..=10).map(|tenths| curve.by(f64::from(tenths) / 10.0, None)).collect();
    assert_eq!(met, (1..=10).map(Some).collect::<Vec<_>>());
    assert_eq!(Curve::of(&[]).by(0.5, None), None);
}
