//! Projects as a package of OC4IDS 0.9.5 (Open Contracting for Infrastructure Data Standard), in fields of the standard only;
//! lots and what was committed to on them are no part of it and stand in tables of their own.

mod json;
mod land;
mod project;

pub use land::{commitments, lots};

use crate::dossier::Dossier;
use assessment::board::Way;
use assessment::records::Records;
use figures::{Lang, Moment};
use jiff::tz::TimeZone;
use json::Json;
use methodology::catalogue::{Board, Packaging, RecordKind};
use std::collections::BTreeMap;

/// The version of the standard that the package says it is in.
const VERSION: &str = "0.9";

/// What a package is made of. Only records that passed the gate are in the dossier.
#[derive(Debug, Clone, Copy)]
pub struct Contents<'a> {
    /// The board.
    pub board: &'a Board,
    /// How it is to be published.
    pub rule: &'a Packaging,
    /// Projects that may be seen.
    pub dossier: &'a Dossier<'a>,
    /// Lots that may be seen, where the pack says which kind these are.
    pub lots: Option<&'a Dossier<'a>>,
    /// Kinds of records.
    pub kinds: &'a BTreeMap<String, RecordKind>,
    /// Everything recorded.
    pub records: &'a Records,
    /// How far projects have come, by id.
    pub ways: &'a BTreeMap<String, Way>,
    /// Names of units, by code.
    pub names: &'a BTreeMap<String, String>,
}

/// How it is written.
#[derive(Debug, Clone, Copy)]
pub struct Manner<'a> {
    /// Language.
    pub lang: Lang,
    /// Time zone of days.
    pub zone: &'a TimeZone,
    /// When it is published.
    pub published: Moment,
    /// Before every id, in place of that of the pack.
    pub prefix: Option<&'a str>,
}

/// The package; nothing where no project may be seen, for a package holds one at least.
pub fn package(contents: &Contents<'_>, manner: Manner<'_>) -> Option<String> {
    let projects: Vec<Json> = contents.dossier.records().iter().map(|record| project::project(contents, record, manner)).collect();
    if projects.is_empty() {
        return None;
    }
    let publisher = Json::object([("name", Some(Json::text(contents.rule.publisher.get(manner.lang))))]);
    let document = Json::object([
        ("uri", Some(Json::text(&contents.rule.uri))),
        ("publishedDate", Some(Json::text(manner.published.rfc3339(manner.zone)))),
        ("version", Some(Json::text(VERSION))),
        ("publisher", Some(publisher)),
        ("projects", Some(Json::List(projects))),
    ]);
    Some(document.written())
}

/// The id of a project in the package.
fn id_of(contents: &Contents<'_>, id: &str, manner: Manner<'_>) -> String {
    format!("{}-{id}", manner.prefix.unwrap_or(&contents.rule.prefix))
}
