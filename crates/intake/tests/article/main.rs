//! Articles out of files of every kind: for each file of the folder, what is kept of it, written by hand.
//!
//! `make.py` wrote those that are no text. All names are fictional.

mod bounds;
mod junk;
mod kept;
mod kinds;

use intake::article::{Article, fold};
use methodology::PackFile;
use methodology::catalogue::Lexicon;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The lexicon as it is in the pack.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let claims = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/claims");
    let file = |name: &str| {
        let text = std::fs::read_to_string(claims.join(name)).expect(name);
        PackFile { path: format!("packs/claims/{name}"), text }
    };
    methodology::load(&[file("pack.yaml"), file("lexicon.yaml")]).0.lexicon
});

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/article/files")
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).expect(name)
}

fn article(name: &str) -> Article {
    Article::from_bytes(name, &bytes(name), &LEXICON).unwrap_or_else(|issue| panic!("{name}: {issue:?}"))
}

fn of_text(text: &str) -> Article {
    Article::from_bytes("a.txt", text.as_bytes(), &LEXICON).expect("text")
}

/// Paragraphs as they are to be read.
fn read(article: &Article) -> Vec<String> {
    let reading = article.reading();
    reading.paragraphs.iter().map(|p| reading.chars[p.start..p.end].iter().collect()).collect()
}

fn folded(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| fold(line)).collect()
}
