//! A scoreboard as one JSON document, written row by row: fifty thousand explanations do not have to lie in memory at once.

use super::judged::Judged;
use crate::out;
use crate::wire;
use assessment::scorecard::{Because, Board, Cell, MeasuredStory, Story, TermStory};
use figures::Text;
use jiff::tz::TimeZone;
use methodology::catalogue::{Scorecard, Source, TermKind};
use publication::scoreboard::Scoreboard;
use serde_json::{Map, Value, json};

/// What stands around the results.
pub struct Around<'a> {
    /// The period, as written.
    pub period: &'a str,
    /// Up to when facts are known.
    pub as_of: figures::Moment,
    /// Hash of the packs.
    pub packs: &'a str,
    /// The zone of times.
    pub zone: &'a TimeZone,
    /// Further keys: robustness, levers.
    pub more: Map<String, Value>,
}

/// Rows printed at a time.
const AT_A_TIME: usize = 512;

/// Prints the document; `only` one subject where one is named.
pub fn print(seen: &Scoreboard, judged: &Judged, around: Around<'_>, only: Option<usize>) {
    let mut head = head(seen, judged, &around);
    head.extend(around.more);
    let head = Value::Object(head).to_string();
    // The results go behind the last key: only the brace of the document itself is taken off.
    out::text(&format!("{},\n\"results\": [\n", head.strip_suffix('}').unwrap_or(&head)));
    let subjects: Vec<usize> = only.map_or_else(|| seen.subjects().to_vec(), |subject| vec![subject]);
    for (nth, some) in subjects.chunks(AT_A_TIME).enumerate() {
        let rows = some.iter().filter_map(|subject| Some(row(seen, judged, &seen.story(*subject)?).to_string()));
        let text = rows.collect::<Vec<_>>().join(",\n");
        out::text(&format!("{}{text}", if nth == 0 { "" } else { ",\n" }));
    }
    out::text("\n]}\n");
}

