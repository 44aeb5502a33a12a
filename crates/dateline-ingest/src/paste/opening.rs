//! The line that opens a report: place, agency, date, dash.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use crate::dates::{find_dates, month_and_day, pattern, short_date};

/// A dateline found at the start of a paragraph, in bytes of the paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Opening {
    /// The place.
    pub(crate) place: Option<Range<usize>>,
    /// The day it names, with its year.
    pub(crate) date: Option<(Range<usize>, Date)>,
    /// The month and day it names without a year.
    pub(crate) day: Option<(Range<usize>, i8, i8)>,
    /// The agency in brackets: "(AP)".
    pub(crate) agency: Option<Range<usize>>,
    /// Where the report goes on behind the dash.
    pub(crate) end: usize,
}

const MONTH: &str = r"(?:(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?)";

static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    let day = format!(
        r"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}(?:,?\s+(?:\d{{4}}|'?\d{{2}}))?|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})"
    );
    // A word of a place: in capitals, or with a capital or an Arabic article in front ("Deir ez-Zor", "al-Bab").
    let word = r"(?:(?i:al|el|as|at|az|ad|ash|an|ar|ez|de|of|the|and|la|le|du|i)[-’'ʿ]?)?(?:\p{Lu}[\p{L}\p{M}’'ʿ.-]*|(?:al|el|as|at|az|ad|ash|ez)-\p{L}+)";
    let place = format!(
        r"{word}(?:[\s\x{{a0}}]+(?:of[\s\x{{a0}}]+)?{word}){{0,4}}(?:(?:,|/|[\s\x{{a0}}]and)[\s\x{{a0}}]*{word}(?:[\s\x{{a0}}]+{word}){{0,2}}){{0,2}}"
    );
    // Services that gather the broadcasts of many countries add the country: "MANAGUA (NICARAGUA), 11 DEC 89".
    let country =
        format!(r"(?:[\s\x{{a0}}]*\({word}(?:[\s\x{{a0}}]+{word}){{0,2}}\),)??");
    let agency = r"\((?P<agency>(?:\p{Lu}|(?:d|dpa|the)\b)[\p{L}\d\s.&/’'-]{1,40})\)";
    pattern(&format!(
        r"^(?:(?P<place>{place})?{country}(?:[,\s\x{{a0}}]*(?:(?P<day1>{day})|\((?P<day2>{day})\)))?(?:[,\s\x{{a0}}]*{agency})?(?:[,\s\x{{a0}}]*(?P<day3>{day}))?)[\s\x{{a0}}]*(?P<dash>[–—―]|--|-(?:[\s\x{{a0}}])|:[\s\x{{a0}}]|_)[\s\x{{a0}}]*"
    ))
});
/// A dateline on a line of its own, which needs no dash.
static ALONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?P<place>\p{{Lu}}[\p{{Lu}}\p{{M}}\s’'.-]{{2,40}}(?:,\s*\p{{Lu}}[\p{{L}}\s]{{2,30}})?),\s*(?P<day>{MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{MONTH},?\s+\d{{4}})\.?$"
    ))
});

/// Labels in capitals that newspapers put where a place could stand.
const LABELS: &[&str] = &[
    "BREAKING",
    "UPDATE",
    "UPDATED",
    "EXCLUSIVE",
    "WATCH",
    "VIDEO",
    "LIVE",
    "ANALYSIS",
    "OPINION",
    "EXPLAINER",
    "FACTBOX",
    "TIMELINE",
    "INTERVIEW",
    "PHOTOS",
    "PICTURES",
    "URGENT",
    "ALERT",
    "REPORT",
    "COMMENT",
    "EDITORIAL",
    "NEWS",
    "READ",
    "WARNING",
    "NOTE",
    "SUMMARY",
    "ABSTRACT",
    "SOURCE",
    "SOURCES",
    "MAP",
    "HIGHLIGHTS",
    "CORRECTION",
    "CLARIFICATION",
    "SUBJECT",
    "TITLE",
    "DATE",
    "BACKGROUND",
    "CONTEXT",
    "QUESTION",
    "ANSWER",
    "CAPTION",
    "IMAGE",
    "PHOTO",
    "GALLERY",
    "PODCAST",
    "PROFILE",
    "FEATURE",
    "STATEMENT",
];

