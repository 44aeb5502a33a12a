//! Claims of a copy and the claims of its original that were read from the same words.

use std::collections::BTreeMap;

use dateline_model::{Claim, EventField, Fingerprint, ReportCard, Shingle};

use crate::copies::Copies;
use crate::episode::Cluster;
use crate::founding::{Standing, standing};
use crate::order::{ViewIdx, Views};

/// How far from a trigger the shared words may be that tie it to the other text: a run that is shared has a shingle in
/// every eight words, and words have some six letters.
const REACH: u32 = 100;

/// How far apart the triggers may stand once the texts are laid on each other: blanks and marks are set anew where a
/// text is reprinted, a word or two edited.
const SLACK: u32 = 16;

/// Lets the claims of copies join the events of the claims that their originals make of the same words, dated or not.
///
/// Goes from the first copy to the last, so that a copy of a copy finds the events of the first.
pub(crate) fn gather(
    views: &Views<'_>,
    reports: &[ReportCard],
    copies: &Copies,
    mut clusters: Vec<Cluster>,
) -> Vec<Cluster> {
    let mut holder: BTreeMap<ViewIdx, usize> = BTreeMap::new();
    for (at, cluster) in clusters.iter().enumerate() {
        for &member in &cluster.members {
            holder.insert(member, at);
        }
    }
    for copy in copies.iter() {
        let (report, original) = (&reports[copy.report], &reports[copy.from]);
        let laid = Laid::on(&report.fingerprint, &original.fingerprint);
        // The clusters of the copy, each with the clusters of the original that its claims answer to.
        let mut answers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in views.of_report(&report.id) {
            let Some(same) = same_words(views, original, &laid, at) else { continue };
            let Some(&into) = holder.get(&same) else { continue };
            match holder.get(&at) {
                Some(&from) => answers.entry(from).or_default().push(into),
                None if may_join(views, at, same) => {
                    clusters[into].members.push(at);
                    clusters[into].joins.push(line(views, &[at], same));
                    holder.insert(at, into);
                }
                None => {}
            }
        }
        for (from, into) in answers {
            let Some(into) = most(into).filter(|&into| into != from) else { continue };
            let beside = clusters[into].founding;
            let moved = std::mem::take(&mut clusters[from]);
            let line = line(views, &moved.members, beside);
            for &member in &moved.members {
                holder.insert(member, into);
            }
            let kept = &mut clusters[into];
            kept.founding = kept.founding.min(moved.founding);
            kept.members.extend(moved.members);
            kept.joins.extend(moved.joins);
            kept.joins.push(line);
        }
    }
    clusters.retain(|cluster| !cluster.members.is_empty());
    for cluster in &mut clusters {
        cluster.members.sort_unstable();
    }
    clusters
}

/// A claim that found no event of its own joins where it says the same of whether it happened.
fn may_join(views: &Views<'_>, at: ViewIdx, same: ViewIdx) -> bool {
    let (claim, other) = (views.claim(at), views.claim(same));
    claim.modality.value == other.modality.value
        && claim.scope.value == other.scope.value
        && matches!(standing(views.get(at)), Standing::Founds | Standing::Denies)
}

/// The cluster named most often, of several the first.
fn most(mut clusters: Vec<usize>) -> Option<usize> {
    clusters.sort_unstable();
    let named = clusters.chunk_by(|a, b| a == b).map(|same| (same[0], same.len()));
    named.min_by_key(|&(at, n)| (std::cmp::Reverse(n), at)).map(|(at, _)| at)
}

fn line(views: &Views<'_>, members: &[ViewIdx], beside: ViewIdx) -> String {
    let of = |at: ViewIdx| views.claim(at).report.short();
    let first = members.first().copied().unwrap_or(beside);
    format!(
        "report {} tells it in the words of report {}, of which it is a copy",
        of(first),
        of(beside)
    )
}

/// The claim of the original that was read by the same rule from the same words.
fn same_words(
    views: &Views<'_>,
    original: &ReportCard,
    laid: &Laid,
    at: ViewIdx,
) -> Option<ViewIdx> {
    let claim = views.claim(at);
    let wanted = laid.moved(u32::try_from(claim.trigger.start()).ok()?)?;
    let off = |other: &Claim| {
        u32::try_from(other.trigger.start()).unwrap_or(u32::MAX).abs_diff(wanted)
    };
    views
        .of_report(&original.id)
        .filter(|&other| {
            let other = views.claim(other);
            other.rule == claim.rule && !other.is_by_person() && off(other) <= SLACK
        })
        .min_by_key(|&other| {
            let told = views.claim(other);
            (n_differing(claim, told), off(told), other)
        })
}

/// In how many fields two claims differ: one verb may tell of several deeds ("killed three in Amsa and four in Karm").
fn n_differing(a: &Claim, b: &Claim) -> usize {
    EventField::ALL.iter().filter(|&&field| a.printed(field) != b.printed(field)).count()
}

/// Where the shared words of two texts stand, in the order of the copy: each place in the copy and in the original.
struct Laid {
    pairs: Vec<(u32, u32)>,
}

impl Laid {
    fn on(copy: &Fingerprint, original: &Fingerprint) -> Laid {
        let (copy, original) = (once(copy), once(original));
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for shingle in &copy {
            if let Ok(at) = original.binary_search_by_key(&shingle.hash, |it| it.hash) {
                pairs.push((shingle.at, original[at].at));
            }
        }
        pairs.sort_unstable();
        Laid { pairs }
    }

    /// Where a place of the copy lies in the original, by the shared words nearest to it.
    fn moved(&self, at: u32) -> Option<u32> {
        let behind = self.pairs.partition_point(|&(place, _)| place <= at);
        let before = behind.checked_sub(1).and_then(|idx| self.pairs.get(idx));
        let nearest = [before, self.pairs.get(behind)]
            .into_iter()
            .flatten()
            .min_by_key(|(place, _)| place.abs_diff(at))
            .filter(|(place, _)| place.abs_diff(at) <= REACH)?;
        let (place, other) = *nearest;
        match at >= place {
            true => other.checked_add(at - place),
            false => other.checked_sub(place - at),
        }
    }
}

/// The shingles that stand in a text once, by hash: what stands there twice ties no place.
fn once(fingerprint: &Fingerprint) -> Vec<Shingle> {
    let mut shingles = fingerprint.shingles().to_vec();
    shingles.sort_unstable();
    shingles
        .chunk_by(|a, b| a.hash == b.hash)
        .filter(|same| same.len() == 1)
        .map(|same| same[0])
        .collect()
}
