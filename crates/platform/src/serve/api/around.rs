//! What stands around a figure: the checks of the filings behind it, and where it is quoted or built on.

use super::extract::{At, Words};
use super::sheets::Then;
use super::told::Counts;
use super::words::{FigureText, IssueClass};
use crate::commands::edits;
use crate::commands::figure_id;
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use crate::serve::tongue::Tongue;
use axum::Json;
use axum::extract::State;
use figures::{FigureId, Lang, Moment, Reason, Text};
use indicators::Request;
use publication::disclosure::{Audience, Gate};
use publication::document::{Bound, Document, Run, plain};
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;
use utoipa::ToSchema;

/// Issues told at most; the counts are of all.
const MOST: usize = 200;

/// What the edits find in the filings behind a figure.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChecksBody {
    /// Official numbers of the forms behind it.
    forms: Vec<String>,
    /// How many edits these forms are held against.
    rules: usize,
    /// Open issues by class; nothing where the figure is withheld.
    open: Option<Counts>,
    /// Issues that were explained or exempted.
    settled: Option<usize>,
    /// Issues of units whose filings may be read, the gravest first.
    items: Vec<CheckBody>,
    /// How many of these are not told.
    more: usize,
}

/// An issue.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CheckBody {
    rule: String,
    title: String,
    #[schema(value_type = IssueClass)]
    class: String,
    /// `open`, `asked`, `explained`, `exempted`.
    state: String,
    unit: String,
    unit_name: String,
    form: Option<String>,
    item: Option<String>,
    message: String,
    hint: Option<String>,
    cell: Option<String>,
}

/// What the edits find in the filings behind a figure, as known at a moment: counts, and issues of those units whose filings the
/// caller may read.
#[utoipa::path(get, path = "/figures/{id}/checks", tag = "figures", params(("id" = inline(FigureText), Path, description = "Id of the figure.", example = "industry.output@2021-06"), Then), responses((status = 200, body = ChecksBody)), extensions(("x-right" = json!("figures.read"))))]
pub async fn checks(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    At(id): At<String>,
    Words(then): Words<Then>,
) -> Result<Json<ChecksBody>, Problem> {
    let (id, as_of) = (figure_id(&id)?, house.moment(then.as_of.as_deref())?);
    let gate = caller.gate_of(&house, &id, as_of).await?;
    let engine = &house.work.engine;
    let forms = engine.forms_behind(&Request::of(&id, as_of))?;
    let figure = gate.pass(gate.weigh_one(engine, engine.figure(&id, as_of).await?).await?);
    let hidden = figure.outcome().reason() == Some(Reason::Suppressed);
    let units = if hidden { BTreeSet::new() } else { behind(&house, &id, as_of).await? };
    let mut found = Vec::new();
    if !units.is_empty() {
        let asked = edits::Asked { period: id.period, form: None, as_of };
        found = edits::found(&house.work, &asked).await?;
    }
    let of_form = |row: &edits::Row| row.about.form.as_ref().is_some_and(|form| forms.contains(form));
    found.retain(|row| of_form(row) && row.about.unit.as_ref().is_some_and(|unit| units.contains(unit)));
    found.sort_by_key(|row| (!row.state.is_open(), row.class));
    let mut open = ledger::OpenIssues::default();
    found.iter().filter(|row| row.state.is_open()).for_each(|row| crate::desk::count(&mut open, row.class));
    let settled = found.iter().filter(|row| !row.state.is_open()).count();
    let told: Vec<&edits::Row> = found.iter().filter(|row| row.about.unit.as_deref().is_some_and(|unit| gate.microdata(unit))).collect();
    if !told.is_empty() {
        caller.read(&house, &id, (then.as_of.as_deref(), as_of)).await?;
    }
    let rules = house.work.catalogue.edits.values().filter(|edit| edit.form.as_ref().is_some_and(|form| forms.contains(form))).count();
    Ok(Json(ChecksBody {
        forms: forms.into_iter().collect(),
        rules,
        open: (!hidden).then(|| Counts::from(open)),
        settled: (!hidden).then_some(settled),
        more: told.len().saturating_sub(MOST),
        items: told.into_iter().take(MOST).map(|row| check(row, &house, lang)).collect(),
    }))
}

/// The units behind a figure, whoever asks: what is told of them is decided afterwards.
async fn behind(house: &House, id: &FigureId, as_of: Moment) -> Result<BTreeSet<String>, Problem> {
    let office = Gate::new(&house.work.catalogue.disclosure, Audience::Office);
    let way = publication::way_back::explain(&house.work.engine, id, as_of, &office, None).await?;
    Ok(way.sections.iter().flat_map(|section| section.members.told.iter().map(|member| member.unit.clone())).collect())
}

fn check(row: &edits::Row, house: &House, lang: Lang) -> CheckBody {
    let title = house.work.catalogue.edits.get(&row.about.edit).map(|edit| edit.title.get(lang).to_owned());
    CheckBody {
        rule: row.about.edit.clone(),
        title: title.unwrap_or_default(),
        class: format!("{:?}", row.class),
        state: row.state.word().to_owned(),
        unit: row.about.unit.clone().unwrap_or_default(),
        unit_name: row.name.clone(),
        form: row.about.form.clone(),
        item: row.about.item.clone(),
        message: row.reason.get(lang).to_owned(),
        hint: row.hint.as_ref().map(|hint| hint.get(lang).to_owned()),
        cell: row.place.cell.clone(),
    }
}

