//! The published schema and the documents tell of every field that is written.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::jsonl;
use crate::tests::builder::amsa;

const SCHEMA: &str = include_str!("../../../../docs/schema/event.schema.json");
const DOCS: &str = include_str!("../../../../docs/formats.md");

#[test]
fn every_line_fits_the_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("the schema is one");
    let (dataset, texts) = amsa();
    let mut bare = dataset.clone();
    for event in &mut bare.events {
        event.date = None;
        event.place = None;
        event.territory = None;
        event.claims.clear();
    }
    for line in [jsonl::to_string(&dataset, &texts), jsonl::to_string(&bare, &texts)]
        .concat()
        .lines()
    {
        let line: Value = serde_json::from_str(line).expect("JSON");
        let faults: Vec<String> =
            validator.iter_errors(&line).map(|fault| fault.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new());
    }
    assert!(!validator.is_valid(&serde_json::json!({ "event_id": "DL-SYR-0" })));
}

#[test]
fn a_misspelt_or_missing_key_does_not_fit_the_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("the schema is one");
    let (dataset, texts) = amsa();
    let line = jsonl::to_string(&dataset, &texts);
    let line: Value =
        serde_json::from_str(line.lines().next().expect("a line")).expect("JSON");
    let mut n_tried = 0;
    each_object(&line, &mut Vec::new(), &mut |path, key| {
        let mut spoilt = line.clone();
        let at = spoilt.pointer_mut(path).and_then(Value::as_object_mut);
        let at = at.expect("an object");
        let value = at.remove(key).expect("the key");
        assert!(!validator.is_valid(&spoilt), "{path}/{key} may be missing");
        let at = spoilt.pointer_mut(path).and_then(Value::as_object_mut);
        at.expect("an object").insert(format!("{key}z"), value);
        assert!(!validator.is_valid(&spoilt), "{path}/{key} may be misspelt");
        n_tried += 1;
    });
    assert!(n_tried > 50, "only {n_tried} keys were tried");
}

