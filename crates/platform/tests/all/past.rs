//! What stood at a moment: every read of facts or of work can be asked for as it was then.

use crate::journey::{firm, sample, urlencoded};
use crate::served::{Person, Server};
use crate::wanmu;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const FORM: &str = "B204-1";
const PERIOD: &str = "2021-08";

/// Reads that are of now, and why: what is asked is who somebody is or may, how the machine stands, or a list that its own moments
/// part already.
const OF_NOW: [(&str, &str); 19] = [
    ("/account/sessions", "open sessions"),
    ("/account/tokens", "one's tokens, each with its moments"),
    ("/accounts", "who has an account"),
    ("/accounts/{id}", "who has an account"),
    ("/catalogue/areas", "definitions, dated by the day they hold for"),
    ("/catalogue/dimensions", "definitions, dated by the day they hold for"),
    ("/catalogue/forms", "definitions, dated by the day they hold for"),
    ("/catalogue/imputations", "definitions, dated by the day they hold for"),
    ("/catalogue/indicators", "definitions, dated by the day they hold for"),
    ("/jobs", "work of the machine, each with its moments"),
    ("/jobs/{id}", "work of the machine"),
    ("/jobs/{id}/events", "work of the machine, as it goes on"),
    ("/jobs/{id}/file", "a file as it was written"),
    ("/messages/outgoing", "messages, each with its moments"),
    ("/search", "names by which something is found"),
    ("/session", "who is signed in"),
    ("/setup", "whether somebody has an account"),
    ("/sheets/{form}/{period}/{unit}/template", "a workbook to be filled in"),
    ("/trail", "acts, each with its moment"),
];

#[test]
fn every_read_of_facts_or_work_takes_a_moment() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../api/openapi.json")).expect("the document");
    let document: Value = serde_json::from_str(&text).expect("JSON");
    let of_now: BTreeSet<&str> = OF_NOW.iter().map(|(path, _)| *path).chain(["/trail/verification"]).collect();
    let paths = document["paths"].as_object().expect("paths");
    for (path, item) in paths.iter().filter(|(_, item)| item.get("get").is_some()) {
        let own = item["get"]["parameters"].as_array().into_iter().flatten().any(|one| one["name"] == "asOf");
        assert_ne!(own, of_now.contains(path.as_str()), "{path}");
    }
    assert!(of_now.iter().all(|path| paths.contains_key(*path)));
}

/// The clock, written as addresses have it, once it has gone on.
fn moment() -> String {
    std::thread::sleep(std::time::Duration::from_millis(20));
    let now = jiff::Timestamp::now().to_string();
    std::thread::sleep(std::time::Duration::from_millis(20));
    now
}

fn then(person: &Person, path: &str, at: &str) -> Value {
    let joint = if path.contains('?') { '&' } else { '?' };
    let answer = person.get(&format!("{path}{joint}asOf={}", urlencoded(at)));
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    answer.json()
}

fn text_of(sheet: &Value) -> Value {
    sheet["rows"][0]["cells"][0]["text"].clone()
}

#[test]
fn a_sheet_and_all_that_was_done_with_it_is_there_as_it_stood() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let (clerk, one, other) = (sample(&server, "clerk"), sample(&server, "statistician"), sample(&server, "statistician2"));
    let unit = firm(&clerk);
    let sheet = format!("/sheets/{FORM}/{PERIOD}/{unit}");
    let cell = format!("{sheet}/cells/01/1");
    let put = |text: &str, version: i64| {
        let answer = clerk.ask("PUT", &cell, Some(&json!({"text": text, "version": version})), &[]);
        assert_eq!(answer.status, 200, "{}", answer.text);
    };
    let nothing = moment();
    put("12", 0);
    assert_eq!(clerk.post(&format!("{sheet}/messages"), &json!({"text": "先存着"})).status, 201);
    let typed = moment();
    put("13", 1);
    assert_eq!(one.post(&format!("/periods/{FORM}/{PERIOD}/lock"), &json!({"reason": "定数"})).status, 204);
    let locked = moment();
    let unlock = json!({"kind": "unlock", "subject": format!("{FORM}/{PERIOD}"), "reason": "补报"});
    let asked = one.post("/requests", &unlock);
    assert_eq!(asked.status, 201, "{}", asked.text);
    let waiting = moment();
    let decision = json!({"verdict": "approved", "note": ""});
    assert_eq!(other.post(&format!("/requests/{}/decision", asked.json()["id"]), &decision).status, 204);

    let at = |when: &str| then(&clerk, &sheet, when);
    assert_eq!((text_of(&at(&nothing)), &at(&nothing)["state"]), (json!(""), &json!("untouched")));
    assert_eq!((text_of(&at(&typed)), &at(&typed)["state"], &at(&typed)["version"]), (json!("12"), &json!("draft"), &json!(1)));
    assert_eq!((text_of(&at(&locked)), &at(&locked)["locked"], &at(&locked)["version"]), (json!("13"), &json!(true), &json!(2)));
    let now = clerk.get(&sheet).json();
    assert_eq!((text_of(&now), &now["locked"], &now["version"]), (json!("13"), &json!(false), &json!(2)));
    // What stood then is not typed into.
    assert_eq!(at(&typed)["rows"][0]["cells"][0]["editable"], json!(false));
    assert_eq!(now["rows"][0]["cells"][0]["editable"], json!(true));
    let messages = |when: &str| then(&clerk, &format!("{sheet}/messages"), when)["items"].as_array().map_or(0, Vec::len);
    assert_eq!((messages(&nothing), messages(&typed)), (0, 1));
    let state = |when: &str| then(&clerk, &format!("/duties?form={FORM}&period={PERIOD}"), when)["items"][0]["state"].clone();
    assert_eq!((state(&nothing), state(&typed)), (json!("untouched"), json!("draft")));
    let requests = |when: &str| then(&one, "/requests", when)["items"].as_array().cloned().expect("items");
    assert_eq!(requests(&locked).len(), 0);
    assert!(requests(&waiting)[0]["decision"].is_null());
    assert_eq!(requests(&moment())[0]["decision"]["verdict"], json!("approved"));
    let lock = |when: &str| {
        let all = then(&one, "/periods", when)["items"].as_array().cloned().expect("items");
        all.into_iter().find(|one| one["form"] == FORM && one["period"] == PERIOD).map(|one| one["locked"].clone())
    };
    assert_eq!((lock(&typed), lock(&locked)), (Some(json!(false)), Some(json!(true))));
}

