//! Sums over spans of days: what stands on each day on which anything changes.

use figures::Fraction;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Days from the first to before the second; without an end where there is none.
pub(super) type Span = (Date, Option<Date>);

/// What comes and goes on a day: the side of the account, and how much.
type Change = (usize, Fraction);

/// Both sides of an account on each day on which one changes; nothing where a sum is beyond the range.
pub(super) fn sums(rows: impl IntoIterator<Item = (Span, usize, Fraction)>) -> Option<Vec<(Date, [Fraction; 2])>> {
    let mut changes: BTreeMap<Date, Vec<Change>> = BTreeMap::new();
    for ((from, to), side, amount) in rows {
        changes.entry(from).or_default().push((side, amount));
        if let Some(to) = to {
            changes.entry(to).or_default().push((side, Fraction::ZERO.checked_sub(amount)?));
        }
    }
    let mut held = [Fraction::ZERO; 2];
    let mut days = Vec::with_capacity(changes.len());
    for (day, changes) in changes {
        for (side, amount) in changes {
            held[side] = held[side].checked_add(amount)?;
        }
        days.push((day, held));
    }
    Some(days)
}

/// The first day on which two of these amounts stand side by side, with both.
pub(super) fn differing(rows: impl IntoIterator<Item = (Span, Fraction)>) -> Option<(Date, Fraction, Fraction)> {
    let mut changes: BTreeMap<Date, Vec<(bool, Fraction)>> = BTreeMap::new();
    for ((from, to), amount) in rows {
        changes.entry(from).or_default().push((true, amount));
        if let Some(to) = to {
            changes.entry(to).or_default().push((false, amount));
        }
    }
    let mut standing: BTreeMap<Fraction, usize> = BTreeMap::new();
    for (day, changes) in changes {
        for (comes, amount) in changes {
            let count = standing.entry(amount).or_default();
            *count = if comes { *count + 1 } else { count.saturating_sub(1) };
        }
        standing.retain(|_, count| *count > 0);
        if let (Some((least, _)), Some((most, _))) = (standing.first_key_value(), standing.last_key_value())
            && least != most
        {
            return Some((day, *least, *most));
        }
    }
    None
}

/// Spans that run into one another as one: readings of a quarter and of its months are of the same power.
pub(super) fn joined(spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut sorted: Vec<Span> = spans.into_iter().collect();
    sorted.sort();
    let mut joined: Vec<Span> = Vec::new();
    for (from, to) in sorted {
        match joined.last_mut() {
            Some((_, end)) if end.is_none_or(|end| from < end) => *end = end.zip(to).map(|(a, b)| a.max(b)),
            _ => joined.push((from, to)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn of(over: i128, under: i128) -> Fraction {
        Fraction::new(over, under).expect("a fraction")
    }

    #[test]
    fn sums_change_where_a_span_begins_or_ends() {
        let (a, b) = (date(2021, 1, 1), date(2021, 7, 1));
        let days = sums([((a, None), 0, of(1, 2)), ((a, Some(b)), 0, of(1, 3)), ((b, None), 1, of(1, 6))]);
        assert_eq!(days, Some(vec![(a, [of(5, 6), Fraction::ZERO]), (b, [of(1, 2), of(1, 6)])]));
        let most = of(i128::MAX, 1);
        assert_eq!(sums([((a, None), 0, most), ((a, None), 0, most)]), None);
    }

    #[test]
    fn amounts_differ_only_on_a_common_day() {
        let (a, b, c) = (date(2021, 1, 1), date(2021, 7, 1), date(2022, 1, 1));
        assert_eq!(differing([((a, Some(b)), of(30, 1)), ((b, None), of(31, 1))]), None);
        assert_eq!(differing([((a, Some(c)), of(30, 1)), ((b, None), of(31, 1))]), Some((b, of(30, 1), of(31, 1))));
    }

    #[test]
    fn a_quarter_and_its_months_are_one_span_and_months_in_a_row_are_not() {
        let day = |month| date(2021, month, 1);
        let months = [(day(1), Some(day(2))), (day(2), Some(day(3))), (day(3), Some(day(4)))];
        assert_eq!(joined(months), months);
        assert_eq!(joined([months[1], (day(1), Some(day(4))), months[2]]), [(day(1), Some(day(4)))]);
        assert_eq!(joined([(day(1), None), months[2]]), [(day(1), None)]);
    }
}
