//! Long work: begun, followed, taken up again after a stop, fetched by whose it is and by nobody else.

use crate::journey::sample;
use crate::served::{Person, Server};
use crate::wanmu::{self, wanmu};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn begun(person: &Person, path: &str, body: &Value) -> i64 {
    let answer = person.post(path, body);
    assert_eq!(answer.status, 202, "{}", answer.text);
    answer.json()["id"].as_i64().expect("a number")
}

/// The job once nothing follows.
fn ended(person: &Person, id: i64) -> Value {
    let until = Instant::now() + Duration::from_secs(120);
    loop {
        let job = person.get(&format!("/jobs/{id}")).json();
        if !matches!(job["state"].as_str(), Some("waiting" | "running")) {
            return job;
        }
        assert!(Instant::now() < until, "{job}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// What an event stream said, event by event.
fn heard(text: &str) -> Vec<(String, Value)> {
    let field = |event: &str, name: &str| event.lines().find_map(|line| line.strip_prefix(name)).map(|rest| rest.trim().to_owned());
    let events = text.split("\n\n").filter_map(|event| Some((field(event, "event:")?, field(event, "data:")?)));
    events.map(|(name, data)| (name, serde_json::from_str(&data).expect("JSON"))).collect()
}

#[test]
fn a_backup_is_followed_fetched_and_comes_back_whole() {
    let (temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let (administrator, leader) = (sample(&server, "administrator"), sample(&server, "leader"));
    let id = begun(&administrator, "/keeping/backups", &json!({}));
    let told = administrator.get(&format!("/jobs/{id}/events"));
    assert!(told.kind.starts_with("text/event-stream"), "{}", told.kind);
    let told = heard(&told.text);
    let (last, job) = told.last().expect("an event");
    assert_eq!((last.as_str(), &job["state"]), ("end", &json!("done")), "{told:?}");
    assert!(told[..told.len() - 1].iter().all(|(name, _)| name == "progress"), "{told:?}");
    // Who comes later gets the end at once.
    assert_eq!(heard(&administrator.get(&format!("/jobs/{id}/events")).text).len(), 1);

    let file = administrator.get(&format!("/jobs/{id}/file"));
    assert_eq!((file.status, &file.bytes[..2]), (200, &b"PK"[..]));
    let zip = temp.path().join("fetched.zip");
    std::fs::write(&zip, &file.bytes).expect("written");
    let back = temp.path().join("back");
    let run = wanmu(&back, &["restore", zip.to_str().expect("UTF-8")]);
    assert_eq!(run.code, 0, "{}", run.err);
    let figure = |data: &std::path::Path| wanmu(data, &["figure", "industry.output", "--period", "2021-H1", "--as-of", "2021-08-10"]).out;
    assert_eq!(figure(&back), figure(&data));

    // It is the administrator's; for others there is none. What has ended is not ended again.
    for path in [format!("/jobs/{id}"), format!("/jobs/{id}/file"), format!("/jobs/{id}/events")] {
        assert_eq!(leader.get(&path).status, 404, "{path}");
    }
    assert_eq!(leader.get("/jobs").json()["items"], json!([]));
    let over = administrator.ask("DELETE", &format!("/jobs/{id}"), None, &[]);
    assert_eq!((over.status, over.code().as_str()), (409, "state"), "{}", over.text);
    assert_eq!(leader.post("/keeping/backups", &json!({})).status, 403);
    let acts = sample(&server, "auditor").get(&format!("/trail?subject=job:{id}")).json();
    assert!(acts["items"].as_array().expect("rows").iter().any(|row| row["act"] == "job.fetch"), "{acts}");
}

#[test]
fn figures_leave_as_a_file_as_their_reader_sees_them() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let (leader, statistician) = (sample(&server, "leader"), sample(&server, "statistician"));
    let asked =
        json!({"figures": {"indicator": "industry.output", "period": "2021-06", "by": "firm", "asOf": "2021-08-10"}, "form": "csv"});
    let table = |person: &Person| {
        let id = begun(person, "/exports", &asked);
        let job = ended(person, id);
        assert_eq!(job["state"], json!("done"), "{job}");
        let file = person.get(&format!("/jobs/{id}/file"));
        assert_eq!((file.status, file.kind.as_str()), (200, "text/csv; charset=utf-8"));
        assert_eq!(job["result"]["rows"].as_u64(), Some(file.text.lines().count() as u64 - 1));
        file.text
    };
    // The same as the table that is given at once, for each of them.
    for person in [&leader, &statistician] {
        let at_once =
            person.ask("GET", "/figures?indicator=industry.output&period=2021-06&by=firm&asOf=2021-08-10", None, &[("accept", "text/csv")]);
        assert_eq!(table(person), at_once.text);
    }
    assert!(table(&leader).contains("suppressed"));
    // Whoever keeps the installation sees that there is a job, and not what it exported.
    let id = begun(&leader, "/exports", &asked);
    ended(&leader, id);
    let administrator = sample(&server, "administrator");
    assert_eq!((administrator.get(&format!("/jobs/{id}")).status, administrator.get(&format!("/jobs/{id}/file")).status), (200, 404));
    let wrong = leader.post("/exports", &json!({"figures": {"indicator": "industry.output", "period": "2021-06"}, "form": "docx"}));
    assert_eq!((wrong.status, wrong.code().as_str()), (422, "invalid"), "{}", wrong.text);
    let none = leader.post("/exports", &json!({"figures": {"indicator": "no.such", "period": "2021-06"}, "form": "csv"}));
    let end = if none.status == 202 {
        ended(&leader, none.json()["id"].as_i64().expect("id"))
    } else {
        json!({"state": "failed", "error": none.json()})
    };
    assert_eq!(end["state"], json!("failed"), "{end}");
    assert!(end["error"]["detail"].as_str().is_some_and(|text| text.contains("no.such")), "{end}");
}

#[test]
fn what_a_stop_cut_short_is_taken_up_again() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let administrator = sample(&server, "administrator");
    let ids: Vec<i64> = (0..4).map(|_| begun(&administrator, "/keeping/backups", &json!({}))).collect();
    // Killed while the first runs and others wait.
    drop(server);
    let server = Server::start(&data);
    let administrator = sample(&server, "administrator");
    for id in &ids {
        let job = ended(&administrator, *id);
        assert_eq!(job["state"], json!("done"), "{job}");
        assert_eq!(&administrator.get(&format!("/jobs/{id}/file")).bytes[..2], b"PK");
    }
}

#[test]
fn one_that_waits_ends_at_once_and_a_key_makes_two_requests_one_job() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let administrator = sample(&server, "administrator");
    let ids: Vec<i64> = (0..3).map(|_| begun(&administrator, "/keeping/backups", &json!({}))).collect();
    let last = ids[2];
    assert_eq!(administrator.ask("DELETE", &format!("/jobs/{last}"), None, &[]).status, 204);
    let job = ended(&administrator, last);
    assert_eq!((&job["state"], &job["file"]), (&json!("cancelled"), &Value::Null), "{job}");
    assert_eq!(administrator.get(&format!("/jobs/{last}/file")).status, 404);
    let keyed =
        |key: &str| administrator.ask("POST", "/keeping/backups", Some(&json!({})), &[("idempotency-key", key)]).json()["id"].clone();
    assert_eq!(keyed("one"), keyed("one"));
    assert_ne!(keyed("one"), keyed("two"));
}
