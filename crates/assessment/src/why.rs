//! Why a question about a target has no answer.

use figures::{Reason, Text};

/// The reason, never an empty cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The figure itself has no value.
    NoValue(Reason),
    /// The target was withdrawn.
    Withdrawn,
    /// The target is zero or less: there is no share of it.
    NoShare,
    /// No month of the period is over.
    NotBegun,
    /// The period is over.
    Over,
    /// A rate or a stock doesn't add up over the year.
    Level,
    /// The pace goes by milestones and none is set.
    NoMilestones,
    /// The pace goes by seasons and these years have no figures.
    YearsMissing(Vec<i16>),
    /// No pack says how many years make a season.
    NoSeason,
    /// Units that do not convert.
    OtherDimension,
    /// More digits than are kept.
    TooLarge,
}

impl Why {
    /// Stable snake-case word for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Why::NoValue(reason) => reason.code(),
            Why::Withdrawn => "withdrawn",
            Why::NoShare => "no_share",
            Why::NotBegun => "not_begun",
            Why::Over => "over",
            Why::Level => "level",
            Why::NoMilestones => "no_milestones",
            Why::YearsMissing(_) => "years_missing",
            Why::NoSeason => "rule_not_available",
            Why::OtherDimension => "other_dimension",
            Why::TooLarge => "too_large",
        }
    }

    /// The words printed in place of an answer.
    pub fn words(&self) -> Text {
        match self {
            Why::NoValue(reason) => reason.words(),
            Why::Withdrawn => Text::new("目标已撤销", "target withdrawn"),
            Why::NoShare => Text::new("目标为零或负，无完成率", "target zero or less, no completion"),
            Why::NotBegun => Text::new("目标期内尚无完整月份", "no month of the period is over"),
            Why::Over => Text::new("目标期已结束", "the period is over"),
            Why::Level => Text::new("比率或时点数，不按进度", "a rate or a stock, no pace"),
            Why::NoMilestones => Text::new("未设节点", "no milestones are set"),
            Why::YearsMissing(years) => {
                let listed = |sign: &str| years.iter().map(i16::to_string).collect::<Vec<_>>().join(sign);
                Text::new(format!("缺 {} 年数据", listed("、")), format!("no figures for {}", listed(", ")))
            }
            Why::NoSeason => Text::new("方法包未定季节年数", "no pack says how many years make a season"),
            Why::OtherDimension => Text::new("单位不可换算", "units do not convert"),
            Why::TooLarge => Text::new("位数过多", "too many digits"),
        }
    }
}

impl From<Reason> for Why {
    fn from(reason: Reason) -> Self {
        Why::NoValue(reason)
    }
}
