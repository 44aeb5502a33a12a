//! Reports and claims of the old dataset, found again in the new one.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{ClaimId, ReportId};

use super::{Diff, Moved, ReportName, Side};
use crate::pairing::{Replaced, alike};
use crate::unit::Telling;

/// Reports by their hash; of the rest, those of one path and row, or one address, stand in for each other.
pub(super) fn reports(old: &Side, new: &Side, diff: &mut Diff) -> Replaced {
    let ids = |side: &Side| -> BTreeSet<ReportId> {
        side.reports.iter().map(|report| report.id.clone()).collect()
    };
    let (ids_old, ids_new) = (ids(old), ids(new));
    let mut names: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    for (at, report) in new.reports.iter().enumerate().rev() {
        if !ids_old.contains(&report.id) {
            names.extend(report.names().into_iter().map(|name| (name, at)));
        }
    }
    let mut replaced = Replaced::new();
    let mut taken = BTreeSet::new();
    for (at, report) in old.reports.iter().enumerate() {
        if ids_new.contains(&report.id) {
            continue;
        }
        let mut found = report.names().into_iter().filter_map(|name| names.get(&name));
        match found.find(|other| !taken.contains(*other)) {
            Some(&other) => {
                taken.insert(other);
                replaced.insert(report.id.clone(), new.reports[other].id.clone());
                diff.reports_replaced.push(Moved { old: at, new: other });
            }
            None => diff.reports_gone.push(at),
        }
    }
    let is_added =
        |at: &usize| !ids_old.contains(&new.reports[*at].id) && !taken.contains(at);
    diff.reports_added = (0..new.reports.len()).filter(is_added).collect();
    replaced
}

impl ReportName {
    /// What names it beside its hash. Standard input is no name.
    fn names(&self) -> Vec<Vec<&str>> {
        let path = Some(self.path.as_str()).filter(|path| *path != "-");
        let record = self.record.as_deref().unwrap_or("");
        let path = path.map(|path| vec!["path", path, record]);
        let url = self.url.as_deref().map(|url| vec!["url", url]);
        path.into_iter().chain(url).collect()
    }
}

/// Which claim of the old dataset is which of the new one.
pub(super) type Again<'s> = BTreeMap<&'s ClaimId, &'s ClaimId>;

/// Finds the claims again, by their ids, and in replaced reports by their words; notes which are new and which gone.
pub(super) fn claims<'s>(
    old: &'s Side,
    new: &'s Side,
    replaced: &Replaced,
    diff: &mut Diff,
) -> Again<'s> {
    let ids: BTreeSet<&ClaimId> = new.claims.iter().map(|told| &told.claim).collect();
    // In a report whose text is another, a claim is known by its words and its sentence.
    let mut quotes: BTreeMap<(&ReportId, &str), Vec<&Telling>> = BTreeMap::new();
    for told in new.claims.iter().rev() {
        quotes.entry((&told.report, &told.quote)).or_default().push(told);
    }
    let mut again = Again::new();
    for (at, told) in old.claims.iter().enumerate() {
        let found = match ids.get(&told.claim) {
            Some(same) => Some(*same),
            None => replaced.get(&told.report).and_then(|report| {
                let others = quotes.get_mut(&(report, told.quote.as_str()))?;
                let same = |other: &&Telling| other.sentence == told.sentence;
                let near = |other: &&Telling| alike(&other.sentence, &told.sentence);
                let at = others.iter().rposition(same).or(others.iter().rposition(near));
                Some(&others.remove(at?).claim)
            }),
        };
        match found {
            Some(found) => {
                again.insert(&told.claim, found);
            }
            None => diff.claims_gone.push(at),
        }
    }
    let known: BTreeSet<&ClaimId> = again.values().copied().collect();
    let is_added = |at: &usize| !known.contains(&new.claims[*at].claim);
    diff.claims_added = (0..new.claims.len()).filter(is_added).collect();
    again
}
