//! The first line decides which kind of file it is.

use super::fold::{fold, nearest};
use super::line::{Field, split};
use figures::{Issue, Place, Text};

/// The kinds of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One fact a line.
    Tidy,
    /// One attribute or event of a unit a line.
    Register,
    /// One target a line.
    Target,
    /// One milestone of a target a line.
    Milestone,
    /// One step of a firm's capacity a line.
    Capacity,
    /// One observation of a member of a panel a line.
    Observation,
    /// What one holder has of a lot or meter a line.
    Holding,
    /// One field of a record a line.
    Entry,
}

impl Kind {
    /// The kinds that a column of their own tells; of two with as many columns the later.
    const MARKED: [Kind; 7] =
        [Kind::Entry, Kind::Observation, Kind::Holding, Kind::Capacity, Kind::Milestone, Kind::Target, Kind::Register];

    fn required(self) -> &'static [&'static str] {
        match self {
            Kind::Tidy => &["unit", "form", "period", "item", "value"],
            Kind::Register => &["unit", "attribute", "value", "valid_from"],
            Kind::Target => &["target", "indicator", "area", "period", "value", "unit", "issuer", "pace"],
            Kind::Milestone => &["target", "due", "value"],
            Kind::Capacity => &["unit", "product", "phase", "date", "capacity", "measure"],
            Kind::Observation => &["panel", "member", "measure", "period", "value"],
            Kind::Holding => &["resource", "asset", "holder", "kind", "amount", "unit", "valid_from"],
            Kind::Entry => &["record", "id", "field", "value"],
        }
    }

    fn optional(self) -> &'static [&'static str] {
        match self {
            Kind::Tidy => &["role", "known_at", "source", "note"],
            Kind::Register => &["valid_to", "known_at"],
            Kind::Target => {
                &["filer", "direction", "fallback", "counting", "parent", "status", "document", "scope", "known_at", "source", "note"]
            }
            Kind::Milestone => &["title", "status", "known_at", "source", "note"],
            Kind::Capacity => &["state", "output", "known_at", "source", "note"],
            Kind::Observation => &["status", "known_at", "source", "note"],
            Kind::Entry => &["known_at", "source", "note"],
            Kind::Holding => &["from", "share", "use", "valid_to", "status", "known_at", "source", "note"],
        }
    }

    /// Columns that no tidy file has: one of them is needed for a file to be of the kind.
    fn marks(self) -> &'static [&'static str] {
        match self {
            Kind::Tidy => &[],
            Kind::Register => &["attribute", "valid_from"],
            Kind::Target => &["target", "indicator", "issuer", "pace"],
            Kind::Milestone => &["target", "due"],
            Kind::Capacity => &["product", "phase", "capacity"],
            Kind::Observation => &["panel", "member"],
            Kind::Holding => &["resource", "asset", "holder"],
            Kind::Entry => &["record", "field"],
        }
    }

    fn columns(self) -> impl Iterator<Item = &'static str> {
        self.required().iter().chain(self.optional()).copied()
    }
}

/// Column names in the order of the file.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    /// Which file it is.
    pub kind: Kind,
    /// Names, one a column.
    pub columns: Vec<&'static str>,
}

impl Header {
    /// The header of these folded names, when all that is required is there and nothing twice.
    pub(crate) fn of(kind: Kind, names: &[String]) -> Option<Header> {
        let columns: Vec<&'static str> = names.iter().filter_map(|n| kind.columns().find(|c| c == n)).collect();
        let complete = kind.required().iter().all(|c| columns.contains(c));
        let twice = (1..columns.len()).any(|i| columns[..i].contains(&columns[i]));
        (complete && !twice && columns.len() == names.len()).then_some(Header { kind, columns })
    }

    /// What is wrong with a header at a place.
    pub(crate) fn fault(kind: Kind, names: &[String], place: Place) -> Issue {
        fault(&names.join(","), kind, place, names)
    }
}

