//! The only file that chooses and names the engine: today the embedded one.

use crate::linear::Linear;
use crate::panels::Panels;
use crate::plan::facts::{self, Filings, FormRead};
use crate::request::RequestError;
use crate::sums::Sums;
use crate::tally::Tallies;
use datafusion::arrow::compute::concat_batches;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::common::DFSchema;
use datafusion::error::DataFusionError;
use datafusion::logical_expr::Expr;
use datafusion::physical_plan::PhysicalExpr;
use datafusion::prelude::{DataFrame, SessionConfig, SessionContext};
use figures::{Moment, Period};
use jiff::tz::TimeZone;
use ledger::Ledger;
use methodology::catalogue::Catalogue;
use methodology::reading::At;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many panel rows are kept at most before they are summed.
const AT_ONCE: usize = 1 << 20;

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

    /// What the sums come to: their panels one by one, the sums over all of them together.
    pub(crate) async fn tallies(&self, sums: &Sums, as_of: Moment) -> Result<Tallies, RequestError> {
        let reading = self.read(sums, as_of, false).await?;
        let mut panels = Panels::new(self, sums, &reading);
        let mut tallies = Tallies::default();
        let (mut waiting, mut rows) = (Vec::new(), 0);
        for place in sums.in_order() {
            tallies.begin(place, sums.list[place].1.by.is_none());
            match panels.rows(place) {
                Ok(batches) if sums.spreads.contains(&place) => {
                    tallies.keep(place, &batches);
                    waiting.extend(batches.into_iter().filter(|b| b.num_rows() > 0).inspect(|b| rows += b.num_rows()));
                }
                Ok(batches) => waiting.extend(batches.into_iter().filter(|b| b.num_rows() > 0).inspect(|b| rows += b.num_rows())),
                Err(why) => tallies.fail(place, why),
            }
            if rows > AT_ONCE {
                tallies.add(self.context.read_batches(waiting.drain(..))?).await?;
                rows = 0;
            }
        }
        if rows > 0 {
            tallies.add(self.context.read_batches(waiting)?).await?;
        }
        Ok(tallies)
    }

    /// The forms that sums read, of all their periods: one pass over each form.
    pub(crate) async fn filings(
        &self,
        read: &FormRead<'_>,
        periods: &BTreeSet<Period>,
        from: Moment,
        to: Moment,
    ) -> Result<Filings, RequestError> {
        let items: Vec<&String> = read.items.iter().collect();
        let table = self.ledger.facts_table(&self.context, read.form, &items).await?;
        let frame = facts::rows(table, read, periods, from, to)?;
        let schema = Arc::new(frame.schema().as_arrow().clone());
        let batches = collect(frame).await?;
        Ok(Filings::new(concat_batches(&schema, &batches).map_err(DataFusionError::from)?)?)
    }

    /// Makes an expression over a table's columns ready to run.
    pub(crate) fn ready(&self, expr: Expr, schema: &DFSchema) -> Result<Arc<dyn PhysicalExpr>, DataFusionError> {
        self.context.create_physical_expr(expr, schema)
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

    /// What the names of the columns with the ids of a formula's facts begin with, on some sides.
    pub(crate) fn fact_columns(&self, linear: &Linear, sides: &[&str]) -> Vec<String> {
        let mut all: Vec<(String, String)> =
            self.items(linear).into_iter().flat_map(|(f, items)| items.into_iter().map(move |i| (f.clone(), i))).collect();
        all.sort();
        let both = [At::Period, At::Opening];
        let of = |side: &str| {
            all.iter().flat_map(move |(form, item)| both.map(|at| crate::plan::fact_columns(side, form, item, at))).collect::<Vec<_>>()
        };
        sides.iter().flat_map(|side| of(side)).collect()
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
