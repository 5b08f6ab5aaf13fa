//! The register on a day as known at a moment: attributes, events, membership of the panel.

use crate::{Error, Ledger, Result};
use figures::Moment;
use jiff::civil::Date;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};
use std::collections::{BTreeMap, BTreeSet};

const STATUS: &str = "status";
const ABOVE_SCALE: &str = "above_scale";
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

/// A unit while it is being put together.
struct Draft {
    state: UnitState,
    has_status: bool,
    covered: bool,
    /// Entries (true) and exits (false) of any day, by day.
    moves: Vec<(Date, bool)>,
}

impl Ledger {
    /// Every unit that the register knew at `as_of`, on `day`. An attribute has the value of the row that
    /// covers the day and became known last (then: holds from the latest day). A row is restated by a later
    /// known row of the same attribute and first day, also when that one only ends it.
    ///
    /// A unit is a member when its `status` on the day is `above_scale`; a unit without any status row by
    /// its events: in from its first row or from `new`, `upgraded`, `moved_in`, out from `left`, `moved_out`.
    pub async fn register_at(&self, day: Date, as_of: Moment) -> Result<Vec<UnitState>> {
        let mut tx = self.reading().await?;
        let mut units = drafts(&mut tx, day, as_of).await?;
        add_attributes(&mut tx, &mut units, day, as_of).await?;
        add_events(&mut tx, &mut units, day, as_of).await?;
        Ok(units.into_values().map(|draft| finish(draft, day)).collect())
    }
}

async fn drafts(conn: &mut SqliteConnection, day: Date, as_of: Moment) -> Result<BTreeMap<String, Draft>> {
    let rows = sqlx::query(
        "WITH stated AS (
           SELECT *, row_number() OVER (PARTITION BY unit, attribute, valid_from, CASE attribute WHEN 'event' THEN value END
                                        ORDER BY known DESC, id DESC) AS restated
           FROM register WHERE known <= ?1)
         SELECT unit, min(valid_from), max(attribute = ?3),
                max(restated = 1 AND valid_from <= ?2 AND (valid_to IS NULL OR valid_to > ?2))
         FROM stated GROUP BY unit",
    );
    let rows = rows.bind(as_of.micros()).bind(day.to_string()).bind(STATUS).fetch_all(conn).await?;
    rows.iter().map(|row| draft(row).map(|d| (d.state.unit.clone(), d))).collect()
}

fn draft(row: &SqliteRow) -> Result<Draft> {
    let state = UnitState {
        unit: row.try_get(0)?,
        attributes: BTreeMap::new(),
        grounds: BTreeMap::new(),
        events: Vec::new(),
        first_day: date(row.try_get(1)?)?,
        member: false,
    };
    Ok(Draft { state, has_status: row.try_get(2)?, covered: row.try_get(3)?, moves: Vec::new() })
}

async fn add_attributes(conn: &mut SqliteConnection, units: &mut BTreeMap<String, Draft>, day: Date, as_of: Moment) -> Result<()> {
    let rows = sqlx::query(
        "WITH stated AS (
           SELECT *, row_number() OVER (PARTITION BY unit, attribute, valid_from ORDER BY known DESC, id DESC) AS restated
           FROM register WHERE known <= ?1 AND attribute <> 'event' AND valid_from <= ?2),
         in_force AS (
           SELECT *, row_number() OVER (PARTITION BY unit, attribute ORDER BY known DESC, valid_from DESC, id DESC) AS nth
           FROM stated WHERE restated = 1 AND (valid_to IS NULL OR valid_to > ?2))
         SELECT r.unit, r.attribute, r.value, r.valid_from, r.known, b.file, r.line
         FROM in_force r JOIN batches b ON b.id = r.batch WHERE nth = 1",
    );
    for row in rows.bind(as_of.micros()).bind(day.to_string()).fetch_all(conn).await? {
        if let Some(draft) = units.get_mut(row.try_get::<&str, _>(0)?) {
            let attribute: String = row.try_get(1)?;
            draft.state.attributes.insert(attribute.clone(), row.try_get(2)?);
            draft.state.grounds.insert(attribute, ground(&row)?);
        }
    }
    Ok(())
}

async fn add_events(conn: &mut SqliteConnection, units: &mut BTreeMap<String, Draft>, day: Date, as_of: Moment) -> Result<()> {
    let rows = sqlx::query(
        "SELECT r.unit, r.value, r.valid_from, r.known, b.file, r.line FROM register r JOIN batches b ON b.id = r.batch
         WHERE r.attribute = 'event' AND r.known <= ?1 ORDER BY r.unit, r.valid_from, r.known, r.id",
    );
    let mut seen = BTreeSet::new();
    for row in rows.bind(as_of.micros()).fetch_all(conn).await? {
        let Some(draft) = units.get_mut(row.try_get::<&str, _>(0)?) else { continue };
        let event = event(&row)?;
        if !seen.insert((draft.state.unit.clone(), event.event.clone(), event.valid_from)) {
            continue;
        }
        if ENTRIES.contains(&event.event.as_str()) || EXITS.contains(&event.event.as_str()) {
            draft.moves.push((event.valid_from, ENTRIES.contains(&event.event.as_str())));
        }
        if event.valid_from <= day {
            draft.state.events.push(event);
        }
    }
    Ok(())
}

fn ground(row: &SqliteRow) -> Result<Ground> {
    Ok(Ground {
        valid_from: date(row.try_get(3)?)?,
        known: Moment::from_micros(row.try_get(4)?),
        file: row.try_get(5)?,
        line: row.try_get(6)?,
    })
}

fn event(row: &SqliteRow) -> Result<UnitEvent> {
    Ok(UnitEvent {
        event: row.try_get(1)?,
        valid_from: date(row.try_get(2)?)?,
        known: Moment::from_micros(row.try_get(3)?),
        file: row.try_get(4)?,
        line: row.try_get(5)?,
    })
}

fn finish(draft: Draft, day: Date) -> UnitState {
    let Draft { mut state, has_status, covered, moves } = draft;
    let above_scale = state.attributes.get(STATUS).is_some_and(|s| s == ABOVE_SCALE);
    state.member = if has_status { above_scale && !has_left(&state) } else { covered && member_by_events(&moves, day) };
    state
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
fn member_by_events(moves: &[(Date, bool)], day: Date) -> bool {
    match moves.iter().rev().find(|(from, _)| *from <= day) {
        Some((_, entered)) => *entered,
        None => moves.first().is_none_or(|(_, first_is_entry)| !first_is_entry),
    }
}

fn date(text: &str) -> Result<Date> {
    text.parse().map_err(|_| Error::Unreadable(format!("date {text}")))
}
