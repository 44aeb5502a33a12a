//! The examples and counter-examples of the lexicon, coded by the whole flow.
//!
//! What does not hold yet is listed in `lexicon.txt`, so that the list can only be changed knowingly: an example that
//! begins to hold must leave it, and one that breaks enters it in sight of a reviewer. `cargo xtask bless` writes it.

use dateline::examples::{self, Difference, Example, Owner};
use dateline::{RuleFile, rule_file};
use expect_test::expect_file;

use crate::support::{coder, root};

/// The files of rules by their names, each with its text.
fn files() -> Vec<(String, String, RuleFile)> {
    let folder = root().join("data/dateline-data/lexicon/rules");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the rules").flatten().collect();
    files.sort_by_key(std::fs::DirEntry::file_name);
    let read = |file: &std::fs::DirEntry| {
        let name = file.file_name().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(file.path()).expect("a rule file");
        let rules = rule_file((&name, &text)).expect("TOML");
        (name.trim_end_matches(".toml").to_owned(), text, rules)
    };
    files.iter().map(read).collect()
}

/// The examples of all rules.
fn all() -> Vec<Example> {
    let files = files();
    files.iter().flat_map(|(stem, text, rules)| examples::of(stem, text, rules)).collect()
}

/// What differs, a line for an example that does not hold.
fn told(example: &Example) -> Option<String> {
    assert_eq!(example.fault, None, "{}", example.text);
    let Owner::Rule(id) = &example.of else { panic!("the program has no labels") };
    let different = |difference: &Difference| {
        let Difference { field, expected, got } = difference;
        match (field.as_str(), example.is_counter) {
            ("rule", true) => "is coded, but must not be".to_owned(),
            ("rule", false) => format!("does not fire; fired: {got:?}"),
            (field, _) => format!("{field} is {got:?}, not {expected:?}"),
        }
    };
    let tried = examples::try_one(coder(), example);
    let lines: Vec<String> = tried.differences.iter().map(different).collect();
    let text = &example.text;
    (!lines.is_empty()).then(|| format!("{id}: {text}\n    {}\n", lines.join("; ")))
}

#[test]
fn the_examples_of_the_rules_hold_but_for_those_listed() {
    let missed: String = all().iter().filter_map(told).collect();
    expect_file!["lexicon.txt"].assert_eq(&missed);
}

#[test]
fn every_rule_has_an_example() {
    let mut bare = Vec::new();
    for (file, _, read) in files() {
        // A rule that only blocks codes nothing.
        let told = read.rules.iter().filter(|rule| !rule.blocks);
        bare.extend(
            told.filter(|rule| rule.examples.is_empty())
                .map(|rule| format!("{file}#{}", rule.name)),
        );
    }
    assert!(bare.is_empty(), "rules without an example: {bare:?}");
}

#[test]
fn the_gate_lets_every_example_through() {
    for example in all().iter().filter(|example| !example.is_counter) {
        assert!(coder().lexicon().may_fire(&example.text), "{}", example.text);
    }
}
