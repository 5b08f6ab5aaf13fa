//! Cards of four levels, scored anew by plain Python: every cell of every level is equal to a billionth.

use crate::case::{DAY, card};
use assessment::scorecard::{Board, Column, Inputs, score};
use figures::Decimal;
use methodology::catalogue::{Better, Scorecard, TermKind};
use std::io::Write;
use std::process::{Command, Stdio};

const ROWS: usize = 30;
const LEAVES: usize = 24;

/// Numbers that are the same every time.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// Leaves in groups of three, these in groups of four, these in the whole by way of one more.
fn four_levels(by: &str, aggregate: &str, missing: &str, draw: &mut Draw) -> Scorecard {
    let mut body = format!("    aggregate: {aggregate}\n    missing: {missing}\n    normalise: {{ by: {by} }}\n    terms:\n");
    let mut term = |name: String, parent: Option<String>, says: String| {
        let parent = parent.map_or(String::new(), |parent| format!("in: {parent}, "));
        let weight = draw.below(9) + 1;
        body += &format!("      {name}: {{ title: {{ zh: {name}, en: {name} }}, {parent}weight: {weight}, {says} }}\n");
    };
    (0..2).for_each(|n| term(format!("top{n}"), None, format!("aggregate: {aggregate}")));
    (0..4).for_each(|n| term(format!("mid{n}"), Some(format!("top{}", n / 2)), format!("aggregate: {aggregate}")));
    (0..8).for_each(|n| term(format!("low{n}"), Some(format!("mid{}", n / 2)), format!("aggregate: {aggregate}")));
    for n in 0..LEAVES {
        let better = if n % 5 == 3 { "lower" } else { "higher" };
        // Some rest on one measure and some on two, so that gaps differ.
        let (x, y) = [("a", "a"), ("b", "c"), ("c", "d"), ("d", "d")][n % 4];
        let value = format!("value: '{x} * {} - {y} * {}', unit: '1', better: {better}", n % 7 + 2, n % 3);
        term(format!("leaf{n}"), Some(format!("low{}", n / 3)), value);
    }
    card(&body)
}

fn scored(card: &Scorecard, gaps: bool, draw: &mut Draw) -> Board {
    let mut cell = || Some(Decimal::new(draw.below(20_000) as i64 - 2_000, 3)).filter(|_| !gaps || draw.below(8) > 0);
    let columns = card.operands.iter().map(|_| Column::Amounts((0..ROWS).map(|_| cell()).collect())).collect();
    let subjects = (0..ROWS).map(|nth| format!("s{nth}")).collect();
    score(card, DAY, &Inputs { subjects, columns, ..Inputs::default() }).unwrap()
}

/// What the other side reads.
fn written(board: &Board, missing: &str) -> String {
    let card = &board.card;
    let mut out = format!("rows {ROWS}\ngroup whole - 1 {}\n", card.aggregate.word());
    for (nth, term) in card.terms.iter().enumerate() {
        let parent = term.parent.as_deref().unwrap_or("whole");
        let weight = board.settings.weights[nth].unwrap();
        match &term.kind {
            TermKind::Group(how) => out += &format!("group {} {parent} {weight} {}\n", term.id, how.word()),
            TermKind::Leaf(leaf) => {
                let better = if leaf.better == Better::Lower { "lower" } else { "higher" };
                out += &format!("leaf {} {parent} {weight} {better} {} {missing}", term.id, leaf.normalise.by.word());
                let measured = &board.measured.iter().find(|m| m.term == nth).unwrap().value;
                measured.iter().for_each(|cell| out += &cell.map_or(" -".to_owned(), |value| format!(" {value}")));
                out.push('\n');
            }
        }
    }
    out
}

fn python(text: &str) -> String {
    let program = std::env::var("WANMU_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/scorecard/outside.py");
    let mut child = Command::new(program).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("python");
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    assert!(out.status.success());
    String::from_utf8(out.stdout).unwrap()
}

/// How many cells there are, with how many values.
fn agree(board: &Board, missing: &str, what: &str) -> (usize, usize) {
    let number = |name: &str| board.card.terms.iter().position(|term| term.id == name).unwrap_or(board.card.terms.len());
    let (mut cells, mut values) = (0, 0);
    for line in python(&written(board, missing)).lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let (node, row) = (number(words[0]), words[1].parse::<usize>().unwrap());
        let theirs: Option<f64> = words[2].parse().ok();
        let ours = board.value(node, row);
        let near = match (ours, theirs) {
            (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * b.abs().max(1.0),
            (a, b) => a.is_none() && b.is_none(),
        };
        assert!(near, "{what}: {line}, ours {ours:?}");
        cells += 1;
        values += usize::from(ours.is_some());
    }
    (cells, values)
}

#[test]
fn every_cell_of_every_level_is_what_python_makes_of_it() {
    if std::env::var_os("WANMU_OUTSIDE").is_none() {
        return;
    }
    let policies = ["zero", "group_mean", "reweight", "refuse"];
    let aggregates = ["sum", "arithmetic", "geometric", "harmonic", "median", "outranking"];
    let mut draw = Draw(6);
    let mut all = 0;
    for (nth, by) in ["raw", "min_max", "z", "rank", "percentile, ties: min", "borda"].iter().enumerate() {
        for (mth, aggregate) in aggregates.iter().enumerate() {
            let missing = policies[(nth + mth) % policies.len()];
            let card = four_levels(by, aggregate, missing, &mut draw);
            let board = scored(&card, true, &mut draw);
            assert_eq!(board.errors, [], "{by} {aggregate}");
            let (cells, values) = agree(&board, missing, &format!("{by} {aggregate} {missing}"));
            assert_eq!(cells, (LEAVES + 15) * ROWS);
            all += values;
        }
    }
    // Most cells have a value: roots refuse some, gaps others.
    assert!(all > 36 * (LEAVES + 15) * ROWS / 2, "{all}");
}
