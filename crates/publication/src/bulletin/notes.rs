//! What stands under a bulletin: as-of, basis, coverage, marks of the definitions, later restatements.

use super::Setting;
use crate::disclosure::Disclosed;
use crate::document::{Chart, Run, Table};
use crate::round::number;
use figures::{Basis, Lang, Price, Reason, Status, Text};
use methodology::catalogue::Catalogue;
use std::collections::{BTreeMap, BTreeSet};

/// The notes in the order they are printed.
pub(crate) fn of(catalogue: &Catalogue, setting: &Setting, figures: &BTreeMap<String, Disclosed>, lang: Lang) -> Vec<String> {
    let all: Vec<&Disclosed> = figures.values().collect();
    let mut notes = vec![as_of(setting)];
    notes.extend(bases(&all));
    notes.extend(coverage(&all));
    notes.extend(statuses(&all));
    notes.extend(marks(catalogue, &all));
    notes.push(Text::new("总计与分项合计不等，是四舍五入所致。", "Parts may not add up to totals because of rounding."));
    notes.extend(setting.later.iter().cloned());
    notes.iter().map(|n| n.get(lang).to_owned()).collect()
}

/// What a withheld cell means, where a table or chart has one.
pub(super) fn withheld(tables: &[Table], charts: &[Chart], catalogue: &Catalogue, lang: Lang) -> Option<String> {
    let code = Reason::Suppressed.code();
    let is_withheld = |run: &Run| match run {
        Run::Bound(bound) => bound.exact == code,
        Run::Derived(derived) => derived.exact == code,
        Run::Text(_) | Run::Given(_) => false,
    };
    let mut cells = tables.iter().chain(charts.iter().map(|c| &c.table)).flat_map(|t| t.rows.iter().flat_map(|r| r.cells.iter().flatten()));
    let least = catalogue.disclosure.min_units;
    let note = Text::new(
        format!("不予公布：单位少于 {least} 家、一家所占过大，或可由其他数推算出来的数据不单独公布，已计入其余项和合计。"),
        format!(
            "Withheld: data of fewer than {least} units, mostly of one, or that would follow from others are not shown alone; they are counted among the others and in the total."
        ),
    );
    cells.any(is_withheld).then(|| note.get(lang).to_owned())
}

fn as_of(setting: &Setting) -> Text {
    let at = day_or_moment(&setting.as_of);
    let end = if at.contains('T') { "" } else { "the end of " };
    Text::new(format!("数据截至 {at} 所知。"), format!("Facts as known at {end}{at}."))
}

/// A date means the end of its day; such a moment is read as the date.
pub(crate) fn day_or_moment(at: &str) -> &str {
    at.split_once("T23:59:59").map_or(at, |(day, _)| day)
}

fn bases(all: &[&Disclosed]) -> Vec<Text> {
    let grown = all.iter().filter(|f| f.id().indicator.ends_with(".growth"));
    let used: BTreeSet<(Basis, Price)> = grown.map(|f| (f.id().basis, f.id().price)).collect();
    used.into_iter().map(|(basis, price)| say_basis(basis, price)).collect()
}

fn say_basis(basis: Basis, price: Price) -> Text {
    let basis = match basis {
        Basis::Published => Text::new("公布口径（上年同期取当时公布数）", "the published basis (last year's totals as then published)"),
        Basis::Restated => Text::new("调整口径（上年范围、现时数值）", "the restated basis (last year's panel with today's values)"),
        Basis::Comparable => Text::new("可比口径（两期单位范围一致）", "the comparable basis (today's units in both years)"),
        Basis::Matched => Text::new("匹配口径（两期均有数值的单位）", "the matched basis (units with a value in both years)"),
    };
    let price = match price {
        Price::Current => Text::new("现价", "current prices"),
        Price::Constant => Text::new("不变价", "constant prices"),
    };
    Text::new(format!("增速按{}、{}计算。", basis.zh, price.zh), format!("Growth is on {}, at {}.", basis.en, price.en))
}

/// Coverage of the widest population; of one figure more would only repeat it.
fn coverage(all: &[&Disclosed]) -> Option<Text> {
    let widest = all.iter().map(|f| f.attributes().coverage).max_by_key(|c| (c.expected, c.filed))?;
    let share = widest.base_share.map(|share| number(share, 1));
    let mut note = Text::new(
        format!("应报单位 {} 家，已报 {} 家", widest.expected, widest.filed),
        format!("{} of {} units have filed", widest.filed, widest.expected),
    );
    if let Some(share) = share {
        note.zh.push_str(&format!("，占上年同期数值的 {share}%"));
        note.en.push_str(&format!("; they made {share}% of last year's value"));
    }
    Some(Text::new(format!("{}。", note.zh), format!("{}.", note.en)))
}

fn statuses(all: &[&Disclosed]) -> Option<Text> {
    let has = |status: Status| all.iter().any(|f| f.attributes().status == status);
    let words = [
        (Status::Provisional, "初步数", "provisional"),
        (Status::Revised, "修订数", "revised"),
        (Status::Estimated, "估计数", "estimated"),
        (Status::Final, "定案数", "final"),
    ];
    let used: Vec<_> = words.iter().filter(|(status, ..)| has(*status)).collect();
    let zh: Vec<&str> = used.iter().map(|(_, zh, _)| *zh).collect();
    let en: Vec<&str> = used.iter().map(|(.., en)| *en).collect();
    (!used.is_empty()).then(|| Text::new(format!("数据状态：{}。", zh.join("、")), format!("Status of the figures: {}.", en.join(", "))))
}

fn marks(catalogue: &Catalogue, all: &[&Disclosed]) -> Vec<Text> {
    let mut out = Vec::new();
    let packs: BTreeSet<&str> = all.iter().map(|f| f.attributes().pack.id.as_str()).collect();
    if catalogue.packs.iter().any(|p| p.fictional && packs.contains(p.id.as_str())) {
        out.push(Text::new("示例数据：单位、数值与部分定义均为虚构。", "Sample: units, values and some definitions are fictional."));
    }
    out.extend(unverified(catalogue, all));
    out
}

/// Definitions without a verified source by their names; a growth rate has that of its level.
fn unverified(catalogue: &Catalogue, all: &[&Disclosed]) -> Option<Text> {
    let marked = all.iter().filter(|f| f.attributes().pack.unverified).map(|f| f.id().indicator.trim_end_matches(".growth"));
    let name = |id: &str| catalogue.indicators.get(id).map_or_else(|| Text::new(id, id), |i| i.title.clone());
    let names: BTreeMap<&str, Text> = marked.map(|id| (id, name(id))).collect();
    let zh: Vec<&str> = names.values().map(|n| n.zh.as_str()).collect();
    let en: Vec<&str> = names.values().map(|n| n.en.as_str()).collect();
    let note = || Text::new(format!("定义未经核实：{}。", zh.join("、")), format!("Definitions not verified: {}.", en.join("; ")));
    (!names.is_empty()).then(note)
}
