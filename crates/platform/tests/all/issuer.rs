//! Signing in by an issuer: out to its page and back, by a program that plays the issuer.

use crate::journey::sample;
use crate::served::{Answer, Server};
use crate::wanmu::{self, wanmu};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

const SECRET: &str = "between house and issuer";
const CODE: &str = "a/code+of=once";

/// What the issuer was asked at its page, and what it says then.
#[derive(Default)]
struct Said {
    /// The words of the question, by name.
    asked: BTreeMap<String, String>,
    /// Who is there.
    subject: String,
    /// Claims that are otherwise than they should be.
    more: Value,
    /// How often its key was changed.
    keys: usize,
}

struct Issuer {
    port: u16,
    said: Arc<Mutex<Said>>,
}

fn pair() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).expect("a key");
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, made.as_ref(), &random).expect("a key")
}

impl Issuer {
    fn begin() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("address").port();
        let said = Arc::new(Mutex::new(Said { subject: "u-7".into(), ..Said::default() }));
        let held = said.clone();
        std::thread::spawn(move || {
            let pairs = [pair(), pair()];
            for stream in listener.incoming().flatten() {
                let (path, headers, body) = heard(&stream);
                let answer = answered(port, &path, &headers, &body, &pairs, &held.lock().expect("lock"));
                let (status, text) = answer.map_or((400, "{}".to_owned()), |told| (200, told.to_string()));
                let head = format!("HTTP/1.1 {status} x\r\ncontent-type: application/json\r\ncontent-length: {}\r\n", text.len());
                let _ = (&stream).write_all(format!("{head}connection: close\r\n\r\n{text}").as_bytes());
            }
        });
        Issuer { port, said }
    }

    fn change(&self, how: impl FnOnce(&mut Said)) {
        how(&mut self.said.lock().expect("lock"));
    }

    /// Settles it for a data folder.
    fn settle(&self, data: &Path) {
        std::fs::write(data.join("oidc.secret"), SECRET).expect("a secret");
        let text = format!(
            "site = \"http://park.example\"\n[oidc]\nissuer = \"http://127.0.0.1:{}\"\nclient-id = \"wan mu\"\nsecret-file = \"oidc.secret\"\nplain = true\ntitle = \"园区门户\"\n",
            self.port
        );
        std::fs::write(data.join("wanmu.toml"), text).expect("settings");
    }
}

fn heard(stream: &TcpStream) -> (String, BTreeMap<String, String>, String) {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).expect("a line");
    let path = line.split_whitespace().nth(1).unwrap_or_default().to_owned();
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).expect("a line");
        let Some((name, value)) = line.trim().split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let mut body = vec![0; headers.get("content-length").map_or(0, |text| text.parse().expect("a length"))];
    reader.read_exact(&mut body).expect("a body");
    (path, headers, String::from_utf8(body).expect("UTF-8"))
}

/// Words of a form or an address.
fn words(text: &str) -> BTreeMap<String, String> {
    let plain = |text: &str| {
        let mut bytes = Vec::new();
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            match byte {
                b'%' => {
                    let two: Vec<u8> = rest.by_ref().take(2).collect();
                    bytes.push(u8::from_str_radix(std::str::from_utf8(&two).expect("hex"), 16).expect("hex"));
                }
                b'+' => bytes.push(b' '),
                other => bytes.push(other),
            }
        }
        String::from_utf8(bytes).expect("UTF-8")
    };
    text.split('&').filter_map(|pair| pair.split_once('=')).map(|(name, value)| (plain(name), plain(value))).collect()
}

