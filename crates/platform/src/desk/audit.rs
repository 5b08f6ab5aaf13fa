//! A draft held against the edits: what they find, what was said of it, and what is still open.

use super::Desk;
use super::fault::Fault;
use super::lines::{self, Placed};
use super::sheet::Sheet;
use super::subject::Subject;
use super::submit::filled;
use crate::weighing::spoken::{Case, about, held};
use crate::weighing::{Spoken, State};
use crate::workspace::Workspace;
use figures::{Class, Filing, Issue, Moment, Place, Role, Text};
use intake::{Asked, Context, Finding, Input, Registry};
use ledger::{Basis, DeskError, Note, OpenIssues, Said};
use methodology::mapping::Mapping;
use std::collections::BTreeMap;

/// What the edits find on a sheet.
#[derive(Debug, Clone)]
pub struct Audit {
    /// The version that was checked.
    pub version: i64,
    /// Everything found, in the order of the sheet.
    pub issues: Vec<Audited>,
    /// How many of each class are open.
    pub open: OpenIssues,
}

/// Something the edits found.
#[derive(Debug, Clone)]
pub struct Audited {
    /// The edit.
    pub rule: String,
    /// Its class, whatever was said of it.
    pub class: Class,
    /// The row of the cell it stands at.
    pub item: Option<String>,
    /// The column of that cell.
    pub column: Option<String>,
    /// What is wrong.
    pub message: Text,
    /// What would mend it.
    pub hint: Option<Text>,
    /// The values it rests on.
    pub inputs: Vec<Input>,
    /// What became of it.
    pub state: State,
    /// Whether an explanation settles it.
    pub explainable: bool,
    /// Whether an exemption may be asked for.
    pub exemptible: bool,
    /// As it was found.
    pub finding: Finding,
}

impl Audit {
    /// Whether something has to be mended or explained before the sheet is submitted.
    pub fn blocks(&self) -> bool {
        self.open.a + self.open.b > 0
    }

    /// The issues as they weigh after what was said.
    pub(super) fn weighed(&self, work: &Workspace, spoken: &Spoken) -> Vec<Issue> {
        self.issues.iter().map(|issue| spoken.weigh(&work.catalogue, &issue.finding)).collect()
    }
}

/// Checks a sheet as it is now, and keeps how many issues are open.
///
/// # Errors
/// [`Fault::State`] of an empty sheet, as submitting it says.
pub async fn audit(desk: &Desk, work: &Workspace, subject: &Subject<'_>, now: Moment) -> Result<Audit, Fault> {
    let sheet = Sheet::read(work, subject).await?;
    let values = sheet.values();
    filled(&sheet, &values)?;
    let (_, placed) = lines::csv(subject, &values);
    let found = found(desk, work, &sheet, &placed, now).await?;
    if sheet.head.is_some() {
        work.ledger.note_check(&subject.key(), found.version, found.open).await?;
    }
    Ok(found)
}

/// Explains what an edit found, of one row or of all: what is said holds for the values as they are now. Gives the numbers of
/// the explanations, each of which the trail keeps.
///
/// # Errors
/// [`Fault::NotFound`] where there is nothing of the kind to be explained.
pub async fn explain(
    desk: &Desk,
    work: &Workspace,
    subject: &Subject<'_>,
    (rule, item): (&str, Option<&str>),
    text: &str,
    (person, now, note): (&str, Moment, Note),
) -> Result<Vec<i64>, Fault> {
    let said = said(text, (person, now))?;
    let mut ids = Vec::new();
    for issue in spoken_of(desk, work, subject, (rule, item), now, |issue| issue.explainable).await? {
        let (about, basis) = (about(&issue.finding), Basis::new(held(&issue.finding.inputs)));
        ids.push(work.ledger.telling(note.clone()).explain(&about, &said, &basis, &[]).await?);
    }
    Ok(ids)
}

/// Asks for an exemption from what an edit found, which holds once a second person has approved it. The trail keeps each.
///
/// # Errors
/// [`Fault::NotFound`] where there is nothing of the kind that may be exempted.
pub async fn exempt(
    desk: &Desk,
    work: &Workspace,
    subject: &Subject<'_>,
    (rule, item): (&str, Option<&str>),
    reason: &str,
    (person, now, note): (&str, Moment, Note),
) -> Result<Vec<i64>, Fault> {
    let said = said(reason, (person, now))?;
    let mut ids = Vec::new();
    for issue in spoken_of(desk, work, subject, (rule, item), now, |issue| issue.exemptible).await? {
        let (about, basis) = (about(&issue.finding), Basis::new(held(&issue.finding.inputs)));
        ids.push(work.ledger.telling(note.clone()).ask_exemption(&about, &said, None, &basis, &[]).await?);
    }
    Ok(ids)
}

