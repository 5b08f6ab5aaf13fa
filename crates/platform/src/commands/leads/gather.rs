//! Leads out of the book, judged by the funnel of the packs.

use crate::failure::{Failure, NOT_FOUND};
use crate::records;
use crate::workspace::Workspace;
use assessment::attraction::{
    Agreement, Cohort, Contact, Counted, Finding, Lead, Log, Pair, agreements, contacts, counted, duplicates, identity, leads, log,
    projects,
};
use figures::{Moment, Period};
use jiff::civil::Date;
use methodology::catalogue::Funnel;
use std::collections::BTreeSet;

/// The kinds of records that leads are judged by.
const KINDS: [&str; 4] = ["agreement", "contact", "lead", "project"];

/// What is asked.
pub struct Asked {
    /// The day.
    pub day: Date,
    /// Up to when entries are known.
    pub as_of: Moment,
    /// When the leads came in.
    pub received: Option<Period>,
}

/// Leads with everything that is said of them.
pub struct Board {
    /// The stages.
    pub funnel: Funnel,
    /// The day.
    pub day: Date,
    /// Up to when entries are known.
    pub as_of: Moment,
    /// When the leads came in.
    pub received: Option<Period>,
    /// Every lead.
    pub leads: Vec<Lead>,
    /// Those of the cohort, by their place among all.
    pub cohort: Vec<usize>,
    /// The funnel of the cohort.
    pub counted: Counted,
    /// Contacts.
    pub contacts: Vec<Contact>,
    /// The log of each lead.
    pub logs: Vec<Log>,
    /// Agreements.
    pub agreements: Vec<Agreement>,
    /// Leads that may be one.
    pub pairs: Vec<Pair>,
    /// What is wrong between leads and projects.
    pub findings: Vec<Finding>,
}

impl Board {
    /// The leads of the cohort.
    pub fn chosen(&self) -> Vec<&Lead> {
        self.cohort.iter().map(|at| &self.leads[*at]).collect()
    }

    /// The place of a lead.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.leads.iter().position(|lead| lead.id == id)
    }

    /// What is said of a stage of the funnel.
    pub fn stage(&self, at: usize) -> &figures::Text {
        self.funnel.stages.get(at).map_or(&self.funnel.lost, |stage| &stage.title)
    }
}

/// Reads and judges.
pub async fn gather(work: &Workspace, asked: &Asked) -> Result<Board, Failure> {
    let funnel = funnel(work)?.clone();
    let all = records::records(work, &BTreeSet::from(KINDS), asked.as_of).await?;
    let (leads, contacts) = (leads(&all, &funnel), contacts(&all));
    let cohort = asked.received.map_or_else(Cohort::default, |p| Cohort { from: Some(p.first_day()), to: Some(p.last_day()) });
    let held: Vec<usize> = (0..leads.len()).filter(|at| cohort.holds(&leads[*at])).collect();
    let counted = counted(&funnel, &held.iter().map(|at| &leads[*at]).collect::<Vec<_>>(), asked.day);
    Ok(Board {
        day: asked.day,
        as_of: asked.as_of,
        received: asked.received,
        counted,
        cohort: held,
        logs: leads.iter().map(|lead| log(&funnel, lead, &contacts, asked.day)).collect(),
        agreements: agreements(&all),
        pairs: duplicates(&leads, &work.catalogue.legal_forms, funnel.alike),
        findings: identity(&funnel, &leads, &projects(&all), asked.day),
        contacts,
        leads,
        funnel,
    })
}

/// The funnel of the packs; where there are several, the first.
pub fn funnel(work: &Workspace) -> Result<&Funnel, Failure> {
    work.catalogue
        .funnels
        .values()
        .next()
        .ok_or_else(|| Failure::new(NOT_FOUND, "方法包没有招商漏斗（funnels）", "the packs have no funnel of leads (`funnels`)"))
}
