//! The server as people meet it: the real binary on a copy of the sample park, asked over HTTP.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use ureq::Agent;

/// A running server; it ends with its owner.
pub struct Server {
    child: Child,
    /// Its address, without the slash at its end.
    pub at: String,
    /// What it printed after its address.
    pub said: Vec<String>,
}

impl Server {
    /// Serves a data folder that has accounts.
    pub fn start(data: &Path) -> Self {
        Self::run(data, &["serve", "--port", "0"], 0)
    }

    /// Serves a data folder under a path, as behind a proxy.
    pub fn under(data: &Path, base: &str) -> Self {
        Self::run(data, &["serve", "--port", "0", "--base-path", base], 0)
    }

    /// Serves the sample park with its bulletin.
    pub fn demo(data: &Path) -> Self {
        Self::run(data, &["demo", "--port", "0"], 0)
    }

    /// Serves a folder in which nobody has an account; what it said tells the secret of the first run.
    pub fn first(data: &Path) -> Self {
        Self::run(data, &["serve", "--port", "0"], 1)
    }

    fn run(data: &Path, args: &[&str], more: usize) -> Self {
        // The distribution is asked in place of what was just built where somebody names it.
        let program = std::env::var("WANMU_BINARY").unwrap_or_else(|_| env!("CARGO_BIN_EXE_wanmu").to_owned());
        let mut command = Command::new(program);
        command.args(["--data", data.to_str().expect("UTF-8"), "--lang", "en"]).args(args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("wanmu serves");
        let mut lines = BufReader::new(child.stdout.take().expect("stdout")).lines().map(|line| line.expect("UTF-8"));
        let line = lines.find(|line| line.contains("http://")).expect("the address is printed");
        let at = line.split_whitespace().find(|word| word.starts_with("http://")).expect("an address");
        let host: Vec<&str> = at.splitn(4, '/').take(3).collect();
        let at = host.join("/");
        let said = lines.by_ref().take(more).collect();
        // What follows is read to its end elsewhere, or the server would wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Server { child, at, said }
    }

    /// The number of its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Somebody without an account.
    pub fn nobody(&self) -> Person {
        Person { agent: agent(), at: self.at.clone(), cookie: None, token: None }
    }

    /// Somebody signed in.
    pub fn person(&self, login: &str, password: &str) -> Person {
        let mut person = self.nobody();
        let answer = person.post("/session", &json!({"login": login, "password": password}));
        assert_eq!(answer.status, 200, "{login}: {}", answer.text);
        person.cookie = answer.cookie;
        person
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn agent() -> Agent {
    Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into()
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// Status.
    pub status: u16,
    /// Body.
    pub text: String,
    /// The same as it came.
    pub bytes: Vec<u8>,
    /// `wanmu_session=…` where one was set.
    pub cookie: Option<String>,
    /// Type of the body.
    pub kind: String,
    /// Tag of the content.
    pub tag: Option<String>,
    /// How it is packed.
    pub packed: Option<String>,
    /// Where it leads.
    pub location: Option<String>,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// The code of a problem.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// Somebody who asks.
pub struct Person {
    agent: Agent,
    at: String,
    /// Cookie of the session.
    pub cookie: Option<String>,
    /// Token instead of it.
    pub token: Option<String>,
}

impl Person {
    /// Somebody with the same cookie.
    pub fn like(other: &Person) -> Self {
        Person { agent: agent(), at: other.at.clone(), cookie: other.cookie.clone(), token: other.token.clone() }
    }

    /// Asks for something under `/api/v1`.
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, None, &[])
    }

    /// Sends something new.
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.ask("POST", path, Some(body), &[])
    }

    /// Asks for something in any way.
    pub fn ask(&self, method: &str, path: &str, body: Option<&Value>, headers: &[(&str, &str)]) -> Answer {
        self.send(method, &format!("/api/v1{path}"), body.map(|body| ("application/json", body.to_string().into_bytes())), headers)
    }

    /// A page.
    pub fn page(&self, path: &str) -> Answer {
        self.send("GET", path, None, &[("accept", "text/html")])
    }

    /// Sends bytes of a type.
    pub fn send(&self, method: &str, path: &str, body: Option<(&str, Vec<u8>)>, headers: &[(&str, &str)]) -> Answer {
        let mut request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.at));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        if !headers.iter().any(|(name, _)| *name == "sec-fetch-site") {
            request = request.header("sec-fetch-site", "same-origin");
        }
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let (kind, bytes) = body.unwrap_or(("", Vec::new()));
        if !kind.is_empty() {
            request = request.header("content-type", kind);
        }
        let sent = self.agent.run(request.body(bytes).expect("a request")).expect("an answer");
        let answer = answer(sent);
        crate::conforms::promised(method, path, answer.status, &answer.kind, &answer.text);
        answer
    }
}

fn answer(mut sent: ureq::http::Response<ureq::Body>) -> Answer {
    let text = |name: &str| sent.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let cookie = text("set-cookie").and_then(|cookie| cookie.split(';').next().map(str::to_owned));
    let (status, kind, location) = (sent.status().as_u16(), text("content-type").unwrap_or_default(), text("location"));
    let (tag, packed) = (text("etag"), text("content-encoding"));
    let bytes = sent.body_mut().with_config().limit(1 << 30).read_to_vec().unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Answer { status, text, bytes, cookie, kind, tag, packed, location }
}
