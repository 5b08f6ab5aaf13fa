//! The engine against the naive evaluator, question by question.

use crate::book::{Book, moment, period};
use crate::case::{Case, Filed, Line, Month, Reach, Span, code};
use crate::draw::Draw;
use crate::filings::OUTPUT;
use crate::naive::Naive;
use crate::naive::answer::{Answer, Growth, Question, shown};
use crate::naive::formula::{ALL, DEFLATED};
use crate::naive::sums::Term;
use crate::{EVERY, parks, world};
use figures::{Basis, Decimal, Figure, FigureId, Measure, Outcome, Price, Reason, Status, Transform};
use indicators::Request;
use jiff::civil::Date;
use methodology::Catalogue;
use std::collections::BTreeMap;
use std::sync::Arc;

const BY: [&str; 7] = ["division", "industry", "firm", "area", "street", "kind", "topic"];
const TRANSFORMS: [Transform; 6] =
    [Transform::Level, Transform::Growth, Transform::OnPrevious, Transform::TwoYearAverage, Transform::Pull, Transform::Contribution];

/// The months that are asked for: those of the last form, its year, its quarter and half, twelve months in a row, the
/// first months of the year, and what nobody filed yet.
pub fn spans(case: &Case) -> Vec<Span> {
    let last = case.last;
    let year = last.year();
    let from = |month: i32| Span { from: Month::new(year, month), to: last };
    let run = |length: i32, to: Month| Span { from: to.plus(1 - length), to };
    let quarter = (last.month() + 2) / 3 * 3;
    let mut spans = vec![
        run(1, last),
        from(1),
        run(1, last.plus(-1)),
        run(12, last),
        run(3, Month::new(year, quarter)),
        run(3, Month::new(year, 6)),
        run(6, Month::new(year, 12)),
        run(6, Month::new(year, 6)),
        run(12, Month::new(year, 12)),
        run(1, Month::new(year, 2)),
        run(1, Month::new(year, 1)),
        run(1, last.plus(1)),
        run(1, last.plus(-12)),
    ];
    spans.dedup();
    spans
}

/// So many questions, every indicator and every kind of change among them.
pub fn questions(case: &Case, count: usize) -> Vec<Question> {
    let mut draw = Draw::new(case.seed ^ 0x5eed);
    let spans = spans(case);
    let mut all: Vec<Question> = Vec::new();
    while all.len() < count {
        let indicator = ALL[all.len() % ALL.len()];
        let span = if draw.chance(60) { spans[usize::try_from(draw.below(2)).unwrap()] } else { draw.pick(&spans) };
        let transform = if draw.chance(50) { Transform::Growth } else { draw.pick(&TRANSFORMS) };
        let of_whole = matches!(transform, Transform::Pull | Transform::Contribution);
        let by = (draw.chance(60) || of_whole).then(|| draw.pick(&BY));
        let deflated = DEFLATED.contains(&indicator) && draw.chance(40);
        all.push(Question {
            indicator,
            transform,
            span,
            area: draw.pick(&["whole", "whole", "east", "west", "outside"]),
            by,
            basis: draw.pick(&Basis::ALL),
            price: if deflated || draw.chance(2) { Price::Constant } else { Price::Current },
            // At the first of the moments nearly nobody has filed.
            as_of: case.moments[usize::try_from(draw.below(10)).unwrap().div_ceil(3)],
        });
    }
    all
}

pub fn id(q: &Question, member: &str) -> FigureId {
    FigureId {
        indicator: format!("{}{}", q.indicator, q.transform.ending()),
        period: period(&q.span.to_string()).as_filed(),
        area: q.area.to_owned(),
        by: q.by.filter(|_| !member.is_empty()).map(|by| (by.to_owned(), member.to_owned())),
        basis: q.basis,
        price: q.price,
        impute: None,
    }
}

pub fn request(q: &Question) -> Request {
    Request {
        indicator: format!("{}{}", q.indicator, q.transform.ending()),
        period: period(&q.span.to_string()),
        area: Some(q.area.to_owned()),
        by: q.by.map(str::to_owned),
        basis: q.basis,
        price: q.price,
        impute: None,
        definition: None,
        top: None,
        base_share: true,
        as_of: moment(q.as_of),
    }
}

