//! `wanmu user` and `wanmu verify`: accounts made on the machine, and a trail that another hand touched.

use crate::wanmu::{command, wanmu};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use tempfile::TempDir;

fn folder() -> (TempDir, PathBuf) {
    let temp = tempfile::tempdir().expect("temp");
    let data = temp.path().join("data");
    let run = wanmu(&data, &["init", data.to_str().expect("a path")]);
    assert_eq!(run.code, 0, "{}", run.err);
    (temp, data)
}

fn with_stdin(data: &Path, args: &[&str], text: &str) -> (i32, String, String) {
    let mut command = command(data);
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the binary runs");
    child.stdin.take().expect("stdin").write_all(text.as_bytes()).expect("written");
    let Output { status, stdout, stderr } = child.wait_with_output().expect("it ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (status.code().unwrap_or(-1), text(stdout), text(stderr))
}

#[test]
fn people_are_made_on_the_machine_and_a_password_is_told_once() {
    let (_temp, data) = folder();
    let made =
        wanmu(&data, &["user", "add", "zhang", "--name", "张三", "--role", "statistician", "--role", "publisher", "--scope", "zone:park"]);
    assert_eq!(made.code, 0, "{}", made.err);
    // The password is alone on stdout, so that it can be piped where it belongs.
    let secret = made.out.trim();
    assert_eq!(secret.split('-').map(str::len).collect::<Vec<_>>(), [4; 4], "{secret}");
    assert!(!made.err.contains(secret));
    let list = wanmu(&data, &["user", "list", "--json"]);
    let account = &list.json()["items"][0];
    assert_eq!((account["login"].as_str(), account["mustChangePassword"].as_bool()), (Some("zhang"), Some(true)));
    assert_eq!(account["roles"], serde_json::json!(["publisher", "statistician"]));
    assert_eq!(account["scopes"], serde_json::json!(["zone:park"]));
    assert!(!list.out.contains(secret) && !list.out.contains("argon2"));
    let (code, out, err) = with_stdin(&data, &["user", "add", "li", "--name", "李四", "--password-stdin"], "a long sentence\n");
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    let (code, _, err) = with_stdin(&data, &["user", "add", "wang", "--name", "王五", "--password-stdin"], "short\n");
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("10 characters"), "{err}");
    let again = wanmu(&data, &["user", "add", "ZHANG", "--name", "x"]);
    assert_eq!(again.code, 7, "{}", again.err);
    let flag = wanmu(&data, &["user", "add", "wu", "--name", "x", "--password", "a long sentence"]);
    assert_eq!(flag.code, 2, "a password is never taken from a flag");
}

#[test]
fn people_change_by_roles_scopes_reset_and_closing() {
    let (_temp, data) = folder();
    assert_eq!(wanmu(&data, &["user", "add", "zhang", "--name", "张三"]).code, 0);
    let run = |args: &[&str]| wanmu(&data, &[&["user"], args].concat());
    let refused = [
        (&["roles", "nobody", "leader"][..], 5),
        (&["roles", "zhang", "emperor"], 2),
        (&["roles", "zhang", "administrator", "auditor"], 2),
        (&["scope", "zhang", "moon:1"], 2),
        (&["scope", "zhang", "firm:123"], 2),
        (&["reset", "nobody"], 5),
    ];
    for (args, code) in refused {
        let run = run(args);
        assert_eq!(run.code, code, "{args:?} {}", run.err);
        assert!(!run.err.is_empty());
    }
    for args in [&["roles", "zhang", "clerk"][..], &["scope", "zhang", "industry:39", "street:东湖街道"], &["disable", "zhang"]] {
        assert_eq!(run(args).code, 0, "{args:?}");
    }
    let account = &run(&["list", "zha", "--json"]).json()["items"][0];
    assert_eq!((account["disabled"].as_bool(), account["roles"][0].as_str()), (Some(true), Some("clerk")));
    assert_eq!(account["scopes"], serde_json::json!(["industry:39", "street:东湖街道"]));
    assert_eq!(run(&["disable", "zhang", "--undo"]).code, 0);
    let reset = run(&["reset", "zhang", "--second-factor", "--json"]).json();
    assert!(reset["secret"].as_str().is_some_and(|secret| secret.len() == 19));
    assert_eq!(reset["account"]["disabled"], false);
    let table = run(&["list", "--lang", "zh"]);
    assert!(table.out.contains("填报员") && table.out.contains("待改初始密码"), "{}", table.out);
    // Every act is in the trail; what was refused changed nothing.
    let found = wanmu(&data, &["verify", "--json"]);
    assert_eq!((found.code, found.json()["rows"].as_u64()), (0, Some(7)), "{}", found.out);
}

#[test]
fn people_who_touch_the_trail_are_found_out() {
    let (_temp, data) = folder();
    for login in ["zhang", "li", "wang"] {
        assert_eq!(wanmu(&data, &["user", "add", login, "--name", login]).code, 0);
    }
    let whole = wanmu(&data, &["verify", "--json"]).json();
    assert_eq!((whole["ok"].as_bool(), whole["rows"].as_u64(), whole["brokenAt"].is_null()), (Some(true), Some(3), true));
    let anchor = whole["anchor"].as_str().expect("an anchor");
    assert_eq!(wanmu(&data, &["verify", "--anchor", anchor]).code, 0);
    let more = anchor.replacen("3:", "4:", 1);
    let short = wanmu(&data, &["verify", "--anchor", &more]);
    assert!(short.code == 1 && short.out.contains("row 4"), "{}", short.out);
    assert_eq!(wanmu(&data, &["verify", "--anchor", "3"]).code, 2);
    // Another program writes into the file: who did it is no longer who it was.
    let path = data.join("book.sqlite");
    let mut bytes = std::fs::read(&path).expect("the book");
    let (was, is) = (b"account:wang", b"account:zhao");
    let places: Vec<usize> = (0..bytes.len() - was.len()).filter(|at| bytes[*at..].starts_with(was)).collect();
    assert!(!places.is_empty());
    places.iter().for_each(|at| bytes[*at..at + is.len()].copy_from_slice(is));
    std::fs::write(&path, bytes).expect("written");
    let found = wanmu(&data, &["verify", "--json"]);
    assert_eq!(found.code, 1, "{}", found.out);
    let document = found.json();
    assert_eq!(
        (document["ok"].as_bool(), document["brokenAt"].as_i64(), document["damage"].as_str()),
        (Some(false), Some(3), Some("altered"))
    );
    let told = wanmu(&data, &["verify", "--lang", "zh"]);
    assert!(told.out.contains("第 3 条断开") && told.out.contains("内容被改动"), "{}", told.out);
}
