//! When a decision is taken: the one place of the desk where a clock is read.

use std::time::{SystemTime, UNIX_EPOCH};

use dateline::decisions::utc;

/// The time in UTC, or what the fixed clock says it is.
pub(crate) fn now(clock: Option<i64>) -> String {
    let seconds = clock.unwrap_or_else(|| {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        i64::try_from(since.map_or(0, |since| since.as_secs())).unwrap_or(0)
    });
    utc(seconds).unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned())
}
