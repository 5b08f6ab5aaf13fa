//! Keeping a park: a backup while others work, and the drill of the way back; the first run; the examination.

use crate::journey::{firm, sample};
use crate::served::Server;
use crate::wanmu::{copy, wanmu};
use serde_json::{Value, json};
use std::path::Path;

fn figure(data: &Path) -> Value {
    let asked = wanmu(data, &["figure", "industry.output.growth", "--period", "2021-H1", "--as-of", "2021-08-10", "--json"]);
    assert_eq!(asked.code, 0, "{}", asked.err);
    asked.json()
}

#[test]
fn a_backup_made_while_people_work_comes_back_whole() {
    let (temp, data) = copy();
    let file = temp.path().join("park.zip");
    let server = Server::start(&data);
    let clerk = sample(&server, "clerk");
    let cell = format!("/sheets/B204-1/2021-08/{}/cells/01/1", firm(&clerk));
    assert_eq!(clerk.ask("PUT", &cell, Some(&json!({"text": "1", "version": 0})), &[]).status, 200);
    let made = wanmu(&data, &["backup", file.to_str().expect("UTF-8"), "--json"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&file).expect("a backup").permissions());
    assert_eq!(mode & 0o777, 0o600, "for whoever keeps the park alone");
    // What is typed afterwards is not in it.
    assert_eq!(clerk.ask("PUT", &cell, Some(&json!({"text": "2", "version": 1})), &[]).status, 200);
    drop(server);

    let back = temp.path().join("back");
    let restored = wanmu(&back, &["restore", file.to_str().expect("UTF-8"), "--json"]);
    assert_eq!(restored.code, 0, "{}", restored.err);
    assert_eq!(restored.json()["filings"], made.json()["filings"]);
    assert_eq!(figure(&back), figure(&data));
    let server = Server::start(&back);
    let clerk = sample(&server, "clerk");
    let sheet = clerk.get(&format!("/sheets/B204-1/2021-08/{}", firm(&clerk))).json();
    assert_eq!(sheet["rows"][0]["cells"][0]["text"], json!("1"));
}

#[test]
fn a_backup_that_is_damaged_is_refused_and_a_folder_in_use_is_not_filled() {
    let (temp, data) = copy();
    let file = temp.path().join("park.zip");
    assert_eq!(wanmu(&data, &["backup", file.to_str().expect("UTF-8")]).code, 0);
    assert_eq!(wanmu(&data, &["backup", file.to_str().expect("UTF-8")]).code, 7);
    assert_eq!(wanmu(&data, &["restore", file.to_str().expect("UTF-8")]).code, 7);
    let mut bytes = std::fs::read(&file).expect("backup");
    let middle = bytes.len() / 2;
    for byte in &mut bytes[middle..middle + 64] {
        *byte ^= 0x55;
    }
    std::fs::write(&file, &bytes).expect("write");
    let back = temp.path().join("back");
    let refused = wanmu(&back, &["restore", file.to_str().expect("UTF-8")]);
    assert_eq!(refused.code, 1, "{}", refused.out);
    assert!(refused.err.contains("nothing was restored"), "{}", refused.err);
    assert!(!back.exists());
}

