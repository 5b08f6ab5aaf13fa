//! Every message of the readers of workbooks, in both languages.

use super::bounds;
use super::kind::Kind;
use super::reading::Stop;
use figures::{Class, Issue, Place, Text};

/// Why a reading ended.
pub(super) fn stop(file: &str, why: Stop) -> Issue {
    match why {
        Stop::Issue(issue) => *issue,
        Stop::Truncated => truncated(file),
        Stop::Damaged => unreadable(file),
        Stop::Locked => locked(file),
        Stop::FileTooLarge => {
            too_large(file, &format!("文件超过 {} MiB", bounds::FILE >> 20), &format!("the file is over {} MiB", bounds::FILE >> 20))
        }
        Stop::Unpacked => {
            let mib = bounds::UNPACKED >> 20;
            too_large(file, &format!("解压后超过 {mib} MiB"), &format!("it unpacks to more than {mib} MiB"))
        }
        Stop::TooManyParts => too_large(file, "工作表、部件或合并单元格过多", "it has too many sheets, parts or merged cells"),
        Stop::TooManyCells => too_large(
            file,
            &format!("有内容的单元格超过 {} 个", bounds::CELLS),
            &format!("more than {} cells hold something", bounds::CELLS),
        ),
        Stop::TooMuchText => {
            let mib = bounds::TEXT >> 20;
            too_large(file, &format!("文字总量超过 {mib} MiB"), &format!("its texts come to more than {mib} MiB"))
        }
    }
}

fn too_large(file: &str, zh: &str, en: &str) -> Issue {
    Issue::blocking("workbook-too-large", Place::file(file), Text::new(zh, en))
        .hint("只保留要报送的工作表，删去图片和无关内容后再导入", "keep the sheets to be filed only, without pictures and the rest")
}

fn truncated(file: &str) -> Issue {
    let reason = Text::new("工作簿不完整，文件在中途断开", "the workbook is not whole: the file ends too early");
    Issue::blocking("truncated-workbook", Place::file(file), reason)
        .hint("可能传输中断，请重新取得原文件", "the transfer may have been cut short: fetch the original file again")
}

/// A file no reader makes sense of.
pub(super) fn unreadable(file: &str) -> Issue {
    let reason = Text::new("工作簿已损坏，无法读取", "the workbook is damaged and cannot be read");
    Issue::blocking("unreadable-workbook", Place::file(file), reason)
        .hint("用办公软件打开并另存为 .xlsx 后再导入", "open it in the office program, save it as .xlsx and import that")
}

/// A sheet no reader makes sense of.
pub(super) fn unreadable_sheet(file: &str, sheet: &str) -> Issue {
    let reason = Text::new("工作表已损坏，无法完整读取", "the sheet is damaged and cannot be read whole");
    Issue::blocking("unreadable-sheet", Place::sheet(file, sheet), reason)
        .hint("用办公软件打开并另存为 .xlsx 后再导入", "open it in the office program, save it as .xlsx and import that")
}

fn locked(file: &str) -> Issue {
    let reason = Text::new("工作簿设有打开密码，内容已加密", "the workbook is encrypted with a password");
    Issue::blocking("encrypted-workbook", Place::file(file), reason)
        .hint("在办公软件中打开，取消密码后保存再导入", "open it in the office program, remove the password, save it and import it again")
}

/// A cell whose content makes no sense.
pub(super) fn unreadable_cell(place: Place) -> Issue {
    let reason = Text::new("单元格内容已损坏，无法读取", "the content of the cell is damaged and cannot be read");
    Issue::blocking("unreadable-cell", place, reason).hint("在办公软件中重新填写该单元格", "type the cell again in the office program")
}

/// A number that cannot be kept.
pub(super) fn number_out_of_range(place: Place) -> Issue {
    let reason = Text::new("数值过大，或不是有限的数", "the number is too large, or not finite");
    Issue::blocking("number-out-of-range", place, reason).hint("核对该单元格的数值", "look at the value of the cell")
}

/// A formula whose value was never stored.
pub(super) fn formula_not_computed(place: Place) -> Issue {
    let reason = Text::new("公式没有保存计算结果", "the formula has no stored value");
    Issue::blocking("formula-not-computed", place, reason).hint(
        "用办公软件打开并保存一次，结果才会写入文件",
        "open the workbook in the office program and save it once, which stores the values",
    )
}

/// One issue for the many of a code that are not listed.
pub(super) fn and_more(file: Place, first: Issue, count: usize) -> Issue {
    let listed = bounds::ISSUES;
    let reason = Text::new(
        format!("{}；共 {count} 处，以上只列出前 {listed} 处", first.reason.zh),
        format!("{}: {count} places, of which the first {listed} are listed", first.reason.en),
    );
    Issue { place: file, reason, ..first }
}