/// What an issuer that holds to the standard answers; nothing where it refuses.
fn answered(port: u16, path: &str, headers: &BTreeMap<String, String>, body: &str, pairs: &[EcdsaKeyPair], said: &Said) -> Option<Value> {
    let at = format!("http://127.0.0.1:{port}");
    let pair = &pairs[said.keys % pairs.len()];
    let id = format!("k{}", said.keys);
    match path {
        "/.well-known/openid-configuration" => Some(json!({
            "issuer": at, "authorization_endpoint": format!("{at}/authorize"), "token_endpoint": format!("{at}/token"),
            "jwks_uri": format!("{at}/jwks"), "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        })),
        "/jwks" => {
            let (x, y) = pair.public_key().as_ref()[1..].split_at(32);
            let [x, y] = [x, y].map(|half| URL_SAFE_NO_PAD.encode(half));
            Some(json!({"keys": [{"kty": "EC", "crv": "P-256", "kid": id, "use": "sig", "x": x, "y": y}]}))
        }
        "/token" => {
            let told = words(body);
            let own = STANDARD.encode(format!("wan%20mu:{}", SECRET.replace(' ', "%20")));
            let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(told.get("code_verifier")?.as_bytes()));
            let right = headers.get("authorization") == Some(&format!("Basic {own}"))
                && told.get("code").map(String::as_str) == Some(CODE)
                && told.get("redirect_uri") == said.asked.get("redirect_uri")
                && said.asked.get("code_challenge") == Some(&challenge);
            right.then(|| json!({"access_token": "x", "token_type": "Bearer", "id_token": token(&at, &id, pair, said)}))
        }
        _ => None,
    }
}

fn token(at: &str, id: &str, pair: &EcdsaKeyPair, said: &Said) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock").as_secs();
    let mut claims = json!({"iss": at, "aud": "wan mu", "sub": said.subject, "iat": now, "exp": now + 60, "nonce": said.asked["nonce"]});
    for (name, value) in said.more.as_object().into_iter().flatten() {
        claims[name] = value.clone();
    }
    let [header, claims] = [json!({"alg": "ES256", "kid": id}), claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string()));
    let text = format!("{header}.{claims}");
    let signed = pair.sign(&SystemRandom::new(), text.as_bytes()).expect("signed");
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signed.as_ref()))
}

/// Goes out to the issuer's page and comes back with its code, as a browser does.
fn through(server: &Server, issuer: &Issuer, next: &str) -> Answer {
    let mut browser = server.nobody();
    let out = browser.page(&format!("/signin/issuer?next={next}"));
    assert_eq!(out.status, 303, "{}", out.text);
    let to = out.location.expect("the issuer's page");
    let (page, asked) = to.split_once('?').expect("a question");
    assert_eq!(page, format!("http://127.0.0.1:{}/authorize", issuer.port));
    let asked = words(asked);
    let state = asked["state"].clone();
    issuer.change(|said| said.asked = asked);
    browser.cookie = out.cookie;
    browser.page(&format!("/signin/return?state={state}&code={}", crate::journey::urlencoded(CODE)))
}

