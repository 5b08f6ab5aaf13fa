//! The only file that chooses and names the engine: today the embedded one.

use crate::accumulate::Groups;
use crate::blocks::{Blocks, Cut, together};
use crate::formulas::Formulas;
use crate::kept::Kept;
use crate::largest::Most;
use crate::linear::Linear;
use crate::panels::Panels;
use crate::plan::facts::{self, Filings, FormRead};
use crate::plan::register::Wanted;
use crate::profiles::{Point, Register};
use crate::reading::Beside;
use crate::request::RequestError;
use crate::sums::Sums;
use crate::tally::{Tallies, members};
use crate::threads::threads;
use crate::work::{Counted, Work, rows_read};
use datafusion::arrow::compute::concat_batches;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::common::DFSchema;
use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::error::DataFusionError;
use datafusion::execution::TaskContext;
use datafusion::logical_expr::simplify::SimplifyContext;
use datafusion::logical_expr::{Expr, lit};
use datafusion::optimizer::simplify_expressions::ExprSimplifier;
use datafusion::physical_plan::filter::FilterExec;
use datafusion::physical_plan::{ExecutionPlan, PhysicalExpr};
use datafusion::prelude::{DataFrame, SessionConfig, SessionContext, ident};
use datafusion::scalar::ScalarValue;
use figures::{Moment, Period};
use jiff::tz::TimeZone;
use ledger::{Ledger, Touched};
use methodology::catalogue::Catalogue;
use methodology::reading::At;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Computes figures from the ledger by the catalogue's definitions.
pub struct Engine {
    pub(crate) ledger: Arc<Ledger>,
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) zone: TimeZone,
    pub(crate) kept: Kept,
    pub(crate) formulas: Formulas,
    pub(crate) work: Counted,
    context: SessionContext,
}

/// Sums for which a thread of its own is worth its while.
const AT_LEAST: usize = 8;

/// What each sum comes to in blocks, by its place; where the engine failed, why.
pub(crate) type Made = BTreeMap<usize, Result<Blocks, Arc<DataFusionError>>>;

/// What the sums of some places come to.
fn made(panels: &mut Panels<'_>, places: &[usize]) -> Made {
    places.iter().map(|place| (*place, panels.blocks(*place).map_err(Arc::new))).collect()
}

/// What the sums come to in one go, by panels.
pub(crate) fn summed(panels: &mut Panels<'_>, sums: &Sums) -> Tallies {
    told(sums, made(panels, &sums.in_order()))
}

/// What blocks come to together.
fn told(sums: &Sums, made: Made) -> Tallies {
    let mut tallies = Tallies::default();
    for (place, blocks) in made {
        match blocks.and_then(|blocks| together(blocks.into_values()).map_err(Arc::new)) {
            Ok(block) => tallies.put(place, Arc::new(members(&block.groups, sums.list[place].1.by.is_none())), block.units),
            Err(why) => tallies.fail(place, why),
        }
    }
    tallies
}

impl Engine {
    /// An engine embedded in this process.
    pub fn new(ledger: Arc<Ledger>, catalogue: Arc<Catalogue>) -> Self {
        let zone = TimeZone::get(&catalogue.zone).unwrap_or(TimeZone::UTC);
        let config = SessionConfig::new().with_target_partitions(threads());
        Engine {
            ledger,
            catalogue,
            zone,
            kept: Kept::default(),
            formulas: Formulas::default(),
            work: Counted::default(),
            context: SessionContext::new_with_config(config),
        }
    }

    /// The catalogue figures are defined by.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// What has been done since the engine was made.
    pub fn work(&self) -> Work {
        self.work.so_far()
    }

    /// How many sums are kept, and how many bytes they take at least.
    pub fn kept(&self) -> (usize, usize) {
        self.kept.size()
    }

    /// The zone dates are read in.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// What the sums come to.
    pub(crate) async fn tallies(&self, sums: &Sums, as_of: Moment) -> Result<Tallies, RequestError> {
        if let Some(most) = sums.most_firms() {
            return self.largest(sums, most, as_of).await;
        }
        Ok(told(sums, self.made(sums, as_of, Cut::Whole).await?.1))
    }

    /// What the sums come to in blocks, and how many numbers of units are in each.
    pub(crate) async fn made(&self, sums: &Sums, as_of: Moment, cut: Cut) -> Result<(u32, Made), RequestError> {
        let reading = self.read_with(sums, as_of, Beside { facts: false, names: sums.names_units() }, cut).await?;
        self.work.note(|work| work.made += sums.list.len() as u64);
        let places = sums.in_order();
        // Few units are not worth a thread each, their sums are; many units have threads of their own.
        let each = if reading.few_units() { places.len().div_ceil(threads()).max(AT_LEAST) } else { places.len().max(1) };
        let shares = places.chunks(each).collect();
        let made = crate::threads::each(true, shares, |places| made(&mut Panels::new(self, sums, &reading), places));
        Ok((reading.each, made.into_iter().flatten().collect()))
    }

    /// What the one sum comes to of the firms with the largest, by their codes.
    async fn largest(&self, sums: &Sums, most: Most, as_of: Moment) -> Result<Tallies, RequestError> {
        let reading = self.read_with(sums, as_of, Beside { facts: false, names: false }, Cut::Whole).await?;
        self.work.note(|work| work.made += 1);
        let mut tallies = Tallies::default();
        self.add_largest(0, Panels::new(self, sums, &reading).largest(0, most)?, &mut tallies).await?;
        Ok(tallies)
    }

