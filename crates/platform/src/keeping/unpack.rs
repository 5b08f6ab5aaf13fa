//! From a backup to a data folder, every file held against its hash before the folder has its name.

use super::{BOOK, LAYOUT, LIST, List, copied};
use crate::failure::{CONFLICT, FAILED, Failure};
use figures::Text;
use indicatif::ProgressBar;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read};
use std::path::{Component, Path, PathBuf};
use zip::ZipArchive;

/// What was unpacked.
#[derive(Debug, Clone)]
pub struct Unpacked {
    /// Files, the book among them.
    pub files: usize,
    /// Filings that the book holds.
    pub filings: u64,
    /// Rows of the trail.
    pub trail: u64,
    /// When the backup was made.
    pub made: String,
}

/// Makes a data folder of a backup; the folder is whole or not there.
pub async fn unpack(from: &Path, folder: &Path, bar: &ProgressBar) -> Result<Unpacked, Failure> {
    let about = from.display().to_string();
    free(folder)?;
    let mut zip = open(from)?;
    let list = list(&mut zip, &about)?;
    bar.set_length(list.files.len() as u64);
    let temporary = tempfile::tempdir_in(above(folder)).map_err(|error| Failure::io(&folder.display().to_string(), &error))?;
    for (name, digest) in &list.files {
        one(&mut zip, name, digest, temporary.path()).map_err(|wrong| refused(&about, &wrong))?;
        bar.inc(1);
    }
    held(temporary.path(), &list, &about).await?;
    let whole = temporary.keep();
    put(&whole, folder)?;
    Ok(Unpacked { files: list.files.len(), filings: list.filings, trail: list.trail, made: list.made })
}

/// Only a folder that holds nothing is filled.
fn free(folder: &Path) -> Result<(), Failure> {
    let empty = !folder.exists() || folder.read_dir().is_ok_and(|mut entries| entries.next().is_none());
    let at = folder.display();
    empty.then_some(()).ok_or_else(|| {
        Failure::new(
            CONFLICT,
            format!("{at} 不是空目录；恢复只写入新的或空的目录"),
            format!("{at} is not empty; a backup is restored into a new or empty folder"),
        )
    })
}

fn above(folder: &Path) -> PathBuf {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let _ = std::fs::create_dir_all(parent);
    parent.to_owned()
}

fn open(from: &Path) -> Result<ZipArchive<BufReader<File>>, Failure> {
    let about = from.display().to_string();
    let file = File::open(from).map_err(|error| Failure::io(&about, &error))?;
    ZipArchive::new(BufReader::new(file))
        .map_err(|_| refused(&about, &Text::new("不是备份文件，或文件不完整", "is no backup, or not whole")))
}

fn list(zip: &mut ZipArchive<BufReader<File>>, about: &str) -> Result<List, Failure> {
    let mut text = String::new();
    let read = zip.by_name(LIST).map_err(io::Error::from).and_then(|mut file| file.read_to_string(&mut text));
    let list: Option<List> = read.ok().and_then(|_| serde_json::from_str(&text).ok());
    let list = list.ok_or_else(|| refused(about, &Text::new("没有备份清单", "has no list of a backup")))?;
    match list.layout {
        LAYOUT if list.files.contains_key(BOOK) => Ok(list),
        LAYOUT => Err(refused(about, &Text::new("没有账簿", "has no book"))),
        _ => Err(refused(about, &Text::new("由更新版本的程序写成", "was written by a newer program"))),
    }
}

/// One file, of a name that leads nowhere else and with the content that the list says.
fn one(zip: &mut ZipArchive<BufReader<File>>, name: &str, digest: &str, folder: &Path) -> Result<(), Text> {
    let path = Path::new(name);
    if !path.components().all(|part| matches!(part, Component::Normal(_))) {
        return Err(Text::new(format!("清单中的“{name}”不在数据目录内"), format!("lists `{name}`, which lies outside a data folder")));
    }
    let damaged = || Text::new(format!("“{name}”缺失或已损坏"), format!("`{name}` is missing or damaged"));
    let found = extracted(zip, name, &folder.join(path)).map_err(|_| damaged())?;
    if found == digest { Ok(()) } else { Err(damaged()) }
}

fn extracted(zip: &mut ZipArchive<BufReader<File>>, name: &str, to: &Path) -> io::Result<String> {
    if let Some(parent) = to.parent() {
        std::fs::create_dir_all(parent)?;
    }
    let mut file = BufWriter::new(File::create(to)?);
    let digest = copied(&mut zip.by_name(name)?, &mut file)?;
    file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    Ok(digest)
}

/// The book opens, its chain holds, and it holds as much as the list says.
async fn held(folder: &Path, list: &List, about: &str) -> Result<(), Failure> {
    let ledger = ledger::Ledger::read(folder).await?;
    let (wrong, counts, trail) = (ledger.integrity().await?, ledger.counts().await?, ledger.verify_trail(None).await?);
    ledger.close().await;
    let same = counts.filings == list.filings && counts.facts == list.facts && trail.rows == list.trail && trail.broken.is_none();
    if wrong.is_empty() && same {
        return Ok(());
    }
    Err(refused(about, &Text::new("账簿与清单不符或已损坏", "holds a book that is damaged or not the one listed")))
}

fn put(whole: &Path, folder: &Path) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::io(&folder.display().to_string(), &error);
    if folder.exists() {
        std::fs::remove_dir(folder).map_err(failed)?;
    }
    std::fs::rename(whole, folder).map_err(failed)
}

fn refused(about: &str, wrong: &Text) -> Failure {
    Failure::new(FAILED, format!("{about}：{}；未恢复", wrong.zh), format!("{about}: {}; nothing was restored", wrong.en))
}
