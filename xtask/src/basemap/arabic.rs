//! Which of a town's names in Arabic letters is its Arabic name: the one that its transcription spells.
//!
//! GeoNames lists spellings of Kurdish, Uyghur and of haste beside it. Its transcription (that of the United States Board on
//! Geographic Names and the British Permanent Committee) marks emphatic letters and long vowels, so it can be written back.

use std::cmp::Reverse;

use unicode_normalization::UnicodeNormalization;

/// The article before the letters that it is spoken like.
const ARTICLES: &[&str] = &[
    "al", "ad", "adh", "an", "ar", "as", "ash", "at", "ath", "az", "el", "ed", "er",
    "es", "esh", "et", "ez",
];

const CEDILLA: char = '\u{327}';
const MACRON: char = '\u{304}';

/// The best of the names in Arabic letters, if one is anything like one of those in Latin letters.
pub(super) fn name<'a>(names: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let latin =
        || names.clone().filter(|name| name.starts_with(|first| !is_arabic(first)));
    // Names that English has made its own spell nothing: those with marks or an article are asked first.
    let careful = latin().filter(|name| is_transcription(name)).map(rated).collect();
    nearest(careful, names.clone())
        .or_else(|| nearest(latin().map(rated).collect(), names.clone()))
}

/// The name in Arabic letters that is nearest to one of those written back, unless half of it is otherwise.
fn nearest<'a>(
    spelled: Vec<(Vec<char>, usize)>,
    names: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let candidates = names.filter(|name| name.chars().all(is_arabic) && !name.is_empty());
    let found = candidates.filter_map(|candidate| {
        let plain = plain(candidate);
        let distances =
            spelled.iter().map(|(latin, marks)| (distance(latin, &plain), marks));
        let (nearest, marks) =
            distances.min_by_key(|&(off, marks)| (off, Reverse(marks)))?;
        (2 * nearest <= plain.len()).then_some((nearest, Reverse(marks), candidate))
    });
    found.min().map(|(.., candidate)| candidate)
}

/// A name in Latin letters written back, and how many marks it bears: the more, the closer.
fn rated(latin: &str) -> (Vec<char>, usize) {
    (written(latin), latin.nfd().filter(|&letter| is_mark(letter)).count())
}

fn is_mark(letter: char) -> bool {
    matches!(letter, CEDILLA | MACRON | '‘')
}

fn is_transcription(name: &str) -> bool {
    let article = |word: &str| ARTICLES.contains(&word.to_lowercase().as_str());
    name.nfd().any(is_mark) || name.split([' ', '-']).next().is_some_and(article)
}

/// Letters of Arabic alone, without those that Persian, Urdu and Kurdish add.
fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}' | ' ')
}

/// The letters with the carriers of the glottal stop as plain ones; a space counts as a letter too many.
fn plain(name: &str) -> Vec<char> {
    let letter = |letter| match letter {
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' => 'ي',
        'ؤ' => 'و',
        letter => letter,
    };
    name.chars().map(letter).collect()
}

/// A transcription written back in Arabic letters: short vowels are not written.
fn written(latin: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::new();
    for word in latin.to_lowercase().split([' ', '-']).filter(|word| !word.is_empty()) {
        if ARTICLES.contains(&word) {
            if !out.is_empty() {
                out.push(' ');
            }
            out.extend("ال".chars());
            continue;
        }
        let after_article = out.ends_with(&['ا', 'ل']);
        if !out.is_empty() && !after_article {
            out.push(' ');
        }
        spell(word, &mut out);
    }
    out
}

fn spell(word: &str, out: &mut Vec<char>) {
    let letters: Vec<char> = word.nfd().collect();
    let is = |at: usize, letter| letters.get(at) == Some(&letter);
    let mut at = 0;
    let mut before = None;
    while let Some(&letter) = letters.get(at) {
        let double = is(at + 1, 'h') && matches!(letter, 'k' | 'g' | 's' | 't' | 'd');
        let ends = at + 1 == letters.len();
        let marked = is(at + 1, CEDILLA) || is(at + 1, MACRON);
        let arabic = match letter {
            'k' if double => Some('خ'),
            'g' if double => Some('غ'),
            's' if double => Some('ش'),
            't' if double => Some('ث'),
            'd' if double => Some('ذ'),
            't' => Some(if marked { 'ط' } else { 'ت' }),
            'h' if marked => Some('ح'),
            'h' if ends
                && (is(at.wrapping_sub(1), 'a') || is(at.wrapping_sub(1), MACRON)) =>
            {
                Some('ة')
            }
            'h' => Some('ه'),
            's' => Some(if marked { 'ص' } else { 'س' }),
            'd' => Some(if marked { 'ض' } else { 'د' }),
            'z' => Some(if marked { 'ظ' } else { 'ز' }),
            'a' if marked || ends || at == 0 => Some('ا'),
            'i' | 'e' | 'o' | 'u' if at == 0 => Some('ا'),
            'i' if marked || ends => Some('ي'),
            'u' if marked || ends => Some('و'),
            'b' | 'p' => Some('ب'),
            'j' | 'g' => Some('ج'),
            'r' => Some('ر'),
            'f' | 'v' => Some('ف'),
            'q' => Some('ق'),
            'k' | 'c' => Some('ك'),
            'l' => Some('ل'),
            'm' => Some('م'),
            'n' => Some('ن'),
            'w' => Some('و'),
            'y' => Some('ي'),
            '‘' | '`' | 'ʿ' => Some('ع'),
            _ => None,
        };
        // A double consonant is written once.
        if arabic.is_some() && (arabic != before || !letter.is_ascii_alphabetic()) {
            out.extend(arabic);
        }
        let is_mark = matches!(letter, CEDILLA | MACRON);
        if !is_mark {
            before = arabic;
        }
        at += if double { 2 } else { 1 };
    }
}

/// How many letters are to be put in, left out or changed.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::name;

    #[track_caller]
    fn check(names: &[&str], expected: Option<&str>) {
        assert_eq!(name(names.iter().copied()), expected);
    }

    #[test]
    fn emphatic_letters_decide_between_spellings() {
        check(&["Ţarţūs", "Tartus", "ترطوس", "طرطوس"], Some("طرطوس"));
    }

    #[test]
    fn the_article_is_written_as_it_is_spelled_not_as_it_is_spoken() {
        check(&["Ar Raqqah", "Raqqa", "رقه", "الرقة"], Some("الرقة"));
        check(&["Al Qāmishlī", "القامشلو", "القامشلي"], Some("القامشلي"));
    }

    #[test]
    fn the_ending_of_the_feminine_is_known() {
        check(&["Ḩamāh", "حماه", "حماة"], Some("حماة"));
    }

    #[test]
    fn a_stray_space_is_a_fault() {
        check(&["Damascus", "Dimashq", "د مشق", "دمشق"], Some("دمشق"));
    }

    #[test]
    fn a_spelling_of_another_language_is_not_taken() {
        check(&["Amman", "‘Ammān", "ئاممان", "Ammān", "امان", "عمان"], Some("عمان"));
        check(&["Aleppo", "قققق"], None);
        check(&["Gaza", "Ghazzah", "al-Mintar", "غزة"], Some("غزة"));
    }
}
