//! The five headline figures of the article, through filings, and the way back from one of them.

use crate::wanmu::{demo, park, wanmu};
use figures::Decimal;
use serde_json::Value;

const AT: &str = "2021-08-10";

fn figure(indicator: &str, more: &[&str]) -> Value {
    let mut args = vec!["figure", indicator, "--period", "2021-H1", "--as-of", AT, "--json"];
    args.extend(more);
    let run = wanmu(park(), &args);
    assert_eq!(run.code, 0, "{}", run.err);
    run.json()
}

fn shown(indicator: &str) -> String {
    figure(indicator, &[])["shown"]["value"].as_str().expect("a value").to_owned()
}

/// C01, C02, C04, C05, C06 of the article, as printed in it.
#[test]
fn the_headline_figures_come_out_as_published() {
    assert_eq!(shown("industry.output"), "264.5");
    assert_eq!(shown("industry.output.growth"), "35.9");
    assert!(["233", "233.0"].contains(&shown("industry.output.hightech").as_str()));
    assert_eq!(shown("industry.output.hightech.growth"), "31.9");
    assert!(["106", "106.0"].contains(&shown("industry.output.digital_core").as_str()));
    assert_eq!(shown("industry.output.digital_core.growth"), "19.6");
    assert_eq!(shown("industry.value_added.digital_core"), "22.18");
    assert_eq!(shown("industry.value_added.digital_core.share"), "84.5");
}

/// C03: the complement grew by 73 to 78 per cent over the rounding of the article.
#[test]
fn the_rest_of_the_park_grew_by_three_quarters_for_planted_reasons() {
    let growth = figure("industry.output.non_hightech.growth", &[]);
    let percent: f64 = growth["value"].as_str().expect("value").parse().expect("number");
    assert!((73.0..=78.0).contains(&percent), "{percent}");
    let new = &growth["panel"]["new"];
    assert!(new["units"].as_u64().expect("units") > 0, "{new}");
}

#[test]
fn every_bridge_adds_up_exactly_by_every_dimension() {
    for more in [&[][..], &["--by", "division"], &["--by", "hightech"], &["--by", "street"], &["--by", "firm"]] {
        let got = figure("industry.output.growth", more);
        let rows = got["figures"].as_array().cloned().unwrap_or_else(|| vec![got]);
        assert!(!rows.is_empty());
        for row in rows {
            let amount = |key: &str| row[key].as_str().expect(key).parse::<i128>().expect("whole thousands");
            let total: i128 = row["panel"]["bridge_total"].as_str().expect("total").parse().expect("whole");
            assert_eq!(amount("published_current") - amount("published_base"), total, "{row}");
        }
    }
}

#[test]
fn parts_add_up_to_the_whole_by_every_dimension() {
    let whole: i128 = figure("industry.output", &[])["value"].as_str().expect("value").parse().expect("whole");
    for by in ["firm", "industry", "division", "industry@2011", "division@2011", "street", "hightech", "digital_core"] {
        let parts = figure("industry.output", &["--by", by]);
        let sum: i128 = parts["figures"]
            .as_array()
            .expect("figures")
            .iter()
            .filter_map(|f| f["value"].as_str())
            .map(|v| v.parse::<i128>().expect("whole"))
            .sum();
        assert_eq!(sum, whole, "{by}");
    }
}

#[test]
fn four_bases_differ_and_say_what_they_stand_on() {
    let value = |basis: &str| figure("industry.output.growth", &["--basis", basis])["value"].as_str().map(str::to_owned);
    let all: std::collections::BTreeSet<_> = ["published", "restated", "comparable", "matched"].map(value).into_iter().collect();
    assert_eq!(all.len(), 4, "{all:?}");
    assert!(all.iter().all(Option::is_some));
    let constant = figure("industry.output.growth", &["--price", "constant"]);
    assert_eq!(constant["reason"], "no_price_index");
    let real = |price: &str| figure("industry.value_added.estimated.growth", &["--price", price])["value"].as_str().map(str::to_owned);
    assert!(real("constant").is_some_and(|value| Some(value) != real("current")));
}

