//! Which event or claim of today a decision of before is about.

use std::collections::BTreeMap;

use dateline_model::{ClaimRef, EventId, EventRef};

use super::{Decided, Replay};
use crate::order::{ViewIdx, Views};

impl Views<'_> {
    /// What a claim of before is by now: the claim of that id, else the one whose trigger shares its words, else the
    /// only one in its sentence.
    pub(crate) fn locate(&self, wanted: &ClaimRef) -> Option<ViewIdx> {
        if let Some(at) = self.find(&wanted.id) {
            return Some(at);
        }
        let of_report = self.of_report(&wanted.sentence.report);
        let same_words =
            of_report.clone().find(|&at| self.claim(at).trigger.overlaps(wanted.trigger));
        if let Some(at) = same_words {
            return Some(at);
        }
        let mut same_sentence = of_report
            .filter(|&at| self.claim(at).sentence.overlaps(wanted.sentence.span));
        match (same_sentence.next(), same_sentence.next()) {
            (Some(only), None) => Some(only),
            (Some(_) | None, _) => None,
        }
    }
}

impl Replay<'_, '_> {
    pub(super) fn find(&mut self, wanted: &EventRef) -> Result<&mut Decided, String> {
        let id = self.id_of(wanted)?;
        let gone = || format!("event {} is not there", wanted.id.0);
        self.events.get_mut(&id).ok_or_else(gone)
    }

    /// The event that holds most of the claims; of two that hold as many, the one of that id, else the first.
    pub(super) fn id_of(&self, wanted: &EventRef) -> Result<EventId, String> {
        let settled = self.settle(&wanted.id);
        if wanted.claims.is_empty() {
            return match self.events.contains_key(&settled) {
                true => Ok(settled),
                false => Err(format!("event {} is not there", wanted.id.0)),
            };
        }
        let mut held: BTreeMap<&EventId, usize> = BTreeMap::new();
        for claim in &wanted.claims {
            if let Some(at) = self.views.locate(claim)
                && let Some(id) = self.holder.get(&at)
            {
                *held.entry(id).or_default() += 1;
            }
        }
        let most = held.into_iter().max_by(|(id, held), (other_id, other_held)| {
            held.cmp(other_held)
                .then_with(|| (**id == settled).cmp(&(**other_id == settled)))
                .then_with(|| other_id.cmp(id))
        });
        match most {
            Some((id, _)) => Ok(id.clone()),
            None => Err(format!(
                "event {} is not there, and no event tells its words any more",
                wanted.id.0
            )),
        }
    }

    /// The name under which an event goes on.
    pub(super) fn settle(&self, id: &EventId) -> EventId {
        let mut id = id;
        while let Some(next) = self.renamed.get(id) {
            id = next;
        }
        id.clone()
    }
}
