//! Twelve leads on 2021-08-10, counted by hand.
//!
//! | lead | received | negotiating | signed | landed | lost | amount |
//! |---|---|---|---|---|---|---|
//! | L01 | 01-10 | 02-01 | 04-01 | 06-01 | | 10000 |
//! | L02 | 01-15 | 03-01 | 05-02 | | | 20000 |
//! | L03 | 02-01 | 02-20 | | | | ? |
//! | L04 | 02-05 | 02-10 | | | | 5000 |
//! | L05 | 06-01 | | | | | 3000 |
//! | L06 | 07-01 | | | | | 8000 |
//! | L07 | 08-01 | | | | | ? |
//! | L08 | 03-01 | | | | 04-15 | 1000 |
//! | L09 | 03-10 | 04-10 | | | 06-10 | 4000 |
//! | L10 | | | | | | 2500 |
//! | L11 | 09-01 | | | | | 700 |
//! | L12 | 04-01 | | 07-11 | | | 6000 |

use assessment::attraction::{
    Ages, Alike, Codes, Cohort, Contact, Counted, Lead, Project, Sum, Trouble, counted, duplicates, identity, log, of_group,
};
use figures::{Decimal, Place, Text};
use jiff::civil::Date;
use methodology::catalogue::{Funnel, FunnelStage, Source};
use methodology::names::Kin;

pub fn day(text: &str) -> Date {
    text.parse().expect("date")
}

pub fn funnel() -> Funnel {
    let stage = |id: &str, limit| FunnelStage { id: id.to_owned(), title: Text::new(id, id), date: id.to_owned(), limit };
    Funnel {
        id: "leads".to_owned(),
        title: Text::new("线索", "leads"),
        source: Source::Fictional,
        place: Place::file("test"),
        stages: vec![stage("lead", Some(60)), stage("negotiating", Some(180)), stage("signed", Some(180)), stage("landed", None)],
        lost: Text::new("流失", "lost"),
        lost_date: "lost".to_owned(),
        project_from: 2,
        quiet_after: 30,
        alike: 80,
    }
}

/// Month and day of 2021; nothing of an empty text.
fn of_2021(text: &str) -> Option<Date> {
    (!text.is_empty()).then(|| day(&format!("2021-{text}")))
}

fn lead(id: &str, name: &str, source: &str, stages: [&str; 4], lost: &str, amount: &str) -> Lead {
    Lead {
        id: id.to_owned(),
        name: name.to_owned(),
        source: Some(source.to_owned()),
        stages: stages.map(of_2021).to_vec(),
        lost: of_2021(lost),
        amount: amount.parse().ok(),
        ..Lead::default()
    }
}

fn leads() -> Vec<Lead> {
    let mut leads = vec![
        lead("L01", "恒远电子有限公司", "展会", ["01-10", "02-01", "04-01", "06-01"], "", "10000"),
        lead("L02", "明德机械有限公司", "展会", ["01-15", "03-01", "05-02", ""], "", "20000"),
        lead("L03", " ＡＢＣ 半导体有限公司", "中介", ["02-01", "02-20", "", ""], "", ""),
        lead("L04", "禾川生物制药有限公司", "中介", ["02-05", "02-10", "", ""], "", "5000"),
        lead("L05", "恒远电子(万亩)有限公司", "展会", ["06-01", "", "", ""], "", "3000"),
        lead("L06", "abc半导体有限公司", "中介", ["07-01", "", "", ""], "", "8000"),
        lead("L07", "禾川生物制约有限公司", "中介", ["08-01", "", "", ""], "", ""),
        lead("L08", "岑谷医疗器械有限公司", "以商引商", ["03-01", "", "", ""], "04-15", "1000"),
        lead("L09", "明德机械有限公司", "展会", ["03-10", "04-10", "", ""], "06-10", "4000"),
        lead("L10", "恒远", "中介", ["", "", "", ""], "", "2500"),
        lead("L11", "璟湖光学有限公司", "中介", ["09-01", "", "", ""], "", "700"),
        lead("L12", "沐溪仪器有限公司", "以商引商", ["04-01", "", "07-11", ""], "", "6000"),
    ];
    for (at, code) in [(0, "CODE-01"), (1, "CODE-02"), (7, "CODE-08"), (8, "CODE-09"), (11, " code-08")] {
        leads[at].code = Some(code.to_owned());
    }
    for (at, project) in [(0, "P1"), (8, "P9"), (11, "P2")] {
        leads[at].project = Some(project.to_owned());
    }
    leads
}

