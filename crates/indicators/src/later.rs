//! What became known only later of the facts behind figures.

use crate::engine::Engine;
use crate::evaluate::Scope;
use crate::explain::FilingLine;
use crate::linear::{Amount, Linear};
use crate::panels::Panels;
use crate::population::{First, Telling};
use crate::question::Question;
use crate::request::{Request, RequestError};
use crate::shape::linears;
use crate::sums::Sums;
use crate::tally::words;
use figures::{FigureId, Moment, Period};
use ledger::FactRecord;
use std::collections::{BTreeMap, BTreeSet};

type Items = BTreeSet<String>;

impl Engine {
    /// Facts behind a figure that became known only after the moment: what would change it.
    pub async fn known_later(&self, id: &FigureId, as_of: Moment) -> Result<Vec<FilingLine>, RequestError> {
        let lines = self.known_later_of(std::slice::from_ref(id), as_of).await?.pop();
        lines.unwrap_or_else(|| Ok(Vec::new()))
    }

    /// The same of many figures, in the order of their ids; the book is read once for all of them.
    ///
    /// # Errors
    /// Outside when the book could not be read; for one figure when it has no answer.
    pub async fn known_later_of(
        &self,
        ids: &[FigureId],
        as_of: Moment,
    ) -> Result<Vec<Result<Vec<FilingLine>, RequestError>>, RequestError> {
        let questions: Vec<_> = ids.iter().map(|id| self.question(&Request::of(id, as_of))).collect();
        let known: Vec<&Question<'_>> = questions.iter().filter_map(|q| q.as_ref().ok()).collect();
        let units = self.units_of(&known, as_of).await?;
        let known: Vec<_> = known.into_iter().zip(units).collect();
        let mut lines = self.later_than(&known, as_of).await?.into_iter();
        drop(known);
        Ok(questions.into_iter().map(|q| q.map(|_| lines.next().unwrap_or_default())).collect())
    }

    /// The units in any part of the panels of each question, whichever members they are of.
    async fn units_of(&self, questions: &[&Question<'_>], as_of: Moment) -> Result<Vec<BTreeSet<String>>, RequestError> {
        let mut sums = Sums::default();
        let mut place = |q: &Question<'_>| -> Vec<usize> {
            let whole = |area| Scope { area, by: None, ..q.scope.clone() };
            self.sums(q).into_iter().map(|(linear, area)| sums.place(&linear, &whole(area))).collect()
        };
        let places: Vec<Vec<usize>> = questions.iter().map(|q| place(q)).collect();
        let reading = self.read(&sums, as_of, false).await?;
        let mut panels = Panels::new(self, &sums, &reading);
        let mut units = BTreeMap::new();
        for place in sums.in_order() {
            let of = panels.rows(place)?.iter().flat_map(|rows| words(rows, "unit")).collect::<BTreeSet<String>>();
            units.insert(place, of);
        }
        let all = |places: &Vec<usize>| places.iter().filter_map(|p| units.get(p)).flatten().cloned().collect();
        Ok(places.iter().map(all).collect())
    }

