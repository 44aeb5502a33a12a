//! The date that a page puts in front of its report, where the text was pasted without its lines.
//!
//! A table's cell or a copied page often runs everything together: "Fri Apr 29 2016 Army takes village. The army
//! took ..." or "Army takes village AFP Friday 29 Apr 2016 The army took ...". Such a stamp is a whole date that no
//! sentence goes through: nothing, a label, or an agency stands in front, and a new sentence behind.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::phrases::is_outlet_name;
use crate::dates::{find_dates, pattern};

/// A date that stands as a stamp, in bytes of the paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// The words of the date.
    pub(crate) range: Range<usize>,
    /// The day.
    pub(crate) date: Date,
    /// Whether it is said to be the day of the last change.
    pub(crate) is_update: bool,
    /// Whether the paragraph opens with it, label and weekday included.
    pub(crate) is_first: bool,
}

/// Titles, standfirsts and bylines stand above a stamp; together they are seldom longer.
const LOOK: usize = 400;

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)(?:^|[\s|•·(])
        (?:(?P<update>(?:last\s+)?(?:updated|modified|edited))
           | (?:first\s+)?(?:published|posted|issued|released) | date(?:\s+of\s+publication)?)
        (?:\s+(?:on|at))?\s*:?\s*$",
    )
});
static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b[.,]?\s*$",
    )
});

/// Finds the stamp that stands in or before the opening of `paragraph`.
pub(crate) fn stamp(paragraph: &str) -> Option<Stamp> {
    let cut = paragraph.floor_char_boundary(LOOK);
    find_dates(&paragraph[..cut]).into_iter().find_map(|(range, date)| {
        let bare = paragraph[..range.start].trim_end();
        let weekday = WEEKDAY.find(bare);
        let before = weekday.map_or(bare, |found| bare[..found.start()].trim_end());
        let label = LABEL.captures(before);
        let stands = before.is_empty()
            || label.is_some()
            || weekday.is_some() && ends_with_agency(before);
        let is_first = before.is_empty()
            || label
                .as_ref()
                .and_then(|hit| hit.get(0))
                .is_some_and(|hit| hit.start() == 0);
        (stands && starts_anew(&paragraph[range.end..])).then(|| Stamp {
            is_update: label.is_some_and(|hit| hit.name("update").is_some()),
            is_first,
            range,
            date,
        })
    })
}

fn ends_with_agency(before: &str) -> bool {
    let last = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let is_acronym = last.len() >= 2 && last.chars().all(|letter| letter.is_uppercase());
    is_acronym || is_outlet_name(last)
}

/// Whether what follows a date is not the rest of its sentence.
fn starts_anew(after: &str) -> bool {
    let after =
        after.trim_start_matches([' ', '\u{a0}', '|', '(', '•', '·', '–', '—', '-']);
    let is_clock = after.starts_with(|letter: char| letter.is_ascii_digit());
    let is_sentence =
        after.starts_with(|letter: char| letter.is_uppercase() || letter == '"');
    after.is_empty()
        || is_clock
        || is_sentence
        || after.starts_with("at ")
        || after.starts_with("by ")
}
