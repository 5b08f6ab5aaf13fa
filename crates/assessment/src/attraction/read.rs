//! Leads, contacts, agreements and projects out of records.

use super::{Agreement, Contact, Lead, Project};
use crate::records::{Record, Records};
use methodology::catalogue::Funnel;

fn text(record: &Record, field: &str) -> Option<String> {
    record.text(field).map(str::to_owned)
}

/// The leads, with the dates of a funnel's stages.
pub fn leads(records: &Records, funnel: &Funnel) -> Vec<Lead> {
    let read = |record: &Record| Lead {
        id: record.id.clone(),
        name: text(record, "name").unwrap_or_default(),
        code: text(record, "code"),
        source: text(record, "source"),
        industry: text(record, "industry"),
        segment: text(record, "segment"),
        amount: record.amount("amount"),
        officer: text(record, "officer"),
        stages: funnel.stages.iter().map(|stage| record.date(&stage.date)).collect(),
        lost: record.date(&funnel.lost_date),
        lost_reason: text(record, "lost_reason"),
        project: text(record, "project"),
    };
    records.kind("lead").map(read).collect()
}

/// The contacts with all leads.
pub fn contacts(records: &Records) -> Vec<Contact> {
    let read = |record: &Record| Contact {
        id: record.id.clone(),
        lead: text(record, "lead").unwrap_or_default(),
        on: record.date("on"),
        by: text(record, "by"),
        how: text(record, "how"),
        said: text(record, "said"),
    };
    records.kind("contact").map(read).collect()
}

/// The agreements with all leads.
pub fn agreements(records: &Records) -> Vec<Agreement> {
    let read = |record: &Record| Agreement {
        id: record.id.clone(),
        lead: text(record, "lead").unwrap_or_default(),
        on: record.date("on"),
        sort: text(record, "sort"),
        amount: record.amount("amount"),
        document: text(record, "document"),
    };
    records.kind("agreement").map(read).collect()
}

/// What is held of projects against their leads.
pub fn projects(records: &Records) -> Vec<Project> {
    let read = |record: &Record| Project {
        id: record.id.clone(),
        lead: text(record, "lead"),
        owner: text(record, "owner"),
        signed: record.date("signed"),
    };
    records.kind("project").map(read).collect()
}
