//! Reports that are copies of others: reprints, wire copies, trimmed and excerpted ones.
//!
//! Two reports are held side by side by the shingles that their fingerprints share. A report is a copy where most of
//! its words are those of one report that came before it; what it adds of its own does not matter then. Cost is linear
//! in the shingles: a report is compared with the first few that have a shingle, and not with all.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use dateline_model::{Copy, Fingerprint, ReportCard};
use jiff::civil::Date;

use crate::order::published;
use crate::parts::{Near, in_order, positions};

mod align;

pub(crate) use align::gather;

/// Most of a report is more than half of it.
const MOST: f64 = 0.5;

/// Reports of one outlet share the frame of its bulletins and pages; what is left of that after [`boilerplate`] is
/// taken out makes no copy, a page that was fetched twice does.
const MOST_OF_ONE_OUTLET: f64 = 0.8;

/// Shingles below which nothing is said: some twenty words, which two outlets may well share by quoting one sentence.
const FEWEST: usize = 8;

/// A shingle that so many reports of one outlet have is the outlet's own frame. Two may be a page fetched twice.
const FRAME: usize = 3;

/// A report is compared with the first so many reports that have a shingle. The original of a copy is before its copies
/// in every list, so it is missed only where a shingle is a set phrase, which says nothing anyway.
const FIRST: usize = 6;

/// The copies among the reports, in the order of the reports. What `of` names is no copy itself.
pub(crate) struct Copies {
    copies: Vec<Copied>,
}

/// A copy and what it was copied from, as positions in the list of reports.
pub(crate) struct Copied {
    pub(crate) report: usize,
    /// What it is nearest to, which may be a copy too.
    pub(crate) from: usize,
    /// The first of the chain.
    pub(crate) of: usize,
    share: f64,
}

impl Copies {
    /// Finds them.
    pub(crate) fn among(reports: &[ReportCard]) -> Copies {
        let order = Order::of(reports);
        let frames = boilerplate(reports);
        let own = |&at: &usize| own_hashes(&reports[at], &frames);
        let held = Shingles::of_ordered(order.first_to_last.iter().map(own));
        let mut near: Vec<(usize, usize, f64)> = Vec::new();
        for (place, &report) in order.first_to_last.iter().enumerate() {
            let own = own_hashes(&reports[report], &frames);
            let others = held.shared(place, &own).into_iter().map(|(other, n_shared)| {
                let before = &reports[order.first_to_last[other]];
                (other, n_shared, same_outlet(before, &reports[report]))
            });
            if let Some((before, share)) = nearest_of(own.len(), others) {
                near.push((report, order.first_to_last[before], share));
            }
        }
        Copies::following(near)
    }

    /// The copies among some of the reports, of which all were looked at elsewhere.
    pub(crate) fn told_by(reports: &[ReportCard], near: &[Near]) -> Copies {
        let positions = positions(reports);
        let at = |near: &Near| {
            let (&report, &from) =
                (positions.get(&near.report)?, positions.get(&near.from)?);
            Some((report, from, near.share))
        };
        Copies::following(in_order(reports, near).into_iter().filter_map(at).collect())
    }

    /// Follows copies of copies to the first of the chain; `near` holds each copy behind what it is nearest to.
    fn following(near: Vec<(usize, usize, f64)>) -> Copies {
        let mut root: BTreeMap<usize, usize> = BTreeMap::new();
        let copied = near.into_iter().map(|(report, from, share)| {
            let of = root.get(&from).copied().unwrap_or(from);
            root.insert(report, of);
            Copied { report, from, of, share }
        });
        Copies { copies: copied.collect() }
    }

    /// They, the first published first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Copied> {
        self.copies.iter()
    }

    /// For the dataset: by the ids of the reports.
    pub(crate) fn told(&self, reports: &[ReportCard]) -> Vec<Copy> {
        let mut told: Vec<Copy> = self
            .copies
            .iter()
            .map(|copy| Copy {
                report: reports[copy.report].id.clone(),
                of: reports[copy.of].id.clone(),
                share: (copy.share * 100.0).round() / 100.0,
                why: why(&reports[copy.report], &reports[copy.of]),
            })
            .collect();
        told.sort_by(|a, b| a.report.cmp(&b.report));
        told
    }
}

fn why(copy: &ReportCard, original: &ReportCard) -> String {
    match (published(original), published(copy)) {
        (Some(first), Some(later)) if first < later => {
            format!("published on {first}, the copy on {later}")
        }
        (Some(first), None) => {
            format!("published on {first}, the copy on a day that is not known")
        }
        (Some(first), Some(_)) => {
            format!(
                "both published on {first}; it is the longer text, or the first by id"
            )
        }
        (None, _) => {
            "no day is known of either; it is the longer text, or the first by id"
                .to_owned()
        }
    }
}

/// Which report came first: the earliest published, those without a day last; of one day the longest, since nobody
/// copies more than there was; then the one whose id comes first.
pub(crate) struct Order {
    pub(crate) first_to_last: Vec<usize>,
}

impl Order {
    pub(crate) fn of(reports: &[ReportCard]) -> Order {
        let key = |&at: &usize| {
            let card = &reports[at];
            let day = published(card).unwrap_or(Date::MAX);
            (day, Reverse(card.fingerprint.shingles().len()), &card.id)
        };
        let mut first_to_last: Vec<usize> = (0..reports.len()).collect();
        first_to_last.sort_by_key(key);
        Order { first_to_last }
    }
}

