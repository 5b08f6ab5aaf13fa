//! The server: accounts, the interface under `/api/v1`, pages whose first content is plain HTML, the front end.

mod api;
mod caller;
mod guard;
mod notes;
mod pages;
mod passage;
mod postman;
mod problem;
mod proof;
mod readings;
mod rights;
mod search;
mod sending;
mod tongue;
mod web;
mod weights;
mod works;

/// The document of the interface, as it is committed.
pub fn openapi() -> String {
    format!("{}\n", serde_json::to_string_pretty(&api::document()).unwrap_or_default())
}

/// Whether the front end is in the program.
pub fn has_front_end() -> bool {
    web::entry().is_some()
}

use crate::access::{Access, Cost, Settings, one_time};
use crate::commands::Composed;
use crate::configured::Configured;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::outward::Outward;
use crate::signon::SignOn;
use crate::workspace::{Workspace, now};
use axum::Router;
use axum::http::HeaderMap;
use axum::middleware::from_fn_with_state;
use caller::Caller;
use figures::{FigureId, Lang, Moment, Period};
use ledger::AccountQuery;
use problem::Problem;
use publication::write::html::percent;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// How to serve.
#[derive(Debug, Clone)]
pub struct Manner {
    /// Address to listen on.
    pub address: IpAddr,
    /// Port; 0 takes any that is free.
    pub port: u16,
    /// Path under which a proxy puts the server, without the slash at its end.
    pub base: String,
    /// Whether readers come over https, so that cookies are never sent without it.
    pub secure: bool,
    /// Whether the park is the fictional one.
    pub sample: bool,
    /// Language of what is said at the start.
    pub lang: Lang,
}

/// What every request finds.
pub struct House {
    /// The open data folder.
    pub work: Workspace,
    /// The way in.
    pub access: Access,
    /// The way into the trail.
    pub notes: notes::Notes,
    /// Explanations that are being read.
    pub readings: readings::Readings,
    /// Long work that waits and runs.
    pub works: works::Works,
    /// What filing and review keep between requests.
    pub desk: Desk,
    /// Rights of endpoints.
    pub rules: rights::Rules,
    /// The document of the interface.
    pub document: String,
    /// Files the front end begins with.
    pub entry: Option<web::Entry>,
    /// Path under which a proxy puts the server.
    pub base: String,
    /// Whether readers come over https.
    pub secure: bool,
    /// Whether the park is the fictional one.
    pub sample: bool,
    /// The secret of the first run, where nobody had an account when the server started.
    pub first: Option<String>,
    /// Whether somebody has had an account since.
    pub begun: AtomicBool,
    /// The way in by an issuer, where one is settled.
    pub sign_on: Option<SignOn>,
    /// What the installer settled.
    pub configured: Configured,
    /// The ways out of the house.
    pub outward: Outward,
    /// Held while the first accounts are made.
    pub turn: tokio::sync::Mutex<()>,
    /// The latest month that was filed of anything, and the state of the book in which it was.
    pub month: Mutex<Option<(ledger::State, Option<Period>)>>,
    /// The bulletin of the sample park.
    pub site: Option<Site>,
}

/// What the sample park shows beside its figures.
pub struct Site {
    /// The bulletin in both languages.
    pub bulletin: Composed,
    /// Verdicts on the article, ready for both languages, by all that the office sees.
    pub report: publication::claims::Report,
    /// The same by what everybody may see.
    pub open: publication::claims::Report,
    /// The article.
    pub article: intake::article::Article,
    /// The article's file.
    pub name: String,
    /// The moment the bulletin speaks of.
    pub as_of: Moment,
}

impl House {
    /// The account behind a request's session or token; nothing where there is none or it has ended.
    async fn caller(&self, headers: &HeaderMap, address: &str) -> Result<Option<Caller>, Problem> {
        let (address, now) = (Some(address).filter(|address| !address.is_empty()), now());
        let visit = match (guard::bearer(headers), guard::cookie(headers)) {
            (Some(token), _) => self.access.by_token(token, address, now).await?,
            (None, Some(session)) => self.access.by_session(session, address, now).await?,
            (None, None) => None,
        };
        Ok(visit.map(Caller::new))
    }

    /// The address of the explanation of a figure.
    pub fn explained_at(&self, id: &FigureId) -> String {
        format!("{}/f/{}", self.base, percent(&id.to_string()))
    }

    /// Whether nobody has an account yet. It is asked only of a house that had none when it started: once there is one, there always
    /// is.
    pub async fn is_new(&self) -> Result<bool, Problem> {
        if self.first.is_none() || self.begun.load(Ordering::Relaxed) {
            return Ok(false);
        }
        let nobody = self.work.ledger.accounts(&AccountQuery { after: None, search: None, limit: 1 }).await?.items.is_empty();
        self.begun.store(!nobody, Ordering::Relaxed);
        Ok(nobody)
    }