#[test]
fn the_way_back_ends_at_lines_and_cells_of_the_files_that_were_imported() {
    let run = wanmu(park(), &["explain", "industry.output@2021-H1", "--as-of", AT, "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let all = run.json();
    let total: i128 = all["figure"]["value"].as_str().expect("value").parse().expect("whole");
    let filings = all["sections"][0]["filings"].as_array().expect("filings");
    let sum: i128 = filings.iter().map(|f| f["value"].as_str().expect("value").parse::<i128>().expect("whole")).sum();
    assert_eq!(sum, total, "the filings listed are the figure");
    for filing in filings {
        let path = filing["file"].as_str().expect("file");
        if let Some(cell) = filing["cell"].as_str() {
            let value: Decimal = filing["value"].as_str().expect("value").parse().expect("exact");
            // One list is kept in 万元.
            let times = if path.contains("wanyuan") { Decimal::TEN } else { Decimal::ONE };
            assert_eq!(written_at(path, cell) * times, value, "{path} {cell}");
            continue;
        }
        let line = filing["line"].as_u64().expect("line") as usize;
        let text = std::fs::read_to_string(path).expect("the imported file");
        let written = text.lines().nth(line - 1).expect("the line");
        let [unit, value] = ["unit", "value"].map(|k| filing[k].as_str().expect(k));
        assert!(written.starts_with(unit) && written.contains(&format!(",01,{value}")), "{written}");
    }
}

/// The number in a cell of a file.
fn written_at(path: &str, cell: &str) -> Decimal {
    let book = intake::workbook::open(path, &std::fs::read(path).expect("the imported file")).0.expect("a workbook");
    let (name, address) = cell.rsplit_once('!').unwrap_or(("", cell));
    let sheet = book.sheets.iter().find(|s| s.name == name).expect("the sheet");
    let (row, cells) = sheet
        .rows()
        .find(|(row, _)| {
            address.ends_with(|c: char| c.is_ascii_digit())
                && address.trim_start_matches(|c: char| c.is_ascii_alphabetic()) == (row + 1).to_string()
        })
        .expect("the row");
    let found = cells.iter().find(|(column, _)| intake::workbook::Sheet::address(row, *column) == address).expect("the cell");
    found.1.display().replace(',', "").parse().expect("a number")
}

#[test]
fn three_corrections_become_known_between_mid_july_and_the_article() {
    let run = wanmu(park(), &["explain", "industry.output@2021-H1", "--as-of", "2021-07-15", "--json"]);
    let all = run.json();
    let later = all["later"].as_array().expect("later").iter().filter(|f| f["known"].as_str().expect("known") <= "2021-08-11").count();
    assert_eq!(later, 3);
    assert_ne!(all["figure"]["shown"]["value"], "264.5");
}

#[test]
fn the_demo_prints_them_and_the_verdicts() {
    let figures = demo()["figures"].as_array().expect("figures");
    assert!(figures.len() >= 8);
    let claims = demo()["claims"]["claims"].as_array().expect("claims");
    let verdict = |value: &str| claims.iter().find(|c| c["value"] == value).map(|c| c["verdict"].as_str().expect("verdict").to_owned());
    for value in ["264.5", "35.9", "233", "31.9", "106", "19.6", "22.18", "84.5"] {
        let verdict = verdict(value).unwrap_or_else(|| panic!("{value} is claimed"));
        assert!(verdict.starts_with("match"), "{value}: {verdict}");
    }
}

#[test]
fn the_public_sees_no_single_firm() {
    let got = figure("industry.output", &["--by", "firm", "--audience", "public"]);
    assert!(got["figures"].as_array().expect("figures").iter().all(|f| f["value"].is_null() && f["reason"] == "suppressed"));
}

#[test]
fn a_withheld_figure_is_no_right_to_its_way_back() {
    let unit = figure("industry.output", &["--by", "firm"])["figures"][0]["by"]["firm"].as_str().expect("unit").to_owned();
    let id = format!("industry.output@2021-H1,by=firm:{unit}");
    let run = wanmu(park(), &["explain", &id, "--as-of", AT, "--audience", "public", "--json"]);
    assert_eq!((run.code, run.json()["figure"]["reason"].as_str()), (6, Some("suppressed")));
    assert!(!run.out.contains("sample/B204-1"), "no line of a filing");
}

#[test]
fn a_count_has_a_way_back_to_lines_too() {
    let run = wanmu(park(), &["explain", "industry.units@2021-H1", "--as-of", AT, "--json"]);
    let all = run.json();
    let filings = all["sections"][0]["filings"].as_array().expect("filings");
    let units: std::collections::BTreeSet<&str> = filings.iter().map(|f| f["unit"].as_str().expect("unit")).collect();
    assert_eq!(Some(units.len().to_string().as_str()), all["figure"]["value"].as_str());
}
