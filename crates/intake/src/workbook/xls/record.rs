//! Records of a BIFF stream: kind, length, content, and the `CONTINUE` records that belong to it.

/// Longer contents go on in records of this kind.
const CONTINUE: u16 = 0x003C;

/// A record.
#[derive(Debug)]
pub(super) struct Record<'s> {
    pub kind: u16,
    pub data: &'s [u8],
    /// Contents of the records it goes on in.
    pub more: Vec<&'s [u8]>,
}

/// Records one after the other, up to the end or to a record that is not whole.
#[derive(Debug)]
pub(super) struct Records<'s> {
    rest: &'s [u8],
}

impl<'s> Records<'s> {
    pub fn new(stream: &'s [u8]) -> Self {
        Records { rest: stream }
    }

    fn one(&mut self) -> Option<(u16, &'s [u8])> {
        let (head, rest) = self.rest.split_first_chunk::<4>()?;
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let (data, rest) = rest.split_at_checked(length)?;
        self.rest = rest;
        Some((u16::from_le_bytes([head[0], head[1]]), data))
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    fn next(&mut self) -> Option<Record<'s>> {
        let (kind, data) = self.one()?;
        let mut more = Vec::new();
        while self.rest.first_chunk::<2>() == Some(&CONTINUE.to_le_bytes()) {
            let Some((_, data)) = self.one() else { break };
            more.push(data);
        }
        Some(Record { kind, data, more })
    }
}

impl Record<'_> {
    /// Two bytes of the content.
    pub fn u16(&self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes(self.data.get(at..at + 2)?.try_into().ok()?))
    }

    /// Four bytes of the content.
    pub fn u32(&self, at: usize) -> Option<u32> {
        Some(u32::from_le_bytes(self.data.get(at..at + 4)?.try_into().ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_end_where_one_is_not_whole() {
        let stream = [9, 8, 2, 0, 0xAA, 0xBB, 0x3C, 0, 1, 0, 0xCC, 0x0A, 0, 0, 0, 1, 0, 9, 0, 1];
        let all: Vec<(u16, usize, usize)> = Records::new(&stream).map(|r| (r.kind, r.data.len(), r.more.len())).collect();
        assert_eq!(all, [(0x0809, 2, 1), (0x000A, 0, 0)]);
    }
}
