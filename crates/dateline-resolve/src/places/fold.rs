//! One key for all spellings of a name.
//!
//! Two sorts of keys are made of a name. The *letters* are the name without case, accents, blanks and marks:
//! "Deir-ez-Zor" and "Deir Ezzor" have the same. The [*skeletons*](super::skeleton) are its consonants, mapped so that
//! the Latin and the Arabic spelling of an Arabic name agree: "Baqras", "Bouqros" and بقرص. Skeletons find candidates
//! and never decide, since a third of the villages of one war share theirs with another village.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The Arabic article as it is romanised, assimilated or not, in English, French and German habit.
const ARTICLES: &[&str] = &[
    "al", "el", "ul", "il", "ar", "er", "ur", "as", "es", "us", "ash", "esh", "ush",
    "ech", "at", "et", "ut", "az", "ez", "uz", "an", "en", "un", "ad", "ed", "ud", "ath",
    "adh", "eth", "edh", "aj", "ej", "ach",
];

/// Words of Arabic names that English reports translate, and then put in front.
const TRANSLATED: &[(&str, &str)] = &[
    ("eastern", "sharqi"),
    ("western", "gharbi"),
    ("northern", "shamali"),
    ("southern", "janubi"),
    ("upper", "fawqani"),
    ("lower", "tahtani"),
    ("great", "kabir"),
    ("little", "saghir"),
    ("new", "jadid"),
    ("old", "qadim"),
];

/// Words for what a place is that English reports translate, and put in front or behind; in Arabic they stand in front.
const KINDS: &[(&str, &str)] = &[
    ("castle", "qalat"),
    ("citadel", "qalat"),
    ("mount", "jabal"),
    ("mountain", "jabal"),
    ("mountains", "jabal"),
    ("hill", "tall"),
    ("valley", "wadi"),
    ("river", "nahr"),
    ("spring", "ayn"),
    ("lake", "buhayrat"),
    ("bridge", "jisr"),
    ("dam", "sadd"),
    ("island", "jazirat"),
    ("monastery", "dayr"),
    ("rural", "rif"),
];

/// The words with what English translates put back into Arabic and to the end: "Upper Baghuz" is "baghuz fawqani".
pub(super) fn arabised(name: &str) -> Vec<String> {
    let words = words(name);
    let arabic = |word: &str| TRANSLATED.iter().find(|(english, _)| *english == word);
    match words.first().and_then(|first| arabic(first)) {
        Some((_, last)) if words.len() > 1 => {
            words.into_iter().skip(1).chain([(*last).to_owned()]).collect()
        }
        Some(_) | None => with_kind_in_front(words),
    }
}

fn with_kind_in_front(mut words: Vec<String>) -> Vec<String> {
    let kind = |at: Option<&String>| {
        KINDS.iter().find(|(english, _)| at.is_some_and(|word| word == english))
    };
    if words.len() < 2 {
        return words;
    }
    if let Some((_, arabic)) = kind(words.first()) {
        words[0] = (*arabic).to_owned();
    } else if let Some((_, arabic)) = kind(words.last()) {
        words.pop();
        words.insert(0, (*arabic).to_owned());
    }
    words
}

/// The letters after translated words are put back; `None` where there are none.
pub(super) fn letters_arabised(name: &str) -> Option<String> {
    let letters = arabised(name).concat();
    (letters != self::letters(name)).then_some(letters)
}

/// The words of a name, folded: lower case, no accents, no apostrophes; Arabic without its vowel signs.
pub fn words(name: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word = String::new();
    for letter in name.nfkd() {
        match letter {
            _ if is_combining_mark(letter)
                || is_apostrophe(letter)
                || letter == '\u{640}' => {}
            _ if letter.is_alphanumeric() => fold_letter(letter, &mut word),
            _ if !word.is_empty() => found.push(std::mem::take(&mut word)),
            _ => {}
        }
    }
    if !word.is_empty() {
        found.push(word);
    }
    found
}

/// Apostrophes, and the signs used for ayn and hamza: they come and go between spellings.
pub(super) fn is_apostrophe(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '`'
            | '´'
            | '‘'
            | '’'
            | '‛'
            | 'ʻ'
            | 'ʼ'
            | 'ʽ'
            | 'ʾ'
            | 'ʿ'
            | 'ˈ'
            | '′'
            | 'ء'
    )
}

fn fold_letter(letter: char, word: &mut String) {
    let plain = match letter {
        'ß' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        'ə' | 'Ə' => "e",
        'ى' | 'ی' | 'ې' | 'ے' => "ي",
        'ة' | 'ھ' | 'ە' | 'ہ' => "ه",
        'ک' => "ك",
        'ٱ' => "ا",
        'ڕ' => "ر",
        'ڵ' => "ل",
        'ۆ' => "و",
        _ => {
            word.extend(letter.to_lowercase());
            return;
        }
    };
    word.push_str(plain);
}

/// The letters of a name, without blanks.
pub fn letters(name: &str) -> String {
    // Most names are plain letters, and every word of a report comes by here.
    if name.is_ascii() {
        let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
        return letters.map(|letter| char::from(letter.to_ascii_lowercase())).collect();
    }
    words(name).concat()
}

/// The key of what stands for a unit's name only behind a comma: "Okla." and "OK" are words elsewhere.
pub(super) fn abbreviation(short: &str) -> String {
    format!(",{}", letters(short))
}

/// The letters without the Arabic article; `None` where there is none to leave out.
pub fn letters_without_article(name: &str) -> Option<String> {
    let words = words(name);
    let mut kept = String::new();
    for word in &words {
        if !is_article(word) {
            kept.push_str(
                word.strip_prefix("ال")
                    .filter(|rest| rest.chars().count() > 2)
                    .unwrap_or(word),
            );
        }
    }
    (!kept.is_empty() && kept != words.concat()).then_some(kept)
}

/// Whether a folded word is the Arabic article.
pub fn is_article(word: &str) -> bool {
    ARTICLES.contains(&word)
}

/// Whether a letter belongs to the Arabic script.
pub fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}
