//! One day for a date that may be several.

use dateline_model::When;
use jiff::civil::Date;

/// The day that stands for the date, and ACLED's precision: 1 the day, 2 a week, 3 a month.
pub(crate) fn day(date: Option<&When>) -> Result<(Date, u8), &'static str> {
    let date = date.ok_or("no-date")?;
    let (Some(first), Some(days)) = (date.earliest, date.days()) else {
        return Err("no-date");
    };
    let precision = match days {
        ..=0 => return Err("no-date"),
        1 => 1,
        2..=7 => 2,
        8..=31 => 3,
        _ => return Err("date-wider-than-a-month"),
    };
    let middle = first.checked_add(jiff::Span::new().days((days - 1) / 2));
    Ok((middle.unwrap_or(first), precision))
}
