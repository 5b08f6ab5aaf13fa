//! A growth taken apart: who pulls it, with the bars of its waterfall.

use super::extract::{Rows, Words};
use super::words::{BasisName, MaybeDecimal, MomentText, PeriodText, PriceName};
use crate::commands::contribution::{PERCENT, POINTS, Taken, left, taken, terms};
use crate::commands::figure::{basis, period, price};
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use crate::serve::tongue::Tongue;
use crate::wire::plain;
use axum::Json;
use axum::extract::State;
use figures::{Decimal, Lang, Outcome, Text, round};
use indicators::Request;
use publication::contribution::Shown;
use publication::parts;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// Members told one by one where nothing else is asked, and at most.
const SOME: u32 = 12;
const MOST: u32 = 200;

/// Which growth, and by what it is taken apart.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Id of an indicator that is a sum.
    #[param(example = "industry.output")]
    indicator: String,
    #[param(inline, value_type = PeriodText)]
    period: String,
    /// Dimension: one of those that the catalogue lists.
    #[param(example = "division")]
    by: String,
    /// Area; the whole park where none is named.
    area: Option<String>,
    #[param(inline, value_type = Option<BasisName>)]
    basis: Option<String>,
    #[param(inline, value_type = Option<PriceName>)]
    price: Option<String>,
    /// Members told one by one; the others are one.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    top: Option<Rows<MOST>>,
    /// Groups that overlap are listed without a sum; else they are refused.
    #[serde(default)]
    overlapping: bool,
    #[param(inline, value_type = Option<MomentText>)]
    as_of: Option<String>,
    #[allow(dead_code)]
    lang: Option<String>,
}

/// A growth with its parts.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ContributionBody {
    /// Id of the growth.
    figure: String,
    title: String,
    growth: PrintedCell,
    /// The greatest pull first.
    members: Vec<ApartMember>,
    /// Those not told one by one.
    others: Option<ApartOthers>,
    /// What rounding leaves between the parts as they are printed and the whole.
    rounding: Option<ApartSum>,
    /// Whether the parts make up the whole.
    adds_up: bool,
    /// The whole as it is printed.
    total: ApartSum,
    /// What is to be seen, in words; nothing where a part has no value.
    finding: Option<String>,
    /// The same growth by who stayed, came and left.
    terms: Vec<ApartTerm>,
    /// The bars of its waterfall; none where a part has no value.
    bars: Vec<ApartBar>,
    /// Unit of the amounts.
    unit: String,
}

/// A value: exact, or why there is none, and as it is printed.
#[derive(Debug, Serialize, ToSchema)]
pub struct PrintedCell {
    #[schema(value_type = MaybeDecimal)]
    value: Option<String>,
    reason: Option<String>,
    shown: String,
}

impl PrintedCell {
    /// As it is printed.
    pub fn shown(&self) -> &str {
        &self.shown
    }
}

/// A member.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApartMember {
    member: String,
    title: String,
    /// Id of its growth.
    figure: String,
    #[schema(value_type = MaybeDecimal)]
    current: Option<String>,
    #[schema(value_type = MaybeDecimal)]
    base: Option<String>,
    growth: PrintedCell,
    pull: PrintedCell,
    contribution: PrintedCell,
    /// The growth of the whole without it.
    without: PrintedCell,
}

/// Several members as one.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApartOthers {
    members: usize,
    pull: PrintedCell,
    contribution: PrintedCell,
}

/// Points of growth, and per cent of the change.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApartSum {
    points: String,
    percent: String,
}

/// A part of the panel.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApartTerm {
    part: String,
    title: String,
    units: Option<u64>,
    change: String,
    pull: PrintedCell,
}

/// A bar, from where to where it goes, in percentage points.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApartBar {
    /// `member`, `others`, `total`.
    #[schema(value_type = BarKind)]
    kind: &'static str,
    title: String,
    from: String,
    to: String,
    shown: String,
}

