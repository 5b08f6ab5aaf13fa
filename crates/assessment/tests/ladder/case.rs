//! Firms from lines of values, and the rules of the packs.

use assessment::ladder::{Board, Gap, Held, Inputs, judge};
use assessment::scorecard::{Column, name_of};
use figures::Decimal;
use jiff::civil::Date;
use methodology::catalogue::Catalogue;
use methodology::score::{Dated, Operand};
use methodology::{PackFile, load};
use std::collections::BTreeMap;
use std::path::Path;

/// Files of some packs of the project, with one more.
pub fn catalogue_with(text: &str) -> Catalogue {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut files = Vec::new();
    for pack in ["base", "industry-monthly", "cultivation"] {
        read(&root.join(pack), &mut files);
    }
    if !text.is_empty() {
        files.push(PackFile { path: "mine/pack.yaml".to_owned(), text: format!("{HEAD}{text}") });
    }
    let (catalogue, issues) = load(&files);
    assert!(issues.is_empty(), "{:?}", issues.iter().map(|i| i.render(figures::Lang::En)).collect::<Vec<_>>());
    catalogue
}

/// The rules of the packs.
pub fn catalogue() -> Catalogue {
    catalogue_with("")
}

const HEAD: &str =
    "pack: { id: mine, version: '1', title: { zh: 甲, en: mine }, owner: 统计部门, fictional: true, depends_on: [cultivation] }\n";

fn read(folder: &Path, files: &mut Vec<PackFile>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            read(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            let text = std::fs::read_to_string(&path).unwrap();
            files.push(PackFile { path: path.display().to_string(), text });
        }
    }
}

/// Firms by code; of each `name = value`, a line each; `year ago` before a name speaks of a year before.
pub fn inputs(catalogue: &Catalogue, firms: &[(&str, &str)], day: Date) -> Inputs {
    let said: Vec<BTreeMap<String, String>> = firms.iter().map(|(_, text)| lines(text)).collect();
    let side = |mark: &str| -> Vec<Column> {
        let value = |name: &str, row: usize| said[row].get(&format!("{mark}{name}")).cloned();
        catalogue.rule_operands.iter().map(|operand| column(operand, firms.len(), &value)).collect()
    };
    let mut dates: BTreeMap<String, Vec<Option<Date>>> = BTreeMap::new();
    for operand in &catalogue.rule_operands {
        if let Operand::Dated(dated @ (Dated::Age(name) | Dated::Years(name))) = operand {
            let known = |row: usize| Some(said[row].get(&format!("date {name}"))?.parse().unwrap());
            dates.insert(dated.attribute().unwrap().to_owned(), (0..firms.len()).map(known).collect());
        }
    }
    let _ = day;
    let subjects = firms.iter().map(|(code, _)| (*code).to_owned()).collect();
    Inputs { subjects, now: side(""), before: side("year ago "), dates, ..Inputs::default() }
}

fn lines(text: &str) -> BTreeMap<String, String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| line.rsplit_once(" = ").unwrap()).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn column(operand: &Operand, rows: usize, value: &dyn Fn(&str, usize) -> Option<String>) -> Column {
    let name = name_of(operand);
    let all = (0..rows).map(|row| value(&name, row));
    match operand {
        Operand::Attribute(_) => Column::Texts(all.collect()),
        Operand::Member { .. } | Operand::InClass { .. } | Operand::Dated(Dated::Holds(_)) => {
            Column::Flags(all.map(|word| word.map(|word| word == "yes")).collect())
        }
        _ => Column::Amounts(all.map(|word| word.map(|word| word.parse::<Decimal>().unwrap())).collect()),
    }
}

/// One rung of some firms.
pub fn rung(catalogue: &Catalogue, title: &str, day: Date, firms: &[(&str, &str)], held: &[Held]) -> Board {
    judge(catalogue, &[title], day, inputs(catalogue, firms, day), held).unwrap()
}

/// The gap of a condition of the first firm.
pub fn gap(board: &Board, id: &str) -> Gap {
    let leaf = board.rungs[0].conditions.iter().position(|leaf| leaf.id == id).unwrap();
    board.gaps(0, 0).into_iter().find(|gap| gap.leaf == leaf).unwrap_or_else(|| panic!("no gap {id}"))
}

/// Ids of what keeps the first firm from it.
pub fn ids(board: &Board) -> Vec<String> {
    board.gaps(0, 0).iter().map(|gap| board.rungs[0].conditions[gap.leaf].id.clone()).collect()
}

pub fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}
