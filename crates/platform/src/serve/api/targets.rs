//! Targets of a year against their figures: how much is there, how much is due, what the rest of the year has to bring.

use super::extract::Words;
use super::words::MomentText;
use crate::access::{Right, Subject};
use crate::commands::targets::{Listing, Row, Until, Wanted, aim, done, listed, percent};
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use crate::serve::tongue::Tongue;
use crate::wire::plain;
use assessment::why::Why;
use axum::Json;
use axum::extract::State;
use figures::{Decimal, Lang, Text};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// Which targets.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Year of the targets.
    #[param(minimum = 1900, maximum = 2999, example = 2021)]
    year: i16,
    /// Targets of all areas within it; of all where none is named.
    area: Option<String>,
    #[param(inline, value_type = Option<MomentText>)]
    as_of: Option<String>,
    #[allow(dead_code)]
    lang: Option<String>,
}

/// Targets.
#[derive(Debug, Serialize, ToSchema)]
pub struct TargetBodies {
    year: i16,
    items: Vec<TargetBody>,
    /// How many are of single units that the caller may not see.
    withheld: usize,
}

/// A target, and how it stands.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TargetBody {
    target: String,
    title: String,
    area: String,
    period: String,
    /// As it was stated.
    aim: String,
    /// Who set it, by what document.
    issuer: String,
    document: Option<String>,
    /// How often it was stated anew.
    revisions: usize,
    /// Id of the figure it is held against.
    figure: Option<String>,
    /// The figure, and the last month of it.
    done: AnswerBody,
    through: Option<String>,
    /// What part of the target there is, in per cent.
    completion: AnswerBody,
    /// What part of the time is gone, in per cent.
    time: Option<String>,
    /// What part is due by now, in per cent.
    due: AnswerBody,
    /// `reached`, `on_pace`, `behind`, `missed`, `short`, `within`, `ahead`, `exceeded`.
    verdict: Option<String>,
    /// The same in words, or why there is none.
    said: String,
    /// Due less figure: negative where there is more.
    behind: AnswerBody,
    /// What each remaining month has to bring.
    needed: AnswerBody,
    /// What the period may end with.
    forecast: AnswerBody,
    /// From where to where that may be.
    band: Option<[String; 2]>,
    /// Bars of one scale, on which the target is a hundred: figure, time, due.
    bars: BulletBody,
}

impl TargetBody {
    /// What it is about.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What there is of it, as it is printed.
    pub fn shown(&self) -> &str {
        &self.done.shown
    }

    /// How it stands, in a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        let (title, said, aim) = (&self.title, &self.said, &self.aim);
        let behind = &self.behind.shown;
        match lang {
            Lang::Zh => format!("{title}：{said}，{behind}（{aim}）"),
            Lang::En => format!("{title}: {said}, {behind} ({aim})"),
        }
    }
}

/// An answer as it is printed, with the exact number; or why there is none.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnswerBody {
    value: Option<String>,
    shown: String,
}

/// Places on a scale on which the target is a hundred.
#[derive(Debug, Serialize, ToSchema)]
pub struct BulletBody {
    done: Option<String>,
    time: Option<String>,
    due: Option<String>,
}

/// Targets of a year as the caller may see them, each with what there is, what is due and what the rest has to bring.
#[utoipa::path(get, path = "/targets", tag = "figures", params(Asked), responses((status = 200, body = TargetBodies)), extensions(("x-right" = json!("figures.read")), ("x-problems" = json!(["not-found"]))))]
pub async fn list(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    Words(asked): Words<Asked>,
) -> Result<Json<TargetBodies>, Problem> {
    let until = Until { as_of: house.work.moment(asked.as_of.as_deref())?, through: None };
    let gate = caller.gate(&house, asked.area.as_deref(), None)?;
    let wanted = Wanted { year: asked.year, area: asked.area.as_deref(), until };
    let told = listed(&house.work, gate, wanted, |listing| bodies(listing, (&house, &caller), lang)).await?;
    Ok(Json(told))
}

