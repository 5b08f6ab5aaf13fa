//! Plans and registers out of the book.

use crate::failure::Failure;
use crate::records;
use crate::workspace::Workspace;
use assessment::plan::{Entered, FieldCount, Held, Item, Plan, Tree, by_field, entered, held, items, plans, tree};
use figures::Moment;
use jiff::civil::Date;
use methodology::Subject;
use methodology::catalogue::RecordKind;
use std::collections::BTreeMap;

/// What is asked.
pub struct Asked {
    /// The day.
    pub day: Date,
    /// Up to when facts are known.
    pub as_of: Moment,
}

/// A plan with what stands in it.
pub struct Told {
    /// The plan.
    pub plan: Plan,
    /// Its items.
    pub tree: Tree,
    /// What there is of each field of work.
    pub fields: BTreeMap<Option<String>, FieldCount>,
}

/// A register counted.
pub struct Register {
    /// Kind of record.
    pub kind: String,
    /// The field it is counted by.
    pub word: String,
    /// The counts.
    pub counts: BTreeMap<Option<String>, Held>,
}

/// Plans and registers.
pub struct World {
    /// The day.
    pub day: Date,
    /// Up to when facts are known.
    pub as_of: Moment,
    /// Items of all plans.
    pub items: Vec<Item>,
    /// Plans by id.
    pub plans: Vec<Told>,
    /// Registers.
    pub registers: Vec<Register>,
}

/// Reads them.
pub async fn gather(work: &Workspace, asked: &Asked) -> Result<World, Failure> {
    let registers = || work.catalogue.records.values().filter(|kind| kind.register.is_some());
    let kinds = registers().map(|kind| kind.id.as_str()).chain(["plan", "plan_item"]).collect();
    let all = records::records(work, &kinds, asked.as_of).await?;
    let items = items(&all);
    let told = |plan: Plan| {
        let tree = tree(&plan, &items);
        let fields = by_field(&tree, &items, asked.day, |id| is_defined(work, id));
        Told { plan, tree, fields }
    };
    let plans: Vec<Told> = plans(&all).into_iter().map(told).collect();
    let register = |kind: &RecordKind| {
        let rule = kind.register.as_ref()?;
        let entries: Vec<Entered> = entered(&all, &kind.id, &rule.by, (&rule.from, &rule.until));
        Some(Register { kind: kind.id.clone(), word: rule.by.clone(), counts: held(&entries, rule.built, asked.day) })
    };
    let registers = registers().filter_map(register).collect();
    Ok(World { day: asked.day, as_of: asked.as_of, plans, registers, items })
}

/// Whether a measure may be bound to it: an indicator, its growth, or a tally.
pub fn is_defined(work: &Workspace, id: &str) -> bool {
    matches!(work.catalogue.subject(id), Some(Subject::Indicator { .. } | Subject::Tally(_)))
}
