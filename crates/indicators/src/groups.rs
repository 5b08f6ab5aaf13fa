//! The groups of a dimension that are conditions: the classes of a classification, or several lists side by side.

use crate::engine::Engine;
use methodology::catalogue::Classification;
use methodology::formula::ast::Cond;

/// What stands between the lists of a dimension made of several.
pub const BESIDE: char = '+';

/// What is in none of the groups.
pub const OTHER: &str = "other";

impl Engine {
    /// A condition per group of a dimension and one for what is in none; nothing for a dimension of the register.
    pub(crate) fn groups(&self, by: &str) -> Option<Vec<(String, Cond)>> {
        let classes = |id: &str| self.catalogue.classifications.get(id);
        let mut groups: Vec<(String, Cond)> = match by.contains(BESIDE) {
            true => by.split(BESIDE).map(|id| Some((id.to_owned(), any(each(classes(id)?))?))).collect::<Option<_>>()?,
            false => each(classes(by)?),
        };
        if let Some(any) = any(groups.clone()) {
            groups.push((OTHER.to_owned(), Cond::Not(Box::new(any))));
        }
        Some(groups)
    }
}

fn each(classification: &Classification) -> Vec<(String, Cond)> {
    let class = |name: &String| Cond::InClass { classification: classification.id.clone(), class: name.clone() };
    classification.classes.keys().map(|name| (name.clone(), class(name))).collect()
}

fn any(groups: Vec<(String, Cond)>) -> Option<Cond> {
    groups.into_iter().map(|(_, c)| c).reduce(|a, b| Cond::Or(Box::new(a), Box::new(b)))
}