/// What a bar stands for.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "only the shape is of use")]
pub enum BarKind {
    Member,
    Others,
    Total,
}

/// A growth taken apart by a dimension, as the caller may see it: pull in percentage points, contribution in per cent, the whole
/// without each member; what may not be shown is among the others.
#[utoipa::path(get, path = "/contribution", tag = "figures", params(Asked), responses((status = 200, body = ContributionBody)), extensions(("x-right" = json!("figures.read")), ("x-problems" = json!(["not-found"]))))]
pub async fn one(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    Words(asked): Words<Asked>,
) -> Result<Json<ContributionBody>, Problem> {
    let mut request = request(&asked, &house)?;
    request.impute = caller.estimates(&house, &request, None).await?;
    caller.every_place(&house, request.by.as_deref())?;
    let gate = caller.gate(&house, request.area.as_deref(), None)?;
    let first = asked.top.map_or(SOME, Rows::many) as usize;
    let found = taken(&house.work, &request, &gate, (first, true)).await?;
    if !(found.adds_up || asked.overlapping) {
        let (zh, en) = (
            "各组有共同单位，拉动不能相加；用 overlapping=true 只列各组",
            "the groups have units in common, so their pulls don't add up; `overlapping=true` lists them without a sum",
        );
        return Err(Problem::invalid("/by", Text::new(zh, en)));
    }
    Ok(Json(body(&found, &house, lang)))
}

fn request(asked: &Asked, house: &House) -> Result<Request, Problem> {
    Ok(Request {
        indicator: asked.indicator.clone(),
        period: period(&asked.period)?,
        area: asked.area.clone(),
        by: Some(asked.by.clone()),
        basis: asked.basis.as_deref().map(basis).transpose()?.unwrap_or_default(),
        price: asked.price.as_deref().map(price).transpose()?.unwrap_or_default(),
        impute: None,
        definition: None,
        base_share: true,
        top: None,
        as_of: house.work.moment(asked.as_of.as_deref())?,
    })
}

fn body(found: &Taken, house: &House, lang: Lang) -> ContributionBody {
    let parts = &found.parts;
    let whole = parts.whole.figure();
    let catalogue = &house.work.catalogue;
    let title = catalogue.resolve(&whole.id().indicator).map(|one| crate::render::title(&one.indicator.title, whole.id()));
    let growth = whole.attributes().growth.as_ref();
    let others = parts.others.filter(|_| found.adds_up);
    ContributionBody {
        figure: whole.id().to_string(),
        title: title.unwrap_or_default().get(lang).to_owned(),
        growth: cell(whole.outcome(), PERCENT, lang),
        members: parts.shown.iter().map(|one| member(one, found, lang)).collect(),
        others: others.map(|(members, pull, part)| ApartOthers {
            members,
            pull: cell(pull, POINTS, lang),
            contribution: cell(part, PERCENT, lang),
        }),
        rounding: left(parts)
            .ok()
            .flatten()
            .filter(|_| found.adds_up)
            .map(|(points, percent)| ApartSum { points: points.to_string(), percent: percent.to_string() }),
        adds_up: found.adds_up,
        total: ApartSum {
            points: whole.outcome().value().map(|value| round(value, POINTS).to_string()).unwrap_or_default(),
            percent: Decimal::ONE_HUNDRED.to_string(),
        },
        finding: finding(found, lang),
        terms: terms(parts).into_iter().map(|one| term(one, lang)).collect(),
        bars: if found.adds_up { bars(found, lang).unwrap_or_default() } else { Vec::new() },
        unit: growth.map(|growth| growth.measure.called(lang).to_string()).unwrap_or_default(),
    }
}

/// A value as it is printed.
pub fn cell(outcome: Outcome, decimals: u32, lang: Lang) -> PrintedCell {
    let (value, reason) = (outcome.value(), outcome.reason());
    let shown = value.map(|value| round(value, decimals).to_string()).or_else(|| Some(reason?.words().get(lang).to_owned()));
    PrintedCell { value: value.map(plain), reason: reason.map(|reason| reason.code().to_owned()), shown: shown.unwrap_or_default() }
}

