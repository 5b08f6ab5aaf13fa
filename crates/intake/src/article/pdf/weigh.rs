//! What the compressed streams of a PDF unpack to, before the library unpacks them: it has no bound of its own.

use crate::workbook::bounds;
use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use std::borrow::Cow;
use std::io::Read;

/// Bytes that may still be unpacked.
#[derive(Debug)]
pub(super) struct Budget(u64);

/// More than the bound.
#[derive(Debug)]
pub(super) struct Exceeded;

impl Budget {
    /// A whole one.
    pub fn new() -> Self {
        Budget(bounds::UNPACKED)
    }

    /// Takes what the streams weigh that hold objects and the table of objects: they are unpacked while the
    /// file is opened.
    pub fn take_objects(&mut self, file: &[u8]) -> Result<(), Exceeded> {
        let mut at = 0;
        while let Some(found) = find(&file[at..], b"stream") {
            let start = at + found + b"stream".len();
            let dictionary = &file[start.saturating_sub(DICTIONARY)..start];
            let own = dictionary.windows(3).rposition(|w| w == b"obj").map_or(dictionary, |at| &dictionary[at..]);
            if ["/ObjStm", "/XRef"].iter().any(|kind| find(own, kind.as_bytes()).is_some()) {
                let data = file[start..].trim_ascii_start();
                self.take(data)?;
                if own.windows(6).filter(|w| *w == b"Decode").count() > 2 {
                    return Err(Exceeded);
                }
            }
            at = start;
        }
        Ok(())
    }

    /// The bytes of a stream; `None` when it is no text, or damaged.
    pub fn unpack<'a>(&mut self, stream: &Stream<'a>) -> Result<Option<Cow<'a, [u8]>>, Exceeded> {
        let filters = stream.filters();
        let packed = filters.iter().filter(|f| matches!(f, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode)).count();
        let raw = stream.raw_data();
        match filters.first() {
            _ if packed > 1 => return Err(Exceeded),
            Some(Filter::FlateDecode) => self.take(&raw)?,
            // Behind another filter the most that packing can do must be within the bound.
            Some(_) if packed > 0 && raw.len() as u64 * MOST > bounds::UNPACKED => return Err(Exceeded),
            _ => {}
        }
        let unpacked = stream.decoded_data().ok();
        if filters.first() != Some(&Filter::FlateDecode) {
            self.subtract(unpacked.as_ref().map_or(0, |u| u.len() as u64))?;
        }
        Ok(unpacked)
    }

    fn subtract(&mut self, weight: u64) -> Result<(), Exceeded> {
        self.0 = self.0.checked_sub(weight).ok_or(Exceeded)?;
        Ok(())
    }

    fn take(&mut self, packed: &[u8]) -> Result<(), Exceeded> {
        let left = self.0 + 1;
        let weight = match weight(ZlibDecoder::new(packed).take(left)) {
            // Without its header, or with a wrong one, the library reads it all the same.
            0 => weight(DeflateDecoder::new(packed).take(left))
                .max(weight(DeflateDecoder::new(packed.get(2..).unwrap_or_default()).take(left))),
            weight => weight,
        };
        self.subtract(weight)
    }
}

/// Bytes that come out before the end, or before the stream breaks off.
fn weight(mut unpacked: impl Read) -> u64 {
    let mut piece = [0; 1 << 14];
    let mut weight = 0;
    while let Ok(read @ 1..) = unpacked.read(&mut piece) {
        weight += read as u64;
    }
    weight
}

/// Bytes before `stream` that are looked at for its dictionary.
const DICTIONARY: usize = 512;
/// Most bytes that any packing makes of one: that of LZW.
const MOST: u64 = 1400;

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|w| w == what)
}
