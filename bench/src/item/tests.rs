use std::path::PathBuf;

use super::Item;

#[test]
fn answers_are_not_even_held() {
    let record =
        serde_json::json!({"id": "one", "text": "Shells fell.", "label": "SHELLING"});
    let serde_json::Value::Object(record) = record else { panic!("an object") };
    let item = Item::of(record, &["id", "text"], PathBuf::new());
    assert_eq!((item.id(), item.text()), ("one", "Shells fell."));
    assert!(item.field("label").is_none());
}
