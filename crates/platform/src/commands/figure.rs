//! `wanmu figure`: an indicator, whole or by a dimension, or all of them.

use super::Talk;
use crate::cli::FigureArgs;
use crate::failure::{Failure, OK, USAGE};
use crate::render;
use crate::wire;
use crate::workspace::Workspace;
use figures::{Basis, CreditCode, Figure, Lang, Measure, Period, Price, Text};
use indicators::{Request, WholePack};
use jiff::civil::Date;
use publication::disclosure::{Audience, Disclosed, Gate};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::Path;

/// Computes and prints.
pub async fn run(args: &FigureArgs, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let mut request = request(args, &work, talk.json)?;
    if request.top.is_some() && args.reading.audience != "office" {
        // Who is among the largest tells of each of them.
        return Err(Failure::usage(("--top 的受众", "audience of --top"), &args.reading.audience, "office"));
    }
    let asked = Asked { gate: gate(&work, &args.reading.audience)?, unit: args.unit.as_deref().map(measure).transpose()?, talk };
    if args.all {
        let disclosed = asked.whole(&work, &request).await?;
        asked.print(&work, &disclosed, "")?;
        return Ok(OK);
    }
    match args.definition.as_deref() {
        Some("all") => return versions(&work, &request, &asked).await,
        Some(day) => request.definition = Some(date(day)?),
        None => {}
    }
    let disclosed = asked.figures(&work, &request).await?;
    asked.print(&work, &disclosed, "")?;
    Ok(OK)
}

/// Only the document shows how much of last year the units that filed were.
fn request(args: &FigureArgs, work: &Workspace, json: bool) -> Result<Request, Failure> {
    Ok(Request {
        indicator: args.indicator.clone().unwrap_or_default(),
        period: period(&args.period)?,
        area: args.area.clone(),
        by: args.by.clone(),
        basis: basis(&args.basis)?,
        price: price(&args.price)?,
        impute: args.impute.clone(),
        as_of: work.moment(args.reading.as_of.as_deref())?,
        definition: None,
        base_share: json,
        top: args.top.map(NonZeroUsize::get),
    })
}

fn date(text: &str) -> Result<Date, Failure> {
    text.parse().map_err(|_| Failure::usage(("定义日期", "day of the definitions"), text, "2021-01-01, all"))
}

/// For whom, in which unit and how it is printed.
struct Asked {
    gate: Gate,
    unit: Option<Measure>,
    talk: Talk,
}

/// Every version of the definition side by side, the one valid for the period marked.
async fn versions(work: &Workspace, request: &Request, asked: &Asked) -> Result<u8, Failure> {
    let days = work.engine.versions(request)?;
    let valid = days.iter().rfind(|day| **day <= request.period.last_day()).copied();
    let mut documents = Vec::new();
    for day in days {
        let figures = asked.figures(work, &Request { definition: Some(day), ..request.clone() }).await?;
        let is_valid = Some(day) == valid;
        if asked.talk.json {
            documents.push(json!({"from": day.to_string(), "valid_for_period": is_valid, "figures": asked.documents(work, &figures)?}));
            continue;
        }
        let mark = if is_valid { asked.talk.say("（所属期有效）", " (valid for the period)") } else { "" };
        asked.print(work, &figures, &format!("\t{} {day}{mark}", asked.talk.say("定义", "definition")))?;
    }
    if asked.talk.json {
        asked.talk.document(&json!({ "versions": documents }));
    }
    Ok(OK)
}

impl Asked {
    async fn figures(&self, work: &Workspace, request: &Request) -> Result<Vec<Disclosed>, Failure> {
        let figures = work.engine.figures(request).await?;
        self.disclosed(self.gate.weigh_by(&work.engine, figures, request.definition).await?)
    }

    /// Every indicator of the packs with its growth, for the request's period, area and basis.
    async fn whole(&self, work: &Workspace, request: &Request) -> Result<Vec<Disclosed>, Failure> {
        let (periods, areas, bases) = (vec![request.period], vec![request.area.clone()], vec![request.basis]);
        let figures = work.engine.whole_pack(&WholePack { periods, areas, bases, as_of: request.as_of }).await?;
        self.disclosed(self.gate.weigh(&work.engine, figures).await?)
    }

