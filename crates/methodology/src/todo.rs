//! What packs still want: official texts, thresholds, fields of cards, worked examples.

mod ladders;

use crate::catalogue::{Catalogue, Edit, Expectation, Indicator, Panel, Parameter, Reach, ScoreTerm, Scorecard, Source, TermKind};
use figures::{FigureId, Place, Text};
use std::collections::BTreeSet;

/// Something a pack still wants: a definition that is `source: required`, or what an indicator has not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wanted {
    /// Kind of definition, `indicator`; `thresholds`, `card` or `example` of an indicator.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What is wanted; of a card its keys.
    pub note: String,
    /// Where it is defined; only indicators keep their place.
    pub place: Option<Place>,
}

impl Catalogue {
    /// Every definition whose official text is still wanted, by kind and id, then the indicators whose thresholds are, and the
    /// measures of panels.
    pub fn todo(&self) -> Vec<Wanted> {
        let forms = self.forms.values().map(|f| ("form", &f.id, &f.title, &f.source, None));
        let indicators = self.indicators.values().map(|i| ("indicator", &i.id, &i.title, &i.source, Some(&i.place)));
        let lists = self.nomenclatures.values().map(|n| ("nomenclature", &n.id, &n.title, &n.source, None));
        let classes = self.classifications.values().map(|c| ("classification", &c.id, &c.title, &c.source, None));
        let pairs = self.correspondences.values().map(|c| ("correspondence", &c.id, &c.title, &c.source, None));
        let tables = self.tables.values().map(|t| ("table", &t.id, &t.title, &t.source, None));
        let edits = self.edits.values().map(|e| ("edit", &e.id, &e.title, &e.source, None));
        let panels = self.panels.values().map(|p| ("panel", &p.id, &p.title, &p.source, None));
        let resources = self.resources.values().map(|r| ("resource", &r.id, &r.title, &r.source, None));
        let cards = self.scorecards.values().map(|c| ("scorecard", &c.id, &c.title, &c.source, Some(&c.place)));
        let chains = self.chains.values().map(|c| ("chain", &c.id, &c.title, &c.source, Some(&c.place)));
        let funnels = self.funnels.values().map(|f| ("funnel", &f.id, &f.title, &f.source, Some(&f.place)));
        let titles = self.titles.values().map(|t| ("title", &t.id, &t.title, &t.source, Some(&t.place)));
        let ladders = self.ladders.values().map(|l| ("ladder", &l.id, &l.title, &l.source, None));
        let rules = self.rules.values().map(|r| ("rule", &r.id, &r.title, &r.source, Some(&r.place)));
        let all = forms
            .chain(indicators)
            .chain(lists)
            .chain(classes)
            .chain(pairs)
            .chain(tables)
            .chain(panels)
            .chain(resources)
            .chain(edits)
            .chain(cards)
            .chain(chains)
            .chain(funnels)
            .chain(titles)
            .chain(ladders)
            .chain(rules)
            .chain(self.of_boards());
        let texts = all.filter_map(|(kind, id, title, source, place)| wanted(kind, id, title, source, place));
        texts
            .chain(self.edits.values().flat_map(numbers))
            .chain(self.thresholds_wanted())
            .chain(self.measures_wanted())
            .chain(self.scorecards.values().flat_map(of_card))
            .chain(self.rules.values().flat_map(ladders::of_rule))
            .collect()
    }

    /// Indicators whose card is not full, and those without a worked example.
    pub fn unfinished(&self) -> Vec<Wanted> {
        self.cards_not_full().chain(self.without_example()).collect()
    }

    /// Lamps, boards and metrics with their sources.
    fn of_boards(&self) -> impl Iterator<Item = (&'static str, &String, &Text, &Source, Option<&Place>)> {
        let lamps = self.lamps.values().map(|l| ("lamp", &l.id, &l.title, &l.source, Some(&l.place)));
        let boards = self.boards.values().map(|b| ("board", &b.id, &b.title, &b.source, Some(&b.place)));
        lamps.chain(boards).chain(self.metrics.values().map(|m| ("metric", &m.id, &m.title, &m.source, Some(&m.place))))
    }

    fn thresholds_wanted(&self) -> impl Iterator<Item = Wanted> {
        let source = |i: &'_ Indicator| i.thresholds.source.clone();
        self.indicators.values().filter_map(move |i| wanted("thresholds", &i.id, &i.title, &source(i)?, Some(&i.place)))
    }

    /// Measures of panels, each as `zones.rd`, of the panel that says them.
    fn measures_wanted(&self) -> impl Iterator<Item = Wanted> {
        let lent =
            |p: &Panel, id: &str| p.measures_of.as_ref().and_then(|of| self.panels.get(of)).is_some_and(|l| l.measures.contains_key(id));
        let said = self.panels.values().flat_map(|p| p.measures.iter().map(move |(id, m)| (p, id, m)));
        let measures = said.filter(move |(p, id, _)| !lent(p, id)).map(|(p, id, m)| (format!("{}.{id}", p.id), m));
        measures.filter_map(|(id, m)| wanted("measure", &id, &m.title, m.source.as_ref()?, None))
    }

