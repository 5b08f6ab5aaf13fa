//! What can go wrong in the ledger, each with a sentence for people in both languages.

use datafusion::error::DataFusionError;
use figures::{Decimal, Place, Text};
use std::path::{Path, PathBuf};

/// Why the ledger refused or failed. Nothing is half-written in any of the cases.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder holds no book.
    #[error("no data folder at {}", .0.display())]
    NotFound(PathBuf),
    /// The folder already holds a book.
    #[error("{} already is a data folder", .0.display())]
    Exists(PathBuf),
    /// Another process kept the book locked for too long.
    #[error("the book is locked by another process")]
    Locked,
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The book refused a statement or could not be read.
    #[error("the book of record: {0}")]
    Book(#[source] sqlx::Error),
    /// The book has migrations this program does not know.
    #[error("the book was written by a newer version of the program")]
    Newer,
    /// The engine could not read the columnar copy.
    #[error("the columnar copy: {0}")]
    Engine(#[source] Box<DataFusionError>),
    /// A file the book names is missing or not what it was.
    #[error("{} is missing or has been altered", .0.display())]
    Damaged(PathBuf),
    /// A delivered file is larger than is kept.
    #[error("{file} has {bytes} bytes, more than {limit}")]
    TooLarge {
        /// The file's name.
        file: String,
        /// Its size.
        bytes: u64,
        /// The largest size kept.
        limit: u64,
    },
    /// An amount has more than four decimals or too many digits.
    #[error("{place}: {value} does not fit: at most 4 decimals and 14 digits before the point")]
    Amount {
        /// Where it was written.
        place: Box<Place>,
        /// As written.
        value: Decimal,
    },
    /// A pack file's path leads out of the pack.
    #[error("{0} is no path inside a pack")]
    PackPath(String),
    /// No exemption was asked for under this number.
    #[error("there is no exemption {0}")]
    NoExemption(i64),
    /// The person who asked for an exemption or objected does not decide on it.
    #[error("{0} asked for it and cannot decide on it")]
    SamePerson(String),
    /// The decision does not follow from the state of the request.
    #[error("exemption {exemption} is {state}")]
    Decided {
        /// Its number.
        exemption: i64,
        /// What it is now.
        state: &'static str,
    },
    /// The rules of an evaluation don't allow it.
    #[error("{en}")]
    Refused {
        /// Stable kebab-case name.
        code: &'static str,
        /// Why, in Chinese.
        zh: String,
        /// Why, in English.
        en: String,
    },
    /// Somebody has the login already.
    #[error("the login {0} is taken")]
    LoginTaken(String),
    /// Somebody is known by the subject of the single sign-on already.
    #[error("somebody is linked with the subject {0} already")]
    SubjectTaken(String),
    /// There is no account of this login or number.
    #[error("there is no account {0}")]
    NoAccount(String),
    /// The account was changed since it was seen.
    #[error("the account {login} was changed meanwhile: version {now}, not {seen}")]
    AccountChanged {
        /// Its login.
        login: String,
        /// The version that was seen.
        seen: i64,
        /// The version it has.
        now: i64,
    },
    /// The desk does not do it: changed in the meantime, locked, of another state.
    #[error("{0}")]
    Desk(Box<crate::desk::DeskError>),
    /// The book holds a value this program cannot read.
    #[error("the book holds {0}, which cannot be read")]
    Unreadable(String),
}

/// The ledger's results.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub(crate) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Error + '_ {
        |source| Error::Io { path: path.to_owned(), source }
    }

    /// Stable kebab-case name.
    pub fn code(&self) -> &'static str {
        match self {
            Error::NotFound(_) => "no-data-folder",
            Error::Exists(_) => "data-folder-exists",
            Error::Locked => "book-locked",
            Error::Io { .. } => "file-error",
            Error::Book(_) => "book-error",
            Error::Newer => "newer-book",
            Error::Engine(_) => "engine-error",
            Error::Damaged(_) => "damaged-file",
            Error::TooLarge { .. } => "file-too-large",
            Error::Amount { .. } => "amount-out-of-range",
            Error::NoExemption(_) => "no-exemption",
            Error::SamePerson(_) => "same-person",
            Error::Decided { .. } => "exemption-decided",
            Error::Refused { code, .. } => code,
            Error::Desk(refusal) => refusal.code(),
            Error::PackPath(_) => "pack-path",
            Error::LoginTaken(_) => "login-taken",
            Error::SubjectTaken(_) => "subject-taken",
            Error::NoAccount(_) => "no-account",
            Error::AccountChanged { .. } => "account-changed",
            Error::Unreadable(_) => "unreadable-value",
        }
    }

    /// The sentence for people, with a hint where there is one.
    pub fn text(&self) -> Text {
        let zh = match self {
            Error::NotFound(dir) => format!("{} 不是数据文件夹（没有 book.sqlite）；可用 wanmu init 新建", dir.display()),
            Error::Exists(dir) => format!("{} 已经是数据文件夹，未作改动", dir.display()),
            Error::Locked => "台账正被另一个进程写入，请稍后再试".to_owned(),
            Error::Io { path, source } => format!("无法读写 {}：{source}", path.display()),
            Error::Book(e) => format!("台账数据库出错：{e}"),
            Error::Newer => "台账由更新版本的程序写入，请先升级程序".to_owned(),
            Error::Engine(e) => format!("列式副本无法读取：{e}；可用 wanmu rebuild 重建"),
            Error::Damaged(path) => format!("{} 缺失或被改动；列式副本可用 wanmu rebuild 重建，其他文件须从备份恢复", path.display()),
            Error::TooLarge { file, bytes, limit } => format!("{file} 有 {bytes} 字节，超过上限 {limit}；可分成几个文件导入"),
            Error::Amount { place, value } => format!("{place}：{value} 超出范围：最多 4 位小数、整数部分最多 14 位"),
            Error::NoExemption(id) => format!("没有豁免 {id}；用 wanmu edits --period … 查看待审批的豁免"),
            Error::SamePerson(person) => format!("{person} 是提出人，须由另一人决定"),
            Error::Decided { exemption, state } => format!("豁免 {exemption} 当前状态为 {}，不能这样处理", state_zh(state)),
            Error::Refused { zh, .. } => zh.clone(),
            Error::Desk(refusal) => refusal.text().zh,
            Error::PackPath(path) => format!("{path} 不是方法包内的路径"),
            Error::LoginTaken(login) => format!("登录名 {login} 已被使用，请另取一个"),
            Error::SubjectTaken(subject) => format!("统一登录标识 {subject} 已关联另一账号"),
            Error::NoAccount(account) => format!("没有账号 {account}；可用 wanmu user list 查看"),
            Error::AccountChanged { login, seen, now } => {
                format!("账号 {login} 已被他人修改（现为第 {now} 版，所见为第 {seen} 版）；请刷新后再改")
            }
            Error::Unreadable(what) => format!("台账中的 {what} 无法识别"),
        };
        Text::new(zh, self.sentence())
    }

    fn sentence(&self) -> String {
        let hint = match self {
            Error::NotFound(_) => " (book.sqlite is not there); `wanmu init` makes one",
            Error::Exists(_) => "; nothing was changed",
            Error::Locked => "; please try again in a moment",
            Error::Newer => "; an upgrade of the program is needed first",
            Error::Engine(_) => "; `wanmu rebuild` makes it anew",
            Error::Damaged(_) => "; `wanmu rebuild` makes the columnar copy anew, other files come from a backup",
            Error::TooLarge { .. } => "; it can be imported as several files",
            Error::NoExemption(_) => "; `wanmu edits --period …` lists those that wait for approval",
            Error::SamePerson(_) => "; another person decides",
            Error::LoginTaken(_) => "; another one is needed",
            Error::SubjectTaken(_) => "; that link is taken away first",
            Error::NoAccount(_) => "; `wanmu user list` lists them",
            Error::AccountChanged { .. } => "; it is read again before it is changed",
            Error::Decided { .. } => "; it was asked for later, or that does not follow",
            _ => "",
        };
        format!("{self}{hint}")
    }
}

fn state_zh(state: &str) -> &str {
    match state {
        "approved" => "已批准",
        "refused" => "已驳回",
        "revoked" => "已撤销",
        _ => "待审批",
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        const BUSY: u32 = 5;
        const LOCKED: u32 = 6;
        let code = error.as_database_error().and_then(|e| e.code()).and_then(|c| c.parse::<u32>().ok());
        match code.map(|c| c & 0xff) {
            Some(BUSY | LOCKED) => Error::Locked,
            _ => Error::Book(error),
        }
    }
}

impl From<DataFusionError> for Error {
    fn from(error: DataFusionError) -> Self {
        Error::Engine(Box::new(error))
    }
}
