//! JSON mirrors of the core's types, by hand, so that the core can change freely. Decimals are strings.

mod difference;
mod edits;
mod explanation;
mod figure;
mod targets;
mod verdicts;

pub use difference::{difference, revisions};
pub use edits::edits;
pub use explanation::explanation;
pub use figure::{figure, plain};
pub use targets::targets;
pub use verdicts::{article_report, report};

use crate::commands::{Outcome, Read};
use figures::{Issue, Text};
use ledger::{Change, Receipt};
use serde_json::{Value, json};

/// A text in both languages.
pub fn text(text: &Text) -> Value {
    json!({"zh": text.zh, "en": text.en})
}

/// Issues, each with place, reason and hint.
pub fn issues(issues: &[Issue]) -> Value {
    json!({ "issues": issues.iter().map(issue).collect::<Vec<_>>() })
}

fn issue(issue: &Issue) -> Value {
    json!({
        "code": issue.code,
        "class": format!("{:?}", issue.class),
        "file": issue.place.file,
        "line": issue.place.line,
        "column": issue.place.column,
        "cell": issue.place.cell,
        "excerpt": issue.excerpt,
        "reason": text(&issue.reason),
        "hint": issue.hint.as_ref().map(text),
    })
}

/// The outcome of an import.
pub fn import(read: &Read, outcome: &Outcome) -> Value {
    json!({
        "written": outcome.receipt.is_some() && !outcome.dry_run,
        "dry_run": outcome.dry_run,
        "receipt": outcome.receipt.as_ref().map(self::receipt),
        "left_out": read.left_out,
        "changes": outcome.changes.iter().map(change).collect::<Vec<_>>(),
        "marked": outcome.marked,
        "mappings": outcome.proposed,
        "issues": read.issues.iter().map(issue).collect::<Vec<_>>(),
    })
}

fn change(c: &Change) -> Value {
    json!({
        "unit": c.unit, "form": c.form, "item": c.item, "period": c.period, "role": c.role.word(),
        "before": c.before.map(plain), "after": plain(c.after), "file": c.place.file, "line": c.place.line, "cell": c.place.cell,
    })
}

fn receipt(r: &Receipt) -> Value {
    json!({
        "filings_new": r.filings_new, "revisions": r.revisions, "unchanged": r.unchanged, "facts": r.facts,
        "register_new": r.register_new, "register_unchanged": r.register_unchanged,
        "goals_new": r.goals_new, "goals_unchanged": r.goals_unchanged,
        "observations_new": r.observations_new, "observations_unchanged": r.observations_unchanged,
        "holdings_new": r.holdings_new, "holdings_unchanged": r.holdings_unchanged,
        "entries_new": r.entries_new, "entries_unchanged": r.entries_unchanged,
    })
}
