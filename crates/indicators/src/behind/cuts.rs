//! Of which tables a figure is a part. Shown to be safe are a whole, one dimension of it and the areas right within it; any other
//! combination might follow from tables that nobody set against each other.

use crate::engine::Engine;
use crate::evaluate::Scope;
use crate::groups::{BESIDE, OTHER};
use crate::linear::{Amount, Linear, Part};
use crate::names::cond_classes;
use crate::shape::{Shape, linears};
use crate::sums::Sums;
use figures::behind::Of;
use methodology::formula::ast::Cond;
use std::collections::BTreeSet;

/// A table, by the places of its sums.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Table {
    /// By the members of a sum; a whole has the empty one.
    Members(usize),
    /// By industry, beneath the same by division.
    Industries(usize),
    /// By the classes of a list, a sum each.
    Classes(Vec<(String, usize)>),
    /// What is in a part of a whole, and what that leaves.
    Parted(usize, usize),
    /// By the areas right within one.
    Areas(usize, String),
    /// By whether it is in the park, and in a part of the whole; the whole is of an area that the park is in.
    Around(usize, usize, String),
}

/// A figure's part of a table.
#[derive(Debug, Clone)]
pub(super) struct Cut {
    pub table: Table,
    pub of: Of,
}

/// Where an area lies, seen from the whole.
enum Lies {
    Whole,
    Within,
    /// The area that the whole lies in, and whether it is asked for itself.
    Around(String, bool),
    Elsewhere,
}

/// The name of a part in its table.
pub(super) const IN: &str = "in";
/// The name of what a part leaves.
pub(super) const OUT: &str = "out";

/// The one cell of a name.
fn cell(name: &str) -> Of {
    Of::Cells(BTreeSet::from([name.to_owned()]))
}

impl Engine {
    /// What a shape is cut out of over a scope; nothing where that is not known to be all.
    pub(super) fn cuts(&self, shape: &Shape, scope: &Scope, member: Option<&str>, sums: &mut Sums) -> Option<Vec<Cut>> {
        let mut of = linears(shape).into_iter().map(|linear| self.cuts_of_sum(linear, scope, member, sums));
        let mut all = of.by_ref().collect::<Option<Vec<_>>>()?.concat();
        if let (Shape::ShareOfParent(part), Some(parent)) = (inner(shape), self.parent(&scope.area)) {
            let above = Scope { area: parent, ..scope.clone() };
            all.extend(self.cuts(part, &above, member, sums)?);
        }
        Some(all)
    }

    fn cuts_of_sum(&self, linear: &Linear, scope: &Scope, member: Option<&str>, sums: &mut Sums) -> Option<Vec<Cut>> {
        let firm = scope.by.as_deref() == Some("firm");
        if self.unreadable(linear, scope).is_some() || (firm && member.is_some()) {
            return Some(Vec::new());
        }
        let parts = by_condition(linear);
        let mut all = Vec::new();
        for part in &parts {
            all.extend(self.cuts_of_part(part, scope, member, sums)?);
        }
        if parts.len() > 1 {
            all.push(Cut { table: Table::Members(sums.place(linear, scope)), of: cell("") });
        }
        Some(all)
    }

    /// Of a sum whose terms are all of the same units.
    fn cuts_of_part(&self, linear: &Linear, scope: &Scope, member: Option<&str>, sums: &mut Sums) -> Option<Vec<Cut>> {
        let everybody = condition(linear) == &Cond::True || linear.ordered;
        match (self.lies(&scope.area), &scope.by) {
            (Lies::Whole, None) if everybody => Some(vec![Cut { table: Table::Members(sums.place(linear, scope)), of: cell("") }]),
            (Lies::Whole, None) => Some(self.cuts_of_condition(linear, scope, sums)),
            (Lies::Whole, Some(by)) if everybody => self.by_members(linear, scope, by, sums).map(|table| {
                let of = member.map_or(Of::Every, cell);
                vec![Cut { table, of }]
            }),
            (Lies::Within, None) if everybody => {
                let parent = self.parent(&scope.area)?;
                let of = cell(&scope.area);
                let within = Scope { area: parent.clone(), by: Some("area".to_owned()), ..scope.clone() };
                Some(vec![Cut { table: Table::Areas(sums.place(linear, &within), parent), of }])
            }
            (Lies::Around(area, itself), None) if itself || everybody => {
                let around = Scope { area: area.clone(), by: Some("area".to_owned()), ..scope.clone() };
                let (part, whole) = (sums.place(linear, &around), sums.place(&unconditional(linear), &around));
                Some(vec![Cut { table: Table::Around(part, whole, self.whole(&area)), of: Of::Every }])
            }
            _ => None,
        }
    }

    /// A sum over some units only is a part of that over all of them, and where a list says which, the sum of its classes.
    fn cuts_of_condition(&self, linear: &Linear, scope: &Scope, sums: &mut Sums) -> Vec<Cut> {
        let whole = unconditional(linear);
        let parted = Table::Parted(sums.place(linear, scope), sums.place(&whole, scope));
        let mut all = vec![Cut { table: parted, of: cell(IN) }];
        if let Some((list, classes)) = self.classes_of(condition(linear))
            && let Some(table) = self.by_members(&whole, scope, &list, sums)
        {
            all.push(Cut { table, of: Of::Cells(classes) });
        }
        all
    }

