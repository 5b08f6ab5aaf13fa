//! The engine is asked who is behind figures where the audience may not see single units; the trusted pay nothing for it.

use super::{Gate, is_of};
use figures::Figure;
use indicators::contribution::Contribution;
use indicators::diff::{Diff, Editions, Revisions};
use indicators::{Engine, RequestError};
use jiff::civil::Date;

impl Gate {
    /// Figures with all that the gate has to know of them; one that passes without it isn't let through.
    ///
    /// # Errors
    /// What [`Engine::weigh`] may say.
    pub async fn weigh(&self, engine: &Engine, figures: Vec<Figure>) -> Result<Vec<Figure>, RequestError> {
        self.weigh_by(engine, figures, None).await
    }

    /// The same of figures by the definitions of a day.
    ///
    /// # Errors
    /// What [`Engine::weigh`] may say.
    pub async fn weigh_by(&self, engine: &Engine, figures: Vec<Figure>, definition: Option<Date>) -> Result<Vec<Figure>, RequestError> {
        if self.microdata("") {
            return Ok(figures);
        }
        // Another firm's figure is withheld whoever is behind it.
        let asked = |figure: &Figure| !is_of(figure, "firm") || self.is_own(figure);
        let places: Vec<usize> = (0..figures.len()).filter(|at| asked(&figures[*at])).collect();
        let wanted = places.iter().map(|at| figures[*at].clone()).collect();
        let mut all = figures;
        for (at, figure) in places.into_iter().zip(engine.weigh(wanted, definition).await?) {
            all[at] = figure;
        }
        Ok(all)
    }

    /// The same of one.
    ///
    /// # Errors
    /// What [`Engine::weigh`] may say.
    pub async fn weigh_one(&self, engine: &Engine, figure: Figure) -> Result<Figure, RequestError> {
        let kept = figure.clone();
        Ok(self.weigh(engine, vec![figure]).await?.pop().unwrap_or(kept))
    }

    /// The same of a growth taken apart.
    ///
    /// # Errors
    /// What [`Engine::weigh`] may say.
    pub async fn weigh_parts(&self, engine: &Engine, of: Contribution) -> Result<Contribution, RequestError> {
        let Contribution { whole, mut members, overlaps } = of;
        let each = members.iter().flat_map(|part| [&part.growth, &part.pull, &part.contribution]).cloned();
        let mut all = self.weigh(engine, std::iter::once(whole.clone()).chain(each).collect()).await?.into_iter();
        let whole = all.next().unwrap_or(whole);
        for part in &mut members {
            for place in [&mut part.growth, &mut part.pull, &mut part.contribution] {
                *place = all.next().unwrap_or_else(|| place.clone());
            }
        }
        Ok(Contribution { whole, members, overlaps })
    }

    /// The same of a difference, each of its figures by the definitions of its moment.
    ///
    /// # Errors
    /// What [`Engine::weigh`] may say.
    pub async fn weigh_diff(&self, editions: &Editions, diff: Diff) -> Result<Diff, RequestError> {
        let (from, to) = (self.weigh_one(&editions.first, diff.from).await?, self.weigh_one(editions.last(), diff.to).await?);
        Ok(Diff { from, to, ..diff })
    }

    /// The same of a revision triangle, each of its figures by the definitions of its moment.
    ///
    /// # Errors
    /// What [`Engine::weigh`] may say.
    pub async fn weigh_revisions(&self, editions: &Editions, mut revisions: Revisions) -> Result<Revisions, RequestError> {
        for cell in revisions.rows.iter_mut().flat_map(|row| &mut row.cells) {
            *cell = self.weigh_one(editions.at(cell.attributes().as_of), cell.clone()).await?;
        }
        Ok(revisions)
    }
}
