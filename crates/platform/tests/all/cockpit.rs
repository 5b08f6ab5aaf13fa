//! The cockpit tells what the commands tell the same audience, each figure with the way back.

use crate::journey::sample;
use crate::served::Server;
use crate::wanmu::wanmu;
use figures::Decimal;
use serde_json::Value;

const AT: &str = "2021-08-10";

fn items(of: &Value) -> &[Value] {
    of.as_array().map_or(&[], Vec::as_slice)
}

/// Every target of the park's own is on one card, judged as `wanmu targets` judges; a card has the figure that `wanmu figure` has.
#[test]
fn the_cards_are_what_the_commands_say() {
    let (_temp, data) = crate::wanmu::copy();
    let server = Server::start(&data);
    let leader = sample(&server, "leader");
    let told = leader.get(&format!("/cockpit?period=2021-06&asOf={AT}")).json();
    let run = wanmu(
        &data,
        &["targets", "--year", "2021", "--area", "park", "--through", "2021-06", "--as-of", AT, "--audience", "leader", "--json"],
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let command = run.json();
    let of_area: Vec<&Value> = items(&command["targets"]).iter().filter(|t| t["area"] == "park" && t["figure"].is_string()).collect();
    let on_cards: Vec<&Value> = items(&told["cards"]).iter().flat_map(|card| items(&card["targets"])).collect();
    assert!(on_cards.len() > 2, "{told}");
    assert_eq!(on_cards.len(), of_area.len(), "{told}\n{command}");
    for target in &on_cards {
        let other = of_area.iter().find(|other| other["target"] == target["target"]).expect("told by the command too");
        assert_eq!(target["completion"]["value"], other["completion"]["percent"], "{target}");
        assert_eq!(target["verdict"].as_str(), other["verdict"].as_str(), "{target}");
    }
    let output = items(&told["cards"]).iter().find(|card| card["figure"].as_str().is_some_and(|id| id.starts_with("industry.output@")));
    let output = output.expect("a card of gross output");
    let figure = leader.get(&format!("/figures/{}?lang=zh&asOf={AT}", output["figure"].as_str().expect("an id"))).json();
    assert_eq!(output["shown"], figure["shown"]["zh"], "{figure}");
    assert_eq!((&output["filed"], &output["expected"]), (&figure["coverage"]["filed"], &figure["coverage"]["expected"]));
    let growth = leader.get(&format!("/figures/{}?asOf={AT}", output["growthFigure"].as_str().expect("its growth"))).json();
    assert_eq!(output["growth"]["value"], growth["value"], "{growth}");
}

/// The first thing to know names who pulls most, as `wanmu contribution` has it; the lagging target is the one furthest from what is due.
#[test]
fn what_there_is_to_know_follows_from_the_figures() {
    let (_temp, data) = crate::wanmu::copy();
    let server = Server::start(&data);
    let leader = sample(&server, "leader");
    let told = leader.get(&format!("/cockpit?period=2021-06&asOf={AT}&lang=zh")).json();
    let things = items(&told["things"]);
    assert!(!things.is_empty() && things.len() <= 3, "{told}");
    let growth = things.iter().find(|thing| thing["kind"] == "growth").expect("who pulls");
    let indicator = growth["figure"].as_str().and_then(|id| id.split_once(".growth")).expect("a growth").0;
    let run = wanmu(
        &data,
        &[
            "contribution", indicator, "--period", "2021-H1", "--by", "division", "--as-of", AT, "--audience", "leader", "--top", "200",
            "--json",
        ],
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let number = |of: &Value| of.as_str().and_then(|text| text.parse::<Decimal>().ok());
    let pull = |member: &&Value| number(&member["pull"]["value"]);
    let command = run.json();
    let most = items(&command["members"]).iter().max_by_key(pull).expect("a member");
    let name = most["title"]["zh"].as_str().expect("a title");
    assert!(growth["text"].as_str().is_some_and(|text| text.contains(name)), "{growth}: {name}");
    let lag = |target: &Value| Some((number(&target["bars"]["due"])? - number(&target["bars"]["done"])?).abs());
    let all = items(&told["cards"]).iter().flat_map(|card| items(&card["targets"]).iter().map(move |target| (card, target)));
    // Behind what is due, or beyond what a ceiling allows.
    let off = |target: &Value| target["verdict"].as_str().is_some_and(|word| ["behind", "missed", "ahead", "exceeded"].contains(&word));
    let behind = all.filter(|(_, target)| off(target)).filter_map(|(card, target)| Some((lag(target)?, card)));
    let furthest = behind.max_by_key(|(lag, _)| *lag).map(|(_, card)| card["figure"].clone());
    let said = things.iter().find(|thing| thing["kind"] == "target").map(|thing| thing["figure"].clone());
    assert_eq!(said, furthest, "{told}");
}

/// Who may not read figures has no cockpit, and a month that is none is refused with its place.
#[test]
fn the_cockpit_asks_for_the_right_and_a_month() {
    let (_temp, data) = crate::wanmu::copy();
    let server = Server::start(&data);
    assert_eq!(sample(&server, "auditor").get("/cockpit").status, 403);
    let leader = sample(&server, "leader");
    assert_eq!(leader.get("/cockpit?period=2021-13").status, 422);
    assert_eq!(leader.get("/cockpit?period=2035-06").json()["cards"].as_array().map(Vec::len), Some(0));
}
