//! What the catalogue calls things on sheets, folded once: headings, forms, their items and columns.

use super::label::{bare, label, without_measure};
use super::likeness::Likeness;
use methodology::catalogue::{Catalogue, Column, Form, Item};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What a heading or a label of the head stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Word {
    /// The credit code of the unit.
    UnitCode,
    /// The name of the unit.
    UnitName,
    /// The column of item names.
    ItemName,
    /// The column of item codes.
    ItemCode,
    /// A unit of measure.
    Measure,
    /// The number of the form.
    Form,
    /// The report period.
    Period,
    /// The day the sheet was filed.
    Reported,
    /// The filer's explanation.
    Note,
    /// Nothing to take.
    Ignored,
}

const WORDS: [(&str, Word); 10] = [
    ("unit_code", Word::UnitCode),
    ("unit_name", Word::UnitName),
    ("item_name", Word::ItemName),
    ("item_code", Word::ItemCode),
    ("measure", Word::Measure),
    ("form", Word::Form),
    ("period", Word::Period),
    ("reported", Word::Reported),
    ("note", Word::Note),
    ("ignored", Word::Ignored),
];

/// The names of a form's parts.
pub(crate) struct FormWords<'c> {
    /// The form.
    pub form: &'c Form,
    items: BTreeMap<String, &'c Item>,
    columns: BTreeMap<String, &'c Column>,
    /// Headings that name an item and a column in one.
    pairs: BTreeMap<String, (&'c Item, &'c Column)>,
    /// Made when a heading nobody knows is first met.
    likeness: OnceLock<Likeness<'c>>,
}

/// All names, folded.
pub(crate) struct Vocabulary<'c> {
    words: BTreeMap<String, Vec<Word>>,
    /// Words that may stand before a colon, longest first.
    leads: Vec<(String, Word)>,
    titles: Vec<(String, &'c str)>,
    forms: BTreeMap<&'c str, FormWords<'c>>,
    numbers: BTreeMap<String, &'c str>,
    totals: Vec<String>,
    foot: Vec<String>,
    /// Signs for nothing filed.
    pub blanks: Vec<String>,
}

impl<'c> Vocabulary<'c> {
    /// Folds the catalogue's names.
    pub(crate) fn new(catalogue: &'c Catalogue) -> Self {
        let list = |key: &str| catalogue.headings.get(key).map_or(&[][..], Vec::as_slice).iter().map(|w| label(w));
        let mut words: BTreeMap<String, Vec<Word>> = BTreeMap::new();
        for (key, word) in WORDS {
            list(key).for_each(|text| words.entry(text).or_default().push(word));
        }
        let mut leads: Vec<(String, Word)> = words.iter().flat_map(|(text, all)| all.iter().map(|w| (text.clone(), *w))).collect();
        leads.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.cmp(b)));
        let sheets = catalogue.forms.values().filter(|f| !f.columns.is_empty());
        let mut titles: Vec<(String, &str)> = sheets.clone().flat_map(|f| names_of(f).map(move |n| (n, f.id.as_str()))).collect();
        titles.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.cmp(b)));
        Vocabulary {
            words,
            leads,
            titles,
            numbers: sheets.clone().map(|f| (label(&f.id), f.id.as_str())).collect(),
            forms: sheets.map(|f| (f.id.as_str(), FormWords::new(f))).collect(),
            totals: list("total").collect(),
            foot: list("foot").collect(),
            blanks: list("blank").collect(),
        }
    }

    /// Whether a folded label is this word.
    pub(crate) fn is(&self, label: &str, word: Word) -> bool {
        self.words.get(label).is_some_and(|all| all.contains(&word))
    }

    /// What a folded label may stand for.
    pub(crate) fn words(&self, label: &str) -> &[Word] {
        self.words.get(label).map_or(&[], Vec::as_slice)
    }

    /// The word with which a folded text begins before a colon, and what stands behind it.
    pub(crate) fn lead<'t>(&self, text: &'t str) -> Option<(Word, &'t str)> {
        self.leads.iter().find_map(|(lead, word)| Some((*word, text.strip_prefix(lead.as_str())?.strip_prefix(':')?)))
    }

    /// The names of a form.
    pub(crate) fn form(&self, id: &str) -> Option<&FormWords<'c>> {
        self.forms.get(id)
    }

    /// The form with this number, whatever its letters' case.
    pub(crate) fn form_of_number(&self, text: &str) -> Option<&'c str> {
        let bare = text.trim_end_matches('表');
        self.numbers.get(bare).copied()
    }

    /// The form whose title stands in a folded text; the longest title wins.
    pub(crate) fn form_titled(&self, text: &str) -> Option<&'c str> {
        self.titles.iter().find(|(title, _)| text.contains(title.as_str())).map(|(_, id)| *id)
    }

    /// The form whose title a folded text is.
    pub(crate) fn form_called(&self, text: &str) -> Option<&'c str> {
        let bare = text.trim_end_matches('表');
        self.titles.iter().find(|(title, _)| title == text || title.trim_end_matches('表') == bare).map(|(_, id)| *id)
    }

    /// All forms that are filed on sheets.
    pub(crate) fn forms(&self) -> impl Iterator<Item = &FormWords<'c>> {
        self.forms.values()
    }

    /// Whether a row that begins with this folded label is one of totals.
    pub(crate) fn is_total(&self, label: &str) -> bool {
        self.totals.iter().any(|t| label == t || label.strip_prefix(t.as_str()).is_some_and(|rest| rest.starts_with([':', '(', '1', '2'])))
    }

    /// Whether a row of a list is probably one of totals: 全市合计, 本页小计, and the rows of `其中:` under one.
    pub(crate) fn is_like_total(&self, label: &str) -> bool {
        self.totals.iter().any(|t| label.ends_with(t.as_str())) || label.starts_with("其中:")
    }

    /// Whether a row that begins with this folded label stands below the table.
    pub(crate) fn is_foot(&self, label: &str) -> bool {
        self.foot
            .iter()
            .any(|f| label.strip_prefix(f.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '.', '1', '('])))
    }
}

