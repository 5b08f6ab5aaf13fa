//! What the interface answers, held against its own document: status, kind and every field. Every answer of every test that asks
//! the server comes by here.

use serde_json::Value;
use std::sync::OnceLock;

const BASE: &str = "/api/v1";
const JSON: [&str; 2] = ["application/json", "application/problem+json"];

fn document() -> &'static Value {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    DOCUMENT.get_or_init(|| {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../api/openapi.json");
        serde_json::from_str(&std::fs::read_to_string(path).expect("the document")).expect("JSON")
    })
}

/// That an answer is one that the document promises; what it does not name at all is refused as such.
pub fn promised(method: &str, path: &str, status: u16, kind: &str, body: &str) {
    let Some(within) = path.split('?').next().and_then(|path| path.strip_prefix(BASE)) else { return };
    let Some(operation) = operation(method, within) else {
        assert!(matches!(status, 403..=405), "{method} {path} is not in the document, and yet: {status}");
        return;
    };
    let about = format!("{method} {path}: {status} {kind}");
    let answer = &operation["responses"][status.to_string()];
    assert!(answer.is_object(), "{about} is not promised: {body}");
    let Some(promised) = answer["content"].as_object() else {
        assert!(body.is_empty(), "{about} has no body by the document: {body}");
        return;
    };
    let plain = kind.split(';').next().unwrap_or_default();
    let schema = promised.get(plain).unwrap_or_else(|| panic!("{about}: another kind is promised"));
    if JSON.contains(&plain) {
        let body: Value = serde_json::from_str(body).unwrap_or_else(|error| panic!("{about}: {error}"));
        let mut wrong = Vec::new();
        hold(&body, &schema["schema"], "", &mut wrong);
        assert!(wrong.is_empty(), "{about} is not as promised: {}\n{body}", wrong.join("; "));
        if plain == JSON[1] {
            let codes = operation["x-problems"].as_array().expect("codes");
            assert!(codes.contains(&body["code"]), "{about}: the code {} is not promised", body["code"]);
        }
    }
}

/// The operation of a path; a name goes before a part in braces.
fn operation(method: &str, path: &str) -> Option<&'static Value> {
    let asked: Vec<&str> = path.split('/').collect();
    let fits = |template: &str| {
        let parts: Vec<&str> = template.split('/').collect();
        parts.len() == asked.len() && parts.iter().zip(&asked).all(|(part, word)| part.starts_with('{') || part == word)
    };
    let all = document()["paths"].as_object()?.iter().filter(|(template, _)| fits(template));
    let (_, item) = all.min_by_key(|(template, _)| template.matches('{').count())?;
    item.get(method.to_ascii_lowercase())
}

/// What of a value is not as a schema says.
fn hold(value: &Value, schema: &Value, at: &str, wrong: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str().and_then(|to| to.rsplit('/').next()) {
        return hold(value, &document()["components"]["schemas"][name], at, wrong);
    }
    if let Some(kinds) = schema["oneOf"].as_array().or(schema["anyOf"].as_array()) {
        return one_of(value, kinds, at, wrong);
    }
    if !schema["type"].is_null() && !is(value, &schema["type"]) {
        wrong.push(format!("{at}: {value} is no {}", schema["type"]));
        return;
    }
    if schema["enum"].as_array().is_some_and(|words| !words.contains(value)) {
        wrong.push(format!("{at}: {value} is none of {}", schema["enum"]));
    }
    fields(value, schema, at, wrong);
    for (nth, item) in value.as_array().into_iter().flatten().enumerate() {
        hold(item, &schema["items"], &format!("{at}/{nth}"), wrong);
    }
}

fn one_of(value: &Value, kinds: &[Value], at: &str, wrong: &mut Vec<String>) {
    let meant = kinds.iter().filter(|kind| value.is_null() || kind["type"] != "null");
    let each = meant.map(|kind| {
        let mut found = Vec::new();
        hold(value, kind, at, &mut found);
        found
    });
    wrong.extend(each.min_by_key(Vec::len).unwrap_or_default());
}

fn fields(value: &Value, schema: &Value, at: &str, wrong: &mut Vec<String>) {
    let Some(map) = value.as_object() else { return };
    let missing = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).filter(|name| !map.contains_key(*name));
    wrong.extend(missing.map(|name| format!("{at}/{name} is missing")));
    for (name, field) in map {
        let here = format!("{at}/{name}");
        match (&schema["properties"][name], &schema["additionalProperties"]) {
            (Value::Null, Value::Bool(false)) => wrong.push(format!("{here} is not promised")),
            (Value::Null, Value::Object(_)) => hold(field, &schema["additionalProperties"], &here, wrong),
            (Value::Null, _) => {}
            (of, _) => hold(field, of, &here, wrong),
        }
    }
}

fn is(value: &Value, kind: &Value) -> bool {
    let one = |kind: &Value| match kind.as_str() {
        Some("null") => value.is_null(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        _ => false,
    };
    kind.as_array().map_or_else(|| one(kind), |kinds| kinds.iter().any(one))
}

#[test]
fn what_is_not_promised_is_seen() {
    let schema = serde_json::json!({
        "type": "object", "required": ["a"], "additionalProperties": false,
        "properties": {"a": {"type": ["string", "null"], "enum": ["x", null]}, "b": {"oneOf": [{"type": "null"}, {"type": "array", "items": {"type": "integer"}}]}},
    });
    let wrong = |value: Value| {
        let mut found = Vec::new();
        hold(&value, &schema, "", &mut found);
        found
    };
    assert!(wrong(serde_json::json!({"a": "x", "b": null})).is_empty() && wrong(serde_json::json!({"a": null, "b": [1]})).is_empty());
    assert_eq!(wrong(serde_json::json!({})), ["/a is missing"]);
    assert_eq!(wrong(serde_json::json!({"a": "y"})).len(), 1);
    assert_eq!(wrong(serde_json::json!({"a": "x", "c": 1})), ["/c is not promised"]);
    assert_eq!(wrong(serde_json::json!({"a": "x", "b": ["1"]})).len(), 1);
    assert_eq!(wrong(serde_json::json!([])).len(), 1);
}

#[test]
fn no_two_operations_and_no_two_shapes_have_one_name() {
    let document = document();
    let operations = document["paths"].as_object().expect("paths").values().flat_map(|item| item.as_object().expect("methods").values());
    let mut names: Vec<&str> = operations.map(|one| one["operationId"].as_str().expect("a name")).collect();
    let many = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), many);
    // Two types of one name would be one schema, and one of them a lie.
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/serve");
    let mut shapes = Vec::new();
    for entry in ["", "/api"].iter().flat_map(|within| std::fs::read_dir(format!("{folder}{within}")).expect("sources")) {
        let path = entry.expect("a source").path();
        let text = if path.is_file() { std::fs::read_to_string(&path).expect("text") } else { continue };
        let lines: Vec<&str> = text.lines().collect();
        let of = |nth: usize| lines.iter().skip(nth + 1).find_map(|line| line.strip_prefix("pub struct ")).map(str::to_owned);
        shapes.extend(
            lines
                .iter()
                .enumerate()
                .filter(|(_, line)| line.starts_with("#[derive") && line.contains("ToSchema"))
                .filter_map(|(nth, _)| of(nth)),
        );
    }
    let many = shapes.len();
    assert!(many > 50, "{many}");
    shapes.sort();
    let twice: Vec<_> = shapes.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone()).collect();
    assert_eq!(twice, [""; 0]);
}
