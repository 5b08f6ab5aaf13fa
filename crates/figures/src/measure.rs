//! Units of measure: a name, a dimension and an exact factor to the dimension's base unit.

use crate::Decimal;
use std::fmt;

/// What is measured. Products of these make the dimension of a unit.
const DIMENSIONS: usize = 14;

/// Exponents of money, land, persons, energy, things, points-of-percentage, electricity, mass, volume, heat, energy by
/// equal value, dollars, time.
/// Fuels become energy by a coefficient that is filed, and dollars money by a rate that is: neither is the other here.
type Dimension = [i8; DIMENSIONS];

/// A unit of measure such as 千元, 亩, 万元/亩, %, 百分点.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Measure {
    name: String,
    dimension: Dimension,
    /// Exact factor to the base unit as numerator and denominator.
    numerator: i64,
    denominator: i64,
}

struct Known {
    names: &'static [&'static str],
    dimension: Dimension,
    numerator: i64,
    denominator: i64,
}

const fn known(names: &'static [&'static str], axis: usize, numerator: i64, denominator: i64) -> Known {
    Known { names, dimension: along(axis), numerator, denominator }
}

/// The dimension of one axis; of none for a bare number.
const fn along(axis: usize) -> Dimension {
    let mut dimension = [0; DIMENSIONS];
    if axis < DIMENSIONS {
        dimension[axis] = 1;
    }
    dimension
}

/// Axis of money.
const MONEY: usize = 0;
/// Axis of percentage points.
const POINTS: usize = 5;

/// Axis of energy by equal value: electricity counts as the fuel it took to make.
const EQUAL_VALUE: usize = 10;

/// Money in 千元, land in m² (1 亩 = 2000/3 m² exactly), persons, energy in tce, things in pieces.
const TABLE: &[Known] = &[
    known(&["元", "yuan"], 0, 1, 1000),
    known(&["千元", "thousand yuan"], 0, 1, 1),
    known(&["万元"], 0, 10, 1),
    known(&["百万元", "million yuan"], 0, 1000, 1),
    known(&["亿元"], 0, 100_000, 1),
    known(&["十亿元", "billion yuan"], 0, 1_000_000, 1),
    known(&["m²", "平方米"], 1, 1, 1),
    known(&["亩", "mu"], 1, 2000, 3),
    known(&["公顷", "ha"], 1, 10_000, 1),
    known(&["人", "persons", "人年"], 2, 1, 1),
    known(&["万人"], 2, 10_000, 1),
    // By calorific value (当量值); by equal value (等价值) it is another thing, which is never added to it.
    known(&["tce", "吨标准煤", "吨标准煤（当量值）", "吨标准煤(当量值)"], 3, 1, 1),
    known(&["万吨标准煤"], 3, 10_000, 1),
    known(&["吨标准煤（等价值）", "吨标准煤(等价值)", "tce-equal"], EQUAL_VALUE, 1, 1),
    known(&["万吨标准煤（等价值）", "万吨标准煤(等价值)"], EQUAL_VALUE, 10_000, 1),
    known(&["家", "个", "户", "只", "台", "件"], 4, 1, 1),
    known(&["万只", "万台"], 4, 10_000, 1),
    known(&["亿只"], 4, 100_000_000, 1),
    known(&["百分点", "pp"], POINTS, 1, 1),
    known(&["千瓦时", "kWh"], 6, 1, 1),
    known(&["万千瓦时", "万千瓦小时"], 6, 10_000, 1),
    known(&["亿千瓦时"], 6, 100_000_000, 1),
    known(&["吨", "t"], 7, 1, 1),
    known(&["万吨"], 7, 10_000, 1),
    known(&["m³", "立方米"], 8, 1, 1),
    known(&["万立方米"], 8, 10_000, 1),
    known(&["百万千焦", "吉焦", "GJ"], 9, 1, 1),
    known(&["美元", "USD"], 11, 1, 10_000),
    known(&["万美元"], 11, 1, 1),
    known(&["天", "days"], 12, 1, 1),
    known(&["个月", "months"], 13, 1, 1),
    known(&["年", "years"], 13, 12, 1),
    known(&["1", "ratio"], DIMENSIONS, 1, 1),
    known(&["%"], DIMENSIONS, 1, 100),
    known(&["‰"], DIMENSIONS, 1, 1000),
];

