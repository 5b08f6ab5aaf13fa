//! How much of a ranking is method: bands of ranks over many runs, and what drives them.

use super::json::{float, text};
use super::judged::Judged;
use super::print::{digits, name, say};
use crate::columns::aligned;
use crate::failure::{Failure, USAGE};
use assessment::robustness::{Band, Draws, Output, Runs, Sensitivity, Source, Stability, Uncertain, drivers};
use assessment::scorecard::Board;
use figures::{Decimal, Lang, Text};
use methodology::catalogue::{Judged as Of, Robustness};
use publication::scoreboard::Scoreboard;
use serde_json::{Value, json};
use std::fmt::Write;

/// Runs that take the variance apart are many for each draw, so that fewer draws are taken.
const DRIVER_DRAWS: u32 = 512;
/// The places of which it is told how often one is among them.
const FIRST: u32 = 5;

/// What came of the runs.
pub struct Robust {
    declared: Robustness,
    bands: Vec<Option<Band>>,
    among: Vec<u32>,
    classes: Vec<Vec<u32>>,
    stability: Stability,
    sources: Vec<Source>,
    drivers: Option<Sensitivity>,
}

/// How many runs, from which seed, and whether what drives them is taken apart.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Runs; the card's without a number.
    pub draws: Option<u32>,
    /// Seed; the card's without one.
    pub seed: Option<u64>,
    /// Whether drivers are wanted.
    pub drivers: bool,
}

/// Whether bands belong to a board without being asked for: those of a panel in which somebody's values are partial.
pub fn belongs(board: &Board) -> bool {
    matches!(board.card.of, Of::Panel(_)) && board.card.robustness.is_some() && board.estimated.contains(&true)
}

