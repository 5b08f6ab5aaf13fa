//! Mail over a way that is kept from others' eyes, with an account: to a server of another hand, in Python, whose certificate an
//! authority of the settings has signed.

use crate::journey::{firm, sample};
use crate::served::{Person, Server};
use crate::wanmu;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const PASSWORD: &str = "of the park's mail";

/// Python, where tests that need other programs are asked for.
fn python() -> Option<PathBuf> {
    std::env::var_os("WANMU_OUTSIDE")?;
    Some(std::env::var_os("WANMU_PYTHON").map(PathBuf::from).expect("WANMU_PYTHON names a Python"))
}

struct Post {
    child: Child,
    port: u16,
    told: Arc<Mutex<Vec<Value>>>,
}

impl Post {
    fn begin(python: &Path, folder: &Path, mode: &str) -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/mail-server/server.py");
        let at = |name: &str| folder.join(name).display().to_string();
        let mut command = Command::new(python);
        command.arg(script).args([mode, &at("cert.pem"), &at("key.pem"), "park", PASSWORD]);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("Python runs");
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines().map_while(Result::ok);
        let port = lines.next().expect("a port").parse().expect("a port");
        let told = Arc::<Mutex<Vec<Value>>>::default();
        let kept = told.clone();
        std::thread::spawn(move || lines.for_each(|line| kept.lock().expect("lock").push(serde_json::from_str(&line).expect("JSON"))));
        Post { child, port, told }
    }

    fn told(&self) -> Vec<Value> {
        self.told.lock().expect("lock").clone()
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A certificate that signs itself, for this machine.
fn certificate(folder: &Path) {
    let made = Command::new("openssl")
        .current_dir(folder)
        .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"])
        .args(["-keyout", "key.pem", "-out", "cert.pem", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"])
        .args(["-addext", "basicConstraints=critical,CA:FALSE"])
        .output()
        .expect("openssl runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

fn settle(data: &Path, folder: &Path, post: &Post, security: &str, password: &str, trusted: bool) {
    std::fs::write(data.join("mail.secret"), password).expect("a secret");
    let trust = if trusted { format!("authorities = \"{}\"\n", folder.join("cert.pem").display()) } else { String::new() };
    let text = format!(
        "{trust}[sending]\npause-seconds = 1\ntries = 2\n[mail]\nserver = \"127.0.0.1\"\nport = {}\nsecurity = \"{security}\"\nfrom = \"park@example.org\"\nuser = \"park\"\npassword-file = \"mail.secret\"\n",
        post.port
    );
    std::fs::write(data.join("wanmu.toml"), text).expect("settings");
}

/// The message of a reminder to the clerk, once it is in a state.
fn reminded(data: &Path, state: &str) -> Value {
    let server = Server::start(data);
    let administrator = sample(&server, "administrator");
    let account = administrator.get("/accounts?q=clerk").json()["items"][0].clone();
    let to = format!("/accounts/{}", account["id"]);
    let tag = format!("\"{}\"", account["version"]);
    assert_eq!(administrator.ask("PATCH", &to, Some(&json!({"email": "clerk@example.org"})), &[("if-match", &tag)]).status, 200);
    let (statistician, firm): (Person, String) = (sample(&server, "statistician"), firm(&sample(&server, "clerk")));
    let sent = statistician.post("/reminders", &json!({"form": "B204-1", "period": "2021-08", "units": [firm]}));
    assert_eq!(sent.status, 200, "{}", sent.text);
    let until = Instant::now() + Duration::from_secs(40);
    loop {
        let newest = statistician.get("/messages/outgoing").json()["items"][0].clone();
        if newest["state"] == state {
            return newest;
        }
        assert!(Instant::now() < until, "not {state}: {newest}");
        std::thread::sleep(Duration::from_millis(200));
    }
}

fn doctor(data: &Path) -> (i32, String) {
    let run = wanmu::wanmu(data, &["doctor", "--json"]);
    let seen: Value = serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {} {}", run.out, run.err));
    let mail = seen["checks"].as_array().expect("checks").iter().find(|check| check["check"] == "mail").cloned().expect("mail");
    (run.code, mail.to_string())
}

#[test]
fn mail_goes_over_tls_with_an_account() {
    let Some(python) = python() else { return };
    for security in ["tls", "starttls"] {
        let (temp, data) = wanmu::copy();
        certificate(temp.path());
        let post = Post::begin(&python, temp.path(), security);
        settle(&data, temp.path(), &post, security, PASSWORD, true);
        assert_eq!(doctor(&data).0, 0, "{security}: {}", doctor(&data).1);
        reminded(&data, "sent");
        let told = post.told();
        assert_eq!(told.len(), 1, "{security}: {told:?}");
        assert!(told[0]["mail"].as_str().is_some_and(|mail| mail.contains("To: clerk@example.org")), "{security}: {told:?}");
    }
}

#[test]
fn a_password_that_is_wrong_is_tried_and_said_and_not_told_to_strangers() {
    let Some(python) = python() else { return };
    let (temp, data) = wanmu::copy();
    certificate(temp.path());
    let post = Post::begin(&python, temp.path(), "starttls");
    settle(&data, temp.path(), &post, "starttls", "another", true);
    let (code, told) = doctor(&data);
    assert!(code == 1 && told.contains("535"), "{told}");
    let message = reminded(&data, "given-up");
    assert_eq!(message["to"][0]["reason"], json!("SMTP 535"), "{message}");
    assert!(!message.to_string().contains("another"));
    assert!(post.told().iter().all(|one| one["refused"] == "park"), "{:?}", post.told());

    // A server whose certificate nobody signed that is trusted gets neither password nor mail.
    for security in ["tls", "starttls"] {
        let (temp, data) = wanmu::copy();
        certificate(temp.path());
        let post = Post::begin(&python, temp.path(), security);
        settle(&data, temp.path(), &post, security, PASSWORD, false);
        let (code, told) = doctor(&data);
        assert!(code == 1 && !told.contains(PASSWORD), "{told}");
        reminded(&data, "given-up");
        assert_eq!(post.told(), Vec::<Value>::new(), "{security}");
    }
    // One that has no TLS at all, though it is asked for.
    let (temp, data) = wanmu::copy();
    certificate(temp.path());
    let post = Post::begin(&python, temp.path(), "starttls");
    settle(&data, temp.path(), &post, "tls", PASSWORD, true);
    reminded(&data, "given-up");
    assert_eq!(post.told(), Vec::<Value>::new());
}
