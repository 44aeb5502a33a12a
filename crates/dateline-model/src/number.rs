//! Numbers in words and figures: "more than 20", "a dozen", "between 10 and 20", "scores".
//!
//! A hedge moves a bound and leaves the other open; a middle is never guessed. A word such as
//! "dozens" stays a word. Whatever is not wholly a number is refused, so that "20-year-old", "5%"
//! and "first" never become a count.

use crate::VagueNumber;

/// How many, as far as the words say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Number {
    /// At least so many; `None` where the words give no lower bound.
    pub low: Option<u64>,
    /// At most so many; `None` where the words leave it open.
    pub high: Option<u64>,
    /// The amount, where it is a word: both bounds are then unknown.
    pub vague: Option<VagueNumber>,
    /// Whether the words say "around", "some", "nearly".
    pub about: bool,
}

impl Number {
    /// Exactly so many.
    pub fn exactly(value: u64) -> Number {
        Number { low: Some(value), high: Some(value), ..Number::default() }
    }

    /// An amount that is only a word.
    pub fn vague(word: VagueNumber) -> Number {
        Number { vague: Some(word), ..Number::default() }
    }

    /// The number, where both bounds say the same.
    pub fn exact(self) -> Option<u64> {
        self.low.filter(|_| self.low == self.high)
    }
}

/// Reads a number that may carry a hedge: "at least seven", "10-15", "dozens of".
///
/// All the words must belong to it; an "of" at the end may stay. An article alone is no number:
/// see [`number_or_article`].
pub fn number(words: &str) -> Option<Number> {
    let words = split(words);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    // "Up to 5+": two hedges that leave nothing known are no number.
    hedged(trimmed(&words))
        .filter(|read| read.low.is_some() || read.high.is_some() || read.vague.is_some())
}

/// Like [`number`], but "a", "an" and "another" alone count as one.
pub fn number_or_article(words: &str) -> Option<Number> {
    match words.trim().to_lowercase().as_str() {
        "a" | "an" | "another" => Some(Number::exactly(1)),
        _ => number(words),
    }
}

/// Reads an exact whole number without any hedge: "twenty-two", "22,000", "1.5 million", "half a dozen".
pub fn cardinal(words: &str) -> Option<u64> {
    let words = split(words);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    exact(&words)
}

/// Cuts at blanks and dashes: "twenty-two" and "10–15" both become two words with a "-" between.
fn split(words: &str) -> Vec<String> {
    let mut out = Vec::new();
    for word in words.split_whitespace() {
        let word = word.to_lowercase().replace(['\u{2010}', '\u{2011}', '–', '—'], "-");
        for (at, piece) in word.split('-').enumerate() {
            if at > 0 {
                out.push("-".to_owned());
            }
            if !piece.is_empty() {
                out.push(piece.to_owned());
            }
        }
    }
    out
}