/// Where a figure is quoted, and what is built on it.
#[derive(Debug, Serialize, ToSchema)]
pub struct UsesBody {
    items: Vec<UseBody>,
}

/// One use.
#[derive(Debug, Serialize, ToSchema)]
pub struct UseBody {
    /// `bulletin`, `article`, `target`, `indicator`.
    #[schema(value_type = UseKind)]
    kind: &'static str,
    /// What uses it.
    title: String,
    /// The words or the cell in which it does.
    text: String,
    /// The id of the figure that is made of it, where there is one.
    figure: Option<String>,
}

/// What uses a figure.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "only the shape is of use")]
pub enum UseKind {
    Bulletin,
    Article,
    Target,
    Indicator,
}

/// Where a figure is quoted, what targets speak of it, and which indicators are built on it and would change with it.
#[utoipa::path(get, path = "/figures/{id}/uses", tag = "figures", params(("id" = inline(FigureText), Path, description = "Id of the figure.", example = "industry.output@2021-06"), Then), responses((status = 200, body = UsesBody)), extensions(("x-right" = json!("figures.read"))))]
pub async fn uses(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    At(id): At<String>,
    Words(then): Words<Then>,
) -> Result<Json<UsesBody>, Problem> {
    let (id, as_of) = (figure_id(&id)?, house.moment(then.as_of.as_deref())?);
    let gate = caller.gate_of(&house, &id, as_of).await?;
    // As others name it: with its area and basis.
    let id = house.work.engine.figure(&id, as_of).await?.id().clone();
    let mut items = quoted(&house, &id, lang, gate.microdata(""));
    items.extend(aimed(&house, &id, as_of, lang).await?);
    items.extend(built(&house, &id, as_of, lang)?);
    Ok(Json(UsesBody { items }))
}

/// Sentences and cells of the bulletin that print it, and claims of the article that are held against it.
fn quoted(house: &House, id: &FigureId, lang: Lang, trusted: bool) -> Vec<UseBody> {
    let Some(site) = &house.site else { return Vec::new() };
    let document = site.bulletin.document(lang);
    let title = plain(&document.title);
    let told = |kind, title: &str, text: String| UseBody { kind, title: title.to_owned(), text, figure: None };
    let mut all: Vec<UseBody> = printed(document, id).into_iter().map(|text| told("bulletin", &title, text)).collect();
    let report = if trusted { &site.report } else { &site.open };
    let name = id.to_string();
    let claims = report.claims.iter().filter(|judged| judged.explain.as_deref() == Some(name.as_str()));
    all.extend(claims.map(|judged| told("article", &site.name, judged.claim.text.clone())));
    all
}

fn printed(document: &Document, id: &FigureId) -> Vec<String> {
    let is = |runs: &[Run]| runs.iter().any(|run| matches!(run, Run::Bound(Bound { id: own, .. }) if own == id));
    let prose = std::iter::once(&document.title).chain(&document.paragraphs).filter(|runs| is(runs)).map(|runs| plain(runs));
    let tables = document.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    let cells =
        tables.filter(|(_, row)| row.cells.iter().any(|cell| is(cell))).map(|(table, row)| format!("{} · {}", table.title, row.name));
    let mut all: Vec<String> = prose.chain(cells).collect();
    all.dedup();
    all
}

/// Targets that speak of the indicator in the area in a year or half-year that holds the period.
async fn aimed(house: &House, id: &FigureId, as_of: Moment, lang: Lang) -> Result<Vec<UseBody>, Problem> {
    let catalogue = &house.work.catalogue;
    let goals = house.work.ledger.goals(as_of, &catalogue.code_exceptions).await?;
    let day = id.period.last_day();
    let of = |target: &&figures::Target| {
        target.indicator == id.indicator && target.area == id.area && target.period.first_day() <= day && day <= target.period.last_day()
    };
    let mut told: Vec<UseBody> =
        goals.targets.iter().filter(of).filter(|_| id.by.is_none()).map(|target| aim(target, house, lang)).collect();
    told.dedup_by(|one, other| (&one.title, &one.text) == (&other.title, &other.text));
    Ok(told)
}

fn aim(target: &figures::Target, house: &House, lang: Lang) -> UseBody {
    let amount = target.aim.map(|aim| format!("{} {}", aim.normalize(), target.measure.called(lang)));
    let withdrawn = Text::new("已撤销", "withdrawn");
    let text = format!("{}：{}", target.period.label(lang), amount.unwrap_or_else(|| withdrawn.get(lang).to_owned()));
    let subject = house.work.catalogue.subject(&target.indicator);
    let title = subject.map_or_else(|| target.target.clone(), |subject| subject.title().get(lang).to_owned());
    UseBody { kind: "target", title, text: format!("{text}（{}）", target.document.as_ref().unwrap_or(&target.issuer)), figure: None }
}

/// Indicators whose formulas go through the one of the figure, for the same period, area and part.
fn built(house: &House, id: &FigureId, as_of: Moment, lang: Lang) -> Result<Vec<UseBody>, Problem> {
    let on = house.work.engine.built_on(&Request::of(id, as_of))?;
    let told = on.into_iter().map(|indicator| {
        let title = house.work.catalogue.indicators.get(&indicator).map(|one| one.title.get(lang).to_owned()).unwrap_or_default();
        let figure = FigureId { indicator: indicator.clone(), ..id.clone() };
        UseBody { kind: "indicator", title, text: indicator, figure: Some(figure.to_string()) }
    });
    Ok(told.collect())
}
