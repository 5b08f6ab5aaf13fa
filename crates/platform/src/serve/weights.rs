//! Lists of headers in which each entry may carry a weight: `zh;q=0.8, en`.

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// What is named.
    pub name: &'a str,
    /// Its parameters but the weight.
    pub with: Vec<&'a str>,
    /// Thousandths; 0 is what is not wanted.
    pub weight: u32,
}

/// Entries, the heaviest first, in their own order where they weigh the same. What is no entry is passed over.
pub fn entries(list: &str) -> Vec<Entry<'_>> {
    let mut all: Vec<Entry<'_>> = list.split(',').filter_map(entry).collect();
    all.sort_by_key(|entry| std::cmp::Reverse(entry.weight));
    all
}

fn entry(item: &str) -> Option<Entry<'_>> {
    let mut parts = item.split(';').map(str::trim);
    let name = parts.next().filter(|name| !name.is_empty())?;
    let (weights, with): (Vec<&str>, Vec<&str>) = parts.partition(|part| part.starts_with("q="));
    let weight = weights.first().map_or(Some(1000), |part| thousandths(part.trim_start_matches("q=")))?;
    Some(Entry { name, with, weight })
}

/// `0.8` as thousandths.
fn thousandths(text: &str) -> Option<u32> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits: String = rest.chars().chain("000".chars()).take(3).collect();
    Some(whole.parse::<u32>().ok()?.checked_mul(1000)?.saturating_add(digits.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_comes_first_and_what_is_no_entry_is_passed_over() {
        let named = |list| entries(list).into_iter().map(|entry| (entry.name, entry.weight)).collect::<Vec<_>>();
        assert_eq!(named("gzip;q=0.5, br, zstd;q=0"), [("br", 1000), ("gzip", 500), ("zstd", 0)]);
        assert_eq!(named(";;q=,q=9999999999999,en;q=abc"), [("q=9999999999999", 1000)]);
        assert_eq!(entries("text/csv; header=bom; q=0.25")[0], Entry { name: "text/csv", with: vec!["header=bom"], weight: 250 });
    }
}
