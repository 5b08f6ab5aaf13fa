//! Who gets in where: every endpoint of the interface, asked by everybody.

use crate::journey::{firm, sample, urlencoded};
use crate::served::{Person, Server};
use crate::wanmu;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Rights and the roles that have them, written down from what roles are for and not from the program.
const RIGHTS: [(&str, &[&str]); 21] = [
    ("self", &["clerk", "statistician", "officer", "service", "leader", "analyst", "publisher", "administrator", "security", "auditor"]),
    (
        "catalogue.read",
        &["clerk", "statistician", "officer", "service", "leader", "analyst", "publisher", "administrator", "security", "auditor"],
    ),
    ("figures.read", &["clerk", "statistician", "officer", "service", "leader", "analyst", "publisher"]),
    ("challenge.write", &["clerk", "statistician", "officer", "service", "leader", "analyst", "publisher"]),
    ("microdata.read", &["statistician"]),
    ("filing.read", &["clerk", "statistician"]),
    ("filing.write", &["clerk"]),
    ("filing.submit", &["clerk"]),
    ("review.read", &["statistician"]),
    ("review.act", &["statistician"]),
    ("exemption.ask", &["statistician"]),
    ("exemption.decide", &["statistician"]),
    ("period.lock", &["statistician"]),
    ("publication.ask", &["publisher"]),
    ("publication.decide", &["publisher", "leader"]),
    ("reminders.send", &["statistician"]),
    ("accounts.read", &["administrator", "security"]),
    ("accounts.write", &["administrator"]),
    ("rights.grant", &["security"]),
    ("trail.read", &["security", "auditor"]),
    ("keeping", &["administrator"]),
];

const ROLES: [&str; 10] =
    ["clerk", "statistician", "officer", "service", "leader", "analyst", "publisher", "administrator", "security", "auditor"];

/// Endpoints that would end what the others of the test need.
const NOT_ASKED: [&str; 2] = ["delete /session", "post /setup"];

/// Operations by method and path, with their right.
fn operations(document: &Value) -> BTreeMap<(String, String), Value> {
    let mut all = BTreeMap::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("methods") {
            all.insert((method.clone(), path.clone()), operation["x-right"].clone());
        }
    }
    all
}

/// A path with something in its braces.
fn filled(path: &str, unit: &str) -> String {
    let parts = [("form", "B204-1"), ("period", "2021-08"), ("unit", unit), ("item", "01"), ("column", "1"), ("id", "999999")];
    let path = if path.starts_with("/figures/") { path.replace("{id}", &urlencoded("industry.output@2021-06")) } else { path.to_owned() };
    parts.iter().fold(path, |path, (name, value)| path.replace(&format!("{{{name}}}"), value))
}

fn asked(person: &Person, method: &str, path: &str) -> u16 {
    let body = matches!(method, "post" | "put" | "patch").then(|| json!({}));
    person.ask(&method.to_uppercase(), path, body.as_ref(), &[]).status
}

#[test]
fn every_endpoint_asks_for_its_right_and_every_role_has_its_own() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let nobody = server.nobody();
    let document = nobody.send("GET", "/api/openapi.json", None, &[]).json();
    let rights: BTreeMap<&str, BTreeSet<&str>> = RIGHTS.iter().map(|(right, roles)| (*right, roles.iter().copied().collect())).collect();
    let operations = operations(&document);
    assert!(operations.len() > 50, "{}", operations.len());
    let people: Vec<(&str, Person)> = ROLES.iter().map(|role| (*role, sample(&server, role))).collect();
    let unit = firm(&people[0].1);
    for ((method, path), right) in &operations {
        let name = format!("{method} {path}");
        let right = right.as_str().unwrap_or_else(|| panic!("{name} names no right"));
        if right == "open" || NOT_ASKED.contains(&name.as_str()) {
            continue;
        }
        let path = filled(path, &unit);
        assert_eq!(asked(&nobody, method, &path), 401, "{name} by nobody");
        let roles = rights.get(right).unwrap_or_else(|| panic!("{name}: nobody wrote down who has {right}"));
        for (role, person) in &people {
            let status = asked(person, method, &path);
            assert!(status < 500, "{name} by {role}: {status}");
            match roles.contains(role) {
                true => assert_ne!(status, 401, "{name} by {role}"),
                false => assert_eq!(status, 403, "{name} by {role}"),
            }
        }
    }
}

