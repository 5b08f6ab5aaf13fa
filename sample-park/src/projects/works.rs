//! Investment and progress of what is being built, month by month since December 2020.

use super::Project;
use super::plan::LAST;
use crate::draw::Draw;
use crate::entries::{About, Entries};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// The first report.
const FIRST: Date = date(2020, 12, 31);

/// The reports of a project that was being built within the time.
pub(crate) fn write(project: &Project, out: &mut Entries, draw: &mut Draw) {
    let plan = &project.plan;
    let (Some(started), Some(end)) = (plan.started, plan.completed_planned) else { return };
    if plan.completed.is_some_and(|day| day < FIRST) || project.batch.starts_with("past") {
        return;
    }
    // How much of what is planned is done; one in nine is far behind.
    let pace = if draw.below(9) == 0 { draw.between(0.2, 0.5) } else { draw.between(0.78, 1.04) };
    let mut december = 0;
    let mut month = FIRST;
    while month <= LAST {
        if started <= month && plan.completed.is_none_or(|day| month <= after_month(day)) {
            let planned = share(started, end, month);
            let done = if plan.completed.is_some_and(|day| day <= month) { 1.0 } else { (planned * pace).min(0.99) };
            let total = (project.total as f64 * done * 0.97) as i64;
            report(project, out, month, (planned, done), (total, december));
            if month.month() == 12 {
                december = total;
            }
        }
        month = month.first_of_month().saturating_add(1.month()).last_of_month();
    }
}

fn after_month(day: Date) -> Date {
    day.saturating_add(1.month()).last_of_month()
}

/// How much of the time of building is gone.
fn share(started: Date, end: Date, month: Date) -> f64 {
    let days = |from: Date, to: Date| from.until(to).map_or(0.0, |span| f64::from(span.get_days()));
    (days(started, month) / days(started, end).max(1.0)).clamp(0.0, 1.0)
}

fn report(project: &Project, out: &mut Entries, month: Date, (planned, done): (f64, f64), (total, december): (i64, i64)) {
    let name = format!("{:04}-{:02}", month.year(), month.month());
    let id = format!("{}@{name}", project.id);
    let about = About { kind: "progress", id: &id };
    let known = month.saturating_add(5.days()).to_string();
    // In the first report everything since the beginning counts as before this year but for what December's own year brought.
    let this_year = if month.month() == 12 { total / 2 } else { total - december };
    let (construction, installation, equipment) = (this_year * 52 / 100, this_year * 13 / 100, this_year * 27 / 100);
    let other = this_year - construction - installation - equipment;
    let amounts = [
        ("invested_ytd", this_year),
        ("invested_total", total),
        ("construction", construction),
        ("installation", installation),
        ("equipment", equipment),
        ("used_equipment", 0),
        ("other", other),
        ("land_cost", other / 2),
        ("funds", this_year * 105 / 100),
    ];
    out.say(about, "project", &project.id, &known);
    out.say(about, "month", &name, &known);
    out.say(about, "planned_done", &format!("{:.1}", planned * 100.0), &known);
    out.say(about, "done", &format!("{:.1}", done * 100.0), &known);
    amounts.into_iter().for_each(|(field, amount)| out.say(about, field, &amount.to_string(), &known));
}
