//! Cells become figures: identity, unit, status, coverage, growth parts and lineage.

use crate::difference::Sources;
use crate::engine::Engine;
use crate::evaluate::{Against, Cell, Scope, pair};
use crate::largest::Most;
use crate::linear::Linear;
use crate::question::Question;
use crate::request::{Request, RequestError};
use crate::shape::{Shape, deflated, linears};
use crate::sums::{Asked, Sums};
use crate::tally::{Tallies, Tally};
use crate::threads::in_shares;
use figures::{
    Attributes, Base, Coverage, FactSet, Figure, FigureId, Flags, Lineage, Measure, Moment, PackRef, Period, Price, Rate, Reason, Status,
    Transform,
};
use jiff::civil::Date;
use methodology::catalogue::Source;
use methodology::formula::ast::Expr;
use std::collections::BTreeSet;

/// Figures for whose telling a thread of its own is worth its while.
const AT_LEAST: usize = 256;

/// A question with the sums it needs.
pub(crate) struct Noted<'a> {
    /// The question.
    pub question: Question<'a>,
    /// As it was asked.
    pub request: Request,
    /// Its sums.
    pub asked: Asked,
    /// The same a year earlier, or of all members: what the change is told with.
    pub beside: Option<Asked>,
}

impl Engine {
    /// All figures of a request: one, or one per member of the dimension, in the members' order.
    pub async fn figures(&self, request: &Request) -> Result<Vec<Figure>, RequestError> {
        let mut sums = Sums::default();
        let noted = self.note(request.clone(), &mut sums)?;
        sums.levels = !(request.base_share || request.impute.is_some() || noted.question.is_change());
        let basis = noted.question.is_change().then_some(request.basis);
        sums.most = request.top.map(|number| Most { number, basis });
        let tallies = self.tallies(&sums, request.as_of).await?;
        let cells = noted.asked.cells(&tallies)?;
        let cells = match sums.most {
            Some(most) => most.of(cells),
            None => cells.into_iter().collect(),
        };
        let figures = cells.into_iter().map(|(member, cell)| self.figure_of(&noted, &tallies, member, &cell));
        let mut figures = figures.collect::<Result<Vec<_>, _>>()?;
        self.reason(figures.iter_mut(), request.definition, Sources::Book).await?;
        Ok(figures)
    }

    /// One figure by its id.
    pub async fn figure(&self, id: &FigureId, as_of: Moment) -> Result<Figure, RequestError> {
        let figure = self.figures_of(std::slice::from_ref(id), as_of).await?.pop();
        figure.unwrap_or_else(|| Err(RequestError::NoSuchMember(id.to_string())))
    }

    /// Many figures as known at one moment, in the order of their ids, each as [`Engine::figure`] gives it: the book
    /// is read once for all of them, and a sum that several need is made once; sums are kept between calls as
    /// [`Engine::whole_pack`] keeps them.
    ///
    /// # Errors
    /// Outside when the book could not be read; for one figure when it has no answer.
    pub async fn figures_of(&self, ids: &[FigureId], as_of: Moment) -> Result<Vec<Result<Figure, RequestError>>, RequestError> {
        let mut sums = Sums::default();
        let noted: Vec<_> = ids.iter().map(|id| self.note(Request::of(id, as_of), &mut sums)).collect();
        let tallies = self.kept_tallies(&sums).await?;
        let told = |(id, noted): (&FigureId, Result<Noted<'_>, RequestError>)| self.member_of(id, &noted?, &tallies);
        let mut figures = in_shares(ids.iter().zip(noted).collect(), AT_LEAST, told);
        self.reason(figures.iter_mut().flatten(), None, Sources::Kept).await?;
        Ok(figures)
    }

    pub(crate) fn note(&self, request: Request, sums: &mut Sums) -> Result<Noted<'_>, RequestError> {
        let question = self.question(&request)?;
        sums.of_change = question.is_change();
        sums.definition = request.definition.or(sums.definition);
        let shape = match self.priced(&question, request.price) {
            Ok(shape) => shape,
            Err(reason) => return Ok(Noted { question, request, asked: Asked::Missing(reason), beside: None }),
        };
        let asked = self.ask(&shape, &question.scope, sums);
        let beside = match question.transform {
            Transform::TwoYearAverage => Some(Scope { period: question.scope.period.year_before(), ..question.scope.clone() }),
            Transform::Pull | Transform::Contribution => Some(Scope { by: None, ..question.scope.clone() }),
            Transform::Level | Transform::Growth | Transform::OnPrevious => None,
        };
        let beside = beside.map(|scope| self.ask(&shape, &scope, sums));
        Ok(Noted { question, request, asked, beside })
    }