/// Calls with the path of each object and each of its keys.
fn each_object(value: &Value, path: &mut Vec<String>, each: &mut impl FnMut(&str, &str)) {
    let here: String = path.iter().map(|step| format!("/{step}")).collect();
    let children: Vec<(String, &Value)> = match value {
        Value::Object(map) => {
            map.keys().for_each(|key| each(&here, key));
            map.iter().map(|(key, value)| (key.clone(), value)).collect()
        }
        Value::Array(items) => {
            items.iter().enumerate().map(|(idx, item)| (idx.to_string(), item)).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    for (step, child) in children {
        path.push(step);
        each_object(child, path, each);
        path.pop();
    }
}

/// The names in the first cells of the tables of a section whose first column is headed `head`.
#[track_caller]
fn told(section: &str, head: &str) -> BTreeSet<String> {
    let body = DOCS.split("\n## ").find(|part| part.lines().next() == Some(section));
    let body = body.unwrap_or_else(|| panic!("docs/formats.md has no {section}"));
    let mut names = BTreeSet::new();
    let mut is_wanted = false;
    for line in body.lines() {
        let Some(row) = line.strip_prefix("| ") else {
            is_wanted = false;
            continue;
        };
        let first = row.split(" | ").next().unwrap_or_default();
        is_wanted |= first == head;
        if is_wanted {
            names.extend(first.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    names
}

fn set<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

#[test]
fn the_documents_have_each_field_and_column_and_no_other() {
    fn fields(schema: &Value, found: &mut BTreeSet<String>) {
        match schema {
            Value::Object(map) => {
                if let Some(Value::Object(properties)) = map.get("properties") {
                    found.extend(properties.keys().cloned());
                }
                map.values().for_each(|value| fields(value, found));
            }
            Value::Array(items) => items.iter().for_each(|item| fields(item, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let mut keys = BTreeSet::new();
    fields(&schema, &mut keys);
    assert!(keys.len() > 50, "{keys:?}");
    assert_eq!(told("JSON Lines", "field"), keys);
    assert_eq!(told("ACLED", "column"), set(crate::acled::COLUMNS));
    assert_eq!(told("UCDP GED", "column"), set(crate::ged::COLUMNS));
    assert_eq!(told("POLECAT", "column"), set(crate::polecat::COLUMNS));
    assert_eq!(told("Table", "column"), set(crate::table::COLUMNS));
}

#[test]
fn the_documents_have_each_reason_why_a_table_lacks_a_row_and_no_other() {
    // The reasons are words in the code that gives them: `Err("no-place")`, `insert("rejected-by-a-person"`.
    let all = include_str!("../export.rs");
    let check = |section: &str, code: &[&str]| {
        let code = code.concat();
        let quoted = code.split('"').skip(1).step_by(2);
        let is_reason = |word: &&str| {
            word.contains('-') && word.chars().all(|c| c.is_ascii_lowercase() || c == '-')
        };
        let reasons = set(quoted.filter(is_reason));
        assert!(reasons.contains("no-date"), "the search finds {reasons:?}");
        assert_eq!(told(section, "reason"), reasons);
    };
    check(
        "ACLED",
        &[all, include_str!("../acled/export.rs"), include_str!("../acled/day.rs")],
    );
    let dyad = include_str!("../ged/dyad.rs");
    let day = include_str!("../acled/day.rs");
    check("POLECAT", &[all, include_str!("../polecat/export.rs"), day]);
    check("UCDP GED", &[all, include_str!("../ged/export.rs"), dyad]);
}

#[test]
fn the_documents_have_each_word_of_a_list_and_no_other() {
    fn words(schema: &Value, found: &mut BTreeSet<String>) {
        match schema {
            Value::Object(map) => {
                if let Some(Value::Array(list)) = map.get("enum") {
                    found
                        .extend(list.iter().filter_map(Value::as_str).map(str::to_owned));
                }
                if let Some(Value::Object(properties)) = map.get("properties") {
                    found.extend(properties.keys().cloned());
                }
                map.values().for_each(|value| words(value, found));
            }
            Value::Array(items) => items.iter().for_each(|item| words(item, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let is_word = |word: &String| {
        let letters = |is: fn(&char) -> bool| word.chars().all(|c| is(&c) || c == '-');
        letters(char::is_ascii_lowercase) || letters(char::is_ascii_uppercase)
    };
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let mut declared = BTreeSet::new();
    words(&schema, &mut declared);
    let section = DOCS.split("\n## ").find(|part| part.starts_with("JSON Lines"));
    let section = section.expect("the section");
    let told = section.split('`').skip(1).step_by(2).map(str::to_owned);
    // What stands for no country, the beginning of an id, the shape of a day.
    let told = told.filter(|word| !["XXX", "DL-", "YYYY-MM-DD"].contains(&word.as_str()));
    let told: BTreeSet<String> = told.filter(is_word).collect();
    let declared: BTreeSet<String> = declared
        .into_iter()
        // ACLED's own names are ACLED's to list.
        .filter(is_word)
        .collect();
    assert_eq!(told, declared);
}

#[test]
fn the_schema_describes_every_key() {
    fn bare(schema: &Value, path: &str, found: &mut Vec<String>) {
        if let Some(Value::Object(properties)) = schema.get("properties") {
            assert_eq!(
                schema.get("additionalProperties"),
                Some(&Value::Bool(false)),
                "{path}"
            );
            for (key, value) in properties {
                if value.get("description").is_none() {
                    found.push(format!("{path}/{key}"));
                }
            }
        }
        if let Value::Object(map) = schema {
            map.iter()
                .for_each(|(key, value)| bare(value, &format!("{path}/{key}"), found));
        }
    }
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let mut found = Vec::new();
    bare(&schema, "", &mut found);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_schema_has_the_words_of_the_model() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let words = |pointer: &str| -> Vec<String> {
        let list = schema.pointer(pointer).and_then(Value::as_array);
        let list = list.unwrap_or_else(|| panic!("no list at {pointer}"));
        list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    macro_rules! same {
        ($pointer:literal, $list:ty) => {
            let all: Vec<&str> = <$list>::ALL.iter().map(|word| word.as_str()).collect();
            assert_eq!(words(concat!($pointer, "/enum")), all);
        };
    }
    use dateline_model as m;
    same!("/properties/acts/items/properties/event", m::EventType);
    same!("/properties/acts/items/properties/mode", m::Mode);
    same!("/properties/place/properties/relation", m::PlaceRelation);
    same!("/properties/place/properties/kind", m::PlaceKind);
    same!("/properties/place/properties/precision", m::PlacePrecision);
    same!("/properties/counts/items/properties/kind", m::CountKind);
    same!("/properties/weapon", m::Weapon);
    same!("/$defs/version/properties/field", m::EventField);
    same!("/properties/territory/properties/extent", m::Extent);
    same!("/properties/territory/properties/state", m::TerritoryState);
    same!("/$defs/party/properties/kind", m::ActorKind);
    same!("/$defs/claim/properties/speaker/properties/kind", m::SpeakerKind);
    same!("/$defs/claim/properties/modality", m::Modality);
    same!("/$defs/claim/properties/time", m::TimeAxis);
    same!("/$defs/claim/properties/scope", m::Scope);
    let grades: Vec<&str> =
        crate::grade::HarmGrade::ALL.map(|grade| grade.as_str()).to_vec();
    assert_eq!(words("/properties/grade/enum"), grades);
    let codes: Vec<&str> = crate::acled::SubEvent::ALL.map(|code| code.as_str()).to_vec();
    assert_eq!(words("/properties/sub_event_type/enum"), codes);
}
