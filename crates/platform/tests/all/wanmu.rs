//! Runs the binary, and keeps one filled data folder for all tests.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// A finished run.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}\n{}\n{}", self.out, self.err))
    }
}

/// The binary with a data folder.
pub fn command(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wanmu"));
    command.env("WANMU_DATA", data).env("WANMU_LANG", "en").env("WANMU_PERSON", "tester");
    command
}

pub fn wanmu(data: &Path, args: &[&str]) -> Run {
    let Output { status, stdout, stderr } = command(data).args(args).output().expect("the binary runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Run { code: status.code().unwrap_or(-1), out: text(stdout), err: text(stderr) }
}

/// The sample park as `wanmu demo` makes it, made once; tests only read it.
pub fn park() -> &'static Path {
    &made().0
}

/// What `wanmu demo --no-serve --json` printed when it made the park.
pub fn demo() -> &'static Value {
    &made().1
}

fn made() -> &'static (PathBuf, Value) {
    static PARK: OnceLock<(PathBuf, Value)> = OnceLock::new();
    PARK.get_or_init(|| {
        let dir = tempfile::tempdir().expect("temp").keep().join("data");
        let run = wanmu(&dir, &["demo", "--no-serve", "--json"]);
        assert_eq!(run.code, 0, "{}", run.err);
        copy_folder(&dir, &untouched(&dir));
        (dir, run.json())
    })
}

/// A copy of the park that a test may change, of a folder that no process has open: beside an open book
/// files come and go.
pub fn copy() -> (tempfile::TempDir, PathBuf) {
    let temp = tempfile::tempdir().expect("temp");
    let to = temp.path().join("data");
    copy_folder(&untouched(park()), &to);
    (temp, to)
}

fn untouched(park: &Path) -> PathBuf {
    park.with_file_name("untouched")
}

fn copy_folder(from: &Path, to: &Path) {
    let status = Command::new("cp").arg("-r").arg(from).arg(to).status().expect("cp");
    assert!(status.success());
}

/// Writes a file into a folder and gives its path as text.
pub fn file(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("write");
    path.display().to_string()
}
