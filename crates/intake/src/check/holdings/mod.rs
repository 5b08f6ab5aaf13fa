//! What needs more than one line of holdings, or the book: the shares of a lot come to one and are of the same whole, and
//! nobody lets out more than there is.

mod spans;

use super::goals::{revision, with_previous};
use figures::{Class, CreditCode, Fraction, Holding, Issue, Measure, Party, Place, Tenure, Text, holding};
use jiff::civil::Date;
use methodology::catalogue::{Catalogue, Resource};
use spans::{Span, differing, joined, sums};
use std::collections::{BTreeMap, BTreeSet};

/// What comes to a unit, and what it lets out.
const HAS: usize = 0;
const OUT: usize = 1;

/// Holds holdings that were read against each other and against those in the book, as they stand with the new ones. What only
/// the book says is not said again.
pub fn check_holdings(new: &[Holding], before: &[Holding], catalogue: &Catalogue) -> Vec<Issue> {
    let mut issues: Vec<Issue> = with_previous(new, before, Holding::about, |h| h.known)
        .into_iter()
        .filter(|(row, said)| row.amount.is_none() && said.is_none())
        .filter_map(|(row, _)| revision(None, None, true, &row.place))
        .collect();
    let all: Vec<Holding> = before.iter().chain(new).cloned().collect();
    let standing = holding::latest(&all);
    for resource in catalogue.resources.values() {
        let rows = standing.iter().filter_map(|at| row(resource, &all[*at], *at >= before.len())).collect();
        let stated: Stated<'_> = new.iter().filter(|h| h.resource == resource.id).collect();
        issues.extend(Account { resource, rows, stated }.issues());
    }
    issues.sort_by(|a, b| (&a.place, &a.code).cmp(&(&b.place, &b.code)));
    issues
}

/// A statement that stands, with its amounts in the unit of its resource.
struct Row<'a> {
    holding: &'a Holding,
    whole: Fraction,
    part: Fraction,
    is_new: bool,
}

fn row<'a>(resource: &Resource, holding: &'a Holding, is_new: bool) -> Option<Row<'a>> {
    let of = (holding.resource == resource.id).then_some(&resource.measure)?;
    Some(Row { holding, whole: holding.whole(of)?, part: holding.part(of)?, is_new })
}

impl Row<'_> {
    fn span(&self) -> Span {
        (self.holding.valid_from, self.holding.valid_to)
    }
}

/// All that stands of one resource, and what was newly stated of it.
struct Account<'a> {
    resource: &'a Resource,
    rows: Vec<Row<'a>>,
    stated: Stated<'a>,
}

/// New statements.
type Stated<'a> = Vec<&'a Holding>;

/// Rows of a unit with the side they stand on.
type Sides<'r> = Vec<(usize, &'r Row<'r>)>;

/// What is found of a unit, by what is found: lets out more than it has, or without having anything.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    TooMuch,
    Nothing,
}

