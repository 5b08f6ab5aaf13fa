//! Pages: each has its first content from the server, so that it can be read, printed and linked without a script; the front end
//! takes over where it was built.

mod content;
mod explained;
mod front;
mod inner;
mod shell;
mod sign_in;
mod sign_on;

use super::House;
use super::passage::Passage;
use super::tongue::Tongue;
use super::web;
use axum::Extension;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;

/// Every page.
pub fn routes(house: &Arc<House>) -> Router<Arc<House>> {
    Router::new()
        .route("/", get(content::home))
        .route("/home", get(content::home))
        .route("/filing", get(content::duties))
        .route("/filing/{form}/{period}", get(content::duties))
        .route("/filing/{form}/{period}/{unit}", get(content::sheet))
        .route("/review", get(content::review))
        .route("/admin", get(content::admin))
        .route("/admin/{part}", get(content::admin))
        .route("/account", get(content::account))
        .route("/data", get(content::data))
        .route("/cockpit", get(content::cockpit))
        .route("/contribution", get(content::contribution))
        .route("/targets", get(content::targets))
        .route("/bulletin", get(front::bulletin))
        .route("/f/{id}", get(explained::figure))
        .route("/setup", get(sign_in::setup))
        .route("/signin", get(sign_in::form).post(sign_in::submit))
        .route("/signin/issuer", get(sign_on::begin))
        .route("/signin/return", get(sign_on::back))
        .route("/style.css", get(style))
        .route("/assets/{*path}", get(web::asset))
        .layer(from_fn_with_state(house.clone(), front::identified))
        .layer(Extension(inner::Inner::of(house)))
}

/// The style sheet of what the server writes.
async fn style() -> Response {
    let style = format!("{}\n{}\n{}", shell::STYLE, publication::write::html::STYLE, publication::claims::STYLE);
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=300")], style).into_response()
}

/// Where there is no page.
pub async fn nowhere(State(house): State<Arc<House>>, Extension(passage): Extension<Passage>, Tongue(lang): Tongue) -> Response {
    let why = shell::say(lang, "没有这个页面。", "There is no such page.");
    let title = shell::say(lang, "找不到", "Not found");
    let page = front::told(&house, &passage, lang, title, why);
    (StatusCode::NOT_FOUND, Html(page.into_string())).into_response()
}
