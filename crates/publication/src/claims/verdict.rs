//! Verdicts and the words for them.

use super::claim::{Assumed, Claim, Obstacle, Register};
use super::found::Finding;
use figures::{Decimal, Text};
use intake::article::Cut;

/// Whether a claim holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Our figure is the printed number, or keeps the bound.
    Match,
    /// Our figure rounds to the printed number.
    MatchByRounding,
    /// A figure on another assumption agrees.
    MatchUnderAssumption,
    /// Our figure is another.
    Contradicted,
    /// There is no figure to stand against it.
    NotComputable,
    /// The claim gives no number.
    NoFigure,
}

/// A claim with its verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The claim.
    pub claim: Claim,
    /// Whether it holds.
    pub verdict: Verdict,
    /// Our figure, unrounded, in the claim's unit.
    pub ours: Option<Decimal>,
    /// Lowest number the print may stand for, in the sign of our figure.
    pub low: Option<Decimal>,
    /// Highest.
    pub high: Option<Decimal>,
    /// Why the verdict is what it is, where that needs saying.
    pub reason: Option<Text>,
    /// What the verdict rests on: the basis of a growth, a period or entity the text leaves out.
    pub assumption: Option<Text>,
    /// Id of our figure, for `wanmu explain`.
    pub explain: Option<String>,
}

/// The verdicts on an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Claims with verdicts, in the order of the text.
    pub claims: Vec<Judged>,
    /// What follows from the claims taken together.
    pub findings: Vec<Finding>,
    /// Sentences that state something: first character and one past the last, in order.
    pub sentences: Vec<(usize, usize)>,
    /// What was not read.
    pub cut: Vec<Cut>,
}

impl Verdict {
    /// Word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Match => "match",
            Verdict::MatchByRounding => "match_by_rounding",
            Verdict::MatchUnderAssumption => "match_under_assumption",
            Verdict::Contradicted => "contradicted",
            Verdict::NotComputable => "not_computable",
            Verdict::NoFigure => "no_figure",
        }
    }

    /// Every verdict, the gravest first.
    pub const GRAVEST: [Verdict; 6] = [
        Verdict::Contradicted,
        Verdict::MatchUnderAssumption,
        Verdict::MatchByRounding,
        Verdict::Match,
        Verdict::NotComputable,
        Verdict::NoFigure,
    ];

    /// Words for people.
    pub fn words(self) -> Text {
        match self {
            Verdict::Match => Text::new("一致", "holds"),
            Verdict::MatchByRounding => Text::new("舍入一致", "holds by rounding"),
            Verdict::MatchUnderAssumption => Text::new("口径不同", "holds on another basis"),
            Verdict::Contradicted => Text::new("不一致", "contradicted"),
            Verdict::NotComputable => Text::new("无法核对", "not computable"),
            Verdict::NoFigure => Text::new("无数字", "no figure"),
        }
    }
}

impl Obstacle {
    /// The reason, for people.
    pub fn words(&self) -> Text {
        match self {
            Obstacle::UnknownUnit(name) => Text::new(format!("“{name}”不在调查单位名录中"), format!("“{name}” is not in the register")),
            Obstacle::UnknownArea(name) => Text::new(format!("方法包中没有区域“{name}”"), format!("no pack defines the area “{name}”")),
            Obstacle::NoEntity => Text::new("文中未说明对象，也没有默认区域", "the text names nobody, and there is no default area"),
            Obstacle::NoIndicator(Some(word)) => {
                Text::new(format!("方法包中没有指标“{word}”"), format!("no pack defines an indicator “{word}”"))
            }
            Obstacle::NoIndicator(None) => Text::new("未能识别所指的指标", "the subject is not in the lexicon"),
            Obstacle::NoPeriod => Text::new("文中未说明时期", "the text says no period"),
            Obstacle::OpenPeriod(period) => {
                Text::new(format!("时期{period}没有说明截止月"), format!("the period {period} has no end in the text"))
            }
            Obstacle::NotAFiledPeriod(period) => {
                Text::new(format!("没有按时期{period}填报的数据"), format!("nothing is filed for the period {period}"))
            }
            Obstacle::Plan => Text::new("是计划或目标，不是结果", "a plan or target, not a result"),
            Obstacle::Several => Text::new("“分别”所指的对应关系未能确定", "which number belongs to which subject is not certain"),
            Obstacle::NoTarget => Text::new("台账中没有该目标值", "the ledger holds no such target"),
            Obstacle::NoRegister(register) => register.words(),
            Obstacle::NoSuchKind => Text::new("方法包中没有这种比较", "no pack defines a comparison of this kind"),
        }
    }
}

impl Register {
    /// That it isn't kept, for people.
    fn words(self) -> Text {
        match self {
            Register::Ranks => Text::new("平台没有该项排名的登记", "no register of these ranks is kept"),
            Register::Titles => Text::new("平台没有该项称号或名单的登记", "no register of these titles is kept"),
            Register::Events => Text::new("平台没有该事项的登记", "no register of these events is kept"),
        }
    }
}

impl Assumed {
    /// What was taken for granted, for people.
    pub fn words(self) -> Text {
        match self {
            Assumed::Period => Text::new("时期取全文报告期", "the article's own period is meant"),
            Assumed::Entity => Text::new("主体取文章所述区域", "the area the article is about is meant"),
        }
    }
}
