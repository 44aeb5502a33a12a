//! How long and how often, and the ages that are neither: "for two months", "daily", "20-year-old".

use super::find::Hit;
use super::lexis::{amount, unit, weekday};
use super::relative::hedge;
use super::token::Tokens;
use super::{Amount, Meaning, Unit};

/// A duration that begins at `at`.
pub(super) fn duration(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let start = hedge(t, at);
    let hedged = start > at;
    let Some((next, amount)) = amount(t, start) else {
        return bare_plural(t, at);
    };
    let end = t.skip(next, &["-", "full", "whole", "straight", "consecutive", "more"]);
    let (unit, plural) = unit(t.word(end))?;
    let article = t.is(start, &["a", "an", "one"]) && next == start + 1;
    // "a day" is a duration only where a length is expected; "20 a day" is a rate.
    if article && !plural && t.word(next) != "-" && !hedged && !lasts(t.before(at)) {
        return None;
    }
    // "a quarter of the town" is a share.
    if unit == Unit::Quarter || unit == Unit::Second && !plural {
        return None;
    }
    // In "a months-long siege" the article belongs to the siege.
    if article && plural || amount == Amount::Exact(1) && next > start + 1 {
        return None;
    }
    // "two-day" and "two days" count; "two day" does not, and "2011 year" is no length either.
    let fits = plural || t.word(next) == "-" || amount == Amount::Exact(1);
    let long = t.says(end + 1, &["-", "long"]);
    let next = if long { end + 3 } else { end + 1 };
    fits.then(|| Hit::new(next, Meaning::Duration { amount, unit }))
}

fn lasts(before: &str) -> bool {
    matches!(
        before,
        "for"
            | "in"
            | "within"
            | "than"
            | "about"
            | "nearly"
            | "almost"
            | "over"
            | "lasted"
            | "after"
            | "lasting"
            | "during"
            | "half"
            | "took"
    )
}

/// "for weeks", "after months of siege".
fn bare_plural(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let (unit, plural) = unit(t.word(at))?;
    if plural && t.says(at + 1, &["-", "long"]) {
        let meaning = Meaning::Duration { amount: Amount::Some, unit };
        return Some(Hit::new(at + 3, meaning));
    }
    let told =
        matches!(t.before(at), "for" | "within" | "lasted" | "after" | "over" | "in");
    let length = plural && (told || t.word(at + 1) == "of" && unit != Unit::Second);
    let meaning = Meaning::Duration { amount: Amount::Some, unit };
    length.then(|| Hit::new(at + 1, meaning))
}

/// "every Friday", "each day", "every two weeks", "daily", "twice a week".
pub(super) fn set(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let every = |every, unit| Meaning::Set { every, unit, weekday: None };
    let adverb = match t.word(at) {
        "daily" => Some(Unit::Day),
        "nightly" => Some(Unit::Night),
        "weekly" => Some(Unit::Week),
        "monthly" => Some(Unit::Month),
        "quarterly" => Some(Unit::Quarter),
        "yearly" | "annually" => Some(Unit::Year),
        "hourly" => Some(Unit::Hour),
        _ => None,
    };
    if let Some(unit) = adverb {
        // "the Daily Mirror" is a newspaper.
        let name = t.capital(at) && (at > 0 || t.capital(at + 1));
        return (!name).then(|| Hit::new(at + 1, every(1, unit)));
    }
    if t.is(at, &["every", "each"]) {
        let (next, n) = match amount(t, at + 1) {
            Some((next, Amount::Exact(n))) => (next, n),
            Some((_, Amount::Some)) => return None,
            None => (t.skip(at + 1, &["single"]), 1),
        };
        let (next, n) = if t.word(next) == "other" { (next + 1, 2) } else { (next, n) };
        if let Some((weekday, false)) = weekday(t.word(next)) {
            let meaning =
                Meaning::Set { every: n, unit: Unit::Week, weekday: Some(weekday) };
            return Some(Hit::new(next + 1, meaning));
        }
        if let Some(part) = super::lexis::day_part(t.word(next)) {
            return Some(Hit::new(next + 1, every(n, Unit::Day)).part(part));
        }
        return unit(t.word(next)).map(|(unit, _)| Hit::new(next + 1, every(n, unit)));
    }
    let rate = t.word(at) == "per"
        || t.is(at, &["a", "an"])
            && (t.is(at.wrapping_sub(1), &["once", "twice", "times"]));
    let unit = unit(t.word(at + 1)).filter(|(_, plural)| rate && !plural)?.0;
    Some(Hit::new(at + 2, every(1, unit)))
}

/// The token after an age, which is neither a date nor a duration of anything that happened.
pub(super) fn age(t: &Tokens<'_>, at: usize) -> Option<usize> {
    if t.is(at, &["aged", "age", "ages"]) {
        let (next, _) = amount(t, at + 1)?;
        let next = if t.is(next, &["-", "to", "and"]) {
            amount(t, next + 1).map_or(next, |(next, _)| next)
        } else {
            next
        };
        return Some(if unit(t.word(next)).is_some() { next + 1 } else { next });
    }
    let (next, _) = amount(t, at)?;
    let next = t.skip(next, &["-"]);
    unit(t.word(next))?;
    let next = t.skip(next + 1, &["-"]);
    match t.word(next) {
        "old" | "olds" => Some(next + 1),
        "of" if t.word(next + 1) == "age" => Some(next + 2),
        _ => None,
    }
}
