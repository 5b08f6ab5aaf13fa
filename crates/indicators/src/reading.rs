//! What a call reads of the book, once for all its sums: the register on every day that counts, and the forms.

use crate::blocks::Cut;
use crate::diff::replay::Replay;
use crate::engine::Engine;
use crate::evaluate::Scope;
use crate::impute::WITHIN;
use crate::linear::Linear;
use crate::plan::facts::{Filings, FormRead, Ways};
use crate::plan::register::{Frame, Wanted};
use crate::profiles::{self, Happenings, Point, Profiles, Register, SIDES, day_number};
use crate::request::RequestError;
use crate::sums::Sums;
use datafusion::arrow::array::{ArrayRef, StringArray};
use figures::{Moment, Period, Reason};
use jiff::civil::Date;
use ledger::UnitState;
use methodology::reading::At;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A frame with the moment at which its base had been known as long as its period now is.
pub(crate) type Timed = (Frame, Moment);

/// The book as known at one moment and at the moments of the bases.
pub(crate) struct Reading {
    pub as_of: Moment,
    pub register: Registered,
    pub forms: BTreeMap<String, Form>,
    pub wanted: Wanted,
    pub definition: Option<Date>,
    pub with_facts: bool,
    /// Whether the register is read on this period's last day alone. What a unit was registered as at other times tells
    /// which code of another edition it has.
    pub one_day: bool,
    levels: bool,
    /// Which units are wanted, and how many numbers are in a block.
    pub cut: Cut,
    pub each: u32,
}

/// The register on every day that counts.
pub(crate) enum Registered {
    /// As the book has it.
    Book(Register),
    /// As a replay has it, with the names of its units in order: the place of each is its number.
    Replay(BTreeMap<(Date, Moment), Vec<UnitState>>, Vec<String>),
}

/// What is read beside the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Beside {
    /// The ids of the facts.
    pub facts: bool,
    /// The codes of the units.
    pub names: bool,
}

/// One form: what is read of it, how its values are made for each frame, and its filings.
pub(crate) struct Form {
    pub items: BTreeSet<String>,
    pub ways: BTreeMap<Frame, Ways>,
    pub filings: Filings,
}

/// The values of items that are read of each form.
pub(crate) type Values = BTreeMap<String, BTreeSet<(String, At)>>;

impl Engine {
    /// Reads what the panel rows of sums need; the ids of the facts only where the way back is asked for.
    pub(crate) async fn read(&self, sums: &Sums, as_of: Moment, with_facts: bool) -> Result<Reading, RequestError> {
        self.read_with(sums, as_of, Beside { facts: with_facts, names: true }, Cut::Whole).await
    }

    /// Reads what the sums need.
    pub(crate) async fn read_with(&self, sums: &Sums, as_of: Moment, beside: Beside, cut: Cut) -> Result<Reading, RequestError> {
        let frames = self.frames(sums, as_of);
        let wanted = self.wanted(sums);
        let of_form = |(form, values): (String, _)| {
            let (items, ways, periods) = self.ways_and_periods(&form, values, &frames, sums.levels);
            (form, items, ways, periods)
        };
        let asked: Vec<_> = self.values_of(sums).into_iter().map(of_form).collect();
        let (definition, with_facts, levels) = (sums.definition, beside.facts, sums.levels);
        let one_day = levels && wanted.dated.is_empty();
        let points: Vec<Point> = frames.iter().flat_map(|timed| points(*timed, as_of, one_day)).collect();
        let ways = |frame| asked.iter().filter_map(move |(_, _, ways, _)| ways.get(frame));
        let happened = frames.iter().any(|(frame, _)| happenings(&wanted, ways(frame), *frame, levels) != Happenings::Nothing);
        let also = [(true, ledger::MEMBER), (happened, profiles::EVENT), (beside.names, ledger::UNIT)];
        let also: Vec<&str> = also.into_iter().filter_map(|(read, name)| read.then_some(name)).collect();
        let forms = async {
            let mut forms = BTreeMap::new();
            for (form, items, ways, periods) in asked {
                let by_difference = ways.values().any(Ways::by_difference);
                let filings = self.filings(&FormRead { form: &form, items: &items, with_facts, by_difference }, &periods, as_of).await?;
                forms.insert(form, Form { items, ways, filings });
            }
            Ok(forms)
        };
        let (register, forms) = futures::try_join!(self.register(&wanted, &points, &also), forms)?;
        let (each, register) = (cut.each(register.width()), Registered::Book(register));
        Ok(Reading { as_of, register, forms, wanted, definition, with_facts, one_day, levels, cut, each })
    }

