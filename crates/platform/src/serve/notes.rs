//! What readers did, kept in the trail: those that wait at the same time are written together, and none goes on before it is kept.

use super::problem::Problem;
use axum::http::StatusCode;
use ledger::{Ledger, Note};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

/// Notes of one transaction at most.
const TOGETHER: usize = 256;

/// A note that waits, and who waits for it.
type Waiting = (Note, oneshot::Sender<bool>);

/// The way into the trail for what leaves no other trace.
#[derive(Debug, Clone)]
pub struct Notes(mpsc::Sender<Waiting>);

impl Notes {
    /// Begins to write for a book; ends with the last of those who hold it.
    pub fn begin(ledger: Arc<Ledger>) -> Self {
        let (sender, receiver) = mpsc::channel(TOGETHER);
        tokio::spawn(write(ledger, receiver));
        Notes(sender)
    }

    /// Keeps a note; comes back when it is kept.
    ///
    /// # Errors
    /// Where the book could not be written: what is not kept is not told.
    pub async fn keep(&self, note: Note) -> Result<(), Problem> {
        let (done, kept) = oneshot::channel();
        let sent = self.0.send((note, done)).await.is_ok();
        if sent && kept.await.unwrap_or(false) { Ok(()) } else { Err(unkept()) }
    }
}

fn unkept() -> Problem {
    let (zh, en) = ("审计日志无法写入，暂不提供该内容", "the audit log can't be written, so this is not told");
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unkept", zh, en)
}

async fn write(ledger: Arc<Ledger>, mut receiver: mpsc::Receiver<Waiting>) {
    let mut waiting = Vec::new();
    while receiver.recv_many(&mut waiting, TOGETHER).await > 0 {
        let (notes, done): (Vec<Note>, Vec<_>) = waiting.drain(..).unzip();
        let kept = ledger.note_all(&notes).await.is_ok();
        for waits in done {
            let _ = waits.send(kept);
        }
    }
}
