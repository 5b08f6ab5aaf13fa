//! A Rust file taken apart into code and string literals, without comments and test modules.
//!
//! Enough for rules that look for words and numbers: raw strings, escapes, nested comments,
//! characters against lifetimes. It is not a parser.

/// The parts of one file, each with its line from 1.
pub struct RustSource {
    /// Code lines with literals blanked.
    pub code: Vec<(usize, String)>,
    /// Contents of string literals.
    pub strings: Vec<(usize, String)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code,
    Text,
    Comment,
}

/// Takes a file apart.
pub fn read(text: &str) -> RustSource {
    let chars: Vec<char> = text.chars().collect();
    let mut kinds = classify(&chars);
    drop_tests(&chars, &mut kinds);
    let mut code = vec![String::new()];
    let mut strings: Vec<(usize, String)> = Vec::new();
    let mut in_text = false;
    for (c, kind) in chars.iter().zip(&kinds) {
        match kind {
            Kind::Text if !in_text => strings.push((code.len(), c.to_string())),
            Kind::Text => strings.iter_mut().last().into_iter().for_each(|s| s.1.push(*c)),
            _ => {}
        }
        in_text = *kind == Kind::Text;
        if *c == '\n' {
            code.push(String::new());
        } else if let Some(line) = code.last_mut() {
            line.push(if *kind == Kind::Code { *c } else { ' ' });
        }
    }
    RustSource { code: code.into_iter().enumerate().map(|(i, l)| (i + 1, l)).collect(), strings }
}

fn classify(chars: &[char]) -> Vec<Kind> {
    let mut kinds = vec![Kind::Code; chars.len()];
    let mut at = 0;
    while at < chars.len() {
        let (kind, end) = piece(chars, at);
        kinds[at..end].fill(kind);
        at = end;
    }
    kinds
}

/// The kind of what begins at `at` and where it ends (exclusive).
fn piece(chars: &[char], at: usize) -> (Kind, usize) {
    let next = chars.get(at + 1).copied();
    match (chars[at], next) {
        ('/', Some('/')) => (Kind::Comment, chars[at..].iter().position(|c| *c == '\n').map_or(chars.len(), |n| at + n)),
        ('/', Some('*')) => (Kind::Comment, block_end(chars, at)),
        ('"', _) => (Kind::Text, quoted_end(chars, at + 1)),
        ('r', Some('"' | '#')) if !word_before(chars, at) => raw_end(chars, at).map_or((Kind::Code, at + 1), |e| (Kind::Text, e)),
        ('\'', Some('\\')) => (Kind::Text, after(chars, at + 3, '\'')),
        ('\'', Some(_)) if chars.get(at + 2) == Some(&'\'') => (Kind::Text, at + 3),
        _ => (Kind::Code, at + 1),
    }
}

fn word_before(chars: &[char], at: usize) -> bool {
    at > 0 && (chars[at - 1].is_alphanumeric() && chars[at - 1] != 'b' || chars[at - 1] == '_')
}

fn block_end(chars: &[char], at: usize) -> usize {
    let (mut depth, mut i) = (0, at);
    while i < chars.len() {
        match (chars[i], chars.get(i + 1)) {
            ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
            ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            return i;
        }
    }
    chars.len()
}

fn quoted_end(chars: &[char], from: usize) -> usize {
    let mut i = from;
    while i < chars.len() && chars[i] != '"' {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    (i + 1).min(chars.len())
}

fn raw_end(chars: &[char], at: usize) -> Option<usize> {
    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    if chars.get(at + 1 + hashes) != Some(&'"') {
        return None;
    }
    let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let from = at + 2 + hashes;
    let n = chars[from..].windows(close.len()).position(|w| w == close.as_slice())?;
    Some(from + n + close.len())
}

fn after(chars: &[char], from: usize, mark: char) -> usize {
    let from = from.min(chars.len());
    chars[from..].iter().position(|c| *c == mark).map_or(chars.len(), |n| from + n + 1)
}

/// Everything from `#[cfg(test)]` to the end of its item counts as a comment.
fn drop_tests(chars: &[char], kinds: &mut [Kind]) {
    let mark: Vec<char> = "#[cfg(test)]".chars().collect();
    let starts: Vec<usize> = (0..chars.len()).filter(|i| kinds[*i] == Kind::Code && chars[*i..].starts_with(&mark)).collect();
    for start in starts {
        let end = item_end(chars, kinds, start + mark.len());
        for (c, kind) in chars[start..end].iter().zip(&mut kinds[start..end]) {
            // Line ends stay code, so that line numbers hold.
            *kind = if *c == '\n' { Kind::Code } else { Kind::Comment };
        }
    }
}

fn item_end(chars: &[char], kinds: &[Kind], from: usize) -> usize {
    let mut depth = 0;
    for i in from..chars.len() {
        match chars[i] {
            _ if kinds[i] != Kind::Code => {}
            ';' if depth == 0 => return i + 1,
            '{' => depth += 1,
            '}' if depth == 1 => return i + 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    chars.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> String {
        read(text).code.into_iter().map(|(_, l)| l.trim().to_owned()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn literals_and_comments_leave_the_code() {
        let seen = read("let a = \"35 %\"; // 36 %\nlet b = r#\"37 \" %\"#; /* 38 /* 39 */ */ let c = '4';\n");
        let texts: Vec<(usize, &str)> = seen.strings.iter().map(|(l, s)| (*l, s.as_str())).collect();
        assert_eq!(texts, [(1, "\"35 %\""), (2, "r#\"37 \" %\"#"), (2, "'4'")]);
        assert!(!seen.code.iter().any(|(_, l)| l.contains(|c: char| c.is_ascii_digit())));
    }

    #[test]
    fn a_lifetime_is_not_a_literal() {
        assert_eq!(code("fn f<'a>(x: &'a str) {}"), "fn f<'a>(x: &'a str) {}");
    }

    #[test]
    fn test_modules_are_left_out_and_lines_still_count() {
        let seen = read("fn a() {}\n#[cfg(test)]\nmod tests {\n    const X: &str = \"}\";\n}\nfn b() {}\n");
        assert_eq!(seen.code.iter().find(|(_, l)| l.contains("fn b")).map(|(n, _)| *n), Some(6));
        assert!(seen.strings.is_empty());
    }

    #[test]
    fn a_test_module_in_its_own_file_ends_at_the_semicolon() {
        assert_eq!(code("#[cfg(test)]\nmod tests;\nfn b() {}"), "||fn b() {}");
    }
}
