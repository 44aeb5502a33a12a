//! Every file parses, speaks the model's words, and no two rules claim the same words for the same needs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use dateline_model::{
    Act, ActorKind, CountKind, EventType, Mode, SpeakerKind, TerritoryState, Weapon,
};
use toml::{Table, Value};

mod lists;
mod place;

use place::Place;

const RULE_KEYS: &[&str] = &[
    "name",
    "act",
    "verbs",
    "nouns",
    "weapon",
    "actor",
    "recipient",
    "noun_actor",
    "noun_recipient",
    "reciprocal",
    "needs",
    "counts",
    "territory",
    "priority",
    "scope",
    "blocks",
    "needs_violence",
    "needs_day",
    "example",
    "counter_example",
];
const EXAMPLE_KEYS: &[&str] = &[
    "text",
    "actor",
    "recipient",
    "place",
    "killed",
    "injured",
    "captured",
    "territory",
    "weapon",
    "sub_event",
    "modality",
    "speaker",
    "date",
];
const CLASSES: &[&str] = &[
    "armed",
    "civilian",
    "people",
    "crowd",
    "place",
    "position",
    "arms",
    "property",
    "route",
    "bodies",
    "name",
    "pronoun",
    "institution",
    "other",
];

fn table(text: &str) -> Table {
    text.parse().expect("the file is TOML")
}

/// The rules of all files with their places.
fn rules() -> Vec<(Place, Table)> {
    let mut all = Vec::new();
    for (name, text) in crate::RULES {
        let file = format!("data/dateline-data/lexicon/rules/{name}");
        let read: Table = text.parse().unwrap_or_else(|error| panic!("{file}: {error}"));
        for rule in tables(&read, "rule") {
            let place = Place::of(&file, text, "rule", "name", &text_of(&rule, "name"));
            all.push((place, rule));
        }
    }
    all
}

fn tables(table: &Table, key: &str) -> Vec<Table> {
    let list = table.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    list.into_iter().filter_map(|each| each.as_table().cloned()).collect()
}

