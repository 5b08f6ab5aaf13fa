//! Kill -9 at random moments of an import: nothing acknowledged is lost, nothing is half-visible, the
//! next start is clean. Twenty kills with a fixed seed; `WANMU_KILLS=200` for the full campaign.

use crate::wanmu::{command, copy, wanmu};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

const UNITS: usize = 300;

fn units(data: &Path) -> Vec<(String, i64)> {
    let explained = wanmu(data, &["explain", "industry.output@2021-H1", "--as-of", "2021-08-10", "--json"]).json();
    let filings = explained["sections"][0]["filings"].as_array().expect("filings").clone();
    let one =
        |f: &serde_json::Value| (f["unit"].as_str().expect("unit").to_owned(), f["value"].as_str().expect("v").parse().expect("whole"));
    filings.iter().map(one).take(UNITS).collect()
}

/// Round `n` adds `n` to every unit: a half-visible import would give a sum no round has.
fn csv(units: &[(String, i64)], round: i64) -> String {
    let known = format!("2021-09-01T00:00:00.{round:06}+08:00");
    let lines: String =
        units.iter().map(|(unit, value)| format!("{unit},B204-1,2021-01..06,01,{},{known},更正\n", value + round)).collect();
    format!("unit,form,period,item,value,known_at,note\n{lines}")
}

fn total(data: &Path) -> i64 {
    let run = wanmu(data, &["figure", "industry.output", "--period", "2021-H1", "--as-of", "2021-09-02", "--json"]);
    assert_eq!(run.code, 0, "the next start is clean: {}", run.err);
    run.json()["value"].as_str().expect("value").parse().expect("whole")
}

#[test]
fn killed_imports_are_whole_or_absent() {
    let kills: i64 = std::env::var("WANMU_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(20);
    let (temp, data) = copy();
    let units = units(&data);
    let base = total(&data);
    let whole = |round: i64| base + round * units.len() as i64;
    let mut random = ChaCha8Rng::seed_from_u64(20_210_810);
    let path = temp.path().join("round.csv");

    let started = Instant::now();
    std::fs::write(&path, csv(&units, 1)).expect("csv");
    let done = command(&data).arg("import").arg(&path).stdout(Stdio::null()).status().expect("import");
    assert!(done.success());
    let usual = started.elapsed();
    let (mut last, mut killed) = (1, 0);
    for round in 2..2 + kills {
        std::fs::write(&path, csv(&units, round)).expect("csv");
        let mut child = command(&data).arg("import").arg(&path).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("spawn");
        std::thread::sleep(usual.mul_f64(random.random_range(0.0..1.15)) + Duration::from_millis(random.random_range(0..5)));
        let _ = child.kill();
        let out = child.wait_with_output().expect("output");
        let acknowledged = String::from_utf8_lossy(&out.stdout).contains("took");
        killed += i64::from(!out.status.success());
        let found = total(&data);
        if found == whole(round) {
            last = round;
        } else {
            assert!(!acknowledged, "round {round} was acknowledged and is lost");
            assert_eq!(found, whole(last), "round {round} is half-visible");
        }
    }
    assert!(killed > 0, "no import was killed");
    println!("{kills} rounds, {killed} killed, last whole round {last}");
    let stray = std::fs::read_dir(data.join("columnar"))
        .map_or(0, |d| d.filter(|e| e.as_ref().expect("entry").file_name().to_string_lossy().contains("tmp")).count());
    assert_eq!(stray, 0, "the next start swept what a killed import left");
}
