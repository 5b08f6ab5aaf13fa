//! How something is found by what people type of it: a part of the name, the code, the initials of the pinyin.

use super::House;
use super::api::HitKind;
use super::caller::Caller;
use super::problem::Problem;
use crate::access::{Right, Subject, UnitRow};
use crate::workspace::now;
use figures::Lang;
use methodology::catalogue::Catalogue;
use pinyin::ToPinyin;
use serde::Serialize;
use utoipa::ToSchema;

/// Something found.
#[derive(Debug, Serialize, ToSchema)]
pub struct Hit {
    #[schema(value_type = HitKind)]
    kind: &'static str,
    /// Its id or code.
    id: String,
    /// Its name.
    pub title: String,
    /// What else tells it from others.
    note: String,
    /// Its page.
    href: String,
    /// How near it is to what was typed; the nearest is 0.
    #[serde(skip)]
    pub rank: u8,
}

/// What is looked for.
#[derive(Debug)]
pub struct Query(String);

impl Query {
    /// Without case and blanks around.
    pub fn of(text: &str) -> Self {
        Query(text.trim().to_lowercase())
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of the names is meant.
    pub fn finds(&self, names: &[&str]) -> bool {
        self.rank(names).is_some()
    }

    /// How near the nearest of the names is.
    pub fn rank(&self, names: &[&str]) -> Option<u8> {
        names.iter().filter_map(|name| self.nearness(name)).min()
    }

    fn nearness(&self, name: &str) -> Option<u8> {
        let name = name.to_lowercase();
        let initials = initials(&name);
        match () {
            () if name == self.0 => Some(0),
            () if name.starts_with(&self.0) => Some(1),
            () if initials.starts_with(&self.0) => Some(2),
            () if name.contains(&self.0) => Some(3),
            () if self.0.chars().count() > 1 && initials.contains(&self.0) => Some(4),
            () => None,
        }
    }
}

/// `gyzcz` of 工业总产值; what is no Chinese character stays.
fn initials(name: &str) -> String {
    let first = |c: char| c.to_pinyin().and_then(|sound| sound.plain().chars().next()).unwrap_or(c);
    name.chars().map(first).collect()
}

/// Indicators.
pub fn indicators(catalogue: &Catalogue, query: &Query, lang: Lang) -> Vec<Hit> {
    let hit = |one: &methodology::catalogue::Indicator| {
        let rank = query.rank(&[&one.id, &one.title.zh, &one.title.en])?;
        let (title, note) = (one.title.get(lang).to_owned(), one.id.clone());
        Some(Hit { kind: "indicator", id: one.id.clone(), title, note, href: format!("/data?indicator={}", one.id), rank })
    };
    catalogue.indicators.values().filter_map(hit).collect()
}

/// Forms.
pub fn forms(catalogue: &Catalogue, query: &Query, lang: Lang) -> Vec<Hit> {
    let hit = |form: &methodology::catalogue::Form| {
        let rank = query.rank(&[&form.id, &form.title.zh, &form.title.en])?;
        let title = form.title.get(lang).to_owned();
        Some(Hit { kind: "form", id: form.id.clone(), title, note: form.id.clone(), href: format!("/filing?form={}", form.id), rank })
    };
    catalogue.forms.values().filter(|form| !form.columns.is_empty()).filter_map(hit).collect()
}

/// Firms whose filings the caller may see.
pub async fn firms(house: &House, caller: &Caller, query: &Query) -> Result<Vec<Hit>, Problem> {
    if !caller.has(Right::FilingRead) {
        return Ok(Vec::new());
    }
    let known = now();
    let states = house.work.ledger.register_at(known.day(house.work.zone()), known).await?;
    let mut hits = Vec::new();
    for state in &states {
        let name = state.attributes.get("name").map(String::as_str).unwrap_or_default();
        let Some(rank) = query.rank(&[name, &state.unit]) else { continue };
        if caller.may(Right::FilingRead, &Subject::Unit(&UnitRow::from(state))).is_ok() {
            let href = format!("/filing?unit={}", state.unit);
            hits.push(Hit { kind: "firm", id: state.unit.clone(), title: name.to_owned(), note: state.unit.clone(), href, rank });
        }
    }
    Ok(hits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_its_parts_its_code_and_its_initials() {
        let near = |typed: &str| Query::of(typed).rank(&["规上工业总产值", "industry.output"]);
        assert_eq!(near("industry.output"), Some(0));
        assert_eq!(near("规上"), Some(1));
        assert_eq!(near("gsgy"), Some(2));
        assert_eq!(near("总产值"), Some(3));
        assert_eq!(near("gyzcz"), Some(4));
        assert_eq!(near("利润"), None);
    }
}
