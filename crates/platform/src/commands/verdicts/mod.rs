//! An article against the ledger: what the command, the demo and the page share.

mod recorded;

use crate::commands::scorecard::{Asked, period};
use crate::failure::{FAILED, Failure};
use crate::workspace::Workspace;
use figures::{Figure, FigureId, Lang, Moment, Outcome};
use intake::article::Article;
use methodology::catalogue::Ranking;
use publication::claims::{JudgedFigure, JudgedRank, Report, Units, find, judge};
use publication::disclosure::{Disclosed, Gate};
use std::collections::BTreeMap;

/// Finds the claims of an article, computes the figures they want, and judges.
pub async fn check(work: &Workspace, article: &Article, as_of: Moment, audience: &str) -> Result<Report, Failure> {
    let found = find(article, &work.catalogue, None, &units(work, as_of).await?);
    let gate = crate::commands::figure::gate(work, audience)?;
    let wanted: Vec<FigureId> = found.wanted();
    let mut figures = BTreeMap::new();
    let mut answers = Vec::new();
    for figure in work.engine.figures_of(&wanted, as_of).await? {
        answers.extend(answered(figure)?);
    }
    for figure in gate.weigh(&work.engine, answers).await? {
        figures.insert(figure.id().clone(), judged(&gate.pass(figure)));
    }
    let ranks = ranks(work, &found.ranks_wanted(), as_of, &gate).await?;
    let mut report = judge(&found, &figures, &ranks);
    for (claim, answer) in recorded::recorded(work, &found, as_of, &gate).await? {
        report.settle(claim, answer);
    }
    Ok(report)
}

/// Years before that of a claim in which its ranking is looked for.
const YEARS: i16 = 3;

/// The ranks that claims ask for: of the claim's year, or of the newest before it of which there is one.
async fn ranks(work: &Workspace, wanted: &[(Ranking, String)], as_of: Moment, gate: &Gate) -> Result<Vec<JudgedRank>, Failure> {
    let mut found = Vec::new();
    for (ranking, period) in wanted {
        let none = JudgedRank { wanted: (ranking.clone(), period.clone()), rank: None, of: 0, period: period.clone(), estimated: false };
        let mut rank = none;
        let last = period.get(..4).and_then(|year| year.parse::<i16>().ok()).unwrap_or_else(|| as_of.day(work.zone()).year());
        for year in (last - YEARS..=last).rev() {
            if let Some((place, of, estimated)) = place(work, ranking, year, as_of, gate).await? {
                rank = JudgedRank { rank: Some(place), of, period: year.to_string(), estimated, ..rank };
                break;
            }
        }
        found.push(rank);
    }
    Ok(found)
}

/// The place of one in a year, as far as it may be seen: rank, how many are ranked, whether it is an estimate.
async fn place(work: &Workspace, ranking: &Ranking, year: i16, as_of: Moment, gate: &Gate) -> Result<Option<(u32, u32, bool)>, Failure> {
    let asked = Asked { id: &ranking.card, period: period(&year.to_string())?, definition: None, as_of, scenario: None };
    let (board, _) = crate::commands::scorecard::judge(work, &asked).await?;
    let seen = gate.scoreboard(board);
    let story = seen.find(&ranking.of).and_then(|subject| seen.story(subject));
    Ok(story.and_then(|story| Some((story.rank?, story.of, story.estimated))))
}

/// Reads an article out of a text, page, document or PDF, or says why not.
pub fn read(file: &str, bytes: &[u8], work: &Workspace, lang: Lang) -> Result<Article, Failure> {
    Article::from_bytes(file, bytes, &work.catalogue.lexicon).map_err(|issue| {
        let text = issue.render(lang);
        Failure::new(FAILED, text.clone(), text)
    })
}

/// Names of the register's units, as known at the moment. A remark in brackets behind a name is not printed with it.
async fn units(work: &Workspace, as_of: Moment) -> Result<Units, Failure> {
    let states = work.ledger.register_at(as_of.day(work.zone()), as_of).await?;
    let named = states.into_iter().filter_map(|s| Some((s.attributes.get("name")?.clone(), ("firm".to_owned(), s.unit))));
    let both = |(name, cell): (String, (String, String))| {
        let bare = name.strip_suffix('）').and_then(|rest| Some(rest.rsplit_once('（')?.0.to_owned()));
        bare.filter(|bare| !bare.is_empty()).map(|bare| (bare, cell.clone())).into_iter().chain([(name, cell)])
    };
    Ok(named.flat_map(both).collect())
}

/// A wanted figure; `None` when the question itself has no answer (no such member).
fn answered(figure: Result<Figure, indicators::RequestError>) -> Result<Option<Figure>, Failure> {
    match figure {
        Ok(figure) => Ok(Some(figure)),
        Err(indicators::RequestError::Ledger(error)) => Err(error.into()),
        Err(indicators::RequestError::Engine(error)) => Err(indicators::RequestError::Engine(error).into()),
        Err(_) => Ok(None),
    }
}

fn judged(figure: &Disclosed) -> JudgedFigure {
    JudgedFigure {
        value: figure.outcome().value(),
        unit: figure.measure().name().to_owned(),
        reason: match figure.outcome() {
            Outcome::Missing(reason) => Some(reason.words()),
            Outcome::Value(_) => None,
        },
    }
}
