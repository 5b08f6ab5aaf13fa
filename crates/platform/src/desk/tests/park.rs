//! Three firms, one form, one indicator.

use crate::desk::{Desk, Subject, Typed};
use crate::packs::built_in;
use crate::workspace::Workspace;
use figures::{CreditCode, Decimal, FiledValue, Filing, Goals, Lang, Moment, Outcome, Place, RegisterRow, Role};
use indicators::Request;
use ledger::{Batch, Note, Response, Signers};
use methodology::PackFile;
use tempfile::TempDir;

pub const FORM: &str = "T-1";
pub const JUNE: &str = "2021-06";
pub const CLERK: &str = "填报员甲";
pub const STATISTICIAN: &str = "统计员乙";

/// The park, in a folder that lives as long as it.
pub struct Park {
    pub work: Workspace,
    pub desk: Desk,
    _dir: TempDir,
}

/// A firm: 1, 2 or 3.
pub fn firm(n: u32) -> CreditCode {
    CreditCode::fictional(n)
}

/// What the trail keeps.
pub fn note() -> Note {
    Note::done("test", "test", at(0)).by(CLERK)
}

/// A minute of the fifth of July, before the form is due.
pub fn at(minute: u32) -> Moment {
    instant(&format!("2021-07-05T09:{minute:02}:00+08:00"))
}

pub fn instant(text: &str) -> Moment {
    Moment::parse(text, &jiff::tz::TimeZone::UTC).unwrap()
}

pub fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

pub fn ok<T>(_: &T) -> Response {
    Response { status: 201, body: "done".to_owned() }
}

pub fn signers() -> Signers {
    Signers { responsible: "负责人".to_owned(), filled_by: CLERK.to_owned(), phone: "0000".to_owned() }
}

/// Cells as typed, of versions as given.
pub fn typed(cells: &[(&str, &str, &str, i64)]) -> Vec<Typed> {
    let one = |(item, column, text, version): &(&str, &str, &str, i64)| Typed {
        item: (*item).to_owned(),
        column: (*column).to_owned(),
        text: (*text).to_owned(),
        version: *version,
    };
    cells.iter().map(one).collect()
}

impl Park {
    /// With what the firms filed for June of last year: 1000, 500 and 300 since January, 200, 100 and 60 in the month.
    pub async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let work = Workspace::create(&dir.path().join("park"), &packs(), Lang::Zh).await.unwrap();
        let known = instant("2020-07-10T12:00:00+08:00");
        let filings = [(1, "1000", "200"), (2, "500", "100"), (3, "300", "60")];
        let filings =
            filings.into_iter().flat_map(|(n, year, month)| [filing(n, "2020-01..06", year, known), filing(n, "2020-06", month, known)]);
        let register = (1..=3).flat_map(|n| register(n, known)).collect();
        work.ledger.append(vec![batch(filings.collect(), register, known)]).await.unwrap();
        Park { work, desk: Desk::new(), _dir: dir }
    }

    pub async fn sheet(&self, n: u32) -> Subject<'_> {
        Subject::of(&self.desk, &self.work, FORM, JUNE, firm(n).as_str()).await.unwrap()
    }

    pub async fn version(&self, n: u32) -> i64 {
        self.work.ledger.sheet(&self.sheet(n).await.key()).await.unwrap().map_or(0, |head| head.version)
    }

    /// The value of `test.output` from January to June as known at a moment; nothing where nobody filed.
    pub async fn output(&self, as_of: Moment) -> Option<Decimal> {
        let request = Request::of(&"test.output@2021-01..06".parse().unwrap(), as_of);
        match self.work.engine.figures(&request).await.unwrap().remove(0).outcome() {
            Outcome::Value(value) => Some(value),
            Outcome::Missing(_) => None,
        }
    }
}

fn packs() -> Vec<PackFile> {
    let own = [("desk-test/pack.yaml", include_str!("park.yaml")), ("desk-test/definitions.yaml", include_str!("definitions.yaml"))];
    let own = own.map(|(path, text)| PackFile { path: path.to_owned(), text: text.to_owned() });
    built_in().into_iter().filter(|file| file.path.starts_with("base/")).chain(own).collect()
}

fn filing(n: u32, period: &str, value: &str, known: Moment) -> Filing {
    let value = FiledValue { item: "01".to_owned(), value: d(value), place: Place::line("last-year.csv", n + 1) };
    Filing {
        unit: firm(n),
        form: FORM.to_owned(),
        period: period.parse().unwrap(),
        role: Role::Current,
        known,
        values: vec![value],
        source: None,
        note: None,
    }
}

fn register(n: u32, known: Moment) -> Vec<RegisterRow> {
    let row = |attribute: &str, value: String| RegisterRow {
        unit: firm(n),
        attribute: attribute.to_owned(),
        value,
        valid_from: "2019-01-01".parse().unwrap(),
        valid_to: None,
        known,
        place: Place::line("register.csv", n + 1),
    };
    let rows = [
        ("name", format!("虚构{n}厂")),
        ("area", "hamlet".to_owned()),
        ("industry", "9901".to_owned()),
        ("status", "above_scale".to_owned()),
    ];
    rows.into_iter().map(|(attribute, value)| row(attribute, value)).collect()
}

fn batch(filings: Vec<Filing>, register: Vec<RegisterRow>, recorded: Moment) -> Batch {
    Batch {
        file: "last-year.csv".to_owned(),
        bytes: b"last year".to_vec(),
        person: "统计员丁".to_owned(),
        recorded,
        filings,
        register,
        goals: Goals::default(),
        observations: Vec::new(),
        holdings: Vec::new(),
        entries: Vec::new(),
    }
}
