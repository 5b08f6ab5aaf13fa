//! The formulas of a card, with what is wrong in them told where they stand.

use super::layers::Found;
use crate::formula::parse::parse_relation;
use crate::read::Definition;
use crate::score::{Builder, Measured, Operand, Scope, Test};
use figures::Issue;

/// A card while it is read: its operands so far and what is wrong with it.
pub(super) struct Work<'a> {
    pub definition: &'a Definition<'a>,
    pub scope: &'a Scope<'a>,
    operands: Vec<Operand>,
    issues: Vec<Issue>,
}

impl<'a> Work<'a> {
    pub fn new(definition: &'a Definition<'a>, scope: &'a Scope<'a>) -> Self {
        Work { definition, scope, operands: Vec::new(), issues: Vec::new() }
    }

    /// The operands of all formulas, and the issues.
    pub fn done(self) -> (Vec<Operand>, Vec<Issue>) {
        (self.operands, self.issues)
    }

    /// An amount written as a formula.
    pub fn amount(&mut self, found: Found<'_>) -> Option<Measured> {
        self.built(found, |builder, raw| builder.amount(raw))
    }

    /// A condition.
    pub fn test(&mut self, found: Found<'_>) -> Option<Test> {
        self.built(found, |builder, raw| builder.condition(raw))
    }

    fn built<T>(
        &mut self,
        found: Found<'_>,
        build: impl FnOnce(&mut Builder<'a>, &crate::formula::raw::Raw) -> (Option<T>, Vec<crate::formula::Fault>),
    ) -> Option<T> {
        let raw = match parse_relation(found.node.text().unwrap_or_default()) {
            Ok(raw) => raw,
            Err(fault) => {
                self.faults(found, vec![*fault]);
                return None;
            }
        };
        let mut builder = Builder::new(self.scope, std::mem::take(&mut self.operands));
        let (built, faults) = build(&mut builder, &raw);
        self.operands = builder.operands();
        self.faults(found, faults);
        built
    }

    /// Faults are told of the card in which they are written.
    fn faults(&mut self, found: Found<'_>, faults: Vec<crate::formula::Fault>) {
        if found.own {
            self.issues.extend(faults.into_iter().map(|fault| self.definition.fault(found.node, fault)));
        }
    }

    /// An issue at a value; told only of the card in which it is written.
    pub fn issue(&mut self, found: Found<'_>, code: &'static str, says: (String, String), hint: (String, String)) {
        if found.own {
            let issue = self.definition.issue_at(code, found.at, says.0, says.1).hint(hint.0, hint.1);
            // What a card says of all its terms is told once.
            if !self.issues.contains(&issue) {
                self.issues.push(issue);
            }
        }
    }
}
