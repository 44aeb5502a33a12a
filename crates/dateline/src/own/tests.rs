//! What a user adds is read from folders, and known by its names and texts.

use std::path::{Path, PathBuf};

use super::{Own, OwnFile};
use crate::hash_of;

fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder =
        std::env::temp_dir().join(format!("dateline-own-{}-{name}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes).expect("a file");
    }
    folder
}

fn rules(path: &Path) -> Result<Vec<String>, String> {
    let mut own = Own::default();
    own.add_rules(path).map_err(|error| error.to_string())?;
    Ok(own.rules.iter().map(|file| file.name().to_owned()).collect())
}

#[test]
fn the_rule_files_of_a_folder_come_in_the_order_of_their_names() {
    let folder = folder("order", &[("b.toml", b""), ("a.toml", b""), ("notes.txt", b"")]);
    assert_eq!(rules(&folder), Ok(vec!["a.toml".to_owned(), "b.toml".to_owned()]));
    assert_eq!(rules(&folder.join("b.toml")), Ok(vec!["b.toml".to_owned()]));
}

#[test]
fn a_folder_without_rules_is_told() {
    let folder = folder("none", &[("notes.txt", b"")]);
    let error = rules(&folder).expect_err("no rules");
    assert!(error.ends_with("there is no file that ends in .toml"), "{error}");
}

#[test]
fn a_file_that_is_no_text_is_told() {
    let folder = folder("bytes", &[("a.toml", b"\xff\xfe")]);
    let error = rules(&folder).expect_err("no text");
    assert!(error.ends_with("a.toml: it is no text in UTF-8"), "{error}");
}

#[test]
fn the_hash_is_of_names_and_texts_and_not_of_where_they_lie() {
    let file = |path: &str, text: &str| {
        [OwnFile { path: path.to_owned(), text: text.to_owned() }]
    };
    let here = hash_of(&file("here/a.toml", "x"));
    assert_eq!(here, hash_of(&file("there/a.toml", "x")));
    assert_ne!(here, hash_of(&file("here/b.toml", "x")));
    assert_ne!(here, hash_of(&file("here/a.toml", "y")));
}
