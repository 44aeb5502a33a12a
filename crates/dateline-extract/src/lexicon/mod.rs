//! The coding knowledge: rules and word lists, read from TOML that researchers edit.

mod compile;
mod fault;
mod gate;
mod label;
mod rule;
#[cfg(test)]
mod tests;
mod words;

use std::collections::{BTreeMap, BTreeSet};

pub use compile::{
    Need, Rule, RuleTerritory, Side, Source, TriggerPhrase, class_in_words,
};
pub use fault::LexiconError;
pub(crate) use label::Label;
pub use rule::{ClassList, LabelText, RuleFile, RuleScope, RuleText, TerritoryText};
pub use words::{Governor, Words};

use dateline_model::Weapon;
use fault::parse;
use gate::Gate;

/// The files of a lexicon: name and text.
pub struct LexiconFiles<'a> {
    /// The rule files.
    pub rules: &'a [(&'a str, &'a str)],
    /// Rule files of the user's own, path and text; they are tried before those.
    pub own: &'a [(&'a str, &'a str)],
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

/// Rules and word lists, compiled for look-up.
pub struct Lexicon {
    pub(crate) rules: Vec<Rule>,
    pub(crate) verbs: BTreeMap<String, Vec<TriggerPhrase>>,
    pub(crate) nouns: BTreeMap<String, Vec<TriggerPhrase>>,
    pub(crate) words: Words,
    pub(crate) labels: Vec<Label>,
    gate: Gate,
}

impl Lexicon {
    /// Compiles the files. `scope` says up to which rules are used.
    pub fn from_files(
        files: &LexiconFiles<'_>,
        scope: RuleScope,
    ) -> Result<Lexicon, LexiconError> {
        let mut words = Words::from_files(files)?;
        let (mut rules, mut labels) = (Vec::new(), Vec::new());
        let mut stems = BTreeSet::new();
        for file in files.own {
            let stem = format!("own/{}", stem(file.0));
            if !stems.insert(stem.clone()) {
                let what = "a file of the same name is in use already".to_owned();
                let help = Some("rename one of them: rules are known by it".to_owned());
                return Err(LexiconError {
                    file: file.0.to_owned(),
                    line: 1,
                    what,
                    help,
                });
            }
            let mut read: RuleFile = parse(file.0, file.1)?;
            let classes = std::mem::take(&mut read.classes);
            words.add_own(*file, classes, std::mem::take(&mut read.forms))?;
            let named = std::mem::take(&mut read.labels);
            labels.extend(label::compile(*file, named)?);
            rules.extend(compile::rules(*file, &stem, read, scope)?);
        }
        for file in files.rules {
            let read: RuleFile = parse(file.0, file.1)?;
            rules.extend(compile::rules(*file, stem(file.0), read, scope)?);
        }
        let (verbs, nouns) = compile::index(&rules);
        let gate = Gate::new(&verbs, &nouns, &words);
        Ok(Lexicon { rules, verbs, nouns, words, labels, gate })
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

/// Reads a file of rules without compiling it; `file` is its name and its text.
///
/// # Errors
/// If it is no TOML of the expected form.
pub fn rule_file(file: (&str, &str)) -> Result<RuleFile, LexiconError> {
    parse(file.0, file.1)
}

/// The name of a file without its folders and its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.strip_suffix(".toml").unwrap_or(name)
}