/// The words without what says nothing about how many: "the three", "a total of 12", "12 more".
fn trimmed<'w>(mut words: &'w [&'w str]) -> &'w [&'w str] {
    const FRONT: [&[&str]; 16] = [
        &["a", "total", "of"],
        &["an", "additional"],
        &["a", "further"],
        &["a", "reported"],
        &["another"],
        &["additional"],
        &["further"],
        &["other"],
        &["the"],
        &["all"],
        &["these"],
        &["those"],
        &["only"],
        &["just"],
        &["exactly"],
        &["even"],
    ];
    const BACK: [&str; 6] = ["of", "more", "other", "others", "additional", "further"];
    while let Some(front) = FRONT.iter().find(|front| words.starts_with(front)) {
        if words.len() == front.len() {
            break;
        }
        words = &words[front.len()..];
    }
    // "20 or more" is a hedge, "20 more" is not.
    while let [rest @ .., last] = words {
        let hedge = rest.last() == Some(&"or");
        if rest.is_empty() || hedge || !BACK.contains(last) {
            break;
        }
        words = rest;
    }
    words
}

fn hedged(words: &[&str]) -> Option<Number> {
    if let Some(rest) = after(words, MORE_THAN) {
        return Some(match bare(rest)? {
            Number { low: Some(low), .. } => {
                Number { low: Some(low.checked_add(1)?), ..Number::default() }
            }
            vague => vague,
        });
    }
    if let Some(rest) = after(words, AT_LEAST) {
        return Some(Number { high: None, ..bare(rest)? });
    }
    if let Some(rest) = after(words, LESS_THAN) {
        return Some(match bare(rest)? {
            Number { high: Some(high), .. } => {
                Number { high: Some(high.checked_sub(1)?), ..Number::default() }
            }
            vague => vague,
        });
    }
    if let Some(rest) = after(words, AT_MOST) {
        return Some(Number { low: None, ..bare(rest)? });
    }
    if let Some(rest) = after(words, ABOUT) {
        return Some(Number { about: true, ..bare(rest)? });
    }
    if let [rest @ .., "or", "more"]
    | [rest @ .., "or", "so"]
    | [rest @ .., "and", "counting"] = words
    {
        let so = words.ends_with(&["or", "so"]);
        let number = bare(rest)?;
        return Some(match so {
            true => Number { about: true, ..number },
            false => Number { high: None, ..number },
        });
    }
    bare(words)
}

/// The number itself is not meant: "more than 20" begins at 21.
const MORE_THAN: &[&[&str]] =
    &[&["more", "than"], &["greater", "than"], &["upwards", "of"], &["over"], &["above"]];
/// The number itself may be meant, and more.
const AT_LEAST: &[&[&str]] = &[
    &["at", "least"],
    &["no", "fewer", "than"],
    &["no", "less", "than"],
    &["not", "less", "than"],
    &["not", "fewer", "than"],
    &["a", "minimum", "of"],
    &["minimum", "of"],
];
const LESS_THAN: &[&[&str]] =
    &[&["fewer", "than"], &["less", "than"], &["under"], &["below"]];
const AT_MOST: &[&[&str]] = &[
    &["up", "to"],
    &["as", "many", "as"],
    &["at", "most"],
    &["no", "more", "than"],
    &["not", "more", "than"],
    &["a", "maximum", "of"],
    &["maximum", "of"],
];
/// "Nearly 20" is read like "about 20": news uses both for a count rounded to the nearest ten.
const ABOUT: &[&[&str]] = &[
    &["an", "estimated"],
    &["approximately"],
    &["close", "to"],
    &["estimated"],
    &["roughly"],
    &["perhaps"],
    &["around"],
    &["almost"],
    &["nearly"],
    &["about"],
    &["circa"],
    &["some"],
    &["near"],
];

fn after<'w>(words: &'w [&'w str], openings: &[&[&'w str]]) -> Option<&'w [&'w str]> {
    openings.iter().find_map(|opening| words.strip_prefix(*opening))
}

/// A number without a hedge: exact, a range, or a word.
fn bare(words: &[&str]) -> Option<Number> {
    if let Some(word) = vague(words) {
        return Some(Number::vague(word));
    }
    if let Some(digits) = words.first().and_then(|word| word.strip_suffix('+'))
        && words.len() == 1
    {
        return Some(Number { low: Some(exact(&[digits])?), ..Number::default() });
    }
    if let Some(value) = exact(words) {
        return Some(Number::exactly(value));
    }
    let inner = words.strip_prefix(&["between"]).or(words.strip_prefix(&["from"]));
    let inner = inner.unwrap_or(words);
    let at = inner.iter().position(|word| matches!(*word, "and" | "to" | "or" | "-"))?;
    let (low, high) = (&inner[..at], &inner[at + 1..]);
    let high = exact(high)?;
    // In "two to three hundred" the second number lends its "hundred" to the first.
    let low = match (exact(low)?, high_scale(&inner[at + 1..])) {
        (low, Some(scale)) if low < 100 && high >= scale && low < high / scale => {
            low.checked_mul(scale)?
        }
        (low, _) => low,
    };
    // "and" alone joins two numbers only behind "between".
    let joined = inner[at] != "and" || words.first() == Some(&"between");
    (joined && low < high).then_some(Number {
        low: Some(low),
        high: Some(high),
        ..Number::default()
    })
}

fn high_scale(words: &[&str]) -> Option<u64> {
    words.last().and_then(|word| scale(word)).filter(|_| words.len() > 1)
}

fn vague(words: &[&str]) -> Option<VagueNumber> {
    Some(match words {
        ["several"] | ["a", "number"] => VagueNumber::Several,
        ["few"] | ["a", "few"] | ["a", "handful"] | ["handful"] => VagueNumber::Few,
        ["many"] | ["numerous"] | ["countless"] | ["large", "numbers"] => {
            VagueNumber::Many
        }
        ["tens"] => VagueNumber::Tens,
        ["dozens"] | [.., "few" | "several", "dozen"] => VagueNumber::Dozens,
        ["scores"] => VagueNumber::Scores,
        ["hundreds"] | [.., "few" | "several" | "many", "hundred"] => {
            VagueNumber::Hundreds
        }
        ["thousands"] | [.., "few" | "several" | "many", "thousand"] => {
            VagueNumber::Thousands
        }
        ["tens", "of", "thousands"] => VagueNumber::TensOfThousands,
        ["hundreds", "of", "thousands"] => VagueNumber::HundredsOfThousands,
        ["millions"] | [.., "few" | "several", "million"] => VagueNumber::Millions,
        _ => return None,
    })
}

