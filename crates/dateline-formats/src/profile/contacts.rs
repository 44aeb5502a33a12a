//! Telephone numbers, e-mail addresses, accounts and addresses of houses, by their form alone.

use dateline_model::Span;

use super::masks::{Word, words};

/// Everything of the kind in a text.
pub(super) fn found(text: &str) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    mails_and_accounts(text, &mut found);
    numbers(text, &mut found);
    houses(text, &mut found);
    found
}

/// Letters of the name before an @: those that mail servers take, and those of any script.
fn is_of_mail(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-' | '+' | '%' | '\'')
}

fn mails_and_accounts(text: &str, found: &mut Vec<(Span, String)>) {
    for (at, _) in text.match_indices(['@', '＠']) {
        let behind = at + text[at..].chars().next().map_or(1, char::len_utf8);
        let start = text[..at]
            .char_indices()
            .rev()
            .take_while(|(_, c)| is_of_mail(*c))
            .last()
            .map_or(at, |(start, _)| start);
        let tail: usize = text[behind..]
            .chars()
            .take_while(|c| is_of_mail(*c))
            .map(char::len_utf8)
            .sum();
        let tail = text[behind..behind + tail].trim_end_matches(['.', '-', '\'']).len();
        if tail == 0 {
            continue;
        }
        let mask = if start < at { "[an e-mail address]" } else { "[an account]" };
        found.push((Span::new(start, behind + tail), mask.to_owned()));
    }
}

/// Digits with what stands between them in telephone numbers; long numbers of papers and cars fall under it too.
fn numbers(text: &str, found: &mut Vec<(Span, String)>) {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut at = 0;
    while at < letters.len() {
        let (start, first) = letters[at];
        let begins = first.is_numeric()
            || (matches!(first, '+' | '(')
                && letters.get(at + 1).is_some_and(|(_, c)| c.is_numeric()));
        let is_inside = at > 0 && letters[at - 1].1.is_alphanumeric();
        if !begins || is_inside {
            at += 1;
            continue;
        }
        let mut to = at;
        let mut last = at;
        while let Some((_, letter)) = letters.get(to) {
            let is_mark = matches!(
                letter,
                '+' | '('
                    | ')'
                    | ' '
                    | '\u{a0}'
                    | '\u{202f}'
                    | '-'
                    | '–'
                    | '.'
                    | '/'
                    | '\u{2011}'
            );
            if letter.is_numeric() {
                last = to;
            } else if !is_mark || to > last + 2 {
                break;
            }
            to += 1;
        }
        let end = letters.get(last + 1).map_or(text.len(), |(end, _)| *end);
        let words = &text[start..end];
        // "1,200,000", "4.5 km" and "2016-05-04" are told apart by their form.
        let runs_on = letters.get(last + 1).is_some_and(|(_, c)| {
            c.is_alphabetic()
                || *c == ',' && letters.get(last + 2).is_some_and(|(_, c)| c.is_numeric())
        });
        if is_telephone(words) && !runs_on {
            found.push((Span::new(start, end), "[a number]".to_owned()));
        }
        at = last + 1;
    }
}

fn is_telephone(words: &str) -> bool {
    let n = words.chars().filter(|c| c.is_numeric()).count();
    let groups: Vec<usize> = words
        .split(|c: char| !c.is_numeric())
        .filter(|group| !group.is_empty())
        .map(|group| group.chars().count())
        .collect();
    if words.starts_with('+') || words.starts_with("00") {
        return n >= 7;
    }
    // Days, months and years; times; years from and to.
    let is_date = match groups.as_slice() {
        [4, 1 | 2, 1 | 2] | [1 | 2, 1 | 2, 4] | [4, 4] | [1 | 2, 4] | [4, 1 | 2] => true,
        [4, 1 | 2, 1 | 2, rest @ ..] => rest.iter().all(|n| *n <= 4) && rest.len() <= 3,
        _ => false,
    };
    // Degrees with digits behind the point.
    let is_degrees = words.split([' ', '/']).all(|part| {
        part.split_once('.')
            .is_some_and(|(whole, _)| whole.trim_start_matches('-').chars().count() <= 3)
    });
    if is_date || is_degrees {
        return false;
    }
    // Thousands are groups of three behind the first.
    let is_large = groups.len() > 1
        && groups[1..].iter().all(|n| *n == 3)
        && groups[0] <= 3
        && !words.contains(['-', '(', '/'])
        && !words.starts_with('0');
    let is_local = matches!(groups.as_slice(), [3, 4]) && words.contains(['-', ' ', '.']);
    is_local || (n >= 8 && !is_large)
}