/// A figure in the form of an answer.
pub fn answer(figure: &Figure) -> Answer {
    let facts = figure.attributes();
    // A quotient is a number of its own unit; the naive evaluator gives shares in per cent.
    let shown = figure.clone().shown_in(&Measure::percent()).map_or(figure.outcome(), |f| f.outcome());
    Answer {
        value: outcome(shown),
        filed: facts.coverage.filed,
        expected: facts.coverage.expected,
        covered: facts.coverage.base_share.map(|s| figures::round(s, 10).normalize()),
        negative: facts.flags.negative,
        unsettled: facts.flags.unsettled,
        revised: Some(facts.status == Status::Revised),
        fraction: facts.fraction,
        growth: facts.growth.as_ref().map(|g| Growth {
            current: g.current,
            base: g.base,
            published_base: g.published_base,
            published_current: g.published_current,
            parts: g.panel.parts().into_iter().map(|(name, p)| (name, term(p))).filter(|(_, t)| *t != Term::default()).collect(),
            restatement: g.panel.restatement,
        }),
    }
}

fn term(part: &figures::PanelPart) -> Term {
    Term { units: part.units, current: part.current, base: part.base, published: part.published, bridge: part.bridge }
}

/// A value rounded to ten decimals, or the code of the reason.
pub fn outcome(outcome: Outcome) -> String {
    match outcome {
        Outcome::Value(value) => shown(value),
        Outcome::Missing(reason @ (Reason::LossNarrowed(p) | Reason::LossWidened(p))) => format!("{} {}", reason.code(), shown(p)),
        Outcome::Missing(reason) => reason.code().to_owned(),
    }
}

/// What a comparison found.
#[derive(Default)]
pub struct Compared {
    pub figures: usize,
    pub amounts: usize,
    pub values: usize,
    pub differences: Vec<String>,
    /// How often each reason and each part of a panel came up.
    pub seen: BTreeMap<String, usize>,
    /// The first question that was answered differently.
    pub first: Option<Question>,
}

/// Asks all questions of one moment in one call, as a bulletin does, and holds every answer against the naive one.
pub async fn compare(case: &Case, catalogue: &Arc<Catalogue>, questions: &[Question]) -> Compared {
    let book = Book::of(case, catalogue).await;
    let naive = Naive::new(case);
    let mut compared = Compared::default();
    for as_of in &case.moments {
        let asked: Vec<&Question> = questions.iter().filter(|q| q.as_of == *as_of).collect();
        let expected: Vec<(&Question, String, Answer)> =
            asked.iter().flat_map(|q| naive.answers(q).into_iter().map(|(member, answer)| (*q, member, answer))).collect();
        let ids: Vec<FigureId> = expected.iter().map(|(q, member, _)| id(q, member)).collect();
        let figures = book.engine.figures_of(&ids, moment(*as_of)).await.unwrap();
        for ((q, member, expected), figure) in expected.iter().zip(figures) {
            compared.hold(q, member, expected, figure.map(|f| answer(&f)).map_err(|e| e.to_string()));
        }
    }
    compared
}

impl Compared {
    fn hold(&mut self, q: &Question, member: &str, expected: &Answer, found: Result<Answer, String>) {
        self.figures += 1;
        let found = found.map(|found| Answer { revised: found.revised.filter(|_| expected.revised.is_some()), ..found });
        let parts = expected.growth.iter().flat_map(|growth| growth.parts.keys().map(|part| format!("part {part}")));
        let word = expected.value.split(' ').next().unwrap_or_default().to_owned();
        let reason = (word.parse::<Decimal>().is_err()).then_some(word);
        for seen in parts.chain(reason) {
            *self.seen.entry(seen).or_default() += 1;
        }
        self.amounts += expected.growth.as_ref().map_or(0, |growth| 5 + growth.parts.len() * 4);
        self.values += usize::from(expected.value.parse::<Decimal>().is_ok());
        if found.as_ref() != Ok(expected) {
            self.first.get_or_insert_with(|| q.clone());
            self.differences.push(format!("{}\n  naive  {expected:?}\n  engine {found:?}", id(q, member)));
        }
    }

    pub fn add(&mut self, other: Compared) {
        self.figures += other.figures;
        self.amounts += other.amounts;
        self.values += other.values;
        self.differences.extend(other.differences);
        for (name, count) in other.seen {
            *self.seen.entry(name).or_default() += count;
        }
    }
}

/// A park as small as it gets while the engine and the naive evaluator still differ on a question.
pub async fn smallest(case: &Case, catalogue: &Arc<Catalogue>, question: &Question) -> Case {
    let mut small = case.clone();
    for unit in 0..case.units {
        let less = small.without(unit);
        if !compare(&less, catalogue, std::slice::from_ref(question)).await.differences.is_empty() {
            small = less;
        }
    }
    small
}

