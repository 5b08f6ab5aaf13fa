//! `wanmu figure`: an indicator, whole or by a dimension.

use super::Talk;
use crate::cli::FigureArgs;
use crate::failure::{Failure, OK, USAGE};
use crate::render;
use crate::wire;
use crate::workspace::Workspace;
use figures::{Basis, Figure, Measure, Period, Price};
use indicators::Request;
use publication::disclosure::{Audience, Disclosed, Gate};
use std::path::Path;

/// Computes and prints.
pub async fn run(args: &FigureArgs, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let request = Request {
        indicator: args.indicator.clone(),
        period: period(&args.period)?,
        area: args.area.clone(),
        by: args.by.clone(),
        basis: basis(&args.basis)?,
        price: price(&args.price)?,
        impute: args.impute.clone(),
        as_of: work.moment(args.reading.as_of.as_deref())?,
    };
    let gate = gate(&work, &args.reading.audience)?;
    let unit = args.unit.as_deref().map(measure).transpose()?;
    let mut disclosed = Vec::new();
    for figure in work.engine.figures(&request).await? {
        disclosed.push(gate.pass(in_unit(figure, unit.as_ref())?));
    }
    print(&work, &disclosed, unit.as_ref(), talk)?;
    Ok(OK)
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
    let audience = Audience::parse(audience, &work.catalogue.code_exceptions)
        .ok_or_else(|| Failure::usage(("受众", "audience"), audience, "office, leader, public, firm:CODE"))?;
    Ok(Gate::new(&work.catalogue.disclosure, audience))
}

fn measure(text: &str) -> Result<Measure, Failure> {
    Measure::parse(text).ok_or_else(|| Failure::usage(("单位", "unit"), text, "千元, 万元, 亿元, 亩, 人, %"))
}

fn in_unit(figure: Figure, unit: Option<&Measure>) -> Result<Figure, Failure> {
    let Some(unit) = unit else { return Ok(figure) };
    let own = figure.measure().name().to_owned();
    figure.shown_in(unit).ok_or_else(|| {
        Failure::new(
            USAGE,
            format!("{own} 不能换算为 {unit}：量纲不同"),
            format!("{own} cannot be converted to {unit}: not of the same dimension"),
        )
    })
}

/// Prints in the unit asked for, else in the one the pack shows.
fn print(work: &Workspace, figures: &[Disclosed], asked: Option<&Measure>, talk: Talk) -> Result<(), Failure> {
    let mut shown: Vec<_> = figures.iter().map(|f| work.engine.shown_as(f.figure())).collect::<Result<_, _>>()?;
    if let Some(unit) = asked {
        shown.iter_mut().for_each(|(measure, _)| *measure = unit.clone());
    }
    if talk.json {
        let all = figures.iter().zip(&shown).map(|(f, (unit, decimals))| wire::figure(f, unit, *decimals, work.zone()));
        let mut all: Vec<_> = all.collect();
        let one = all.len() == 1 && figures.iter().all(|f| f.figure().id().by.is_none());
        talk.document(&if one { all.remove(0) } else { serde_json::json!({ "figures": all }) });
        return Ok(());
    }
    for (figure, (unit, decimals)) in figures.iter().zip(&shown) {
        crate::out::line(&render::figure_line(figure, unit, *decimals, talk.lang));
    }
    Ok(())
}
