//! Files of a delivery read and checked together.

use super::mappings;
use crate::failure::{FAILED, Failure};
use crate::weighing::Spoken;
use crate::workspace::Workspace;
use figures::{Class, CreditCode, Filing, Goals, Holding, Issue, Moment, Party, Period, Place, Text};
use indicatif::ProgressBar;
use intake::{Asked, Content, Context, Finding, History, Reader, Registry};
use ledger::{Batch, MAX_SOURCE_BYTES};
use methodology::mapping::Mapping;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What is the same for all files of one call.
pub struct Delivery {
    /// When the values became known, where neither a line nor a sheet says.
    pub known: Moment,
    /// Whether a sheet's own day of filing counts.
    pub known_from_sheet: bool,
    /// The clock.
    pub recorded: Moment,
    /// Who delivers.
    pub person: String,
    /// Whether clean filings are taken without the others.
    pub accept_good: bool,
    /// Only this form and period.
    pub asked: Asked,
}

impl Delivery {
    /// A delivery of everything now, by this person.
    pub fn of_now(person: &str) -> Self {
        let now = crate::workspace::now();
        Delivery {
            known: now,
            known_from_sheet: false,
            recorded: now,
            person: person.to_owned(),
            accept_good: false,
            asked: Asked::default(),
        }
    }
}

/// Files read and checked.
pub struct Read {
    /// What would be appended.
    pub batches: Vec<Batch>,
    /// What is wrong.
    pub issues: Vec<Issue>,
    /// What the edits found, as it weighs before anything was said of it.
    pub findings: Vec<Finding>,
    /// Filings left out under `--accept-good`.
    pub left_out: usize,
    /// Mapping rules proposed, each with the file whose table it is for.
    pub proposals: Vec<(String, Mapping)>,
}

/// The bytes of files by name.
pub fn files(paths: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let read = |path: &PathBuf| {
        let name = path.display().to_string();
        let failed = |e: std::io::Error| Failure::io(&name, &e);
        let about = std::fs::metadata(path).map_err(failed)?;
        if about.is_file() && about.len() > MAX_SOURCE_BYTES || !about.is_file() && !about.is_dir() {
            return Err(too_large(&name));
        }
        Ok((name.clone(), std::fs::read(path).map_err(failed)?))
    };
    paths.iter().map(read).collect()
}

fn same_file(file: &str, first: &str) -> Issue {
    let reason = Text::new(format!("{first} 已读，同名同内容的文件只读一次"), format!("{first} is the same file and was read once"));
    let issue = Issue::blocking("same-file", Place::file(file), reason).of_class(Class::D);
    issue.hint("列出的文件各写一次", "list every file once")
}

fn too_large(name: &str) -> Failure {
    let limit = MAX_SOURCE_BYTES >> 20;
    Failure::new(
        FAILED,
        format!("{name}：不是普通文件，或超过 {limit} MiB"),
        format!("{name}: not a regular file, or larger than {limit} MiB"),
    )
}

/// Reads and checks files: registers first, so that filings of units they bring in are known.
pub async fn read(work: &Workspace, files: Vec<(String, Vec<u8>)>, delivery: &Delivery, bar: &ProgressBar) -> Result<Read, Failure> {
    let mut world = World {
        registry: Registry::new(work.ledger.register_rows(&work.catalogue.code_exceptions).await?),
        history: history(work, Moment::from_micros(i64::MAX)).await?,
        mappings: Vec::new(),
        spoken: Spoken::read(work, delivery.recorded).await?,
    };
    let mut out = Read { batches: Vec::new(), issues: Vec::new(), findings: Vec::new(), left_out: 0, proposals: Vec::new() };
    (world.mappings, out.issues) = mappings::kept(&work.dir, &work.catalogue)?;
    let files = out.without_doubles(files);
    let (registers, forms): (Vec<_>, Vec<_>) = files.into_iter().partition(|(_, bytes)| is_register(bytes));
    let contents = world.read(work, delivery, &registers, bar);
    world.registry.extend(contents.iter().flat_map(|(content, _)| content.register.iter().cloned()));
    out.take(registers, contents, delivery);
    let mut contents = world.read(work, delivery, &forms, bar);
    // A workbook may bring its own register sheet; then the forms are read once more, with its units known.
    let brought: Vec<_> = contents.iter().flat_map(|(content, _)| content.register.iter().cloned()).collect();
    if !brought.is_empty() {
        world.registry.extend(brought);
        contents = world.read(work, delivery, &forms, bar);
    }
    out.take(forms, contents, delivery);
    out.check(&world.context(work, delivery), &world.spoken);
    if out.batches.iter().any(|b| !b.goals.is_empty()) {
        out.check_goals(&goals_kept(work).await?);
    }
    if out.batches.iter().any(|b| !b.holdings.is_empty()) {
        let kept = holdings_kept(work, &out.batches).await?;
        out.check_holdings(&kept, work);
    }
    if out.batches.iter().any(|b| !b.entries.is_empty()) {
        let found = super::records::check(work, &out.batches, delivery.recorded).await?;
        out.quote(found);
    }
    if delivery.accept_good {
        out.keep_good();
        let known = Registry::new(work.ledger.register_rows(&work.catalogue.code_exceptions).await?);
        out.drop_unregistered(known);
    }
    Ok(out)
}

