//! Composes a bulletin: the template's words, figures bound to their way back, tables and charts over them.

mod charts;
mod comparison;
mod fault;
mod members;
mod notes;
mod sentence;
mod tables;
mod template;

use crate::breakdown::Members;
use crate::bridge::Bridge;
use crate::disclosure::Disclosed;
use crate::document::{Document, Head, plain};
pub use fault::BulletinFault;
use figures::{Lang, Period, Text};
use methodology::catalogue::{Bulletin, Catalogue};
use sentence::Writer;
use std::collections::BTreeMap;

/// What a bulletin is about, beside its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The period of the figures.
    pub period: Period,
    /// The area's name.
    pub area: Text,
    /// The moment up to which facts were known, as it is to be read.
    pub as_of: String,
    /// The last issue, where the bulletin is compared with it.
    pub last: Option<LastIssue>,
    /// What became known later and would change the figures, one sentence each.
    pub later: Vec<Text>,
}

/// The issue that one is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastIssue {
    /// Its period.
    pub period: Period,
    /// The moment it speaks of.
    pub as_of: String,
}

/// The disclosed figures of a bulletin.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Material {
    /// Figures by slot.
    pub figures: BTreeMap<String, Disclosed>,
    /// Figures of the last issue by slot.
    pub last: BTreeMap<String, Past>,
    /// Members by breakdown.
    pub members: BTreeMap<String, Members>,
    /// Bridges by slot of the growth; a bridge the audience may not see is left out.
    pub bridges: BTreeMap<String, Bridge>,
}

/// A figure of the last issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// As it was known when that issue appeared.
    pub then: Disclosed,
    /// As it is known now.
    pub now: Disclosed,
}

/// Composes a bulletin from figures by slot name.
///
/// # Errors
/// The first fault of the definition; nothing is left out silently.
pub fn compose(
    bulletin: &Bulletin,
    catalogue: &Catalogue,
    setting: &Setting,
    material: &Material,
    lang: Lang,
) -> Result<Document, BulletinFault> {
    let writer = Writer { bulletin, catalogue, setting, material, lang };
    let paragraphs: Result<Vec<_>, _> = bulletin.paragraphs.iter().map(|p| writer.sentence(p.get(lang).trim())).collect();
    let (tables, charts) = (tables::all(&writer)?, charts::all(&writer)?);
    let mut notes = notes::of(catalogue, setting, &material.figures, lang);
    notes.extend(notes::withheld(&tables, &charts, catalogue, lang));
    Ok(Document {
        lang,
        masthead: masthead(&writer)?,
        title: writer.sentence(bulletin.title.get(lang))?,
        paragraphs: paragraphs?,
        tables,
        charts,
        notes,
        as_of: setting.as_of.clone(),
    })
}

fn masthead(writer: &Writer<'_>) -> Result<Option<Head>, BulletinFault> {
    let Some(head) = &writer.bulletin.masthead else { return Ok(None) };
    let line = |text: &Text| Ok::<_, BulletinFault>(plain(&writer.sentence(text.get(writer.lang))?));
    Ok(Some(Head { name: line(&head.name)?, office: line(&head.office)?, number: line(&head.number)?, date: line(&head.date)? }))
}
