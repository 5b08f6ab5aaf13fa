//! What a call reads of the book, once for all its sums: the register on every day that counts, and the forms.

use crate::engine::Engine;
use crate::evaluate::Scope;
use crate::linear::Linear;
use crate::plan::columns::Columns;
use crate::plan::facts::{Filings, FormRead, Units, Ways};
use crate::plan::register::{self, Frame, Snapshots, Wanted};
use crate::profiles::{Happenings, Point, Profiles, Register, SIDES, day_number};
use crate::request::RequestError;
use crate::sums::Sums;
use datafusion::arrow::array::UInt32Array;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::DataFusionError;
use figures::{Moment, Period, Reason};
use jiff::civil::Date;
use methodology::catalogue::Catalogue;
use methodology::reading::At;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A frame with the moment at which its base had been known as long as its period now is.
pub(crate) type Timed = (Frame, Moment);

/// The book as known at one moment and at the moments of the bases.
pub(crate) struct Reading {
    as_of: Moment,
    register: Register,
    forms: BTreeMap<String, Form>,
    wanted: Wanted,
    with_facts: bool,
}

/// What is read beside the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Beside {
    /// The ids of the facts.
    pub facts: bool,
    /// The codes of the units.
    pub names: bool,
}

/// A frame's units: what the register says of them by profile, and their filings in chunks.
pub(crate) struct Framed {
    /// The profiles' table.
    pub register: Columns,
    /// The profiles on each side.
    pub profiles: Profiles,
    /// The units, some in each.
    pub chunks: Vec<Chunk>,
}

/// Some units with their filings.
pub(crate) struct Chunk {
    /// Their places in the profiles' table.
    pub of: UInt32Array,
    /// Their codes or numbers as `unit`, and the values of their filings.
    pub filed: RecordBatch,
}

/// Units for which a thread of its own is worth its while.
const MANY: usize = 16_384;

/// One form: what is read of it, how its values are made for each frame, and its filings.
struct Form {
    items: BTreeSet<String>,
    ways: BTreeMap<Frame, Ways>,
    filings: Filings,
}

/// The values of items that are read of each form.
type Values = BTreeMap<String, BTreeSet<(String, At)>>;

impl Engine {
    /// Reads what the panel rows of sums need; the ids of the facts only where the way back is asked for.
    pub(crate) async fn read(&self, sums: &Sums, as_of: Moment, with_facts: bool) -> Result<Reading, RequestError> {
        self.read_with(sums, as_of, Beside { facts: with_facts, names: true }).await
    }

    /// Reads what the sums need.
    pub(crate) async fn read_with(&self, sums: &Sums, as_of: Moment, beside: Beside) -> Result<Reading, RequestError> {
        let frames: BTreeSet<Timed> = sums.list.iter().map(|(_, scope)| self.timed(scope, as_of)).collect();
        let wanted = wanted(sums);
        let points: Vec<Point> = frames.iter().flat_map(|timed| points(*timed, as_of)).collect();
        let register = self.register(&wanted, &points, beside.names).await?;
        let earliest = frames.iter().map(|(_, then)| *then).min().unwrap_or(as_of);
        let mut forms = BTreeMap::new();
        for (form, values) in self.values_of(sums) {
            let ways = frames.iter().map(|(frame, _)| (*frame, self.ways(&form, &values, *frame))).collect::<BTreeMap<_, _>>();
            let periods = ways.values().flat_map(Ways::periods).collect();
            let items: BTreeSet<String> = values.into_iter().map(|(item, _)| item).collect();
            let read = FormRead { form: &form, items: &items, with_facts: beside.facts };
            let filings = self.filings(&read, &periods, earliest, as_of).await?;
            forms.insert(form, Form { items, ways, filings });
        }
        Ok(Reading { as_of, register, forms, wanted, with_facts: beside.facts })
    }

    /// The frame of a scope and the moment of its base.
    pub(crate) fn timed(&self, scope: &Scope, as_of: Moment) -> Timed {
        let base = scope.against.base(scope.period);
        (Frame { period: scope.period, base }, scope.against.then(scope.period, as_of, &self.zone))
    }