/// Words for streets.
const STREETS: &[&str] = &[
    "street",
    "st",
    "avenue",
    "ave",
    "lane",
    "alley",
    "alleyway",
    "boulevard",
    "blvd",
    "road",
    "rd",
    "drive",
    "close",
    "terrace",
    "crescent",
    "court",
    "row",
    "square",
    "shari",
    "sharia",
    "sokak",
    "sokagi",
    "caddesi",
    "cadde",
    "ulitsa",
    "vulytsia",
    "prospekt",
    "rue",
    "calle",
    "strasse",
    "straße",
];

/// Words behind which the number of a house or a door stands.
const HOUSES: &[&str] = &[
    "house",
    "home",
    "flat",
    "apartment",
    "apt",
    "building",
    "bldg",
    "block",
    "door",
    "villa",
    "floor",
    "plot",
    "room",
    "unit",
    "no",
    "number",
    "suite",
    "tent",
];

/// A street with the number of a house, or a house with its number: the street alone is public.
fn houses(text: &str, found: &mut Vec<(Span, String)>) {
    let words = words(text);
    let is_number = |word: &Word| {
        let digits = word.folded.chars().filter(|c| c.is_numeric()).count();
        let letters = word.folded.chars().filter(|c| c.is_alphabetic()).count();
        (1..=4).contains(&digits) && letters <= 1
    };
    // The marks between two words: nothing that ends a sentence or a clause but a comma.
    let joined = |a: &Word, b: &Word| {
        let between = text.get(a.end..b.start).unwrap_or("\n");
        between.chars().count() <= 3
            && !between.contains([';', '\n', '(', ')', ':', '"'])
            && (!between.contains('.')
                || matches!(
                    a.folded.as_str(),
                    "no" | "st" | "apt" | "bldg" | "ave" | "rd" | "blvd"
                ))
    };
    let mut spans: Vec<Span> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if STREETS.contains(&word.folded.as_str()) {
            // The name in front of it, and a number in front of that: "12 al-Nasr Street".
            let mut from = at;
            while from > 0
                && at - from < 5
                && joined(&words[from - 1], &words[from])
                && (words[from - 1].is_capital
                    || matches!(
                        words[from - 1].folded.as_str(),
                        "al" | "el" | "of" | "de"
                    ))
            {
                from -= 1;
            }
            let before = from.checked_sub(1).map(|at| &words[at]).filter(|number| {
                let between = text.get(number.end..words[from].start).unwrap_or(",");
                is_number(number) && between.trim().is_empty()
            });
            // "al-Nasr Street 12"; a road with a number is a name.
            let behind = words.get(at + 1).filter(|it| {
                is_number(it)
                    && joined(word, it)
                    && !matches!(word.folded.as_str(), "road" | "rd")
            });
            match (before, behind) {
                (Some(number), _) => spans.push(Span::new(number.start, word.end)),
                (None, Some(number)) => {
                    spans.push(Span::new(words[from].start, number.end))
                }
                (None, None) => {}
            }
        }
        if HOUSES.contains(&word.folded.as_str())
            && let Some(number) = words.get(at + 1)
            && joined(word, number)
        {
            let next = words.get(at + 2).filter(|next| joined(number, next));
            let is_no = matches!(number.folded.as_str(), "no" | "number" | "nr");
            if is_no && let Some(next) = next.filter(|next| is_number(next)) {
                spans.push(Span::new(word.start, next.end));
            } else if is_number(number) && is_address_word(word) {
                spans.push(Span::new(word.start, number.end));
            }
        }
    }
    // "Building 4, al-Nasr Street 12, flat 3" is one address.
    spans.sort_by_key(|span| (span.start(), span.end()));
    for span in spans {
        found.push((span, "[an address]".to_owned()));
    }
}

/// Whether a number right behind the word is that of a house: "number 4" and "no 4" alone are anything.
fn is_address_word(word: &Word) -> bool {
    !matches!(
        word.folded.as_str(),
        "no" | "number" | "home" | "block" | "unit" | "floor" | "room" | "house"
    ) || word.is_capital && !matches!(word.folded.as_str(), "no" | "number" | "unit")
        || word.folded == "house"
}
