//! Cells of many callers in one transaction: each commit waits for the disk once, whoever came meanwhile shares the next.
//!
//! A clerk saves cell by cell. With a commit of its own each of two hundred clerks would wait for the disk behind all others;
//! here whoever is waiting when a transaction begins goes with it. What is refused of one does not touch the others, since
//! refusals come before anything is written.

use super::put::{Put, Saved};
use crate::trail::{Note, note_in};
use crate::{Error, Ledger, Result};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;

/// So many puts go together at most.
const TOGETHER: usize = 64;

/// Puts that wait.
#[derive(Debug, Default)]
pub(crate) struct Queue(Mutex<Waiting>);

#[derive(Debug, Default)]
struct Waiting {
    puts: Vec<One>,
    running: bool,
}

#[derive(Debug)]
struct One {
    put: Put,
    note: Option<Arc<Note>>,
    done: oneshot::Sender<Result<Saved>>,
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds one; whether somebody has to begin.
    fn push(&self, one: One) -> bool {
        let mut waiting = self.lock();
        waiting.puts.push(one);
        !std::mem::replace(&mut waiting.running, true)
    }

    /// Those that go together next; none ends the run.
    fn next(&self) -> Vec<One> {
        let mut waiting = self.lock();
        let most = waiting.puts.len().min(TOGETHER);
        waiting.running = most > 0;
        waiting.puts.drain(..most).collect()
    }
}

/// Lets the next caller begin anew should a run be broken off; who waited is told that nothing was written.
struct Run<'q> {
    queue: &'q Queue,
    ended: bool,
}

impl Drop for Run<'_> {
    fn drop(&mut self) {
        if !self.ended {
            *self.queue.lock() = Waiting::default();
        }
    }
}

impl Ledger {
    /// Writes cells of a sheet: all or none. The first put makes the sheet. A cell whose text and value are as wanted already
    /// is left as it is, so that a call may be repeated.
    ///
    /// # Errors
    /// [`crate::DeskError::CellsChanged`] with what others wrote, [`crate::DeskError::Locked`],
    /// [`crate::DeskError::State`] of a sheet that is submitted or accepted, [`Error::Amount`], or a failure of disk or book;
    /// then nothing has been written.
    pub async fn put_cells(&self, put: Put) -> Result<Saved> {
        let (done, saved) = oneshot::channel();
        if self.queue.push(One { put, note: self.told.clone(), done }) {
            // A task of its own: the caller may go away, and the others wait for the same commit.
            tokio::spawn(run(self.silent()));
        }
        saved.await.unwrap_or(Err(Error::Locked))
    }
}

async fn run(ledger: Ledger) {
    let queue = ledger.queue.clone();
    let mut run = Run { queue: &queue, ended: false };
    loop {
        let some = queue.next();
        if some.is_empty() {
            run.ended = true;
            return;
        }
        group(&ledger, some).await;
    }
}

async fn group(ledger: &Ledger, some: Vec<One>) {
    if let Ok(results) = together(ledger, &some).await {
        some.into_iter().zip(results).for_each(|(one, result)| _ = one.done.send(result));
        return;
    }
    // The book failed at one of them: each by itself, so that only that one fails.
    for one in some {
        let alone = together(ledger, std::slice::from_ref(&one)).await;
        let result = alone.and_then(|mut all| all.pop().unwrap_or(Err(Error::Locked)));
        _ = one.done.send(result);
    }
}

/// All in one transaction; the outer error is one of the book.
async fn together(ledger: &Ledger, some: &[One]) -> Result<Vec<Result<Saved>>> {
    let mut tx = ledger.writing().await?;
    let mut results = Vec::with_capacity(some.len());
    for one in some {
        let result = ledger.put(&mut tx, &one.put).await;
        match (&result, &one.note) {
            (Err(error), _) if !refuses(error) => return result.map(|_| Vec::new()),
            (Ok(_), Some(note)) => _ = note_in(&mut tx, note).await?,
            _ => {}
        }
        results.push(result);
    }
    tx.commit().await?;
    Ok(results)
}

/// Whether an error says that something is not done, before anything was written.
pub(super) fn refuses(error: &Error) -> bool {
    matches!(error, Error::Desk(_) | Error::Amount { .. } | Error::TooLarge { .. } | Error::Refused { .. } | Error::SamePerson(_))
}
