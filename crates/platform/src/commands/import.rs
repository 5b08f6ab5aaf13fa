//! `wanmu import`: read, check, append; all files together or nothing.

use super::Talk;
use crate::cli::Import;
use crate::failure::{BLOCKED, Failure, NOT_FOUND, OK, PARTIAL, USAGE};
use crate::wire;
use crate::workspace::{Workspace, now};
use figures::{Class, CreditCode, Filing, Issue, Moment, Period, Place, Text, issue::blocked};
use indicatif::ProgressBar;
use intake::{Content, Context, History, Registry};
use ledger::{Batch, Receipt};
use std::collections::BTreeMap;
use std::path::Path;

/// Only warnings, with `--strict`.
const ONLY_WARNINGS: u8 = 4;

/// Takes in the files.
pub async fn run(args: &Import, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let delivery = Delivery {
        known: known(args, &work)?,
        recorded: now(),
        person: args.person.clone().or_else(|| std::env::var("USER").ok()).unwrap_or_else(|| "unnamed".to_owned()),
        accept_good: args.accept_good,
        form: args.form.clone().map(|form| known_form(form, &work)).transpose()?,
        period: args.period.as_deref().map(super::figure::period).transpose()?,
    };
    let mut files = Vec::new();
    for path in &args.files {
        let bytes = std::fs::read(path).map_err(|e| Failure::io(&path.display().to_string(), &e))?;
        files.push((path.display().to_string(), bytes));
    }
    let mut read = read(&work, files, &delivery, &ProgressBar::hidden()).await?;
    let code = verdict(&read, args);
    let receipt = match code {
        BLOCKED | ONLY_WARNINGS => None,
        _ if args.dry_run => Some(work.ledger.preview(&read.batches).await?),
        _ => Some(work.ledger.append(std::mem::take(&mut read.batches)).await?),
    };
    report(&read, receipt.as_ref(), args.dry_run, code, talk);
    Ok(code)
}

/// When the values became known: nothing is known before its day has come.
fn known(args: &Import, work: &Workspace) -> Result<Moment, Failure> {
    let known = work.moment(args.known_at.as_deref())?;
    let (day, today) = (known.day(work.zone()), now().day(work.zone()));
    if day > today {
        return Err(Failure::new(
            USAGE,
            format!("--known-at {day} 晚于今天（{today}）"),
            format!("--known-at {day} is later than today ({today})"),
        ));
    }
    Ok(known)
}

/// A form that some pack defines.
fn known_form(form: String, work: &Workspace) -> Result<String, Failure> {
    if work.catalogue.forms.contains_key(&form) {
        return Ok(form);
    }
    let all = work.catalogue.forms.keys().cloned().collect::<Vec<_>>().join(", ");
    Err(Failure::new(NOT_FOUND, format!("没有报表“{form}”；现有：{all}"), format!("form `{form}` not found; there are: {all}")))
}

/// What is the same for all files of one call.
pub struct Delivery {
    /// When the values became known, where a line does not say.
    pub known: Moment,
    /// The clock.
    pub recorded: Moment,
    /// Who delivers.
    pub person: String,
    /// Whether clean filings are taken without the others.
    pub accept_good: bool,
    /// Only this form.
    pub form: Option<String>,
    /// Only this period.
    pub period: Option<Period>,
}

/// Files read and checked.
pub struct Read {
    /// What would be appended.
    pub batches: Vec<Batch>,
    /// What is wrong.
    pub issues: Vec<Issue>,
    /// Filings left out under `--accept-good`.
    pub left_out: usize,
}

/// Reads and checks files: registers first, so that filings of units they bring in are known.
pub async fn read(work: &Workspace, files: Vec<(String, Vec<u8>)>, delivery: &Delivery, bar: &ProgressBar) -> Result<Read, Failure> {
    let mut registry = Registry::new(work.ledger.register_rows(&work.catalogue.code_exceptions).await?);
    let history = history(work).await?;
    let mut out = Read { batches: Vec::new(), issues: Vec::new(), left_out: 0 };
    let mut filings: Vec<Filing> = Vec::new();
    let (registers, forms): (Vec<_>, Vec<_>) = files.into_iter().partition(|(_, bytes)| is_register(bytes));
    for (file, bytes) in registers.into_iter().chain(forms) {
        let context = context(work, delivery, &registry, &history);
        let (content, issues) = intake::read(&file, &bytes, &context);
        out.issues.extend(issues);
        let mut batch =
            Batch { file, bytes, person: delivery.person.clone(), recorded: delivery.recorded, filings: Vec::new(), register: Vec::new() };
        match content {
            Content::Register(rows) => {
                registry.extend(rows.iter().cloned());
                batch.register = rows;
            }
            Content::Filings(read) => {
                out.issues.extend(read.iter().filter_map(|f| other_than_asked(f, delivery)));
                filings.extend(read.iter().cloned());
                batch.filings = read;
            }
        }
        out.batches.push(batch);
        bar.inc(1);
    }
    out.issues.extend(checked(&filings, &out.batches, &context(work, delivery, &registry, &history)));
    if delivery.accept_good {
        keep_good(&mut out);
    }
    Ok(out)
}

/// Whether the header is that of the register.
fn is_register(bytes: &[u8]) -> bool {
    let head = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    String::from_utf8_lossy(head).contains("attribute")
}

/// What the edits find, with the lines they speak of.
fn checked(filings: &[Filing], batches: &[Batch], context: &Context<'_>) -> Vec<Issue> {
    let mut issues = intake::check(filings, context);
    for batch in batches {
        intake::quote(&mut issues, &batch.file, &batch.bytes);
    }
    issues
}

