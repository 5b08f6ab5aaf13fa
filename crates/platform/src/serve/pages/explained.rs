//! `/f/{id}`: the way back of one figure, whole without a script, to be read, printed and linked.

use super::front::{Reader, told, whole};
use super::shell::say;
use crate::serve::House;
use crate::serve::passage::Passage;
use crate::serve::problem::Problem;
use crate::serve::tongue::Tongue;
use crate::{render, wire};
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Response};
use figures::{FigureId, Lang, Moment, Outcome, Period};
use indicators::{FilingLine, First, Member, Step};
use jiff::tz::TimeZone;
use maud::{Markup, html};
use publication::parts;
use publication::round::unit_name;
use publication::way_back::{DisclosedSection, WayBack};
use publication::write::html::percent;
use serde::Deserialize;
use std::sync::Arc;

/// Rows of population and filings shown on a page; the rest is in the proof and in `wanmu explain --json`.
const ROWS: usize = 50;

/// Of when.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct When {
    as_of: Option<String>,
}

/// A period as people read it; `2021-03..` is open at its end.
fn period(text: &str, lang: Lang) -> String {
    let label = |t: &str| t.parse::<Period>().map(|p| p.label(lang));
    match text.strip_suffix("..").map(label) {
        Some(Ok(from)) => format!("{}{from}{}", say(lang, "", "since "), say(lang, "以来", "")),
        _ => label(text).unwrap_or_else(|_| text.to_owned()),
    }
}

fn address(id: &FigureId, as_of: Moment, zone: &TimeZone) -> String {
    format!("/f/{}?asOf={}", percent(&id.to_string()), percent(&as_of.rfc3339(zone)))
}

/// An address that stays in the reader's language.
fn linked(id: &FigureId, as_of: Moment, zone: &TimeZone, lang: Lang) -> String {
    format!("{}{}", address(id, as_of, zone), say(lang, "", "&lang=en"))
}

/// A date means the end of its day; such a moment is shown as the date.
fn moment(at: Moment, zone: &TimeZone) -> String {
    let text = at.rfc3339(zone);
    text.split_once("T23:59:59").map_or(text.clone(), |(day, _)| day.to_owned())
}

/// `/f/{id}`: the way back of one figure.
pub async fn figure(
    State(house): State<Arc<House>>,
    passage: Extension<Passage>,
    tongue: Tongue,
    reader: Reader,
    Path(id): Path<String>,
    Query(when): Query<When>,
) -> Response {
    let lang = tongue.0;
    match explained(&house, &reader, &id, when.as_of.as_deref()).await {
        Ok((way, here)) => {
            let title = render::title(&way.title, way.figure.figure().id());
            whole(&house, &passage, lang, title.get(lang), &here, &reader.0, explanation(&way, &house, lang))
        }
        Err(problem) => {
            let page = told(&house, &passage, lang, say(lang, "不能说明", "No explanation"), problem.text.get(lang));
            (problem.status, Html(page.into_string())).into_response()
        }
    }
}

async fn explained(house: &House, reader: &Reader, id: &str, asked: Option<&str>) -> Result<(WayBack, String), Problem> {
    let id = crate::commands::figure_id(id)?;
    let as_of = house.moment(asked)?;
    let gate = reader.0.gate_of(house, &id, as_of).await?;
    let way = publication::way_back::explain(&house.work.engine, &id, as_of, &gate, Some(ROWS)).await?;
    reader.0.read(house, &id, (asked, as_of)).await?;
    let here = address(way.figure.figure().id(), as_of, house.work.zone());
    Ok((way, here))
}

