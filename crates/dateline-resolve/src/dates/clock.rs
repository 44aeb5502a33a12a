//! Times of the clock and parts of the day: "10:35 a.m.", "0735 GMT", "noon on Friday", "at dawn".

use super::find::{Hit, dated};
use super::lexis::day_part;
use super::token::Tokens;
use super::{DayPart, Meaning};

/// A time of day that begins at `at`, with the day named right behind it.
pub(super) fn clock(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    if let Some((next, hour, minute)) = time(t, at) {
        let utc = t.is(next, &["gmt", "utc"]);
        let next = zone(t, next);
        let (next, day) = match dated(t, t.skip(next, &["on"])) {
            Some((next, day)) => (next, Some(Box::new(day))),
            None => (next, None),
        };
        return Some(Hit::new(next, Meaning::Clock { hour, minute, utc, day }));
    }
    part(t, at)
}

/// Hour and minute, and the token after them.
fn time(t: &Tokens<'_>, at: usize) -> Option<(usize, i8, i8)> {
    let told = matches!(
        t.before(at),
        "at" | "around" | "about" | "by" | "until" | "from" | "since"
    );
    if t.word(at + 1) == ":" && t.glued(at + 1) && t.glued(at + 2) {
        let hour = t.figures(at, 2)?;
        // "5:30pm" and "17:30hrs" leave the mark on the minutes.
        for (mark, after) in
            [("am", Some(false)), ("pm", Some(true)), ("hrs", None), ("h", None)]
        {
            let bare = t.word(at + 2).strip_suffix(mark).filter(|bare| bare.len() == 2);
            if let Some(minute) = bare.and_then(|bare| bare.parse().ok()) {
                return on_clock(at + 3, hour, minute, after);
            }
        }
        let minute = t.figures(at + 2, 2)?;
        let seconds = t.word(at + 3) == ":" && t.figures(at + 4, 2).is_some();
        let next = if seconds { at + 5 } else { at + 3 };
        let minutes = t.word(at + 2).len() == 2;
        return match half(t, next) {
            Some((next, after)) => on_clock(next, hour, minute, Some(after)),
            None if minutes && (told || zone(t, next) > next) => {
                on_clock(next, hour, minute, None)
            }
            None => None,
        };
    }
    if let Some(digits) = t.figures(at, 4).filter(|_| t.word(at).len() == 4) {
        let named = zone(t, at + 1) > at + 1;
        return named.then(|| on_clock(at + 1, digits / 100, digits % 100, None))?;
    }
    if let Some(hour) = t.figures(at, 2) {
        let (next, after) = half(t, at + 1)?;
        return on_clock(next, hour, 0, Some(after));
    }
    // "5pm" is one token.
    for (mark, after) in [("am", false), ("pm", true)] {
        if let Some(hour) =
            t.word(at).strip_suffix(mark).and_then(|hour| hour.parse().ok())
        {
            return on_clock(at + 1, hour, 0, Some(after));
        }
    }
    None
}

fn on_clock(
    next: usize,
    hour: i16,
    minute: i16,
    after: Option<bool>,
) -> Option<(usize, i8, i8)> {
    let hour = match (after, hour) {
        (Some(_), 13..) => return None,
        (Some(true), 12) | (None, _) => hour,
        (Some(true), _) => hour + 12,
        (Some(false), 12) => 0,
        (Some(false), _) => hour,
    };
    let fits = (0..=24).contains(&hour) && (0..60).contains(&minute);
    let (hour, minute) = (i8::try_from(hour).ok()?, i8::try_from(minute).ok()?);
    fits.then_some((next, hour, minute))
}

/// "a.m.", "pm", "o'clock"; the flag says that it is after noon.
fn half(t: &Tokens<'_>, at: usize) -> Option<(usize, bool)> {
    match t.word(at) {
        "am" => Some((at + 1, false)),
        "pm" => Some((at + 1, true)),
        "a" if t.says(at, &["a", ".", "m"]) => Some((t.skip(at + 3, &["."]), false)),
        "p" if t.says(at, &["p", ".", "m"]) => Some((t.skip(at + 3, &["."]), true)),
        _ => None,
    }
}

/// Skips "GMT", "UTC", "local time", "hours".
fn zone(t: &Tokens<'_>, at: usize) -> usize {
    if t.says(at, &["local", "time"]) {
        return at + 2;
    }
    t.skip(
        at,
        &["gmt", "utc", "est", "edt", "pst", "pdt", "cet", "hrs", "hours", "bst", "eet"],
    )
}

/// "noon", "at dawn", "in the evening", "the night of 4 July".
fn part(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let start = t.skip(at, &["the"]);
    let part = day_part(t.word(start))?;
    if let Some((next, day)) = dated(t, t.skip(start + 1, &["of", "on"])) {
        return Some(Hit {
            next,
            meaning: day.meaning,
            portion: day.portion,
            day_part: Some(part),
        });
    }
    let point = matches!(part, DayPart::Noon | DayPart::Midnight | DayPart::Dawn);
    let told = matches!(
        t.before(at),
        "in" | "at" | "by" | "during" | "around" | "before" | "until"
    );
    let alone =
        start == at && point || start > at && told || start == at && t.before(at) == "at";
    let generic = part == DayPart::Night && t.before(at) == "at";
    let closed =
        t.closes(start + 1) || t.is(start + 1, &["the", "a", "an", "his", "their"]);
    (alone && !generic && closed)
        .then(|| Hit::new(start + 1, Meaning::PartOfDay).part(part))
}
