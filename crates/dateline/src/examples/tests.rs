//! Examples are found with their lines, and their own mistakes are told.

use dateline_extract::rule_file;

use super::{Example, Owner, of};

const FILE: &str = r#"about = "a"
source = "ours"

[[rule]]
name = "torch"
act = "ASSAULT"
verbs = ["torch"]

[[rule.example]]
text = "They torched it."
actor = "They"

[[rule.counter_example]]
text = "She torched her hopes."
why = "hopes do not burn"

[[label]]
name = "fire"
words = ["fire"]

[[label.example]]
txt = "Fire."

[[rule]]
name = "burn"
act = "ASSAULT"
verbs = ["burn"]

[[rule.example]]
text = "They burnt it."
killed = 4

[[rule.example]]
text = "They burnt it."
dead = "4"
"#;

fn examples() -> Vec<Example> {
    of("own/a", FILE, &rule_file(("a.toml", FILE)).expect("it is right"))
}

#[test]
fn each_example_has_its_line_and_its_owner() {
    let told: Vec<(usize, bool, Owner)> = examples()
        .into_iter()
        .map(|example| (example.line, example.is_counter, example.of))
        .collect();
    let rule = |name: &str| Owner::Rule(format!("own/a#{name}"));
    assert_eq!(
        told,
        [
            (9, false, rule("torch")),
            (13, true, rule("torch")),
            (21, false, Owner::Label("fire".to_owned())),
            (29, false, rule("burn")),
            (33, false, rule("burn")),
        ]
    );
}

#[test]
fn a_mistake_in_an_example_is_told() {
    let faults: Vec<Option<String>> = examples()
        .into_iter()
        .map(|example| example.fault.map(|fault| fault.chars().take(40).collect()))
        .collect();
    assert_eq!(
        faults,
        [
            None,
            None,
            Some("`txt` is no field of an example: write o".to_owned()),
            Some("`killed` is no text in quotes".to_owned()),
            Some("`dead` is no field of an example: write ".to_owned()),
        ]
    );
}
