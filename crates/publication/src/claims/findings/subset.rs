//! A part growing against its whole: what the rest must have done.

use super::super::found::{Finding, Gravity};
use super::book::Book;
use super::range::Range;
use figures::Text;
use methodology::catalogue::{Lexicon, Subset};

/// Every part of the lexicon whose growth is printed beside that of its whole.
pub(super) fn of(book: &Book, lexicon: &Lexicon) -> Vec<Finding> {
    lexicon.subsets.iter().flat_map(|s| of_subset(book, s)).collect()
}

fn of_subset(book: &Book, subset: &Subset) -> Vec<Finding> {
    let parts = book.claims.iter().enumerate().filter(|(_, c)| c.topic() == subset.part && c.transform.is_growth());
    parts.filter_map(|(index, _)| rest(book, subset, index)).collect()
}

fn rest(book: &Book, subset: &Subset, index: usize) -> Option<Finding> {
    let part = &book.claims[index];
    let whole = book.growth(&subset.whole, &part.entity, &part.period)?;
    let (p, w) = (Range::rate(part)?, Range::rate(&book.claims[whole])?);
    let (zh, en, share_zh, share_en) = if p.high < w.low {
        ("快于", "faster than", "下降", "fell")
    } else if p.low > w.high {
        ("慢于", "slower than", "上升", "rose")
    } else {
        return None;
    };
    let (part_text, whole_text) = (&part.text, &book.claims[whole].text);
    let message = Text::new(
        format!("{part_text}，{whole_text}：{}的增速必{zh}{}%，前者占比{share_zh}", subset.rest.zh, w.value.normalize()),
        format!(
            "“{part_text}” beside “{whole_text}”: {} grew {en} {}%, and the part's share {share_en}",
            subset.rest.en,
            w.value.normalize()
        ),
    );
    Some(Finding {
        value: Some(w.value),
        unit: "%".to_owned(),
        ..Finding::said("subset-growth", Gravity::Implied, vec![index, whole], message)
    })
}
