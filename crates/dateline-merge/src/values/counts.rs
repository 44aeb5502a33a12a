//! The counts of an event: totals and their parts, each told once.

use dateline_model::{Act, Claim, Count, CountKind, EventType, Mode};

/// Gathers the counts of all claims. What two claims tell in the same words or the same numbers is one count;
/// different numbers stay side by side, because which of them is right is for a person or an export's rule to say.
pub(super) fn counts(told: &[&Claim]) -> Vec<Count> {
    let mut kept: Vec<Count> = Vec::new();
    for claim in told {
        if shows_bodies(claim) {
            continue;
        }
        // Two counts of one claim are two, however alike: "X and one associate" are two dead.
        let n_before = kept.len();
        // Where each count of the claim went in the event's list, so that parts find their totals again.
        let mut at: Vec<Option<usize>> = vec![None; claim.counts.len()];
        let mut todo: Vec<usize> = (0..claim.counts.len()).collect();
        // Totals first; a part may stand before its total, and a part of a part behind both.
        todo.sort_by_key(|&idx| (depth(claim, idx), idx));
        for idx in todo {
            let count = &claim.counts[idx].value;
            let part_of = match count.part_of {
                Some(total) => at.get(total).copied().flatten(),
                None => None,
            };
            at[idx] = Some(add(&mut kept, n_before, Count { part_of, ..count.clone() }));
        }
    }
    // Most events have one, and a war has many events.
    kept.shrink_to_fit();
    kept
}

/// The dead who are shown were killed before, and are no new dead.
fn shows_bodies(claim: &Claim) -> bool {
    claim.act.as_ref().is_some_and(|act| {
        act.value == Act { event: EventType::Assault, mode: Some(Mode::Desecrate) }
    })
}

fn depth(claim: &Claim, idx: usize) -> usize {
    let mut at = idx;
    for depth in 0..claim.counts.len() {
        match claim.counts.get(at).and_then(|count| count.value.part_of) {
            Some(total) if total != at => at = total,
            _ => return depth,
        }
    }
    // Parts of each other in a circle: no total at all.
    claim.counts.len()
}

fn add(kept: &mut Vec<Count>, n_before: usize, count: Count) -> usize {
    let known = kept[..n_before].iter().position(|other| {
        let same = match other.kind == count.kind {
            true => same_words(other, &count) || same_numbers(other, &count),
            // "Five villagers were executed or killed".
            false => are_dead(other) && are_dead(&count) && same_words(other, &count),
        };
        same && (other.part_of.is_some() == count.part_of.is_some())
    });
    match known {
        Some(at) => at,
        None => {
            kept.push(count);
            kept.len() - 1
        }
    }
}

fn are_dead(count: &Count) -> bool {
    matches!(count.kind, CountKind::Killed | CountKind::Executed)
}

fn same_words(a: &Count, b: &Count) -> bool {
    a.text.to_lowercase() == b.text.to_lowercase()
}

/// The same number of the same people: "seven soldiers" and "seven troops" are one count, "seven civilians" another.
fn same_numbers(a: &Count, b: &Count) -> bool {
    let some_number = a.low.is_some() || a.high.is_some() || a.vague.is_some();
    some_number
        && (a.low, a.high, a.vague) == (b.low, b.high, b.vague)
        && (a.status.is_none() || b.status.is_none() || a.status == b.status)
}
