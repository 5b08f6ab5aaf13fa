//! What each kind of definition looks like: one description for the reader and for the editors' schemas.

pub mod kinds;
pub mod pattern;
pub mod walk;

pub use pattern::Pattern;

/// A mapping with known keys.
#[derive(Debug)]
pub struct Shape {
    /// What it is called in messages, zh and en with article.
    pub name: (&'static str, &'static str),
    /// Its keys.
    pub fields: &'static [Field],
}

/// A key of a shape.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What it holds.
    pub ty: Type,
    /// Whether it must be there.
    pub required: bool,
    /// What it means, for editors.
    pub doc: &'static str,
}

/// What a value may be.
#[derive(Debug, Clone, Copy)]
pub enum Type {
    /// Any text that is not empty.
    Text,
    /// A text of a known form.
    Like(Pattern),
    /// `true` or `false`.
    Flag,
    /// A whole number from … to.
    Whole(u64, u64),
    /// An exact decimal.
    Number,
    /// An exact decimal, with a unit of measure where it has one.
    Amount,
    /// An amount, amounts by the first day they hold, or the amount that is wanted.
    Setting,
    /// A unit of measure.
    Unit,
    /// A unit of measure, or this word.
    UnitOr(&'static str),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of one type.
    List(&'static Type),
    /// A mapping from keys of a known form.
    Map(Pattern, &'static Type),
    /// A mapping with known keys.
    Of(&'static Shape),
    /// One of several shapes, told apart by the first key of each.
    Variants(&'static [&'static Shape]),
}

impl Shape {
    /// The field of a key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|f| f.key == key)
    }
}

impl Type {
    /// How it is written, for hints.
    pub fn sample(&self) -> String {
        match self {
            Type::Text => "\"…\"".to_owned(),
            Type::Like(pattern) => pattern.sample().to_owned(),
            Type::Flag => "true".to_owned(),
            Type::Whole(low, _) => low.to_string(),
            Type::Number => "0.1".to_owned(),
            Type::Amount | Type::Setting => "1 千元".to_owned(),
            Type::Unit | Type::UnitOr(_) => "千元".to_owned(),
            Type::Word(words) => words.join(" | "),
            Type::List(inner) => format!("[{}]", inner.sample()),
            Type::Map(key, inner) => format!("{{{}: {}}}", key.sample(), inner.sample()),
            Type::Of(shape) => shape.sample(),
            Type::Variants(shapes) => shapes.first().map_or_else(String::new, |s| s.sample()),
        }
    }

    /// What it is called in messages.
    pub fn name(&self) -> (String, String) {
        let both = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
        match self {
            Type::Text => both("文字", "a text"),
            Type::Like(pattern) => both(pattern.name().0, pattern.name().1),
            Type::Flag => both("true 或 false", "true or false"),
            Type::Whole(low, high) if *high == u64::MAX => (format!("不小于 {low} 的整数"), format!("a whole number from {low}")),
            Type::Whole(low, high) => (format!("{low}—{high} 的整数"), format!("a whole number from {low} to {high}")),
            Type::Number => both("数字", "a number"),
            Type::Amount | Type::Setting => both("数字，可带单位", "a number, with a unit where it has one"),
            Type::Unit => both("计量单位", "a unit of measure"),
            Type::UnitOr(word) => (format!("计量单位或 {word}"), format!("a unit of measure or {word}")),
            Type::Word(words) => (format!("{} 之一", words.join("、")), format!("one of {}", words.join(", "))),
            Type::List(_) => both("列表", "a list"),
            Type::Map(..) | Type::Of(_) | Type::Variants(_) => both("映射", "a mapping"),
        }
    }
}

impl Shape {
    fn sample(&self) -> String {
        let fields: Vec<String> = self.fields.iter().filter(|f| f.required).map(|f| format!("{}: {}", f.key, f.ty.sample())).collect();
        format!("{{{}}}", fields.join(", "))
    }
}