/// The members that a call gives are those that the naive evaluator has, and their figures those of the call for many.
pub async fn members(book: &Book, case: &Case, q: &Question) -> (Vec<String>, Vec<String>) {
    let figures = book.engine.figures(&request(q)).await.unwrap();
    let found = figures.iter().map(|f| format!("{:?} {}", f.id().by, answer(f).value)).collect();
    let naive: BTreeMap<String, Answer> = Naive::new(case).answers(q);
    let by = |member: &str| id(q, member).by;
    (naive.into_iter().map(|(member, a)| format!("{:?} {}", by(&member), a.value)).collect(), found)
}

/// What has to come up in the questions, or they would ask nothing.
const SEEN: [&str; 23] = [
    "base_restated_after_filing", "before_not_filed", "loss_narrowed", "loss_widened", "no_base", "no_population", "no_price_index",
    "not_applicable", "not_filed", "not_separable", "part continuing", "part left", "part moved_in", "part moved_out", "part new",
    "part no_base", "part not_filed", "part reclassified_in", "part reclassified_out", "part upgraded", "turned_to_loss", "unknown",
    "zero_base",
];

/// Questions to each park.
const QUESTIONS: usize = 105;

/// Differences shown of each park.
const SHOWN: usize = 6;

#[tokio::test]
async fn the_engine_gives_what_the_naive_evaluator_gives() {
    let catalogue = world::catalogue();
    let mut all = Compared::default();
    for case in parks(EVERY) {
        let compared = compare(&case, &catalogue, &questions(&case, QUESTIONS)).await;
        if let Some(question) = &compared.first {
            let differences = compared.differences.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("\n");
            println!("seed {}: {} of {} differ\n{differences}", case.seed, compared.differences.len(), compared.figures);
            println!("the first one shows with\n{}", smallest(&case, &catalogue, question).await.told());
        }
        all.add(compared);
    }
    println!(
        "{} figures ({} with a value) and {} amounts behind them are those of the naive evaluator",
        all.figures, all.values, all.amounts
    );
    assert!(all.differences.is_empty(), "{} of {} differ", all.differences.len(), all.figures);
    let unseen: Vec<&str> = SEEN.into_iter().filter(|name| !all.seen.contains_key(*name)).collect();
    assert!(unseen.is_empty(), "never asked: {unseen:?}");
}

/// Two firms that filed June of 2020; the second left in March of 2021, and the first filed June of 2021.
fn one_left() -> Case {
    let always = Date::constant(2019, 1, 1);
    let line = |unit, attribute, value: &str, from: Date| Line { unit, attribute, value: value.to_owned(), from, to: None, known: from };
    let mut register: Vec<Line> = [0, 1].map(|unit| line(unit, "area", "east", always)).to_vec();
    register.push(line(1, "event", "left", Date::constant(2021, 3, 1)));
    let sheet = |unit, year, value: i64| {
        let (month, known) = (Month::new(year, 6), Date::constant(i16::try_from(year).unwrap(), 7, 8));
        Filed { unit, form: OUTPUT, reach: Reach::Year, month, same_period: false, known, values: vec![("01", Decimal::from(value))] }
    };
    let filings = vec![sheet(0, 2020, 100), sheet(1, 2020, 40), sheet(0, 2021, 120)];
    let last = Month::new(2021, 6);
    Case { seed: 0, units: 2, register, filings, tidy: true, last, moments: vec![Date::constant(2021, 8, 10)] }
}

/// A sum that a growth needs too holds who left; a level asked in the same call does not name it all the same.
#[tokio::test]
async fn a_level_has_the_members_it_has_alone() {
    let case = one_left();
    let book = Book::of(&case, &world::catalogue()).await;
    let level = |unit| format!("p.output@2021-H1,area=whole,by=firm:{}", code(unit)).parse::<FigureId>().unwrap();
    let growth = format!("p.output.growth@2021-H1,area=whole,by=firm:{},basis=published", code(1)).parse::<FigureId>().unwrap();
    let as_of = moment(case.moments[0]);
    let together = book.engine.figures_of(&[level(0), level(1), growth], as_of).await.unwrap();
    assert_eq!(together[0].as_ref().unwrap().outcome().value(), Some(Decimal::from(120)));
    assert!(together[1].is_err());
    assert_eq!(together[2].as_ref().unwrap().attributes().growth.as_ref().unwrap().panel.left.published, Decimal::from(40));
    assert!(book.engine.figure(&level(1), as_of).await.is_err());
}
