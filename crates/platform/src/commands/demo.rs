//! `wanmu demo`: the whole way on the sample park.

mod evaluated;
mod people;

use super::Talk;
use super::bulletin::{Composed, Issue};
use super::import::{Delivery, read, taken};
use super::verdicts;
use crate::cli::Demo;
use crate::failure::{BLOCKED, Failure, OK};
use crate::progress;
use crate::serve::{self, Site};
use crate::workspace::Workspace;
use crate::{packs, wire};
use figures::{FigureId, Moment};
use publication::write;
use std::path::{Path, PathBuf};

/// The seed of the sample park in which the headline figures come out.
const SEED: u64 = sample_park::SEED;
/// The day on which the article appeared.
const DAY: &str = "2021-08-10";
/// The half-year it speaks of.
const PERIOD: &str = "2021-H1";
/// The bulletin of the sample pack.
const BULLETIN: &str = "half-year";
/// A retelling of the press article, about the sample park.
const ARTICLE: &str = include_str!("../../../../tests/article/2021-half-year.md");

/// Makes the park, prints, serves.
pub async fn run(args: &Demo, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let dir = data.map_or_else(|| PathBuf::from("wanmu-data"), Path::to_owned);
    let work = Workspace::open_or_create(&dir, &packs::installed(), talk.lang).await?;
    if !evaluated::has_begun(&work).await? {
        fill(&work, talk).await?;
    }
    evaluated::evaluate(&work, SEED, talk).await?;
    people::make(&work, talk).await?;
    let as_of = work.moment(Some(DAY))?;
    let bulletin = bulletins(&work, as_of).await?;
    let (name, bytes) = article(args)?;
    let article = verdicts::read(&name, &bytes, &work, talk.lang)?;
    let report = verdicts::check(&work, &article, as_of, "office").await?;
    if talk.json {
        let figures = headline(&work, as_of).await?;
        talk.document(&serde_json::json!({"figures": figures, "claims": wire::report(&report)}));
    } else {
        crate::out::line(&write::markdown::write(bulletin.document(talk.lang)));
        crate::out::line(&publication::claims::plain(&report, talk.lang));
    }
    if args.no_serve {
        return Ok(OK);
    }
    let manner = super::serve::manner(&args.serve, talk, true)?;
    let open = verdicts::check(&work, &article, as_of, "public").await?;
    serve::run(work, Some(Site { bulletin, report, open, article, name, as_of }), &manner).await?;
    Ok(OK)
}

/// Generates the park's files beside the book and takes them in like any others.
async fn fill(work: &Workspace, talk: Talk) -> Result<(), Failure> {
    write(&work.dir.join("mappings"), sample_park::MAPPING.0, sample_park::MAPPING.1.as_bytes())?;
    deliver(work, sample_park::delivered(SEED), talk).await
}

/// Takes files in.
async fn deliver(work: &Workspace, park: Vec<(String, Vec<u8>)>, talk: Talk) -> Result<(), Failure> {
    let bar = progress::bar(park.len() as u64, talk.say("读取示例园区", "reading the sample park").to_owned());
    let mut files = Vec::new();
    for (name, bytes) in park {
        files.push((write(&work.dir.join("sample"), &name, &bytes)?, bytes));
    }
    let delivery = Delivery { known_from_sheet: true, ..Delivery::of_now("sample-park") };
    let read = read(work, files, &delivery, &bar).await?;
    bar.finish();
    if figures::issue::blocked(&read.issues) {
        let all: String = read.issues.iter().filter(|i| i.class.blocks()).map(|i| i.render(talk.lang)).collect();
        return Err(Failure::new(BLOCKED, all.clone(), all));
    }
    let bar = progress::bar(1, talk.say("记账", "writing the book").to_owned());
    let receipt = work.ledger.append(read.batches).await?;
    bar.finish();
    eprintln!("{}", taken(&receipt, 0, false, talk));
    Ok(())
}

/// Writes a file into a folder of the data; gives its name.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<String, Failure> {
    std::fs::create_dir_all(folder).map_err(|e| Failure::io(&folder.display().to_string(), &e))?;
    let path = folder.join(name);
    let about = path.display().to_string();
    std::fs::write(&path, bytes).map_err(|e| Failure::io(&about, &e))?;
    Ok(about)
}

async fn bulletins(work: &Workspace, as_of: Moment) -> Result<Composed, Failure> {
    Issue::of(work, BULLETIN, super::figure::period(PERIOD)?, None, as_of)?.compose(work).await
}

async fn headline(work: &Workspace, as_of: Moment) -> Result<Vec<serde_json::Value>, Failure> {
    let gate = super::figure::gate(work, "office")?;
    let slots = work.catalogue.bulletins.get(BULLETIN).map(|b| b.figures.clone()).unwrap_or_default();
    let ids = slots.values().map(|slot| super::figure_id(&format!("{}@{PERIOD}", slot.indicator)));
    let ids: Vec<FigureId> = ids.collect::<Result<_, _>>()?;
    let mut out = Vec::new();
    for figure in work.engine.figures_of(&ids, as_of).await? {
        let figure = gate.pass(figure?);
        let (unit, decimals) = work.engine.shown_as(figure.figure())?;
        out.push(wire::figure(&figure, &unit, decimals, work.zone()));
    }
    Ok(out)
}

fn article(args: &Demo) -> Result<(String, Vec<u8>), Failure> {
    let Some(path) = &args.article else { return Ok(("2021-half-year.md".to_owned(), ARTICLE.as_bytes().to_vec())) };
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|e| Failure::io(&name, &e))?;
    Ok((name, bytes))
}