fn on(text: &str) -> Counted {
    let leads = leads();
    counted(&funnel(), &leads.iter().collect::<Vec<_>>(), day(text))
}

fn share(part: u32, whole: u32) -> Option<assessment::share::Share> {
    assessment::share::Share::of(part.into(), whole.into())
}

fn sum(amount: i64, known: u32, unknown: u32) -> Sum {
    Sum { amount: Some(amount.into()), known, unknown }
}

/// L01–L09 and L12 are in the funnel, L10 has no date, L11 comes later. Six of the ten were negotiated with: L01–L04, L09 and L12,
/// whose date of negotiation nobody wrote. Three signed: L01, L02, L12. One landed: L01. Lost: L08 as a lead, L09 in negotiation.
#[test]
fn the_funnel_is_the_count_by_hand() {
    let counted = on("2021-08-10");
    assert_eq!((counted.leads, counted.lost, counted.later, counted.undated.as_slice()), (10, 2, 1, [9].as_slice()));
    let counts: Vec<[u32; 4]> = counted.stages.iter().map(|s| [s.reached, s.onward, s.lost, s.here]).collect();
    assert_eq!(counts, [[10, 6, 1, 3], [6, 3, 1, 2], [3, 1, 0, 2], [1, 0, 0, 1]]);
    let conversions: Vec<_> = counted.stages.iter().map(|s| (s.conversion, s.settled)).collect();
    let expected = [(share(6, 10), share(6, 7)), (share(3, 6), share(3, 4)), (share(1, 3), share(1, 1)), (None, None)];
    assert_eq!(conversions, expected);
}

/// Reached the first stage: 10000 + 20000 + 5000 + 3000 + 8000 + 1000 + 4000 + 6000 = 57000, L03 and L07 unknown. Still there: L05 and
/// L06, 11000, and L07. In negotiation L04 and L03; signed L02 and L12, 26000.
#[test]
fn amounts_that_are_not_known_are_counted_beside_the_sums() {
    let stages = on("2021-08-10").stages;
    assert_eq!(stages[0].reached_amount, sum(57_000, 8, 2));
    let here: Vec<Sum> = stages.iter().map(|s| s.here_amount).collect();
    assert_eq!(here, [sum(11_000, 2, 1), sum(5000, 1, 1), sum(26_000, 2, 0), sum(10_000, 1, 0)]);
}

/// Leads: L07 since 08-01 nine days, L06 since 07-01 40, L05 since 06-01 70: over 60. Negotiating: L03 since 02-20 8 + 31 + 30 + 31 + 30 + 31
/// + 10 = 171, L04 since 02-10 181: over 180. Signed: L12 since 07-11 30, L02 since 05-02 100. Landed: L01 since 06-01 70, no limit.
#[test]
fn days_in_the_present_stage_with_their_middle() {
    let ages: Vec<Ages> = on("2021-08-10").stages.into_iter().map(|s| s.ages).collect();
    let of = |days: &[i64], median: &str, over| Ages { days: days.to_vec(), median: median.parse().ok(), over };
    let expected = [of(&[9, 40, 70], "40", Some(1)), of(&[171, 181], "176", Some(1)), of(&[30, 100], "65", Some(0)), of(&[70], "70", None)];
    assert_eq!(ages, expected);
}

