//! Cards from pack text, and inputs from rows of words.

use assessment::scorecard::why::name_of;
use assessment::scorecard::{Board, Column, Inputs, score};
use figures::Decimal;
use jiff::civil::{Date, date};
use methodology::catalogue::Scorecard;
use methodology::score::Operand;
use methodology::{PackFile, load};
use std::path::Path;

pub const DAY: Date = date(2022, 12, 31);

const PACK: &str = "
pack: { id: p, version: '1', title: { zh: 包, en: pack }, owner: 统计部门, fictional: true }
panels:
  p:
    title: { zh: 对象, en: subjects }
    source: { state: fictional }
    measures:
      a: { title: { zh: 甲, en: a }, unit: '1' }
      b: { title: { zh: 乙, en: b }, unit: '1' }
      c: { title: { zh: 丙, en: c }, unit: '1' }
      d: { title: { zh: 丁, en: d }, unit: '1' }
scorecards:
  s.card:
    title: { zh: 卡, en: card }
    owner: 统计部门
    source: { state: fictional }
    of: { panel: p }
";

/// A card over the measures a to d; `body` is indented by four.
pub fn card(body: &str) -> Scorecard {
    loaded(format!("{PACK}{body}"))
}

fn loaded(text: String) -> Scorecard {
    let (catalogue, issues) = load(&[PackFile { path: "p/pack.yaml".to_owned(), text }]);
    assert!(issues.is_empty(), "{:?}", issues.iter().map(|i| i.render(figures::Lang::En)).collect::<Vec<_>>());
    catalogue.scorecards["s.card"].clone()
}

/// The same card of units, whose register has attributes: the measures are items of a form.
pub fn card_of_units(body: &str) -> Scorecard {
    let (head, card) = PACK.split_once("panels:").unwrap();
    let (_, card) = card.split_once("scorecards:").unwrap();
    let card = card.replace("{ panel: p }", "{ units: all }");
    let mut body = body.to_owned();
    for (letter, item) in ITEMS {
        for key in ["value", "over", "amount"] {
            body = body.replace(&format!("{key}: {letter}"), &format!("{key}: F-1.{item}"));
        }
    }
    let items: String =
        ITEMS.map(|(letter, item)| format!("      '{item}': {{ title: {{ zh: {letter}, en: {letter} }}, unit: '1' }}\n")).concat();
    loaded(format!("{head}{FORM}{items}scorecards:{card}{body}"))
}

const ITEMS: [(&str, &str); 4] = [("a", "01"), ("b", "02"), ("c", "03"), ("d", "04")];

const FORM: &str = "forms:
  F-1:
    title: { zh: 表, en: form }
    source: { state: fictional }
    frequency: annual
    columns: [ { id: '1', title: { zh: 本年, en: this year }, span: report } ]
    items:
";

/// An operand as the rows of a test call it.
fn called(operand: &Operand) -> String {
    match operand {
        Operand::Item { form, item } if form == "F-1" => ITEMS.iter().find(|(_, code)| code == item).unwrap().0.to_owned(),
        other => name_of(other),
    }
}

/// Terms of the first level, each the measure of its name: `a: weight: 1`.
pub fn terms(of: &[(&str, &str)]) -> String {
    let term = |(name, says): &(&str, &str)| {
        format!("      {name}: {{ title: {{ zh: {name}, en: {name} }}, value: {name}, unit: '1', {says} }}\n")
    };
    format!("    terms:\n{}", of.iter().map(term).collect::<String>())
}

/// A card of the repository's packs, with text of a pack of ours on top.
pub fn repository(id: &str, text: &str) -> Scorecard {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut files = Vec::new();
    ["base", "industry-monthly", "per-mu"].iter().for_each(|folder| below(&root, &root.join(folder), &mut files));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let head = "pack: { id: mine, version: '1', title: { zh: 甲, en: mine }, owner: x, fictional: true, depends_on: [per-mu] }\n";
    files.push(PackFile { path: "mine/pack.yaml".to_owned(), text: format!("{head}{text}") });
    let (catalogue, issues) = load(&files);
    assert!(issues.is_empty(), "{:?}", issues.iter().map(|i| i.render(figures::Lang::En)).collect::<Vec<_>>());
    catalogue.scorecards[id].clone()
}

fn below(root: &Path, folder: &Path, into: &mut Vec<PackFile>) {
    for entry in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
        if entry.is_dir() {
            below(root, &entry, into);
        } else if entry.extension().is_some_and(|e| e == "yaml") {
            let path = entry.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            into.push(PackFile { path, text: std::fs::read_to_string(&entry).unwrap() });
        }
    }
}

pub fn d(text: &str) -> Decimal {
    text.parse().expect(text)
}

/// Inputs from a head of operands (`a b status`) and rows of a code and a value for each, `-` for none. Operands that the
/// head doesn't name are known of nobody.
pub fn inputs(card: &Scorecard, head: &str, rows: &[&str]) -> Inputs {
    let head: Vec<&str> = head.split_whitespace().collect();
    let cells: Vec<Vec<&str>> = rows.iter().map(|row| row.split_whitespace().collect()).collect();
    for name in &head {
        assert!(card.operands.iter().any(|o| called(o) == *name), "{name} is no operand");
    }
    cells.iter().for_each(|row| assert_eq!(row.len(), head.len() + 1, "{row:?}"));
    let columns = card.operands.iter().map(|operand| column(operand, &head, &cells)).collect();
    Inputs { subjects: cells.iter().map(|row| row[0].to_owned()).collect(), columns, ..Inputs::default() }
}

pub fn column(operand: &Operand, head: &[&str], cells: &[Vec<&str>]) -> Column {
    let at = head.iter().position(|name| *name == called(operand));
    let values = || cells.iter().map(move |row| at.map(|at| row[at + 1]).filter(|word| *word != "-"));
    match operand {
        Operand::Attribute(_) => Column::Texts(values().map(|word| word.map(str::to_owned)).collect()),
        Operand::InClass { .. } | Operand::Member { .. } => Column::Flags(values().map(|word| word.map(|word| word == "yes")).collect()),
        _ => Column::Amounts(values().map(|word| word.map(d)).collect()),
    }
}

/// The board of a card over rows of words.
pub fn board(card: &Scorecard, head: &str, rows: &[&str]) -> Board {
    score(card, DAY, &inputs(card, head, rows)).unwrap()
}

/// Shown scores, `-` where there is none.
pub fn shown(board: &Board) -> Vec<String> {
    board.shown.iter().map(|shown| shown.map_or("-".to_owned(), |shown| shown.to_string())).collect()
}

/// Classes in the end.
pub fn grades(board: &Board) -> String {
    let all = &board.card.classes.as_ref().unwrap().grades;
    board.final_classes.iter().map(|class| class.map_or("-", |class| all[class as usize].grade.as_str())).collect::<Vec<_>>().join("")
}

/// Reasons for which there is no score.
pub fn reasons(board: &Board) -> Vec<String> {
    (0..board.model.rows).map(|row| board.because(row).map_or(String::new(), |because| because.words(&board.card).en)).collect()
}

/// Errors in words.
pub fn errors(board: &Board) -> Vec<String> {
    board.errors.iter().map(|fault| fault.words(&board.card).en).collect()
}

/// Notes of a subject in words.
pub fn notes(board: &Board, subject: usize) -> Vec<String> {
    board.explain(subject).notes.iter().map(|note| note.words(&board.card, &board.subjects).en).collect()
}
