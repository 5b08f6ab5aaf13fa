//! The palette: indicators, firms, forms and pages by name, code or initials of the pinyin.

use super::extract::{Rows, Words};
use crate::access::Right;
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use crate::serve::search::{self, Hit};
use crate::serve::tongue::Tongue;
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// Hits told where nothing else is asked, and at most.
const SOME: u32 = 12;
const MOST: u32 = 50;

/// What is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Sought {
    /// A part of a name, a code, or initials of its pinyin.
    #[param(example = "gyzcz")]
    q: String,
    /// Hits at most.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 50)]
    limit: Option<Rows<MOST>>,
    /// Language.
    #[allow(dead_code)]
    lang: Option<String>,
}

/// What was found.
#[derive(Debug, Serialize, ToSchema)]
pub struct Hits {
    items: Vec<Hit>,
}

/// Looks up what the caller may see.
#[utoipa::path(get, path = "/search", tag = "catalogue", params(Sought), responses((status = 200, body = Hits)), extensions(("x-right" = json!("catalogue.read"))))]
pub async fn search(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    Words(sought): Words<Sought>,
) -> Result<Json<Hits>, Problem> {
    let query = search::Query::of(&sought.q);
    if query.is_empty() {
        return Ok(Json(Hits { items: Vec::new() }));
    }
    let mut items = Vec::new();
    if caller.has(Right::FiguresRead) {
        items.extend(search::indicators(&house.work.catalogue, &query, lang));
    }
    items.extend(search::forms(&house.work.catalogue, &query, lang));
    items.extend(search::firms(&house, &caller, &query).await?);
    items.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.title.cmp(&b.title)));
    items.truncate(sought.limit.map_or(SOME, Rows::many) as usize);
    Ok(Json(Hits { items }))
}
