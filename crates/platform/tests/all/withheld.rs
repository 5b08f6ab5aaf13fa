//! What the server prints for those who may not see single units, held against the rules by arithmetic over what it printed: no cell
//! that is withheld is one printed amount less another, nor what the others leave of a printed whole.

use crate::journey::{firm, sample, urlencoded};
use crate::served::{Person, Server};
use crate::wanmu::copy;
use figures::Decimal;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const AT: &str = "2021-08-10";
const INDICATOR: &str = "industry.output";
/// The dimensions of the sample.
const DIMENSIONS: [&str; 7] = ["area", "division", "industry", "street", "leading", "hightech", "digital_core"];

/// Figures of an indicator by member; the whole has the empty one.
fn printed(person: &Person, indicator: &str, by: &str) -> BTreeMap<String, Value> {
    let by_what = if by.is_empty() { String::new() } else { format!("&by={by}") };
    let answer = person.get(&format!("/figures?indicator={indicator}&period=2021-H1&asOf={AT}{by_what}"));
    assert_eq!(answer.status, 200, "{indicator} {by}: {}", answer.text);
    let all = answer.json()["figures"].as_array().cloned().expect("figures");
    all.into_iter().map(|figure| (figure["by"][by].as_str().unwrap_or_default().to_owned(), figure)).collect()
}

fn value(figure: &Value) -> Option<Decimal> {
    figure["value"].as_str().map(|text| text.parse().expect("decimal"))
}

/// Amounts of units, or of owners.
type Amounts = BTreeMap<String, Decimal>;

/// A cell, by dimension and member.
type Cell = (String, String);

/// Owners as the sample's register says.
fn owners() -> BTreeMap<String, String> {
    let park = sample_park::generate(sample_park::SEED);
    let rows = park.files[0].1.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let all: BTreeMap<String, String> = rows.filter(|row| row[1] == "owner").map(|row| (row[0].to_owned(), row[2].to_owned())).collect();
    assert!(all.len() > 5, "{all:?}");
    all
}

/// The park as the statistician sees it.
struct Park {
    owners: BTreeMap<String, String>,
    cells: BTreeMap<Cell, Amounts>,
}

impl Park {
    fn of(statistician: &Person) -> Self {
        let mut cells = BTreeMap::new();
        for dimension in DIMENSIONS.into_iter().chain([""]) {
            for (member, figure) in printed(statistician, INDICATOR, dimension) {
                let Some(total) = value(&figure) else { continue };
                let id = urlencoded(figure["id"].as_str().expect("id"));
                let way = statistician.get(&format!("/figures/{id}/explanation?asOf={AT}&limit=2000")).json();
                let rows = way["sections"][0]["population"].as_array().cloned().expect("population");
                let amount = |row: &Value| Some((row["unit"].as_str()?.to_owned(), row["current"].as_str()?.parse().ok()?));
                let here = rows
                    .iter()
                    .filter(|row| !["reclassified_out", "moved_out", "left"].contains(&row["part"].as_str().unwrap_or_default()));
                let amounts: Amounts = here.filter_map(amount).collect();
                assert_eq!(amounts.values().sum::<Decimal>(), total, "{dimension} {member}");
                cells.insert((dimension.to_owned(), member), amounts);
            }
        }
        Park { owners: owners(), cells }
    }

    /// The rules in plain words: three owners, none with more than 70 per cent; of what is left to somebody who knows its own, two.
    fn is_safe(&self, amounts: &Amounts, own: Option<&str>) -> bool {
        let mut owned = Amounts::new();
        for (unit, amount) in amounts.iter().filter(|(_, amount)| !amount.is_zero()) {
            *owned.entry(self.owner(unit)).or_default() += *amount;
        }
        let holds = |owned: &Amounts, needed: usize| {
            let (total, largest) = (owned.values().sum::<Decimal>(), owned.values().max().copied().unwrap_or_default());
            owned.len() >= needed && largest * Decimal::from(10) <= total * Decimal::from(7)
        };
        let all = holds(&owned, 3);
        let own = own.and_then(|unit| owned.remove(&self.owner(unit)));
        all && (own.is_none() || holds(&owned, 2))
    }

