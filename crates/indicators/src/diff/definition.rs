//! What differs between two sets of definitions, of those that a figure goes through.

use super::cause::Changed;
use crate::engine::Engine;
use crate::question::Question;
use crate::request::Request;
use crate::shape::linears;
use figures::{Decimal, FigureId, Moment};
use methodology::catalogue::{Catalogue, Classification, Source, Table};
use std::collections::{BTreeMap, BTreeSet};

/// Definitions by kind and id, each as a text that differs when it does.
type Texts = BTreeMap<(&'static str, String), String>;

/// The definitions a figure goes through that the two engines have differently.
pub(super) fn changed(before: &Engine, after: &Engine, id: &FigureId, at: Moment) -> Vec<Changed> {
    let [was, is] = [before, after].map(|engine| engine.definitions_of(id, at));
    let keys: BTreeSet<&(&'static str, String)> = was.keys().chain(is.keys()).collect();
    let text = |of: &Texts, key: &(&'static str, String)| of.get(key).cloned().unwrap_or_default();
    let all = keys.into_iter().map(|key| Changed { kind: key.0, id: key.1.clone(), before: text(&was, key), after: text(&is, key) });
    all.filter(|c| c.before != c.after).collect()
}

impl Engine {
    fn definitions_of(&self, id: &FigureId, at: Moment) -> Texts {
        match self.question(&Request::of(id, at)) {
            Ok(question) => self.texts(&question),
            Err(_) => Texts::new(),
        }
    }

    fn texts(&self, q: &Question<'_>) -> Texts {
        let mut out = Texts::new();
        for id in &q.used {
            out.insert(("indicator", id.clone()), self.indicator_text(q, id));
        }
        for linear in linears(&q.shape) {
            for (form, items) in linear.items() {
                out.extend(items.iter().map(|item| (("item", format!("{form}.{item}")), self.item_text(&form, item))));
            }
            let tables = linear.tables().into_iter();
            out.extend(tables.filter_map(|id| Some((("table", id.clone()), table_text(self.catalogue.tables.get(&id)?)))));
            let classes = linear.classes().into_iter().map(|(id, _)| id).chain(q.scope.by.clone());
            let classes =
                classes.filter_map(|id| Some((("classification", id.clone()), class_text(self.catalogue.classifications.get(&id)?))));
            out.extend(classes);
        }
        out.insert(("area", q.scope.area.clone()), area_text(&self.catalogue, &q.scope.area, &self.within(&q.scope.area)));
        out
    }

    fn indicator_text(&self, q: &Question<'_>, id: &str) -> String {
        let Some(indicator) = self.catalogue.indicators.get(id) else { return String::new() };
        if let Source::Required { .. } = indicator.source {
            return "source: required".to_owned();
        }
        let formula = self.catalogue.formula_at(indicator, q.day);
        formula.map_or(String::new(), |f| format!("{}: {} ({})", f.from, f.text, indicator.measure))
    }

    fn item_text(&self, form: &str, item: &str) -> String {
        let found = self.catalogue.forms.get(form).and_then(|f| f.items.get(item));
        found.map_or(String::new(), |i| i.measure.name().to_owned())
    }
}

fn table_text(table: &Table) -> String {
    let values = |values: &BTreeMap<String, Decimal>| values.iter().map(|(code, v)| format!("{code} {v}")).collect::<Vec<_>>().join(", ");
    table.values.iter().map(|(from, of)| format!("{from}: {}", values(of))).collect::<Vec<_>>().join("; ")
}

fn class_text(of: &Classification) -> String {
    let days = [of.from, of.until].map(|day| day.map_or(String::new(), |d| d.to_string())).join("..");
    let classes = of.classes.iter().map(|(id, class)| {
        let partial = class.partial.iter().map(|code| format!("{code} (partial)"));
        format!("{id}: {}", class.codes.iter().cloned().chain(partial).collect::<Vec<_>>().join(" "))
    });
    format!("{days} {}", classes.collect::<Vec<_>>().join("; ")).trim().to_owned()
}

fn area_text(catalogue: &Catalogue, area: &str, within: &BTreeSet<String>) -> String {
    let parent = catalogue.areas.get(area).and_then(|a| a.parent.clone()).unwrap_or_default();
    format!("{} < {parent}", within.iter().cloned().collect::<Vec<_>>().join(" "))
}
