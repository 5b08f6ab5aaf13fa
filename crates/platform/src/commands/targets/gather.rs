//! The figures that targets are held against, as known at the moment and disclosed, in the targets' own units.

use super::Audience;
use crate::failure::Failure;
use crate::records::Tallied;
use crate::workspace::Workspace;
use assessment::season::{Season, Year};
use assessment::window::Window;
use figures::goal::Pace;
use figures::{Basis, FigureId, Moment, Outcome, Period, Price, Reason, Target};
use indicators::OwnItem;
use methodology::Subject;
use methodology::catalogue::Tally;
use publication::disclosure::Disclosed;
use std::collections::{BTreeMap, BTreeSet};

/// Up to when figures are taken.
#[derive(Debug, Clone, Copy)]
pub struct Until {
    /// Facts known later do not exist.
    pub as_of: Moment,
    /// The last month taken, where one was asked for.
    pub through: Option<Period>,
}

/// What was found for a target.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its period up to the last month with a figure.
    pub window: Option<Window>,
    /// The figure of that month.
    pub figure: Option<Disclosed>,
    /// The amount from the beginning of the period, in the target's unit.
    pub actual: Outcome,
    /// The years before, in the target's unit.
    pub season: Season,
}

/// A target with what it is about.
struct Question<'a> {
    target: &'a Target,
    subject: Subject<'a>,
}

/// Figures by the place of their question and their period.
type Figures = BTreeMap<(usize, Period), Disclosed>;

/// Finds what there is for each target, in their order, and in the years before that tell its season.
///
/// # Errors
/// When the book could not be read, or an area is no longer defined.
pub async fn gather(work: &Workspace, audience: &Audience<'_>, targets: &[&Target], until: Until) -> Result<Vec<Found>, Failure> {
    let years = work.catalogue.pacing.seasonal_years;
    let asked: Vec<Option<Question<'_>>> = targets.iter().map(|t| question(work, t)).collect();
    let day = until.as_of.day(work.zone());
    let over = |p: Period| p.last_day() <= day && until.through.is_none_or(|last| p.months_after(last) <= 0);
    let mut wanted = BTreeSet::new();
    for (place, q) in known(&asked) {
        wanted.extend(q.months().filter(|m| over(*m)).map(|m| (place, q.period(m))));
        wanted.extend(q.start(q.year()).map(|p| (place, p)));
    }
    let tallies: Vec<&Tally> = known(&asked).filter_map(|(_, q)| q.tally()).collect();
    let tallied = Tallied::read(work, &tallies, until.as_of).await?;
    let book = Book { work, audience, asked: &asked, tallied, as_of: until.as_of };
    let mut figures = book.fetch(&wanted).await?;
    let through: BTreeMap<usize, Period> =
        known(&asked).filter_map(|(place, q)| Some((place, last_month(work, q, place, &figures, until, over)?))).collect();
    let mut before = BTreeSet::new();
    for (place, q) in known(&asked).filter(|(_, q)| q.target.pace != Pace::Level) {
        let Some(month) = through.get(&place) else { continue };
        for year in q.before(years) {
            before.extend(q.of_year(year, *month).map(|p| (place, p)));
        }
    }
    figures.extend(book.fetch(&before).await?);
    Ok(asked.iter().enumerate().map(|(place, q)| found(q.as_ref(), place, through.get(&place).copied(), &figures, years)).collect())
}

fn question<'a>(work: &'a Workspace, target: &'a Target) -> Option<Question<'a>> {
    Some(Question { target, subject: work.catalogue.subject(&target.indicator)? })
}

fn known<'q, 'a>(asked: &'q [Option<Question<'a>>]) -> impl Iterator<Item = (usize, &'q Question<'a>)> {
    asked.iter().enumerate().filter_map(|(place, q)| Some((place, q.as_ref()?)))
}

impl<'a> Question<'a> {
    fn tally(&self) -> Option<&'a Tally> {
        if let Subject::Tally(tally) = self.subject { Some(tally) } else { None }
    }
}

