//! What readers wrote below a report: how such an entry opens.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::units::n_words;
use crate::dates::{find_dates, pattern};

/// A time of day, which pages put beside the date of a comment.
static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\b\.?|h\b|gmt|utc)?")
});
static AGO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^.{0,60}?\b(?:an?|\d+)\s+(?:second|minute|min|hour|day|week|month|year)s?\s+ago\b.{0,40}$",
    )
});
static SAYS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\d+[.)]?\s+)?[^\n.!?]{1,60}?\s+(?i:says|said|wrote|replied|commented)\s*:?$",
    )
});
static REST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:on|at|posted|says|said|wrote|replied|commented|reply|edit|permalink|am|pm|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    )
});

/// A line that opens a comment.
pub(crate) struct CommentHead {
    /// The date it bears, in bytes of the line.
    pub(crate) date: Option<(Range<usize>, Date)>,
    /// Whether the line before is the name of the one who wrote.
    pub(crate) name_before: bool,
}

/// Whether the line opens a comment: a time stamp, alone or behind a name.
pub(crate) fn comment_head(line: &str) -> Option<CommentHead> {
    if line.len() > 160 {
        return None;
    }
    if SAYS.is_match(line) {
        return Some(CommentHead { date: None, name_before: false });
    }
    if let Some((range, date)) = find_dates(line).into_iter().next() {
        let clock = CLOCK.find(&line[range.end..])?;
        let before = line[..range.start].trim();
        let after = &line[range.end + clock.end()..];
        let rest = REST.replace_all(after, "");
        let is_stamp = n_words(before) <= 6
            && n_words(&rest) <= 1
            && !before.ends_with(['.', '!', '?']);
        return is_stamp.then(|| CommentHead {
            name_before: n_words(&REST.replace_all(before, "")) == 0,
            date: Some((range.start..range.end, date)),
        });
    }
    let is_ago = AGO.is_match(line) && n_words(line) <= 9 && !line.ends_with('.');
    is_ago.then(|| CommentHead { date: None, name_before: n_words(line) <= 4 })
}

/// Whether the line may be the name or number above a time stamp.
pub(crate) fn is_name(line: &str) -> bool {
    line.len() <= 80 && n_words(line) <= 6 && !line.ends_with(['.', '!', '?', ':'])
}
