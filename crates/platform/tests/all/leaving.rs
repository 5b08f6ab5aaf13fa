//! What leaves the house: a reminder as mail and as a signed request, tried until it is taken, given up where it never will be, and
//! never lost or doubled by a stop.

use crate::journey::{firm, sample};
use crate::served::{Person, Server};
use crate::wanmu;
use ring::hmac;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const SECRET: &str = "a secret between two";

/// What a receiver got, in order.
type Got = Arc<Mutex<Vec<String>>>;

/// A mail server that answers to RCPT with these, one after the other and the last for ever.
fn mail_server(answers: &'static [&'static str]) -> (u16, Got) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("address").port();
    let got = Got::default();
    let kept = got.clone();
    std::thread::spawn(move || {
        for (nth, stream) in listener.incoming().flatten().enumerate() {
            talk(stream, answers[nth.min(answers.len() - 1)], &kept);
        }
    });
    (port, got)
}

fn talk(mut stream: TcpStream, rcpt: &str, got: &Got) {
    let mut lines = BufReader::new(stream.try_clone().expect("a copy")).lines().map_while(Result::ok);
    let mut say = |text: &str| stream.write_all(format!("{text}\r\n").as_bytes());
    let _ = say("220 post");
    while let Some(line) = lines.next() {
        let answer = match line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase().as_str() {
            "RCPT" => rcpt,
            "DATA" => {
                let _ = say("354 go on");
                let mail: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                got.lock().expect("lock").push(mail.join("\n"));
                "250 taken"
            }
            "QUIT" => {
                let _ = say("221 bye");
                return;
            }
            _ => "250 post",
        };
        let _ = say(answer);
    }
}

/// A program that answers with these, one after the other and the last for ever; it keeps signature and body.
fn program(port: u16, answers: &'static [u16]) -> (u16, Got) {
    let listener = TcpListener::bind(("127.0.0.1", port)).expect("a port");
    let port = listener.local_addr().expect("address").port();
    let got = Got::default();
    let kept = got.clone();
    std::thread::spawn(move || {
        for (nth, stream) in listener.incoming().flatten().enumerate() {
            let said = heard(&stream);
            kept.lock().expect("lock").push(said);
            let status = answers[nth.min(answers.len() - 1)];
            let _ = (&stream).write_all(format!("HTTP/1.1 {status} x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").as_bytes());
        }
    });
    (port, got)
}

/// The signature, a line break, the body.
fn heard(stream: &TcpStream) -> String {
    let mut reader = BufReader::new(stream);
    let (mut length, mut signature) = (0, String::new());
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).expect("a line");
        let (name, value) = line.trim().split_once(':').unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.trim().parse().expect("a length"),
            "wanmu-signature" => value.trim().clone_into(&mut signature),
            _ if line.trim().is_empty() => break,
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).expect("a body");
    format!("{signature}\n{}", String::from_utf8(body).expect("UTF-8"))
}

/// The body, where it was signed with the secret at its second.
fn proven(said: &str) -> Value {
    let (signature, body) = said.split_once('\n').expect("two parts");
    let (second, tag) = signature.strip_prefix("t=").and_then(|rest| rest.split_once(",v1=")).expect("a signature");
    let bytes: Vec<u8> = (0..tag.len()).step_by(2).map(|at| u8::from_str_radix(&tag[at..at + 2], 16).expect("hex")).collect();
    let key = hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes());
    hmac::verify(&key, format!("{second}.{body}").as_bytes(), &bytes).expect("it is signed");
    serde_json::from_str(body).expect("JSON")
}

fn settled(data: &Path, mail: Option<u16>, hook: Option<u16>, tries: u32) {
    let mut text = format!("site = \"https://park.example\"\n[sending]\npause-seconds = 1\ntries = {tries}\n");
    if let Some(port) = mail {
        text += &format!("[mail]\nserver = \"127.0.0.1\"\nport = {port}\nsecurity = \"none\"\nfrom = \"park@example.org\"\n");
    }
    if let Some(port) = hook {
        std::fs::write(data.join("hub.secret"), SECRET).expect("a secret");
        text += &format!(
            "[[webhooks]]\nname = \"hub\"\nurl = \"http://127.0.0.1:{port}/in\"\nplain = true\nsecret-file = \"hub.secret\"\nkinds = [\"reminder\"]\n"
        );
    }
    std::fs::write(data.join("wanmu.toml"), text).expect("settings");
}

/// Gives the clerk an address.
fn addressed(server: &Server) {
    let administrator = sample(server, "administrator");
    let found = administrator.get("/accounts?q=clerk").json();
    let account = found["items"].as_array().expect("items").iter().find(|one| one["login"] == "clerk").expect("clerk").clone();
    let tag = format!("\"{}\"", account["version"]);
    let to = format!("/accounts/{}", account["id"]);
    let changed = administrator.ask("PATCH", &to, Some(&json!({"email": "clerk@example.org"})), &[("if-match", &tag)]);
    assert_eq!(changed.status, 200, "{}", changed.text);
}

fn remind(server: &Server) -> Person {
    let statistician = sample(server, "statistician");
    let firm = firm(&sample(server, "clerk"));
    let sent = statistician.post("/reminders", &json!({"form": "B204-1", "period": "2021-08", "units": [firm]}));
    assert_eq!(sent.status, 200, "{}", sent.text);
    statistician
}

