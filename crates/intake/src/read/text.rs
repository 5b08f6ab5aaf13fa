//! Bytes to text: UTF-8 with or without a byte order mark, and a plain word when it is something else.

use figures::{Issue, Place, Text};

/// The text of a file, or why it is none.
pub(crate) fn decode<'t>(file: &str, bytes: &'t [u8]) -> Result<&'t str, Issue> {
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if body.trim_ascii().is_empty() {
        return Err(empty(file));
    }
    std::str::from_utf8(body).map_err(|fault| not_utf8(file, body, fault.valid_up_to()))
}

fn empty(file: &str) -> Issue {
    let reason = Text::new("文件为空", "the file is empty");
    Issue::blocking("empty-file", Place::file(file), reason)
        .hint("可能传输中断，请重新导出后再导入", "the transfer may have been cut short: export it again")
}

fn not_utf8(file: &str, body: &[u8], at: usize) -> Issue {
    let line = 1 + body[..at].iter().filter(|b| **b == b'\n').count();
    let place = Place::line(file, u32::try_from(line).unwrap_or(u32::MAX));
    let guess = if body.starts_with(b"\xFF\xFE") || body.starts_with(b"\xFE\xFF") {
        Text::new("文件像是 UTF-16 编码", "it looks like UTF-16")
    } else if looks_like_gb18030(&body[at..]) {
        Text::new("文件像是 GB18030（GBK）编码", "it looks like GB18030 (GBK)")
    } else {
        Text::new("文件可能不是文本", "it may not be text at all")
    };
    let reason = Text::new(format!("不是 UTF-8 编码：{}", guess.zh), format!("not UTF-8: {}", guess.en));
    Issue::blocking("not-utf8", place, reason).hint("另存为“CSV UTF-8”后再导入", "save it as \"CSV UTF-8\" and import it again")
}

/// Whether the bytes from the first wrong one make a two-byte character of GB18030.
fn looks_like_gb18030(rest: &[u8]) -> bool {
    matches!(rest, [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ..])
}
