//! What is shown where it is asked for: months before, forecasts, commitments, what was delivered.

use super::super::Talk;
use super::gather::{Gathered, Row};
use super::strip::{Seen, not_its, strips};
use crate::cli::ProjectsArgs;
use crate::columns::aligned;
use crate::failure::Failure;
use crate::workspace::Workspace;
use assessment::board::{Delivered, Promise, delivered, promises, steps};
use assessment::lamp::Month;
use assessment::slippage::{Forecast, Score, Settings, Step, Why, forecast, score};
use methodology::catalogue::{Lamp, Stage};
use publication::disclosure::Gate;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;

/// What was asked for beside the board.
#[derive(Default)]
pub struct Extras<'g> {
    /// Months before, by record.
    pub strips: Option<BTreeMap<String, Vec<Seen>>>,
    /// Forecasts by stage.
    pub forecasts: Vec<Forecasts<'g>>,
    /// Commitments.
    pub promises: Option<Vec<Promise<'g>>>,
    /// What was delivered.
    pub delivered: Option<Vec<Delivered>>,
}

/// Forecasts of one stage.
pub struct Forecasts<'g> {
    /// The stage.
    pub stage: &'g Stage,
    /// For each record that waits for it.
    pub made: Vec<(String, Result<Forecast, Why>)>,
    /// How good such forecasts have been.
    pub score: Score,
}

impl<'g> Extras<'g> {
    /// Of the rows that are shown; how good forecasts have been rests on all.
    pub async fn new(
        gathered: &'g Gathered<'_>,
        rows: &[&Row<'_>],
        args: &ProjectsArgs,
        (work, gate): (&Workspace, &Gate),
    ) -> Result<Self, Failure> {
        let shown = |id: &str| rows.iter().any(|row| row.record.id == id);
        let ways: Vec<_> = gathered.rows.iter().map(|row| row.way.clone()).collect();
        let mut extras = Extras::default();
        if args.history {
            let mut all = strips(gathered, gate, work).await?;
            all.retain(|id, _| shown(id));
            extras.strips = Some(all);
        }
        if args.forecast {
            extras.forecasts = forecasts(gathered, rows);
        }
        if args.commitments {
            let all = promises(gathered.board, &ways, gathered.world());
            extras.promises = Some(all.into_iter().filter(|promise| shown(promise.of)).collect());
        }
        if args.delivered {
            let all = delivered(gathered.board, &ways, gathered.world());
            extras.delivered = Some(all.into_iter().filter(|one| shown(&one.id)).collect());
        }
        Ok(extras)
    }

    /// In words; nothing of what wasn't asked for.
    pub fn told(&self, gathered: &Gathered<'_>, rows: &[&Row<'_>], talk: Talk) -> String {
        let tables =
            [strip_table(self, rows, talk), forecast_table(self, gathered, talk), promise_table(self, talk), delivered_table(self, talk)];
        tables.into_iter().filter(|table| !table.is_empty()).map(|table| format!("\n{table}")).collect()
    }
}

fn forecasts<'g>(gathered: &'g Gathered<'_>, rows: &[&Row<'_>]) -> Vec<Forecasts<'g>> {
    let Some(rule) = &gathered.board.forecast else { return Vec::new() };
    let settings = Settings { at_least: rule.at_least, band: rule.band.to_f64().unwrap_or_default() };
    let of = |id: &String| {
        let (nth, stage) = gathered.board.stage(id)?;
        let history = steps(gathered.board, id, &gathered.entries, gathered.world());
        let waits = |row: &&&Row<'_>| {
            row.way.ended.is_none() && row.way.stages[nth].reached != Some(true) && row.way.current.is_none_or(|at| at < nth)
        };
        let one = |row: &&Row<'_>| {
            let step: &Step = history.iter().find(|step| step.id == row.record.id)?;
            Some((row.record.id.clone(), forecast(step, &history, gathered.day, settings)))
        };
        let made = rows.iter().filter(waits).filter_map(one).collect();
        Some(Forecasts { stage, made, score: score(&history, settings) })
    };
    rule.stages.iter().filter_map(of).collect()
}

fn table(head: &[&str], rows: Vec<Vec<String>>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let head = head.iter().map(|cell| (*cell).to_owned()).collect();
    aligned(&std::iter::once(head).chain(rows).collect::<Vec<_>>())
}

/// The mark of a lamp in a strip.
fn mark(month: &Seen, talk: Talk) -> &'static str {
    let Some(month) = &month.lamps else { return talk.say("—", "-") };
    match (month.is_made_up(), month.shown) {
        (true, _) => talk.say("补", "y*"),
        (_, Lamp::Green) => talk.say("绿", "g"),
        (_, Lamp::Yellow) => talk.say("黄", "y"),
        (_, Lamp::Red) => talk.say("红", "r"),
        (_, Lamp::Unknown) => "?",
    }
}

fn strip_table(extras: &Extras<'_>, rows: &[&Row<'_>], talk: Talk) -> String {
    let Some(strips) = &extras.strips else { return String::new() };
    let strip = |row: &&Row<'_>| {
        let months = strips.get(&row.record.id)?;
        let marks = months.iter().map(|month| mark(month, talk)).collect::<Vec<_>>().join(" ");
        let first = months.first()?.month.label(talk.lang);
        Some(vec![row.record.id.clone(), first, marks])
    };
    let told: Vec<Vec<String>> = rows.iter().filter_map(strip).collect();
    let note = talk.say("补：当时为红灯，后已补上，显示为黄灯\n", "y*: red at the time, made up later, shown as yellow\n");
    let all = || strips.values().flatten();
    let made_up = all().any(|month| month.lamps.as_ref().is_some_and(Month::is_made_up));
    let withheld = all().any(|month| month.lamps.is_none()).then(|| format!("{}{}\n", talk.say("—：", "-: "), not_its().get(talk.lang)));
    let made = table(&[talk.say("编号", "id"), talk.say("自", "from"), talk.say("各月灯号", "lamps month by month")], told);
    format!("{made}{}{}", if made_up { note } else { "" }, withheld.unwrap_or_default())
}

