//! Chains and funnels as they are read from packs, and those of the project.

use crate::folder;
use figures::Lang;
use methodology::catalogue::{Catalogue, Source, Tier};
use methodology::names::{Kin, LegalForms, likeness};
use methodology::{PackFile, load};

const PACK: &str = "
pack: { id: p, version: '1', title: { zh: 包, en: pack }, owner: 招商部门 }
chains:
  micro:
    title: { zh: 微电子, en: micro }
    source: { document: 名单 }
    stale_after: 6
    void_after: 18
    segments:
      packaging: { title: { zh: 封装, en: packaging }, tier: midstream, codes: ['397*', '3982'] }
      raw: { title: { zh: 材料, en: materials }, tier: upstream, products: [{ zh: 硅片, en: wafers }] }
    links:
      - { from: raw, to: packaging, flow: { zh: 硅片, en: wafers } }
  wanted:
    title: { zh: 待定, en: wanted }
    source: { state: required, note: 市级产业链名单 }
    stale_after: 6
    void_after: 18
    segments: {}
funnels:
  leads:
    title: { zh: 线索, en: leads }
    source: { document: 办法 }
    stages:
      lead: { title: { zh: 线索, en: lead }, date: received, limit: 60 }
      signed: { title: { zh: 签约, en: signed }, date: signed }
    lost: { title: { zh: 流失, en: lost }, date: lost }
    project_from: signed
    quiet_after: 30
    alike: 80
";

fn loaded() -> Catalogue {
    let (catalogue, issues) = load(&[PackFile { path: "p/pack.yaml".to_owned(), text: PACK.to_owned() }]);
    assert!(issues.is_empty(), "{:?}", issues.iter().map(|i| i.render(Lang::En)).collect::<Vec<_>>());
    catalogue
}

#[test]
fn segments_keep_the_order_in_which_they_are_written() {
    let catalogue = loaded();
    let chain = &catalogue.chains["micro"];
    assert_eq!(chain.segments.iter().map(|s| s.id.as_str()).collect::<Vec<_>>(), ["packaging", "raw"]);
    assert_eq!((chain.stale_after, chain.void_after, chain.segments[1].tier), (6, 18, Tier::Upstream));
    assert_eq!((chain.links[0].from.as_str(), chain.links[0].to.as_str()), ("raw", "packaging"));
}

#[test]
fn a_segment_proposes_firms_by_their_code() {
    let catalogue = loaded();
    let packaging = catalogue.chains["micro"].segment("packaging").expect("there");
    assert_eq!(["3973", "3982", "3981", ""].map(|code| packaging.proposes(code)), [true, true, false, false]);
}

#[test]
fn a_chain_that_is_wanted_is_listed_as_such() {
    let catalogue = loaded();
    assert!(matches!(catalogue.chains["wanted"].source, Source::Required { .. }));
    assert_eq!(catalogue.todo().iter().map(|w| (w.kind, w.id.as_str())).collect::<Vec<_>>(), [("chain", "wanted")]);
}

#[test]
fn a_funnel_knows_from_which_stage_a_lead_has_a_project() {
    let funnel = &loaded().funnels["leads"];
    assert_eq!((funnel.project_from, funnel.stages[0].limit, funnel.stages[1].limit), (1, Some(60), None));
    assert_eq!((funnel.lost_date.as_str(), funnel.quiet_after, funnel.alike), ("lost", 30, 80));
}

/// The seed list of leading industries: every code it names is in a segment of its chain, and no segment has any other.
#[test]
fn the_chains_of_the_project_cover_the_seed_list() {
    let (catalogue, issues) = load(&folder::read(&folder::packs(), &["base", "industry-monthly", "park-work"]));
    assert!(issues.is_empty(), "{:?}", issues.iter().map(|i| i.render(Lang::En)).collect::<Vec<_>>());
    let seeds: [(&str, &[&str]); 3] = [
        ("microelectronics", &["3562", "3563", "3569", "3824", "397", "398"]),
        ("smart_equipment", &["3491", "3492", "3493", "342", "3464", "3442", "382", "401"]),
        ("biomedicine", &["27", "358"]),
    ];
    let codes: Vec<&str> = catalogue.nomenclatures["gbt4754-2017"].lowest().collect();
    for (id, prefixes) in seeds {
        let chain = &catalogue.chains[id];
        assert!(chain.source.is_unverified());
        for code in &codes {
            let meant = prefixes.iter().any(|prefix| code.starts_with(prefix));
            assert_eq!(chain.segments.iter().any(|segment| segment.proposes(code)), meant, "{id} {code}");
        }
    }
}

#[test]
fn names_are_near_by_what_is_left_without_legal_form() {
    let forms = LegalForms::new(&["有限公司".to_owned(), "股份有限公司".to_owned()]);
    let near = |a: &str, b: &str| likeness(&forms.read(a), &forms.read(b)).map(|(_, kin)| kin);
    assert_eq!(near("恒远电子有限公司", "恒远电子（万亩）股份有限公司"), Some(Kin::Core));
    assert_eq!(near("恒远电子", "恒元电子有限公司"), Some(Kin::Apart(1)));
    assert_eq!(near("恒远电子", "明德机械"), None);
}