    fn disclosed(&self, figures: Vec<Figure>) -> Result<Vec<Disclosed>, Failure> {
        figures.into_iter().map(|figure| Ok(self.gate.pass(in_unit(figure, self.unit.as_ref())?))).collect()
    }

    /// The unit asked for, else the one the pack shows, with its decimals.
    fn shown(&self, work: &Workspace, figure: &Disclosed) -> Result<(Measure, u32), Failure> {
        let (measure, decimals) = work.engine.shown_as(figure.figure())?;
        Ok((self.unit.clone().unwrap_or(measure), decimals))
    }

    fn documents(&self, work: &Workspace, figures: &[Disclosed]) -> Result<Vec<Value>, Failure> {
        let document = |f: &Disclosed| self.shown(work, f).map(|(unit, decimals)| wire::figure(f, &unit, decimals, work.zone()));
        figures.iter().map(document).collect()
    }

    fn print(&self, work: &Workspace, figures: &[Disclosed], note: &str) -> Result<(), Failure> {
        if self.talk.json {
            let mut all = self.documents(work, figures)?;
            let one = all.len() == 1 && figures.iter().all(|f| f.figure().id().by.is_none());
            self.talk.document(&if one { all.remove(0) } else { json!({ "figures": all }) });
            return Ok(());
        }
        for figure in figures {
            let (unit, decimals) = self.shown(work, figure)?;
            crate::out::line(&format!("{}{note}", render::figure_line(figure, &unit, decimals, self.talk.lang)));
        }
        let withheld: BTreeMap<&str, Text> = figures.iter().filter_map(|f| f.why()).map(|why| (why.code(), why.words())).collect();
        withheld.values().for_each(|why| eprintln!("× {}", why.get(self.talk.lang)));
        Ok(())
    }
}

/// Reads a period of the command line.
pub fn period(text: &str) -> Result<Period, Failure> {
    let expected = "2021-06, 2021-01..06, 2021-Q1, 2021-H1, 2021, 2020-07..2021-06";
    text.parse().map_err(|_| Failure::usage(("报告期", "period"), text, expected))
}

/// Reads a growth basis of the command line.
pub fn basis(text: &str) -> Result<Basis, Failure> {
    text.parse().map_err(|_| Failure::usage(("口径", "basis"), text, "published, restated, comparable, matched"))
}

/// Reads a price basis of the command line.
pub fn price(text: &str) -> Result<Price, Failure> {
    text.parse().map_err(|_| Failure::usage(("价格", "price"), text, "current, constant"))
}

/// The gate for an audience named on the command line.
pub fn gate(work: &Workspace, audience: &str) -> Result<Gate, Failure> {
    let exceptions = &work.catalogue.code_exceptions;
    if let Some(code) = audience.trim().strip_prefix("firm:") {
        CreditCode::parse(code, exceptions).map_err(|fault| Failure::code(code, &fault))?;
    }
    let audience = Audience::parse(audience, exceptions)
        .ok_or_else(|| Failure::usage(("受众", "audience"), audience, "office, leader, public, firm:CODE"))?;
    Ok(Gate::new(&work.catalogue.disclosure, audience))
}

fn measure(text: &str) -> Result<Measure, Failure> {
    Measure::parse(text).ok_or_else(|| Failure::usage(("单位", "unit"), text, "千元, 万元, 亿元, 亩, 人, %"))
}

fn in_unit(figure: Figure, unit: Option<&Measure>) -> Result<Figure, Failure> {
    let Some(unit) = unit else { return Ok(figure) };
    let own = figure.measure().clone();
    let en = |measure: &Measure| measure.called(Lang::En);
    figure.shown_in(unit).ok_or_else(|| {
        Failure::new(
            USAGE,
            format!("{own} 不能换算为 {unit}：量纲不同"),
            format!("{} cannot be converted to {}: not of the same dimension", en(&own), en(unit)),
        )
    })
}
