//! The month's work over HTTP: a clerk files, the statistician returns and accepts, the figure moves at once, the auditor finds each
//! step.

use crate::served::{Person, Server};
use crate::wanmu;
use serde_json::{Value, json};

const FORM: &str = "B204-1";
const PERIOD: &str = "2021-07";

/// A login of the sample park.
pub fn sample(server: &Server, login: &str) -> Person {
    server.person(login, "sample-park-2021")
}

/// The credit code of the firm that the sample's clerk files for.
pub fn firm(clerk: &Person) -> String {
    clerk.get("/session").json()["scopes"][0]["value"].as_str().expect("a firm").to_owned()
}

/// Types a value into a cell, as it is now.
fn type_in(clerk: &Person, sheet: &str, item: &str, column: &str, text: &str) -> Value {
    let seen = clerk.get(sheet).json();
    let rows = seen["rows"].as_array().expect("rows");
    let row = rows.iter().find(|row| row["item"] == item).unwrap_or_else(|| panic!("row {item}"));
    let cell = row["cells"].as_array().expect("cells").iter().find(|cell| cell["column"] == column).expect("a cell");
    let answer = clerk.ask("PUT", &format!("{sheet}/cells/{item}/{column}"), Some(&json!({"text": text, "version": cell["version"]})), &[]);
    assert_eq!(answer.status, 200, "{item}/{column} {text}: {}", answer.text);
    answer.json()
}

/// Explains every open finding that may be explained, until nothing blocks.
fn explain_all(clerk: &Person, sheet: &str) -> Value {
    let found = clerk.post(&format!("{sheet}/checks"), &json!({})).json();
    for finding in found["findings"].as_array().expect("findings") {
        if finding["state"] == "open" && finding["explainable"] == true {
            let said = json!({"ruleId": finding["ruleId"], "item": finding["item"], "text": "7月起承接集团新订单，产量回升"});
            let answer = clerk.post(&format!("{sheet}/explanations"), &said);
            assert_eq!(answer.status, 200, "{}", answer.text);
        }
    }
    clerk.post(&format!("{sheet}/checks"), &json!({})).json()
}

fn submit(clerk: &Person, sheet: &str, key: &str) -> crate::served::Answer {
    let version = clerk.get(sheet).json()["version"].clone();
    let signed = json!({"responsible": "甲", "filledBy": "乙", "phone": "0573-0000", "version": version});
    clerk.ask("POST", &format!("{sheet}/submission"), Some(&signed), &[("idempotency-key", key)])
}

/// The firm's output of the month as it was known in the month before.
fn last(clerk: &Person, sheet: &str, item: &str, column: &str) -> String {
    let seen = clerk.get(sheet).json();
    let row = seen["rows"].as_array().expect("rows").iter().find(|row| row["item"] == item).expect("row").clone();
    let cell = row["cells"].as_array().expect("cells").iter().find(|cell| cell["column"] == column).expect("cell").clone();
    cell["lastPeriod"].as_str().unwrap_or_default().to_owned()
}

fn own_output(leader: &Person, firm: &str) -> Value {
    let all = leader.get(&format!("/figures?indicator=industry.output&period={PERIOD}&by=firm")).json();
    all["figures"].as_array().expect("figures").iter().find(|f| f["by"]["firm"] == *firm).cloned().unwrap_or_default()
}

