//! The consonants of a word in Latin letters.

use super::{Weight, Word, push};

/// Spellings of "servant of" with the article behind it: "Abdulaziz", "Abdel Aziz".
const SERVANT: &[&str] = &["abdul", "abdoul", "abdel", "abdal", "abdol", "abdil"];
/// "Of the faith", whose article is written to what stands before it: "Nureddin".
const FAITH: &[&str] = &["ddin", "ddine", "ddeen"];

/// The readings of a word, the likeliest first.
pub(super) fn readings(word: Word<'_>) -> Vec<String> {
    let letters = word.letters;
    let prefix = |prefixes: &[&str]| {
        prefixes.iter().find_map(|prefix| letters.strip_prefix(prefix))
    };
    if let Some(rest) = prefix(&["albou", "albu"]) {
        return behind("b", bare(rest, word));
    }
    if let Some(rest) = prefix(SERVANT) {
        return behind("bd", bare(rest, word));
    }
    // The article may be joined: "Ein Elfijeh". Of a first word that begins so it may be a part: "Alma".
    let after = prefix(&["el", "al"]);
    match after.filter(|rest| rest.len() >= 3) {
        Some(rest) if !word.is_first => bare(rest, word),
        Some(rest) if rest.len() > 4 || rest.len() > 3 && !rest.starts_with(is_vowel) => {
            let mut both = bare(rest, word);
            both.extend(bare(letters, word));
            both
        }
        Some(_) | None => bare(letters, word),
    }
}

fn behind(start: &str, mut readings: Vec<String>) -> Vec<String> {
    readings.iter_mut().for_each(|reading| reading.insert_str(0, start));
    readings
}

/// What stands before "of the faith" in one word.
pub(super) fn faith(word: &str) -> Option<&str> {
    let head = FAITH.iter().find_map(|end| word.strip_suffix(end))?;
    let head = head.trim_end_matches(is_vowel);
    (head.len() > 2).then_some(head)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// The readings of letters without an article.
fn bare(letters: &str, word: Word<'_>) -> Vec<String> {
    let letters: Vec<char> = letters.chars().collect();
    let mut sounds = sounds(&letters, word.weight);
    let n_before = sounds.len().saturating_sub(1);
    match letters.as_slice() {
        // The feminine ending is written -a, -ah, -eh, or left out; a final ح is as weak.
        [.., before, 'h'] if sounds.last() == Some(&&["h"][..]) => {
            let is_ending = matches!(before, 'a' | 'e') && letters.len() > 3;
            if n_before > 1 || is_ending && n_before > 0 {
                sounds.pop();
            }
            if n_before == 1 && is_ending {
                sounds.push(&["", "h"]);
            }
        }
        // Before another word it is -at, -et, -it; at the end -at may be the plural, or a part of the name.
        [.., vowel @ ('a' | 'e' | 'i'), 't'] if n_before > 0 => {
            let ending: &[&str] = match (vowel, word.is_last, n_before) {
                ('i', true, _) | (_, _, 1) if *vowel == 'i' => &["t"],
                ('i', ..) => &["t", ""],
                (_, false, 1) => &["", "t"],
                (_, false, _) => &[""],
                (_, true, 1) => &["t", ""],
                (_, true, _) => &["", "t"],
            };
            sounds.pop();
            sounds.push(ending);
        }
        _ => {}
    }
    if word.weight == Weight::HalfVowels && sounds.last() == Some(&&["y"][..]) {
        sounds.pop();
    }
    let mut keys = vec![String::new()];
    for sound in sounds {
        push(&mut keys, sound);
    }
    keys
}

/// Two Latin letters that stand for one Arabic one, and how they are read.
fn digraph(first: char, second: char) -> Option<&'static [&'static str]> {
    Some(match (first, second) {
        ('k', 'h') => &["x"],
        ('g', 'h') => &["g"],
        ('s', 'h') => &["$"],
        // French for ش; چ, which Iraqis say for ك and some write ج.
        ('c', 'h') => &["$", "j", "k"],
        // ذ, ظ or ض; ث, or again one of those.
        ('d', 'h') => &["z", "d"],
        ('t', 'h') => &["t", "z"],
        ('d', 'j') => &["j"],
        ('z', 'h') => &["j", "zh"],
        _ => return None,
    })
}

/// One Latin letter, and how it is read.
fn single(letter: char) -> &'static [&'static str] {
    match letter {
        'b' | 'p' => &["b"],
        'd' => &["d"],
        'f' => &["f"],
        // غ and گ; ق of Bedouins, ك of Iraqis, ج of Egyptians.
        'g' => &["g", "k", "j"],
        'h' => &["h"],
        'j' => &["j"],
        'k' | 'q' => &["k"],
        // Kurdish and Turkish for ج.
        'c' => &["k", "j"],
        'l' => &["l"],
        'm' => &["m"],
        'n' => &["n"],
        'r' => &["r"],
        's' => &["s"],
        't' => &["t"],
        // Kurdish for خ.
        'x' => &["x", "ks"],
        'z' => &["z"],
        _ => &[],
    }
}

/// The letters that have weight, doubled ones once.
fn sounds(letters: &[char], weight: Weight) -> Vec<&'static [&'static str]> {
    let mut sounds: Vec<&'static [&'static str]> = Vec::new();
    // Whether the letter before was the sound that stands last.
    let mut last: Option<&'static [&'static str]> = None;
    let mut at = 0;
    if weight == Weight::HalfVowels && letters.first().copied().is_some_and(is_vowel) {
        sounds.push(&["a"]);
    }
    while let Some(&letter) = letters.get(at) {
        let next = letters.get(at + 1).copied();
        let both = next.and_then(|next| digraph(letter, next));
        let is_long = letter == 'e' && next == Some('e');
        at += if both.is_some() || is_long { 2 } else { 1 };
        // "Bassharah", "Hatthar": the letter is doubled and written once with its h.
        let after = letters.get(at).copied().zip(letters.get(at + 1).copied());
        let opens = after.is_some_and(|(one, two)| digraph(one, two).is_some());
        let is_half_doubled = both.is_none() && next == Some(letter) && opens && !is_long;
        let sound = match weight {
            _ if is_half_doubled => continue,
            Weight::HalfVowels if is_long => &["y"],
            Weight::HalfVowels => both.unwrap_or_else(|| half_vowel(letter)),
            Weight::Consonants => both.unwrap_or_else(|| single(letter)),
        };
        if !sound.is_empty() && last != Some(sound) {
            sounds.push(sound);
        }
        last = Some(sound).filter(|sound| !sound.is_empty());
    }
    sounds
}

/// A letter, half vowels among them.
fn half_vowel(letter: char) -> &'static [&'static str] {
    match letter {
        'w' | 'v' | 'o' | 'u' => &["w"],
        'y' | 'i' => &["y"],
        _ => single(letter),
    }
}
