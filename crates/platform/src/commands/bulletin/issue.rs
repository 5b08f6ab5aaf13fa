//! One issue of a bulletin: its figures, its text in both languages, and the check before it leaves.

use super::{gather, later};
use crate::commands::verdicts;
use crate::failure::{FAILED, Failure, NOT_FOUND, USAGE};
use crate::workspace::Workspace;
use figures::{Lang, Moment, Period, Text};
use intake::article::Article;
use methodology::catalogue::{Bulletin, Every};
use publication::disclosure::{Audience, Gate};
use publication::{Checked, Document, LastIssue, Setting, compose};

/// One issue of a bulletin.
pub struct Issue {
    /// The bulletin.
    pub bulletin: Bulletin,
    /// Period.
    pub period: Period,
    /// Area; the packs' default when empty.
    pub area: String,
    /// Facts known later do not exist.
    pub as_of: Moment,
}

/// An issue in both languages, checked.
pub struct Composed {
    zh: Document,
    en: Document,
    /// What the claim reader made of it.
    pub checked: Checked,
}

impl Composed {
    /// The issue in a language.
    pub fn document(&self, lang: Lang) -> &Document {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

impl Issue {
    /// The issue of a bulletin for a period, if there is such an issue.
    pub fn of(work: &Workspace, id: &str, asked: Period, area: Option<&str>, as_of: Moment) -> Result<Self, Failure> {
        let bulletin = work.catalogue.bulletins.get(id).ok_or_else(|| unknown(work, id))?;
        let period = match bulletin.every {
            None => asked,
            Some(every) => every.period(asked).ok_or_else(|| other_period(id, asked, every))?,
        };
        if bulletin.months_without.contains(&period.months().1) {
            return Err(no_issue(id, period));
        }
        Ok(Issue { bulletin: bulletin.clone(), period, area: area.unwrap_or_default().to_owned(), as_of })
    }

    /// Computes the figures, composes the text in both languages and has it checked.
    ///
    /// # Errors
    /// A fault of the definition, a period in which nothing is filed, or a sentence that the ledger contradicts.
    pub async fn compose(&self, work: &Workspace) -> Result<Composed, Failure> {
        let audience = Audience::parse(&self.bulletin.audience, &work.catalogue.code_exceptions).unwrap_or(Audience::Public);
        let gate = Gate::new(&work.catalogue.disclosure, audience);
        let material = gather::material(self, work, &gate).await?;
        if material.figures.values().all(|f| f.outcome().value().is_none()) {
            return Err(nothing_filed(self));
        }
        let setting = self.setting(work).await?;
        let write = |lang| {
            let document = compose(&self.bulletin, &work.catalogue, &setting, &material, lang);
            document.map_err(|fault| Failure { code: FAILED, text: fault.words() })
        };
        let (mut zh, mut en) = (write(Lang::Zh)?, write(Lang::En)?);
        let checked = self.checked(work, &zh).await?;
        let note = checked.note();
        zh.notes.push(note.zh);
        en.notes.push(note.en);
        Ok(Composed { zh, en, checked })
    }

    /// Has the Chinese text read like any article, as of the same moment and for the same readers.
    async fn checked(&self, work: &Workspace, document: &Document) -> Result<Checked, Failure> {
        let mut article = Article::from_text(&document.prose_text(), &work.catalogue.lexicon);
        article.published = Some(self.as_of.day(work.zone()));
        let report = verdicts::check(work, &article, self.as_of, &self.bulletin.audience).await?;
        let checked = Checked::of(document, &report);
        match checked.wrong.is_empty() {
            true => Ok(checked),
            false => Err(refused(&checked)),
        }
    }

    /// The period of the last issue and the moment it speaks of.
    pub fn last(&self, work: &Workspace) -> Option<(Period, Moment)> {
        let compare = self.bulletin.compare.as_ref()?;
        let period = self.bulletin.last(compare.with, self.period);
        Some((period, self.as_of.months_before(self.period.months_after(period), work.zone())))
    }

    async fn setting(&self, work: &Workspace) -> Result<Setting, Failure> {
        let code = if self.area.is_empty() { work.catalogue.default_area.clone().unwrap_or_default() } else { self.area.clone() };
        let area = work.catalogue.areas.get(&code).map_or_else(|| Text::new(code.clone(), code.clone()), |a| a.title.clone());
        let last = self.last(work).map(|(period, moment)| LastIssue { period, as_of: moment.rfc3339(work.zone()) });
        let later = later::known(self, work).await?;
        Ok(Setting { period: self.period, area, as_of: self.as_of.rfc3339(work.zone()), last, later })
    }
}

fn unknown(work: &Workspace, id: &str) -> Failure {
    let all: Vec<&str> = work.catalogue.bulletins.keys().map(String::as_str).collect();
    let all = all.join(", ");
    Failure::new(NOT_FOUND, format!("没有公报“{id}”；现有：{all}"), format!("bulletin `{id}` not found; there are: {all}"))
}

fn other_period(id: &str, asked: Period, every: Every) -> Failure {
    let (zh, en, sample) = match every {
        Every::Month => ("按月", "monthly", "2021-06"),
        Every::Quarter => ("按季", "quarterly", "2021-Q1"),
        Every::HalfYear => ("按半年", "half-yearly", "2021-H1"),
        Every::Year => ("按年", "yearly", "2021"),
    };
    Failure::new(
        USAGE,
        format!("“{id}”{zh}出版，没有 {asked} 这一期；期间写成 {sample}"),
        format!("`{id}` appears {en}, so there is no issue for {asked}; a period is {sample}"),
    )
}

fn no_issue(id: &str, period: Period) -> Failure {
    let (zh, en) = (period.label(Lang::Zh), period.label(Lang::En));
    Failure::new(NOT_FOUND, format!("“{id}”没有{zh}这一期"), format!("`{id}` has no issue for {en}"))
}

/// An issue none of whose figures has a value says nothing.
fn nothing_filed(issue: &Issue) -> Failure {
    let (zh, en) = (issue.period.label(Lang::Zh), issue.period.label(Lang::En));
    Failure::new(
        FAILED,
        format!("公报没有写出：截至所问时刻，{zh}没有任何一个数字有数据"),
        format!("nothing was written: as of the moment asked, no figure of {en} has a value"),
    )
}

fn refused(checked: &Checked) -> Failure {
    let lines = |all: Vec<&str>| all.join("\n  ");
    let zh = lines(checked.wrong.iter().map(|t| t.zh.as_str()).collect());
    let en = lines(checked.wrong.iter().map(|t| t.en.as_str()).collect());
    Failure::new(
        FAILED,
        format!("公报没有写出：正文有 {} 处与台账不一致\n  {zh}", checked.wrong.len()),
        format!("nothing was written: {} claims of the text are contradicted by the ledger\n  {en}", checked.wrong.len()),
    )
}
