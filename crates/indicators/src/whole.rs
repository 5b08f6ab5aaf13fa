//! The whole of the packs for periods and areas: every indicator with its growth, in one pass over the book.

use crate::difference::Sources;
use crate::engine::Engine;
use crate::request::{Request, RequestError};
use crate::sums::Sums;
use figures::{Basis, Figure, Moment, Period, Price, Transform};

/// What the whole is asked for.
#[derive(Debug, Clone)]
pub struct WholePack {
    /// Periods.
    pub periods: Vec<Period>,
    /// Area codes; none is the packs' default.
    pub areas: Vec<Option<String>>,
    /// Growth bases.
    pub bases: Vec<Basis>,
    /// Facts known later than this do not exist.
    pub as_of: Moment,
}

impl Engine {
    /// Every indicator of the packs and its growth on some bases, period by period, area by area, in the order of their ids:
    /// what the book holds for all of them is read once. Sums are kept between calls
    /// of this engine with the state of the book they rest on, so that the same again, after a correction too, costs only what
    /// the correction touched.
    ///
    /// # Errors
    /// When the book could not be read, or the area is not known.
    pub async fn whole_pack(&self, of: &WholePack) -> Result<Vec<Figure>, RequestError> {
        let mut sums = Sums::default();
        let mut noted = Vec::new();
        for (period, area) in of.periods.iter().flat_map(|period| of.areas.iter().map(move |area| (period, area))) {
            for request in self.requests(of, *period, area.as_deref()) {
                noted.push(self.note(request, &mut sums)?);
            }
        }
        let tallies = self.kept_tallies(&sums).await?;
        let mut figures = Vec::with_capacity(noted.len());
        for noted in noted {
            let cell = noted.asked.cell("", &tallies)?;
            figures.extend(cell.map(|cell| self.figure_of(&noted, &tallies, String::new(), &cell)).transpose()?);
        }
        self.reason(figures.iter_mut(), None, Sources::Kept).await?;
        Ok(figures)
    }

    fn requests(&self, of: &WholePack, period: Period, area: Option<&str>) -> Vec<Request> {
        let growth = Transform::Growth.ending();
        let request = |indicator: String, basis: Basis| Request {
            indicator,
            period,
            area: area.map(str::to_owned),
            by: None,
            basis,
            price: Price::Current,
            impute: None,
            as_of: of.as_of,
            definition: None,
            base_share: true,
            top: None,
        };
        let each = |id: &String| {
            let growths = of.bases.iter().map(|basis| request(format!("{id}{growth}"), *basis));
            std::iter::once(request(id.clone(), Basis::default())).chain(growths).collect::<Vec<_>>()
        };
        self.catalogue.indicators.keys().flat_map(each).collect()
    }
}
