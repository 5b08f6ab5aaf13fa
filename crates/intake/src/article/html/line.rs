//! A line of a page, and what tells text from the things around it.

/// Text of one paragraph, heading, list item or table row.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// The text; white space is one space.
    pub text: String,
    /// Letters of it, and those inside links.
    letters: usize,
    linked: usize,
    /// Characters that are no white space.
    inked: usize,
    gap: Gap,
    /// Whether it is a heading.
    pub heading: bool,
    /// Whether it is a heading of the first rank.
    pub first_heading: bool,
    /// Whether it is in a list.
    pub item: bool,
    /// Numbers of the nearest elements that hold it, the nearest first.
    pub holders: Vec<u32>,
    /// Numbers of the elements around it that by their names are no part of an article, the outermost first.
    pub outside: Vec<u32>,
}

/// White space that is still to be written.
#[derive(Debug, Clone, Copy, Default)]
struct Gap {
    any: bool,
    /// Whether it holds a line break.
    broken: bool,
    /// Whether an element begins or ends in it.
    tagged: bool,
}

impl Line {
    /// Adds a character of the page.
    pub fn push(&mut self, c: char, linked: bool) {
        if c.is_whitespace() || c == '\0' {
            self.gap.any |= !self.text.is_empty();
            self.gap.broken |= c == '\n';
            return;
        }
        let gap = std::mem::take(&mut self.gap);
        // A line break in the source inside a Chinese sentence is none of the page.
        let parts = !gap.broken || gap.tagged || c.is_ascii() || self.text.ends_with(|c: char| c.is_ascii());
        if gap.any && parts {
            self.text.push(' ');
        }
        self.text.push(c);
        self.inked += 1;
        self.letters += usize::from(c.is_alphabetic());
        self.linked += usize::from(linked && c.is_alphabetic());
    }

    /// Notes that an element begins or ends here.
    pub fn tag(&mut self) {
        self.gap.tagged = true;
    }

    /// Whether there is anything once invisible characters at both ends are gone.
    pub fn trim(&mut self) -> bool {
        let trimmed = self.text.trim_matches(|c: char| c.is_whitespace() || "\u{200b}\u{feff}\u{ad}".contains(c));
        if trimmed.len() < self.text.len() {
            self.text = trimmed.to_owned();
        }
        self.gap = Gap::default();
        !self.text.is_empty()
    }

    /// Adds another line behind a sign.
    pub fn join(&mut self, sign: char, other: Line) {
        self.text.push(sign);
        self.text.push_str(&other.text);
        self.inked += other.inked;
        self.letters += other.letters;
        self.linked += other.linked;
    }

    /// Characters that are no white space.
    pub fn length(&self) -> usize {
        self.inked
    }

    /// Whether most of it is links; the day beside a title counts for nothing.
    pub fn is_links(&self) -> bool {
        self.linked * 2 > self.letters
    }

    /// Whether it holds a sentence.
    pub fn is_sentence(&self) -> bool {
        self.text.contains(['。', '！', '？', '；'])
    }

    /// The text without white space, as lines are compared.
    pub fn bare(&self) -> String {
        self.text.chars().filter(|c| !c.is_whitespace()).collect()
    }
}
