//! Composite indices: the extra of the methodology, and the Human Development Index.

use crate::case::{board, card, errors, reasons, shown, terms};

const THREE: [&str; 3] = ["x 90 10", "y 60 60", "z 100 0"];

fn composite(aggregate: &str, by: &str, posts: &str) -> Vec<String> {
    let body = format!("    aggregate: {aggregate}\n    decimals: 4\n    normalise: {{ by: {by} }}\n");
    let both = format!("weight: 1{posts}");
    let card = card(&format!("{body}{}", terms(&[("a", &both), ("b", &both)])));
    shown(&board(&card, "a b", &THREE))
}

#[test]
fn goal_posts_with_arithmetic_and_geometric_means() {
    assert_eq!(composite("arithmetic", "goal_posts", ", low: 0, high: 100"), ["0.5000", "0.6000", "0.5000"]);
    assert_eq!(composite("geometric", "goal_posts", ", low: 0, high: 100"), ["0.3000", "0.6000", "-"]);
}

#[test]
fn the_samples_own_bounds_with_arithmetic_and_geometric_means() {
    assert_eq!(composite("arithmetic", "min_max", ""), ["0.4583", "0.5000", "0.5000"]);
    // 0.75 and 1/6: the root of an eighth.
    assert_eq!(composite("geometric", "min_max", ""), ["0.3536", "-", "-"]);
}

#[test]
fn a_refusal_names_the_part() {
    let card =
        card(&format!("    aggregate: geometric\n    normalise: {{ by: min_max }}\n{}", terms(&[("a", "weight: 1"), ("b", "weight: 1")])));
    let board = board(&card, "a b", &THREE);
    let why = "not above zero, which geometric and harmonic means refuse";
    assert_eq!(reasons(&board), ["", &format!("a: {why}"), &format!("b: {why}")]);
    assert_eq!(errors(&board), Vec::<String>::new());
    assert_eq!((board.ranks[0], board.ranks[1], board.ranked[0]), (1, 0, 1));
}

/// Posts 20–85, 0–18, 0–15 and ln 100–75,000; above the posts counts as the posts.
const HDI: &str = "    aggregate: geometric
    decimals: 3
    normalise: { by: goal_posts }
    terms:
      health: { title: { zh: 健康, en: health }, weight: 1, value: a, unit: '1', low: 20, high: 85 }
      education: { title: { zh: 教育, en: education }, weight: 1, aggregate: arithmetic }
      expected: { title: { zh: 预期受教育年限, en: expected years }, in: education, weight: 1, value: b, unit: '1', low: 0, high: 18 }
      mean: { title: { zh: 平均受教育年限, en: mean years }, in: education, weight: 1, value: c, unit: '1', low: 0, high: 15 }
      income: { title: { zh: 收入, en: income }, weight: 1, value: d, unit: '1', low: 100, high: 75000, log: true }
";

#[test]
fn the_human_development_index_of_2021() {
    let card = card(HDI);
    let rows = ["CHN 78.2107 14.2361149 7.600118446 17504.39969", "NOR 83.2339 18.18519974 13.00362968 64660.10622"];
    let board = board(&card, "a b c d", &rows);
    assert_eq!(shown(&board), ["0.768", "0.961"]);
    // Norway's 18.2 years count as 18.
    let story = board.explain(1);
    assert_eq!(story.terms[2].value, Some(1.0));
    assert_eq!((story.terms[2].level, story.terms[0].level), (1, 0));
    // Of a geometric mean a part has no share, of an arithmetic one half a point each.
    assert_eq!((story.terms[2].points, story.terms[2].share, story.terms[0].points), (Some(0.5), None, None));
}

#[test]
fn an_index_of_levels_weighs_siblings_among_themselves() {
    // (1·4 + 3·8)/4 = 7 of the group, (2·7 + 1·1)/3 = 5 of all.
    let body = "    aggregate: arithmetic
    terms:
      g: { title: { zh: 组, en: group }, weight: 2, aggregate: arithmetic }
      x: { title: { zh: 甲, en: x }, in: g, weight: 1, value: a, unit: '1' }
      y: { title: { zh: 乙, en: y }, in: g, weight: 3, value: b, unit: '1' }
      z: { title: { zh: 丙, en: z }, weight: 1, value: c, unit: '1' }
";
    let board = board(&card(body), "a b c", &["s 4 8 1"]);
    assert_eq!(shown(&board), ["5.00"]);
    let shares: Vec<f64> = board.explain(0).terms.iter().map(|t| t.share.unwrap()).collect();
    // 2/3·7/5; 2/3·1/4·4/5; 2/3·3/4·8/5; 1/3·1/5.
    for (share, by_hand) in shares.iter().zip([14.0 / 15.0, 2.0 / 15.0, 12.0 / 15.0, 1.0 / 15.0]) {
        assert!((share - by_hand).abs() < 1e-12, "{share} {by_hand}");
    }
}

#[test]
fn harmonic_and_median_means() {
    let of = |aggregate: &str| {
        let card = card(&format!("    aggregate: {aggregate}\n{}", terms(&[("a", "weight: 1"), ("b", "weight: 2"), ("c", "weight: 1")])));
        shown(&board(&card, "a b c", &["s 2 4 8", "t 1 9 5", "u 0 4 8"]))
    };
    // 4/(1/2 + 2/4 + 1/8) = 32/9; 4/(1 + 2/9 + 1/5) = 180/64.
    assert_eq!(of("harmonic"), ["3.56", "2.81", "-"]);
    // t: 1 and 5 weigh half, so the mean of 5 and 9.
    assert_eq!(of("median"), ["4.00", "7.00", "4.00"]);
}

#[test]
fn outranking_counts_whom_one_is_ahead_of() {
    let card = card(&format!(
        "    aggregate: outranking\n    decimals: 0\n{}",
        terms(&[("a", "weight: 1"), ("b", "weight: 1"), ("c", "weight: 1")])
    ));
    // x is ahead of y and z in two of three, y of z in all; w loses all.
    let board = board(&card, "a b c", &["x 3 3 1", "y 2 2 3", "z 1 1 2", "w 0 0 0"]);
    assert_eq!(shown(&board), ["3", "1", "-1", "-3"]);
    assert_eq!(board.ranks, [1, 2, 3, 4]);
}

#[test]
fn nobody_outranks_when_alone() {
    let card = card(&format!("    aggregate: outranking\n{}", terms(&[("a", "weight: 1")])));
    let board = board(&card, "a", &["x 3"]);
    assert_eq!(shown(&board), ["-"]);
    assert_eq!(errors(&board), ["nobody else in the group to compare with"]);
    assert_eq!(reasons(&board), ["nobody else in the group to compare with"]);
}
