//! Leads of investment with contacts and agreements: those that became the park's newest projects, and those of the tables that are open, lost or told
//! twice.

use crate::draw::Draw;
use crate::entries::{About, Entries};
use crate::tabled::{Firms, write};
use crate::{ATTRACTION, drawn};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

const LEADS: &str = include_str!("../data/attraction/lead.csv");
const CONTACTS: &str = include_str!("../data/attraction/contact.csv");
const AGREEMENTS: &str = include_str!("../data/attraction/agreement.csv");

/// Projects signed from here on came from a lead of the list.
const SINCE: Date = date(2020, 12, 1);
const SOURCES: [&str; 6] = ["visit", "fair", "referral", "agency", "fund", "walk_in"];
const OFFICERS: [&str; 4] = ["甲专员（虚构）", "乙专员（虚构）", "丙专员（虚构）", "丁专员（虚构）"];
/// Investors of projects that have no firm yet.
const NEW: [&str; 5] = ["知微传感有限公司", "浮岚光电有限公司", "听澜药业有限公司", "拾光材料有限公司", "行远装备有限公司"];

/// A project as its file says it.
type Fields = BTreeMap<String, String>;

/// The files of a seed, in the order of import.
pub(crate) fn files(seed: u64) -> Vec<(String, String)> {
    let mut draw = Draw::new(seed ^ ATTRACTION);
    let firms = Firms::of(&drawn(seed).units);
    let (mut leads, mut contacts, mut agreements) = (Entries::new(), Entries::new(), Entries::new());
    let won = won(seed);
    for (nth, (project, said)) in won.iter().enumerate() {
        Won::of((nth, project), said, &mut draw).write((&mut leads, &mut contacts, &mut agreements));
    }
    write("lead", LEADS, &firms, &mut leads);
    write("contact", CONTACTS, &firms, &mut contacts);
    write("agreement", AGREEMENTS, &firms, &mut agreements);
    let named = [("leads.csv", leads), ("contacts.csv", contacts), ("agreements.csv", agreements)];
    named.map(|(name, entries)| (name.to_owned(), entries.text())).to_vec()
}

/// New industrial projects signed since, by id.
fn won(seed: u64) -> Vec<(String, Fields)> {
    let mut all: BTreeMap<String, Fields> = BTreeMap::new();
    let files = crate::projects(seed);
    for cells in files.iter().filter(|(name, _)| name == "projects.csv").flat_map(|(_, text)| text.lines().skip(1)).map(cells) {
        let [_, id, field, value, ..] = *cells.as_slice() else { continue };
        all.entry(id.to_owned()).or_default().insert(field.to_owned(), value.to_owned());
    }
    let is = |said: &Fields, field: &str, value: &str| said.get(field).is_some_and(|found| found == value);
    let since = |said: &Fields| said.get("signed").and_then(|day| day.parse::<Date>().ok()).is_some_and(|day| day >= SINCE);
    all.into_iter().filter(|(_, said)| is(said, "nature", "new") && is(said, "type", "industrial") && since(said)).collect()
}

fn cells(line: &str) -> Vec<&str> {
    line.split(',').collect()
}

/// A lead that became a project.
struct Won<'a> {
    id: String,
    project: &'a str,
    nth: usize,
    name: String,
    said: &'a Fields,
    received: Date,
    negotiating: Date,
    signed: Date,
}

impl<'a> Won<'a> {
    fn of((nth, project): (usize, &'a str), said: &'a Fields, draw: &mut Draw) -> Self {
        let signed = said.get("signed").and_then(|day| day.parse().ok()).unwrap_or(SINCE);
        let talked = draw.between(30.0, 120.0) as i64;
        let negotiating = signed.saturating_sub(talked.days());
        let received = negotiating.saturating_sub((draw.between(8.0, 55.0) as i64).days());
        let firm = said.get("name").map(|name| name.replace("生产基地项目（虚构）", "")).unwrap_or_default();
        let name = if said.contains_key("owner") { firm } else { NEW[nth % NEW.len()].to_owned() };
        Won { id: format!("ZS-{:03}", nth + 1), project, nth, name: format!("{name}（虚构）"), said, received, negotiating, signed }
    }

    fn write(&self, (leads, contacts, agreements): (&mut Entries, &mut Entries, &mut Entries)) {
        let (about, received) = (About { kind: "lead", id: &self.id }, self.received.to_string());
        let said = |field: &str| self.said.get(field).cloned().unwrap_or_default();
        let (source, officer) = (SOURCES[self.nth % SOURCES.len()], OFFICERS[self.nth % OFFICERS.len()]);
        let known = [("name", self.name.clone()), ("code", said("owner")), ("source", source.to_owned()), ("industry", said("industry"))];
        known.iter().for_each(|(field, value)| leads.say(about, field, value, &received));
        leads.say(about, "amount", &said("total"), &received);
        leads.say(about, "officer", officer, &received);
        leads.say(about, "received", &received, &received);
        for (field, day) in [("negotiating", self.negotiating), ("signed", self.signed_as_said())] {
            leads.say(about, field, &day.to_string(), &day.to_string());
        }
        let landed = said("land_supplied");
        leads.say(about, "landed", &landed, &landed);
        self.join(leads);
        self.talk(contacts, officer);
        let agreement = About { kind: "agreement", id: &format!("XK-{}", self.project) };
        let signed = self.signed.to_string();
        for (field, value) in [
            ("lead", self.id.as_str()),
            ("on", &signed),
            ("sort", "investment"),
            ("amount", &said("total")),
            ("document", &said("agreement_no")),
        ] {
            agreements.say(agreement, field, value, &signed);
        }
    }

    /// The third was written down three days later than its project has it.
    fn signed_as_said(&self) -> Date {
        if self.nth == 2 { self.signed.saturating_add(3.days()) } else { self.signed }
    }

    /// Lead and project name one another; of the first the lead is silent, of the second the project.
    fn join(&self, leads: &mut Entries) {
        let signed = self.signed.to_string();
        if self.nth != 0 {
            leads.say(About { kind: "lead", id: &self.id }, "project", self.project, &signed);
        }
        if self.nth != 1 {
            leads.say(About { kind: "project", id: self.project }, "lead", &self.id, &signed);
        }
    }

    fn talk(&self, contacts: &mut Entries, officer: &str) {
        let days = [(self.received, "call", "初步了解需求"), (self.negotiating, "visit", "实地考察"), (self.signed, "meeting", "签约")];
        for (at, (day, how, said)) in days.into_iter().enumerate() {
            let (id, day) = (format!("JQ-{}-{}", self.id, at + 1), day.to_string());
            let about = About { kind: "contact", id: &id };
            for (field, value) in [("lead", self.id.as_str()), ("on", &day), ("by", officer), ("how", how), ("said", said)] {
                contacts.say(about, field, value, &day);
            }
        }
    }
}