fn head(seen: &Scoreboard, judged: &Judged, around: &Around<'_>) -> Map<String, Value> {
    let method = seen.method();
    let card = method.card();
    let (judged_count, ranked) = method.counts();
    let groups: Vec<Value> = ranked
        .iter()
        .enumerate()
        .map(|(nth, n)| json!({"id": card.groups.get(nth).map(|g| &g.id), "title": card.groups.get(nth).map(|g| text(&g.title)), "ranked": n}))
        .collect();
    let value = json!({
        "scorecard": card.id, "title": text(&card.title), "period": around.period, "definition": method.day().to_string(),
        "as_of": around.as_of.rfc3339(around.zone), "packs": around.packs, "source": source(&card.source),
        "scenario": judged.watermark.as_ref().map(text),
        "judged": judged_count, "groups": groups, "unclear": seen.whole().map(|_| &judged.unclear),
        "lacking": method.settings().lacking.iter().map(|l| text(&l.words(card))).collect::<Vec<_>>(),
        "errors": method.errors().map(|e| text(&e.words(card))).collect::<Vec<_>>(),
        "terms": terms(card, seen.whole(), method.settings()),
    });
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// What each term is and weighs, and what was used of it in each ranking group.
fn terms(card: &Scorecard, board: Option<&Board>, settings: &assessment::scorecard::Settings) -> Vec<Value> {
    let one = |(nth, term): (usize, &methodology::catalogue::ScoreTerm)| {
        let mut value = json!({
            "id": term.id, "in": term.parent, "title": text(&term.title), "weight": settings.weights[nth].map(wire::plain),
            "source": term.source.as_ref().map(source),
        });
        let more = match &term.kind {
            TermKind::Group(aggregate) => json!({"aggregate": aggregate.word()}),
            TermKind::Leaf(leaf) => {
                let own = &settings.leaves[nth];
                json!({
                    "value": leaf.text.0, "over": leaf.text.1, "unit": leaf.measure.name(), "normalise": leaf.normalise.by.word(),
                    "missing": leaf.missing.word(), "provider": leaf.provider, "base": own.base.map(wire::plain),
                    "low": own.low.map(wire::plain), "high": own.high.map(wire::plain), "cap": own.cap.map(wire::plain),
                    "floor": own.floor.map(wire::plain), "used": board.map(|board| used(board, nth)),
                })
            }
        };
        if let (Some(value), Value::Object(more)) = (value.as_object_mut(), more) {
            value.extend(more);
        }
        value
    };
    card.terms.iter().enumerate().map(one).collect()
}

/// Bounds, mean and deviation of a leaf by ranking group.
fn used(board: &Board, term: usize) -> Vec<Value> {
    let leaf = board.model.leaves.iter().position(|leaf| leaf.term == term);
    let of = |leaf: usize, group: usize| {
        let used = board.used(leaf, group);
        json!({"n": used.n, "low": float(used.low), "high": float(used.high), "mean": float(used.mean), "deviation": float(used.deviation)})
    };
    leaf.map(|leaf| (0..board.model.fields.len()).map(|group| of(leaf, group)).collect()).unwrap_or_default()
}

/// One subject.
fn row(seen: &Scoreboard, judged: &Judged, story: &Story) -> Value {
    let card = seen.method().card();
    let grade = |nth: Option<u8>| nth.and_then(|nth| card.classes.as_ref()?.grades.get(usize::from(nth))).map(|g| g.grade.clone());
    let terms: Map<String, Value> = story.terms.iter().map(|t| (card.terms[t.term].id.clone(), term(card, t))).collect();
    let because = |because: Option<Because>| {
        because.map(
            |b| json!({"code": b.why.code(), "term": b.term.and_then(|t| card.terms.get(t)).map(|t| &t.id), "words": text(&b.words(card))}),
        )
    };
    let changes = story.changes.iter().map(|change| {
        let words = change.by.words(card, &judged.inputs.subjects, &judged.inputs.decisions);
        json!({"from": grade(change.from), "to": grade(change.to), "by": text(&words)})
    });
    json!({
        "subject": judged.inputs.subjects[story.subject], "name": judged.names.get(story.subject).map(|n| &n.zh),
        "scenario": judged.watermark.is_some(),
        "group": story.group.and_then(|g| card.groups.get(g as usize)).map(|g| &g.id),
        "score": story.shown.map(|s| s.to_string()), "exact": story.score.map(float), "whole": story.whole.map(float),
        "rank": story.rank, "of": story.of, "estimated": story.estimated,
        "grade": grade(story.class), "grade_before": story.class_before.ok().and_then(|c| grade(Some(c))),
        "reason": because(story.because.or(story.unranked)),
        "together": story.together.iter().map(|of| &judged.inputs.subjects[*of as usize]).collect::<Vec<_>>(),
        "changes": changes.collect::<Vec<_>>(),
        "adjusted": story.adjusted.iter().map(|(rule, amount)| json!({"rule": text(&rule.title(card)), "amount": wire::plain(*amount)})).collect::<Vec<_>>(),
        "notes": story.notes.iter().map(|note| text(&note.words(card, &judged.inputs.subjects))).collect::<Vec<_>>(),
        "policies": policies(card, grade(story.class)),
        "terms": terms,
    })
}

/// What follows from a class.
fn policies(card: &Scorecard, grade: Option<String>) -> Vec<Value> {
    let Some(grade) = grade else { return Vec::new() };
    let of = |policy: &methodology::catalogue::Policy| {
        let (_, what) = policy.by_grade.iter().find(|(of, _)| *of == grade)?;
        Some(
            json!({"id": policy.id, "title": text(&policy.title), "what": text(what), "unit": policy.measure.as_ref().map(|m| m.name()), "source": source(&policy.source)}),
        )
    };
    card.policies.iter().filter_map(of).collect()
}

fn term(card: &Scorecard, story: &TermStory) -> Value {
    let mut value = json!({
        "value": story.value.map(float), "weight": story.weight.map(wire::plain), "counted": story.counted.map(float),
        "points": story.points.map(float), "share": story.share.map(float),
    });
    if let (Some(object), Some(measured)) = (value.as_object_mut(), &story.measured) {
        object.extend(leaf(card, measured));
    }
    value
}

fn leaf(card: &Scorecard, story: &MeasuredStory) -> Map<String, Value> {
    let amount = |cell: Cell| cell.ok().map(wire::plain);
    let steps: Vec<Value> =
        story.steps.iter().map(|(step, after)| json!({"step": card.prepare[*step].word(), "after": after.map(float)})).collect();
    let value = json!({
        "numerator": amount(story.value), "denominator": story.over.map(amount), "x": story.x.map(float), "steps": steps,
        "prepared": story.prepared.map(float), "normalised": story.normalised.map(float), "bound": story.bound.map(|b| b.word()),
        "policy": story.policy.map(|p| p.word()), "estimated": story.estimated,
        "reason": story.why.map(|why| json!({"code": why.code(), "words": text(&why.words(card))})),
    });
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// A number of a score, with all its digits.
pub fn float(value: f64) -> String {
    value.to_string()
}

/// Both wordings.
pub fn text(text: &Text) -> Value {
    json!({"zh": text.zh, "en": text.en})
}

fn source(source: &Source) -> Value {
    match source {
        Source::Document { citation } => json!({"state": "document", "text": citation}),
        Source::Unverified { note } => json!({"state": "unverified", "text": note}),
        Source::Required { note } => json!({"state": "required", "text": note}),
        Source::Fictional => json!({"state": "fictional"}),
    }
}
