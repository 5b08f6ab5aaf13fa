//! A ladder as CSV: a line for every firm and rung, with what keeps it from it.

use super::lines::line;
use crate::gap::Told;
use crate::rungs::Rungs;
use assessment::ladder::{Board, Gap, Lever, Measure};
use figures::{Decimal, Lang, Text, round};
use methodology::catalogue::Catalogue;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Heads of the columns.
const HEAD: [&str; 14] =
    ["scenario", "unit", "name", "title", "rule", "held", "verdict", "met", "failing", "unknown", "to_change", "to_know", "gaps", "wanted"];
/// Firms that are written at a time, in as many threads as there are.
const AT_A_TIME: usize = 2048;
/// Digits of what is shown.
const DIGITS: u32 = 4;

/// Writes every firm and rung, in their order. `names` are those of the firms, `mark` the scenario's.
///
/// # Errors
/// As the writer has them.
pub fn rungs(rungs: &Rungs, catalogue: &Catalogue, names: &[Text], mark: Option<&Text>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    line(out, HEAD)?;
    let mark = mark.map(|mark| mark.get(lang)).unwrap_or_default();
    let board = rungs.board();
    let of = Lines { board, catalogue, names, mark, lang };
    let stretches: Vec<usize> = (0..board.inputs.subjects.len()).step_by(AT_A_TIME).collect();
    let hands = std::thread::available_parallelism().map_or(1, usize::from);
    for some in stretches.chunks(hands) {
        let written: Vec<io::Result<Vec<u8>>> = std::thread::scope(|scope| {
            let all: Vec<_> = some.iter().map(|first| scope.spawn(|| of.stretch(*first))).collect();
            all.into_iter().map(|one| one.join().unwrap_or_else(|_| Err(io::Error::other("a thread ended")))).collect()
        });
        for text in written {
            out.write_all(&text?)?;
        }
    }
    Ok(())
}

struct Lines<'a> {
    board: &'a Board,
    catalogue: &'a Catalogue,
    names: &'a [Text],
    mark: &'a str,
    lang: Lang,
}

impl Lines<'_> {
    fn stretch(&self, first: usize) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        let last = self.board.inputs.subjects.len().min(first + AT_A_TIME);
        for subject in first..last {
            for rung in 0..self.board.rungs.len() {
                self.one(subject, rung, &mut out)?;
            }
        }
        Ok(out)
    }

    fn one(&self, subject: usize, nth: usize, out: &mut Vec<u8>) -> io::Result<()> {
        let rung = &self.board.rungs[nth];
        let (counts, steps) = (rung.counts[subject], rung.steps[subject]);
        let (mut gaps, mut wanted) = (String::new(), String::new());
        for gap in self.board.gaps(nth, subject) {
            let told = Told { catalogue: self.catalogue, board: self.board, rung, gap: &gap };
            self.add(&told, &gap, &mut gaps, &mut wanted);
        }
        let name = self.names.get(subject).map(|name| name.get(self.lang)).unwrap_or_default();
        let numbers = [counts.met, counts.failing, counts.unknown, steps.failing, steps.unknown].map(|n| n.to_string());
        let cells = [
            self.mark,
            &self.board.inputs.subjects[subject],
            name,
            &rung.title.id,
            rung.rule.as_ref().map_or("", |rule| &rule.id),
            word(rung.held[subject]),
            word(rung.verdicts[subject]),
            &numbers[0],
            &numbers[1],
            &numbers[2],
            &numbers[3],
            &numbers[4],
            &gaps,
            &wanted,
        ];
        line(out, cells)
    }

    /// `rd_small 4.21<5 (0.158) was 3.9 [year(PY-1.11) 590>700]`, and the operands that have to become known.
    fn add(&self, told: &Told<'_>, gap: &Gap, gaps: &mut String, wanted: &mut String) {
        let id = told.condition().map_or("", |leaf| &leaf.id);
        let sign = if gap.truth.is_none() { "?" } else { "" };
        let between = if gaps.is_empty() { "" } else { "; " };
        let _ = write!(gaps, "{between}{id}{sign}");
        if gap.truth == Some(false) {
            if let (Some(has), Some(asks)) = (&gap.has, &gap.asks) {
                let _ = write!(gaps, " {}<>{}", side(has), side(asks));
            }
            if let Some(far) = gap.distance {
                let _ = write!(gaps, " ({})", short(far));
            }
            if let Some(before) = &gap.before {
                let _ = write!(gaps, " was {}", side(before));
            }
            if let Some(lever) = &gap.lever {
                let _ = write!(gaps, " [{}]", self.lever(lever));
            }
        }
        for operand in &gap.missing {
            let name = self.board.operands.get(*operand).map(assessment::scorecard::name_of).unwrap_or_default();
            let between = if wanted.is_empty() { "" } else { "; " };
            let _ = write!(wanted, "{between}{name}");
        }
    }

    fn lever(&self, lever: &Lever) -> String {
        let name = |operand: usize| self.board.operands.get(operand).map(assessment::scorecard::name_of).unwrap_or_default();
        match lever {
            Lever::Amount { operand, from, to, .. } => format!("{} {}>{}", name(*operand), from.normalize(), to.normalize()),
            Lever::Word { operand, to } => format!("{}={to}", name(*operand)),
            Lever::Title(title) => format!("holds({title})"),
            Lever::Wait(day) => day.to_string(),
        }
    }
}

fn short(amount: Decimal) -> Decimal {
    round(amount, DIGITS).normalize()
}

fn side(side: &Measure) -> String {
    match side {
        Measure::Amount(amount) => short(*amount).to_string(),
        Measure::Points(range) if range.is_exact() => range.low.normalize().to_string(),
        Measure::Points(range) => format!("{}..{}", range.low.normalize(), range.high.normalize()),
        Measure::Word(word) => word.clone(),
        Measure::Flag(flag) => word(Some(*flag)).to_owned(),
    }
}

/// Kleene's three values in words for scripts.
pub fn word(truth: Option<bool>) -> &'static str {
    match truth {
        Some(true) => "true",
        Some(false) => "false",
        None => "unknown",
    }
}
