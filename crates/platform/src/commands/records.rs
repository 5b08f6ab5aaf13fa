//! `wanmu records`: what is kept of projects, leads, titles and the like, field by field, each with its place and what was said before.

use super::Talk;
use super::figure::gate;
use crate::cli::RecordsArgs;
use crate::columns::aligned;
use crate::failure::{Failure, NOT_FOUND, OK};
use crate::workspace::Workspace;
use crate::{files, records};
use assessment::records::{Record, Records};
use figures::{Entry, Lang, Text};
use methodology::catalogue::{FieldKind, RecordField, RecordKind};
use publication::charted::Shown;
use publication::dossier::{Dossier, History};
use publication::write::lines::line;
use serde_json::{Value, json};
use std::path::Path;

/// Rows shown where nothing is said.
const ROWS: usize = 20;
/// Fields shown of each in the list.
const FIELDS: usize = 5;

/// Lists and prints.
pub async fn run(args: &RecordsArgs, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let as_of = work.moment(args.reading.as_of.as_deref())?;
    let gate = gate(&work, &args.reading.audience)?;
    let kinds = &work.catalogue.records;
    let asked = match args.kind.as_deref() {
        Some(id) => vec![kind(&work, id)?],
        None => kinds.values().collect(),
    };
    let named = asked.iter().map(|kind| kind.id.as_str());
    let entries = records::entries(&work, &records::reach(&work.catalogue, named), as_of).await?;
    let all = Records::of(&entries);
    let (Some(_), [asked]) = (&args.kind, asked.as_slice()) else {
        let dossiers: Vec<Dossier<'_>> = asked.into_iter().map(|kind| gate.dossier(kinds, kind, &all)).collect();
        overview(&dossiers, talk);
        return Ok(OK);
    };
    let dossier = gate.dossier(kinds, asked, &all);
    match (args.id.as_deref(), &args.csv) {
        (Some(id), _) => one(&dossier, find(&dossier, id)?, &entries, (&work, talk)),
        (None, Some(file)) => return csv(&dossier, file, (&work, talk)),
        (None, None) => list(&dossier, &entries, args.limit.unwrap_or(ROWS), (&work, talk)),
    }
    Ok(OK)
}

/// A kind of record by its id.
fn kind<'a>(work: &'a Workspace, id: &str) -> Result<&'a RecordKind, Failure> {
    work.catalogue.records.get(id).ok_or_else(|| {
        let all = work.catalogue.records.keys().cloned().collect::<Vec<_>>().join(", ");
        Failure::new(NOT_FOUND, format!("没有台账“{id}”；现有：{all}"), format!("no kind of record `{id}`; there are: {all}"))
    })
}

fn find<'a>(dossier: &Dossier<'a>, id: &str) -> Result<&'a Record, Failure> {
    dossier.records().iter().copied().find(|record| record.id == id).ok_or_else(|| {
        let kind = &dossier.kind.title;
        Failure::new(NOT_FOUND, format!("没有{}“{id}”", kind.zh), format!("no {} `{id}` is recorded, or shown to this audience", kind.en))
    })
}

