//! Whether a number format shows a date: years, months or days, not a time of day alone.

/// The formats an office program knows by number; those of East Asia show a date in some languages
/// and a time in others, and a time has no day (see `date`).
pub(super) fn built_in(id: u32) -> bool {
    matches!(id, 14..=17 | 22 | 27..=31 | 34..=36 | 50..=58)
}

/// Whether the first section of a format code, such as `yyyy"年"m"月"`, shows a date.
pub(super) fn shows_date(code: &str) -> bool {
    let (mut day, mut month, mut time) = (false, false, false);
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c.to_ascii_lowercase() {
            ';' => break,
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '\\' | '_' | '*' | '!' => drop(chars.next()),
            '[' if is_elapsed(chars.by_ref().take_while(|c| *c != ']')) => return false,
            'y' | 'd' => day = true,
            'm' => month = true,
            'h' | 's' => time = true,
            _ => {}
        }
    }
    day || (month && !time)
}

/// Whether all of what stands in brackets counts hours, minutes or seconds, as in `[h]:mm`; colours do not.
fn is_elapsed(inside: impl Iterator<Item = char>) -> bool {
    let (counts, others): (Vec<char>, Vec<char>) = inside.partition(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's'));
    others.is_empty() && !counts.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_from_numbers_and_times() {
        for code in ["yyyy-mm-dd", "yyyy\"年\"m\"月\"", "[$-804]yyyy/m/d;@", "mmm", "m\"月\"d\"日\"", "[DBNum1]m\"月\"", "yyyy/m/d h:mm"]
        {
            assert!(shows_date(code), "{code}");
        }
        let others =
            ["General", "G/通用格式", "0.00", "#,##0.00\"元/m\"", "[Red]-0", "h:mm", "mm:ss.0", "[h]:mm:ss", "[mm]:ss", "0.00E+00"];
        for code in others.into_iter().chain(["@", "h:mm AM/PM", "0\\d", "0_m", "0!y", "[$¥-804]#,##0;yyyy", "\"day", "[", ""]) {
            assert!(!shows_date(code), "{code}");
        }
    }
}
