//! Days, weeks, months or years: the bars of the timeline.

use dateline::Date;
use jiff::{ToSpan, Unit};

/// More bars than this become longer steps: each shall be wide enough to be seen on paper.
const MOST_BARS: i32 = 75;

/// What a bar stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Day,
    Week,
    Month,
    Year,
}

impl Step {
    /// The finest step with a readable number of bars.
    pub(crate) fn fitting(first: Date, last: Date) -> Step {
        match n_days(first, last) {
            days if days <= MOST_BARS => Step::Day,
            days if days <= MOST_BARS * 7 => Step::Week,
            days if days <= MOST_BARS * 30 => Step::Month,
            _ => Step::Year,
        }
    }

    /// The first day of the step that a day is in; weeks begin on Monday.
    pub(crate) fn begin(self, day: Date) -> Date {
        match self {
            Step::Day => day,
            Step::Week => {
                let back = i64::from(day.weekday().to_monday_zero_offset());
                day.saturating_sub(back.days())
            }
            Step::Month => day.first_of_month(),
            Step::Year => day.first_of_year(),
        }
    }

    /// The first day of the next step.
    pub(crate) fn next(self, begin: Date) -> Date {
        match self {
            Step::Day => begin.saturating_add(1.days()),
            Step::Week => begin.saturating_add(7.days()),
            Step::Month => begin.saturating_add(1.month()),
            Step::Year => begin.saturating_add(1.year()),
        }
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Step::Day => "day",
            Step::Week => "week",
            Step::Month => "month",
            Step::Year => "year",
        }
    }

    /// How the step that begins on a day is named.
    pub(crate) fn name(self, begin: Date) -> String {
        match self {
            Step::Day => long_day(begin),
            Step::Week => format!("week of {}", long_day(begin)),
            Step::Month => begin.strftime("%B %Y").to_string(),
            Step::Year => begin.year().to_string(),
        }
    }
}

/// Days from one day to another, both counted.
pub(crate) fn n_days(first: Date, last: Date) -> i32 {
    first.until((Unit::Day, last)).map_or(0, |span| span.get_days()) + 1
}

/// "4 May 2016".
pub(crate) fn long_day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}