/// To negotiation: L04 5, L03 19, L01 22, L09 31, L02 45; L12 has no date. To signing: L01 59, L02 62. To landing: L01 61.
#[test]
fn days_from_stage_to_stage() {
    let took: Vec<(usize, Option<Decimal>)> = on("2021-08-10").stages.iter().map(|s| (s.took.days.len(), s.took.median)).collect();
    assert_eq!(took, [(5, Some(22.into())), (2, "60.5".parse().ok()), (1, Some(61.into())), (0, None)]);
}

/// On 2021-05-01 L05, L06, L07 and L11 are to come; L08 is lost; L01 has signed, L02 will the day after.
#[test]
fn the_same_leads_on_an_earlier_day() {
    let counted = on("2021-05-01");
    assert_eq!((counted.leads, counted.lost, counted.later), (7, 1, 4));
    let counts: Vec<[u32; 4]> = counted.stages.iter().map(|s| [s.reached, s.onward, s.lost, s.here]).collect();
    assert_eq!(counts, [[7, 5, 1, 1], [5, 1, 0, 4], [1, 0, 0, 1], [0, 0, 0, 0]]);
}

/// In the first quarter came L01–L04, L08 and L09; by source 展会 has L01, L02, L05, L09, 以商引商 L08 and L12, 中介 the other six.
#[test]
fn a_cohort_and_groups_hold_whom_they_should() {
    let leads = leads();
    let cohort = Cohort { from: Some(day("2021-01-01")), to: Some(day("2021-03-31")) };
    let held: Vec<&str> = leads.iter().filter(|lead| cohort.holds(lead)).map(|lead| lead.id.as_str()).collect();
    assert_eq!(held, ["L01", "L02", "L03", "L04", "L08", "L09"]);
    let groups = of_group(&leads.iter().collect::<Vec<_>>(), |lead| lead.source.clone());
    let sizes: Vec<(&str, usize)> = groups.iter().map(|(word, leads)| (word.as_deref().unwrap_or(""), leads.len())).collect();
    assert_eq!(sizes, [("中介", 6), ("以商引商", 2), ("展会", 4)]);
}

fn contact(lead: &str, on: &str) -> Contact {
    Contact { lead: lead.to_owned(), on: of_2021(on), ..Contact::default() }
}

/// L02 was spoken to exactly 30 days before, L04 31; L05 only the day after; L06 never, and came in 40 days ago; L07 came in nine days ago. L01 has
/// landed and L09 is lost: nobody need call them. L12 was never spoken to and has a project.
#[test]
fn who_was_not_spoken_to_for_longer_than_the_pack_allows() {
    let contacts =
        [contact("L02", "07-11"), contact("L03", "06-01"), contact("L03", "07-20"), contact("L04", "07-10"), contact("L05", "08-11")];
    let leads = leads();
    let of = |at: usize| log(&funnel(), &leads[at], &contacts, day("2021-08-10"));
    let quiet: Vec<&str> = (0..leads.len()).filter(|at| of(*at).quiet).map(|at| leads[at].id.as_str()).collect();
    assert_eq!(quiet, ["L04", "L05", "L06"]);
    assert_eq!((of(2).days, of(2).contacts), (Some(21), vec![2, 1]));
    assert_eq!((of(1).days, of(4).days, of(5).last), (Some(30), None, None));
}

