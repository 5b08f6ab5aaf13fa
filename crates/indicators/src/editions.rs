//! By which edition and which lists a figure groups units: those in force for its period hold for both its years.

use crate::engine::Engine;
use crate::question::Question;
use crate::shape::linears;
use methodology::catalogue::{Correspondence, Nomenclature};
use std::collections::BTreeSet;

impl Engine {
    /// Ids of the editions and lists by which a figure groups units, and of the correspondences between the editions
    /// asked for and those of the register.
    pub(crate) fn classified_by(&self, q: &Question<'_>) -> Vec<String> {
        let editions = self.asked(q).into_iter().map(str::to_owned);
        let tables = self.translated_by(q).into_iter().map(|table| table.id.clone());
        editions.chain(self.lists(q)).chain(tables).collect()
    }

    /// The correspondences in force between the editions asked for and those of the register.
    pub(crate) fn translated_by(&self, q: &Question<'_>) -> Vec<&Correspondence> {
        let (asked, registered) = (self.asked(q), self.registered(q));
        let between = |a: &str, b: &str| asked.contains(a) && registered.contains(b);
        let leads = |t: &&Correspondence| between(&t.from_codes, &t.to_codes) || between(&t.to_codes, &t.from_codes);
        self.catalogue.correspondences.values().filter(|t| t.in_force(q.scope.period.last_day())).filter(leads).collect()
    }

    fn lists(&self, q: &Question<'_>) -> BTreeSet<String> {
        let named = linears(&q.shape).into_iter().flat_map(|l| l.classes()).map(|(id, _)| id);
        let by = q.scope.by.iter().filter(|by| self.catalogue.classifications.contains_key(*by)).cloned();
        named.chain(by).collect()
    }

    /// The editions in which industries are asked.
    fn asked(&self, q: &Question<'_>) -> BTreeSet<&str> {
        let day = q.scope.period.last_day();
        let of_lists = self.lists(q).into_iter().filter_map(|id| self.catalogue.classifications.get(&id)?.nomenclature.as_deref());
        let with_edition = of_lists.filter_map(|id| self.catalogue.nomenclatures.get(id)).filter(|n| n.edition.is_some());
        let rates = linears(&q.shape).into_iter().flat_map(|l| l.tables()).filter_map(|_| self.catalogue.edition_on(day));
        let conditions = linears(&q.shape).into_iter().flat_map(|l| l.attributes());
        let dimensions = conditions.chain(q.scope.by.clone()).filter_map(|name| self.catalogue.edition_of(&name, day));
        with_edition.chain(rates).chain(dimensions).map(|n: &Nomenclature| n.id.as_str()).collect()
    }

    /// The editions that the register's codes may be of.
    fn registered(&self, q: &Question<'_>) -> BTreeSet<&str> {
        if !self.catalogue.declares_editions() {
            return self.catalogue.edition_on(q.scope.period.last_day()).map(|n| n.id.as_str()).into_iter().collect();
        }
        self.catalogue.editions.values().flat_map(|e| e.codes.values()).map(String::as_str).collect()
    }
}
