//! JSON Schemas for editors, from the same shapes the reader walks. One file for each kind of
//! definition, and `file.json` for a whole pack file, which refers to them.

use crate::shape::kinds::{FILE, WANTED};
use crate::shape::{Field, Pattern, Shape, Type};
use std::fmt::Write;

/// Name and text of every schema.
pub fn schemas() -> Vec<(String, String)> {
    let kinds = FILE.fields.iter().map(|f| (name(f), document(f.doc, &schema(&f.ty))));
    let properties: Vec<String> = FILE.fields.iter().map(|f| format!("{}:{{\"$ref\":{}}}", text(f.key), text(&name(f)))).collect();
    let whole = format!("\"type\":\"object\",\"additionalProperties\":false,\"properties\":{{{}}}", properties.join(","));
    kinds.chain([("file.json".to_owned(), document("A file of a pack", &whole))]).collect()
}

fn name(field: &Field) -> String {
    format!("{}.json", field.key)
}

fn document(title: &str, members: &str) -> String {
    let one_line = format!("{{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"title\":{},{members}}}", text(title));
    indented(&one_line)
}

/// The members of a type's schema, without the braces.
fn schema(ty: &Type) -> String {
    match ty {
        Type::Text => "\"type\":[\"string\",\"number\"],\"minLength\":1".to_owned(),
        Type::Like(pattern) => format!("\"type\":[\"string\",\"number\"],\"pattern\":{}", text(pattern.regex())),
        Type::Flag => "\"type\":\"boolean\"".to_owned(),
        Type::Whole(low, u64::MAX) => format!("\"type\":\"integer\",\"minimum\":{low}"),
        Type::Whole(low, high) => format!("\"type\":\"integer\",\"minimum\":{low},\"maximum\":{high}"),
        Type::Number => "\"type\":\"number\"".to_owned(),
        Type::Amount => "\"type\":[\"number\",\"string\"],\"pattern\":\"^-?[0-9]+(\\\\.[0-9]+)?( \\\\S+)?$\"".to_owned(),
        Type::Setting => format!(
            "\"oneOf\":[{{{}}},{{{}}},{{{}}}]",
            schema(&Type::Amount),
            schema(&Type::Map(Pattern::Day, &Type::Amount)),
            object(&WANTED)
        ),
        Type::Unit => "\"type\":[\"string\",\"number\"],\"description\":\"A unit of measure such as 千元, 万元/亩, %\"".to_owned(),
        Type::UnitOr(word) => {
            format!("\"type\":[\"string\",\"number\"],\"description\":\"A unit of measure such as 千元, 万元/亩, %, or {word}\"")
        }
        Type::Word(words) => format!("\"enum\":[{}]", words.iter().map(|w| text(w)).collect::<Vec<_>>().join(",")),
        Type::List(inner) => format!("\"type\":\"array\",\"items\":{{{}}}", schema(inner)),
        Type::Map(key, inner) => format!(
            "\"type\":\"object\",\"additionalProperties\":false,\"patternProperties\":{{{}:{{{}}}}}",
            text(key.regex()),
            schema(inner)
        ),
        Type::Of(shape) => object(shape),
        Type::Variants(shapes) => {
            format!("\"oneOf\":[{}]", shapes.iter().map(|s| format!("{{{}}}", object(s))).collect::<Vec<_>>().join(","))
        }
    }
}

fn object(shape: &Shape) -> String {
    let property = |f: &Field| format!("{}:{{\"description\":{},{}}}", text(f.key), text(f.doc), without_description(&schema(&f.ty)));
    let properties: Vec<String> = shape.fields.iter().map(property).collect();
    let required: Vec<String> = shape.fields.iter().filter(|f| f.required).map(|f| text(f.key)).collect();
    let required = if required.is_empty() { String::new() } else { format!("\"required\":[{}],", required.join(",")) };
    format!("\"type\":\"object\",\"additionalProperties\":false,{required}\"properties\":{{{}}}", properties.join(","))
}

/// A key stands once in an object, and the field's own description says more.
fn without_description(members: &str) -> String {
    members
        .split(",\"description\":")
        .next()
        .filter(|_| members.starts_with("\"type\":[\"string\",\"number\"],\"desc"))
        .unwrap_or(members)
        .to_owned()
}

/// A JSON string.
fn text(value: &str) -> String {
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if u32::from(c) < 0x20 => drop(write!(out, "\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// JSON with line breaks, two blanks a level.
fn indented(json: &str) -> String {
    let mut out = String::new();
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for c in json.chars() {
        if quoted {
            out.push(c);
            quoted = escaped || c != '"';
            escaped = c == '\\' && !escaped;
            continue;
        }
        quoted = c == '"';
        depth += usize::from(matches!(c, '{' | '['));
        depth -= usize::from(matches!(c, '}' | ']'));
        let new_line = format!("\n{}", "  ".repeat(depth));
        match c {
            '{' | '[' | ',' => out.extend([c.to_string(), new_line]),
            '}' | ']' => out.extend([new_line, c.to_string()]),
            ':' => out.push_str(": "),
            c => out.push(c),
        }
    }
    out.push('\n');
    out
}
