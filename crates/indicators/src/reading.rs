//! What a call reads of the book, once for all its sums: the register on every day that counts, and the forms.

use crate::diff::replay::Replay;
use crate::engine::Engine;
use crate::evaluate::Scope;
use crate::impute::WITHIN;
use crate::linear::Linear;
use crate::plan::columns::Columns;
use crate::plan::facts::{Filings, FormRead, Units, Ways};
use crate::plan::register::{self, Definitions, Frame, Snapshots, Wanted};
use crate::request::RequestError;
use crate::sums::Sums;
use datafusion::error::DataFusionError;
use figures::{Moment, Period, Reason};
use jiff::civil::Date;
use ledger::UnitState;
use methodology::catalogue::Catalogue;
use methodology::reading::At;
use std::collections::{BTreeMap, BTreeSet};

/// A frame with the moment at which its base had been known as long as its period now is.
pub(crate) type Timed = (Frame, Moment);

/// The book as known at one moment and at the moments of the bases.
pub(crate) struct Reading {
    as_of: Moment,
    registers: BTreeMap<(Date, Moment), Vec<UnitState>>,
    forms: BTreeMap<String, Form>,
    wanted: Wanted,
    definition: Option<Date>,
    with_facts: bool,
}

/// One form: what is read of it, how its values are made for each frame, and its filings.
struct Form {
    items: BTreeSet<String>,
    ways: BTreeMap<Frame, Ways>,
    filings: Filings,
}

/// The values of items that are read of each form.
pub(crate) type Values = BTreeMap<String, BTreeSet<(String, At)>>;

impl Engine {
    /// Reads what the sums need; the ids of the facts only where the way back is asked for.
    pub(crate) async fn read(&self, sums: &Sums, as_of: Moment, with_facts: bool) -> Result<Reading, RequestError> {
        self.read_from(None, sums, as_of, with_facts).await
    }

    /// The same of a replay, where one is given.
    pub(crate) async fn read_from(
        &self,
        replay: Option<&Replay>,
        sums: &Sums,
        as_of: Moment,
        with_facts: bool,
    ) -> Result<Reading, RequestError> {
        let frames: BTreeSet<Timed> = sums.list.iter().map(|(_, scope)| self.timed(scope, as_of)).collect();
        let registers = self.registers(replay, &frames, as_of).await?;
        let earliest = frames.iter().map(|(_, then)| *then).min().unwrap_or(as_of);
        let mut forms = BTreeMap::new();
        for (form, values) in self.values_of(sums) {
            let ways = frames.iter().map(|(frame, _)| (*frame, self.ways(&form, &values, *frame))).collect::<BTreeMap<_, _>>();
            let periods = ways.values().flat_map(Ways::periods).collect();
            let items: BTreeSet<String> = values.into_iter().map(|(item, _)| item).collect();
            let read = FormRead { form: &form, items: &items, with_facts };
            let filings = match replay {
                Some(replay) => self.filings(&read, &periods, replay.since(), as_of).await?.replayed(replay)?,
                None => self.filings(&read, &periods, earliest, as_of).await?,
            };
            forms.insert(form, Form { items, ways, filings });
        }
        Ok(Reading { as_of, registers, forms, wanted: wanted(sums), definition: sums.definition, with_facts })
    }

    /// The frame of a scope and the moment of its base.
    pub(crate) fn timed(&self, scope: &Scope, as_of: Moment) -> Timed {
        let base = scope.against.base(scope.period);
        (Frame { period: scope.period, base }, scope.against.then(scope.period, as_of, &self.zone))
    }

    async fn registers(
        &self,
        replay: Option<&Replay>,
        frames: &BTreeSet<Timed>,
        as_of: Moment,
    ) -> Result<BTreeMap<(Date, Moment), Vec<UnitState>>, RequestError> {
        let of = |(frame, then): &Timed| {
            let (day, last) = (frame.period.last_day(), frame.base.last_day());
            [(day, as_of), (last, as_of), (last, *then)]
        };
        let at: BTreeSet<(Date, Moment)> = frames.iter().flat_map(of).collect();
        let at: Vec<(Date, Moment)> = at.into_iter().collect();
        let states = match replay {
            Some(replay) => replay.registers(&at),
            None => self.ledger.registers_at(&at).await?,
        };
        Ok(at.into_iter().zip(states).collect())
    }

    pub(crate) fn values_of(&self, sums: &Sums) -> Values {
        let mut all = Values::new();
        for linear in &sums.linears {
            for (form, items) in self.items(linear) {
                let counted = linear.values().iter().all(|(f, ..)| *f != form);
                let named = items.into_iter().filter(|_| counted).map(|item| (item, At::Period));
                all.entry(form).or_default().extend(named);
            }
            for (form, item, at) in linear.values() {
                all.entry(form).or_default().insert((item, at));
            }
        }
        all
    }