/// L12 and L08 have one code under different names; L02 and L09 one name and different codes; L03 and L06 differ in width and spaces, L01 and
/// L05 in what stands in brackets, L04 and L07 in one character. 恒远 is too short for 恒远电子: 200 × 2 / 6 = 66 per cent.
#[test]
fn pairs_that_may_be_one_are_those_found_by_hand() {
    let forms = ["有限公司".to_owned(), "股份有限公司".to_owned()];
    let pairs = duplicates(&leads(), &forms, 80);
    let places: Vec<(usize, usize)> = pairs.iter().map(|pair| pair.leads).collect();
    assert_eq!(places, [(0, 4), (1, 8), (2, 5), (3, 6), (7, 11)]);
    assert!(matches!(pairs[0].names, Some(Alike::Near(_, Kin::Core))));
    assert_eq!((pairs[1].names, pairs[1].codes), (Some(Alike::Same), Codes::Differ));
    assert_eq!((pairs[2].names, pairs[2].codes), (Some(Alike::Same), Codes::Unknown));
    // Five of six characters: 83; with the whole name, nine of ten alike: (9 × 83 + 90) / 10.
    assert_eq!(pairs[3].names, Some(Alike::Near(83, Kin::Apart(1))));
    assert_eq!((pairs[4].names, pairs[4].codes), (None, Codes::Same));
    assert_eq!(pairs[1].why().en, "the credit codes differ; the same name");
    assert_eq!(pairs[3].why().zh, "名称相近 83%：相差 1 个字");
    assert!(!places.contains(&(0, 9)), "an abbreviation of half a name");
    assert_eq!(duplicates(&leads(), &forms, 60).iter().filter(|pair| pair.leads.1 == 9).count(), 2, "at 60 per cent 恒远 is L01 and L05");
}

fn project(id: &str, lead: &str, owner: &str, signed: &str) -> Project {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Project { id: id.to_owned(), lead: some(lead), owner: some(owner), signed: of_2021(signed) }
}

fn found(projects: &[Project]) -> Vec<(String, String, &'static str)> {
    let found = identity(&funnel(), &leads(), projects, day("2021-08-10"));
    found.into_iter().map(|f| (f.lead, f.project, f.trouble.word())).collect()
}

fn row(lead: &str, project: &str, word: &'static str) -> (String, String, &'static str) {
    (lead.to_owned(), project.to_owned(), word)
}

/// L01 and P1 name one another. L12 names P2, which is silent; P3 names L04, which is silent and not signed; L09 names P9, which is not there; P5
/// names L99, which is not there; L02 signed and has no project.
#[test]
fn a_lead_and_its_project_name_one_another() {
    let projects =
        [project("P1", "L01", "CODE-01", "04-01"), project("P2", "", "", ""), project("P3", "L04", "", ""), project("P5", "L99", "", "")];
    let expected = [
        row("L02", "", "without_project"),
        row("L04", "P3", "only_project_says"),
        row("L04", "P3", "project_before_signing"),
        row("L09", "P9", "no_such_project"),
        row("L12", "P2", "only_lead_says"),
        row("L99", "P5", "no_such_lead"),
    ];
    assert_eq!(found(&projects), expected);
}

/// P1 names L02 and L01 names P1; P4 names L01, which names P1. P2 is of another owner and signed on another day.
#[test]
fn contradictions_are_said_with_both_sides() {
    let mut leads = leads();
    leads[8].project = None;
    leads[1].project = Some("P2".to_owned());
    let projects = [project("P1", "L02", "CODE-01", ""), project("P2", "L02", "CODE-77", "05-03"), project("P4", "L01", "", "")];
    let found = identity(&funnel(), &leads, &projects, day("2021-08-10"));
    let troubles: Vec<(&str, &str, Trouble)> = found.iter().map(|f| (f.lead.as_str(), f.project.as_str(), f.trouble.clone())).collect();
    let expected = [
        ("L01", "P1", Trouble::OtherLead("L02".to_owned())),
        ("L01", "P4", Trouble::OtherProject("P1".to_owned())),
        ("L02", "P1", Trouble::OtherProject("P2".to_owned())),
        ("L02", "P1", Trouble::OtherOwner("CODE-02".to_owned(), "CODE-01".to_owned())),
        ("L02", "P2", Trouble::OtherOwner("CODE-02".to_owned(), "CODE-77".to_owned())),
        ("L02", "P2", Trouble::OtherDay(day("2021-05-02"), day("2021-05-03"))),
        ("L12", "P2", Trouble::OtherLead("L02".to_owned())),
        ("L12", "P2", Trouble::OtherOwner(" code-08".to_owned(), "CODE-77".to_owned())),
        ("L12", "P2", Trouble::OtherDay(day("2021-07-11"), day("2021-05-03"))),
    ];
    assert_eq!(troubles, expected);
}
