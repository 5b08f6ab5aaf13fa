//! The issues of a period, in the order of what they do to the published figure.

use super::aggregates;
use super::book::Book;
use crate::commands::figure::gate;
use crate::failure::Failure;
use crate::weighing::effects::{Bearing, Headlines};
use crate::weighing::spoken::{Case, Spoken, State, about, held};
use crate::workspace::Workspace;
use figures::{Class, Decimal, Moment, Period, Place, Text};
use intake::{Finding, Input, Spread, Suspect};
use ledger::{About, Exemption, Held};
use std::cmp::Reverse;

/// What is asked.
pub struct Asked {
    /// Sheets that end with this period.
    pub period: Period,
    /// Only edits of this form, and none of figures.
    pub form: Option<String>,
    /// As known at this moment.
    pub as_of: Moment,
}

/// An issue with all that is known of it.
pub struct Row {
    /// What it is about, by which it is explained or exempted.
    pub about: About,
    /// Its weight.
    pub class: Class,
    /// The name of the unit.
    pub name: String,
    /// Where the value stands.
    pub place: Place,
    /// What is wrong and why.
    pub reason: Text,
    /// What would mend it.
    pub hint: Option<Text>,
    /// The note typed with the filing.
    pub note: Option<String>,
    /// The filed values it rests on, with their places.
    pub inputs: Vec<Input>,
    /// The values it rests on, as what is said of it keeps them; of figures too.
    pub values: Vec<Held>,
    /// The value in doubt and the one to be expected.
    pub suspect: Option<Suspect>,
    /// The peers.
    pub spread: Option<Spread>,
    /// What it does to the published figure.
    pub bearing: Option<Bearing>,
    /// What became of it.
    pub state: State,
}

/// All issues, with what could not be asked.
pub struct Listing {
    /// Sorted.
    pub rows: Vec<Row>,
    /// Edit, number and the document that has it.
    pub skipped: Vec<(String, String, String)>,
    /// Exemptions that wait for a second person.
    pub waiting: Vec<Exemption>,
}

/// Everything the edits find in a period.
pub async fn listing(work: &Workspace, asked: &Asked) -> Result<Listing, Failure> {
    let spoken = Spoken::read(work, asked.as_of).await?;
    let book = Book::read(work, asked.period, asked.as_of).await?;
    let gate = gate(work, "office")?;
    let mut headlines = Headlines::new(work, &gate, asked.as_of);
    let mut rows = of_filings(work, &book, asked);
    for row in &mut rows {
        if let (Some(suspect), Some(unit)) = (&row.suspect, &row.about.unit) {
            row.bearing = headlines.bearing(&row.about.edit, unit, suspect).await?;
        }
    }
    if asked.form.is_none() {
        let cumulative = Period::Cumulative { year: asked.period.year(), to: asked.period.months().1 };
        rows.extend(aggregates::rows(work, &mut headlines, cumulative).await?);
    }
    for row in &mut rows {
        row.weigh(work, &spoken);
        if let Some(unit) = row.about.unit.as_deref().filter(|_| row.name.is_empty()) {
            row.name =
                figures::CreditCode::parse(unit, &work.catalogue.code_exceptions).map(|u| book.name(&u, asked.period)).unwrap_or_default();
        }
    }
    rows.sort_by(|a, b| order(a).cmp(&order(b)));
    let waiting = spoken.waiting().cloned().collect();
    Ok(Listing { rows, skipped: skipped(work, asked.form.as_deref()), waiting })
}

/// What the edits find in the filings of a period, with what was said of it; without what it does to published figures.
pub async fn found(work: &Workspace, asked: &Asked) -> Result<Vec<Row>, Failure> {
    let (spoken, book) = (Spoken::read(work, asked.as_of).await?, Book::read(work, asked.period, asked.as_of).await?);
    let mut rows = of_filings(work, &book, asked);
    rows.iter_mut().for_each(|row| row.weigh(work, &spoken));
    Ok(rows)
}

fn of_filings(work: &Workspace, book: &Book, asked: &Asked) -> Vec<Row> {
    let mut findings = book.findings(work);
    findings.retain(|finding| asked.form.as_ref().is_none_or(|form| *form == finding.form));
    findings.into_iter().map(|finding| row(book, finding)).collect()
}

impl Row {
    /// Looks what became of it.
    fn weigh(&mut self, work: &Workspace, spoken: &Spoken) {
        let case = Case { about: &self.about, class: self.class, note: self.note.as_deref(), values: &self.values };
        self.state = spoken.state(&work.catalogue, &case);
    }
}

fn row(book: &Book, finding: Finding) -> Row {
    Row {
        about: about(&finding),
        class: finding.issue.class,
        name: book.name(&finding.unit, finding.period),
        place: finding.issue.place,
        reason: finding.issue.reason,
        hint: finding.issue.hint,
        note: finding.note,
        values: held(&finding.inputs),
        inputs: finding.inputs,
        suspect: finding.suspect,
        spread: finding.spread,
        bearing: None,
        state: State::Open,
    }
}

/// The points of growth an issue is worth, then the part of an amount that has no rate, then its class; what is equal
/// comes by edit, unit and place.
type Order<'r> = (Reverse<Option<Decimal>>, Reverse<Option<Decimal>>, Class, &'r str, Option<&'r str>, Option<&'r str>, &'r Place);

fn order(row: &Row) -> Order<'_> {
    let points = row.bearing.as_ref().and_then(|b| b.effect.points).map(|p| p.abs());
    let amount = row.bearing.as_ref().map(|b| b.effect.amount.abs());
    let (edit, unit, item) = (row.about.edit.as_str(), row.about.unit.as_deref(), row.about.item.as_deref());
    (Reverse(points), Reverse(amount), row.class, edit, unit, item, &row.place)
}

/// Numbers that are not at hand, for which an edit was not made.
fn skipped(work: &Workspace, form: Option<&str>) -> Vec<(String, String, String)> {
    let edits = work.catalogue.edits.values().filter(|e| form.is_none() || e.form.as_deref() == form);
    edits.flat_map(|e| e.wanted().map(|(name, note)| (e.id.clone(), name.to_owned(), note.to_owned()))).collect()
}
