//! What would lift one: the smallest single changes that reach a goal, and how far the next places are.

use super::items::Item;
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

/// What was found of one.
pub struct Lifted<'a> {
    /// How far the next places are.
    pub distance: Option<&'a Distance>,
    /// Terms by which it would get there.
    pub levers: Option<&'a Result<Levers, Never>>,
    /// Values of the book by which it would.
    pub items: &'a [Item],
}

/// Distance and levers, for scripts.
pub fn document(seen: &Scoreboard, Lifted { distance, levers, items }: &Lifted<'_>) -> Value {
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
    let items: Vec<Value> = items.iter().map(item).collect();
    json!({"distance": distance, "lift": levers, "items": items})
}

fn item(item: &Item) -> Value {
    let (now, to) = (item.now.normalize().to_string(), item.to.map(|to| to.normalize().to_string()));
    json!({"name": item.name, "now": now, "to": to, "rank": item.rank, "score": item.score.map(|s| s.to_string())})
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
pub fn words(seen: &Scoreboard, Lifted { distance, levers, items }: &Lifted<'_>, lang: Lang) -> String {
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
            let head =
                (format!("\n差 {short} 分；只改一个评分项的比值："), format!("\n{short} points short; the value of one term alone:"));
            let _ = writeln!(out, "{}", say(lang, &head.0, &head.1));
            let heads = [("评分项", "term"), ("现值", "now"), ("需达到", "needed"), ("变动", "change"), ("届时名次", "rank then")];
            let heads: Vec<String> = heads.iter().map(|(zh, en)| say(lang, zh, en).to_owned()).collect();
            let rows = found.levers.iter().map(|lever| cells(seen, lever, lang));
            out.push_str(&aligned(&std::iter::once(heads).chain(rows).collect::<Vec<_>>()));
            out.push_str(&of_items(items, lang));
        }
    }
    out
}

/// Values of the book that would do alone, the smallest changes first.
fn of_items(items: &[Item], lang: Lang) -> String {
    if items.is_empty() {
        return String::new();
    }
    let heads = [("数据项", "value"), ("现值", "now"), ("需达到", "needed"), ("变动", "change"), ("届时名次", "rank then")];
    let heads: Vec<String> = heads.iter().map(|(zh, en)| say(lang, zh, en).to_owned()).collect();
    let line = |item: &Item| {
        let now = item.now.normalize().to_string();
        match item.to {
            Some(to) => {
                let part = item.part().map(|part| format!(" ({part} %)")).unwrap_or_default();
                let by = (to - item.now).normalize();
                let rank = item.rank.map(|rank| rank.to_string()).unwrap_or_default();
                vec![item.name.clone(), now, to.normalize().to_string(), format!("{by}{part}"), rank]
            }
            None => vec![item.name.clone(), now, say(lang, "单改此项达不到", "alone it can't do it").to_owned()],
        }
    };
    let head = say(lang, "\n只改一个数据项（牵动用到它的各评分项）：\n", "\nOne value of the book alone, through all terms that use it:\n");
    format!("{head}{}", aligned(&std::iter::once(heads).chain(items.iter().map(line)).collect::<Vec<_>>()))
}

fn neighbours(seen: &Scoreboard, distance: &Distance, lang: Lang) -> String {
    let mut out = String::new();
    for (neighbour, words) in
        [(&distance.up, ("距上一位", "to the next above")), (&distance.down, ("领先下一位", "ahead of the next below"))]
    {
        if let Some(n) = neighbour {
            let who = seen.row_code(n.row).unwrap_or_default();
            let place = (format!("第 {} 名", n.rank), format!("rank {}", n.rank));
            let whom = format!("{} {who}", say(lang, &place.0, &place.1));
            let whom = say(lang, "（{}）", " ({})").replace("{}", whom.trim());
            let _ = writeln!(out, "{} {}{whom}", say(lang, words.0, words.1), digits(n.gap));
        }
    }
    out
}

/// Digits of a needed value.
const SHOWN: u32 = 4;
/// Digits of a part in per cent.
const PARTS: f64 = 100.0;

fn cells(seen: &Scoreboard, lever: &Lever, lang: Lang) -> Vec<String> {
    let title = seen.method().card().terms[lever.term].title.get(lang).to_owned();
    let now = lever.now.map(digits).unwrap_or_default();
    match &lever.change {
        Ok(to) => {
            let part = to.part.map(|part| format!(" ({} %)", digits(part * PARTS))).unwrap_or_default();
            // Rounded to the side on which the goal is reached.
            let needed = to.shown(SHOWN).map_or_else(|| digits(to.to), |value| value.normalize().to_string());
            vec![title, now, needed, format!("{}{part}", digits(to.by)), to.rank.to_string()]
        }
        Err(why) => vec![title, now, seen.cannot_words(*why).get(lang).to_owned()],
    }
}