fn explanation(way: &WayBack, house: &House, lang: Lang) -> Markup {
    let figure = way.figure.figure();
    let more = figure.attributes();
    let zone = house.work.zone();
    html! {
        section {
            h1 { (render::title(&way.title, figure.id()).get(lang)) " · " (way.area.get(lang)) " · " (figure.id().period.label(lang)) }
            p.value { (value(way, lang)) }
            p {
                span.chip { (render::status(more.status).get(lang)) }
                span.chip { (say(lang, "已报", "filed")) " " (more.coverage.filed) "/" (more.coverage.expected) }
                span.chip { (say(lang, "截至", "as of")) " " (moment(more.as_of, zone)) }
                span.chip { (more.pack.id) " " (more.pack.version) " " (more.pack.hash.get(..12).unwrap_or_default()) }
                @if more.pack.unverified { span.chip { (say(lang, "定义未核实", "definition unverified")) } }
            }
            p.mono { (figure.id()) }
            @if let Some(why) = way.figure.why() { p.notes { (why.words().get(lang)) } }
        }
        section { h2 { (say(lang, "公式", "Formula")) } (steps(way, house, lang)) (definition(way, lang)) }
        @if more.growth.is_some() { section { h2 { (say(lang, "与上年公布数的衔接", "Bridge from last year's published total")) } (bridge(figure, lang)) } }
        @for s in &way.sections { (section(s, house, lang)) }
        @if way.later.all > 0 {
            section { h2 { (say(lang, "此后才得知（未计入）", "Known only later (not counted)")) } (filings(&way.later, zone, lang)) }
        }
    }
}

/// The figure as the bulletin of this language prints it.
fn value(way: &WayBack, lang: Lang) -> String {
    let shown = publication::round::show(&way.figure, &way.shown.0, way.shown.1, lang);
    let space = if shown.unit.is_empty() { "" } else { " " };
    format!("{}{space}{}", shown.text, shown.unit)
}

fn steps(way: &WayBack, house: &House, lang: Lang) -> Markup {
    let as_of = way.figure.figure().attributes().as_of;
    let value = |s: &Step| match s.outcome {
        Outcome::Value(v) => format!("{} {}", wire::plain(v), unit_name(&s.measure, lang)),
        Outcome::Missing(reason) => reason.words().get(lang).to_owned(),
    };
    html! { table { tbody { @for s in &way.steps { tr {
        td { (s.label.get(lang)) }
        td.mono { (s.expression) }
        td.n { @if let Some(id) = &s.figure { a href={ (house.base) (linked(id, as_of, house.work.zone(), lang)) } { (value(s)) } } @else { (value(s)) } }
    } } } } }
}

fn definition(way: &WayBack, lang: Lang) -> Markup {
    let text = render::defined(&way.definition);
    html! { @if !text.zh.is_empty() { p.notes { (say(lang, "定义：", "Definition: ")) (text.get(lang)) } } }
}

fn bridge(figure: &figures::Figure, lang: Lang) -> Markup {
    let Some(growth) = &figure.attributes().growth else { return html! {} };
    let panel = &growth.panel;
    html! { p.notes { (say(lang, "单位：", "Amounts in ")) (unit_name(&growth.measure, lang)) } table {
        thead { tr { th { (say(lang, "部分", "Part")) } th.n { (say(lang, "家数", "Units")) } th.n { (say(lang, "本期", "Current")) } th.n { (say(lang, "同期", "Base")) } th.n { (say(lang, "上年公布", "Published")) } th.n { (say(lang, "衔接项", "Bridge")) } } }
        tbody {
            @for (name, p) in panel.parts() { @if p.units > 0 { tr {
                td { (parts::name(name).get(lang)) } td.n { (p.units) } td.n { (p.current.normalize()) } td.n { (p.base.normalize()) } td.n { (p.published.normalize()) } td.n { (p.bridge.normalize()) }
            } } }
            tr { td { (parts::name("restatement").get(lang)) } td {} td {} td {} td {} td.n { (panel.restatement.normalize()) } }
            tr.total { td { (parts::name("total").get(lang)) } td {} td.n { (growth.published_current.normalize()) } td {} td.n { (growth.published_base.normalize()) } td.n { (panel.bridge_total().normalize()) } }
        }
    } @if panel.reclassified_in.units > 0 {
        p.notes { (say(lang, "转入本组的单位也计入“连续”一行；其衔接项是上年在原组公布的数。", "Units reclassified into the group are among the continuing as well; their bridge is what was published for them in the old group.")) }
    } }
}

