//! A data folder opened for work: ledger, active packs, engine, and the clock.

use crate::failure::{FAILED, Failure, NOT_FOUND, USAGE};
use crate::packs;
use figures::{Issue, Lang, Moment};
use indicators::Engine;
use jiff::tz::TimeZone;
use ledger::Ledger;
use methodology::PackFile;
use methodology::catalogue::Catalogue;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An open data folder.
pub struct Workspace {
    /// The folder.
    pub dir: PathBuf,
    /// The book of record.
    pub ledger: Arc<Ledger>,
    /// Definitions of the active packs.
    pub catalogue: Arc<Catalogue>,
    /// Computes figures.
    pub engine: Arc<Engine>,
}

impl Workspace {
    /// Opens the folder named by flag, environment or `wanmu.toml`.
    pub async fn open(data: Option<&Path>) -> Result<Self, Failure> {
        let dir = folder(data)?;
        let ledger = Ledger::open(&dir).await?;
        let stored = ledger.active_pack().await?.ok_or_else(|| no_packs(&dir))?;
        let files: Vec<PackFile> = stored.files.into_iter().map(|(path, text)| PackFile { path, text }).collect();
        Ok(Self::assemble(dir, ledger, methodology::load(&files).0))
    }

    /// The book alone of the folder named by flag, environment or `wanmu.toml`; what it is worked with needs no packs.
    pub async fn book(data: Option<&Path>) -> Result<Ledger, Failure> {
        Ok(Ledger::open(folder(data)?).await?)
    }

    /// Makes (or reopens) a folder and activates these packs in it.
    pub async fn create(dir: &Path, files: &[PackFile], lang: Lang) -> Result<Self, Failure> {
        let (files, catalogue) = checked(files, lang)?;
        let ledger = Ledger::create(dir).await?;
        activate(&ledger, &catalogue, &files).await?;
        Ok(Self::assemble(dir.to_owned(), ledger, catalogue))
    }

    /// Opens a folder if there is one, else makes it; these packs are the active ones afterwards.
    pub async fn open_or_create(dir: &Path, files: &[PackFile], lang: Lang) -> Result<Self, Failure> {
        if !dir.join("book.sqlite").exists() {
            return Self::create(dir, files, lang).await;
        }
        let (files, catalogue) = checked(files, lang)?;
        let ledger = Ledger::open(dir).await?;
        activate(&ledger, &catalogue, &files).await?;
        Ok(Self::assemble(dir.to_owned(), ledger, catalogue))
    }

    fn assemble(dir: PathBuf, ledger: Ledger, catalogue: Catalogue) -> Self {
        let (ledger, catalogue) = (Arc::new(ledger), Arc::new(catalogue));
        let engine = Arc::new(Engine::new(ledger.clone(), catalogue.clone()));
        Workspace { dir, ledger, catalogue, engine }
    }

    /// The same book by the definitions that were kept under a hash.
    pub async fn with_packs(&self, hash: &str) -> Result<Self, Failure> {
        let catalogue = crate::editions::catalogue(self, hash).await?;
        let (dir, ledger) = (self.dir.clone(), self.ledger.clone());
        let engine = Arc::new(Engine::new(ledger.clone(), catalogue.clone()));
        Ok(Workspace { dir, ledger, catalogue, engine })
    }

    /// The same as it stood at a moment: what was typed, submitted, decided, locked or said since is not there. Figures are asked for as
    /// of moments of their own.
    pub fn at(&self, moment: Moment) -> Self {
        let (dir, catalogue, ledger) = (self.dir.clone(), self.catalogue.clone(), Arc::new(self.ledger.at(moment)));
        Workspace { dir, ledger, catalogue, engine: self.engine.clone() }
    }

    /// The zone dates are read in.
    pub fn zone(&self) -> &TimeZone {
        self.engine.zone()
    }

    /// Reads a date or instant of the command line; now when absent.
    pub fn moment(&self, text: Option<&str>) -> Result<Moment, Failure> {
        match text {
            None => Ok(now()),
            Some(text) => Moment::parse(text, self.zone())
                .ok_or_else(|| Failure::usage(("时间", "time"), text, "2021-08-10, 2021-08-10T12:00:00+08:00")),
        }
    }
}

/// The files as they are kept, with their catalogue; issues name the files as they were read.
fn checked(files: &[PackFile], lang: Lang) -> Result<(Vec<PackFile>, Catalogue), Failure> {
    let (_, issues) = methodology::load(files);
    if figures::issue::blocked(&issues) {
        return Err(pack_issues(&issues, lang));
    }
    let kept = packs::as_kept(files);
    let catalogue = methodology::load(&kept).0;
    Ok((kept, catalogue))
}

async fn activate(ledger: &Ledger, catalogue: &Catalogue, files: &[PackFile]) -> Result<(), Failure> {
    if ledger.active_pack().await?.is_some_and(|active| active.hash == catalogue.hash) {
        return Ok(());
    }
    let packs: Vec<(String, String)> = catalogue.packs.iter().map(|p| (p.id.clone(), p.version.clone())).collect();
    let texts: Vec<(String, String)> = files.iter().map(|f| (f.path.clone(), f.text.clone())).collect();
    Ok(ledger.activate_pack(&catalogue.hash, &packs, &texts, now()).await?)
}

/// The clock.
pub fn now() -> Moment {
    Moment::from_micros(jiff::Timestamp::now().as_microsecond())
}

fn folder(data: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(dir) = data {
        return Ok(dir.to_owned());
    }
    crate::configured::folder()?.ok_or_else(|| {
        Failure::new(
            USAGE,
            "未指定数据目录：请用 --data、WANMU_DATA 或 wanmu.toml 的 data",
            "no data folder named: use --data, WANMU_DATA or `data` in wanmu.toml",
        )
    })
}

fn no_packs(dir: &Path) -> Failure {
    let at = dir.display();
    Failure::new(
        NOT_FOUND,
        format!("{at} 中没有启用的方法包；先运行 wanmu init"),
        format!("no packs are active in {at}; run `wanmu init` first"),
    )
}

fn pack_issues(issues: &[Issue], lang: Lang) -> Failure {
    let all: String = issues.iter().map(|i| i.render(lang)).collect();
    Failure::new(
        FAILED.max(crate::failure::BLOCKED),
        format!("方法包有问题，未启用：\n{all}"),
        format!("the packs have issues, nothing was activated:\n{all}"),
    )
}
