//! What is known of the report, and what an answer holds.

use jiff::civil::Date;

use super::{Meaning, TimeExpression};

/// The days a report is known by, and the time its text has come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// Published not before this day.
    pub published_earliest: Option<Date>,
    /// Published not after this day.
    pub published_latest: Option<Date>,
    /// The day in the line that opens the report.
    pub dateline: Option<Date>,
    /// The first and last day of the time told about last.
    pub narrative: Option<(Date, Date)>,
}

/// Chapters of the histories of wars are seldom more than this many years apart (ours).
const LEAP: u16 = 5;

impl Anchor {
    /// A report published on exactly this day.
    pub fn on(day: Date) -> Anchor {
        Anchor {
            published_earliest: Some(day),
            published_latest: Some(day),
            ..Anchor::default()
        }
    }

    /// Moves the time told about to an expression that was just read.
    ///
    /// A longer time around the day told about, such as its year, does not replace the day;
    /// neither do times longer than a year, durations, sets and vague words.
    pub fn tell(&mut self, expression: &TimeExpression, resolved: &Resolved) {
        let (Some(earliest), Some(latest)) = (resolved.earliest, resolved.latest) else {
            return;
        };
        let inside = self
            .narrative
            .is_some_and(|(first, last)| earliest <= first && last <= latest);
        let points = match expression.meaning {
            Meaning::Calendar(_)
            | Meaning::EitherDay(..)
            | Meaning::Season { .. }
            | Meaning::Quarter(..)
            | Meaning::Weekday { .. }
            | Meaning::Shift { .. }
            | Meaning::Clock { .. }
            | Meaning::Range(..)
            | Meaning::Both(..) => true,
            Meaning::Stretch { .. }
            | Meaning::Years { .. }
            | Meaning::Vague(_)
            | Meaning::Epithet(_)
            | Meaning::PartOfDay
            | Meaning::Duration { .. }
            | Meaning::Set { .. }
            | Meaning::Since(_)
            | Meaning::Until(_)
            | Meaning::Before(_)
            | Meaning::After(_) => false,
        };
        let long = (latest - earliest).get_days() > 366;
        // "(2004 edition)" in a history of 1920 is an aside: stories walk, and say more than a year where they leap.
        let is_year = matches!(
            expression.meaning,
            Meaning::Calendar(calendar) if calendar.month.is_none() && calendar.day.is_none()
        );
        let aside = self.narrative.is_some_and(|(first, _)| {
            is_year && earliest.year().abs_diff(first.year()) > LEAP
        });
        if points && !inside && !long && !aside {
            self.narrative = Some((earliest, latest));
        }
    }
}

/// The tense of the clause that an expression stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// Past or present perfect: a bare weekday lies behind.
    Past,
    /// Future: a bare weekday lies ahead.
    Future,
    /// Not known. Read as the past, unless a date without a year lies within the next three months.
    #[default]
    Unknown,
}

/// Which day an expression was counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnchorUsed {
    /// None: it stands on its own, or nothing was known.
    None,
    /// The day of publication.
    Published,
    /// Only the last day on which the report can have been published.
    PublishedBound,
    /// The dateline.
    Dateline,
    /// The time told about last.
    Narrative,
}

impl AnchorUsed {
    /// The anchor in the word used by diagnostics.
    pub fn as_str(self) -> &'static str {
        match self {
            AnchorUsed::None => "none",
            AnchorUsed::Published => "published",
            AnchorUsed::PublishedBound => "published-bound",
            AnchorUsed::Dateline => "dateline",
            AnchorUsed::Narrative => "narrative",
        }
    }
}

/// How long the time between the bounds is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// One day.
    Day,
    /// Up to seven days.
    Week,
    /// Up to 31 days.
    Month,
    /// Up to 366 days.
    Year,
    /// More.
    Longer,
    /// One bound is unknown.
    Open,
    /// Both are.
    Unknown,
}

/// The types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimexType {
    /// A day or longer.
    Date,
    /// Shorter than a day.
    Time,
    /// How long.
    Duration,
    /// How often.
    Set,
}

impl TimexType {
    /// The type in the capitals of TimeML.
    pub fn as_str(self) -> &'static str {
        match self {
            TimexType::Date => "DATE",
            TimexType::Time => "TIME",
            TimexType::Duration => "DURATION",
            TimexType::Set => "SET",
        }
    }
}

/// An expression on the calendar, as far as it can be set there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// Not before this day.
    pub earliest: Option<Date>,
    /// Not after this day.
    pub latest: Option<Date>,
    /// The same in EDTF; also where only a part of a date is known: `XXXX-07-13`.
    pub edtf: Option<String>,
    /// The type in TIMEX3.
    pub timex3_type: TimexType,
    /// The value in TIMEX3, for a single expression.
    pub timex3_value: Option<String>,
    /// How exact the bounds are.
    pub precision: Precision,
    /// What it was counted from.
    pub used_anchor: AnchorUsed,
    /// What had to be assumed, where something was.
    pub assumed: Option<&'static str>,
}
