//! A name in the form in which names are compared, and its core: what is left without place words in
//! brackets and without the legal form.

/// A name ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// Half-width and lower case, without spaces.
    pub full: String,
    /// The same without brackets and legal form.
    pub core: String,
    /// Characters of the core.
    pub length: usize,
}

/// The endings that say the legal form, longest first.
#[derive(Debug, Clone)]
pub struct LegalForms(Vec<String>);

impl LegalForms {
    /// Reads the endings that say the legal form, as the catalogue has them.
    pub fn new(words: &[String]) -> Self {
        let mut words: Vec<String> = words.iter().map(|w| folded(w)).filter(|w| !w.is_empty()).collect();
        words.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        LegalForms(words)
    }

    /// The name as it is compared. Traditional script is simplified by whoever read the text.
    pub fn read(&self, text: &str) -> Name {
        let full = folded(text);
        let core = self.core(&full);
        Name { length: core.chars().count(), core, full }
    }

    /// A name that is nothing but brackets and legal form stays what it is.
    fn core(&self, full: &str) -> String {
        let bare = without_brackets(full);
        let mut core = bare.as_str();
        while let Some(shorter) = self.0.iter().find_map(|end| core.strip_suffix(end.as_str())).filter(|s| !s.is_empty()) {
            core = shorter;
        }
        if core.is_empty() { full.to_owned() } else { core.to_owned() }
    }
}

/// Widths and case alike, brackets of one kind, no spaces and no invisible characters.
fn folded(text: &str) -> String {
    let seen = |c: &char| !(c.is_whitespace() || c.is_control() || invisible(*c));
    text.chars().map(narrow).filter(seen).map(bracket).flat_map(char::to_lowercase).collect()
}

/// Half-width digits, letters and signs.
fn narrow(c: char) -> char {
    match u32::from(c) {
        n @ 0xFF01..=0xFF5E => char::from_u32(n - 0xFEE0).unwrap_or(c),
        0x2212 | 0x2010..=0x2012 => '-',
        _ => c,
    }
}

/// Zero-width signs, marks of direction, soft hyphen, selectors of a variant.
fn invisible(c: char) -> bool {
    matches!(u32::from(c), 0xAD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFE00..=0xFE0F | 0xFEFF)
}

fn bracket(c: char) -> char {
    match c {
        '〔' | '【' | '［' | '[' | '﹙' | '〈' | '《' | '「' => '(',
        '〕' | '】' | '］' | ']' | '﹚' | '〉' | '》' | '」' => ')',
        _ => c,
    }
}

/// What stands outside brackets; a bracket that is never closed ends nothing.
fn without_brackets(full: &str) -> String {
    let mut out = String::new();
    let mut rest = full;
    while let Some((before, after)) = rest.split_once('(') {
        out.push_str(before);
        rest = after.split_once(')').map_or(after, |(_, outside)| outside);
    }
    out.push_str(rest);
    out.retain(|c| c != ')');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Name {
        LegalForms::new(&["集团".into(), "有限公司".into(), "股份有限公司".into()]).read(text)
    }

    #[test]
    fn widths_brackets_and_invisible_signs_are_alike() {
        let plain = read("虚构恒远电子（万亩）有限公司");
        assert_eq!(plain.core, "虚构恒远电子");
        for text in ["虚构恒远电子(万亩)有限公司", " 虚构恒远电子﹙万亩﹚有限 公司", "虚构恒远\u{200b}电子【万亩】有限公司\u{feff}"]
        {
            assert_eq!(read(text), plain, "{text}");
        }
        assert_eq!(read("ＡＢＣ电子").full, "abc电子");
    }

    #[test]
    fn legal_forms_are_left_out_one_after_the_other() {
        assert_eq!(read("恒远集团股份有限公司").core, "恒远");
        assert_eq!(read("有限公司").core, "有限公司");
        assert_eq!(read("（虚构）").core, "(虚构)");
        assert_eq!(read("恒远（万亩有限公司").core, "恒远万亩");
    }
}