    fn owner(&self, unit: &str) -> String {
        self.owners.get(unit).map_or(unit, |owner| owner).to_owned()
    }

    fn together<'c>(&self, cells: impl Iterator<Item = &'c Cell>) -> Amounts {
        cells.flat_map(|cell| self.cells[cell].clone()).collect()
    }

    /// All that the server prints to somebody, and what it withholds.
    fn seen(&self, person: &Person) -> [BTreeSet<Cell>; 2] {
        let mut seen = [BTreeSet::new(), BTreeSet::new()];
        for dimension in DIMENSIONS.into_iter().chain([""]) {
            for (member, figure) in printed(person, INDICATOR, dimension) {
                let cell = (dimension.to_owned(), member);
                let Some(amounts) = self.cells.get(&cell) else { continue };
                match value(&figure) {
                    Some(value) => assert_eq!(value, amounts.values().sum::<Decimal>(), "{cell:?}"),
                    None => assert_eq!((&figure["reason"], figure["withheld"]["zh"].is_string()), (&"suppressed".into(), true), "{cell:?}"),
                }
                seen[usize::from(value(&figure).is_none())].insert(cell);
            }
        }
        seen
    }

    /// Holds what somebody sees against the rules.
    fn judge(&self, who: &str, person: &Person, own: Option<&str>) {
        let [shown, hidden] = self.seen(person);
        let of = |cells: &BTreeSet<Cell>, dimension: &str| -> BTreeSet<Cell> {
            cells.iter().filter(|(of, _)| of == dimension).cloned().collect()
        };
        assert!(shown.contains(&(String::new(), String::new())), "{who} sees the whole");
        assert!(!of(&hidden, "industry").is_empty() && !of(&shown, "industry").is_empty(), "{who}");
        for cell in &shown {
            assert!(self.is_safe(&self.cells[cell], own), "{who} sees {cell:?}");
        }
        for dimension in DIMENSIONS {
            let rest = of(&hidden, dimension);
            assert!(rest.is_empty() || self.is_safe(&self.together(rest.iter()), own), "{who}: {rest:?} is what {dimension} leaves");
        }
        // Industries beneath what is shown of divisions, and beneath the others together.
        let beneath = |division: &Cell| {
            let rest: BTreeSet<Cell> = of(&hidden, "industry").into_iter().filter(|(_, code)| code.starts_with(&division.1)).collect();
            rest
        };
        for division in of(&shown, "division") {
            let rest = beneath(&division);
            assert!(rest.is_empty() || self.is_safe(&self.together(rest.iter()), own), "{who}: {rest:?} is left of {division:?}");
        }
        for division in of(&hidden, "division") {
            assert!(!beneath(&division).is_empty(), "{who}: {division:?} is the sum of its industries");
        }
        self.subtract(who, &shown, &hidden, own);
    }

    /// One printed amount less another, of whatever dimensions: where the units of the one are among those of the other.
    fn subtract(&self, who: &str, shown: &BTreeSet<Cell>, hidden: &BTreeSet<Cell>, own: Option<&str>) {
        let secrets: BTreeMap<&Amounts, &Cell> =
            hidden.iter().filter(|cell| !self.is_safe(&self.cells[*cell], None)).map(|cell| (&self.cells[cell], cell)).collect();
        let mut printed: BTreeMap<&Cell, &Amounts> = shown.iter().map(|cell| (cell, &self.cells[cell])).collect();
        let whole = &self.cells[&(String::new(), String::new())];
        let alone: Option<(Cell, Amounts)> =
            own.map(|unit| (("firm".to_owned(), unit.to_owned()), whole.clone().into_iter().filter(|(of, _)| of == unit).collect()));
        printed.extend(alone.iter().map(|(cell, amounts)| (cell, amounts)));
        for (more, all) in &printed {
            for (less, some) in printed.iter().filter(|(_, some)| some.len() < all.len() && some.keys().all(|unit| all.contains_key(unit)))
            {
                let rest: Amounts =
                    all.iter().filter(|(unit, _)| !some.contains_key(*unit)).map(|(unit, amount)| (unit.clone(), *amount)).collect();
                assert!(!secrets.contains_key(&rest), "{who}: {more:?} less {less:?} is {:?}", secrets.get(&rest));
            }
        }
    }
}

