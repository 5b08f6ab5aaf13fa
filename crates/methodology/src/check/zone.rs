//! The calendar's zone is one of the IANA time zones.

use super::Case;
use figures::Issue;
use jiff::tz::TimeZone;

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let d = case.definition;
    let Some(node) = d.node.get("zone") else { return Vec::new() };
    let zone = node.text().unwrap_or_default();
    if TimeZone::get(zone).is_ok() {
        return Vec::new();
    }
    let issue = d.issue_at("unknown-zone", node.spot, format!("没有时区“{zone}”"), format!("there is no time zone `{zone}`"));
    vec![issue.hint("例如 Asia/Shanghai", "such as Asia/Shanghai")]
}
