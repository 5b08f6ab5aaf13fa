//! Cells become figures: identity, unit, status, coverage, growth parts and lineage.

use crate::engine::Engine;
use crate::evaluate::{Cell, Scope, pair};
use crate::linear::{Flattener, Linear, Shape, unknown};
use crate::request::{Request, RequestError};
use crate::sums::{Asked, Sums};
use crate::tally::{Tallies, Tally};
use figures::{
    Attributes, Base, Coverage, Decimal, FactSet, Figure, FigureId, Lineage, Measure, Moment, Outcome, PackRef, Price, Rate, Reason, Status,
};
use jiff::civil::Date;
use methodology::catalogue::{Indicator, Source};
use std::collections::BTreeSet;

/// A request resolved against the catalogue.
pub(crate) struct Question<'a> {
    /// The indicator, without `.growth`.
    pub indicator: &'a Indicator,
    /// Whether its growth is asked.
    pub growth: bool,
    /// Its formula's shape.
    pub shape: Shape,
    /// Definitions it goes through.
    pub used: Vec<String>,
    /// Where and when.
    pub scope: Scope,
    /// The day whose definitions are used.
    pub day: Date,
}

/// A question with the sums it needs.
pub(crate) struct Noted<'a> {
    pub question: Question<'a>,
    pub request: Request,
    pub asked: Asked,
}

impl Engine {
    /// All figures of a request: one, or one per member of the dimension, in the members' order.
    pub async fn figures(&self, request: &Request) -> Result<Vec<Figure>, RequestError> {
        let mut sums = Sums::default();
        let noted = self.note(request.clone(), &mut sums)?;
        let tallies = self.tallies(&sums, request.as_of).await?;
        let cells = noted.asked.cells(&tallies)?;
        Ok(cells.into_iter().map(|(member, cell)| self.figure_of(&noted.question, request, member, &cell)).collect())
    }

    /// One figure by its id.
    pub async fn figure(&self, id: &FigureId, as_of: Moment) -> Result<Figure, RequestError> {
        let figure = self.figures_of(std::slice::from_ref(id), as_of).await?.pop();
        figure.unwrap_or_else(|| Err(RequestError::NoSuchMember(id.to_string())))
    }

    /// Many figures as known at one moment, in the order of their ids, each as [`Engine::figure`] gives it: the book
    /// is read once for all of them, and a sum that several need is made once.
    ///
    /// # Errors
    /// Outside when the book could not be read; for one figure when it has no answer.
    pub async fn figures_of(&self, ids: &[FigureId], as_of: Moment) -> Result<Vec<Result<Figure, RequestError>>, RequestError> {
        let mut sums = Sums::default();
        let noted: Vec<_> = ids.iter().map(|id| self.note(Request::of(id, as_of), &mut sums)).collect();
        let tallies = self.tallies(&sums, as_of).await?;
        Ok(ids.iter().zip(noted).map(|(id, noted)| self.member_of(id, &noted?, &tallies)).collect())
    }