/// Finds the dateline that `paragraph` opens with.
pub(crate) fn opening(paragraph: &str) -> Option<Opening> {
    if let Some(hit) = ALONE.captures(paragraph) {
        let place = hit.name("place")?;
        let day = hit.name("day")?;
        let (_, date) = find_dates(day.as_str()).into_iter().next()?;
        return Some(Opening {
            place: Some(place.range()),
            date: Some((day.range(), date)),
            day: None,
            agency: None,
            end: paragraph.len(),
        });
    }
    // A dateline stands within the first 150 bytes; more need not be looked at.
    let cut = paragraph.floor_char_boundary(150);
    let hit = OPENING.captures(&paragraph[..cut])?;
    let place = hit.name("place");
    let agency = hit.name("agency");
    let day = ["day1", "day2", "day3"].iter().find_map(|name| hit.name(name));
    let dash = hit.name("dash")?;
    let is_open = match place {
        Some(place) => {
            is_place(place.as_str(), agency.is_some() || day.is_some(), dash.as_str())
        }
        None => day.is_some() && dash.as_str().trim() != ":",
    };
    // What follows is the report: it begins like a sentence.
    let rest = &paragraph[hit.get(0)?.end()..];
    let follows = rest
        .chars()
        .find(|letter| letter.is_alphanumeric())
        .is_some_and(|letter| !letter.is_lowercase());
    if !is_open || !follows {
        return None;
    }
    let date = day.and_then(|day| {
        let whole = find_dates(day.as_str()).into_iter().next().map(|(_, date)| date);
        Some((day.range(), whole.or_else(|| short_date(day.as_str()))?))
    });
    let no_year = match date {
        Some(_) => None,
        None => day.and_then(|day| {
            let (month, number) = month_and_day(day.as_str())?;
            Some((day.range(), month, number))
        }),
    };
    let end = hit.get(0)?.end();
    Some(Opening {
        place: place.map(|place| place.range()),
        date,
        day: no_year,
        agency: agency.map(|agency| agency.range()),
        end: end + labels(rest),
    })
}

/// How far the labels in brackets go that services put behind the dash: "[REPORT] [EXCERPTS]", and never a sentence's
/// own words: "[The] army attacked" goes on in small letters.
fn labels(rest: &str) -> usize {
    static LABEL: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\[[^\[\]]{2,200}\][\s\x{a0}]*"));
    let mut end = 0;
    while let Some(label) = LABEL.find(&rest[end..]) {
        let next = rest[end + label.end()..].chars().find(|it| it.is_alphanumeric());
        if next.is_none_or(char::is_lowercase) {
            break;
        }
        end += label.end();
    }
    end
}

/// Whether the words before the dash can be a place: in capitals; or as a name, if an agency, a date or a long dash
/// stands by.
fn is_place(words: &str, is_backed: bool, dash: &str) -> bool {
    let first =
        words.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or("");
    if LABELS.contains(&first.to_uppercase().as_str()) {
        return false;
    }
    let n_capitals = words
        .split_whitespace()
        .filter(|word| {
            let letters: Vec<char> = word.chars().filter(|l| l.is_alphabetic()).collect();
            letters.len() >= 2 && letters.iter().all(|letter| letter.is_uppercase())
        })
        .count();
    let n_words = words.split_whitespace().count();
    match dash.trim() {
        // "BEIRUT: Planes bombed": a place is no label, and an agency's or a party's initials are mostly shorter.
        ":" if n_capitals == n_words && n_words <= 3 && words.chars().count() >= 5 => {
            true
        }
        ":" | "_" => is_backed && n_capitals > 0,
        "-" => n_capitals > 0 || is_backed,
        _ => n_capitals > 0 || is_backed || n_words <= 2,
    }
}