#[test]
fn whom_the_issuer_names_is_in_by_the_account_that_is_linked() {
    let (_temp, data) = wanmu::copy();
    let issuer = Issuer::begin();
    issuer.settle(&data);
    let made = wanmu(&data, &["user", "add", "sun", "--name", "孙（虚构）", "--role", "leader", "--subject", "u-7", "--json"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let server = Server::start(&data);
    let nobody = server.nobody();
    assert!(nobody.page("/signin").text.contains("园区门户"), "the way in is on the page");

    let entered = through(&server, &issuer, "%2Ff%2Findustry.output%25402021-H1");
    assert_eq!(entered.status, 200, "{}", entered.text);
    let asked = issuer.said.lock().expect("lock").asked.clone();
    let told = |name: &str| asked.get(name).map(String::as_str);
    assert_eq!((told("response_type"), told("scope"), told("client_id")), (Some("code"), Some("openid"), Some("wan mu")));
    assert_eq!((told("redirect_uri"), told("code_challenge_method")), (Some("http://park.example/signin/return"), Some("S256")));
    assert!(entered.text.contains("url=/f/industry.output%402021-H1"), "{}", entered.text);
    let mut sun = server.nobody();
    sun.cookie = entered.cookie;
    let session = sun.get("/session").json();
    assert_eq!((&session["account"]["login"], &session["roles"]), (&json!("sun"), &json!(["leader"])));
    assert_eq!(session["mustChangePassword"], json!(false));
    // There is no password by which somebody else could come in.
    for password in ["", "null", "u-7"] {
        assert_eq!(nobody.post("/session", &json!({"login": "sun", "password": password})).status, 401);
    }
    let trail = sample(&server, "auditor").get("/trail?act=session.open&limit=10").json();
    let opened = trail["items"].as_array().expect("rows").iter().find(|row| row["actor"] == "sun").cloned().unwrap_or_default();
    assert!(opened.to_string().contains("issuer"), "{opened}");
    let seen = wanmu(&data, &["doctor", "--json"]).json();
    let checks = seen["checks"].as_array().cloned().expect("checks");
    assert!(checks.iter().any(|check| check["check"] == "oidc" && check["ok"] == json!(true)), "{seen}");
}

#[test]
fn who_is_not_linked_or_not_proved_stays_outside() {
    let (_temp, data) = wanmu::copy();
    let issuer = Issuer::begin();
    issuer.settle(&data);
    let server = Server::start(&data);
    let outside = |answer: &Answer, status: u16| {
        assert_eq!(answer.status, status, "{}", answer.text);
        assert!(answer.cookie.as_deref().is_none_or(|cookie| !cookie.starts_with("wanmu_session")));
    };
    outside(&through(&server, &issuer, "%2F"), 401);
    assert_eq!(wanmu(&data, &["user", "add", "sun", "--name", "孙（虚构）", "--subject", "u-7"]).code, 0);
    assert_eq!(through(&server, &issuer, "%2F").status, 200);
    let twice = wanmu(&data, &["user", "add", "li", "--name", "李（虚构）", "--subject", "u-7"]);
    assert_ne!(twice.code, 0, "a subject is one person's");
    // Tokens of another sign-in, for another house, of another time.
    for more in [json!({"nonce": "another"}), json!({"aud": "other"}), json!({"exp": 1}), json!({"iss": "http://other.example"})] {
        issuer.change(|said| said.more = more);
        outside(&through(&server, &issuer, "%2F"), 502);
    }
    issuer.change(|said| said.more = Value::Null);
    // A new key of the issuer is fetched; not so often that it could be made to ask for ever.
    std::thread::sleep(std::time::Duration::from_secs(11));
    issuer.change(|said| said.keys = 1);
    assert_eq!(through(&server, &issuer, "%2F").status, 200);
    // A browser that did not go out does not come in, nor one that comes twice.
    let stranger = server.nobody();
    let state = issuer.said.lock().expect("lock").asked["state"].clone();
    outside(&stranger.page(&format!("/signin/return?state={state}&code=x")), 401);
    outside(&stranger.page("/signin/return?state=&code="), 401);
    let mut again = server.nobody();
    again.cookie = Some(format!("wanmu_signon={state}"));
    outside(&again.page(&format!("/signin/return?state={state}&code=x")), 401);
    // An account that is closed.
    assert_eq!(wanmu(&data, &["user", "disable", "sun"]).code, 0);
    outside(&through(&server, &issuer, "%2F"), 401);
    // Another site is not gone to.
    assert_eq!(wanmu(&data, &["user", "disable", "sun", "--undo"]).code, 0);
    let led = through(&server, &issuer, "%2F%2Felsewhere.example");
    assert!(led.text.contains("url=/\""), "{}", led.text);
}

#[test]
fn an_issuer_that_is_silent_is_a_message_and_the_password_goes_on() {
    let (_temp, data) = wanmu::copy();
    let issuer = Issuer { port: 9, said: Arc::default() };
    issuer.settle(&data);
    let server = Server::start(&data);
    let page = server.nobody().page("/signin/issuer?next=%2F&lang=en");
    assert_eq!(page.status, 502);
    assert!(page.text.contains("gives no answer") && page.text.contains("name=\"password\""), "{}", page.text);
    assert_eq!(sample(&server, "leader").get("/session").status, 200);
    let seen = wanmu(&data, &["doctor", "--json"]);
    assert_eq!(seen.code, 1);
    assert!(seen.out.contains("\"oidc\""), "{}", seen.out);
}
