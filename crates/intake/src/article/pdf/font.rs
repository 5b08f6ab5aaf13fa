//! Fonts of a PDF, as far as text needs them: which characters codes stand for, and how far they advance.

use super::names;
use super::weigh::{Budget, Exceeded};
use hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use std::collections::BTreeMap;

/// A code of a shown string.
#[derive(Debug, Default)]
pub(super) struct Code {
    /// What it stands for; `None` when the font doesn't say.
    pub text: Option<BfString>,
    /// Advance in text space for size 1.
    pub advance: f64,
    /// Whether word spacing applies: the single byte 32.
    pub space: bool,
}

/// A font.
#[derive(Debug)]
pub(super) struct Font {
    to_unicode: Option<CMap>,
    widths: BTreeMap<u32, f64>,
    default_width: f64,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Simple(Box<[Option<char>; 256]>),
    Composite(Box<Composite>),
}

/// A font of codes that name characters of a collection.
#[derive(Debug)]
struct Composite {
    encoding: CMap,
    characters: Option<CMap>,
    /// Whether every code has two bytes.
    fixed: bool,
}

impl Font {
    /// Reads a font; one that cannot be read shows codes without characters.
    pub fn read(dict: &Dict<'_>, budget: &mut Budget) -> Result<Font, Exceeded> {
        let to_unicode = match dict.get::<Stream<'_>>("ToUnicode") {
            Some(stream) => cmap(&stream, budget)?,
            None => dict.get::<Name<'_>>("ToUnicode").and_then(|name| named_cmap(name.as_ref())),
        };
        if dict.get::<Name<'_>>("Subtype").is_some_and(|s| s.as_ref() == b"Type0") {
            return composite(dict, to_unicode, budget);
        }
        Ok(simple(dict, to_unicode))
    }

    /// The codes of a string.
    pub fn codes(&self, bytes: &[u8], mut show: impl FnMut(Code)) {
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = self.next(&bytes[at..]);
            at += length;
            show(self.code(code, length));
        }
    }

    fn next(&self, bytes: &[u8]) -> (u32, usize) {
        let Kind::Composite(kind) = &self.kind else { return (bytes[0].into(), 1) };
        let code = |length: usize| bytes[..length].iter().fold(0_u32, |code, b| (code << 8) | u32::from(*b));
        if kind.fixed {
            let length = bytes.len().min(2);
            return (code(length), length);
        }
        let known = (1..=bytes.len().min(4)).find(|n| kind.encoding.lookup_cid_code(code(*n), *n as u8).is_some());
        known.map_or((0, 1), |length| (code(length), length))
    }

    fn code(&self, code: u32, length: usize) -> Code {
        let own = self.to_unicode.as_ref().and_then(|map| map.lookup_bf_string(code));
        let (text, cid) = match &self.kind {
            Kind::Simple(characters) => (characters[code as usize & 0xFF].map(BfString::Char), code),
            Kind::Composite(kind) => {
                let cid = kind.encoding.lookup_cid_code(code, length as u8).unwrap_or_default();
                (kind.characters.as_ref().and_then(|map| map.lookup_bf_string(cid)), cid)
            }
        };
        let width = self.widths.get(&cid).copied().unwrap_or(self.default_width);
        Code { text: own.filter(is_named).or(text), advance: width / 1000.0, space: code == 32 && length == 1 }
    }
}

/// Some writers map what they don't know to the character 0 or 0xFFFD.
fn is_named(text: &BfString) -> bool {
    !matches!(text, BfString::Char('\0' | '\u{fffd}'))
}

fn cmap(stream: &Stream<'_>, budget: &mut Budget) -> Result<Option<CMap>, Exceeded> {
    Ok(budget.unpack(stream)?.and_then(|bytes| CMap::parse(&bytes, load_embedded)))
}

fn named_cmap(name: &[u8]) -> Option<CMap> {
    match name {
        b"Identity-H" => Some(CMap::identity_h()),
        b"Identity-V" => Some(CMap::identity_v()),
        name => CMap::parse(load_embedded(CMapName::from_bytes(name))?, load_embedded),
    }
}

