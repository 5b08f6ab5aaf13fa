//! Macro edits: questions about figures instead of filings. What a class leaves of the whole, and what one unit does
//! to the change of it.

use figures::{Base, Decimal, Measure, Quantity, Text, round};

/// A class of a whole, or a unit of it, on the comparable basis.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it is called.
    pub name: Text,
    /// This year's value.
    pub current: Decimal,
    /// Last year's.
    pub base: Decimal,
}

/// A whole, with what it is called.
#[derive(Debug, Clone, Copy)]
pub struct Whole<'a> {
    /// What it is called.
    pub name: &'a Text,
    /// Its value of this and of last year.
    pub growth: &'a Base,
}

/// A question that a figure raises.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The number asked about, in per cent.
    pub value: Decimal,
    /// What is asked and why.
    pub reason: Text,
    /// What the part would be if it had changed like the rest of the whole.
    pub expected: Option<Decimal>,
}

/// Whether what a class leaves of the whole grows by a rate within bounds. Nothing is asked where the rest has no base.
pub fn complement_growth(whole: Whole<'_>, class: &Part, low: &Quantity, high: &Quantity) -> Option<Question> {
    let base = whole.growth.base?.checked_sub(class.base)?;
    let current = whole.growth.current.checked_sub(class.current)?;
    let value = grown(current, base)?;
    let percent = Measure::percent();
    let bounds = (low.convert(&percent)?.amount, high.convert(&percent)?.amount);
    if (bounds.0..=bounds.1).contains(&value) {
        return None;
    }
    let unit = whole.growth.measure.name();
    let own = grown(class.current, class.base).map(shown);
    let all = grown(whole.growth.current, whole.growth.base?).map(shown).unwrap_or_default();
    let (own_zh, own_en) = own.map_or_else(Default::default, |own| (format!("，该分类增长 {own}"), format!(", of the class {own}")));
    let (zh, en) = (&whole.name.zh, &whole.name.en);
    let reason = Text::new(
        format!(
            "{zh}中“{}”以外部分可比增速为 {}（{current} 对 {base} {unit}），应在 {low_} 至 {high_} 之间；全部增长 {all}{own_zh}",
            class.name.zh,
            shown(value),
            low_ = shown_bound(bounds.0),
            high_ = shown_bound(bounds.1),
        ),
        format!(
            "of {en}, what `{}` leaves grows by {} on the comparable basis ({current} against {base} {unit}), must be between {low_} and {high_}; growth of the whole {all}{own_en}",
            class.name.en,
            shown(value),
            low_ = shown_bound(bounds.0),
            high_ = shown_bound(bounds.1),
        ),
    );
    Some(Question { value, reason, expected: None })
}

/// Whether one unit has at most a share of the change of the whole; of several the one with the largest share, of
/// equal ones the first. Nothing is asked where the whole does not change.
pub fn top_share<'p>(whole: Whole<'_>, units: &'p [Part], most: &Quantity) -> Option<(&'p Part, Question)> {
    let base = whole.growth.base?;
    let change = whole.growth.current.checked_sub(base)?;
    let share = |part: &Part| part.current.checked_sub(part.base)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(change);
    let mut top: Option<(&Part, Decimal)> = None;
    for (part, share) in units.iter().filter_map(|part| Some((part, share(part)?))) {
        if top.is_none_or(|(_, held)| share > held) {
            top = Some((part, share));
        }
    }
    let (part, value) = top?;
    let bound = most.convert(&Measure::percent())?.amount;
    let rest = (whole.growth.current.checked_sub(part.current)?, base.checked_sub(part.base)?);
    let reason = top_reason(whole, (part, value), change, (rest, bound));
    let expected = Some(part.base.checked_mul(rest.0)).flatten().and_then(|n| n.checked_div(rest.1));
    (value > bound).then(|| (part, Question { value, reason, expected: expected.filter(|_| part.base > Decimal::ZERO) }))
}

fn top_reason(whole: Whole<'_>, (part, value): (&Part, Decimal), change: Decimal, (rest, bound): ((Decimal, Decimal), Decimal)) -> Text {
    let (unit, own) = (whole.growth.measure.name(), part.current - part.base);
    let without = grown(rest.0, rest.1).map(shown);
    let (zh_end, en_end) =
        without.map_or_else(Default::default, |w| (format!("；没有它时增长 {w}"), format!("; without it growth is {w}")));
    let (value, bound) = (shown(value), shown_bound(bound));
    let (zh, en) = (&whole.name.zh, &whole.name.en);
    Text::new(
        format!("{}一家占{zh}增量的 {value}（{own} / {change} {unit}），应不大于 {bound}{zh_end}", part.name.zh),
        format!("{} alone is {value} of the change of {en} ({own} / {change} {unit}), must be at most {bound}{en_end}", part.name.en),
    )
}

