//! Days, weeks, months or years: what the bars of a timeline stand for.

use jiff::ToSpan;
use serde::Serialize;

use crate::Date;

/// What a bar of a timeline stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// A day.
    Day,
    /// A week from Monday.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Step {
    /// The finest step with so few bars for so many days.
    pub fn fitting(days: i32, most_bars: i32) -> Step {
        match days {
            _ if days <= most_bars => Step::Day,
            _ if days <= most_bars * 7 => Step::Week,
            _ if days <= most_bars * 30 => Step::Month,
            _ => Step::Year,
        }
    }

    /// The first day of the step that a day is in.
    pub fn begin(self, day: Date) -> Date {
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

    /// The first day of the next step; the last day of the calendar has none after it.
    pub fn next(self, begin: Date) -> Date {
        match self {
            Step::Day => begin.saturating_add(1.days()),
            Step::Week => begin.saturating_add(7.days()),
            Step::Month => begin.saturating_add(1.month()),
            Step::Year => begin.saturating_add(1.year()),
        }
    }

    /// Its name: "day", "week", "month" or "year".
    pub fn as_str(self) -> &'static str {
        match self {
            Step::Day => "day",
            Step::Week => "week",
            Step::Month => "month",
            Step::Year => "year",
        }
    }
}
