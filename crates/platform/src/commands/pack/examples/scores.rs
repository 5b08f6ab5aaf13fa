//! Expected scores of a worked example.

use crate::commands::scorecard::{Asked, day, grade, judge, period};
use crate::failure::Failure;
use crate::workspace::Workspace;
use assessment::scorecard::Board;
use figures::{CreditCode, Decimal, round};
use methodology::catalogue::Expectation;
use std::collections::BTreeMap;

/// What did not come out as written.
pub async fn faults(work: &Workspace, expected: &Expectation, codes: &BTreeMap<String, CreditCode>) -> Result<Vec<String>, Failure> {
    let Expectation::Score { card, period: of_period, of, shown, as_of, definition, rank, grade: class, values } = expected else {
        return Ok(Vec::new());
    };
    let asked = Asked {
        id: card,
        period: period(of_period)?,
        definition: day(definition.as_deref())?,
        as_of: work.moment(as_of.as_deref())?,
        scenario: None,
    };
    let (board, _) = judge(work, &asked).await?;
    let code = codes.get(of).map_or(of.as_str(), CreditCode::as_str);
    let Some(subject) = board.subjects.iter().position(|s| s == code) else {
        return Ok(vec![format!("{card}@{of_period}: {of} is not judged")]);
    };
    let entity = board.entity(subject);
    let mut faults = Vec::new();
    let mut differ = |what: &str, wanted: &str, got: String| {
        if wanted != got {
            faults.push(format!("{card}@{of_period} of {of}: {what} {wanted} expected, {got} found"));
        }
    };
    let because = || board.unranked(entity).map_or_else(|| "none".to_owned(), |because| because.why.code().to_owned());
    let without_score = || board.because(entity).map_or_else(|| "none".to_owned(), |because| because.why.code().to_owned());
    differ("score", shown, board.shown[entity].map_or_else(without_score, |score| score.to_string()));
    if let Some(rank) = rank {
        differ("rank", rank, board.rank(entity).map_or_else(because, |rank| rank.to_string()));
    }
    if let Some(class) = class {
        differ("class", class, grade(&board.card, board.final_classes[subject]));
    }
    for (id, wanted) in values {
        differ(id, wanted, value(&board, subject, id, wanted));
    }
    Ok(faults)
}

/// The value of a term with as many digits as are written, or why there is none.
fn value(board: &Board, subject: usize, id: &str, wanted: &str) -> String {
    let Some(term) = board.card.terms.iter().position(|term| term.id == id) else { return "no such term".to_owned() };
    let digits = wanted.split_once('.').map_or(0, |(_, digits)| digits.chars().count());
    let story = board.explain(subject);
    match story.terms[term].value {
        Some(value) => {
            let exact = Decimal::from_scientific(&format!("{value:.15e}")).unwrap_or_default();
            round(exact, u32::try_from(digits).unwrap_or_default()).to_string()
        }
        None => story.terms[term].measured.as_ref().and_then(|m| m.why).map_or("none", |why| why.code()).to_owned(),
    }
}
