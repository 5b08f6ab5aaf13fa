//! A gap of a ladder in words: what there is, what is asked, how far, how it was, what would help or what is wanted.

use assessment::ladder::names::{called, evidence};
use assessment::ladder::{Board, Gap, Lever, Measure, Rung};
use figures::{Decimal, Lang, Text, round};
use methodology::catalogue::{Catalogue, Check, Condition, Range};

/// Digits behind the point of what is shown.
const DIGITS: u32 = 2;

/// A gap with what it is of.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// Definitions.
    pub catalogue: &'a Catalogue,
    /// The board.
    pub board: &'a Board,
    /// The rung.
    pub rung: &'a Rung,
    /// The gap.
    pub gap: &'a Gap,
}

impl Told<'_> {
    /// The condition.
    pub fn condition(&self) -> Option<&Condition> {
        self.rung.conditions.get(self.gap.leaf)
    }

    /// All of it, in one line.
    pub fn line(&self, lang: Lang) -> String {
        let title = self.condition().map(|leaf| leaf.title.get(lang).to_owned()).unwrap_or_default();
        let parts: Vec<String> = [self.sides(lang), self.distance(lang), self.trend(lang), self.help(lang), self.wanted(lang)]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        let (colon, semicolon) = if lang == Lang::Zh { ("：", "；") } else { (": ", "; ") };
        format!("{title}{colon}{}", parts.join(semicolon))
    }

    /// What there is against what is asked.
    pub fn sides(&self, lang: Lang) -> Option<String> {
        let gap = self.gap;
        let asks = gap.asks.as_ref().map(|asks| self.shown(asks, lang));
        let has = gap.has.as_ref().map(|has| self.shown(has, lang));
        match (has, asks, lang) {
            (Some(has), Some(asks), Lang::Zh) => Some(format!("现 {has}，要求 {asks}")),
            (Some(has), Some(asks), Lang::En) => Some(format!("{has}, asked {asks}")),
            (None, Some(asks), Lang::Zh) => Some(format!("未知，要求 {asks}")),
            (None, Some(asks), Lang::En) => Some(format!("unknown, asked {asks}")),
            (_, None, Lang::Zh) => Some("未知".to_owned()),
            (_, None, Lang::En) => Some("unknown".to_owned()),
        }
    }

    fn distance(&self, lang: Lang) -> Option<String> {
        let far = percent(self.gap.distance?);
        Some(if lang == Lang::Zh { format!("差 {far}") } else { format!("off by {far}") })
    }

    /// The same a year before, where it was another.
    pub fn trend(&self, lang: Lang) -> Option<String> {
        let before = self.gap.before.as_ref().filter(|_| self.gap.truth == Some(false))?;
        let shown = self.shown(before, lang);
        Some(if lang == Lang::Zh { format!("上年 {shown}") } else { format!("a year before {shown}") })
    }

    /// What would help.
    pub fn help(&self, lang: Lang) -> Option<String> {
        let lever = self.gap.lever.as_ref().map(|lever| self.lever(lever, lang));
        let said = self.condition().and_then(|leaf| leaf.lever.as_ref()).filter(|_| self.gap.truth == Some(false));
        lever.or_else(|| said.map(|said| said.get(lang).to_owned()))
    }

    fn lever(&self, lever: &Lever, lang: Lang) -> String {
        let name = |operand: usize| self.board.operands.get(operand).map(|o| called(self.catalogue, o, self.board.day)).unwrap_or_default();
        let text = match lever {
            Lever::Amount { operand, from, to, relative } => {
                let (name, by) = (name(*operand), relative.map(signed));
                let by = by.map_or_else(Text::default, |by| Text::new(format!("（{by}）"), format!(" ({by})")));
                let (from, to) = (from.normalize(), to.normalize());
                Text::new(format!("{} {from} → {to}{} 即可", name.zh, by.zh), format!("{} {from} → {to}{} would do", name.en, by.en))
            }
            Lever::Word { operand, to } => {
                let name = name(*operand);
                Text::new(format!("“{}”须为“{to}”", name.zh), format!("`{}` has to be `{to}`", name.en))
            }
            Lever::Title(id) => {
                let title = self.catalogue.titles.get(id).map_or_else(|| Text::new(id, id), |title| title.title.clone());
                Text::new(format!("先取得“{}”", title.zh), format!("becoming {} first", title.en))
            }
            Lever::Wait(day) => Text::new(format!("到 {day} 即满足"), format!("holds from {day}")),
        };
        text.get(lang).to_owned()
    }

    /// What has to become known, with what bears it out.
    pub fn wanted(&self, lang: Lang) -> Option<String> {
        let missing: Vec<String> = self.gap.missing.iter().filter_map(|operand| self.missing(*operand, lang)).collect();
        let (colon, comma) = if lang == Lang::Zh { ("缺：", "、") } else { ("wanted: ", ", ") };
        let leaf = self.condition().filter(|_| self.gap.truth.is_none());
        let own = leaf.and_then(|leaf| leaf.evidence.as_ref()).map(|text| text.get(lang).to_owned());
        let rule = leaf.and_then(|leaf| match &leaf.check {
            Check::Wanted(_) => Some(figures::Reason::RuleNotAvailable.words().get(lang).to_owned()),
            _ => None,
        });
        let all: Vec<String> = rule.into_iter().chain(missing).chain(own).collect();
        (!all.is_empty()).then(|| format!("{colon}{}", all.join(comma)))
    }

    fn missing(&self, operand: usize, lang: Lang) -> Option<String> {
        let operand = self.board.operands.get(operand)?;
        let name = called(self.catalogue, operand, self.board.day).get(lang).to_owned();
        let proof = evidence(self.catalogue, operand).map(|text| text.get(lang).to_owned());
        Some(match (proof, lang) {
            (Some(proof), Lang::Zh) => format!("{name}（{proof}）"),
            (Some(proof), Lang::En) => format!("{name} ({proof})"),
            (None, _) => name,
        })
    }

    /// A side as it is shown.
    pub fn shown(&self, side: &Measure, lang: Lang) -> String {
        match side {
            Measure::Amount(amount) => self.amount(*amount, lang),
            Measure::Points(range) => points(*range, lang),
            Measure::Word(word) => word.clone(),
            Measure::Flag(flag) => match (flag, lang) {
                (true, Lang::Zh) => "是".to_owned(),
                (false, Lang::Zh) => "否".to_owned(),
                (true, Lang::En) => "yes".to_owned(),
                (false, Lang::En) => "no".to_owned(),
            },
        }
    }

    fn amount(&self, amount: Decimal, lang: Lang) -> String {
        let number = round(amount, DIGITS).normalize();
        match self.condition().map(|leaf| &leaf.check) {
            Some(Check::Told(told)) => match told.shown.as_ref().map(|shown| &shown.measure) {
                Some(measure) if measure.name() == "%" => format!("{number}{}", measure.name()),
                Some(measure) if measure.name() != "1" => format!("{number} {}", measure.called(lang)),
                _ => number.to_string(),
            },
            Some(Check::Points { .. }) => points(Range::exactly(amount), lang),
            _ => number.to_string(),
        }
    }
}

/// Points, or from which to which are possible.
pub fn points(range: Range, lang: Lang) -> String {
    let unit = if lang == Lang::Zh { "分" } else { " points" };
    if range.is_exact() {
        return format!("{}{unit}", range.low.normalize());
    }
    format!("{}—{}{unit}", range.low.normalize(), range.high.normalize())
}

/// A share as a percentage.
pub fn percent(share: Decimal) -> String {
    let sign = figures::Measure::percent();
    format!("{}{}", round(share * Decimal::ONE_HUNDRED, 1), sign.name())
}

fn signed(share: Decimal) -> String {
    let plus = if share > Decimal::ZERO { "+" } else { "" };
    format!("{plus}{}", percent(share))
}
