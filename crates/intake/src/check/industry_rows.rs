//! E06: rows by code are codes of the family's nomenclature, of its length and sections.

use super::Case;
use figures::{FiledValue, Issue, Text};
use methodology::catalogue::{Catalogue, Family};

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let catalogue = case.unit.batch.ctx.catalogue;
    let unknown = |value: &&FiledValue| catalogue.family_row(case.form, &value.item).is_none();
    let rows = case.values().filter(|(item, _, _)| item.is_none()).map(|(_, _, value)| value);
    rows.filter(unknown).map(|value| issue(case, value, catalogue)).collect()
}

fn issue(case: &Case<'_>, at: &FiledValue, catalogue: &Catalogue) -> Issue {
    let code = &at.item;
    let families = || case.form.families.values();
    let alike = families().find(|f| f.length == code.chars().count()).or_else(|| families().find(|f| f.length == 0));
    let family = alike.or_else(|| families().next());
    let why = family.map_or_else(|| no_rows(case), |family| misfit(catalogue, family, code));
    case.issue(at, Text::new(format!("行代码 {code} {}", why.zh), format!("the row code {code} {}", why.en)))
        .hint("按行业分类核对代码", "look the code up in the classification of industries")
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
