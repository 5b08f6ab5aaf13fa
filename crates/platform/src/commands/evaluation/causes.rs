//! What else than values moved a class between two runs: decisions of people, rules of the card, the class of a landlord.

use super::super::scorecard::{Judged, grade};
use super::said;
use assessment::scorecard::Board;
use figures::{Lang, Text};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// One whose class moved, with what decided over it in both runs, which differs.
pub(super) struct Cause {
    pub subject: String,
    pub before: Vec<Change>,
    pub after: Vec<Change>,
}

/// What changed a class within a run.
#[derive(PartialEq, Eq)]
pub(super) struct Change {
    from: String,
    to: String,
    by: Text,
}

/// Of all who are in both and whose class moved.
pub(super) fn causes(before: &(Board, Judged), after: &(Board, Judged)) -> Vec<Cause> {
    let (mut old, mut new) = (changes(before), changes(after));
    let was: BTreeMap<&str, usize> = before.0.subjects.iter().enumerate().map(|(nth, code)| (code.as_str(), nth)).collect();
    let class = |board: &Board, nth: usize| grade(&board.card, board.final_classes[nth]);
    let moved = after
        .0
        .subjects
        .iter()
        .enumerate()
        .filter(|(nth, code)| was.get(code.as_str()).is_some_and(|old| class(&before.0, *old) != class(&after.0, *nth)));
    let cause = |(_, code): (usize, &String)| {
        let of = |all: &mut BTreeMap<String, Vec<Change>>| all.remove(code).unwrap_or_default();
        Cause { subject: code.clone(), before: of(&mut old), after: of(&mut new) }
    };
    moved.map(cause).filter(|cause| cause.before != cause.after).collect()
}

/// Everything that changed classes, by the code of the subject.
fn changes((board, judged): &(Board, Judged)) -> BTreeMap<String, Vec<Change>> {
    let mut all: BTreeMap<String, Vec<Change>> = BTreeMap::new();
    for change in &board.changes {
        let by = change.by.words(&board.card, &judged.inputs.subjects, &judged.inputs.decisions);
        let told = Change { from: grade(&board.card, change.from), to: grade(&board.card, change.to), by };
        all.entry(board.subjects[change.subject as usize].clone()).or_default().push(told);
    }
    all
}

impl Change {
    /// `A→C accident`.
    pub(super) fn line(&self, lang: Lang) -> String {
        format!("{}→{} {}", said(Some(self.from.clone())), said(Some(self.to.clone())), self.by.get(lang))
    }

    fn document(&self) -> Value {
        json!({"from": self.from, "to": self.to, "by": {"zh": self.by.zh, "en": self.by.en}})
    }
}

impl Cause {
    /// For scripts.
    pub(super) fn document(&self) -> Value {
        let all = |changes: &[Change]| changes.iter().map(Change::document).collect::<Vec<_>>();
        json!({"subject": self.subject, "before": all(&self.before), "after": all(&self.after)})
    }
}
