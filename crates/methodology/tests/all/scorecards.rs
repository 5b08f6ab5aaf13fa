//! Scorecards of packs: what is read of them.

use crate::folder;
use figures::Decimal;
use methodology::catalogue::{Better, Catalogue, Judged, Leaf, Reach, ScoreTerm, Scorecard, TermKind};
use methodology::score::{Amount, Operand, Test};
use methodology::{PackFile, load};

fn repository() -> Vec<PackFile> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    folder::read(&root, &["base", "industry-monthly", "per-mu", "zone-benchmark", "examples-scorecards"])
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

#[test]
fn an_attribute_may_be_known_or_not() {
    let judged = |of: &str| {
        with(&format!(
            "scorecards:\n  mine.some:\n    refines: per_mu.huangyan\n    source: {{ state: fictional }}\n    of: {{ units: '{of}' }}\n"
        ))
    };
    let (catalogue, issues) = judged("known(status) and status = \"below_scale\"");
    assert_eq!(issues, Vec::<String>::new());
    let card = card(&catalogue, "mine.some");
    let status = card.operands.iter().position(|o| *o == Operand::Attribute("status".to_owned())).expect("an operand");
    assert_eq!(card.of, Judged::Units(Some(Test::All(vec![Test::Known(status), Test::Is(status, "below_scale".to_owned())]))));
    assert_eq!(judged("known(land.usd)").1.len(), 1, "a name with a point is part of a resource");
}

fn leaves(card: &Scorecard) -> Vec<(&ScoreTerm, &Leaf)> {
    card.terms
        .iter()
        .filter_map(|term| match &term.kind {
            TermKind::Leaf(leaf) => Some((term, leaf.as_ref())),
            TermKind::Group(_) => None,
        })
        .collect()
}

/// Weight of a term; nothing where it is wanted.
fn weight(term: &ScoreTerm) -> Option<String> {
    Some(term.weight.values.first()?.1.amount.to_string())
}

#[test]
fn the_national_index_has_what_is_known_of_its_46_indicators() {
    let (catalogue, _) = with("");
    let card = card(&catalogue, "zone.national_2021");
    let first: Vec<Option<String>> = card.terms.iter().filter(|t| t.parent.is_none()).map(weight).collect();
    assert_eq!(first, ["20", "20", "15", "15", "30"].map(|w| Some(w.to_owned())));
    let leaves = leaves(&card);
    let of = |dimension: &str| leaves.iter().filter(|(t, _)| t.parent.as_deref() == Some(dimension)).count();
    assert_eq!(["innovation", "structure", "green", "openness", "performance"].map(of), [10, 10, 9, 7, 10]);
    let known: Vec<(&str, String)> = leaves.iter().filter_map(|(t, _)| Some((t.id.as_str(), weight(t)?))).collect();
    assert_eq!(known, [("rd_institutes", "0.8".to_owned()), ("rd_staff", "1.2".to_owned())]);
    let lower: Vec<&str> = leaves.iter().filter(|(_, l)| l.better == Better::Lower).map(|(t, _)| t.id.as_str()).collect();
    assert_eq!(lower, ["energy", "co2_growth"]);
    assert_eq!(leaves.iter().filter(|(_, leaf)| leaf.value.is_none()).map(|(t, _)| t.id.as_str()).collect::<Vec<_>>(), ["unknown"]);
}

#[test]
fn weights_that_were_not_found_are_wanted() {
    let (catalogue, _) = with("");
    let known = |id: &str| {
        let card = card(&catalogue, id);
        leaves(&card).iter().map(|(t, _)| weight(t)).collect::<Vec<_>>()
    };
    for id in ["per_mu.six", "per_mu.province", "per_mu.yueqing", "per_mu.jingde", "per_mu.wenling", "per_mu.wenling.below"] {
        assert_eq!(known(id), vec![None; 6], "{id}");
    }
    let some = |weights: &[&str]| weights.iter().map(|w| Some(*w).filter(|w| !w.is_empty()).map(str::to_owned)).collect::<Vec<_>>();
    assert_eq!(known("per_mu.longyou"), some(&["30", "25", "", ""]));
    assert_eq!(known("per_mu.huaian"), some(&["45", "35", "20"]));
    assert_eq!(known("per_mu.one_city"), some(&["45", "20", "15", "15", "5"]));
    let listed = catalogue.todo().into_iter().filter(|w| w.kind == "number" && w.id.starts_with("per_mu.six.")).count();
    assert_eq!(listed, 12, "six weights and six bases");
}

