//! Finds the claims of an article.

use super::super::claim::Claim;
use super::super::findings;
use super::super::found::Found;
use super::amount;
use super::assemble::Assembler;
use super::counter::Counter;
use super::entity::Entity;
use super::memory::Memory;
use super::mention::{self, Mention};
use super::names;
use super::period::{self, Clock, Role, Spoken};
use super::scene::Scene;
use super::sentence::{self, Sentence};
use super::subject::Vocabulary;
use super::{events, rank, titles};
use intake::article::{Article, Paragraph};
use methodology::catalogue::Catalogue;
use std::collections::{BTreeMap, BTreeSet};

pub use super::entity::Units;

/// Finds what an article claims. `default_area` (the catalogue's own when `None`) is meant where the
/// text names nobody; `units` are the firms of the register, by name.
pub fn find(article: &Article, catalogue: &Catalogue, default_area: Option<&str>, units: &Units) -> Found {
    let text = article.reading().chars.as_slice();
    let default_area = default_area.or(catalogue.default_area.as_deref());
    let vocabulary = Vocabulary::new(&catalogue.lexicon);
    let mut entities = names::collect(&Counter::new(text), catalogue, default_area, units);
    let home = home(catalogue, default_area, &mut entities);
    let mentions = mention::scan(text, &entities);
    let assembler = Assembler {
        article,
        text,
        catalogue,
        vocabulary: &vocabulary,
        entities: &entities,
        theme: theme(article, &entities, &mentions, home),
        home,
        reporting: reporting(article, text),
    };
    let (mut claims, all) = read(&assembler, &mentions);
    claims.iter_mut().for_each(|c| place(article, c));
    let findings = findings::of(&claims, article, catalogue);
    let said: BTreeSet<usize> = claims.iter().map(|c| c.sentence).collect();
    let sentences =
        said.into_iter().filter_map(|n| all.get(n)).map(|s| article.reading().span(s.start, s.end)).map(|p| (p.start, p.end)).collect();
    Found { claims, findings, sentences, cut: article.cut.clone() }
}

/// Gives a claim its place and words in the article as given, from those in what is read.
fn place(article: &Article, claim: &mut Claim) {
    let span = article.reading().span(claim.start, claim.end);
    claim.text = article.slice(span.start, span.end).to_owned();
    (claim.start, claim.end) = (span.start, span.end);
}

/// The index of the default area; an area the text doesn't name is added by its title.
fn home(catalogue: &Catalogue, default_area: Option<&str>, entities: &mut Vec<Entity>) -> Option<usize> {
    let area = catalogue.areas.get(default_area?)?;
    let kind = Entity::of_area(area).kind;
    if let Some(index) = entities.iter().position(|e| e.kind == kind) {
        return Some(index);
    }
    entities.push(Entity::of_area(area));
    Some(entities.len() - 1)
}

/// The area an article is about: the default one where it is named, else the area named in the title, else the
/// one spoken of most; the default one where no area is named.
fn theme(article: &Article, entities: &[Entity], mentions: &[Mention], home: Option<usize>) -> Option<usize> {
    let mut times: BTreeMap<usize, usize> = BTreeMap::new();
    for mention in mentions.iter().filter(|m| m.subject && !entities[m.entity].is_firm()) {
        *times.entry(mention.entity).or_default() += 1;
    }
    if home.is_some_and(|h| times.contains_key(&h)) {
        return home;
    }
    let title: Vec<char> = article.title.as_deref().map(intake::article::fold).unwrap_or_default().chars().collect();
    let in_title = |e: &usize| entities[*e].forms.iter().any(|f| title.windows(f.len()).any(|w| w == f.as_slice()));
    let titled = times.keys().copied().find(in_title);
    let most = || times.iter().max_by_key(|(index, n)| (**n, std::cmp::Reverse(**index))).map(|(index, _)| *index);
    titled.or_else(most).or(home)
}

/// The period an article reports on: the first of several months, or of a month, that it says.
fn reporting(article: &Article, text: &[char]) -> Option<String> {
    article.published?;
    let first = article.reading().paragraphs.iter().take(LEAD);
    let mut said: Vec<Spoken> = Vec::new();
    for paragraph in first {
        said.extend(period::scan(text, paragraph.start, paragraph.end, Clock { published: article.published, reported: None }, &said));
    }
    let plain = |s: &&Spoken| s.role == Role::Plain && !s.period.ends_with("..");
    let long = |s: &&Spoken| plain(s) && s.period.len() > 4;
    let several = said.iter().filter(long).find(|s| s.period.contains("..") || s.period.contains('Q') || s.period.contains('H'));
    several.or_else(|| said.iter().find(long)).or_else(|| said.iter().find(plain)).map(|s| s.period.clone())
}

/// Paragraphs in which an article says its period.
const LEAD: usize = 4;

/// The claims in the order of the text, and all sentences by number.
fn read(assembler: &Assembler, mentions: &[Mention]) -> (Vec<Claim>, Vec<Sentence>) {
    let mut claims: Vec<Claim> = Vec::new();
    let mut said: Vec<Spoken> = Vec::new();
    let mut sentences: Vec<Sentence> = Vec::new();
    for paragraph in &assembler.article.reading().paragraphs {
        let inside = mention::inside(mentions, paragraph.start, paragraph.end);
        read_paragraph(assembler, *paragraph, inside, &mut said, &mut sentences, &mut claims);
    }
    claims.sort_by_key(|c| (c.start, c.end));
    (claims, sentences)
}

fn read_paragraph(
    assembler: &Assembler,
    paragraph: Paragraph,
    mentions: &[Mention],
    said: &mut Vec<Spoken>,
    sentences: &mut Vec<Sentence>,
    claims: &mut Vec<Claim>,
) {
    let mut carried = None;
    let mut memory = Memory::default();
    for sentence in sentence::sentences(assembler.text, paragraph) {
        let periods = period::scan(assembler.text, sentence.start, sentence.end, assembler.clock(), said);
        let scene = scene(assembler, paragraph, sentence, sentences.len(), mentions, &periods, carried.clone());
        claims.extend(read_sentence(assembler, &scene, &mut memory));
        carried = periods.iter().rfind(|p| p.role == Role::Plain).map(|p| p.period.clone()).or(carried);
        said.extend(periods);
        sentences.push(sentence);
    }
}

fn read_sentence(assembler: &Assembler, scene: &Scene, memory: &mut Memory) -> Vec<Claim> {
    let mut claims = assembler.claims(scene, memory);
    claims.extend(rank::claims(assembler, scene));
    claims.extend(titles::claims(assembler, scene, &claims));
    claims.extend(events::events(assembler, scene, &claims));
    claims.extend(events::statements(assembler, scene));
    claims
}

fn scene<'a>(
    assembler: &Assembler<'a>,
    paragraph: Paragraph,
    sentence: Sentence,
    number: usize,
    mentions: &'a [Mention],
    periods: &'a [Spoken],
    carried: Option<String>,
) -> Scene<'a> {
    let mut subjects = assembler.vocabulary.topics(assembler.text, sentence.start, sentence.end, periods);
    let named = mention::inside(mentions, sentence.start, sentence.end);
    subjects.retain(|s| !named.iter().any(|m| m.start <= s.start && s.end <= m.end));
    let amounts = amount::scan(assembler.text, sentence.start, sentence.end);
    Scene { paragraph, sentence, number, mentions, periods, carried, subjects, amounts }
}
