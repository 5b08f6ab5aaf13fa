//! The cases of a decision table. Every number that a row names cuts the range of its input; between two cuts all
//! numbers are alike to all rows, and so are the cuts themselves. What is left is a product of few pieces, and every
//! cell of it is looked at.

use crate::catalogue::{Asked, InputKind, Interval, LampInput, LampRow};
use figures::Decimal;
use std::ops::Bound;

/// More cells than anybody could write rows for; such a table is refused.
const MOST: usize = 1 << 18;

/// A piece of the range of an input: all values in it are alike to all rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Numbers between two bounds.
    Numbers(Interval),
    /// Yes, or no.
    Is(bool),
    /// Not known.
    Unknown,
    /// Whatever is known of it: it does not matter.
    Any,
}

/// A case: a piece of each input, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell(pub Vec<Piece>);

/// What is wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cover {
    /// The first case in which everything is known and no row holds.
    pub gap: Option<Cell>,
    /// The first case in which two rows hold, with their numbers.
    pub overlap: Option<(usize, usize, Cell)>,
}

/// Pieces in a row, by their numbers.
type Places = std::ops::Range<usize>;

/// The range of an input, in pieces.
struct Range {
    pieces: Vec<Piece>,
    /// Where the range of numbers is cut, in order.
    cuts: Vec<Decimal>,
}

/// Looks at every case; nothing where there are more of them than can be looked at.
pub fn cover(inputs: &[LampInput], rows: &[LampRow]) -> Option<Cover> {
    let ranges: Vec<Range> = inputs.iter().enumerate().map(|(nth, input)| range(nth, input, rows)).collect();
    let cells = ranges.iter().try_fold(1usize, |so_far, range| so_far.checked_mul(range.pieces.len()))?;
    if cells > MOST {
        return None;
    }
    let reaches: Vec<Vec<Places>> = rows.iter().map(|row| reach(row, &ranges)).collect();
    let mut found = Cover::default();
    let mut at = vec![0; ranges.len()];
    for _ in 0..cells {
        look(&at, &ranges, &reaches, &mut found);
        advance(&mut at, &ranges);
    }
    Some(found)
}

/// The next case, the last input first.
fn advance(at: &mut [usize], ranges: &[Range]) {
    for (place, range) in at.iter_mut().zip(ranges).rev() {
        *place += 1;
        if *place < range.pieces.len() {
            return;
        }
        *place = 0;
    }
}

fn look(at: &[usize], ranges: &[Range], reaches: &[Vec<Places>], found: &mut Cover) {
    let mut holding = (0..reaches.len()).filter(|nth| holds(&reaches[*nth], at));
    let cell = || Cell(at.iter().zip(ranges).map(|(place, range)| range.pieces[*place].clone()).collect());
    match (holding.next(), holding.next()) {
        (None, _) if found.gap.is_none() => {
            let open = |case: &[usize]| !reaches.iter().any(|reach| holds(reach, case));
            found.gap = Some(cell()).filter(Cell::is_known).map(|cell| widened(cell, at, ranges, open));
        }
        (Some(first), Some(second)) if found.overlap.is_none() => {
            let both = |case: &[usize]| holds(&reaches[first], case) && holds(&reaches[second], case);
            found.overlap = Some((first, second, widened(cell(), at, ranges, both)));
        }
        _ => {}
    }
}

fn holds(reach: &[Places], at: &[usize]) -> bool {
    reach.iter().zip(at).all(|(reach, place)| reach.contains(place))
}

/// The case without the inputs that do not matter: whatever is known of them, the same holds.
fn widened(cell: Cell, at: &[usize], ranges: &[Range], same: impl Fn(&[usize]) -> bool) -> Cell {
    let mut cases = vec![at.to_vec()];
    let mut cell = cell;
    for (nth, range) in ranges.iter().enumerate() {
        let places = (0..range.pieces.len()).filter(|place| range.pieces[*place] != Piece::Unknown);
        let wider: Vec<Vec<usize>> = places.flat_map(|place| cases.iter().map(move |case| with(case, nth, place))).collect();
        if cell.0[nth] != Piece::Unknown && wider.iter().all(|case| same(case)) {
            cell.0[nth] = Piece::Any;
            cases = wider;
        }
    }
    cell
}

