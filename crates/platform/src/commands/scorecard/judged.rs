//! A card scored for a period: what every command about scorecards begins with.

use super::gather::{Gathered, gather};
use crate::cli::Scenario;
use crate::commands::figure;
use crate::failure::{Failure, NOT_FOUND, USAGE};
use crate::workspace::Workspace;
use assessment::scorecard::{Board, Inputs, score};
use figures::{Moment, Period, Text};
use jiff::civil::Date;
use methodology::catalogue::{Catalogue, Scorecard};

/// What is asked.
pub struct Asked<'a> {
    /// Id of the card.
    pub id: &'a str,
    /// Period.
    pub period: Period,
    /// Day of the settings; the period's last without one.
    pub definition: Option<Date>,
    /// Up to when facts are known.
    pub as_of: Moment,
    /// What is to be otherwise.
    pub scenario: Option<&'a Scenario>,
}

/// What a board was made of.
pub struct Judged {
    /// The columns.
    pub inputs: Inputs,
    /// Names of the subjects.
    pub names: Vec<Text>,
    /// Who could be meant but is not judged.
    pub unclear: Vec<String>,
    /// What a scenario is marked with.
    pub watermark: Option<Text>,
}

/// Scores; the board is for the gate.
pub async fn judge(work: &Workspace, asked: &Asked<'_>) -> Result<(Board, Judged), Failure> {
    let watermark = asked.scenario.map(Scenario::watermark).transpose()?.flatten();
    let card = card(&work.catalogue, asked.id)?;
    let card = asked.scenario.map_or_else(|| Ok(card.clone()), |scenario| scenario.card(card.clone()))?;
    let gathered = gather(work, &card, asked.period, asked.as_of).await?;
    let gathered = asked.scenario.map_or(Ok(None), |s| s.inputs(&card, gathered.clone()).map(Some))?.unwrap_or(gathered);
    let Gathered { inputs, names, unclear } = gathered;
    let day = asked.definition.unwrap_or_else(|| asked.period.last_day());
    let board = score(&card, day, &inputs).map_err(|unfit| {
        let words = unfit.words();
        Failure::new(USAGE, words.zh, words.en)
    })?;
    Ok((board, Judged { inputs, names, unclear, watermark }))
}

/// A card of the packs.
pub fn card<'c>(catalogue: &'c Catalogue, id: &str) -> Result<&'c Scorecard, Failure> {
    catalogue.scorecards.get(id).ok_or_else(|| {
        let ids: Vec<&str> = catalogue.scorecards.keys().map(String::as_str).collect();
        let near = methodology::nearest_of(id, ids.into_iter(), 3).join(", ");
        Failure::new(
            NOT_FOUND,
            format!("没有评分卡“{id}”；相近的有：{near}"),
            format!("there is no scorecard `{id}`; the nearest are {near}"),
        )
    })
}

/// A day of the command line.
pub fn day(text: Option<&str>) -> Result<Option<Date>, Failure> {
    let read = |text: &str| text.parse().map_err(|_| Failure::usage(("定义日期", "day of the definitions"), text, "2021-12-31"));
    text.map(read).transpose()
}

/// A period of the command line.
pub fn period(text: &str) -> Result<Period, Failure> {
    figure::period(text)
}
