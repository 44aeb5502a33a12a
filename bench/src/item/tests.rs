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

#[test]
fn of_a_tree_only_the_raw_text_is_read() {
    let file =
        std::env::temp_dir().join(format!("dateline-{}.conllu", std::process::id()));
    let tree = "# sent_id = one\n# text = Shells fell.\n1\tShells\tshell\tNOUN\n\n# text = It rained.\n";
    std::fs::write(&file, tree).expect("the folder for temporary files can be written");
    let items = Item::read(&file, crate::tasks::Form::Conllu, &["text"]);
    std::fs::remove_file(&file).expect("the file is there");
    let items = items.expect("a tree is read");
    let texts: Vec<&str> = items.iter().map(Item::text).collect();
    assert_eq!(texts, ["Shells fell.", "It rained."]);
    assert!(items.iter().all(|item| item.given.len() == 1));
}