impl Question<'_> {
    fn year(&self) -> i16 {
        self.target.period.year()
    }

    /// The months of the period, the last one first.
    fn months(&self) -> impl Iterator<Item = Period> + '_ {
        let (first, last) = self.target.period.months();
        (first..=last).rev().map(|month| Period::Month { year: self.year(), month }).filter(|m| !self.by_quarter() || m.months().0 % 3 == 0)
    }

    /// A level of which there is one a quarter.
    fn by_quarter(&self) -> bool {
        self.target.pace == Pace::Level && self.subject.frequency() != "monthly"
    }

    /// The period of the figure that speaks of a month's end: January to the month, or the level of the quarter.
    fn period(&self, month: Period) -> Period {
        let (year, to) = (month.year(), month.months().1);
        if self.by_quarter() { Period::Quarter { year, quarter: to / 3 }.as_filed() } else { Period::Cumulative { year, to } }
    }

    /// What came before the beginning of the period, where it doesn't begin the year and amounts add up.
    fn start(&self, year: i16) -> Option<Period> {
        let first = self.target.period.months().0;
        (first > 1 && self.target.pace != Pace::Level).then_some(Period::Cumulative { year, to: first - 1 })
    }

    /// The years before.
    fn before(&self, years: u32) -> impl Iterator<Item = i16> + use<> {
        let last = self.year();
        (1..=i16::try_from(years).unwrap_or(i16::MAX)).rev().map(move |back| last.saturating_sub(back))
    }

    /// All that is needed of a year before, for a month of this year.
    fn of_year(&self, year: i16, month: Period) -> impl Iterator<Item = Period> {
        let ends = [month.months().1, self.target.period.months().1].map(|to| Period::Cumulative { year, to });
        ends.into_iter().chain(self.start(year))
    }

    /// From the beginning of the period to a month of a year, in the target's unit.
    fn amount(&self, place: usize, year: i16, to: i8, figures: &Figures) -> Outcome {
        let month = Period::Month { year, month: to };
        let end = self.converted(figures.get(&(place, self.period(month))));
        match (end, self.start(year).map(|p| self.converted(figures.get(&(place, p))))) {
            (Outcome::Value(end), Some(Outcome::Value(start))) => {
                end.checked_sub(start).map_or(Outcome::Missing(Reason::NotApplicable), Outcome::Value)
            }
            (Outcome::Value(_), Some(missing)) => missing,
            (end, _) => end,
        }
    }

    fn converted(&self, figure: Option<&Disclosed>) -> Outcome {
        let Some(figure) = figure else { return Outcome::Missing(Reason::NotFiled) };
        match figure.outcome() {
            Outcome::Value(v) => {
                let converted = figure.measure().convert(v, &self.target.measure).or_else(|| self.points(figure, v));
                converted.map_or(Outcome::Missing(Reason::NotApplicable), Outcome::Value)
            }
            missing => missing,
        }
    }

    /// The growth of a rate is in points; a target for it may be written in per cent, and means points.
    fn points(&self, figure: &Disclosed, value: figures::Decimal) -> Option<figures::Decimal> {
        let grows = matches!(self.subject, Subject::Indicator { growth: true, .. });
        (grows && figure.measure().same_dimension(&figures::Measure::points())).then_some(value)
    }
}

/// What figures are taken from.
struct Book<'a> {
    work: &'a Workspace,
    audience: &'a Audience<'a>,
    asked: &'a [Option<Question<'a>>],
    tallied: Tallied<'a>,
    as_of: Moment,
}

