//! One project.

use super::json::Json;
use super::{Contents, Manner, id_of};
use assessment::board::{Reach, Way};
use assessment::records::Record;
use figures::{Decimal, Measure};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use methodology::catalogue::{FieldKind, Packaging, Progressing, RecordKind};

/// Money of the standard is in whole units of its currency.
const CURRENCY: (&str, &str) = ("元", "CNY");

pub(super) fn project(contents: &Contents<'_>, record: &Record, manner: Manner<'_>) -> Json {
    let way = contents.ways.get(&record.id);
    let updated = record.fields.values().map(|said| said.known).max();
    Json::object([
        ("id", Some(Json::text(id_of(contents, &record.id, manner)))),
        ("updated", updated.map(|known| Json::text(known.rfc3339(manner.zone)))),
        ("title", record.text(&contents.board.name).map(Json::text)),
        ("status", status(contents, way)),
        ("period", way.and_then(|way| period(contents, way, manner.zone))),
        ("sector", sector(contents.rule, record)),
        ("type", coded(contents.rule.nature.as_deref(), &contents.rule.types, record)),
        ("budget", budget(contents, record, way, manner.zone)),
        ("forecasts", Some(Json::List(forecasts(contents, record, manner)))),
        ("parties", parties(contents, record)),
        ("documents", Some(Json::List(documents(contents, record, manner)))),
        ("milestones", way.map(|way| Json::List(milestones(contents, way, manner)))),
        ("metrics", Some(Json::List(metrics(contents, record, manner)))),
        ("completion", way.and_then(|way| completion(contents, record, way, manner.zone))),
    ])
}

/// The status of the last stage reached; one that was given up is cancelled.
fn status(contents: &Contents<'_>, way: Option<&Way>) -> Option<Json> {
    let way = way?;
    if way.ended.is_some() {
        return Some(Json::text("cancelled"));
    }
    let stage = contents.board.stages.get(way.current?)?;
    stage.status.as_deref().map(Json::text)
}

fn sector(rule: &Packaging, record: &Record) -> Option<Json> {
    coded(rule.sector.as_deref(), &rule.sectors, record).map(|code| Json::List(vec![code]))
}

/// The code of a word.
fn coded(field: Option<&str>, codes: &[(String, String)], record: &Record) -> Option<Json> {
    let word = record.text(field?)?;
    codes.iter().find(|(own, _)| own == word).map(|(_, code)| Json::text(code))
}

/// The beginning or the end of a day; the standard wants a time.
fn at(day: Date, zone: &TimeZone) -> Option<Json> {
    let time = day.to_zoned_datetime(zone.clone()).ok()?;
    Some(Json::text(time.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()))
}

fn reach<'w>(contents: &Contents<'_>, way: &'w Way, stage: Option<&str>) -> Option<&'w Reach> {
    let (nth, _) = contents.board.stage(stage?)?;
    way.stages.get(nth)
}

fn period(contents: &Contents<'_>, way: &Way, zone: &TimeZone) -> Option<Json> {
    let day = |stage: &Option<String>| reach(contents, way, stage.as_deref()).and_then(|stage| stage.actual.or(stage.planned));
    let (start, end) = (day(&contents.rule.begins), day(&contents.rule.completed));
    Some(Json::object([("startDate", at_of(start, zone)), ("endDate", at_of(end, zone))]))
}

fn at_of(day: Option<Date>, zone: &TimeZone) -> Option<Json> {
    day.and_then(|day| at(day, zone))
}

fn budget(contents: &Contents<'_>, record: &Record, way: Option<&Way>, zone: &TimeZone) -> Option<Json> {
    let field = contents.rule.total.as_deref()?;
    let kind = contents.dossier.kind;
    let approved = way.and_then(|way| reach(contents, way, contents.rule.approved.as_deref())).and_then(|stage| stage.actual);
    let amount = money(kind, field, record.amount(field));
    Some(Json::object([("amount", amount), ("approvalDate", at_of(approved, zone))]))
}

/// An amount of a money field.
fn money(kind: &RecordKind, field: &str, amount: Option<Decimal>) -> Option<Json> {
    let FieldKind::Amount(measure) = &kind.field(field)?.kind else { return None };
    let whole = measure.convert(amount?, &Measure::parse(CURRENCY.0)?)?;
    Some(Json::object([("amount", Some(Json::Number(whole.normalize().to_string()))), ("currency", Some(Json::text(CURRENCY.1)))]))
}

fn milestones(contents: &Contents<'_>, way: &Way, manner: Manner<'_>) -> Vec<Json> {
    let stages = contents.board.stages.iter().zip(&way.stages);
    let one = |(stage, reach): (&methodology::catalogue::Stage, &Reach)| {
        let any = reach.planned.is_some() || reach.actual.is_some() || reach.reached == Some(true);
        any.then(|| {
            let status = if reach.reached == Some(true) { "met" } else { unmet(way) };
            Json::object([
                ("id", Some(Json::text(&stage.id))),
                ("title", Some(Json::text(stage.title.get(manner.lang)))),
                ("dueDate", at_of(reach.planned, manner.zone)),
                ("dateMet", at_of(reach.actual, manner.zone)),
                ("status", Some(Json::text(status))),
            ])
        })
    };
    stages.filter_map(one).collect()
}

