//! What goes wrong on ordinary days: a locked period, the workbook of another firm, blocks that are too long, names that are no
//! names, cookies and tokens in other hands. Each ends in a message, and nothing that was there is lost.

use crate::journey::{firm, sample};
use crate::served::{Answer, Person, Server};
use crate::wanmu::{self, file};
use serde_json::{Value, json};
use std::path::Path;

const FORM: &str = "B204-1";
const PERIOD: &str = "2021-08";

fn sheet(clerk: &Person) -> String {
    format!("/sheets/{FORM}/{PERIOD}/{}", firm(clerk))
}

fn text_of(seen: &Value, item: &str, column: &str) -> Value {
    let rows = seen["rows"].as_array().expect("rows");
    let cells = &rows.iter().find(|row| row["item"] == item).expect("a row")["cells"];
    cells.as_array().expect("cells").iter().find(|cell| cell["column"] == column).expect("a cell")["text"].clone()
}

/// Sends a file as a browser does.
fn upload(person: &Person, sheet: &str, name: &str, bytes: &[u8], commit: bool) -> Answer {
    let mut body = format!("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").into_bytes();
    body.extend(bytes);
    body.extend(b"\r\n--b--\r\n");
    let version = person.get(sheet).json()["version"].clone();
    let to = format!("/api/v1{sheet}/workbook?commit={commit}&version={version}");
    person.send("POST", &to, Some(("multipart/form-data; boundary=b", body)), &[])
}

#[test]
fn a_locked_period_takes_nothing_and_keeps_what_it_has() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let (clerk, statistician) = (sample(&server, "clerk"), sample(&server, "statistician"));
    let sheet = sheet(&clerk);
    let cell = format!("{sheet}/cells/01/1");
    assert_eq!(clerk.ask("PUT", &cell, Some(&json!({"text": "12", "version": 0})), &[]).status, 200);
    let locked = statistician.post(&format!("/periods/{FORM}/{PERIOD}/lock"), &json!({"reason": "数据已定"}));
    assert!(locked.status < 300, "{}", locked.text);

    let version = clerk.get(&sheet).json()["version"].clone();
    let signed = json!({"responsible": "甲", "filledBy": "乙", "phone": "0573-0000", "version": version});
    let tries = [
        clerk.ask("PUT", &cell, Some(&json!({"text": "13", "version": 1})), &[]),
        clerk.ask(
            "PATCH",
            &format!("{sheet}/cells"),
            Some(&json!({"cells": [{"item": "01", "column": "1", "text": "14", "version": 1}]})),
            &[],
        ),
        clerk.post(&format!("{sheet}/copy-last"), &json!({})),
        clerk.ask("POST", &format!("{sheet}/submission"), Some(&signed), &[("idempotency-key", "locked")]),
    ];
    for answer in tries {
        assert_eq!((answer.status, answer.code().as_str()), (409, "period-locked"), "{}", answer.text);
        assert!(answer.json()["detail"].as_str().is_some_and(|detail| !detail.is_empty()), "{}", answer.text);
    }
    let seen = clerk.get(&sheet).json();
    assert_eq!((&seen["locked"], text_of(&seen, "01", "1")), (&json!(true), json!("12")), "{seen}");
}

#[test]
fn the_workbook_of_another_firm_is_named_and_not_taken() {
    let (temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let (clerk, statistician) = (sample(&server, "clerk"), sample(&server, "statistician"));
    let own = firm(&clerk);
    let duties = statistician.get(&format!("/duties?form={FORM}&period={PERIOD}&limit=500")).json();
    let units = duties["items"].as_array().expect("items").iter().map(|duty| duty["unit"].as_str().expect("unit"));
    let other = units.into_iter().find(|unit| *unit != own).expect("another").to_owned();
    let book = temp.path().join("other.xlsx").display().to_string();
    let made = wanmu::wanmu(&data, &["template", FORM, "--period", PERIOD, "--unit", &other, "--out", &book]);
    assert_eq!(made.code, 0, "{}", made.err);
    let sheet = sheet(&clerk);
    let before = clerk.get(&sheet).json();
    for commit in [false, true] {
        let answer = upload(&clerk, &sheet, "other.xlsx", &std::fs::read(&book).expect("a workbook"), commit);
        assert!(answer.status < 500, "{}", answer.text);
        let said = answer.json();
        assert_ne!(said["committed"], json!(true), "{said}");
        assert!(answer.text.contains("unit"), "the message speaks of the unit: {said}");
    }
    assert_eq!(clerk.get(&sheet).json()["rows"], before["rows"]);
}

#[test]
fn a_block_of_ten_thousand_rows_is_a_message_and_changes_nothing() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let clerk = sample(&server, "clerk");
    let sheet = sheet(&clerk);
    let before = clerk.get(&sheet).json();
    let block = |rows: usize| -> Vec<Value> {
        (0..rows)
            .flat_map(|row| ["1", "2"].map(|column| json!({"item": format!("{row:05}"), "column": column, "text": "1", "version": 0})))
            .collect()
    };
    let long = clerk.ask("PATCH", &format!("{sheet}/cells"), Some(&json!({"cells": block(10_000)})), &[]);
    assert!((400..500).contains(&long.status) && !long.code().is_empty(), "{}", long.text);
    // As many as are taken at once, half of them of rows that the form does not have: all or nothing.
    let mut mixed = vec![json!({"item": "01", "column": "1", "text": "5", "version": 0})];
    mixed.extend(block(4_000));
    let mixed = clerk.ask("PATCH", &format!("{sheet}/cells"), Some(&json!({"cells": mixed})), &[]);
    assert!((400..500).contains(&mixed.status), "{}", mixed.text);
    assert!(mixed.text.len() < 1_000_000, "the message can be read: {} bytes", mixed.text.len());
    assert_eq!(clerk.get(&sheet).json()["rows"], before["rows"]);
}

