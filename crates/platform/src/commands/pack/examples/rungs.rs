//! Expected verdicts of a worked example.

use crate::commands::ladder::{Gathered, gather, held, judged};
use crate::failure::Failure;
use crate::workspace::Workspace;
use assessment::ladder::judge::asked;
use assessment::ladder::{Board, Held, Measure};
use figures::{CreditCode, Decimal, round};
use jiff::civil::Date;
use methodology::catalogue::{Expectation, Range};
use publication::write::rungs::word;
use std::collections::BTreeMap;

/// What was gathered for the verdicts of an example, once for each title and day.
#[derive(Default)]
pub struct Asked {
    gathered: BTreeMap<(String, Date), Gathered>,
    records: Option<Vec<Held>>,
}

impl Asked {
    /// What did not come out as written.
    pub async fn faults(
        &mut self,
        work: &Workspace,
        expected: &Expectation,
        codes: &BTreeMap<String, CreditCode>,
    ) -> Result<Vec<String>, Failure> {
        let Expectation::Rung { title, of, at, set, .. } = expected else { return Ok(Vec::new()) };
        let code = codes.get(of).map_or(of.as_str(), CreditCode::as_str);
        let gathered = self.gather(work, title, *at).await?;
        let records = self.records.as_deref().unwrap_or_default();
        let set: Vec<String> = set.iter().map(|said| format!("{code}:{said}")).collect();
        let (board, _) = judged(&work.catalogue, gathered, (&[title], *at), records, &set)?;
        let said = format!("{title} of {of} at {at} {set:?}");
        let Some(subject) = board.find(code) else { return Ok(vec![format!("{said}: not judged")]) };
        Ok(compared(&board, subject, expected).into_iter().map(|fault| format!("{said}: {fault}")).collect())
    }

    async fn gather(&mut self, work: &Workspace, title: &str, at: Date) -> Result<Gathered, Failure> {
        let now = work.moment(None)?;
        if self.records.is_none() {
            self.records = Some(held(work, now).await?);
        }
        let key = (title.to_owned(), at);
        if let Some(found) = self.gathered.get(&key) {
            return Ok(found.clone());
        }
        let found = gather(work, &asked(&work.catalogue, &[title], at), at, now).await?;
        self.gathered.insert(key, found.clone());
        Ok(found)
    }
}

fn compared(board: &Board, subject: usize, expected: &Expectation) -> Vec<String> {
    let Expectation::Rung { verdict, rule, conditions, values, points, .. } = expected else { return Vec::new() };
    let Some(rung) = board.rungs.first() else { return vec!["no such title".to_owned()] };
    let mut faults = Vec::new();
    let mut differ = |what: &str, wanted: &str, got: &str| {
        if wanted != got {
            faults.push(format!("{what} {wanted} expected, {got} found"));
        }
    };
    differ("verdict", word(*verdict), word(rung.verdicts[subject]));
    if let Some(rule) = rule {
        differ("rule", rule, rung.rule.as_ref().map_or("none", |rule| &rule.id));
    }
    let place = |id: &str| rung.conditions.iter().position(|leaf| leaf.id == id);
    for (id, wanted) in conditions {
        let got = place(id).map_or("no such condition", |leaf| word(rung.leaf(leaf, subject)));
        differ(id, word(*wanted), got);
    }
    for (id, wanted) in values {
        let got = place(id).and_then(|leaf| board.has(0, leaf, subject));
        differ(id, wanted, &got.map_or_else(|| "nothing".to_owned(), |side| shown(&side, wanted)));
    }
    let scores = rung.rule.as_ref().map_or(&[][..], |rule| &rule.scores);
    for (id, wanted) in points {
        let at = scores.iter().position(|score| score.id == *id);
        let got = at.and_then(|at| rung.points(at, subject)).map_or_else(|| "no such score".to_owned(), range);
        differ(id, wanted, &got);
    }
    faults
}

fn range(range: Range) -> String {
    let (low, high) = (range.low.normalize(), range.high.normalize());
    if range.is_exact() { low.to_string() } else { format!("{low}-{high}") }
}

/// With as many digits as are written.
fn shown(side: &Measure, wanted: &str) -> String {
    let digits = wanted.split_once('.').map_or(0, |(_, digits)| digits.chars().count());
    let amount = |amount: Decimal| round(amount, u32::try_from(digits).unwrap_or_default()).to_string();
    match side {
        Measure::Amount(of) => amount(*of),
        Measure::Points(of) => range(*of),
        Measure::Word(word) => word.clone(),
        Measure::Flag(flag) => word(Some(*flag)).to_owned(),
    }
}