fn forecast_table(extras: &Extras<'_>, gathered: &Gathered<'_>, talk: Talk) -> String {
    let mut rows = Vec::new();
    for of in &extras.forecasts {
        for (id, made) in &of.made {
            let planned = gathered.rows.iter().find(|row| row.record.id == *id).and_then(|row| {
                let (nth, _) = gathered.board.stage(&of.stage.id)?;
                row.way.stages[nth].planned
            });
            let day = |day: Option<jiff::civil::Date>| day.map_or_else(|| talk.say("历史以外", "beyond").to_owned(), |day| day.to_string());
            let planned = planned.map(|planned| planned.to_string()).unwrap_or_default();
            let mut cells = vec![id.clone(), of.stage.title.get(talk.lang).to_owned(), planned];
            match made {
                Ok(made) => cells.extend([day(made.median), format!("{} … {}", day(made.low), day(made.high)), made.number.to_string()]),
                Err(why) => cells.push(why.words().get(talk.lang).to_owned()),
            }
            rows.push(cells);
        }
    }
    let head = [
        talk.say("编号", "id"),
        talk.say("阶段", "stage"),
        talk.say("计划", "planned"),
        talk.say("预计", "likely"),
        talk.say("区间", "band"),
        talk.say("依据", "rests on"),
    ];
    let scores: String = extras.forecasts.iter().map(|of| score_in_words(of, talk)).collect();
    format!("{}{scores}", table(&head, rows))
}

/// How good forecasts of a stage have been.
fn score_in_words(of: &Forecasts<'_>, talk: Talk) -> String {
    let (covered, all) = of.score.coverage();
    let Some(missed) = of.score.missed() else { return String::new() };
    let title = of.stage.title.get(talk.lang);
    let (ours, on_time, mean) = (missed.forecast, missed.on_time, missed.mean_delay);
    talk.say(
        &format!(
            "{title}：留出检验 {all} 个，区间覆盖 {covered} 个；中位误差 {ours} 天，按期完成假设 {on_time} 天，平均迟延假设 {mean} 天\n"
        ),
        &format!(
            "{title}: {all} held out, {covered} within their band; median error {ours} days, always on time {on_time}, mean delay {mean}\n"
        ),
    )
    .to_owned()
}

/// The unit with a blank before it; nothing for a bare number.
fn unit(of: &figures::Quantity) -> String {
    if of.measure.name() == "1" { String::new() } else { format!(" {}", of.measure) }
}

fn promise_table(extras: &Extras<'_>, talk: Talk) -> String {
    let Some(promises) = &extras.promises else { return String::new() };
    let number = |number: Option<figures::Decimal>| number.map(|n| figures::round(n, 2).normalize().to_string()).unwrap_or_default();
    let row = |promise: &Promise<'_>| {
        let threshold = promise.threshold.as_ref();
        let sign = if promise.at_least { "≥" } else { "≤" };
        let own = promise.record.text("metric").unwrap_or_default();
        vec![
            promise.of.to_owned(),
            promise.metric.map_or(own, |metric| metric.title.get(talk.lang)).to_owned(),
            threshold.map(|found| format!("{sign} {}{}", found.amount, unit(found))).unwrap_or_default(),
            number(promise.value),
            number(promise.distance),
            promise.verdict.words().get(talk.lang).to_owned(),
            promise.record.text("clause").unwrap_or_default().to_owned(),
        ]
    };
    let head = [
        talk.say("编号", "id"),
        talk.say("指标", "metric"),
        talk.say("承诺", "committed"),
        talk.say("实际", "actual"),
        talk.say("差距", "distance"),
        talk.say("结论", "verdict"),
        talk.say("违约责任", "liability"),
    ];
    table(&head, promises.iter().map(row).collect())
}

fn delivered_table(extras: &Extras<'_>, talk: Talk) -> String {
    let Some(all) = &extras.delivered else { return String::new() };
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let number = |number: Option<figures::Decimal>| number.map(|n| figures::round(n, 1).to_string()).unwrap_or_default();
    let row = |one: &Delivered| {
        let share = one.share.map(|share| format!("{}%", figures::round(share, 1)));
        let shared = if one.others.is_empty() {
            String::new()
        } else {
            format!("{} {}", talk.say("与同一业主的", "with"), one.others.join(" "))
        };
        let shared = if one.before {
            format!("{shared} {}", talk.say("业主投产前已有产值", "the owner filed output before")).trim().to_owned()
        } else {
            shared
        };
        let why = one.why.map(|why| why.words().get(talk.lang).to_owned());
        let said = share.or(why).unwrap_or_default();
        vec![one.id.clone(), day(one.since), day(one.first), number(one.promised), number(one.trailing), said, shared]
    };
    let come = all.iter().filter(|one| one.since.is_some());
    let head = [
        talk.say("编号", "id"),
        talk.say("投产", "producing since"),
        talk.say("首次产值", "first output"),
        talk.say("承诺", "promised"),
        talk.say("近十二个月", "twelve months"),
        talk.say("兑现", "delivered"),
        "",
    ];
    table(&head, come.map(row).collect())
}
