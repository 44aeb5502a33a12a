//! Expressions of two parts, and prepositions that change what a date means.

use super::calendar::{month_day, year};
use super::find::{dated, simple};
use super::token::Tokens;
use super::{Calendar, Meaning, TimeExpression};

/// The longest expression that begins at `at`, of one part or two.
pub(super) fn joined(t: &Tokens<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let found = [
        simple(t, at),
        wrapped(t, at),
        pair(t, at, &["to", "into", "-", "through", "until", "and", "or"]),
        // Of equals the last one wins.
        night(t, at),
    ];
    found.into_iter().flatten().max_by_key(|(next, _)| *next)
}

/// "since Monday", "until 2014", "from May 3 to June 2", "between 3 and 7 May".
fn wrapped(t: &Tokens<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let next = at + 1;
    let pairing: &[&str] = match t.word(at) {
        "from" => &["to", "until", "till", "through", "-"],
        "between" => &["and", "-"],
        _ => &[],
    };
    if !pairing.is_empty() {
        if let Some((end, mut expression)) = pair(t, next, pairing) {
            expression.start = t.get(at)?.start;
            if let Meaning::Both(left, right) = expression.meaning {
                expression.meaning = Meaning::Range(left, right);
            }
            return Some((end, expression));
        }
        // "from Monday on" begins then; "from Monday" alone only says which.
        let (end, inner) = dated(t, next).filter(|_| t.word(at) == "from")?;
        let on = t.is(end, &["onward", "onwards", "forward"])
            || t.word(end) == "on" && t.closes(end + 1);
        return on.then(|| wrap(t, at, end + 1, inner, Meaning::Since))?;
    }
    let inside = t.skip(next, &["about", "around", "at", "on"]);
    let (end, inner) = match t.word(at) {
        "since" | "until" | "till" | "by" | "before" | "after" => dated(t, inside)?,
        _ => return None,
    };
    // "after Monday's raid" and "before Friday prayers" speak of the raid and the prayers.
    let whole = t.closes(end) && t.word(end) != "'s";
    match t.word(at) {
        "since" => wrap(t, at, end, inner, Meaning::Since),
        // "the losses by Monday's raids".
        "by" if t.word(end) == "'s" || t.word(end) == "’s" => None,
        "until" | "till" | "by" => wrap(t, at, end, inner, Meaning::Until),
        "before" if whole => wrap(t, at, end, inner, Meaning::Before),
        "after" if whole => wrap(t, at, end, inner, Meaning::After),
        _ => None,
    }
}

/// "the night to Thursday", "overnight into 5 May", "the night from Wednesday to Thursday": a night has two days.
fn night(t: &Tokens<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let start = t.skip(at, &["the"]);
    if !t.is(start, &["night", "overnight"]) {
        return None;
    }
    let next = start + 2;
    let (end, meaning) = match t.word(start + 1) {
        "to" | "into" => {
            let (end, day) = dated(t, next)?;
            let (first, last) = (t.get(start)?.start, t.get(start)?.end);
            let eve = compound(first, last, day_before(&day.meaning)?);
            (end, Meaning::Range(Box::new(eve), Box::new(day)))
        }
        "from" | "between" => {
            let (end, days) = pair(t, next, &["to", "into", "and", "-"])?;
            if let Meaning::Both(left, right) = days.meaning {
                (end, Meaning::Range(left, right))
            } else {
                (end, days.meaning)
            }
        }
        _ => return None,
    };
    let (first, last) = (t.get(at)?.start, t.get(end.checked_sub(1)?)?.end);
    Some((end, compound(first, last, meaning)))
}

fn day_before(day: &Meaning) -> Option<Meaning> {
    if let Meaning::Weekday { weekday, choice } = *day {
        return Some(Meaning::Weekday { weekday: weekday.previous(), choice });
    }
    let Meaning::Calendar(calendar) = *day else { return None };
    let eve = calendar.day.filter(|day| *day > 1)? - 1;
    Some(Meaning::Calendar(Calendar { day: Some(eve), weekday: None, ..calendar }))
}

fn wrap(
    t: &Tokens<'_>,
    at: usize,
    next: usize,
    inner: TimeExpression,
    meaning: fn(Box<TimeExpression>) -> Meaning,
) -> Option<(usize, TimeExpression)> {
    let (start, end) = (t.get(at)?.start, t.get(next.checked_sub(1)?)?.end);
    Some((next, compound(start, end, meaning(Box::new(inner)))))
}

fn compound(start: usize, end: usize, meaning: Meaning) -> TimeExpression {
    TimeExpression { start, end, meaning, portion: None, day_part: None }
}

/// Two dates with one of `links` between them.
fn pair(t: &Tokens<'_>, at: usize, links: &[&str]) -> Option<(usize, TimeExpression)> {
    let (next, left, right) = before_christ(t, at, links)
        .or_else(|| day_then_date(t, at, links))
        .or_else(|| date_then_rest(t, at, links))
        .or_else(|| two_dates(t, at, links))?;
    let both = t
        .text
        .get(left.end..right.start)
        .is_some_and(|link| matches!(link.trim(), "and" | "or"));
    let (start, end) = (left.start, right.end);
    let (left, right) = (Box::new(left), Box::new(right));
    let meaning =
        if both { Meaning::Both(left, right) } else { Meaning::Range(left, right) };
    Some((next, compound(start, end, meaning)))
}

