//! What is asked of the engine, and why a request cannot be answered.

use figures::{Basis, FigureId, Moment, Period, Price, Text};
use jiff::civil::Date;
use ledger::Error as LedgerError;

/// A question: one indicator in one area and period, whole or by a dimension, as known at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Indicator id, `<id>.growth` for its growth.
    pub indicator: String,
    /// Period; flows of a half-year are read as the cumulative period.
    pub period: Period,
    /// Area code; the packs' default when absent.
    pub area: Option<String>,
    /// Dimension: `firm`, `industry`, `division`, a register attribute or a classification id.
    pub by: Option<String>,
    /// Growth basis.
    pub basis: Basis,
    /// Price basis.
    pub price: Price,
    /// Method of the packs by which late filers are estimated; nobody is when absent.
    pub impute: Option<String>,
    /// Facts known later than this do not exist for the request.
    pub as_of: Moment,
    /// The day whose definitions are used; the period's last day when absent.
    pub definition: Option<Date>,
    /// Only so many members of the dimension: those with the largest change, or of a level the largest value, in that order.
    pub top: Option<usize>,
    /// Whether the coverage of a level tells the share of last year's value, for which last year is read; that of a change
    /// always does.
    pub base_share: bool,
}

impl Request {
    /// The request behind a figure id (all members of its dimension when it names one).
    pub fn of(id: &FigureId, as_of: Moment) -> Self {
        Request {
            indicator: id.indicator.clone(),
            period: id.period,
            area: (!id.area.is_empty()).then(|| id.area.clone()),
            by: id.by.as_ref().map(|(dimension, _)| dimension.clone()),
            basis: id.basis,
            price: id.price,
            impute: id.impute.clone(),
            as_of,
            definition: None,
            top: None,
            base_share: true,
        }
    }
}

/// Why a request has no answer at all (a figure without a value is an answer).
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    /// No such indicator; the nearest names.
    #[error("unknown indicator {0}")]
    UnknownIndicator(String, Vec<String>),
    /// No such area; the areas there are.
    #[error("unknown area {0}")]
    UnknownArea(String, Vec<String>),
    /// No such dimension; the dimensions there are.
    #[error("unknown dimension {0}")]
    UnknownDimension(String, Vec<String>),
    /// No such method of estimating; the methods there are.
    #[error("unknown method {0}")]
    UnknownMethod(String, Vec<String>),
    /// The figure is no sum or quotient of sums, so its change has no causes that add up.
    #[error("no causes of {0}")]
    NoCauses(String),
    /// The figure is no amount that adds up over units, so a change of it has no parts; amounts behind it that do.
    #[error("no amount that adds up: {0}")]
    NoAmount(String, Vec<String>),
    /// A dimension is wanted.
    #[error("a dimension is wanted")]
    NoDimension,
    /// The dimension has no such member.
    #[error("no figure {0}")]
    NoSuchMember(String),
    /// The book of record could not be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The engine failed.
    #[error("engine: {0}")]
    Engine(#[from] datafusion::error::DataFusionError),
}

impl RequestError {
    /// The message in both languages, with what there is to choose from.
    pub fn text(&self) -> Text {
        let list = |names: &[String]| names.join(", ");
        match self {
            RequestError::UnknownIndicator(id, near) => Text::new(
                format!("没有指标“{id}”；相近的有：{}", list(near)),
                format!("indicator `{id}` not found; near names: {}", list(near)),
            ),
            RequestError::UnknownArea(code, all) => {
                Text::new(format!("没有区域“{code}”；现有：{}", list(all)), format!("area `{code}` not found; there are: {}", list(all)))
            }
            RequestError::UnknownDimension(by, all) => Text::new(
                format!("没有分组维度“{by}”；现有：{}", list(all)),
                format!("dimension `{by}` not found; there are: {}", list(all)),
            ),
            RequestError::UnknownMethod(id, all) => {
                Text::new(format!("没有估算方法“{id}”；现有：{}", list(all)), format!("method `{id}` not found; there are: {}", list(all)))
            }
            RequestError::NoCauses(id) => Text::new(
                format!("{id} 不是合计或合计之比，变动不能逐因相加"),
                format!("{id} is no sum or quotient of sums, so its change has no causes that add up"),
            ),
            RequestError::NoAmount(id, of) => {
                let (zh, en) = match of.as_slice() {
                    [] => (String::new(), String::new()),
                    of => (format!("；可改问：{}", list(of)), format!("; amounts behind it that have: {}", list(of))),
                };
                Text::new(
                    format!("“{id}”不是可相加的量，没有拉动和贡献率{zh}"),
                    format!("`{id}` is no amount that adds up, so it has no pull and no contribution{en}"),
                )
            }
            RequestError::NoDimension => Text::new("要按某个维度分组（--by）", "a dimension to part it by is wanted (--by)"),
            RequestError::NoSuchMember(id) => Text::new(format!("没有这个数：{id}"), format!("no such figure: {id}")),
            RequestError::Ledger(e) => e.text(),
            RequestError::Engine(e) => Text::new(format!("计算引擎出错：{e}"), format!("the engine failed: {e}")),
        }
    }
}