    /// What the sums need of a replay.
    pub(crate) async fn read_replay(&self, replay: &Replay, sums: &Sums, as_of: Moment) -> Result<Reading, RequestError> {
        let frames = self.frames(sums, as_of);
        let at: BTreeSet<(Date, Moment)> = frames.iter().flat_map(|timed| days(*timed, as_of, false)).collect();
        let at: Vec<(Date, Moment)> = at.into_iter().collect();
        let states: BTreeMap<_, _> = at.iter().copied().zip(replay.registers(&at)).collect();
        let names: BTreeSet<&String> = states.values().flatten().map(|state| &state.unit).collect();
        let names: Vec<String> = names.into_iter().cloned().collect();
        let mut forms = BTreeMap::new();
        for (form, values) in self.values_of(sums) {
            let (items, ways, periods) = self.ways_and_periods(&form, values, &frames, false);
            let by_difference = ways.values().any(Ways::by_difference);
            let read = FormRead { form: &form, items: &items, with_facts: false, by_difference };
            let rows = self.named_filings(&read, &periods, as_of).await?;
            let filings = Filings::replayed(&rows, replay, &names, &read)?;
            forms.insert(form, Form { items, ways, filings });
        }
        let register = Registered::Replay(states, names);
        Ok(Reading {
            as_of,
            register,
            forms,
            wanted: self.wanted(sums),
            definition: sums.definition,
            with_facts: false,
            one_day: false,
            levels: false,
            cut: Cut::Whole,
            each: u32::MAX,
        })
    }

    fn frames(&self, sums: &Sums, as_of: Moment) -> BTreeSet<Timed> {
        sums.list.iter().map(|(_, scope)| self.timed(scope, as_of)).collect()
    }

    /// The items that are read of a form, how they are made for each frame, and the periods of which they are.
    fn ways_and_periods(
        &self,
        form: &str,
        values: BTreeSet<(String, At)>,
        frames: &BTreeSet<Timed>,
        levels: bool,
    ) -> (BTreeSet<String>, BTreeMap<Frame, Ways>, BTreeSet<Period>) {
        let ways: BTreeMap<_, _> = frames.iter().map(|(frame, _)| (*frame, self.ways(form, &values, *frame, levels))).collect();
        let periods = ways.values().flat_map(Ways::periods).collect();
        (values.into_iter().map(|(item, _)| item).collect(), ways, periods)
    }

