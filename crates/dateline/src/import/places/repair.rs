//! Names as files have them, and as they were meant.

use dateline_resolve::places::fold::is_arabic;

/// The most bytes of one name: the longest of GeoNames has two hundred.
const LONGEST: usize = 250;

/// A name without blanks around and twice inside; Arabic that was encoded twice is read back.
pub(super) fn name(words: &str) -> Option<String> {
    let repaired = arabic(words);
    let words = repaired.as_deref().unwrap_or(words);
    let is_blank = |c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}';
    // Signs that only turn the direction of writing are no part of a name.
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}');
    let words: Vec<String> = words
        .split(is_blank)
        .map(|word| word.chars().filter(|c| !turns(*c)).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect();
    let name = words.join(" ");
    let is_name = name.len() <= LONGEST && name.chars().any(char::is_alphabetic);
    is_name.then_some(name)
}

/// "Ø­Ù„Ø¨" is حلب: letters of UTF-8 that were taken for Latin-1 or Windows-1252 and encoded once more.
pub(super) fn arabic(words: &str) -> Option<String> {
    if !words.chars().any(|c| matches!(c, 'Ø' | 'Ù' | 'Ú' | 'Û')) {
        return None;
    }
    let bytes: Option<Vec<u8>> = words.chars().map(byte).collect();
    let read = String::from_utf8(bytes?).ok()?;
    read.chars().any(is_arabic).then_some(read)
}

/// The byte that a letter stands for in Windows-1252; what that leaves open is as in Latin-1.
fn byte(letter: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}',
        'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›',
        'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    if let Some(at) = HIGH.iter().position(|high| *high == letter) {
        return u8::try_from(0x80 + at).ok();
    }
    u8::try_from(u32::from(letter)).ok()
}
