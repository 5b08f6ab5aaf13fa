//! Scorecards of packs: what is read of them.

use crate::folder;
use methodology::catalogue::{Catalogue, Scorecard, TermKind};
use methodology::{PackFile, load};

fn repository() -> Vec<PackFile> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    folder::read(&root, &["base", "industry-monthly", "per-mu"])
}

fn with(text: &str) -> (Catalogue, Vec<String>) {
    let mut files = repository();
    files.push(PackFile { path: "mine/pack.yaml".to_owned(), text: format!("{HEAD}{text}") });
    let (catalogue, issues) = load(&files);
    (catalogue, issues.iter().map(|i| format!("{}:{} {} {}", i.place.file, i.place.line, i.code, i.reason.en)).collect())
}

const HEAD: &str =
    "pack:\n  id: mine\n  version: \"1\"\n  title: { zh: 甲, en: mine }\n  owner: x\n  fictional: true\n  depends_on: [per-mu]\n";

fn card(catalogue: &Catalogue, id: &str) -> Scorecard {
    catalogue.scorecards.get(id).cloned().expect("the card")
}

#[test]
fn the_repositorys_cards_are_sound() {
    let (catalogue, issues) = with("");
    assert_eq!(issues, Vec::<String>::new());
    let weights: Vec<String> = card(&catalogue, "per_mu.huangyan").terms.iter().map(|t| t.weight.values[0].1.amount.to_string()).collect();
    assert_eq!(weights, ["30", "20", "20", "10", "10", "10"]);
}

#[test]
fn a_refining_card_changes_what_it_says_and_nothing_else() {
    let (catalogue, issues) = with(concat!(
        "scorecards:\n  mine.capped:\n    refines: per_mu.huangyan\n    cap: 1.5\n    source: { state: fictional }\n",
        "    terms:\n      tax: { weight: 40 }\n",
    ));
    assert_eq!(issues, Vec::<String>::new());
    let (below, above) = (card(&catalogue, "per_mu.huangyan"), card(&catalogue, "mine.capped"));
    assert_eq!(above.title, below.title);
    assert_eq!(above.terms[0].weight.values[0].1.amount.to_string(), "40");
    assert_eq!(above.terms[1].weight, below.terms[1].weight);
    let cap = |card: &Scorecard| match &card.terms[0].kind {
        TermKind::Leaf(leaf) => leaf.cap.clone(),
        TermKind::Group(_) => None,
    };
    assert_eq!(cap(&below), None);
    assert_eq!(cap(&above).expect("a cap").values[0].1.amount.to_string(), "1.5");
}
