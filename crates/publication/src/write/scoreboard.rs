//! A scoreboard as CSV: every explanation, a line a term, and every intermediate table.

use super::lines::line;
use crate::scoreboard::Scoreboard;
use assessment::scorecard::settings::LeafSettings;
use assessment::scorecard::{Board, MeasuredStory, Story, TermStory};
use figures::{Lang, Text};
use methodology::catalogue::TermKind;
use std::io::{self, Write};

/// Heads of the columns of explanations.
const HEAD: [&str; 27] = [
    "scenario", "subject", "name", "group", "score", "rank", "of", "class", "estimated", "term", "title", "unit", "provider", "value",
    "over", "x", "prepared", "normalised", "base", "cap", "bound", "weight", "counted", "result", "points", "policy", "reason",
];

/// The place of a result among them.
const RESULT: usize = 23;

/// Writes the explanations of everybody who may be seen: of each a line for every term, in the order of the tree, and one
/// for the whole, whose term is empty. `names` are those of the subjects, `mark` the scenario's mark.
///
/// # Errors
/// As the writer has them.
pub fn explanations(board: &Scoreboard, names: &[Text], mark: Option<&Text>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    line(out, HEAD)?;
    let mark = mark.map(|m| m.get(lang).to_owned()).unwrap_or_default();
    for &subject in board.subjects() {
        let Some(story) = board.story(subject) else { continue };
        let first = whole(board, &story, names, &mark, lang);
        line(out, first.iter().map(String::as_str))?;
        for term in &story.terms {
            let cells = of_term(board, &first, term, lang);
            line(out, cells.iter().map(String::as_str))?;
        }
    }
    Ok(())
}

/// What is said of a subject; the cells of a term are empty but for the reason.
fn whole(board: &Scoreboard, story: &Story, names: &[Text], mark: &str, lang: Lang) -> Vec<String> {
    let method = board.method();
    let card = method.card();
    let group = story.group.and_then(|nth| card.groups.get(nth as usize)).map(|group| group.id.clone());
    let class = story.class.and_then(|nth| card.classes.as_ref()?.grades.get(nth as usize)).map(|grade| grade.grade.clone());
    let reason = story.because.or(story.unranked).map(|because| because.words(card).get(lang).to_owned());
    let mut cells = vec![String::new(); HEAD.len()];
    let known = [
        mark.to_owned(),
        board.code(story.subject).unwrap_or_default().to_owned(),
        names.get(story.subject).map(|name| name.get(lang).to_owned()).unwrap_or_default(),
        group.unwrap_or_default(),
        story.shown.map(|score| score.to_string()).unwrap_or_default(),
        story.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        story.of.to_string(),
        class.unwrap_or_default(),
        story.estimated.to_string(),
    ];
    cells.iter_mut().zip(known).for_each(|(cell, value)| *cell = value);
    // The result of the whole, and the last column, why there is none.
    cells[RESULT] = number(story.score);
    cells[HEAD.len() - 1] = reason.unwrap_or_default();
    cells
}

fn of_term(board: &Scoreboard, first: &[String], term: &TermStory, lang: Lang) -> Vec<String> {
    let method = board.method();
    let card = method.card();
    let definition = &card.terms[term.term];
    let mut cells: Vec<String> = first[..9].to_vec();
    cells.push(definition.id.clone());
    cells.push(definition.title.get(lang).to_owned());
    match (&definition.kind, &term.measured) {
        (TermKind::Leaf(leaf), Some(measured)) => {
            cells.push(leaf.measure.name().to_owned());
            cells.push(leaf.provider.clone().unwrap_or_default());
            cells.extend(of_leaf(measured, &method.settings().leaves[term.term]));
        }
        _ => cells.extend(std::iter::repeat_n(String::new(), 10)),
    }
    cells.push(term.weight.map(|weight| weight.normalize().to_string()).unwrap_or_default());
    cells.extend([number(term.counted), number(term.value), number(term.points)]);
    let measured = term.measured.as_ref();
    cells.push(measured.and_then(|m| m.policy).map(|policy| policy.word().to_owned()).unwrap_or_default());
    cells.push(measured.and_then(|m| m.why).map(|why| why.words(card).get(lang).to_owned()).unwrap_or_default());
    cells
}

