//! Lines in capitals, shown in the case they would have in a calm text.

use std::collections::{BTreeMap, BTreeSet};

use super::compounds::words;
use super::seen::{Edit, Seen};

/// How the calm lines of the report write its words.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Words capitalised within a sentence, by their lower-case form.
    names: BTreeMap<String, String>,
    /// Words written small.
    small: BTreeSet<String>,
}

impl Known {
    /// Learns from the calm ones among these.
    pub(super) fn of<'s>(all: impl Iterator<Item = &'s Seen> + Clone) -> Known {
        let mut known = Known::default();
        // Most reports have no line in capitals and need none of this.
        if !all.clone().any(|seen| is_loud(seen.text())) {
            return known;
        }
        for seen in all.filter(|seen| !is_loud(seen.text())) {
            let text = seen.text();
            let mut opens = true;
            let mut end = 0;
            for (at, word) in words(text) {
                opens |= text[end..at].contains(['.', '!', '?', '"', '“', ':']);
                if word.chars().all(char::is_lowercase) {
                    known.small.insert(word.to_owned());
                } else if !opens && word.starts_with(char::is_uppercase) {
                    known.names.insert(word.to_lowercase(), word.to_owned());
                }
                opens = false;
                end = at + word.len();
            }
        }
        known
    }
}

/// Whether a line is all in capitals: three words or more, nine letters in ten.
pub(super) fn is_loud(text: &str) -> bool {
    let (mut upper, mut cased) = (0_usize, 0_usize);
    for letter in text.chars() {
        upper += usize::from(letter.is_uppercase());
        cased += usize::from(letter.is_uppercase() || letter.is_lowercase());
    }
    cased >= 8 && upper * 10 >= cased * 9 && words(text).nth(2).is_some()
}

/// Acronyms with a vowel that readers of news know; those without one are told by that.
const ACRONYMS: &[&str] = &[
    "AU", "ELN", "ETA", "EU", "FARC", "IAEA", "IDF", "IRA", "ISIL", "ISIS", "NATO", "OSCE",
    "PLO", "UAE", "UAV", "UK", "UN", "UNHCR", "UNICEF", "UNIFIL", "US", "USA",
];

/// The changes that put a line in capitals into the case of a calm text.
pub(super) fn lower(
    seen: &Seen,
    known: &Known,
    is_word: &impl Fn(&str) -> bool,
) -> Vec<Edit> {
    let text = seen.text();
    let mut edits = Vec::new();
    let mut opens = true;
    let mut end = 0;
    for (at, word) in words(text) {
        let gap = &text[end..at];
        let dotted = text[at + word.len()..].starts_with('.') && word.len() == 1;
        opens |= gap.contains(['.', '!', '?']) && !gap.starts_with(".-");
        end = at + word.len();
        let small = word.to_lowercase();
        let shown = if dotted {
            word.to_owned()
        } else if let Some(name) = known.names.get(&small) {
            name.clone()
        } else if is_acronym(word) {
            word.to_owned()
        } else if known.small.contains(&small) || is_word(&small) {
            match opens {
                true => capitalised(word),
                false => small,
            }
        } else {
            capitalised(word)
        };
        opens = false;
        // Letters whose small form has another length stay as they are.
        if shown.len() == word.len() && shown != word {
            edits.push((at..end, shown));
        }
    }
    edits
}

fn is_acronym(word: &str) -> bool {
    let vowel = |letter: char| matches!(letter, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y');
    ACRONYMS.contains(&word)
        || (word.len() > 1
            && word.len() < 7
            && word.chars().all(|letter| letter.is_ascii_uppercase())
            && !word.contains(vowel))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_string() + &letters.as_str().to_lowercase(),
        None => String::new(),
    }
}