    /// The shape at the prices asked; only an indicator with price indices for the period has constant prices.
    pub(crate) fn priced(&self, q: &Question<'_>, price: Price) -> Result<Shape, Reason> {
        if price == Price::Current {
            return Ok(q.shape.clone());
        }
        let table = q.indicator.deflator.as_ref().ok_or(Reason::NotApplicable)?;
        let indices = self.catalogue.tables.get(table).ok_or(Reason::NoPriceIndex)?;
        if q.scope.against == Against::Previous || !indices.periods.contains_key(&q.scope.period) {
            return Err(Reason::NoPriceIndex);
        }
        Ok(deflated(&q.shape, table))
    }

    /// The figure that an id names, of what its question's sums come to.
    pub(crate) fn member_of(&self, id: &FigureId, noted: &Noted<'_>, tallies: &Tallies) -> Result<Figure, RequestError> {
        let member = id.by.as_ref().map_or("", |(_, member)| member.as_str());
        let cell = noted.asked.cell(member, tallies)?.ok_or_else(|| RequestError::NoSuchMember(id.to_string()))?;
        self.figure_of(noted, tallies, member.to_owned(), &cell)
    }

    pub(crate) fn figure_of(&self, noted: &Noted<'_>, tallies: &Tallies, member: String, cell: &Cell) -> Result<Figure, RequestError> {
        let beside = match (&noted.beside, noted.question.transform) {
            (Some(asked), Transform::TwoYearAverage) => asked.cell(&member, tallies)?,
            (Some(asked), _) => asked.cell("", tallies)?,
            (None, _) => None,
        };
        Ok(self.figure_with(noted, member, cell, beside.as_ref()))
    }

    /// A figure of its cell and what it is told with, where it needs that.
    pub(crate) fn figure_with(&self, noted: &Noted<'_>, member: String, cell: &Cell, beside: Option<&Cell>) -> Figure {
        let (q, request) = (&noted.question, &noted.request);
        let id = FigureId {
            indicator: format!("{}{}", q.indicator.id, self.ending(q)),
            period: q.scope.period,
            area: q.scope.area.clone(),
            by: q.scope.by.clone().filter(|_| !member.is_empty()).map(|by| (by, member)),
            basis: request.basis,
            price: request.price,
            impute: request.impute.clone(),
        };
        let (outcome, measure) = self.answer(q, cell, beside, request.basis);
        let lineage = self.lineage(q, cell.tally());
        Figure::new(id, outcome, measure, self.attributes(q, request, cell), lineage)
    }

