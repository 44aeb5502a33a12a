//! Whether a coded event is the expected one. Strict, and blind to how events are coded.
//!
//! An event matches when its sub-type is one of those allowed, when every expected side is named on its side (either
//! way round where both fought each other), and when place, day and dead agree. Nothing counts in part.

use std::collections::BTreeSet;

use dateline::Date;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

#[cfg(test)]
mod tests;

/// An event as a person expects it.
#[derive(Deserialize, Clone, Debug, Default)]
pub(crate) struct Expected {
    pub(crate) report: String,
    pub(crate) id: String,
    pub(crate) sub_event_type_any_of: Vec<String>,
    /// Names of one side, any of which will do.
    pub(crate) actors: Vec<String>,
    pub(crate) recipients: Vec<String>,
    pub(crate) place: String,
    /// A day or a month.
    pub(crate) date: Option<String>,
    pub(crate) killed_low: Option<u64>,
    pub(crate) killed_at_least: bool,
}

/// An event as it was coded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Coded {
    pub(crate) id: String,
    pub(crate) sub_event: String,
    pub(crate) actors: Vec<String>,
    pub(crate) recipients: Vec<String>,
    pub(crate) reciprocal: bool,
    /// The resolved name; the words of the text where there is none.
    pub(crate) place: Option<String>,
    /// The words of the place.
    pub(crate) place_words: String,
    pub(crate) earliest: Option<Date>,
    pub(crate) latest: Option<Date>,
    pub(crate) killed_low: Option<u64>,
    pub(crate) killed_high: Option<u64>,
}

/// In what the coded event differs from the expected one; empty where they match.
pub(crate) fn differences(expected: &Expected, coded: &Coded) -> Vec<&'static str> {
    let mut different = Vec::new();
    let mut check = |name, agrees: bool| {
        if !agrees {
            different.push(name);
        }
    };
    check("type", expected.sub_event_type_any_of.contains(&coded.sub_event));
    check("sides", sides_agree(expected, coded));
    check("place", place_agrees(&expected.place, coded));
    check("date", date_agrees(expected.date.as_deref(), coded));
    check("killed", killed_agrees(expected, coded));
    different
}

fn sides_agree(expected: &Expected, coded: &Coded) -> bool {
    let straight = side_agrees(&expected.actors, &coded.actors)
        && side_agrees(&expected.recipients, &coded.recipients);
    let turned = coded.reciprocal
        && side_agrees(&expected.actors, &coded.recipients)
        && side_agrees(&expected.recipients, &coded.actors);
    straight || turned
}

/// A side that is not expected may be anything; an expected one must be named.
fn side_agrees(any_of: &[String], named: &[String]) -> bool {
    any_of.is_empty()
        || named.iter().any(|name| any_of.iter().any(|each| same_name(each, name)))
}

/// ACLED writes "Military Forces of Syria (2000-)" and "QSD: Syrian Democratic Forces": the name is what is left.
fn same_name(expected: &str, named: &str) -> bool {
    let bare = |name: &str| {
        let name = name.split(" (").next().unwrap_or(name);
        let name = name.split_once(": ").map_or(name, |(_, name)| name);
        fold(name)
    };
    bare(expected) == bare(named)
}

/// The name of a point must be the same in every word; a line is known by the places it runs through.
fn place_agrees(expected: &str, coded: &Coded) -> bool {
    let wanted = words(expected);
    if expected.starts_with("highway ") {
        let named = words(coded.place.as_deref().unwrap_or(&coded.place_words));
        let said = words(&coded.place_words);
        return !coded.place_words.is_empty()
            && (wanted.is_subset(&named) || wanted.is_subset(&said));
    }
    match &coded.place {
        // A gazetteer may hold "Kashmah oil field" where the text says "South Kashmah oil field".
        Some(name) => {
            wanted == words(name)
                || (wanted == words(&coded.place_words) && words(name).is_subset(&wanted))
        }
        None => wanted == words(&coded.place_words),
    }
}

fn date_agrees(expected: Option<&str>, coded: &Coded) -> bool {
    let Some(expected) = expected else { return true };
    let (Some(earliest), Some(latest)) = (coded.earliest, coded.latest) else {
        return false;
    };
    match expected.parse::<Date>() {
        Ok(day) => earliest == day && latest == day,
        Err(_) => {
            let in_month = |day: Date| day.to_string().starts_with(expected);
            in_month(earliest) && in_month(latest)
        }
    }
}

fn killed_agrees(expected: &Expected, coded: &Coded) -> bool {
    // "More than 20" is at least 21; who expects "at least 20 or more than 20" writes 20.
    let low_agrees = match (expected.killed_low, coded.killed_low) {
        (Some(wanted), Some(low)) if expected.killed_at_least => {
            low == wanted || low == wanted + 1
        }
        (wanted, low) => wanted == low,
    };
    low_agrees && (!expected.killed_at_least || coded.killed_high.is_none())
}

/// Words that say what sort of place it is and not which.
const KIND_WORDS: &[&str] = &[
    "al",
    "as",
    "ash",
    "at",
    "an",
    "ar",
    "the",
    "of",
    "highway",
    "road",
    "international",
    "town",
    "city",
    "village",
    "neighborhood",
    "neighbourhood",
    "district",
    "quarter",
];

/// The words of a place's name in one spelling, without articles and words for its kind.
fn words(name: &str) -> BTreeSet<String> {
    let folded = fold(name)
        .replace("military airport", "airbase")
        .replace("air base", "airbase")
        .replace("airport", "airbase");
    folded
        .split(' ')
        .filter(|word| !word.is_empty() && !KIND_WORDS.contains(word))
        .map(skeleton)
        .collect()
}

/// Lower case, without marks, all else a blank.
fn fold(name: &str) -> String {
    let plain = name.nfd().filter(|&letter| !is_mark(letter));
    let plain: String =
        plain.map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    plain.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Accents, and the signs by which scholars write the throat letters of Arabic: "Wādī ʿAmsa".
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{2b0}'..='\u{2ff}' | '\'' | '’' | '‘' | '`')
}

/// The consonants of a word, doubled ones once: writers of Arabic names agree on little more.
fn skeleton(word: &str) -> String {
    let mut out = String::new();
    for (idx, letter) in word.chars().enumerate() {
        let keeps =
            idx == 0 || !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h');
        if keeps && !out.ends_with(letter) {
            out.push(letter);
        }
    }
    out
}