    /// The frame of a scope and the moment of its base.
    pub(crate) fn timed(&self, scope: &Scope, as_of: Moment) -> Timed {
        let base = scope.against.base(scope.period);
        (Frame { period: scope.period, base }, scope.against.then(scope.period, as_of, &self.zone))
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
    fn ways(&self, form: &str, values: &BTreeSet<(String, At)>, frame: Frame, levels: bool) -> Ways {
        let Some(definition) = self.catalogue.forms.get(form) else { return Ways::default() };
        let recipes = |item: &str, at, period| {
            let item = self.catalogue.item(definition, item);
            item.and_then(|item| definition.recipes(&item, at, period).ok()).unwrap_or_default()
        };
        let base = |item: &str, at| if levels { Vec::new() } else { recipes(item, at, frame.base) };
        let both = |item: &str, at| (recipes(item, at, frame.period), base(item, at));
        let filed_before = if levels { Vec::new() } else { definition.filed_as(frame.base) };
        Ways {
            items: values.iter().map(|(item, at)| ((item.clone(), *at), both(item, *at))).collect(),
            filed: (definition.filed_as(frame.period), filed_before),
            levels,
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

    /// The filings that some sums read of a form: for their periods, and for the bases of these, those that show that a
    /// unit had filed among them.
    pub(crate) fn filed_by(&self, sums: &Sums, form: &str) -> (BTreeSet<String>, BTreeSet<String>) {
        let reads = |l: &Linear| l.items().contains_key(form);
        let list = sums.list.iter().map(|(l, scope)| (&sums.linears[*l], scope)).filter(|(l, _)| reads(l));
        let texts = |l: &Linear, period| self.filed_for(form, l, period).into_iter().map(|p| p.to_string());
        let shows = |period| self.catalogue.forms.get(form).map(|f| f.filed_as(period)).unwrap_or_default();
        let (mut now, mut base) = (BTreeSet::new(), BTreeSet::new());
        for (linear, scope) in list {
            let before = scope.against.base(scope.period);
            now.extend(texts(linear, scope.period));
            base.extend(texts(linear, before).chain(shows(before).iter().map(Period::to_string)));
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

impl Engine {
    fn wanted(&self, sums: &Sums) -> Wanted {
        let mut wanted = Wanted::default();
        sums.linears.iter().for_each(|linear| wanted.add(linear));
        let dimensions = sums.list.iter().filter_map(|(_, scope)| scope.by.as_deref()).flat_map(|by| by.split(WITHIN));
        wanted.dimensions = dimensions.filter(|by| *by != "firm").map(str::to_owned).collect();
        wanted.attributes.extend(wanted.dimensions.iter().cloned());
        if self.catalogue.declares_editions() {
            wanted.dated = self.catalogue.industry_attributes();
        }
        wanted
    }
}

/// The days of a frame with the moments at which they are known: this period's last; last year's as then known, and as
/// known now. Where one day is enough, the first stands for all.
fn days((frame, then): Timed, as_of: Moment, one_day: bool) -> [(Date, Moment); SIDES] {
    let (day, last) = (frame.period.last_day(), frame.base.last_day());
    if one_day {
        return [(day, as_of); SIDES];
    }
    [(day, as_of), (last, then), (last, as_of)]
}

fn points(timed: Timed, as_of: Moment, one_day: bool) -> [Point; SIDES] {
    days(timed, as_of, one_day).map(|(day, moment)| (day_number(day), moment.micros()))
}

impl Registered {
    /// The units of a frame.
    pub fn profiles(&self, timed: Timed, (as_of, one_day, happenings): (Moment, bool, Happenings), cut: &Cut) -> Profiles {
        match self {
            Registered::Book(register) => Profiles::new(register, &points(timed, as_of, one_day), happenings, cut),
            Registered::Replay(states, names) => {
                Profiles::alone(days(timed, as_of, one_day).map(|at| states.get(&at).cloned().unwrap_or_default()), names)
            }
        }
    }

    /// A number that no unit has, nor any above it.
    pub fn width(&self) -> usize {
        match self {
            Registered::Book(register) => register.width(),
            Registered::Replay(_, names) => names.len(),
        }
    }

    /// The codes of units where they are known, else their numbers.
    pub fn names(&self, numbers: &[u32]) -> ArrayRef {
        match self {
            Registered::Book(register) => register.names(numbers),
            Registered::Replay(_, names) => Arc::new(numbers.iter().map(|n| names.get(*n as usize)).collect::<StringArray>()),
        }
    }
}

impl Reading {
    /// The events that part the units of a frame.
    pub fn happenings(&self, frame: Frame) -> Happenings {
        happenings(&self.wanted, self.forms.values().filter_map(|form| form.ways.get(&frame)), frame, self.levels)
    }
}

/// The events that count in a frame: entries and exits since the base. Where months are counted, or values are made of
/// what was reached at other ends than those of the frame, the days on which units began count too.
fn happenings<'a>(wanted: &Wanted, ways: impl Iterator<Item = &'a Ways>, frame: Frame, levels: bool) -> Happenings {
    let ends = [frame.period.last_day(), if levels { frame.period.last_day() } else { frame.base.last_day() }];
    let recipes = ways.flat_map(|ways| ways.items.values()).flat_map(|(now, base)| now.iter().chain(base));
    let reached: BTreeSet<Date> = recipes.flatten().flat_map(|s| [Some(s.to), s.before]).flatten().map(Period::last_day).collect();
    if !wanted.months && reached.iter().all(|day| ends.contains(day)) {
        return if levels { Happenings::Nothing } else { Happenings::After(day_number(frame.base.last_day())) };
    }
    let first = reached.first().map_or(frame.base.first_day(), |day| frame.base.first_day().min(*day));
    Happenings::Dated(day_number(first))
}
