//! What can be asked for: indicators, forms, areas.

use super::extract::Words;
use super::sheets::Spoken;
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::search;
use crate::serve::tongue::Tongue;
use axum::Json;
use axum::extract::State;
use figures::{Lang, Text};
use methodology::catalogue::{Form, Indicator};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// What is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Sought {
    /// A part of a name, a code, or initials of its pinyin.
    q: Option<String>,
    /// Language.
    #[allow(dead_code)]
    lang: Option<String>,
}

/// An indicator.
#[derive(Debug, Serialize, ToSchema)]
pub struct IndicatorCard {
    id: String,
    title: String,
    meaning: String,
    unit: String,
    owner: String,
    frequency: String,
}

/// Indicators.
#[derive(Debug, Serialize, ToSchema)]
pub struct IndicatorCards {
    items: Vec<IndicatorCard>,
}

/// Indicators of the active packs.
#[utoipa::path(get, path = "/catalogue/indicators", tag = "catalogue", params(Sought), responses((status = 200, body = IndicatorCards)), extensions(("x-right" = json!("catalogue.read"))))]
pub async fn indicators(
    State(house): State<Arc<House>>,
    _: Caller,
    Tongue(lang): Tongue,
    Words(sought): Words<Sought>,
) -> Json<IndicatorCards> {
    let q = search::Query::of(sought.q.as_deref().unwrap_or_default());
    let all = house.work.catalogue.indicators.values().filter(|one| q.is_empty() || q.finds(&[&one.id, &one.title.zh, &one.title.en]));
    Json(IndicatorCards { items: all.map(|one| card(one, lang)).collect() })
}

fn card(one: &Indicator, lang: Lang) -> IndicatorCard {
    IndicatorCard {
        id: one.id.clone(),
        title: one.title.get(lang).to_owned(),
        meaning: one.card.meaning.as_ref().map(|meaning| meaning.get(lang).to_owned()).unwrap_or_default(),
        unit: one.shown.called(lang).to_string(),
        owner: one.owner.clone(),
        frequency: one.frequency.clone(),
    }
}

/// A form.
#[derive(Debug, Serialize, ToSchema)]
pub struct FormCard {
    id: String,
    title: String,
    frequency: String,
}

/// Forms.
#[derive(Debug, Serialize, ToSchema)]
pub struct FormCards {
    items: Vec<FormCard>,
}

/// Forms of the active packs that are filled in as sheets.
#[utoipa::path(get, path = "/catalogue/forms", tag = "catalogue", params(Sought), responses((status = 200, body = FormCards)), extensions(("x-right" = json!("catalogue.read"))))]
pub async fn forms(State(house): State<Arc<House>>, _: Caller, Tongue(lang): Tongue, Words(sought): Words<Sought>) -> Json<FormCards> {
    let q = search::Query::of(sought.q.as_deref().unwrap_or_default());
    let card = |form: &Form| FormCard { id: form.id.clone(), title: form.title.get(lang).to_owned(), frequency: form.frequency.clone() };
    let all = house.work.catalogue.forms.values().filter(|form| !form.columns.is_empty());
    let found = all.filter(|form| q.is_empty() || q.finds(&[&form.id, &form.title.zh, &form.title.en]));
    Json(FormCards { items: found.map(card).collect() })
}

/// A dimension by which figures are broken down.
#[derive(Debug, Serialize, ToSchema)]
pub struct DimensionCard {
    id: String,
    title: String,
}

/// Dimensions.
#[derive(Debug, Serialize, ToSchema)]
pub struct DimensionCards {
    items: Vec<DimensionCard>,
}

/// Dimensions by which figures are broken down: those that the register always has, and the classifications of the packs.
#[utoipa::path(get, path = "/catalogue/dimensions", tag = "catalogue", params(Spoken), responses((status = 200, body = DimensionCards)), extensions(("x-right" = json!("catalogue.read"))))]
pub async fn dimensions(State(house): State<Arc<House>>, _: Caller, Tongue(lang): Tongue, _: Words<Spoken>) -> Json<DimensionCards> {
    let own = [
        ("division", Text::new("行业大类", "division")),
        ("industry", Text::new("行业小类", "industry")),
        ("firm", Text::new("企业", "firm")),
        ("street", Text::new("街道", "street")),
        ("area", Text::new("区域", "area")),
    ];
    let own = own.into_iter().map(|(id, title)| (id.to_owned(), title));
    let packs = house.work.catalogue.classifications.iter().map(|(id, one)| (id.clone(), one.title.clone()));
    let card = |(id, title): (String, Text)| DimensionCard { id, title: title.get(lang).to_owned() };
    Json(DimensionCards { items: own.chain(packs).map(card).collect() })
}

/// An area.
#[derive(Debug, Serialize, ToSchema)]
pub struct AreaCard {
    id: String,
    title: String,
}

/// Areas.
#[derive(Debug, Serialize, ToSchema)]
pub struct AreaCards {
    items: Vec<AreaCard>,
}

/// Areas of the active packs.
#[utoipa::path(get, path = "/catalogue/areas", tag = "catalogue", params(Sought), responses((status = 200, body = AreaCards)), extensions(("x-right" = json!("catalogue.read"))))]
pub async fn areas(State(house): State<Arc<House>>, _: Caller, Tongue(lang): Tongue, Words(sought): Words<Sought>) -> Json<AreaCards> {
    let q = search::Query::of(sought.q.as_deref().unwrap_or_default());
    let all = house.work.catalogue.areas.iter().filter(|(id, area)| q.is_empty() || q.finds(&[id, &area.title.zh, &area.title.en]));
    Json(AreaCards { items: all.map(|(id, area)| AreaCard { id: id.clone(), title: area.title.get(lang).to_owned() }).collect() })
}
