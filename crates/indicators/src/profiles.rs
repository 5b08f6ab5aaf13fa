//! The register read once for a call. Units that are alike in all a call asks of the register are one profile, so that
//! classes, rates and dates are looked up once for each profile and not once for each unit.

use crate::blocks::Cut;
use crate::plan::register::{ENTRIES, EXITS};
use crate::refine::{part, refine};
use crate::threads::{WORTH, both, each};
use datafusion::arrow::array::{Array, ArrayRef, AsArray, Date32Array, Int32Array, Int64Array, StringArray};
use datafusion::arrow::datatypes::{Date32Type, Int32Type, Int64Type};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::common::HashMap;
use datafusion::error::DataFusionError;
use figures::Moment;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use ledger::{Ground, MEMBER, OFFICE, STATUS, UNIT, UnitEvent, UnitState};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

type Result<T> = std::result::Result<T, DataFusionError>;

/// The attribute whose rows are events.
pub(crate) const EVENT: &str = "event";

/// The number of a day since 1970-01-01.
pub(crate) fn day_number(day: Date) -> i32 {
    date(1970, 1, 1).until(day).map_or(i32::MAX, |span| span.get_days())
}

fn day_of(number: i32) -> Date {
    date(1970, 1, 1).checked_add(number.days()).unwrap_or(Date::MIN)
}

/// A day as known at a moment, by their numbers.
pub(crate) type Point = (i32, i64);

/// Some rows of an attribute, column by column: what holds of a unit over some days and moments.
struct Rectangles {
    words: Vec<u32>,
    u: Int32Array,
    days: [Date32Array; 2],
    known: [Int64Array; 2],
    row: Int64Array,
}

impl Rectangles {
    /// Whether a row holds on a day as known at a moment.
    fn holds(&self, at: usize, (day, moment): Point) -> bool {
        let ([from, to], [known, known_to]) = (&self.days, &self.known);
        from.value(at) <= day && to.value(at) > day && known.value(at) <= moment && known_to.value(at) > moment
    }

    /// Notes the words that hold at some points with their units.
    fn at(&self, points: &[Point], out: &mut [[u32; SIDES]]) {
        let [from, to] = self.days.each_ref().map(|days| days.values());
        let [known, known_to] = self.known.each_ref().map(|moments| moments.values());
        let rows = self.words.iter().zip(self.u.values()).zip(from.iter().zip(to)).zip(known.iter().zip(known_to));
        for (((word, u), (from, to)), (known, known_to)) in rows {
            let place = &mut out[u.cast_unsigned() as usize];
            let holds = |(day, moment): &Point| from <= day && to > day && known <= moment && known_to > moment;
            match points {
                [point] if holds(point) => *place = [*word; SIDES],
                [_] => {}
                _ => place.iter_mut().zip(points).filter(|(_, point)| holds(point)).for_each(|(place, _)| *place = *word),
            }
        }
    }

    fn unit(&self, at: usize) -> u32 {
        self.u.value(at).cast_unsigned()
    }
}

/// An attribute of all units: its words, and where each holds. A word has a first day where days count.
#[derive(Default)]
struct Attribute {
    words: Vec<(String, Option<i32>)>,
    numbers: HashMap<(String, Option<i32>), u32>,
    rows: Vec<Rectangles>,
}

/// The rows of the register that a call reads.
#[derive(Default)]
pub(crate) struct Register {
    attributes: BTreeMap<String, Attribute>,
    names: Option<Vec<Option<String>>>,
    width: usize,
}

/// An attribute of all units at a point: its words, and by the number of a unit the place of its word among them, from 1.
pub(crate) struct Said {
    pub words: Vec<String>,
    pub of: Vec<u32>,
}

