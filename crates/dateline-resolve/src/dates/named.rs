//! Dates that are named without a year: "July 13", "Wednesday", "the summer".

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::anchor::{Anchor, AnchorUsed, Tense};
use super::cell::{Cell, monday, on_or_after, on_or_before, plus};
use super::draft::{Draft, speech};
use super::{Calendar, Choice, From, Season};

/// Readers comment on a report within a week of its publication.
pub(super) const WITHIN_A_WEEK: &str = "only the last possible day of publication is known; the report is taken to be less than a week older";
/// Where nobody knows when a text was written, it is read as a history told in order.
const IN_ORDER: &str = "the year is taken from the time told about before";

/// A date by number or name.
pub(super) fn calendar(calendar: &Calendar, anchor: &Anchor, tense: Tense) -> Draft {
    let Calendar { year, month, day, weekday, relative, choice } = *calendar;
    if let Some((from, years)) = relative {
        let of = |date: Date| cell(date.year().checked_add(years)?, month, day);
        return match from {
            From::Speech => Draft::on(speech(anchor), of, Some(WITHIN_A_WEEK)),
            From::Story => Draft::told(anchor, of),
        };
    }
    match (year, month, day) {
        (Some(year), _, _) => match cell(year, month, day) {
            Some(cell) => Draft::cell(cell, AnchorUsed::None),
            None => Draft::unknown(),
        },
        (None, Some(month), day) => yearly(
            |year| {
                let cell = cell(year, Some(month), day)?;
                // "Wednesday, July 13" fits only the years in which it is a Wednesday.
                let fits = weekday.is_none_or(|weekday| {
                    cell.first().is_some_and(|first| first.weekday() == weekday)
                });
                fits.then_some(cell)
            },
            choice,
            anchor,
            tense,
        )
        .unwrap_or_else(|| {
            let words = match day {
                Some(day) => format!("XXXX-{month:02}-{day:02}"),
                None => format!("XXXX-{month:02}"),
            };
            Draft::partial(Some(words.clone()), words)
        }),
        (None, None, Some(day)) => day_of_month(day, anchor),
        (None, None, None) => Draft::unknown(),
    }
}

/// A quarter of a year that is named or counted from another.
pub(super) fn quarter(number: i8, of: &Calendar, anchor: &Anchor, tense: Tense) -> Draft {
    let year = calendar(of, anchor, tense);
    let Some(Cell::Year(number_of_year)) = year.cell else { return Draft::unknown() };
    match Date::new(number_of_year, 3 * number - 2, 1) {
        Ok(first) => Draft {
            assumed: year.assumed,
            ..Draft::cell(Cell::Quarter(first), year.used)
        },
        Err(_) => Draft::unknown(),
    }
}

fn cell(year: i16, month: Option<i8>, day: Option<i8>) -> Option<Cell> {
    match (month, day) {
        (Some(month), Some(day)) => Date::new(year, month, day).ok().map(Cell::Day),
        (Some(month), None) => Date::new(year, month, 1).ok().map(Cell::Month),
        (None, _) => Some(Cell::Year(year)),
    }
}

/// A season without its year.
pub(super) fn season(
    season: Season,
    choice: Choice,
    anchor: &Anchor,
    tense: Tense,
) -> Draft {
    let of = |year| Some(Cell::Season(season, year));
    yearly(of, choice, anchor, tense).unwrap_or_else(Draft::unknown)
}

/// What comes once a year, in the year that `choice` and the anchors say.
fn yearly(
    of: impl Fn(i16) -> Option<Cell>,
    choice: Choice,
    anchor: &Anchor,
    tense: Tense,
) -> Option<Draft> {
    let from_story = match choice {
        Choice::Near | Choice::Last | Choice::This | Choice::Next => false,
        Choice::Previous | Choice::That | Choice::Following => true,
    };
    let window = speech(anchor);
    if window.is_some() && !from_story {
        let find = |day: Date| near(&of, day, choice, tense);
        return Some(Draft::on(window, find, Some(WITHIN_A_WEEK)));
    }
    let (first, last) = anchor.narrative?;
    let draft = match choice {
        Choice::Near | Choice::That | Choice::This => {
            Draft::cell(in_story(&of, first, last)?, AnchorUsed::Narrative)
        }
        Choice::Last | Choice::Previous => {
            Draft::cell(near(&of, first, Choice::Last, tense)?, AnchorUsed::Narrative)
        }
        Choice::Next | Choice::Following => {
            Draft::cell(near(&of, last, Choice::Next, tense)?, AnchorUsed::Narrative)
        }
    };
    Some(Draft { assumed: Some(IN_ORDER), ..draft })
}

/// The one of a yearly series that a story means whose last time was `first` to `last`.
///
/// Stories walk on, into the next year too, and look back within the year: "in December ... in January" passes into
/// the next, "in May ... in March" does not. Where the last time was a whole year, it is that year's.
fn in_story(of: impl Fn(i16) -> Option<Cell>, first: Date, last: Date) -> Option<Cell> {
    let ended = |cell: &Cell| cell.last().is_none_or(|last| last < first);
    let same = of(first.year());
    if first.year() != last.year() {
        return same.filter(|cell| !ended(cell)).or_else(|| of(last.year()));
    }
    let same = same?;
    let is_exact = (last - first).get_days() <= 31;
    let next = of(last.year().checked_add(1)?);
    match (is_exact && ended(&same), next) {
        (true, Some(next)) => {
            let back = (first - same.last()?).get_days();
            let on = (next.first()? - last).get_days();
            Some(if on <= WALK && on < back { next } else { same })
        }
        (_, _) => Some(same),
    }
}

