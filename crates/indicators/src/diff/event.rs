//! Events: what one file told at one moment of one unit, in the order in which it became known.

use crate::assemble::Noted;
use crate::engine::Engine;
use crate::request::RequestError;
use crate::sums::Sums;
use figures::Moment;
use ledger::{FilingArrival, RegisterArrival};
use std::collections::{BTreeMap, BTreeSet};

/// Something that became known, or that came within what was known a year before.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    /// From when a figure may differ by it.
    pub at: Moment,
    /// Whether it was known before, and a year later is known as of a year before: the published base takes it in.
    pub horizon: bool,
    /// The unit it speaks of.
    pub unit: String,
    /// What was told.
    pub what: What,
}

/// What a file told of a unit.
#[derive(Debug, Clone)]
pub(crate) enum What {
    /// Rows of the register.
    Register(Vec<RegisterArrival>),
    /// Columns of a form.
    Sheet(String, Vec<FilingArrival>),
}

impl What {
    /// The first thing it says, by which it is put in order.
    fn first(&self) -> Option<String> {
        match self {
            What::Register(rows) => rows.iter().map(|r| format!("{} {} {}", r.attribute, r.valid_from, r.value)).min(),
            What::Sheet(_, filings) => filings.iter().map(|f| format!("{} {}", f.period, f.role.word())).min(),
        }
    }
}

/// Two moments, each with the moment a year before it. Nothing is known at the first when there is none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub from: Option<(Moment, Moment)>,
    pub to: (Moment, Moment),
}

/// Before anything was known.
const BEGINNING: Moment = Moment::from_micros(i64::MIN);

impl Span {
    /// What was known at the first moment.
    pub fn known(self) -> Moment {
        self.from.map_or(BEGINNING, |(now, _)| now)
    }

    /// What was known a year before it.
    pub fn published(self) -> Moment {
        self.from.map_or(BEGINNING, |(_, year_before)| year_before)
    }
}

/// What is told as one event: moment, whether it was known before, whether a form tells it, unit, form, delivery.
type Key = (Moment, bool, bool, String, String, i64);

/// Events being gathered.
struct Gathered<'a> {
    engine: &'a Engine,
    span: Span,
    /// How many months the base lies before the period.
    months: i32,
    events: BTreeMap<Key, Event>,
}

impl Engine {
    /// What became known in a span of the forms, the periods and the register that a question reads.
    pub(crate) async fn events(&self, noted: &Noted<'_>, sums: &Sums, span: Span) -> Result<Vec<Event>, RequestError> {
        let growth = noted.question.is_change();
        let months = noted.question.scope.period.months_after(noted.question.scope.against.base(noted.question.scope.period));
        let mut gathered = Gathered { engine: self, span, months, events: BTreeMap::new() };
        for form in self.values_of(sums).keys() {
            let (now, base) = self.filed_by(sums, form);
            let last = if growth { base } else { BTreeSet::new() };
            let all: BTreeSet<String> = now.union(&last).cloned().collect();
            gathered.filings(form, &all, false).await?;
            if growth {
                gathered.filings(form, &last, true).await?;
            }
        }
        gathered.register(false).await?;
        if growth {
            gathered.register(true).await?;
        }
        Ok(gathered.in_order())
    }
}

impl Gathered<'_> {
    fn window(&self, horizon: bool) -> (Moment, Moment) {
        match horizon {
            false => (self.span.known(), self.span.to.0),
            true => (self.span.published(), self.span.to.1),
        }
    }

    async fn filings(&mut self, form: &str, periods: &BTreeSet<String>, horizon: bool) -> Result<(), RequestError> {
        let (from, to) = self.window(horizon);
        let periods: Vec<String> = periods.iter().cloned().collect();
        for filing in self.engine.ledger.filings_between(form, &periods, from, to).await? {
            let key = (self.effective(filing.known, horizon), !horizon, true, filing.unit.clone(), form.to_owned(), filing.batch);
            let event = self.event(key, horizon, || What::Sheet(form.to_owned(), Vec::new()));
            if let What::Sheet(_, filings) = &mut event.what {
                filings.push(filing);
            }
        }
        Ok(())
    }

    async fn register(&mut self, horizon: bool) -> Result<(), RequestError> {
        let (from, to) = self.window(horizon);
        for row in self.engine.ledger.register_between(from, to).await? {
            let key = (self.effective(row.known, horizon), !horizon, false, row.unit.clone(), String::new(), row.batch);
            let event = self.event(key, horizon, || What::Register(Vec::new()));
            if let What::Register(rows) = &mut event.what {
                rows.push(row);
            }
        }
        Ok(())
    }

    /// What comes first, of one moment what a person would look at first. Ids have no part in it but for two
    /// deliveries that say the same thing twice: the order in which files came does not move shares.
    fn in_order(self) -> Vec<Event> {
        let mut events: Vec<(Key, Event)> = self.events.into_iter().collect();
        events.sort_by_cached_key(|((at, known, form, unit, name, batch), event)| {
            (*at, *known, *form, unit.clone(), name.clone(), event.what.first(), *batch)
        });
        events.into_iter().map(|(_, event)| event).collect()
    }

    fn event(&mut self, key: Key, horizon: bool, what: impl FnOnce() -> What) -> &mut Event {
        let (at, unit) = (key.0, key.3.clone());
        self.events.entry(key).or_insert_with(|| Event { at, horizon, unit, what: what() })
    }

    /// From when a figure may differ by what became known then.
    fn effective(&self, known: Moment, horizon: bool) -> Moment {
        let at = if horizon { known.months_before(-self.months, &self.engine.zone) } else { known };
        let after = Moment::from_micros(self.span.known().micros().saturating_add(1));
        at.clamp(after.min(self.span.to.0), self.span.to.0)
    }
}
