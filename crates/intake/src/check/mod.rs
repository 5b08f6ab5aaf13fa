//! Edits (审核关系): filings held against each other and against what was filed before.
//!
//! What a pack says as a relation is judged by `relation`; what no relation says is a rule here, one a file, which
//! applies only if the catalogue has an edit of its id, weighs what that edit says, and takes its numbers from
//! the edit's parameters. Of values filed twice in one file the one that became known later is judged.

mod batch;
mod finding;
mod goals;
mod holdings;
mod identity;
mod in_panel;
mod industry_rows;
mod message;
mod outlier;
mod peers;
mod relation;
mod review;
mod sheet;
mod solve;
mod spread;
mod standing;
mod truth;
mod unit_slip;
mod words;

use crate::Context;
use batch::{Batch, Column, Unit};
use figures::{Class, CreditCode, FiledValue, Filing, Issue, Place, Text};
pub use finding::{Finding, Input, Spread, Suspect};
pub use goals::check_goals;
pub use holdings::check_holdings;
use methodology::catalogue::{Edit, Form};
use rayon::prelude::*;
use relation::Plan;
pub use review::review;
use std::collections::BTreeSet;

/// What a rule sees.
struct Case<'a> {
    unit: &'a Unit<'a>,
    column: &'a Column,
    form: &'a Form,
    edit: &'a Edit,
}

type Rule = fn(&Case<'_>) -> Vec<Finding>;

/// The rules by the id of their edit.
const RULES: [(&str, Rule); 5] = [
    ("E02", in_panel::check),
    ("E06", industry_rows::check),
    ("E36", industry_rows::check),
    ("E42", identity::check),
    ("E-unit-slip", unit_slip::check),
];

/// Holds filings against the catalogue's edits; the issues come in the order of places, without
/// excerpts (`quote` adds them).
pub fn check(filings: &[Filing], ctx: &Context<'_>) -> Vec<Issue> {
    findings(filings, ctx).into_iter().map(|f| f.issue).collect()
}

/// The same, with what each issue is about.
pub fn findings(filings: &[Filing], ctx: &Context<'_>) -> Vec<Finding> {
    let batch = Batch::new(filings, ctx);
    found(&batch, &Plan::new(&batch))
}

fn found(batch: &Batch<'_>, plan: &Plan<'_>) -> Vec<Finding> {
    let edits = &batch.ctx.catalogue.edits;
    let rules: Vec<(&Edit, Rule)> = RULES.iter().filter_map(|(id, rule)| Some((edits.get(*id)?, *rule))).collect();
    let units: Vec<Unit<'_>> = batch.units().collect();
    let one = |unit: &Unit<'_>| {
        let ruled = unit.columns.iter().flat_map(|column| ruled(unit, column, &rules));
        plan.findings(unit).into_iter().chain(ruled).collect::<Vec<Finding>>()
    };
    let mut findings: Vec<Finding> = units.par_iter().flat_map_iter(one).collect();
    sort(&mut findings);
    findings
}

fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (&a.issue.place, &a.issue.code).cmp(&(&b.issue.place, &b.issue.code)));
}

fn ruled(unit: &Unit<'_>, column: &Column, edits: &[(&Edit, Rule)]) -> Vec<Finding> {
    let Some(form) = unit.batch.forms.get(column.form).map(|f| f.form) else { return Vec::new() };
    let applies = |edit: &Edit| edit.form.as_ref().is_none_or(|id| *id == form.id);
    let applying = edits.iter().filter(|(edit, _)| applies(edit));
    applying.flat_map(|(edit, rule)| rule(&Case { unit, column, form, edit })).collect()
}

/// The filings without those at which a blocking issue stands, whole filings only, and how many
/// were left out. What a unit filed on one form in one workbook stands or falls together.
pub fn accept_good(filings: Vec<Filing>, issues: &[Issue]) -> (Vec<Filing>, usize) {
    let blocked: BTreeSet<(&str, u32, Option<&str>)> = issues.iter().filter(|i| i.class.blocks()).map(|i| spot(&i.place)).collect();
    let bad = |f: &Filing| f.values.iter().any(|v| v.item.is_empty() || blocked.contains(&spot(&v.place)));
    let spoilt: BTreeSet<(String, CreditCode, String)> = filings.iter().filter(|f| bad(f)).filter_map(sheet_of).collect();
    let all = filings.len();
    let good = |f: &Filing| !bad(f) && sheet_of(f).is_none_or(|sheet| !spoilt.contains(&sheet));
    let kept: Vec<Filing> = filings.into_iter().filter(good).collect();
    let left_out = all - kept.len();
    (kept, left_out)
}

fn spot(place: &Place) -> (&str, u32, Option<&str>) {
    (&place.file, place.line, place.cell.as_deref())
}

/// File, unit and form of a filing that was read from cells.
fn sheet_of(filing: &Filing) -> Option<(String, CreditCode, String)> {
    let place = &filing.values.first().filter(|v| v.place.cell.is_some())?.place;
    Some((place.file.clone(), filing.unit.clone(), filing.form.clone()))
}

impl<'a> Case<'a> {
    /// The values of the column, with the number of their item where it is one of the form's.
    fn values(&self) -> impl Iterator<Item = (Option<usize>, &'a Filing, &'a FiledValue)> {
        let items = self.column.cells.iter().enumerate().filter_map(|(item, cell)| Some((Some(item), (*cell)?)));
        let rows = self.column.rows.iter().map(|cell| (None, *cell));
        items.chain(rows).filter_map(|(item, cell)| self.unit.batch.at(cell).map(|(filing, value)| (item, filing, value)))
    }

    /// What this edit finds at a value, in the edit's class.
    fn finding(&self, filing: &Filing, at: &FiledValue, reason: Text) -> Finding {
        let issue = Issue::blocking(self.edit.id.clone(), at.place.clone(), reason).of_class(class(&self.edit.class));
        Finding {
            issue,
            unit: self.unit.code.clone(),
            form: self.form.id.clone(),
            period: self.column.period,
            item: Some(at.item.clone()),
            note: filing.note.clone(),
            inputs: vec![self.input(at)],
            suspect: None,
            spread: None,
            ask: None,
        }
    }

    /// The same, where an explanation typed with the filing is what the edit asks for: it then
    /// stays on the list as something to verify (核实性) and blocks nothing.
    fn explainable(&self, filing: &Filing, at: &FiledValue, reason: Text) -> Finding {
        let mut finding = self.finding(filing, at, reason);
        if filing.note.is_some() && finding.issue.class == Class::B {
            finding.issue.class = Class::C;
        }
        finding
    }

    fn input(&self, at: &FiledValue) -> Input {
        let (form, item) = (self.form.id.clone(), at.item.clone());
        let (period, role) = (self.column.period, self.column.role);
        Input { form, item, period, role, value: Some(at.value), place: Some(at.place.clone()) }
    }

    /// `01 工业总产值` in both languages.
    fn name(&self, item: &str) -> Text {
        match self.form.items.get(item).map(|i| &i.title) {
            Some(t) => Text::new(format!("{item} {}", t.zh), format!("{item} {}", t.en)),
            None => Text::new(item, item),
        }
    }
}

/// The class a pack says; its shape lets no other word through.
fn class(word: &str) -> Class {
    Class::parse(word).unwrap_or(Class::A)
}