    /// The later facts of the units of each question.
    async fn later_than(
        &self,
        questions: &[(&Question<'_>, BTreeSet<String>)],
        as_of: Moment,
    ) -> Result<Vec<Vec<FilingLine>>, RequestError> {
        let mut wanted: BTreeMap<String, (Items, BTreeSet<String>)> = BTreeMap::new();
        for (q, _) in questions {
            for (form, items) in self.read_by(q) {
                let periods = self.periods_of(q, &form);
                let form = wanted.entry(form).or_default();
                form.0.extend(items);
                form.1.extend(periods);
            }
        }
        let shown = self.shown_later(questions, as_of).await?;
        let mut later = BTreeMap::new();
        for (form, (items, periods)) in wanted {
            let (items, periods): (Vec<String>, Vec<String>) = (items.into_iter().collect(), periods.into_iter().collect());
            let facts = self.ledger.known_after(&form, &items, &periods, as_of).await?;
            later.insert(form, facts);
        }
        Ok(questions.iter().map(|(q, units)| self.theirs(q, units, &later, &shown)).collect())
    }

    fn theirs(
        &self,
        q: &Question<'_>,
        units: &BTreeSet<String>,
        later: &BTreeMap<String, Vec<FactRecord>>,
        shown: &[FactRecord],
    ) -> Vec<FilingLine> {
        let line = |fact: FactRecord| (fact.id, FilingLine { role: "later", fact });
        let mut found = BTreeMap::new();
        for (form, items) in self.read_by(q) {
            let periods = self.periods_of(q, &form);
            let ours = |f: &&FactRecord| units.contains(&f.unit) && items.contains(&f.item) && periods.contains(&f.period);
            let facts = later.get(&form).into_iter().flatten().filter(ours);
            found.extend(facts.cloned().map(line));
            let sheets = self.sheets(q, &form);
            let ours = |f: &&FactRecord| f.form == form && units.contains(&f.unit) && sheets.contains(&f.period);
            found.extend(shown.iter().filter(ours).cloned().map(line));
        }
        found.into_values().collect()
    }

    /// The later facts of some units behind a question, by id: counted, and told of the first.
    pub(crate) async fn later_told(
        &self,
        q: &Question<'_>,
        units: &BTreeSet<String>,
        as_of: Moment,
        telling: &Telling,
    ) -> Result<First<FilingLine>, RequestError> {
        let mut ids = BTreeSet::new();
        for (form, items) in self.read_by(q).into_iter().filter(|_| !units.is_empty()) {
            let items: Vec<String> = items.into_iter().collect();
            let found = self.ledger.units_known_after(&form, &items, &self.periods_of(q, &form), as_of).await?;
            ids.extend(found.into_iter().filter(|(_, unit)| units.contains(unit)).map(|(id, _)| id));
            let sheets: Vec<String> = self.sheets(q, &form).into_iter().collect();
            let shown = self.ledger.first_known_after(&form, &sheets, as_of).await?;
            ids.extend(shown.into_iter().filter(|(_, (unit, _))| units.contains(unit)).map(|(id, _)| id));
        }
        let all = ids.len();
        let told = self.facts_told(ids.into_iter().take(telling.of(all)).collect()).await?;
        Ok(First { told: told.into_iter().map(|fact| FilingLine { role: "later", fact }).collect(), all })
    }

    /// The sheets of a form by which units turn out to have filed for the base of a change, though no value is read of them:
    /// such units are continuing then, or gone.
    fn sheets(&self, q: &Question<'_>, form: &str) -> BTreeSet<String> {
        let read = self.periods_of(q, form);
        let base = q.scope.against.base(q.scope.period);
        let sheets = self.catalogue.forms.get(form).filter(|_| q.is_change()).map(|f| f.filed_as(base)).unwrap_or_default();
        sheets.iter().map(Period::to_string).filter(|sheet| !read.contains(sheet)).collect()
    }

    /// One fact of each such sheet that became known later, of the questions of many, by id.
    async fn shown_later(&self, questions: &[(&Question<'_>, BTreeSet<String>)], as_of: Moment) -> Result<Vec<FactRecord>, RequestError> {
        let mut wanted: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (q, _) in questions {
            for (form, _) in self.read_by(q) {
                let sheets = self.sheets(q, &form);
                wanted.entry(form).or_default().extend(sheets);
            }
        }
        let mut ids = Vec::new();
        for (form, sheets) in wanted {
            let sheets: Vec<String> = sheets.into_iter().collect();
            ids.extend(self.ledger.first_known_after(&form, &sheets, as_of).await?.into_keys());
        }
        Ok(self.ledger.facts_by_id(&ids).await?)
    }

    pub(crate) fn read_by(&self, q: &Question<'_>) -> Vec<(String, Items)> {
        linears(&q.shape).into_iter().flat_map(|linear| self.items(linear)).collect()
    }
}

impl Engine {
    /// The periods that a question reads of a form, as they are filed.
    pub(crate) fn periods_of(&self, q: &Question<'_>, form: &str) -> Vec<String> {
        let base = q.scope.against.base(q.scope.period);
        let both = if q.is_change() { vec![q.scope.period, base] } else { vec![q.scope.period] };
        let of = |linear: &Linear| both.iter().flat_map(|p| self.filed_for(form, linear, *p)).collect::<Vec<Period>>();
        let linears: Vec<_> = linears(&q.shape).into_iter().filter(|l| l.items().contains_key(form)).collect();
        let mut read: BTreeSet<String> = linears.iter().flat_map(|l| of(l)).map(|p| p.to_string()).collect();
        // Who filed is counted by any sheet that shows it.
        let counted = linears.iter().flat_map(|l| &l.parts).any(|part| matches!(&part.amount, Amount::Filed(counted) if counted == form));
        let sheets = |p: &Period| self.catalogue.forms.get(form).map(|f| f.filed_as(*p)).unwrap_or_default();
        read.extend(both.iter().filter(|_| counted).flat_map(sheets).map(|p| p.to_string()));
        read.into_iter().collect()
    }
}