/// Makes the runs.
pub fn robust(board: &Board, wanted: Wanted) -> Result<Robust, Failure> {
    let mut declared = board.card.robustness.clone().ok_or_else(|| {
        Failure::new(
            USAGE,
            "这张评分卡没有写 robustness，不知道哪些可以变动",
            "the card has no `robustness`, so it isn't known what may vary",
        )
    })?;
    declared.draws = wanted.draws.unwrap_or(declared.draws);
    declared.seed = wanted.seed.unwrap_or(declared.seed);
    if !Runs::fits(declared.draws, board.model.rows) {
        let (draws, rows) = (declared.draws, board.model.rows);
        return Err(Failure::new(
            USAGE,
            format!("{rows} 个评价对象试算 {draws} 次放不下；用 --draws 减少次数"),
            format!("{draws} runs over {rows} don't fit into memory; --draws takes fewer"),
        ));
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let uncertain = Uncertain::of(board, &declared);
    let runs = Runs::of(&uncertain, board, (declared.draws, declared.seed, threads));
    let rows = 0..board.subjects.len();
    let draws = Draws { draws: declared.draws.min(DRIVER_DRAWS), seed: declared.seed, threads };
    let apart = || drivers(&uncertain, board, &[Output::Shift], draws).into_iter().next();
    Ok(Robust {
        bands: rows.clone().map(|subject| runs.band(board, board.entity(subject), declared.band)).collect(),
        among: rows.clone().map(|subject| runs.among_first(board.entity(subject), FIRST)).collect(),
        classes: rows.map(|subject| runs.by_class(board, subject)).collect(),
        stability: runs.stability(board),
        drivers: if wanted.drivers { apart() } else { None },
        sources: uncertain.sources,
        declared,
    })
}

impl Robust {
    /// Where the rank of a subject lies, `3–6`.
    pub fn band(&self, subject: usize) -> Option<String> {
        let band = self.bands.get(subject)?.as_ref()?;
        Some(if band.low == band.high { band.low.to_string() } else { format!("{}–{}", band.low, band.high) })
    }

    /// Everything, for scripts; bands by code.
    pub fn document(&self, board: &Board) -> Value {
        let bands = board.subjects.iter().enumerate().map(|(subject, code)| (code.clone(), self.one(board, subject)));
        let shift = self.stability.shift.map(|shift| json!({"value": float(shift.value), "error": float(shift.error)}));
        json!({
            "draws": self.declared.draws, "seed": self.declared.seed, "band": self.declared.band.normalize().to_string(),
            "weights": self.declared.weights.normalize().to_string(), "bounds": self.declared.bounds.normalize().to_string(),
            "normalise": self.declared.normalise.iter().map(|n| n.by.word()).collect::<Vec<_>>(),
            "aggregate": self.declared.aggregate.iter().map(|a| a.word()).collect::<Vec<_>>(),
            "lossy": self.stability.lossy, "shift": shift,
            "bands": bands.collect::<serde_json::Map<String, Value>>(),
            "drivers": self.drivers.as_ref().map(|found| self.drivers_document(board, found)),
        })
    }

    fn one(&self, board: &Board, subject: usize) -> Value {
        let grades = board.card.classes.iter().flat_map(|classes| classes.grades.iter().map(|grade| grade.grade.clone()));
        let classes: serde_json::Map<String, Value> = grades.zip(self.classes[subject].iter().map(|runs| json!(runs))).collect();
        self.bands[subject].as_ref().map_or(Value::Null, |band| {
            json!({
                "rank": band.rank, "low": band.low, "high": band.high, "median": band.median, "mean": float(band.mean), "runs": band.runs,
                "first": {"places": FIRST, "runs": self.among[subject]}, "classes": classes,
            })
        })
    }

    fn drivers_document(&self, board: &Board, found: &Sensitivity) -> Value {
        let inputs = self.sources.iter().zip(&found.inputs).map(|(source, indices)| {
            json!({
                "source": text(&words(*source, board)),
                "first": {"value": float(indices.first.value), "error": float(indices.first.error)},
                "total": {"value": float(indices.total.value), "error": float(indices.total.error)},
            })
        });
        json!({"output": "shift", "draws": found.draws, "mean": float(found.mean), "variance": float(found.variance), "inputs": inputs.collect::<Vec<_>>()})
    }

    /// A table of bands in order of rank, so many rows; then what drives them.
    pub fn table(&self, seen: &Scoreboard, judged: &Judged, limit: usize, lang: Lang) -> String {
        let Some(board) = seen.whole() else { return String::new() };
        let mut rows: Vec<(u32, usize)> = seen.subjects().iter().filter_map(|s| Some((board.rank(board.entity(*s))?, *s))).collect();
        rows.sort_by_key(|(rank, subject)| (board.sorted.group_of[board.entity(*subject)], *rank, *subject));
        let share = Decimal::ONE_HUNDRED * self.declared.band;
        let head = (
            format!("{} 次试算，种子 {}；名次区间含 {} % 的试算", self.declared.draws, self.declared.seed, share.normalize()),
            format!("{} runs from seed {}; bands hold {} % of them", self.declared.draws, self.declared.seed, share.normalize()),
        );
        let mut out = format!("\n== {}\n", say(lang, &head.0, &head.1));
        let heads = [("名次", "rank"), ("区间", "band"), ("中位", "median"), ("前五", "first five"), ("代码", "code"), ("名称", "name")];
        let heads = heads.iter().map(|(zh, en)| say(lang, zh, en).to_owned()).collect();
        let lines = rows.iter().take(limit).map(|(rank, subject)| self.line(board, judged, (*rank, *subject), lang));
        out.push_str(&aligned(&std::iter::once(heads).chain(lines).collect::<Vec<Vec<String>>>()));
        out.push_str(&self.stability_words(lang));
        out.push_str(&self.drivers_table(board, lang));
        out
    }

    fn line(&self, board: &Board, judged: &Judged, (rank, subject): (u32, usize), lang: Lang) -> Vec<String> {
        let estimate = if board.estimated[board.entity(subject)] { say(lang, "（估计）", " (estimate)") } else { "" };
        let share = Decimal::ONE_HUNDRED * Decimal::from(self.among[subject]) / Decimal::from(self.declared.draws.max(1));
        vec![
            format!("{rank}{estimate}"),
            self.band(subject).unwrap_or_default(),
            self.bands[subject].as_ref().map(|band| band.median.to_string()).unwrap_or_default(),
            format!("{} %", figures::round(share, 0)),
            board.subjects[subject].clone(),
            name(judged, subject, lang),
        ]
    }

    fn stability_words(&self, lang: Lang) -> String {
        let mut out = String::new();
        if let Some(shift) = self.stability.shift {
            let words = (format!("平均名次移动 {}", digits(shift.value)), format!("mean shift of ranks {}", digits(shift.value)));
            let _ = writeln!(out, "{}", say(lang, &words.0, &words.1));
        }
        if self.stability.lossy > 0 {
            let words = (
                format!("{} 次试算中有对象没有得分（方法不予计算）", self.stability.lossy),
                format!("in {} runs somebody had no score, as a method refused it", self.stability.lossy),
            );
            let _ = writeln!(out, "! {}", say(lang, &words.0, &words.1));
        }
        out
    }

    fn drivers_table(&self, board: &Board, lang: Lang) -> String {
        let Some(found) = self.drivers.as_ref().filter(|found| !found.inputs.is_empty()) else { return String::new() };
        let heads = [("名次移动来自", "shift of ranks comes of"), ("单独", "alone"), ("连同他项", "with others")];
        let heads: Vec<String> = heads.iter().map(|(zh, en)| say(lang, zh, en).to_owned()).collect();
        let rows = self.sources.iter().zip(&found.inputs).map(|(source, indices)| {
            let with_error = |e: assessment::robustness::Estimate| format!("{} ± {}", digits(e.value), digits(e.error));
            vec![words(*source, board).get(lang).to_owned(), with_error(indices.first), with_error(indices.total)]
        });
        format!("\n{}", aligned(&std::iter::once(heads).chain(rows).collect::<Vec<_>>()))
    }
}

/// What varies, in words.
fn words(source: Source, board: &Board) -> Text {
    match source {
        Source::Weights(node) => {
            let title = board.card.terms.get(node).map_or_else(|| board.card.title.clone(), |term| term.title.clone());
            Text::new(format!("“{}”各项的权重", title.zh), format!("weights within {}", title.en))
        }
        Source::Normaliser => Text::new("标准化方法", "way of normalising"),
        Source::Aggregate => Text::new("合成方法", "way of aggregating"),
        Source::Bounds => Text::new("基准和界限", "bases and bounds"),
        Source::Gaps => Text::new("缺失的数据", "missing values"),
    }
}
