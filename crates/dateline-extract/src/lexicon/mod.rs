//! The coding knowledge: rules and word lists, read from TOML that researchers edit.

mod compile;
mod gate;
mod rule;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;

pub(crate) use compile::{Need, Side};
pub use compile::{Rule, RuleTerritory, Source, TriggerPhrase};
pub use rule::{RuleFile, RuleScope, RuleText, TerritoryText};
pub use words::{Governor, Words};

use dateline_model::Weapon;
use gate::Gate;

/// The files of a lexicon: name and text.
pub struct LexiconFiles<'a> {
    /// The rule files.
    pub rules: &'a [(&'a str, &'a str)],
    /// What head nouns are: of two files that hold a word, the earlier counts.
    pub nouns: &'a [(&'a str, &'a str)],
    /// Words that govern a clause: plans, orders, denials, reports.
    pub governors: &'a str,
    /// Nouns and phrases for those who say so.
    pub speakers: &'a str,
    /// Weapons by their words.
    pub weapons: &'a str,
    /// Irregular forms of trigger verbs.
    pub irregular: &'a str,
    /// Nouns that quantify others.
    pub quantities: &'a str,
}

/// Why a lexicon cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// The file is no TOML of the expected form.
    #[error("{file}: {source}")]
    Toml {
        /// The file.
        file: String,
        /// What is wrong, with line and column.
        source: Box<toml::de::Error>,
    },
    /// A word is none of the known ones.
    #[error("{file}, rule `{rule}`: {what}")]
    Rule {
        /// The file.
        file: String,
        /// The rule.
        rule: String,
        /// What is wrong and what would be right.
        what: String,
    },
}

/// Rules and word lists, compiled for look-up.
pub struct Lexicon {
    pub(crate) rules: Vec<Rule>,
    pub(crate) verbs: BTreeMap<String, Vec<TriggerPhrase>>,
    pub(crate) nouns: BTreeMap<String, Vec<TriggerPhrase>>,
    pub(crate) words: Words,
    gate: Gate,
}

impl Lexicon {
    /// Compiles the files. `scope` says up to which rules are used.
    pub fn from_files(
        files: &LexiconFiles<'_>,
        scope: RuleScope,
    ) -> Result<Lexicon, LexiconError> {
        let words = Words::from_files(files)?;
        let mut rules = Vec::new();
        for (name, text) in files.rules {
            let file: RuleFile = parse(name, text)?;
            let stem = name.trim_end_matches(".toml");
            for rule in file.rules.into_iter().filter(|rule| rule.scope <= scope) {
                rules.push(compile::rule(stem, rule)?);
            }
        }
        let (verbs, nouns) = compile::index(&rules);
        let gate = Gate::new(&verbs, &nouns, &words);
        Ok(Lexicon { rules, verbs, nouns, words, gate })
    }

    /// Whether a trigger of any rule can occur in the text at all. Never says no where one does.
    pub fn may_fire(&self, text: &str) -> bool {
        self.gate.may_fire(text)
    }

    /// The dictionary form of a word whose lemma no rule knows, by the list of irregular forms:
    /// readers make "stag" of "staged", and leave "retook" as it is.
    pub(crate) fn mended(&self, lemma: &str, word: &str) -> Option<&str> {
        let is_known = self.verbs.contains_key(lemma) || self.nouns.contains_key(lemma);
        if is_known {
            return None;
        }
        self.words.dictionary_form(word)
    }

    /// The weapon that a word or phrase names, given in the singular: "mortar".
    pub fn weapon(&self, phrase: &str) -> Option<Weapon> {
        self.words.weapon(phrase).map(|word| word.weapon)
    }

    /// The rules, in the order of their files.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }
}

pub(crate) fn parse<T: serde::de::DeserializeOwned>(
    file: &str,
    text: &str,
) -> Result<T, LexiconError> {
    toml::from_str(text).map_err(|source| LexiconError::Toml {
        file: file.to_owned(),
        source: Box::new(source),
    })
}