#[test]
fn review_and_figure_are_there_as_they_stood() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let statistician = sample(&server, "statistician");
    let review = |when: &str| then(&statistician, &format!("/review?form={FORM}&period=2021-06"), when);
    let (early, late) = (review("2021-06-20"), review("2021-08-10"));
    assert!(early["coverage"]["accepted"].as_u64() < late["coverage"]["accepted"].as_u64(), "{} {}", early["coverage"], late["coverage"]);
    assert_eq!(late["headline"]["growth"], json!("35.9%"));
    let now = statistician.get(&format!("/review?form={FORM}&period=2021-06")).json();
    assert_eq!(now["coverage"], review(&moment())["coverage"]);
}

#[test]
fn checks_of_the_filings_and_uses_of_a_figure_stand_beside_it() {
    let (_temp, data) = wanmu::copy();
    let server = Server::demo(&data);
    let (clerk, statistician, leader) = (sample(&server, "clerk"), sample(&server, "statistician"), sample(&server, "leader"));
    let path = |id: &str, what: &str| format!("/figures/{}/{what}?asOf=2021-08-10", urlencoded(id));
    // The same issues as the command lists, of the form and the period.
    let listed = wanmu::wanmu(&data, &["edits", "--period", "2021-06", "--form", FORM, "--as-of", "2021-08-10", "--json"]).json();
    let whole = statistician.get(&format!("{}&limit=1000", path("industry.output@2021-06", "explanation"))).json();
    let population: BTreeSet<&str> =
        whole["sections"][0]["population"].as_array().expect("units").iter().filter_map(|one| one["unit"].as_str()).collect();
    let issues: Vec<&Value> = listed["issues"]
        .as_array()
        .expect("issues")
        .iter()
        .filter(|one| one["unit"].as_str().is_some_and(|unit| population.contains(unit)))
        .collect();
    let (all, open) = (issues.len(), issues.iter().filter(|one| one["class"] == "C").count());
    let told = statistician.get(&path("industry.output@2021-06", "checks")).json();
    assert_eq!((told["items"].as_array().map(Vec::len), &told["open"]["C"]), (Some(all), &json!(open)), "{told:#}");
    assert_eq!(told["forms"], json!([FORM]));
    // Who sees no single filing is told how many there are; a firm sees its own.
    let counted = leader.get(&path("industry.output@2021-06", "checks")).json();
    assert_eq!((&counted["open"], &counted["items"]), (&told["open"], &json!([])));
    let own = firm(&clerk);
    let mine = clerk.get(&path("industry.output@2021-06", "checks")).json();
    assert!(mine["items"].as_array().expect("items").iter().all(|one| one["unit"] == json!(own)));
    // Of a figure that is withheld not even that.
    let withheld = format!("industry.output@2021-06,by=firm:{}", issues[0]["unit"].as_str().expect("a unit"));
    let hidden = leader.get(&path(&withheld, "checks")).json();
    assert_eq!((&hidden["open"], &hidden["settled"]), (&Value::Null, &Value::Null), "{hidden}");

    let uses = leader.get(&path("industry.output.growth@2021-H1", "uses")).json();
    let kinds: BTreeSet<&str> = uses["items"].as_array().expect("items").iter().filter_map(|one| one["kind"].as_str()).collect();
    assert!(kinds.contains("bulletin") && kinds.contains("article"), "{uses:#}");
    let sentence = uses["items"].as_array().expect("items").iter().find(|one| one["kind"] == "article").expect("a claim").clone();
    assert!(sentence["text"].as_str().is_some_and(|text| text.contains("35.9")), "{sentence}");
    let built = leader.get(&path("industry.output@2021-H1", "uses")).json();
    let indicators = built["items"].as_array().expect("items").iter().filter(|one| one["kind"] == "indicator");
    assert!(indicators.clone().count() > 0, "{built:#}");
    assert!(indicators.into_iter().all(|one| one["figure"].as_str().is_some_and(|id| id.contains("@2021-01..06"))));
}
