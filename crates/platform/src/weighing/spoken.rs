//! What people said of issues: which are explained, which are exempted, and what that makes of them.

use crate::failure::Failure;
use crate::workspace::Workspace;
use figures::{Class, Decimal, Issue, Moment, Role, Text};
use intake::{Finding, Input};
use jiff::civil::Date;
use ledger::{About, Basis, Decision, Exemption, Explanation, Held, Said};
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
    /// Something was said of it when a value was another one; nobody since.
    Lapsed(Box<Earlier>),
    /// An exemption was asked for, by this number.
    Asked(i64),
    /// Explained by a note typed with the filing.
    Noted(String),
    /// Explained.
    Explained(Box<Explanation>),
    /// Exempted, by the request and its approval.
    Exempted(Box<(Exemption, Decision)>),
}

/// What was said when a value was another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Earlier {
    /// An explanation.
    Explanation(Explanation),
    /// An exemption that was approved.
    Exemption(Exemption),
}

/// An issue to which something said may apply.
pub struct Case<'a> {
    /// What it is about.
    pub about: &'a About,
    /// Its class.
    pub class: Class,
    /// The note typed with the filing.
    pub note: Option<&'a str>,
    /// The values it rests on.
    pub values: &'a [Held],
}

impl State {
    /// Word for scripts.
    pub fn word(&self) -> &'static str {
        match self {
            State::Open | State::Lapsed(_) => "open",
            State::Asked(_) => "asked",
            State::Noted(_) | State::Explained(_) => "explained",
            State::Exempted(_) => "exempted",
        }
    }

    /// Whether somebody still has to do something about the issue.
    pub fn is_open(&self) -> bool {
        matches!(self, State::Open | State::Lapsed(_) | State::Asked(_))
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

    /// What became of an issue; exemptions go before explanations, later words before earlier ones. What was said for
    /// other values holds no longer.
    pub fn state(&self, catalogue: &Catalogue, issue: &Case<'_>) -> State {
        let held = |basis: &Basis| basis.bears(issue.values);
        let exemptions = || self.exemptions_of(catalogue, issue).filter(|e| held(&e.basis));
        if let Some((exemption, approval)) = exemptions().find_map(|e| Some((e, e.in_force(self.day)?))) {
            return State::Exempted(Box::new((exemption.clone(), approval.clone())));
        }
        if let Some(explanation) = self.explanations_of(issue).find(|e| held(&e.basis)) {
            return State::Explained(Box::new(explanation.clone()));
        }
        if let Some(waiting) = exemptions().find(|e| e.decisions.is_empty()) {
            return State::Asked(waiting.id);
        }
        // A note has made C of what was B, and explains what is C by itself.
        match issue.note.filter(|_| issue.class == Class::C) {
            Some(note) => State::Noted(note.to_owned()),
            None => self.earlier(catalogue, issue).map_or(State::Open, |earlier| State::Lapsed(Box::new(earlier))),
        }
    }

    /// What was said of an issue while its values were others.
    fn earlier(&self, catalogue: &Catalogue, issue: &Case<'_>) -> Option<Earlier> {
        let exempted = self.exemptions_of(catalogue, issue).find(|e| e.in_force(self.day).is_some() && !e.basis.bears(issue.values));
        let explained = || self.explanations_of(issue).next();
        exempted.map(|e| Earlier::Exemption(e.clone())).or_else(|| explained().map(|e| Earlier::Explanation(e.clone())))
    }

    /// The explanations of an issue, the latest first, whatever its values.
    fn explanations_of(&self, issue: &Case<'_>) -> impl Iterator<Item = &Explanation> {
        let may_explain = matches!(issue.class, Class::B | Class::C);
        self.explanations.iter().rev().filter(move |e| may_explain && e.about.covers(issue.about))
    }

    /// The requests to exempt an issue, the latest first, whatever its values.
    fn exemptions_of(&self, catalogue: &Catalogue, issue: &Case<'_>) -> impl Iterator<Item = &Exemption> {
        let may_exempt = catalogue.edits.get(&issue.about.edit).is_some_and(|edit| edit.may_exempt(issue.class));
        self.exemptions.iter().rev().filter(move |e| may_exempt && e.about.covers(issue.about))
    }

    /// The issues of a file as they weigh after what was said: an exempted one blocks nothing and is named, one that
    /// was to be explained and is weighs one class less.
    pub fn weigh(&self, catalogue: &Catalogue, finding: &Finding) -> Issue {
        let (about, values, issue) = (about(finding), held(&finding.inputs), finding.issue.clone());
        match self.state(catalogue, &Case { about: &about, class: issue.class, note: None, values: &values }) {
            State::Exempted(held) => said(issue.of_class(Class::D), &exempted(&held.0, &held.1)),
            State::Explained(explanation) => {
                let class = if issue.class == Class::B { Class::C } else { Class::D };
                said(issue.of_class(class), &explained(&explanation))
            }
            State::Lapsed(earlier) => said(issue, &lapsed(&earlier, &values)),
            _ => issue,
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

/// The values an issue rests on, as what is said of it keeps them.
pub fn held(inputs: &[Input]) -> Vec<Held> {
    let one = |input: &Input| Held {
        form: Some(input.form.clone()),
        item: input.item.clone(),
        period: input.period.to_string(),
        role: input.role,
        value: input.value,
    };
    inputs.iter().map(one).collect()
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

/// `曾有说明（统计员甲：接到大订单），当时 B204-1.01 2021-06 为 1150，现为 1140，须重新说明`.
pub fn lapsed(earlier: &Earlier, values: &[Held]) -> Text {
    let (words, Said { person, text, .. }, basis) = match earlier {
        Earlier::Explanation(e) => (("说明", "an explanation"), &e.said, &e.basis),
        Earlier::Exemption(e) => (("豁免", "an exemption"), &e.said, &e.basis),
    };
    let changed = basis.changed(values);
    let zh: Vec<String> =
        changed.iter().map(|(now, then)| format!("{}{}现为 {}", name(now).zh, was(*then).zh, number(now.value).zh)).collect();
    let en: Vec<String> =
        changed.iter().map(|(now, then)| format!("{}{} now {}", name(now).en, was(*then).en, number(now.value).en)).collect();
    Text::new(
        format!("曾有{}（{person}：{text}），但数值已变：{}；原话不再适用", words.0, zh.join("，")),
        format!("{} ({person}: {text}) was for other values and holds no longer: {}", words.1, en.join(", ")),
    )
}

/// `B204-1.01 2020-06（同期）`; of a figure without a form.
pub fn name(held: &Held) -> Text {
    let form = held.form.as_ref().map(|form| format!("{form}.")).unwrap_or_default();
    let plain = format!("{form}{} {}", held.item, held.period);
    match held.role {
        Role::Current => Text::new(plain.clone(), plain),
        Role::SamePeriod => Text::new(format!("{plain}（同期）"), format!("{plain} (same period)")),
    }
}

fn was(then: Option<&Held>) -> Text {
    match then {
        Some(held) => Text::new(format!("当时为 {}，", number(held.value).zh), format!(" was {},", number(held.value).en)),
        None => Text::new("没有当时的数值，", " had no value kept,"),
    }
}

/// A value, or that there is none.
pub fn number(value: Option<Decimal>) -> Text {
    match value {
        Some(value) => Text::new(value.normalize().to_string(), value.normalize().to_string()),
        None => Text::new("空", "missing"),
    }
}
