//! Requests made up from the interface's own document, by an outside tool: whatever is sent, the answer is one that the document
//! promises, and the machine never fails. CI sends a few with a fixed seed, `make soak` many (`WANMU_EXAMPLES`).

use crate::journey::sample;
use crate::served::{Person, Server};
use crate::wanmu;
use std::path::PathBuf;
use std::process::Command;

const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance";
/// What would end the session that asks or the account behind it, never ends by itself, or fills the disk.
const NOT_ASKED: &str = "events$|/session|/account/|/setup|/backups|/reset$";

/// The tool, where tests that need other programs are asked for.
fn tool() -> Option<PathBuf> {
    std::env::var_os("WANMU_OUTSIDE")?;
    let python = std::env::var_os("WANMU_PYTHON").map(PathBuf::from).expect("WANMU_PYTHON names a Python with schemathesis");
    Some(python.with_file_name("schemathesis"))
}

fn asks(tool: &PathBuf, server: &Server, who: &str, person: Option<&Person>) {
    let folder = tempfile::tempdir().expect("temp");
    let mut run = Command::new(tool);
    run.current_dir(folder.path())
        .arg("run")
        .arg(format!("{}/api/openapi.json", server.at))
        .args(["--url", &format!("{}/api/v1", server.at)]);
    run.args(["--checks", CHECKS, "--phases", "examples,coverage,fuzzing", "--seed", "1", "--workers", "2", "--no-color"]);
    run.args(["--max-examples", &std::env::var("WANMU_EXAMPLES").unwrap_or_else(|_| "3".to_owned()), "--exclude-path-regex", NOT_ASKED]);
    run.args(["--header", "Sec-Fetch-Site: same-origin"]);
    if let Some(cookie) = person.and_then(|person| person.cookie.as_ref()) {
        run.args(["--header", &format!("Cookie: {cookie}")]);
    }
    let ended = run.output().expect("schemathesis runs");
    let said = String::from_utf8_lossy(&ended.stdout);
    assert!(ended.status.success(), "{who}:\n{said}\n{}", String::from_utf8_lossy(&ended.stderr));
    let counted = said.lines().find(|line| line.contains(" generated, ")).unwrap_or_default();
    println!("{who}: {}", counted.trim());
    assert!(
        counted.split_whitespace().next().and_then(|count| count.parse::<u32>().ok()).is_some_and(|count| count > 100),
        "{who}:\n{said}"
    );
}

#[test]
fn whatever_is_asked_the_answer_is_as_promised() {
    let Some(tool) = tool() else { return };
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    asks(&tool, &server, "nobody", None);
    for role in ["clerk", "leader", "auditor", "statistician", "administrator"] {
        asks(&tool, &server, role, Some(&sample(&server, role)));
    }
}
