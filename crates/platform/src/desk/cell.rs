//! What people type into a cell, and whether another unit of money was probably meant.

use figures::{Decimal, Issue, Lang, Measure, Period, Text};
use methodology::catalogue::{Catalogue, Item};

/// The edit whose bounds say how near a value has to be to another one, read in another unit.
const UNIT_SLIP: &str = "E-unit-slip";
/// Units in which money is typed.
const MONEY: [&str; 5] = ["元", "千元", "万元", "百万元", "亿元"];

/// The amount a text stands for in the item's unit; nothing where nothing is filed. Any text is read or refused with a reason.
pub fn read(text: &str, item: &Item, catalogue: &Catalogue) -> Result<Option<Decimal>, Box<Issue>> {
    intake::typed(text, item, catalogue).map_err(Box::new)
}

/// Whether a value would be like what was filed before if it were typed in another unit of money. The bounds are those of the
/// pack's edit, for a value ten times too small; without that edit nothing is asked.
pub fn hint(value: Decimal, usual: &[(Period, Decimal)], item: &Item, catalogue: &Catalogue) -> Option<Text> {
    if !item.measure.is_money() {
        return None;
    }
    let units: Vec<Measure> = MONEY.iter().filter_map(|name| Measure::parse(name)).filter(|unit| *unit != item.measure).collect();
    usual.iter().find_map(|(period, usual)| {
        let [low, high] = bounds(catalogue, *period)?;
        units.iter().find_map(|unit| {
            let meant = unit.convert(value, &item.measure)?;
            let (least, most) = (usual.checked_mul(low)?, usual.checked_mul(high)?);
            (*usual > Decimal::ZERO && (least..=most).contains(&meant)).then(|| question(unit, meant, item, (*period, *usual)))
        })
    })
}

/// How much of the usual value a value in the right unit is, at least and at most.
fn bounds(catalogue: &Catalogue, period: Period) -> Option<[Decimal; 2]> {
    let edit = catalogue.edits.get(UNIT_SLIP)?;
    let of = |name: &str| edit.parameters.get(name)?.at(period.last_day()).map(|quantity| quantity.amount);
    let (slip, right) = (Measure::parse("万元")?, Measure::parse("千元")?);
    let times = slip.convert(Decimal::ONE, &right)?;
    Some([of("low")?.checked_mul(times)?, of("high")?.checked_mul(times)?])
}

fn question(unit: &Measure, meant: Decimal, item: &Item, (period, usual): (Period, Decimal)) -> Text {
    let [(typed_zh, own_zh), (typed_en, own_en)] = [Lang::Zh, Lang::En].map(|lang| (unit.called(lang), item.measure.called(lang)));
    let (meant, usual) = (meant.normalize(), usual.normalize());
    Text::new(
        format!("是否误填为{typed_zh}？按{typed_zh}应为 {meant} {own_zh}（{} 为 {usual}）", period.label(Lang::Zh)),
        format!("typed in {typed_en}? that would be {meant} {own_en} ({} has {usual})", period.label(Lang::En)),
    )
}
