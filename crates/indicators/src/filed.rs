//! Figures that one unit files itself, for which there is no indicator: a count an office keeps, a firm's own output.

use crate::engine::Engine;
use crate::request::RequestError;
use figures::{
    Attributes, BY_OFFICE, Basis, Coverage, FactSet, Figure, FigureId, Lineage, Moment, Outcome, PackRef, Period, Price, Reason, Status,
    goal::Counting,
};
use ledger::FiledItem;
use methodology::catalogue::{Form, Item, Source};

/// What a figure is by that a firm files itself.
const FIRM: &str = "firm";

/// An item of a form that a unit files.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnItem<'a> {
    /// The form.
    pub form: &'a Form,
    /// The item.
    pub item: &'a Item,
    /// Credit code of the unit.
    pub unit: &'a str,
    /// Whether the unit is an office that files for others.
    pub office: bool,
    /// The area the figure is about.
    pub area: &'a str,
    /// Which of several values counts.
    pub counting: Counting,
}

impl Engine {
    /// The item's figures for some periods as known at a moment, in their order. The gate treats them as those of one
    /// firm, or of an office.
    pub async fn filed(&self, of: &OwnItem<'_>, periods: &[Period], as_of: Moment) -> Result<Vec<Figure>, RequestError> {
        let filed = self.ledger.filed(of.unit, &of.form.id, &of.item.code, as_of).await?;
        let found = |period: Period| filed.iter().find(|f| f.period == period.to_string());
        Ok(periods.iter().map(|p| p.as_filed()).map(|period| self.own(of, period, found(period), as_of)).collect())
    }

    fn own(&self, of: &OwnItem<'_>, period: Period, filed: Option<&FiledItem>, as_of: Moment) -> Figure {
        let name = format!("{}.{}", of.form.id, of.item.code);
        let value = filed.map(|f| if of.counting == Counting::FirstAccepted { f.first } else { f.latest });
        let count = u64::from(filed.is_some());
        let id = FigureId {
            indicator: name.clone(),
            period,
            area: of.area.to_owned(),
            by: Some((if of.office { BY_OFFICE } else { FIRM }.to_owned(), of.unit.to_owned())),
            basis: Basis::default(),
            price: Price::default(),
            impute: None,
        };
        let attributes = Attributes {
            status: if filed.is_some_and(|f| f.revised) { Status::Revised } else { Status::Provisional },
            coverage: Coverage { filed: count, expected: 1, base_share: None },
            as_of,
            pack: PackRef {
                id: String::new(),
                version: String::new(),
                hash: self.catalogue.hash.clone(),
                unverified: matches!(of.form.source, Source::Unverified { .. }),
            },
            growth: None,
            fraction: None,
            contributors: count,
            flags: figures::Flags::default(),
        };
        let facts = FactSet { form: of.form.id.clone(), items: vec![of.item.code.clone()], period, as_of, filings: count };
        let outcome = value.map_or(Outcome::Missing(Reason::NotFiled), Outcome::Value);
        Figure::new(id, outcome, of.item.measure.clone(), attributes, Lineage::new(name, facts, []))
    }
}
