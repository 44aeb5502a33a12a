//! Copies, found in parts: by outlet, by bucket of hashes, by report.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use dateline_model::{ReportCard, ReportId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::copies::{Order, Shingles, boilerplate, nearest_of, own_hashes, publisher};
use crate::order::published;

/// Where a report stands in the order in which reports can be copies of each other: its day, its length, its id.
type Place = (Date, Reverse<usize>, ReportId);

/// Shingles of a report in one bucket, without the frame of its outlet.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Words {
    place: Place,
    publisher: Option<String>,
    /// How many the report has in all buckets.
    n_own: usize,
    hashes: Vec<u32>,
}

/// How many shingles of a bucket a report shares with one that had them before.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    report: ReportId,
    other: Place,
    same_outlet: bool,
    n_own: usize,
    n_shared: usize,
}

/// A copy, and the report that it is nearest to.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Near {
    /// The copy.
    pub report: ReportId,
    /// What it is nearest to, which may be a copy too.
    pub from: ReportId,
    /// How much of it is copied, 0 to 1.
    pub share: f64,
}

impl Shared {
    /// The report that shares them.
    pub fn report(&self) -> &ReportId {
        &self.report
    }
}

/// The shingles of reports by bucket, of which there are `n_buckets`. `reports` are all reports of their outlets.
pub fn words(reports: &[ReportCard], n_buckets: u32) -> Vec<(u32, Words)> {
    let frames = boilerplate(reports);
    let mut rows = Vec::new();
    for card in reports {
        let own = own_hashes(card, &frames);
        let mut by_bucket: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for &hash in &own {
            by_bucket.entry(hash % n_buckets.max(1)).or_default().push(hash);
        }
        let day = published(card).unwrap_or(Date::MAX);
        let length = Reverse(card.fingerprint.shingles().len());
        for (bucket, hashes) in by_bucket {
            let words = Words {
                place: (day, length, card.id.clone()),
                publisher: publisher(card).map(str::to_owned),
                n_own: own.len(),
                hashes,
            };
            rows.push((bucket, words));
        }
    }
    rows
}

/// What the reports of a bucket share in it.
pub fn shared(mut bucket: Vec<Words>) -> Vec<Shared> {
    bucket.sort_by(|a, b| a.place.cmp(&b.place));
    let held = Shingles::of_ordered(bucket.iter().map(|each| each.hashes.clone()));
    let mut rows = Vec::new();
    for (place, words) in bucket.iter().enumerate() {
        for (other, n_shared) in held.shared(place, &words.hashes) {
            let before = &bucket[other];
            rows.push(Shared {
                report: words.place.2.clone(),
                other: before.place.clone(),
                same_outlet: words.publisher.is_some()
                    && words.publisher == before.publisher,
                n_own: words.n_own,
                n_shared,
            });
        }
    }
    rows
}

/// What a report is a copy of, from what it shares in all buckets; `None` where it is none.
pub fn nearest(rows: &[Shared]) -> Option<Near> {
    let mut sums: BTreeMap<&Place, (bool, usize)> = BTreeMap::new();
    for row in rows {
        sums.entry(&row.other).or_insert((row.same_outlet, 0)).1 += row.n_shared;
    }
    let first = rows.first()?;
    let others =
        sums.into_iter().map(|(other, (same, n_shared))| (other, n_shared, same));
    let (from, share) = nearest_of(first.n_own, others)?;
    Some(Near { report: first.report.clone(), from: from.2.clone(), share })
}

/// Positions by ids, for those who were told who copies whom.
pub(crate) fn positions(reports: &[ReportCard]) -> BTreeMap<&ReportId, usize> {
    reports.iter().enumerate().map(|(at, card)| (&card.id, at)).collect()
}

/// The copies in the order in which they are looked at.
pub(crate) fn in_order<'n>(reports: &[ReportCard], near: &'n [Near]) -> Vec<&'n Near> {
    let by_report: BTreeMap<&ReportId, &Near> =
        near.iter().map(|near| (&near.report, near)).collect();
    let order = Order::of(reports);
    let first_to_last = order.first_to_last.iter().map(|&at| &reports[at].id);
    first_to_last.filter_map(|id| by_report.get(id).copied()).collect()
}