#[test]
fn a_clerk_sees_its_own_firm_and_no_other() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let (clerk, statistician) = (sample(&server, "clerk"), sample(&server, "statistician"));
    let own = firm(&clerk);
    let all = statistician.get("/duties?form=B204-1&period=2021-08&limit=500").json();
    let other = all["items"]
        .as_array()
        .expect("items")
        .iter()
        .map(|d| d["unit"].as_str().expect("unit"))
        .find(|unit| *unit != own)
        .expect("another");
    assert!(all["total"].as_u64().expect("total") > 200);
    for (method, rest) in [
        ("get", ""),
        ("put", "/cells/01/1"),
        ("post", "/checks"),
        ("post", "/copy-last"),
        ("get", "/template"),
        ("get", "/messages"),
        ("delete", "/submission"),
    ] {
        let body = if rest.contains("cells") { Some(json!({"text": "1", "version": 0})) } else { None };
        let answer = clerk.ask(&method.to_uppercase(), &format!("/sheets/B204-1/2021-08/{other}{rest}"), body.as_ref(), &[]);
        assert_eq!((answer.status, answer.code().as_str()), (403, "no-right"), "{method} {rest}: {}", answer.text);
    }
    assert_eq!(clerk.get("/duties?form=B204-1&period=2021-08").json()["total"], json!(1));
    assert_eq!(clerk.get(&format!("/duties?form=B204-1&period=2021-08&unit={other}")).json()["total"], json!(0));
    // Figures: itself exactly, others not at all.
    let figures = clerk.get("/figures?indicator=industry.output&period=2021-06&by=firm").json();
    let of =
        |unit: &str| figures["figures"].as_array().expect("figures").iter().find(|f| f["by"]["firm"] == *unit).cloned().expect("a figure");
    assert!(of(&own)["value"].is_string());
    assert_eq!((&of(other)["value"], &of(other)["reason"]), (&Value::Null, &json!("suppressed")));
}

#[test]
fn statistics_serve_no_other_purpose() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    for role in ["officer", "service", "leader", "analyst", "publisher"] {
        let figures = sample(&server, role).get("/figures?indicator=industry.output&period=2021-06&by=firm").json();
        assert!(figures["figures"].as_array().expect("figures").iter().all(|f| f["value"].is_null()), "{role}");
    }
    for role in ["administrator", "security", "auditor"] {
        assert_eq!(sample(&server, role).get("/figures?indicator=industry.output&period=2021-06").status, 403, "{role}");
    }
}

#[test]
fn what_another_site_sends_is_refused() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let clerk = sample(&server, "clerk");
    let other = clerk.ask("POST", "/account/tokens", Some(&json!({})), &[("sec-fetch-site", "cross-site")]);
    assert_eq!((other.status, other.code().as_str()), (403, "cross-site"));
    assert_eq!(clerk.ask("GET", "/session", None, &[("sec-fetch-site", "cross-site")]).status, 200);
}

#[test]
fn a_session_ends_and_what_was_typed_is_kept() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let clerk = sample(&server, "clerk");
    let sheet = format!("/sheets/B204-1/2021-08/{}", firm(&clerk));
    let cell = format!("{sheet}/cells/01/1");
    assert_eq!(clerk.ask("PUT", &cell, Some(&json!({"text": "12", "version": 0})), &[]).status, 200);
    let stolen = Person::like(&clerk);
    assert_eq!(clerk.ask("DELETE", "/session", None, &[]).status, 204);
    let late = stolen.ask("PUT", &cell, Some(&json!({"text": "13", "version": 1})), &[]);
    assert_eq!((late.status, late.code().as_str()), (401, "not-signed-in"));
    let back = sample(&server, "clerk");
    let seen = back.get(&sheet).json();
    assert_eq!(seen["rows"][0]["cells"][0]["text"], json!("12"), "{seen}");
}

