//! Why something is not done at the desk, each with a sentence for people in both languages.

use super::{RequestKind, SheetKey, SheetState};
use crate::Error;
use figures::{Decimal, Moment, Text};
use std::fmt;

/// A cell that somebody else wrote in the meantime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellConflict {
    /// Item code.
    pub item: String,
    /// Column id.
    pub column: String,
    /// The text it has now.
    pub text: String,
    /// What that is in the item's unit.
    pub value: Option<Decimal>,
    /// Its version now; 0 where nobody has written it.
    pub version: i64,
    /// Who wrote it.
    pub person: String,
    /// When.
    pub at: Moment,
}

/// What the desk refuses. Nothing has been written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeskError {
    /// Cells are not of the version that was seen.
    CellsChanged(Vec<CellConflict>),
    /// The sheet is not of the version that was seen.
    SheetChanged {
        /// Its version now.
        version: i64,
    },
    /// The form and period are locked.
    Locked {
        /// Official table number.
        form: String,
        /// The report period.
        period: String,
        /// Who locked it.
        person: String,
        /// Why.
        reason: String,
    },
    /// The state of the sheet does not allow it.
    State(SheetState),
    /// Nobody has typed anything there.
    NoSheet(SheetKey),
    /// There is no such submission.
    NoSubmission(i64),
    /// There is no such request.
    NoRequest(i64),
    /// The request is decided already.
    Decided(i64),
    /// What is asked for does not fit: nothing is locked or accepted there.
    Subject {
        /// What was asked for.
        kind: RequestKind,
        /// Of what.
        subject: String,
    },
    /// A key came again with another request.
    KeyReused(String),
    /// There is no such job.
    NoJob(i64),
    /// So many jobs wait already.
    Queue(u32),
    /// The job has ended.
    Ended(i64),
    /// Words that are needed are missing.
    NoWords,
}

impl DeskError {
    /// Stable kebab-case name.
    pub fn code(&self) -> &'static str {
        match self {
            DeskError::CellsChanged(_) => "cell-changed",
            DeskError::SheetChanged { .. } => "sheet-changed",
            DeskError::Locked { .. } => "period-locked",
            DeskError::State(_) => "sheet-state",
            DeskError::NoSheet(_) => "no-sheet",
            DeskError::NoSubmission(_) => "no-submission",
            DeskError::NoRequest(_) => "no-request",
            DeskError::Decided(_) => "request-decided",
            DeskError::Subject { .. } => "request-subject",
            DeskError::KeyReused(_) => "key-reused",
            DeskError::NoJob(_) => "no-job",
            DeskError::Queue(_) => "busy",
            DeskError::Ended(_) => "job-ended",
            DeskError::NoWords => "no-words",
        }
    }

    /// The sentence for people, with a hint where there is one.
    pub fn text(&self) -> Text {
        match self {
            DeskError::CellsChanged(cells) => changed(cells),
            DeskError::SheetChanged { .. } => {
                Text::new("报表在此期间已有改动；刷新后再提交", "the sheet has changed in the meantime; it is to be looked at again first")
            }
            DeskError::Locked { form, period, person, reason } => Text::new(
                format!("{form} {period} 已由{person}锁定（{reason}）；可申请解锁"),
                format!("{form} {period} was locked by {person} ({reason}); unlocking can be asked for"),
            ),
            DeskError::State(state) => of_state(*state),
            DeskError::NoSheet(key) => Text::new(format!("{key} 还没有填报"), format!("nothing has been filled in of {key}")),
            DeskError::NoSubmission(id) => Text::new(format!("没有上报记录 {id}"), format!("there is no submission {id}")),
            DeskError::NoRequest(id) => Text::new(format!("没有申请 {id}"), format!("there is no request {id}")),
            DeskError::Decided(id) => Text::new(format!("申请 {id} 已有决定"), format!("request {id} is decided already")),
            DeskError::Subject { kind, subject } => of_subject(*kind, subject),
            DeskError::KeyReused(key) => Text::new(
                format!("幂等键“{key}”已用于另一请求；新的请求用新的键"),
                format!("the key `{key}` stands for another request; a new request has a new key"),
            ),
            DeskError::NoJob(id) => Text::new(format!("没有任务 {id}"), format!("there is no job {id}")),
            DeskError::Queue(count) => {
                Text::new(format!("已有 {count} 个任务在排队；请稍后再试"), format!("{count} jobs wait already; another is taken later"))
            }
            DeskError::Ended(id) => Text::new(format!("任务 {id} 已结束"), format!("job {id} has ended")),
            DeskError::NoWords => Text::new("须写明内容或原因", "the words or the reason are missing"),
        }
    }
}

fn changed(cells: &[CellConflict]) -> Text {
    let named = |shown: fn(&CellConflict) -> String, join| cells.iter().take(5).map(shown).collect::<Vec<_>>().join(join);
    let zh = named(|c| format!("{} 第 {} 栏现为“{}”（{}）", c.item, c.column, c.text, c.person), "；");
    let en = named(|c| format!("{} column {} is now `{}` ({})", c.item, c.column, c.text, c.person), "; ");
    Text::new(format!("单元格已被他人改动，未作保存：{zh}"), format!("others wrote here in the meantime, nothing was saved: {en}"))
}

fn of_state(state: SheetState) -> Text {
    match state {
        SheetState::Draft => Text::new("报表尚未上报", "the sheet is not submitted"),
        SheetState::Submitted => {
            Text::new("报表已上报；须先撤回或由统计部门退回", "the sheet is submitted; it is withdrawn or returned first")
        }
        SheetState::Returned => Text::new("报表已退回，尚未重新上报", "the sheet was returned and is not submitted again"),
        SheetState::Accepted => Text::new(
            "报表已验收；可申请修改，由另一人批准",
            "the sheet is accepted; reopening can be asked for, and another person decides",
        ),
    }
}

fn of_subject(kind: RequestKind, subject: &str) -> Text {
    match kind {
        RequestKind::Unlock => Text::new(format!("{subject} 没有锁定"), format!("{subject} is not locked")),
        RequestKind::Reopen => Text::new(format!("{subject} 没有验收"), format!("{subject} is not accepted")),
        RequestKind::Publication => Text::new(format!("“{subject}”不能发布"), format!("`{subject}` is nothing to be published")),
    }
}

impl fmt::Display for DeskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl From<DeskError> for Error {
    fn from(refusal: DeskError) -> Self {
        Error::Desk(Box::new(refusal))
    }
}
