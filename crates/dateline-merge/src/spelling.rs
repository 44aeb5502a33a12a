//! Names that no list knows, as outlets spell them.

/// What the spellings of an Arabic name have in common: its consonants. "al-Kashmah", "Kishma" and "el-Kashma" are one.
///
/// Vowels are written as they are heard, the article and a last "h" are left out or not, "q" and doubled letters too.
/// A name with fewer than two consonants is kept whole.
pub(crate) fn sound(name: &str) -> String {
    let lower = name.to_lowercase();
    let bare = without_article(&lower);
    let bare =
        bare.strip_suffix("ah").or_else(|| bare.strip_suffix("eh")).unwrap_or(bare);
    let mut letters: Vec<char> = Vec::new();
    let mut before = ' ';
    for (at, letter) in bare.chars().filter(|letter| letter.is_alphanumeric()).enumerate()
    {
        let letter = match letter {
            'q' => 'k',
            // As GeoNames writes Arabic names.
            'ā' => 'a',
            'ī' => 'i',
            'ū' => 'u',
            'ḩ' | 'ḥ' => 'h',
            'ş' | 'ṣ' => 's',
            'ţ' | 'ṭ' => 't',
            'ḑ' | 'ḍ' => 'd',
            letter => letter,
        };
        let is_vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
            // "Yarmouk" begins with a consonant, "Jurniyyah" has none there.
            || letter == 'y' && at > 0;
        if !is_vowel && before != letter {
            letters.push(letter);
        }
        before = letter;
    }
    match letters.len() {
        0 | 1 => lower,
        _ => letters.into_iter().collect(),
    }
}

/// The words in which a phrase names the place itself, and not what it is of or lies by: "the Euphrates town of X", "the
/// centre of X district, west of Y".
pub(crate) fn own_name(phrase: &str) -> Vec<&str> {
    let is_name = |word: &&str| without_article(word).starts_with(char::is_uppercase);
    // "X district, west of Y": what a comma sets off tells where it lies.
    let first = phrase.split(',').next().unwrap_or(phrase);
    let words: Vec<&str> = first.split_whitespace().collect();
    let behind_of = words
        .windows(2)
        .position(|pair| pair[0] == "of" && is_name(&pair[1]))
        .map_or(0, |at| at + 1);
    let words = words.into_iter().skip(behind_of).skip_while(|word| !is_name(word));
    words.take_while(is_name).collect()
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
            ["al-Lulah", "Lola", "Louleh"],
        ] {
            let sounds = spellings.map(sound);
            assert!(sounds.iter().all(|it| *it == sounds[0]), "{sounds:?}");
        }
        assert_ne!(sound("Hajin"), sound("Hatla"));
        assert_ne!(sound("Amiya"), sound("Iyad"));
        assert_eq!(sound("Ubba"), "ubba");
    }

    #[test]
    fn a_phrase_names_one_place_for_itself() {
        for (phrase, name) in [
            ("the small Euphrates town of Umm Rasaf", "Umm Rasaf"),
            ("the centre of Umm Rasaf district, west of Bir Amiya", "Umm Rasaf"),
            ("the village of Amsa in the countryside of Hama", "Amsa"),
            ("the centre of the village of Tell al-Amsa", "Tell al-Amsa"),
            ("Amsa, Hama", "Amsa"),
            ("Amsa district, west of Hama", "Amsa"),
            ("the hill", ""),
        ] {
            assert_eq!(own_name(phrase).join(" "), name, "{phrase}");
        }
    }

    #[test]
    fn only_an_article_is_taken_off() {
        assert_eq!(without_article("al-Bahra"), "Bahra");
        assert_eq!(without_article("Aynta-Hara"), "Aynta-Hara");
        assert_eq!(without_article("al-"), "al-");
    }
}