/// A formula of one operand.
fn at(amount: &Amount, x: i64) -> Decimal {
    let of = |a: &Amount| at(a, x);
    match amount {
        Amount::Value(_) => Decimal::from(x),
        Amount::Number(n) => *n,
        Amount::Add(a, b) => of(a) + of(b),
        Amount::Sub(a, b) => of(a) - of(b),
        Amount::Mul(a, b) => of(a) * of(b),
        Amount::Div(a, b) => of(a) / of(b),
        Amount::Min(a, b) => of(a).min(of(b)),
        Amount::Max(a, b) => of(a).max(of(b)),
        Amount::OrZero(a) => of(a),
        Amount::Scaled(a, over, under) => of(a) * over / under,
        Amount::If(..) => panic!("no choice here"),
    }
}

#[test]
fn letting_costs_what_wenling_published() {
    let (catalogue, _) = with("");
    let points = |id: &str| {
        let card = card(&catalogue, id);
        let penalty = card.penalties.first().expect("a penalty");
        assert_eq!(penalty.bounds, (None, None), "there is no cap on deductions");
        [0, 1, 2, 5].map(|tenants| at(&penalty.amount, tenants).normalize().to_string())
    };
    assert_eq!(points("per_mu.wenling"), ["0", "0", "5", "20"]);
    assert_eq!(points("per_mu.wenling.below"), ["0", "10", "15", "30"]);
    let shares = |id: &str| {
        let cut = |reach: &Reach| match reach {
            Reach::Upto(cut) => cut.values.first().map(|(_, q)| q.amount.normalize().to_string()),
            Reach::AtLeast(_) | Reach::Rest => None,
        };
        card(&catalogue, id).classes.expect("classes").grades.iter().filter_map(|g| cut(&g.reach)).collect::<Vec<_>>()
    };
    assert_eq!(shares("per_mu.wenling"), ["0.2", "0.8", "0.95"]);
    assert_eq!(shares("per_mu.wenling.below"), ["0.05", "0.75", "0.95"]);
}

#[test]
fn a_term_that_is_wanted_may_be_weighed_by_a_refining_card() {
    let (catalogue, issues) = with(concat!(
        "scorecards:\n  mine.weighed:\n    refines: per_mu.longyou\n    source: { state: fictional }\n",
        "    terms:\n      rest: { weight: 20 }\n",
    ));
    assert_eq!(issues, Vec::<String>::new());
    assert_eq!(weight(&card(&catalogue, "mine.weighed").terms[3]).as_deref(), Some("20"));
}

#[test]
fn a_card_whose_source_is_not_sound_is_left_out() {
    let text = "scorecards:\n  mine.bare:\n    refines: per_mu.huangyan\n    source: { state: unverified }\n";
    let (catalogue, issues) = with(text);
    assert_eq!(issues.len(), 1, "{issues:?}");
    assert!(!catalogue.scorecards.contains_key("mine.bare"));
}

#[test]
fn what_is_wrong_in_a_card_is_told_once_and_not_again_where_it_is_refined() {
    let (catalogue, issues) = with(concat!(
        "scorecards:\n  mine.low:\n    title: { zh: 甲, en: low }\n    owner: x\n    source: { state: fictional }\n",
        "    of: { panel: nowhere }\n    terms: {}\n  mine.high:\n    refines: mine.low\n    source: { state: fictional }\n",
    ));
    assert_eq!(issues.len(), 1, "{issues:?}");
    assert!(issues[0].contains("missing-key"), "{issues:?}");
    assert!(!catalogue.scorecards.contains_key("mine.high"));
}
