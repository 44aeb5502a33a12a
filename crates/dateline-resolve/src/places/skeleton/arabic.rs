//! The consonants of a word in Arabic letters.

use super::{Weight, Word, push};

/// "Servant of", with the article behind it in one word.
const SERVANT: &str = "عبدال";

/// The readings of a folded word, the likeliest first.
pub(super) fn readings(word: Word<'_>) -> Vec<String> {
    let servant = word.letters.strip_prefix(SERVANT).filter(|rest| !rest.is_empty());
    let mut keys = vec![if servant.is_some() { "bd" } else { "" }.to_owned()];
    let article = word.letters.strip_prefix("ال");
    let article = article.filter(|rest| rest.chars().count() > 1);
    let letters = servant.or(article).unwrap_or(word.letters);
    let (stem, end) = cut(letters);
    let letters: Vec<char> = stem.chars().collect();
    if word.weight == Weight::HalfVowels && matches!(letters.first(), Some('ا' | 'ع')) {
        push(&mut keys, &["a"]);
    }
    let mut n_before = 0;
    for (at, &letter) in letters.iter().enumerate() {
        let is_last = at + 1 == letters.len() && end == End::None;
        let sound = match word.weight {
            Weight::HalfVowels => half_vowel(letter, at + 1 == letters.len()),
            Weight::Consonants => consonant(letter),
        };
        // A final ح is left out in Latin letters too, where it looks like the feminine ending.
        if is_last && letter == 'ح' && n_before > 1 || sound.is_empty() {
            continue;
        }
        n_before += 1;
        push(&mut keys, sound);
    }
    if end == End::Turkish {
        push(&mut keys, &["", "t"]);
    }
    keys
}

/// How a word ends behind its stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    None,
    /// ة, folded to ه before this, or its plural: left out in Latin letters too.
    Feminine,
    /// The ت that Turkish made of it ("Rif'at"), or a letter of the stem.
    Turkish,
}

/// The stem of a word, and its end.
fn cut(word: &str) -> (&str, End) {
    let stem = word.strip_suffix('ه').or_else(|| word.strip_suffix("ات"));
    if let Some(stem) = stem.filter(|stem| stem.chars().count() > 1) {
        return (stem, End::Feminine);
    }
    let turkish = word
        .strip_suffix('ت')
        .filter(|stem| stem.chars().count() > 2 && !stem.ends_with(['ا', 'و', 'ي']));
    turkish.map_or((word, End::None), |stem| (stem, End::Turkish))
}

fn consonant(letter: char) -> &'static [&'static str] {
    match letter {
        'ب' | 'پ' => &["b"],
        'ت' | 'ط' => &["t"],
        // An s in Turkish, Kurdish and Persian.
        'ث' => &["t", "s"],
        'ج' | 'ژ' => &["j"],
        'ح' | 'ه' => &["h"],
        'خ' => &["x"],
        'د' => &["d"],
        // Said d in towns ("Dahr"), z by the book and by Persians.
        'ض' => &["d", "z"],
        'ذ' | 'ظ' => &["z", "d"],
        'ز' => &["z"],
        'ر' => &["r"],
        'س' | 'ص' => &["s"],
        'ش' | 'چ' => &["$"],
        'غ' | 'گ' => &["g"],
        'ف' => &["f"],
        'ق' | 'ك' => &["k"],
        'ل' => &["l"],
        'م' => &["m"],
        'ن' => &["n"],
        _ => &[],
    }
}

/// A letter, half vowels among them; a final y is a vowel.
fn half_vowel(letter: char, is_last: bool) -> &'static [&'static str] {
    match letter {
        'و' => &["w"],
        'ي' if !is_last => &["y"],
        _ => consonant(letter),
    }
}