    pub(crate) fn note(&self, request: Request, sums: &mut Sums) -> Result<Noted<'_>, RequestError> {
        let question = self.question(&request)?;
        sums.definition = request.definition.or(sums.definition);
        let asked = match request.price {
            Price::Current => self.ask(&question.shape, &question.scope, sums),
            Price::Constant => Asked::Missing(Reason::RuleNotAvailable),
        };
        Ok(Noted { question, request, asked })
    }

    fn member_of(&self, id: &FigureId, noted: &Noted<'_>, tallies: &Tallies) -> Result<Figure, RequestError> {
        let member = id.by.as_ref().map_or("", |(_, member)| member.as_str());
        let cell = noted.asked.cell(member, tallies)?.ok_or_else(|| RequestError::NoSuchMember(id.to_string()))?;
        Ok(self.figure_of(&noted.question, &noted.request, member.to_owned(), &cell))
    }

    pub(crate) fn question(&self, request: &Request) -> Result<Question<'_>, RequestError> {
        let (indicator, growth) = self.named(&request.indicator)?;
        let scope = Scope {
            area: self.area(request.area.as_deref())?,
            period: request.period.as_filed(),
            by: request.by.clone(),
            as_of: request.as_of,
        };
        self.dimension(request.by.as_deref())?;
        let day = request.definition.unwrap_or(scope.period.last_day());
        let mut flattener = Flattener::new(&self.catalogue, day);
        let shape = flattener.indicator(&indicator.id)?;
        let used = flattener.used().to_vec();
        let (growth, shape) = match shape {
            Shape::Growth(inner) => (true, *inner),
            shape => (growth, shape),
        };
        Ok(Question { indicator, growth, shape, used, scope, day })
    }

    fn named(&self, id: &str) -> Result<(&Indicator, bool), RequestError> {
        if let Some(indicator) = self.catalogue.indicators.get(id) {
            return Ok((indicator, false));
        }
        let base = id.strip_suffix(".growth").and_then(|base| self.catalogue.indicators.get(base));
        base.map(|indicator| (indicator, true)).ok_or_else(|| unknown(&self.catalogue, id))
    }

    fn area(&self, asked: Option<&str>) -> Result<String, RequestError> {
        let code = asked.map(str::to_owned).or_else(|| self.catalogue.default_area.clone()).unwrap_or_default();
        if self.catalogue.areas.contains_key(&code) {
            return Ok(code);
        }
        Err(RequestError::UnknownArea(code, self.catalogue.areas.keys().cloned().collect()))
    }

    fn dimension(&self, by: Option<&str>) -> Result<(), RequestError> {
        const ALWAYS: [&str; 5] = ["firm", "industry", "division", "area", "street"];
        let Some(by) = by else { return Ok(()) };
        if ALWAYS.contains(&by) || self.catalogue.classifications.contains_key(by) {
            return Ok(());
        }
        let all = ALWAYS.iter().map(|s| (*s).to_owned()).chain(self.catalogue.classifications.keys().cloned());
        Err(RequestError::UnknownDimension(by.to_owned(), all.collect()))
    }

    pub(crate) fn figure_of(&self, q: &Question<'_>, request: &Request, member: String, cell: &Cell) -> Figure {
        let id = FigureId {
            indicator: if q.growth { format!("{}.growth", q.indicator.id) } else { q.indicator.id.clone() },
            period: q.scope.period,
            area: q.scope.area.clone(),
            by: q.scope.by.clone().filter(|_| !member.is_empty()).map(|by| (by, member)),
            basis: request.basis,
            price: request.price,
        };
        let (outcome, measure) = self.outcome(q, request, cell);
        let lineage = self.lineage(q, cell.tally());
        Figure::new(id, outcome, measure, self.attributes(q, request, cell), lineage)
    }

    /// Value or reason of a cell, and its unit.
    pub(crate) fn outcome(&self, q: &Question<'_>, request: &Request, cell: &Cell) -> (Outcome, Measure) {
        if q.growth { grown(q, cell, request) } else { self.levelled(q, cell) }
    }

    fn levelled(&self, q: &Question<'_>, cell: &Cell) -> (Outcome, Measure) {
        let outcome = match (cell.level(), &q.shape) {
            (Outcome::Value(v), Shape::Ratio(a, b)) => self.ratio_unit(q, v, a, b),
            (outcome, _) => outcome,
        };
        (outcome, q.indicator.measure.clone())
    }

    /// A quotient of sums in the indicator's unit: per cent, or the quotient of the two units.
    fn ratio_unit(&self, q: &Question<'_>, value: Decimal, a: &Shape, b: &Shape) -> Outcome {
        let natural = match (self.unit_of(a), self.unit_of(b)) {
            (Some(over), Some(under)) => Some(over.per(&under)),
            _ => Measure::parse("1"),
        };
        let converted = natural.and_then(|n| n.convert(value, &q.indicator.measure));
        converted.map_or(Outcome::Missing(Reason::NotApplicable), Outcome::Value)
    }

    fn attributes(&self, q: &Question<'_>, request: &Request, cell: &Cell) -> Attributes {
        let tally = cell.tally();
        let status = if tally.is_some_and(|t| t.revised) { Status::Revised } else { Status::Provisional };
        Attributes {
            status,
            coverage: tally.map(coverage).unwrap_or_default(),
            as_of: q.scope.as_of,
            pack: self.pack(q),
            growth: tally.filter(|_| q.growth).map(|t| base(self.amount_units(q).0, t, request)),
            fraction: cell.fraction(),
            contributors: tally.map_or(0, |t| t.filed),
        }
    }

    fn pack(&self, q: &Question<'_>) -> PackRef {
        let pack = self.catalogue.packs.iter().find(|p| p.id == q.indicator.pack);
        PackRef {
            id: q.indicator.pack.clone(),
            version: pack.map(|p| p.version.clone()).unwrap_or_default(),
            hash: self.catalogue.hash.clone(),
            unverified: self.unverified(q),
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
        let mut moments = vec![(q.scope.period, q.scope.as_of)];
        if q.growth {
            moments.push((q.scope.period.year_before(), q.scope.as_of));
            moments.push((q.scope.period.year_before(), q.scope.as_of.year_before(&self.zone)));
        }
        for linear in linears(&q.shape) {
            for (form, items) in linear.items() {
                for (period, as_of) in &moments {
                    sets.push(FactSet {
                        form: form.clone(),
                        items: items.iter().cloned().collect(),
                        period: *period,
                        as_of: *as_of,
                        filings,
                    });
                }
            }
        }
        let nothing = FactSet { form: String::new(), items: Vec::new(), period: q.scope.period, as_of: q.scope.as_of, filings: 0 };
        let mut sets = sets.into_iter();
        Lineage::new(self.formula_text(q), sets.next().unwrap_or(nothing), sets).defined(self.editions(q))
    }

    /// The definitions it goes through, its own first, and from which day each holds.
    fn editions(&self, q: &Question<'_>) -> Vec<(String, Date)> {
        let from = |id: &String| self.catalogue.formula_at(self.catalogue.indicators.get(id)?, q.day).map(|f| (id.clone(), f.from));
        let mut seen = BTreeSet::new();
        q.used.iter().filter(|id| seen.insert(*id)).filter_map(from).collect()
    }

    /// The formula in force, as written in the pack.
    pub(crate) fn formula_text(&self, q: &Question<'_>) -> String {
        let formula = self.catalogue.formula_at(q.indicator, q.day);
        let text = formula.map(|f| f.text.clone()).unwrap_or_default();
        if q.growth { format!("growth({text})") } else { text }
    }
}

