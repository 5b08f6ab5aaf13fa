//! What would lift one: the smallest single changes that reach a goal, and how far the next places are.

use super::json::{float, text};
use super::print::{digits, say};
use crate::columns::aligned;
use crate::failure::Failure;
use assessment::robustness::{Distance, Goal, Lever, Levers, Neighbour, Never};
use figures::Lang;
use publication::scoreboard::Scoreboard;
use serde_json::{Value, json};
use std::fmt::Write;

/// Reads `A`, `rank:5`, `next`.
pub fn goal(seen: &Scoreboard, said: &str) -> Result<Goal, Failure> {
    let grades = seen.method().card().classes.iter().flat_map(|c| c.grades.iter().map(|g| g.grade.as_str())).collect::<Vec<_>>();
    let wrong = || {
        let all = [grades.join(", "), "rank:5".to_owned(), "next".to_owned()];
        Failure::usage(("目标", "goal"), said, &all.iter().filter(|t| !t.is_empty()).cloned().collect::<Vec<_>>().join(", "))
    };
    if said == "next" {
        return Ok(Goal::Next);
    }
    if let Some(place) = said.strip_prefix("rank:") {
        return place.parse().ok().filter(|place| *place > 0).map(Goal::Rank).ok_or_else(wrong);
    }
    let class = grades.iter().position(|grade| *grade == said).and_then(|nth| u8::try_from(nth).ok());
    class.map(Goal::Class).ok_or_else(wrong)
}

/// Distance and levers, for scripts.
pub fn document(seen: &Scoreboard, distance: Option<&Distance>, levers: Option<&Result<Levers, Never>>) -> Value {
    let next = |n: &Neighbour| json!({"subject": seen.row_code(n.row), "rank": n.rank, "gap": float(n.gap)});
    let card = seen.method().card();
    let leaves: Vec<&str> =
        card.terms.iter().filter(|t| matches!(t.kind, methodology::catalogue::TermKind::Leaf(_))).map(|t| t.id.as_str()).collect();
    let distance = distance.map(|d| {
        let terms: serde_json::Map<String, Value> = leaves.iter().zip(&d.terms).map(|(id, gain)| ((*id).to_owned(), json!(gain.map(float)))).collect();
        json!({"rank": d.rank, "of": d.of, "up": d.up.as_ref().map(next), "down": d.down.as_ref().map(next), "terms": terms, "rest": d.rest.map(float)})
    });
    let levers = levers.map(|found| match found {
        Ok(found) => json!({"short": found.short.map(float), "levers": found.levers.iter().map(|l| lever(seen, l)).collect::<Vec<_>>()}),
        Err(never) => json!({"reason": {"code": never.code(), "words": text(&seen.never_words(*never))}}),
    });
    json!({"distance": distance, "lift": levers})
}

fn lever(seen: &Scoreboard, lever: &Lever) -> Value {
    let term = &seen.method().card().terms[lever.term];
    let change = lever.change.as_ref().ok().map(|m| {
        json!({
            "to": float(m.to), "by": float(m.by), "part": m.part.map(float), "amount": m.amount.map(|a| a.normalize().to_string()),
            "score": float(m.score), "rank": m.rank,
        })
    });
    let cannot = lever.change.as_ref().err().map(|why| json!({"code": why.code(), "words": text(&seen.cannot_words(*why))}));
    json!({"term": term.id, "title": text(&term.title), "now": lever.now.map(float), "change": change, "cannot": cannot})
}

/// The same for a terminal.
pub fn words(seen: &Scoreboard, distance: Option<&Distance>, levers: Option<&Result<Levers, Never>>, lang: Lang) -> String {
    let mut out = String::new();
    if let Some(distance) = distance {
        out.push_str(&neighbours(seen, distance, lang));
    }
    match levers {
        None => {}
        Some(Err(never)) => {
            let _ = writeln!(out, "{}", seen.never_words(*never).get(lang));
        }
        Some(Ok(found)) => {
            let short = found.short.map(digits).unwrap_or_default();
            let head = (format!("\n差 {short} 分；任改一项即可达到：",), format!("\n{short} points short; any one of these would do:"));
            let _ = writeln!(out, "{}", say(lang, &head.0, &head.1));
            let heads = [
                ("评分项", "term"),
                ("现值", "now"),
                ("需达到", "needed"),
                ("变动", "change"),
                ("分子需达到", "numerator needed"),
                ("届时名次", "rank then"),
            ];
            let heads: Vec<String> = heads.iter().map(|(zh, en)| say(lang, zh, en).to_owned()).collect();
            let rows = found.levers.iter().map(|lever| cells(seen, lever, lang));
            out.push_str(&aligned(&std::iter::once(heads).chain(rows).collect::<Vec<_>>()));
        }
    }
    out
}

fn neighbours(seen: &Scoreboard, distance: &Distance, lang: Lang) -> String {
    let mut out = String::new();
    for (neighbour, words) in
        [(&distance.up, ("距上一位", "to the next above")), (&distance.down, ("领先下一位", "ahead of the next below"))]
    {
        if let Some(n) = neighbour {
            let who = seen.row_code(n.row).unwrap_or_default();
            let place = (format!("第 {} 名", n.rank), format!("rank {}", n.rank));
            let _ = writeln!(out, "{} {}（{} {who}）", say(lang, words.0, words.1), digits(n.gap), say(lang, &place.0, &place.1));
        }
    }
    out
}

/// Digits of a part in per cent.
const PARTS: f64 = 100.0;

fn cells(seen: &Scoreboard, lever: &Lever, lang: Lang) -> Vec<String> {
    let title = seen.method().card().terms[lever.term].title.get(lang).to_owned();
    let now = lever.now.map(digits).unwrap_or_default();
    match &lever.change {
        Ok(to) => {
            let part = to.part.map(|part| format!(" ({} %)", digits(part * PARTS))).unwrap_or_default();
            let amount = to.amount.map(|a| a.normalize().to_string()).unwrap_or_default();
            vec![title, now, digits(to.to), format!("{}{part}", digits(to.by)), amount, to.rank.to_string()]
        }
        Err(why) => vec![title, now, seen.cannot_words(*why).get(lang).to_owned()],
    }
}
