//! Words about time, and the days they mean.
//!
//! [`find`] knows the grammar of dates in English news and nothing of the report; [`resolve`] sets
//! what was found on the calendar with the days that the report is known by, its [`Anchor`].
//! The one hard decision: no anchor, no day. The day of publication never stands in for a date that
//! the text does not give, and there is no clock. What stays open is `None`, and the words stay.

use jiff::civil::{Date, Weekday};

mod anchor;
mod calendar;
mod cell;
mod choose;
mod clock;
mod draft;
mod duration;
mod edtf;
mod find;
mod join;
mod lexis;
mod named;
mod relative;
mod resolve;
mod timex;
mod token;

pub use anchor::{Anchor, AnchorUsed, Precision, Resolved, Tense, TimexType};
pub use edtf::edtf;
pub use find::find;
pub use resolve::{resolve, resolve_in_order};

/// Words that say when, or how long, or how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// The first byte in the text that was searched.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What the words mean before anything is known of the report.
    pub meaning: Meaning,
    /// "early", "late", "earlier": which part of the time named.
    pub portion: Option<Portion>,
    /// "morning", "night": which part of the day named.
    pub day_part: Option<DayPart>,
}

impl TimeExpression {
    /// The expressions it is put together from, itself where it is simple.
    ///
    /// "from Monday to Wednesday" has two, "since 2014" has one: "2014".
    pub fn leaves(&self) -> Vec<&TimeExpression> {
        match &self.meaning {
            Meaning::Since(inner)
            | Meaning::Until(inner)
            | Meaning::Before(inner)
            | Meaning::After(inner) => inner.leaves(),
            Meaning::Range(left, right) | Meaning::Both(left, right) => {
                let mut leaves = left.leaves();
                leaves.extend(right.leaves());
                leaves
            }
            Meaning::Calendar(_)
            | Meaning::EitherDay(..)
            | Meaning::Years { .. }
            | Meaning::Season { .. }
            | Meaning::Quarter(..)
            | Meaning::Weekday { .. }
            | Meaning::Shift { .. }
            | Meaning::Stretch { .. }
            | Meaning::Vague(_)
            | Meaning::Epithet(_)
            | Meaning::Clock { .. }
            | Meaning::PartOfDay
            | Meaning::Duration { .. }
            | Meaning::Set { .. } => vec![self],
        }
    }

    /// Whether it names a time at which something can happen: not a duration, not "every Friday".
    pub fn is_date(&self) -> bool {
        !matches!(
            self.meaning,
            Meaning::Duration { .. } | Meaning::Set { .. } | Meaning::Epithet(_)
        )
    }
}

/// What a time expression means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A day, month or year named by its number or name: "13 July", "March 2016", "2016".
    Calendar(Calendar),
    /// Two days, because nobody knows whether day or month stands first: "03/04/2016".
    EitherDay(Date, Date),
    /// A decade or century: "the 1990s", "the 19th century".
    Years {
        /// Its first year.
        first: i16,
        /// How many years: 10 or 100.
        count: i16,
    },
    /// "summer 2016", "last winter".
    Season {
        /// Which season.
        season: Season,
        /// Its year, where named.
        year: Option<i16>,
        /// Which one, where no year is named.
        choice: Choice,
    },
    /// "the second quarter of 2016": its number, 1 to 4, and the year.
    Quarter(i8, Calendar),
    /// "Wednesday", "last Wednesday", "the following Monday".
    Weekday {
        /// Which day of the week.
        weekday: Weekday,
        /// Which one of them.
        choice: Choice,
    },
    /// A time counted from another: "yesterday", "last week", "two days ago", "the next day".
    Shift {
        /// What is counted.
        unit: Unit,
        /// How many of them, backwards below zero.
        by: Steps,
        /// From where.
        from: From,
    },
    /// A stretch of time that touches another time: "the past four weeks", "the coming days".
    Stretch {
        /// How long.
        amount: Amount,
        /// In what.
        unit: Unit,
        /// Whether it lies ahead.
        forward: bool,
        /// Which time it touches.
        from: From,
    },
    /// "recently", "now", "the future".
    Vague(Vague),
    /// "former", "current", "future": when somebody or something was what it is called.
    Epithet(Vague),
    /// A time of the clock: "10:35 a.m.", "noon on Friday".
    Clock {
        /// Hour, 0 to 24.
        hour: i8,
        /// Minute.
        minute: i8,
        /// Whether it is said in GMT or UTC, whose day may differ from the local one.
        utc: bool,
        /// The day, where it is named with it.
        day: Option<Box<TimeExpression>>,
    },
    /// A part of the day that is being told about: "at dawn".
    PartOfDay,
    /// How long and not when: "for two months".
    Duration {
        /// How many.
        amount: Amount,
        /// Of what.
        unit: Unit,
    },
    /// How often and not when: "every Friday", "daily".
    Set {
        /// Every how many units.
        every: u32,
        /// Of what.
        unit: Unit,
        /// The day of the week it falls on.
        weekday: Option<Weekday>,
    },
    /// From then until the report was written.
    Since(Box<TimeExpression>),
    /// Up to then, that time included: "until Friday", "by 2014".
    Until(Box<TimeExpression>),
    /// Ended before then.
    Before(Box<TimeExpression>),
    /// Began after then.
    After(Box<TimeExpression>),
    /// From one to the other, both included.
    Range(Box<TimeExpression>, Box<TimeExpression>),
    /// At both: "on Monday and Tuesday".
    Both(Box<TimeExpression>, Box<TimeExpression>),
}

/// A date as far as it is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The year; year 0 is 1 BC.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day of the month.
    pub day: Option<i8>,
    /// The day of the week named with it, which can settle the year.
    pub weekday: Option<Weekday>,
    /// A year counted from another, and from which: "in March last year".
    pub relative: Option<(From, i16)>,
    /// Which one, where the year is not named: "last July".
    pub choice: Choice,
}

/// Which of the many Wednesdays, Julys or winters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Not said: the nearest that fits the tense.
    #[default]
    Near,
    /// "last": before the time of writing.
    Last,
    /// "this": in the week or year of writing.
    This,
    /// "next": after the time of writing.
    Next,
    /// "the previous": before the time told about.
    Previous,
    /// "that", "the same": at the time told about.
    That,
    /// "the following": after the time told about.
    Following,
}

/// Where counting starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// From the time of writing: "ago", "yesterday".
    Speech,
    /// From the time told about so far: "earlier", "the next day".
    Story,
}

/// How far a shift goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steps {
    /// So many units, backwards below zero.
    Exact(i32),
    /// Some units back: "days ago".
    SomeBack,
    /// Some units on: "days later".
    SomeForward,
    /// The nearest such unit that has begun: "the weekend".
    Nearest,
}

/// An amount of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// So many units.
    Exact(u32),
    /// "several", "a few", a bare plural.
    Some,
}

/// What time is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// Which part of the time named is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Portion {
    /// Its first half: "early", "the beginning of".
    Early,
    /// Its two middle quarters: "mid-".
    Mid,
    /// Its second half: "late", "the end of".
    Late,
    /// From its start to now: "earlier this month".
    Earlier,
    /// From now to its end: "later this month".
    Later,
}

/// Which part of the day named is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum DayPart {
    Dawn,
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Midnight,
}

/// The seasons, as the northern half of the world has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A time that the words leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vague {
    /// "recently", "in the past".
    Past,
    /// "now", "currently".
    Present,
    /// "in the future".
    Future,
}

#[cfg(test)]
mod tests;
