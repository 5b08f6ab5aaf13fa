//! What a broken relation says, with the names and values of what it compares, in both languages.

use super::batch::Found;
use super::relation::Broken;
use super::truth::Values;
use super::words::{self, Words};
use figures::{Decimal, Lang, Measure, Role, Text};
use methodology::formula::ast::Ordering;
use methodology::relation::{At, Operand, Relation, Side, Since, Term};
use std::cell::Cell;

/// The reason of an issue.
pub(super) fn reason(broken: &Broken<'_>) -> Text {
    Text::new(Speaker::new(broken, Lang::Zh).sentence(), Speaker::new(broken, Lang::En).sentence())
}

/// The parts that make a relation false: of an `and` the first that is false, of an `or` all.
pub(super) fn broken<'r>(relation: &'r Relation, values: &Values<'_>) -> Vec<&'r Relation> {
    match relation {
        Relation::All(parts) => parts.iter().find(|p| values.truth(p) == Some(false)).map(|p| broken(p, values)).unwrap_or_default(),
        Relation::Any(parts) => parts.iter().flat_map(|p| broken(p, values)).collect(),
        other => vec![other],
    }
}

/// The parts that make a condition true.
fn fulfilled<'r>(relation: &'r Relation, values: &Values<'_>) -> Vec<&'r Relation> {
    match relation {
        Relation::All(parts) => parts.iter().flat_map(|p| fulfilled(p, values)).collect(),
        Relation::Any(parts) => parts.iter().find(|p| values.truth(p) == Some(true)).map(|p| fulfilled(p, values)).unwrap_or_default(),
        other => vec![other],
    }
}

/// How strongly the sign of a term binds.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Binding {
    Sum,
    Product,
    Single,
}

struct Speaker<'a> {
    broken: &'a Broken<'a>,
    parts: Vec<&'a Relation>,
    words: &'static Words,
    lang: Lang,
    /// Whether missing addends were left out of a sum.
    omitted: Cell<bool>,
    /// The item all of it is about, where it is about one: named once, ahead of the sentence.
    subject: Option<&'a Operand>,
}

impl<'a> Speaker<'a> {
    fn new(broken: &'a Broken<'a>, lang: Lang) -> Self {
        let parts = broken.parts();
        let subject = subject(broken, &parts);
        Speaker { broken, parts, words: words::of(lang), lang, omitted: Cell::new(false), subject }
    }

    fn sentence(&self) -> String {
        let statements: Vec<String> = self.parts.iter().map(|p| self.statement(p)).collect();
        let mut out = self.subject.map(|s| format!("{}{}", self.name(s), self.words.colon)).unwrap_or_default();
        let given: Vec<String> = self.given().into_iter().map(|r| self.clause(r)).collect();
        if !given.is_empty() {
            out.push_str(&self.words.given(&given));
        }
        out.push_str(&statements.join(self.words.or));
        if self.omitted.get() {
            out.push_str(self.words.omitted);
        }
        self.words.finished(&out)
    }

