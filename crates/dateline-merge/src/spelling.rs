//! Names that no list knows, as outlets spell them.

/// What the spellings of an Arabic name have in common: its consonants. "al-Kashmah", "Kishma" and "el-Kashma" are one.
///
/// Vowels are written as they are heard, the article and a last "h" are left out or not, "q" and doubled letters too.
/// A name with fewer than two consonants is kept whole.
pub(crate) fn sound(name: &str) -> String {
    let lower = name.to_lowercase();
    let bare = without_article(&lower);
    let bare = bare.strip_suffix("ah").unwrap_or(bare);
    let mut letters: Vec<char> = Vec::new();
    for (at, letter) in bare.chars().filter(|letter| letter.is_alphanumeric()).enumerate()
    {
        let letter = if letter == 'q' { 'k' } else { letter };
        let is_vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
            // "Yarmouk" begins with a consonant, "Jurniyyah" has none there.
            || letter == 'y' && at > 0;
        if !is_vowel && letters.last() != Some(&letter) {
            letters.push(letter);
        }
    }
    match letters.len() {
        0 | 1 => lower,
        _ => letters.into_iter().collect(),
    }
}

/// "al-Bahra", "ash-Shaddadi": the article takes the sound of the letter behind it.
pub(crate) fn without_article(name: &str) -> &str {
    let Some((article, rest)) = name.split_once(['-', '\u{2011}']) else { return name };
    let lower = article.to_ascii_lowercase();
    let is_article = matches!(lower.len(), 2 | 3) && lower.starts_with(['a', 'e']);
    if is_article && !rest.is_empty() { rest } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_name_sound_the_same_and_other_names_do_not() {
        for spellings in [
            ["al-Kashmah", "Kishma", "el-Kashma"],
            ["Qasr", "Kasr", "al-Qasr"],
            ["Jurniyyah", "al-Jurniya", "Jurneya"],
            ["ash-Shuwayt", "Shuweit", "al-Shuwayt"],
        ] {
            let sounds = spellings.map(sound);
            assert!(sounds.iter().all(|it| *it == sounds[0]), "{sounds:?}");
        }
        assert_ne!(sound("Hajin"), sound("Hatla"));
        assert_ne!(sound("Amiya"), sound("Iyad"));
        assert_eq!(sound("Ubba"), "ubba");
    }

    #[test]
    fn only_an_article_is_taken_off() {
        assert_eq!(without_article("al-Bahra"), "Bahra");
        assert_eq!(without_article("Aynta-Hara"), "Aynta-Hara");
        assert_eq!(without_article("al-"), "al-");
    }
}
