//! The register on a day as known at a moment: attributes, events, membership of the panel.

use crate::{Error, Ledger, Result};
use figures::Moment;
use futures::TryStreamExt;
use jiff::civil::Date;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};
use std::collections::{BTreeMap, BTreeSet};

/// The attribute with the panel that a unit is counted in.
pub const STATUS: &str = "status";
const EVENT: &str = "event";
const ABOVE_SCALE: &str = "above_scale";
const BELOW_SCALE: &str = "below_scale";
/// The status of an office, which files for an area and is no enterprise.
pub const OFFICE: &str = "office";
const ENTRIES: [&str; 3] = ["new", "upgraded", "moved_in"];
const EXITS: [&str; 2] = ["left", "moved_out"];

/// Something that happened to a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitEvent {
    /// `new, upgraded, moved_in, reclassified, renamed, left, moved_out`, or a pack's own.
    pub event: String,
    /// The day from which it holds.
    pub valid_from: Date,
    /// When it became known.
    pub known: Moment,
    /// The file it was read from.
    pub file: String,
    /// Line in that file.
    pub line: u32,
}

/// The register row an attribute rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// The day from which it holds.
    pub valid_from: Date,
    /// When it became known.
    pub known: Moment,
    /// The file it was read from.
    pub file: String,
    /// Line in that file.
    pub line: u32,
}

/// A unit on a day, as known at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitState {
    /// The unit's code.
    pub unit: String,
    /// Attributes in force on the day; events are not among them.
    pub attributes: BTreeMap<String, String>,
    /// The row each attribute rests on.
    pub grounds: BTreeMap<String, Ground>,
    /// Events up to the day, by day.
    pub events: Vec<UnitEvent>,
    /// The first day of any row.
    pub first_day: Date,
    /// Whether the unit belongs to the panel on the day.
    pub member: bool,
}

impl UnitState {
    /// Whether it is an office, which files totals for others and belongs to no panel of enterprises.
    pub fn is_office(&self) -> bool {
        self.attributes.get(STATUS).is_some_and(|status| status == OFFICE)
    }

    /// Whether it is no longer here, as [`is_gone`] says.
    pub fn is_gone(&self) -> bool {
        is_gone(self.events.iter().map(|event| event.event.as_str()))
    }
}

/// Whether a unit with these events up to a day, in order, is no longer here: of those by which one comes or goes the newest counts,
/// and others, such as a new name, change nothing.
pub fn is_gone<'e>(events: impl DoubleEndedIterator<Item = &'e str>) -> bool {
    events.rev().find(|event| ENTRIES.contains(event) || EXITS.contains(event)).is_some_and(|event| EXITS.contains(&event))
}

/// A row of the register as it stands in the book.
#[derive(Debug)]
pub(crate) struct Line {
    pub id: i64,
    pub attribute: String,
    pub value: String,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
    pub known: Moment,
    file: String,
    line: u32,
}

/// The rows of every unit, each unit's by first day, then by when they became known.
pub(crate) type Lines = BTreeMap<String, Vec<Line>>;

/// The rows of the register known at a moment: what a unit is by any part of them can be told.
#[derive(Debug)]
pub struct RegisterRows(Lines);

impl RegisterRows {
    /// A unit on a day by the rows that count, of which id and moment are given; nothing when none does.
    pub fn state(&self, unit: &str, day: Date, counts: impl Fn(i64, Moment) -> bool) -> Option<UnitState> {
        state(unit, self.0.get(unit)?, day, |l| counts(l.id, l.known))
    }
}

impl Ledger {
    /// Every unit that the register knew at `as_of`, on `day`. An attribute has the value of the row that
    /// covers the day and became known last (then: holds from the latest day). A row is restated by a later
    /// known row of the same attribute and first day, also when that one only ends it.
    ///
    /// A unit is a member when its `status` on the day is `above_scale`; a unit without any status row by
    /// its events: in from its first row or from `new`, `upgraded`, `moved_in`, out from `left`, `moved_out`.
    pub async fn register_at(&self, day: Date, as_of: Moment) -> Result<Vec<UnitState>> {
        Ok(self.registers_at(&[(day, as_of)]).await?.pop().unwrap_or_default())
    }

