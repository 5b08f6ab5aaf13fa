//! What the types do not say of the interface and yet holds for it: names of operations, the problems that can come, how one
//! signs in, headers of every answer, and that an answer has all its fields and no others.

use super::codes;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The field of an operation that names the codes of its own problems; in the finished document, of all that can come.
const PROBLEMS: &str = "x-problems";
const JSON: &str = "application/json";

/// The document with all of that.
pub fn complete(mut document: Value) -> Value {
    let asked = asked_schemas(&document);
    for (path, item) in document["paths"].as_object_mut().into_iter().flatten() {
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            finish(path, method, operation);
        }
    }
    for (name, schema) in document["components"]["schemas"].as_object_mut().into_iter().flatten() {
        if !asked.contains(name) {
            whole(schema);
        }
    }
    document["components"]["schemas"]["Problem"] = problem();
    document["components"]["securitySchemes"] = json!({
        "session": {"type": "apiKey", "in": "cookie", "name": crate::serve::guard::COOKIE},
        "token": {"type": "http", "scheme": "bearer", "description": "A token of one's own; it never reaches the account itself."},
    });
    document
}

fn finish(path: &str, method: &str, operation: &mut Value) {
    operation["operationId"] = json!(name(path, method));
    let codes = problems(path, method, operation);
    let mut answers = operation["responses"].as_object().cloned().unwrap_or_default();
    for answer in answers.values_mut() {
        answer["headers"]["X-Trace-Id"] = trace();
    }
    if method == "get" && answers.get("200").is_some_and(is_tagged) {
        answers.insert("304".to_owned(), unchanged());
    }
    answers.extend(refusals(&codes));
    answers.sort_keys();
    operation["responses"] = Value::Object(answers);
    operation[PROBLEMS] = json!(codes);
    if operation["x-right"] != "open" {
        operation["security"] = json!([{"session": []}, {"token": []}]);
    }
    speak(operation);
    // Extensions come in any order, and the committed document has one.
    if let Some(fields) = operation.as_object_mut() {
        fields.sort_keys();
    }
}

/// Whether an answer has a tag by which a reader says that it has it already (`serve::sending`).
fn is_tagged(answer: &Value) -> bool {
    answer["content"].as_object().is_some_and(|kinds| kinds.keys().any(|kind| crate::serve::sending::TAGGED.contains(&kind.as_str())))
}

/// That the reader has it already.
fn unchanged() -> Value {
    let tag = json!({"description": "The tag of the content.", "required": true, "schema": {"type": "string"}});
    json!({"description": "the reader has it already: `If-None-Match` names its tag", "headers": {"ETag": tag, "X-Trace-Id": trace()}})
}

/// `sheet_cell_set`: the resource by the path, a thing of many where a name of one follows, and what is done to it.
fn name(path: &str, method: &str) -> String {
    let verb = match method {
        "get" => "read",
        "post" => "make",
        "put" => "set",
        "patch" => "change",
        _ => "end",
    };
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let one = |at: usize| parts.get(at + 1).is_some_and(|next| next.starts_with('{'));
    let named = parts.iter().enumerate().filter(|(_, part)| !part.starts_with('{'));
    let mut words: Vec<String> =
        named.map(|(at, part)| if one(at) { part.strip_suffix('s').unwrap_or(part) } else { part }.replace('-', "_")).collect();
    words.push(verb.to_owned());
    words.join("_")
}

/// The codes of all problems that can come: of every endpoint of its kind, and its own.
fn problems(path: &str, method: &str, operation: &Value) -> BTreeSet<String> {
    let own = operation[PROBLEMS].as_array().into_iter().flatten().filter_map(Value::as_str);
    let mut codes: BTreeSet<&str> = own.chain(["failed"]).collect();
    let (right, body) = (operation["x-right"].as_str(), &operation["requestBody"]["content"]);
    if right != Some("open") {
        codes.extend(["not-signed-in", "no-right", "unkept"]);
        codes.extend(Some("must-change-password").filter(|_| right != Some("self")));
    }
    codes.extend(Some("cross-site").filter(|_| method != "get"));
    codes.extend(Some("not-found").filter(|_| path.contains('{')));
    let listed = operation["parameters"].as_array().is_some_and(|all| all.iter().any(|one| one["in"] == "query"));
    codes.extend(Some("invalid").filter(|_| listed || body.is_object()));
    if body.is_object() {
        codes.extend(["too-large", if body[JSON].is_object() { "not-json" } else { "not-a-form" }]);
    }
    codes.into_iter().map(str::to_owned).collect()
}

/// Answers of problems by their status.
fn refusals(codes: &BTreeSet<String>) -> BTreeMap<String, Value> {
    let mut by: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (code, status, meaning) in codes::all().filter(|(code, ..)| codes.contains(*code)) {
        by.entry(status.to_string()).or_default().push(format!("`{code}`: {meaning}"));
    }
    by.into_iter().map(|(status, codes)| (status.clone(), refusal(&status, &codes.join("; ")))).collect()
}

