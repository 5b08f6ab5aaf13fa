//! Leads that may be one and the same: by credit code, by name, by a name that is near.

use super::Lead;
use figures::Text;
use methodology::names::{Index, Kin, LegalForms, Name, leaves_out, likeness};
use std::collections::{BTreeMap, BTreeSet};

/// Two leads that may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Places of the two among those given, the lesser first.
    pub leads: (usize, usize),
    /// What their names have in common.
    pub names: Option<Alike>,
    /// What their codes say.
    pub codes: Codes,
}

/// In what way two names are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alike {
    /// The same but for width, case, spaces and the kind of brackets.
    Same,
    /// Near, in per cent, and in what way.
    Near(u8, Kin),
}

/// What two credit codes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Codes {
    /// They are the same.
    Same,
    /// They differ.
    Differ,
    /// One of the leads has none.
    Unknown,
}

/// The pairs of leads that may be one, in the order of their places. The same code always is one; names say so unless the
/// codes are known to differ, when only the very same name does.
pub fn duplicates(leads: &[Lead], legal_forms: &[String], alike: u8) -> Vec<Pair> {
    let forms = LegalForms::new(legal_forms);
    let names: Vec<Name> = leads.iter().map(|lead| forms.read(&lead.name)).collect();
    worth(leads, &names).into_iter().filter_map(|both| pair(leads, &names, both, alike)).collect()
}

/// The pairs that are worth a comparison: names that share characters, an abbreviation, the same code.
fn worth(leads: &[Lead], names: &[Name]) -> BTreeSet<(usize, usize)> {
    let mut index = Index::default();
    names.iter().for_each(|name| index.add(name));
    let mut by_code: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut pairs = BTreeSet::new();
    for (at, name) in names.iter().enumerate() {
        let short = index.holding(name).filter(|other| leaves_out(name, &names[*other]));
        let coded = code(&leads[at]).map(|code| by_code.entry(code).or_default());
        let others: Vec<usize> =
            index.sharing(name).into_iter().chain(short).chain(coded.iter().flat_map(|same| same.iter().copied())).collect();
        pairs.extend(others.into_iter().filter(|other| *other != at).map(|other| (at.min(other), at.max(other))));
        coded.into_iter().for_each(|same| same.push(at));
    }
    pairs
}

fn pair(leads: &[Lead], names: &[Name], (first, second): (usize, usize), alike: u8) -> Option<Pair> {
    let codes = codes(&leads[first], &leads[second]);
    let names = common(&names[first], &names[second], alike);
    let one = match codes {
        Codes::Same => true,
        Codes::Unknown => names.is_some(),
        Codes::Differ => names == Some(Alike::Same),
    };
    one.then_some(Pair { leads: (first, second), names, codes })
}

fn common(first: &Name, second: &Name, alike: u8) -> Option<Alike> {
    if first.full.is_empty() || second.full.is_empty() {
        return None;
    }
    if first.full == second.full {
        return Some(Alike::Same);
    }
    // An abbreviation is one of either name.
    let both = [likeness(first, second), likeness(second, first)];
    let (percent, kin) = both.into_iter().flatten().max_by_key(|(percent, _)| *percent)?;
    (percent >= alike).then_some(Alike::Near(percent, kin))
}

fn codes(first: &Lead, second: &Lead) -> Codes {
    match (code(first), code(second)) {
        (Some(a), Some(b)) if a == b => Codes::Same,
        (Some(_), Some(_)) => Codes::Differ,
        _ => Codes::Unknown,
    }
}

/// A code as it is compared: without spaces, in capitals.
fn code(lead: &Lead) -> Option<String> {
    let code: String = lead.code.as_deref()?.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect();
    (!code.is_empty()).then_some(code)
}

impl Pair {
    /// Why the two may be one, in words.
    pub fn why(&self) -> Text {
        let names = self.names.map(|names| match names {
            Alike::Same => Text::new("名称相同", "the same name"),
            Alike::Near(percent, kin) => {
                let words = kin.words();
                Text::new(format!("名称相近 {percent}%：{}", words.zh), format!("names {percent}% alike: {}", words.en))
            }
        });
        let codes = match self.codes {
            Codes::Same => Some(Text::new("信用代码相同", "the same credit code")),
            Codes::Differ => Some(Text::new("信用代码不同", "the credit codes differ")),
            Codes::Unknown => None,
        };
        let all: Vec<Text> = codes.into_iter().chain(names).collect();
        let join = |part: fn(&Text) -> &str, by: &str| all.iter().map(part).collect::<Vec<_>>().join(by);
        Text::new(join(|t| &t.zh, "；"), join(|t| &t.en, "; "))
    }
}
