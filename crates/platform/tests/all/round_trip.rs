//! Template → filled in by other programs → import → figures equal to the sum by hand; what comes back marked opens in those
//! programs and is clean once mended. Runs where `WANMU_OUTSIDE` is set: it needs LibreOffice and Python with openpyxl.

use crate::wanmu::{Run, file, wanmu};
use figures::CreditCode;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

const SCRIPTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../intake/tests/outside");

fn outside() -> bool {
    let set = std::env::var_os("WANMU_OUTSIDE").is_some();
    if !set {
        eprintln!("skipped: WANMU_OUTSIDE is not set");
    }
    set
}

/// What a script prints as JSON.
fn script(name: &str, args: &[&str]) -> Value {
    let python = std::env::var("WANMU_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let run = Command::new(python).arg(format!("{SCRIPTS}/{name}")).args(args).output().expect("Python runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(run.status.success(), "{name}: {}{}", text(&run.stdout), text(&run.stderr));
    serde_json::from_slice(&run.stdout).expect("JSON")
}

/// A new data folder with three fictional firms.
fn office(temp: &Path, name: &str) -> PathBuf {
    let data = temp.join(name);
    assert_eq!(wanmu(&data, &["init", &data.display().to_string()]).code, 0);
    let mut rows = "unit,attribute,value,valid_from,valid_to,known_at\n".to_owned();
    for n in 1..=3 {
        let code = CreditCode::fictional(n);
        for (key, value) in [("name", format!("虚构第{n}厂").as_str()), ("industry", "3973"), ("area", "park"), ("status", "above_scale")]
        {
            rows.push_str(&format!("{code},{key},{value},2019-01-01,,2019-01-10\n"));
        }
    }
    assert_eq!(wanmu(&data, &["import", &file(temp, "register.csv", &rows)]).code, 0);
    data
}

/// The cells of the template for June 2021 that a firm fills in: output, sales, exports, output by industry.
fn typed(month: i64, year: i64, exports: i64) -> Value {
    json!({
        "B204-1!D9": month, "B204-1!E9": year, "B204-1!F9": month - 10, "B204-1!G9": year - 50,
        "B204-1!D11": month - 5, "B204-1!E11": year - 20, "B204-1!D12": exports, "B204-1!E12": exports * 4,
        "B204-1!C15": "3973", "B204-1!D15": month, "B204-1!E15": year,
    })
}

fn template(data: &Path, temp: &Path, n: u32) -> String {
    let path = temp.join(format!("t{n}.xlsx")).display().to_string();
    let code = CreditCode::fictional(n).to_string();
    let run = wanmu(data, &["template", "B204-1", "--period", "2021-06", "--unit", &code, "--out", &path, "--lang", lang(n)]);
    assert_eq!(run.code, 0, "{}", run.err);
    path
}

/// The second firm has its template in English.
fn lang(n: u32) -> &'static str {
    if n == 2 { "en" } else { "zh" }
}

#[test]
fn an_empty_template_in_either_language_is_read_and_takes_nothing() {
    let temp = tempfile::tempdir().expect("temp");
    let data = office(temp.path(), "empty");
    for n in [1, 2] {
        let run = wanmu(&data, &["import", &template(&data, temp.path(), n)]);
        assert_eq!(run.code, 0, "{}", run.err);
    }
}

/// The workbook filled in by openpyxl, by LibreOffice as `.xlsx` and as `.xls`.
fn filled(temp: &Path, template: &str, name: &str, values: &Value) -> Vec<String> {
    let asked = file(temp, &format!("{name}.json"), &values.to_string());
    let made = script("round_trip.py", &[template, &asked, &temp.join(name).display().to_string()]);
    let office = made["office"].as_array().expect("office").iter();
    office.chain([&made["openpyxl"]]).map(|p| p.as_str().expect("a path").to_owned()).collect()
}

fn clean(run: &Run) {
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
}

#[test]
fn a_template_filled_by_other_programs_gives_the_sum_by_hand() {
    if !outside() {
        return;
    }
    let temp = tempfile::tempdir().expect("temp");
    let data = office(temp.path(), "made");
    let firms = [(1, typed(1200, 6100, 300)), (2, typed(50, 250, 0)), (3, typed(700, 3650, 100))];
    let by_firm: Vec<Vec<String>> =
        firms.iter().map(|(n, values)| filled(temp.path(), &template(&data, temp.path(), *n), &format!("f{n}"), values)).collect();
    for way in 0..3 {
        let data = office(temp.path(), &format!("way{way}"));
        for files in &by_firm {
            clean(&wanmu(&data, &["import", &files[way], "--known-at", "2021-07-12"]));
        }
        let value = |indicator: &str, period: &str| {
            let run = wanmu(&data, &["figure", indicator, "--period", period, "--area", "park", "--json"]);
            run.json()["value"].as_str().map(str::to_owned)
        };
        // 6100 + 250 + 3650, 1200 + 50 + 700, and exports 4 × (300 + 0 + 100).
        assert_eq!(value("industry.output", "2021-H1").as_deref(), Some("10000"));
        assert_eq!(value("industry.output", "2021-06").as_deref(), Some("1950"));
        assert_eq!(value("industry.exports", "2021-H1").as_deref(), Some("1600"));
    }
}

#[test]
fn what_comes_back_opens_elsewhere_and_is_clean_once_mended() {
    if !outside() {
        return;
    }
    let temp = tempfile::tempdir().expect("temp");
    let data = office(temp.path(), "data");
    let template = template(&data, temp.path(), 1);
    // Exports of the month above sales of the month.
    let wrong = filled(temp.path(), &template, "wrong", &typed(1200, 6100, 1500));
    for path in &wrong {
        let run = wanmu(&data, &["import", path, "--known-at", "2021-07-12", "--json"]);
        assert_eq!(run.code, 3, "{}", run.err);
        let marked = run.json()["marked"][0].as_str().expect("a marked workbook").to_owned();
        let seen = script("check_opens.py", &[&marked]);
        for program in ["openpyxl", "office"] {
            assert_eq!(seen[program]["opens"], true, "{program}: {seen}");
        }
        let sheets = seen["openpyxl"]["sheets"].as_array().expect("sheets");
        assert!(sheets[0]["name"].as_str().is_some_and(|n| n.starts_with("审核结果")), "{seen}");
        let notes = sheets.iter().find(|s| s["name"] == "B204-1").expect("the form")["comments"].to_string();
        assert!(notes.contains("E03"), "{notes}");
        // The clerk mends the marked workbook itself and sends it again.
        let mended = json!({"B204-1!D12": 300, "B204-1!E12": 1200});
        let again = filled(temp.path(), &marked, &format!("mended-{}", wrong.iter().position(|p| p == path).expect("there")), &mended);
        clean(&wanmu(&data, &["import", &again[2], "--known-at", "2021-07-12", "--dry-run"]));
        clean(&wanmu(&data, &["import", &again[0], "--known-at", "2021-07-12", "--dry-run"]));
    }
}
