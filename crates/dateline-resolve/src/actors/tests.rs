//! Actors are found by any of their names.

use super::list::fold;
use super::{ActorList, Votes};

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

[[actor]]
id = "peaks"
name = "Army of the Peaks"
kind = "rebel"
country = "PEK"
local = ["the Climbers", "Summit Guards"]

[[actor]]
id = "dunes"
name = "Army of the Dunes"
kind = "rebel"
country = "DUN"
local = ["the Climbers"]
theatre = ["DUN", "SEA"]
"#;

#[track_caller]
fn check(words: &str, expected: Option<(usize, &str)>) {
    check_in("XXX", words, expected);
}

#[track_caller]
fn check_in(country: &str, words: &str, expected: Option<(usize, &str)>) {
    let list = ActorList::from_files(&[("a.toml", LIST)], &[]).expect("it is right");
    let countries = Votes::from([(country.to_owned(), 1)]);
    let found = list.longest(&fold(words), &countries);
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
fn a_local_name_means_whom_it_means_in_the_country_of_the_report() {
    check_in("PEK", "the Climbers", Some((2, "peaks")));
    check_in("SEA", "the Climbers", Some((2, "dunes")));
    check_in("XXX", "the Climbers", None);
    check_in("DUN", "Summit Guards", None);
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
    let files = [("b.toml", text)];
    let error = ActorList::from_files(&files, &[]).expect_err("no such kind");
    assert_eq!(error.to_string(), "b.toml:2: actor `x`: `gang` is no actor kind");
    let help = error.help.unwrap_or_default();
    assert!(help.starts_with("write one of military, police"), "{help}");
}

#[test]
fn a_list_that_is_no_toml_is_told_with_its_line() {
    let files = [("b.toml", "[[actor]]\nid = \"x\"\nname = X\n")];
    let error = ActorList::from_files(&files, &[]).expect_err("X has no quotes");
    assert!(error.to_string().starts_with("b.toml:3: "), "{error}");
}

#[test]
fn a_name_in_the_users_own_list_is_theirs() {
    let own = r#"
        [[actor]]
        id = "own-front"
        name = "Front of the East"
        kind = "political-militia"
        aliases = ["Eastern Front", "the Climbers"]
        acled = "EF: Eastern Front"
    "#;
    let files = [("a.toml", LIST)];
    let list = ActorList::from_files(&files, &[("own.toml", own)]).expect("it is right");
    let named = |words: &str| {
        let peaks = Votes::from([("PEK".to_owned(), 1)]);
        let (_, actor) = list.longest(&fold(words), &peaks).expect("a name");
        (actor.id.clone(), actor.own_acled())
    };
    let own = ("own-front".to_owned(), Some("EF: Eastern Front".to_owned()));
    assert_eq!(named("Eastern Front"), own);
    assert_eq!(named("the Climbers"), own);
    assert_eq!(named("Summit Guards"), ("peaks".to_owned(), None));
}