fn overview(dossiers: &[Dossier<'_>], talk: Talk) {
    if talk.json {
        let one = |d: &Dossier<'_>| json!({ "kind": d.kind.id, "title": d.kind.title.get(talk.lang), "records": d.records().len(), "withheld": d.withheld().ok() });
        return talk.document(&json!({ "kinds": dossiers.iter().map(one).collect::<Vec<_>>() }));
    }
    let head = [talk.say("台账", "kind"), talk.say("名称", "name"), talk.say("条数", "records")].map(str::to_owned).to_vec();
    let row = |d: &Dossier<'_>| vec![d.kind.id.clone(), d.kind.title.get(talk.lang).to_owned(), d.records().len().to_string()];
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(dossiers.iter().map(row)).collect();
    crate::out::text(&aligned(&rows));
    withheld(dossiers.iter().map(Dossier::withheld).sum(), talk);
}

fn withheld(count: Shown<u64>, talk: Talk) {
    if let Some(text) = hidden(count) {
        crate::out::line(text.get(talk.lang));
    }
}

/// That there are others, which may not be seen; of few not how many.
pub fn hidden(count: Shown<u64>) -> Option<Text> {
    match count {
        Ok(0) => None,
        Ok(count) => Some(Text::new(format!("另有 {count} 条不对该受众公开"), format!("{count} more are not shown to this audience"))),
        Err(_) => Some(Text::new("另有少数几条不对该受众公开", "a few more are not shown to this audience")),
    }
}

fn list(dossier: &Dossier<'_>, entries: &[Entry], limit: usize, (work, talk): (&Workspace, Talk)) {
    if talk.json {
        let records: Vec<Value> =
            dossier.records().iter().map(|record| document(dossier.kind, record, &dossier.history(record, entries), work)).collect();
        return talk.document(&json!({ "kind": dossier.kind.id, "withheld": dossier.withheld().ok(), "records": records }));
    }
    let said = |field: &&RecordField| dossier.records().iter().any(|record| record.fields.contains_key(&field.id));
    let fields: Vec<&RecordField> = dossier.kind.fields.iter().filter(said).take(FIELDS).collect();
    let head = std::iter::once(dossier.kind.heading.get(talk.lang)).chain(fields.iter().map(|field| field.title.get(talk.lang)));
    let mut rows: Vec<Vec<String>> = vec![head.map(str::to_owned).collect()];
    for record in dossier.records().iter().take(limit) {
        let cells = fields.iter().map(|field| record.text(&field.id).map(|text| shown(field, text, talk.lang)).unwrap_or_default());
        rows.push(std::iter::once(record.id.clone()).chain(cells).collect());
    }
    crate::out::text(&aligned(&rows));
    let more = dossier.records().len().saturating_sub(limit);
    if more > 0 {
        crate::out::line(talk.say(&format!("另有 {more} 条"), &format!("{more} more")));
    }
    withheld(dossier.withheld(), talk);
}

/// What a field says, in words where it has words.
pub fn shown(field: &RecordField, text: &str, lang: Lang) -> String {
    match &field.kind {
        FieldKind::Word(words) => {
            words.iter().find(|(word, _)| word == text).map_or_else(|| text.to_owned(), |(_, title)| title.get(lang).to_owned())
        }
        FieldKind::Amount(measure) if !measure.is_pure() => format!("{text} {}", measure.called(lang)),
        FieldKind::Flag if lang == Lang::Zh => if text == "yes" { "是" } else { "否" }.to_owned(),
        _ => text.to_owned(),
    }
}

fn document(kind: &RecordKind, record: &Record, history: &History<'_>, work: &Workspace) -> Value {
    let said = |field: &RecordField| {
        let said = record.fields.get(&field.id)?;
        let (note, source) = history.remarks(said);
        let value = json!({
            "value": said.value, "known_at": said.known.rfc3339(work.zone()), "source": source, "note": note,
            "place": said.place.to_string(),
        });
        Some((field.id.clone(), value))
    };
    json!({ "id": record.id, "fields": kind.fields.iter().filter_map(said).collect::<serde_json::Map<_, _>>() })
}

/// One record, field by field, with everything that was said of it as far as the audience may see that.
fn one(dossier: &Dossier<'_>, record: &Record, entries: &[Entry], (work, talk): (&Workspace, Talk)) {
    let kind = dossier.kind;
    let seen = dossier.history(record, entries);
    if talk.json {
        let history = |field: &RecordField| {
            let all: Vec<Value> = seen.of(&field.id).into_iter().map(|entry| said(entry, work)).collect();
            (!all.is_empty()).then(|| (field.id.clone(), Value::from(all)))
        };
        let mut document = document(kind, record, &seen, work);
        document["history"] = kind.fields.iter().filter_map(history).collect::<serde_json::Map<_, _>>().into();
        return talk.document(&document);
    }
    let mut out = format!("{} {}\n", kind.title.get(talk.lang), record.id);
    for field in &kind.fields {
        let of = seen.of(&field.id);
        if let Some(said) = record.fields.get(&field.id).filter(|_| of.is_empty()) {
            out.push_str(&format!("{}  {}\n", field.title.get(talk.lang), shown(field, &said.value, talk.lang)));
        }
        for (nth, entry) in of.into_iter().rev().enumerate() {
            let title = if nth == 0 { field.title.get(talk.lang) } else { talk.say("  此前", "  before") };
            let value =
                entry.value.as_deref().map_or_else(|| talk.say("（撤回）", "(taken back)").to_owned(), |v| shown(field, v, talk.lang));
            let note = entry.note.as_deref().map(|note| format!("  {note}")).unwrap_or_default();
            out.push_str(&format!("{title}  {value}  [{}]  {}{note}\n", entry.known.rfc3339(work.zone()), entry.place));
        }
    }
    crate::out::text(&out);
}

fn said(entry: &Entry, work: &Workspace) -> Value {
    json!({
        "value": entry.value, "known_at": entry.known.rfc3339(work.zone()), "source": entry.source, "note": entry.note,
        "place": entry.place.to_string(),
    })
}

/// The records as a table that can be imported again.
fn csv(dossier: &Dossier<'_>, file: &Path, (work, talk): (&Workspace, Talk)) -> Result<u8, Failure> {
    let mut out = Vec::new();
    let about = file.display().to_string();
    table(dossier, talk.lang, &mut out).map_err(|error| Failure::io(&about, &error))?;
    match about.as_str() {
        "-" => crate::out::text(&String::from_utf8_lossy(&out)),
        _ => files::give(file, &out, &work.dir)?,
    }
    Ok(OK)
}

fn table(dossier: &Dossier<'_>, lang: Lang, out: &mut Vec<u8>) -> std::io::Result<()> {
    let kind = dossier.kind;
    let head = std::iter::once(&kind.heading).chain(kind.fields.iter().map(|field| &field.title)).map(|title| title.get(lang));
    line(out, head)?;
    for record in dossier.records() {
        let cells = kind.fields.iter().map(|field| record.text(&field.id).unwrap_or_default());
        line(out, std::iter::once(record.id.as_str()).chain(cells))?;
    }
    Ok(())
}
