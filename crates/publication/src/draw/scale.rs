//! From amounts to places on the paper: round ticks, and a straight scale with exact decimals.

use figures::{Decimal, round};

/// A straight scale.
pub(super) struct Scale {
    low: Decimal,
    high: Decimal,
    from: Decimal,
    to: Decimal,
}

impl Scale {
    /// The scale that holds all amounts and zero between two places, which may run either way.
    pub fn holding(amounts: impl IntoIterator<Item = Decimal>, from: i64, to: i64) -> Self {
        let (mut low, mut high) = (Decimal::ZERO, Decimal::ZERO);
        for amount in amounts {
            low = low.min(amount);
            high = high.max(amount);
        }
        if low == high {
            high = low + Decimal::ONE;
        }
        Scale { low, high, from: Decimal::from(from), to: Decimal::from(to) }
    }

    /// The place of an amount, to a tenth of a unit of the paper.
    pub fn at(&self, amount: Decimal) -> Decimal {
        let part = (amount - self.low).checked_div(self.high - self.low).unwrap_or_default();
        round(self.from + part * (self.to - self.from), 1)
    }

    /// Round amounts over the scale, about four of them.
    pub fn ticks(&self) -> Vec<Decimal> {
        let step = round_step(self.high - self.low);
        let mut at = (self.low / step).ceil() * step;
        let mut out = Vec::new();
        while at <= self.high {
            out.push(at.normalize());
            at += step;
        }
        out
    }
}

/// One, two or five of some power of ten, so that four to eight of it make the span.
fn round_step(span: Decimal) -> Decimal {
    let mut power = Decimal::ONE;
    while power * Decimal::TEN <= span {
        power *= Decimal::TEN;
    }
    while power > span {
        power /= Decimal::TEN;
    }
    let fits = |times: i64| span / (power * Decimal::from(times)) >= Decimal::from(4);
    if fits(2) {
        power * Decimal::from(2)
    } else if fits(1) {
        power
    } else if span / power >= Decimal::TWO {
        power / Decimal::TWO
    } else {
        power / Decimal::from(5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    fn ticks(amounts: &[&str]) -> Vec<String> {
        Scale::holding(amounts.iter().map(|a| d(a)), 0, 100).ticks().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(ticks(&["264.5"]), ["0", "50", "100", "150", "200", "250"]);
        assert_eq!(ticks(&["75.2"]), ["0", "10", "20", "30", "40", "50", "60", "70"]);
        assert_eq!(ticks(&["0.9"]), ["0", "0.2", "0.4", "0.6", "0.8"]);
        assert_eq!(ticks(&["-3", "5"]), ["-2", "0", "2", "4"]);
    }

    #[test]
    fn places_are_in_proportion() {
        let scale = Scale::holding([d("200")], 250, 50);
        assert_eq!([scale.at(d("0")), scale.at(d("50")), scale.at(d("200"))], [d("250.0"), d("200.0"), d("50.0")]);
        let nothing = Scale::holding([d("0")], 0, 100);
        assert_eq!(nothing.at(d("0")), d("0"));
    }
}
