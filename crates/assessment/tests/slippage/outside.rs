//! Made-up histories, estimated and scored anew by plain Python with exact fractions.

use assessment::slippage::{Curve, Settings, Spell, Step, score};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::io::Write;
use std::process::{Command, Stdio};

const BEGIN: Date = date(2018, 1, 1);

/// Numbers that are the same every time.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: u64) -> i32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % n) as i32
    }
}

fn python(text: &str) -> String {
    let program = std::env::var("WANMU_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/slippage/outside.py");
    let mut child = Command::new(program).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("python");
    child.stdin.take().expect("stdin").write_all(text.as_bytes()).expect("written");
    let out = child.wait_with_output().expect("output");
    assert!(out.status.success());
    String::from_utf8(out.stdout).expect("UTF-8")
}

fn outside() -> bool {
    std::env::var_os("WANMU_OUTSIDE").is_some()
}

#[test]
fn every_quantile_is_what_exact_fractions_give() {
    if !outside() {
        return;
    }
    let mut draw = Draw(7);
    for number in [1, 2, 5, 20, 60] {
        for _ in 0..8 {
            let spell = |draw: &mut Draw| Spell { days: i64::from(draw.below(60)) - 20, ended: draw.below(3) > 0 };
            let spells: Vec<Spell> = (0..number).map(|_| spell(&mut draw)).collect();
            let curve = Curve::of(&spells);
            let mut text = "curve".to_owned();
            spells.iter().for_each(|spell| text += &format!(" {}:{}", spell.days, u8::from(spell.ended)));
            let mut ours = String::new();
            for elapsed in [None, Some(-5), Some(10), Some(30)] {
                for tenths in [1, 2, 5, 9] {
                    let asked = elapsed.map_or("-".to_owned(), |days: i64| days.to_string());
                    text += &format!("\nby {tenths} {asked}");
                    ours += &curve.by(f64::from(tenths) / 10.0, elapsed).map_or("-\n".to_owned(), |days| format!("{days}\n"));
                }
            }
            assert_eq!(python(&text), ours, "{text}");
        }
    }
}

fn history(draw: &mut Draw) -> Vec<Step> {
    let step = |nth: i32, draw: &mut Draw| {
        let ready = BEGIN + (nth * 12 + draw.below(20)).days();
        let planned = ready + (60 + draw.below(200)).days();
        let late = draw.below(150) - 30;
        let taken = (draw.below(6) > 0).then(|| planned + late.max(-50).days());
        let given_up = (taken.is_none() && draw.below(2) > 0).then(|| planned + 20.days());
        let alike = Some(["new", "technical"][draw.below(2) as usize].to_owned());
        Step { id: format!("P{nth:03}"), alike, ready: Some(ready), planned: Some(planned), taken, given_up }
    };
    (0..70).map(|nth| step(nth, draw)).collect()
}

#[test]
fn scores_of_held_out_projects_are_what_python_makes_of_them() {
    if !outside() {
        return;
    }
    let mut draw = Draw(11);
    for at_least in [3, 8, 15] {
        let steps = history(&mut draw);
        let made = score(&steps, Settings { at_least, band: 0.8 });
        let day = |day: Option<Date>| day.map_or("-".to_owned(), |day| day.to_string());
        let mut text = format!("score {at_least} 8\n");
        for step in &steps {
            let days = [step.ready, step.planned, step.taken, step.given_up].map(day).join(" ");
            text += &format!("{} {} {days}\n", step.id, step.alike.as_deref().unwrap_or("-"));
        }
        let number = |days: Option<i64>| days.map_or("-".to_owned(), |days| days.to_string());
        let mut ours = String::new();
        for one in &made.scored {
            ours += &format!("{} {} {} {} {}\n", one.id, u8::from(one.covered), number(one.missed), one.on_time, one.mean_delay);
        }
        ours += &format!("skipped {}\n", made.skipped);
        assert_eq!(python(&text), ours);
        assert!(made.scored.len() > 20, "{}", made.scored.len());
    }
}
