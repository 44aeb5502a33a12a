//! The merge in parts, for datasets that one machine does not hold: what one machine does in one go ([`merge_told`]) is
//! cut where reports cannot touch each other, and each part goes through the same code.
//!
//! 1. [`words`]: of all reports of an outlet, the shingles that are not its frame, in buckets of hashes.
//! 2. [`shared`]: of all rows of a bucket, how many shingles each report shares with those that had them first.
//! 3. [`nearest`]: of all rows of a report, the report that it is a copy of.
//! 4. [`offers`]: of reports with all their copies, the events that another report may tell too, each under the keys by
//!    which it can be found.
//! 5. [`pairs`]: of all offers under a key, the reports that must be merged together.
//! 6. [`merge_part`]: of reports that hang together by copies and pairs, directly or through others, the events.
//!
//! Too many pairs cost time and change nothing; what holds is that the parts together give the events of the whole.
//! Only ids are left to check across parts: should two events of different parts draw the same digits, the whole would
//! have given the second one more.

mod offers;
mod pairs;
mod words;

#[cfg(test)]
mod tests;

use dateline_model::{Claim, Dataset, ReportCard, SourceTable};

use crate::copies::Copies;
use crate::merge_among;

pub use crate::copies::publisher;
pub use offers::{Keyed, Offer, offers};
pub use pairs::pairs;
pub use words::{Near, Shared, Words, nearest, shared, words};
pub(crate) use words::{in_order, positions};

/// Joins the claims of reports that hang together, with the copies that were found among all reports.
///
/// The events are those that [`merge_told`](crate::merge_told) gives of all reports at once. Links between events, totals and
/// who held which place are not: they look at everything.
pub fn merge_part(
    reports: Vec<ReportCard>,
    claims: Vec<Claim>,
    near: &[Near],
    known: &SourceTable,
) -> Dataset {
    merge_among(reports, claims, &[], known, |reports| Copies::told_by(reports, near))
}
