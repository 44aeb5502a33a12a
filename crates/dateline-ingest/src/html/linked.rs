//! What a page says of itself as linked data: JSON in a script.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;

use super::scan::Tag;

/// The objects of a page's linked data that describe a text, richest first as they stand.
pub(super) fn linked_data(html: &str, tags: &[Tag]) -> Vec<(Value, Range<usize>)> {
    let mut found = Vec::new();
    for (idx, tag) in tags.iter().enumerate() {
        let is_linked = &*tag.name == "script"
            && !tag.is_end
            && tag
                .get("type")
                .is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"));
        let Some(end) = tags.get(idx + 1).filter(|_| is_linked) else { continue };
        let range = tag.range.end..end.range.start;
        let raw =
            html[range.clone()].trim().trim_start_matches("<!--").trim_end_matches("-->");
        // Raw line breaks inside strings are common and no JSON; a blank does as well.
        let raw: String =
            raw.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        if let Ok(value) = serde_json::from_str::<Value>(&raw) {
            let first = found.len();
            texts(&value, 0, &range, &mut found);
            let mut names = BTreeMap::new();
            persons(&value, 0, &mut names);
            for (text, _) in &mut found[first..] {
                name_author(text, &names);
            }
        }
    }
    found
}

fn texts(
    value: &Value,
    depth: usize,
    range: &Range<usize>,
    found: &mut Vec<(Value, Range<usize>)>,
) {
    if depth > 8 || found.len() > 50 {
        return;
    }
    match value {
        Value::Array(items) => {
            items.iter().for_each(|item| texts(item, depth + 1, range, found))
        }
        Value::Object(object) => {
            let is_text = object.get("@type").is_some_and(|kind| {
                let kind = kind.to_string();
                ["Article", "Posting", "Report", "WebPage"]
                    .iter()
                    .any(|word| kind.contains(word))
            });
            if is_text {
                found.push((value.clone(), range.clone()));
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = object.get(key) {
                    texts(inner, depth + 1, range, found);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The names of the people whom a graph describes apart from its text, by their identifiers.
fn persons(value: &Value, depth: usize, names: &mut BTreeMap<String, String>) {
    match value {
        Value::Array(items) if depth <= 8 => {
            items.iter().for_each(|item| persons(item, depth + 1, names));
        }
        Value::Object(object) if depth <= 8 => {
            let is_person = object
                .get("@type")
                .is_some_and(|kind| kind.to_string().contains("Person"));
            if let (true, Some(Value::String(id)), Some(Value::String(name))) =
                (is_person, object.get("@id"), object.get("name"))
            {
                names.insert(id.clone(), name.clone());
            }
            if let Some(graph) = object.get("@graph") {
                persons(graph, depth + 1, names);
            }
        }
        Value::Array(_) | Value::Object(_) => {}
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Puts the name into an author who is given by an identifier alone.
fn name_author(text: &mut Value, names: &BTreeMap<String, String>) {
    let authors = match text.get_mut("author") {
        Some(Value::Array(authors)) => authors.iter_mut().collect(),
        Some(author) => vec![author],
        None => Vec::new(),
    };
    for author in authors {
        let Value::Object(author) = author else { continue };
        let id = author.get("@id").and_then(Value::as_str);
        if let Some(name) = id.and_then(|id| names.get(id))
            && !author.contains_key("name")
        {
            author.insert("name".to_owned(), Value::String(name.clone()));
        }
    }
}

pub(super) fn string_at(value: &Value, path: &[&str]) -> Option<String> {
    match (value, path) {
        (Value::String(words), []) => Some(words.clone()),
        // "author": "A Name" instead of an object with a name.
        (Value::String(words), ["name"]) => Some(words.clone()),
        (Value::Array(items), path) => {
            let all: Vec<String> =
                items.iter().filter_map(|item| string_at(item, path)).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        (Value::Object(object), [first, rest @ ..]) => {
            string_at(object.get(*first)?, rest)
        }
        (
            Value::Object(_)
            | Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_),
            _,
        ) => None,
    }
}
