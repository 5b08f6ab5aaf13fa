//! Composes a bulletin: the template's words, and figures bound to their way back.

use crate::disclosure::Disclosed;
use crate::document::{Bound, Document, Run};
use crate::template::{Piece, TemplateFault, pieces};
use crate::{change, notes, round};
use figures::{Lang, Measure, Outcome, Period, Text};
use methodology::catalogue::{Bulletin, Catalogue, Slot};
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
    /// What became known later and would change the figures, one sentence each.
    pub later: Vec<Text>,
}

/// Why a bulletin cannot be composed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulletinFault {
    /// The template names a slot or a part of one that the bulletin does not define.
    UnknownSlot(String),
    /// No figure was given for a slot.
    NoFigure(String),
    /// `.change` of a slot that is no growth.
    NoChange(String),
    /// A brace without its other half.
    OpenBrace,
    /// A digit typed into the template.
    TypedDigit(char),
}

impl BulletinFault {
    /// What is wrong, for a reader.
    pub fn words(&self) -> Text {
        match self {
            BulletinFault::UnknownSlot(name) => {
                Text::new(format!("模板中的“{name}”没有定义"), format!("the template's `{name}` is not defined"))
            }
            BulletinFault::NoFigure(slot) => Text::new(format!("“{slot}”没有数字"), format!("there is no figure for `{slot}`")),
            BulletinFault::NoChange(slot) => {
                Text::new(format!("“{slot}”不是增速，不能写 .change"), format!("`{slot}` is no growth, so `.change` has no meaning"))
            }
            BulletinFault::OpenBrace => Text::new("花括号不成对", "a brace without its other half"),
            BulletinFault::TypedDigit(digit) => Text::new(
                format!("模板中写了数字“{digit}”，数字只能来自指标"),
                format!("the digit `{digit}` is typed; figures are bound, never typed"),
            ),
        }
    }
}

impl From<TemplateFault> for BulletinFault {
    fn from(fault: TemplateFault) -> Self {
        match fault {
            TemplateFault::OpenBrace => BulletinFault::OpenBrace,
            TemplateFault::TypedDigit(digit) => BulletinFault::TypedDigit(digit),
        }
    }
}

/// Composes a bulletin from figures by slot name.
///
/// # Errors
/// The first fault of the template; nothing is left out silently.
pub fn compose(
    bulletin: &Bulletin,
    catalogue: &Catalogue,
    setting: &Setting,
    figures: &BTreeMap<String, Disclosed>,
    lang: Lang,
) -> Result<Document, BulletinFault> {
    let writer = Writer { bulletin, catalogue, setting, figures, lang };
    let title = writer.sentence(bulletin.title.get(lang))?;
    let paragraphs: Result<Vec<_>, _> = bulletin.paragraphs.iter().map(|p| writer.sentence(p.get(lang).trim())).collect();
    let notes = notes::of(catalogue, setting, figures, lang);
    Ok(Document { lang, title, paragraphs: paragraphs?, notes, as_of: setting.as_of.clone() })
}

struct Writer<'a> {
    bulletin: &'a Bulletin,
    catalogue: &'a Catalogue,
    setting: &'a Setting,
    figures: &'a BTreeMap<String, Disclosed>,
    lang: Lang,
}

impl Writer<'_> {
    fn sentence(&self, template: &str) -> Result<Vec<Run>, BulletinFault> {
        let mut runs = Vec::new();
        for piece in pieces(template)? {
            match piece {
                Piece::Words(text) => runs.push(Run::Text(text.to_owned())),
                Piece::Slot(name, part) => self.slot(name, part, &mut runs)?,
            }
        }
        Ok(runs)
    }

    fn slot(&self, name: &str, part: Option<&str>, runs: &mut Vec<Run>) -> Result<(), BulletinFault> {
        if let (Some(given), None) = (self.given(name), part) {
            runs.push(Run::Given(given));
            return Ok(());
        }
        let slot = self.bulletin.figures.get(name).ok_or_else(|| BulletinFault::UnknownSlot(name.to_owned()))?;
        let figure = self.figures.get(name).ok_or_else(|| BulletinFault::NoFigure(name.to_owned()))?;
        let (measure, decimals) = self.form(slot, figure);
        let shown = round::show(figure, &measure, decimals, self.lang);
        match part {
            None => runs.push(bound(name, figure, shown.text)),
            Some("unit") => join_unit(runs, name, shown.unit),
            Some("change") if slot.indicator.ends_with(".growth") => self.change(name, figure, decimals, runs),
            Some("change") => return Err(BulletinFault::NoChange(name.to_owned())),
            Some(other) => return Err(BulletinFault::UnknownSlot(format!("{name}.{other}"))),
        }
        Ok(())
    }

    fn given(&self, name: &str) -> Option<String> {
        match name {
            "period" => Some(self.setting.period.label(self.lang)),
            "area" => Some(self.setting.area.get(self.lang).to_owned()),
            "as_of" => Some(notes::day_or_moment(&self.setting.as_of).to_owned()),
            _ => None,
        }
    }

    fn change(&self, name: &str, figure: &Disclosed, decimals: u32, runs: &mut Vec<Run>) {
        let change = change::words(figure, decimals, &self.catalogue.wording, self.lang);
        let words = |text: String| Some(Run::Text(text)).filter(|run| !run.shown().is_empty());
        runs.extend(words(change.before));
        runs.push(bound(name, figure, change.bound));
        runs.extend(words(change.after));
    }

    /// Unit and decimals: the slot's, else the indicator's; growth is in its own unit.
    fn form(&self, slot: &Slot, figure: &Disclosed) -> (Measure, u32) {
        let indicator = self.catalogue.indicators.get(&slot.indicator);
        let measure = slot.shown.clone().or_else(|| indicator.map(|i| i.shown.clone())).unwrap_or_else(|| figure.measure().clone());
        let decimals = slot.decimals.or_else(|| indicator.map(|i| i.decimals)).unwrap_or(GROWTH_DECIMALS);
        (measure, decimals)
    }
}

/// Decimals of a growth rate whose slot names none.
const GROWTH_DECIMALS: u32 = 1;

/// A unit belongs to the number it follows, with the space a language needs: both are one bound run.
fn join_unit(runs: &mut Vec<Run>, slot: &str, unit: String) {
    let spaced = matches!(runs.last(), Some(Run::Text(text)) if text == " ");
    let end = runs.len() - usize::from(spaced);
    match runs[..end].last_mut() {
        Some(Run::Bound(bound)) if bound.slot == slot => {
            let space = if spaced && !unit.is_empty() { " " } else { "" };
            bound.shown.push_str(&format!("{space}{unit}"));
            runs.truncate(end);
        }
        _ => runs.push(Run::Text(unit)),
    }
}

fn bound(slot: &str, figure: &Disclosed, shown: String) -> Run {
    let (exact, unit) = match figure.outcome() {
        Outcome::Value(value) => (value.normalize().to_string(), figure.measure().name().to_owned()),
        Outcome::Missing(reason) => (reason.code().to_owned(), String::new()),
    };
    let formula = figure.lineage().formula().to_owned();
    Run::Bound(Bound { slot: slot.to_owned(), shown, id: figure.id().clone(), exact, unit, formula })
}
