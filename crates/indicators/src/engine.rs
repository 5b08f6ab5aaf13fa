//! The only file that chooses and names the engine: today the embedded one.

use crate::evaluate::Scope;
use crate::linear::Linear;
use crate::plan::facts::{self, FormRead};
use crate::plan::panel::Panel;
use crate::plan::register::{self, Snapshots, Wanted};
use crate::plan::{Side, fact_column, plain};
use crate::request::RequestError;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::logical_expr::{Expr, lit};
use datafusion::prelude::{DataFrame, SessionConfig, SessionContext, ident};
use figures::Moment;
use jiff::tz::TimeZone;
use ledger::Ledger;
use methodology::catalogue::Catalogue;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Computes figures from the ledger by the catalogue's definitions.
pub struct Engine {
    pub(crate) ledger: Arc<Ledger>,
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) zone: TimeZone,
    context: SessionContext,
}

impl Engine {
    /// An engine embedded in this process.
    pub fn new(ledger: Arc<Ledger>, catalogue: Arc<Catalogue>) -> Self {
        let zone = TimeZone::get(&catalogue.zone).unwrap_or(TimeZone::UTC);
        let config = SessionConfig::new().with_target_partitions(1);
        Engine { ledger, catalogue, zone, context: SessionContext::new_with_config(config) }
    }

    /// The catalogue figures are defined by.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The zone dates are read in.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The panel rows of a formula: see `plan::panel`.
    pub(crate) async fn panel(&self, linear: &Linear, scope: &Scope, with_facts: bool) -> Result<DataFrame, RequestError> {
        let year_before = scope.as_of.year_before(&self.zone);
        let mut frame = self.units(linear, scope, year_before).await?;
        let items = self.items(linear);
        for (form, items) in &items {
            let names: Vec<String> = items.iter().cloned().collect();
            let table = self.ledger.facts_table(&self.context, form, &names).await?;
            frame = facts::join(frame, &table, &FormRead { form, items }, scope.period, scope.as_of, year_before)?;
        }
        let key = |side: Side| key(scope.by.as_deref(), side);
        let keep = if with_facts { kept(&items) } else { Vec::new() };
        let panel = Panel { frame, linear, catalogue: &self.catalogue, key: &key, keep };
        Ok(panel.rows()?)
    }

    /// What is read of each form: the items the formula names, or all of the form's where it only
    /// counts who filed, so that the way back ends at lines.
    pub(crate) fn items(&self, linear: &Linear) -> BTreeMap<String, BTreeSet<String>> {
        let mut items = linear.items();
        for (form, named) in items.iter_mut().filter(|(_, named)| named.is_empty()) {
            named.extend(self.catalogue.forms.get(form).into_iter().flat_map(|f| f.items.keys().cloned()));
        }
        items
    }

    async fn units(&self, linear: &Linear, scope: &Scope, year_before: Moment) -> Result<DataFrame, RequestError> {
        let day = scope.period.last_day();
        let last = scope.period.year_before().last_day();
        let snapshots = Snapshots {
            now: self.ledger.register_at(day, scope.as_of).await?,
            published: self.ledger.register_at(last, year_before).await?,
            restated: self.ledger.register_at(last, scope.as_of).await?,
        };
        let attributes = scope.by.iter().filter(|by| by.as_str() != "firm").cloned().collect();
        let wanted = Wanted { linear, attributes, areas: self.within(&scope.area), period: scope.period };
        let batch = register::table(&snapshots, &wanted, &self.catalogue)?;
        Ok(self.context.read_batch(batch)?)
    }

    /// An area's code and those of everything in it.
    pub(crate) fn within(&self, area: &str) -> BTreeSet<String> {
        let mut out = BTreeSet::from([area.to_owned()]);
        loop {
            let more: Vec<String> = self
                .catalogue
                .areas
                .values()
                .filter(|a| a.parent.as_ref().is_some_and(|p| out.contains(p)) && !out.contains(&a.code))
                .map(|a| a.code.clone())
                .collect();
            if more.is_empty() {
                return out;
            }
            out.extend(more);
        }
    }
}

/// Runs a plan.
pub(crate) async fn collect(frame: DataFrame) -> Result<Vec<RecordBatch>, RequestError> {
    Ok(frame.collect().await?)
}

fn key(by: Option<&str>, side: Side) -> Expr {
    match by {
        None => lit(""),
        Some("firm") => ident("unit"),
        Some(attribute) => ident(format!("{}{}", side.register(), plain(attribute))),
    }
}

fn kept(items: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut out = Vec::new();
    for (form, items) in items {
        for prefix in ["c_", "b_", "q_"] {
            out.extend(items.iter().map(|item| fact_column(prefix, form, item)));
        }
    }
    out
}
