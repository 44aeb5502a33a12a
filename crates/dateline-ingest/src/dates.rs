//! Whole dates as they are written in pages and tables.
//!
//! Only dates with a year are read here: what a weekday or "4 May" means is for resolve to say.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

const MONTH: &str = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)\b{MONTH}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b"))
});
static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{MONTH}\.?,?[\s-]+(\d{{4}})\b"
    ))
});
static YEAR_FIRST: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(\d{4})([-/.])(\d{1,2})([-/.])(\d{1,2})(?:T|\b)"));
static NUMBERS: LazyLock<Regex> =
    // Pages pasted without their breaks set the next word close: "28.04.2017Get short URL".
    LazyLock::new(|| {
        pattern(r"\b(\d{1,2})([-/.])(\d{1,2})([-/.])(\d{4})(?:\b|\p{Lu})")
    });
static NO_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)^(?:{MONTH}\.?\s+(\d{{1,2}})|(\d{{1,2}})\s+{MONTH}\.?)$"))
});
static SHORT_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)^(\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH}\.?,?\s+'?(\d{{2}})$"))
});

/// A pattern whose word boundaries are those of ASCII: the fast engine gives up on others at the first curly quote.
pub(crate) fn pattern(source: &str) -> Regex {
    Regex::new(&source.replace(r"\b", r"(?-u:\b)"))
        .expect("patterns are constants, tried by the tests")
}

/// All whole dates in `text`, in order.
pub(crate) fn find_dates(text: &str) -> Vec<(Range<usize>, Date)> {
    let mut found = Vec::new();
    for hit in MONTH_FIRST.captures_iter(text) {
        keep(&mut found, &hit, day_of(&hit[3], month_number(&hit[1]), &hit[2]));
    }
    for hit in DAY_FIRST.captures_iter(text) {
        keep(&mut found, &hit, day_of(&hit[3], month_number(&hit[2]), &hit[1]));
    }
    for hit in YEAR_FIRST.captures_iter(text) {
        if hit[2] == hit[4] {
            keep(&mut found, &hit, day_of(&hit[1], hit[3].parse().ok(), &hit[5]));
        }
    }
    for hit in NUMBERS.captures_iter(text) {
        if hit[2] != hit[4] {
            continue;
        }
        // "04/05/2016" is 4 May in London and 5 April in New York: no date at all. With dots or hyphens the day
        // comes first: English puts the month first with slashes only (CLDR, short dates of en-US).
        let (first, second): (i8, i8) = match (hit[1].parse(), hit[3].parse()) {
            (Ok(first), Ok(second)) => (first, second),
            (Ok(_) | Err(_), Ok(_) | Err(_)) => continue,
        };
        let date = match (first > 12, second > 12, &hit[2] != "/") {
            (true, false, _) | (false, false, true) => {
                day_of(&hit[5], Some(second), &hit[1])
            }
            (false, true, false) => day_of(&hit[5], Some(first), &hit[3]),
            (false, false, false) if first == second => {
                day_of(&hit[5], Some(first), &hit[3])
            }
            (true | false, true | false, true | false) => None,
        };
        keep(&mut found, &hit, date);
    }
    found.sort_by_key(|(range, _)| range.start);
    found.dedup_by(|next, kept| next.0.start < kept.0.end);
    found
}

fn keep(
    found: &mut Vec<(Range<usize>, Date)>,
    hit: &regex::Captures<'_>,
    date: Option<Date>,
) {
    if let (Some(date), Some(whole), Some(last)) =
        (date, hit.get(0), hit.iter().skip(1).flatten().last())
    {
        let end = match whole.as_str().ends_with(char::is_uppercase) {
            true => last.end(),
            false => whole.end(),
        };
        found.push((whole.start()..end, date));
    }
}

/// The first and last day of a date field: a day, a month (`2016-04`) or a year (`2016`).
pub(crate) fn date_field(value: &str) -> Option<(Date, Date)> {
    let value = value.trim();
    if value.len() > 64 {
        return None;
    }
    if let Some((_, date)) = find_dates(value).into_iter().next() {
        return Some((date, date));
    }
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    match (value.len(), digits) {
        (8, true) => {
            let date = day_of(&value[..4], value[4..6].parse().ok(), &value[6..])?;
            Some((date, date))
        }
        (4, true) => Some((day_of(value, Some(1), "1")?, day_of(value, Some(12), "31")?)),
        (7, false) if value.as_bytes()[4] == b'-' && value.is_ascii() => {
            let first = day_of(&value[..4], value[5..].parse().ok(), "1")?;
            Some((first, first.last_of_month()))
        }
        (_, true | false) => None,
    }
}

/// The month and day of "4 May" or "May 4".
pub(crate) fn month_and_day(words: &str) -> Option<(i8, i8)> {
    let hit = NO_YEAR.captures(words.trim())?;
    match (hit.get(1), hit.get(2), hit.get(3), hit.get(4)) {
        (Some(month), Some(day), _, _) | (_, _, Some(day), Some(month)) => {
            Some((month_number(month.as_str())?, day.as_str().parse().ok()?))
        }
        (Some(_) | None, Some(_) | None, Some(_) | None, Some(_) | None) => None,
    }
}

/// The day of "4 FEB 90", which only the line that opens a report writes so: elsewhere the last number may be anything.
///
/// The century is that of POSIX (`%y` of strptime): 69 to 99 lie before 2000.
pub(crate) fn short_date(words: &str) -> Option<Date> {
    let hit = SHORT_YEAR.captures(words.trim())?;
    let short: i16 = hit[3].parse().ok()?;
    let year = if short >= 69 { 1900 + short } else { 2000 + short };
    day_of(&year.to_string(), month_number(&hit[2]), &hit[1])
}

fn month_number(name: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
        "dec",
    ];
    let start = name.get(..3)?.to_ascii_lowercase();
    let idx = NAMES.iter().position(|month| *month == start)?;
    i8::try_from(idx + 1).ok()
}

fn day_of(year: &str, month: Option<i8>, day: &str) -> Option<Date> {
    let year: i16 = year.parse().ok()?;
    // News before 1900 is not reported on web pages; such a number is a price or a count.
    if !(1900..=2100).contains(&year) {
        return None;
    }
    Date::new(year, month?, day.parse().ok()?).ok()
}