fn named(one: &Shown, found: &Taken, lang: Lang) -> String {
    found.titles.get(&one.member).map_or_else(|| one.member.clone(), |title| title.get(lang).to_owned())
}

fn member(one: &Shown, found: &Taken, lang: Lang) -> ApartMember {
    let figure = one.growth.figure();
    let amounts = figure.attributes().growth.as_ref();
    ApartMember {
        member: one.member.clone(),
        title: named(one, found, lang),
        figure: figure.id().to_string(),
        current: amounts.map(|growth| plain(growth.current)),
        base: amounts.and_then(|growth| growth.base).map(plain),
        growth: cell(figure.outcome(), PERCENT, lang),
        pull: cell(one.pull.figure().outcome(), POINTS, lang),
        contribution: cell(one.contribution.figure().outcome(), PERCENT, lang),
        without: cell(one.without, PERCENT, lang),
    }
}

fn term((part, units, change, pull): (&'static str, Option<u64>, Decimal, Outcome), lang: Lang) -> ApartTerm {
    let title = parts::name(part).get(lang).to_owned();
    ApartTerm { part: part.to_owned(), title, units, change: plain(change), pull: cell(pull, POINTS, lang) }
}

/// Who pulls most, and who holds back most.
pub fn finding(found: &Taken, lang: Lang) -> Option<String> {
    let told = |one: &Shown| {
        let points = round(one.pull.figure().outcome().value()?, POINTS);
        Some((named(one, found, lang), points))
    };
    let all: Vec<(String, Decimal)> = found.parts.shown.iter().filter_map(told).collect();
    let up = all.iter().filter(|(_, points)| points.is_sign_positive() && !points.is_zero()).max_by_key(|(_, points)| *points);
    let down = all.iter().filter(|(_, points)| points.is_sign_negative() && !points.is_zero()).min_by_key(|(_, points)| *points);
    let say = |zh: &str, en: &str, (name, points): &(String, Decimal)| match lang {
        Lang::Zh => format!("{zh}：{name}，{points} 个百分点"),
        Lang::En => format!("{en}: {name}, {points} percentage points"),
    };
    let parts = [up.map(|one| say("拉动最大", "the strongest pull", one)), down.map(|one| say("下拉最大", "held back most by", one))];
    let sentences: Vec<String> = parts.into_iter().flatten().collect();
    (!sentences.is_empty()).then(|| sentences.join(if lang == Lang::Zh { "；" } else { "; " }))
}

/// Each part from where the one before ended; nothing where one of them, or the whole, has no value.
fn bars(found: &Taken, lang: Lang) -> Option<Vec<ApartBar>> {
    let parts = &found.parts;
    let whole = parts.whole.figure().outcome().value()?;
    let mut at = Decimal::ZERO;
    let mut bar = |kind, title: String, points: Decimal| {
        let from = at;
        at = at.checked_add(points)?;
        Some(ApartBar { kind, title, from: plain(from), to: plain(at), shown: round(points, POINTS).to_string() })
    };
    let mut all = Vec::with_capacity(parts.shown.len() + 2);
    for one in &parts.shown {
        all.push(bar("member", named(one, found, lang), one.pull.figure().outcome().value()?)?);
    }
    if let Some((members, pull, _)) = parts.others {
        let title = Text::new(format!("其余 {members} 个"), format!("{members} others"));
        all.push(bar("others", title.get(lang).to_owned(), pull.value()?)?);
    }
    let title = Text::new("合计", "total");
    let shown = round(whole, POINTS).to_string();
    all.push(ApartBar { kind: "total", title: title.get(lang).to_owned(), from: "0".to_owned(), to: plain(whole), shown });
    Some(all)
}
