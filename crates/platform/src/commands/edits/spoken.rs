//! What people said of issues: which are explained, which are exempted, and what that makes of them.

use crate::failure::Failure;
use crate::workspace::Workspace;
use figures::{Class, Issue, Moment, Text};
use intake::Finding;
use jiff::civil::Date;
use ledger::{About, Decision, Exemption, Explanation};
use methodology::catalogue::Catalogue;

/// Explanations and exemptions as known at a moment.
pub struct Spoken {
    explanations: Vec<Explanation>,
    exemptions: Vec<Exemption>,
    day: Date,
}

/// What became of an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nobody said anything.
    Open,
    /// An exemption was asked for, by this number.
    Asked(i64),
    /// Explained by a note typed with the filing.
    Noted(String),
    /// Explained.
    Explained(Explanation),
    /// Exempted, by the request and its approval.
    Exempted(Box<(Exemption, Decision)>),
}

impl State {
    /// Word for scripts.
    pub fn word(&self) -> &'static str {
        match self {
            State::Open => "open",
            State::Asked(_) => "asked",
            State::Noted(_) | State::Explained(_) => "explained",
            State::Exempted(_) => "exempted",
        }
    }

    /// Whether somebody still has to do something about the issue.
    pub fn is_open(&self) -> bool {
        matches!(self, State::Open | State::Asked(_))
    }
}

impl Spoken {
    /// All that was known at a moment.
    pub async fn read(work: &Workspace, as_of: Moment) -> Result<Self, Failure> {
        let (explanations, exemptions) = (work.ledger.explanations(as_of).await?, work.ledger.exemptions(as_of).await?);
        Ok(Spoken { explanations, exemptions, day: as_of.day(work.zone()) })
    }

    /// Requests that nobody has decided on.
    pub fn waiting(&self) -> impl Iterator<Item = &Exemption> {
        self.exemptions.iter().filter(|e| e.decisions.is_empty())
    }

    /// What became of an issue of a class; exemptions go before explanations, later words before earlier ones.
    pub fn state(&self, catalogue: &Catalogue, issue: &About, class: Class, note: Option<&str>) -> State {
        let may_exempt = catalogue.edits.get(&issue.edit).is_some_and(|edit| edit.may_exempt(class));
        let about = || self.exemptions.iter().rev().filter(|e| may_exempt && e.about.covers(issue));
        if let Some((exemption, approval)) = about().find_map(|e| Some((e, e.in_force(self.day)?))) {
            return State::Exempted(Box::new((exemption.clone(), approval.clone())));
        }
        let explained = self.explanations.iter().rev().find(|e| e.about.covers(issue));
        if let Some(explanation) = explained.filter(|_| matches!(class, Class::B | Class::C)) {
            return State::Explained(explanation.clone());
        }
        if let Some(waiting) = about().find(|e| e.decisions.is_empty()) {
            return State::Asked(waiting.id);
        }
        // A note has made C of what was B, and explains what is C by itself.
        match note.filter(|_| class == Class::C) {
            Some(note) => State::Noted(note.to_owned()),
            None => State::Open,
        }
    }

    /// The issues of a file as they weigh after what was said: an exempted one blocks nothing and is named, one that
    /// was to be explained and is weighs one class less.
    pub fn weigh(&self, catalogue: &Catalogue, finding: Finding) -> Issue {
        let about = about(&finding);
        match self.state(catalogue, &about, finding.issue.class, None) {
            State::Exempted(held) => said(finding.issue.of_class(Class::D), &exempted(&held.0, &held.1)),
            State::Explained(explanation) => {
                let class = if finding.issue.class == Class::B { Class::C } else { Class::D };
                said(finding.issue.of_class(class), &explained(&explanation))
            }
            _ => finding.issue,
        }
    }
}

/// What an issue of a filing is about.
pub fn about(finding: &Finding) -> About {
    About {
        edit: finding.edit().to_owned(),
        unit: Some(finding.unit.as_str().to_owned()),
        form: Some(finding.form.clone()).filter(|form| !form.is_empty()),
        period: Some(finding.period.to_string()),
        item: finding.item.clone(),
    }
}

fn said(mut issue: Issue, words: &Text) -> Issue {
    issue.reason = Text::new(format!("{}（{}）", issue.reason.zh, words.zh), format!("{} ({})", issue.reason.en, words.en));
    issue
}

/// `已豁免 3：执法检查调整，统计员甲申请，科长乙批准，至 2021-10-01`.
pub fn exempted(exemption: &Exemption, approval: &Decision) -> Text {
    let (id, reason, asked, approved) = (exemption.id, &exemption.said.text, &exemption.said.person, &approval.said.person);
    let until = |before: &str, after: &str| exemption.until.map(|day| format!("{before}{day}{after}")).unwrap_or_default();
    Text::new(
        format!("已豁免 {id}：{reason}，{asked}申请，{approved}批准{}", until("，至 ", " 前")),
        format!("exempted by {id}: {reason}; asked by {asked}, approved by {approved}{}", until(", before ", "")),
    )
}

/// `已说明：接到大订单，统计员甲`.
pub fn explained(explanation: &Explanation) -> Text {
    let (text, person) = (&explanation.said.text, &explanation.said.person);
    Text::new(format!("已说明：{text}，{person}"), format!("explained: {text}; {person}"))
}