#[test]
fn of_two_who_type_into_a_cell_the_second_is_asked() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let (one, other) = (sample(&server, "clerk"), sample(&server, "clerk"));
    let cell = format!("/sheets/B204-1/2021-08/{}/cells/01/1", firm(&one));
    assert_eq!(one.ask("PUT", &cell, Some(&json!({"text": "100", "version": 0})), &[]).status, 200);
    let second = other.ask("PUT", &cell, Some(&json!({"text": "200", "version": 0})), &[]);
    assert_eq!((second.status, second.code().as_str()), (412, "precondition-failed"), "{}", second.text);
    assert_eq!(second.json()["errors"][0]["params"]["text"], json!("100"));
    let chosen = second.json()["errors"][0]["params"]["version"].clone();
    assert_eq!(other.ask("PUT", &cell, Some(&json!({"text": "200", "version": chosen})), &[]).status, 200);
}

#[test]
fn a_token_does_what_it_is_for_until_it_is_revoked() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let analyst = sample(&server, "analyst");
    let until = jiff::Timestamp::now().checked_add(jiff::ToSpan::hours(24 * 30)).expect("a moment").to_string()[..10].to_owned();
    let made = analyst.post("/account/tokens", &json!({"name": "notebook", "rights": ["figures.read"], "expires": until}));
    assert_eq!(made.status, 201, "{}", made.text);
    let mut script = server.nobody();
    script.token = made.json()["token"].as_str().map(str::to_owned);
    assert_eq!(script.get("/figures?indicator=industry.output&period=2021-06").status, 200);
    assert_eq!(script.get("/catalogue/forms").status, 403);
    assert_eq!(script.get("/account/sessions").status, 403);
    assert_eq!(analyst.ask("DELETE", &format!("/account/tokens/{}", made.json()["id"]), None, &[]).status, 204);
    assert_eq!(script.get("/figures?indicator=industry.output&period=2021-06").status, 401);
    let wide = analyst.post("/account/tokens", &json!({"name": "x", "rights": ["review.act"], "expires": until}));
    assert_eq!(wide.status, 403, "{}", wide.text);
}

#[test]
fn bad_files_are_messages() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let clerk = sample(&server, "clerk");
    let to = format!("/api/v1/sheets/B204-1/2021-08/{}/workbook", firm(&clerk));
    let sent = |name: &str, bytes: &[u8]| {
        let mut body = format!(
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        body.extend(bytes);
        body.extend(b"\r\n--b--\r\n");
        clerk.send("POST", &to, Some(("multipart/form-data; boundary=b", body)), &[])
    };
    for (name, bytes) in [("../../book.sqlite", &b"no workbook at all"[..]), ("a.xlsx", b"PK\x03\x04broken"), ("empty.xlsx", b"")] {
        let answer = sent(name, bytes);
        assert!(answer.status < 500, "{name}: {} {}", answer.status, answer.text);
        let said = answer.json();
        assert!(!said["issues"].as_array().is_none_or(Vec::is_empty) || said["code"].is_string(), "{name}: {said}");
        assert_ne!(said["committed"], json!(true), "{name}");
    }
    assert!(!data.join("../../book.sqlite").exists());
}

#[test]
fn the_pages_are_there_without_a_script() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let nobody = server.nobody();
    let away = nobody.page("/f/industry.output%402021-H1");
    assert_eq!(away.status, 303);
    assert!(away.location.expect("a place").starts_with("/signin?next="));
    let form = "login=leader&password=sample-park-2021&code=&next=%2Ff%2Findustry.output%25402021-H1";
    let signed = nobody.send("POST", "/signin", Some(("application/x-www-form-urlencoded", form.as_bytes().to_vec())), &[]);
    assert_eq!(signed.status, 303, "{}", signed.text);
    let mut leader = server.nobody();
    leader.cookie = signed.cookie;
    let page = leader.page("/f/industry.output%402021-H1?lang=en");
    assert_eq!(page.status, 200, "{}", page.text);
    assert!(page.text.contains("Formula") && page.text.contains("B204-1"), "{}", page.text);
    assert!(!page.text.contains("sample/"), "a leader sees no filing of a firm");
}
