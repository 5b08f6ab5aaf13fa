//! How far an account reaches: by its scope, by the purpose of its token, by what was seen when it was decided.

use crate::journey::{firm, sample};
use crate::served::{Answer, Person, Server};
use crate::wanmu::{self, file};
use serde_json::{Value, json};
use std::path::Path;

const FORM: &str = "B204-1";

/// A password for those that a test makes.
const PASSWORD: &str = "a password of a test";

/// Makes an account at the machine.
fn account(data: &Path, login: &str, more: &[&str]) {
    at_the_machine(data, &[&["user", "add", login, "--name", login], more].concat());
}

fn at_the_machine(data: &Path, args: &[&str]) {
    let done = wanmu::command(data).args(args).env("WANMU_PASSWORD", PASSWORD).output().expect("the binary runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// A statistician of the firms of the district outside the park.
fn of_a_part(data: &Path) -> &'static str {
    account(data, "partly", &["--role", "statistician", "--scope", "zone:district_rest"]);
    "partly"
}

/// A token of somebody for some rights.
fn token(person: &Person, server: &Server, rights: &[&str]) -> Person {
    let until = jiff::Timestamp::now().checked_add(jiff::ToSpan::hours(24 * 30)).expect("a moment").to_string()[..10].to_owned();
    let made = person.post("/account/tokens", &json!({"name": "script", "rights": rights, "expires": until}));
    assert_eq!(made.status, 201, "{}", made.text);
    let mut script = server.nobody();
    script.token = made.json()["token"].as_str().map(str::to_owned);
    script
}

fn refused(answer: &Answer) {
    assert_eq!((answer.status, answer.code().as_str()), (403, "no-right"), "{}", answer.text);
}

/// A firm with a sheet that somebody of a part has nothing to do with.
fn strange(clerk: &Person) -> (String, String) {
    let unit = firm(clerk);
    (format!("{FORM}/2021-06/{unit}"), unit)
}

#[test]
fn who_reviews_a_part_decides_nothing_for_all() {
    let (_temp, data) = wanmu::copy();
    let login = of_a_part(&data);
    let server = Server::start(&data);
    let (clerk, whole) = (sample(&server, "clerk"), sample(&server, "statistician"));
    let partly = server.person(login, PASSWORD);
    let (sheet, unit) = strange(&clerk);

    refused(&partly.post(&format!("/periods/{FORM}/2021-06/lock"), &json!({"reason": "定数"})));
    refused(&partly.post(&format!("/periods/{FORM}/2021-06/imputation"), &json!({"method": "overall_growth", "reason": "迟报"})));
    refused(&partly.ask("DELETE", &format!("/periods/{FORM}/2021-06/imputation"), None, &[]));
    refused(&partly.post("/requests", &json!({"kind": "reopen", "subject": sheet, "reason": "更正"})));
    assert_eq!(whole.post(&format!("/periods/{FORM}/2021-06/lock"), &json!({"reason": "定数"})).status, 204);
    refused(&partly.post("/requests", &json!({"kind": "unlock", "subject": format!("{FORM}/2021-06"), "reason": "更正"})));

    let reopen = whole.post("/requests", &json!({"kind": "reopen", "subject": format!("{FORM}/2021-05/{unit}"), "reason": "更正"}));
    assert_eq!(reopen.status, 201, "{}", reopen.text);
    let id = reopen.json()["id"].clone();
    refused(&partly.post(&format!("/requests/{id}/decision"), &json!({"verdict": "approved", "note": ""})));
    assert_eq!(partly.get("/requests").json()["items"], json!([]), "what is asked of other firms is not told");
    assert_eq!(clerk.get("/requests").json()["items"], json!([]), "nor what others asked of one's own");
    assert_eq!(whole.get("/requests").json()["items"].as_array().map(Vec::len), Some(1));
}

#[test]
fn exemptions_of_other_firms_are_neither_told_nor_decided() {
    let (_temp, data) = wanmu::copy();
    let login = of_a_part(&data);
    let server = Server::start(&data);
    let (clerk, one, other) = (sample(&server, "clerk"), sample(&server, "statistician"), sample(&server, "statistician2"));
    let partly = server.person(login, PASSWORD);
    let sheet = format!("/sheets/{FORM}/2021-07/{}", firm(&clerk));
    for column in ["1", "2"] {
        let typed = clerk.ask("PUT", &format!("{sheet}/cells/01/{column}"), Some(&json!({"text": "100", "version": 0})), &[]);
        assert_eq!(typed.status, 200, "{}", typed.text);
    }
    let found = clerk.post(&format!("{sheet}/checks"), &json!({})).json();
    let finding = found["findings"].as_array().expect("findings").iter().find(|one| one["exemptible"] == true).expect("one").clone();
    let asked = json!({"ruleId": finding["ruleId"], "item": finding["item"], "text": "更正以前月份"});
    refused(&partly.post(&format!("{sheet}/exemptions"), &asked));
    let made = one.post(&format!("{sheet}/exemptions"), &asked);
    assert_eq!(made.status, 200, "{}", made.text);
    let all = other.get("/exemptions").json()["items"].as_array().cloned().expect("items");
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(partly.get("/exemptions").json()["items"], json!([]));
    let decision = |person: &Person| person.post(&format!("/exemptions/{}/decision", all[0]["id"]), &json!({"verdict": "approved"}));
    refused(&decision(&partly));
    refused(&decision(&one));
    assert_eq!(decision(&other).status, 204);
}

#[test]
fn only_what_is_accepted_is_reopened_and_not_in_a_locked_period() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let (clerk, one, other) = (sample(&server, "clerk"), sample(&server, "statistician"), sample(&server, "statistician2"));
    let unit = firm(&clerk);
    let ask = |subject: &str| one.post("/requests", &json!({"kind": "reopen", "subject": subject, "reason": "更正"}));
    for (subject, status) in [
        ("anything", 409),
        ("B204-1/2021-08", 409),
        (&format!("{FORM}/2021-08/{unit}"), 409),
        (&format!("NO-1/2021-06/{unit}"), 404),
        (&format!("{FORM}/2021-06/91000000000000000X"), 404),
    ] {
        assert_eq!(ask(subject).status, status, "{subject}");
    }
    // However it is written, it is kept in one way.
    let asked = ask(&format!(" {FORM} / 2021-06 /{unit} "));
    assert_eq!(asked.status, 201, "{}", asked.text);
    let kept = one.get("/requests").json()["items"][0].clone();
    assert_eq!(kept["subject"], json!(format!("{FORM}/2021-06/{unit}")));
    assert_eq!(one.post(&format!("/periods/{FORM}/2021-06/lock"), &json!({"reason": "定数"})).status, 204);
    let decided = other.post(&format!("/requests/{}/decision", kept["id"]), &json!({"verdict": "approved", "note": ""}));
    assert_eq!((decided.status, decided.code().as_str()), (409, "period-locked"), "{}", decided.text);
    let estimated = one.post(&format!("/periods/{FORM}/2021-06/imputation"), &json!({"method": "overall_growth", "reason": "迟报"}));
    assert_eq!((estimated.status, estimated.code().as_str()), (409, "period-locked"), "{}", estimated.text);
    assert!(one.get("/requests").json()["items"][0]["decision"].is_null(), "nothing of the decision was kept");
}

