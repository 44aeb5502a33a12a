//! Goes through a text and takes the longest time expression at each word.

use super::calendar::calendar;
use super::choose::weekday_alone;
use super::clock::clock;
use super::duration::{age, duration, set};
use super::join::joined;
use super::lexis::{day_part, unit};
use super::relative::{relative, steps};
use super::token::Tokens;
use super::{DayPart, From, Meaning, Portion, TimeExpression, Unit};

/// Finds the time expressions of a text, in order and without overlap.
///
/// Ages, amounts and months that are verbs or names are left out. Prepositions belong to an
/// expression only where they change its meaning: "since Monday", but "Monday" in "on Monday".
pub fn find(text: &str) -> Vec<TimeExpression> {
    let t = Tokens::new(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < t.len() {
        if let Some(next) = age(&t, at) {
            at = next.max(at + 1);
        } else if let Some((next, expression)) = joined(&t, at) {
            found.push(expression);
            at = next.max(at + 1);
        } else {
            at += 1;
        }
    }
    found
}

/// What a rule of the grammar found: the token after it and what it means.
#[derive(Debug)]
pub(super) struct Hit {
    pub(super) next: usize,
    pub(super) meaning: Meaning,
    pub(super) portion: Option<Portion>,
    pub(super) day_part: Option<DayPart>,
}

impl Hit {
    pub(super) fn new(next: usize, meaning: Meaning) -> Hit {
        Hit { next, meaning, portion: None, day_part: None }
    }

    /// Narrows it to a part of the day.
    pub(super) fn part(self, part: DayPart) -> Hit {
        Hit { day_part: Some(part), ..self }
    }

    /// The expression from the token `at` on.
    pub(super) fn expression(self, t: &Tokens<'_>, at: usize) -> Option<TimeExpression> {
        let start = t.get(at)?.start;
        let end = t.get(self.next.checked_sub(1)?)?.end;
        let Hit { meaning, portion, day_part, .. } = self;
        Some(TimeExpression { start, end, meaning, portion, day_part })
    }
}

/// The longest expression of one leaf that begins at `at`.
pub(super) fn simple(t: &Tokens<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let found =
        [duration(t, at), set(t, at), clock(t, at), whole_date(t, at), modified(t, at)];
    let hit = found.into_iter().flatten().max_by_key(|hit| hit.next)?;
    Some((hit.next, hit.expression(t, at)?))
}

/// A date that begins at `at`, with its modifiers; no duration, set or time of the clock.
pub(super) fn dated(t: &Tokens<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let found = [whole_date(t, at), modified(t, at)];
    let named = |hit: &Hit| {
        !matches!(
            hit.meaning,
            Meaning::Vague(_) | Meaning::Epithet(_) | Meaning::Stretch { .. }
        )
    };
    let hit = found.into_iter().flatten().filter(named).max_by_key(|hit| hit.next)?;
    Some((hit.next, hit.expression(t, at)?))
}

/// A date and the part of the day behind it: "Wednesday night".
fn whole_date(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let found = [relative(t, at), weekday_alone(t, at), calendar(t, at)];
    let hit = found.into_iter().flatten().max_by_key(|hit| hit.next)?;
    let is_day = matches!(
        hit.meaning,
        Meaning::Weekday { .. } | Meaning::Calendar(super::Calendar { day: Some(_), .. })
    );
    let next = hit.next;
    Some(match day_part(t.word(next)).filter(|_| is_day) {
        Some(part) => Hit { next: next + 1, ..hit }.part(part),
        None => hit,
    })
}

/// "early 2016", "mid-July", "the end of March", "late on Monday", "earlier this month".
fn modified(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let start = t.skip(at, &["the"]);
    let article = start > at;
    let (next, portion) = match t.word(start) {
        "early" => (start + 1, Portion::Early),
        "mid" => (start + 1, Portion::Mid),
        "late" => (start + 1, Portion::Late),
        "earlier" if !article => (start + 1, Portion::Earlier),
        "later" if !article => (start + 1, Portion::Later),
        "first" if t.says(start + 1, &["half", "of"]) => (start + 3, Portion::Early),
        "second" | "latter" if t.says(start + 1, &["half", "of"]) => {
            (start + 3, Portion::Late)
        }
        "beginning" | "start" | "onset" if t.word(start + 1) == "of" => {
            (start + 2, Portion::Early)
        }
        "middle" if t.word(start + 1) == "of" => (start + 2, Portion::Mid),
        "end" | "close" if t.word(start + 1) == "of" => (start + 2, Portion::Late),
        _ => return None,
    };
    let next = t.skip(next, &["-", "in", "on"]);
    if let Some(hit) = whole_unit(t, next, portion) {
        return Some(Hit { portion: Some(portion), ..hit });
    }
    let hit = whole_date(t, next)?;
    let fits = match hit.meaning {
        Meaning::Calendar(_)
        | Meaning::Years { .. }
        | Meaning::Season { .. }
        | Meaning::Quarter(..)
        | Meaning::Weekday { .. }
        | Meaning::Shift { .. } => true,
        Meaning::EitherDay(..)
        | Meaning::Stretch { .. }
        | Meaning::Vague(_)
        | Meaning::Epithet(_)
        | Meaning::Clock { .. }
        | Meaning::PartOfDay
        | Meaning::Duration { .. }
        | Meaning::Set { .. }
        | Meaning::Since(_)
        | Meaning::Until(_)
        | Meaning::Before(_)
        | Meaning::After(_)
        | Meaning::Range(..)
        | Meaning::Both(..) => false,
    };
    fits.then_some(Hit { portion: Some(portion), ..hit })
}

/// "in the day", "of the month" behind "earlier" or "the end".
fn whole_unit(t: &Tokens<'_>, at: usize, portion: Portion) -> Option<Hit> {
    let (unit, plural) = unit(t.word(at + 1)).filter(|_| t.word(at) == "the")?;
    let from = match (unit, portion) {
        (Unit::Day, _) | (_, Portion::Early | Portion::Mid | Portion::Late) => {
            From::Story
        }
        (_, Portion::Earlier | Portion::Later) => From::Speech,
    };
    let long =
        matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade);
    (!plural && long).then(|| Hit::new(at + 2, steps(unit, 0, from)))
}
