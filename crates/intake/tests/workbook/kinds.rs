//! Files that are something else: each has its code, whatever its name says.

use crate::make::{codes, compound, good, refused, shown, zip};
use intake::workbook::{Kind, decrypted, kind};

fn samples() -> Vec<(&'static str, Kind, Vec<u8>)> {
    let part = |name: &str| zip(&[(name, b"<x/>"), ("[Content_Types].xml", b"<Types/>")]);
    let whole = part("xl/workbook.xml");
    vec![
        ("empty-file", Kind::Empty, b" \r\n".to_vec()),
        ("word-document", Kind::Word, compound("WordDocument", b"x")),
        ("word-document", Kind::Word, part("word/document.xml")),
        ("presentation", Kind::Presentation, part("ppt/presentation.xml")),
        ("presentation", Kind::Presentation, compound("PowerPoint Document", b"x")),
        ("pdf-document", Kind::Pdf, b"%PDF-1.7\n%\xE2\xE3".to_vec()),
        ("image-file", Kind::Image, b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec()),
        ("image-file", Kind::Image, b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec()),
        ("web-page", Kind::WebPage, b"\xEF\xBB\xBF\r\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>1".to_vec()),
        ("web-page", Kind::WebPage, b"<table><tr><td>\xB2\xFA\xD6\xB5</td></tr></table>".to_vec()),
        (
            "xml-workbook",
            Kind::XmlSheet,
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">".to_vec(),
        ),
        ("old-workbook", Kind::OldSheet, b"\x09\x04\x06\0\0\0\x10\0\0\0".to_vec()),
        ("xlsb-workbook", Kind::Xlsb, part("xl/workbook.bin")),
        ("open-document", Kind::OpenDocument, zip(&[("mimetype", b"application/vnd.oasis"), ("content.xml", b"<x/>")])),
        ("archive-file", Kind::Archive, part("readme.txt")),
        ("archive-file", Kind::Archive, b"Rar!\x1A\x07".to_vec()),
        ("truncated-workbook", Kind::BrokenArchive, whole[..whole.len() / 2].to_vec()),
        ("encrypted-workbook", Kind::EncryptedOoxml, compound("EncryptedPackage", b"x")),
        ("not-a-workbook", Kind::Unknown, compound("Contents", b"x")),
        ("not-a-workbook", Kind::Unknown, b"\x7FELF\x02\x01\x01\0\0\0".to_vec()),
    ]
}

#[test]
fn every_wrong_kind_has_its_code_reason_and_hint() {
    for (code, expected, bytes) in samples() {
        assert_eq!(kind(&bytes), expected, "{code}");
        let issue = refused("六月.xls", &bytes);
        assert_eq!(issue.code, code);
        assert!(issue.hint.is_some() && issue.class.blocks() && issue.place.file == "六月.xls");
        assert!(decrypted(&bytes).is_none());
    }
}

#[test]
fn right_kinds_are_told_by_content() {
    assert_eq!(kind(b"a,b\n"), Kind::Text);
    assert_eq!(kind(b"BM,1\n"), Kind::Text);
    assert_eq!(kind(&compound("Workbook", b"x")), Kind::Xls);
    assert_eq!(kind(&compound("BOOK", b"x")), Kind::Xls);
    assert_eq!(kind(&zip(&[("XL\\Workbook.xml", b"")])), Kind::Xlsx);
}

#[test]
fn the_password_of_the_office_program_is_no_secret_and_others_are() {
    let plain = crate::xlsx::typical();
    let agile = |password| msoffice_crypto::encrypt_ooxml(&plain, password).expect("encrypted");
    let standard = msoffice_crypto::encrypt_ooxml_standard(&plain, "VelvetSweatshop").expect("encrypted");
    for bytes in [agile("VelvetSweatshop"), standard] {
        assert_eq!(kind(&bytes), Kind::EncryptedOoxml);
        assert_eq!(codes("t.xlsx", &bytes), (true, vec![]));
        assert_eq!(decrypted(&bytes).as_deref(), Some(plain.as_slice()));
    }
    assert_eq!(refused("t.xlsx", &agile("secret")).code, "encrypted-workbook");
    assert!(decrypted(&plain).is_none());
}

/// `locked.xls` was written by LibreOffice with the office program's own password (RC4).
#[test]
fn an_old_workbook_with_the_password_of_the_office_program_is_opened() {
    let bytes = include_bytes!("locked.xls");
    assert_eq!((kind(bytes), codes("t.xls", bytes)), (Kind::Xls, (true, vec![])));
    let plain = decrypted(bytes).expect("decrypted");
    assert_eq!(shown(&good("t.xls", &plain)), ["Sheet1!A1=Text(\"x工业\")", "Sheet1!B1=Number(1.5)"]);
    assert!(decrypted(&plain).is_none());
}