#[test]
fn a_token_for_figures_gets_no_single_filings() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let statistician = sample(&server, "statistician");
    let script = token(&statistician, &server, &["figures.read"]);
    let path = "/figures/industry.output%402021-06/explanation";
    let (own, by_token) = (statistician.get(path).json(), script.get(path).json());
    let filings = |told: &Value| told["sections"][0]["filings"].as_array().map_or(0, Vec::len);
    assert!(filings(&own) > 0);
    assert_eq!(filings(&by_token), 0, "{by_token:#}");
    let firms = script.get("/figures?indicator=industry.output&period=2021-06&by=firm").json();
    assert!(firms["figures"].as_array().expect("figures").iter().all(|figure| figure["value"].is_null()));
    let wide = token(&statistician, &server, &["figures.read", "microdata.read"]);
    assert!(filings(&wide.get(path).json()) > 0);
}

#[test]
fn whether_the_late_are_estimated_is_chosen_by_who_sees_what_each_filed() {
    let (_temp, data) = wanmu::copy();
    let login = of_a_part(&data);
    let server = Server::start(&data);
    let (whole, partly) = (sample(&server, "statistician"), server.person(login, PASSWORD));
    let asked = "/figures?indicator=industry.output.growth&period=2021-01..06&impute=overall_growth";
    assert_eq!(whole.get(asked).status, 200);
    refused(&partly.get(asked));
    let decided = whole.post(&format!("/periods/{FORM}/2021-06/imputation"), &json!({"method": "overall_growth", "reason": "迟报"}));
    assert_eq!(decided.status, 204, "{}", decided.text);
    let review = |person: &Person| person.get(&format!("/review?form={FORM}&period=2021-06")).json();
    let (all, part) = (review(&whole), review(&partly));
    assert!(all["headline"]["growth"].is_string() && all["estimate"]["growth"].is_string(), "{all}");
    assert!(part["headline"]["growth"].is_null(), "one of both is told, not the difference: {}", part["headline"]);
    assert!(part["estimate"]["growth"].is_string());
}

