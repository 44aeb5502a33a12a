//! Which unit is meant by a name: the many spellings of an Arabic name are one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::read::{Area, Base};

/// Names that are no spelling of the unit's own name, from the English and Arabic usage of the United Nations.
const OTHERWISE: &[(&str, &str, &str)] = &[("SYR", "Rural Damascus", "Rif Dimashq")];

/// Words that say what a unit is, in English and in transcription.
const KINDS: &[&str] = &[
    "governorate",
    "province",
    "provinces",
    "oblast",
    "region",
    "regional",
    "district",
    "state",
    "department",
    "county",
    "prefecture",
    "republic",
    "autonomous",
    "territory",
    "of",
    "the",
    "muhafazat",
    "mohafazat",
    "wilayat",
    "wilaya",
    "ostan",
    "vilayet",
    "municipality",
    "city",
];

/// The Arabic article as it is written before sun and moon letters.
const ARTICLES: &[&str] = &[
    "al", "el", "ad", "ed", "ar", "er", "as", "es", "ash", "esh", "at", "et", "az", "ez",
    "an", "en", "ath", "adh",
];

/// The country of a code of two or three letters.
pub(crate) fn country<'a>(base: &'a Base, code: &str) -> Option<&'a Area> {
    let code = code.to_ascii_uppercase();
    // Kosovo has a code of the user-assigned range.
    let code = if code == "XKX" || code == "XK" { "XKX" } else { code.as_str() };
    let known = |country: &&Area| match code.len() {
        2 => country.iso2 == code,
        _ => country.iso3 == code,
    };
    base.countries.iter().find(known)
}

/// The unit of a country by its code, by a name, or, if only one fits, by the consonants of a name.
pub(crate) fn find<'a>(base: &'a Base, code: &str, name: &str) -> Option<&'a Area> {
    let country = &country(base, code)?.iso3;
    let otherwise = OTHERWISE
        .iter()
        .find(|(iso3, other, _)| iso3 == country && other.eq_ignore_ascii_case(name));
    let name = otherwise.map_or(name, |(.., own)| own);
    let units = || base.units.iter().filter(|unit| unit.iso3 == *country);
    let named = |unit: &Area, fits: &dyn Fn(&str) -> bool| {
        fits(&unit.name) || unit.others.split('|').any(fits)
    };
    let only = |key: fn(&str) -> String| {
        let wanted = key(name);
        let fits = |each: &str| key(each) == wanted;
        let mut found = units().filter(|unit| named(unit, &fits));
        // Bare names come first: a town's province and the province around it may share an alias.
        let own = units().find(|unit| fits(&unit.name));
        match (wanted.is_empty(), own, found.next(), found.next()) {
            (true, ..) => None,
            (false, Some(unit), ..) | (false, None, Some(unit), None) => Some(unit),
            _ => None,
        }
    };
    let exact = |each: &str| each.eq_ignore_ascii_case(name.trim());
    units()
        .find(|unit| exact(&unit.name))
        .or_else(|| units().find(|unit| named(unit, &exact)))
        .or_else(|| only(folded))
        .or_else(|| only(skeleton))
}

/// The words of a name without marks, articles and words for what it is.
fn folded(name: &str) -> String {
    let plain: String = name.nfd().filter(|&letter| !is_combining_mark(letter)).collect();
    let plain = plain.to_lowercase().replace(['\'', '’', '‘', '`', 'ʿ', 'ʾ'], "");
    let words = plain.split(|letter: char| !letter.is_alphanumeric());
    let kept = words.filter(|word| {
        !word.is_empty() && !KINDS.contains(word) && !ARTICLES.contains(word)
    });
    kept.collect::<Vec<_>>().join(" ")
}

/// The consonants of a name, as its transcriptions agree on them.
fn skeleton(name: &str) -> String {
    let mut key = String::new();
    for word in folded(name).split(' ') {
        let word = word.strip_suffix('h').unwrap_or(word);
        let mut before = ' ';
        for letter in word.chars() {
            let letter = match letter {
                'q' | 'c' => 'k',
                'p' => 'b',
                letter => letter,
            };
            // A double consonant is one; vowels, and what is written now as a vowel and now not, count for nothing.
            if letter != before && !"aeiouwyv".contains(letter) {
                key.push(letter);
            }
            before = letter;
        }
        key.push(' ');
    }
    // One consonant is no name.
    if key.trim().chars().count() < 2 { String::new() } else { key }
}
