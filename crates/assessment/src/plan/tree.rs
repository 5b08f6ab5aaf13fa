//! Objectives, measures and tasks of a plan under one another.

use super::{Item, Plan};
use figures::Text;
use std::collections::{BTreeMap, BTreeSet};

/// The items of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// Items that stand under none, by id.
    pub roots: Vec<Node>,
    /// What is wrong, by item.
    pub faults: Vec<(String, Fault)>,
}

/// An item with what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its place among those given.
    pub item: usize,
    /// Its field of work, of its own or of what it stands under.
    pub field: Option<String>,
    /// What stands under it, by id.
    pub below: Vec<Node>,
}

/// What is wrong with an item.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// It stands under an item that is not there.
    NoParent(String),
    /// It stands under an item of another plan.
    OtherPlan(String),
    /// It stands under itself, by way of others.
    Circle,
    /// Nobody said whether it is an objective, a measure or a task.
    NoLevel,
    /// It stands under one of its own level or below it.
    WrongLevel(String),
    /// No field of work is said of it, of what it stands under or of the plan.
    NoField,
}

/// The items of a plan under one another. What has no sound place stands at the root, and is told.
pub fn tree(plan: &Plan, items: &[Item]) -> Tree {
    let own: BTreeMap<&str, usize> = items
        .iter()
        .enumerate()
        .filter(|(_, item)| item.plan.as_deref() == Some(plan.id.as_str()))
        .map(|(at, item)| (item.id.as_str(), at))
        .collect();
    let mut faults: Vec<(String, Fault)> = Vec::new();
    let mut below: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for at in own.values().copied() {
        let parent = parent(items, &own, at).and_then(|parent| levelled(items, at, parent));
        below.entry(parent.clone().unwrap_or_default()).or_default().push(at);
        faults.extend(parent.err().map(|fault| (items[at].id.clone(), fault)));
    }
    let roots = nodes(items, &below, None, plan.field.as_deref());
    without_field(items, &roots, &mut faults);
    faults.sort();
    Tree { roots, faults }
}

/// The item that another stands under.
fn parent(items: &[Item], own: &BTreeMap<&str, usize>, at: usize) -> Result<Option<usize>, Fault> {
    let Some(name) = items[at].parent.as_deref() else { return Ok(None) };
    let Some(parent) = own.get(name).copied() else {
        let elsewhere = items.iter().any(|item| item.id == name);
        return Err(if elsewhere { Fault::OtherPlan(name.to_owned()) } else { Fault::NoParent(name.to_owned()) });
    };
    if in_a_circle(items, own, at, parent) { Err(Fault::Circle) } else { Ok(Some(parent)) }
}

/// Whether what an item stands under stands under the item. One that only leads into a circle has its place.
fn in_a_circle(items: &[Item], own: &BTreeMap<&str, usize>, at: usize, parent: usize) -> bool {
    let (mut seen, mut above) = (BTreeSet::new(), Some(parent));
    while let Some(up) = above.filter(|up| *up != at) {
        above = if seen.insert(up) { items[up].parent.as_deref().and_then(|name| own.get(name).copied()) } else { None };
    }
    above == Some(at)
}

/// What stands under another is of a lower level, so that nothing is deeper than there are levels.
fn levelled(items: &[Item], at: usize, parent: Option<usize>) -> Result<Option<usize>, Fault> {
    let level = items[at].level.ok_or(Fault::NoLevel)?;
    let above = parent.map(|parent| &items[parent]);
    match above.filter(|above| above.level.is_none_or(|above| above >= level)) {
        Some(above) => Err(Fault::WrongLevel(above.id.clone())),
        None => Ok(parent),
    }
}

fn nodes(items: &[Item], below: &BTreeMap<Option<usize>, Vec<usize>>, parent: Option<usize>, field: Option<&str>) -> Vec<Node> {
    let own = below.get(&parent).into_iter().flatten();
    own.map(|at| {
        let field = items[*at].field.as_deref().or(field);
        Node { item: *at, field: field.map(str::to_owned), below: nodes(items, below, Some(*at), field) }
    })
    .collect()
}

fn without_field(items: &[Item], nodes: &[Node], faults: &mut Vec<(String, Fault)>) {
    for node in nodes {
        if node.field.is_none() {
            faults.push((items[node.item].id.clone(), Fault::NoField));
        }
        without_field(items, &node.below, faults);
    }
}

impl Tree {
    /// All items with their depth, each before what stands under it.
    pub fn walk(&self) -> Vec<(usize, &Node)> {
        fn add<'t>(nodes: &'t [Node], depth: usize, out: &mut Vec<(usize, &'t Node)>) {
            for node in nodes {
                out.push((depth, node));
                add(&node.below, depth + 1, out);
            }
        }
        let mut out = Vec::new();
        add(&self.roots, 0, &mut out);
        out
    }
}

impl Fault {
    /// Word for scripts.
    pub fn word(&self) -> &'static str {
        match self {
            Fault::NoParent(_) => "no_parent",
            Fault::OtherPlan(_) => "other_plan",
            Fault::Circle => "circle",
            Fault::NoLevel => "no_level",
            Fault::WrongLevel(_) => "wrong_level",
            Fault::NoField => "no_field",
        }
    }

    /// Words for readers.
    pub fn words(&self) -> Text {
        match self {
            Fault::NoParent(id) => Text::new(format!("上级 {id} 不存在"), format!("it stands under {id}, which is not there")),
            Fault::OtherPlan(id) => Text::new(format!("上级 {id} 属于另一计划"), format!("it stands under {id} of another plan")),
            Fault::Circle => Text::new("上级绕回自身", "it stands under itself"),
            Fault::NoLevel => Text::new("未注明目标、举措或任务", "it is not said whether it is an objective, a measure or a task"),
            Fault::WrongLevel(id) => Text::new(format!("层级不低于上级 {id}"), format!("its level is not below that of {id}")),
            Fault::NoField => Text::new("未注明工作领域", "no field of work is said"),
        }
    }
}