#[test]
fn of_places_an_account_is_told_those_that_it_is_for() {
    let (_temp, data) = wanmu::copy();
    account(&data, "local", &["--role", "leader", "--scope", "zone:district_rest"]);
    let server = Server::start(&data);
    let (leader, local) = (sample(&server, "leader"), server.person("local", PASSWORD));
    let by = |person: &Person, dimension: &str| -> Vec<String> {
        let told = person.get(&format!("/figures?indicator=industry.output&period=2021-06&by={dimension}"));
        assert_eq!(told.status, 200, "{}", told.text);
        let figures = told.json()["figures"].as_array().cloned().expect("figures");
        figures.iter().map(|figure| figure["by"][dimension].as_str().expect("a member").to_owned()).collect()
    };
    let streets = by(&leader, "street");
    assert!(streets.len() > 2, "{streets:?}");
    assert_eq!(by(&local, "street"), Vec::<String>::new());
    assert!(by(&local, "division").len() > 2, "what is of no place is for everybody");
    let one = format!("/figures/{}", crate::journey::urlencoded(&format!("industry.output@2021-06,by=street:{}", streets[0])));
    assert_eq!(leader.get(&one).status, 200);
    refused(&local.get(&one));
}

#[test]
fn who_may_not_know_a_firm_does_not_learn_whether_there_is_one() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let (clerk, statistician) = (sample(&server, "clerk"), sample(&server, "statistician"));
    let duties = statistician.get(&format!("/duties?form={FORM}&period=2021-08&limit=500")).json();
    let own = firm(&clerk);
    let there = duties["items"].as_array().expect("items").iter().filter_map(|duty| duty["unit"].as_str()).find(|unit| *unit != own);
    for unit in [there.expect("another"), "91000000000000000X", "nothing"] {
        refused(&clerk.get(&format!("/sheets/{FORM}/2021-08/{unit}")));
    }
    assert_eq!(statistician.get(&format!("/sheets/{FORM}/2021-08/91000000000000000X")).status, 404);
}