    /// How the values of a form are made for a frame; an item that has no way is left without a value.
    fn ways(&self, form: &str, values: &BTreeSet<(String, At)>, frame: Frame) -> Ways {
        let Some(definition) = self.catalogue.forms.get(form) else { return Ways::default() };
        let recipes = |item: &str, at, period| {
            let item = self.catalogue.item(definition, item);
            item.and_then(|item| definition.recipes(&item, at, period).ok()).unwrap_or_default()
        };
        let both = |item: &str, at| (recipes(item, at, frame.period), recipes(item, at, frame.base));
        Ways {
            items: values.iter().map(|(item, at)| ((item.clone(), *at), both(item, *at))).collect(),
            filed: (definition.filed_as(frame.period), definition.filed_as(frame.base)),
            years: (frame.period.year(), frame.base.year()),
        }
    }

    /// The filings that a sum reads of a form for a period.
    pub(crate) fn filed_for(&self, form: &str, linear: &Linear, period: Period) -> Vec<Period> {
        let Some(definition) = self.catalogue.forms.get(form) else { return vec![period] };
        let values = linear.values().into_iter().filter(|(f, ..)| f == form);
        let recipes = values.filter_map(|(_, item, at)| definition.recipes(&*self.catalogue.item(definition, &item)?, at, period).ok());
        let stretches = recipes.flatten().flatten();
        let periods: BTreeSet<Period> = stretches.flat_map(|s| [Some(s.to), s.before]).flatten().collect();
        if periods.is_empty() { definition.filed_as(period) } else { periods.into_iter().collect() }
    }

    /// The filings that some sums read of a form: for their periods, and for the bases of these.
    pub(crate) fn filed_by(&self, sums: &Sums, form: &str) -> (BTreeSet<String>, BTreeSet<String>) {
        let reads = |l: &Linear| l.items().contains_key(form);
        let list = sums.list.iter().map(|(l, scope)| (&sums.linears[*l], scope)).filter(|(l, _)| reads(l));
        let texts = |l: &Linear, period| self.filed_for(form, l, period).into_iter().map(|p| p.to_string());
        let (mut now, mut base) = (BTreeSet::new(), BTreeSet::new());
        for (linear, scope) in list {
            now.extend(texts(linear, scope.period));
            base.extend(texts(linear, scope.against.base(scope.period)));
        }
        (now, base)
    }

    /// Why a sum can't be told for a period, where its forms have nothing of the kind.
    pub(crate) fn unreadable(&self, linear: &Linear, scope: &Scope) -> Option<Reason> {
        linear.values().into_iter().find_map(|(form, item, at)| {
            let definition = self.catalogue.forms.get(&form)?;
            let item = self.catalogue.item(definition, &item)?;
            definition.recipes(&item, at, scope.period).err()
        })
    }
}

fn wanted(sums: &Sums) -> Wanted {
    let mut wanted = Wanted::default();
    sums.linears.iter().for_each(|linear| wanted.add(linear));
    let dimensions = sums.list.iter().filter_map(|(_, scope)| scope.by.as_deref()).flat_map(|by| by.split(WITHIN));
    wanted.attributes.extend(dimensions.filter(|by| *by != "firm").map(str::to_owned));
    wanted
}

impl Reading {
    /// The register on a frame's last day, as known at the moment of the call.
    pub fn register(&self, frame: Frame) -> &[UnitState] {
        self.states(frame.period.last_day(), self.as_of)
    }

    fn states(&self, day: Date, as_of: Moment) -> &[UnitState] {
        self.registers.get(&(day, as_of)).map(Vec::as_slice).unwrap_or_default()
    }

    fn snapshots(&self, (frame, then): Timed) -> Snapshots<'_> {
        let last = frame.base.last_day();
        Snapshots { now: self.register(frame), published: self.states(last, then), restated: self.states(last, self.as_of) }
    }

    /// All units with their register and their facts of a frame.
    pub fn table(&self, timed: Timed, catalogue: &Catalogue) -> Result<Columns, DataFusionError> {
        let (frame, then) = timed;
        let snapshots = self.snapshots(timed);
        let mut columns = register::table(&snapshots, frame, &self.wanted, &Definitions { catalogue, day: self.definition });
        let units = columns.units();
        let codes: Vec<&str> = units.iter().flatten().collect();
        let began = snapshots.began(&codes);
        let units = Units { codes: &codes, began: &began, as_of: self.as_of, then };
        for (form, held) in &self.forms {
            let read = FormRead { form, items: &held.items, with_facts: self.with_facts };
            let Some(ways) = held.ways.get(&frame) else { continue };
            held.filings.beside(&units, &read, ways, &mut columns)?;
        }
        Ok(columns)
    }

    /// Adds to a frame's table who belongs to the panel of some areas.
    pub fn members(&self, timed: Timed, areas: &BTreeSet<String>, table: &mut Columns) {
        register::members(&self.snapshots(timed), areas, table);
    }
}