    /// Notes the sums of units by their codes.
    async fn add_largest(&self, place: usize, groups: Groups, tallies: &mut Tallies) -> Result<(), RequestError> {
        let numbers: Vec<u32> = groups.units().map(|(unit, _)| unit).collect();
        tallies.add_units(place, &groups, &self.ledger.codes_of(&numbers).await?);
        Ok(())
    }

    /// The register on some days as known at their moments.
    pub(crate) async fn register(&self, wanted: &Wanted, points: &[Point], also: &[&str]) -> Result<Register, RequestError> {
        let days = || points.iter().map(|(day, _)| *day);
        let moments = || points.iter().map(|(_, moment)| *moment);
        let (Some(first), Some(last), Some(from), Some(to)) = (days().min(), days().max(), moments().min(), moments().max()) else {
            return Ok(Register::default());
        };
        let mut attributes = wanted.of_register(&self.catalogue);
        attributes.extend(also.iter().map(|name| (*name).to_owned()));
        let names = attributes.clone();
        let attributes = attributes.into_iter().map(lit).collect();
        let day = |number| lit(ScalarValue::Date32(Some(number)));
        let on_days = ident("valid_from").lt_eq(day(last)).and(ident("valid_to").gt(day(first)));
        let at_moments = ident("known").lt_eq(lit(to)).and(ident("known_to").gt(lit(from)));
        let (table, touched) = self.ledger.register_table(&self.context).await?;
        let rows = table.filter(ident("attribute").in_list(attributes, false).and(on_days).and(at_moments))?;
        let since = (!wanted.dated.is_empty()).then_some("since");
        let columns = ["attribute", "u", "value", "valid_from", "valid_to", "known", "known_to", "row"].into_iter().chain(since);
        let rows = rows.select(columns.map(ident).collect::<Vec<_>>())?;
        Ok(Register::new(&self.passed_over(rows, touched).await?, &names, &wanted.dated)?)
    }

    /// The forms that sums read, of all their periods: one pass over each form.
    pub(crate) async fn filings(&self, read: &FormRead<'_>, periods: &BTreeSet<Period>, as_of: Moment) -> Result<Filings, RequestError> {
        let (table, touched) = self.form(read, periods).await?;
        Ok(Filings::new(self.passed_over(facts::rows(table, read, periods, as_of)?, touched).await?, read)?)
    }

    /// The same with the codes of the units and the ids of the filings.
    pub(crate) async fn named_filings(
        &self,
        read: &FormRead<'_>,
        periods: &BTreeSet<Period>,
        as_of: Moment,
    ) -> Result<RecordBatch, RequestError> {
        let (table, touched) = self.form(read, periods).await?;
        let frame = facts::named_rows(table, read, periods, as_of)?;
        let schema = Arc::new(frame.schema().as_arrow().clone());
        let batches = self.counted(frame, touched).await?;
        Ok(concat_batches(&schema, &batches).map_err(DataFusionError::from)?)
    }

    /// A form's table with the items that are read, of the files that may hold some periods.
    async fn form(&self, read: &FormRead<'_>, periods: &BTreeSet<Period>) -> Result<(DataFrame, Touched), RequestError> {
        let items: Vec<&String> = read.items.iter().collect();
        let named: Vec<String> = periods.iter().map(Period::to_string).collect();
        Ok(self.ledger.facts_in(&self.context, read.form, &items, Some(&named)).await?)
    }

    /// Runs a plan, counting what it touched.
    async fn counted(&self, frame: DataFrame, touched: Touched) -> Result<Vec<RecordBatch>, RequestError> {
        let task = Arc::new(frame.task_ctx());
        let plan = frame.create_physical_plan().await?;
        self.run(plan, task, touched).await
    }

    /// The same of a plan whose filter is only to tell which pages of the files may be passed over: what is left is looked
    /// through by whoever reads it, and isn't copied for that.
    async fn passed_over(&self, frame: DataFrame, touched: Touched) -> Result<Vec<RecordBatch>, RequestError> {
        let task = Arc::new(frame.task_ctx());
        let plan = frame.create_physical_plan().await?;
        let unfiltered = |node: Arc<dyn ExecutionPlan>| {
            let filter = node.downcast_ref::<FilterExec>().filter(|filter| filter.projection().is_none());
            Ok(filter.map(|filter| Transformed::yes(filter.input().clone())).unwrap_or_else(|| Transformed::no(node.clone())))
        };
        self.run(plan.transform_up(unfiltered)?.data, task, touched).await
    }

    async fn run(&self, plan: Arc<dyn ExecutionPlan>, task: Arc<TaskContext>, touched: Touched) -> Result<Vec<RecordBatch>, RequestError> {
        let batches = datafusion::physical_plan::collect(plan.clone(), task).await?;
        self.work.note(|work| {
            work.files += touched.files as u64;
            work.tail += touched.tail as u64;
            work.rows += rows_read(&plan);
        });
        Ok(batches)
    }

    /// Makes an expression over a table's columns ready to run.
    pub(crate) fn ready(&self, expr: Expr, schema: &DFSchema) -> Result<Arc<dyn PhysicalExpr>, DataFusionError> {
        let context = SimplifyContext::builder().with_schema(Arc::new(schema.clone())).build();
        let simplifier = ExprSimplifier::new(context);
        let expr = simplifier.simplify(simplifier.coerce(expr, schema)?)?;
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