#[test]
fn the_work_of_a_month() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let (clerk, statistician, auditor) = (sample(&server, "clerk"), sample(&server, "statistician"), sample(&server, "auditor"));
    let firm = firm(&clerk);
    let sheet = format!("/sheets/{FORM}/{PERIOD}/{firm}");

    let duty = clerk.get(&format!("/duties?form={FORM}&period={PERIOD}")).json();
    assert_eq!((&duty["total"], &duty["items"][0]["state"]), (&json!(1), &json!("untouched")), "{duty}");

    // What people type is taken as it is meant; what is no number is refused and nothing is kept of it.
    let (month, total) = (last(&clerk, &sheet, "01", "1"), last(&clerk, &sheet, "01", "2"));
    let (month, total): (i64, i64) = (month.parse().expect("last month"), total.parse().expect("to last month"));
    let written = type_in(&clerk, &sheet, "01", "1", &format!(" {}", thousands(month)));
    assert_eq!(written["cells"][0]["value"], json!(month.to_string()));
    let bad = clerk.ask("PUT", &format!("{sheet}/cells/03/1"), Some(&json!({"text": "=1+1", "version": 0})), &[]);
    assert_eq!((bad.status, bad.code().as_str()), (422, "invalid"), "{}", bad.text);
    assert_eq!(bad.json()["errors"][0]["pointer"], "/cells/03/1");

    // Cumulative less than the month alone: a blocking finding with the place, and no submission.
    type_in(&clerk, &sheet, "01", "2", "1");
    type_in(&clerk, &sheet, "03", "1", &month.to_string());
    type_in(&clerk, &sheet, "03", "2", "1");
    let found = clerk.post(&format!("{sheet}/checks"), &json!({})).json();
    assert!(found["counts"]["A"].as_u64().expect("count") > 0, "{found}");
    let refused = submit(&clerk, &sheet, "k1");
    assert_eq!((refused.status, refused.code().as_str()), (422, "blocked"), "{}", refused.text);

    // Mended and submitted; the same request again is the same receipt.
    let sales: i64 = last(&clerk, &sheet, "03", "2").parse().expect("sales to last month");
    type_in(&clerk, &sheet, "01", "2", &(total + month).to_string());
    type_in(&clerk, &sheet, "03", "2", &(sales + month).to_string());
    fill_as_last(&clerk, &sheet);
    let found = explain_all(&clerk, &sheet);
    assert_eq!((&found["counts"]["A"], &found["counts"]["B"]), (&json!(0), &json!(0)), "{found:#}");
    let receipt = submit(&clerk, &sheet, "k2");
    assert_eq!(receipt.status, 201, "{}", receipt.text);
    assert_eq!(receipt.json()["receipt"]["hash"].as_str().map(str::len), Some(64));

    // Two at the desk: it is returned with a reason, mended, submitted again, accepted.
    let review = statistician.get(&format!("/review?form={FORM}&period={PERIOD}")).json();
    assert_eq!(review["queue"][0]["unit"], json!(firm), "{review}");
    assert_eq!(statistician.post(&format!("{sheet}/return"), &json!({"reason": "请核对出口交货值"})).status, 204);
    let returned = clerk.get(&sheet).json();
    assert_eq!((&returned["state"], &returned["returned"]), (&json!("returned"), &json!("请核对出口交货值")));
    assert_eq!(submit(&clerk, &sheet, "k3").status, 201);
    let before = own_output(&statistician, &firm);
    assert!(before["value"].is_null(), "{before}");
    let version = clerk.get(&sheet).json()["version"].clone();
    let wanted = json!({"sheets": [{"form": FORM, "period": PERIOD, "unit": firm, "version": version}]});
    let taken = statistician.ask("POST", "/review/acceptances", Some(&wanted), &[("idempotency-key", "a1")]);
    assert_eq!(taken.json()["accepted"][0]["unit"], json!(firm), "{}", taken.text);
    let again = statistician.ask("POST", "/review/acceptances", Some(&wanted), &[("idempotency-key", "a1")]);
    assert_eq!((again.status, again.text), (taken.status, taken.text));

    // The figure has moved by exactly what was typed, in thousands of yuan as it is filed.
    let after = own_output(&statistician, &firm);
    assert_eq!((&after["value"], &after["unit"]), (&json!(month.to_string()), &json!("千元")), "{after}");
    let way = statistician.get(&format!("/figures/{}/explanation", urlencoded(after["id"].as_str().expect("id")))).json();
    let filing = &way["sections"][0]["filings"][0];
    assert_eq!((&filing["unit"], &filing["item"], &filing["value"]), (&json!(firm), &json!("01"), &json!(month.to_string())), "{filing}");
    assert!(filing["line"].as_u64().expect("line") > 0, "{filing}");

    // After acceptance nothing is typed any more, and each step is in the trail, whose chain holds.
    let late = clerk.ask("PUT", &format!("{sheet}/cells/01/1"), Some(&json!({"text": "1", "version": 1})), &[]);
    assert_eq!(late.status, 409, "{}", late.text);
    let acts: Vec<String> = auditor.get(&format!("/trail?subject=sheet:{FORM}/{PERIOD}/{firm}&limit=100")).json()["items"]
        .as_array()
        .expect("rows")
        .iter()
        .rev()
        .map(|row| row["act"].as_str().expect("act").to_owned())
        .collect();
    let steps: Vec<&str> = acts.iter().map(String::as_str).filter(|act| *act != "sheet.explain").collect();
    assert_eq!(steps, ["sheet.submit", "sheet.return", "sheet.submit", "sheet.accept"]);
    assert_eq!(auditor.get("/trail/verification").json()["ok"], json!(true));
}

/// Fills in what is still empty and was filed the month before.
fn fill_as_last(clerk: &Person, sheet: &str) {
    assert_eq!(clerk.post(&format!("{sheet}/copy-last"), &json!({})).status, 200);
    let seen = clerk.get(sheet).json();
    let month = |row: &Value, column: &str| {
        row["cells"].as_array().expect("cells").iter().find(|c| c["column"] == column).cloned().unwrap_or_default()
    };
    for row in seen["rows"].as_array().expect("rows").iter().filter(|row| row["item"] != "01" && row["item"] != "03") {
        let (own, whole) = (month(row, "1"), month(row, "2"));
        let (Some(own), Some(before)) = (own["value"].as_str(), whole["lastPeriod"].as_str()) else { continue };
        if whole["editable"] == true {
            let sum = own.parse::<f64>().expect("a number") + before.parse::<f64>().expect("a number");
            type_in(clerk, sheet, row["item"].as_str().expect("item"), "2", &sum.to_string());
        }
    }
}

fn thousands(amount: i64) -> String {
    let digits = amount.to_string();
    let mut out = String::new();
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            out.push('，');
        }
        out.push(digit);
    }
    out
}

/// Percent-encodes what is no letter, digit or dot.
pub fn urlencoded(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() || b == b'.' || b == b'-' { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