impl Book<'_> {
    async fn fetch(&self, wanted: &BTreeSet<(usize, Period)>) -> Result<Figures, Failure> {
        let gate = &self.audience.gate;
        let mut out = Figures::new();
        let mut ids: Vec<((usize, Period), FigureId)> = Vec::new();
        for (place, q) in known(self.asked) {
            let periods: Vec<Period> = wanted.iter().filter(|(p, _)| *p == place).map(|(_, period)| *period).collect();
            match (&q.subject, &q.target.filer) {
                (Subject::Indicator { .. }, _) => ids.extend(periods.into_iter().map(|period| ((place, period), id(q.target, period)))),
                (Subject::Item { form, item }, Some(filer)) => {
                    let (unit, area) = (filer.as_str(), q.target.area.as_str());
                    let own = OwnItem { form, item, unit, office: self.audience.is_office(unit), area, counting: q.target.counting };
                    let filed = self.work.engine.filed(&own, &periods, self.as_of).await?;
                    out.extend(periods.into_iter().zip(filed).map(|(period, figure)| ((place, period), gate.pass(figure))));
                }
                (Subject::Item { .. }, None) => {}
                (Subject::Tally(tally), _) => {
                    let counted = self.tallied.figures(tally, &periods, &q.target.area);
                    out.extend(periods.into_iter().zip(counted).map(|(period, figure)| ((place, period), gate.tally(tally, figure))));
                }
            }
        }
        let (keys, ids): (Vec<_>, Vec<_>) = ids.into_iter().unzip();
        let figures = self.work.engine.figures_of(&ids, self.as_of).await?.into_iter().collect::<Result<Vec<_>, _>>()?;
        for (key, figure) in keys.into_iter().zip(gate.weigh(&self.work.engine, figures).await?) {
            out.insert(key, gate.pass(figure));
        }
        Ok(out)
    }
}

fn id(target: &Target, period: Period) -> FigureId {
    FigureId {
        indicator: target.indicator.clone(),
        period,
        area: target.area.clone(),
        by: None,
        basis: Basis::default(),
        price: Price::default(),
        impute: None,
    }
}

/// The last month that has a figure. What is not complete counts only once it was due; where no calendar says when that
/// is, it counts, and how much of it was filed is said.
fn last_month(
    work: &Workspace,
    q: &Question<'_>,
    place: usize,
    figures: &Figures,
    until: Until,
    over: impl Fn(Period) -> bool,
) -> Option<Period> {
    q.months().filter(|m| over(*m)).find(|month| {
        let figure = figures.get(&(place, q.period(*month)));
        figure.is_some_and(|f| is_there(f) && (until.through.is_some() || is_ripe(work, f, *month, until.as_of)))
    })
}

/// Whether anybody filed; a growth of nothing is withheld like one of too few.
fn is_there(figure: &Disclosed) -> bool {
    match figure.outcome().reason() {
        Some(Reason::NotFiled | Reason::NoPopulation) => false,
        Some(Reason::Suppressed) => figure.attributes().coverage.filed > 0,
        _ => true,
    }
}

fn is_ripe(work: &Workspace, figure: &Disclosed, month: Period, as_of: Moment) -> bool {
    let coverage = figure.attributes().coverage;
    let forms = figure.lineage().inputs().iter().filter_map(|set| work.catalogue.forms.get(&set.form));
    let due = forms.filter_map(|form| form.due_at(month)?.to_zoned_datetime(work.zone().clone()).ok());
    coverage.filed >= coverage.expected || due.map(|due| due.timestamp().as_microsecond()).all(|due| due <= as_of.micros())
}

fn found(q: Option<&Question<'_>>, place: usize, month: Option<Period>, figures: &Figures, years: u32) -> Found {
    let Some(q) = q else { return nothing(Reason::RuleNotAvailable) };
    let Some(month) = month else { return nothing(Reason::NotFiled) };
    let (to, end) = (month.months().1, q.target.period.months().1);
    let of_year = |year| Year { year, part: q.amount(place, year, to, figures), whole: q.amount(place, year, end, figures) };
    let season = if q.target.pace == Pace::Level { Season::default() } else { Season(q.before(years).map(of_year).collect()) };
    Found {
        window: Window::through(q.target.period, to),
        figure: figures.get(&(place, q.period(month))).cloned(),
        actual: q.amount(place, q.year(), to, figures),
        season,
    }
}

fn nothing(reason: Reason) -> Found {
    Found { window: None, figure: None, actual: Outcome::Missing(reason), season: Season::default() }
}