    /// Looks whether a later month has been filed; before a page is written, or a session is told.
    pub async fn look(&self) -> Result<(), Problem> {
        let now = self.work.ledger.state().await?;
        if self.kept().is_some_and(|(state, _)| state == now) {
            return Ok(());
        }
        let all = self.work.ledger.periods().await?;
        let latest = all.iter().filter_map(|text| text.parse::<Period>().ok()).max_by_key(|period| period.last_day());
        let month = latest.map(|period| Period::Month { year: period.year(), month: period.months().1 });
        *self.month.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, month));
        Ok(())
    }

    /// The latest month that was filed of anything, as it was looked at last.
    pub fn latest(&self) -> Option<Period> {
        self.kept().and_then(|(_, month)| month)
    }

    fn kept(&self) -> Option<(ledger::State, Option<Period>)> {
        *self.month.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The folder as it stood at a moment of an address; nothing where none is named.
    pub fn then(&self, text: Option<&str>) -> Result<Option<Workspace>, Problem> {
        text.map(|text| Ok(self.work.at(self.work.moment(Some(text))?))).transpose()
    }

    /// A day or moment of an address; now where none is named.
    pub fn moment(&self, text: Option<&str>) -> Result<Moment, Problem> {
        Ok(self.work.moment(text)?)
    }
}

/// Serves until interrupted.
pub async fn run(work: Workspace, site: Option<Site>, manner: &Manner) -> Result<(), Failure> {
    let house = Arc::new(house(work, site, manner).await?);
    let listener = listen(manner).await?;
    let local = listener.local_addr().map_err(|error| Failure::io("address", &error))?;
    works::begin(&house);
    greet(&house, local, manner);
    let stopping = Arc::new(AtomicBool::new(false));
    let sending = tokio::spawn(postman::go_on(house.clone(), stopping.clone()));
    let service = router(house.clone()).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop()).await.map_err(|error| Failure::io("server", &error))?;
    // What a receiver may be taking just now is waited for, so that it is not sent again.
    stopping.store(true, Ordering::Relaxed);
    let _ = tokio::time::timeout(2 * crate::outward::PATIENCE, sending).await;
    house.work.ledger.close().await;
    Ok(())
}

async fn house(work: Workspace, site: Option<Site>, manner: &Manner) -> Result<House, Failure> {
    let document = api::document();
    let configured = Configured::read(&work.dir)?;
    let nobody = work.ledger.accounts(&AccountQuery { after: None, search: None, limit: 1 }).await?.items.is_empty();
    let first = if nobody { Some(one_time()?) } else { None };
    let outward = Outward::new(configured.authorities.as_deref())?;
    Ok(House {
        access: Access::new(work.ledger.clone(), Settings::default(), Cost::default())?,
        notes: notes::Notes::begin(work.ledger.clone()),
        readings: readings::Readings::default(),
        works: works::Works::default(),
        desk: Desk::new(),
        rules: rights::Rules::of(&document),
        document: serde_json::to_string_pretty(&document).unwrap_or_default(),
        entry: web::entry(),
        base: manner.base.clone(),
        secure: manner.secure,
        sample: manner.sample,
        first,
        begun: AtomicBool::new(false),
        sign_on: configured.issuer.clone().map(|issuer| SignOn::new(issuer, outward.clone())),
        outward,
        configured,
        turn: tokio::sync::Mutex::default(),
        month: Mutex::default(),
        site,
        work,
    })
}

async fn listen(manner: &Manner) -> Result<tokio::net::TcpListener, Failure> {
    let address = SocketAddr::new(manner.address, manner.port);
    tokio::net::TcpListener::bind(address).await.map_err(|error| Failure::io(&address.to_string(), &error))
}

fn greet(house: &House, local: SocketAddr, manner: &Manner) {
    let at = format!("http://{local}{}/", house.base);
    let (page, first) = match manner.lang {
        Lang::Zh => (format!("页面：{at} （按 Ctrl-C 停止）"), "首次使用：在页面 /setup 输入以下口令，只显示这一次："),
        Lang::En => (format!("page: {at} (Ctrl-C stops)"), "first run: the page /setup asks for this secret, shown this once:"),
    };
    crate::out::line(&page);
    if let Some(secret) = &house.first {
        crate::out::line(&format!("{first} {secret}"));
    }
    if house.entry.is_none() {
        eprintln!(
            "{}",
            if manner.lang == Lang::Zh {
                "前端未构建：只有服务器写出的页面；在 web/ 运行 npm ci && npm run build"
            } else {
                "the front end is not built: only pages of the server; run `npm ci && npm run build` in web/"
            }
        );
    }
}

fn router(house: Arc<House>) -> Router {
    let open = from_fn_with_state(house.clone(), passage::through);
    let routes = api::routes(&house).merge(pages::routes(&house));
    let based = if house.base.is_empty() { routes } else { below(&house.base, routes) };
    based.fallback(pages::nowhere).layer(open).with_state(house)
}

/// Everything under a path; with a slash at its end it is the first page too.
fn below(base: &str, routes: Router<Arc<House>>) -> Router<Arc<House>> {
    let first = format!("{base}/home");
    let slash = axum::routing::get(move || async move { axum::response::Redirect::to(&first) });
    Router::new().nest(base, routes).route(&format!("{base}/"), slash)
}

async fn stop() {
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        let _ = interrupt.await;
        return;
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}
