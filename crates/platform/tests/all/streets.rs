//! A park of four streets whose figures are worked by hand: what a leader, a publisher and who files for a firm are told over HTTP.

use crate::served::{Answer, Person, Server};
use crate::wanmu::{command, file, wanmu};
use figures::CreditCode;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const AT: &str = "2021-08-10";
const INDICATOR: &str = "industry.output";

/// Streets with firms of their own: amounts in thousand yuan of the half-years of 2020 and 2021. In `甲` two of three firms are of one
/// owner; in `乙` one firm has 71 of 101 in 2020 and 70 of 100 in 2021; `丙` is the smallest of the others.
const STREETS: [(&str, [i64; 3], [i64; 3]); 4] = [
    ("甲", [5_000, 4_000, 3_000], [5_000, 4_000, 3_000]),
    ("乙", [710_000, 200_000, 100_000], [700_000, 200_000, 100_000]),
    ("丙", [30_000, 30_000, 30_000], [31_000, 32_000, 33_000]),
    ("丁", [400_000, 300_000, 300_000], [420_000, 310_000, 320_000]),
];

const PASSWORD: &str = "a long sentence";

/// The park with what was filed, but for what some firms were late with in 2021.
fn made(late: &[u32]) -> (tempfile::TempDir, PathBuf) {
    let temp = tempfile::tempdir().expect("temp");
    let data = temp.path().join("data");
    assert_eq!(wanmu(&data, &["init", data.to_str().expect("path")]).code, 0);
    let mut register = "unit,attribute,value,valid_from,known_at\n".to_owned();
    let mut filings = "unit,form,period,item,value,known_at\n".to_owned();
    for (street, (name, before, now)) in STREETS.iter().enumerate() {
        for nth in 0..3 {
            let number = u32::try_from(street * 3 + nth).expect("few") + 1;
            let unit = CreditCode::fictional(number);
            let owned = (street == 0 && nth < 2).then_some(("owner", "集团（虚构）"));
            let title = format!("虚构{name}{nth}厂");
            let said = [("name", title.as_str()), ("industry", "3974"), ("area", "park"), ("street", *name), ("status", "above_scale")];
            for (attribute, value) in said.into_iter().chain(owned) {
                register.push_str(&format!("{unit},{attribute},{value},2019-01-01,2019-01-10\n"));
            }
            filings.push_str(&format!("{unit},B204-1,2020-01..06,01,{},2020-07-08\n", before[nth]));
            if !late.contains(&number) {
                filings.push_str(&format!("{unit},B204-1,2021-01..06,01,{},2021-07-08\n", now[nth]));
            }
        }
    }
    let files = [file(temp.path(), "register.csv", &register), file(temp.path(), "filings.csv", &filings)];
    let run = wanmu(&data, &["import", &files[0], &files[1]]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let own = format!("firm:{}", CreditCode::fictional(4));
    people(
        &data,
        &[
            ("leader", &["--role", "leader"]),
            ("publisher", &["--role", "publisher"]),
            ("statistician", &["--role", "statistician"]),
            ("clerk", &["--role", "clerk", "--scope", &own]),
        ],
    );
    (temp, data)
}

fn people(data: &Path, all: &[(&str, &[&str])]) {
    for (login, more) in all {
        let mut command = command(data);
        command.args(["user", "add", login, "--name", login]).args(*more).env("WANMU_PASSWORD", PASSWORD);
        let made = command.output().expect("the binary runs");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    }
}

fn of_streets(person: &Person, indicator: &str, period: &str) -> BTreeMap<String, Option<String>> {
    streets(&person.get(&format!("/figures?indicator={indicator}&period={period}&by=street&asOf={AT}")))
}

fn streets(answer: &Answer) -> BTreeMap<String, Option<String>> {
    let all = answer.json()["figures"].as_array().cloned().expect("figures");
    let one = |figure: &serde_json::Value| {
        (figure["by"]["street"].as_str().expect("street").to_owned(), figure["value"].as_str().map(str::to_owned))
    };
    all.iter().map(one).collect()
}

fn shown(all: &BTreeMap<String, Option<String>>) -> Vec<&str> {
    all.iter().filter(|(_, value)| value.is_some()).map(|(street, _)| street.as_str()).collect()
}

/// By hand. 2021: `甲` has two owners and is withheld; alone it would be what the others leave, so the smallest of them, `丙`, goes with
/// it: 12,000 and 96,000 of five owners, none of whom has more than 33,000. `乙` with 70 of 100 is shown. 2020: `乙` has 71 of 101 and is
/// withheld with `甲`; of the 1,022,000 of both one has 710,000, 69.5 per cent, so that nothing else goes with them.
#[test]
fn two_owners_a_dominant_firm_a_complement_and_their_growth_over_http() {
    let (_temp, data) = made(&[]);
    let server = Server::start(&data);
    let [leader, statistician, clerk] = ["leader", "statistician", "clerk"].map(|login| server.person(login, PASSWORD));
    assert_eq!(of_streets(&statistician, INDICATOR, "2021-H1").values().flatten().count(), 4);
    let now = of_streets(&leader, INDICATOR, "2021-H1");
    assert_eq!(shown(&now), ["丁", "乙"]);
    assert_eq!((now["乙"].as_deref(), now["丁"].as_deref()), (Some("1000000"), Some("1050000")));
    assert_eq!(shown(&of_streets(&leader, INDICATOR, "2020-H1")), ["丁", "丙"]);
    assert_eq!(of_streets(&server.person("publisher", PASSWORD), INDICATOR, "2021-H1"), now);
    // The growth of `乙` and `丙` would tell, with what is shown of one year, what is not of the other.
    assert_eq!(shown(&of_streets(&leader, "industry.output.growth", "2021-H1")), ["丁"]);
    // The firm with 700,000 knows that of the 300,000 left in its street somebody has 200,000, which is less than 70 per cent.
    assert_eq!(shown(&of_streets(&clerk, INDICATOR, "2021-H1")), ["丁", "乙"]);
    let firms = clerk.get(&format!("/figures?indicator={INDICATOR}&period=2021-H1&by=firm&asOf={AT}")).json();
    let values: Vec<&str> = firms["figures"].as_array().expect("figures").iter().filter_map(|f| f["value"].as_str()).collect();
    assert_eq!(values, ["700000"], "its own and no other");
}

/// Who files for two firms takes both off what it sees: of `丁` one owner is left then, and of `甲`, `乙` and `丙` nobody is known.
#[test]
fn who_files_for_two_firms_of_a_cell_does_not_see_it() {
    let (_temp, data) = made(&[]);
    let scopes = [10, 11].map(|n| format!("firm:{}", CreditCode::fictional(n)));
    people(
        &data,
        &[
            ("two", &["--role", "clerk", "--scope", &scopes[0], "--scope", &scopes[1]]),
            ("one", &["--role", "clerk", "--scope", &scopes[0]]),
        ],
    );
    let server = Server::start(&data);
    assert!(shown(&of_streets(&server.person("one", PASSWORD), INDICATOR, "2021-H1")).contains(&"丁"));
    assert!(!shown(&of_streets(&server.person("two", PASSWORD), INDICATOR, "2021-H1")).contains(&"丁"));
}

/// The third firm of `丁` is late: of what was filed two are left, and an estimate of the third makes them no more. The park with its
/// 300,000 of last year is 2,138,000 against 2,112,000; how much of that is the one estimate is for the statistician.
#[test]
fn estimates_pass_the_same_gate() {
    let (_temp, data) = made(&[12]);
    let server = Server::start(&data);
    let [leader, statistician] = ["leader", "statistician"].map(|login| server.person(login, PASSWORD));
    // Whether late filers are estimated is decided by the office: with the figure both ways, the one estimate would follow.
    let named =
        |person: &Person, impute: &str| person.get(&format!("/figures?indicator=industry.output&period=2021-06&impute={impute}")).status;
    assert_eq!((named(&leader, "same_as_base"), named(&leader, "none"), named(&statistician, "same_as_base")), (403, 200, 200));
    let decided = statistician.post("/periods/B204-1/2021-06/imputation", &json!({"method": "same_as_base", "reason": "停电未报"}));
    assert!([201, 204].contains(&decided.status), "{}", decided.text);
    let seen = leader.get(&format!("/figures?indicator={INDICATOR}&period=2021-H1&by=street"));
    assert_eq!((seen.text.matches(",impute=same_as_base\"").count(), shown(&streets(&seen))), (4, vec!["丙", "乙"]));
    let all = statistician.get(&format!("/figures?indicator={INDICATOR}&period=2021-H1&by=street"));
    assert_eq!(streets(&all)["丁"].as_deref(), Some("1030000"));
    let whole = leader.get(&format!("/figures?indicator={INDICATOR}&period=2021-H1")).json()["figures"][0].clone();
    assert_eq!((&whole["value"], &whole["status"]), (&json!("2138000"), &json!("estimated")));
    assert_eq!((named(&leader, "same_as_base"), named(&leader, "none"), named(&statistician, "none")), (200, 403, 200));
    assert_eq!((leader.get("/figures/industry.output@2021-H1").status, leader.page("/f/industry.output%402021-H1").status), (403, 403));
    let growth = "/figures/industry.output.growth@2021-H1,impute=same_as_base/explanation";
    let estimate = |person: &Person| {
        let steps = person.get(growth).json()["formula"].as_array().cloned().expect("steps");
        steps
            .into_iter()
            .find(|step| step["label"]["zh"].as_str().is_some_and(|label| label.contains("估算")))
            .map(|step| step["value"].clone())
    };
    assert_eq!(estimate(&statistician), Some(json!("300000")));
    assert!(estimate(&leader).is_none_or(|value| value.is_null()), "{:?}", estimate(&leader));
    let review = statistician.get("/review?form=B204-1&period=2021-06").json();
    assert_eq!(review["estimate"]["growth"], "1.2%", "{review}");
}
