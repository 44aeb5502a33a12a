//! Which holders are one side: a force and its parts, the arms of a state, words that can only mean one of those named.

use std::collections::BTreeMap;

use dateline_model::{ActorKind, Party};

use crate::parties::{Likeness, alike};

/// The position of a side among those of a place.
pub(super) type SideIdx = usize;

/// What tells one party from another.
type Key<'a> = (Option<&'a str>, String, ActorKind, Option<&'a str>);

fn key(party: &Party) -> Key<'_> {
    let country = party.country.as_deref();
    match &party.actor {
        Some(actor) => (Some(actor), String::new(), party.kind, country),
        None => (None, party.name.to_lowercase(), party.kind, country),
    }
}

/// The sides of one place.
pub(super) struct Sides<'a> {
    /// Each party once, in the order of their keys.
    parties: BTreeMap<Key<'a>, usize>,
    side: Vec<SideIdx>,
    /// Of words that fit several named sides: all of these.
    several: Vec<Vec<SideIdx>>,
}

impl<'a> Sides<'a> {
    /// Groups the parties. A named party is a side with its parts, its whole and the other arms of its state; words
    /// that name nobody are the one named side that they fit, or wait until days decide.
    pub(super) fn of(parties: impl Iterator<Item = &'a Party>) -> Sides<'a> {
        let mut distinct: BTreeMap<Key<'a>, &'a Party> = BTreeMap::new();
        for party in parties {
            distinct.entry(key(party)).or_insert(party);
        }
        let list: Vec<&Party> = distinct.values().copied().collect();
        let mut side: Vec<usize> = (0..list.len()).collect();
        for a in 0..list.len() {
            for b in 0..a {
                let is_one = match (&list[a].actor, &list[b].actor) {
                    (Some(_), Some(_)) => alike(list[a], list[b]).is_some(),
                    (None, None) => {
                        alike(list[a], list[b]) == Some(Likeness::Same)
                            || list[a].name.eq_ignore_ascii_case(&list[b].name)
                    }
                    (Some(_), None) | (None, Some(_)) => false,
                };
                if is_one {
                    let (from, to) = (side[a].max(side[b]), side[a].min(side[b]));
                    side.iter_mut().filter(|at| **at == from).for_each(|at| *at = to);
                }
            }
        }
        let mut several = vec![Vec::new(); list.len()];
        for vague in (0..list.len()).filter(|&at| list[at].actor.is_none()) {
            let mut fit: Vec<SideIdx> = (0..list.len())
                .filter(|&named| {
                    list[named].actor.is_some()
                        && alike(list[vague], list[named]).is_some()
                })
                .map(|named| side[named])
                .collect();
            fit.sort_unstable();
            fit.dedup();
            match fit.as_slice() {
                [] => {}
                [one] => side[vague] = *one,
                _ => several[vague] = fit,
            }
        }
        let parties =
            distinct.into_keys().enumerate().map(|(at, key)| (key, at)).collect();
        Sides { parties, side, several }
    }

    fn at(&self, party: &'a Party) -> usize {
        self.parties.get(&key(party)).copied().unwrap_or_default()
    }

    /// The side of a party.
    pub(super) fn side(&self, party: &'a Party) -> SideIdx {
        self.side[self.at(party)]
    }

    /// The named sides that the words may mean; empty where the side is certain.
    pub(super) fn several(&self, party: &'a Party) -> &[SideIdx] {
        &self.several[self.at(party)]
    }
}

/// The party that most claims name; of those named as often the widest, so that an army stands for its divisions.
pub(super) fn most_named<'a>(
    parties: impl Iterator<Item = &'a Party>,
) -> Option<&'a Party> {
    let mut counted: BTreeMap<Key<'a>, (usize, &'a Party)> = BTreeMap::new();
    for party in parties {
        counted.entry(key(party)).or_insert((0, party)).0 += 1;
    }
    counted
        .into_values()
        .max_by_key(|(n, party)| {
            let depth = party.actor.as_ref().map_or(0, |id| id.matches('/').count());
            (party.actor.is_some(), *n, std::cmp::Reverse((depth, &party.name)))
        })
        .map(|(_, party)| party)
}

/// Each party once, those with an actor first; parts beside their whole are left out.
pub(super) fn distinct<'a>(parties: impl Iterator<Item = &'a Party>) -> Vec<Party> {
    let mut distinct: BTreeMap<Key<'a>, &'a Party> = BTreeMap::new();
    for party in parties {
        distinct.entry(key(party)).or_insert(party);
    }
    let list: Vec<&Party> = distinct.into_values().collect();
    let is_covered = |party: &Party| {
        list.iter().any(|other| match (&party.actor, &other.actor) {
            (Some(part), Some(whole)) => part
                .strip_prefix(whole.as_str())
                .is_some_and(|rest| rest.starts_with('/')),
            (Some(_) | None, None) | (None, Some(_)) => false,
        })
    };
    let mut kept: Vec<&Party> =
        list.iter().copied().filter(|party| !is_covered(party)).collect();
    kept.sort_by_key(|party| (party.actor.is_none(), &party.name, &party.actor));
    kept.into_iter().cloned().collect()
}
