//! A value, or the reason why there is none. Never an empty cell.

use crate::{Decimal, Text};

/// Why a figure has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Nobody in the population has filed for the period as of the moment asked.
    NotFiled,
    /// What was reached by the end of the period is filed, but not what had been reached before it, so that there is no
    /// difference.
    BeforeNotFiled,
    /// Nobody belongs to the population.
    NoPopulation,
    /// The base is not known for at least one unit (growth on the stated basis is undefined).
    NoBase,
    /// The base is zero.
    ZeroBase,
    /// Base and current value are both zero or below and no wording fits.
    NegativeBase,
    /// 扭亏为盈.
    TurnedToProfit,
    /// 由盈转亏.
    TurnedToLoss,
    /// 减亏, by this many per cent.
    LossNarrowed(Decimal),
    /// 增亏, by this many per cent.
    LossWidened(Decimal),
    /// Withheld from this audience.
    Suppressed,
    /// The denominator is zero.
    ZeroDenominator,
    /// The definition's official text or number is not at hand (`source: required`).
    RuleNotAvailable,
    /// The definition is not in force for the period.
    NotInForce,
    /// The question does not apply, such as the growth of a date.
    NotApplicable,
    /// A condition of the population is unknown for at least one unit.
    Unknown,
    /// The months before were restated after the cumulative value was filed, so it gives no month until it is confirmed.
    RestatedAfterFiling,
    /// The period is filed only together with another, as January and February are.
    NotSeparable,
    /// A price index that the deflation needs is not at hand.
    NoPriceIndex,
}

impl Reason {
    /// One of each kind.
    pub const ALL: [Reason; 19] = [
        Reason::NotFiled,
        Reason::BeforeNotFiled,
        Reason::NoPopulation,
        Reason::NoBase,
        Reason::ZeroBase,
        Reason::NegativeBase,
        Reason::TurnedToProfit,
        Reason::TurnedToLoss,
        Reason::LossNarrowed(Decimal::ZERO),
        Reason::LossWidened(Decimal::ZERO),
        Reason::Suppressed,
        Reason::ZeroDenominator,
        Reason::RuleNotAvailable,
        Reason::NotInForce,
        Reason::NotApplicable,
        Reason::Unknown,
        Reason::RestatedAfterFiling,
        Reason::NotSeparable,
        Reason::NoPriceIndex,
    ];