    /// The conditions worth saying: what the register knows, and comparisons of items the relation itself does
    /// not name.
    fn given(&self) -> Vec<&'a Relation> {
        let Some(when) = &self.broken.check.when else { return Vec::new() };
        let named: Vec<&Operand> = self.parts.iter().flat_map(|p| p.operands()).filter_map(|n| self.operand(n)).collect();
        let unnamed = |r: &Relation| {
            let mut operands = r.operands().into_iter().filter_map(|n| self.operand(n)).peekable();
            operands.peek().is_some() && operands.any(|o| !named.iter().any(|n| (&n.form, &n.item) == (&o.form, &o.item)))
        };
        let worth = |r: &&Relation| match r {
            Relation::Unit { wanted, .. } => *wanted,
            Relation::Filed { .. } => false,
            other => unnamed(other),
        };
        fulfilled(when, &self.broken.values).into_iter().filter(worth).collect()
    }

    /// A condition that is fulfilled.
    fn clause(&self, relation: &Relation) -> String {
        match relation {
            Relation::Unit { event, since, .. } => self.words.unit_is(event, &self.since(*since)),
            Relation::Compare(a, ordering, b) => {
                let (a, b) = (self.side(a), self.side(b));
                format!("{a}{}{b}", self.words.is(*ordering))
            }
            other => self.statement(other),
        }
    }

    /// What must be true, with what is.
    fn statement(&self, relation: &Relation) -> String {
        let w = self.words;
        match relation {
            Relation::Compare(a, Ordering::NotEqual, b) => w.same(&self.side(a), &self.side(b)),
            Relation::Compare(a, ordering, b) => {
                let apart = if *ordering == Ordering::Equal { self.apart(a, b, &a.measure) } else { String::new() };
                format!("{}{}{}{apart}", self.left(a), w.must_be(*ordering), self.side(b))
            }
            Relation::Close(a, b, slack) => {
                let allowed = w.allowed(&self.side(slack));
                let apart = self.apart(a, b, &slack.measure);
                format!("{}{}{}{apart}{allowed}", self.left(a), w.must_be(Ordering::Equal), self.side(b))
            }
            Relation::Within { value, low, high, inside } => {
                let bounds = w.between(&self.term(&low.term, low), &self.term(&high.term, high), *inside);
                format!("{}{bounds}", self.left_within(value, [low, high]))
            }
            Relation::Multiple { value, of, wanted } => w.multiple(&self.side(value), &self.term(&of.term, of), *wanted),
            Relation::Filed { operand, wanted } => w.filed(&self.label(*operand), *wanted),
            Relation::Unit { event, since, wanted } => w.register(event, &self.since(*since), *wanted),
            Relation::All(parts) | Relation::Any(parts) => parts.iter().map(|p| self.statement(p)).collect::<Vec<_>>().join(w.or),
        }
    }

    /// A left side, which the demand follows.
    fn left(&self, side: &Side) -> String {
        let pause = if is_simple(&side.term) { "" } else { self.words.comma };
        format!("{}{pause}", self.side(side))
    }

    /// The same, with as many digits as show on which side of its bounds it is.
    fn left_within(&self, side: &Side, bounds: [&Side; 2]) -> String {
        if is_simple(&side.term) {
            return self.side(side);
        }
        let bounds: Vec<Decimal> = bounds.into_iter().filter_map(|b| self.broken.values.of(b)).collect();
        let shown =
            self.broken.values.of(side).map(|v| words::amount_beside(v, &side.measure, &bounds, self.words.lang)).unwrap_or_default();
        format!("{} = {shown}{}", self.term(&side.term, side), self.words.comma)
    }

    /// A side with its value, and what it comes to where it is more than one value.
    fn side(&self, side: &Side) -> String {
        let written = self.term(&side.term, side);
        match self.broken.values.of(side) {
            Some(value) if !is_simple(&side.term) => format!("{written} = {}", words::amount(value, &side.measure, self.words.lang)),
            _ => written,
        }
    }

    /// By how much two sides differ; not said beside a number, where it is plain.
    fn apart(&self, a: &Side, b: &Side, unit: &Measure) -> String {
        let both = self.broken.values.of(a).zip(self.broken.values.of(b));
        let apart = both.and_then(|(a, b)| a.checked_sub(b)).filter(|_| !b.term.is_constant());
        apart.map(|d| self.words.apart(&words::amount(d.abs(), unit, self.words.lang))).unwrap_or_default()
    }

    fn term(&self, term: &Term, side: &Side) -> String {
        match term {
            Term::Value(n) => self.value(*n, side),
            Term::Number(amount, unit) => words::number(*amount, unit.as_ref(), self.words.lang),
            Term::Month => self.words.month.to_owned(),
            Term::Abs(a) => format!("|{}|", self.term(a, side)),
            Term::Growth(now, base) => self.growth(*now, *base),
            Term::Min(a, b) => self.words.least(&self.term(a, side), &self.term(b, side)),
            Term::Max(a, b) => self.words.most(&self.term(a, side), &self.term(b, side)),
            Term::Scaled(a, ..) => self.term(a, side),
            Term::Add(a, b) | Term::Sub(a, b) if self.is_missing(b) => {
                self.omitted.set(true);
                self.term(a, side)
            }
            Term::Add(a, b) => self.pair(a, " + ", b, side, Binding::Sum, Binding::Sum),
            Term::Sub(a, b) => self.pair(a, " − ", b, side, Binding::Sum, Binding::Product),
            Term::Mul(a, b) => self.pair(a, " × ", b, side, Binding::Product, Binding::Product),
            Term::Div(a, b) => self.pair(a, self.words.over, b, side, Binding::Product, Binding::Single),
        }
    }

    /// Whether it is a value that counts as zero.
    fn is_missing(&self, term: &Term) -> bool {
        matches!(term, Term::Value(n) if self.broken.values.found.get(*n).is_some_and(|f| f.value.is_none()))
    }

    fn pair(&self, a: &Term, sign: &str, b: &Term, side: &Side, left: Binding, right: Binding) -> String {
        let part = |term: &Term, least: Binding| {
            let written = self.term(term, side);
            if binding(term) < least { format!("({written})") } else { written }
        };
        format!("{}{sign}{}", part(a, left), part(b, right))
    }

    /// A value by its name.
    fn value(&self, n: usize, side: &Side) -> String {
        let Some((operand, found)) = self.operand(n).zip(self.found(n)) else { return String::new() };
        let shown = match found.value {
            Some(value) => words::number(value, other_unit(operand, side), self.words.lang),
            _ => self.words.missing.to_owned(),
        };
        self.words.with_value(&self.label(n), &shown)
    }

    /// A growth with the two values it is made of.
    fn growth(&self, now: usize, base: usize) -> String {
        let both = self.found(now).and_then(|f| f.value).zip(self.found(base).and_then(|f| f.value));
        let values = both.map(|(now, base)| format!("{} ÷ {}", now.normalize(), base.normalize()));
        self.words.growth(&self.label(now), &values.unwrap_or_default())
    }

    /// What a value is called: by its period alone, where the sentence names the item.
    fn label(&self, n: usize) -> String {
        let Some(operand) = self.operand(n) else { return String::new() };
        if self.subject.is_some() {
            return if operand.rows { format!("{} {}", self.when(n), self.words.rows) } else { self.when(n) };
        }
        let mut label = self.name(operand);
        if operand.rows {
            label.push_str(self.words.rows_of);
        }
        let period = self.found(n).and_then(|f| f.at).map(|(period, _)| period);
        let elsewhere = operand.at != At::Own || period != Some(self.broken.sheet.period);
        if elsewhere { format!("{label}{}{}", self.words.of_period, self.when(n)) } else { label }
    }

    /// The period of a value, and in which column it stands where that could be another.
    fn when(&self, n: usize) -> String {
        let at = self.found(n).and_then(|f| f.at);
        let label = at.map(|(period, _)| period.label(self.lang)).unwrap_or_default();
        match (self.operand(n).map(|o| o.at), at.map(|(_, role)| role)) {
            (Some(At::SamePeriod), _) | (Some(At::LastYear), Some(Role::SamePeriod)) => self.words.same_period(&label),
            (Some(At::YearAgo | At::LastYear), _) => self.words.as_filed(&label),
            _ => label,
        }
    }

    /// `01 工业总产值`, with the form where it is another.
    fn name(&self, operand: &Operand) -> String {
        let batch = self.broken.sheet.unit.batch;
        let form = batch.ctx.catalogue.forms.get(&operand.form);
        let title = form.and_then(|f| f.items.get(&operand.item)).map(|i| i.title.get(self.lang)).unwrap_or_default();
        let here = batch.forms.get(self.broken.sheet.form).is_some_and(|f| f.form.id == operand.form);
        let of = if here { String::new() } else { format!("{} ", operand.form) };
        format!("{of}{} {title}", operand.item)
    }

    fn operand(&self, n: usize) -> Option<&'a Operand> {
        self.broken.check.operands.get(n)
    }

    fn found(&self, n: usize) -> Option<&'a Found> {
        self.broken.values.found.get(n)
    }

    /// When an event happened or should have.
    fn since(&self, since: Since) -> String {
        let period = self.broken.sheet.period;
        match since {
            Since::Year => self.words.in_year(period.year()),
            Since::Base => self.words.after(&period.year_before().label(self.lang)),
        }
    }
}

