//! The commands a README promises: every `sh` block after a `<!-- ci -->` line is run in an empty folder.

use crate::tidy::root;
use std::process::{Command, Stdio};

const MARK: &str = "<!-- ci -->";

/// Runs the marked blocks of `file`, one after another in one temporary folder, with `wanmu` on the path.
pub fn run(file: &str) -> Result<String, String> {
    let root = root();
    let text = std::fs::read_to_string(root.join(file)).map_err(|e| format!("{file}: {e}"))?;
    let blocks = blocks(&text, true);
    if blocks.is_empty() {
        return Err(format!("{file}: no `sh` block after a `{MARK}` line"));
    }
    let folder = std::env::temp_dir().join(format!("wanmu-readme-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let outcome = blocks.iter().try_for_each(|block| run_block(block, &folder, &root));
    let swept = std::fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()));
    outcome.and(swept).map(|()| format!("{file}: {} blocks of commands work", blocks.len()))
}

fn run_block(block: &str, folder: &std::path::Path, root: &std::path::Path) -> Result<(), String> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |t| root.join(t));
    let path = format!("{}:{}", target.join("debug").display(), std::env::var("PATH").unwrap_or_default());
    println!("$ {}", block.trim_end().replace('\n', "\n$ "));
    let status = Command::new("bash")
        .args(["-euo", "pipefail", "-c", block])
        .current_dir(folder)
        .env("PATH", path)
        .env("WANMU_ROOT", root)
        .stdin(Stdio::null())
        .status()
        .map_err(|e| format!("bash: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("{status} from\n{block}")) }
}

/// The bodies of the `sh` blocks; with `marked`, only of those after the mark.
pub fn blocks(text: &str, marked: bool) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let (mut inside, mut seen) = (false, false);
    for line in text.lines() {
        match line.trim() {
            MARK => seen = true,
            "```sh" if seen || !marked => {
                inside = true;
                out.push(String::new());
            }
            "```" if inside => (inside, seen) = (false, false),
            _ if inside => out.iter_mut().last().into_iter().for_each(|b| *b += &format!("{line}\n")),
            "" => {}
            _ => seen = false,
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_marked_blocks_are_run() {
        let text = "```sh\nmake demo\n```\n<!-- ci -->\n\n```sh\nwanmu figure a\nwanmu figure b\n```\n<!-- ci -->\nwords\n```sh\nno\n```\n";
        assert_eq!(blocks(text, true), ["wanmu figure a\nwanmu figure b\n"]);
        assert_eq!(blocks(text, false).len(), 3);
    }
}