fn composite(dict: &Dict<'_>, to_unicode: Option<CMap>, budget: &mut Budget) -> Result<Font, Exceeded> {
    let name = dict.get::<Name<'_>>("Encoding");
    let read = match dict.get::<Stream<'_>>("Encoding") {
        Some(stream) => cmap(&stream, budget)?,
        None => name.as_ref().and_then(|n| named_cmap(n.as_ref())),
    };
    let fixed = name.as_ref().is_some_and(|n| n.as_ref().starts_with(b"Identity")) || read.is_none();
    let encoding = read.unwrap_or_else(CMap::identity_h);
    let descendant = dict.get::<Array<'_>>("DescendantFonts").and_then(|a| a.iter::<Dict<'_>>().next()).unwrap_or_default();
    let family = encoding.metadata().character_collection.clone().map(|c| c.family).filter(|f| *f != CidFamily::AdobeIdentity);
    let characters =
        family.or_else(|| family_of(&descendant)).and_then(|f| f.ucs2_cmap()).and_then(|n| CMap::parse(load_embedded(n)?, load_embedded));
    Ok(Font {
        to_unicode,
        widths: descendant.get::<Array<'_>>("W").map(|w| cid_widths(&w)).unwrap_or_default(),
        default_width: descendant.get::<f32>("DW").map_or(1000.0, f64::from),
        kind: Kind::Composite(Box::new(Composite { encoding, characters, fixed })),
    })
}

fn family_of(descendant: &Dict<'_>) -> Option<CidFamily> {
    let info = descendant.get::<Dict<'_>>("CIDSystemInfo")?;
    let (registry, ordering) = (info.get::<PdfString<'_>>("Registry")?, info.get::<PdfString<'_>>("Ordering")?);
    Some(CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes()))
}

/// `c [w w …]` and `c c w`, in any order.
fn cid_widths(array: &Array<'_>) -> BTreeMap<u32, f64> {
    let mut out = BTreeMap::new();
    let mut items = array.iter::<Object<'_>>();
    while let Some(first) = items.next().and_then(number) {
        match items.next() {
            Some(Object::Array(widths)) => {
                let widths = widths.iter::<Object<'_>>().filter_map(number).enumerate();
                out.extend(widths.map(|(at, width)| ((first as u32).saturating_add(at as u32), width)));
            }
            Some(last) => {
                let last = number(last).unwrap_or(first) as u32;
                let Some(width) = items.next().and_then(number) else { break };
                out.extend((first as u32..=last.min(0xFFFF)).map(|cid| (cid, width)));
            }
            None => break,
        }
        if out.len() > 0x1_0000 {
            break;
        }
    }
    out
}

fn number(object: Object<'_>) -> Option<f64> {
    match object {
        Object::Number(number) => Some(number.as_f64()),
        _ => None,
    }
}

fn simple(dict: &Dict<'_>, to_unicode: Option<CMap>) -> Font {
    let encoding = dict.get::<Dict<'_>>("Encoding");
    let base = encoding.as_ref().and_then(|e| e.get::<Name<'_>>("BaseEncoding")).or_else(|| dict.get::<Name<'_>>("Encoding"));
    let mut characters = names::base(base.as_ref().map_or(b"".as_slice(), |n| n.as_ref()));
    let mut code = 0;
    for item in encoding.and_then(|e| e.get::<Array<'_>>("Differences")).iter().flat_map(|a| a.iter::<Object<'_>>()) {
        match item {
            Object::Number(number) => code = number.as_i64().clamp(0, 255) as usize,
            Object::Name(name) if code < 256 => {
                characters[code] = names::character(name.as_str());
                code += 1;
            }
            _ => {}
        }
    }
    // A Type 3 font has a space of its own, most often of thousandths, too.
    let scale = dict.get::<[f32; 6]>("FontMatrix").map_or(1.0, |m| f64::from(m[0]) * 1000.0);
    let first = dict.get::<u32>("FirstChar").unwrap_or_default();
    let widths = dict
        .get::<Array<'_>>("Widths")
        .map(|w| w.iter::<Object<'_>>().take(256).map(|w| number(w).unwrap_or_default() * scale).collect::<Vec<f64>>());
    let widths = widths.unwrap_or_default().into_iter().enumerate().map(|(at, width)| (first.saturating_add(at as u32), width)).collect();
    let missing = dict.get::<Dict<'_>>("FontDescriptor").and_then(|d| d.get::<f32>("MissingWidth")).map_or(500.0, f64::from);
    Font { to_unicode, widths, default_width: missing, kind: Kind::Simple(characters) }
}
