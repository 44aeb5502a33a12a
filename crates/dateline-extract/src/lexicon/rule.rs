//! A rule as its TOML file spells it.

use std::collections::BTreeMap;

use serde::Deserialize;

pub use super::words::ClassList;

/// A file of rules: one family of triggers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    /// What the family is about.
    pub about: String,
    /// Where its rules come from: a codebook, a manual, or "ours".
    pub source: String,
    /// The rules.
    #[serde(rename = "rule", default)]
    pub rules: Vec<RuleText>,
    /// What the user calls events, by the words that stand in them.
    #[serde(rename = "label", default)]
    pub labels: Vec<LabelText>,
    /// Nouns and what they are, as in `nouns.toml`.
    #[serde(rename = "class", default)]
    pub classes: Vec<ClassList>,
    /// Irregular forms of its verbs, as in `irregular.toml`.
    #[serde(default)]
    pub forms: BTreeMap<String, Vec<String>>,
}

/// A name of the user's own for events whose sides or places hold some words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelText {
    /// The name.
    pub name: String,
    /// The acts it is for, `ASSAULT` or `ASSAULT/aerial`; all where it is left out.
    #[serde(default)]
    pub acts: Vec<String>,
    /// Nouns and phrases in dictionary form.
    pub words: Vec<String>,
    /// In which roles they stand: `actor`, `recipient`, `place`.
    #[serde(default = "recipient_and_place")]
    pub roles: Vec<String>,
    /// Texts that must get it.
    #[serde(rename = "example", default)]
    pub examples: Vec<toml::Table>,
    /// Texts that must not get it.
    #[serde(rename = "counter_example", default)]
    pub counter_examples: Vec<toml::Table>,
}

fn recipient_and_place() -> Vec<String> {
    vec!["recipient".to_owned(), "place".to_owned()]
}

/// A rule in words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleText {
    /// Its name within the file.
    pub name: String,
    /// `ASSAULT/aerial`; absent where the words tell only who holds a place.
    pub act: Option<String>,
    /// Verbs and phrases that open with a verb, in dictionary form.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Nouns, alone or with the words before them.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// The weapon that the trigger itself implies.
    pub weapon: Option<String>,
    /// Where the side that acts is found, first filled wins.
    #[serde(default)]
    pub actor: Vec<String>,
    /// Where the side that suffers is found.
    #[serde(default)]
    pub recipient: Vec<String>,
    /// For noun triggers, in place of `actor` and the words in front of the noun.
    pub noun_actor: Option<Vec<String>>,
    /// For noun triggers, in place of `recipient`.
    pub noun_recipient: Option<Vec<String>>,
    /// Both sides do it to each other.
    #[serde(default)]
    pub reciprocal: bool,
    /// What the head word of a role must be.
    #[serde(default)]
    pub needs: BTreeMap<String, Vec<String>>,
    /// What a number of people in a role means.
    #[serde(default)]
    pub counts: BTreeMap<String, String>,
    /// Who takes, loses or holds what.
    pub territory: Option<TerritoryText>,
    /// What the user calls it.
    #[serde(default)]
    pub labels: Vec<String>,
    /// The words tell no act at all: an idiom that holds a trigger.
    #[serde(default)]
    pub blocks: bool,
    /// The words tell an act only beside other violence, a weapon, or somebody who did it: people also die in bed.
    #[serde(default)]
    pub needs_violence: bool,
    /// The words tell an act only with a day beside them, and a state without one.
    #[serde(default)]
    pub needs_day: bool,
    /// Higher is tried first among rules of one trigger.
    #[serde(default)]
    pub priority: i32,
    /// `material` or `verbal`.
    #[serde(default)]
    pub scope: RuleScope,
    /// Texts that the rule must code so.
    #[serde(rename = "example", default)]
    pub examples: Vec<toml::Table>,
    /// Texts that the rule must leave alone.
    #[serde(rename = "counter_example", default)]
    pub counter_examples: Vec<toml::Table>,
}

/// Which runs use a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RuleScope {
    /// Always.
    #[default]
    Material,
    /// Only with `--scope all`: visits, statements, demands.
    Verbal,
}

/// What a rule says of a place.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TerritoryText {
    /// Where the place is found.
    pub place: Vec<String>,
    /// How it is held afterwards.
    #[serde(default = "held")]
    pub state: String,
    /// `actor`, `recipient` or nothing.
    pub holder_after: Option<String>,
    /// `actor`, `recipient` or nothing.
    pub holder_before: Option<String>,
    /// Whether fighting changes it; absent where the words do not say.
    pub by_force: Option<bool>,
    /// Whether the state ends: a siege that is broken.
    #[serde(default)]
    pub ends: bool,
}

fn held() -> String {
    "held".to_owned()
}
