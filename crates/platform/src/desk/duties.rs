//! What is to be filed: for each form and report period every unit of its panel, and how far each has come.

use super::subject::{form_of, own_periods};
use super::{Desk, Fault};
use crate::workspace::Workspace;
use figures::{CreditCode, Moment, Period, Text};
use intake::Registry;
use jiff::civil::Date;
use ledger::{OpenIssues, SheetHead, SheetState};
use methodology::catalogue::Form;
use std::collections::{BTreeMap, BTreeSet};

/// What of the duties is asked for.
#[derive(Debug, Clone)]
pub struct Wanted<'a> {
    /// Only of this form.
    pub form: Option<&'a str>,
    /// Only of the sheets that report this period.
    pub period: Option<Period>,
    /// Only of these units.
    pub units: Option<&'a BTreeSet<String>>,
    /// Only those that have come so far.
    pub standing: Option<Standing>,
    /// Where no period is named: those that end on these days and the days between.
    pub days: (Date, Date),
    /// The clock.
    pub now: Moment,
}

/// A sheet that is to be filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Official table number.
    pub form: String,
    /// Name of the form.
    pub title: Text,
    /// `monthly`, `quarterly`, `annual`.
    pub frequency: String,
    /// The report period.
    pub period: Period,
    /// Credit code.
    pub unit: String,
    /// Name at the end of the period.
    pub unit_name: String,
    /// By when; nothing where no calendar says.
    pub due: Option<Moment>,
    /// Whether that has passed and it is not submitted.
    pub overdue: bool,
    /// How far it has come.
    pub standing: Standing,
    /// Whether the period is locked.
    pub locked: bool,
    /// When it was last submitted.
    pub submitted: Option<Moment>,
    /// When it was accepted; of what came by import when that became known.
    pub accepted: Option<Moment>,
    /// What was open when this version was checked.
    pub open: Option<OpenIssues>,
    /// Version of the sheet; 0 where nobody has typed anything.
    pub version: i64,
}

/// How far a sheet has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// 未填.
    Untouched,
    /// 已暂存.
    Draft,
    /// 审核有错: a draft whose check found blocking issues.
    Faulty,
    /// 已上报.
    Submitted,
    /// 已退回.
    Returned,
    /// 已验收.
    Accepted,
}

impl Standing {
    /// All of them.
    pub const ALL: [Standing; 6] =
        [Standing::Untouched, Standing::Draft, Standing::Faulty, Standing::Submitted, Standing::Returned, Standing::Accepted];

    /// By the sheet, where there is one; what came by import counts as accepted.
    pub fn of(head: Option<&SheetHead>, filed: bool) -> Self {
        let Some(head) = head else { return if filed { Standing::Accepted } else { Standing::Untouched } };
        match head.state {
            SheetState::Draft if head.open.is_some_and(|open| open.a > 0) => Standing::Faulty,
            SheetState::Draft => Standing::Draft,
            SheetState::Submitted => Standing::Submitted,
            SheetState::Returned => Standing::Returned,
            SheetState::Accepted => Standing::Accepted,
        }
    }

    /// Word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Standing::Untouched => "untouched",
            Standing::Draft => "draft",
            Standing::Faulty => "faulty",
            Standing::Submitted => "submitted",
            Standing::Returned => "returned",
            Standing::Accepted => "accepted",
        }
    }

    /// As people read it.
    pub fn called(self) -> Text {
        match self {
            Standing::Untouched => Text::new("未填", "not begun"),
            Standing::Draft => Text::new("已暂存", "draft"),
            Standing::Faulty => Text::new("审核有错", "faulty"),
            Standing::Submitted => Text::new("已上报", "submitted"),
            Standing::Returned => Text::new("已退回", "returned"),
            Standing::Accepted => Text::new("已验收", "accepted"),
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.word() == word)
    }

    /// Whether the unit has done its part.
    pub fn is_filed(self) -> bool {
        matches!(self, Standing::Submitted | Standing::Accepted)
    }
}

