//! The examples and counter-examples of the lexicon, coded by the whole flow.
//!
//! What does not hold yet is listed in `lexicon.txt`, so that the list can only be changed knowingly: an example that
//! begins to hold must leave it, and one that breaks enters it in sight of a reviewer. `cargo xtask bless` writes it.

use std::collections::BTreeMap;

use dateline::fields::amount;
use dateline::formats::{acled, shown};
use dateline::model::{Attested, Claim, CountKind};
use expect_test::expect_file;

use crate::support::{alone, coder, report, root};

/// What differs, a line for each example that does not hold.
fn check_rule(file: &str, rule: &toml::Table, missed: &mut String) {
    let name = rule.get("name").and_then(toml::Value::as_str).expect("a rule has a name");
    let id = format!("{}#{name}", file.trim_end_matches(".toml"));
    for example in tables(rule, "example") {
        let text = text_of(&example);
        let different = check_example(&id, &text, &example);
        if !different.is_empty() {
            missed.push_str(&format!("{id}: {text}\n    {}\n", different.join("; ")));
        }
    }
    for example in tables(rule, "counter_example") {
        let text = text_of(&example);
        let coded = coder().code(&report(&text, None));
        if coded.claims.iter().any(|claim| claim.rule == id) {
            missed.push_str(&format!("{id}: {text}\n    is coded, but must not be\n"));
        }
    }
}

fn check_example(
    id: &str,
    text: &str,
    example: &BTreeMap<String, String>,
) -> Vec<String> {
    let report = report(text, "2016-05-04".parse().ok());
    let coded = coder().code(&report);
    let Some(claim) = coded.claims.iter().find(|claim| claim.rule == id) else {
        let rules: Vec<&str> = coded.claims.iter().map(|claim| &*claim.rule).collect();
        return vec![format!("does not fire; fired: {rules:?}")];
    };
    let mut different = Vec::new();
    for (key, wanted) in example.iter().filter(|(key, _)| *key != "text") {
        let found: Vec<String> = match key.as_str() {
            "actor" => quotes(&claim.actors, text),
            "recipient" => quotes(&claim.recipients, text),
            "place" => quotes(claim.place.as_slice(), text),
            "weapon" => {
                claim.weapon.iter().map(|weapon| weapon.value.to_string()).collect()
            }
            "modality" => vec![claim.modality.value.to_string()],
            "territory" => territory(claim, text),
            "sub_event" => {
                let dataset = alone(&report, coded.claims.clone());
                let texts = BTreeMap::from([(report.id.clone(), text.to_owned())]);
                shown(&dataset, &texts)
                    .filter(|shown| shown.claims.iter().any(|each| each.id == claim.id))
                    .filter_map(|shown| acled::classify_shown(&shown))
                    .map(|code| code.as_str().to_owned())
                    .collect()
            }
            kind => counted(claim, kind),
        };
        if !found.iter().any(|each| each == wanted) {
            different.push(format!("{key} is {found:?}, not {wanted:?}"));
        }
    }
    different
}

fn quotes<T>(values: &[Attested<T>], text: &str) -> Vec<String> {
    let spans = values.iter().filter_map(|value| value.evidence().first()?.span());
    spans.map(|span| span.of(text).to_owned()).collect()
}

fn territory(claim: &Claim, text: &str) -> Vec<String> {
    let Some(control) = &claim.territory else { return Vec::new() };
    let place = control.value.place.as_ref().map(|place| place.text.clone());
    let mut words: Vec<String> = place.into_iter().collect();
    words.extend(quotes(claim.territory.as_slice(), text));
    words.iter().map(|words| format!("{}: {words}", control.value.extent)).collect()
}

fn counted(claim: &Claim, kind: &str) -> Vec<String> {
    let kind: CountKind =
        kind.parse().expect("a key of an example is a field or a count");
    let counts = claim.counts.iter().filter(|count| count.value.kind == kind);
    counts.map(|count| amount(&count.value)).collect()
}

fn tables(rule: &toml::Table, key: &str) -> Vec<BTreeMap<String, String>> {
    let list = rule.get(key).and_then(toml::Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(toml::Value::as_table)
        .map(|table| {
            let word = |value: &toml::Value| {
                value.as_str().expect("a text in quotes").to_owned()
            };
            table.iter().map(|(key, value)| (key.clone(), word(value))).collect()
        })
        .collect()
}

fn text_of(example: &BTreeMap<String, String>) -> String {
    example.get("text").expect("an example has a text").clone()
}

#[test]
fn the_examples_of_the_rules_hold_but_for_those_listed() {
    let folder = root().join("data/dateline-data/lexicon/rules");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the rules").flatten().collect();
    files.sort_by_key(std::fs::DirEntry::file_name);
    let mut missed = String::new();
    for file in files {
        let name = file.file_name().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(file.path()).expect("a rule file");
        let table: toml::Table = text.parse().expect("TOML");
        for rule in
            table.get("rule").and_then(toml::Value::as_array).into_iter().flatten()
        {
            check_rule(&name, rule.as_table().expect("a rule"), &mut missed);
        }
    }
    expect_file!["lexicon.txt"].assert_eq(&missed);
}

#[test]
fn every_rule_has_an_example() {
    let folder = root().join("data/dateline-data/lexicon/rules");
    let mut bare = Vec::new();
    for file in std::fs::read_dir(folder).expect("the rules").flatten() {
        let text = std::fs::read_to_string(file.path()).expect("a rule file");
        let table: toml::Table = text.parse().expect("TOML");
        for rule in
            table.get("rule").and_then(toml::Value::as_array).into_iter().flatten()
        {
            let rule = rule.as_table().expect("a rule");
            // A rule that only blocks codes nothing.
            let blocks = rule.get("blocks").and_then(toml::Value::as_bool);
            if blocks != Some(true) && tables(rule, "example").is_empty() {
                bare.push(format!("{:?}: {:?}", file.file_name(), rule.get("name")));
            }
        }
    }
    assert!(bare.is_empty(), "rules without an example: {bare:?}");
}

#[test]
fn the_gate_lets_every_example_through() {
    let folder = root().join("data/dateline-data/lexicon/rules");
    for file in std::fs::read_dir(folder).expect("the rules").flatten() {
        let text = std::fs::read_to_string(file.path()).expect("a rule file");
        let table: toml::Table = text.parse().expect("TOML");
        for rule in
            table.get("rule").and_then(toml::Value::as_array).into_iter().flatten()
        {
            for example in tables(rule.as_table().expect("a rule"), "example") {
                let text = text_of(&example);
                assert!(coder().lexicon().may_fire(&text), "{text}");
            }
        }
    }
}
