//! What is said about a name: no unit bears it, a unit was taken by it, or it does not go with the code beside it.

use super::{Candidate, Match, Matcher};
use figures::{Class, CreditCode, Issue, Place, Text};
use jiff::civil::Date;

impl Matcher<'_> {
    /// What is to be said of a row without a code after `find` looked for its name: which unit was taken
    /// (class D), or that none was, with those it may be.
    pub fn issue(&self, found: &Match, name: &str, day: Date, place: Place) -> Issue {
        match found {
            Match::Exact(unit) => firm_by_name(unit, name, self.why(name, day), place),
            Match::Candidates(candidates) => unknown_firm(name, candidates, place),
            Match::None => unknown_firm(name, &[], place),
        }
    }

    /// Whether the name beside a registered code is another unit's, or nobody's. A name that another unit bears on
    /// the day blocks: which of the two is meant is not guessed. One that is only nearer to another, or a former
    /// one, is of class C; a short or mistyped name that is nearest to the code's own unit is let pass.
    pub fn mismatch(&self, unit: &CreditCode, name: &str, day: Date, place: Place) -> Option<Issue> {
        let own = self.name(unit, day)?;
        let other = match self.find(name, day) {
            Match::Exact(found) if found == *unit => return None,
            Match::Exact(found) => Some(found),
            Match::Candidates(candidates) if nearest(&candidates).any(|c| c.unit == *unit) => return None,
            Match::Candidates(candidates) => nearest(&candidates).next().map(|c| c.unit.clone()),
            Match::None if name.trim().is_empty() => return None,
            Match::None => None,
        };
        let borne = other.as_ref().is_some_and(|found| self.bears(found, name, day));
        let other = other.map(|found| (self.name(&found, day).unwrap_or_default(), found));
        Some(code_name_mismatch((unit, own), name, (other, borne), place))
    }
}

/// The first and those as near as it.
fn nearest(candidates: &[Candidate]) -> impl Iterator<Item = &Candidate> {
    let best = candidates.first().map(|c| c.confidence);
    candidates.iter().filter(move |c| Some(c.confidence) == best)
}

fn unknown_firm(name: &str, candidates: &[Candidate], place: Place) -> Issue {
    let reason = Text::new(format!("名录库中没有名称为“{name}”的单位"), format!("no unit of the register is named `{name}`"));
    let issue = Issue::blocking("unknown-firm", place, reason);
    if candidates.is_empty() {
        return issue.hint(
            "请填写统一社会信用代码，单位以代码为准；新单位先导入名录",
            "write the credit code, which decides; a new unit is imported with the register first",
        );
    }
    let zh: Vec<String> = candidates.iter().map(|c| format!("{}（{}，{}%）", c.name, c.unit, c.confidence)).collect();
    let en: Vec<String> = candidates.iter().map(|c| format!("{} ({}, {}%)", c.name, c.unit, c.confidence)).collect();
    issue.hint(
        format!("可能是 {}；单位以统一社会信用代码为准，请填写代码", zh.join("、")),
        format!("perhaps {}; the credit code decides and is to be written", en.join(", ")),
    )
}

fn firm_by_name(unit: &CreditCode, name: &str, why: Option<Text>, place: Place) -> Issue {
    let (zh, en) = why.map_or_else(Default::default, |w| (format!("（{}）", w.zh), format!(" ({})", w.en)));
    let reason = Text::new(
        format!("没有统一社会信用代码，按名称“{name}”认定为 {unit}{zh}"),
        format!("there is no credit code; by the name `{name}` the unit is {unit}{en}"),
    );
    let issue = Issue::blocking("firm-by-name", place, reason).of_class(Class::D);
    issue.hint("请核对并补填代码", "compare it and add the code")
}

fn code_name_mismatch(
    (unit, own): (&CreditCode, &str),
    name: &str,
    (other, borne): (Option<(&str, CreditCode)>, bool),
    place: Place,
) -> Issue {
    let (zh, en) = match other {
        Some((_, found)) if borne => (format!("这是 {found} 的名称"), format!("which is the name of {found}")),
        Some((theirs, found)) => (format!("更像是“{theirs}”（{found}）"), format!("which is nearer to `{theirs}` ({found})")),
        None => ("名录库中没有这个名称".to_owned(), "which no unit of the register is named".to_owned()),
    };
    let reason = Text::new(
        format!("代码 {unit} 的单位是“{own}”，而名称写作“{name}”，{zh}"),
        format!("the code {unit} is that of `{own}`, the name is written `{name}`, {en}"),
    );
    let issue = Issue::blocking("code-name-mismatch", place, reason);
    if borne {
        return issue.hint(
            "代码与名称应属同一单位；可能错行，或代码粘贴有误",
            "code and name belong to one unit; rows may be shifted or a code pasted wrongly",
        );
    }
    let issue = issue.of_class(Class::C);
    issue.hint("可能错行，或代码粘贴有误；单位以代码为准", "rows may be shifted or a code pasted wrongly; the code decides")
}
