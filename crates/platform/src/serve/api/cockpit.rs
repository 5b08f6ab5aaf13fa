//! How the park is doing: its targets' figures as cards, and three things to know that follow from them.

use super::contribution::{PrintedCell, cell, finding};
use super::extract::Words;
use super::figures::document;
use super::targets::{TargetBody, body as target, lag};
use super::words::{MomentText, PeriodText};
use crate::commands::contribution::{PERCENT, taken};
use crate::commands::figure::period;
use crate::commands::targets::{Listing, Until, Wanted, listed};
use crate::failure::{Failure, NOT_FOUND};
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use crate::serve::tongue::Tongue;
use axum::Json;
use axum::extract::State;
use figures::{Decimal, FigureId, Lang, Moment, Period, Text};
use indicators::Request;
use publication::disclosure::Gate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// Of which month.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// The last month that is looked at; the latest that was filed where none is named.
    #[param(inline, value_type = Option<PeriodText>)]
    period: Option<String>,
    #[param(inline, value_type = Option<MomentText>)]
    as_of: Option<String>,
    #[allow(dead_code)]
    lang: Option<String>,
}

/// The cockpit.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CockpitBody {
    /// The month; nothing in an empty book.
    period: Option<String>,
    period_label: String,
    /// A card for each figure that a target of the park is held against.
    cards: Vec<CardBody>,
    /// What there is to know, each with where it leads.
    things: Vec<ThingBody>,
}

/// A figure with its growth and its targets.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CardBody {
    title: String,
    /// Id of the figure.
    figure: String,
    /// As it is printed, or why there is none.
    shown: String,
    filed: u64,
    expected: u64,
    /// Id of its growth, and the growth in per cent; nothing of a figure that has none.
    growth_figure: Option<String>,
    growth: Option<PrintedCell>,
    targets: Vec<TargetBody>,
}

/// Something to know.
#[derive(Debug, Serialize, ToSchema)]
pub struct ThingBody {
    text: String,
    /// `growth`, `target`, `coverage`.
    #[schema(value_type = ThingKind)]
    kind: &'static str,
    /// Id of the figure that it is about.
    figure: Option<String>,
}

/// What it is about.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "only the shape is of use")]
pub enum ThingKind {
    Growth,
    Target,
    Coverage,
}

/// How the park is doing at the end of a month, as the caller may see it: the figures that its targets are held against, and what
/// follows from them by rule: who pulls the first of them most, which target is furthest behind, and how many have not filed.
#[utoipa::path(get, path = "/cockpit", tag = "figures", params(Asked), responses((status = 200, body = CockpitBody)), extensions(("x-right" = json!("figures.read"))))]
pub async fn one(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    Words(asked): Words<Asked>,
) -> Result<Json<CockpitBody>, Problem> {
    let as_of = house.work.moment(asked.as_of.as_deref())?;
    let month = match asked.period.as_deref() {
        Some(text) => Some(last_month(period(text)?)),
        None => house.latest(),
    };
    let Some(month) = month else {
        return Ok(Json(CockpitBody { period: None, period_label: String::new(), cards: Vec::new(), things: Vec::new() }));
    };
    let gate = caller.gate(&house, None, None)?;
    let found = targets(&house, &gate, (month, as_of), lang).await?;
    let furthest = furthest(&found, lang);
    let mut cards = Vec::new();
    for Aimed { id, target, .. } in found {
        let name = id.to_string();
        match cards.iter_mut().find(|card: &&mut CardBody| card.figure == name) {
            Some(card) => card.targets.push(target),
            None => cards.push(card(&house, &caller, &gate, (&id, as_of), target, lang).await?),
        }
    }
    // Amounts with their growth first: they are what is looked for.
    cards.sort_by_key(|card| card.growth.is_none());
    let things = things(&house, &caller, &gate, (&cards, furthest, as_of), lang).await?;
    Ok(Json(CockpitBody { period: Some(month.to_string()), period_label: month.label(lang), cards, things }))
}

fn last_month(period: Period) -> Period {
    Period::Month { year: period.year(), month: period.months().1 }
}

/// A target with the figure it is held against, and how far it is from what is due.
struct Aimed {
    id: FigureId,
    target: TargetBody,
    lag: Option<Decimal>,
}

/// The target that is furthest from what is due.
fn furthest(found: &[Aimed], lang: Lang) -> Option<ThingBody> {
    let off = found.iter().filter(|aimed| aimed.lag.is_some()).max_by_key(|aimed| aimed.lag)?;
    Some(ThingBody { text: off.target.sentence(lang), kind: "target", figure: Some(off.id.to_string()) })
}

/// What there is; that there is none is no failure, that the book can't be read is one.
fn some<T>(answer: Result<T, impl Into<Failure>>) -> Result<Option<T>, Problem> {
    match answer.map_err(Into::into) {
        Ok(found) => Ok(Some(found)),
        Err(failure) if failure.code == NOT_FOUND => Ok(None),
        Err(failure) => Err(failure.into()),
    }
}

