//! The table of planted errors, `data/planted.csv`.

const TABLE: &str = include_str!("../../data/planted.csv");

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) id: &'static str,
    pub(super) layout: &'static str,
    pub(super) form: &'static str,
    /// What kind of firm it is planted on.
    pub(super) firm: &'static str,
    /// Steps, separated by `;`.
    pub(super) change: &'static str,
    /// `code@spot`, separated by `;`.
    pub(super) expect: &'static str,
}

/// An issue wanted: its code, the number of the filing in the file, and which of its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) code: &'static str,
    /// `None`: the filing the error is planted on.
    pub(super) filing: Option<usize>,
    pub(super) spot: &'static str,
}

pub(super) fn entries() -> impl Iterator<Item = Entry> {
    TABLE.lines().skip(1).filter_map(|line| match line.split(',').collect::<Vec<_>>()[..] {
        [id, layout, form, firm, change, _words, expect] => Some(Entry { id, layout, form, firm, change, expect }),
        _ => None,
    })
}

impl Entry {
    pub(super) fn steps(&self) -> impl Iterator<Item = &'static str> {
        self.change.split(';').map(str::trim).filter(|step| !step.is_empty())
    }

    pub(super) fn wanted(&self) -> impl Iterator<Item = Wanted> {
        self.expect.split(';').filter_map(|text| {
            let (code, spot) = text.trim().split_once('@')?;
            let numbered = spot.split_once(':').and_then(|(number, spot)| Some((number.parse::<usize>().ok()?, spot)));
            Some(match numbered {
                Some((number, spot)) => Wanted { code, filing: number.checked_sub(1), spot },
                None => Wanted { code, filing: None, spot },
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        assert_eq!(entries().count(), TABLE.lines().count() - 1);
        assert!(entries().all(|entry| entry.steps().next().is_some() && entry.wanted().next().is_some()));
    }
}