    /// The register on several days, each as known at a moment, as [`Ledger::register_at`] gives it, in the order
    /// asked; the book is read once, in one state.
    pub async fn registers_at(&self, at: &[(Date, Moment)]) -> Result<Vec<Vec<UnitState>>> {
        let Some(last) = at.iter().map(|(_, as_of)| *as_of).max() else { return Ok(Vec::new()) };
        let lines = lines(&mut *self.reading().await?, Of::Known(last)).await?;
        let register =
            |&(day, as_of): &(Date, Moment)| lines.iter().filter_map(|(unit, of)| state(unit, of, day, |l| l.known <= as_of)).collect();
        Ok(at.iter().map(register).collect())
    }

    /// Some units of the register on a day as known at a moment, as [`Ledger::register_at`] gives them.
    pub async fn register_of(&self, units: &BTreeSet<String>, day: Date, as_of: Moment) -> Result<Vec<UnitState>> {
        let mut tx = self.reading().await?;
        let units: Vec<&str> = units.iter().map(String::as_str).collect();
        let mut states = Vec::with_capacity(units.len());
        for some in units.chunks(1000) {
            let lines = lines(&mut tx, Of::Units(some)).await?;
            states.extend(lines.iter().filter_map(|(unit, of)| state(unit, of, day, |l| l.known <= as_of)));
        }
        Ok(states)
    }

    /// Whether the register says of any unit by a day, as known at a moment, that it is of the panel or not: by its status, or by an
    /// event by which it came or went. Where it does not, no register of the panel was loaded, and who is not in it is not known.
    pub async fn knows_panel(&self, day: Date, as_of: Moment) -> Result<bool> {
        let mut query = QueryBuilder::<Sqlite>::new("SELECT EXISTS (SELECT 1 FROM register WHERE known <= ");
        query.push_bind(as_of.micros()).push(" AND valid_from <= ").push_bind(day.to_string());
        query.push(" AND (attribute = ").push_bind(STATUS).push(" AND value IN (");
        let mut list = query.separated(", ");
        [ABOVE_SCALE, BELOW_SCALE].into_iter().for_each(|status| _ = list.push_bind(status));
        query.push(") OR attribute = ").push_bind(EVENT).push(" AND value IN (");
        let mut list = query.separated(", ");
        ENTRIES.into_iter().chain(EXITS).for_each(|event| _ = list.push_bind(event));
        query.push(")))");
        Ok(query.build_query_scalar().fetch_one(&self.pool).await?)
    }

    /// The rows of all units known at a moment.
    pub async fn register_known(&self, as_of: Moment) -> Result<RegisterRows> {
        Ok(RegisterRows(lines(&mut *self.reading().await?, Of::Known(as_of)).await?))
    }
}

/// Which rows of the register are read.
pub(crate) enum Of<'a> {
    /// Those known at a moment.
    Known(Moment),
    /// All of some units.
    Units(&'a [&'a str]),
    /// All of the units to which a row after this one was added.
    TouchedAfter(i64),
    /// All of the units with numbers from this one up to before that one.
    Numbers(i64, i64),
}

pub(crate) async fn lines(conn: &mut SqliteConnection, of: Of<'_>) -> Result<Lines> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT r.unit, r.attribute, r.value, r.valid_from, r.valid_to, r.known, b.file, r.line, r.id
         FROM register r JOIN batches b ON b.id = r.batch WHERE ",
    );
    match of {
        Of::Known(as_of) => _ = query.push("r.known <= ").push_bind(as_of.micros()),
        Of::Units(units) => {
            query.push("r.unit IN (");
            let mut list = query.separated(", ");
            units.iter().for_each(|unit| _ = list.push_bind((*unit).to_owned()));
            query.push(")");
        }
        Of::TouchedAfter(mark) => {
            query.push("r.unit IN (SELECT t.unit FROM register t WHERE t.id > ").push_bind(mark).push(")");
        }
        Of::Numbers(first, end) => {
            query.push("r.unit IN (SELECT n.unit FROM units n WHERE n.u >= ").push_bind(first);
            query.push(" AND n.u < ").push_bind(end).push(")");
        }
    }
    query.push(" ORDER BY r.unit, r.valid_from, r.known, r.id");
    let mut lines = Lines::new();
    let mut rows = query.build().fetch(conn);
    while let Some(row) = rows.try_next().await? {
        lines.entry(row.try_get(0)?).or_default().push(line(&row)?);
    }
    Ok(lines)
}

fn line(row: &SqliteRow) -> Result<Line> {
    Ok(Line {
        id: row.try_get(8)?,
        attribute: row.try_get(1)?,
        value: row.try_get(2)?,
        valid_from: date(row.try_get(3)?)?,
        valid_to: row.try_get::<Option<&str>, _>(4)?.map(date).transpose()?,
        known: Moment::from_micros(row.try_get(5)?),
        file: row.try_get(6)?,
        line: row.try_get(7)?,
    })
}

