//! Every message of the readers of articles, in both languages.

use crate::ooxml::Fault;
use crate::workbook::bounds;
use figures::{Issue, Place, Text};

/// Bytes that are text in none of the encodings of offices; `at` is the first that is not UTF-8.
pub(super) fn not_text(file: &str, bytes: &[u8], at: usize) -> Issue {
    let before = bytes.get(..at).unwrap_or_default();
    let line = before.iter().filter(|&&b| b == b'\n').count() + 1;
    let reason = Text::new(
        format!("第{}个字节起不是UTF-8文本，也不是UTF-16或GB18030文本", at + 1),
        format!("not UTF-8 text from byte {} on, and neither UTF-16 nor GB18030", at + 1),
    );
    Issue::blocking("article-not-text", Place::line(file, u32::try_from(line).unwrap_or(u32::MAX)), reason)
        .hint("请将文件另存为UTF-8编码", "saving the file as UTF-8 mends it")
}

/// A file over the bound.
pub(super) fn too_large(file: &str) -> Issue {
    let mib = bounds::FILE >> 20;
    oversized(file, &format!("文件超过 {mib} MiB"), &format!("the file is over {mib} MiB"))
}

/// A file with more text, pages or unpacked bytes than the bound.
pub(super) fn too_much(file: &str) -> Issue {
    oversized(file, "文件展开后的内容过多", "the file unpacks to too much")
}

fn oversized(file: &str, zh: &str, en: &str) -> Issue {
    Issue::blocking("article-too-large", Place::file(file), Text::new(zh, en))
        .hint("只保留文章正文后再核对", "keep the text of the article only, and check that")
}

/// Nothing in the file.
pub(super) fn empty(file: &str) -> Issue {
    Issue::blocking("article-empty", Place::file(file), Text::new("文件中没有文字", "there is no text in the file"))
        .hint("请重新取得原文件", "fetch the original file again")
}

/// A file of a kind that holds no article.
pub(super) fn other_kind(file: &str) -> Issue {
    let reason = Text::new("文件不是文本、网页、.docx 或 PDF", "the file is neither text, a web page, a .docx nor a PDF");
    Issue::blocking("article-unknown-kind", Place::file(file), reason)
        .hint("把文章另存为 .docx、PDF、网页或 UTF-8 文本", "save the article as .docx, PDF, web page or UTF-8 text")
}

/// A text document of before 2007.
pub(super) fn old_document(file: &str) -> Issue {
    let reason = Text::new("这是旧格式的文字文档（.doc、.wps）", "it is a text document of the old format (.doc, .wps)");
    Issue::blocking("article-old-document", Place::file(file), reason)
        .hint("用办公软件打开，另存为 .docx", "open it in the office program and save it as .docx")
}

/// A file with a password.
pub(super) fn encrypted(file: &str) -> Issue {
    let reason = Text::new("文件设有打开密码，内容已加密", "the file is encrypted with a password");
    Issue::blocking("article-encrypted", Place::file(file), reason)
        .hint("取消密码后另存，再核对", "remove the password, save the file and check that")
}

/// A file that contradicts its format.
pub(super) fn damaged(file: &str) -> Issue {
    Issue::blocking("article-damaged", Place::file(file), Text::new("文件已损坏，无法读取", "the file is damaged and cannot be read"))
        .hint("用相应的程序打开并另存，或重新取得原文件", "open it in its program and save it again, or fetch the original file")
}

/// Pages that are pictures.
pub(super) fn scanned(file: &str) -> Issue {
    let reason = Text::new("PDF 中没有文字，可能是扫描件", "the PDF holds no text; it may be a scan");
    Issue::blocking("article-scanned", Place::file(file), reason)
        .hint("用文字识别程序处理后再核对，或使用原文", "run it through text recognition, or take the original text")
}

/// A text layer whose glyphs name no characters.
pub(super) fn unnamed_glyphs(file: &str) -> Issue {
    let reason =
        Text::new("PDF 的字体没有字符编码，文字无法取出", "the fonts of the PDF name no characters, so its text cannot be taken out");
    Issue::blocking("article-without-characters", Place::file(file), reason)
        .hint("请用原程序重新导出 PDF，或使用原文", "export the PDF again from its program, or take the original text")
}

/// Why a package ended a reading.
pub(super) fn package(file: &str, fault: Fault) -> Issue {
    match fault {
        Fault::TooManyParts | Fault::Unpacked => too_much(file),
        Fault::Truncated | Fault::Damaged => damaged(file),
    }
}
