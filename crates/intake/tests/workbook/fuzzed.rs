//! Good files with bytes changed at random (of a fixed seed): never a panic of this crate, always an answer.

use crate::make::{compound, package, zip};
use crate::{xls, xlsx};
use intake::workbook::{decrypted, kind, open};
use std::io::{Cursor, Read};
use std::panic;
use std::sync::Mutex;

/// Panics of this crate: `open` catches those of libraries, and would hide its own.
static OURS: Mutex<Vec<String>> = Mutex::new(Vec::new());

const ROUNDS: u64 = 150;

/// Numbers of chance (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (bound.max(1) as u64)).expect("small")
    }

    /// Changes, drops, doubles or moves some bytes.
    fn change(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(4) {
            let (at, length) = (self.below(bytes.len()), self.below(16));
            let end = (at + length).min(bytes.len());
            match self.below(5) {
                0 => bytes.truncate(at.max(1)),
                1 => drop(bytes.drain(at..end)),
                2 => bytes.extend_from_within(at..end),
                3 => bytes[at..end].fill(0xFF),
                _ => bytes.get_mut(at).map_or((), |b| *b = u8::try_from(self.below(256)).expect("a byte")),
            }
        }
    }
}

fn watch() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let place = info.location().map(ToString::to_string).unwrap_or_default();
            if place.contains("intake/src") {
                OURS.lock().expect("a list").push(place.clone());
            }
            if place.contains("intake/tests") {
                before(info);
            }
        }));
    });
}

/// Opens what `make` gives for changed bytes, many times.
fn storm(name: &str, good: &[u8], seed: u64, make: impl Fn(&[u8]) -> Vec<u8>) {
    watch();
    let mut chance = Chance(seed);
    for round in 0..ROUNDS {
        let mut bytes = good.to_vec();
        chance.change(&mut bytes);
        let file = make(&bytes);
        let (book, issues) = open(name, &file);
        assert!(book.is_some() || issues.iter().any(|i| i.class.blocks()), "{name} {round}");
        kind(&file);
        decrypted(&file);
    }
    assert!(OURS.lock().expect("a list").is_empty(), "{:?}", OURS.lock());
}

#[test]
fn packages_and_their_parts() {
    let whole = xlsx::typical();
    storm("t.xlsx", &whole, 1, <[u8]>::to_vec);
    let mut archive = zip::ZipArchive::new(Cursor::new(&whole)).expect("an archive");
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("its content");
        parts.push((part.name().expect("a name").into_owned(), content));
    }
    for (at, (name, content)) in parts.iter().enumerate().filter(|(_, (name, _))| name.contains("xl/")) {
        storm(name, content, 2 + at as u64, |changed| {
            let others = parts.iter().map(|(n, c)| (n.as_str(), if n == name { changed } else { c.as_slice() }));
            zip(&others.collect::<Vec<_>>())
        });
    }
    let rows =
        b"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>a</t></r><rPh><t>b</t></rPh></is></c><c><f>[1]a!B1</f><v>1.5e3</v></c></row>";
    storm("rows", rows, 50, |changed| package(&String::from_utf8_lossy(changed), &[]));
}

#[test]
fn compound_files_and_their_records() {
    let whole = xls::typical();
    storm("t.xls", &whole, 100, <[u8]>::to_vec);
    storm("stream", &whole[1536..], 101, |changed| compound("Workbook", changed));
    storm("raw", &whole[1536..], 102, <[u8]>::to_vec);
    let locked = msoffice_crypto::encrypt_ooxml_standard(&xlsx::typical(), "VelvetSweatshop").expect("encrypted");
    storm("t.xlsx", &locked[..locked.len().min(20_000)], 103, <[u8]>::to_vec);
}

#[test]
fn texts() {
    storm("t.csv", "企业,产值\r\n\"鑫\"\"源\",\"1,200\"\r\n;\t\"\n".repeat(20).as_bytes(), 200, <[u8]>::to_vec);
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain("企业\t产值\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    storm("t.csv", &utf16, 201, <[u8]>::to_vec);
}
