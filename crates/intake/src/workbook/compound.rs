//! Compound files (OLE2): streams by name from the root folder, tolerant of damage, bounded by the file.

use super::kind::Kind;

const HEADER: usize = 512;
const MINI_SHIFT: u32 = 6;
/// Sector numbers from here on are marks, not sectors.
const MARKS: u32 = 0xFFFF_FFFA;
const NONE: u32 = 0xFFFF_FFFF;

/// A compound file with its tables.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    shift: u32,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    cutoff: u64,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    left: u32,
    right: u32,
    child: u32,
    start: u32,
    size: u64,
}

/// What a compound file holds, by the names in its root folder.
pub(super) fn kind(file: &Compound<'_>) -> Kind {
    let any = |names: &[&str]| names.iter().any(|n| file.has(n));
    match () {
        () if any(&["EncryptedPackage"]) => Kind::EncryptedOoxml,
        () if any(&["WordDocument"]) => Kind::Word,
        () if any(&["Workbook", "Book"]) => Kind::Xls,
        () if any(&["PowerPoint Document", "PP97_DUALSTORAGE"]) => Kind::Presentation,
        () => Kind::Unknown,
    }
}

impl<'b> Compound<'b> {
    /// Reads the tables; `None` when it is no compound file.
    pub fn open(bytes: &'b [u8]) -> Option<Self> {
        let shift = u32::from(u16::from_le_bytes(bytes.get(30..32)?.try_into().ok()?));
        if !bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) || bytes.len() < HEADER || !matches!(shift, 9 | 12) {
            return None;
        }
        let mut file = Compound { bytes, shift, fat: Vec::new(), mini_fat: Vec::new(), mini: Vec::new(), cutoff: 0, entries: Vec::new() };
        file.fat = file.fat_sectors().into_iter().flat_map(|s| words(file.sector(s)).collect::<Vec<u32>>()).collect();
        let folder = file.chain(word(bytes, 48)?, u64::MAX);
        file.entries = folder.chunks_exact(128).filter_map(entry).collect();
        file.cutoff = u64::from(word(bytes, 56)?);
        file.mini_fat = words(&file.chain(word(bytes, 60)?, u64::MAX)).collect();
        let root = file.entries.first()?;
        file.mini = file.chain(root.start, root.size);
        Some(file)
    }

    /// Whether the root folder has an entry of this name.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// A stream of the root folder, as far as the file has it.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.find(name)?;
        Some(if entry.size < self.cutoff { self.mini_chain(entry.start, entry.size) } else { self.chain(entry.start, entry.size) })
    }

    /// The entry of this name among the children of the root, a tree of siblings.
    fn find(&self, name: &str) -> Option<&Entry> {
        let mut open = vec![self.entries.first()?.child];
        for _ in 0..self.entries.len() {
            let next = loop {
                match open.pop()? {
                    NONE => continue,
                    at => break at,
                }
            };
            let Some(entry) = self.entries.get(next as usize) else { continue };
            if entry.name.eq_ignore_ascii_case(name) {
                return Some(entry);
            }
            open.extend([entry.left, entry.right]);
        }
        None
    }

    /// The sectors of the table: the first 109 stand in the header, the others in a chain of their own.
    fn fat_sectors(&self) -> Vec<u32> {
        let mut sectors: Vec<u32> = words(&self.bytes[76..HEADER]).filter(|s| *s < MARKS).collect();
        let mut next = word(self.bytes, 68).unwrap_or(NONE);
        for _ in 0..self.sectors() {
            let Some((last, held)) = self.sector(next).split_last_chunk::<4>().map(|(held, last)| (last, held)) else { break };
            sectors.extend(words(held).filter(|s| *s < MARKS));
            next = u32::from_le_bytes(*last);
        }
        sectors.truncate(self.sectors());
        sectors
    }

    fn sectors(&self) -> usize {
        (self.bytes.len() >> self.shift) + 1
    }

    /// A sector; a last one may be short, and one that is not in the file is empty.
    fn sector(&self, number: u32) -> &'b [u8] {
        let start = (number as usize).saturating_add(1) << self.shift;
        let end = start.saturating_add(1 << self.shift).min(self.bytes.len());
        if number >= MARKS { &[] } else { self.bytes.get(start..end).unwrap_or_default() }
    }

    /// The bytes of a chain of sectors, at most `size`; one that bites its tail ends with the file's size.
    fn chain(&self, start: u32, size: u64) -> Vec<u8> {
        let size = usize::try_from(size).unwrap_or(usize::MAX).min(self.bytes.len());
        let (mut out, mut next) = (Vec::new(), start);
        while out.len() < size && next < MARKS {
            let sector = self.sector(next);
            if sector.is_empty() {
                break;
            }
            out.extend_from_slice(&sector[..sector.len().min(size - out.len())]);
            next = self.fat.get(next as usize).copied().unwrap_or(NONE);
        }
        out
    }

    fn mini_chain(&self, start: u32, size: u64) -> Vec<u8> {
        let size = usize::try_from(size).unwrap_or(usize::MAX).min(self.bytes.len());
        let (mut out, mut next) = (Vec::new(), start);
        while out.len() < size && next < MARKS {
            let at = (next as usize) << MINI_SHIFT;
            let Some(held) = self.mini.get(at..).filter(|held| !held.is_empty()) else { break };
            out.extend_from_slice(&held[..held.len().min(1 << MINI_SHIFT).min(size - out.len())]);
            next = self.mini_fat.get(next as usize).copied().unwrap_or(NONE);
        }
        out
    }
}

/// An entry of the folder; `None` for an unused one is kept as an entry without a name, so that numbers hold.
fn entry(bytes: &[u8]) -> Option<Entry> {
    let units = bytes.get(..64)?.chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]])).take_while(|u| *u != 0);
    let name = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    let size = u64::from(word(bytes, 120)?);
    Some(Entry { name, left: word(bytes, 68)?, right: word(bytes, 72)?, child: word(bytes, 76)?, start: word(bytes, 116)?, size })
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|c| u32::from_le_bytes([c[0], c[1], c[2], c[3]]))
}
