//! The days of a project: planned and what came, with the days on which they became known.

use super::batch::Batch;
use crate::draw::Draw;
use crate::entries::{About, Entries};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// What is not known by then is not in the sample.
pub(crate) const LAST: Date = date(2021, 6, 30);
/// The day on which the half-year was put together.
const PUT_TOGETHER: Date = date(2021, 7, 5);

/// Days planned and days that came.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    pub(crate) signed: Option<Date>,
    pub(crate) approved: Option<Date>,
    pub(crate) land_supplied: Option<Date>,
    pub(crate) library: Option<Date>,
    pub(crate) started: Option<Date>,
    pub(crate) completed: Option<Date>,
    pub(crate) produced: Option<Date>,
    pub(crate) full: Option<Date>,
    pub(crate) terminated: Option<Date>,
    /// Planned, as said when it was signed.
    pub(crate) started_planned: Option<Date>,
    pub(crate) completed_planned: Option<Date>,
    pub(crate) produced_planned: Option<Date>,
    pub(crate) full_planned: Option<Date>,
    /// A later plan for the completion.
    revised: Option<Date>,
}

fn after(day: Date, days: f64) -> Date {
    day.saturating_add((days as i32).days())
}

impl Plan {
    /// Draws the days of the batch's `nth` project.
    pub(crate) fn draw(batch: &Batch, nth: usize, draw: &mut Draw) -> Self {
        let window = batch.first.until(batch.last).map_or(0, |span| span.get_days());
        let anchor = after(batch.first, draw.part() * f64::from(window));
        let build = draw.between(400.0, 640.0);
        // Most are late, some are early, a few very late.
        let late = (draw.part() * draw.part() * 260.0 - 25.0).round();
        let wait = draw.between(60.0, 150.0);
        // Starts are late as completions are: most a little, few very late, in all batches alike.
        let late_start = (((wait - 60.0) / 90.0).powi(2) * 160.0 - 20.0).round();
        let started = match batch.anchor {
            "completed" => after(anchor, -(build + late)),
            "started" => anchor,
            "library" => after(anchor, -draw.between(4.0, 22.0)),
            "signed" => after(anchor, 300.0),
            _ => after(anchor, wait),
        };
        let land = match (batch.anchor, batch.land) {
            ("land_supplied", _) => anchor,
            (_, "now") => after(started, -draw.between(32.0, 48.0)),
            // Land that was supplied before the half-year.
            ("library", _) => after(started, -(wait + 140.0)),
            _ => after(started, -wait),
        };
        let signed = if batch.anchor == "signed" { anchor } else { after(land, -draw.between(90.0, 260.0)) };
        let completed = if batch.anchor == "completed" { anchor } else { after(started, build + late) };
        let mut plan = Plan {
            signed: Some(signed),
            approved: Some(after(signed, draw.between(20.0, 60.0))),
            land_supplied: (batch.land != "none").then_some(land),
            library: batch.library.then(|| if batch.anchor == "library" { anchor } else { after(started, draw.between(5.0, 14.0)) }),
            started: Some(started),
            completed: Some(completed),
            produced: Some(after(completed, draw.between(12.0, 38.0))),
            full: Some(after(completed, draw.between(300.0, 420.0))),
            terminated: None,
            started_planned: Some(match (batch.land, batch.stage) {
                ("none", _) => after(started, -draw.between(0.0, 30.0)),
                // Approval to start within a hundred days, for those that have not started.
                (_, "land_supplied") => after(land, 100.0),
                _ => after(started, -late_start),
            }),
            completed_planned: Some(after(started, build)),
            produced_planned: Some(after(started, build + 30.0)),
            full_planned: Some(after(started, build + 395.0)),
            revised: (late > 90.0).then(|| after(started, build + 60.0)),
        };
        plan.until(batch.stage);
        plan.plant(batch, nth);
        plan
    }