/// Who publishes it: the outlet, else the host of its address.
pub fn publisher(card: &ReportCard) -> Option<&str> {
    let host = || {
        let rest = card.url.as_deref()?.split_once("://")?.1;
        rest.split(['/', '?', '#']).next()
    };
    card.outlet.as_deref().or_else(host)
}

fn same_outlet(a: &ReportCard, b: &ReportCard) -> bool {
    publisher(a).is_some() && publisher(a) == publisher(b)
}

/// A shingle of a report, the report by its place in the order.
type Posting = (u32, u32);

/// The shingles that several reports have, by hash and by report.
///
/// Nearly all shingles of a crawl stand in one report alone and are not held: whoever asks brings its own.
pub(crate) struct Shingles {
    /// In the order of hashes, those of the first report first.
    postings: Vec<Posting>,
}

/// The hashes of a report without the frame of its outlet, sorted.
pub(crate) fn own_hashes(
    card: &ReportCard,
    frames: &BTreeMap<&str, Vec<u32>>,
) -> Vec<u32> {
    let mut own = hashes(&card.fingerprint);
    if let Some(frame) = publisher(card).and_then(|outlet| frames.get(outlet)) {
        own.retain(|hash| frame.binary_search(hash).is_err());
    }
    own
}

fn hashes(fingerprint: &Fingerprint) -> Vec<u32> {
    let mut hashes: Vec<u32> =
        fingerprint.shingles().iter().map(|shingle| shingle.hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// The hashes that several reports of an outlet have, sorted, by outlet. Reports that are word for word the same count
/// once: who fetches a page three times has one page.
pub(crate) fn boilerplate(reports: &[ReportCard]) -> BTreeMap<&str, Vec<u32>> {
    let mut of_outlet: BTreeMap<&str, Vec<&Fingerprint>> = BTreeMap::new();
    for card in reports {
        if let Some(outlet) = publisher(card) {
            of_outlet.entry(outlet).or_default().push(&card.fingerprint);
        }
    }
    // One outlet at a time, for its hashes take as much room as its reports.
    let frame = |reports: Vec<&Fingerprint>| -> Vec<u32> {
        let mut texts: Vec<Vec<u32>> = reports.into_iter().map(hashes).collect();
        texts.sort_unstable();
        texts.dedup();
        let mut all: Vec<u32> = texts.into_iter().flatten().collect();
        all.sort_unstable();
        let often = all.chunk_by(|a, b| a == b).filter(|same| same.len() >= FRAME);
        often.map(|same| same[0]).collect()
    };
    let is_framed = |reports: &Vec<&Fingerprint>| reports.len() >= FRAME;
    let framed = of_outlet.into_iter().filter(|(_, reports)| is_framed(reports));
    framed.map(|(outlet, reports)| (outlet, frame(reports))).collect()
}

impl Shingles {
    /// Of the hashes of the reports, each sorted and those of the first report first, the ones that several have.
    pub(crate) fn of_ordered(
        reports: impl Iterator<Item = Vec<u32>> + Clone,
    ) -> Shingles {
        let mut all: Vec<u32> = reports.clone().flatten().collect();
        all.sort_unstable();
        let several = all.chunk_by(|a, b| a == b).filter(|same| same.len() > 1);
        let several: Vec<u32> = several.map(|same| same[0]).collect();
        drop(all);
        let mut postings: Vec<Posting> = Vec::new();
        for (place, own) in (0..).zip(reports) {
            let is_shared = |hash: &u32| several.binary_search(hash).is_ok();
            let shared = own.into_iter().filter(is_shared);
            postings.extend(shared.map(|hash| (hash, place)));
        }
        postings.sort_unstable();
        Shingles { postings }
    }

    /// How many of its `own` shingles a report has in common with each earlier one of those that had them first.
    pub(crate) fn shared(&self, place: usize, own: &[u32]) -> Vec<(usize, usize)> {
        let mut shared: Vec<u32> = Vec::new();
        for &hash in own {
            let start = self.postings.partition_point(|posting| posting.0 < hash);
            let same = self.postings[start..].iter().take_while(|each| each.0 == hash);
            let before = same.map(|each| each.1).take(FIRST);
            shared.extend(before.take_while(|&other| (other as usize) < place));
        }
        shared.sort_unstable();
        shared
            .chunk_by(|a, b| a == b)
            .map(|same| (same[0] as usize, same.len()))
            .collect()
    }
}

/// Of earlier reports, each with the shingles shared and whether it is of the same outlet, the one that has most of a
/// report's `n_own` shingles, if it has enough of them; of several the first. With it the share.
pub(crate) fn nearest_of<T: Ord>(
    n_own: usize,
    others: impl Iterator<Item = (T, usize, bool)>,
) -> Option<(T, f64)> {
    if n_own < FEWEST {
        return None;
    }
    let enough = |&(_, n_shared, same_outlet): &(T, usize, bool)| {
        let enough = if same_outlet { MOST_OF_ONE_OUTLET } else { MOST };
        n_shared >= FEWEST && ratio(n_shared, n_own) >= enough
    };
    let by_share = |a: &(T, usize, bool), b: &(T, usize, bool)| {
        b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0))
    };
    let (nearest, n_shared, _) = others.filter(enough).min_by(by_share)?;
    Some((nearest, ratio(n_shared, n_own)))
}

/// Shares are of a few hundred shingles, which any float holds.
#[expect(clippy::cast_precision_loss, reason = "a few hundred")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