/// The duties, by period, form and unit.
///
/// # Errors
/// [`Fault::NotFound`] of a form that is no sheet, or when the book could not be read.
pub async fn duties(desk: &Desk, work: &Workspace, wanted: &Wanted<'_>) -> Result<Vec<Duty>, Fault> {
    let registry = desk.registry(work).await?;
    let forms: Vec<&Form> = match wanted.form {
        Some(id) => vec![form_of(work, id)?],
        None => work.catalogue.forms.values().filter(|form| !form.columns.is_empty()).collect(),
    };
    let mut all = Vec::new();
    for form in forms {
        let periods = match wanted.period {
            Some(stated) => form.report_of(stated).filter(|p| !form.is_exempt(*p)).into_iter().collect(),
            None => form.reports_within(wanted.days.0, wanted.days.1),
        };
        for period in periods {
            let of = Of { work, registry: &registry, form, period };
            all.extend(of.duties(wanted).await?);
        }
    }
    all.retain(|duty| wanted.standing.is_none_or(|standing| duty.standing == standing));
    all.sort_by(|a, b| (a.period.last_day(), &a.form, &a.unit).cmp(&(b.period.last_day(), &b.form, &b.unit)));
    Ok(all)
}

/// A form for a period.
struct Of<'a> {
    work: &'a Workspace,
    registry: &'a Registry,
    form: &'a Form,
    period: Period,
}

impl Of<'_> {
    async fn duties(&self, wanted: &Wanted<'_>) -> Result<Vec<Duty>, Fault> {
        let (ledger, id, report) = (&self.work.ledger, &self.form.id, self.period.to_string());
        let one = wanted.units.filter(|units| units.len() == 1).and_then(|units| units.first());
        let heads = ledger.sheets(Some(id), Some(&report), one.map(String::as_str)).await?;
        let heads: BTreeMap<&str, &SheetHead> = heads.iter().map(|head| (head.key.unit.as_str(), head)).collect();
        let filed = self.filed(one).await?;
        let locked = ledger.lock_of(id, &report).await?.is_some();
        let due = self.due();
        let units = self.units(heads.keys().copied().chain(filed.keys().map(String::as_str)), wanted.units);
        let duty = |unit: &CreditCode| {
            let head = heads.get(unit.as_str()).copied();
            let known = filed.get(unit.as_str()).copied();
            let standing = Standing::of(head, known.is_some());
            Duty {
                form: id.clone(),
                title: self.form.title.clone(),
                frequency: self.form.frequency.clone(),
                period: self.period,
                unit: unit.as_str().to_owned(),
                unit_name: self.name(unit),
                due,
                overdue: due.is_some_and(|due| due < wanted.now) && !standing.is_filed(),
                standing,
                locked,
                submitted: head.and_then(|head| head.submitted),
                accepted: head.and_then(|head| head.accepted).or(known),
                open: head.and_then(|head| head.open),
                version: head.map_or(0, |head| head.version),
            }
        };
        Ok(units.iter().map(duty).collect())
    }

    /// Since when the book has own values, by unit.
    async fn filed(&self, unit: Option<&String>) -> Result<BTreeMap<String, Moment>, Fault> {
        let (ledger, periods) = (&self.work.ledger, own_periods(self.form, self.period));
        if let Some(unit) = unit {
            let known = ledger.filed_since(unit, &self.form.id, &periods).await?;
            return Ok(known.map(|known| (unit.clone(), known)).into_iter().collect());
        }
        let mut all: BTreeMap<String, Moment> = BTreeMap::new();
        for (unit, _, known) in ledger.filers(&self.form.id, &periods).await? {
            all.entry(unit).and_modify(|held| *held = known.min(*held)).or_insert(known);
        }
        Ok(all)
    }

    /// The units of the panel on the period's last day and those of which there is something; of a form without a panel, which
    /// nobody has to file, only the latter.
    fn units<'a>(&self, there: impl Iterator<Item = &'a str>, wanted: Option<&BTreeSet<String>>) -> BTreeSet<CreditCode> {
        let day = self.period.last_day();
        let panel = self.form.panel.as_deref();
        let members = self.registry.units().filter(|(_, unit)| panel.is_some_and(|panel| unit.member_at(panel, day)));
        let there = there.filter_map(|code| CreditCode::parse(code, &self.work.catalogue.code_exceptions).ok());
        let asked = |code: &CreditCode| wanted.is_none_or(|units| units.contains(code.as_str()));
        members.map(|(code, _)| code.clone()).chain(there).filter(asked).collect()
    }

    fn due(&self) -> Option<Moment> {
        let due = self.form.due_at(self.period)?.to_zoned_datetime(self.work.zone().clone()).ok()?;
        Some(Moment::from_micros(due.timestamp().as_microsecond()))
    }

    fn name(&self, unit: &CreditCode) -> String {
        self.registry.unit(unit).and_then(|u| u.name_at(self.period.last_day())).unwrap_or_default().to_owned()
    }
}
