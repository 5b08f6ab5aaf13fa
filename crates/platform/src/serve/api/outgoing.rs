//! What left the house, what waits and what was given up.

use super::extract::{Rows as Most, Words};
use super::words::{ChannelName, Instant, OutgoingKindName, OutgoingStateName, SentStateName};
use crate::access::Right;
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use axum::Json;
use axum::extract::State;
use figures::Moment;
use ledger::{OutgoingQuery, OutgoingState, Sent};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// Messages told where nothing else is asked, and at most.
const SOME: u32 = 50;
const MOST: u32 = 200;

/// Which part of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Part {
    /// Behind this message.
    cursor: Option<i64>,
    /// Messages at most.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    limit: Option<Most<MOST>>,
    /// Language.
    #[allow(dead_code)]
    lang: Option<String>,
}

/// By which ways messages leave the house; by none they stay in it, and people see them when they sign in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Channels {
    /// Whether a mail server is named.
    mail: bool,
    /// How many programs are told.
    webhooks: usize,
}

impl Channels {
    /// Those that are settled.
    pub fn of(house: &House) -> Self {
        Channels { mail: house.configured.mail.is_some(), webhooks: house.configured.webhooks.len() }
    }
}

/// A message and how far it has come.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutgoingBody {
    /// Its number; the cursor of what comes behind it.
    id: i64,
    /// Under which receivers know it.
    key: String,
    #[schema(value_type = OutgoingKindName)]
    kind: &'static str,
    /// `FORM/PERIOD/UNIT`, the number of a request, the id of a figure.
    subject: String,
    person: String,
    #[schema(value_type = Instant)]
    at: String,
    /// `inside` where it goes to nobody, `waiting` as long as something is to be done, `sent`, `given-up` where one receiver did not get it.
    #[schema(value_type = OutgoingStateName)]
    state: &'static str,
    to: Vec<SentBody>,
}

/// How far it has come to one receiver.
#[derive(Debug, Serialize, ToSchema)]
pub struct SentBody {
    #[schema(value_type = ChannelName)]
    channel: &'static str,
    /// A login, or the name of a webhook.
    receiver: String,
    #[schema(value_type = SentStateName)]
    state: String,
    tries: u32,
    /// Why the last try failed.
    reason: Option<String>,
    #[schema(value_type = Option<Instant>)]
    tried: Option<String>,
    #[schema(value_type = Option<Instant>)]
    next: Option<String>,
}

/// Messages, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutgoingList {
    channels: Channels,
    items: Vec<OutgoingBody>,
    next: Option<i64>,
}

/// What was to leave: all of it for whoever keeps the machine, for others what they caused.
#[utoipa::path(get, path = "/messages/outgoing", tag = "keeping", params(Part), responses((status = 200, body = OutgoingList)), extensions(("x-right" = json!("self"))))]
pub async fn list(State(house): State<Arc<House>>, caller: Caller, Words(part): Words<Part>) -> Result<Json<OutgoingList>, Problem> {
    caller.in_person()?;
    let person = if caller.has(Right::Keeping) { None } else { Some(caller.person()) };
    let query = OutgoingQuery { before: part.cursor, person, limit: part.limit.map_or(SOME, Most::many) };
    let page = house.work.ledger.outgoing(&query).await?;
    let items = page.items.into_iter().map(|one| told(one, &house)).collect();
    Ok(Json(OutgoingList { channels: Channels::of(&house), items, next: page.next }))
}

fn told(one: OutgoingState, house: &House) -> OutgoingBody {
    let state = state(&one);
    let message = one.message;
    OutgoingBody {
        id: message.id,
        key: message.key,
        kind: message.kind.word(),
        subject: message.subject,
        person: message.person,
        at: message.at.rfc3339(house.work.zone()),
        state,
        to: one.sent.into_iter().map(|sent| receiver(sent, house)).collect(),
    }
}

fn state(one: &OutgoingState) -> &'static str {
    let any = |word: &str| one.sent.iter().any(|sent| sent.state == word);
    match one.addressed {
        true if one.sent.is_empty() => "inside",
        false => "waiting",
        true if any("waiting") || any("failed") => "waiting",
        true if any("given-up") => "given-up",
        true => "sent",
    }
}

fn receiver(sent: Sent, house: &House) -> SentBody {
    let moment = |at: Option<Moment>| at.map(|at| at.rfc3339(house.work.zone()));
    SentBody {
        channel: sent.to.channel.word(),
        receiver: sent.to.name,
        state: sent.state,
        tries: sent.tries,
        reason: sent.reason,
        tried: moment(sent.tried),
        next: moment(sent.next),
    }
}
