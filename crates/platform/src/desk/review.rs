//! What waits for acceptance, in the order of what it does to the published growth; who is late; how many have filed.

use super::duties::{Duty, Standing, Wanted, duties};
use super::estimates;
use super::fault::Fault;
use super::subject::{form_of, period_of};
use super::{Desk, Subject};
use crate::weighing::effects::Headline;
use crate::weighing::{Bearing, Headlines};
use crate::workspace::Workspace;
use assessment::effect::{Effect, Side, effect, entering};
use figures::{Decimal, Measure, Moment, Period, Reason, Role, Text};
use ledger::{OpenIssues, SheetKey};
use methodology::Headline as Summed;
use methodology::catalogue::{Column, Form};
use publication::disclosure::{Audience, Disclosed, Gate};
use std::cmp::Reverse;

/// A form and period under review.
#[derive(Debug)]
pub struct Review {
    /// How many have submitted or are accepted.
    pub filed: usize,
    /// How many have to file.
    pub expected: usize,
    /// How many are accepted.
    pub accepted: usize,
    /// The published figure the form is for, where there is one.
    pub headline: Option<Headlined>,
    /// The same with the late ones estimated, where that was decided.
    pub estimate: Option<Estimated>,
    /// What waits, the largest effect first.
    pub queue: Vec<Queued>,
    /// Who has not filed, the earliest due first.
    pub late: Vec<Late>,
}

/// The published figure a form is for.
#[derive(Debug)]
pub struct Headlined {
    /// The indicator.
    pub indicator: String,
    /// Its name.
    pub title: Text,
    /// The period it is asked for.
    pub period: Period,
    /// Its growth as of now; nothing where it is told with estimates instead.
    pub growth: Option<Disclosed>,
}

impl Headlined {
    fn is_withheld(&self) -> bool {
        self.growth.as_ref().is_some_and(|growth| growth.outcome().reason() == Some(Reason::Suppressed))
    }
}

/// The published figure with those who are late estimated.
#[derive(Debug)]
pub struct Estimated {
    /// What was decided.
    pub decided: ledger::Estimate,
    /// The method's name.
    pub method: Text,
    /// The growth with estimates, where a published figure is made of the form.
    pub growth: Option<Disclosed>,
}

/// A sheet that waits for acceptance.
#[derive(Debug)]
pub struct Queued {
    /// Credit code.
    pub unit: String,
    /// Name.
    pub unit_name: String,
    /// When it was submitted.
    pub submitted: Option<Moment>,
    /// What accepting it does to the published growth.
    pub effect: Option<Bearing>,
    /// What was open when it was submitted.
    pub open: Option<OpenIssues>,
    /// Version of the sheet.
    pub version: i64,
}

impl Queued {
    /// Points and the amount together would tell the sum they are of.
    fn hide_points(&mut self) {
        if let Some(bearing) = &mut self.effect {
            bearing.effect.points = None;
        }
    }
}

/// A unit that has not filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late {
    /// Credit code.
    pub unit: String,
    /// Name.
    pub unit_name: String,
    /// By when it was due.
    pub due: Option<Moment>,
    /// Whether that has passed.
    pub overdue: bool,
    /// How far it has come.
    pub standing: Standing,
    /// When it was last reminded.
    pub reminded: Option<Moment>,
    /// What it filed a year before towards the published figure.
    pub last_year: Option<Amount>,
}

/// An amount of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// In the indicator's own unit.
    pub value: Decimal,
    /// That unit.
    pub measure: Measure,
    /// The unit it is published in.
    pub shown: Measure,
}