type Parts = (usize, TimeExpression, TimeExpression);

/// "499-493 BC", "499 to 493 BC": the first year has its era from the second.
fn before_christ(t: &Tokens<'_>, at: usize, links: &[&str]) -> Option<Parts> {
    let number = t.figures(at, 4)?;
    let (next, right) = dated(t, link(t, at + 1, links)?)?;
    let Meaning::Calendar(Calendar { year: Some(last), month: None, .. }) = right.meaning
    else {
        return None;
    };
    let year = Some(1 - number).filter(|first| last <= 0 && *first < last);
    let meaning =
        Meaning::Calendar(Calendar { year: Some(year?), ..Calendar::default() });
    let (start, end) = (t.get(at)?.start, t.get(at)?.end);
    Some((next, compound(start, end, meaning), right))
}

/// "3-7 May 2016", "3 and 7 May".
fn day_then_date(t: &Tokens<'_>, at: usize, links: &[&str]) -> Option<Parts> {
    let (middle, day) = month_day(t, t.skip(at, &["the"]))?;
    let (next, right) = dated(t, link(t, middle, links)?)?;
    let Meaning::Calendar(calendar) = right.meaning else { return None };
    let (Some(_), Some(last)) = (calendar.month, calendar.day) else { return None };
    let (start, end) = (t.get(at)?.start, t.get(middle.checked_sub(1)?)?.end);
    let meaning =
        Meaning::Calendar(Calendar { day: Some(day), weekday: None, ..calendar });
    // "30 to 2 May" would run backwards.
    (day < last && starts_with_day(t, &right))
        .then(|| (next, compound(start, end, meaning), right))
}

/// Whether the right part puts its day first, as "7 May" does.
fn starts_with_day(t: &Tokens<'_>, right: &TimeExpression) -> bool {
    let words = t.text.get(right.start..right.end).unwrap_or("");
    words.starts_with(|c: char| c.is_ascii_digit()) || words.starts_with("the ")
}

/// "May 3-7, 2016", "July 13 and 14", "2014-16".
fn date_then_rest(t: &Tokens<'_>, at: usize, links: &[&str]) -> Option<Parts> {
    let (middle, mut left) = dated(t, at)?;
    let Meaning::Calendar(first) = left.meaning else { return None };
    let start = link(t, middle, links)?;
    match first {
        Calendar { year: None, month: Some(_), day: Some(from), .. } => {
            let (next, day) = month_day(t, start).filter(|(_, day)| *day > from)?;
            // "July 13 and 14 soldiers": a number in front of a noun is no day.
            let after_year = t.skip(next, &[","]);
            let (next, year) = match year(t, after_year) {
                Some((next, year)) => (next, Some(year)),
                None if t.closes(next) => (next, None),
                None => return None,
            };
            left.meaning = Meaning::Calendar(Calendar { year, ..first });
            let last = Calendar { year, day: Some(day), weekday: None, ..first };
            let (start, end) = (t.get(start)?.start, t.get(next.checked_sub(1)?)?.end);
            Some((next, left, compound(start, end, Meaning::Calendar(last))))
        }
        Calendar { year: Some(from), month: None, .. } => {
            let short = t
                .figures(start, 2)
                .filter(|_| t.glued(start) && t.word(start).len() == 2);
            let year = from.checked_div(100)?.checked_mul(100)?.checked_add(short?)?;
            let (begin, end) = (t.get(start)?.start, t.get(start)?.end);
            let last = Calendar { year: Some(year), ..Calendar::default() };
            (year > from)
                .then(|| (start + 1, left, compound(begin, end, Meaning::Calendar(last))))
        }
        Calendar { .. } => None,
    }
}

/// "from Monday to Wednesday", "May 3 to June 2, 2016", "March-July 2016", "1939-1945".
fn two_dates(t: &Tokens<'_>, at: usize, links: &[&str]) -> Option<Parts> {
    let (middle, mut left) = dated(t, at)?;
    let start = link(t, middle, links)?;
    let (next, right) = dated(t, start)?;
    let plain = matches!(t.word(start - 1), "and" | "or" | "-");
    let fits = match (&mut left.meaning, &right.meaning) {
        (Meaning::Calendar(first), Meaning::Calendar(last)) => {
            let alike = first.day.is_some() == last.day.is_some()
                && first.month.is_some() == last.month.is_some();
            if first.year.is_none() && first.month.is_some() {
                let later = first.month > last.month;
                first.year = last.year.map(|year| year.saturating_sub(i16::from(later)));
            }
            alike || !plain
        }
        (Meaning::Weekday { .. }, Meaning::Weekday { .. })
        | (Meaning::Shift { .. }, Meaning::Shift { .. })
        | (Meaning::Years { .. }, Meaning::Years { .. })
        | (Meaning::Season { .. }, Meaning::Season { .. }) => true,
        (_, _) => !plain,
    };
    fits.then_some((next, left, right))
}

/// The token behind the word that links two parts.
fn link(t: &Tokens<'_>, at: usize, links: &[&str]) -> Option<usize> {
    t.is(at, links).then_some(at + 1)
}
