//! Times counted from another: "yesterday", "last week", "two days ago", "the next day".

use super::choose::unit_choice;
use super::find::Hit;
use super::lexis::{amount, day_part, unit};
use super::token::Tokens;
use super::{Amount, DayPart, From, Meaning, Steps, Unit, Vague};

/// The longest relative time that begins at `at`.
pub(super) fn relative(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let found =
        [day_word(t, at), unit_choice(t, at), shift(t, at), stretch(t, at), vague(t, at)]
            .into_iter()
            .chain([epithet(t, at)]);
    found.flatten().max_by_key(|hit| hit.next)
}

/// A shift of so many units.
pub(super) fn steps(unit: Unit, by: i32, from: From) -> Meaning {
    Meaning::Shift { unit, by: Steps::Exact(by), from }
}

/// "today", "yesterday morning", "tonight", "last night", "this evening", "overnight".
fn day_word(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let day = |by| steps(Unit::Day, by, From::Speech);
    let night = |by| Hit::new(at + 1, day(by)).part(DayPart::Night);
    for (words, by) in [
        (["the", "day", "before", "yesterday"], -2),
        (["the", "day", "after", "tomorrow"], 2),
    ] {
        if t.says(at, &words) {
            return Some(Hit::new(at + 4, day(by)));
        }
    }
    let by = match t.word(at) {
        // "today's" and "yesterday's" are dates like the bare words.
        "today" => 0,
        "yesterday" => -1,
        "tomorrow" => 1,
        "tonight" => return Some(night(0)),
        "overnight" => return Some(night(-1)),
        _ => return None,
    };
    let hit = Hit::new(at + 1, day(by));
    Some(match day_part(t.word(at + 1)) {
        Some(part) => Hit { next: at + 2, ..hit }.part(part),
        None => hit,
    })
}

/// "two days ago", "three weeks earlier", "a day later", "the day before".
fn shift(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let (start, amount, article) = counted(t, at)?;
    let (unit, plural) = unit(t.word(start))?;
    let next = start + 1;
    let by = |sign: i32| match amount {
        Amount::Exact(n) => i32::try_from(n).ok().map(|n| Steps::Exact(sign * n)),
        Amount::Some if sign < 0 => Some(Steps::SomeBack),
        Amount::Some => Some(Steps::SomeForward),
    };
    // "After they had been forced out" is a clause, and no end.
    let is_counted_from_event =
        !t.closes(next + 1) || t.is(next + 1, &["he", "she", "they", "it", "we"]);
    let (next, by, from) = match t.word(next) {
        "ago" if !article => (next + 1, by(-1)?, From::Speech),
        "earlier" | "previously" if !article => (next + 1, by(-1)?, From::Story),
        "later" | "afterwards" | "afterward" | "thereafter" if !article => {
            (next + 1, by(1)?, From::Story)
        }
        "on" if !article && plural && closed_by_mark(t, next + 1) => {
            (next + 1, by(1)?, From::Story)
        }
        // "two days after the raid" counts from what is named behind: only the length is known here.
        "before" | "after" if is_counted_from_event => {
            return Some(Hit::new(next, Meaning::Duration { amount, unit }));
        }
        "before" => (next + 1, by(-1)?, From::Story),
        "after" => (next + 1, by(1)?, From::Story),
        "from" if t.word(next + 1) == "now" => (next + 2, by(1)?, From::Speech),
        _ => return None,
    };
    let hit = Hit::new(next, Meaning::Shift { unit, by, from });
    if unit != Unit::Night {
        return Some(hit);
    }
    let meaning = Meaning::Shift { unit: Unit::Day, by, from };
    Some(Hit { meaning, ..hit }.part(DayPart::Night))
}

fn closed_by_mark(t: &Tokens<'_>, at: usize) -> bool {
    t.word(at).is_empty() || !t.word(at).starts_with(char::is_alphanumeric)
}

/// The amount in front of a unit; the flag says that it is only "the".
fn counted(t: &Tokens<'_>, at: usize) -> Option<(usize, Amount, bool)> {
    let start = hedge(t, at);
    if let Some((next, amount)) = amount(t, start) {
        return Some((t.skip(next, &["full", "whole", "-"]), amount, false));
    }
    if start == at && t.word(at) == "the" && unit(t.word(at + 1)).is_some_and(|(_, s)| !s)
    {
        return Some((at + 1, Amount::Exact(1), true));
    }
    // "days ago", "weeks later": a bare plural.
    unit(t.word(start))
        .filter(|(_, plural)| *plural && start == at)
        .map(|_| (start, Amount::Some, false))
}

