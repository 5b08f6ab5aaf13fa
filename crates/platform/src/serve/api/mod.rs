//! The interface under `/api/v1`: a resource a file. What each endpoint asks of the caller stands in its own document, and the
//! guard reads it there.

mod accept;
mod account;
mod accounts;
mod around;
mod catalogue;
mod cockpit;
mod codes;
mod contribution;
mod difference_body;
mod document;
mod duties;
mod estimates;
mod extract;
mod figure_body;
pub mod figures;
mod jobs;
mod messages;
mod once;
mod outgoing;
mod past;
mod periods;
mod requests;
mod review;
mod search;
mod session;
mod setup;
mod sheets;
mod submissions;
mod tables;
mod targets;
mod told;
mod trail;
mod words;

use super::House;
use super::guard::door;
use super::problem::Problem;
use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;
use utoipa::OpenApi;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

pub use accept::Form;
pub use codes::status;
pub use session::{Credentials, Session, cookie, signed_in, signed_on};
pub use tables::Table;
pub use words::HitKind;

/// Where the interface begins.
pub const BASE: &str = "/api/v1";

/// The largest body of JSON.
const LARGEST: usize = 4 << 20;

#[derive(OpenApi)]
#[openapi(
    info(title = "Wanmu", description = "The interface of a park: figures with their way back, filing and review, accounts.", license(name = "Apache-2.0")),
    servers((url = "/api/v1"))
)]
struct Document;

fn resources() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(session::current, session::sign_in, session::sign_out))
        .routes(routes!(session::view_as, session::view_as_oneself))
        .routes(routes!(account::password))
        .routes(routes!(account::begin_second_factor, account::confirm_second_factor, account::end_second_factor))
        .routes(routes!(account::sessions))
        .routes(routes!(account::end_session))
        .routes(routes!(account::tokens, account::make_token))
        .routes(routes!(account::revoke_token))
        .routes(routes!(accounts::list, accounts::make))
        .routes(routes!(accounts::one, accounts::change))
        .routes(routes!(accounts::reset))
        .routes(routes!(catalogue::indicators))
        .routes(routes!(catalogue::forms))
        .routes(routes!(catalogue::areas))
        .routes(routes!(catalogue::dimensions))
        .routes(routes!(estimates::methods))
        .routes(routes!(search::search))
        .routes(routes!(figures::list))
        .routes(routes!(figures::one))
        .routes(routes!(figures::explanation))
        .routes(routes!(figures::revisions))
        .routes(routes!(figures::difference))
        .routes(routes!(figures::proof))
        .routes(routes!(cockpit::one))
        .routes(routes!(contribution::one))
        .routes(routes!(targets::list))
        .routes(routes!(around::checks))
        .routes(routes!(around::uses))
        .routes(routes!(figures::challenges, figures::challenge))
        .routes(routes!(duties::list))
        .routes(routes!(sheets::one))
        .routes(routes!(sheets::history))
        .routes(routes!(sheets::put_cell))
        .routes(routes!(sheets::put_cells))
        .routes(routes!(sheets::copy_last))
        .routes(routes!(sheets::check))
        .routes(routes!(sheets::explain))
        .routes(routes!(sheets::exempt))
        .routes(routes!(sheets::messages, sheets::say))
        .routes(routes!(submissions::submit, submissions::withdraw))
        .routes(routes!(submissions::send_back))
        .routes(routes!(submissions::template))
        .routes(routes!(submissions::upload).layer(DefaultBodyLimit::max(submissions::LARGEST)))
        .routes(routes!(review::one))
        .routes(routes!(review::accept))
        .routes(routes!(review::remind))
        .routes(routes!(requests::list, requests::ask))
        .routes(routes!(requests::decide))
        .routes(routes!(requests::exemptions))
        .routes(routes!(requests::decide_exemption))
        .routes(routes!(periods::list))
        .routes(routes!(requests::lock))
        .routes(routes!(outgoing::list))
        .routes(routes!(estimates::decide, estimates::end))
        .routes(routes!(jobs::list))
        .routes(routes!(jobs::one, jobs::cancel))
        .routes(routes!(jobs::events))
        .routes(routes!(jobs::file))
        .routes(routes!(jobs::backup))
        .routes(routes!(jobs::export))
        .routes(routes!(trail::search))
        .routes(routes!(trail::verification))
        .routes(routes!(setup::state, setup::begin))
}

/// The document of the interface.
pub fn document() -> serde_json::Value {
    document::complete(serde_json::to_value(resources().split_for_parts().1).unwrap_or_default())
}

/// The interface with its guard, and what stands beside it.
pub fn routes(house: &Arc<House>) -> Router<Arc<House>> {
    let (resources, _) = resources().split_for_parts();
    let guarded = resources.fallback(nowhere).route_layer(from_fn_with_state(house.clone(), door)).layer(DefaultBodyLimit::max(LARGEST));
    Router::new().nest(BASE, guarded).route("/api/openapi.json", get(described)).route("/healthz", get(alive)).route("/readyz", get(ready))
}

async fn nowhere() -> Problem {
    Problem::not_found()
}

async fn described(State(house): State<Arc<House>>) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], house.document.clone()).into_response()
}

async fn alive() -> &'static str {
    "ok"
}

/// Whether the book answers.
async fn ready(State(house): State<Arc<House>>) -> Response {
    match house.work.ledger.active_pack().await {
        Ok(_) => "ok".into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}
