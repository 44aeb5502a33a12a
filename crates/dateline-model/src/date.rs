//! When it happened, as exactly as the words allow.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The days between which it happened. Either bound may be unknown.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The words: "last Wednesday".
    pub text: String,
    /// Not before this day.
    pub earliest: Option<Date>,
    /// Not after this day.
    pub latest: Option<Date>,
    /// The same in EDTF (ISO 8601-2), where the words fix at least a part of a date: `XXXX-07-13`.
    pub edtf: Option<String>,
    /// Whether a bound rests on an assumption that the diagnostics of the report state.
    pub assumed: bool,
}

impl When {
    /// How many days the bounds span, both included; `None` while one is unknown.
    pub fn days(&self) -> Option<i64> {
        let (earliest, latest) = (self.earliest?, self.latest?);
        Some(i64::from((latest - earliest).get_days()) + 1)
    }

    /// Whether both could be the same day. Unknown bounds never speak against it.
    pub fn may_meet(&self, other: &When) -> bool {
        let before = |latest: Option<Date>, earliest: Option<Date>| matches!((latest, earliest), (Some(latest), Some(earliest)) if latest < earliest);
        !before(self.latest, other.earliest) && !before(other.latest, self.earliest)
    }
}