fn text_of(table: &Table, key: &str) -> String {
    table.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn words_of(table: &Table, key: &str) -> Vec<String> {
    let list = table.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The triggers of a rule, each phrase of "express|voice support|regret" on its own.
fn triggers_of(rule: &Table, key: &str) -> Vec<String> {
    let mut all = Vec::new();
    for phrase in words_of(rule, key) {
        let words = phrase.split_whitespace();
        all.extend(words.fold(vec![String::new()], |begun, word| {
            let joined = |start: &String| {
                let each = |word: &str| format!("{start} {word}").trim_start().to_owned();
                word.split('|').map(each).collect::<Vec<String>>()
            };
            begun.iter().flat_map(joined).collect()
        }));
    }
    all
}

fn entries(rule: &Table, key: &str) -> Table {
    rule.get(key).and_then(Value::as_table).cloned().unwrap_or_default()
}

#[track_caller]
fn is_act(place: &impl Display, act: &str) {
    let words = |all: Vec<&str>| all.join(", ");
    assert!(
        act.parse::<Act>().is_ok(),
        "{place}: `{act}` is no act; write EVENT or EVENT/mode, where EVENT is one of {}, and mode one of {}",
        words(EventType::ALL.iter().map(|event| event.as_str()).collect()),
        words(Mode::ALL.iter().map(|mode| mode.as_str()).collect()),
    );
}

/// The words of a list of the model.
macro_rules! words_of_list {
    ($list:ty) => {
        <$list>::ALL.iter().map(|word| word.as_str()).collect::<Vec<&str>>()
    };
}

#[track_caller]
fn is_one_of(file: &str, word: &str, list: &[&str]) {
    assert!(list.contains(&word), "{file}: `{word}` is none of {}", list.join(", "));
}

#[test]
fn no_rule_file_of_the_folder_is_missing_from_the_list() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/lexicon/rules");
    let mut found: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
        .collect();
    found.sort();
    let listed: Vec<&str> = crate::RULES.iter().map(|(name, _)| *name).collect();
    assert_eq!(
        listed, found,
        "the list `rules!` in data/dateline-data/src/lib.rs, and the files in lexicon/rules"
    );
}

#[test]
fn every_file_says_what_it_is_about_and_where_it_comes_from() {
    for (file, text) in crate::RULES {
        let table = table(text);
        for key in ["about", "source"] {
            assert!(
                !text_of(&table, key).is_empty(),
                "lexicon/rules/{file}:1: write {key} = \"...\" on top"
            );
        }
        assert!(!tables(&table, "rule").is_empty(), "{file} holds no rule");
    }
}

#[test]
fn rules_use_only_the_words_of_the_model() {
    for (id, rule) in rules() {
        id.has_only(&rule, RULE_KEYS);
        if let Some(act) = rule.get("act").and_then(Value::as_str) {
            is_act(&id, act);
        }
        if let Some(weapon) = rule.get("weapon").and_then(Value::as_str) {
            id.is_one_of("weapon", weapon, &words_of_list!(Weapon));
        }
        for kind in entries(&rule, "counts").values() {
            let kind = kind.as_str().unwrap_or_default();
            id.is_one_of("counts", kind, &words_of_list!(CountKind));
        }
        let territory = entries(&rule, "territory");
        if !territory.is_empty() {
            let state = text_of(&territory, "state");
            id.is_one_of("state", &state, &words_of_list!(TerritoryState));
            assert!(!words_of(&territory, "place").is_empty(), "{id}: no place");
        }
        for (role, classes) in &entries(&rule, "needs") {
            assert!(
                matches!(role.as_str(), "actor" | "recipient" | "place"),
                "{id}: {role}"
            );
            for class in classes.as_array().cloned().unwrap_or_default() {
                let class = class.as_str().unwrap_or_default().to_owned();
                id.is_one_of("needs", &class, &[CLASSES, &["none", "known"]].concat());
            }
        }
        assert!(
            !words_of(&rule, "verbs").is_empty() || !words_of(&rule, "nouns").is_empty(),
            "{id}: no trigger; write verbs = [\"...\"] or nouns = [\"...\"]"
        );
    }
}

#[test]
fn triggers_are_lemmas_in_lower_case_and_stand_once_in_a_rule() {
    for (id, rule) in rules() {
        for key in ["verbs", "nouns"] {
            let words = triggers_of(&rule, key);
            let mut seen = BTreeSet::new();
            for word in &words {
                let right = word.trim().to_lowercase();
                assert!(*word == right, "{id}: write `{word}` as `{right}`");
                assert!(seen.insert(word), "{id}: `{word}` stands twice in `{key}`");
            }
        }
    }
}

#[test]
fn a_need_that_no_source_can_fill_may_be_absent() {
    for (id, rule) in rules() {
        let needs = entries(&rule, "needs");
        for role in ["actor", "recipient"] {
            let filled = !words_of(&rule, role).is_empty()
                || !words_of(&rule, &format!("noun_{role}")).is_empty();
            let optional = words_of(&needs, role).iter().any(|class| class == "none");
            let needed = needs.contains_key(role);
            assert!(!needed || filled || optional, "{id}: nothing can fill `{role}`");
        }
    }
}

#[test]
fn no_two_rules_claim_the_same_trigger_with_the_same_needs() {
    let mut seen: BTreeMap<(String, String), Place> = BTreeMap::new();
    for (id, rule) in rules() {
        let needs = format!("{:?} {}", entries(&rule, "needs"), text_of(&rule, "scope"));
        for key in ["verbs", "nouns"] {
            for word in triggers_of(&rule, key) {
                let claim = (format!("{key} {word}"), needs.clone());
                let other = seen.insert(claim, id.clone());
                if let Some(other) = other {
                    panic!(
                        "{id} and {other} both claim `{word}`; take it out of one, or give one other `needs`"
                    );
                }
            }
        }
    }
}

#[test]
fn every_rule_has_an_example_and_a_counter_example() {
    for (id, rule) in rules() {
        let (examples, counter) =
            (tables(&rule, "example"), tables(&rule, "counter_example"));
        // A rule that only blocks codes nothing.
        let blocks = rule.get("blocks").and_then(Value::as_bool).unwrap_or(false);
        assert!(
            blocks || !examples.is_empty(),
            "{id} has no example; add [[rule.example]] with text and what is read in it"
        );
        assert!(
            !counter.is_empty(),
            "{id} has no counter-example; add [[rule.counter_example]] with text and why"
        );
        for example in &examples {
            assert!(!text_of(example, "text").is_empty(), "{id}");
            assert!(example.len() > 1, "{id}: an example without an expectation");
            id.has_only(example, EXAMPLE_KEYS);
        }
        for example in &counter {
            assert!(!text_of(example, "text").is_empty(), "{id}");
            assert!(
                !text_of(example, "why").is_empty(),
                "{id}: a counter-example says why"
            );
        }
    }
}

#[test]
fn every_mode_of_an_assault_is_reached_by_a_rule_or_a_weapon() {
    let mut acts: BTreeSet<String> =
        rules().iter().map(|(_, rule)| text_of(rule, "act")).collect();
    acts.extend(
        tables(&table(crate::WEAPONS), "weapon").iter().map(|w| text_of(w, "act")),
    );
    let assault = [
        Mode::Abduct,
        Mode::Beat,
        Mode::Torture,
        Mode::Sexual,
        Mode::Targeted,
        Mode::Destroy,
        Mode::Primitive,
        Mode::Firearms,
        Mode::Explosives,
        Mode::SuicideAttack,
        Mode::Aerial,
        Mode::Drone,
        Mode::HeavyWeapons,
        Mode::CrowdControl,
        Mode::Unconventional,
        Mode::Desecrate,
    ];
    for mode in assault {
        assert!(
            acts.contains(&format!("ASSAULT/{mode}")),
            "nothing leads to ASSAULT/{mode}"
        );
    }
}

#[test]
fn word_lists_use_only_the_words_of_the_model() {
    for (file, text) in crate::NOUNS {
        for list in tables(&table(text), "class") {
            let class = text_of(&list, "class");
            assert!(CLASSES.contains(&class.as_str()), "`{class}` is no class");
            if let Some(kind) = list.get("kind").and_then(Value::as_str) {
                is_one_of(file, kind, &words_of_list!(ActorKind));
            }
        }
    }
    for list in tables(&table(crate::SPEAKERS), "speaker") {
        let kind = text_of(&list, "kind");
        is_one_of("speakers.toml", &kind, &words_of_list!(SpeakerKind));
    }
    for list in tables(&table(crate::WEAPONS), "weapon") {
        let weapon = text_of(&list, "weapon");
        is_one_of("weapons.toml", &weapon, &words_of_list!(Weapon));
        if let Some(act) = list.get("act").and_then(Value::as_str) {
            is_act(&"weapons.toml", act);
        }
    }
    let effects = [
        "report", "alleged", "denied", "negated", "ordered", "planned", "possible",
        "habitual", "ongoing", "happened",
    ];
    for list in tables(&table(crate::GOVERNORS), "governor") {
        let effect = text_of(&list, "effect");
        assert!(effects.contains(&effect.as_str()), "`{effect}` is no effect");
    }
    for key in ["quantifiers", "units"] {
        assert!(!words_of(&table(crate::QUANTITIES), key).is_empty());
    }
    assert!(!entries(&table(crate::IRREGULAR), "forms").is_empty());
}

#[test]
fn lists_of_people_are_in_small_letters_and_name_nothing_twice() {
    let given = crate::GIVEN_NAMES.lines().filter(|line| !line.starts_with('#'));
    for name in given.flat_map(str::split_whitespace) {
        assert_eq!(name, name.to_lowercase(), "given-names.txt");
    }
    let figures: Vec<&str> =
        crate::PUBLIC_FIGURES.lines().filter(|line| !line.starts_with('#')).collect();
    let once: std::collections::BTreeSet<&&str> = figures.iter().collect();
    assert_eq!(once.len(), figures.len(), "public-figures.txt names somebody twice");
    let roles: toml::Table = crate::ROLES.parse().expect("roles.toml is TOML");
    for part in ["offices", "local", "titles", "roles"] {
        assert!(roles.contains_key(part), "roles.toml lacks `{part}`");
    }
}
