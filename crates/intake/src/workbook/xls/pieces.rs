//! Texts of BIFF8 that may break off anywhere and go on in the next record, perhaps in other units.

use super::record::Record;

/// The contents of a record and those it goes on in.
#[derive(Debug)]
pub(super) struct Pieces<'s> {
    left: std::vec::IntoIter<&'s [u8]>,
    piece: &'s [u8],
}

impl<'s> Pieces<'s> {
    /// From a byte of the record on.
    pub fn new(record: Record<'s>, from: usize) -> Self {
        Pieces { left: record.more.into_iter(), piece: record.data.get(from..).unwrap_or_default() }
    }

    /// A text with its length in two bytes.
    pub fn text(&mut self) -> Option<String> {
        let count = u16::from_le_bytes([self.byte()?, self.byte()?]);
        self.text_of(usize::from(count))
    }

    /// A text of so many units: flags, lengths of what follows, units, what follows.
    pub fn text_of(&mut self, count: usize) -> Option<String> {
        let flags = self.byte()?;
        let runs = if flags & 8 == 8 { u16::from_le_bytes([self.byte()?, self.byte()?]) } else { 0 };
        let extra = if flags & 4 == 4 { u32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?]) } else { 0 };
        let text = self.units(count, flags & 1 == 1)?;
        // What breaks off here is the last text.
        self.skip(4 * usize::from(runs));
        self.skip(extra as usize);
        Some(text)
    }

    fn byte(&mut self) -> Option<u8> {
        while self.piece.is_empty() {
            self.piece = self.left.next()?;
        }
        let (first, rest) = self.piece.split_first()?;
        self.piece = rest;
        Some(*first)
    }

    fn units(&mut self, count: usize, mut wide: bool) -> Option<String> {
        let mut units: Vec<u16> = Vec::with_capacity(count);
        while units.len() < count {
            let size = if wide { 2 } else { 1 };
            let here = (self.piece.len() / size).min(count - units.len());
            let (taken, rest) = self.piece.split_at(here * size);
            self.piece = rest;
            match wide {
                true => units.extend(taken.chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]]))),
                false => units.extend(taken.iter().copied().map(u16::from)),
            }
            if units.len() < count {
                // The next record says again how wide its units are.
                self.piece = self.left.next()?;
                wide = self.byte()? & 1 == 1;
            }
        }
        Some(String::from_utf16_lossy(&units))
    }

    fn skip(&mut self, mut count: usize) {
        while count > 0 {
            let here = count.min(self.piece.len());
            self.piece = &self.piece[here..];
            count -= here;
            if count > 0 {
                let Some(next) = self.left.next() else { return };
                self.piece = next;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_other_units() {
        let more: Vec<&[u8]> = vec![&[1, 0xE5, 0x5D, 0x1A], &[0, b'c', 9, 9, 9, 9, 1, 0, 0, b'd']];
        let record = Record { kind: 0, data: &[4, 0, 8, 1, 0, b'a', b'b'], more };
        let mut pieces = Pieces::new(record, 0);
        assert_eq!(pieces.text().as_deref(), Some("ab工c"));
        assert_eq!(pieces.text().as_deref(), Some("d"));
        assert_eq!(pieces.text(), None);
    }
}
