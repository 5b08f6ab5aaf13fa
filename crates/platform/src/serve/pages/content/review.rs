//! The review desk: what waits, who is late, and the figure that moves.

use super::{Said, cell, items, minute, no_right, sheet_at, standing, table, text, whole};
use crate::access::Right;
use crate::serve::pages::inner::Visit;
use crate::serve::pages::shell::say;
use axum::response::Response;
use maud::{Markup, html};
use publication::write::html::percent;
use serde_json::Value;

/// `/review`.
pub async fn review(visit: Visit) -> Response {
    let body = desk(&visit).await;
    whole(&visit, ("审核验收", "Review"), body)
}

async fn desk(visit: &Visit) -> Said {
    let Some(periods) = visit.ask(Right::ReviewRead, "/periods").await? else { return Ok(no_right(visit.lang)) };
    match asked(visit, &periods) {
        Some((form, period)) => of(visit, &form, &period).await,
        None => Ok(html! { p { (say(visit.lang, "没有待审核的报告期。", "There is no period to review.")) } }),
    }
}

/// The form and period of the address, else those in front.
fn asked(visit: &Visit, periods: &Value) -> Option<(String, String)> {
    let (form, period) = (visit.word("form"), visit.word("period"));
    let front = current(items(periods, "items"), form.as_deref(), period.as_deref());
    let front = front.map(|row| (text(row, "form").to_owned(), text(row, "period").to_owned()));
    front.or_else(|| Some((form?, period?)))
}

/// The latest period with sheets that wait, else the latest that is open, else the latest.
pub fn current<'p>(periods: &'p [Value], form: Option<&str>, period: Option<&str>) -> Option<&'p Value> {
    let is = |row: &Value, key: &str, wanted: Option<&str>| wanted.is_none_or(|wanted| text(row, key) == wanted);
    let fits: Vec<&Value> = periods.iter().filter(|row| is(row, "form", form) && is(row, "period", period)).collect();
    let open = |row: &&&Value| row["locked"] != true;
    let waiting = |row: &&&Value| row["submitted"].as_u64().is_some_and(|count| count > 0);
    let found = fits.iter().find(|row| waiting(row) && open(row)).or_else(|| fits.iter().find(open));
    found.or_else(|| fits.first()).copied()
}

/// The review of one form and period.
pub async fn of(visit: &Visit, form: &str, period: &str) -> Said {
    let path = format!("/review?form={}&period={}", percent(form), percent(period));
    let Some(found) = visit.ask(Right::ReviewRead, &path).await? else { return Ok(no_right(visit.lang)) };
    Ok(html! {
        p { (form) " · " (period) }
        (standing_of(visit, &found))
        (queue(visit, (form, period), items(&found, "queue")))
        (late(visit, (form, period), items(&found, "late")))
    })
}

fn standing_of(visit: &Visit, found: &Value) -> Markup {
    let (lang, coverage, headline) = (visit.lang, &found["coverage"], &found["headline"]);
    let link = format!("{}/f/{}", visit.house.base, percent(text(headline, "figure")));
    html! {
        p {
            (say(lang, "已报 ", "filed ")) (coverage["filed"]) "/" (coverage["expected"]) " · "
            (say(lang, "已验收 ", "accepted ")) (coverage["accepted"])
        }
        @if !text(headline, "growth").is_empty() { p { (text(headline, "title")) " " a.figure href=(link) { (text(headline, "growth")) } } }
    }
}

fn queue(visit: &Visit, (form, period): (&str, &str), rows: &[Value]) -> Markup {
    let lang = visit.lang;
    let heads = [
        say(lang, "单位", "unit"),
        say(lang, "上报时间", "submitted"),
        say(lang, "对增速的影响（百分点）", "effect on the growth (points)"),
    ];
    let row = |row: &Value| {
        let to = sheet_at(visit, form, period, text(row, "unit"));
        let effect = text(&row["effect"], "points");
        vec![html! { a href=(to) { (text(row, "unitName")) } }, cell(&minute(row, "submittedAt")), html! { span.n { (effect) } }]
    };
    table(say(lang, "待审核", "To be reviewed"), &heads, rows.iter().map(row).collect(), lang)
}

fn late(visit: &Visit, (form, period): (&str, &str), rows: &[Value]) -> Markup {
    let lang = visit.lang;
    let heads = [
        say(lang, "单位", "unit"),
        say(lang, "截止", "due"),
        say(lang, "状态", "state"),
        say(lang, "上年同期", "last year"),
        say(lang, "已催报", "reminded"),
    ];
    let row = |row: &Value| {
        let to = sheet_at(visit, form, period, text(row, "unit"));
        vec![
            html! { a href=(to) { (text(row, "unitName")) } },
            cell(&minute(row, "due")),
            cell(&standing(row, lang)),
            cell(text(row, "lastYear")),
            cell(&minute(row, "reminded")),
        ]
    };
    table(say(lang, "未报", "Not filed"), &heads, rows.iter().map(row).collect(), lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_waits_stands_in_front_then_what_is_open() {
        let of = |period: &str, submitted: u64, locked: bool| json!({"form": "B204-1", "period": period, "submitted": submitted, "locked": locked});
        let periods = [of("2021-09", 0, true), of("2021-08", 0, false), of("2021-07", 3, false), of("2021-06", 9, true)];
        let front = |form: Option<&str>, period: Option<&str>| current(&periods, form, period).map(|row| text(row, "period").to_owned());
        assert_eq!(front(None, None).as_deref(), Some("2021-07"));
        assert_eq!(front(None, Some("2021-06")).as_deref(), Some("2021-06"));
        assert_eq!(front(Some("205-1"), None), None);
        assert_eq!(current(&periods[..2], None, None).map(|row| text(row, "period")), Some("2021-08"));
        assert_eq!(current(&periods[..1], None, None).map(|row| text(row, "period")), Some("2021-09"));
    }
}