    fn values_of(&self, sums: &Sums) -> Values {
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
    wanted.attributes.extend(sums.list.iter().filter_map(|(_, scope)| scope.by.clone()).filter(|by| by != "firm"));
    wanted
}

/// The days of a frame as known at their moments: this period's last; last year's as then known, and as known now.
fn points((frame, then): Timed, as_of: Moment) -> [Point; SIDES] {
    let (day, last) = (day_number(frame.period.last_day()), day_number(frame.base.last_day()));
    [(day, as_of.micros()), (last, then.micros()), (last, as_of.micros())]
}

impl Reading {
    /// All units of a frame's panels with their register and their facts.
    pub fn framed(&self, timed: Timed, catalogue: &Catalogue) -> Result<Framed, DataFusionError> {
        let profiles = Profiles::new(&self.register, &points(timed, self.as_of), self.happenings(timed.0));
        let snapshots = snapshots(&profiles);
        let register = register::table(&snapshots, timed.0, &self.wanted, catalogue);
        let began = snapshots.began(&snapshots.units());
        let began: Vec<_> = profiles.of.iter().map(|p| began.get(*p as usize).copied().flatten()).collect();
        let chunk = |rows: Range<usize>| {
            let units = Units { numbers: &profiles.units[rows.clone()], began: &began[rows.clone()], as_of: self.as_of, then: timed.1 };
            Ok::<_, DataFusionError>(Chunk { filed: self.filed(timed.0, &units)?, of: profiles.places(rows) })
        };
        let chunks = side_by_side(chunks(profiles.units.len()), chunk)?;
        Ok(Framed { register, profiles, chunks })
    }

    /// The events that count in a frame: entries and exits since the base, and where months or differences of what was
    /// reached are asked for, the days on which units began.
    fn happenings(&self, frame: Frame) -> Happenings {
        let differs =
            |ways: &Ways| ways.items.values().flat_map(|(now, base)| now.iter().chain(base)).flatten().any(|s| s.before.is_some());
        let dated = self.wanted.months || self.forms.values().filter_map(|form| form.ways.get(&frame)).any(differs);
        let year_began = Date::new(frame.base.first_year(), 1, 1).unwrap_or(Date::MIN);
        if dated { Happenings::Dated(day_number(year_began)) } else { Happenings::After(day_number(frame.base.last_day())) }
    }

    /// The units and what they filed.
    fn filed(&self, frame: Frame, units: &Units<'_>) -> Result<RecordBatch, DataFusionError> {
        let mut columns = Columns::default();
        columns.push("unit", self.register.names(units.numbers));
        for (form, held) in &self.forms {
            let read = FormRead { form, items: &held.items, with_facts: self.with_facts };
            let Some(ways) = held.ways.get(&frame) else { continue };
            held.filings.beside(units, &read, ways, &mut columns)?;
        }
        columns.batch()
    }
}

impl Framed {
    /// The profiles' table with who belongs to the panel of some areas.
    pub fn members(&self, frame: Frame, areas: &BTreeSet<String>) -> Result<RecordBatch, DataFusionError> {
        let mut columns = self.register.clone();
        register::members(&snapshots(&self.profiles), frame, areas, &mut columns);
        columns.batch()
    }
}

fn snapshots(profiles: &Profiles) -> Snapshots<'_> {
    let [now, published, restated] = &profiles.states;
    Snapshots { now, published, restated }
}

/// Units cut into as many stretches as there are threads, or into one where they are few.
fn chunks(units: usize) -> Vec<Range<usize>> {
    let threads = if units > MANY { std::thread::available_parallelism().map_or(1, usize::from) } else { 1 };
    let each = units.div_ceil(threads).max(1);
    let starts = (0..units.max(1)).step_by(each);
    starts.map(|start| start..(start + each).min(units)).collect()
}

/// Does work on several things at once, and gives what came of it in their order.
pub(crate) fn side_by_side<T: Send, U: Send, E: Send>(of: Vec<T>, work: impl Fn(T) -> Result<U, E> + Sync) -> Result<Vec<U>, E> {
    if of.len() < 2 {
        return of.into_iter().map(work).collect();
    }
    let work = &work;
    std::thread::scope(|scope| {
        let all: Vec<_> = of.into_iter().map(|thing| scope.spawn(move || work(thing))).collect();
        all.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}