/// All goals that the book holds, whenever they became known.
async fn goals_kept(work: &Workspace) -> Result<Goals, Failure> {
    Ok(work.ledger.goals(Moment::from_micros(i64::MAX), &work.catalogue.code_exceptions).await?)
}

/// All that the book holds of the resources that were delivered, whenever it became known.
async fn holdings_kept(work: &Workspace, batches: &[Batch]) -> Result<Vec<Holding>, Failure> {
    let resources: BTreeSet<&str> = batches.iter().flat_map(|b| &b.holdings).map(|h| h.resource.as_str()).collect();
    let mut kept = Vec::new();
    for resource in resources {
        kept.extend(work.ledger.holdings(resource, Moment::from_micros(i64::MAX), &work.catalogue.code_exceptions).await?);
    }
    Ok(kept)
}

/// What files are read against.
struct World {
    /// Explanations and exemptions.
    spoken: Spoken,
    registry: Registry,
    history: History,
    mappings: Vec<Mapping>,
}

impl World {
    fn context<'a>(&'a self, work: &'a Workspace, delivery: &Delivery) -> Context<'a> {
        Context {
            catalogue: &work.catalogue,
            zone: work.zone().clone(),
            default_known: delivery.known,
            now: delivery.recorded,
            registry: &self.registry,
            known_from_sheet: delivery.known_from_sheet,
            asked: delivery.asked.clone(),
            mappings: &self.mappings,
            history: &self.history,
        }
    }

    /// Reads files side by side; the result is in their order.
    fn read(&self, work: &Workspace, delivery: &Delivery, files: &[(String, Vec<u8>)], bar: &ProgressBar) -> Vec<(Content, Vec<Issue>)> {
        let context = self.context(work, delivery);
        let reader = Reader::new(&context);
        let one = |(file, bytes): &(String, Vec<u8>)| {
            let read = reader.read(file, bytes);
            bar.inc(1);
            read
        };
        files.par_iter().map(one).collect()
    }
}

impl Read {
    /// Files given once; the same bytes under the same name a second time are said and left out. Under another name they
    /// are another delivery: a name may state form and period.
    fn without_doubles(&mut self, files: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
        let mut kept: Vec<(String, Vec<u8>)> = Vec::with_capacity(files.len());
        let mut seen: HashMap<([u8; 32], OsString), usize> = HashMap::new();
        for (file, bytes) in files {
            let name = Path::new(&file).file_name().unwrap_or_default().to_owned();
            match seen.entry((Sha256::digest(&bytes).into(), name)) {
                Entry::Occupied(first) => self.issues.push(same_file(&file, &kept[*first.get()].0)),
                Entry::Vacant(new) => {
                    new.insert(kept.len());
                    kept.push((file, bytes));
                }
            }
        }
        kept
    }

    fn take(&mut self, files: Vec<(String, Vec<u8>)>, contents: Vec<(Content, Vec<Issue>)>, delivery: &Delivery) {
        for ((file, bytes), (mut content, issues)) in files.into_iter().zip(contents) {
            self.issues.extend(issues);
            self.issues.extend(content.filings.iter().filter_map(|f| other_than_asked(f, &delivery.asked)));
            self.proposals.extend(std::mem::take(&mut content.proposals).into_iter().map(|p| (file.clone(), p)));
            let (person, recorded) = (delivery.person.clone(), delivery.recorded);
            let Content { filings, register, goals, observations, holdings, entries, .. } = content;
            self.batches.push(Batch { file, bytes, person, recorded, filings, register, goals, observations, holdings, entries });
        }
    }

    /// What the edits find, as it weighs after what was said of it, with the lines and cells it speaks of.
    fn check(&mut self, context: &Context<'_>, spoken: &Spoken) {
        let filings: Vec<Filing> = self.batches.iter().flat_map(|b| b.filings.iter().cloned()).collect();
        self.findings = intake::findings(&filings, context);
        let mut issues: Vec<Issue> = self.findings.iter().map(|found| spoken.weigh(context.catalogue, found)).collect();
        intake::quote_cells(&mut issues, &filings);
        self.quote(issues);
    }