fn grown(current: Decimal, base: Decimal) -> Option<Decimal> {
    let grown = current.checked_sub(base)?.checked_mul(Decimal::ONE_HUNDRED)?;
    (base > Decimal::ZERO).then(|| grown.checked_div(base)).flatten()
}

fn shown(percent: Decimal) -> String {
    format!("{}%", round(percent, 1))
}

fn shown_bound(percent: Decimal) -> String {
    format!("{}%", percent.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use figures::Panel;

    fn d(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    fn percent(text: &str) -> Quantity {
        Quantity { amount: d(text), measure: Measure::percent() }
    }

    fn growth(current: &str, base: Option<&str>) -> Base {
        let (current, base) = (d(current), base.map(d));
        let measure = Measure::parse("亿元").expect("unit");
        Base { current, base, published_base: Decimal::ZERO, published_current: current, measure, panel: Panel::default() }
    }

    fn part(name: &str, current: &str, base: &str) -> Part {
        Part { name: Text::new(name, name), current: d(current), base: d(base) }
    }

    fn asked(whole: &Base, class: &Part) -> Option<Question> {
        let name = Text::new("规上工业总产值", "output");
        complement_growth(Whole { name: &name, growth: whole }, class, &percent("-60"), &percent("60"))
    }

    #[test]
    fn the_rest_of_the_article_grew_by_three_quarters() {
        // Claims C01 to C03: 264.5 and +35.9 %, of it 233 and +31.9 %: 31.5 against 17.98, about +75 %.
        let whole = growth("264.5", Some("194.63"));
        let question = asked(&whole, &part("高新技术产业", "233", "176.65")).expect("asked");
        assert_eq!(round(question.value, 1), d("75.2"));
        let said = "规上工业总产值中“高新技术产业”以外部分可比增速为 75.2%（31.5 对 17.98 亿元），应在 -60% 至 60% 之间";
        assert_eq!(question.reason.zh, format!("{said}；全部增长 35.9%，该分类增长 31.9%"));
    }

    #[test]
    fn exactly_the_bound_is_not_asked_and_neither_is_a_rest_without_base() {
        // The rest: 160 against 100, then 161 against 100; 40 against 100, then 39.
        for (current, is_asked) in [("260", false), ("261", true), ("140", false), ("139", true)] {
            assert_eq!(asked(&growth(current, Some("200")), &part("甲", "100", "100")).is_some(), is_asked, "{current}");
        }
        assert_eq!(asked(&growth("900", Some("100")), &part("甲", "100", "100")), None);
        assert_eq!(asked(&growth("900", None), &part("甲", "100", "100")), None);
    }

    fn top<'p>(whole: &Base, units: &'p [Part]) -> Option<(&'p Part, Question)> {
        let name = Text::new("产值", "output");
        top_share(Whole { name: &name, growth: whole }, units, &percent("30"))
    }

    #[test]
    fn one_unit_explains_more_than_three_tenths_of_the_change() {
        // T1: 250 against 205; of the 45 A has 20, B 6, D 9, E 10.
        let units = [part("A", "120", "100"), part("B", "66", "60"), part("D", "54", "45"), part("E", "10", "0")];
        let whole = growth("250", Some("205"));
        let (unit, question) = top(&whole, &units).expect("asked");
        assert_eq!((unit.name.zh.as_str(), round(question.value, 1)), ("A", d("44.4")));
        // Without A 130 against 105: 23.8 %. If A had grown so too it would be 123.8….
        assert_eq!(question.reason.zh, "A一家占产值增量的 44.4%（20 / 45 亿元），应不大于 30%；没有它时增长 23.8%");
        assert_eq!(question.expected.map(|e| round(e, 2)), Some(d("123.81")));
    }

    #[test]
    fn a_fall_is_explained_by_what_falls() {
        // 60 against 100: of the −40 A has −30, B −20, C +10.
        let units = [part("A", "20", "50"), part("B", "10", "30"), part("C", "30", "20")];
        assert_eq!(top(&growth("60", Some("100")), &units).map(|(u, q)| (u.name.zh.clone(), q.value)), Some(("A".into(), d("75"))));
    }

    #[test]
    fn exactly_three_tenths_or_no_change_is_not_asked() {
        // Of 10 one has 3, the others 3, 2 and 2.
        let units = [part("A", "13", "10"), part("B", "13", "10"), part("C", "12", "10"), part("D", "12", "10")];
        assert_eq!(top(&growth("50", Some("40")), &units), None);
        assert_eq!(top(&growth("40", Some("40")), &units), None);
        assert_eq!(top(&growth("40", None), &units), None);
    }
}