#[test]
fn in_the_view_of_another_nothing_is_said() {
    let (_temp, data) = wanmu::copy();
    account(&data, "both", &["--role", "administrator", "--role", "statistician"]);
    let server = Server::start(&data);
    let (clerk, both) = (sample(&server, "clerk"), server.person("both", PASSWORD));
    let path = format!("/sheets/{FORM}/2021-08/{}/messages", firm(&clerk));
    let said = |person: &Person, text: &str| person.post(&path, &json!({"text": text}));
    assert_eq!(said(&both, "请核对").status, 201);
    assert_eq!(both.post("/session/view-as", &json!({"login": "clerk"})).status, 204);
    assert_eq!(both.get(&path).status, 200, "what the other may read is read");
    refused(&said(&both, "不是我"));
    assert_eq!(clerk.get(&path).json()["items"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_workbook_is_written_over_what_was_seen_and_nothing_else() {
    let (temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let clerk = sample(&server, "clerk");
    let unit = firm(&clerk);
    let sheet = format!("/sheets/{FORM}/2021-08/{unit}");
    assert_eq!(clerk.ask("PUT", &format!("{sheet}/cells/01/1"), Some(&json!({"text": "12", "version": 0})), &[]).status, 200);
    let text = format!("unit,form,period,item,value\n{unit},{FORM},2021-08,01,100\n");
    let book = std::fs::read(file(temp.path(), "八月.csv", &text)).expect("a file");
    let send = |words: &str| {
        let mut body = b"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n".to_vec();
        body.extend(&book);
        body.extend(b"\r\n--b--\r\n");
        clerk.send("POST", &format!("/api/v1{sheet}/workbook?{words}"), Some(("multipart/form-data; boundary=b", body)), &[])
    };
    let compared = send("commit=false");
    assert_eq!(compared.json()["version"], json!(1), "{}", compared.text);
    // Another tab types on.
    assert_eq!(clerk.ask("PUT", &format!("{sheet}/cells/01/1"), Some(&json!({"text": "13", "version": 1})), &[]).status, 200);
    assert_eq!((send("commit=true").status, send("commit=true").code().as_str()), (428, "precondition-required"));
    let late = send("commit=true&version=1");
    assert_eq!((late.status, late.code().as_str()), (412, "precondition-failed"), "{}", late.text);
    assert_eq!(clerk.get(&sheet).json()["rows"][0]["cells"][0]["text"], json!("13"));
    let seen = send("commit=true&version=2");
    assert_eq!((seen.status, &seen.json()["committed"]), (200, &json!(true)), "{}", seen.text);
    assert_eq!(clerk.get(&sheet).json()["rows"][0]["cells"][0]["text"], json!("100"));
}

#[test]
fn a_reset_puts_out_programs_too() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let script = token(&sample(&server, "analyst"), &server, &["figures.read"]);
    let asked = "/figures?indicator=industry.output&period=2021-06";
    assert_eq!(script.get(asked).status, 200);
    at_the_machine(&data, &["user", "reset", "analyst"]);
    assert_eq!(script.get(asked).status, 401);
}

#[test]
fn an_export_made_with_other_eyes_is_not_handed_out() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let leader = sample(&server, "leader");
    let wish = json!({"figures": {"indicator": "industry.output", "period": "2021-06"}, "form": "csv"});
    let begun = leader.ask("POST", "/exports", Some(&wish), &[("idempotency-key", "eyes")]);
    assert_eq!(begun.status, 202, "{}", begun.text);
    let id = begun.json()["id"].clone();
    let there = || leader.ask("GET", &format!("/jobs/{id}/file"), None, &[]).status;
    for _ in 0..100 {
        if leader.get(&format!("/jobs/{id}")).json()["state"] == "done" {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    assert_eq!(there(), 200);
    let security = sample(&server, "security");
    let all = security.get("/accounts?q=leader").json();
    let account = all["items"].as_array().expect("items").iter().find(|one| one["login"] == "leader").cloned().expect("the leader");
    let narrowed = json!({"scopes": [{"kind": "zone", "value": "district_rest"}]});
    let tag = format!("\"{}\"", account["version"]);
    let changed = security.ask("PATCH", &format!("/accounts/{}", account["id"]), Some(&narrowed), &[("if-match", &tag)]);
    assert_eq!(changed.status, 200, "{}", changed.text);
    assert_eq!(there(), 404);
}

#[test]
fn signing_in_from_another_site_is_refused() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let nobody = server.nobody();
    let form = || Some(("application/x-www-form-urlencoded", b"login=leader&password=sample-park-2021&next=%2F".to_vec()));
    let strange = nobody.send("POST", "/signin", form(), &[("sec-fetch-site", "cross-site")]);
    assert_eq!(strange.status, 403);
    assert!(strange.cookie.is_none());
    let given = json!({"login": "leader", "password": "sample-park-2021"});
    assert_eq!(nobody.ask("POST", "/session", Some(&given), &[("sec-fetch-site", "cross-site")]).code(), "cross-site");
    // Browsers leave a tab out before they read an address.
    let tab = b"login=leader&password=sample-park-2021&next=%2F%09%2Felsewhere.example".to_vec();
    let led = nobody.send("POST", "/signin", Some(("application/x-www-form-urlencoded", tab)), &[]);
    assert_eq!((led.status, led.location.as_deref()), (303, Some("/")));
}

/// The share of an area in the one above rests on the filings of everybody there, who are outside the scope.
#[test]
fn a_share_of_the_area_above_tells_no_filings_from_outside() {
    let (_temp, data) = wanmu::copy();
    let login = of_a_part(&data);
    let server = Server::start(&data);
    let (whole, partly) = (sample(&server, "statistician"), server.person(login, PASSWORD));
    let filings = |person: &Person, indicator: &str, of: &str| -> usize {
        let id = crate::journey::urlencoded(&format!("{indicator}@2021-06,area=district_rest"));
        let told = person.get(&format!("/figures/{id}/{of}"));
        assert_eq!(told.status, 200, "{}", told.text);
        let told = told.json();
        let sections = told["sections"].as_array().cloned().unwrap_or_default();
        sections.iter().map(|section| section["filings"].as_array().map_or(0, Vec::len)).sum::<usize>()
            + told["items"].as_array().map_or(0, Vec::len)
    };
    let share = "industry.value_added.digital_core.share";
    assert!(filings(&whole, share, "explanation") > 0);
    assert!(filings(&partly, "industry.output", "explanation") > 0, "of its own part it is the office");
    assert_eq!(filings(&partly, share, "explanation"), 0);
    assert_eq!(filings(&partly, share, "checks"), 0);
}

/// What is said of a single firm's figure is for those who see what it files.
#[test]
fn of_a_strange_firm_nothing_is_said() {
    let (_temp, data) = wanmu::copy();
    let login = of_a_part(&data);
    let server = Server::start(&data);
    let (clerk, partly) = (sample(&server, "clerk"), server.person(login, PASSWORD));
    let unit = firm(&clerk);
    let path = format!("/figures/{}/challenges", crate::journey::urlencoded(&format!("industry.output@2021-06,by=firm:{unit}")));
    let said = json!({"text": "与台账不一致"});
    assert_eq!(clerk.post(&path, &said).status, 201, "a firm speaks of its own");
    assert_eq!(sample(&server, "statistician").get(&path).json()["items"].as_array().map(Vec::len), Some(1));
    for person in [&partly, &sample(&server, "leader")] {
        refused(&person.get(&path));
        refused(&person.post(&path, &said));
    }
}

/// Targets of other places are not told, and no effect of a single filing to a token that reads none.
#[test]
fn places_and_purposes_hold_for_targets_and_review_too() {
    let (_temp, data) = wanmu::copy();
    account(&data, "local", &["--role", "leader", "--scope", "zone:park"]);
    let server = Server::start(&data);
    let areas = |person: &Person| -> Vec<String> {
        let told = person.get("/targets?year=2021&asOf=2021-08-10").json();
        let items = told["items"].as_array().cloned().expect("items");
        items.iter().map(|item| item["target"].as_str().expect("a name").to_owned()).collect()
    };
    let (all, own) = (areas(&sample(&server, "leader")), areas(&server.person("local", PASSWORD)));
    assert!(all.iter().any(|name| name == "district-output-2021"), "{all:?}");
    assert!(!own.is_empty() && !own.iter().any(|name| name == "district-output-2021"), "{own:?}");

    let statistician = sample(&server, "statistician");
    let path = format!("/review?form={FORM}&period=2021-07");
    let script = token(&statistician, &server, &["review.read"]);
    let last_years = |person: &Person| {
        let late = person.get(&path).json()["late"].as_array().cloned().expect("late");
        (late.len(), late.iter().filter(|one| one["lastYear"].is_string()).count())
    };
    let ((many, told), (same, untold)) = (last_years(&statistician), last_years(&script));
    assert!(many == same && told > 0, "{many} {same} {told}");
    assert_eq!(untold, 0);
}

/// Who keeps accounts does not hand one out alone: what the issuer names is linked by the security officer, and it shows.
#[test]
fn an_account_is_linked_by_the_officer_and_it_shows() {
    let (_temp, data) = wanmu::copy();
    account(&data, "zhou", &["--role", "leader"]);
    let server = Server::start(&data);
    let (administrator, officer) = (sample(&server, "administrator"), sample(&server, "security"));
    let zhou = server.person("zhou", PASSWORD);
    let rows = officer.get("/accounts?limit=200").json();
    let row = rows["items"].as_array().expect("items").iter().find(|row| row["login"] == "zhou").cloned().expect("zhou");
    let (path, version) = (format!("/accounts/{}", row["id"]), format!("\"{}\"", row["version"]));
    let link = json!({"subject": " u-8 "});
    refused(&administrator.ask("PATCH", &path, Some(&link), &[("if-match", &version)]));
    assert_eq!(zhou.get("/session").status, 200);
    let linked = officer.ask("PATCH", &path, Some(&link), &[("if-match", &version)]);
    assert_eq!((linked.status, &linked.json()["subject"]), (200, &json!("u-8")), "{}", linked.text);
    assert_eq!(zhou.get("/session").status, 401, "whoever was in is out, and sees it");
    let trail = sample(&server, "auditor").get("/trail?act=account.grant&limit=5");
    assert!(trail.text.contains("u-8"), "{}", trail.text);
}
