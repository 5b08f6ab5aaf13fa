//! The packs of the project: checked, and their worked examples run through the engine.

use crate::wanmu::{file, wanmu};
use std::path::{Path, PathBuf};

fn packs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs")
}

fn run(args: &[&str]) -> crate::wanmu::Run {
    wanmu(Path::new("unused"), args)
}

#[test]
fn the_packs_have_no_blocking_issue() {
    let run = run(&["pack", "check", packs().to_str().expect("path"), "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

/// The seven rows of growth, and the traps T1, T2, T7, T9, as their text has them.
#[test]
fn the_worked_examples_come_out_as_written() {
    let run = run(&["pack", "test", packs().join("examples-a7").to_str().expect("path"), "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let counts = run.json();
    assert_eq!(counts["failed"], 0);
    assert!(counts["passed"].as_u64().expect("passed") >= 26, "{counts}");
}

#[test]
fn an_example_that_does_not_come_out_fails() {
    let temp = tempfile::tempdir().expect("temp");
    let copied = std::process::Command::new("cp").arg("-r").arg(packs().join("examples-a7")).arg(temp.path()).status().expect("cp");
    assert!(copied.success());
    let path = temp.path().join("examples-a7/examples/growth-base.yaml");
    let text = std::fs::read_to_string(&path).expect("example");
    assert!(text.contains("17.07"));
    file(
        path.parent().expect("folder"),
        "growth-base.yaml",
        &text.replace("shown: \"17.07\"", "shown: \"17.08\"").replace("shown: 17.07", "shown: 17.08"),
    );
    let run = run(&["pack", "test", temp.path().to_str().expect("path"), "--json"]);
    assert_eq!((run.code, run.json()["failed"].as_u64()), (1, Some(1)), "{}", run.err);
}

#[test]
fn what_is_required_is_listed() {
    let run = run(&["pack", "check", packs().to_str().expect("path"), "--todo"]);
    assert!(run.code == 0 && run.out.contains("industry.value_added"), "{}", run.out);
}