    /// Takes back what a batch has not reached.
    fn until(&mut self, stage: &str) {
        const STAGES: [&str; 7] = ["signed", "approved", "land_supplied", "started", "completed", "produced", "full"];
        let reached = STAGES.iter().position(|name| *name == stage).unwrap_or_default();
        let days: [&mut Option<Date>; 7] = [
            &mut self.signed, &mut self.approved, &mut self.land_supplied, &mut self.started, &mut self.completed, &mut self.produced,
            &mut self.full,
        ];
        for (nth, day) in days.into_iter().enumerate() {
            if nth > reached || day.is_some_and(|day| day > LAST) {
                *day = None;
            }
        }
        self.library = self.library.filter(|day| *day <= LAST);
    }

    /// What is planted on single projects.
    fn plant(&mut self, batch: &Batch, nth: usize) {
        if batch.batch == "ended" {
            self.terminated = Some(date(2020, 4, 15));
        }
        // The first lots of the year should have been built on by March.
        if batch.batch == "not_begun" && nth < 3 {
            self.started_planned = Some(date(2021, 3, 10));
        }
    }

    /// The day on which the project was first recorded.
    pub(crate) fn announced(&self) -> String {
        self.signed.map(|day| known(after(day, 3.0))).unwrap_or_default()
    }

    /// The day on which its lot was.
    pub(crate) fn supplied_known(&self) -> String {
        self.land_supplied.map(|day| known(after(day, 5.0))).unwrap_or_default()
    }

    /// What became of its lot, as it became known.
    pub(crate) fn write_lot(&self, about: About<'_>, out: &mut Entries) {
        let states = [("supplied", self.land_supplied), ("building", self.started), ("built", self.completed)];
        for (status, day) in states.into_iter().filter_map(|(status, day)| Some((status, day?))) {
            out.say(about, "status", status, &known_of(day));
        }
    }

    pub(crate) fn write(&self, about: About<'_>, out: &mut Entries) {
        let text = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let first = self.announced();
        let planned = [
            ("started_planned", self.started_planned),
            ("completed_planned", self.completed_planned),
            ("produced_planned", self.produced_planned),
            ("full_planned", self.full_planned),
        ];
        planned.into_iter().for_each(|(field, day)| out.say(about, field, &text(day), &first));
        if let Some((started, revised)) = self.started.zip(self.revised) {
            let known = known(after(started, 300.0));
            if known <= PUT_TOGETHER.to_string() {
                out.note(about, "completed_planned", &revised.to_string(), &known, "工期调整（虚构）");
            }
        }
        let came = [
            ("signed", self.signed),
            ("approved", self.approved),
            ("land_supplied", self.land_supplied),
            ("started", self.started),
            ("library", self.library),
            ("completed", self.completed),
            ("produced", self.produced),
            ("full", self.full),
            ("terminated", self.terminated),
        ];
        for (field, day) in came.into_iter().filter_map(|(field, day)| Some((field, day?))) {
            let known = known_of(day);
            out.say(about, field, &day.to_string(), &known);
            if let Some(evidence) = evidence(field) {
                out.say(about, evidence, &format!("{evidence}-{}", about.id), &known);
            }
        }
        if self.terminated.is_some() {
            out.say(about, "termination_reason", "投资方资金未落实（虚构）", "2020-04-20");
        }
    }
}

/// The field that bears a day out.
fn evidence(field: &str) -> Option<&'static str> {
    match field {
        "approved" => Some("approval_code"),
        "land_supplied" => Some("land_contract"),
        "started" => Some("permit"),
        "completed" => Some("acceptance"),
        "produced" => Some("photos"),
        _ => None,
    }
}

/// When something that happened on a day became known.
pub(crate) fn known_of(day: Date) -> String {
    known(after(day, 4.0))
}

/// What happened at the end of June was known when the half-year was put together.
fn known(day: Date) -> String {
    day.min(PUT_TOGETHER).to_string()
}