    /// What is wrong with goals beside each other and those in the book.
    fn check_goals(&mut self, kept: &Goals) {
        let mut new = Goals::default();
        self.batches.iter().for_each(|b| new.extend(b.goals.clone()));
        self.quote(intake::check_goals(&new, kept));
    }

    /// What does not add up of holdings beside each other and those in the book.
    fn check_holdings(&mut self, kept: &[Holding], work: &Workspace) {
        let new: Vec<Holding> = self.batches.iter().flat_map(|b| b.holdings.iter().cloned()).collect();
        self.quote(intake::check_holdings(&new, kept, &work.catalogue));
    }

    /// Takes issues with the lines they speak of.
    fn quote(&mut self, mut issues: Vec<Issue>) {
        for batch in self.batches.iter().filter(|b| intake::is_lines(&b.bytes)) {
            intake::quote(&mut issues, &batch.file, &batch.bytes);
        }
        self.issues.extend(issues);
    }

    fn keep_good(&mut self) {
        for batch in &mut self.batches {
            let (good, left) = intake::accept_good(std::mem::take(&mut batch.filings), &self.issues);
            batch.filings = good;
            self.left_out += left;
            if self.issues.iter().any(|i| i.class.blocks() && i.place.file == batch.file) {
                batch.register.clear();
                batch.goals = Goals::default();
                batch.observations.clear();
                batch.holdings.clear();
                batch.entries.clear();
            }
        }
    }
}

impl Read {
    /// Leaves out filings, goals and holdings of units that only a refused register file would have brought in.
    fn drop_unregistered(&mut self, mut known: Registry) {
        known.extend(self.batches.iter().flat_map(|b| b.register.iter().cloned()));
        for batch in &mut self.batches {
            let all = batch.filings.len();
            batch.filings.retain(|f| known.contains(&f.unit));
            self.left_out += all - batch.filings.len();
            batch.goals.targets.retain(|t| t.filer.as_ref().is_none_or(|unit| known.contains(unit)));
            batch.goals.capacities.retain(|c| known.contains(&c.unit));
            let is_known = |party: &Party| party.unit().is_none_or(|unit| known.contains(unit));
            batch.holdings.retain(|h| is_known(&h.holder) && h.from.as_ref().is_none_or(is_known));
        }
    }
}

/// Whether the header is that of the register.
fn is_register(bytes: &[u8]) -> bool {
    let head = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    intake::is_lines(bytes) && String::from_utf8_lossy(head).contains("attribute")
}

/// Values filed earlier, as known at a moment.
pub async fn history(work: &Workspace, as_of: Moment) -> Result<History, Failure> {
    let mut rows = Vec::new();
    for form in work.catalogue.forms.keys() {
        let latest = work.ledger.history(form, as_of).await?;
        rows.extend(
            latest
                .into_iter()
                .filter_map(|v| Some((stored(work, &v.unit)?, v.period.parse::<Period>().ok()?, v.role, form.clone(), v.item, v.value))),
        );
    }
    Ok(History::new(rows))
}

/// A code as the book holds it; it was checked when it came in.
fn stored(work: &Workspace, code: &str) -> Option<CreditCode> {
    CreditCode::parse(code, &work.catalogue.code_exceptions).ok()
}

/// A tidy line of another form or period than the call asked for; sheets say so themselves.
fn other_than_asked(filing: &Filing, asked: &Asked) -> Option<Issue> {
    let place = filing.values.first().map_or_else(Place::default, |v| v.place.clone());
    if place.cell.is_some() {
        return None;
    }
    if let Some(form) = asked.form.as_ref().filter(|f| **f != filing.form) {
        let reason = Text::new(
            format!("本行属于 {} 表，而非 --form {form}", filing.form),
            format!("the line belongs to form {}, not --form {form}", filing.form),
        );
        return Some(
            Issue::blocking("other-form", place, reason)
                .hint("核对 form 列，或去掉 --form", "look at the column `form`, or leave --form out"),
        );
    }
    let period = asked.period.map(Period::as_filed).filter(|p| *p != filing.period.as_filed())?;
    let reason = Text::new(
        format!("本行报告期为 {}，而非 --period {period}", filing.period),
        format!("the line is of {}, not --period {period}", filing.period),
    );
    Some(
        Issue::blocking("other-period", place, reason)
            .hint("核对 period 列，或去掉 --period", "look at the column `period`, or leave --period out"),
    )
}
