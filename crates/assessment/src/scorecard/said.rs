//! What has to be said beside results: errors of a card with these data, and notes on single ones.

use super::normalise::Flaw;
use super::why::{Because, Why, name_of};
use figures::Text;
use methodology::catalogue::{Adjustment, Rule, Scorecard};

/// An error: those it is about have no score, or what was decided of them is not applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A term gives nothing to a ranking group.
    Flawed {
        /// Number of the term; of the whole the number of terms.
        term: usize,
        /// Number of the ranking group.
        group: usize,
        /// What is wrong.
        flaw: Flaw,
    },
    /// A decision about somebody who isn't judged.
    UnknownSubject(String),
    /// A class that the card doesn't have.
    UnknownGrade(String),
}

/// What a term lacks on the day, so that nothing can be made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lacking {
    /// Number of the term, or of the class where `setting` is [`Setting::Cut`].
    pub number: usize,
    /// What it lacks.
    pub setting: Setting,
    /// [`Why::Wanted`] or [`Why::NotInForce`].
    pub why: Why,
}

/// A setting of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// What is measured.
    Value,
    /// Its weight.
    Weight,
    /// Its base or target.
    Base,
    /// Its lower post.
    Low,
    /// Its upper post.
    High,
    /// Its cap.
    Cap,
    /// Its floor.
    Floor,
    /// Where a class ends.
    Cut,
}

/// A rule of the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleOf {
    /// The ranking group with this number.
    Group(usize),
    /// The exclusion.
    Exclusion(usize),
    /// The coefficient.
    Coefficient,
    /// The bonus.
    Bonus(usize),
    /// The penalty.
    Penalty(usize),
    /// The override.
    Override(usize),
}

/// Something to be said of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Whether a rule applies is not known, so it was not applied.
    Unknown(RuleOf),
    /// Of several judged as one, somebody had no value of an operand.
    Lacked {
        /// Number of the operand.
        operand: usize,
        /// Number of the subject.
        subject: u32,
    },
    /// Several judged as one disagree in an operand, and that of the largest counts.
    Disagree {
        /// Number of the operand.
        operand: usize,
        /// Number of the subject whose value counts.
        subject: u32,
    },
    /// Whose land it is, is not judged here, so that there is no class to take.
    LandlordElsewhere(String),
    /// Whose land it is has no class.
    LandlordUnclassed(u32),
    /// It leases from others that lease from it.
    Ring,
    /// The use of what it leases is one of which the class isn't taken.
    UseExcepted(String),
}

/// A note and the number of the entity, or of the subject, it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// Number of the row.
    pub row: u32,
    /// The note.
    pub note: Note,
}

impl Noted {
    /// A note on a row.
    pub fn new(row: u32, note: Note) -> Self {
        Noted { row, note }
    }
}

impl Fault {
    /// What is wrong, with the names of term and group.
    pub fn words(&self, card: &Scorecard) -> Text {
        match self {
            Fault::Flawed { term, group, flaw } => {
                let why = Because { term: Some(*term), why: Why::Flawed(*flaw) }.words(card);
                match card.groups.get(*group) {
                    Some(group) => Text::new(format!("{}组：{}", group.title.zh, why.zh), format!("{}: {}", group.title.en, why.en)),
                    None => why,
                }
            }
            Fault::UnknownSubject(code) => Text::new(
                format!("决定所涉的“{code}”不在评价范围内"),
                format!("`{code}`, of which something was decided, is not judged here"),
            ),
            Fault::UnknownGrade(grade) => Text::new(format!("没有等级“{grade}”"), format!("there is no grade `{grade}`")),
        }
    }
}

impl Lacking {
    /// What is lacking, with the name of the term or class.
    pub fn words(&self, card: &Scorecard) -> Text {
        let name = match self.setting {
            Setting::Cut => card.classes.as_ref().and_then(|classes| classes.grades.get(self.number)).map(|grade| grade.title.clone()),
            _ => card.terms.get(self.number).map(|term| term.title.clone()),
        };
        let (name, what, why) = (name.unwrap_or_default(), self.setting.words(), self.why.words(card));
        Text::new(format!("“{}”的{}：{}", name.zh, what.zh, why.zh), format!("{} of {}: {}", what.en, name.en, why.en))
    }
}

impl Setting {
    fn words(self) -> Text {
        match self {
            Setting::Value => Text::new("指标", "value"),
            Setting::Weight => Text::new("权重", "weight"),
            Setting::Base => Text::new("基准值", "base"),
            Setting::Low => Text::new("下限", "lower bound"),
            Setting::High => Text::new("上限", "upper bound"),
            Setting::Cap => Text::new("封顶", "cap"),
            Setting::Floor => Text::new("保底", "floor"),
            Setting::Cut => Text::new("界限", "cut"),
        }
    }
}

impl RuleOf {
    /// The name of the rule.
    pub fn title(self, card: &Scorecard) -> Text {
        let adjustment = |found: Option<&Adjustment>| found.map(|a| a.title.clone());
        let rule = |found: Option<&Rule>| found.map(|r| r.title.clone());
        let title = match self {
            RuleOf::Group(nth) => card.groups.get(nth).map(|group| group.title.clone()),
            RuleOf::Exclusion(nth) => rule(card.exclusions.get(nth)),
            RuleOf::Coefficient => adjustment(card.coefficient.as_ref()),
            RuleOf::Bonus(nth) => adjustment(card.bonuses.get(nth)),
            RuleOf::Penalty(nth) => adjustment(card.penalties.get(nth)),
            RuleOf::Override(nth) => rule(card.overrides.get(nth).map(|o| &o.rule)),
        };
        title.unwrap_or_default()
    }
}

impl Note {
    /// The note in words; subjects by their codes.
    pub fn words(&self, card: &Scorecard, subjects: &[String]) -> Text {
        let code = |subject: &u32| subjects.get(*subject as usize).cloned().unwrap_or_default();
        let operand = |nth: &usize| card.operands.get(*nth).map(name_of).unwrap_or_default();
        match self {
            Note::Unknown(rule) => {
                let title = rule.title(card);
                Text::new(
                    format!("“{}”的条件未知，未适用", title.zh),
                    format!("whether `{}` applies is not known, so it was not applied", title.en),
                )
            }
            Note::Lacked { operand: nth, subject } => {
                let (name, code) = (operand(nth), code(subject));
                Text::new(format!("合并计算中 {code} 缺 {name}"), format!("{code}, judged with others, has no {name}"))
            }
            Note::Disagree { operand: nth, subject } => {
                let (name, code) = (operand(nth), code(subject));
                Text::new(
                    format!("合并各方的 {name} 不一，取规模最大的 {code}"),
                    format!("those judged as one differ in {name}; that of the largest, {code}, counts"),
                )
            }
            Note::LandlordElsewhere(code) => Text::new(
                format!("土地所有方 {code} 不在评价范围内，保留自身等级"),
                format!("{code}, whose land it is, is not judged: its own class stays"),
            ),
            Note::LandlordUnclassed(subject) => {
                let code = code(subject);
                Text::new(
                    format!("土地所有方 {code} 没有等级，保留自身等级"),
                    format!("{code}, whose land it is, has no class: its own class stays"),
                )
            }
            Note::Ring => Text::new("租赁关系循环，保留自身等级", "the leases go in a ring: its own class stays"),
            Note::UseExcepted(usage) => {
                Text::new(format!("所租用地属“{usage}”，不随业主定级"), format!("it leases for `{usage}`, of which no class is inherited"))
            }
        }
    }
}
