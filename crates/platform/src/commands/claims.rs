//! `wanmu claims`: the figures of an article against the ledger.

use super::{Talk, verdicts};
use crate::cli::Claims;
use crate::failure::{Failure, OK, USAGE};
use crate::wire;
use crate::workspace::Workspace;
use figures::Lang;
use intake::article::Article;
use publication::claims::{self, Gravity, Report, Verdict};
use publication::write::html::percent;
use std::io::Read;
use std::path::Path;

/// Checks, and prints or writes.
pub async fn run(args: &Claims, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let form = args.out.as_deref().map(Form::of).transpose()?;
    let name = args.article.display().to_string();
    let bytes = bytes(&args.article).map_err(|e| Failure::io(&name, &e))?;
    let work = Workspace::open(data).await?;
    let article = verdicts::read(&name, &bytes, &work, talk.lang)?;
    let as_of = work.moment(args.reading.as_of.as_deref())?;
    let report = verdicts::check(&work, &article, as_of, &args.reading.audience).await?;
    let Some((form, out)) = form.zip(args.out.as_deref()) else {
        print(&article, &report, talk);
        return Ok(OK);
    };
    let link = Link { site: args.site.trim_end_matches('/'), as_of: as_of.rfc3339(work.zone()), lang: talk.lang };
    let to = out.display().to_string();
    crate::files::give(out, form.text(&article, &report, &link).as_bytes(), &work.dir)?;
    written(&to, &report, talk);
    Ok(OK)
}

fn print(article: &Article, report: &Report, talk: Talk) {
    if talk.json {
        talk.document(&wire::article_report(article, report));
    } else {
        crate::out::text(&claims::plain(report, talk.lang));
    }
}

/// What was written, in one line.
fn written(to: &str, report: &Report, talk: Talk) {
    let wrong = report.claims.iter().filter(|j| j.verdict == Verdict::Contradicted).count();
    let errors = report.findings.iter().filter(|f| f.gravity == Gravity::Error).count();
    if talk.json {
        talk.document(&serde_json::json!({"file": to, "claims": report.claims.len(), "contradicted": wrong, "errors": errors}));
        return;
    }
    let line = match talk.lang {
        Lang::Zh => format!("{to}：{} 条表述，与台账不一致 {wrong} 条，文内矛盾 {errors} 处", report.claims.len()),
        Lang::En => {
            format!("{to}: {} claims, {wrong} contradicted by the ledger, {errors} contradictions within the text", report.claims.len())
        }
    };
    crate::out::line(&line);
}

/// What is written.
#[derive(Debug, Clone, Copy)]
enum Form {
    Page,
    Markdown,
    Json,
}

/// How explanations are linked to.
struct Link<'a> {
    site: &'a str,
    as_of: String,
    lang: Lang,
}

impl Link<'_> {
    fn of(&self, id: &str) -> String {
        let lang = if self.lang == Lang::En { "&lang=en" } else { "" };
        format!("{}/f/{}?asOf={}{lang}", self.site, percent(id), percent(&self.as_of))
    }
}

impl Form {
    fn of(out: &Path) -> Result<Self, Failure> {
        match out.extension().and_then(|e| e.to_str()) {
            Some("html") => Ok(Form::Page),
            Some("md") => Ok(Form::Markdown),
            Some("json") => Ok(Form::Json),
            _ => {
                let to = out.display();
                Err(Failure::new(
                    USAGE,
                    format!("{to}：只能写 .md、.html 或 .json"),
                    format!("{to}: only .md, .html and .json can be written"),
                ))
            }
        }
    }

    fn text(self, article: &Article, report: &Report, link: &Link) -> String {
        match self {
            Form::Page => claims::page(article, report, |id| link.of(id), link.lang),
            Form::Markdown => claims::markdown(report, |id| link.of(id), link.lang),
            Form::Json => format!("{:#}\n", wire::article_report(article, report)),
        }
    }
}

fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    if path.as_os_str() != "-" {
        return std::fs::read(path);
    }
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}