/// Those of the park, and of the places that the caller is for.
fn bodies(listing: &Listing<'_>, (house, caller): (&House, &Caller), lang: Lang) -> TargetBodies {
    let whole = house.work.catalogue.default_area.as_deref();
    let reached = |area: &str| Some(area) == whole || caller.may(Right::FiguresRead, &Subject::Area(area)).is_ok();
    let rows = listing.rows.iter().filter(|row| reached(&row.thread.current.area));
    TargetBodies { year: listing.year, items: rows.map(|row| body(row, lang)).collect(), withheld: listing.withheld }
}

/// A target as it stands.
pub fn body(row: &Row<'_>, lang: Lang) -> TargetBody {
    let (target, progress) = (row.thread.current, &row.progress);
    let share = |share: &assessment::share::Share| (share.percent(), percent(*share));
    let place = |share: Option<Decimal>| share.map(plain);
    let forecast = progress.forecast.as_ref().ok();
    TargetBody {
        target: target.target.clone(),
        title: row.title.get(lang).to_owned(),
        area: row.area.get(lang).to_owned(),
        period: target.period.label(lang),
        aim: aim(target, lang),
        issuer: target.issuer.clone(),
        document: target.document.clone(),
        revisions: row.thread.said.len().saturating_sub(1),
        figure: row.found.figure.as_ref().map(|figure| figure.id().to_string()),
        done: answer(&done(row), lang, |(amount, _)| (Some(*amount), row.amount(*amount, lang))),
        through: row.found.window.map(|window| window.month().label(lang)),
        completion: answer(&progress.completion, lang, share),
        time: progress.time.map(percent),
        due: answer(&progress.due, lang, |due| share(&due.share)),
        verdict: progress.verdict.as_ref().ok().map(|verdict| verdict.word().to_owned()),
        said: progress.verdict.as_ref().map_or_else(|why| why.words(), |verdict| verdict.label()).get(lang).to_owned(),
        behind: answer(&progress.behind, lang, |amount| (Some(*amount), lack(row, *amount, lang))),
        needed: answer(&progress.needed, lang, |needed| (Some(needed.per_month), row.rate(needed.per_month, lang))),
        forecast: answer(&progress.forecast, lang, |forecast| (Some(forecast.point), row.amount(forecast.point, lang))),
        band: forecast.and_then(|forecast| forecast.band).map(|(low, high)| [row.amount(low, lang), row.amount(high, lang)]),
        bars: BulletBody {
            done: place(progress.completion.as_ref().ok().and_then(|share| share.percent())),
            time: place(progress.time.and_then(|share| share.percent())),
            due: place(progress.due.as_ref().ok().and_then(|due| due.share.percent())),
        },
    }
}

/// What is missing of what is due, or how much there is beyond it.
fn lack(row: &Row<'_>, amount: Decimal, lang: Lang) -> String {
    let text = row.difference(amount, lang);
    let (zh, en) = if amount.is_sign_negative() { ("超前", "ahead by") } else { ("落后", "behind by") };
    if amount.is_zero() { text } else { format!("{} {text}", Text::new(zh, en).get(lang)) }
}

/// How far it is from what is due, in per cent of the target; nothing where it is not off.
pub fn lag(row: &Row<'_>) -> Option<Decimal> {
    let progress = &row.progress;
    progress.verdict.as_ref().ok().filter(|verdict| verdict.is_off())?;
    let (done, due) = (progress.completion.as_ref().ok()?.percent()?, progress.due.as_ref().ok()?.share.percent()?);
    Some((due - done).abs())
}

fn answer<T>(of: &Result<T, Why>, lang: Lang, show: impl Fn(&T) -> (Option<Decimal>, String)) -> AnswerBody {
    match of {
        Ok(found) => {
            let (value, shown) = show(found);
            AnswerBody { value: value.map(plain), shown }
        }
        Err(why) => AnswerBody { value: None, shown: why.words().get(lang).to_owned() },
    }
}