#[test]
fn no_cell_that_is_withheld_is_one_printed_amount_less_another() {
    let (_temp, data) = copy();
    let server = Server::start(&data);
    let park = Park::of(&sample(&server, "statistician"));
    for role in ["leader", "analyst", "officer", "publisher"] {
        park.judge(role, &sample(&server, role), None);
    }
    let clerk = sample(&server, "clerk");
    let own = firm(&clerk);
    park.judge("clerk", &clerk, Some(&own));
}

#[test]
fn a_clerk_sees_the_values_of_its_own_firm_as_they_are() {
    let (_temp, data) = copy();
    let server = Server::start(&data);
    let (clerk, statistician) = (sample(&server, "clerk"), sample(&server, "statistician"));
    let own = firm(&clerk);
    for indicator in [INDICATOR, "industry.output.growth", "industry.sales"] {
        let (seen, all) = (printed(&clerk, indicator, "firm"), printed(&statistician, indicator, "firm"));
        assert_eq!((&seen[&own]["value"], &seen[&own]["reason"]), (&all[&own]["value"], &all[&own]["reason"]), "{indicator}");
        let others = seen.iter().filter(|(unit, _)| **unit != own);
        assert!(others.clone().count() > 200 && others.clone().all(|(_, figure)| figure["value"].is_null()), "{indicator}");
    }
    let id = urlencoded(&format!("{INDICATOR}@2021-H1,by=firm:{own}"));
    let [mine, theirs] = [&clerk, &statistician].map(|person| person.get(&format!("/figures/{id}?asOf={AT}")).json()["value"].clone());
    assert_eq!(mine, theirs);
    let rows =
        clerk.get(&format!("/figures/{id}/explanation?asOf={AT}")).json()["sections"][0]["filings"].as_array().cloned().expect("filings");
    assert!(!rows.is_empty() && rows.iter().all(|row| row["unit"] == *own), "{rows:?}");
}

/// Everything that is told of a figure besides its value.
#[test]
fn nothing_that_is_made_of_a_withheld_cell_tells_it() {
    let (_temp, data) = copy();
    let server = Server::start(&data);
    let statistician = sample(&server, "statistician");
    let all = printed(&statistician, INDICATOR, "industry");
    for role in ["leader", "analyst", "clerk"] {
        let person = sample(&server, role);
        let levels = printed(&person, INDICATOR, "industry");
        let hidden: BTreeSet<&String> =
            levels.iter().filter(|(code, one)| value(one).is_none() && value(&all[*code]).is_some()).map(|(code, _)| code).collect();
        for ending in ["growth", "pull", "contribution"] {
            let changes = printed(&person, &format!("{INDICATOR}.{ending}"), "industry");
            assert!(hidden.iter().all(|code| changes[*code]["value"].is_null()), "{role} {ending}");
        }
        let code = hidden.iter().max_by_key(|code| value(&all[**code])).expect("a cell that is withheld");
        let secret = all[*code]["value"].as_str().expect("a value");
        let id = urlencoded(&format!("{INDICATOR}@2021-H1,by=industry:{code}"));
        for path in [
            format!("/figures/{id}?asOf={AT}"),
            format!("/figures/{id}/explanation?asOf={AT}"),
            format!("/figures/{id}/proof?asOf={AT}"),
            format!("/figures/{id}/revisions?to={AT}"),
            format!("/figures/{id}/difference?from=2021-07-15&to={AT}"),
        ] {
            let answer = person.get(&path);
            assert_eq!(answer.status, 200, "{path}: {}", answer.text);
            assert!(!answer.text.contains(secret), "{role} {path}");
            assert!(statistician.get(&path).text.contains(secret), "{path}");
            nothing_is_told(&answer.json(), &format!("{role} {path}"));
        }
        let csv = person.ask(
            "GET",
            &format!("/figures?indicator={INDICATOR}&period=2021-H1&by=industry&asOf={AT}"),
            None,
            &[("accept", "text/csv")],
        );
        let line = csv.text.lines().find(|line| line.contains(&format!("by=industry:{code}"))).expect("a row").to_owned();
        assert!(csv.kind.contains("csv") && line.contains("suppressed") && !csv.text.contains(secret), "{role} {line}");
        let page = person.page(&format!("/f/{id}?asOf={AT}"));
        assert!(page.status == 200 && !page.text.contains(secret) && page.text.contains("保密"), "{role} {}", page.text);
    }
}