/// The longest step into the next year, in days, that needs no year to be said (ours, on histories of wars).
const WALK: i32 = 120;

/// The one of a yearly series that is meant on `day`.
fn near(
    of: impl Fn(i16) -> Option<Cell>,
    day: Date,
    choice: Choice,
    tense: Tense,
) -> Option<Cell> {
    // Eleven years either way hold every weekday a date can fall on, save 29 February.
    let years = (day.year().checked_sub(11)?)..=(day.year().checked_add(11)?);
    let cells: Vec<(Date, Date, Cell)> = years
        .filter_map(|year| {
            let cell = of(year)?;
            Some((cell.first()?, cell.last()?, cell))
        })
        .collect();
    let begun = cells.iter().rfind(|(first, _, _)| *first <= day);
    let over = cells.iter().rfind(|(_, last, _)| *last < day);
    let ahead = cells.iter().find(|(_, last, _)| *last >= day);
    let after = cells.iter().find(|(first, _, _)| *first > day);
    let found = match (choice, tense) {
        (Choice::Last | Choice::Previous, _) => over,
        (Choice::Next | Choice::Following, _) => after,
        (Choice::This | Choice::That, _) => {
            return of(day.year());
        }
        (Choice::Near, Tense::Past) => begun,
        (Choice::Near, Tense::Future) => ahead,
        (Choice::Near, Tense::Unknown) => {
            let soon = plus(day, 3.months())?;
            let later = after.filter(|(first, _, _)| *first <= soon);
            match (begun, later) {
                (Some(past), Some(next)) => {
                    let behind = (day - past.1).get_days();
                    let until = (next.0 - day).get_days();
                    Some(if until < behind { next } else { past })
                }
                (past, next) => past.or(next),
            }
        }
    };
    found.map(|(_, _, cell)| *cell)
}

/// "the 13th": in the month told about, else the nearest past one.
fn day_of_month(day: i8, anchor: &Anchor) -> Draft {
    let in_month = |date: Date| Date::new(date.year(), date.month(), day).ok();
    if let Some((first, last)) = anchor.narrative
        && first.first_of_month() == last.first_of_month()
        && let Some(found) = in_month(first)
    {
        return Draft::cell(Cell::Day(found), AnchorUsed::Narrative);
    }
    let find = |date: Date| {
        let same = in_month(date).filter(|found| *found <= date);
        let before = || in_month(plus(date.first_of_month(), (-1).months())?);
        same.or_else(before).map(Cell::Day)
    };
    match speech(anchor) {
        Some(window) => Draft::on(Some(window), find, Some(WITHIN_A_WEEK)),
        None => {
            let words = format!("XXXX-XX-{day:02}");
            Draft::partial(Some(words.clone()), words)
        }
    }
}

/// A day of the week.
pub(super) fn weekday(
    weekday: Weekday,
    choice: Choice,
    anchor: &Anchor,
    tense: Tense,
) -> Draft {
    let window = speech(anchor);
    let near = |day: Date| match (choice, tense) {
        (Choice::Near, Tense::Past | Tense::Unknown) => on_or_before(day, weekday),
        (Choice::Near, Tense::Future) => on_or_after(day, weekday),
        (Choice::Last | Choice::Previous, _) => {
            on_or_before(day.yesterday().ok()?, weekday)
        }
        (Choice::Next | Choice::Following, _) => {
            on_or_after(day.tomorrow().ok()?, weekday)
        }
        (Choice::This, _) => on_or_after(monday(day)?, weekday),
        (Choice::That, _) => on_or_after(day, weekday),
    };
    let find = |day: Date| near(day).map(Cell::Day);
    let from_story = match choice {
        Choice::Near | Choice::Last | Choice::This | Choice::Next => false,
        Choice::Previous | Choice::That | Choice::Following => true,
    };
    let open = || {
        let number = weekday.to_monday_one_offset();
        Draft::partial(None, format!("XXXX-WXX-{number}"))
    };
    match (window, anchor.narrative) {
        (Some(window), _) if !from_story => {
            Draft::on(Some(window), find, Some(WITHIN_A_WEEK))
        }
        (_, Some((first, last))) => {
            // Without a day of writing a story goes forward.
            let find = |day: Date| match choice {
                Choice::Near => on_or_after(day, weekday).map(Cell::Day),
                Choice::Last
                | Choice::This
                | Choice::Next
                | Choice::Previous
                | Choice::That
                | Choice::Following => near(day).map(Cell::Day),
            };
            // In a month or year told about, nothing says which week is meant.
            let short = plus(first, 6.days()).is_some_and(|end| last <= end);
            if !short {
                return open();
            }
            let assumed = (choice == Choice::Near).then_some(IN_ORDER);
            Draft { assumed, ..Draft::told(anchor, find) }
        }
        (Some(_) | None, None) => open(),
    }
}

/// The weekend that is meant on `day` by "the weekend".
pub(super) fn weekend(day: Date, tense: Tense) -> Option<Cell> {
    let saturday = match tense {
        Tense::Past | Tense::Unknown => on_or_before(day, Weekday::Saturday),
        Tense::Future => plus(monday(day)?, 5.days()),
    };
    saturday.map(Cell::Weekend)
}
