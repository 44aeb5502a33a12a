//! What the method sheet takes from the codebook.

use crate::method::{CODEBOOK, opening};

#[test]
fn the_sheet_has_every_page_of_the_codebook_in_its_order() {
    let table = include_str!("../../../codebook/README.md");
    let listed: Vec<&str> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| [")?.split_once(']'))
        .map(|(name, _)| name)
        .collect();
    let known: Vec<&str> = CODEBOOK.iter().map(|(name, _)| *name).collect();
    assert_eq!(known, listed);
}

#[test]
fn a_page_of_the_codebook_opens_with_its_rule() {
    for (name, text) in CODEBOOK {
        let (title, rule) = opening(text);
        assert!(!title.is_empty() && rule.ends_with('.'), "{name}: {rule}");
    }
}
