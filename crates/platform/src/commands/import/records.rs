//! Records that were delivered, beside those in the book: what they refer to, what is missing in them, what packs ask of them.

use crate::failure::Failure;
use crate::records::{self, Filed};
use crate::workspace::Workspace;
use assessment::records::{Asked, Record, Records, broken};
use figures::{Class, Entry, Issue, Moment, Period, Place, Text};
use ledger::Batch;
use methodology::catalogue::{FieldKind, RecordKind};
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with the records of these batches.
pub(super) async fn check(work: &Workspace, batches: &[Batch], now: Moment) -> Result<Vec<Issue>, Failure> {
    let new: Vec<&Entry> = batches.iter().flat_map(|b| &b.entries).collect();
    let kinds: Vec<&RecordKind> = new.iter().filter_map(|entry| work.catalogue.records.get(&entry.kind)).collect();
    let named = kinds.iter().map(|kind| kind.id.as_str()).chain(records::parts(kinds.iter().flat_map(|kind| &kind.operands)));
    let mut entries = records::entries(work, &records::reach(&work.catalogue, named), Moment::from_micros(i64::MAX)).await?;
    entries.extend(new.iter().map(|entry| (*entry).clone()));
    let all = Records::of(&entries);
    let touched: BTreeMap<&str, BTreeSet<&str>> = new.iter().fold(BTreeMap::new(), |mut of, entry| {
        of.entry(entry.kind.as_str()).or_insert_with(BTreeSet::new).insert(&entry.id);
        of
    });
    let day = now.day(work.zone());
    let asked = Asked { day, period: Period::Month { year: day.year(), month: day.month() } };
    let mut issues = Vec::new();
    for kind in touched.keys().filter_map(|kind| work.catalogue.records.get(*kind)) {
        let is_touched = |record: &&Record| touched[kind.id.as_str()].contains(record.id.as_str());
        issues.extend(all.kind(&kind.id).filter(is_touched).flat_map(|record| whole(kind, record, &all)));
        let filed = Filed::gather(work, &kind.operands, &all, asked.day, now).await?;
        let found = broken(kind, (&all, &filed), &work.catalogue.records, asked);
        issues.extend(found.into_iter().filter(|found| is_touched(&found.record)).map(|found| said(kind, &found)));
    }
    Ok(issues)
}

/// What a record lacks, and other records it names that are not there.
fn whole(kind: &RecordKind, record: &Record, all: &Records) -> Vec<Issue> {
    let mut issues = Vec::new();
    for field in &kind.fields {
        match (&field.kind, record.text(&field.id)) {
            (_, None) if field.required => {
                let zh = format!("{}“{}”没有{}", kind.title.zh, record.id, field.title.zh);
                let en = format!("the {} `{}` says no {}", kind.title.en, record.id, field.title.en);
                let issue = Issue::blocking("missing-in-record", any_place(record), Text::new(zh, en)).of_class(Class::C);
                issues.push(issue.hint(format!("补记 {}", field.id), format!("say its `{}`", field.id)));
            }
            (FieldKind::Record(other), Some(id)) if all.get(other, id).is_none() => {
                let zh = format!("{}“{}”的{}“{id}”没有登记", kind.title.zh, record.id, field.title.zh);
                let en = format!("the {} `{}` names {} `{id}`, which is not recorded", kind.title.en, record.id, field.title.en);
                let place = record.fields.get(&field.id).map(|said| said.place.clone()).unwrap_or_default();
                let issue = Issue::blocking("unknown-id", place, Text::new(zh, en)).of_class(Class::C);
                issues.push(issue.hint("先登记它，或核对编号", "record it first, or look at the id"));
            }
            _ => {}
        }
    }
    issues
}

/// Where something of a record was written.
fn any_place(record: &Record) -> Place {
    record.fields.values().max_by_key(|said| said.known).map(|said| said.place.clone()).unwrap_or_default()
}

/// A check that does not hold, at the first of its fields that is said.
fn said(kind: &RecordKind, found: &assessment::records::Broken<'_>) -> Issue {
    let (check, record) = (found.check, found.record);
    let values = |name: &dyn Fn(&methodology::catalogue::RecordField) -> String, sign: &str| {
        let of = |id: &String| {
            let (field, value) = (kind.field(id)?, record.text(id)?);
            Some(format!("{} {value}", name(field)))
        };
        check.about.iter().filter_map(of).collect::<Vec<_>>().join(sign)
    };
    let zh = format!("{}：{}“{}”（{}）", check.title.zh, kind.title.zh, record.id, values(&|f| f.title.zh.clone(), "，"));
    let en = format!("{}: {} `{}` ({})", check.title.en, kind.title.en, record.id, values(&|f| f.title.en.clone(), ", "));
    let place = check.about.iter().find_map(|field| record.fields.get(field)).map(|said| said.place.clone());
    let issue = Issue::blocking(check.id.clone(), place.unwrap_or_else(|| any_place(record)), Text::new(zh, en)).of_class(check.class);
    issue.hint(check.hint.zh.clone(), check.hint.en.clone())
}
