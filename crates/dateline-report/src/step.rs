//! Days and steps in words.

use dateline::Date;
use dateline::calendar::Step;
use jiff::Unit;

/// How the step that begins on a day is named.
pub(crate) fn name(step: Step, begin: Date) -> String {
    match step {
        Step::Day => long_day(begin),
        Step::Week => format!("week of {}", long_day(begin)),
        Step::Month => begin.strftime("%B %Y").to_string(),
        Step::Year => begin.year().to_string(),
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
