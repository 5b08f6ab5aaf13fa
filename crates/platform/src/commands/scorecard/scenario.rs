//! What would be otherwise: a scenario is never a score, and everything made of it says so.

use super::gather::Gathered;
use crate::cli::Scenario;
use crate::failure::{Failure, NO_RIGHT, NOT_FOUND, USAGE};
use assessment::scorecard::{Column, name_of};
use figures::{Decimal, Measure, Quantity, Text};
use methodology::catalogue::{Parameter, Scorecard};

impl Scenario {
    /// Whether anything is to be otherwise.
    pub fn changes(&self) -> bool {
        !(self.without.is_empty() && self.set.is_empty() && self.weight.is_empty())
    }

    /// What everything made of it is marked with; nothing where nothing is otherwise.
    ///
    /// # Errors
    /// Where something is to be otherwise without a name: then it would be a score.
    pub fn watermark(&self) -> Result<Option<Text>, Failure> {
        if let Some(name) = self.scenario.as_deref().filter(|name| name.trim().is_empty() || name.chars().any(char::is_control)) {
            return Err(Failure::usage(("情景名称", "name of the scenario"), name, "without Z01"));
        }
        match &self.scenario {
            Some(name) => Ok(Some(Text::new(
                format!("情景测算“{name}”：不是评价结果，不作排名依据，不得公布"),
                format!("scenario `{name}`: no result of an evaluation, no ground for a ranking, not to be published"),
            ))),
            None if !self.without.is_empty() => Err(Failure::new(
                NO_RIGHT,
                "评价对象只随名录事件增减，不能为提高得分剔除；要看“若没有它”，用 --scenario 名称 作情景测算",
                "who is judged changes with events of the register only and nobody is left out for a better score; --scenario NAME shows what would be without, marked as a scenario",
            )),
            None if self.changes() => Err(Failure::new(
                NO_RIGHT,
                "得分只由台账和方法得出，不能另改数值或权重；要看“若改动”，用 --scenario 名称 作情景测算",
                "scores come of the book and the card alone; --scenario NAME shows what other values or weights would give, marked as a scenario",
            )),
            None => Ok(None),
        }
    }

    /// That one who may see only itself changes nothing of others: what becomes of its own score would tell theirs. Whether a
    /// code is judged is not said either.
    ///
    /// # Errors
    /// Where anything else than its own values is to be otherwise.
    pub fn only_of(&self, own: &str) -> Result<(), Failure> {
        let of_itself = |said: &String| said.split_once(':').is_some_and(|(code, _)| code == own);
        if self.without.is_empty() && self.weight.is_empty() && self.set.iter().all(of_itself) {
            return Ok(());
        }
        Err(Failure::new(NO_RIGHT, "只能改动本单位自己的数值作情景测算", "a scenario may change the values of the unit itself only"))
    }

    /// The card with other weights.
    pub fn card(&self, mut card: Scorecard) -> Result<Scorecard, Failure> {
        for said in &self.weight {
            let (id, weight) = said.split_once('=').ok_or_else(|| Failure::usage(("权重", "weight"), said, "tax=40"))?;
            let weight: Decimal = weight.parse().map_err(|_| Failure::usage(("权重", "weight"), said, "tax=40"))?;
            let ids: Vec<String> = card.terms.iter().map(|t| t.id.clone()).collect();
            let Some(term) = card.terms.iter_mut().find(|t| t.id == id) else {
                return Err(unknown("评分项", "term", id, &ids));
            };
            let measure = Measure::parse("1").ok_or_else(|| Failure::usage(("权重", "weight"), said, "tax=40"))?;
            term.weight = Parameter::fixed(Quantity { amount: weight, measure });
        }
        Ok(card)
    }

    /// Those judged without some, and with other values.
    pub fn inputs(&self, card: &Scorecard, mut gathered: Gathered) -> Result<Gathered, Failure> {
        for said in &self.set {
            set(card, &mut gathered, said)?;
        }
        for code in &self.without {
            if !gathered.inputs.subjects.contains(code) {
                return Err(Failure::new(NOT_FOUND, format!("没有评价对象 {code}"), format!("{code} is not judged")));
            }
        }
        let stays = |row: &usize| !self.without.contains(&gathered.inputs.subjects[*row]);
        let rows: Vec<usize> = (0..gathered.inputs.subjects.len()).filter(stays).collect();
        Ok(gathered.only(&rows))
    }
}

/// `CODE:MJ-1.01=120`
fn set(card: &Scorecard, gathered: &mut Gathered, said: &str) -> Result<(), Failure> {
    let wrong = || Failure::usage(("改动", "change"), said, "CODE:MJ-1.01=120, CODE:land.used=50");
    let (code, rest) = said.split_once(':').ok_or_else(wrong)?;
    // A name may have an equals sign of its own: tenants(land where status = "…").
    let (name, value) = rest.rsplit_once('=').ok_or_else(wrong)?;
    let value: Option<Decimal> = if value.is_empty() { None } else { Some(value.parse().map_err(|_| wrong())?) };
    let names: Vec<String> = card.operands.iter().map(name_of).collect();
    let Some(at) = names.iter().position(|n| n == name) else { return Err(unknown("数据项", "value", name, &names)) };
    let Some(row) = gathered.inputs.subjects.iter().position(|s| s == code) else {
        return Err(Failure::new(NOT_FOUND, format!("没有评价对象 {code}"), format!("{code} is not judged")));
    };
    match gathered.inputs.columns.get_mut(at) {
        Some(Column::Amounts(values)) => {
            values[row] = value;
            Ok(())
        }
        _ => Err(wrong()),
    }
}

fn unknown(zh: &str, en: &str, found: &str, all: &[String]) -> Failure {
    let list = all.join(", ");
    Failure::new(USAGE, format!("没有{zh}“{found}”；有：{list}"), format!("there is no {en} `{found}`; there are {list}"))
}
