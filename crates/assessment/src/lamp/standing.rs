//! The lamp of one: the worst of its tables, of late reports, and what somebody decided.

use super::Judged;
use figures::Text;
use jiff::civil::Date;
use methodology::catalogue::Lamp;

/// The lamp of one, with everything it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// What is shown.
    pub lamp: Lamp,
    /// What tables and late reports give: the worst of them.
    pub computed: Lamp,
    /// All causes, the worst first.
    pub causes: Vec<Cause>,
    /// What somebody decided.
    pub manual: Option<Manual>,
}

/// A cause of a lamp.
#[derive(Debug, Clone, PartialEq)]
pub enum Cause {
    /// A table, by its id.
    Table(String, Judged),
    /// Late reports.
    Late(Late),
}

/// Reports that are late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Late {
    /// The newest report; nothing where there never was one.
    pub newest: Option<Date>,
    /// Days since then, or since reports were due.
    pub days: i64,
    /// Days that are let pass.
    pub allowed: i64,
    /// The lamp that this gives.
    pub lamp: Lamp,
}

/// A decision about a lamp.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The lamp decided on.
    pub lamp: Lamp,
    /// First day it holds.
    pub on: Date,
    /// First day it no longer holds.
    pub until: Option<Date>,
    /// Who decided.
    pub by: String,
    /// The leader who signed.
    pub signed: Option<String>,
    /// Why.
    pub reason: String,
}

/// What became of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Manual {
    /// It holds.
    Holds(Decision),
    /// It would show less than there is cause for, and no leader signed.
    Unsigned(Decision),
}

/// The lamp of one on a day.
pub fn standing(mut causes: Vec<Cause>, decisions: &[Decision], day: Date) -> Standing {
    causes.sort_by_key(|cause| std::cmp::Reverse(cause.lamp()));
    let computed = causes.first().map_or(Lamp::Unknown, Cause::lamp);
    let in_force = |decision: &&Decision| decision.on <= day && decision.until.is_none_or(|until| day < until);
    // Of one day the decision that stands last.
    let decided = decisions.iter().filter(in_force).max_by_key(|decision| decision.on);
    let manual = decided.map(|decision| match &decision.signed {
        None if decision.lamp < computed => Manual::Unsigned(decision.clone()),
        _ => Manual::Holds(decision.clone()),
    });
    let lamp = match &manual {
        Some(Manual::Holds(decision)) => decision.lamp,
        _ => computed,
    };
    Standing { lamp, computed, causes, manual }
}

impl Cause {
    /// The lamp it gives.
    pub fn lamp(&self) -> Lamp {
        match self {
            Cause::Table(_, judged) => judged.lamp,
            Cause::Late(late) => late.lamp,
        }
    }
}

impl Late {
    /// In words.
    pub fn words(&self) -> Text {
        let Late { days, allowed, .. } = self;
        match self.newest {
            Some(newest) => Text::new(
                format!("最近一次进度报送至 {newest}，已 {days} 天（限 {allowed} 天）"),
                format!("the newest progress is of {newest}, {days} days ago ({allowed} allowed)"),
            ),
            None => Text::new(
                format!("从未报送进度，已 {days} 天（限 {allowed} 天）"),
                format!("no progress was ever reported, for {days} days ({allowed} allowed)"),
            ),
        }
    }
}

impl Manual {
    /// In words.
    pub fn words(&self) -> Text {
        match self {
            Manual::Holds(decision) => {
                let signed = decision.signed.as_ref();
                let zh = signed.map(|who| format!("，{who} 签批")).unwrap_or_default();
                let en = signed.map(|who| format!(", signed by {who}")).unwrap_or_default();
                let Decision { on, by, reason, .. } = decision;
                Text::new(
                    format!("人工：{by} {on} 定为{}{zh}：{reason}", decision.lamp.title().zh),
                    format!("by hand: {} by {by} on {on}{en}: {reason}", decision.lamp.title().en),
                )
            }
            Manual::Unsigned(decision) => Text::new(
                format!("人工改为{}须有领导签批，未采用", decision.lamp.title().zh),
                format!("by hand to {} needs a leader's signature, and is not taken", decision.lamp.title().en),
            ),
        }
    }
}
