//! E31–E33: energy, fuel by fuel.

use crate::world::World;

fn lines(values: &[(&str, &str)]) -> Vec<String> {
    values.iter().map(|(item, value)| format!("205-1 2021-01..06 {item} {value}")).collect()
}

fn places(world: &World, edit: &str, values: &[(&str, &str)]) -> Vec<String> {
    world.places(edit, &lines(values).iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn e31_stock_purchases_and_consumption_balance_within_one_per_cent() {
    let world = World::official();
    // 100 and 900 come in, 50 are sold, 700 consumed: 250 are left, 10 more or less.
    let closing = |left: &str| places(&world, "E31", &[("0101", "100"), ("0102", "900"), ("0107", "50"), ("0104", "700"), ("0108", left)]);
    assert!(closing("250").is_empty() && closing("260").is_empty() && closing("240").is_empty());
    assert_eq!((closing("261"), closing("239")), (vec!["1 A".to_owned()], vec!["1 A".to_owned()]));
    let said = lines(&[("0101", "100"), ("0102", "900"), ("0107", "50"), ("0104", "700"), ("0108", "270")]);
    let (zh, _) = world.only("E31", &said.iter().map(String::as_str).collect::<Vec<_>>());
    let sum = "0101 原煤年初库存量（100）+ 0102 原煤购进量（900）− 0107 原煤外供量（50）− 0104 原煤消费量（700）= 250";
    let slack = "允许 1% × (0101 原煤年初库存量（100）+ 0102 原煤购进量（900）) = 10";
    assert_eq!(zh, format!("{sum}，应等于 0108 原煤期末库存量（270），相差 20（{slack}）"));
    // What was not filed is zero: 900 came in and 700 went, none is left.
    assert_eq!(places(&world, "E31", &[("0102", "900"), ("0104", "700")]), ["1 A"]);
    assert!(places(&world, "E31", &[("0102", "700"), ("0104", "700")]).is_empty());
    assert!(places(&world, "E31", &[("0101", "100"), ("0108", "250")]).is_empty());
    assert_eq!(places(&world, "E31", &[("0702", "900"), ("0704", "700")]), ["1 A"]);
}

#[test]
fn e31_a_year_begins_with_the_stock_the_last_one_ended_with() {
    let world = World::official().with_history(&["205-1 2020-01..12 0408 30"]);
    assert!(places(&world, "E31", &[("0401", "30")]).is_empty());
    assert_eq!(places(&world, "E31", &[("0401", "31")]), ["1 A"]);
    assert!(places(&World::official(), "E31", &[("0401", "31")]).is_empty());
    let edit = &world.catalogue.edits["E31"];
    assert!(edit.may_exempt(figures::Class::A) && !world.catalogue.edits["E03"].may_exempt(figures::Class::A));
}

#[test]
fn e32_consumption_has_two_parts() {
    let world = World::official();
    assert!(places(&world, "E32", &[("0604", "10"), ("0605", "7"), ("0606", "3")]).is_empty());
    assert_eq!(places(&world, "E32", &[("0604", "10"), ("0605", "7"), ("0606", "2")]), ["1 A"]);
    assert!(places(&world, "E32", &[("0604", "7"), ("0605", "7")]).is_empty());
    assert!(places(&world, "E32", &[("0605", "7")]).is_empty());
}

#[test]
fn e32_coefficients_are_within_the_range_once_it_is_at_hand() {
    assert!(places(&World::official(), "E32", &[("0109", "9")]).is_empty());
    let own = "  E32: { parameters: { coal_low: 0.5 吨标准煤/吨, coal_high: 0.9 吨标准煤/吨 }, source: { document: d } }\n";
    let world = World::official().with_tolerances(own);
    assert!(places(&world, "E32", &[("0109", "0.5")]).is_empty() && places(&world, "E32", &[("0109", "0.9")]).is_empty());
    assert_eq!(places(&world, "E32", &[("0109", "0.9001")]), ["1 C"]);
}

#[test]
fn e33_energy_per_output_is_near_the_median_of_the_division() {
    let world = World::official().with_units(6, "3974");
    // 1, 1, 1, 1, 1 and x tons for each thousand yuan; the median is 1 whatever x is, and 5 is just within.
    let found = |energy: &str| {
        let mut lines: Vec<String> = (1..=6).map(|n| format!("B204-1 2021-01..06 01 10 #{n}")).collect();
        lines.extend((1..=5).map(|n| format!("205-1 2021-01..06 9002 10 #{n}")));
        lines.push(format!("205-1 2021-01..06 9002 {energy} #6"));
        let said = lines.iter().map(String::as_str).collect::<Vec<_>>();
        world.reviewed("E33", &said).into_iter().map(|f| (f.unit, f.issue.reason.zh, f.suspect)).collect::<Vec<_>>()
    };
    assert!(found("50").is_empty() && found("2").is_empty());
    let out = found("51");
    assert_eq!(out.len(), 1);
    assert_eq!(out[0].0, figures::CreditCode::fictional(6));
    let values = "9002 综合能源消费量等价值 2021年1—6月（51）、01 工业总产值（当年价格） 2021年1—6月（10）";
    let unit = "吨标准煤（等价值）/千元";
    assert_eq!(out[0].1, format!("{values}：5.1 {unit}；行业大类 39 共 6 家，中位数 1 {unit}，界限 0.2 {unit}—5 {unit}（中位数倍数法）"));
    // One ton for each of ten is what the others would have.
    assert_eq!(out[0].2.as_ref().map(|s| (s.value.to_string(), s.expected.normalize().to_string())), Some(("51".into(), "10".into())));
    assert_eq!(found("1.9").len(), 1);
}
