//! Who is behind figures, for those who may not see single units: the tables of which a figure is a part, with what each owner
//! has in every cell. It is a pass of its own over the book, made only where somebody asks.

mod cuts;
mod held;
mod owners;
mod rows;

use crate::engine::Engine;
use crate::evaluate::Scope;
use crate::panels::Panels;
use crate::request::{Request, RequestError};
use crate::shape::Shape;
use crate::sums::Sums;
use cuts::Cut;
use figures::behind::{Behind, Stake};
use figures::{Basis, Figure, FigureId, Moment, Transform};
use held::Tables;
use jiff::civil::Date;
use owners::Owners;
use rows::Side;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a figure is cut out of, and on which sides it tells anything.
struct Asked {
    /// Nothing where nobody has shown what it can be set against.
    cuts: Option<Vec<Cut>>,
    sides: Vec<Side>,
    day: Date,
}

impl Engine {
    /// Figures with who is behind them, by the definitions of a day or of each period's own last day. One that is no question of
    /// this catalogue stays as it is.
    ///
    /// # Errors
    /// A failure of the engine or the book.
    pub async fn weigh(&self, mut figures: Vec<Figure>, definition: Option<Date>) -> Result<Vec<Figure>, RequestError> {
        let mut moments: BTreeMap<Moment, Vec<usize>> = BTreeMap::new();
        for (at, figure) in figures.iter().enumerate() {
            moments.entry(figure.attributes().as_of).or_default().push(at);
        }
        for (as_of, places) in moments {
            let of: Vec<&Figure> = places.iter().map(|at| &figures[*at]).collect();
            let found = self.behind(&of, as_of, definition).await?;
            for (at, behind) in places.into_iter().zip(found) {
                if let Some(behind) = behind {
                    figures[at] = figures[at].clone().weighed(Arc::new(behind));
                }
            }
        }
        Ok(figures)
    }

    async fn behind(&self, figures: &[&Figure], as_of: Moment, definition: Option<Date>) -> Result<Vec<Option<Behind>>, RequestError> {
        let mut sums = Sums::default();
        (sums.of_change, sums.definition) = (true, definition);
        let asked: Vec<Option<Asked>> = figures.iter().map(|figure| self.cut(figure, (as_of, definition), &mut sums)).collect();
        let days: BTreeSet<Date> =
            asked.iter().flatten().map(|a| a.day).chain(sums.list.iter().map(|(_, s)| s.period.last_day())).collect();
        let owners = self.owners(days, as_of).await?;
        let mut rows = Vec::new();
        if !sums.list.is_empty() {
            let reading = self.read(&sums, as_of, false).await?;
            let mut panels = Panels::new(self, &sums, &reading);
            rows = (0..sums.list.len()).map(|_| rows::Rows::default()).collect();
            for place in sums.in_order() {
                rows[place] = rows::Rows::of(&panels.rows(place)?)?;
            }
        }
        let mut tables = Tables::new(self, &sums, &rows, &owners);
        Ok(asked.into_iter().map(|asked| asked.map(|asked| told(asked, &mut tables, &owners))).collect())
    }

    /// What a figure is cut out of; nothing where it is no question of this catalogue.
    fn cut(&self, figure: &Figure, (as_of, definition): (Moment, Option<Date>), sums: &mut Sums) -> Option<Asked> {
        let id = figure.id();
        let question = self.question(&Request { definition, ..Request::of(id, as_of) }).ok()?;
        let member = id.by.as_ref().map(|(_, member)| member.as_str());
        let shape = self.priced(&question, id.price).unwrap_or(Shape::NotApplicable);
        let mut cuts = self.cuts(&shape, &question.scope, member, sums);
        if let Some((scope, member)) = beside(question.transform, &question.scope, member) {
            let more = self.cuts(&shape, &scope, member, sums);
            cuts = cuts.zip(more).map(|(cuts, more)| [cuts, more].concat());
        }
        Some(Asked { cuts, sides: sides(figure, question.is_change()), day: question.scope.period.last_day() })
    }
}

/// What else a change is told with: the year before, or the whole.
fn beside<'m>(transform: Transform, scope: &Scope, member: Option<&'m str>) -> Option<(Scope, Option<&'m str>)> {
    match transform {
        Transform::TwoYearAverage => Some((Scope { period: scope.period.year_before(), ..scope.clone() }, member)),
        Transform::Pull | Transform::Contribution => Some((Scope { by: None, ..scope.clone() }, None)),
        Transform::Level | Transform::Growth | Transform::OnPrevious => None,
    }
}

/// The amounts that a figure tells something of: with this period's value a change tells the base, and what was a year before may
/// be asked by itself.
fn sides(figure: &Figure, is_change: bool) -> Vec<Side> {
    let mut sides = vec![Side::Now];
    sides.extend((figure.attributes().flags.imputed > 0).then_some(Side::Late));
    let FigureId { basis, .. } = figure.id();
    if is_change {
        sides.extend_from_slice(match basis {
            Basis::Comparable => &[Side::Comparable],
            Basis::Matched => &[Side::MatchedNow, Side::Matched],
            Basis::Published => &[Side::Published],
            Basis::Restated => &[],
        });
        sides.push(Side::Restated);
    }
    sides
}

fn told(asked: Asked, tables: &mut Tables<'_>, owners: &Owners) -> Behind {
    let Asked { cuts, sides, day } = asked;
    let stakes = cuts.and_then(|cuts| {
        let each = cuts.iter().flat_map(|cut| sides.iter().map(move |side| (cut, *side)));
        each.map(|(cut, side)| tables.cells(&cut.table, side).map(|(table, above)| Stake { table, of: cut.of.clone(), above }))
            .collect::<Option<Vec<_>>>()
    });
    Behind { proven: stakes.is_some(), stakes: stakes.unwrap_or_default(), owners: owners.on(day) }
}
