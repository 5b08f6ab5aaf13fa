//! E20–E25: within B203.

use crate::world::World;

fn lines(values: &[(&str, i64)]) -> Vec<String> {
    values.iter().map(|(item, value)| format!("B203 2021-01..06 {item} {value}")).collect()
}

fn places(edit: &str, values: &[(&str, i64)]) -> Vec<String> {
    let lines = lines(values);
    World::new().places(edit, &lines.iter().map(String::as_str).collect::<Vec<_>>())
}

fn only(edit: &str, values: &[(&str, i64)]) -> (String, String) {
    let lines = lines(values);
    World::new().only(edit, &lines.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn e20_the_balance_sheet_balances_within_a_thousand_yuan() {
    let (zh, en) = only("E20", &[("213", 100), ("217", 60), ("218", 38)]);
    assert_eq!(zh, "213 资产总计（100）应等于 217 负债合计（60）+ 218 所有者权益合计（38）= 98，相差 2（允许 1 千元）");
    assert_eq!(en, "213 total assets (100) must equal 217 liabilities (60) + 218 equity (38) = 98, off by 2 (1 thousand yuan allowed)");
    assert_eq!(places("E20", &[("217", 60), ("213", 100), ("218", 38)]), ["2 A"]);
    assert!(places("E20", &[("213", 100), ("217", 60), ("218", 39)]).is_empty());
    assert!(places("E20", &[("213", 100), ("217", 60), ("218", 41)]).is_empty());
    assert!(places("E20", &[("213", 100), ("217", 60)]).is_empty());
}

#[test]
fn e21_totals_of_assets_cover_their_parts() {
    let sound = [("213", 100), ("201", 60), ("202", 30), ("205", 30), ("206", 30), ("209", 40), ("210", 10), ("211", 10)];
    assert!(places("E21", &sound).is_empty());
    let (zh, en) = only("E21", &[("201", 60), ("202", 31), ("205", 30)]);
    assert_eq!(zh, "201 流动资产合计（60）应不小于 202 应收账款（31）+ 205 存货（30）= 61");
    assert_eq!(en, "201 current assets (60) must be at least 202 receivables (31) + 205 inventories (30) = 61");
    for broken in [[("213", 59), ("201", 60)], [("205", 29), ("206", 30)], [("209", 9), ("210", 10)], [("210", 9), ("211", 10)]] {
        let filled = broken.into_iter().chain(sound.into_iter().filter(|(i, _)| *i == "209" && broken[1].0 == "211"));
        assert_eq!(places("E21", &filled.collect::<Vec<_>>()), ["1 A"], "{broken:?}");
    }
}

#[test]
fn e22_revenue_and_cost_cover_their_principal_part() {
    assert!(places("E22", &[("301", 100), ("302", 100), ("307", 80), ("308", 80)]).is_empty());
    let (zh, en) = only("E22", &[("301", 100), ("302", 101)]);
    assert_eq!(zh, "301 营业收入（100）应不小于 302 主营业务收入（101）");
    assert_eq!(en, "301 revenue (100) must be at least 302 principal revenue (101)");
    assert_eq!(places("E22", &[("308", 81), ("307", 80)]), ["2 A"]);
}

/// 1000 − 700 − 10 − 50 − 60 − 40 − 20 − 3 − 2 + 5 + 8 + 4 + 1 = 133.
const PROFIT: [(&str, i64); 13] = [
    ("301", 1000),
    ("307", 700),
    ("309", 10),
    ("312", 50),
    ("313", 60),
    ("314", 40),
    ("317", 20),
    ("315", 3),
    ("316", 2),
    ("318", 5),
    ("322", 8),
    ("321", 4),
    ("319", 1),
];

#[test]
fn e23_operating_profit_follows_from_revenue_and_costs() {
    let with = |profit: i64| PROFIT.into_iter().chain([("323", profit)]).collect::<Vec<_>>();
    assert!(places("E23", &with(133)).is_empty());
    assert!(places("E23", &with(138)).is_empty());
    assert_eq!(places("E23", &with(139)), ["14 A"]);
    let (zh, en) = only("E23", &with(127));
    assert!(zh.starts_with("323 营业利润（127）应等于 301 营业收入（1000）− 307 营业成本（700）− 309 税金及附加（10）"), "{zh}");
    assert!(zh.ends_with("）+ 319 资产处置收益（1）= 133，相差 6（允许 5 千元）"), "{zh}");
    assert!(en.ends_with(" + 319 disposals (1) = 133, off by 6 (5 thousand yuan allowed)"), "{en}");
}

#[test]
fn e23_an_empty_item_is_zero_once_revenue_cost_and_profit_are_there() {
    assert!(places("E23", &[("301", 1000), ("307", 700), ("323", 300)]).is_empty());
    let (zh, _) = only("E23", &[("301", 1000), ("307", 700), ("323", 290)]);
    assert_eq!(zh, "323 营业利润（290）应等于 301 营业收入（1000）− 307 营业成本（700）= 300，相差 10（允许 5 千元）；未填的项目按 0 计");
    assert!(places("E23", &[("301", 1000), ("323", 290)]).is_empty());
}

#[test]
fn e24_total_profit_adds_what_is_not_operating() {
    assert!(places("E24", &[("327", 140), ("323", 133), ("325", 10), ("326", 3)]).is_empty());
    assert!(places("E24", &[("327", 133), ("323", 133)]).is_empty());
    let (zh, en) = only("E24", &[("327", 141), ("323", 133), ("325", 10), ("326", 3)]);
    assert_eq!(zh, "327 利润总额（141）应等于 323 营业利润（133）+ 325 营业外收入（10）− 326 营业外支出（3）= 140，相差 1");
    assert_eq!(
        en,
        "327 total profit (141) must equal 323 operating profit (133) + 325 other gains (10) − 326 other losses (3) = 140, off by 1"
    );
    assert_eq!(places("E24", &[("323", 133), ("327", 134)]), ["2 A"]);
}

#[test]
fn e25_a_loss_pays_no_tax() {
    let (zh, en) = only("E25", &[("327", -5), ("328", 3)]);
    assert_eq!(zh, "327 利润总额（-5）小于 0 时，328 所得税费用（3）应不大于 0");
    assert_eq!(en, "where 327 total profit (-5) is less than 0, 328 income tax (3) must be at most 0");
    assert_eq!(places("E25", &[("327", -5), ("328", 3)]), ["2 C"]);
    assert!(places("E25", &[("327", -5), ("328", 0)]).is_empty());
    assert!(places("E25", &[("327", 0), ("328", 3)]).is_empty());
}

#[test]
fn e25_profit_or_loss_is_at_most_half_of_revenue() {
    let (zh, en) = only("E25", &[("327", -60), ("301", 100)]);
    assert_eq!(zh, "|327 利润总额（-60）| ÷ 301 营业收入（100）= 60.0%，应不大于 50%");
    assert_eq!(en, "|327 total profit (-60)| / 301 revenue (100) = 60.0%, must be at most 50%");
    assert!(places("E25", &[("327", 50), ("301", 100)]).is_empty());
    assert!(places("E25", &[("327", 60), ("301", 0)]).is_empty());
}
