//! Many at once: clerks type their sheets cell by cell while others read figures with their way back. What was saved is there
//! afterwards, all of it and once. How long it took is told and not judged: `make soak` asks for the numbers of an office
//! (`WANMU_CLERKS=200 WANMU_READERS=50 WANMU_SECONDS=60`, `WANMU_BINARY` for the distribution), CI for a few.

use crate::journey::{sample, urlencoded};
use crate::served::{Person, Server};
use crate::wanmu;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Saves of each clerk.
const CELLS: usize = 60;
/// The sheet that everybody fills in.
const SHEET: &str = "B204-1/2021-08";
/// From one figure to the next a reader looks at it.
const LOOKING: Duration = Duration::from_secs(2);
const PASSWORD: &str = "a sheet of sixty cells";

fn asked(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().map_or(otherwise, |text| text.parse().expect("a number"))
}

/// Somebody who types, with the cells they may type into.
struct Clerk {
    person: Person,
    sheet: String,
    cells: Vec<(String, String)>,
}

impl Clerk {
    /// Saves one cell after the other, each when it is due; how long each took from then on.
    fn types(&self, begun: Instant, first: Duration, each: Duration) -> Vec<Duration> {
        let due = |nth: usize| begun + first + each * u32::try_from(nth).expect("few");
        (0..CELLS)
            .map(|nth| {
                std::thread::sleep(due(nth).saturating_duration_since(Instant::now()));
                let (item, column) = &self.cells[nth % self.cells.len()];
                let body = json!({"text": typed(nth), "version": nth / self.cells.len()});
                let answer = self.person.ask("PUT", &format!("{}/cells/{item}/{column}", self.sheet), Some(&body), &[]);
                assert_eq!(answer.status, 200, "{} {item}/{column}: {}", self.sheet, answer.text);
                due(nth).elapsed()
            })
            .collect()
    }

    /// Every cell as it was typed last, as often as it was typed, and nothing else.
    fn finds_all(&self) {
        let sheet = self.person.get(&self.sheet).json();
        assert_eq!(sheet["version"], json!(CELLS), "{}: {sheet}", self.sheet);
        for (place, (item, column)) in self.cells.iter().enumerate().take(CELLS) {
            let times = (CELLS - place).div_ceil(self.cells.len());
            let found = cell(&sheet, item, column);
            let last = place + (times - 1) * self.cells.len();
            assert_eq!((&found["text"], &found["version"]), (&json!(typed(last)), &json!(times)), "{} {item}/{column}", self.sheet);
        }
    }
}

/// What is typed at the nth time.
fn typed(nth: usize) -> String {
    (1000 + nth * 7).to_string()
}

fn rows(sheet: &Value) -> impl Iterator<Item = (&Value, &Value)> {
    let cells = |row: &'_ Value| row["cells"].as_array().expect("cells").len();
    sheet["rows"].as_array().expect("rows").iter().flat_map(move |row| (0..cells(row)).map(move |nth| (row, &row["cells"][nth])))
}

fn cell<'v>(sheet: &'v Value, item: &str, column: &str) -> &'v Value {
    let found = rows(sheet).find(|(row, cell)| row["item"] == item && cell["column"] == column);
    found.unwrap_or_else(|| panic!("{item}/{column}")).1
}

/// Accounts of firms, made by the administrator and given their firm by the security officer; each has signed in.
fn clerks(server: &Server, many: usize) -> Vec<Clerk> {
    let (administrator, security) = (sample(server, "administrator"), sample(server, "security"));
    let due = sample(server, "statistician").get("/duties?form=B204-1&period=2021-08&limit=1000").json();
    let units: Vec<String> = due["items"].as_array().expect("items").iter().filter_map(|d| Some(d["unit"].as_str()?.to_owned())).collect();
    assert!(units.len() >= many, "{} firms", units.len());
    units.iter().take(many).enumerate().map(|(nth, unit)| clerk(server, (&administrator, &security), nth, unit)).collect()
}

fn clerk(server: &Server, (administrator, security): (&Person, &Person), nth: usize, unit: &str) -> Clerk {
    let login = format!("load-{nth}");
    let made = administrator.post("/accounts", &json!({"login": login, "name": login}));
    assert_eq!(made.status, 201, "{}", made.text);
    let (account, secret) = (&made.json()["account"], made.json()["secret"].as_str().expect("a secret").to_owned());
    let given = json!({"roles": ["clerk"], "scopes": [{"kind": "firm", "value": unit}]});
    let tag = format!("\"{}\"", account["version"]);
    let changed = security.ask("PATCH", &format!("/accounts/{}", account["id"]), Some(&given), &[("if-match", &tag)]);
    assert_eq!(changed.status, 200, "{}", changed.text);
    let person = server.person(&login, &secret);
    let owned = person.post("/account/password", &json!({"old": secret, "new": PASSWORD}));
    assert_eq!(owned.status, 204, "{}", owned.text);
    let sheet = format!("/sheets/{SHEET}/{unit}");
    let seen = person.get(&sheet);
    assert_eq!(seen.status, 200, "{}", seen.text);
    let open = |(row, cell): (&Value, &Value)| {
        let name = |of: &Value| of.as_str().expect("a name").to_owned();
        (cell["editable"] == true).then(|| (name(&row["item"]), name(&cell["column"])))
    };
    let cells: Vec<(String, String)> = rows(&seen.json()).filter_map(open).take(CELLS).collect();
    assert!(!cells.is_empty(), "{}", seen.text);
    Clerk { person, sheet, cells }
}

