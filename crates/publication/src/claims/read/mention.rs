//! Where somebody is named, and who is spoken of at a place.

use super::entity::Entity;
use super::index::Index;
use super::{chars, words};
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
    let forms = Index::new(entities.iter().enumerate().flat_map(|(i, e)| e.forms.iter().map(move |f| (f.clone(), i))));
    let mut out: Vec<Mention> = Vec::new();
    let mut firm = None;
    let mut park = None;
    let mut place = 0;
    while place < text.len() {
        let named = forms.longest_at(text, place).or_else(|| referred_at(text, place, firm));
        let Some((entity, length)) = named.or_else(|| park_at(text, place, park, entities)) else {
            place += 1;
            continue;
        };
        let end = place + length;
        if entities.get(entity).is_some_and(Entity::is_firm) {
            firm = Some(entity);
        } else if entities.get(entity).is_some_and(|e| is_park(&e.name)) {
            park = Some(entity);
        }
        out.push(Mention { start: place, end, entity, subject: is_subject(text, place, end) });
        place = end;
    }
    out
}

fn referred_at(text: &[char], place: usize, firm: Option<usize>) -> Option<(usize, usize)> {
    let word = chars::one_at(text, place, words::THE_FIRM)?;
    let whole = word == "公司" || word == "企业";
    let other = whole && (chars::one_ending(&text[..place], words::OTHER_FIRM).is_some() || !stands_alone(text, place, word));
    if other { None } else { Some((firm?, chars::length(word))) }
}

fn is_park(name: &str) -> bool {
    words::AREA_ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// 科技城, 园区 alone: the park named last whose name ends so.
fn park_at(text: &[char], place: usize, park: Option<usize>, entities: &[Entity]) -> Option<(usize, usize)> {
    let park = park?;
    let word = chars::one_at(text, place, words::AREA_ENDINGS).or_else(|| chars::one_at(text, place, &["园区", "全园"]))?;
    let meant = entities.get(park).is_some_and(|e| e.name.ends_with(word)) || word == "园区" || word == "全园";
    let free = place == 0 || words::MARKS.contains(text[place - 1]) || is_time(text[place - 1]);
    let whole = text.get(place + chars::length(word)).is_none_or(|c| !"内里的企各北南东西中".contains(*c));
    (meant && free && whole).then_some((park, chars::length(word)))
}

/// 公司 or 企业 as somebody named before: not inside another word.
fn stands_alone(text: &[char], place: usize, word: &str) -> bool {
    let before = place.checked_sub(1).map(|b| text[b]);
    let free = before.is_none_or(|c| (words::MARKS.contains(c) && c != '”') || "来前在据使对给了年月".contains(c));
    free && text.get(place + chars::length(word)).is_none_or(|c| !"们家总数类集团、和".contains(*c))
}

fn is_subject(text: &[char], start: usize, end: usize) -> bool {
    let placed = chars::one_ending(&text[..start], words::PLACED).is_some();
    let listed = text.get(end) == Some(&'、') || text.get(end) == Some(&'等') || (start > 0 && text[start - 1] == '、');
    let around = words::AROUND.iter().any(|w| chars::at(text, start, w));
    let loose = around && start > 0 && chars::is_name(text[start - 1]) && !is_time(text[start - 1]);
    let region = around || text.get(end - 1).is_some_and(|c| "省市县".contains(*c));
    let compared = chars::one_at(text, end, if region { words::COMPARED_WITH } else { words::MEASURE_OF }).is_some();
    !placed && !listed && !loose && !compared
}

/// The end of a period, after which a subject may begin: 上半年全市.
fn is_time(c: char) -> bool {
    "年月度份日".contains(c)
}

/// The mentions that lie inside a stretch.
pub(super) fn inside(mentions: &[Mention], start: usize, end: usize) -> &[Mention] {
    let from = mentions.partition_point(|m| m.start < start);
    let to = mentions.partition_point(|m| m.end <= end);
    mentions.get(from..to).unwrap_or_default()
}

/// Who is spoken of at a place of a paragraph: the speaker of a quotation, else who was named last in it.
pub(super) fn spoken_of(text: &[char], paragraph: Paragraph, at: usize, mentions: &[Mention]) -> Option<usize> {
    let inside = inside(mentions, paragraph.start, paragraph.end);
    let before = &inside[..inside.partition_point(|m| m.end <= at)];
    speaker(text, paragraph, at, inside).or_else(|| before.iter().rfind(|m| m.subject).map(|m| m.entity))
}

/// Longest quotation whose speaker is looked for, in characters.
const QUOTED: usize = 500;

/// `“……5.8亿元。”该公司相关负责人介绍`: who is named right after the closing mark.
fn speaker(text: &[char], paragraph: Paragraph, at: usize, mentions: &[Mention]) -> Option<usize> {
    let before = &text[paragraph.start.max(at.saturating_sub(QUOTED))..at];
    let open = before.iter().rposition(|&c| c == '“')?;
    if before[open..].contains(&'”') {
        return None;
    }
    let close = at + text[at..paragraph.end.min(at + QUOTED)].iter().position(|&c| c == '”')?;
    let named = mentions[mentions.partition_point(|m| m.start <= close)..].first().filter(|m| m.start <= close + 2)?;
    let after = &text[named.end..paragraph.end.min(named.end + 10)];
    chars::first_of(after, words::SPEAKS).map(|_| named.entity)
}