/// The status of a milestone that is not met.
fn unmet(way: &Way) -> &'static str {
    if way.ended.is_some() { "notMet" } else { "scheduled" }
}

fn documents(contents: &Contents<'_>, record: &Record, manner: Manner<'_>) -> Vec<Json> {
    let fields = contents.board.stages.iter().flat_map(|stage| &stage.evidence);
    let one = |field: &String| {
        let said = record.text(field)?;
        let title = &contents.dossier.kind.field(field)?.title;
        Some(Json::object([
            ("id", Some(Json::text(field))),
            ("title", Some(Json::text(title.get(manner.lang)))),
            ("description", Some(Json::text(said))),
        ]))
    };
    fields.filter_map(one).collect()
}

/// The unit whose it is, where the register has its name: the standard wants one.
fn parties(contents: &Contents<'_>, record: &Record) -> Option<Json> {
    let code = record.text(contents.board.owner.as_deref()?)?;
    let name = contents.names.get(code)?;
    let identifier = Json::object([("id", Some(Json::text(code))), ("legalName", Some(Json::text(name)))]);
    let party = Json::object([("id", Some(Json::text(code))), ("name", Some(Json::text(name))), ("identifier", Some(identifier))]);
    Some(Json::List(vec![party]))
}

/// The kind of reports, their fields with progress, and reports with their month, in order.
type Reports<'a> = (&'a RecordKind, &'a Progressing, Vec<(Date, &'a Record)>);

/// Reports of a project.
fn reports<'a>(contents: &Contents<'a>, record: &Record) -> Option<Reports<'a>> {
    let kind = contents.kinds.get(&contents.board.reports.as_ref()?.of)?;
    let (within, dated) = (kind.within.as_deref()?, kind.dated.as_deref()?);
    let own = contents.records.kind(&kind.id).filter(|part| part.text(within) == Some(record.id.as_str()));
    let mut all: Vec<(Date, &Record)> = own.filter_map(|part| Some((part.date(dated)?, part))).collect();
    all.sort_by_key(|(day, part)| (*day, &part.id));
    Some((kind, contents.rule.progress.as_ref()?, all))
}

fn forecasts(contents: &Contents<'_>, record: &Record, manner: Manner<'_>) -> Vec<Json> {
    let planned = reports(contents, record).and_then(|(kind, rule, all)| series(kind, &rule.planned, &all, manner));
    let promised = contents.board.delivered.as_ref().and_then(|delivered| {
        let field = contents.dossier.kind.field(&delivered.promised)?;
        let value = money(contents.dossier.kind, &field.id, record.amount(&field.id))?;
        let observation = Json::object([("id", Some(Json::text("promised"))), ("value", Some(value))]);
        Some(metric(&field.id, field.title.get(manner.lang), vec![observation]))
    });
    planned.into_iter().chain(promised).collect()
}

fn metrics(contents: &Contents<'_>, record: &Record, manner: Manner<'_>) -> Vec<Json> {
    let Some((kind, rule, all)) = reports(contents, record) else { return Vec::new() };
    [&rule.done, &rule.invested].into_iter().filter_map(|field| series(kind, field, &all, manner)).collect()
}

fn metric(id: &str, title: &str, observations: Vec<Json>) -> Json {
    Json::object([("id", Some(Json::text(id))), ("title", Some(Json::text(title))), ("observations", Some(Json::List(observations)))])
}

/// A field of reports, month by month.
fn series(kind: &RecordKind, field: &str, all: &[(Date, &Record)], manner: Manner<'_>) -> Option<Json> {
    let definition = kind.field(field)?;
    let FieldKind::Amount(measure) = &definition.kind else { return None };
    let one = |(day, part): &(Date, &Record)| {
        let amount = part.amount(field)?;
        let measured = !measure.is_money();
        let period = Json::object([("startDate", at(*day, manner.zone)), ("endDate", at(day.last_of_month(), manner.zone))]);
        Some(Json::object([
            ("id", Some(Json::text(format!("{:04}-{:02}", day.year(), day.month())))),
            ("period", Some(period)),
            ("value", if measured { None } else { money(kind, field, Some(amount)) }),
            ("measure", measured.then(|| Json::Number(amount.normalize().to_string()))),
            ("unit", measured.then(|| Json::object([("name", Some(Json::text(measure.name())))]))),
        ]))
    };
    let observations: Vec<Json> = all.iter().filter_map(one).collect();
    (!observations.is_empty()).then(|| metric(field, definition.title.get(manner.lang), observations))
}

fn completion(contents: &Contents<'_>, record: &Record, way: &Way, zone: &TimeZone) -> Option<Json> {
    let ended = reach(contents, way, contents.rule.completed.as_deref())?.actual?;
    let last = reports(contents, record).and_then(|(kind, rule, all)| {
        let (_, part) = all.iter().rev().find(|(_, part)| part.amount(&rule.invested).is_some())?;
        money(kind, &rule.invested, part.amount(&rule.invested))
    });
    Some(Json::object([("endDate", at(ended, zone)), ("finalValue", last)]))
}