/// The columns of a batch of the register's table.
struct Batch<'a> {
    attribute: (&'a Int32Array, &'a StringArray),
    value: (&'a Int32Array, &'a StringArray),
    u: &'a Int32Array,
    since: Option<&'a Date32Array>,
    days: [&'a Date32Array; 2],
    known: [&'a Int64Array; 2],
    row: &'a Int64Array,
}

impl Register {
    /// Takes the rows of some attributes in; of some the first day of their rows counts too.
    pub fn new(batches: &[RecordBatch], wanted: &BTreeSet<String>, dated: &BTreeSet<String>) -> Result<Self> {
        let mut register = Register { names: wanted.contains(UNIT).then(Vec::new), ..Register::default() };
        for batch in batches {
            register.take(&Batch::of(batch)?, wanted, dated);
        }
        Ok(register)
    }

    fn take(&mut self, batch: &Batch<'_>, wanted: &BTreeSet<String>, dated: &BTreeSet<String>) {
        let mut start = 0;
        let (attributes, names) = batch.attribute;
        while start < attributes.len() {
            let attribute = attributes.value(start);
            let end = (start..attributes.len()).find(|at| attributes.value(*at) != attribute).unwrap_or(attributes.len());
            let name = names.value(attribute as usize);
            match &mut self.names {
                _ if !wanted.contains(name) => {}
                Some(all) if name == UNIT => name_units(all, batch, start..end),
                _ => self.attributes.entry(name.to_owned()).or_default().take(batch, start..end, dated.contains(name)),
            }
            start = end;
        }
        let widest = batch.u.values().iter().copied().max().unwrap_or_default();
        self.width = self.width.max(widest as usize + 1);
    }

    /// A number that no unit has, nor any above it.
    pub fn width(&self) -> usize {
        self.width
    }

    fn of(&self, name: &str) -> &Attribute {
        static NOTHING: LazyLock<Attribute> = LazyLock::new(Attribute::default);
        self.attributes.get(name).unwrap_or(&NOTHING)
    }

    /// The codes of units by their numbers, where they were read.
    pub fn codes(&self) -> Vec<Option<String>> {
        self.names.clone().unwrap_or_default()
    }

    /// An attribute of every unit by its number, at a point.
    pub fn said(&self, name: &str, point: Point) -> Said {
        let attribute = self.of(name);
        let of = attribute.at(&[point], self.width).into_iter().map(|[word, ..]| word).collect();
        Said { words: attribute.words.iter().map(|(word, _)| word.clone()).collect(), of }
    }

    /// Events of units up to a point, in order.
    pub fn happened(&self, point: Point) -> BTreeMap<u32, Vec<(String, Date)>> {
        let attribute = self.of(EVENT);
        let all = attribute.rows.iter().flat_map(|rows| (0..rows.words.len()).map(move |at| (rows, at)));
        let mut all: Vec<_> = all.filter(|(rows, at)| rows.holds(*at, point)).collect();
        all.sort_by_key(|(rows, at)| (rows.unit(*at), rows.days[0].value(*at), rows.known[0].value(*at), rows.row.value(*at)));
        let mut out: BTreeMap<u32, Vec<(String, Date)>> = BTreeMap::new();
        for (rows, at) in all {
            let word = attribute.word(rows.words[at]).map(|(event, _)| event.clone());
            out.entry(rows.unit(at)).or_default().extend(word.map(|event| (event, day_of(rows.days[0].value(at)))));
        }
        out
    }

    /// The codes of units, where they were read; else their numbers.
    pub fn names(&self, units: &[u32]) -> ArrayRef {
        match &self.names {
            Some(names) => Arc::new(units.iter().map(|u| names.get(*u as usize)?.as_deref()).collect::<StringArray>()),
            None => Arc::new(Int32Array::from_iter_values(units.iter().map(|u| u.cast_signed()))),
        }
    }
}

fn name_units(names: &mut Vec<Option<String>>, batch: &Batch<'_>, rows: std::ops::Range<usize>) {
    let (values, words) = batch.value;
    for at in rows {
        let u = batch.u.value(at) as usize;
        if names.len() <= u {
            names.resize(u + 1, None);
        }
        names[u] = Some(words.value(values.value(at) as usize).to_owned());
    }
}

impl<'a> Batch<'a> {
    fn of(batch: &'a RecordBatch) -> Result<Self> {
        let column = |name: &str| batch.column_by_name(name).ok_or_else(|| DataFusionError::Internal(format!("no column {name}")));
        let words = |name: &str| {
            let words = column(name)?.as_dictionary::<Int32Type>();
            Ok::<_, DataFusionError>((words.keys(), words.values().as_string::<i32>()))
        };
        let day = |name: &str| Ok::<_, DataFusionError>(column(name)?.as_primitive::<Date32Type>());
        let whole = |name: &str| Ok::<_, DataFusionError>(column(name)?.as_primitive::<Int64Type>());
        Ok(Batch {
            attribute: words("attribute")?,
            value: words("value")?,
            u: column("u")?.as_primitive::<Int32Type>(),
            since: batch.column_by_name("since").map(|column| column.as_primitive::<Date32Type>()),
            days: [day("valid_from")?, day("valid_to")?],
            known: [whole("known")?, whole("known_to")?],
            row: whole("row")?,
        })
    }
}

impl Attribute {
    fn take(&mut self, batch: &Batch<'_>, rows: std::ops::Range<usize>, dated: bool) {
        let (values, words) = batch.value;
        // The words of a batch become the words of all, each once; where days count, each row's.
        let mut known: Vec<Option<u32>> = vec![None; Array::len(words)];
        let mut numbers = Vec::with_capacity(rows.len());
        for at in rows.clone() {
            let word = values.value(at) as usize;
            let since = batch.since.filter(|_| dated).map(|since| since.value(at));
            let number = match known[word].filter(|_| !dated) {
                Some(number) => number,
                None => self.number(words.value(word), since),
            };
            known[word] = Some(number);
            numbers.push(number);
        }
        let (start, length) = (rows.start, rows.len());
        self.rows.push(Rectangles {
            words: numbers,
            u: batch.u.slice(start, length),
            days: [0, 1].map(|nth| batch.days[nth].slice(start, length)),
            known: [0, 1].map(|nth| batch.known[nth].slice(start, length)),
            row: batch.row.slice(start, length),
        });
    }

    /// The number of a word, from 1.
    fn number(&mut self, word: &str, since: Option<i32>) -> u32 {
        let words = &mut self.words;
        *self.numbers.entry((word.to_owned(), since)).or_insert_with(|| {
            words.push((word.to_owned(), since));
            u32::try_from(words.len()).unwrap_or(u32::MAX)
        })
    }

    fn word(&self, number: u32) -> Option<&(String, Option<i32>)> {
        self.words.get((number as usize).checked_sub(1)?)
    }

    /// The word of every unit at some points; 0 where there is none.
    fn at(&self, points: &[Point], width: usize) -> Vec<[u32; SIDES]> {
        let mut out = vec![[0; SIDES]; width];
        self.rows.iter().for_each(|rows| rows.at(points, &mut out));
        out
    }
}

/// How many sides have a register of their own: now, published, restated.
pub(crate) const SIDES: usize = 3;

/// The units of a frame that are in the panel on any side, and what the register says of them.
pub(crate) struct Profiles {
    /// The numbers of the units, rising.
    pub units: Vec<u32>,
    /// The profile of each.
    pub of: Vec<u32>,
    /// The profiles on each side, under their numbers instead of codes.
    pub states: [Vec<UnitState>; SIDES],
}

/// The word of every unit on each side; 0 where there is none.
type Sides = Vec<[u32; SIDES]>;

/// The units by what the register says of them, but for what happened.
struct Alike {
    units: Vec<u32>,
    profile: Vec<u32>,
    members: Sides,
    /// By attribute.
    words: Vec<(String, Sides)>,
    /// Where all points are one, the first side stands for all.
    sides_told: usize,
}

impl Alike {
    fn new(register: &Register, points: &[Point; SIDES], cut: &Cut) -> Self {
        let asked = register.attributes.iter().filter(|(name, _)| ![UNIT, EVENT].contains(&name.as_str())).collect();
        let sides_told = if points.iter().all(|point| *point == points[0]) { 1 } else { SIDES };
        let told = &points[..sides_told];
        let at = |(name, attribute): (&String, &Attribute)| (name.clone(), attribute.at(told, register.width));
        let mut words = each(register.width > WORTH, asked, at);
        let members = words.iter().position(|(name, _)| name == MEMBER).map(|at| words.remove(at).1).unwrap_or_default();
        let there = |(unit, sides): &(u32, &[u32; SIDES])| sides.iter().any(|s| *s > 0) && cut.wants(*unit);
        let units: Vec<u32> = (0..).zip(&members).filter(there).map(|(u, _)| u).collect();
        let mut profile = vec![0; units.len()];
        let mut number = refine(&mut profile, usize::from(!units.is_empty()), &units, |u| members[u as usize]);
        for (_, words) in &words {
            number = refine(&mut profile, number, &units, |u| words[u as usize]);
        }
        Alike { units, profile, members, words, sides_told }
    }
}

/// The name of a profile; in order where the numbers are.
fn name(profile: u32) -> String {
    format!("{profile:010}")
}

impl Profiles {
    /// The units at three points: now, last year as then known, last year as known now.
    pub fn new(register: &Register, points: &[Point; SIDES], happenings: Happenings, cut: &Cut) -> Self {
        let (events, alike) =
            both(register.width > WORTH, || events(register.of(EVENT), points, happenings), || Alike::new(register, points, cut));
        let Alike { units, mut profile, members, words, sides_told } = alike;
        let places = events.iter().filter_map(|(unit, happened)| Some((units.binary_search(unit).ok()?, happened)));
        part(&mut profile, places);
        let mut next = 0;
        let firsts: Vec<(u32, u32)> = units.iter().copied().zip(profile.iter().copied()).filter(|(_, p)| first(*p, &mut next)).collect();
        let of_side = |side: usize| {
            let words: Vec<_> = words.iter().map(|(name, words)| (name.as_str(), register.of(name), words)).collect();
            let happened = |unit: u32| events.get(&unit).map_or(&[][..], |sides| &sides[side]);
            let state = |(unit, profile): &(u32, u32)| {
                let said = words.iter().filter_map(|(name, of, words)| Some((*name, of.word(words[*unit as usize][side])?)));
                let panel = register.of(MEMBER).word(members[*unit as usize][side]).map(|(panel, _)| panel.as_str());
                state(name(*profile), said, (register.of(EVENT), happened(*unit)), panel)
            };
            firsts.iter().map(state).collect()
        };
        let mut told = each(firsts.len() > WORTH / 4, (0..sides_told).collect(), of_side).into_iter();
        let states = [(); SIDES].map(|()| told.next().unwrap_or_default());
        Profiles { units, of: profile, states }
    }

    /// Units that are each a profile of its own, as a replay has them; `names` are all there are, in order.
    pub fn alone(states: [Vec<UnitState>; SIDES], names: &[String]) -> Self {
        let known: BTreeSet<&str> = states.iter().flatten().map(|state| state.unit.as_str()).collect();
        let number = |name: &str| names.binary_search_by(|n| n.as_str().cmp(name)).ok().and_then(|at| u32::try_from(at).ok());
        let units: Vec<u32> = known.into_iter().filter_map(number).collect();
        Profiles { of: (0..).take(units.len()).collect(), units, states }
    }
}

/// Whether a profile comes for the first time; they are numbered in the order they come.
fn first(profile: u32, next: &mut u32) -> bool {
    let is_new = profile == *next;
    *next += u32::from(is_new);
    is_new
}

/// Which events part units. The fewer there are, the fewer profiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Happenings {
    /// Those after a day, with their days.
    Dated(i32),
    /// Those of this period after a day; on which day is the same.
    After(i32),
    /// None.
    Nothing,
}

