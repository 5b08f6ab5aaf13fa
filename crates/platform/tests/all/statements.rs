//! Observations of panels and holdings of land, delivered as files.

use crate::wanmu::{Run, command, file, wanmu};
use figures::CreditCode;
use std::path::{Path, PathBuf};

const PACK: &str = "
pack:
  id: seen
  version: '1'
  title: { zh: 样例, en: sample }
  owner: 统计部门
  fictional: true
  depends_on: [base]
panels:
  seen:
    title: { zh: 开发区, en: zones }
    source: { state: fictional }
    measures:
      rd: { title: { zh: 研发, en: research }, unit: 万元 }
";

/// A data folder with the base pack, this one, and three registered firms.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let temp = tempfile::tempdir().expect("temp");
    let (data, pack) = (temp.path().join("data"), temp.path().join("zones"));
    std::fs::create_dir(&pack).expect("folder");
    file(&pack, "pack.yaml", PACK);
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/base");
    let path = |p: &Path| p.display().to_string();
    let run = wanmu(&data, &["init", &path(&data), "--pack", &path(&base), "--pack", &path(&pack)]);
    assert_eq!(run.code, 0, "{}", run.err);
    let rows: String = (1..=3).map(|n| format!("{},name,虚构第{n}厂,2019-01-01,,2019-01-10\n", firm(n))).collect();
    let register = format!("unit,attribute,value,valid_from,valid_to,known_at\n{rows}");
    assert_eq!(import(&data, temp.path(), "register.csv", &register).code, 0);
    (temp, data)
}

fn firm(n: u32) -> CreditCode {
    CreditCode::fictional(n)
}

fn import(data: &Path, temp: &Path, name: &str, text: &str) -> Run {
    wanmu(data, &["import", &file(temp, name, text), "--json"])
}

#[test]
fn observations_are_taken_once_and_a_mistake_refuses_the_file() {
    let (temp, data) = folder();
    let text = "panel,member,measure,period,value,status,known_at\nseen,330400,rd,2019,7.600118446,,2020-06-01\nseen,330400,rd,2020,,M,2021-06-01\n";
    let taken = |run: &Run| (run.json()["receipt"]["observations_new"].clone(), run.json()["receipt"]["observations_unchanged"].clone());
    let first = import(&data, temp.path(), "zones.csv", text);
    assert_eq!((first.code, taken(&first)), (0, (2.into(), 0.into())), "{}", first.err);
    assert_eq!(taken(&import(&data, temp.path(), "zones.csv", text)), (0.into(), 2.into()));
    let said = wanmu(&data, &["import", "--dry-run", &file(temp.path(), "zones.csv", text)]);
    assert!(said.out.contains("; observations 0 new, 2 unchanged"), "{}", said.out);
    let wrong = "panel,member,measure,period,value\nseen,330400,rd,2019,7.6\nseen,330400,rd,2018,#DIV/0!\n";
    let refused = import(&data, temp.path(), "wrong.csv", wrong);
    assert_eq!((refused.code, refused.json()["issues"][0]["code"].as_str()), (3, Some("bad-number")));
    let partly = wanmu(&data, &["import", "--accept-good", &file(temp.path(), "wrong.csv", wrong)]);
    assert_eq!(partly.code, 3, "nothing of a file with a mistake is taken: {}", partly.out);
}

#[test]
fn holdings_are_held_against_the_book() {
    let (temp, data) = folder();
    let head = "resource,asset,holder,kind,from,amount,unit,share,use,valid_from,valid_to,known_at,note";
    let land = |lines: &[String]| format!("{head}\n{}\n", lines.join("\n"));
    let (a, b, c) = (firm(1), firm(2), firm(3));
    let owns = land(&[
        format!("land,G1,{a},own,,100,亩,,,2020-01-01,,2021-01-05,"),
        format!("land,G1,{b},lease,{a},40,亩,,小微园,2020-01-01,,2021-01-05,"),
    ]);
    let run = import(&data, temp.path(), "land.csv", &owns);
    assert_eq!((run.code, run.json()["receipt"]["holdings_new"].clone()), (0, 2.into()), "{}", run.err);
    assert_eq!(import(&data, temp.path(), "land.csv", &owns).json()["receipt"]["holdings_unchanged"], 2);
    let more = land(&[format!("land,G1,{c},lease,{b},41,亩,,,2021-01-01,,2021-02-01,")]);
    let path = file(temp.path(), "more.csv", &more);
    let refused = command(&data).args(["import", &path]).output().expect("the binary runs");
    let err = String::from_utf8(refused.stderr).expect("UTF-8");
    let line = more.lines().nth(1).expect("a line");
    assert_eq!(refused.status.code(), Some(3));
    assert!(err.contains("more.csv:2:") && err.contains("[A] lets-out-too-much") && err.contains(line), "{err}");
    let under = import(&data, temp.path(), "shared.csv", &land(&[format!("land,G2,{c},shared,,30,亩,1/3,,2021-01-01,,2021-02-01,")]));
    assert_eq!((under.code, under.json()["issues"][0]["code"].as_str()), (0, Some("shares-under-one")), "said and taken");
    let strict = wanmu(
        &data,
        &[
            "import",
            "--strict",
            &file(temp.path(), "shared.csv", &land(&[format!("land,G3,{c},shared,,30,亩,1/3,,2021-01-01,,2021-02-01,")])),
        ],
    );
    assert_eq!(strict.code, 4, "{}", strict.out);
}

#[test]
fn holdings_of_firms_that_only_a_refused_register_brings_are_left_out() {
    let (temp, data) = folder();
    let new = firm(77);
    let register =
        format!("unit,attribute,value,valid_from,valid_to,known_at\n{new},name,虚构新厂,2021-01-01,,2021-01-05\nbad,name,x,2021-01-01,,\n");
    let head = "resource,asset,holder,kind,from,amount,unit,valid_from";
    let land = format!(
        "{head}\nland,G9,{new},own,,5,亩,2021-01-01\nland,G8,{},lease,{new},5,亩,2021-01-01\nland,G7,{},own,,5,亩,2021-01-01\n",
        firm(1),
        firm(2)
    );
    let (register, land) = (file(temp.path(), "new.csv", &register), file(temp.path(), "land.csv", &land));
    let run = wanmu(&data, &["import", "--accept-good", "--json", &register, &land]);
    assert_eq!((run.code, run.json()["receipt"]["holdings_new"].clone()), (8, 1.into()), "{}", run.err);
}
