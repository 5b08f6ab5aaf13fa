//! Where somebody is named, and who is spoken of at a place.

use super::chars;
use super::entity::Entity;
use super::words;
use intake::article::Paragraph;

/// A place where somebody is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Index of the entity.
    pub entity: usize,
    /// Whether what follows is said of it: not a place, a member of a list or the whole of a share.
    pub subject: bool,
}

/// All places, in order; 该公司 is the firm named last.
pub(super) fn scan(text: &[char], entities: &[Entity]) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let mut firm = None;
    let mut place = 0;
    while place < text.len() {
        let Some((entity, length)) = named_at(text, place, entities).or_else(|| referred_at(text, place, firm)) else {
            place += 1;
            continue;
        };
        let end = place + length;
        if entities.get(entity).is_some_and(Entity::is_firm) {
            firm = Some(entity);
        }
        out.push(Mention { start: place, end, entity, subject: is_subject(text, place, end) });
        place = end;
    }
    out
}

fn named_at(text: &[char], place: usize, entities: &[Entity]) -> Option<(usize, usize)> {
    let here = entities.iter().enumerate().flat_map(|(i, e)| e.forms.iter().map(move |f| (i, f)));
    here.filter(|(_, f)| text[place..].starts_with(f)).map(|(i, f)| (i, f.len())).max_by_key(|(_, length)| *length)
}

fn referred_at(text: &[char], place: usize, firm: Option<usize>) -> Option<(usize, usize)> {
    let word = chars::one_at(text, place, words::THE_FIRM)?;
    let other = word == "公司" && chars::one_ending(&text[..place], words::OTHER_FIRM).is_some();
    if other { None } else { Some((firm?, chars::length(word))) }
}

fn is_subject(text: &[char], start: usize, end: usize) -> bool {
    let placed = chars::one_ending(&text[..start], words::PLACED).is_some();
    let listed = text.get(end) == Some(&'、') || text.get(end) == Some(&'等') || (start > 0 && text[start - 1] == '、');
    let loose = words::AROUND.iter().any(|w| chars::at(text, start, w)) && start > 0 && chars::is_name(text[start - 1]);
    !placed && !listed && !loose
}

/// Who is spoken of at a place of a paragraph: the speaker of a quotation, else who was named last in it.
pub(super) fn spoken_of(text: &[char], paragraph: Paragraph, at: usize, mentions: &[Mention]) -> Option<usize> {
    let inside = |m: &&Mention| m.subject && m.start >= paragraph.start && m.end <= paragraph.end;
    speaker(text, paragraph, at, mentions).or_else(|| mentions.iter().filter(inside).rfind(|m| m.end <= at).map(|m| m.entity))
}

/// `“……5.8亿元。”该公司相关负责人介绍`: who is named right after the closing mark.
fn speaker(text: &[char], paragraph: Paragraph, at: usize, mentions: &[Mention]) -> Option<usize> {
    let before = &text[paragraph.start..at];
    let open = before.iter().rposition(|&c| c == '“')?;
    if before[open..].contains(&'”') {
        return None;
    }
    let close = at + text[at..paragraph.end].iter().position(|&c| c == '”')?;
    let named = mentions.iter().find(|m| m.start > close && m.start <= close + 2)?;
    let after = &text[named.end..paragraph.end.min(named.end + 10)];
    chars::first_of(after, words::SPEAKS).map(|_| named.entity)
}