impl Line {
    fn is_event(&self) -> bool {
        self.attribute == EVENT
    }

    fn covers(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|to| to > day)
    }

    fn ground(&self) -> Ground {
        Ground { valid_from: self.valid_from, known: self.known, file: self.file.clone(), line: self.line }
    }

    fn event(&self) -> UnitEvent {
        let Ground { valid_from, known, file, line } = self.ground();
        UnitEvent { event: self.value.clone(), valid_from, known, file, line }
    }
}

/// A unit on a day by the rows that count; nothing when none does.
pub(crate) fn state(unit: &str, lines: &[Line], day: Date, counts: impl Fn(&Line) -> bool) -> Option<UnitState> {
    let known: Vec<&Line> = lines.iter().filter(|l| counts(l)).collect();
    let first_day = known.first()?.valid_from;
    let stated = stated(&known);
    let in_force = in_force(&stated, day);
    let events = events(&known);
    let mut state = UnitState {
        unit: unit.to_owned(),
        attributes: in_force.iter().map(|(name, l)| ((*name).to_owned(), l.value.clone())).collect(),
        grounds: in_force.iter().map(|(name, l)| ((*name).to_owned(), l.ground())).collect(),
        events: events.iter().filter(|l| l.valid_from <= day).map(|l| l.event()).collect(),
        first_day,
        member: false,
    };
    state.member = if known.iter().any(|l| l.attribute == STATUS) {
        state.attributes.get(STATUS).is_some_and(|s| s == ABOVE_SCALE) && !has_left(&state)
    } else {
        stated.iter().any(|l| l.covers(day)) && member_by_events(&events, day)
    };
    Some(state)
}

/// The rows that no later known row of the same attribute and first day (of events: of the same event) restates.
fn stated<'a>(known: &[&'a Line]) -> Vec<&'a Line> {
    let mut last: BTreeMap<(Date, &str, &str), &Line> = BTreeMap::new();
    for line in known {
        let event = if line.is_event() { line.value.as_str() } else { "" };
        last.insert((line.valid_from, &line.attribute, event), line);
    }
    last.into_values().collect()
}

/// Of each attribute the row that covers the day and became known last, then the one that holds from the latest day.
fn in_force<'a>(stated: &[&'a Line], day: Date) -> BTreeMap<&'a str, &'a Line> {
    let mut out: BTreeMap<&str, &Line> = BTreeMap::new();
    for line in stated.iter().filter(|l| !l.is_event() && l.covers(day)) {
        let best = out.entry(&line.attribute).or_insert(line);
        if (line.known, line.valid_from) > (best.known, best.valid_from) {
            *best = line;
        }
    }
    out
}

/// The events, by day; one told twice counts once, as it was told first.
pub(crate) fn events<'a>(known: &[&'a Line]) -> Vec<&'a Line> {
    let mut seen = BTreeSet::new();
    known.iter().filter(|l| l.is_event() && seen.insert((&l.value, l.valid_from))).copied().collect()
}

/// Whether the unit left (退库) after its status began and has not come in again: an open status row that
/// nobody closed does not keep a unit that is gone.
fn has_left(state: &UnitState) -> bool {
    let Some(left) = state.events.iter().rev().find(|e| e.event == "left") else { return false };
    let entered =
        state.events.iter().any(|e| e.valid_from > left.valid_from && matches!(e.event.as_str(), "new" | "upgraded" | "moved_in"));
    let anew = state.grounds.get(STATUS).is_some_and(|g| g.valid_from > left.valid_from);
    !(entered || anew)
}

/// The last entry or exit up to the day decides; before the first one, a unit that is yet to enter is out.
fn member_by_events(events: &[&Line], day: Date) -> bool {
    let mut moves = events.iter().filter(|l| ENTRIES.contains(&l.value.as_str()) || EXITS.contains(&l.value.as_str()));
    let entered = |l: &&&Line| ENTRIES.contains(&l.value.as_str());
    match moves.clone().rfind(|l| l.valid_from <= day) {
        Some(last) => entered(&last),
        None => moves.next().is_none_or(|first| !entered(&first)),
    }
}

pub(crate) fn date(text: &str) -> Result<Date> {
    text.parse().map_err(|_| Error::Unreadable(format!("date {text}")))
}
