//! The plain page: the bulletin, each figure linking to its explanation.

mod layout;
mod pages;

use crate::commands::Composed;
use crate::failure::Failure;
use crate::workspace::Workspace;
use axum::Router;
use axum::routing::get;
use figures::Moment;
use std::sync::Arc;

/// What the page shows.
pub struct Site {
    /// The open data folder.
    pub work: Workspace,
    /// The bulletin in both languages.
    pub bulletin: Composed,
    /// Verdicts on the article, ready for both languages.
    pub report: publication::claims::Report,
    /// The article.
    pub article: intake::article::Article,
    /// The article's file.
    pub name: String,
    /// The moment the bulletin speaks of.
    pub as_of: Moment,
}

/// Serves on 127.0.0.1 until interrupted; only this machine can reach it.
pub async fn run(site: Site, port: u16, lang: figures::Lang) -> Result<(), Failure> {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await.map_err(|e| Failure::io(&format!("127.0.0.1:{port}"), &e))?;
    let address = listener.local_addr().map_err(|e| Failure::io("address", &e))?;
    match lang {
        figures::Lang::Zh => crate::out::line(&format!("页面：http://{address}/ （按 Ctrl-C 停止）")),
        figures::Lang::En => crate::out::line(&format!("page: http://{address}/ (Ctrl-C stops)")),
    }
    axum::serve(listener, router(Arc::new(site))).with_graceful_shutdown(stop()).await.map_err(|e| Failure::io("server", &e))
}

fn router(site: Arc<Site>) -> Router {
    Router::new()
        .route("/", get(pages::home))
        .route("/f/{id}", get(pages::figure))
        .route("/style.css", get(pages::style))
        .fallback(pages::nowhere)
        .with_state(site)
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