/// Macros are no part of what is read.
pub(super) fn macros(file: &str) -> Issue {
    let reason =
        Text::new("工作簿带有宏；宏没有运行，只读取已保存的值", "the workbook has macros; they were not run, stored values are read");
    Issue::blocking("macros-not-run", Place::file(file), reason).of_class(Class::D)
}

/// Values that come from other workbooks are as old as the last save; `cells` as `Sheet!A1`.
pub(super) fn external_links(place: Place, cells: &[String]) -> Issue {
    let (zh, en) = match cells {
        [] => (String::new(), String::new()),
        cells => (format!("（{}）", cells.join("、")), format!(" ({})", cells.join(", "))),
    };
    let reason = Text::new(
        format!("有公式引用其他工作簿{zh}；读取的是最后一次保存时的值"),
        format!("formulas refer to other workbooks{en}; the values are those of the last save"),
    );
    Issue::blocking("external-links", place, reason)
        .of_class(Class::D)
        .hint("核对这些值是否仍与来源一致", "look whether the values still agree with their source")
}

/// Pictures in place of values.
pub(super) fn image_only(file: &str) -> Issue {
    let reason = Text::new("工作簿中只有图片，没有数值", "the workbook holds pictures only, and no values");
    Issue::blocking("image-only", Place::file(file), reason)
        .hint("填写数值，或报送图片所摄的原工作簿", "type the values, or send the workbook the picture was taken of")
}

/// A file of another kind; `None` when it is one that is read.
pub(super) fn wrong_kind(file: &str, kind: Kind) -> Option<Issue> {
    let (code, zh, en) = named(kind)?;
    let issue = Issue::blocking(code, Place::file(file), Text::new(zh, en));
    Some(match kind {
        Kind::Empty => issue.hint("可能传输中断，请重新导出后再导入", "the transfer may have been cut short: export it again"),
        Kind::BrokenArchive => {
            issue.hint("可能传输中断，请重新取得原文件", "the transfer may have been cut short: fetch the original file again")
        }
        Kind::WebPage | Kind::XmlSheet | Kind::OldSheet | Kind::Xlsb | Kind::OpenDocument => {
            issue.hint("用办公软件打开，另存为 .xlsx 后再导入", "open it in the office program, save it as .xlsx and import that")
        }
        Kind::Archive => issue.hint("解压后导入其中的工作簿", "unpack it and import the workbook inside"),
        _ => issue.hint("报送 .xlsx、.xls 或 CSV 文件", "send an .xlsx, .xls or CSV file"),
    })
}

fn named(kind: Kind) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match kind {
        Kind::Xlsx | Kind::Xls | Kind::EncryptedOoxml | Kind::Text => return None,
        Kind::Empty => ("empty-file", "文件为空", "the file is empty"),
        Kind::Word => {
            ("word-document", "这是文字文档（Word、WPS 文字），不是工作簿", "it is a text document (Word, WPS Writer), not a workbook")
        }
        Kind::Presentation => ("presentation", "这是演示文稿，不是工作簿", "it is a presentation, not a workbook"),
        Kind::Pdf => ("pdf-document", "这是 PDF 文件，不是工作簿", "it is a PDF file, not a workbook"),
        Kind::Image => ("image-file", "这是图片，不是工作簿", "it is a picture, not a workbook"),
        Kind::WebPage => {
            ("web-page", "这是网页导出的表格（HTML），不是真正的工作簿", "it is a table exported by a web page (HTML), not a real workbook")
        }
        Kind::XmlSheet => {
            ("xml-workbook", "这是 XML 格式的表格（2003），不是 .xlsx 或 .xls", "it is a spreadsheet in XML (2003), neither .xlsx nor .xls")
        }
        Kind::OldSheet => ("old-workbook", "这是 Excel 4.0 或更早的工作表", "it is a sheet of Excel 4.0 or older"),
        Kind::Xlsb => ("xlsb-workbook", "这是二进制工作簿（.xlsb）", "it is a binary workbook (.xlsb)"),
        Kind::OpenDocument => ("open-document", "这是 OpenDocument 文件（.ods 等）", "it is an OpenDocument file (.ods or the like)"),
        Kind::Archive => ("archive-file", "这是压缩包，其中没有工作簿的部件", "it is an archive without the parts of a workbook"),
        Kind::BrokenArchive => ("truncated-workbook", "压缩包不完整，文件在中途断开", "the archive is not whole: the file ends too early"),
        Kind::Unknown => ("not-a-workbook", "文件不是工作簿，也不是文本", "the file is neither a workbook nor text"),
    })
}
