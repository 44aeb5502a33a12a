//! Dates as EDTF (ISO 8601-2) writes them when not all is known.

use jiff::civil::Date;

/// The days from `earliest` to `latest` as EDTF: `2016-03-15`, `2016-03`, `2016-03-01/2016-03-18`, `../2016-04-20`.
///
/// A whole month, year or decade is written as such. Nothing known gives `None`.
pub fn edtf(earliest: Option<Date>, latest: Option<Date>) -> Option<String> {
    match (earliest, latest) {
        (None, None) => None,
        (Some(earliest), None) => Some(format!("{}/..", day(earliest))),
        (None, Some(latest)) => Some(format!("../{}", day(latest))),
        (Some(earliest), Some(latest)) => Some(between(earliest, latest)),
    }
}

fn between(earliest: Date, latest: Date) -> String {
    if earliest == latest {
        return day(earliest);
    }
    let opens_month = earliest.day() == 1;
    let closes_month = latest == latest.last_of_month();
    let opens_year = opens_month && earliest.month() == 1;
    let closes_year = closes_month && latest.month() == 12;
    let (from, to) = (earliest.year(), latest.year());
    if opens_year && closes_year && from == to {
        return year(from);
    }
    if opens_year && closes_year && from >= 1000 && from % 10 == 0 {
        match to - from {
            9 => return format!("{}X", from / 10),
            99 if from % 100 == 0 => return format!("{}XX", from / 100),
            _ => {}
        }
    }
    if opens_year && closes_year {
        return format!("{}/{}", year(from), year(to));
    }
    if opens_month && closes_month {
        return match month(earliest) == month(latest) {
            true => month(earliest),
            false => format!("{}/{}", month(earliest), month(latest)),
        };
    }
    format!("{}/{}", day(earliest), day(latest))
}

/// Four digits, a minus before the year 0.
pub(super) fn year(year: i16) -> String {
    match year < 0 {
        true => format!("-{:04}", year.unsigned_abs()),
        false => format!("{year:04}"),
    }
}

fn month(date: Date) -> String {
    format!("{}-{:02}", year(date.year()), date.month())
}

/// `2016-03-15`.
pub(super) fn day(date: Date) -> String {
    format!("{}-{:02}", month(date), date.day())
}