impl Happenings {
    /// An event as it parts units on a side, by its day.
    fn of(self, side: usize, day: i32) -> Option<i32> {
        match self {
            Happenings::Nothing => None,
            Happenings::Dated(after) => Some(day).filter(|day| *day > after),
            Happenings::After(after) => Some(after.saturating_add(1)).filter(|_| side == 0 && day > after),
        }
    }
}

/// What happened to each unit up to the day of each point, in order: words with their days.
fn events(attribute: &Attribute, points: &[Point; SIDES], which: Happenings) -> BTreeMap<u32, [Vec<(u32, i32)>; SIDES]> {
    let mut out: BTreeMap<u32, [Vec<(u32, i32)>; SIDES]> = BTreeMap::new();
    let moves =
        |word: u32| attribute.word(word).is_some_and(|(event, _)| ENTRIES.contains(&event.as_str()) || EXITS.contains(&event.as_str()));
    let all = attribute.rows.iter().flat_map(|rows| (0..rows.words.len()).map(move |at| (rows, at)));
    let counts = |rows: &Rectangles, at: usize| {
        points.iter().enumerate().any(|(side, point)| rows.holds(at, *point) && which.of(side, rows.days[0].value(at)).is_some())
    };
    let mut all: Vec<_> = all.filter(|(rows, at)| moves(rows.words[*at]) && counts(rows, *at)).collect();
    all.sort_by_key(|(rows, at)| (rows.unit(*at), rows.days[0].value(*at), rows.known[0].value(*at), rows.row.value(*at)));
    for (rows, at) in all {
        for (side, _) in points.iter().enumerate().filter(|(_, point)| rows.holds(at, **point)) {
            if let Some(day) = which.of(side, rows.days[0].value(at)) {
                out.entry(rows.unit(at)).or_default()[side].push((rows.words[at], day));
            }
        }
    }
    out
}

fn state<'a>(
    unit: String,
    words: impl Iterator<Item = (&'a str, &'a (String, Option<i32>))>,
    (attribute, happened): (&Attribute, &[(u32, i32)]),
    panel: Option<&str>,
) -> UnitState {
    let mut state = UnitState {
        unit,
        attributes: BTreeMap::new(),
        grounds: BTreeMap::new(),
        events: happened.iter().filter_map(|(word, day)| event(attribute.word(*word)?, *day)).collect(),
        first_day: Date::MIN,
        member: panel == Some(""),
    };
    if let Some(OFFICE) = panel {
        state.attributes.insert(STATUS.to_owned(), OFFICE.to_owned());
    }
    for (name, (value, since)) in words {
        state.attributes.insert(name.to_owned(), value.clone());
        state.grounds.extend(since.map(|day| (name.to_owned(), ground(day))));
    }
    state
}

fn event((event, _): &(String, Option<i32>), day: i32) -> Option<UnitEvent> {
    let Ground { valid_from, known, file, line } = ground(day);
    Some(UnitEvent { event: event.clone(), valid_from, known, file, line })
}

fn ground(day: i32) -> Ground {
    Ground { valid_from: day_of(day), known: Moment::from_micros(0), file: String::new(), line: 0 }
}
