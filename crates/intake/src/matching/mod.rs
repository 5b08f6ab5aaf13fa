//! Who is meant by a name on a sheet.
//!
//! `methodology::names` folds typing habits, takes a name to its core, says which names of the register are
//! worth a comparison and compares; `issues` says what came of it. Only a name that one unit bore is
//! a unit; whatever is merely near is a candidate, and a person decides.

mod issues;

use crate::article::fold;
use crate::registry::{Dated, Registry};
use figures::{CreditCode, Text};
use jiff::civil::Date;
use methodology::names::{Index, LegalForms, Name, leaves_out, likeness};
use std::collections::BTreeMap;

/// So many candidates are named.
const MOST: usize = 5;
/// The likeness of a name that several units bore, in per cent: more there is not.
const SHARED: u8 = 99;

/// All names of a register, folded once.
#[derive(Debug, Clone)]
pub struct Matcher<'r> {
    registry: &'r Registry,
    forms: LegalForms,
    held: Vec<Held<'r>>,
    /// Numbers in `held` by the whole folded name.
    whole: BTreeMap<String, Vec<usize>>,
    index: Index,
}

/// A name a unit has, had or will have.
#[derive(Debug, Clone)]
struct Held<'r> {
    unit: &'r CreditCode,
    row: &'r Dated,
    name: Name,
}

/// Who is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// The only unit of that name on the day, or the only one that ever bore it.
    Exact(CreditCode),
    /// Units whose names are near, or the several that bore it; the nearest first, at most five.
    Candidates(Vec<Candidate>),
    /// Nobody.
    None,
}

/// A unit that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The unit.
    pub unit: CreditCode,
    /// Its name on the day.
    pub name: String,
    /// How near the names are, in per cent; never a hundred.
    pub confidence: u8,
    /// In what way they differ.
    pub why: Text,
}

impl<'r> Matcher<'r> {
    /// Reads all names of a register. `legal_forms` are the endings a short name leaves out, as the catalogue
    /// has them.
    pub fn new(registry: &'r Registry, legal_forms: &[String]) -> Self {
        let forms = LegalForms::new(legal_forms);
        let mut matcher = Matcher { registry, forms, held: Vec::new(), whole: BTreeMap::new(), index: Index::default() };
        for (unit, held) in registry.units() {
            held.values("name").iter().for_each(|row| matcher.add(unit, row));
        }
        matcher
    }

    /// A name in simplified script, ready to be compared.
    fn read(&self, name: &str) -> Name {
        self.forms.read(&fold::fold(name).into_iter().collect::<String>())
    }

    fn add(&mut self, unit: &'r CreditCode, row: &'r Dated) {
        let name = self.read(&row.value);
        self.whole.entry(name.full.clone()).or_default().push(self.held.len());
        self.index.add(&name);
        self.held.push(Held { unit, row, name });
    }

    /// Who is meant by a name on a day.
    pub fn find(&self, name: &str, day: Date) -> Match {
        let asked = self.read(name);
        if asked.full.is_empty() {
            return Match::None;
        }
        let bearers = self.bearers(&asked, day);
        match bearers.as_slice() {
            [] => self.near(&asked, day),
            [one] => Match::Exact(one.unit.clone()),
            several => nearest(several.iter().map(|held| self.candidate(held, SHARED, &shared(), day))),
        }
    }

    /// Whether a text is a unit's name, or near enough to one to be meant as it.
    pub fn is_name(&self, text: &str, day: Date) -> bool {
        self.find(text, day) != Match::None
    }

    /// Why a name that is not the one in force on the day was taken for its unit: 曾用名, until when.
    pub fn why(&self, name: &str, day: Date) -> Option<Text> {
        let bearers = self.bearers(&self.read(name), day);
        bearers.iter().find(|held| !self.in_force(held, day)).and_then(|held| self.former(held, day))
    }

