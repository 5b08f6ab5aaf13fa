//! Mapping files and packs, as people edit them.
#![no_main]

mod common;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        let (mapping, issues) = methodology::mapping::read("m.yaml", text, common::catalogue());
        assert!(mapping.is_some() || !issues.is_empty() || text.trim().is_empty());
        let _ = methodology::load(&[methodology::PackFile { path: "p/pack.yaml".into(), text: text.into() }]);
    }
});
