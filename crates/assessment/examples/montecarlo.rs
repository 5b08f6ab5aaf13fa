//! Runs of an index read from a file, for a benchmark that makes the same ones with another program.
//! `montecarlo FILE LEVELS RUNS TIMES THREADS`; the file holds a row of numbers for each who is judged, and there are one or four
//! levels of terms. Prints the seconds of each time, and then of everybody the mean rank and the band.
#![allow(clippy::unwrap_used, missing_docs)]

use assessment::robustness::{Runs, Uncertain};
use assessment::scorecard::{Board, Column, Inputs, score};
use figures::Decimal;
use methodology::catalogue::Scorecard;
use methodology::{PackFile, load};
use std::fmt::Write;
use std::time::Instant;

const PACK: &str = "
pack: { id: p, version: '1', title: { zh: 包, en: pack }, owner: x, fictional: true }
";
const CARD: &str = "scorecards:
  s.index:
    title: { zh: 指数, en: index }
    owner: x
    source: { state: fictional }
    of: { panel: p }
    aggregate: arithmetic
    normalise: { by: min_max, from: 20, to: 100 }
    robustness:
      draws: 1
      seed: 1
      weights: 0.2
      bounds: 0.1
      normalise: [ { by: percentile, from: 20, to: 100 } ]
      aggregate: [ geometric ]
    terms:
";
/// Parts of a group, from the leaves up: ten groups of five, five of two, and two of three and two.
const LEVELS: [(&str, usize); 3] = [("g", 5), ("h", 2), ("i", 3)];

fn card(leaves: usize, levels: usize) -> Scorecard {
    let mut measures = String::from("panels:\n  p:\n    title: { zh: 甲, en: p }\n    source: { state: fictional }\n    measures:\n");
    let mut terms = String::new();
    for nth in 0..leaves {
        writeln!(measures, "      m{nth}: {{ title: {{ zh: 甲, en: m }}, unit: '1' }}").unwrap();
        let part_of = if levels > 1 { format!("in: g{}, ", nth / LEVELS[0].1) } else { String::new() };
        writeln!(terms, "      t{nth}: {{ title: {{ zh: 甲, en: t }}, {part_of}weight: 1, value: m{nth}, unit: '1' }}").unwrap();
    }
    let mut below = leaves;
    for (nth, (name, parts)) in LEVELS.into_iter().enumerate().take(levels - 1) {
        below = below.div_ceil(parts);
        for group in 0..below {
            let above = LEVELS.get(nth + 1).map_or(String::new(), |(above, parts)| format!("in: {above}{}, ", group / parts));
            writeln!(terms, "      {name}{group}: {{ title: {{ zh: 组, en: g }}, {above}weight: 1, aggregate: arithmetic }}").unwrap();
        }
    }
    let (catalogue, issues) = load(&[PackFile { path: "p/pack.yaml".to_owned(), text: format!("{PACK}{measures}{CARD}{terms}") }]);
    assert!(issues.is_empty(), "{:?}", issues.iter().map(|i| i.render(figures::Lang::En)).collect::<Vec<_>>());
    catalogue.scorecards["s.index"].clone()
}

fn board(file: &str, levels: usize) -> Board {
    let text = std::fs::read_to_string(file).unwrap();
    let rows: Vec<Vec<Decimal>> = text.lines().map(|line| line.split(',').map(|cell| cell.parse().unwrap()).collect()).collect();
    let card = card(rows[0].len(), levels);
    let columns = (0..rows[0].len()).map(|nth| Column::Amounts(rows.iter().map(|row| Some(row[nth])).collect())).collect();
    let subjects = (0..rows.len()).map(|nth| format!("s{nth}")).collect();
    score(&card, jiff::civil::date(2022, 12, 31), &Inputs { subjects, columns, ..Inputs::default() }).unwrap()
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| words[at].parse::<usize>().unwrap();
    let board = board(&words[0], number(1));
    let (runs, times, threads) = (number(2) as u32, number(3), number(4));
    let share = "0.9".parse().unwrap();
    for time in 0..times {
        let began = Instant::now();
        let uncertain = Uncertain::of(&board, board.card.robustness.as_ref().unwrap());
        let made = Runs::of(&uncertain, &board, (runs, 1, threads));
        let bands: Vec<_> = (0..board.model.rows).filter_map(|row| made.band(&board, row, share)).collect();
        let shift = made.stability(&board).shift.unwrap();
        println!("seconds {:.6}", began.elapsed().as_secs_f64());
        if time + 1 == times {
            println!("shift {:.6} {:.6}", shift.value, shift.error);
            bands.iter().for_each(|band| println!("band {:.6} {} {} {}", band.mean, band.low, band.high, band.median));
        }
    }
}
