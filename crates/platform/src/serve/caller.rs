//! Who asks: the account behind a session or a token, as the guard found it.

use super::House;
use super::problem::Problem;
use crate::access::{Denied, NotDone, Right, Subject, UnitRow, Visit};
use crate::desk;
use crate::workspace::now;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use figures::{FigureId, Moment};
use indicators::Request;
use ledger::{Note, NoteOutcome};
use publication::disclosure::Gate;
use serde_json::{Value, json};
use std::ops::Deref;
use std::sync::Arc;

/// The account that asks.
#[derive(Debug, Clone)]
pub struct Caller(Arc<Visit>);

impl Deref for Caller {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.0
    }
}

impl Caller {
    /// Whoever is in.
    pub fn new(visit: Visit) -> Self {
        Caller(Arc::new(visit))
    }

    /// Whether it may do something with something.
    pub fn may(&self, right: Right, subject: &Subject<'_>) -> Result<(), Problem> {
        Ok(self.actor.may(right, subject)?)
    }

    /// Whether some subject might be done something to; which, an endpoint asks for itself.
    pub fn has(&self, right: Right) -> bool {
        self.actor.rights().contains(&right)
    }

    /// The person as the book names it: two of the same name are two.
    pub fn person(&self) -> String {
        format!("{} ({})", self.account.name, self.account.login)
    }

    /// What is to be kept of an act of theirs.
    pub fn act(&self, act: &str, subject: impl Into<String>, detail: &Value) -> Note {
        self.note(act, subject, now()).detail(detail.to_string())
    }

    /// Keeps that something was done that leaves no other trace.
    pub async fn told(&self, house: &House, act: &str, subject: impl Into<String>, detail: &Value) -> Result<(), Problem> {
        house.notes.keep(self.act(act, subject, detail)).await
    }

    /// Keeps that the way back of a figure was read, as known at a moment or now; once of each reading.
    pub async fn read(&self, house: &House, id: &FigureId, (asked, as_of): (Option<&str>, Moment)) -> Result<(), Problem> {
        let note = self.act("figure.explain", format!("figure:{id}"), &json!({"asOf": as_of.rfc3339(house.work.zone())}));
        let who = format!("{} {}", self.account.login, note.viewing.as_deref().unwrap_or_default());
        let what = format!("{} {}", note.subject, asked.unwrap_or_default());
        if house.readings.told(&who, &what, note.at) {
            return Ok(());
        }
        let at = note.at;
        house.notes.keep(note).await?;
        house.readings.tell(&who, &what, at);
        Ok(())
    }

    /// Keeps that something was refused.
    pub async fn refused(&self, house: &House, act: &str, subject: &str) -> Result<(), Problem> {
        house.notes.keep(self.note(act, subject, now()).ended(NoteOutcome::Refused)).await
    }

    /// The gate through which it sees figures of an area; of one firm, where they are of one.
    pub fn gate(&self, house: &House, area: Option<&str>, firm: Option<&str>) -> Result<Gate, Problem> {
        let catalogue = &house.work.catalogue;
        let firm = firm.map(UnitRow::unknown);
        let own = firm.as_ref().filter(|unit| self.actor.may(Right::FilingRead, &Subject::Unit(unit)).is_ok());
        let part = area.filter(|area| Some(*area) != catalogue.default_area.as_deref());
        let subject = own.map(Subject::Unit).or(part.map(Subject::Area)).unwrap_or(Subject::Nothing);
        let audience = self.actor.audience(&subject, &catalogue.code_exceptions)?;
        Ok(Gate::new(&catalogue.disclosure, audience).knowing(self.actor.firms(&catalogue.code_exceptions)))
    }