    /// A sum by the members of a dimension; nothing of lists side by side, which have units in common.
    fn by_members(&self, linear: &Linear, scope: &Scope, by: &str, sums: &mut Sums) -> Option<Table> {
        if by.contains(BESIDE) {
            return None;
        }
        let whole = Scope { by: None, ..scope.clone() };
        Some(match self.groups(by) {
            Some(groups) => {
                Table::Classes(groups.into_iter().map(|(name, filter)| (name, sums.place(&linear.restricted(&filter), &whole))).collect())
            }
            None => {
                let place = sums.place(linear, &Scope { by: Some(by.to_owned()), ..whole });
                if methodology::split(by).0 == "industry" { Table::Industries(place) } else { Table::Members(place) }
            }
        })
    }

    /// The list that a condition names classes of and nothing else, with the classes in which it holds; only of a list whose
    /// classes have nothing in common.
    fn classes_of(&self, condition: &Cond) -> Option<(String, BTreeSet<String>)> {
        let mut named = BTreeSet::new();
        cond_classes(condition, &mut named);
        let list = self.catalogue.classifications.get(&named.into_iter().next()?.0)?;
        if !(list.partition || list.classes.len() == 1) {
            return None;
        }
        let all = list.classes.keys().map(String::as_str).chain([OTHER]);
        let held = all.map(|class| Some((class, holds(condition, &list.id, class)?))).collect::<Option<Vec<_>>>()?;
        let held = held.into_iter().filter(|(_, holds)| *holds).map(|(class, _)| class.to_owned());
        Some((list.id.clone(), held.collect()))
    }

    fn parent(&self, area: &str) -> Option<String> {
        self.catalogue.areas.get(area)?.parent.clone()
    }

    /// An area with all it lies in, the nearest first.
    fn up(&self, area: &str) -> Vec<String> {
        let mut all = vec![area.to_owned()];
        while let Some(parent) = self.parent(&all[all.len() - 1]).filter(|parent| !all.contains(parent)) {
            all.push(parent);
        }
        all
    }

    /// The area that is the whole: the packs' default, or where there is none the widest.
    fn whole(&self, area: &str) -> String {
        let widest = || self.up(area).pop().unwrap_or_default();
        self.catalogue.default_area.clone().unwrap_or_else(widest)
    }

    fn lies(&self, area: &str) -> Lies {
        let whole = self.whole(area);
        let around = self.up(&whole);
        match self.parent(area) {
            _ if area == whole => Lies::Whole,
            _ if around.iter().any(|one| one == area) => Lies::Around(area.to_owned(), true),
            Some(parent) if parent == whole => Lies::Within,
            Some(parent) if around.contains(&parent) => Lies::Around(parent, false),
            _ => Lies::Elsewhere,
        }
    }
}

/// What a shape is beneath factors and changes.
fn inner(shape: &Shape) -> &Shape {
    match shape {
        Shape::Growth(of) | Shape::Scaled(of, ..) => inner(of),
        other => other,
    }
}

/// The condition of the first term.
fn condition(linear: &Linear) -> &Cond {
    static EVERYBODY: Cond = Cond::True;
    linear.parts.first().map_or(&EVERYBODY, |part| &part.filter)
}

/// The same sum over everybody.
fn unconditional(linear: &Linear) -> Linear {
    let parts = linear.parts.iter().cloned().map(|part| Part { filter: Cond::True, ..part });
    Linear { parts: parts.collect(), ordered: linear.ordered }
}

/// The terms of a sum by the units they are of.
fn by_condition(linear: &Linear) -> Vec<Linear> {
    let mut all: Vec<Linear> = Vec::new();
    for part in &linear.parts {
        match all.iter_mut().find(|one| condition(one) == &part.filter) {
            Some(one) => one.parts.push(part.clone()),
            None => all.push(Linear { parts: vec![part.clone()], ordered: linear.ordered }),
        }
    }
    all
}

/// Whether a condition holds of a unit that is in one class of a list; nothing where it asks for anything else.
fn holds(condition: &Cond, list: &str, of: &str) -> Option<bool> {
    let both = |a: &Cond, b: &Cond| Some((holds(a, list, of)?, holds(b, list, of)?));
    match condition {
        Cond::True => Some(true),
        Cond::InClass { classification, class } => (classification == list).then_some(class == of),
        Cond::And(a, b) => both(a, b).map(|(a, b)| a && b),
        Cond::Or(a, b) => both(a, b).map(|(a, b)| a || b),
        Cond::Not(a) => holds(a, list, of).map(|a| !a),
        Cond::Attribute { .. } | Cond::Compare(..) => None,
    }
}

/// Whether a sum counts units, or puts their values in order: then nobody's part of it is large.
pub(super) fn counts(linear: &Linear) -> bool {
    linear.ordered || linear.parts.iter().all(|part| matches!(part.amount, Amount::Filed(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(name: &str) -> Cond {
        Cond::InClass { classification: "c".to_owned(), class: name.to_owned() }
    }

    #[test]
    fn a_condition_of_classes_says_which() {
        let either = Cond::Or(Box::new(class("a")), Box::new(class("b")));
        let neither = Cond::Not(Box::new(either.clone()));
        let asked = |condition: &Cond| ["a", "b", OTHER].map(|of| holds(condition, "c", of));
        assert_eq!(asked(&either), [Some(true), Some(true), Some(false)]);
        assert_eq!(asked(&neither), [Some(false), Some(false), Some(true)]);
        let street = Cond::Attribute { name: "street".to_owned(), value: "x".to_owned() };
        assert_eq!(holds(&Cond::And(Box::new(class("a")), Box::new(street)), "c", "a"), None);
    }
}