/// From the numerator to the bound.
fn of_leaf(measured: &MeasuredStory, settings: &LeafSettings) -> [String; 8] {
    let amount = |cell: assessment::scorecard::Cell| cell.map(|amount| amount.normalize().to_string()).unwrap_or_default();
    [
        amount(measured.value),
        measured.over.map(amount).unwrap_or_default(),
        number(measured.x),
        number(measured.prepared),
        number(measured.normalised),
        settings.base.map(|base| base.normalize().to_string()).unwrap_or_default(),
        settings.cap.map(|cap| cap.normalize().to_string()).unwrap_or_default(),
        measured.bound.map(|bound| bound.word().to_owned()).unwrap_or_default(),
    ]
}

/// Every table between what was measured and the score: its name and its CSV, a row for each who is judged (as one) and a
/// column for each term; of a scenario with its mark in every row.
pub fn tables(board: &Board, mark: Option<&str>) -> Vec<(String, String)> {
    let leaves = |of: &dyn Fn(usize, usize) -> Option<f64>| leaves((board, mark), of);
    let mut all = vec![("1-measured".to_owned(), leaves(&|leaf, row| has(board.measured[leaf].x[row])))];
    for step in 0..board.steps.len() {
        let name = format!("{}-{}", step + 2, board.card.prepare[step].word());
        all.push((name, leaves(&|leaf, row| has(after(board, step, leaf)[row]))));
    }
    let next = board.steps.len() + 2;
    all.push((format!("{next}-normalised"), leaves(&|leaf, row| board.normalised(leaf, row))));
    all.push((format!("{}-values", next + 1), nodes((board, mark))));
    all
}

fn after(board: &Board, step: usize, leaf: usize) -> &[f64] {
    let own = board.steps[step].after.iter().find(|(of, _)| *of == leaf);
    own.map_or_else(|| board.before(step, leaf), |(_, values)| values)
}

fn has(value: f64) -> Option<f64> {
    Some(value).filter(|value| !value.is_nan())
}

/// A board and the mark of a scenario.
type Marked<'a> = (&'a Board, Option<&'a str>);

fn leaves((board, mark): Marked<'_>, of: &dyn Fn(usize, usize) -> Option<f64>) -> String {
    let heads = board.model.leaves.iter().map(|leaf| board.card.terms[leaf.term].id.as_str());
    table((board, mark), heads, |row| (0..board.model.leaves.len()).map(|leaf| of(leaf, row)).collect())
}

/// The values of all terms, the whole, and the score.
fn nodes((board, mark): Marked<'_>) -> String {
    let heads = board.card.terms.iter().map(|term| term.id.as_str()).chain(["whole", "score"]);
    table((board, mark), heads, |row| (0..board.model.nodes.len()).map(|node| board.value(node, row)).chain([board.score(row)]).collect())
}

fn table<'a>((board, mark): Marked<'_>, heads: impl Iterator<Item = &'a str>, of: impl Fn(usize) -> Vec<Option<f64>>) -> String {
    let mut out = Vec::new();
    let head: Vec<&str> = mark.map(|_| "scenario").into_iter().chain(["subject"]).chain(heads).collect();
    // A vector of bytes takes all that is written.
    let _ = line(&mut out, head);
    for row in 0..board.model.rows {
        let first = mark.map(str::to_owned).into_iter().chain([code(board, row)]);
        let cells: Vec<String> = first.chain(of(row).into_iter().map(number)).collect();
        let _ = line(&mut out, cells.iter().map(String::as_str));
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The codes of those judged as one, joined.
fn code(board: &Board, row: usize) -> String {
    match &board.entities {
        None => board.subjects[row].clone(),
        Some(entities) => {
            let codes: Vec<&str> = entities.members[row].iter().map(|of| board.subjects[*of as usize].as_str()).collect();
            codes.join("+")
        }
    }
}

fn number(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