/// The newest message once it is in a state.
fn once(person: &Person, state: &str) -> Value {
    let until = Instant::now() + Duration::from_secs(30);
    loop {
        let page = person.get("/messages/outgoing").json();
        let newest = page["items"][0].clone();
        if newest["state"] == state {
            return newest;
        }
        assert!(Instant::now() < until, "not {state}: {page}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn a_reminder_leaves_as_mail_and_as_a_signed_request_once_it_is_taken() {
    let (_temp, data) = wanmu::copy();
    let (post, mails) = mail_server(&["451 later", "250 well"]);
    let (port, told) = program(0, &[503, 204]);
    settled(&data, Some(post), Some(port), 8);
    let server = Server::start(&data);
    addressed(&server);
    let statistician = remind(&server);
    let message = once(&statistician, "sent");
    let to = message["to"].as_array().expect("receivers");
    let of = |channel: &str| to.iter().find(|one| one["channel"] == channel).unwrap_or_else(|| panic!("{channel}: {message}"));
    assert_eq!((&of("mail")["receiver"], &of("mail")["tries"]), (&json!("clerk"), &json!(2)), "{message}");
    assert_eq!((&of("webhook")["receiver"], &of("webhook")["tries"]), (&json!("hub"), &json!(2)), "{message}");

    let mails = mails.lock().expect("lock").clone();
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0].contains("To: clerk@example.org") && mails[0].contains("From: park@example.org"), "{}", mails[0]);
    let told: Vec<Value> = told.lock().expect("lock").iter().map(|said| proven(said)).collect();
    assert_eq!(told.len(), 2);
    // The same message under the same key; of which firm is not told where the settings don't say so.
    assert_eq!(told[0], told[1]);
    assert_eq!(
        (&told[1]["id"], &told[1]["kind"], &told[1]["subject"]),
        (&message["key"], &json!("reminder"), &json!("sheet:B204-1/2021-08"))
    );
    assert_eq!(told[1]["link"], json!("https://park.example/filing?form=B204-1&period=2021-08"));
    std::thread::sleep(Duration::from_secs(3));
    assert_eq!(once(&statistician, "sent")["to"], message["to"], "nothing is sent again");
}

#[test]
fn what_is_refused_is_given_up_and_said() {
    let (_temp, data) = wanmu::copy();
    let (post, mails) = mail_server(&["550 no such user"]);
    settled(&data, Some(post), None, 8);
    let server = Server::start(&data);
    addressed(&server);
    let statistician = remind(&server);
    let message = once(&statistician, "given-up");
    let to = &message["to"][0];
    assert_eq!((&to["state"], &to["tries"], &to["reason"]), (&json!("given-up"), &json!(1), &json!("SMTP 550")), "{message}");
    assert!(mails.lock().expect("lock").is_empty());
    let seen = sample(&server, "administrator").get("/messages/outgoing").json();
    assert_eq!(seen["items"][0]["key"], message["key"]);
    assert_eq!(sample(&server, "leader").get("/messages/outgoing").json()["items"], json!([]));
}

#[test]
fn a_receiver_that_knows_another_secret_is_tried_and_given_up() {
    let (_temp, data) = wanmu::copy();
    let (port, told) = program(0, &[401]);
    settled(&data, None, Some(port), 2);
    let server = Server::start(&data);
    let message = once(&remind(&server), "given-up");
    assert_eq!((&message["to"][0]["tries"], &message["to"][0]["reason"]), (&json!(2), &json!("HTTP 401")), "{message}");
    assert_eq!(told.lock().expect("lock").len(), 2);
}

#[test]
fn what_waits_when_the_machine_stops_is_sent_afterwards_and_once() {
    let (_temp, data) = wanmu::copy();
    // A port that nobody listens on yet.
    let port = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("address").port();
    settled(&data, None, Some(port), 8);
    let server = Server::start(&data);
    let statistician = remind(&server);
    let message = once(&statistician, "waiting");
    drop(server);
    let (_, told) = program(port, &[200]);
    let server = Server::start(&data);
    let sent = once(&sample(&server, "statistician"), "sent");
    assert_eq!(sent["key"], message["key"]);
    let told: Vec<Value> = told.lock().expect("lock").iter().map(|said| proven(said)).collect();
    assert_eq!(told.iter().map(|one| &one["id"]).collect::<Vec<_>>(), [&message["key"]]);
}

#[test]
fn nothing_leaves_where_nothing_is_settled_and_a_wrong_setting_is_an_error() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let statistician = remind(&server);
    let message = once(&statistician, "inside");
    assert_eq!(message["to"], json!([]));
    assert_eq!(statistician.get("/messages/outgoing").json()["channels"], json!({"mail": false, "webhooks": 0}));
    drop(server);
    for (wrong, named) in [
        ("[mail]\nserver = \"x\"\nfrom = \"nobody\"\n", "mail.from"),
        ("[post]\n", "post"),
        ("[[webhooks]]\nname = \"hub\"\nurl = \"http://x\"\n", "hub"),
    ] {
        std::fs::write(data.join("wanmu.toml"), wrong).expect("settings");
        let run = wanmu::wanmu(&data, &["doctor"]);
        assert!(run.code != 0 && run.err.contains(named), "{named}: {} {}", run.code, run.err);
    }
}
