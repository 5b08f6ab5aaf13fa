//! Edits (审核关系): filings held against each other and against what was filed before.
//!
//! One rule a file. A rule applies only if the catalogue has an edit of its id, weighs what that edit
//! says, and takes its numbers from the edit's parameters.

mod cumulative_covers_month;
mod cumulative_steps;
mod sales_cover_exports;
mod unit_slip;

use crate::{Context, History};
use figures::{Class, FiledValue, Filing, Issue, Period, Role, Text};
use methodology::catalogue::Edit;
use std::collections::BTreeSet;

/// What a rule sees.
struct Case<'a> {
    ctx: &'a Context<'a>,
    /// Earlier values with the file's own on top.
    merged: &'a History,
    edit: &'a Edit,
    filing: &'a Filing,
    /// All filings of the file.
    filings: &'a [Filing],
}

type Rule = fn(&Case<'_>) -> Vec<Issue>;

/// The rules by the id of their edit.
const RULES: [(&str, Rule); 4] = [
    ("E03", sales_cover_exports::check),
    ("E07", cumulative_covers_month::check),
    ("E08", cumulative_steps::check),
    ("E-unit-slip", unit_slip::check),
];

/// Holds filings against the catalogue's edits; the issues come in the order of places, without
/// excerpts (`quote` adds them).
pub fn check(filings: &[Filing], ctx: &Context<'_>) -> Vec<Issue> {
    let merged = ctx.history.with(filings);
    let mut issues = Vec::new();
    for (id, rule) in RULES {
        let Some(edit) = ctx.catalogue.edits.get(id) else { continue };
        let applies = |f: &&Filing| edit.form.as_ref().is_none_or(|form| *form == f.form);
        for filing in filings.iter().filter(applies) {
            issues.extend(rule(&Case { ctx, merged: &merged, edit, filing, filings }));
        }
    }
    issues.sort_by(|a, b| a.place.cmp(&b.place));
    issues
}

/// The filings without those at which a blocking issue stands, whole filings only, and how many
/// were left out.
pub fn accept_good(filings: Vec<Filing>, issues: &[Issue]) -> (Vec<Filing>, usize) {
    let blocked: BTreeSet<(&str, u32)> =
        issues.iter().filter(|i| i.class.blocks()).map(|i| (i.place.file.as_str(), i.place.line)).collect();
    let all = filings.len();
    let good = |f: &Filing| f.values.iter().all(|v| !v.item.is_empty() && !blocked.contains(&(v.place.file.as_str(), v.place.line)));
    let kept: Vec<Filing> = filings.into_iter().filter(good).collect();
    let left_out = all - kept.len();
    (kept, left_out)
}

impl Case<'_> {
    /// The filing's own value of an item.
    fn own(&self, item: &str) -> Option<&FiledValue> {
        self.filing.values.iter().find(|v| v.item == item)
    }

    /// An issue of this edit at a value, in the edit's class.
    fn issue(&self, code: &'static str, at: &FiledValue, reason: Text) -> Issue {
        Issue::blocking(code, at.place.clone(), reason).of_class(class(&self.edit.class))
    }

    /// The same, where an explanation typed with the filing is what the edit asks for: it then
    /// stays on the list as something to verify (核实性) and blocks nothing.
    fn explainable(&self, code: &'static str, at: &FiledValue, reason: Text) -> Issue {
        let issue = self.issue(code, at, reason);
        match self.filing.note {
            Some(_) if issue.class == Class::B => issue.of_class(Class::C),
            _ => issue,
        }
    }

    /// Whether the file has the same unit's own value of the item for another period.
    fn file_has(&self, period: Period, item: &str) -> bool {
        let own = |f: &&Filing| f.unit == self.filing.unit && f.form == self.filing.form && f.period == period && f.role == Role::Current;
        self.filings.iter().filter(own).any(|f| f.values.iter().any(|v| v.item == item))
    }

    /// `01 工业总产值` in both languages.
    fn name(&self, item: &str) -> Text {
        let title = self.ctx.catalogue.forms.get(&self.filing.form).and_then(|f| f.items.get(item)).map(|i| &i.title);
        match title {
            Some(t) => Text::new(format!("{item} {}", t.zh), format!("{item} {}", t.en)),
            None => Text::new(item, item),
        }
    }
}

fn class(word: &str) -> Class {
    match word {
        "B" => Class::B,
        "C" => Class::C,
        "D" => Class::D,
        _ => Class::A,
    }
}
