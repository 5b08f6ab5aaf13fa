//! What is said of a value that stands out: the value, that of its peers and the bounds.

use super::batch::{Found, Unit};
use super::finding::Spread;
use super::words::number;
use figures::{Decimal, Lang, Measure, Text, round};
use methodology::relation::{Method, Operand, Outlier};

/// Digits behind the point of a ratio.
const DIGITS: u32 = 4;

/// `01 工业总产值 2021年6月（900）、01 工业总产值 2021年5月（300）：300.0%；行业大类 39 共 23 家，中位数 104.2%，界限 …`.
pub(super) fn reason(outlier: &Outlier, found: &[Found], unit: &Unit<'_>, spread: &Spread) -> Text {
    Text::new(said(outlier, found, unit, spread, Lang::Zh), said(outlier, found, unit, spread, Lang::En))
}

fn said(outlier: &Outlier, found: &[Found], unit: &Unit<'_>, spread: &Spread, lang: Lang) -> String {
    let values: Vec<String> = outlier.check.operands.iter().zip(found).map(|(o, f)| value(o, f, unit, lang)).collect();
    let shown = |amount: Decimal| shown(amount, outlier);
    let (own, median, units, group) = (shown(spread.value), shown(spread.median), spread.units, spread.group.get(lang));
    let bounds = spread.bounds.map(|b| b.map_or_else(|| "…".to_owned(), shown)).join("—");
    let method = method(outlier.method).get(lang).to_owned();
    match lang {
        Lang::Zh => {
            let of = values.join("、");
            format!("{of}：{own}；{group} 共 {units} 家，中位数 {median}，界限 {bounds}（{method}）")
        }
        Lang::En => {
            let of = values.join(", ");
            format!("{of}: {own}; the median of {units} units of {group} is {median}, bounds {bounds} ({method})")
        }
    }
}

/// `01 工业总产值 2021年6月（900）`.
fn value(operand: &Operand, found: &Found, unit: &Unit<'_>, lang: Lang) -> String {
    let form = unit.batch.ctx.catalogue.forms.get(&operand.form);
    let title = form.and_then(|f| f.items.get(&operand.item)).map(|i| i.title.get(lang)).unwrap_or_default();
    let period = found.at.map(|(period, _)| period.label(lang)).unwrap_or_default();
    let value = found.value.map(|v| number(v, None, lang)).unwrap_or_default();
    match lang {
        Lang::Zh => format!("{} {title} {period}（{value}）", operand.item),
        Lang::En => format!("{} {title}, {period} ({value})", operand.item),
    }
}

/// A share in per cent, else a number in the unit of the quotient.
fn shown(amount: Decimal, outlier: &Outlier) -> String {
    let measure = match &outlier.over {
        Some(over) => outlier.of.measure.per(&over.measure),
        None => outlier.of.measure.clone(),
    };
    let percent = Measure::percent();
    match measure.convert(amount, &percent) {
        Some(share) => format!("{}%", round(share, 1)),
        None => format!("{} {measure}", round(amount, DIGITS).normalize()),
    }
}

fn method(method: Method) -> Text {
    match method {
        Method::ZScore => Text::new("标准差法", "standard deviations"),
        Method::Mad => Text::new("中位数绝对离差法", "median absolute deviation"),
        Method::HidiroglouBerthelot => Text::new("Hidiroglou–Berthelot 法", "Hidiroglou–Berthelot"),
        Method::MedianFactor => Text::new("中位数倍数法", "factor of the median"),
    }
}
