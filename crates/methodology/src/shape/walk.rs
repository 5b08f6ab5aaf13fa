//! Walks a tree against its shape and reports everything that doesn't fit.

use super::kinds::WANTED;
use super::{Field, Pattern, Shape, Type};
use crate::nearest::nearest;
use crate::node::{Entry, Kind, Node};
use crate::read::convert::amount;
use crate::source::{Source, Spot};
use figures::{Decimal, Issue, Measure, Text};

/// All that is wrong with `node` as a `ty`. `owner` is where a missing key is reported: the key under
/// which the mapping stands.
pub fn walk(source: &Source, owner: Spot, key: &str, node: &Node, ty: &Type) -> Vec<Issue> {
    let mut walker = Walker { source, issues: Vec::new() };
    walker.value(owner, key, node, ty);
    walker.issues
}

struct Walker<'a> {
    source: &'a Source,
    issues: Vec<Issue>,
}

impl Walker<'_> {
    fn value(&mut self, owner: Spot, key: &str, node: &Node, ty: &Type) {
        match (ty, &node.kind) {
            (Type::Of(shape), Kind::Map(entries)) => self.mapping(owner, entries, shape),
            (Type::Variants(shapes), Kind::Map(entries)) => self.variant(owner, key, entries, shapes),
            (Type::Map(pattern, inner), Kind::Map(entries)) => self.keyed(entries, *pattern, inner),
            (Type::Setting, Kind::Map(entries)) if entries.iter().any(|e| e.key == "state") => self.mapping(owner, entries, &WANTED),
            (Type::Setting, Kind::Map(entries)) => self.keyed(entries, Pattern::Day, &Type::Amount),
            (Type::List(inner), Kind::List(elements)) => elements.iter().for_each(|e| self.value(e.spot, key, e, inner)),
            (Type::Of(_) | Type::Variants(_) | Type::Map(..) | Type::List(_), _) | (_, Kind::List(_) | Kind::Map(_)) => {
                self.wrong_type(owner, key, node, ty);
            }
            _ => self.scalar(owner, key, node, ty),
        }
    }

    fn mapping(&mut self, owner: Spot, entries: &[Entry], shape: &Shape) {
        for entry in entries {
            match shape.field(&entry.key) {
                Some(field) => self.value(entry.spot, &entry.key, &entry.value, &field.ty),
                None => self.unknown_key(entry, shape),
            }
        }
        for field in shape.fields.iter().filter(|f| f.required) {
            if !entries.iter().any(|e| e.key == field.key) && !misspelt(entries, shape, field.key) {
                self.missing_key(owner, field, shape);
            }
        }
    }

    fn variant(&mut self, owner: Spot, key: &str, entries: &[Entry], shapes: &[&'static Shape]) {
        let chosen = shapes.iter().find(|s| s.fields.first().is_some_and(|f| entries.iter().any(|e| e.key == f.key)));
        if let Some(shape) = chosen {
            return self.mapping(owner, entries, shape);
        }
        let firsts: Vec<&str> = shapes.iter().filter_map(|s| s.fields.first()).map(|f| f.key).collect();
        let reason =
            Text::new(format!("“{key}”要有 {} 之一", firsts.join("、")), format!("`{key}` needs one of the keys {}", firsts.join(", ")));
        let samples: Vec<String> = shapes.iter().map(|s| Type::Of(s).sample()).collect();
        self.issues.push(self.source.issue("missing-key", owner, reason).hint(samples.join(" 或 "), samples.join(" or ")));
    }

    fn keyed(&mut self, entries: &[Entry], pattern: Pattern, inner: &Type) {
        for entry in entries {
            if !pattern.fits(&entry.key) {
                let (zh, en) = pattern.name();
                let reason = Text::new(format!("“{}”不是{zh}", entry.key), format!("`{}` is not {en}", entry.key));
                let sample = pattern.sample();
                self.issues.push(
                    self.source.issue(code_of(pattern), entry.spot, reason).hint(format!("例如 {sample}"), format!("such as {sample}")),
                );
            }
            self.value(entry.spot, &entry.key, &entry.value, inner);
        }
    }

    fn unknown_key(&mut self, entry: &Entry, shape: &Shape) {
        let (zh, en) = shape.name;
        let reason = Text::new(format!("{zh}没有“{}”这个键", entry.key), format!("{en} has no key `{}`", entry.key));
        let issue = self.source.issue("unknown-key", entry.spot, reason);
        let keys: Vec<&str> = shape.fields.iter().map(|f| f.key).collect();
        if entry.key.contains(' ') && entry.value.text().is_none() {
            self.issues.push(issue.hint("含逗号的文字要加引号", "a text with a comma in it goes in quotes"));
            return;
        }
        self.issues.push(match nearest(&entry.key, keys.iter().copied()) {
            Some(near) => issue.hint(format!("是否指 {near}？"), format!("perhaps `{near}`?")),
            None => issue.hint(format!("可用的键：{}", keys.join("、")), format!("the keys are {}", keys.join(", "))),
        });
    }

    fn missing_key(&mut self, owner: Spot, field: &Field, shape: &Shape) {
        let (zh, en) = shape.name;
        let reason = Text::new(format!("{zh}缺少“{}”", field.key), format!("{en} needs `{}`", field.key));
        let sample = format!("{}: {}", field.key, field.ty.sample());
        let issue = self.source.issue("missing-key", owner, reason);
        self.issues.push(issue.hint(format!("加上 {sample}"), format!("add {sample}")));
    }

    fn wrong_type(&mut self, owner: Spot, key: &str, node: &Node, ty: &Type) {
        let (zh, en) = ty.name();
        let (found_zh, found_en) = match &node.kind {
            Kind::List(_) => ("列表".to_owned(), "a list".to_owned()),
            Kind::Map(_) => ("映射".to_owned(), "a mapping".to_owned()),
            Kind::Scalar { .. } => node.text().map_or(("空值".into(), "nothing".into()), |t| (format!("“{t}”"), format!("`{t}`"))),
        };
        let spot = if node.text().is_some() { node.spot } else { owner };
        let space = if zh.starts_with(|c: char| c.is_ascii()) { " " } else { "" };
        let reason = Text::new(format!("“{key}”应为{space}{zh}，写的是{found_zh}"), format!("`{key}` should be {en}, but is {found_en}"));
        let sample = ty.sample();
        self.issues.push(self.source.issue("wrong-type", spot, reason).hint(format!("例如 {sample}"), format!("such as {sample}")));
    }

    fn scalar(&mut self, owner: Spot, key: &str, node: &Node, ty: &Type) {
        let Some(text) = node.text().filter(|t| !t.trim().is_empty()) else {
            return self.empty(owner, key, ty);
        };
        let code = match ty {
            Type::Like(pattern) if !pattern.fits(text) => code_of(*pattern),
            Type::Unit if Measure::parse(text).is_none() => "unknown-measure",
            Type::UnitOr(word) if text != *word && Measure::parse(text).is_none() => "unknown-measure",
            Type::Word(words) if !words.contains(&text) => "unknown-word",
            Type::Flag if !matches!(text, "true" | "false") => "wrong-type",
            Type::Amount | Type::Setting if amount(text).is_none() => "wrong-type",
            Type::Number if text.parse::<Decimal>().is_err() => "wrong-type",
            Type::Whole(low, high) if !text.parse::<u64>().is_ok_and(|n| (*low..=*high).contains(&n)) => "wrong-type",
            _ => return,
        };
        self.misfit(code, key, node, text, ty);
    }

    fn misfit(&mut self, code: &'static str, key: &str, node: &Node, text: &str, ty: &Type) {
        let (zh, en) = ty.name();
        let space = if zh.starts_with(|c: char| c.is_ascii()) { " " } else { "" };
        let reason = Text::new(format!("“{key}”应为{space}{zh}，写的是“{text}”"), format!("`{key}` should be {en}, but is `{text}`"));
        let issue = self.source.issue(code, node.spot, reason);
        let sample = ty.sample();
        self.issues.push(match ty {
            Type::Word(words) if nearest(text, words.iter().copied()).is_some() => {
                let near = nearest(text, words.iter().copied()).unwrap_or_default();
                issue.hint(format!("是否指 {near}？"), format!("perhaps `{near}`?"))
            }
            Type::Word(_) => issue.hint("写其中之一", "write one of them"),
            _ => issue.hint(format!("例如 {sample}"), format!("such as {sample}")),
        });
    }

    fn empty(&mut self, owner: Spot, key: &str, ty: &Type) {
        let reason = Text::new(format!("“{key}”没有内容"), format!("`{key}` is empty"));
        let sample = format!("{key}: {}", ty.sample());
        self.issues.push(self.source.issue("empty-value", owner, reason).hint(format!("写成 {sample}"), format!("write {sample}")));
    }
}

/// Whether a missing key is there under a near name, which is reported already.
fn misspelt(entries: &[Entry], shape: &Shape, key: &str) -> bool {
    let keys = || shape.fields.iter().map(|f| f.key);
    entries.iter().filter(|e| shape.field(&e.key).is_none()).any(|e| nearest(&e.key, keys()) == Some(key))
}

fn code_of(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::Day => "bad-date",
        Pattern::Period => "bad-period",
        Pattern::Hour => "bad-time",
        Pattern::Industry => "bad-industry-code",
        _ => "bad-id",
    }
}
