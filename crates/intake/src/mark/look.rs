//! Colours and words of the four classes, and by what our marks are known again.

use figures::{Class, Issue, Lang};

/// Author of our notes.
pub(super) const AUTHOR: &str = "wanmu";
/// Heads what we add to a note of somebody else.
pub(super) const ADDED: &str = "—— wanmu ——";
/// Names so unusual that a cell with such a fill was marked by us.
const RED: &str = "FFF8B4AE";
const AMBER: &str = "FFFFD88C";
const BLUE: &str = "FFCDE4FB";

/// The fill of a class.
pub(super) fn fill(class: Class) -> String {
    let colour = match class {
        Class::A | Class::B => RED,
        Class::C => AMBER,
        Class::D => BLUE,
    };
    format!(r#"<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/><bgColor indexed="64"/></patternFill></fill>"#)
}

/// Whether a fill, as any program writes it, is one of ours.
pub(super) fn is_ours(fill: &str) -> bool {
    let Some(at) = fill.find("fgColor") else { return false };
    let tag = fill[at..].split('>').next().unwrap_or_default().to_uppercase();
    [RED, AMBER, BLUE].iter().any(|colour| tag.contains(colour))
}

/// `A 强制`.
pub(super) fn class(class: Class, lang: Lang) -> &'static str {
    match (class, lang) {
        (Class::A, Lang::Zh) => "A 强制",
        (Class::B, Lang::Zh) => "B 准强制",
        (Class::C, Lang::Zh) => "C 核实",
        (Class::D, Lang::Zh) => "D 提示",
        (Class::A, Lang::En) => "A mandatory",
        (Class::B, Lang::En) => "B mandatory unless allowed",
        (Class::C, Lang::En) => "C to be explained",
        (Class::D, Lang::En) => "D hint",
    }
}

/// `[A] E03 reason`, and the hint on a line of its own.
pub(super) fn note(issue: &Issue, lang: Lang) -> String {
    let mut text = format!("[{:?}] {} {}", issue.class, issue.code, issue.reason.get(lang));
    if let Some(hint) = &issue.hint {
        text += match lang {
            Lang::Zh => "\n提示：",
            Lang::En => "\nHint: ",
        };
        text += hint.get(lang);
    }
    text
}
