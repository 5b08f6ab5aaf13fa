//! E06 and E36: rows by code are codes of the family's nomenclature, of its length and sections. A nomenclature that
//! is still wanted has no say.

use super::{Case, Finding};
use figures::{FiledValue, Filing, Text};
use methodology::catalogue::{Catalogue, Family, Source};

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let catalogue = case.unit.batch.ctx.catalogue;
    if case.form.families.values().all(|family| is_wanted(catalogue, family)) {
        return Vec::new();
    }
    let unknown = |value: &&FiledValue| catalogue.family_row(case.form, &value.item).is_none();
    let rows = case.values().filter(|(item, _, _)| item.is_none());
    rows.filter(|(_, _, value)| unknown(value)).map(|(_, filing, value)| found(case, filing, value, catalogue)).collect()
}

/// Whether the codes of a family are not at hand.
fn is_wanted(catalogue: &Catalogue, family: &Family) -> bool {
    catalogue.nomenclatures.get(&family.nomenclature).is_some_and(|n| matches!(n.source, Source::Required { .. }))
}

fn found(case: &Case<'_>, filing: &Filing, at: &FiledValue, catalogue: &Catalogue) -> Finding {
    let code = &at.item;
    let families = || case.form.families.values();
    let alike = families().find(|f| f.length == code.chars().count()).or_else(|| families().find(|f| f.length == 0));
    let family = alike.or_else(|| families().next());
    let why = family.map_or_else(|| no_rows(case), |family| misfit(catalogue, family, code));
    let reason = Text::new(format!("行代码 {code} {}", why.zh), format!("the row code {code} {}", why.en));
    case.finding(filing, at, reason).hint("按分类目录核对代码", "look the code up in the catalogue of the form")
}

fn no_rows(case: &Case<'_>) -> Text {
    let form = &case.form.id;
    Text::new(format!("不是 {form} 表的项目"), format!("is no item of form {form}"))
}

/// Why a code is none of a family's.
fn misfit(catalogue: &Catalogue, family: &Family, code: &str) -> Text {
    let (length, sections) = (family.length, &family.sections);
    if length > 0 && code.chars().count() != length {
        return Text::new(format!("应为 {length} 位"), format!("should have {length} characters"));
    }
    let entry = catalogue.nomenclatures.get(&family.nomenclature).and_then(|n| n.entries.get(code));
    match entry {
        Some(found) => Text::new(
            format!("属于门类 {}，应属 {}", found.section, sections.join("、")),
            format!("belongs to section {}; it should be of {}", found.section, sections.join(", ")),
        ),
        None => {
            let list = &family.nomenclature;
            Text::new(format!("不在 {list} 中"), format!("is not in {list}"))
        }
    }
}
