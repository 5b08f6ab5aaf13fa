//! Ranks year by year, each by the book as of now and by the settings of its own last day.

use super::json::text;
use super::judged::{Asked, Judged, judge};
use super::print::{head, name, say};
use crate::columns::aligned;
use crate::commands::Talk;
use crate::failure::{Failure, OK};
use crate::workspace::Workspace;
use figures::Period;
use publication::disclosure::Gate;
use publication::scoreboard::Scoreboard;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The place of one in a year.
struct Place {
    rank: Option<u32>,
    /// How many are ranked.
    of: u32,
    score: Option<String>,
    estimated: bool,
}

/// A year's places by code.
type Year = BTreeMap<String, Place>;

/// Prints so many years before the one asked for, and that one.
pub async fn run(
    work: &Workspace,
    (asked, years): (&Asked<'_>, u8),
    (seen, judged): (Scoreboard, Judged),
    gate: &Gate,
    talk: Talk,
) -> Result<u8, Failure> {
    let mut all: Vec<(Period, Year)> = vec![(asked.period, year(&seen))];
    let mut period = asked.period;
    for _ in 0..years {
        period = period.year_before();
        let (board, before) = judge(work, &Asked { period, definition: None, ..*asked }).await?;
        let seen = if before.watermark.is_some() { gate.scenario(board) } else { gate.scoreboard(board) };
        all.push((period, year(&seen)));
    }
    all.reverse();
    if talk.json {
        let years: Vec<Value> = all.iter().map(|(period, year)| json!({"period": period.to_string(), "ranks": ranks(year)})).collect();
        let card = seen.method().card();
        let mark = judged.watermark.as_ref().map(text);
        talk.document(&json!({"scorecard": card.id, "title": text(&card.title), "scenario": mark, "history": years}));
    } else {
        crate::out::text(&(head(&seen, &judged, talk.lang) + &table(&all, &seen, &judged, talk)));
    }
    Ok(OK)
}

fn year(seen: &Scoreboard) -> Year {
    let one = |subject: &usize| {
        let story = seen.story(*subject)?;
        let shown = story.shown.map(|score| score.to_string());
        Some((seen.code(*subject)?.to_owned(), Place { rank: story.rank, of: story.of, score: shown, estimated: story.estimated }))
    };
    seen.subjects().iter().filter_map(one).collect()
}

fn ranks(year: &Year) -> Value {
    let one = |(code, place): (&String, &Place)| {
        let Place { rank, of, score, estimated } = place;
        (code.clone(), json!({"rank": rank, "of": of, "score": score, "estimated": estimated}))
    };
    Value::Object(year.iter().map(one).collect())
}

/// A row for everybody of the last year, in its order; ranks that are estimates are marked.
fn table(all: &[(Period, Year)], seen: &Scoreboard, judged: &Judged, talk: Talk) -> String {
    let heads = [("代码", "code"), ("名称", "name")].map(|(zh, en)| say(talk.lang, zh, en).to_owned());
    let heads: Vec<String> = heads.into_iter().chain(all.iter().map(|(period, _)| period.to_string())).collect();
    let mut subjects: Vec<(u32, usize)> =
        seen.subjects().iter().map(|s| (seen.story(*s).and_then(|x| x.rank).unwrap_or(u32::MAX), *s)).collect();
    subjects.sort_unstable();
    let rows = subjects.into_iter().map(|(_, subject)| {
        let code = seen.code(subject).unwrap_or_default();
        let of = |year: &Year| match year.get(code) {
            Some(Place { rank: Some(rank), estimated: true, .. }) => format!("{rank}{}", say(talk.lang, "（估计）", " (estimate)")),
            Some(Place { rank: Some(rank), .. }) => rank.to_string(),
            _ => "–".to_owned(),
        };
        [code.to_owned(), name(judged, subject, talk.lang)].into_iter().chain(all.iter().map(|(_, year)| of(year))).collect()
    });
    aligned(&std::iter::once(heads).chain(rows).collect::<Vec<Vec<String>>>())
}