/// Everything about a form and period; `units` are those that may be seen, `gate` is that of who asks.
pub async fn review(
    (desk, work): (&Desk, &Workspace),
    (form, period): (&str, &str),
    wanted: &Wanted<'_>,
    gate: &Gate,
) -> Result<Review, Fault> {
    let form = form_of(work, form)?;
    let period = period_of(form, period)?;
    let asked = Wanted { form: Some(&form.id), period: Some(period), standing: None, ..wanted.clone() };
    let all = duties(desk, work, &asked).await?;
    // What a sheet does to a figure is reckoned by all units; whether the figure may be told is another question.
    let office = Gate::new(&work.catalogue.disclosure, Audience::Office);
    let mut effects = Effects { work, form, report: period, headlines: Headlines::new(work, &office, wanted.now), now: wanted.now };
    let mut headline = effects.headlined(gate).await?;
    let estimate = effects.estimated(gate).await?;
    // With and without estimates together tell what the few who are late filed a year before.
    let both = estimate.is_some() && !gate.microdata("");
    if both {
        headline.iter_mut().for_each(|headline| headline.growth = None);
    }
    let count = |is: fn(Standing) -> bool| all.iter().filter(|duty| is(duty.standing)).count();
    let mut queue = Vec::new();
    for duty in all.iter().filter(|duty| duty.standing == Standing::Submitted) {
        queue.push(effects.queued(desk, duty).await?);
    }
    if both || headline.as_ref().is_some_and(Headlined::is_withheld) {
        queue.iter_mut().for_each(Queued::hide_points);
    }
    queue.sort_by(|a, b| order(a).cmp(&order(b)));
    Ok(Review {
        filed: count(Standing::is_filed),
        expected: all.len(),
        accepted: count(|standing| standing == Standing::Accepted),
        headline,
        estimate,
        queue,
        late: effects.late(&all).await?,
    })
}

/// The points of growth it is worth, then the amount, then by unit.
type Order<'q> = (Reverse<Option<Decimal>>, Reverse<Option<Decimal>>, &'q str);

fn order(queued: &Queued) -> Order<'_> {
    let effect = queued.effect.as_ref().map(|bearing| bearing.effect);
    (Reverse(effect.and_then(|e| e.points).map(|p| p.abs())), Reverse(effect.map(|e| e.amount.abs())), &queued.unit)
}

/// What submissions of a form do to the figure it is for.
struct Effects<'a> {
    work: &'a Workspace,
    form: &'a Form,
    report: Period,
    headlines: Headlines<'a>,
    now: Moment,
}

/// The first item of a form that some indicator sums, with the column of the period it is published for.
struct Main<'a> {
    item: &'a str,
    column: &'a Column,
    period: Period,
    of: Summed<'a>,
}

