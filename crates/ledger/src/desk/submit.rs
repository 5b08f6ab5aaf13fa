//! Submitting a sheet: what was on it is kept as it was, and nobody changes it until it is decided on. No fact yet.

use super::once::{self, Given, Once, Response};
use super::{ActKind, DeskError, SheetKey, SheetState, existing, locks, move_to, submitted};
use crate::amount::scale;
use crate::outgoing::{OutgoingKind, leave};
use crate::{Error, Ledger, Result};
use figures::{Decimal, Moment, Place};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

/// Rows a statement inserts at once.
const ROWS: usize = 1000;

/// Who signs a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signers {
    /// 负责人.
    pub responsible: String,
    /// 填表人.
    pub filled_by: String,
    /// 联系电话.
    pub phone: String,
}

/// A value as submitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmittedValue {
    /// Item code.
    pub item: String,
    /// Column id.
    pub column: String,
    /// In the item's unit.
    pub value: Decimal,
    /// Its line in the file kept.
    pub line: u32,
    /// Its cell there.
    pub cell: Option<String>,
}

/// What is submitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSubmission {
    /// The sheet.
    pub key: SheetKey,
    /// The version that was seen and checked.
    pub version: i64,
    /// Who signs.
    pub signers: Signers,
    /// Digest of the values, by which a receipt is held against them.
    pub digest: String,
    /// All values.
    pub values: Vec<SubmittedValue>,
    /// Name of the file that holds them.
    pub file: String,
    /// The file, kept by content hash.
    pub bytes: Vec<u8>,
    /// Who submits.
    pub person: String,
    /// When.
    pub at: Moment,
}

/// What whoever submits gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionReceipt {
    /// Its number.
    pub number: i64,
    /// Digest of the values.
    pub digest: String,
    /// When.
    pub at: Moment,
    /// Who.
    pub person: String,
    /// How many values.
    pub values: u64,
    /// The sheet's version now.
    pub version: i64,
}

impl Ledger {
    /// Submits a sheet. `once` is a request that may come again; `answer` is what it is then answered.
    ///
    /// # Errors
    /// [`DeskError::SheetChanged`], [`DeskError::State`], [`DeskError::Locked`], [`DeskError::KeyReused`],
    /// [`Error::TooLarge`], or a failure of disk or book; then nothing has been written.
    pub async fn submit(
        &self,
        new: &NewSubmission,
        once: Option<&Once>,
        answer: impl FnOnce(&SubmissionReceipt) -> Response + Send,
    ) -> Result<Given<SubmissionReceipt>> {
        let mut tx = self.writing().await?;
        if let Some(before) = once::answered(&mut tx, once).await? {
            return Ok(Given::Again(before));
        }
        locks::open(&mut tx, &new.key.form, &new.key.period).await?;
        let sheet = existing(&mut tx, &new.key).await?;
        if !sheet.state.is_open() {
            return Err(DeskError::State(sheet.state).into());
        }
        if sheet.version != new.version {
            return Err(DeskError::SheetChanged { version: sheet.version }.into());
        }
        let source = self.keep_file(&mut tx, &new.file, &new.bytes, new.at).await?;
        let number = write(&mut tx, sheet.id, new, &source).await?;
        submitted::act(&mut tx, number, ActKind::Submitted, "", (&new.person, new.at)).await?;
        let version = move_to(&mut tx, &sheet, SheetState::Submitted, new.at).await?;
        let (digest, person, values) = (new.digest.clone(), new.person.clone(), new.values.len() as u64);
        let receipt = SubmissionReceipt { number, digest, at: new.at, person, values, version };
        once::keep(&mut tx, once, new.at, || answer(&receipt)).await?;
        tx.commit().await?;
        Ok(Given::New(receipt))
    }

    /// Takes back what was submitted, as long as it is not decided on; the sheet is a draft again. Gives its version.
    ///
    /// # Errors
    /// [`DeskError::State`], [`DeskError::Locked`], [`DeskError::NoSheet`], or a failure of disk or book.
    pub async fn withdraw(&self, key: &SheetKey, person: &str, at: Moment) -> Result<i64> {
        self.back(key, (ActKind::Withdrawn, SheetState::Draft), "", person, at).await
    }

    /// Returns what was submitted with a reason, to be filled in again. Gives the sheet's version.
    ///
    /// # Errors
    /// [`DeskError::NoWords`] without a reason; else as for [`Ledger::withdraw`].
    pub async fn send_back(&self, key: &SheetKey, reason: &str, person: &str, at: Moment) -> Result<i64> {
        locks::words(reason)?;
        self.back(key, (ActKind::Returned, SheetState::Returned), reason.trim(), person, at).await
    }

    async fn back(&self, key: &SheetKey, (act, state): (ActKind, SheetState), text: &str, person: &str, at: Moment) -> Result<i64> {
        let mut tx = self.writing().await?;
        locks::open(&mut tx, &key.form, &key.period).await?;
        let sheet = existing(&mut tx, key).await?;
        if sheet.state != SheetState::Submitted {
            return Err(DeskError::State(sheet.state).into());
        }
        let number = submitted::newest_of(&mut tx, sheet.id).await?;
        submitted::act(&mut tx, number, act, text, (person, at)).await?;
        if act == ActKind::Returned {
            leave(&mut tx, OutgoingKind::Returned, &key.to_string(), Some(&key.unit), (person, at)).await?;
        }
        move_to(&mut tx, &sheet, state, at).await?;
        tx.commit().await?;
        Ok(number)
    }
}

async fn write(conn: &mut SqliteConnection, sheet: i64, new: &NewSubmission, source: &str) -> Result<i64> {
    let Signers { responsible, filled_by, phone } = &new.signers;
    let insert = sqlx::query(
        "INSERT INTO submissions (sheet, responsible, filled_by, phone, digest, source, file, person, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let insert = insert.bind(sheet).bind(responsible).bind(filled_by).bind(phone).bind(&new.digest).bind(source).bind(&new.file);
    let number = insert.bind(&new.person).bind(new.at.micros()).execute(&mut *conn).await?.last_insert_rowid();
    let scaled = |v: &SubmittedValue| scale(v.value).ok_or_else(|| too_long(new, v));
    let values: Vec<(&SubmittedValue, i64)> = new.values.iter().map(|v| Ok((v, scaled(v)?))).collect::<Result<_>>()?;
    for some in values.chunks(ROWS) {
        let mut insert = QueryBuilder::<Sqlite>::new("INSERT INTO submitted_values (submission, item, col, value, line, place) ");
        insert.push_values(some, |mut row, (value, amount)| {
            row.push_bind(number).push_bind(&value.item).push_bind(&value.column).push_bind(*amount);
            row.push_bind(i64::from(value.line)).push_bind(value.cell.as_deref());
        });
        insert.build().execute(&mut *conn).await?;
    }
    Ok(number)
}

fn too_long(new: &NewSubmission, value: &SubmittedValue) -> Error {
    Error::Amount { place: Box::new(Place::line(new.file.clone(), value.line)), value: value.value }
}
