//! When an amount is of: the period its words, its sentence, its paragraph or its article give it.

use super::super::claim::{Assumed, Claim};
use super::assemble::{Assembler, Draft};
use super::period::{self, Role, Spoken};
use super::scene::Scene;
use super::{chars, words};

impl Assembler<'_> {
    /// `到2025年`: what is said is to be so by then.
    pub(super) fn is_by(&self, scene: &Scene, at: usize) -> bool {
        let said = scene.periods.iter().rfind(|p| p.end <= at && p.role == Role::Plain);
        let moved = |p: &Spoken| {
            let before = &self.text[scene.sentence.start..p.start];
            before.len() > 1 && "升降长增落高减低扩".contains(before[before.len() - 2])
        };
        let next = |p: &Spoken| chars::one_at(self.text, p.start, &["明年", "后年"]).is_some();
        said.is_some_and(|p| next(p) || !moved(p) && chars::one_ending(&self.text[scene.sentence.start..p.start], &["到", "至"]).is_some())
    }

    /// The period said, else that of the sentence before, else the article's.
    pub(super) fn set_period(&self, claim: &mut Claim, scene: &Scene, draft: &Draft) {
        let amount = draft.amount;
        claim.base = scene.base_at(draft.since, amount.words_start);
        let said = scene.period_at(self.text, amount.words_start);
        if scene.of_base(self.text, amount.words_start).is_some() {
            claim.base = None;
        }
        let filed = claim.indicator.as_ref().is_some_and(|id| self.catalogue.indicators.contains_key(id));
        let said = said.map(|p| if filed { self.cumulative(scene, draft, p) } else { p });
        self.give_period(claim, scene, said);
        if self.is_from(scene, draft) {
            claim.period = period::year_before(&claim.period).unwrap_or_default();
        }
    }

    /// `截至6月底累计`: from the beginning of the year, where the text says that it adds up.
    fn cumulative(&self, scene: &Scene, draft: &Draft, period: String) -> String {
        let until = scene.periods.iter().rfind(|p| p.end <= draft.amount.words_start && p.period == period && p.period.len() == 7);
        let until = until.filter(|p| chars::one_at(self.text, p.start, &["截至", "截止", "到"]).is_some());
        let adds = until.is_some_and(|p| chars::first_of(&self.text[p.end..draft.amount.words_start], words::CUMULATIVE).is_some());
        if adds { format!("{}-01..{}", &period[..4], &period[5..]) } else { period }
    }

    /// `由90.8%下降到88.1%`: the number left behind is that of a year before, where no other time is said.
    fn is_from(&self, scene: &Scene, draft: &Draft) -> bool {
        let from = draft.amount.words_start;
        let marked = chars::one_ending(&self.text[draft.clause.min(from)..from], &["由", "从"]).is_some();
        let rest = &self.text[draft.amount.end..scene.sentence.end.min(draft.amount.end + 8)];
        marked && chars::first_of(rest, words::FROM_TO).is_some()
    }

    /// Gives a claim the period said, else that of the sentence before, else the article's.
    pub fn give_period(&self, claim: &mut Claim, scene: &Scene, said: Option<String>) {
        let said = said.or_else(|| scene.carried.clone());
        if said.is_none() && self.reporting.is_some() {
            claim.assumed.push(Assumed::Period);
        }
        claim.period = said.or_else(|| self.reporting.clone()).unwrap_or_default();
    }
}