fn section(s: &DisclosedSection, house: &House, lang: Lang) -> Markup {
    let zone = house.work.zone();
    let area = house.work.catalogue.areas.get(&s.area).map_or(s.area.as_str(), |a| a.title.get(lang));
    html! { section {
        h2 { (say(lang, "调查单位：", "Population: ")) (area) " · " (s.items) }
        p { @for (part, count) in &s.counts { span.chip { (parts::name(part).get(lang)) " " (count) } } }
        (members(&s.members, lang))
        h2 { (say(lang, "填报", "Filings")) " (" (s.filings.all) ")" }
        (filings(&s.filings, zone, lang))
    } }
}

fn members(all: &First<Member>, lang: Lang) -> Markup {
    let amount = |d: Option<figures::Decimal>| d.map_or("--".to_owned(), wire::plain);
    html! { table {
        thead { tr { th { (say(lang, "单位", "Unit")) } th { (say(lang, "行业", "Industry")) } th { (say(lang, "部分", "Part")) } th.n { (say(lang, "本期", "Current")) } th.n { (say(lang, "同期", "Base")) } th { (say(lang, "原因", "Why")) } } }
        tbody { @for m in &all.told { tr {
            td { (m.name) br; span.code { (m.unit) } } td { (m.industry) } td.w { (parts::name(&m.part).get(lang)) } td.n { (amount(m.current)) } td.n { (amount(m.base)) } td { (m.why.get(lang)) }
        } } }
    } (rest(all.rest(), lang)) }
}

fn filings(all: &First<FilingLine>, zone: &TimeZone, lang: Lang) -> Markup {
    html! { table {
        thead { tr { th { (say(lang, "文件:行", "File:line")) } th { (say(lang, "单位", "Unit")) } th { (say(lang, "报表与指标", "Form, item")) } th.n { (say(lang, "值", "Value")) } th { (say(lang, "用途", "Used as")) } th.n { (say(lang, "修订", "Revision")) } th { (say(lang, "获知", "Known")) } th { (say(lang, "报送人", "Person")) } }
        }
        tbody { @for l in &all.told { @let f = &l.fact; tr {
            td.mono { (f.file) ":" @if let Some(cell) = &f.cell { (cell) } @else { (f.line) } }
            td.code { (f.unit) }
            td { (f.form) "." (f.item) br; (period(&f.period, lang)) @if f.role == figures::Role::SamePeriod { " " (say(lang, "（同期栏）", "(same-period column)")) } }
            td.n { (wire::plain(f.value)) @if let Some(was) = f.replaced_value { br; del { (wire::plain(was)) } } }
            td.w { (render::role(l.role).get(lang)) } td.n { (f.revision) } td.w { (moment(f.known, zone)) } td { (f.person) @if let Some(note) = &f.note { br; (note) } }
        } } }
    } (rest(all.rest(), lang)) }
}

fn rest(count: usize, lang: Lang) -> Markup {
    html! { @if count > 0 { p.notes { (say(lang, "其余", "and")) " " (count) " " (say(lang, "行见", "more rows in")) " " code { "wanmu explain --json" } } } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_read_in_the_language_of_the_page() {
        assert_eq!(period("2021-01..06", Lang::Zh), "2021年1—6月");
        assert_eq!(period("2021-03..", Lang::Zh), "2021年3月以来");
        assert_eq!(period("2021-03..", Lang::En), "since March 2021");
        assert_eq!(period("2021-08-10", Lang::En), "2021-08-10");
    }

    #[test]
    fn a_link_keeps_the_language_of_its_page() {
        let id: FigureId = "industry.output@2021-01..06".parse().expect("id");
        let at = Moment::parse("2021-08-10", &TimeZone::UTC).expect("moment");
        assert!(linked(&id, at, &TimeZone::UTC, Lang::En).ends_with("&lang=en"));
        assert!(!linked(&id, at, &TimeZone::UTC, Lang::Zh).contains("lang="));
        assert_eq!(moment(at, &TimeZone::UTC), "2021-08-10");
    }
}
