//! Which one: "last week", "this month", "the following Monday", "that night", "next July".

use jiff::civil::Weekday;

use super::find::Hit;
use super::lexis::{day_part, season, unit, weekday};
use super::relative::steps;
use super::token::Tokens;
use super::{Calendar, Choice, From, Meaning, Steps, Unit};

/// A unit of time, a part of the day, a weekday, month or season with the word that chooses it.
pub(super) fn unit_choice(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    if let Some(hit) = weekend(t, at) {
        return Some(hit);
    }
    let (next, choice) = chooser(t, at)?;
    let article = t.word(at) == "the";
    if let Some((unit, false)) = unit(t.word(next)) {
        return chosen_unit(unit, choice, article).map(|meaning| {
            let hit = Hit::new(next + 1, meaning);
            if unit == Unit::Night { hit.part(super::DayPart::Night) } else { hit }
        });
    }
    if let Some(part) = day_part(t.word(next)) {
        let (by, from) = day_steps(choice);
        return Some(Hit::new(next + 1, steps(Unit::Day, by, from)).part(part));
    }
    if let Some((weekday, false)) = weekday(t.word(next)).filter(|_| t.capital(next)) {
        return Some(Hit::new(next + 1, Meaning::Weekday { weekday, choice }));
    }
    if let Some((month, false)) =
        super::lexis::month(t.word(next)).filter(|_| t.capital(next))
    {
        let calendar = Calendar { month: Some(month), choice, ..Calendar::default() };
        return Some(Hit::new(next + 1, Meaning::Calendar(calendar)));
    }
    // "the following fall" is a season, "the last fall of snow" is not.
    let season = season(t.word(next)).filter(|_| t.closes(next + 1))?;
    (t.word(next + 1) != "of" || t.word(next) != "fall")
        .then(|| Hit::new(next + 1, Meaning::Season { season, year: None, choice }))
}

/// A bare weekday, or its plural, which is a set.
pub(super) fn weekday_alone(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let capital = t.capital(at);
    if let Some((weekday, false)) = weekday(t.word(at)).filter(|_| capital) {
        let choice = Choice::Near;
        return (!named_after(t, at, weekday))
            .then(|| Hit::new(at + 1, Meaning::Weekday { weekday, choice }));
    }
    let (weekday, short) = weekday(t.word(at).strip_suffix('s')?).filter(|_| capital)?;
    let meaning = Meaning::Set { every: 1, unit: Unit::Week, weekday: Some(weekday) };
    (!short).then(|| Hit::new(at + 1, meaning))
}

/// "Bloody Sunday" and "the Sunday Herald": days in names of events and newspapers.
fn named_after(t: &Tokens<'_>, at: usize, weekday: Weekday) -> bool {
    const EVENTS: [&str; 7] =
        ["bloody", "black", "ash", "palm", "maundy", "shrove", "super"];
    const PAPERS: [&str; 9] = [
        "times",
        "telegraph",
        "herald",
        "mirror",
        "mail",
        "post",
        "express",
        "star",
        "sun",
    ];
    let event = at > 0 && t.capital(at - 1) && EVENTS.contains(&t.before(at));
    let paper = weekday == Weekday::Sunday && t.capital(at + 1) && t.is(at + 1, &PAPERS);
    event || paper
}

/// The word that chooses and the token after it.
fn chooser(t: &Tokens<'_>, at: usize) -> Option<(usize, Choice)> {
    if t.word(at) == "the" {
        let choice = match t.word(at + 1) {
            "previous" | "preceding" | "prior" => Choice::Previous,
            "next" | "following" | "ensuing" | "subsequent" => Choice::Following,
            "same" | "very" => Choice::That,
            "current" | "present" => Choice::This,
            "coming" | "upcoming" => Choice::Next,
            _ => return None,
        };
        return Some((t.skip(at + 2, &["same"]), choice));
    }
    let choice = match t.word(at) {
        "last" => Choice::Last,
        "past" => Choice::Last,
        "this" => Choice::This,
        "next" => Choice::Next,
        "that" => Choice::That,
        "following" if t.before(at) != "the" => return None,
        _ => return None,
    };
    let next = t.skip(at + 1, &["same", "very"]);
    match (choice, t.word(next)) {
        (Choice::This, "coming") => Some((next + 1, Choice::Next)),
        (Choice::This, "past") => Some((next + 1, Choice::Last)),
        (_, _) => Some((next, choice)),
    }
}

fn chosen_unit(unit: Unit, choice: Choice, article: bool) -> Option<Meaning> {
    let (by, from) = day_steps(choice);
    Some(match unit {
        Unit::Night => {
            steps(Unit::Day, if choice == Choice::Last { -1 } else { by }, from)
        }
        Unit::Day if matches!(choice, Choice::Last) => return None,
        // "this day" of a story is the day told about.
        Unit::Day if choice == Choice::This && !article => steps(unit, 0, From::Story),
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Day
        | Unit::Weekend
        | Unit::Week
        | Unit::Fortnight
        | Unit::Month
        | Unit::Quarter
        | Unit::Year
        | Unit::Decade
        | Unit::Century => steps(unit, by, from),
    })
}

fn day_steps(choice: Choice) -> (i32, From) {
    match choice {
        Choice::Last => (-1, From::Speech),
        Choice::Near | Choice::This => (0, From::Speech),
        Choice::Next => (1, From::Speech),
        Choice::Previous => (-1, From::Story),
        Choice::That => (0, From::Story),
        Choice::Following => (1, From::Story),
    }
}

/// "the weekend": the last one that has begun.
fn weekend(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let by = Steps::Nearest;
    t.says(at, &["the", "weekend"]).then(|| {
        Hit::new(at + 2, Meaning::Shift { unit: Unit::Weekend, by, from: From::Speech })
    })
}
