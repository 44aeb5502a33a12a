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
    with_own(rules, &[], scope)
}

/// The lexicon of one file of rules and files of the user's own; an error with its remedy.
fn with_own(
    rules: &str,
    own: &[(&str, &str)],
    scope: RuleScope,
) -> Result<Lexicon, String> {
    let files = LexiconFiles {
        rules: &[("shell.toml", rules)],
        own,
        nouns: &[("nouns.toml", NOUNS)],
        governors: GOVERNORS,
        speakers: SPEAKERS,
        weapons: WEAPONS,
        irregular: r#"forms = { fight = ["fought"] }"#,
        quantities: r#"quantifiers = ["dozen"]
            units = ["mile"]"#,
    };
    Lexicon::from_files(&files, scope).map_err(|error| {
        format!("{error}\n= {}", error.help.as_deref().unwrap_or_default())
    })
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
    let own = [("mine/shell.toml", text.as_str())];
    match with_own("about = \"a\"\nsource = \"ours\"", &own, RuleScope::Material) {
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
fn an_unknown_act_is_named_with_its_file_and_line() {
    check_fault(
        r#"act = "ASAULT/guns"
        verbs = ["shell"]"#,
        expect![[r#"
            mine/shell.toml:5: rule `shell`: `ASAULT` is no event type
            = write `ASSAULT`"#]],
    );
}

#[test]
fn an_unknown_class_is_answered_with_the_known_ones() {
    check_fault(
        r#"act = "ASSAULT"
        verbs = ["shell"]
        needs = { recipient = ["hamlet"] }"#,
        expect![[r#"
            mine/shell.toml:7: rule `shell`: `hamlet` is no class of words
            = write one of armed, civilian, people, crowd, place, position, arms, property, route, bodies, pronoun, name, institution, other"#]],
    );
}

#[test]
fn an_unknown_role_is_answered_with_the_known_ones() {
    check_fault(
        r#"act = "ASSAULT"
        verbs = ["shell"]
        needs = { target = ["place"] }"#,
        expect![[r#"
            mine/shell.toml:7: rule `shell`: `target` is no role
            = write `actor`, `recipient` or `place`"#]],
    );
}

#[test]
fn a_part_of_a_sentence_that_is_none_is_told() {
    check_fault(
        r#"act = "ASSAULT"
        verbs = ["shell"]
        actor = ["subjekt"]"#,
        expect![[r#"
            mine/shell.toml:7: rule `shell`: `subjekt` is no part of a sentence
            = write `subject`, `object`, `indirect`, `compound`, `clause` or a preposition"#]],
    );
}

#[test]
fn a_rule_without_triggers_is_refused() {
    check_fault(
        r#"act = "ASSAULT""#,
        expect![[r#"
        mine/shell.toml:3: rule `shell`: it has neither `verbs` nor `nouns`
        = give its words in dictionary form, such as verbs = ["shell"]"#]],
    );
}

#[test]
fn a_rule_that_says_nothing_of_what_was_done_is_refused() {
    check_fault(
        r#"verbs = ["shell"]"#,
        expect![[r#"
        mine/shell.toml:3: rule `shell`: it has no `act`
        = give the nearest type of PLOVER, such as act = "ASSAULT", and your own name for it in `labels`"#]],
    );
}

#[test]
fn a_word_with_capitals_is_refused() {
    check_fault(
        r#"act = "ASSAULT"
        nouns = ["shelling", "Mortar fire"]"#,
        expect![[r#"
            mine/shell.toml:6: rule `shell`: `Mortar fire` has capitals
            = words stand in dictionary form: write `mortar fire`"#]],
    );
}

#[test]
fn a_key_that_no_rule_has_is_told_with_its_line() {
    check_fault(
        r#"act = "ASSAULT"
        verb = ["shell"]"#,
        expect![[r#"
            mine/shell.toml:6: unknown field `verb`, expected one of `name`, `act`, `verbs`, `nouns`, `weapon`, `actor`, `recipient`, `noun_actor`, `noun_recipient`, `reciprocal`, `needs`, `counts`, `territory`, `labels`, `blocks`, `needs_violence`, `needs_day`, `priority`, `scope`, `example`, `counter_example`
            = docs/lexicon.md lists the keys of a rule and what each takes"#]],
    );
}

#[test]
fn two_rules_of_one_name_are_refused() {
    check_fault(
        r#"act = "ASSAULT"
        verbs = ["shell"]
        [[rule]]
        name = "shell"
        act = "ASSAULT"
        verbs = ["bombard"]"#,
        expect![[r#"
            mine/shell.toml:7: rule `shell`: another rule of the file has this name
            = give each rule of a file a name of its own"#]],
    );
}

#[test]
fn a_label_that_cannot_stand_in_a_cell_is_refused() {
    check_fault(
        r#"act = "ASSAULT"
        verbs = ["shell"]
        [[label]]
        name = "schools; hospitals"
        words = ["school"]"#,
        expect![[r#"
            mine/shell.toml:8: label `schools; hospitals`: `schools; hospitals` can be no label
            = write words without semicolons, such as health-care"#]],
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

#[track_caller]
fn of_verb(verb: &str) -> Lexicon {
    let rule = format!(
        r#"about = "x"
        source = "x"
        [[rule]]
        name = "x"
        act = "ASSAULT"
        verbs = ["{verb}"]
        actor = ["subject"]"#
    );
    lexicon(&rule, RuleScope::Material).expect("a lexicon")
}

#[test]
fn a_verb_that_begins_with_an_accent_passes_the_gate() {
    let lexicon = of_verb("égorger");
    assert!(lexicon.may_fire("Ils ont égorgé deux hommes."));
    assert!(lexicon.may_fire("ÉGORGÉS"));
    assert!(!lexicon.may_fire("Le ministre ouvrit un hôpital."));
}

#[test]
fn a_verb_of_one_letter_passes_the_gate() {
    let lexicon = of_verb("y");
    assert!(lexicon.may_fire("They y the camp."));
    assert!(!lexicon.may_fire("The minister opened a school."));
}

#[test]
fn a_rule_of_the_users_own_is_tried_first_and_known_by_its_folder() {
    let own = r#"about = "a"
        source = "ours"
        [[rule]]
        name = "shell"
        act = "ASSAULT"
        verbs = ["shell"]"#;
    let own = [("mine/shell.toml", own)];
    let lexicon = with_own(RULES, &own, RuleScope::Material).expect("it is right");
    let first = lexicon.verbs["shell"].first().map(|phrase| &lexicon.rules[phrase.rule]);
    assert_eq!(first.map(|rule| &*rule.id), Some("own/shell#shell"));
}

#[test]
fn two_files_of_one_name_are_refused() {
    let own = "about = \"a\"\nsource = \"ours\"";
    let own = [("one/a.toml", own), ("two/a.toml", own)];
    let error = with_own(RULES, &own, RuleScope::Material).err().unwrap_or_default();
    assert!(error.starts_with("two/a.toml:1: a file of the same name"), "{error}");
}

#[test]
fn forms_of_the_users_own_verbs_pass_the_gate() {
    let own = r#"about = "a"
        source = "ours"
        forms = { overrun = ["overran"] }
        [[rule]]
        name = "overrun"
        act = "ASSAULT"
        verbs = ["overrun"]"#;
    let own = [("a.toml", own)];
    let lexicon = with_own(RULES, &own, RuleScope::Material).expect("it is right");
    assert!(lexicon.may_fire("They overran the camp."));
    assert_eq!(lexicon.mended("overran", "overran"), Some("overrun"));
}
