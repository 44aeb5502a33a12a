//! Which reports must be merged together.

use std::collections::BTreeMap;

use dateline_model::ReportId;
use jiff::civil::Date;

use crate::across::{Telling, points, points_without_day, points_without_place};
use crate::fit::MONTH;
use crate::parts::offers::{DENIED, Keyed, Offer};

/// Pairs of reports whose events may be one, or of which one may deny what the other tells; of reports that hang together
/// through others already, no further pair.
///
/// `rows` holds all offers under each of its keys.
pub fn pairs(rows: &[Keyed]) -> Vec<(ReportId, ReportId)> {
    let mut blocks: BTreeMap<&str, Vec<&Offer>> = BTreeMap::new();
    for row in rows {
        blocks.entry(&row.key).or_default().push(&row.offer);
    }
    let mut found = Found::default();
    for (key, offers) in blocks {
        let tellings: Vec<(&ReportId, bool, Telling<'_>)> = offers
            .into_iter()
            .filter_map(|it| Some((it.reports.first()?, it.is_denial, it.telling())))
            .collect();
        let is_of_denials = key.starts_with(DENIED);
        for (idx, (a, denies, telling)) in tellings.iter().enumerate() {
            if is_of_denials && !denies {
                continue;
            }
            // Two that tell are looked at once, a denial with all that tell.
            let others = if is_of_denials { &tellings[..] } else { &tellings[idx + 1..] };
            for (b, also_denies, its) in others {
                if (is_of_denials && *also_denies) || found.hang_together(a, b) {
                    continue;
                }
                let fits = match is_of_denials {
                    true => meet_within_a_month(telling, its),
                    false => may_be_one(telling, its),
                };
                if fits {
                    found.add(a, b);
                }
            }
        }
    }
    found.pairs
}

/// Pairs, and what hangs together by them.
#[derive(Default)]
struct Found<'a> {
    pairs: Vec<(ReportId, ReportId)>,
    at: BTreeMap<&'a ReportId, usize>,
    above: Vec<usize>,
}

impl<'a> Found<'a> {
    fn hang_together(&mut self, a: &'a ReportId, b: &'a ReportId) -> bool {
        self.root(a) == self.root(b)
    }

    fn add(&mut self, a: &'a ReportId, b: &'a ReportId) {
        let (one, other) = (self.root(a), self.root(b));
        self.above[one.max(other)] = one.min(other);
        self.pairs.push((a.clone(), b.clone()));
    }

    fn root(&mut self, id: &'a ReportId) -> usize {
        let next = self.above.len();
        let mut at = *self.at.entry(id).or_insert(next);
        if at == next {
            self.above.push(next);
        }
        while self.above[at] != at {
            self.above[at] = self.above[self.above[at]];
            at = self.above[at];
        }
        at
    }
}

/// As the merge of all asks it, in either order.
fn may_be_one(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    if !a.reports.is_disjoint(&b.reports) {
        return false;
    }
    let asks = |one: &Telling<'_>, other: &Telling<'_>| {
        one.asks_for_place() && !other.is_unplaced()
    };
    let unplaced = (asks(a, b) || asks(b, a))
        && points_without_place(a, b).or_else(|| points_without_place(b, a)).is_some();
    if unplaced {
        return true;
    }
    match a.days_told() && b.days_told() {
        true => points(a, b).or_else(|| points(b, a)).is_some(),
        false => points_without_day(a, b).or_else(|| points_without_day(b, a)).is_some(),
    }
}

/// What is denied is an event as all reports together tell it. Its days are those of one of them, and no two that are
/// joined lie a month apart.
fn meet_within_a_month(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    let (Some((first, last)), Some((from, to))) = (a.days(), b.days()) else {
        return false;
    };
    let apart = |end: Date, start: Date| i64::from((start - end).get_days());
    apart(last, from) <= MONTH + 1 && apart(to, first) <= MONTH + 1
}
