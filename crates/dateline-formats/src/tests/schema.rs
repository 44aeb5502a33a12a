//! The published schema and the documents tell of every field that is written.

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
fn the_documents_name_every_field() {
    fn fields(schema: &Value, found: &mut Vec<String>) {
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
    let mut found = Vec::new();
    fields(&schema, &mut found);
    found.extend(crate::acled::COLUMNS.map(str::to_owned));
    found.extend(crate::table::COLUMNS.map(str::to_owned));
    assert!(found.len() > 100, "{} fields", found.len());
    for field in found {
        assert!(
            DOCS.contains(&format!("`{field}`")),
            "docs/formats.md is silent about `{field}`"
        );
    }
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
    same!("/properties/territory/properties/extent", m::Extent);
    same!("/properties/territory/properties/state", m::TerritoryState);
    same!("/$defs/party/properties/kind", m::ActorKind);
    same!("/$defs/claim/properties/speaker/properties/kind", m::SpeakerKind);
    same!("/$defs/claim/properties/modality", m::Modality);
    same!("/$defs/claim/properties/time", m::TimeAxis);
    same!("/$defs/claim/properties/scope", m::Scope);
    let codes: Vec<&str> = crate::acled::SubEvent::ALL.map(|code| code.as_str()).to_vec();
    assert_eq!(words("/properties/sub_event_type/enum"), codes);
}
