//! The words of the calendar, and numbers in front of a unit.

use jiff::civil::Weekday;

use super::token::Tokens;
use super::{Amount, DayPart, Season, Unit};

/// A month by its name; the flag says that the name is cut short.
pub(super) fn month(word: &str) -> Option<(i8, bool)> {
    Some(match word {
        "january" => (1, false),
        "february" => (2, false),
        "march" => (3, false),
        "april" => (4, false),
        "may" => (5, false),
        "june" => (6, false),
        "july" => (7, false),
        "august" => (8, false),
        "september" => (9, false),
        "october" => (10, false),
        "november" => (11, false),
        "december" => (12, false),
        "jan" => (1, true),
        "feb" => (2, true),
        "mar" => (3, true),
        "apr" => (4, true),
        "jun" => (6, true),
        "jul" => (7, true),
        "aug" => (8, true),
        "sep" | "sept" => (9, true),
        "oct" => (10, true),
        "nov" => (11, true),
        "dec" => (12, true),
        _ => return None,
    })
}

/// A day of the week by its name; the flag says that the name is cut short.
pub(super) fn weekday(word: &str) -> Option<(Weekday, bool)> {
    Some(match word {
        "monday" => (Weekday::Monday, false),
        "tuesday" => (Weekday::Tuesday, false),
        "wednesday" => (Weekday::Wednesday, false),
        "thursday" => (Weekday::Thursday, false),
        "friday" => (Weekday::Friday, false),
        "saturday" => (Weekday::Saturday, false),
        "sunday" => (Weekday::Sunday, false),
        "mon" => (Weekday::Monday, true),
        "tue" | "tues" => (Weekday::Tuesday, true),
        "wed" => (Weekday::Wednesday, true),
        "thu" | "thur" | "thurs" => (Weekday::Thursday, true),
        "fri" => (Weekday::Friday, true),
        "sat" => (Weekday::Saturday, true),
        "sun" => (Weekday::Sunday, true),
        _ => return None,
    })
}

/// A unit of time; the flag says that it is a plural.
pub(super) fn unit(word: &str) -> Option<(Unit, bool)> {
    let (stem, plural) = match word {
        "centuries" => ("century", true),
        _ => word.strip_suffix('s').map_or((word, false), |stem| (stem, true)),
    };
    let unit = match stem {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "night" => Unit::Night,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "fortnight" => Unit::Fortnight,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    };
    Some((unit, plural))
}

/// A part of the day by its name.
pub(super) fn day_part(word: &str) -> Option<DayPart> {
    Some(match word {
        "dawn" | "daybreak" | "sunrise" => DayPart::Dawn,
        "morning" => DayPart::Morning,
        "noon" | "midday" => DayPart::Noon,
        "afternoon" => DayPart::Afternoon,
        "evening" | "dusk" | "sunset" | "nightfall" => DayPart::Evening,
        "night" => DayPart::Night,
        "midnight" => DayPart::Midnight,
        _ => return None,
    })
}

/// A season by its name.
pub(super) fn season(word: &str) -> Option<Season> {
    Some(match word {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" | "fall" => Season::Autumn,
        "winter" => Season::Winter,
        _ => return None,
    })
}

/// "13th", "first", "twenty-first": the number and the token after it.
pub(super) fn ordinal(t: &Tokens<'_>, at: usize) -> Option<(usize, i16)> {
    const WORDS: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    let word = t.word(at);
    let place = |word: &str| {
        let at = WORDS.iter().position(|ordinal| *ordinal == word)?;
        i16::try_from(at + 1).ok()
    };
    for suffix in ["st", "nd", "rd", "th"] {
        if let Some(number) = word.strip_suffix(suffix).and_then(|n| n.parse().ok()) {
            return Some((at + 1, number));
        }
    }
    if matches!(word, "twenty" | "thirty") && t.word(at + 1) == "-" {
        let tens = if word == "twenty" { 20 } else { 30 };
        return place(t.word(at + 2)).filter(|n| *n < 10).map(|n| (at + 3, tens + n));
    }
    if word == "thirtieth" {
        return Some((at + 1, 30));
    }
    place(word).map(|number| (at + 1, number))
}

/// How many of a unit: "four", "24", "a few", "several". "a" is one.
pub(super) fn amount(t: &Tokens<'_>, at: usize) -> Option<(usize, Amount)> {
    const SOME: [&[&str]; 11] = [
        &["a", "number", "of"],
        &["a", "good", "few"],
        &["the", "few"],
        &["a", "few"],
        &["dozens", "of"],
        &["hundreds", "of"],
        &["thousands", "of"],
        &["several"],
        &["many"],
        &["few"],
        &["some"],
    ];
    const TWO: [&[&str]; 3] =
        [&["a", "couple", "of"], &["a", "couple"], &["couple", "of"]];
    if let Some(words) = SOME.iter().find(|words| t.says(at, words)) {
        return Some((at + words.len(), Amount::Some));
    }
    if let Some(words) = TWO.iter().find(|words| t.says(at, words)) {
        return Some((at + words.len(), Amount::Exact(2)));
    }
    let word = t.word(at);
    let opens = matches!(word, "a" | "an" | "half")
        || word.starts_with(|c: char| c.is_ascii_digit())
        || dateline_model::cardinal(word).is_some();
    if !opens || matches!(word, "no" | "none" | "nobody" | "nil" | "single") {
        return None;
    }
    // "twenty-two" and "1,200" are three tokens, "two hundred and six" is four.
    for end in (at + 1..=at + 4).rev() {
        let exact = dateline_model::cardinal(t.slice(at, end));
        if let Some(value) = exact.and_then(|value| u32::try_from(value).ok())
            && end <= t.len()
        {
            return Some((end, Amount::Exact(value)));
        }
    }
    matches!(word, "a" | "an").then_some((at + 1, Amount::Exact(1)))
}
