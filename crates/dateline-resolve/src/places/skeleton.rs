//! The consonants of a name, in which the spellings of one Arabic name agree in both scripts.
//!
//! A name has several skeletons where a letter is read in several ways: "dh" stands for ذ, ظ and ض, an Iraqi "g" for ق,
//! ك and ج. Two names agree where they share one. The readings are those of the romanisations in use (BGN/PCGN, the
//! Library of Congress, French and German habit) and of the dialects of Syria and Iraq.

mod arabic;
mod latin;
#[cfg(test)]
mod tests;

use super::fold::{self, is_arabic, is_article};

/// At most so many skeletons of one name: three letters that are read in two ways.
const MOST: usize = 8;

/// Words for what a place is, which one spelling has and another leaves out.
const GENERIC: &[&str] = &[
    "village",
    "town",
    "city",
    "markaz",
    "nahiyat",
    "nahiyah",
    "nahiya",
    "nahia",
    "qada",
    "qaryat",
    "qariyat",
    "qarya",
    "madinat",
    "medinat",
    "hayy",
    "muhafazat",
    "mintaqat",
    "مركز",
    "ناحيه",
    "قضا",
    "قريه",
    "مدينه",
    "حي",
    "محافظه",
    "منطقه",
];

/// Spellings of "father of", with the article behind it or without, and of the clan prefix that reports use for it.
const FATHER: &[&str] = &[
    "abu", "abou", "abo", "abi", "aba", "abul", "aboul", "abol", "abil", "bu", "bou",
    "bo", "albu", "albou", "albo",
];

/// The skeletons of a name, the likeliest first; none where it has no letter of weight, or a digit stands in it.
pub fn skeletons(name: &str) -> Vec<String> {
    let mut words = words(name);
    if words.iter().any(|word| !GENERIC.contains(&word.as_str())) {
        words.retain(|word| !GENERIC.contains(&word.as_str()));
    }
    if words.iter().any(|word| word.chars().any(char::is_numeric)) {
        return Vec::new();
    }
    let mut keys = of(&words, Weight::Consonants);
    let n_readings = keys.len();
    keys.retain(|key| key.len() > 1);
    // Of one consonant the half vowels around it are what tells "Nawa" from "Ana".
    if keys.len() < n_readings {
        keys.extend(of(&words, Weight::HalfVowels));
        keys.retain(|key| !key.is_empty());
    }
    keys
}

/// Which letters have weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    /// Consonants, but for w and y, which one coder writes as vowels and another as consonants.
    Consonants,
    /// These two as well, and whether the name begins with a vowel.
    HalfVowels,
}

/// A word and how it stands in its name.
#[derive(Clone, Copy, Debug)]
struct Word<'w> {
    letters: &'w str,
    is_first: bool,
    is_last: bool,
    weight: Weight,
}

/// All ways to read the words one after the other.
fn of(words: &[String], weight: Weight) -> Vec<String> {
    let mut keys = vec![String::new()];
    for (at, word) in words.iter().enumerate() {
        let is_last = at + 1 == words.len();
        if is_article(word) && words.len() > 1 {
            continue;
        }
        let here = Word { letters: word, is_first: at == 0, is_last, weight };
        let readings = match word.chars().any(is_arabic) {
            true => arabic::readings(here),
            false if FATHER.contains(&word.as_str()) => vec!["b".to_owned()],
            false => latin::readings(here),
        };
        push(&mut keys, &readings);
    }
    keys
}

/// Puts each end behind each beginning, the likeliest first and no more than [`MOST`].
fn push<E: AsRef<str>>(keys: &mut Vec<String>, ends: &[E]) {
    // Most letters are read in one way.
    if let [only] = ends {
        keys.iter_mut().for_each(|key| key.push_str(only.as_ref()));
        return;
    }
    let n_ends = (MOST / keys.len().max(1)).clamp(1, ends.len().max(1));
    let starts = std::mem::take(keys);
    for end in ends.iter().take(n_ends) {
        for start in &starts {
            let key = format!("{start}{}", end.as_ref());
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
}

/// The folded words, those apart that are written as one.
fn words(name: &str) -> Vec<String> {
    let kurdish = kurdish(name);
    let mut words = Vec::new();
    for word in fold::arabised(kurdish.as_deref().unwrap_or(name)) {
        // "مركزالحفة": the district's own town, glued.
        let bare = word.strip_prefix("مركز").filter(|rest| rest.starts_with("ال"));
        let word = bare.map(str::to_owned).unwrap_or(word);
        match latin::faith(&word) {
            Some(head) => words.extend([head.to_owned(), "din".to_owned()]),
            None => words.push(word),
        }
    }
    words
}

/// Kurdish writes a vowel with letters that are folded to the Arabic feminine ending.
fn kurdish(name: &str) -> Option<String> {
    name.contains(['ە', 'ة']).then(|| {
        let mut letters = name.chars().peekable();
        let mut read = String::new();
        while let Some(letter) = letters.next() {
            let goes_on = letters.peek().is_some_and(|next| next.is_alphabetic());
            read.push(match letter {
                'ە' => 'ا',
                'ة' if goes_on => 'ا',
                _ => letter,
            });
        }
        read
    })
}

/// How much a skeleton says: its letters, those that repeat the one before not counted.
pub fn weight(key: &str) -> usize {
    let mut last = None;
    key.chars().filter(|letter| last.replace(*letter) != Some(*letter)).count()
}

/// All skeletons one letter away, of those that say enough: one left out, changed or put in.
pub(super) fn one_edit_away(keys: &[String]) -> Vec<String> {
    const LETTERS: &str = "$bdfghjklmnrstxz";
    let mut found = Vec::new();
    for key in keys.iter().filter(|key| weight(key) >= 4) {
        let letters: Vec<char> = key.chars().collect();
        for at in 0..=letters.len() {
            let (before, after) = letters.split_at(at);
            let start: String = before.iter().collect();
            if let [_, rest @ ..] = after {
                let rest: String = rest.iter().collect();
                found.push(format!("{start}{rest}"));
                found.extend(LETTERS.chars().map(|new| format!("{start}{new}{rest}")));
            }
            let rest: String = after.iter().collect();
            found.extend(LETTERS.chars().map(|new| format!("{start}{new}{rest}")));
        }
    }
    found.retain(|edited| !keys.contains(edited));
    found.sort_unstable();
    found.dedup();
    found
}
