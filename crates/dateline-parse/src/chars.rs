//! What kind of character it is, by the answers of the program that the model was trained with.
//!
//! The shapes of words and the edges of tokens were computed by Python, whose `isalpha`, `isdigit` and `isspace`
//! differ from Unicode's derived properties in a few characters each. A difference here would change the
//! numbers that the network sees.

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

/// Digits that are not decimal digits (superscripts, circled digits): Unicode's `Numeric_Type=Digit`.
const OTHER_DIGITS: [(char, char); 20] = [
    ('\u{b2}', '\u{b3}'),
    ('\u{b9}', '\u{b9}'),
    ('\u{1369}', '\u{1371}'),
    ('\u{19da}', '\u{19da}'),
    ('\u{2070}', '\u{2070}'),
    ('\u{2074}', '\u{2079}'),
    ('\u{2080}', '\u{2089}'),
    ('\u{2460}', '\u{2468}'),
    ('\u{2474}', '\u{247c}'),
    ('\u{2488}', '\u{2490}'),
    ('\u{24ea}', '\u{24ea}'),
    ('\u{24f5}', '\u{24fd}'),
    ('\u{24ff}', '\u{24ff}'),
    ('\u{2776}', '\u{277e}'),
    ('\u{2780}', '\u{2788}'),
    ('\u{278a}', '\u{2792}'),
    ('\u{10a40}', '\u{10a43}'),
    ('\u{10e60}', '\u{10e68}'),
    ('\u{11052}', '\u{1105a}'),
    ('\u{1f100}', '\u{1f10a}'),
];

/// White space, the four information separators of ASCII included.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// A letter: general category L. Arabic vowel signs are marks, hence none.
pub(crate) fn is_alpha(c: char) -> bool {
    match c.is_ascii() {
        true => c.is_ascii_alphabetic(),
        false => c.general_category_group() == GeneralCategoryGroup::Letter,
    }
}

/// A digit: decimal in any script, or one of [`OTHER_DIGITS`].
pub(crate) fn is_digit(c: char) -> bool {
    use unicode_properties::GeneralCategory::DecimalNumber;
    match c.is_ascii() {
        true => c.is_ascii_digit(),
        false => {
            c.general_category() == DecimalNumber
                || OTHER_DIGITS.iter().any(|&(first, last)| first <= c && c <= last)
        }
    }
}