#[test]
fn a_formula_stays_text_wherever_it_was_typed() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let clerk = sample(&server, "clerk");
    let sheet = sheet(&clerk);
    for text in ["=1+1", "=HYPERLINK(\"http://x\")", "+cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "\t=1"] {
        let answer = clerk.ask("PUT", &format!("{sheet}/cells/01/1"), Some(&json!({"text": text, "version": 0})), &[]);
        assert_eq!((answer.status, answer.code().as_str()), (422, "invalid"), "{text}: {}", answer.text);
    }
    assert_eq!(text_of(&clerk.get(&sheet).json(), "01", "1"), json!(""));
}

/// The sample park in which firms have names that are no names.
fn renamed(folder: &Path, data: &Path, units: &[(&str, &str)]) {
    let rows: String =
        units.iter().map(|(unit, name)| format!("{unit},name,\"{}\",2021-08-01,,2021-08-02\n", name.replace('"', "\"\""))).collect();
    let list = file(folder, "names.csv", &format!("unit,attribute,value,valid_from,valid_to,known_at\n{rows}"));
    let run = wanmu::wanmu(data, &["import", &list]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn a_script_in_the_name_of_a_firm_is_shown_and_not_run() {
    const NAME: &str = "甲<script>alert(1)</script>\"'><img src=x onerror=alert(2)>厂（虚构）";
    let (temp, data) = wanmu::copy();
    renamed(temp.path(), &data, &[("91000000000010014Q", NAME)]);
    let server = Server::demo(&data);
    let (clerk, statistician) = (sample(&server, "clerk"), sample(&server, "statistician"));
    assert_eq!(firm(&clerk), "91000000000010014Q");
    let seen = clerk.get(&sheet(&clerk)).json();
    assert_eq!(seen["unitName"], json!(NAME), "{seen}");
    let figure = "/f/industry.output%402021-06%2Cby%3Dfirm%3A91000000000010014Q";
    let sheet = format!("/filing/{FORM}/{PERIOD}/91000000000010014Q");
    let review = format!("/review?form={FORM}&period={PERIOD}");
    for (person, page) in
        [(&statistician, figure), (&clerk, &sheet), (&statistician, &review), (&statistician, "/bulletin"), (&clerk, "/filing")]
    {
        let answer = person.page(page);
        assert_eq!(answer.status, 200, "{page}: {}", answer.text);
        assert!(!answer.text.contains("<script>alert(1)"), "{page}");
        assert!(!answer.text.contains("<img src=x"), "{page}");
    }
    assert!(clerk.page(&sheet).text.contains("&lt;script&gt;alert(1)"), "the name is there as text");
}

#[test]
fn who_took_a_cookie_is_out_with_the_password() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let analyst = sample(&server, "analyst");
    let stolen = Person::like(&analyst);
    assert_eq!(stolen.get("/session").status, 200);
    let mine = sample(&server, "analyst");
    let changed = mine.post("/account/password", &json!({"old": "sample-park-2021", "new": "another-park-2022-long"}));
    assert_eq!(changed.status, 204, "{}", changed.text);
    let out = stolen.get("/figures?indicator=industry.output&period=2021-06");
    assert_eq!((out.status, out.code().as_str()), (401, "not-signed-in"), "{}", out.text);
    assert_eq!(mine.get("/session").status, 200);
    let mut guessed = server.nobody();
    guessed.token = Some("wanmu_0000000000000000000000000000000000000000".to_owned());
    assert_eq!(guessed.get("/figures?indicator=industry.output&period=2021-06").status, 401);
}