    /// The ending of the figure's name; an indicator that is a growth by its formula has its own name.
    fn ending(&self, q: &Question<'_>) -> &'static str {
        let own = self.catalogue.formula_at(q.indicator, q.day).and_then(|f| f.expr.as_ref());
        if matches!(own, Some(Expr::Growth(_))) { "" } else { q.transform.ending() }
    }

    fn attributes(&self, q: &Question<'_>, request: &Request, cell: &Cell) -> Attributes {
        let tally = cell.tally();
        let status = match tally {
            Some(t) if t.imputed > 0 => Status::Estimated,
            Some(t) if t.revised => Status::Revised,
            _ => Status::Provisional,
        };
        Attributes {
            status,
            coverage: tally.map(coverage).unwrap_or_default(),
            as_of: q.scope.as_of,
            pack: self.pack(q, tally),
            growth: tally.filter(|_| q.is_change()).map(|t| base(self.amount_units(q).0, t, request)),
            fraction: cell.fraction(),
            contributors: tally.map_or(0, |t| if t.contributing > 0 { t.contributing } else { t.filed }),
            flags: tally.map(|t| flags(t, q)).unwrap_or_default(),
        }
    }

    fn pack(&self, q: &Question<'_>, tally: Option<&Tally>) -> PackRef {
        let pack = self.catalogue.packs.iter().find(|p| p.id == q.indicator.pack);
        PackRef {
            id: q.indicator.pack.clone(),
            version: pack.map(|p| p.version.clone()).unwrap_or_default(),
            hash: self.catalogue.hash.clone(),
            unverified: self.unverified(q) || tally.is_some() && self.translated_by(q).into_iter().any(|t| t.source.is_unverified()),
        }
    }

    /// Whether any definition the figure goes through is unverified.
    fn unverified(&self, q: &Question<'_>) -> bool {
        let loose = |s: &Source| matches!(s, Source::Unverified { .. });
        let indicators = q.used.iter().filter_map(|id| self.catalogue.indicators.get(id)).any(|i| loose(&i.source));
        let linears = linears(&q.shape);
        let forms =
            linears.iter().flat_map(|l| l.items().into_keys()).filter_map(|f| self.catalogue.forms.get(&f)).any(|f| loose(&f.source));
        let tables = linears.iter().flat_map(|l| l.tables()).filter_map(|t| self.catalogue.tables.get(&t)).any(|t| loose(&t.source));
        let classes = linears
            .iter()
            .flat_map(|l| l.classes())
            .filter_map(|(id, _)| self.catalogue.classifications.get(&id))
            .any(|c| loose(&c.source));
        indicators || forms || tables || classes
    }

    fn lineage(&self, q: &Question<'_>, tally: Option<&Tally>) -> Lineage {
        let filings = tally.map_or(0, |t| t.filed);
        let mut sets = Vec::new();
        for linear in linears(&q.shape) {
            for (form, items) in linear.items() {
                for (period, as_of) in self.moments(q, &form, linear) {
                    let items = items.iter().cloned().collect();
                    sets.push(FactSet { form: form.clone(), items, period, as_of, filings });
                }
            }
        }
        let nothing = FactSet { form: String::new(), items: Vec::new(), period: q.scope.period, as_of: q.scope.as_of, filings: 0 };
        let mut sets = sets.into_iter();
        Lineage::new(self.formula_text(q), sets.next().unwrap_or(nothing), sets)
            .defined(self.versions_of(q))
            .classified(tally.map_or_else(Vec::new, |_| self.classified_by(q)))
    }

    /// The definitions it goes through, its own first, and from which day each holds.
    fn versions_of(&self, q: &Question<'_>) -> Vec<(String, Date)> {
        let from = |id: &String| self.catalogue.formula_at(self.catalogue.indicators.get(id)?, q.day).map(|f| (id.clone(), f.from));
        let mut seen = BTreeSet::new();
        q.used.iter().filter(|id| seen.insert(*id)).filter_map(from).collect()
    }

    /// The periods that are read of a form, with the moments up to which they are known.
    fn moments(&self, q: &Question<'_>, form: &str, linear: &Linear) -> Vec<(Period, Moment)> {
        let (frame, then) = self.timed(&q.scope, q.scope.as_of);
        let of = |period| self.filed_for(form, linear, period);
        let now = of(frame.period).into_iter().map(|p| (p, q.scope.as_of));
        let base = of(frame.base).into_iter().flat_map(|p| [(p, q.scope.as_of), (p, then)]);
        if q.is_change() { now.chain(base).collect() } else { now.collect() }
    }

    /// The formula in force, as written in the pack.
    pub(crate) fn formula_text(&self, q: &Question<'_>) -> String {
        let formula = self.catalogue.formula_at(q.indicator, q.day);
        let text = formula.map(|f| f.text.clone()).unwrap_or_default();
        match q.transform {
            Transform::Level => text,
            Transform::Growth => format!("growth({text})"),
            other => format!("{}({text})", other.ending().trim_start_matches('.')),
        }
    }
}

fn flags(t: &Tally, q: &Question<'_>) -> Flags {
    let method = q.scope.impute.clone().filter(|_| t.imputed > 0);
    Flags { negative: t.negative, unsettled: t.unsettled, imputed: t.imputed, method }
}

fn coverage(t: &Tally) -> Coverage {
    let share = Rate { numerator: t.base_of_filed, denominator: t.base_of_all }.percent();
    Coverage { filed: t.filed, expected: t.expected, base_share: share }
}

fn base(unit: Measure, t: &Tally, request: &Request) -> Base {
    let on_basis = pair(t, request.basis);
    Base {
        current: on_basis.map_or(t.current, |(current, _)| current),
        base: on_basis.ok().map(|(_, base)| base),
        published_base: t.published_base,
        published_current: t.current,
        measure: unit,
        panel: t.panel,
    }
}
