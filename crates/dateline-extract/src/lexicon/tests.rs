//! The lexicon is read from files that people edit: what it says of mistakes, and what it finds.

use expect_test::{Expect, expect};

use super::{Lexicon, LexiconFiles, RuleScope};

const NOUNS: &str = r#"
[[class]]
class = "place"
words = ["town"]
"#;
const GOVERNORS: &str = r#"
[[governor]]
effect = "planned"
verbs = ["plan"]
"#;
const SPEAKERS: &str = r#"
[protected]
phrases = ["on condition of anonymity"]
[[speaker]]
kind = "activist"
words = ["activist"]
"#;
const WEAPONS: &str = r#"
[[weapon]]
weapon = "mortar"
words = ["mortar"]
"#;

fn lexicon(rules: &str, scope: RuleScope) -> Result<Lexicon, String> {
    let files = LexiconFiles {
        rules: &[("shell.toml", rules)],
        nouns: &[("nouns.toml", NOUNS)],
        governors: GOVERNORS,
        speakers: SPEAKERS,
        weapons: WEAPONS,
        irregular: r#"forms = { fight = ["fought"] }"#,
        quantities: r#"quantifiers = ["dozen"]
            units = ["mile"]"#,
    };
    Lexicon::from_files(&files, scope).map_err(|error| error.to_string())
}

#[track_caller]
fn check_fault(rule: &str, expected: Expect) {
    let text = format!(
        r#"about = "a"
        source = "ours"
        [[rule]]
        name = "shell"
        {rule}"#
    );
    match lexicon(&text, RuleScope::Material) {
        Ok(_) => panic!("the rule was accepted"),
        Err(error) => expected.assert_eq(&error),
    }
}

const RULES: &str = r#"
about = "Shelling."
source = "ours"
[[rule]]
name = "shell"
act = "ASSAULT/heavy-weapons"
verbs = ["shell", "fight"]
actor = ["subject"]
[[rule]]
name = "meet"
act = "CONSULT/visit"
verbs = ["meet"]
actor = ["subject"]
scope = "verbal"
"#;

#[test]
fn an_unknown_act_is_named_with_its_file_and_rule() {
    check_fault(
        r#"act = "ASSAULT/guns"
        verbs = ["shell"]"#,
        expect!["shell.toml, rule `shell`: `guns` is no Mode"],
    );
}

#[test]
fn an_unknown_class_is_named() {
    check_fault(
        r#"act = "ASSAULT"
        verbs = ["shell"]
        needs = { recipient = ["hamlet"] }"#,
        expect!["shell.toml, rule `shell`: `hamlet` is no class of words"],
    );
}

#[test]
fn an_unknown_role_is_answered_with_the_known_ones() {
    check_fault(
        r#"act = "ASSAULT"
        verbs = ["shell"]
        needs = { target = ["place"] }"#,
        expect![
            "shell.toml, rule `shell`: `target` is no role; use `actor`, `recipient` or `place`"
        ],
    );
}

#[test]
fn a_rule_without_triggers_is_refused() {
    check_fault(
        r#"act = "ASSAULT""#,
        expect!["shell.toml, rule `shell`: it has neither `verbs` nor `nouns`"],
    );
}

#[test]
fn verbal_rules_are_used_only_when_asked_for() {
    let count = |scope| lexicon(RULES, scope).expect("it is right").rules().len();
    assert_eq!((count(RuleScope::Material), count(RuleScope::Verbal)), (1, 2));
}

#[test]
fn the_gate_lets_every_form_of_a_trigger_through() {
    let lexicon = lexicon(RULES, RuleScope::Material).expect("it is right");
    for text in ["They shelled it.", "SHELLING went on", "They fought on.", "fights"] {
        assert!(lexicon.may_fire(text), "{text}");
    }
    assert!(!lexicon.may_fire("The minister opened a school."));
}