fn grown(q: &Question<'_>, cell: &Cell, request: &Request) -> (Outcome, Measure) {
    let measure = if is_rate(&q.shape) { Measure::points() } else { Measure::percent() };
    match (cell.growth(request.basis), &q.shape) {
        // A bare quotient is in ones; its change is told in points of a hundred.
        (Outcome::Value(v), Shape::Ratio(..)) => (Outcome::Value((v * Decimal::ONE_HUNDRED).normalize()), measure),
        (outcome, _) => (outcome, measure),
    }
}

/// Whether changes are in percentage points.
pub(crate) fn is_rate(shape: &Shape) -> bool {
    matches!(shape, Shape::Ratio(..) | Shape::Share(..) | Shape::ShareOfParent(_))
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

/// The sums inside a shape.
pub(crate) fn linears(shape: &Shape) -> Vec<&Linear> {
    match shape {
        Shape::Linear(l) => vec![l],
        Shape::Ratio(a, b) | Shape::Share(a, b) => linears(a).into_iter().chain(linears(b)).collect(),
        Shape::ShareOfParent(a) | Shape::Growth(a) => linears(a),
        Shape::RuleNotAvailable | Shape::NotInForce | Shape::NotApplicable => Vec::new(),
    }
}

impl Engine {
    /// Units of the sums a figure is made from: of a quotient its numerator and denominator, of
    /// anything else its own twice.
    pub(crate) fn amount_units(&self, q: &Question<'_>) -> (Measure, Measure) {
        let own = || q.indicator.measure.clone();
        let unit = |shape: &Shape| self.unit_of(shape).unwrap_or_else(own);
        match &q.shape {
            Shape::Ratio(a, b) | Shape::Share(a, b) => (unit(a), unit(b)),
            Shape::ShareOfParent(a) => (unit(a), unit(a)),
            _ => (own(), own()),
        }
    }

    /// The unit a shape's value is in, where its terms tell.
    fn unit_of(&self, shape: &Shape) -> Option<Measure> {
        use crate::linear::Amount;
        let Shape::Linear(linear) = shape else { return None };
        match &linear.parts.first()?.amount {
            Amount::Filed(_) => Measure::parse("家"),
            Amount::Term(term) => self.unit_of_term(term),
        }
    }

    fn unit_of_term(&self, term: &methodology::formula::ast::Term) -> Option<Measure> {
        use methodology::formula::ast::Term;
        match term {
            Term::Item { form, item } => Some(self.catalogue.forms.get(form)?.items.get(item)?.measure.clone()),
            Term::Table(id) => Some(self.catalogue.tables.get(id)?.measure.clone()),
            Term::Number(_, measure) => measure.clone().or_else(|| Measure::parse("1")),
            Term::Add(a, _) | Term::Sub(a, _) | Term::Scaled(a, ..) => self.unit_of_term(a),
            Term::Mul(a, b) => Some(self.unit_of_term(a)?.times(&self.unit_of_term(b)?)),
        }
    }
}