    /// The name of a unit on a day.
    fn name(&self, unit: &CreditCode, day: Date) -> Option<&'r str> {
        self.registry.unit(unit)?.name_at(day)
    }

    /// Whether a unit bears a name on a day, brackets, script and spaces aside.
    fn bears(&self, unit: &CreditCode, name: &str, day: Date) -> bool {
        self.name(unit, day).is_some_and(|held| self.read(held).full == self.read(name).full)
    }

    fn in_force(&self, held: &Held<'_>, day: Date) -> bool {
        self.name(held.unit, day) == Some(held.row.value.as_str())
    }

    /// The unit that bears the name on the day; else each that ever did, once.
    fn bearers(&self, asked: &Name, day: Date) -> Vec<&Held<'r>> {
        let held = self.whole.get(&asked.full).into_iter().flatten().filter_map(|at| self.held.get(*at));
        let mut all: Vec<&Held<'r>> = held.collect();
        all.sort_by_key(|held| (held.unit, !self.in_force(held, day)));
        all.dedup_by_key(|held| held.unit);
        let now: Vec<&Held<'r>> = all.iter().copied().filter(|held| self.in_force(held, day)).collect();
        if now.len() == 1 { now } else { all }
    }

    fn near(&self, asked: &Name, day: Date) -> Match {
        let short = self.index.holding(asked).filter(|at| self.held.get(*at).is_some_and(|held| leaves_out(asked, &held.name)));
        let mut worth = self.index.sharing(asked);
        worth.extend(short);
        nearest(worth.into_iter().filter_map(|at| {
            let held = self.held.get(at)?;
            let (confidence, kin) = likeness(asked, &held.name)?;
            Some(self.candidate(held, confidence, &kin.words(), day))
        }))
    }

    fn candidate(&self, held: &Held<'_>, confidence: u8, why: &Text, day: Date) -> Candidate {
        let name = self.name(held.unit, day).unwrap_or(&held.row.value).to_owned();
        let why = match self.former(held, day) {
            Some(former) => Text::new(format!("{}；{}", former.zh, why.zh), format!("{}; {}", former.en, why.en)),
            None => why.clone(),
        };
        Candidate { unit: held.unit.clone(), name, confidence, why }
    }

    /// What a name is that is not in force: a former one, until when, or a later one, since when.
    fn former(&self, held: &Held<'_>, day: Date) -> Option<Text> {
        if self.in_force(held, day) {
            return None;
        }
        let (name, from) = (&held.row.value, held.row.from);
        if from > day {
            return Some(Text::new(format!("“{name}”自 {from} 起使用"), format!("`{name}` is its name since {from}")));
        }
        let until = self.ended(held).and_then(|end| end.yesterday().ok());
        let (zh, en) = until.map_or_else(Default::default, |last| (format!("，用至 {last}"), format!(", valid until {last}")));
        Some(Text::new(format!("曾用名“{name}”{zh}"), format!("its former name `{name}`{en}")))
    }

    /// The first day on which the name no longer held: its own end, or the next name.
    fn ended(&self, held: &Held<'_>) -> Option<Date> {
        let names = self.registry.unit(held.unit).map_or(&[][..], |unit| unit.values("name"));
        let next = names.iter().map(|row| row.from).filter(|from| *from > held.row.from).min();
        held.row.until.into_iter().chain(next).min()
    }
}

/// One candidate a unit, the nearest first.
fn nearest(candidates: impl Iterator<Item = Candidate>) -> Match {
    let mut all: Vec<Candidate> = candidates.collect();
    all.sort_by(|a, b| a.unit.cmp(&b.unit).then(b.confidence.cmp(&a.confidence)));
    all.dedup_by(|a, b| a.unit == b.unit);
    all.sort_by(|a, b| b.confidence.cmp(&a.confidence).then(a.unit.cmp(&b.unit)));
    all.truncate(MOST);
    if all.is_empty() { Match::None } else { Match::Candidates(all) }
}

fn shared() -> Text {
    Text::new("不止一个单位用过这个名称", "more than one unit bore the name")
}
