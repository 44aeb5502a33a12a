//! Whether a report can hold a trigger at all.
//!
//! Lossless by construction: for each trigger's head word the automaton looks for the letters that all its
//! regular forms share, and for its irregular forms. A report without any of them cannot fire a rule.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::compile::TriggerPhrase;
use super::words::Words;

#[derive(Debug)]
pub(super) struct Gate {
    automaton: Option<AhoCorasick>,
}

impl Gate {
    pub(super) fn new(
        verbs: &BTreeMap<String, Vec<TriggerPhrase>>,
        nouns: &BTreeMap<String, Vec<TriggerPhrase>>,
        words: &Words,
    ) -> Gate {
        let mut stems = BTreeSet::new();
        for head in verbs.keys().chain(nouns.keys()) {
            stems.insert(stem(head).to_owned());
            // "égorger" begins with no letter of ASCII and shares only that letter with its forms.
            if let Some(first) = head.chars().next().filter(|it| !it.is_ascii()) {
                stems.extend([
                    first.to_lowercase().collect(),
                    first.to_uppercase().collect(),
                ]);
            }
            for form in words.irregular.get(head).into_iter().flatten() {
                stems.insert(form.to_lowercase());
            }
        }
        stems.retain(|stem| !stem.is_empty());
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&stems)
            .ok();
        Gate { automaton }
    }

    /// Says yes where the automaton could not be built: parsing too much loses nothing.
    pub(super) fn may_fire(&self, text: &str) -> bool {
        self.automaton.as_ref().is_none_or(|automaton| automaton.is_match(text))
    }
}

/// The letters that every regular form of the word begins with: "seize" and "seizing" share "seiz",
/// "carry" and "carried" share "carr"; a hyphen or accent ends it, since spellings differ there.
fn stem(lemma: &str) -> &str {
    let plain = lemma.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(lemma.len());
    let word = &lemma[..plain];
    let shared = word.strip_suffix(['e', 'y']).unwrap_or(word);
    if shared.is_empty() { word } else { shared }
}