fn context<'a>(work: &'a Workspace, delivery: &Delivery, registry: &'a Registry, history: &'a History) -> Context<'a> {
    Context {
        catalogue: &work.catalogue,
        zone: work.zone().clone(),
        default_known: delivery.known,
        now: delivery.recorded,
        registry,
        mappings: &[],
        history,
    }
}

/// A code as the book holds it; it was checked when it came in.
fn stored(work: &Workspace, code: &str) -> Option<CreditCode> {
    CreditCode::parse(code, &work.catalogue.code_exceptions).ok()
}

async fn history(work: &Workspace) -> Result<History, Failure> {
    let mut rows = Vec::new();
    for form in work.catalogue.forms.keys() {
        let latest = work.ledger.history(form).await?;
        rows.extend(
            latest
                .into_iter()
                .filter_map(|v| Some((stored(work, &v.unit)?, v.period.parse::<Period>().ok()?, v.role, form.clone(), v.item, v.value))),
        );
    }
    Ok(History::new(rows))
}

fn keep_good(read: &mut Read) {
    for batch in &mut read.batches {
        let (good, left) = intake::accept_good(std::mem::take(&mut batch.filings), &read.issues);
        batch.filings = good;
        read.left_out += left;
        if !batch.register.is_empty() && read.issues.iter().any(|i| i.class.blocks() && i.place.file == batch.file) {
            batch.register.clear();
        }
    }
}

fn other_than_asked(filing: &Filing, delivery: &Delivery) -> Option<Issue> {
    let place = filing.values.first().map_or_else(Place::default, |v| v.place.clone());
    if let Some(form) = delivery.form.as_ref().filter(|f| **f != filing.form) {
        let reason = Text::new(
            format!("本行属于 {} 表，而非 --form {form}", filing.form),
            format!("the line belongs to form {}, not --form {form}", filing.form),
        );
        return Some(Issue::blocking("other-form", place, reason));
    }
    let period = delivery.period.map(Period::as_filed).filter(|p| *p != filing.period.as_filed())?;
    let reason = Text::new(
        format!("本行报告期为 {}，而非 --period {period}", filing.period),
        format!("the line is of {}, not --period {period}", filing.period),
    );
    Some(Issue::blocking("other-period", place, reason))
}

fn verdict(read: &Read, args: &Import) -> u8 {
    let warnings = read.issues.iter().any(|i| i.class < Class::D);
    let nothing_left = read.batches.iter().all(|b| b.filings.is_empty() && b.register.is_empty());
    match (blocked(&read.issues), args.accept_good) {
        (true, true) if !nothing_left => PARTIAL,
        (true, _) => BLOCKED,
        (false, _) if warnings && args.strict => ONLY_WARNINGS,
        _ => OK,
    }
}

/// Every blocking issue, and the first of those that do not block; the rest are counted by code.
fn say_issues(issues: &[Issue], talk: Talk) {
    const SHOWN: usize = 20;
    let (hard, soft): (Vec<&Issue>, Vec<&Issue>) = issues.iter().partition(|i| i.class.blocks());
    for issue in hard.into_iter().chain(soft.iter().take(SHOWN).copied()) {
        eprint!("{}", issue.render(talk.lang));
    }
    let mut rest: BTreeMap<&str, usize> = BTreeMap::new();
    soft.iter().skip(SHOWN).for_each(|i| *rest.entry(i.code).or_default() += 1);
    for (code, count) in rest {
        eprintln!("{} {code}: {count} (--json)", talk.say("另有", "more of"));
    }
}

fn report(read: &Read, receipt: Option<&Receipt>, dry_run: bool, code: u8, talk: Talk) {
    say_issues(&read.issues, talk);
    if talk.json {
        talk.document(&wire::import(read, receipt, dry_run));
        return;
    }
    match receipt {
        None => crate::out::line(&refused(read, code, talk)),
        Some(receipt) => crate::out::line(&taken(receipt, read.left_out, dry_run, talk)),
    }
}

fn refused(read: &Read, code: u8, talk: Talk) -> String {
    let mut by_class: BTreeMap<Class, usize> = BTreeMap::new();
    for issue in &read.issues {
        *by_class.entry(issue.class).or_default() += 1;
    }
    let counts: Vec<String> = by_class.iter().map(|(class, n)| format!("{class:?} {n}")).collect();
    let counts = counts.join(", ");
    match code {
        BLOCKED => format!("{}{counts}{}", talk.say("未写入任何内容：", "nothing was written: "), talk.say("", " issue(s)")),
        _ => format!("{}{counts}", talk.say("仅有警告（--strict），未写入：", "only warnings (--strict), nothing was written: ")),
    }
}

/// One line about what was (or would be) taken.
pub fn taken(r: &Receipt, left_out: usize, dry_run: bool, talk: Talk) -> String {
    let head = if dry_run { talk.say("预演：将写入", "dry run: would take") } else { talk.say("已写入", "took") };
    let (new, revised, same, facts, rows, known) = (r.filings_new, r.revisions, r.unchanged, r.facts, r.register_new, r.register_unchanged);
    match talk.lang {
        figures::Lang::Zh => {
            format!("{head}：新报表 {new}，修订 {revised}，未变 {same}，数值 {facts}；名录 新 {rows}，未变 {known}；暂留 {left_out}")
        }
        figures::Lang::En => format!(
            "{head}: {new} new filings, {revised} revisions, {same} unchanged, {facts} values; register {rows} new, {known} unchanged; {left_out} left out"
        ),
    }
}
