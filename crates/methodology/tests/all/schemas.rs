//! The committed schemas are those the shapes give.

use crate::folder;
use std::collections::BTreeSet;

#[test]
fn committed_schemas_are_the_generated_ones() {
    let folder = folder::packs().join(".schema");
    let schemas = methodology::schema::schemas();
    if folder::bless() {
        schemas.iter().for_each(|(name, text)| std::fs::write(folder.join(name), text).expect("write"));
    }
    for (name, text) in &schemas {
        let committed = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(committed == *text, "{name} differs; run the test with WANMU_BLESS=1");
    }
    let names: BTreeSet<String> = schemas.into_iter().map(|(name, _)| name).collect();
    let found: BTreeSet<String> =
        std::fs::read_dir(folder).expect("folder").map(|e| e.expect("entry").file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(found, names);
}

/// What a reader of JSON would find: braces and brackets pair up outside of texts.
#[test]
fn schemas_are_well_formed() {
    for (name, text) in methodology::schema::schemas() {
        let mut open = Vec::new();
        let (mut quoted, mut escaped) = (false, false);
        for c in text.chars() {
            match (quoted, c) {
                (true, '"') if !escaped => quoted = false,
                (true, c) => escaped = c == '\\' && !escaped,
                (false, '"') => quoted = true,
                (false, '{') => open.push('}'),
                (false, '[') => open.push(']'),
                (false, '}' | ']') => assert_eq!(open.pop(), Some(c), "{name}"),
                _ => {}
            }
        }
        assert!(open.is_empty() && !quoted, "{name}");
    }
}