/// Reads the header line.
pub(crate) fn read(file: &str, line: &str) -> Result<Header, Issue> {
    let fields = split(line).map_err(|quote| fault(line, Kind::Tidy, Place::span(file, 1, quote.0, 1), &[]))?;
    let names: Vec<String> = fields.iter().map(|f| fold(&f.text).to_lowercase()).collect();
    let kind = kind_of(&names);
    if let Some(header) = Header::of(kind, &names) {
        return Ok(header);
    }
    Err(fault(line, kind, first_wrong(file, kind, &fields, &names), &names))
}

/// Words by which a line is seen to be meant as a header of one of the kinds.
pub(crate) const WORDS: [&str; 22] = [
    "unit", "form", "period", "item", "value", "attribute", "valid_from", "known_at", "target", "indicator", "due", "product", "phase",
    "capacity", "measure", "panel", "member", "resource", "asset", "holder", "record", "field",
];

/// The kind of which more columns are there, among those one of whose marks is there.
fn kind_of(names: &[String]) -> Kind {
    let holds = |column: &str| names.iter().any(|n| n == column);
    let held = |kind: Kind| kind.columns().filter(|c| holds(c)).count();
    let marked = |kind: &Kind| kind.marks().iter().any(|c| holds(c)) && held(*kind) >= held(Kind::Tidy);
    let marked = Kind::MARKED.into_iter().filter(marked);
    marked.max_by_key(|kind| held(*kind)).unwrap_or(Kind::Tidy)
}

fn first_wrong(file: &str, kind: Kind, fields: &[Field<'_>], names: &[String]) -> Place {
    let wrong = |i: &usize| !kind.columns().any(|c| c == names[*i]) || names[..*i].contains(&names[*i]);
    match (0..names.len()).find(wrong) {
        Some(i) => Place::span(file, 1, fields[i].column, fields[i].width),
        None => Place::line(file, 1),
    }
}

fn fault(line: &str, kind: Kind, place: Place, names: &[String]) -> Issue {
    let missing: Vec<&str> = kind.required().iter().copied().filter(|c| !names.iter().any(|n| n == c)).collect();
    let strange: Vec<&str> = names.iter().map(String::as_str).filter(|n| !kind.columns().any(|c| c == *n)).collect();
    let expected = format!("{}[,{}]", kind.required().join(","), kind.optional().join(","));
    let mut reason = Text::new(format!("表头不符：应为 {expected}"), format!("wrong header: expected {expected}"));
    add(&mut reason, ("缺少", "missing"), &missing);
    add(&mut reason, ("不认识", "not known"), &strange);
    if missing.is_empty() && strange.is_empty() {
        reason = Text::new(format!("{}；有列重复", reason.zh), format!("{}; a column stands twice", reason.en));
    }
    let issue = Issue::blocking("wrong-header", place, reason).excerpt(line);
    hint(issue, kind, line, &strange)
}

fn add(reason: &mut Text, label: (&str, &str), names: &[&str]) {
    if !names.is_empty() {
        reason.zh.push_str(&format!("；{}：{}", label.0, names.join("、")));
        reason.en.push_str(&format!("; {}: {}", label.1, names.join(", ")));
    }
}

fn hint(issue: Issue, kind: Kind, line: &str, strange: &[&str]) -> Issue {
    if let Some(sign) = ['\t', ';', '，', '|'].into_iter().find(|sign| line.contains(*sign) && !line.contains(',')) {
        let shown = if sign == '\t' { "TAB".to_owned() } else { sign.to_string() };
        return issue.hint(
            format!("列之间似乎用“{shown}”分隔，应为半角逗号"),
            format!("columns seem to be separated by `{shown}`; a comma is needed"),
        );
    }
    let meant: Vec<String> = strange.iter().filter_map(|n| nearest(n, kind.columns()).map(|c| format!("{n} → {c}"))).collect();
    match meant.is_empty() {
        true => issue.hint("第一行写列名，顺序不限", "the first line holds the column names, in any order"),
        false => issue.hint(format!("可能是：{}", meant.join("，")), format!("perhaps: {}", meant.join(", "))),
    }
}
