//! Attributes of the register that rules name, and how what stands in them is read.

use super::Catalogue;
use figures::Text;
use jiff::civil::Date;

/// Something the register says of a unit: an attribute that rules name.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The attribute.
    pub id: String,
    /// Name.
    pub title: Text,
    /// What it may be.
    pub kind: FactKind,
    /// What bears it out.
    pub evidence: Option<Text>,
}

/// What an attribute may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactKind {
    /// A date.
    Date,
    /// Yes or no, kept as 是 and 否.
    Flag,
    /// One of these words.
    Words(Vec<String>),
    /// Anything.
    Text,
}

/// How registers say yes and no.
const SAID: [&str; 2] = ["是", "否"];
/// Other words for both, half-width and in small letters.
const YES: [&str; 7] = ["是", "有", "yes", "true", "y", "√", "1"];
const NO: [&str; 7] = ["否", "无", "no", "false", "n", "×", "0"];

/// Yes or no, in any of their words; nothing where it is neither.
pub fn yes_or_no(text: &str) -> Option<bool> {
    let folded = half_width(text).to_lowercase();
    let is = |words: &[&str]| words.contains(&folded.as_str());
    match (is(&YES), is(&NO)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

impl Fact {
    /// What stands in the register as conditions compare it: 是 or 否, a word as the pack writes it, a day as `2021-03-05`, a text
    /// without the space around it. Nothing where it cannot be read: then it is unknown.
    pub fn read(&self, text: &str) -> Option<String> {
        let folded = half_width(text);
        let read = match &self.kind {
            FactKind::Date => day(&folded).map(|date| date.to_string()),
            FactKind::Flag => yes_or_no(&folded).map(|yes| SAID[usize::from(!yes)].to_owned()),
            FactKind::Words(words) => words.iter().find(|word| half_width(word).to_lowercase() == folded.to_lowercase()).cloned(),
            FactKind::Text => Some(text.trim().to_owned()),
        };
        read.filter(|read| !read.is_empty())
    }

    /// What may be written, for hints.
    pub fn expected(&self) -> Text {
        match &self.kind {
            FactKind::Date => Text::new("写作 2021-03-05", "write 2021-03-05"),
            FactKind::Text => Text::new("写一段文字", "write a text"),
            FactKind::Flag => Text::new("写 是 或 否", "write 是 (yes) or 否 (no)"),
            FactKind::Words(words) => {
                let list = words.join("、");
                Text::new(format!("可用：{list}"), format!("it is one of {list}"))
            }
        }
    }
}

impl FactKind {
    /// The words it may hold; nothing where any will do.
    pub fn words(&self) -> Option<Vec<&str>> {
        match self {
            FactKind::Flag => Some(SAID.to_vec()),
            FactKind::Words(words) => Some(words.iter().map(String::as_str).collect()),
            FactKind::Date | FactKind::Text => None,
        }
    }
}

impl Catalogue {
    /// What stands in an attribute of the register: of a fact as it is read, of any other as it stands.
    pub fn read_attribute(&self, attribute: &str, text: &str) -> Option<String> {
        self.facts.get(attribute).map_or_else(|| Some(text.to_owned()), |fact| fact.read(text))
    }
}

/// A day with its year first: `2021-03-05`, `2021/3/5`, `2021.3.5`, `2021年3月5日`. Of other orders nobody knows which is the month.
fn day(folded: &str) -> Option<Date> {
    let plain = folded.strip_suffix('日').unwrap_or(folded).replace(['年', '月', '/', '.'], "-");
    let parts: Vec<&str> = plain.split('-').map(str::trim).collect();
    let [year, month, day] = parts[..] else { return None };
    let digits = |text: &str, most: usize| !text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    let written = year.len() == 4 && digits(year, 4) && !year.starts_with('0') && digits(month, 2) && digits(day, 2);
    written.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()).flatten()
}

/// Without the space around it, full-width letters, digits and signs as half-width ones.
fn half_width(text: &str) -> String {
    let half = |c: char| match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        0x3000 => ' ',
        _ => c,
    };
    text.chars().map(half).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: FactKind, text: &str) -> Option<String> {
        Fact { id: "a".to_owned(), title: Text::default(), kind, evidence: None }.read(text)
    }

    #[test]
    fn yes_and_no_have_several_words_and_anything_else_is_unknown() {
        for text in ["是", "有", "yes", "YES", "true", "y", "√", "1", " 是 ", "ｙｅｓ"] {
            assert_eq!(read(FactKind::Flag, text).as_deref(), Some("是"), "{text}");
        }
        for text in ["否", "无", "no", "No", "FALSE", "n", "×", "0", "　否　"] {
            assert_eq!(read(FactKind::Flag, text).as_deref(), Some("否"), "{text}");
        }
        for text in ["", " ", "大概", "maybe", "是否", "2", "不"] {
            assert_eq!(read(FactKind::Flag, text), None, "{text}");
        }
    }

    #[test]
    fn words_are_those_of_the_fact() {
        let rating = || FactKind::Words(["AAA", "A", "受让受赠或并购"].map(str::to_owned).to_vec());
        for (text, word) in [("AAA", "AAA"), ("aaa", "AAA"), ("Ａ", "A"), (" 受让受赠或并购", "受让受赠或并购")] {
            assert_eq!(read(rating(), text).as_deref(), Some(word), "{text}");
        }
        for text in ["AA", "AAAA", "偷来的", "是", ""] {
            assert_eq!(read(rating(), text), None, "{text}");
        }
    }

    #[test]
    fn days_have_their_year_first_and_exist() {
        for text in ["2021-03-05", "2021-3-5", "2021/3/5", "2021.03.05", "2021年3月5日", "２０２１－０３－０５"] {
            assert_eq!(read(FactKind::Date, text).as_deref(), Some("2021-03-05"), "{text}");
        }
        for text in ["2021-02-29", "2021-13-01", "5/3/2021", "21-3-5", "2021-03", "0021-03-05", "去年", "2021-03-05-06", "+021-03-05", ""]
        {
            assert_eq!(read(FactKind::Date, text), None, "{text}");
        }
    }

    #[test]
    fn a_text_is_anything_but_nothing() {
        assert_eq!(read(FactKind::Text, " 甲 乙 ").as_deref(), Some("甲 乙"));
        assert_eq!(read(FactKind::Text, "　"), None);
    }
}
