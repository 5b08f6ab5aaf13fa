//! What units of measure are called in English.

use crate::{Lang, Measure};

const ENGLISH: &[(&str, &str)] = &[
    ("元", "yuan"),
    ("千元", "thousand yuan"),
    ("万元", "ten thousand yuan"),
    ("百万元", "million yuan"),
    ("亿元", "hundred million yuan"),
    ("十亿元", "billion yuan"),
    ("美元", "US dollars"),
    ("USD", "US dollars"),
    ("万美元", "ten thousand US dollars"),
    ("平方米", "m²"),
    ("亩", "mu"),
    ("公顷", "ha"),
    ("人", "persons"),
    ("人年", "person-years"),
    ("万人", "ten thousand persons"),
    ("吨标准煤", "tce"),
    ("吨标准煤（当量值）", "tce (calorific value)"),
    ("吨标准煤(当量值)", "tce (calorific value)"),
    ("万吨标准煤", "ten thousand tce"),
    ("吨标准煤（等价值）", "tce (equal value)"),
    ("吨标准煤(等价值)", "tce (equal value)"),
    ("tce-equal", "tce (equal value)"),
    ("万吨标准煤（等价值）", "ten thousand tce (equal value)"),
    ("万吨标准煤(等价值)", "ten thousand tce (equal value)"),
    ("家", "enterprises"),
    ("户", "households"),
    ("个", "pieces"),
    ("只", "pieces"),
    ("件", "pieces"),
    ("台", "sets"),
    ("万只", "ten thousand pieces"),
    ("万台", "ten thousand sets"),
    ("亿只", "hundred million pieces"),
    ("百分点", "percentage points"),
    ("pp", "percentage points"),
    ("千瓦时", "kWh"),
    ("万千瓦时", "ten thousand kWh"),
    ("万千瓦小时", "ten thousand kWh"),
    ("亿千瓦时", "hundred million kWh"),
    ("吨", "t"),
    ("万吨", "ten thousand t"),
    ("立方米", "m³"),
    ("万立方米", "ten thousand m³"),
    ("百万千焦", "GJ"),
    ("吉焦", "GJ"),
    ("天", "days"),
    ("个月", "months"),
    ("年", "years"),
];

impl Measure {
    /// What it is called in a language: in Chinese as it is written.
    pub fn called(&self, lang: Lang) -> String {
        if lang == Lang::Zh {
            return self.name().to_owned();
        }
        let product = |name: &str| name.split('·').map(english).collect::<Vec<_>>().join("·");
        let mut parts = self.name().split('/');
        let over = parts.next().map(product).unwrap_or_default();
        parts.fold(over, |over, under| format!("{over} per {}", one(&product(under))))
    }
}

/// One of a thing that is counted: `person` of `persons`.
fn one(name: &str) -> &str {
    name.strip_suffix('s').filter(|_| !name.contains([' ', '·'])).unwrap_or(name)
}

fn english(name: &str) -> &str {
    ENGLISH.iter().find(|(zh, _)| *zh == name).map_or(name, |(_, en)| en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_has_a_name_without_chinese_characters() {
        let chinese = |c: char| ('\u{3000}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c);
        for name in Measure::names() {
            let called = Measure::parse(name).expect(name).called(Lang::En);
            assert!(!called.chars().any(chinese), "{name}: {called}");
        }
    }

    #[test]
    fn quotients_and_products_are_put_together() {
        let unit = |name: &str| Measure::parse(name).expect(name);
        assert_eq!(unit("万元/亩").called(Lang::En), "ten thousand yuan per mu");
        assert_eq!(unit("万元/人").called(Lang::En), "ten thousand yuan per person");
        assert_eq!(unit("元/万人").called(Lang::En), "yuan per ten thousand persons");
        assert_eq!(unit("人").times(&unit("天")).called(Lang::En), "persons·days");
        assert_eq!(unit("亿元").called(Lang::Zh), "亿元");
    }
}