#[test]
fn an_empty_folder_leads_to_the_first_accounts() {
    let temp = tempfile::tempdir().expect("temp");
    let data = temp.path().join("new");
    let server = Server::first(&data);
    let secret = server.said[0].split_whitespace().last().expect("a secret").to_owned();
    let nobody = server.nobody();
    assert_eq!(nobody.get("/setup").json()["needed"], json!(true));
    let person = |secret: &str| {
        json!({"secret": secret, "administrator": {"login": "chen", "name": "陈（虚构）"}, "password": "a long first password",
               "security": {"login": "lin", "name": "林（虚构）"}})
    };
    assert_eq!(nobody.post("/setup", &person("guessed")).status, 401);
    assert_eq!(nobody.page("/").location.as_deref(), Some("/setup"));
    // What is refused of one of the two has made neither, and is sent again.
    let refused = |key: &str, value: Value| {
        let mut person = person(&secret);
        person[key] = value;
        nobody.post("/setup", &person).status
    };
    assert_eq!(refused("password", json!("short")), 422);
    assert_eq!(refused("administrator", json!({"login": "a login", "name": "陈（虚构）"})), 422);
    assert_eq!(refused("administrator", json!({"login": "lin", "name": "陈（虚构）"})), 409);
    assert_eq!(nobody.get("/setup").json()["needed"], json!(true));
    let begun = nobody.post("/setup", &person(&secret));
    assert_eq!(begun.status, 201, "{}", begun.text);
    assert_eq!(nobody.post("/setup", &person(&secret)).status, 409);
    assert_eq!(nobody.page("/").location.as_deref(), Some("/signin?next=%2F"), "the first run is over at once");
    let chen = server.person("chen", "a long first password");
    assert!(chen.get("/session").json()["rights"].as_array().expect("rights").contains(&json!("accounts.write")));
    // The security officer changes the first password before anything else.
    let first = begun.json()["secret"].as_str().expect("a secret").to_owned();
    let lin = server.person("lin", &first);
    assert_eq!(lin.get("/accounts").code(), "must-change-password");
    assert_eq!(lin.post("/account/password", &json!({"old": first, "new": "another long password"})).status, 204);
    // One makes an account, the other gives it its role.
    let made = chen.post("/accounts", &json!({"login": "wang", "name": "王（虚构）"}));
    assert_eq!(made.status, 201, "{}", made.text);
    let id = made.json()["account"]["id"].clone();
    let roles = json!({"roles": ["statistician"]});
    assert_eq!(chen.ask("PATCH", &format!("/accounts/{id}"), Some(&roles), &[("if-match", "\"1\"")]).status, 403);
    assert_eq!(lin.ask("PATCH", &format!("/accounts/{id}"), Some(&roles), &[]).status, 428);
    assert_eq!(lin.ask("PATCH", &format!("/accounts/{id}"), Some(&roles), &[("if-match", "\"1\"")]).status, 200);
    let stale = lin.ask("PATCH", &format!("/accounts/{id}"), Some(&json!({"roles": []})), &[("if-match", "\"1\"")]);
    assert_eq!(stale.status, 412, "{}", stale.text);
    drop(server);
    let seen = wanmu(&data, &["doctor", "--json"]).json();
    let told = |id: &str| seen["checks"].as_array().expect("checks").iter().find(|c| c["check"] == id).cloned().unwrap_or_default();
    for id in ["book", "files", "trail", "packs", "accounts", "folder"] {
        assert_eq!(told(id)["ok"], json!(true), "{seen:#}");
    }
}

#[test]
fn everything_is_under_the_path_that_a_proxy_names() {
    let (_temp, data) = copy();
    let server = Server::under(&data, "/park");
    let at = |path: &str| format!("/park{path}");
    let nobody = server.nobody();
    assert_eq!(nobody.page("/park/").location.as_deref(), Some("/park/home"));
    for start in ["/park", "/park/home"] {
        let led = nobody.page(start);
        assert_eq!(led.status, 303, "{start}: {}", led.text);
        assert!(led.location.expect("a place").starts_with("/park/signin?next=%2Fpark"), "{start}");
    }
    assert_eq!(nobody.page("/").status, 404);
    let form = b"login=statistician&password=sample-park-2021&next=%2Fpark%2Freview".to_vec();
    let signed = nobody.send("POST", &at("/signin"), Some(("application/x-www-form-urlencoded", form)), &[]);
    assert_eq!((signed.status, signed.location.as_deref()), (303, Some("/park/review")), "{}", signed.text);
    let mut person = server.nobody();
    person.cookie = signed.cookie;
    let read = |path: &str| person.send("GET", &at(path), None, &[("accept", "application/json")]);
    assert_eq!(read("/api/v1/session").json()["account"]["login"], json!("statistician"));
    assert_eq!(read("/api/v1/figures?indicator=industry.output&period=2021-06").status, 200);
    assert_eq!(read("/api/v1/accounts").status, 403);
    assert_eq!(nobody.send("GET", &at("/api/v1/catalogue/forms"), None, &[]).status, 401);
    // Pages ask the interface in the program itself.
    for page in ["/review?form=B204-1&period=2021-06", "/f/industry.output%402021-H1"] {
        let told = person.page(&at(page));
        assert_eq!(told.status, 200, "{page}: {}", told.text);
        assert!(told.text.contains("/park/assets/") || told.text.contains("/park/style.css"), "{page}");
    }
    assert!(person.page(&at("/review?form=B204-1&period=2021-06")).text.contains("2021"), "the review is told");
}

#[test]
fn the_examination_names_a_source_that_was_altered() {
    let (_temp, data) = copy();
    let source = std::fs::read_dir(data.join("sources")).expect("sources").next().expect("one").expect("entry").path();
    std::fs::write(&source, "altered").expect("write");
    let seen = wanmu(&data, &["doctor"]);
    assert_eq!(seen.code, 1, "{}", seen.out);
    assert!(seen.out.contains(source.file_name().expect("name").to_str().expect("UTF-8")), "{}", seen.out);
}

/// The committed document of the interface is what the program says.
#[test]
fn the_document_of_the_interface_is_the_committed_one() {
    let said = wanmu(&std::env::temp_dir(), &["openapi"]).out;
    let kept = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../api/openapi.json")).unwrap_or_default();
    assert!(said == kept, "`make codegen` writes api/openapi.json anew");
}