fn refusal(status: &str, description: &str) -> Value {
    let mut headers = Map::from_iter([("X-Trace-Id".to_owned(), trace())]);
    if status == "429" {
        let after = json!({"description": "Seconds until another try.", "required": true, "schema": {"type": "integer", "minimum": 1}});
        headers.insert("Retry-After".to_owned(), after);
    }
    json!({
        "description": description, "headers": headers,
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    })
}

fn trace() -> Value {
    json!({"description": "The number of the request in the log.", "required": true, "schema": {"type": "string", "pattern": "^[0-9a-f]{18}$"}})
}

/// Every endpoint is asked in a language.
fn speak(operation: &mut Value) {
    let described = "`zh` or `en`; else what `Accept-Language` prefers, else Chinese.";
    let lang =
        json!({"name": "lang", "in": "query", "required": false, "description": described, "schema": {"type": "string"}, "example": "zh"});
    if operation["parameters"].is_null() {
        operation["parameters"] = json!([]);
    }
    if let Some(all) = operation["parameters"].as_array_mut() {
        all.retain(|one| one["name"] != "lang");
        all.push(lang);
    }
}

/// Names of schemas that requests are made of.
fn asked_schemas(document: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let bodies = document["paths"].as_object().into_iter().flatten().flat_map(|(_, item)| item.as_object().into_iter().flatten());
    let mut waiting: Vec<&Value> = bodies.flat_map(|(_, of)| [&of["requestBody"], &of["parameters"]]).collect();
    while let Some(value) = waiting.pop() {
        for name in refs(value) {
            if found.insert(name.clone()) {
                waiting.push(&document["components"]["schemas"][&name]);
            }
        }
    }
    found
}

/// The schemas that a part of the document names.
fn refs(value: &Value) -> Vec<String> {
    match value {
        Value::Object(map) => {
            let own = map.get("$ref").and_then(Value::as_str).and_then(|to| to.rsplit('/').next()).map(str::to_owned);
            own.into_iter().chain(map.values().flat_map(refs)).collect()
        }
        Value::Array(all) => all.iter().flat_map(refs).collect(),
        _ => Vec::new(),
    }
}

/// An answer writes every field, null where there is nothing, and no other; only what is never null may be left out.
fn whole(schema: &mut Value) {
    let Some(fields) = schema["properties"].as_object() else { return };
    let required: BTreeSet<String> =
        schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
    let told: Vec<&String> = fields.iter().filter(|(name, of)| required.contains(*name) || nullable(of)).map(|(name, _)| name).collect();
    let told = json!(told);
    schema["required"] = told;
    schema["additionalProperties"] = json!(false);
}

fn nullable(schema: &Value) -> bool {
    let null = |of: &Value| of["type"] == "null" || of["type"].as_array().is_some_and(|kinds| kinds.contains(&json!("null")));
    null(schema) || ["oneOf", "anyOf"].iter().any(|of| schema[*of].as_array().is_some_and(|all| all.iter().any(null)))
}

/// RFC 9457, with a stable code and what is wrong with which part.
fn problem() -> Value {
    let text = json!({"type": "string"});
    let codes: Vec<&str> = codes::all().map(|(code, ..)| code).collect();
    let fault = json!({
        "type": "object", "additionalProperties": false, "required": ["pointer", "ruleId", "class", "message", "params"],
        "properties": {
            "pointer": {"type": "string", "description": "JSON pointer into the request."}, "ruleId": text,
            "class": {"type": ["string", "null"], "enum": ["A", "B", "C", "D", null]}, "message": text,
            "params": {"description": "Values that the message speaks of."},
        },
    });
    json!({
        "type": "object", "description": "Why there is no answer (RFC 9457).", "additionalProperties": false,
        "required": ["type", "title", "status", "code", "detail", "traceId", "errors"],
        "properties": {
            "type": text, "title": text, "status": {"type": "integer"}, "code": {"type": "string", "enum": codes}, "detail": text,
            "traceId": text, "errors": {"type": "array", "items": fault},
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_is_named_by_its_resource_and_what_is_done() {
        assert_eq!(name("/sheets/{form}/{period}/{unit}/cells/{item}/{column}", "put"), "sheet_cell_set");
        assert_eq!(name("/accounts", "get"), "accounts_read");
        assert_eq!(name("/accounts/{id}", "get"), "account_read");
        assert_eq!(name("/account/second-factor", "delete"), "account_second_factor_end");
    }

    #[test]
    fn what_is_never_null_may_be_left_out_and_the_rest_is_told() {
        let mut schema =
            json!({"properties": {"a": {"type": "string"}, "b": {"type": ["string", "null"]}, "c": {"type": "string"}}, "required": ["a"]});
        whole(&mut schema);
        assert_eq!((&schema["required"], &schema["additionalProperties"]), (&json!(["a", "b"]), &json!(false)));
    }
}