    /// Stable snake-case word for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Reason::NotFiled => "not_filed",
            Reason::BeforeNotFiled => "before_not_filed",
            Reason::NoPopulation => "no_population",
            Reason::NoBase => "no_base",
            Reason::ZeroBase => "zero_base",
            Reason::NegativeBase => "negative_base",
            Reason::TurnedToProfit => "turned_to_profit",
            Reason::TurnedToLoss => "turned_to_loss",
            Reason::LossNarrowed(_) => "loss_narrowed",
            Reason::LossWidened(_) => "loss_widened",
            Reason::Suppressed => "suppressed",
            Reason::ZeroDenominator => "zero_denominator",
            Reason::RuleNotAvailable => "rule_not_available",
            Reason::NotInForce => "not_in_force",
            Reason::NotApplicable => "not_applicable",
            Reason::Unknown => "unknown",
            Reason::RestatedAfterFiling => "base_restated_after_filing",
            Reason::NotSeparable => "not_separable",
            Reason::NoPriceIndex => "no_price_index",
        }
    }

    /// The words printed in place of a value.
    pub fn words(self) -> Text {
        match self {
            Reason::NotFiled => Text::new("尚未上报", "not yet filed"),
            Reason::BeforeNotFiled => {
                Text::new("上月累计尚未上报，不能由差额得出", "the month before is not filed, so there is no difference")
            }
            Reason::NoPopulation => Text::new("无调查单位", "no units in the population"),
            Reason::NoBase => Text::new("无同期基数", "no base"),
            Reason::ZeroBase => Text::new("同期为零", "zero base"),
            Reason::NegativeBase => Text::new("同期为负", "negative base"),
            Reason::TurnedToProfit => Text::new("扭亏为盈", "turned from loss to profit"),
            Reason::TurnedToLoss => Text::new("由盈转亏", "turned from profit to loss"),
            Reason::LossNarrowed(p) => Text::new(format!("减亏{}%", shown(p)), format!("loss narrowed by {}%", shown(p))),
            Reason::LossWidened(p) => Text::new(format!("增亏{}%", shown(p)), format!("loss widened by {}%", shown(p))),
            Reason::Suppressed => Text::new("×", "×"),
            Reason::ZeroDenominator => Text::new("分母为零", "zero denominator"),
            Reason::RuleNotAvailable => Text::new("规则缺失", "rule not available"),
            Reason::NotInForce => Text::new("定义尚未生效", "definition not in force"),
            Reason::NotApplicable => Text::new("不适用", "not applicable"),
            Reason::Unknown => Text::new("条件未知", "condition unknown"),
            Reason::RestatedAfterFiling => Text::new("上期累计在申报后有调整，待确认", "base restated after filing"),
            Reason::NotSeparable => Text::new("与相邻月份合并上报，不能分开", "filed only together with another period"),
            Reason::NoPriceIndex => Text::new("缺价格指数", "price index not available"),
        }
    }

    /// The word for a change between two amounts of which the base is not positive.
    /// `None` when an ordinary rate exists.
    pub fn of_change(base: Decimal, current: Decimal) -> Option<Reason> {
        use std::cmp::Ordering::{Equal, Greater, Less};
        let zero = Decimal::ZERO;
        match (base.cmp(&zero), current.cmp(&zero)) {
            (Greater, Less) => Some(Reason::TurnedToLoss),
            (Greater, _) => None,
            (Equal, _) => Some(Reason::ZeroBase),
            (Less, Greater) => Some(Reason::TurnedToProfit),
            (Less, _) => Some(loss_change(base, current)),
        }
    }
}

fn loss_change(base: Decimal, current: Decimal) -> Reason {
    let percent = ((current - base).abs() / base.abs() * Decimal::ONE_HUNDRED).normalize();
    match current.cmp(&base) {
        std::cmp::Ordering::Greater => Reason::LossNarrowed(percent),
        std::cmp::Ordering::Less => Reason::LossWidened(percent),
        std::cmp::Ordering::Equal => Reason::NegativeBase,
    }
}

fn shown(percent: Decimal) -> String {
    crate::round(percent, 1).normalize().to_string()
}

/// A value or the reason why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Exact, unrounded.
    Value(Decimal),
    /// No value.
    Missing(Reason),
}

impl Outcome {
    /// The value, if there is one.
    pub fn value(self) -> Option<Decimal> {
        match self {
            Outcome::Value(v) => Some(v),
            Outcome::Missing(_) => None,
        }
    }

    /// The reason, if there is no value.
    pub fn reason(self) -> Option<Reason> {
        match self {
            Outcome::Value(_) => None,
            Outcome::Missing(r) => Some(r),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(n: i64) -> Decimal {
        Decimal::from(n)
    }

    #[test]
    fn trap_t7_losses_and_profits_have_words_and_no_rate() {
        assert_eq!(Reason::of_change(d(-50), d(30)), Some(Reason::TurnedToProfit));
        assert_eq!(Reason::of_change(d(50), d(-30)), Some(Reason::TurnedToLoss));
        assert_eq!(Reason::of_change(d(-50), d(-20)), Some(Reason::LossNarrowed(d(60))));
        assert_eq!(Reason::of_change(d(-20), d(-50)), Some(Reason::LossWidened(d(150))));
        assert_eq!(Reason::of_change(d(0), d(10)), Some(Reason::ZeroBase));
        assert_eq!(Reason::of_change(d(50), d(30)), None);
        assert_eq!(Reason::LossNarrowed(d(60)).words().zh, "减亏60%");
    }
}