impl Account<'_> {
    fn issues(&self) -> Vec<Issue> {
        let mut by_asset: BTreeMap<&str, (Vec<&Row<'_>>, Stated<'_>)> = BTreeMap::new();
        self.stated.iter().for_each(|h| by_asset.entry(&h.asset).or_default().1.push(h));
        for row in &self.rows {
            by_asset.entry(&row.holding.asset).and_modify(|(rows, _)| rows.push(row));
        }
        let mut issues = Vec::new();
        let mut reported = BTreeSet::new();
        for (asset, (rows, stated)) in by_asset {
            issues.extend(shares(self, asset, &rows, &stated));
            issues.extend(self.let_out_of(asset, &rows, &stated, &mut reported));
        }
        issues.extend(self.let_out_of_all(&reported));
        issues
    }

    /// What the landlords of an asset let out of it, against what they have of it.
    fn let_out_of<'r>(
        &'r self,
        asset: &str,
        rows: &[&'r Row<'r>],
        stated: &Stated<'r>,
        reported: &mut BTreeSet<&'r CreditCode>,
    ) -> Vec<Issue> {
        let stated = by_unit(stated);
        let mut issues = Vec::new();
        for (unit, rows) in landlords(rows.iter().copied()) {
            let Some(stated) = stated.get(unit) else { continue };
            let Some(days) = self.days(&rows) else {
                issues.push(too_fine(asset, place(None, [], stated)));
                continue;
            };
            for found in [Found::TooMuch, Found::Nothing] {
                let Some((day, held)) = first(&days, found) else { continue };
                if found == Found::TooMuch {
                    reported.insert(unit);
                }
                let place = place(Some(day), rows.iter().rev().map(|(_, r)| *r), stated);
                issues.push(self.lets_out(found, unit, Some(asset), (day, held), place));
            }
        }
        issues
    }

    /// The same over all assets, of units of which that was not said already.
    fn let_out_of_all(&self, reported: &BTreeSet<&CreditCode>) -> Vec<Issue> {
        let stated = by_unit(&self.stated);
        let mut issues = Vec::new();
        for (unit, rows) in landlords(&self.rows) {
            let Some(stated) = stated.get(unit).filter(|_| !reported.contains(unit)) else { continue };
            let Some((day, held)) = self.days(&rows).and_then(|days| first(&days, Found::TooMuch)) else { continue };
            let place = place(Some(day), rows.iter().rev().map(|(_, r)| *r), stated);
            issues.push(self.lets_out(Found::TooMuch, unit, None, (day, held), place));
        }
        issues
    }

    /// Both sides of a unit's account by day; of readings by the span they are for.
    fn days(&self, rows: &Sides<'_>) -> Option<Vec<(Date, [Fraction; 2])>> {
        let wider = if self.resource.stock { Vec::new() } else { joined(rows.iter().map(|(_, r)| r.span())) };
        let span = |r: &Row<'_>| {
            let at = wider.partition_point(|(from, _)| *from <= r.holding.valid_from);
            at.checked_sub(1).and_then(|at| wider.get(at)).copied().unwrap_or_else(|| r.span())
        };
        sums(rows.iter().map(|(side, r)| (span(r), *side, r.part)))
    }

    fn shown(&self, amount: Fraction) -> String {
        shown(amount, &self.resource.measure)
    }

    fn other_whole(&self, asset: &str, (day, one, other): (Date, Fraction, Fraction), place: Place) -> Issue {
        let (one, other) = (self.shown(one), self.shown(other));
        let zh = format!("“{asset}”的总量在 {day} 有 {one} 与 {other} 两种写法");
        let issue = Issue::blocking("other-whole", place, Text::new(zh, format!("the whole of `{asset}` is {one} and {other} on {day}")));
        issue.hint(
            "共用各方的 amount 都填总量，起止日期与总量一致",
            "of a shared asset every row has the whole as `amount`; a correction takes a row for each of its holders",
        )
    }

    fn lets_out(&self, found: Found, unit: &CreditCode, asset: Option<&str>, (day, held): (Date, [Fraction; 2]), place: Place) -> Issue {
        let (has, out) = (self.shown(held[HAS]), self.shown(held[OUT]));
        let (of_zh, of_en) = match asset {
            Some(asset) => (format!("“{asset}”"), format!("`{asset}`")),
            None => (self.resource.title.zh.clone(), self.resource.title.en.clone()),
        };
        match found {
            Found::TooMuch => {
                let zh = format!("{unit} 自 {day} 租出{of_zh} {out}，多于其自有与租入的 {has}");
                let en = format!("from {day} {unit} lets out {out} of {of_en}, more than the {has} that it owns and rents");
                let issue = Issue::blocking("lets-out-too-much", place, Text::new(zh, en));
                issue.hint("核对数量、单位和起止日期，或补上其权属", "look at the amounts, units and days, or add what it owns")
            }
            Found::Nothing => {
                let zh = format!("{unit} 自 {day} 租出{of_zh} {out}，而未登记其持有该地块或表计");
                let en = format!("from {day} {unit} lets out {out} of {of_en}, of which it is not said to have anything");
                let issue = Issue::blocking("landlord-of-nothing", place, Text::new(zh, en)).of_class(Class::C);
                issue.hint("补上出租方的权属，或核对 from 与 asset", "add what the landlord owns, or look at `from` and `asset`")
            }
        }
    }
}

/// Shares of one whole that come to one on every day.
fn shares(account: &Account<'_>, asset: &str, rows: &[&Row<'_>], stated: &Stated<'_>) -> Vec<Issue> {
    let shared: Vec<&Row<'_>> = rows.iter().copied().filter(|r| r.holding.tenure == Tenure::Shared).collect();
    let stated: Stated<'_> = stated.iter().copied().filter(|h| h.tenure == Tenure::Shared).collect();
    if stated.is_empty() {
        return Vec::new();
    }
    let place = |day| place(day, shared.iter().copied(), &stated);
    let mut issues = Vec::new();
    if let Some((day, one, other)) = differing(shared.iter().map(|r| (r.span(), r.whole))) {
        issues.push(account.other_whole(asset, (day, one, other), place(Some(day))));
    }
    let Some(days) = sums(shared.iter().map(|r| (r.span(), HAS, r.holding.share.unwrap_or(Fraction::ZERO)))) else {
        issues.push(too_fine(asset, place(None)));
        return issues;
    };
    let first = |wrong: fn(Fraction) -> bool| days.iter().map(|(day, held)| (*day, held[HAS])).find(|(_, held)| wrong(*held));
    let more = first(|held| held > Fraction::ONE);
    issues.extend(more.map(|(day, held)| more_than_whole(asset, day, held, place(Some(day)))));
    let less = first(|held| held > Fraction::ZERO && held < Fraction::ONE);
    issues.extend(less.map(|(day, held)| less_than_whole(asset, day, held, place(Some(day)))));
    issues
}

