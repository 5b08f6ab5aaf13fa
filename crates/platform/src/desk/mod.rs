//! What filing and review mean, without HTTP and without rights: whoever calls has asked who may.
//!
//! `duties` says what is to be filed; `sheet` lays a sheet out and takes cells, which `cell` reads; `audit` holds a draft
//! against the edits; `submit` keeps what was submitted and `accept` makes facts of it; `review` orders what waits by what it
//! does to the published growth, with what is estimated of the late (`estimates`) and what was filed before (`history`); `workbook` takes values from a file.

mod accept;
mod audit;
mod cell;
mod duties;
mod estimates;
mod fault;
mod grid;
mod history;
mod lines;
mod review;
mod sheet;
mod subject;
mod submit;
#[cfg(test)]
mod tests;
mod workbook;

pub use accept::{Asked as AskedAcceptance, Outcome, accept};
pub use audit::{Audited, audit, count, exempt, explain};
pub use duties::{Duty, Standing, Wanted, duties};
pub use estimates::{estimate, estimated_by};
pub use fault::Fault;
pub use grid::{Grid, GridCell, GridColumn, GridRow, grid};
pub use history::{History, history};
pub use review::{Amount, Estimated, Headlined, Late, Queued, review};
pub use sheet::{Put, PutCell, Typed, copy_last, put};
pub use subject::Subject;
pub use submit::{Filed, submit};
pub use workbook::{CellDifference, Upload, upload};

use crate::workspace::Workspace;
use intake::Registry;
use std::sync::Arc;
use tokio::sync::Mutex;

/// What the desk keeps between calls: the register, until it changes.
#[derive(Default)]
pub struct Desk {
    registry: Mutex<Option<(ledger::State, Arc<Registry>)>>,
}

impl Desk {
    /// Nothing kept yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The register as it is now, or as it was known when the folder is read as it stood then.
    pub async fn registry(&self, work: &Workspace) -> Result<Arc<Registry>, Fault> {
        if let Some(then) = work.ledger.past() {
            let rows = work.ledger.register_rows(&work.catalogue.code_exceptions).await?;
            return Ok(Arc::new(Registry::new(rows.into_iter().filter(|row| row.known <= then))));
        }
        let now = work.ledger.state().await?;
        let mut kept = self.registry.lock().await;
        if let Some((_, registry)) = kept.as_ref().filter(|(state, _)| state.has_register_of(now)) {
            return Ok(registry.clone());
        }
        let registry = Arc::new(Registry::new(work.ledger.register_rows(&work.catalogue.code_exceptions).await?));
        *kept = Some((now, registry.clone()));
        Ok(registry)
    }
}