/// Skips "about", "more than", "nearly" in front of an amount of time.
pub(super) fn hedge(t: &Tokens<'_>, at: usize) -> usize {
    const ONE: [&str; 12] = [
        "about",
        "around",
        "nearly",
        "almost",
        "some",
        "over",
        "only",
        "just",
        "approximately",
        "roughly",
        "barely",
        "exactly",
    ];
    const TWO: [[&str; 2]; 7] = [
        ["more", "than"],
        ["less", "than"],
        ["fewer", "than"],
        ["at", "least"],
        ["up", "to"],
        ["at", "most"],
        ["as", "many"],
    ];
    const OVER: [&str; 5] = ["a", "little", "just", "well", "slightly"];
    let over = (at..at + 3).find(|&at| t.is(at, &["over", "under"]));
    if let Some(over) = over.filter(|&over| (at..over).all(|at| t.is(at, &OVER))) {
        return over + 1;
    }
    if TWO.iter().any(|words| t.says(at, words)) {
        return at + 2;
    }
    let some = t.word(at) == "some" && unit(t.word(at + 1)).is_some();
    if t.is(at, &ONE) && !some { at + 1 } else { at }
}

/// "the past four weeks", "the last 24 hours", "recent months", "the coming days", "these three days".
fn stretch(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    if t.word(at) == "these"
        && let Some((next, amount)) = amount(t, at + 1)
        && let Some((unit, true)) = unit(t.word(next))
    {
        let (forward, from) = (false, From::Speech);
        return Some(Hit::new(
            next + 1,
            Meaning::Stretch { amount, unit, forward, from },
        ));
    }
    let start = t.skip(at, &["the", "these"]);
    let article = start > at;
    let (forward, from) = match t.word(start) {
        "past" | "last" | "recent" => (false, From::Speech),
        "previous" | "preceding" => (false, From::Story),
        "coming" => (true, From::Speech),
        "next" | "following" => (true, From::Story),
        _ => return None,
    };
    let bare = matches!(t.word(start), "recent" | "coming" | "past");
    let (next, amount) = match amount(t, start + 1) {
        Some(found) => found,
        None => (start + 1, Amount::Some),
    };
    let counted = next > start + 1;
    let (unit, plural) = unit(t.word(t.skip(next, &["-"])))?;
    let amount = match (counted, plural) {
        (true, _) => amount,
        // "the past week" touches the time of writing; "last week" is the week before it.
        (false, false) if article && matches!(t.word(start), "past" | "last") => {
            Amount::Exact(1)
        }
        (false, true) if bare || article => Amount::Some,
        (false, true | false) => return None,
    };
    let next = t.skip(next, &["-"]) + 1;
    Some(Hit::new(next, Meaning::Stretch { amount, unit, forward, from }))
}

/// "former", "current", "future" in front of what is called so.
fn epithet(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let vague = match t.word(at) {
        "former" | "recent" => Vague::Past,
        "current" => Vague::Present,
        "future" => Vague::Future,
        _ => return None,
    };
    // "the former" and "the current" alone are a person and a stream.
    let calls = !t.closes(at + 1) && t.word(at + 1).starts_with(char::is_alphabetic);
    (calls && !t.capital(at)).then(|| Hit::new(at + 1, Meaning::Epithet(vague)))
}

/// "recently", "now", "the future".
fn vague(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    const WORDS: [(&[&str], Vague); 18] = [
        (&["recently"], Vague::Past),
        (&["lately"], Vague::Past),
        (&["in", "the", "past"], Vague::Past),
        (&["long", "ago"], Vague::Past),
        (&["now"], Vague::Present),
        (&["right", "now"], Vague::Present),
        (&["currently"], Vague::Present),
        (&["presently"], Vague::Present),
        (&["nowadays"], Vague::Present),
        (&["these", "days"], Vague::Present),
        (&["at", "present"], Vague::Present),
        (&["at", "the", "moment"], Vague::Present),
        (&["the", "near", "future"], Vague::Future),
        (&["the", "future"], Vague::Future),
        (&["in", "future"], Vague::Future),
        (&["more", "recently"], Vague::Past),
        (&["the", "recent", "past"], Vague::Past),
        (&["the", "distant", "past"], Vague::Past),
    ];
    let found = WORDS.iter().filter(|(words, _)| t.says(at, words));
    let (words, vague) = found.max_by_key(|(words, _)| words.len())?;
    let past_noun = words.len() == 3 && t.word(at) == "in" && !t.closes(at + 3);
    (!past_noun).then(|| Hit::new(at + words.len(), Meaning::Vague(*vague)))
}
