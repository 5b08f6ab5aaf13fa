//! Answers requests line by line and says how long each took, for a benchmark that asks two programs in turn.
//! `asked DIR`; a line is `indicator period area by basis as-of`, `-` for nothing, or `pack` instead of an indicator;
//! `forget` forgets what was kept.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use figures::{Basis, Figure, Moment, Price};
use indicators::{Engine, Request, WholePack};
use ledger::Ledger;
use methodology::PackFile;
use std::io::{BufRead, Write};
use std::sync::Arc;
use std::time::Instant;

/// Firms asked for, those with the largest changes.
/// The allocator of the binary that is measured.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const TOP: usize = 200;

fn request(words: &[&str], engine: &Engine) -> Request {
    let given = |at: usize| words.get(at).filter(|word| **word != "-").map(|word| (*word).to_owned());
    Request {
        indicator: words[0].to_owned(),
        period: words[1].parse().expect("period"),
        area: given(2),
        by: given(3),
        basis: words[4].parse().expect("basis"),
        price: Price::Current,
        impute: None,
        definition: None,
        base_share: false,
        top: given(3).filter(|by| by == "firm").map(|_| TOP),
        as_of: Moment::parse(words[5], engine.zone()).expect("moment"),
    }
}

fn said(figure: &Figure) -> String {
    let member = figure.id().by.as_ref().map_or("", |(_, member)| member.as_str());
    let value = figure.outcome().value().map(|v| v.to_string());
    let growth = figure.attributes().growth.as_ref();
    let fraction = figure.attributes().fraction;
    let text = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    let current = growth.map(|g| g.current.normalize().to_string()).or(fraction.map(|(a, _)| a.normalize().to_string()));
    let base = growth.and_then(|g| g.base).or(fraction.map(|(_, b)| b)).map(|b| b.normalize().to_string());
    format!("{}|{member}|{}|{}|{}|{}", figure.id().indicator, figure.id().basis.word(), text(value), text(current), text(base))
}

async fn answer(engine: &Engine, words: &[&str]) -> Vec<Figure> {
    let asked = request(words, engine);
    if words[0] != "pack" {
        return engine.figures(&asked).await.expect("figures");
    }
    let of = WholePack { periods: vec![asked.period], areas: vec![asked.area], bases: Basis::ALL.to_vec(), as_of: asked.as_of };
    engine.whole_pack(&of).await.expect("figures")
}

#[tokio::main]
async fn main() {
    let dir = std::env::args().nth(1).expect("a data folder");
    let ledger = Ledger::open(&dir).await.expect("the book");
    let stored = ledger.active_pack().await.expect("packs").expect("active packs");
    let files: Vec<PackFile> = stored.files.into_iter().map(|(path, text)| PackFile { path, text }).collect();
    let (ledger, catalogue) = (Arc::new(ledger), Arc::new(methodology::load(&files).0));
    let mut engine = Engine::new(ledger.clone(), catalogue.clone());
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line");
        let words: Vec<&str> = line.split_whitespace().collect();
        if words == ["forget"] {
            let (sums, bytes) = engine.kept();
            engine = Engine::new(ledger.clone(), catalogue.clone());
            println!("0\t{sums} sums, {bytes} bytes");
            continue;
        }
        let began = Instant::now();
        let figures = answer(&engine, &words).await;
        let seconds = began.elapsed().as_secs_f64();
        let said: Vec<String> = figures.iter().map(said).collect();
        println!("{seconds:.6}\t{}", said.join(";"));
        std::io::stdout().flush().expect("stdout");
    }
}
