//! What an act did says what it was.
//!
//! "Armed men stormed a village, killing 23 residents": alone, the storm is fighting of which nobody says whom it was
//! against. Those whom it killed say so, and the two are one attack on civilians, as ACLED codes it (codebook, Violence
//! against civilians); likewise those whom the police's tear gas killed are a part of the protest.

use std::collections::BTreeMap;

use dateline_model::Claim;

use crate::family::Family;
use crate::order::{ViewIdx, Views};

/// Gives acts the family of their results, and results that of a protest.
pub(crate) fn settle_families(views: &mut Views<'_>) {
    let mut results: BTreeMap<ViewIdx, Vec<ViewIdx>> = BTreeMap::new();
    for (at, view) in views.all() {
        let whole = view.claim.part_of.as_ref().and_then(|whole| views.find(whole));
        let Some(whole) = whole.filter(|_| view.family == Some(Family::Civilians)) else {
            continue;
        };
        if same_doers(view.claim, views.claim(whole)) {
            results.entry(whole).or_default().push(at);
        }
    }
    for (whole, hurt) in results {
        match views.get(whole).family {
            Some(Family::Battle) if names_no_other_side(views.claim(whole)) => {
                views.set_family(whole, Family::Civilians);
            }
            Some(Family::Protest) => {
                hurt.into_iter().for_each(|at| views.set_family(at, Family::Protest));
            }
            Some(_) | None => {}
        }
    }
}

/// An attack of which nothing is told but who made it, where and when.
fn names_no_other_side(claim: &Claim) -> bool {
    claim.recipients.is_empty()
        && claim.counts.is_empty()
        && claim.territory.is_none()
        && !claim.reciprocal
}

fn same_doers(a: &Claim, b: &Claim) -> bool {
    let doers = |claim: &Claim| -> Vec<String> {
        claim.actors.iter().map(|party| party.value.name.clone()).collect()
    };
    !a.actors.is_empty() && doers(a) == doers(b)
}
