//! How answers go out: under the tag of their content, not at all to who has them, and packed as it is wanted.

use crate::journey::{firm, sample};
use crate::served::Server;
use crate::wanmu;
use serde_json::json;
use std::io::Read;

const FIGURES: &str = "/figures?indicator=industry.output&period=2021-06&by=firm";

#[test]
fn who_has_an_answer_gets_it_once() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let (statistician, clerk) = (sample(&server, "statistician"), sample(&server, "clerk"));
    for accept in ["application/json", "text/csv", "application/vnd.apache.arrow.stream", "application/vnd.apache.parquet"] {
        let first = statistician.ask("GET", FIGURES, None, &[("accept", accept)]);
        let tag = first.tag.clone().unwrap_or_else(|| panic!("{accept} has a tag"));
        let again = statistician.ask("GET", FIGURES, None, &[("accept", accept), ("if-none-match", &tag)]);
        // What is known is asked at a moment that goes on: the tag is of the content, and this one has the moment in it.
        assert!(matches!(again.status, 200 | 304), "{accept}: {}", again.status);
        let fixed = format!("{FIGURES}&asOf=2021-08-10");
        let first = statistician.ask("GET", &fixed, None, &[("accept", accept)]);
        let tag = first.tag.clone().expect("a tag");
        let again = statistician.ask("GET", &fixed, None, &[("accept", accept), ("if-none-match", &tag)]);
        assert_eq!((again.status, again.bytes.len(), again.tag), (304, 0, Some(tag)), "{accept}");
        let other = statistician.ask("GET", &fixed, None, &[("accept", accept), ("if-none-match", "\"another\"")]);
        assert_eq!((other.status, other.bytes), (200, first.bytes), "{accept}");
    }
    // The tag of a sheet moves with it, and is the version by which it is submitted.
    let sheet = format!("/sheets/B204-1/2021-08/{}", firm(&clerk));
    let before = clerk.get(&sheet).tag.expect("a tag");
    assert_eq!(clerk.ask("GET", &sheet, None, &[("if-none-match", &before)]).status, 304);
    assert_eq!(clerk.ask("PUT", &format!("{sheet}/cells/01/1"), Some(&json!({"text": "1", "version": 0})), &[]).status, 200);
    let after = clerk.ask("GET", &sheet, None, &[("if-none-match", &before)]);
    assert_eq!(after.status, 200);
    assert!(after.tag.is_some_and(|tag| tag.starts_with("\"1.")), "{before}");
}

#[test]
fn an_answer_is_packed_as_it_is_wanted_and_says_the_same() {
    let (_temp, data) = wanmu::copy();
    let server = Server::start(&data);
    let statistician = sample(&server, "statistician");
    let fixed = format!("{FIGURES}&asOf=2021-08-10");
    let plain = statistician.ask("GET", &fixed, None, &[("accept-encoding", "identity")]);
    assert_eq!(plain.packed, None);
    let path = format!("/api/v1{fixed}");
    let raw = |packing: &str| statistician.send("GET", &path, None, &[("accept-encoding", packing), ("accept", "text/csv")]);
    let table = statistician.send("GET", &path, None, &[("accept-encoding", "identity"), ("accept", "text/csv")]);
    for packing in ["gzip", "zstd"] {
        let packed = raw(packing);
        assert_eq!(packed.packed.as_deref(), Some(packing));
        let mut text = Vec::new();
        match packing {
            "gzip" => _ = flate2::read::GzDecoder::new(&packed.bytes[..]).read_to_end(&mut text).expect("gzip"),
            _ => text = zstd::decode_all(&packed.bytes[..]).expect("zstd"),
        }
        assert!(packed.bytes.len() * 3 < text.len(), "{packing}: {} of {}", packed.bytes.len(), text.len());
        assert_eq!(text, table.bytes, "{packing}");
    }
    // Where secrets are told nothing is packed.
    assert_eq!(statistician.ask("GET", "/session", None, &[("accept-encoding", "gzip, zstd")]).packed, None);
}
