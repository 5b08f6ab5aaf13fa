//! The text of one pack file and places in it.

use figures::{Issue, Place, Text};

/// A stretch of characters of a file: line and column from 1, `start` counted in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spot {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Characters meant.
    pub width: u32,
    /// Index of the first character in the file.
    pub start: usize,
}

/// A file with its characters at hand.
#[derive(Debug)]
pub struct Source {
    /// Path as given.
    pub path: String,
    lines: Vec<String>,
    characters: Vec<char>,
}

impl Source {
    /// Splits a text into lines for excerpts.
    pub fn new(path: &str, text: &str) -> Self {
        Source { path: path.to_owned(), lines: text.lines().map(str::to_owned).collect(), characters: text.chars().collect() }
    }

    /// The place of a spot.
    pub fn place(&self, spot: Spot) -> Place {
        Place::span(self.path.clone(), spot.line, spot.column, spot.width)
    }

    /// A blocking issue at a spot, with the line as excerpt.
    pub fn issue(&self, code: &'static str, spot: Spot, reason: Text) -> Issue {
        Issue::blocking(code, self.place(spot), reason).excerpt(self.line(spot.line))
    }

    /// The text of a line from 1; empty past the end.
    pub fn line(&self, line: u32) -> &str {
        let index = (line as usize).checked_sub(1);
        index.and_then(|i| self.lines.get(i)).map_or("", |l| l.trim_end())
    }

    /// The spot of `width` characters from the `offset`-th character of a scalar's value. The value
    /// is walked beside the raw text, so that quotes, escapes, folded lines and the indentation of
    /// block scalars don't shift the column.
    pub fn inside(&self, scalar: Spot, value: &str, offset: usize, width: usize) -> Spot {
        let mut raw = self.content_start(scalar);
        let wanted: Vec<char> = value.chars().collect();
        for (i, c) in wanted.iter().enumerate() {
            raw = self.align(raw, *c);
            if i == offset {
                return self.spot_at(raw, width);
            }
            raw += 1;
        }
        self.spot_at(raw, width)
    }

    /// Where a scalar's content begins: behind its quote, or on the line below a block mark.
    fn content_start(&self, scalar: Spot) -> usize {
        match self.characters.get(scalar.start) {
            Some('"' | '\'') => scalar.start + 1,
            Some('|' | '>') => {
                self.characters[scalar.start..].iter().position(|c| *c == '\n').map_or(scalar.start, |n| scalar.start + n + 1)
            }
            _ => scalar.start,
        }
    }

    /// The raw index that stands for the value's next character `c`.
    fn align(&self, from: usize, c: char) -> usize {
        let mut raw = from;
        if c.is_whitespace() {
            return raw;
        }
        while self.characters.get(raw).is_some_and(|r| r.is_whitespace()) {
            raw += 1;
        }
        match (self.characters.get(raw), self.characters.get(raw + 1)) {
            (Some('\\'), Some(_)) if c != '\\' || self.characters.get(raw + 1) == Some(&'\\') => raw + 1,
            (Some('\''), Some('\'')) if c == '\'' => raw + 1,
            _ => raw,
        }
    }

    fn spot_at(&self, index: usize, width: usize) -> Spot {
        let index = index.min(self.characters.len());
        let before = &self.characters[..index];
        let line = before.iter().filter(|c| **c == '\n').count() + 1;
        let column = before.iter().rev().take_while(|c| **c != '\n').count() + 1;
        Spot { line: number(line), column: number(column), width: number(width), start: index }
    }
}

/// A count as it stands in a place; a file never comes near the limit.
pub fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(source: &Source, at: usize) -> Spot {
        source.spot_at(at, 1)
    }

    #[test]
    fn columns_inside_scalars_of_every_style() {
        let plain = Source::new("f", "a: sum(x)\n");
        assert_eq!(plain.inside(spot(&plain, 3), "sum(x)", 4, 1).column, 8);
        let quoted = Source::new("f", "a: \"s\\\"x\"\n");
        assert_eq!(quoted.inside(spot(&quoted, 3), "s\"x", 2, 1).column, 8);
        let block = Source::new("f", "a: |\n  sum(\n    x)\n");
        let inside = block.inside(spot(&block, 3), "sum(\n  x)\n", 7, 1);
        assert_eq!((inside.line, inside.column), (3, 5));
        let folded = Source::new("f", "a: >-\n  sum(\n  x)\n");
        let inside = folded.inside(spot(&folded, 3), "sum( x)", 5, 1);
        assert_eq!((inside.line, inside.column), (3, 3));
    }
}
