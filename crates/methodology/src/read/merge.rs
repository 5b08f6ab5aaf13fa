//! Puts sound definitions together into one catalogue.

use super::convert::{self, text, words};
use super::{Definition, bulletins, cards, chains, editions, edits, examples, forms, ladders, panels, records, wording};
use crate::catalogue::{Catalogue, Pack};

/// The catalogue without formulas.
pub fn merge(definitions: &[Definition<'_>]) -> Catalogue {
    let mut catalogue = Catalogue { zone: "Asia/Shanghai".to_owned(), ..Catalogue::default() };
    for definition in definitions.iter().filter(|d| d.sound) {
        add(definition, &mut catalogue);
    }
    definitions.iter().filter(|d| d.sound && d.kind == "tolerance").for_each(|d| edits::tolerate(d, &mut catalogue));
    panels::borrow(&mut catalogue.panels);
    catalogue.packs = in_load_order(std::mem::take(&mut catalogue.packs));
    catalogue
}

fn add(d: &Definition<'_>, into: &mut Catalogue) {
    let id = d.id.clone();
    match d.kind {
        "pack" => {
            into.packs.push(convert::pack(d));
            into.default_area = d.node.text_of("default_area").map(str::to_owned).or(into.default_area.take());
        }
        "form" => into.forms.extend(forms::form(d).map(|f| (id, f))),
        "category" => drop(into.categories.insert(id, cards::category(d))),
        "indicator" => into.indicators.extend(convert::indicator(d).map(|i| (id, i))),
        "headings" => forms::headings(d, &mut into.headings),
        "nomenclature" => drop(into.nomenclatures.insert(id, forms::nomenclature(d))),
        "classification" => drop(into.classifications.insert(id, convert::classification(d))),
        "correspondence" => drop(into.correspondences.insert(id, editions::correspondence(d))),
        "edition" => drop(into.editions.insert(id, editions::edition(d))),
        "table" => into.tables.extend(convert::table(d).map(|t| (id, t))),
        "area" => drop(into.areas.insert(id, convert::area(d))),
        "panel" => drop(into.panels.insert(id, panels::panel(d))),
        "resource" => into.resources.extend(panels::resource(d).map(|r| (id, r))),
        "record" => drop(into.records.insert(id, records::kind(d))),
        "tally" => drop(into.tallies.insert(id, records::tally(d))),
        "imputation" => drop(into.imputations.insert(id, convert::imputation(d))),
        "edit" => drop(into.edits.insert(id, edits::edit(d))),
        "chain" => drop(into.chains.insert(id, chains::chain(d))),
        "funnel" => into.funnels.extend(chains::funnel(d).map(|f| (id, f))),
        "title" => drop(into.titles.insert(id, ladders::title(d))),
        "fact" => drop(into.facts.insert(id, ladders::fact(d))),
        "ladder" => drop(into.ladders.insert(id, ladders::ladder(d))),
        "bulletin" => drop(into.bulletins.insert(id, bulletins::bulletin(d))),
        "wording" => into.wording = wording::wording(d),
        "disclosure" => into.disclosure = convert::disclosure(d),
        "pacing" => into.pacing = convert::pacing(d),
        "identifiers" => {
            into.code_exceptions.extend(words(d.node, "code_exceptions"));
            into.legal_forms.extend(words(d.node, "legal_forms"));
        }
        "calendar" => into.zone = text(d.node, "zone"),
        "lexicon" => super::lexicon::read(d, &mut into.lexicon),
        "example" => into.examples.push(examples::example(d)),
        _ => {}
    }
}

/// Packs after those they depend on, by id among equals; what waits for itself comes last.
fn in_load_order(mut waiting: Vec<Pack>) -> Vec<Pack> {
    waiting.sort_by(|a, b| a.id.cmp(&b.id));
    let mut ordered: Vec<Pack> = Vec::new();
    while !waiting.is_empty() {
        let free = |p: &Pack| p.depends_on.iter().all(|need| !waiting.iter().any(|w| w.id == *need));
        let next = waiting.iter().position(free).unwrap_or_default();
        ordered.push(waiting.remove(next));
    }
    ordered
}