fn said(text: &str, (person, at): (&str, Moment)) -> Result<Said, Fault> {
    match text.trim() {
        "" => Err(ledger::Error::from(DeskError::NoWords).into()),
        text => Ok(Said { text: text.to_owned(), person: person.to_owned(), known: at, recorded: at }),
    }
}

/// The issues that are meant, as far as something may be said of them.
async fn spoken_of(
    desk: &Desk,
    work: &Workspace,
    subject: &Subject<'_>,
    (rule, item): (&str, Option<&str>),
    now: Moment,
    may: impl Fn(&Audited) -> bool,
) -> Result<Vec<Audited>, Fault> {
    let mut all = audit(desk, work, subject, now).await?.issues;
    all.retain(|issue| issue.rule == rule && may(issue) && item.is_none_or(|item| issue.item.as_deref() == Some(item)));
    match all.is_empty() {
        false => Ok(all),
        true => Err(Fault::not_found(
            format!("没有可说明或豁免的 {rule} 问题；A 类须改正数据"),
            format!("there is no issue of {rule} that could be explained or exempted; class A is mended"),
        )),
    }
}

/// What the edits find of values.
pub(super) async fn found(desk: &Desk, work: &Workspace, sheet: &Sheet<'_>, placed: &[Placed], now: Moment) -> Result<Audit, Fault> {
    let registry = desk.registry(work).await?;
    let filings: Vec<Filing> = lines::filings(sheet.subject, placed, now, None);
    let findings = intake::findings(&filings, &context(work, sheet, &registry, &[], now));
    let spoken = Spoken::read(work, now).await?;
    let cells: BTreeMap<Spot<'_>, &Placed> = placed.iter().map(|p| (spot(&p.place), p)).collect();
    let mut audit = Audit { version: sheet.version(), issues: Vec::new(), open: OpenIssues::default() };
    for finding in findings {
        let at = cells.get(&spot(&finding.issue.place)).copied();
        let issue = audited(work, sheet, &spoken, finding, at);
        if issue.state.is_open() {
            count(&mut audit.open, issue.class);
        }
        audit.issues.push(issue);
    }
    Ok(audit)
}

/// File, line and cell.
type Spot<'p> = (&'p str, u32, Option<&'p str>);

fn spot(place: &Place) -> Spot<'_> {
    (&place.file, place.line, place.cell.as_deref())
}

/// What a reader and the edits have to know beside a sheet: of what was filed before only that of its unit.
pub(super) fn context<'c>(
    work: &'c Workspace,
    sheet: &'c Sheet<'_>,
    registry: &'c Registry,
    mappings: &'c [Mapping],
    now: Moment,
) -> Context<'c> {
    Context {
        catalogue: &work.catalogue,
        zone: work.zone().clone(),
        default_known: now,
        now,
        registry,
        known_from_sheet: false,
        asked: Asked::default(),
        mappings,
        history: &sheet.history,
    }
}

fn audited(work: &Workspace, sheet: &Sheet<'_>, spoken: &Spoken, finding: Finding, at: Option<&Placed>) -> Audited {
    let (about, values, class) = (about(&finding), held(&finding.inputs), finding.issue.class);
    let state = spoken.state(&work.catalogue, &Case { about: &about, class, note: finding.note.as_deref(), values: &values });
    let column = || sheet.subject.column_of(finding.period, Role::Current).map(|column| column.id.clone());
    Audited {
        rule: finding.edit().to_owned(),
        class,
        item: at.map(|placed| placed.item.clone()).or_else(|| finding.item.clone()),
        column: at.map(|placed| placed.column.clone()).or_else(column),
        message: finding.issue.reason.clone(),
        hint: finding.issue.hint.clone(),
        inputs: finding.inputs.clone(),
        state,
        explainable: matches!(class, Class::B | Class::C),
        exemptible: work.catalogue.edits.get(finding.edit()).is_some_and(|edit| edit.may_exempt(class)),
        finding,
    }
}

/// Counts an open issue by its class.
pub fn count(open: &mut OpenIssues, class: Class) {
    let of = match class {
        Class::A => &mut open.a,
        Class::B => &mut open.b,
        Class::C => &mut open.c,
        Class::D => &mut open.d,
    };
    *of += 1;
}