fn names_of(form: &Form) -> impl Iterator<Item = String> + '_ {
    let titles = [form.title.zh.as_str(), form.title.en.as_str()];
    titles.into_iter().chain(form.aliases.iter().map(String::as_str)).map(label).filter(|name| !name.is_empty())
}

impl<'c> FormWords<'c> {
    pub(super) fn new(form: &'c Form) -> Self {
        let mut items = BTreeMap::new();
        for item in form.items.values() {
            for name in item_names(item) {
                items.entry(name).or_insert(item);
            }
        }
        let mut columns = BTreeMap::new();
        for column in &form.columns {
            for name in column_names(column) {
                columns.entry(name).or_insert(column);
            }
        }
        // The last level alone means this year's column, which stands first.
        for column in &form.columns {
            let last = column.title.zh.rsplit('/').next().map(|t| bare(&label(t))).filter(|t| !t.is_empty());
            if let Some(name) = last {
                columns.entry(name).or_insert(column);
            }
        }
        let mut words = FormWords { form, items, columns, pairs: BTreeMap::new(), likeness: OnceLock::new() };
        words.pairs = words.combined();
        words
    }

    /// `工业总产值本月` and `本月工业总产值`: every name of an item with every name of a column.
    fn combined(&self) -> BTreeMap<String, (&'c Item, &'c Column)> {
        let mut pairs = BTreeMap::new();
        for (item_name, item) in &self.items {
            for (column_name, column) in &self.columns {
                for name in [format!("{item_name}{column_name}"), format!("{column_name}{item_name}")] {
                    pairs.entry(name).or_insert((*item, *column));
                }
            }
        }
        pairs
    }

    /// The item of this folded name.
    pub(crate) fn item_named(&self, text: &str) -> Option<&'c Item> {
        self.items.get(&bare(text)).copied()
    }

    /// The item with this code; `1` is `01`.
    pub(crate) fn item_coded(&self, code: &str) -> Option<&'c Item> {
        let plain = code.trim_start_matches('0');
        self.form
            .items
            .get(code)
            .or_else(|| self.form.items.values().find(|i| i.code.trim_start_matches('0') == plain && !plain.is_empty()))
    }

    /// The column of this folded heading.
    pub(crate) fn column_named(&self, heading: &str) -> Option<&'c Column> {
        self.columns.get(&bare(without_measure(heading).0)).copied()
    }

    /// The column with this official number.
    pub(crate) fn column_numbered(&self, id: &str) -> Option<&'c Column> {
        self.form.columns.iter().find(|c| c.id == id)
    }

    /// The item of a list's heading, and the column where it names one.
    pub(crate) fn pair(&self, plain: &str) -> Option<(&'c Item, Option<&'c Column>)> {
        let key = bare(plain);
        if let Some((item, column)) = self.pairs.get(&key) {
            return Some((item, Some(column)));
        }
        self.items.get(&key).map(|item| (*item, None))
    }

    /// How like headings are to its names.
    pub(crate) fn likeness(&self) -> &Likeness<'c> {
        self.likeness.get_or_init(|| Likeness::new(self))
    }

    /// Every folded name of an item, for proposals.
    pub(crate) fn items(&self) -> impl Iterator<Item = (&str, &'c Item)> {
        self.items.iter().map(|(name, item)| (name.as_str(), *item))
    }

    /// Every folded heading that names an item and a column, for proposals.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &'c Item, &'c Column)> {
        self.pairs.iter().map(|(name, (item, column))| (name.as_str(), *item, *column))
    }
}

fn item_names(item: &Item) -> impl Iterator<Item = String> + '_ {
    let title = label(&item.title.zh);
    let short = title.split('(').next().unwrap_or_default().to_owned();
    let all = [title, short, label(&item.title.en)].into_iter().chain(item.aliases.iter().map(|a| label(a)));
    all.map(|name| bare(&name)).filter(|name| !name.is_empty())
}

fn column_names(column: &Column) -> impl Iterator<Item = String> + '_ {
    let all = [label(&column.title.zh), label(&column.title.en)].into_iter().chain(column.aliases.iter().map(|a| label(a)));
    all.map(|name| bare(&name)).filter(|name| !name.is_empty())
}
