//! What a unit has of an item for some months: as filed, or by difference of what had been reached.

use super::{Frame, Naive};
use crate::case::{Chain, Month, Reach, Span};
use crate::filings::OUTPUT;
use figures::Decimal;
use jiff::civil::Date;

/// An item of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    pub form: &'static str,
    pub code: &'static str,
    /// A balance, not a flow.
    pub stock: bool,
}

/// Whose facts are meant: today's, last year's as known today, last year's as then known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Now,
    Base,
    Published,
}

/// Why no value can be told, whoever filed.
pub type Untold = &'static str;

/// A filed value that is added, and the one that is taken off it.
type Stretch = ((Reach, Month), Option<(Reach, Month)>);

/// A unit's value; where it has none, whether only because what came before was restated since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Value {
    pub amount: Option<Decimal>,
    pub waits: bool,
}

/// A value that some filing has.
#[derive(Clone, Copy)]
struct Held {
    amount: Decimal,
    /// The day on which it became what it is.
    changed: Date,
    /// The day on which the sheet was last heard of.
    said: Date,
}

/// The month that nobody files alone: January comes with February.
const FIRST: i32 = 2;

/// The ways to an item's value, the best first.
pub fn ways(item: Item, opening: bool, span: Span) -> Result<Vec<Vec<Stretch>>, Untold> {
    let alone = |reach, month| vec![((reach, month), None)];
    let by_month = item.form == OUTPUT;
    if item.stock {
        let end = if opening { span.from.plus(-1) } else { span.to };
        return if end.month() < FIRST { Err("not_applicable") } else { Ok(vec![alone(Reach::Year, end)]) };
    }
    if span.is_cumulative() {
        return Ok(vec![alone(Reach::Year, span.to)]);
    }
    let made = by_difference(span);
    if span.length() == 1 && by_month && span.to.month() > FIRST {
        return Ok([alone(Reach::Month, span.to)].into_iter().chain(made).collect());
    }
    made.map(|way| vec![way]).ok_or("not_separable")
}

/// Year by year what was reached by its last month, less what had been reached before its first.
fn by_difference(span: Span) -> Option<Vec<Stretch>> {
    let mut way = Vec::new();
    for year in span.from.year()..=span.to.year() {
        let end = if year == span.to.year() { span.to } else { Month::new(year, 12) };
        let start = if year == span.from.year() { span.from } else { Month::new(year, 1) };
        let before = (start.month() > 1).then(|| (Reach::Year, start.plus(-1)));
        if end.month() < FIRST || before.is_some_and(|(_, m)| m.month() < FIRST) {
            return None;
        }
        way.push(((Reach::Year, end), before));
    }
    Some(way)
}

impl Naive<'_> {
    /// A unit's value on a side. `began` is the first day of a new unit: what should have come before it is nothing.
    pub fn value(&self, unit: usize, (item, opening): (Item, bool), frame: Frame, side: Side, began: Option<Date>) -> Value {
        let span = if side == Side::Now { frame.now } else { frame.base };
        let mut value = Value::default();
        for way in ways(item, opening, span).unwrap_or_default() {
            if value.amount.is_none() {
                let tried = self.by(&way, unit, item, frame, side, began);
                value = Value { amount: tried.amount, waits: value.waits || tried.waits };
            }
        }
        Value { waits: value.waits && value.amount.is_none(), ..value }
    }

    fn by(&self, way: &[Stretch], unit: usize, item: Item, frame: Frame, side: Side, began: Option<Date>) -> Value {
        let not_yet = |month: Month| began.is_some_and(|day| day > month.last_day());
        let mut sum = Value { amount: Some(Decimal::ZERO), waits: false };
        for (to, before) in way {
            let reached = self.held(unit, item, *to, frame, side);
            let had = before.and_then(|b| self.held(unit, item, b, frame, side));
            let restated = reached.zip(had).is_some_and(|(to, had)| had.changed > to.said);
            let end = reached.map(|h| h.amount).or(not_yet(to.1).then_some(Decimal::ZERO));
            let start = match before {
                None => Some(Decimal::ZERO),
                Some((_, month)) => had.map(|h| h.amount).or(not_yet(*month).then_some(Decimal::ZERO)),
            };
            sum.waits |= restated;
            sum.amount = sum.amount.zip(end.zip(start)).filter(|_| !restated).map(|(sum, (end, start))| sum + end - start);
        }
        sum
    }

    /// What stands for a filed period on a side. Of the base, and of a longer run the years before its last, it is
    /// whichever became what it is last: the year's own filing or the same-period column of the next.
    fn held(&self, unit: usize, item: Item, (reach, month): (Reach, Month), frame: Frame, side: Side) -> Option<Held> {
        let (year, at) = match side {
            Side::Now => (frame.now.to.year(), frame.as_of),
            Side::Base => (frame.base.to.year(), frame.as_of),
            Side::Published => (frame.base.to.year(), frame.then),
        };
        let of = |same_period| self.newest((unit, item.form, reach, month, same_period), item.code, at);
        let own = of(false);
        if side != Side::Base && month.year() >= year {
            return own;
        }
        match (own, of(true)) {
            (Some(own), Some(same)) => Some(if same.changed >= own.changed { same } else { own }),
            (own, same) => own.or(same),
        }
    }

    fn newest(&self, chain: Chain, code: &str, at: Date) -> Option<Held> {
        let mut held: Option<Held> = None;
        for filed in self.known(chain, at) {
            let named = filed.values.iter().find(|(item, _)| *item == code).map(|(_, amount)| *amount);
            let amount = named.or(held.map(|h| h.amount));
            let same = held.is_some_and(|h| Some(h.amount) == amount);
            let changed = if same { held.map_or(filed.known, |h| h.changed) } else { filed.known };
            held = amount.map(|amount| Held { amount, changed, said: filed.known });
        }
        held
    }

    /// The filings of a chain that were known at the end of a day.
    pub fn known(&self, chain: Chain, at: Date) -> impl Iterator<Item = &crate::case::Filed> {
        self.chains.get(&chain).into_iter().flatten().copied().filter(move |f| f.known <= at)
    }

    /// The first filing that shows that a unit filed a form for some months: the month itself, its year up to the last.
    pub fn filed(&self, unit: usize, form: &'static str, frame: Frame, side: Side) -> Option<Chain> {
        let span = if side == Side::Now { frame.now } else { frame.base };
        let at = if side == Side::Published { frame.then } else { frame.as_of };
        let month = (form == OUTPUT).then_some(Reach::Month);
        let first = month.filter(|_| span.length() == 1 && span.to.month() > FIRST);
        let columns: &[bool] = if side == Side::Base { &[false, true] } else { &[false] };
        let reaches = [first, Some(Reach::Year), month].into_iter().flatten();
        let mut chains = reaches.flat_map(|reach| columns.iter().map(move |same| (unit, form, reach, span.to, *same)));
        chains.find(|c| self.known(*c, at).next().is_some())
    }

    /// Whether a chain has been revised by a day: no where there is one filing, yes where a later one says something
    /// else, and nothing where it was only said again.
    pub fn revised_chain(&self, chain: Chain, at: Date) -> Option<bool> {
        let mut said = std::collections::BTreeMap::new();
        let mut news = Vec::new();
        for filed in self.known(chain, at) {
            let new: Vec<_> = filed.values.iter().filter(|(item, amount)| said.get(item) != Some(amount)).collect();
            news.push(!new.is_empty());
            said.extend(new.into_iter().copied());
        }
        if news.iter().skip(1).any(|n| *n) { Some(true) } else { (news.len() <= 1).then_some(false) }
    }
}