fn with(case: &[usize], nth: usize, place: usize) -> Vec<usize> {
    case.iter().enumerate().map(|(at, held)| if at == nth { place } else { *held }).collect()
}

fn range(nth: usize, input: &LampInput, rows: &[LampRow]) -> Range {
    let asked = || rows.iter().filter_map(|row| row.when.get(nth)?.as_ref());
    let intervals = asked().filter_map(|asked| if let Asked::Within(interval) = asked { Some(interval) } else { None });
    let mut cuts: Vec<Decimal> = intervals.flat_map(|interval| [interval.low, interval.high]).filter_map(number).collect();
    cuts.sort();
    cuts.dedup();
    let mut pieces = match input.kind {
        InputKind::Flag => vec![Piece::Is(true), Piece::Is(false)],
        InputKind::Number(_) => numbers(&cuts),
    };
    // Where no row asks for it, what is not known is like any value to those that ask nothing.
    if asked().any(|asked| *asked == Asked::Unknown) {
        pieces.push(Piece::Unknown);
    }
    Range { pieces, cuts }
}

/// Below the first cut, the cut itself, between it and the next …
fn numbers(cuts: &[Decimal]) -> Vec<Piece> {
    let mut low = Bound::Unbounded;
    let mut pieces = Vec::new();
    for cut in cuts {
        pieces.push(Piece::Numbers(Interval { low, high: Bound::Excluded(*cut) }));
        pieces.push(Piece::Numbers(Interval { low: Bound::Included(*cut), high: Bound::Included(*cut) }));
        low = Bound::Excluded(*cut);
    }
    pieces.push(Piece::Numbers(Interval { low, high: Bound::Unbounded }));
    pieces
}

fn number(bound: Bound<Decimal>) -> Option<Decimal> {
    match bound {
        Bound::Included(number) | Bound::Excluded(number) => Some(number),
        Bound::Unbounded => None,
    }
}

/// Of each input the numbers of the pieces in which a row holds.
fn reach(row: &LampRow, ranges: &[Range]) -> Vec<Places> {
    let of = |(nth, range): (usize, &Range)| match row.when.get(nth).and_then(Option::as_ref) {
        None => 0..range.pieces.len(),
        Some(Asked::Within(interval)) => within(interval, range),
        Some(Asked::Is(is)) => alone(range, &Piece::Is(*is)),
        Some(Asked::Unknown) => alone(range, &Piece::Unknown),
    };
    ranges.iter().enumerate().map(of).collect()
}

/// The piece alone; none where it is none of the range.
fn alone(range: &Range, wanted: &Piece) -> Places {
    match range.pieces.iter().position(|piece| piece == wanted) {
        Some(place) => place..place + 1,
        None => 0..0,
    }
}

fn within(interval: &Interval, range: &Range) -> Places {
    let place = |number: Decimal| range.cuts.iter().position(|cut| *cut == number).unwrap_or_default();
    let first = match interval.low {
        Bound::Unbounded => 0,
        Bound::Included(low) => 2 * place(low) + 1,
        Bound::Excluded(low) => 2 * place(low) + 2,
    };
    let last = match interval.high {
        Bound::Unbounded => 2 * range.cuts.len(),
        Bound::Included(high) => 2 * place(high) + 1,
        Bound::Excluded(high) => 2 * place(high),
    };
    first..last + 1
}

impl Cell {
    /// Whether everything is known in it.
    pub fn is_known(&self) -> bool {
        self.0.iter().all(|piece| *piece != Piece::Unknown)
    }
}