fn exact(words: &[&str]) -> Option<u64> {
    match words {
        ["no"] | ["none"] | ["nobody"] | ["zero"] | ["nil"] => return Some(0),
        ["a", "single"] | ["single"] => return Some(1),
        ["both"] | ["a", "couple"] | ["couple"] | ["a", "pair"] | ["pair"] => {
            return Some(2);
        }
        ["half", "a", "dozen"] | ["half", "-", "dozen"] | ["a", "half", "dozen"] => {
            return Some(6);
        }
        ["a" | "one", scale_word] => return scale(scale_word),
        [] => return None,
        _ => {}
    }
    let (mut total, mut group, mut last_scale) = (0u64, 0u64, u64::MAX);
    let mut seen = false;
    for (at, word) in words.iter().enumerate() {
        let inner = seen && at + 1 < words.len();
        if matches!(*word, "and" | "-") && inner {
            // "two hundred and six" and "twenty-two", but not "two and six" or "10-15".
            let hundreds = group >= 100 && group.is_multiple_of(100) || group == 0;
            let tens = matches!(group % 100, 20..=90) && group.is_multiple_of(10);
            let in_words = words.iter().all(|word| !word.starts_with(char::is_numeric));
            if *word == "and" && !hundreds || *word == "-" && !(tens && in_words) {
                return None;
            }
        } else if let Some(scale) = scale(word) {
            if !seen {
                return None;
            }
            if scale <= 100 {
                group = group.checked_mul(scale)?;
            } else {
                if scale >= last_scale {
                    return None;
                }
                total = total.checked_add(group.checked_mul(scale)?)?;
                (group, last_scale) = (0, scale);
            }
        } else if let Some((whole, decimals)) = figures(word) {
            if seen {
                return None;
            }
            match decimals {
                None => group = whole,
                Some(decimals) => {
                    let scale = words.get(at + 1).and_then(|word| scale(word))?;
                    let places = u32::try_from(decimals.len()).ok()?;
                    let part = decimals.parse::<u64>().ok()?.checked_mul(scale)?;
                    let tens = 10u64.checked_pow(places)?;
                    let exact = part.is_multiple_of(tens) && words.len() == at + 2;
                    return exact
                        .then(|| whole.checked_mul(scale))?
                        .and_then(|whole| whole.checked_add(part / tens));
                }
            }
            seen = true;
        } else {
            let value = small(word)?;
            let room = match group % 100 {
                0 => true,
                20 | 30 | 40 | 50 | 60 | 70 | 80 | 90 => value < 10 && value > 0,
                _ => false,
            };
            if seen && !room {
                return None;
            }
            group = group.checked_add(value)?;
            seen = true;
        }
    }
    seen.then(|| total.checked_add(group))?
}

/// "22,000" and "22000" give the whole; "1.5" also the decimals.
fn figures(word: &str) -> Option<(u64, Option<&str>)> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (whole, decimals) = match word.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (word, None),
    };
    let digits =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if decimals.is_some_and(|decimals| !digits(decimals)) {
        return None;
    }
    let groups: Vec<&str> = whole.split(',').collect();
    let (first, rest) = groups.split_first()?;
    let grouped = rest.iter().all(|group| group.len() == 3 && digits(group));
    let short = rest.is_empty() || first.len() <= 3;
    if !digits(first) || !grouped || !short {
        return None;
    }
    Some((groups.concat().parse().ok()?, decimals))
}

fn scale(word: &str) -> Option<u64> {
    Some(match word {
        "dozen" => 12,
        "score" => 20,
        "hundred" => 100,
        "thousand" => 1_000,
        "million" => 1_000_000,
        "billion" => 1_000_000_000,
        _ => return None,
    })
}

fn small(word: &str) -> Option<u64> {
    const UNITS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let unit = UNITS.iter().position(|unit| *unit == word);
    let ten = || TENS.iter().position(|ten| *ten == word).map(|at| (at + 2) * 10);
    unit.or_else(ten).and_then(|value| u64::try_from(value).ok())
}

#[cfg(test)]
mod tests;