impl Measure {
    /// Reads a unit, or a quotient of two such as `万元/亩`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some((over, under)) = text.split_once('/') {
            return Some(Self::parse(over)?.per(&Self::parse(under)?));
        }
        let k = TABLE.iter().find(|k| k.names.contains(&text))?;
        Some(Measure { name: text.to_owned(), dimension: k.dimension, numerator: k.numerator, denominator: k.denominator })
    }

    /// All names of units that are known.
    pub fn names() -> impl Iterator<Item = &'static str> {
        TABLE.iter().flat_map(|known| known.names.iter().copied())
    }

    /// Per cent.
    pub fn percent() -> Self {
        Self::fixed("%", [0; DIMENSIONS], 100)
    }

    /// Percentage points.
    pub fn points() -> Self {
        Self::fixed("百分点", along(POINTS), 1)
    }

    fn fixed(name: &str, dimension: Dimension, denominator: i64) -> Self {
        Measure { name: name.to_owned(), dimension, numerator: 1, denominator }
    }

    /// The quotient of two units.
    pub fn per(&self, other: &Measure) -> Measure {
        let mut dimension = self.dimension;
        for (d, o) in dimension.iter_mut().zip(other.dimension) {
            *d = d.saturating_sub(o);
        }
        let name = if dimension == [0; DIMENSIONS] { "1".to_owned() } else { format!("{}/{}", self.name, other.name) };
        Measure {
            name,
            dimension,
            numerator: self.numerator.saturating_mul(other.denominator),
            denominator: self.denominator.saturating_mul(other.numerator),
        }
    }

    /// The product of two units.
    pub fn times(&self, other: &Measure) -> Measure {
        let mut dimension = self.dimension;
        for (d, o) in dimension.iter_mut().zip(other.dimension) {
            *d = d.saturating_add(o);
        }
        let name = match (self.is_pure(), other.is_pure()) {
            (_, true) => self.name.clone(),
            (true, false) => other.name.clone(),
            _ => format!("{}·{}", self.name, other.name),
        };
        Measure {
            name,
            dimension,
            numerator: self.numerator.saturating_mul(other.numerator),
            denominator: self.denominator.saturating_mul(other.denominator),
        }
    }

    /// The unit in which amounts of this one are `over` / `under` times as great, whole numbers both; `None` beyond the range.
    pub fn scaled(&self, over: Decimal, under: Decimal) -> Option<Measure> {
        let whole = |d: Decimal| i128::try_from(d).ok();
        let numerator = i128::from(self.numerator).checked_mul(whole(under)?)?;
        let denominator = i128::from(self.denominator).checked_mul(whole(over)?)?;
        let (numerator, denominator) = reduce(numerator, denominator);
        let (numerator, denominator) = (i64::try_from(numerator).ok()?, i64::try_from(denominator).ok()?);
        Some(Measure { numerator, denominator, ..self.clone() })
    }

    /// Whether amounts of both may be added after conversion.
    pub fn same_dimension(&self, other: &Measure) -> bool {
        self.dimension == other.dimension
    }

    /// Whether it is a bare number or a share.
    pub fn is_pure(&self) -> bool {
        self.dimension == [0; DIMENSIONS]
    }

    /// Whether it counts money.
    pub fn is_money(&self) -> bool {
        self.dimension == along(MONEY)
    }

    /// The unit's name as written.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The exact amount in another unit; `None` when the dimensions differ.
    pub fn convert(&self, amount: Decimal, to: &Measure) -> Option<Decimal> {
        let (over, under) = self.factor(to)?;
        Some(amount.checked_mul(over)?.checked_div(under)?.normalize())
    }

    /// The exact factor from this unit to another as numerator and denominator in lowest terms;
    /// `None` when the dimensions differ.
    pub fn factor(&self, to: &Measure) -> Option<(Decimal, Decimal)> {
        if !self.same_dimension(to) {
            return None;
        }
        let over = i128::from(self.numerator) * i128::from(to.denominator);
        let under = i128::from(self.denominator) * i128::from(to.numerator);
        let (over, under) = reduce(over, under);
        Some((Decimal::try_from_i128_with_scale(over, 0).ok()?, Decimal::try_from_i128_with_scale(under, 0).ok()?))
    }
}

fn reduce(a: i128, b: i128) -> (i128, i128) {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    (a / x.max(1), b / x.max(1))
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn energy_by_equal_value_is_not_energy_by_calorific_value() {
        let of = |name: &str| Measure::parse(name).expect(name);
        assert!(of("tce").same_dimension(&of("吨标准煤（当量值）")));
        assert!(!of("tce").same_dimension(&of("吨标准煤（等价值）")));
        assert_eq!(of("tce").convert(Decimal::ONE, &of("吨标准煤（等价值）")), None);
        assert_eq!(of("万吨标准煤（等价值）").convert(Decimal::ONE, &of("吨标准煤(等价值)")), Some(Decimal::from(10_000)));
    }

    #[test]
    fn quotients_have_their_own_dimension() {
        let per_mu = Measure::parse("万元/亩").expect("unit");
        let built = Measure::parse("万元").expect("money").per(&Measure::parse("亩").expect("land"));
        assert_eq!(per_mu, built);
        assert!(!per_mu.same_dimension(&Measure::parse("万元").expect("money")));
    }

    #[test]
    fn amounts_a_thousand_times_as_great_are_in_a_unit_of_a_thousandth() {
        let unit = |name: &str| Measure::parse(name).expect(name);
        let yuan = unit("千元").scaled(Decimal::ONE_THOUSAND, Decimal::ONE).expect("in range");
        assert_eq!(yuan.convert(Decimal::from(5), &unit("元")), Some(Decimal::from(5)));
        let whole = unit("千元").times(&Measure::percent()).scaled(Decimal::ONE, Decimal::ONE_HUNDRED).expect("in range");
        assert_eq!(whole.convert(Decimal::from(7), &unit("千元")), Some(Decimal::from(7)));
    }

    #[test]
    fn percent_and_points_are_different_things() {
        assert!(!Measure::percent().same_dimension(&Measure::points()));
    }

    #[test]
    fn electricity_mass_and_heat_are_energy_only_by_a_coefficient() {
        let unit = |name: &str| Measure::parse(name).expect(name);
        assert_eq!(unit("万千瓦时").convert(Decimal::from(3), &unit("千瓦时")), Some(Decimal::from(30_000)));
        for fuel in ["万千瓦时", "吨", "万立方米", "百万千焦"] {
            assert!(!unit(fuel).same_dimension(&unit("吨标准煤")), "{fuel}");
            assert!(unit(fuel).times(&unit(&format!("吨标准煤/{fuel}"))).same_dimension(&unit("吨标准煤")), "{fuel}");
        }
    }

    #[test]
    fn a_product_of_many_units_is_absurd_and_no_panic() {
        let square = |m: Measure| m.times(&m);
        let absurd = (0..9).fold(Measure::parse("亿元").expect("money"), |m, _| square(m));
        assert_eq!(absurd.per(&absurd).name(), "1");
    }

    #[test]
    fn an_unheard_of_unit_is_refused() {
        assert_eq!(Measure::parse("斤"), None);
    }
}
