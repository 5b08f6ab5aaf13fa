//! `wanmu bulletin`: a text whose every figure is bound.

use super::Talk;
use crate::cli::Bulletin;
use crate::commands::figure::period;
use crate::failure::{FAILED, Failure, NOT_FOUND, OK, USAGE};
use crate::workspace::{Workspace, now};
use figures::{Basis, FigureId, Lang, Moment, Period, Price, Text};
use publication::disclosure::{Audience, Gate};
use publication::{Document, Setting, compose, write};
use std::collections::BTreeMap;
use std::path::Path;

/// Writes the file.
pub async fn run(args: &Bulletin, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let as_of = work.moment(args.as_of.as_deref())?;
    let issue = Issue { id: args.id.clone(), period: period(&args.period)?, area: args.area.clone(), as_of };
    let document = issue.compose(&work, talk.lang).await?;
    let to = args.out.display().to_string();
    let text = match args.out.extension().and_then(|e| e.to_str()) {
        Some("html") => page(&document),
        Some("md") => write::markdown::write(&document),
        None if to == "-" => write::markdown::write(&document),
        _ => return Err(Failure::new(USAGE, format!("{to}：只能写 .md 或 .html"), format!("{to}: only .md and .html can be written"))),
    };
    if to == "-" {
        crate::out::text(&text);
        return Ok(OK);
    }
    std::fs::write(&args.out, text).map_err(|e| Failure::io(&to, &e))?;
    let figures = document.bound().count();
    if talk.json {
        talk.document(&serde_json::json!({"file": to, "figures": figures, "as_of": as_of.rfc3339(work.zone())}));
    } else {
        crate::out::line(&format!("{to}: {figures} {}", talk.say("个数字，全部绑定", "figures, all bound")));
    }
    Ok(OK)
}

fn page(document: &Document) -> String {
    let body = write::html::write(document, "");
    format!(
        "<!doctype html><meta charset=\"utf-8\"><title>{}</title>{body}\n",
        write::html::escape(&publication::document::plain(&document.title))
    )
}

/// One issue of a bulletin.
pub struct Issue {
    /// Bulletin id.
    pub id: String,
    /// Period.
    pub period: Period,
    /// Area; the packs' default when absent.
    pub area: Option<String>,
    /// Facts known later do not exist.
    pub as_of: Moment,
}

impl Issue {
    /// Computes the figures of all slots and composes the text in one language.
    pub async fn compose(&self, work: &Workspace, lang: Lang) -> Result<Document, Failure> {
        let bulletin = work.catalogue.bulletins.get(&self.id).ok_or_else(|| self.unknown(work))?;
        let audience = Audience::parse(&bulletin.audience, &work.catalogue.code_exceptions).unwrap_or(Audience::Public);
        let gate = Gate::new(&work.catalogue.disclosure, audience);
        let mut figures = BTreeMap::new();
        for (slot, figure) in bulletin.figures.keys().zip(work.engine.figures_of(&self.ids(bulletin), self.as_of).await?) {
            figures.insert(slot.clone(), gate.pass(figure?));
        }
        let setting = self.setting(work, bulletin).await?;
        compose(bulletin, &work.catalogue, &setting, &figures, lang).map_err(|fault| Failure { code: FAILED, text: fault.words() })
    }

    /// The figures of the slots, in the slots' order.
    fn ids(&self, bulletin: &methodology::catalogue::Bulletin) -> Vec<FigureId> {
        bulletin.figures.values().map(|slot| self.figure(&slot.indicator)).collect()
    }

    fn figure(&self, indicator: &str) -> FigureId {
        FigureId {
            indicator: indicator.to_owned(),
            period: self.period.as_filed(),
            area: self.area.clone().unwrap_or_default(),
            by: None,
            basis: Basis::default(),
            price: Price::default(),
        }
    }

    async fn setting(&self, work: &Workspace, bulletin: &methodology::catalogue::Bulletin) -> Result<Setting, Failure> {
        let code = self.area.clone().or_else(|| work.catalogue.default_area.clone()).unwrap_or_default();
        let area = work.catalogue.areas.get(&code).map_or_else(|| Text::new(code.clone(), code.clone()), |a| a.title.clone());
        let later = self.later(work, bulletin).await?;
        Ok(Setting { period: self.period, area, as_of: self.as_of.rfc3339(work.zone()), later })
    }

    /// Restatements of the bulletin's inputs that became known after its moment: named by day, form,
    /// item and period, never by unit.
    async fn later(&self, work: &Workspace, bulletin: &methodology::catalogue::Bulletin) -> Result<Vec<Text>, Failure> {
        if self.as_of >= now() {
            return Ok(Vec::new());
        }
        let mut groups: BTreeMap<(String, String, Period), std::collections::BTreeSet<i64>> = BTreeMap::new();
        for lines in work.engine.known_later_of(&self.ids(bulletin), self.as_of).await? {
            for line in lines? {
                let f = line.fact;
                let key = (f.known.day(work.zone()).to_string(), format!("{}.{}", f.form, f.item), f.period.parse().unwrap_or(self.period));
                groups.entry(key).or_default().insert(f.id);
            }
        }
        Ok(groups.into_iter().map(|((day, item, period), facts)| restatement(&day, &item, period, facts.len())).collect())
    }

    fn unknown(&self, work: &Workspace) -> Failure {
        let all: Vec<&str> = work.catalogue.bulletins.keys().map(String::as_str).collect();
        let (id, all) = (&self.id, all.join(", "));
        Failure::new(NOT_FOUND, format!("没有公报“{id}”；现有：{all}"), format!("bulletin `{id}` not found; there are: {all}"))
    }
}

fn restatement(day: &str, item: &str, period: Period, count: usize) -> Text {
    let (values, were) = if count == 1 { ("value", "is") } else { ("values", "are") };
    Text::new(
        format!("此后 {day} 得知 {item}（{}）{count} 个数值，未计入本期。", period.label(Lang::Zh)),
        format!("{count} {values} of {item} ({}) known later, on {day}, {were} not counted here.", period.label(Lang::En)),
    )
}
