//! One key for all spellings of a name.
//!
//! Two keys are made of a name. The *letters* are the name without case, accents, blanks and marks: "Deir-ez-Zor" and
//! "Deir Ezzor" have the same. The *skeleton* is its consonants, mapped so that the Latin and the Arabic spelling of
//! an Arabic name agree: "Baqras", "Bouqros" and بقرص have the same. The skeleton finds candidates and never decides,
//! since a third of the villages of one war share theirs with another village.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The Arabic article as it is romanised, assimilated or not, in English, French and German habit.
const ARTICLES: &[&str] = &[
    "al", "el", "ul", "il", "ar", "er", "ur", "as", "es", "us", "ash", "esh", "ush",
    "ech", "at", "et", "ut", "az", "ez", "uz", "an", "en", "un", "ad", "ed", "ud", "ath",
    "adh",
];

/// Spellings of "father of" and of the clan prefix that reports use one for the other before a place name.
const FATHER: &[&str] =
    &["abu", "abou", "abo", "bu", "bou", "bo", "albu", "albou", "albo"];

/// Words for what a place is, which one spelling has and another leaves out.
const GENERIC: &[&str] = &[
    "village",
    "town",
    "city",
    "markaz",
    "qaryat",
    "hayy",
    "مركز",
    "قريه",
    "مدينه",
    "حي",
    "محافظه",
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

/// The words with what English translates put back into Arabic and to the end: "Upper Baghuz" is "baghuz fawqani".
fn arabised(name: &str) -> Vec<String> {
    let words = words(name);
    let arabic = |word: &str| TRANSLATED.iter().find(|(english, _)| *english == word);
    match words.first().and_then(|first| arabic(first)) {
        Some((_, last)) if words.len() > 1 => {
            words.into_iter().skip(1).chain([(*last).to_owned()]).collect()
        }
        Some(_) | None => words,
    }
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

/// The consonants of an Arabic name in either script; `None` where fewer than two are left, or a digit stands in it.
pub fn skeleton(name: &str) -> Option<String> {
    let mut words = arabised(name);
    if words.iter().any(|word| !GENERIC.contains(&word.as_str())) {
        words.retain(|word| !GENERIC.contains(&word.as_str()));
    }
    let mut key = String::new();
    for (at, word) in words.iter().enumerate() {
        if word.chars().any(|letter| letter.is_numeric()) {
            return None;
        }
        if is_article(word) && words.len() > 1 {
            continue;
        }
        if word.chars().any(is_arabic) {
            arabic_skeleton(word, &mut key);
        } else if FATHER.contains(&word.as_str()) {
            key.push('b');
        } else if let Some(rest) =
            word.strip_prefix("albu").or_else(|| word.strip_prefix("albou"))
        {
            key.push('b');
            latin_skeleton(rest, &mut key);
        } else {
            // Inside a name the article may be joined: "Ein Elfijeh".
            let bare = word.strip_prefix("el").or_else(|| word.strip_prefix("al"));
            let bare = bare.filter(|bare| at > 0 && bare.len() > 3);
            latin_skeleton(bare.unwrap_or(word), &mut key);
        }
    }
    let mut last = None;
    key.retain(|letter| last.replace(letter) != Some(letter));
    (key.len() > 1).then_some(key)
}

/// Whether a letter belongs to the Arabic script.
pub fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Two Latin letters that stand for one Arabic one.
fn digraph(first: char, second: Option<char>) -> Option<char> {
    match (first, second) {
        ('k', Some('h')) => Some('x'),
        ('g', Some('h')) => Some('g'),
        ('s' | 'c', Some('h')) => Some('$'),
        ('d', Some('h')) => Some('z'),
        ('t', Some('h')) => Some('t'),
        ('d', Some('j')) => Some('j'),
        _ => None,
    }
}

fn latin_skeleton(word: &str, key: &mut String) {
    let letters: Vec<char> = word.chars().collect();
    // The feminine ending is written -a, -ah, -at, -eh, or left out.
    let end = match letters.as_slice() {
        [.., 'a' | 'e', 'h'] | [.., 'a', 't'] if letters.len() > 3 => letters.len() - 1,
        _ => letters.len(),
    };
    let mut at = 0;
    while at < end {
        let letter = letters[at];
        let next = letters.get(at + 1).copied().filter(|_| at + 1 < end);
        if let Some(both) = digraph(letter, next) {
            key.push(both);
            at += 2;
            continue;
        }
        match letter {
            'q' | 'c' => key.push('k'),
            'p' => key.push('b'),
            'x' => key.push_str("ks"),
            'b' | 'd' | 'f' | 'g' | 'h' | 'j' | 'k' | 'l' | 'm' | 'n' | 'r' | 's'
            | 't' | 'z' => key.push(letter),
            // Vowels, and w, v and y, which one coder writes as vowels and another as consonants.
            _ => {}
        }
        at += 1;
    }
}

fn arabic_skeleton(word: &str, key: &mut String) {
    let word =
        word.strip_prefix("ال").filter(|rest| rest.chars().count() > 1).unwrap_or(word);
    // The feminine ending, folded to ه before this, and its plural: -at is left out of Latin spellings too.
    let word = match word.strip_suffix('ه').or_else(|| word.strip_suffix("ات")) {
        Some(rest) if rest.chars().count() > 1 => rest,
        Some(_) | None => word,
    };
    if word == "ابو" || word == "بو" {
        key.push('b');
        return;
    }
    for letter in word.chars() {
        let latin = match letter {
            'ب' | 'پ' => 'b',
            'ت' | 'ث' | 'ط' => 't',
            'ج' | 'ژ' => 'j',
            'ح' | 'ه' => 'h',
            'خ' => 'x',
            'د' | 'ض' => 'd',
            'ذ' | 'ز' | 'ظ' => 'z',
            'ر' => 'r',
            'س' | 'ص' => 's',
            'ش' | 'چ' => '$',
            'غ' | 'گ' => 'g',
            'ف' => 'f',
            'ق' | 'ك' => 'k',
            'ل' => 'l',
            'م' => 'm',
            'ن' => 'n',
            _ => continue,
        };
        key.push(latin);
    }
}

/// All skeletons one letter away: one left out, changed or put in.
pub(super) fn one_edit_away(key: &str) -> Vec<String> {
    const LETTERS: &str = "$bdfghjklmnrstxz";
    let letters: Vec<char> = key.chars().collect();
    let mut found = Vec::new();
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
    found.retain(|edited| edited != key);
    found.sort_unstable();
    found.dedup();
    found
}
