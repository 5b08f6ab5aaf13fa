//! Finds the claims of an article.

use super::amount;
use super::assemble::{Assembler, Scene};
use super::claim::{Claim, Found};
use super::entity::Entity;
use super::findings;
use super::mention::{self, Mention};
use super::names;
use super::period::{self, Spoken};
use super::sentence::{self, Sentence};
use super::subject;
use intake::article::{Article, Paragraph};
use methodology::catalogue::Catalogue;

pub use super::entity::Units;

/// Finds what an article claims. `default_area` (the catalogue's own when `None`) is meant where the
/// text names nobody; `units` are the firms of the register, by name.
pub fn find(article: &Article, catalogue: &Catalogue, default_area: Option<&str>, units: &Units) -> Found {
    let text = kept_text(article);
    let default_area = default_area.or(catalogue.default_area.as_deref());
    let mut entities = names::collect(&text, catalogue, default_area, units);
    let mentions = mention::scan(&text, &entities);
    let home = home(catalogue, default_area, &mut entities);
    let assembler = Assembler { article, text: &text, catalogue, entities: &entities, home };
    let mut claims: Vec<Claim> = Vec::new();
    let mut said: Vec<Spoken> = Vec::new();
    for paragraph in &article.paragraphs {
        read_paragraph(&assembler, *paragraph, &mentions, &mut said, &mut claims);
    }
    claims.sort_by_key(|c| (c.start, c.end));
    let findings = findings::of(&claims);
    Found { claims, findings, cut: article.cut.clone() }
}

/// The folded text with everything that isn't read blanked out; places stay what they are.
fn kept_text(article: &Article) -> Vec<char> {
    let mut text = vec!['\n'; article.folded().len()];
    for p in &article.paragraphs {
        text[p.start..p.end].copy_from_slice(&article.folded()[p.start..p.end]);
    }
    text
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

fn read_paragraph(assembler: &Assembler, paragraph: Paragraph, mentions: &[Mention], said: &mut Vec<Spoken>, claims: &mut Vec<Claim>) {
    let mut carried = None;
    for sentence in sentence::sentences(assembler.text, paragraph) {
        let periods = period::scan(assembler.text, sentence.start, sentence.end, assembler.article.published, said);
        let scene = scene(assembler, paragraph, sentence, mentions, &periods, carried.clone());
        claims.extend(assembler.claims(&scene));
        carried = periods.iter().rfind(|p| !p.moment).map(|p| p.period.clone()).or(carried);
        said.extend(periods);
    }
}

fn scene<'a>(
    assembler: &Assembler<'a>,
    paragraph: Paragraph,
    sentence: Sentence,
    mentions: &'a [Mention],
    periods: &'a [Spoken],
    carried: Option<String>,
) -> Scene<'a> {
    let subjects = subject::scan(assembler.text, sentence.start, sentence.end, periods, &assembler.catalogue.lexicon);
    let amounts = amount::scan(assembler.text, sentence.start, sentence.end);
    Scene { paragraph, sentence, mentions, periods, carried, subjects, amounts }
}