/// No value anywhere in a document, but in coverage and counts.
fn nothing_is_told(document: &Value, about: &str) {
    match document {
        Value::Array(all) => all.iter().for_each(|one| nothing_is_told(one, about)),
        Value::Object(all) => {
            for (key, one) in all {
                let amounts = ["value", "current", "base", "published", "change", "share", "before", "after", "fraction"];
                assert!(!amounts.contains(&key.as_str()) || !one.is_string() && !one.is_number(), "{about}: {key} is {one}");
                nothing_is_told(one, about);
            }
        }
        _ => {}
    }
}

#[test]
fn what_is_not_proven_safe_is_refused_with_a_sentence() {
    let (_temp, data) = copy();
    let server = Server::start(&data);
    let crossed = [
        ("industry.output.hightech", "&by=division"),
        ("industry.output", "&area=district_rest&by=division"),
        ("industry.output.hightech", "&area=district_rest"),
        ("industry.output", "&by=hightech%2Bdigital_core"),
    ];
    let asked = |person: &Person, (indicator, more): (&str, &str)| {
        let answer = person.get(&format!("/figures?indicator={indicator}&period=2021-H1&asOf={AT}{more}")).json();
        answer["figures"].as_array().cloned().expect("figures")
    };
    for role in ["leader", "analyst", "clerk"] {
        let person = sample(&server, role);
        for what in crossed {
            for figure in asked(&person, what).iter().filter(|figure| figure["reason"] == "suppressed" || figure["value"].is_string()) {
                assert!(figure["value"].is_null(), "{role} {what:?}");
                assert_eq!(figure["withheld"]["rule"], "not_proven_safe", "{role} {what:?}");
                let said = [figure["withheld"]["zh"].as_str(), figure["withheld"]["en"].as_str()].map(|text| text.expect("a sentence"));
                assert!(said[0].contains("尚未证明") && said[0].contains("可以查看"), "{}", said[0]);
                assert!(said[1].contains("has not been shown to be safe") && said[1].contains("there are the whole park"), "{}", said[1]);
            }
        }
    }
    let statistician = sample(&server, "statistician");
    assert!(crossed.iter().all(|what| asked(&statistician, *what).iter().any(|figure| figure["value"].is_string())));
}

#[test]
fn the_page_of_the_bulletin_checks_the_article_by_what_its_reader_may_see() {
    let (_temp, data) = copy();
    let server = Server::demo(&data);
    let pages = ["statistician", "leader", "clerk"].map(|role| sample(&server, role).page("/bulletin"));
    assert!(pages.iter().all(|page| page.status == 200 && page.text.contains("264.5")), "{}", pages[1].text);
    assert_eq!(pages[1].text.matches("保密").count(), pages[2].text.matches("保密").count());
}