    fn cards_not_full(&self) -> impl Iterator<Item = Wanted> {
        let missing = |i: &Indicator| i.card.missing().join(", ");
        self.indicators.values().filter(move |i| !missing(i).is_empty()).map(move |i| of_indicator("card", i, missing(i)))
    }

    fn without_example(&self) -> impl Iterator<Item = Wanted> {
        let shown = self.indicators_with_example();
        self.indicators.values().filter(move |i| !shown.contains(&i.id)).map(|i| of_indicator("example", i, "expect: figure".to_owned()))
    }

    /// Ids of the indicators whose value, and not only its growth, is worked out in an example.
    pub fn indicators_with_example(&self) -> BTreeSet<String> {
        let expected = self.examples.iter().flat_map(|e| &e.expect);
        let id = |e: &Expectation| match e {
            Expectation::Figure { figure, .. } => figure.parse::<FigureId>().ok().map(|id| id.indicator),
            _ => None,
        };
        expected.filter_map(id).collect()
    }
}

/// The numbers of an edit that are wanted, each as `E27.min_wage`.
fn numbers(edit: &Edit) -> impl Iterator<Item = Wanted> {
    edit.wanted().map(|(name, note)| Wanted {
        kind: "parameter",
        id: format!("{}.{name}", edit.id),
        title: edit.title.clone(),
        note: note.to_owned(),
        place: None,
    })
}

/// The numbers of a card that are wanted, each as `zone.index.rd.weight`, and the terms that are.
fn of_card(card: &Scorecard) -> impl Iterator<Item = Wanted> {
    let of_term = |term: &'_ ScoreTerm| {
        let source = term
            .source
            .as_ref()
            .and_then(|source| wanted("term", &format!("{}.{}", card.id, term.id), &term.title, source, Some(&card.place)));
        let numbers = numbers_of(term).into_iter().filter_map(|(key, number)| Some((key, number.wanted.as_ref()?)));
        let numbers: Vec<Wanted> = numbers.map(|(key, note)| number_of(card, &format!("{}.{key}", term.id), &term.title, note)).collect();
        numbers.into_iter().chain(source).collect::<Vec<_>>()
    };
    let cuts = card.classes.iter().flat_map(|c| &c.grades).filter_map(|grade| match &grade.reach {
        Reach::Upto(cut) | Reach::AtLeast(cut) => Some(number_of(card, &grade.grade, &grade.title, cut.wanted.as_ref()?)),
        Reach::Rest => None,
    });
    let policies =
        card.policies.iter().filter_map(|p| wanted("policy", &format!("{}.{}", card.id, p.id), &p.title, &p.source, Some(&card.place)));
    card.terms.iter().flat_map(of_term).chain(cuts).chain(policies).collect::<Vec<_>>().into_iter()
}

fn number_of(card: &Scorecard, what: &str, title: &Text, note: &str) -> Wanted {
    Wanted {
        kind: "number",
        id: format!("{}.{what}", card.id),
        title: title.clone(),
        note: note.to_owned(),
        place: Some(card.place.clone()),
    }
}

/// The numbers of a term by their key.
fn numbers_of(term: &ScoreTerm) -> Vec<(&'static str, &Parameter)> {
    let leaf = match &term.kind {
        TermKind::Leaf(leaf) => Some(leaf),
        TermKind::Group(_) => None,
    };
    let bounds = leaf.into_iter().flat_map(|l| {
        let n = &l.normalise;
        [("base", &n.base), ("low", &n.low), ("high", &n.high), ("cap", &l.cap), ("floor", &l.floor)]
    });
    let bounds = bounds.filter_map(|(key, number)| Some((key, number.as_ref()?)));
    std::iter::once(("weight", &term.weight)).chain(bounds).collect()
}

fn of_indicator(kind: &'static str, indicator: &Indicator, note: String) -> Wanted {
    Wanted { kind, id: indicator.id.clone(), title: indicator.title.clone(), note, place: Some(indicator.place.clone()) }
}

fn wanted(kind: &'static str, id: &str, title: &Text, source: &Source, place: Option<&Place>) -> Option<Wanted> {
    match source {
        Source::Required { note } => {
            Some(Wanted { kind, id: id.to_owned(), title: title.clone(), note: note.clone(), place: place.cloned() })
        }
        _ => None,
    }
}

impl crate::catalogue::Card {
    /// The keys that are not written. Which way is better need not be said.
    pub fn missing(&self) -> Vec<&'static str> {
        let keys = [
            ("meaning", self.meaning.is_none()),
            ("category", self.category.is_none()),
            ("provider", self.provider.is_none()),
            ("collected", self.collected.is_none()),
        ];
        keys.into_iter().filter(|(_, missing)| *missing).map(|(key, _)| key).collect()
    }
}