    /// By which method late filers are estimated in what it asks for: as it was decided. Only who sees what each filed chooses otherwise, for the
    /// difference of a figure with and without estimates tells what the few who are late filed a year before.
    ///
    /// # Errors
    /// `no-right` where it names (`wanted`) something else than what was decided.
    pub async fn estimates(&self, house: &House, request: &Request, wanted: Option<Option<String>>) -> Result<Option<String>, Problem> {
        let decided = desk::estimated_by(&house.work, request).await?;
        let wanted = wanted.unwrap_or_else(|| decided.clone());
        if wanted == decided || self.gate(house, request.area.as_deref(), None)?.microdata("") {
            return Ok(wanted);
        }
        let (zh, en) = match &decided {
            Some(method) => (format!("请按该口径查询：impute={method}"), format!("it is asked for as impute={method}")),
            None => (
                "本期未决定估算，请不带 impute 查询".to_owned(),
                "none was decided for the period, so it is asked for without impute".to_owned(),
            ),
        };
        let (zh, en) =
            (format!("迟报企业是否估算由统计部门决定；{zh}"), format!("whether late filers are estimated is decided by the office; {en}"));
        Err(Problem::new(StatusCode::FORBIDDEN, "no-right", zh, en))
    }

    /// The gate through which it sees one figure, as known at a moment.
    pub async fn gate_of(&self, house: &House, id: &FigureId, as_of: Moment) -> Result<Gate, Problem> {
        if !self.reaches(id) {
            return Err(Denied::Scope.into());
        }
        self.estimates(house, &Request::of(id, as_of), Some(id.impute.clone())).await?;
        let firm = id.by.as_ref().filter(|(dimension, _)| dimension == "firm").map(|(_, code)| code.as_str());
        let gate = self.gate(house, Some(&id.area).filter(|area| !area.is_empty()).map(String::as_str), firm)?;
        // A share of the area above rests on everybody there.
        match house.work.engine.area_above(&Request::of(id, as_of))?.filter(|_| gate.microdata("")) {
            Some(above) => self.gate(house, Some(&above), firm).or_else(|_| self.gate(house, None, firm)),
            None => Ok(gate),
        }
    }

    /// Whether a figure is of a place it is for, where it is of one place of a breakdown.
    pub fn reaches(&self, id: &FigureId) -> bool {
        let place = id.by.as_ref().filter(|(dimension, _)| matches!(dimension.as_str(), "area" | "street"));
        place.is_none_or(|(_, place)| self.actor.may(Right::FiguresRead, &Subject::Area(place)).is_ok())
    }

    /// That a breakdown is not one by places, where the account is for some of them: parts that are not told would follow from the
    /// rest.
    pub fn every_place(&self, house: &House, by: Option<&str>) -> Result<(), Problem> {
        let places = by.is_some_and(|by| matches!(by, "area" | "street"));
        let outside = |area: &String| self.actor.may(Right::FiguresRead, &Subject::Area(area)).is_err();
        if places && house.work.catalogue.areas.keys().any(outside) { Err(Denied::Scope.into()) } else { Ok(()) }
    }

    /// Whether it is a person who signed in and looks with its own eyes: what is the account's own is for nobody else.
    pub fn in_person(&self) -> Result<(), Problem> {
        if self.session.is_some() && self.actor.viewed.is_none() { Ok(()) } else { Err(Problem::no_right()) }
    }
}

/// The guard puts the caller into the request; an endpoint that asks for one where none is needed finds nobody.
impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Caller>().cloned().ok_or_else(Problem::not_signed_in)
    }
}

impl From<Denied> for Problem {
    fn from(denied: Denied) -> Self {
        let text = denied.text();
        Problem::new(StatusCode::FORBIDDEN, denied.code(), text.zh, text.en)
    }
}

impl From<NotDone> for Problem {
    fn from(why: NotDone) -> Self {
        let (code, text) = (why.code(), why.text());
        let Some(status) = super::api::status(code).filter(|status| !status.is_server_error()) else {
            return Problem::from(crate::failure::Failure::from(why));
        };
        let until = if let NotDone::LockedOut(until) = why { Some(until) } else { None };
        Problem { retry_after: until.map(seconds_until), ..Problem::new(status, code, text.zh, text.en) }
    }
}

/// Whole seconds until a moment, one at least.
pub fn seconds_until(moment: figures::Moment) -> u32 {
    let micros = moment.micros().saturating_sub(now().micros()).max(0);
    u32::try_from(micros / 1_000_000).unwrap_or(u32::MAX - 1) + 1
}
