//! The whole of the packs for a period: every indicator with its growth, in one pass over the book.

use crate::engine::Engine;
use crate::request::{Request, RequestError};
use crate::sums::Sums;
use figures::{Basis, Figure, Moment, Period, Price, Transform};

/// What the whole is asked for.
#[derive(Debug, Clone)]
pub struct WholePack {
    /// Period.
    pub period: Period,
    /// Area code; the packs' default when absent.
    pub area: Option<String>,
    /// Growth bases.
    pub bases: Vec<Basis>,
    /// Facts known later than this do not exist.
    pub as_of: Moment,
}

impl Engine {
    /// Every indicator of the packs and its growth on some bases, in the order of their ids. Sums are kept between calls
    /// of this engine with the state of the book they rest on, so that the same again, after a correction too, costs only what
    /// the correction touched.
    ///
    /// # Errors
    /// When the book could not be read, or the area is not known.
    pub async fn whole_pack(&self, of: &WholePack) -> Result<Vec<Figure>, RequestError> {
        let mut sums = Sums::default();
        let mut noted = Vec::new();
        for id in self.catalogue.indicators.keys() {
            noted.push(self.note(self.asked(of, id.clone(), Basis::default()), &mut sums)?);
            for basis in &of.bases {
                let growth = format!("{id}{}", Transform::Growth.ending());
                noted.push(self.note(self.asked(of, growth, *basis), &mut sums)?);
            }
        }
        let tallies = self.kept_tallies(&sums).await?;
        let mut figures = Vec::with_capacity(noted.len());
        for noted in noted {
            let cell = noted.asked.cell("", &tallies)?;
            figures.extend(cell.map(|cell| self.figure_of(&noted, &tallies, String::new(), &cell)).transpose()?);
        }
        Ok(figures)
    }

    fn asked(&self, of: &WholePack, indicator: String, basis: Basis) -> Request {
        Request { indicator, period: of.period, area: of.area.clone(), by: None, basis, price: Price::Current, as_of: of.as_of }
    }
}