/// Figures that readers look at: the headline, its parts, what is below.
fn figures(reader: &Person) -> Vec<String> {
    let mut ids = Vec::new();
    for asked in ["industry.output", "industry.output.growth"] {
        for (period, by) in [("2021-06", ""), ("2021-H1", ""), ("2021-06", "&by=division"), ("2021-05", "&by=street")] {
            let found = reader.get(&format!("/figures?indicator={asked}&period={period}{by}"));
            assert_eq!(found.status, 200, "{}", found.text);
            let found = found.json();
            ids.extend(found["figures"].as_array().expect("figures").iter().filter_map(|f| Some(f["id"].as_str()?.to_owned())));
        }
    }
    ids
}

/// Looks at one figure after the other, each with its way back.
fn reads(reader: &Person, ids: &[String], first: usize, ended: &AtomicBool) -> Vec<Duration> {
    let mut took = Vec::new();
    std::thread::sleep(LOOKING * u32::try_from(first % 50).expect("few") / 50);
    for nth in first.. {
        if ended.load(Ordering::Relaxed) {
            break;
        }
        let at = format!("/figures/{}", urlencoded(&ids[nth % ids.len()]));
        let began = Instant::now();
        for path in [at.clone(), format!("{at}/explanation")] {
            let answer = reader.get(&path);
            assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        }
        took.push(began.elapsed());
        std::thread::sleep(LOOKING.saturating_sub(began.elapsed()));
    }
    took
}

/// The most memory of a process in KiB, and what it has now.
fn memory(pid: u32) -> (u64, u64) {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or_default()
    };
    (of("VmHWM:"), of("VmRSS:"))
}

fn percentiles(name: &str, mut all: Vec<Duration>) {
    all.sort();
    let at = |thousandths: usize| all.get((all.len() * thousandths / 1000).min(all.len().saturating_sub(1))).copied().unwrap_or_default();
    println!("{name}: {} times, p50 {:.1?}, p95 {:.1?}, p99 {:.1?}, longest {:.1?}", all.len(), at(500), at(950), at(990), at(1000));
}

#[test]
fn of_many_clerks_nothing_is_lost_and_nothing_doubled() {
    let (_temp, data) = wanmu::copy();
    let (many, readers) = (asked("WANMU_CLERKS", 10), asked("WANMU_READERS", 4));
    let over = Duration::from_secs(asked("WANMU_SECONDS", 6));
    let began = Instant::now();
    let server = Server::start(&data);
    assert_eq!(server.nobody().page("/readyz").status, 200);
    println!("ready: {:.0?}", began.elapsed());
    std::thread::sleep(Duration::from_secs(1));
    println!("memory at rest: {} KiB", memory(server.pid()).1);
    let clerks = clerks(&server, usize::try_from(many).expect("few"));
    let looking: Vec<Person> = (0..readers).map(|_| sample(&server, "statistician")).collect();
    let ids = looking.first().map(figures).unwrap_or_default();
    println!("{many} clerks × {CELLS} cells, {readers} readers of {} figures, {over:?}", ids.len());
    let (ended, begun) = (AtomicBool::new(false), Instant::now());
    let (saves, looks) = std::thread::scope(|scope| {
        let ended = &ended;
        let each = over / u32::try_from(CELLS).expect("few");
        let first = |nth: usize| each * u32::try_from(nth).expect("few") / u32::try_from(many).expect("few");
        let types = |(nth, clerk)| {
            let first = first(nth);
            scope.spawn(move || Clerk::types(clerk, begun, first, each))
        };
        let typing: Vec<_> = clerks.iter().enumerate().map(types).collect();
        let ids = &ids;
        let reading: Vec<_> = looking.iter().enumerate().map(|(nth, reader)| scope.spawn(move || reads(reader, ids, nth, ended))).collect();
        let saves: Vec<Duration> = typing.into_iter().flat_map(|one| one.join().expect("no clerk fails")).collect();
        ended.store(true, Ordering::Relaxed);
        let looks: Vec<Duration> = reading.into_iter().flat_map(|one| one.join().expect("no reader fails")).collect();
        (saves, looks)
    });
    println!("typing took {:.1?}; memory {} KiB, at most {} KiB", begun.elapsed(), memory(server.pid()).1, memory(server.pid()).0);
    assert_eq!(saves.len(), clerks.len() * CELLS);
    percentiles("a cell saved", saves);
    percentiles("a figure with its way back", looks);
    clerks.iter().for_each(Clerk::finds_all);
}