/// The item of a relation between values of one item.
fn subject<'a>(broken: &Broken<'a>, parts: &[&Relation]) -> Option<&'a Operand> {
    let operands = &broken.check.operands;
    let named: Vec<&Operand> = parts.iter().flat_map(|p| p.operands()).filter_map(|n| operands.get(n)).collect();
    let first = *named.first()?;
    let alike = named.iter().all(|o| (&o.form, &o.item) == (&first.form, &first.item));
    (alike && named.len() > 1).then_some(first)
}

/// The unit of a value where the other side has another one of the same dimension.
fn other_unit<'a>(operand: &'a Operand, side: &Side) -> Option<&'a Measure> {
    let unit = &operand.measure;
    (unit.same_dimension(&side.measure) && unit.name() != side.measure.name()).then_some(unit)
}

/// Whether it is one value or number, which needs no result beside it.
fn is_simple(term: &Term) -> bool {
    match term {
        Term::Scaled(a, ..) => is_simple(a),
        Term::Value(_) | Term::Number(..) | Term::Month => true,
        _ => false,
    }
}

fn binding(term: &Term) -> Binding {
    match term {
        Term::Scaled(a, ..) => binding(a),
        Term::Add(..) | Term::Sub(..) => Binding::Sum,
        Term::Mul(..) | Term::Div(..) => Binding::Product,
        _ => Binding::Single,
    }
}
