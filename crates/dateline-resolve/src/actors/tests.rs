//! Actors are found by any of their names.

use super::ActorList;
use super::list::fold;

const LIST: &str = r#"
[[actor]]
id = "front"
name = "Eastern Front"
kind = "rebel"
aliases = ["EF", "Front's fighters", "al-Jabha"]
ar = ["جبهة الشرق"]

[[actor]]
id = "brigade"
name = "Hill Brigade"
kind = "rebel"
parent = "front"
"#;

#[track_caller]
fn check(words: &str, expected: Option<(usize, &str)>) {
    let list = ActorList::from_toml(LIST).expect("it is right");
    let found = list.longest(&fold(words));
    let found = found.map(|(n_words, actor)| (n_words, actor.id.as_str()));
    assert_eq!(found, expected);
}

#[test]
fn a_name_is_found_whatever_its_hyphens_and_case() {
    check("eastern front militants", Some((2, "front")));
    check("Al Jabha said", Some((2, "front")));
}

#[test]
fn a_possessor_inside_an_alias_is_cut_as_the_reader_cuts_it() {
    check("Front's fighters withdrew", Some((3, "front")));
}

#[test]
fn a_short_acronym_is_no_common_word() {
    check("EF shelled", Some((1, "front")));
    check("ef shelled", None);
}

#[test]
fn an_arabic_name_is_found() {
    check("جبهة الشرق", Some((2, "front")));
}

#[test]
fn a_part_is_named_behind_the_whole() {
    check("Hill Brigade", Some((2, "front/brigade")));
}

#[test]
fn an_unknown_kind_is_told_with_the_actor() {
    let text = r#"
        [[actor]]
        id = "x"
        name = "X"
        kind = "gang"
    "#;
    let error = ActorList::from_toml(text).expect_err("no such kind").to_string();
    assert_eq!(error, "actors.toml, actor `x`: `gang` is no ActorKind");
}