/// The park's own targets of the year with the figures they are held against.
async fn targets(house: &House, gate: &Gate, (month, as_of): (Period, Moment), lang: Lang) -> Result<Vec<Aimed>, Problem> {
    let area = house.work.catalogue.default_area.clone().unwrap_or_default();
    let wanted = Wanted { year: month.year(), area: Some(&area), until: Until { as_of, through: Some(month) } };
    let of = |listing: &Listing<'_>| {
        let own = listing.rows.iter().filter(|row| row.thread.current.area == area);
        own.filter_map(|row| Some(Aimed { id: row.found.figure.as_ref()?.id().clone(), target: target(row, lang), lag: lag(row) }))
            .collect()
    };
    Ok(listed(&house.work, gate.clone(), wanted, of).await?)
}

async fn card(
    house: &House,
    caller: &Caller,
    gate: &Gate,
    (id, as_of): (&FigureId, Moment),
    target: TargetBody,
    lang: Lang,
) -> Result<CardBody, Problem> {
    let engine = &house.work.engine;
    let mut request = Request::of(id, as_of);
    request.impute = caller.estimates(house, &request, None).await?;
    let shown = match some(engine.figures(&request).await)? {
        Some(figures) => gate.weigh(engine, figures).await?.into_iter().next().map(|figure| document(house, &gate.pass(figure), None)),
        // A count of records is no indicator: what the target says of it is all there is.
        None => None,
    };
    let told = shown.transpose()?.unwrap_or_default();
    let growth = growth(house, gate, &request).await?;
    Ok(CardBody {
        title: target.title().to_owned(),
        figure: id.to_string(),
        shown: printed(&told, lang).unwrap_or_else(|| target.shown().to_owned()),
        filed: told["coverage"]["filed"].as_u64().unwrap_or_default(),
        expected: told["coverage"]["expected"].as_u64().unwrap_or_default(),
        growth_figure: growth.as_ref().map(|(id, _)| id.clone()),
        growth: growth.map(|(_, outcome)| cell(outcome, PERCENT, lang)),
        targets: vec![target],
    })
}

fn printed(document: &Value, lang: Lang) -> Option<String> {
    document["shown"][if lang == Lang::Zh { "zh" } else { "en" }].as_str().map(str::to_owned)
}

/// The growth of an amount; a growth has none of its own.
async fn growth(house: &House, gate: &Gate, of: &Request) -> Result<Option<(String, figures::Outcome)>, Problem> {
    if of.indicator.ends_with(".growth") || !house.work.catalogue.indicators.contains_key(&of.indicator) {
        return Ok(None);
    }
    let engine = &house.work.engine;
    let request = Request { indicator: format!("{}.growth", of.indicator), ..of.clone() };
    let Some(figures) = some(engine.figures(&request).await)? else { return Ok(None) };
    let figure = gate.weigh(engine, figures).await?.into_iter().next().map(|figure| gate.pass(figure));
    Ok(figure.map(|figure| (figure.figure().id().to_string(), figure.outcome())))
}

async fn things(
    house: &House,
    caller: &Caller,
    gate: &Gate,
    (cards, furthest, as_of): (&[CardBody], Option<ThingBody>, Moment),
    lang: Lang,
) -> Result<Vec<ThingBody>, Problem> {
    let mut all = Vec::new();
    if let Some(card) = cards.iter().find(|card| card.growth.is_some()) {
        all.extend(pulled(house, caller, gate, (card, as_of), lang).await?);
    }
    all.extend(furthest);
    let open = cards.iter().filter(|card| card.filed < card.expected).max_by_key(|card| card.expected - card.filed);
    all.extend(open.map(|card| {
        let (filed, expected) = (card.filed, card.expected);
        let text = Text::new(
            format!("{}：应报 {expected} 家，已报 {filed} 家，数据尚不完整", card.title),
            format!("{}: {filed} of {expected} have filed, so that it is not whole yet", card.title),
        );
        ThingBody { text: text.get(lang).to_owned(), kind: "coverage", figure: Some(card.figure.clone()) }
    }));
    Ok(all)
}

/// Who pulls a growth most.
async fn pulled(
    house: &House,
    caller: &Caller,
    gate: &Gate,
    (card, as_of): (&CardBody, Moment),
    lang: Lang,
) -> Result<Option<ThingBody>, Problem> {
    let Ok(id) = card.figure.parse::<FigureId>() else { return Ok(None) };
    let mut request = Request { by: Some("division".to_owned()), ..Request::of(&id, as_of) };
    request.impute = caller.estimates(house, &request, None).await?;
    let Some(found) = some(taken(&house.work, &request, gate, (200, true)).await)? else { return Ok(None) };
    let told = if found.adds_up { finding(&found, lang) } else { None };
    Ok(told.map(|said| {
        let growth = card.growth.as_ref().map(PrintedCell::shown).unwrap_or_default();
        let text = Text::new(format!("{}增速 {growth}%。{said}", card.title), format!("growth of {}: {growth}%; {said}", card.title));
        ThingBody { text: text.get(lang).to_owned(), kind: "growth", figure: card.growth_figure.clone() }
    }))
}
