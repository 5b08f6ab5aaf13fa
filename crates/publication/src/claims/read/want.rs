//! Which figure would confirm a claim, or why there is none.

use super::super::claim::{Claim, Obstacle, Transform};
use super::entity::{Entity, Kind};
use super::{chars, words};
use figures::{Basis, FigureId, Period, Price, Text};
use methodology::catalogue::{Area, Catalogue};

/// Sets `wanted` and `alternatives`, or `obstacle`; `barred` is what the wording already rules out.
pub(super) fn settle(claim: &mut Claim, barred: Option<Obstacle>, entity: Option<&Entity>, home: Option<&Entity>, catalogue: &Catalogue) {
    match wanted(claim, barred, entity, home, catalogue) {
        Ok(id) => {
            claim.alternatives = alternatives(claim, &id);
            claim.wanted = Some(id);
        }
        Err(obstacle) => claim.obstacle = Some(obstacle),
    }
}

fn wanted(
    claim: &Claim,
    barred: Option<Obstacle>,
    entity: Option<&Entity>,
    home: Option<&Entity>,
    catalogue: &Catalogue,
) -> Result<FigureId, Obstacle> {
    let entity = entity.ok_or(Obstacle::NoEntity)?;
    let (area, by) = whose(entity, home)?;
    if let Some(obstacle) = barred {
        return Err(obstacle);
    }
    let indicator = indicator(claim, &area, catalogue)?;
    let period = period(&claim.period)?;
    Ok(FigureId { indicator, period, area, by, basis: Basis::default(), price: Price::default(), impute: None })
}

/// Area code, and dimension with member.
type Whose = (String, Option<(String, String)>);

fn whose(entity: &Entity, home: Option<&Entity>) -> Result<Whose, Obstacle> {
    let home = home.and_then(|h| if let Kind::Area(code) = &h.kind { code.clone() } else { None });
    match &entity.kind {
        Kind::Area(Some(code)) => Ok((code.clone(), None)),
        Kind::Area(None) => Err(Obstacle::UnknownArea(entity.name.clone())),
        Kind::Firm(Some(cell)) => Ok((home.unwrap_or_default(), Some(cell.clone()))),
        Kind::Firm(None) => Err(Obstacle::UnknownUnit(entity.name.clone())),
    }
}

fn indicator(claim: &Claim, area: &str, catalogue: &Catalogue) -> Result<String, Obstacle> {
    let named = claim.indicator.as_deref().filter(|id| catalogue.indicators.contains_key(*id));
    let id = named.ok_or_else(|| no_indicator(claim))?;
    match claim.transform {
        Transform::Level => Ok(id.to_owned()),
        Transform::Growth | Transform::Decline if claim.unit == "%" => Ok(format!("{id}.growth")),
        Transform::Share => share(claim, id, area, catalogue),
        Transform::Completion => Err(Obstacle::NoTarget),
        _ => Err(Obstacle::NoSuchKind),
    }
}

fn no_indicator(claim: &Claim) -> Obstacle {
    let known = claim.indicator.clone().filter(|_| claim.subject.is_empty());
    Obstacle::NoIndicator(known.or_else(|| (!claim.subject.is_empty()).then(|| claim.subject.clone())))
}

/// The share of the area it is part of, where the packs define it and the text speaks of it.
fn share(claim: &Claim, id: &str, area: &str, catalogue: &Catalogue) -> Result<String, Obstacle> {
    let share = format!("{id}.share");
    let parent = catalogue.areas.get(area).and_then(|a| catalogue.areas.get(a.parent.as_deref()?));
    let whole = claim.whole.as_deref().unwrap_or_default();
    let meant = is_whole_area(whole) || parent.is_some_and(|p| is_called(p, whole));
    if meant && catalogue.indicators.contains_key(&share) { Ok(share) } else { Err(Obstacle::NoSuchKind) }
}

/// `全区`, `所在区同类增加值`: the area around, whatever its name.
fn is_whole_area(whole: &str) -> bool {
    let chars: Vec<char> = whole.chars().collect();
    let own = chars::one_at(&chars, 0, words::AROUND_OWN).is_some();
    own || (chars::one_at(&chars, 0, words::AROUND).is_some() && chars.len() == 2)
}

fn is_called(area: &Area, name: &str) -> bool {
    std::iter::once(&area.title.zh).chain(&area.aliases).any(|n| intake::article::fold(n) == name)
}

fn period(text: &str) -> Result<Period, Obstacle> {
    if text.is_empty() {
        return Err(Obstacle::NoPeriod);
    }
    if text.ends_with("..") {
        return Err(Obstacle::OpenPeriod(text.to_owned()));
    }
    text.parse::<Period>().map(Period::as_filed).map_err(|_| Obstacle::NotAFiledPeriod(text.to_owned()))
}

/// The same growth on the other bases.
fn alternatives(claim: &Claim, id: &FigureId) -> Vec<(Text, FigureId)> {
    if !matches!(claim.transform, Transform::Growth | Transform::Decline) {
        return Vec::new();
    }
    let others = Basis::ALL.into_iter().filter(|b| *b != id.basis);
    others.map(|basis| (basis_words(basis), FigureId { basis, ..id.clone() })).collect()
}

/// The basis of a growth, for people.
pub fn basis_words(basis: Basis) -> Text {
    match basis {
        Basis::Published => Text::new("按上年公布数为基数", "on last year's total as then published"),
        Basis::Restated => Text::new("按上年单位现有数据为基数", "on last year's units with today's values"),
        Basis::Comparable => Text::new("按可比口径", "on the comparable basis"),
        Basis::Matched => Text::new("仅按两期均有数据的单位", "on units with a value in both periods only"),
    }
}
