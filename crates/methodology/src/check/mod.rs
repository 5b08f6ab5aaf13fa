//! Rules that need more than one definition, one file each.

mod areas;
mod bulletins;
mod chains;
mod class_codes;
mod classifications;
mod correspondences;
mod derived;
mod editions;
mod edits;
mod example_csv;
mod examples;
mod forms;
mod funnels;
mod indicators;
mod ladders;
mod lexicon;
mod lines;
mod nomenclatures;
mod packs;
mod panels;
mod records;
mod resources;
mod sources;
mod tables;
mod thresholds;
mod tolerances;
mod wording;
mod zone;

pub(crate) use classifications::never_in_force;

use crate::catalogue::Catalogue;
use crate::read::Definition;
use figures::{Issue, Transform};

/// What a rule looks at: a sound definition, all definitions and the catalogue they gave.
pub(crate) struct Case<'a> {
    /// The definition.
    pub definition: &'a Definition<'a>,
    /// All definitions, also those with issues of their own.
    pub all: &'a [Definition<'a>],
    /// The catalogue.
    pub catalogue: &'a Catalogue,
}

impl Case<'_> {
    /// Whether something of this kind and id is written anywhere.
    pub fn declared(&self, kind: &str, id: &str) -> bool {
        self.all.iter().any(|d| d.kind == kind && d.id == id)
    }

    /// Whether an indicator or the growth of one is written anywhere.
    pub fn indicator_declared(&self, id: &str) -> bool {
        self.declared("indicator", id) || self.declared("indicator", Transform::split(id).0)
    }

    /// Whether its source says that it is still wanted, so that it may be empty.
    pub fn is_wanted(&self) -> bool {
        self.definition.node.get("source").and_then(|s| s.text_of("state")) == Some("required")
    }

    /// The ids of a kind.
    pub fn ids<'s>(&'s self, kind: &'s str) -> impl Iterator<Item = &'s str> {
        self.all.iter().filter(move |d| d.kind == kind).map(|d| d.id.as_str())
    }
}

type Rule = fn(&Case<'_>) -> Vec<Issue>;

/// Kind of definition and its rule; an empty kind stands for all.
const RULES: [(&str, Rule); 28] = [
    ("", sources::check),
    ("pack", packs::check),
    ("calendar", zone::check),
    ("area", areas::check),
    ("form", forms::check),
    ("nomenclature", nomenclatures::check),
    ("classification", classifications::check),
    ("correspondence", correspondences::check),
    ("edition", editions::check),
    ("table", tables::check),
    ("panel", panels::check),
    ("resource", resources::check),
    ("record", records::check),
    ("tally", records::tally),
    ("indicator", indicators::check),
    ("indicator", thresholds::check),
    ("edit", edits::check),
    ("tolerance", tolerances::check),
    ("fact", ladders::fact),
    ("ladder", ladders::ladder),
    ("rule", ladders::rule),
    ("wording", wording::check),
    ("chain", chains::check),
    ("funnel", funnels::check),
    ("bulletin", bulletins::check),
    ("lexicon", lexicon::check),
    ("example", examples::check),
    ("example", example_csv::check),
];

/// Everything the rules find; definitions they find fault with are left out of the catalogue.
pub fn rules(definitions: &[Definition<'_>], catalogue: &mut Catalogue) -> Vec<Issue> {
    let mut issues = Vec::new();
    let mut faulty = Vec::new();
    for definition in definitions.iter().filter(|d| d.sound) {
        let case = Case { definition, all: definitions, catalogue };
        let applying = RULES.iter().filter(|(kind, _)| kind.is_empty() || *kind == definition.kind);
        let found: Vec<Issue> = applying.flat_map(|(_, rule)| rule(&case)).collect();
        if !found.is_empty() {
            faulty.push((definition.kind, definition.id.clone()));
        }
        issues.extend(found);
    }
    faulty.iter().for_each(|(kind, id)| leave_out(catalogue, kind, id));
    issues
}

/// Whether a definition says where it comes from as it must; what doesn't is left out, and reported by the rules.
pub fn is_well_sourced<'a>(definition: &'a Definition<'a>, all: &'a [Definition<'a>], catalogue: &'a Catalogue) -> bool {
    sources::check(&Case { definition, all, catalogue }).is_empty()
}

fn leave_out(catalogue: &mut Catalogue, kind: &str, id: &str) {
    match kind {
        "form" => drop(catalogue.forms.remove(id)),
        "category" => drop(catalogue.categories.remove(id)),
        "indicator" => drop(catalogue.indicators.remove(id)),
        "nomenclature" => drop(catalogue.nomenclatures.remove(id)),
        "classification" => drop(catalogue.classifications.remove(id)),
        "correspondence" => drop(catalogue.correspondences.remove(id)),
        "edition" => drop(catalogue.editions.remove(id)),
        "table" => drop(catalogue.tables.remove(id)),
        "area" => drop(catalogue.areas.remove(id)),
        "panel" => drop(catalogue.panels.remove(id)),
        "resource" => drop(catalogue.resources.remove(id)),
        "record" => drop(catalogue.records.remove(id)),
        "tally" => drop(catalogue.tallies.remove(id)),
        "edit" => drop(catalogue.edits.remove(id)),
        "chain" => drop(catalogue.chains.remove(id)),
        "funnel" => drop(catalogue.funnels.remove(id)),
        "title" => drop(catalogue.titles.remove(id)),
        "fact" => drop(catalogue.facts.remove(id)),
        "ladder" => drop(catalogue.ladders.remove(id)),
        "bulletin" => drop(catalogue.bulletins.remove(id)),
        "example" => catalogue.examples.retain(|e| e.name != id),
        _ => {}
    }
}
