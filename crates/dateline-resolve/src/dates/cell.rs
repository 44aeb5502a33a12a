//! A cell of the calendar: one day, one week, one month; and how to go from it to others.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

use super::edtf::{day, year};
use super::{Season, Unit};

/// One day, week, month, season or stretch of years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Day(Date),
    /// The Saturday it begins on.
    Weekend(Date),
    /// The Monday it begins on: weeks are those of ISO 8601.
    Week(Date),
    /// Its first day.
    Month(Date),
    /// Its first day.
    Quarter(Date),
    Season(Season, i16),
    Year(i16),
    /// The first year and the number of years.
    Years(i16, i16),
}

impl Cell {
    /// The cell of that size around a day.
    pub(super) fn around(unit: Unit, date: Date) -> Option<Cell> {
        let year = date.year();
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Night => {
                Cell::Day(date)
            }
            Unit::Weekend => Cell::Weekend(plus(monday(date)?, 5.days())?),
            Unit::Week | Unit::Fortnight => Cell::Week(monday(date)?),
            Unit::Month => Cell::Month(date.first_of_month()),
            Unit::Quarter => {
                Cell::Quarter(Date::new(year, (date.month() - 1) / 3 * 3 + 1, 1).ok()?)
            }
            Unit::Year => Cell::Year(year),
            // Before Christ the years run down: the 480s end with 480, the fifth century with 401.
            Unit::Decade if year <= 0 => Cell::Years(-((1 - year) / 10 * 10 + 8), 10),
            Unit::Century if year <= 0 => Cell::Years(1 - 100 * (1 - year / 100), 100),
            Unit::Decade => Cell::Years(year.div_euclid(10) * 10, 10),
            Unit::Century => Cell::Years(year.div_euclid(100) * 100, 100),
        })
    }

    /// Its first day.
    pub(super) fn first(self) -> Option<Date> {
        match self {
            Cell::Day(date)
            | Cell::Weekend(date)
            | Cell::Week(date)
            | Cell::Month(date)
            | Cell::Quarter(date) => Some(date),
            Cell::Season(season, year) => match season {
                Season::Spring => Date::new(year, 3, 1),
                Season::Summer => Date::new(year, 6, 1),
                Season::Autumn => Date::new(year, 9, 1),
                // "the winter of 2016" may be the one that ends or the one that begins in 2016.
                Season::Winter => Date::new(year.checked_sub(1)?, 12, 1),
            }
            .ok(),
            Cell::Year(year) | Cell::Years(year, _) => Date::new(year, 1, 1).ok(),
        }
    }

    /// Its last day.
    pub(super) fn last(self) -> Option<Date> {
        match self {
            Cell::Day(date) => Some(date),
            Cell::Weekend(date) => plus(date, 1.days()),
            Cell::Week(date) => plus(date, 6.days()),
            Cell::Month(date) => Some(date.last_of_month()),
            Cell::Quarter(date) => Some(plus(date, 2.months())?.last_of_month()),
            Cell::Season(season, year) => {
                let (year, month) = match season {
                    Season::Spring => (year, 5),
                    Season::Summer => (year, 8),
                    Season::Autumn => (year, 11),
                    Season::Winter => (year.checked_add(1)?, 2),
                };
                Some(Date::new(year, month, 1).ok()?.last_of_month())
            }
            Cell::Year(year) => Date::new(year, 12, 31).ok(),
            Cell::Years(first, count) => {
                Date::new(first.checked_add(count - 1)?, 12, 31).ok()
            }
        }
    }

    /// Its own code in EDTF, where the bounds alone would not say it.
    pub(super) fn edtf(self) -> Option<String> {
        match self {
            // 21 to 24 are EDTF's codes of the seasons.
            Cell::Season(season, of) => {
                let code = match season {
                    Season::Spring => 21,
                    Season::Summer => 22,
                    Season::Autumn => 23,
                    Season::Winter => 24,
                };
                Some(format!("{}-{code}", year(of)))
            }
            Cell::Day(_)
            | Cell::Weekend(_)
            | Cell::Week(_)
            | Cell::Month(_)
            | Cell::Quarter(_)
            | Cell::Year(_)
            | Cell::Years(..) => super::edtf(self.first(), self.last()),
        }
    }

    /// Its value in TIMEX3 (ISO-TimeML).
    pub(super) fn timex(self) -> String {
        let week = |date: Date| {
            let week: ISOWeekDate = date.iso_week_date();
            format!("{:04}-W{:02}", week.year(), week.week())
        };
        match self {
            Cell::Day(date) => day(date),
            Cell::Weekend(date) => format!("{}-WE", week(date)),
            Cell::Week(date) => week(date),
            Cell::Month(date) => {
                format!("{}-{:02}", timex_year(date.year()), date.month())
            }
            Cell::Quarter(date) => {
                format!("{}-Q{}", timex_year(date.year()), (date.month() - 1) / 3 + 1)
            }
            Cell::Season(season, year) => {
                let code = match season {
                    Season::Spring => "SP",
                    Season::Summer => "SU",
                    Season::Autumn => "FA",
                    Season::Winter => "WI",
                };
                format!("{}-{code}", timex_year(year))
            }
            Cell::Year(year) => timex_year(year),
            Cell::Years(first, count) if first.saturating_add(count) <= 1 => {
                let last = 2 - i32::from(first) - i32::from(count);
                match count {
                    10 => format!("BC{:03}", last / 10),
                    _ => format!("BC{:02}", last / 100),
                }
            }
            Cell::Years(first, 10) => format!("{:03}", first / 10),
            Cell::Years(first, _) => format!("{:02}", first / 100),
        }
    }
}

/// TIMEX3 writes years before Christ as `BC0431`, counted without a year 0.
fn timex_year(year: i16) -> String {
    match year <= 0 {
        true => format!("BC{:04}", 1 - i32::from(year)),
        false => format!("{year:04}"),
    }
}

/// The day so far from another; `None` outside the calendar.
pub(super) fn plus(date: Date, span: Span) -> Option<Date> {
    date.checked_add(span).ok()
}

/// The day `n` units from another.
pub(super) fn shifted(date: Date, unit: Unit, n: i32) -> Option<Date> {
    let n = i64::from(n);
    let span = match unit {
        Unit::Second | Unit::Minute => Span::new(),
        Unit::Hour => Span::new().try_days(n / 24).ok()?,
        Unit::Day | Unit::Night => Span::new().try_days(n).ok()?,
        Unit::Week | Unit::Weekend => Span::new().try_weeks(n).ok()?,
        Unit::Fortnight => Span::new().try_weeks(2 * n).ok()?,
        Unit::Month => Span::new().try_months(n).ok()?,
        Unit::Quarter => Span::new().try_months(3 * n).ok()?,
        Unit::Year => Span::new().try_years(n).ok()?,
        Unit::Decade => Span::new().try_years(10 * n).ok()?,
        Unit::Century => Span::new().try_years(100 * n).ok()?,
    };
    plus(date, span)
}

/// The Monday of the day's ISO week.
pub(super) fn monday(date: Date) -> Option<Date> {
    plus(date, (-i64::from(date.weekday().to_monday_zero_offset())).days())
}

/// The nearest such day of the week on or before `date`.
pub(super) fn on_or_before(date: Date, weekday: Weekday) -> Option<Date> {
    plus(date, (-i64::from(weekday.until(date.weekday()))).days())
}

/// The nearest such day of the week on or after `date`.
pub(super) fn on_or_after(date: Date, weekday: Weekday) -> Option<Date> {
    plus(date, i64::from(date.weekday().until(weekday)).days())
}