/// Where it is best said: at the first new row that stands on the day, else at any new statement about it.
fn place<'r>(day: Option<Date>, rows: impl IntoIterator<Item = &'r Row<'r>>, stated: &Stated<'_>) -> Place {
    let standing = rows.into_iter().find(|r| r.is_new && day.is_some_and(|day| r.holding.covers(day))).map(|r| r.holding);
    standing.or(stated.first().copied()).map(|h| h.place.clone()).unwrap_or_default()
}

/// The units a statement is about, on either side.
fn units(holding: &Holding) -> [Option<&CreditCode>; 2] {
    let mut sides = [None; 2];
    sides[HAS] = holding.holder.unit();
    sides[OUT] = holding.from.as_ref().and_then(Party::unit);
    sides
}

fn by_unit<'a>(stated: &Stated<'a>) -> BTreeMap<&'a CreditCode, Stated<'a>> {
    let mut by_unit: BTreeMap<&CreditCode, Stated<'_>> = BTreeMap::new();
    for holding in stated {
        units(holding).into_iter().flatten().for_each(|unit| by_unit.entry(unit).or_default().push(holding));
    }
    by_unit
}

/// The rows of each unit that lets anything out, with those that come to it first.
fn landlords<'r>(rows: impl IntoIterator<Item = &'r Row<'r>>) -> BTreeMap<&'r CreditCode, Sides<'r>> {
    let mut sides: BTreeMap<&CreditCode, Sides<'_>> = BTreeMap::new();
    for row in rows {
        for (side, unit) in units(row.holding).into_iter().enumerate() {
            if let Some(unit) = unit {
                sides.entry(unit).or_default().push((side, row));
            }
        }
    }
    sides.retain(|_, rows| rows.iter().any(|(side, _)| *side == OUT));
    sides.values_mut().for_each(|rows| rows.sort_by_key(|(side, _)| *side));
    sides
}

fn first(days: &[(Date, [Fraction; 2])], found: Found) -> Option<(Date, [Fraction; 2])> {
    let wrong = |[has, out]: [Fraction; 2]| out > has && (has == Fraction::ZERO) == (found == Found::Nothing);
    days.iter().copied().find(|(_, held)| wrong(*held))
}

/// An amount for people, to the digits the book keeps.
fn shown(amount: Fraction, measure: &Measure) -> String {
    const SHOWN: u32 = 4;
    match amount.decimal() {
        Some(decimal) => format!("{} {measure}", figures::round(decimal, SHOWN).normalize()),
        None => format!("{amount} {measure}"),
    }
}

fn more_than_whole(asset: &str, day: Date, held: Fraction, place: Place) -> Issue {
    let zh = format!("“{asset}”的份额在 {day} 合计 {held}，超过一");
    let issue = Issue::blocking("shares-over-one", place, Text::new(zh, format!("the shares of `{asset}` come to {held} on {day}")));
    issue.hint("核对各方份额；换手时给前一方填 valid_to", "look at the shares; whoever left has a `valid_to`")
}

fn less_than_whole(asset: &str, day: Date, held: Fraction, place: Place) -> Issue {
    let zh = format!("“{asset}”的份额在 {day} 合计 {held}，不足一");
    let reason = Text::new(zh, format!("the shares of `{asset}` come to {held} on {day}, less than one"));
    let issue = Issue::blocking("shares-under-one", place, reason).of_class(Class::C);
    issue.hint("补上其余各方；没有代码的填 outside", "add the others; somebody without a code is `outside`")
}

fn too_fine(asset: &str, place: Place) -> Issue {
    let zh = format!("“{asset}”各份额的分母相差太大，无法精确相加");
    let issue = Issue::blocking("shares-too-fine", place, Text::new(zh, format!("the shares of `{asset}` cannot be added exactly")));
    issue.hint("各方份额用同一分母", "write the shares with one denominator")
}