impl<'a> Effects<'a> {
    fn main(&self) -> Option<Main<'a>> {
        let (form, report, work) = (self.form, self.report, self.work);
        let own = || form.columns.iter().filter(move |c| c.role == Role::Current && form.has_column(c, report));
        form.items_at(report).into_iter().find_map(|item| {
            let of = work.catalogue.headline_of(&form.id, &item.code, report.last_day())?;
            // The cumulative column where there is one: it is what is published.
            let filed = |column: &&Column| form.columns_of(item).any(|c| c.id == column.id);
            let column = own().filter(filed).max_by_key(|c| c.period(report).length())?;
            Some(Main { item: &item.code, column, period: column.period(report).as_filed(), of })
        })
    }

    async fn headlined(&self, gate: &Gate) -> Result<Option<Headlined>, Fault> {
        let Some(main) = self.main() else { return Ok(None) };
        let indicator = main.of.indicator;
        let told = Headlines::new(self.work, gate, self.now);
        let growth = told.growth(&indicator.id, main.period, None).await?.into_iter().next();
        let (id, title) = (indicator.id.clone(), indicator.title.clone());
        Ok(Some(Headlined { indicator: id, title, period: main.period, growth }))
    }

    async fn estimated(&self, gate: &Gate) -> Result<Option<Estimated>, Fault> {
        let Some(decided) = estimates::decided(self.work, &self.form.id, self.report, self.now).await? else { return Ok(None) };
        let method = estimates::method_of(self.work, &decided.method)?.title.clone();
        let growth = match self.main() {
            Some(main) => {
                let told = Headlines::new(self.work, gate, self.now);
                told.estimated(&main.of.indicator.id, main.period, &decided.method).await?
            }
            None => None,
        };
        Ok(Some(Estimated { decided, method, growth }))
    }

    async fn late(&mut self, all: &[Duty]) -> Result<Vec<Late>, Fault> {
        let reminded = self.work.ledger.reminded(&self.form.id, &self.report.to_string()).await?;
        let mut late = Vec::new();
        for duty in all.iter().filter(|duty| !duty.standing.is_filed()) {
            late.push(Late {
                unit: duty.unit.clone(),
                unit_name: duty.unit_name.clone(),
                due: duty.due,
                overdue: duty.overdue,
                standing: duty.standing,
                reminded: reminded.get(&duty.unit).copied(),
                last_year: self.last_year(&duty.unit).await?,
            });
        }
        Ok(late)
    }

    async fn last_year(&self, unit: &str) -> Result<Option<Amount>, Fault> {
        let Some(main) = self.main() else { return Ok(None) };
        let filed = self.work.ledger.latest_of(&self.form.id, unit, self.now).await?;
        let then = main.period.year_before().to_string();
        let value = filed.iter().find(|v| v.item == main.item && v.period == then && v.role == Role::Current);
        let value = value.and_then(|v| v.value.checked_mul(main.of.factor));
        let (measure, shown) = (main.of.indicator.measure.clone(), main.of.indicator.shown.clone());
        Ok(value.map(|value| Amount { value, measure, shown }))
    }

    async fn queued(&mut self, desk: &Desk, duty: &Duty) -> Result<Queued, Fault> {
        Ok(Queued {
            unit: duty.unit.clone(),
            unit_name: duty.unit_name.clone(),
            submitted: duty.submitted,
            effect: self.bearing(desk, duty).await?,
            open: duty.open,
            version: duty.version,
        })
    }

    /// By how much the growth moves when the newest submission becomes known.
    async fn bearing(&mut self, desk: &Desk, duty: &Duty) -> Result<Option<Bearing>, Fault> {
        let Some(main) = self.main() else { return Ok(None) };
        let key = SheetKey::new(duty.form.clone(), duty.period.to_string(), duty.unit.clone());
        let Some(newest) = self.work.ledger.submissions(&key).await?.pop() else { return Ok(None) };
        let (_, values) = self.work.ledger.submission(newest.number).await?;
        let of = |column: &str| values.iter().find(|v| v.item == main.item && v.column == column).map(|v| v.value);
        let Some(value) = of(&main.column.id) else { return Ok(None) };
        let subject = Subject::of(desk, self.work, &key.form, &key.period, &key.unit).await?;
        let filed = self.work.ledger.latest_of(&key.form, &key.unit, self.now).await?;
        let held = |period: Period| filed.iter().find(|v| v.item == main.item && v.period == period.to_string());
        let before = held(main.period).filter(|v| v.role == Role::Current).map(|v| v.value);
        let same_period = subject.column_of(main.period.year_before(), Role::SamePeriod).and_then(|column| of(&column.id));
        let base = held(main.period.year_before()).map(|v| v.value).or(same_period).unwrap_or_default();
        let headline = self.headlines.of(&main.of.indicator.id, main.period).await?;
        let effect = moved(headline, &duty.unit, main.of.factor, (value, before, base));
        Ok(effect.map(|effect| Bearing {
            indicator: main.of.indicator.id.clone(),
            period: main.period,
            measure: main.of.indicator.measure.clone(),
            shown: main.of.indicator.shown.clone(),
            effect,
        }))
    }
}

/// Of a unit that has filed only its own side moves; one that has not brings its base; one that is not of the panel moves
/// nothing.
fn moved(headline: &Headline, unit: &str, factor: Decimal, values: (Decimal, Option<Decimal>, Decimal)) -> Option<Effect> {
    let (value, before, base) = values;
    let amount = value.checked_sub(before.unwrap_or_default())?.checked_mul(factor)?;
    headline.units.get(unit)?;
    match before {
        Some(_) => Some(effect(headline.growth.as_ref(), Side::Current, amount)),
        None => Some(entering(headline.growth.as_ref(), amount, base.checked_mul(factor)?)),
    }
}
