//! What many claims name, kept once: places, parties, speakers, reports and rules.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{Claim, PartyFacts, Place, SpeakerFacts, Where};

/// Facts that several claims may hold in common; read as if they stood where this stands, and equal where they are.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(transparent)]
pub struct Shared<T>(Arc<T>);

impl<T> From<T> for Shared<T> {
    fn from(facts: T) -> Shared<T> {
        Shared(Arc::new(facts))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Changes what stands here, and nothing that shares its facts.
impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Arc::make_mut(&mut self.0)
    }
}

/// Keeps each place, party, speaker, report and rule once, however many claims name it.
///
/// Reports are coded one by one, so each brings places of its own; who gathers their claims puts them through one pool.
#[derive(Debug, Default)]
pub struct Places {
    by_id: BTreeMap<String, Arc<Place>>,
    parties: Pool<PartyFacts>,
    speakers: Pool<SpeakerFacts>,
    rules: Pool<str>,
    /// The report of the last claim: claims come report by report.
    report: Option<Arc<str>>,
}

impl Places {
    /// Lets a claim share what it names with the claims before it. Says nothing else of the claim and changes no value.
    pub fn share(&mut self, claim: &mut Claim) {
        let territory = claim.territory.iter_mut().map(|it| &mut it.value);
        let taken = territory.flat_map(|it| it.place.iter_mut().chain(&mut it.also));
        let place = claim.place.iter_mut().map(|at| &mut at.value);
        for at in place.chain(taken) {
            self.share_place(at);
        }
        // What was read from a file has lists with room to grow.
        claim.actors.shrink_to_fit();
        claim.recipients.shrink_to_fit();
        claim.counts.shrink_to_fit();
        claim.speakers.shrink_to_fit();
        let sides = claim.actors.iter_mut().chain(&mut claim.recipients);
        for side in sides {
            self.parties.share(&mut side.value.0);
        }
        for speaker in &mut claim.speakers {
            self.speakers.share(&mut speaker.value.0);
        }
        self.rules.share(&mut claim.rule);
        self.share_report(&mut claim.report.0);
    }

    fn share_report(&mut self, report: &mut Arc<str>) {
        match &self.report {
            Some(last) if last == report => *report = Arc::clone(last),
            Some(_) | None => self.report = Some(Arc::clone(report)),
        }
    }

    fn share_place(&mut self, at: &mut Where) {
        let Some(place) = &mut at.place else { return };
        match self.by_id.get(&place.id) {
            // Two lists may tell one id differently: each keeps what it says.
            Some(known) if known == place => *place = Arc::clone(known),
            Some(_) => {}
            None => {
                self.by_id.insert(place.id.clone(), Arc::clone(place));
            }
        }
    }
}

/// Values of one kind, each of them kept once.
#[derive(Debug)]
struct Pool<T: ?Sized>(BTreeSet<Arc<T>>);

impl<T: Ord + ?Sized> Default for Pool<T> {
    fn default() -> Pool<T> {
        Pool(BTreeSet::new())
    }
}

impl<T: Ord + ?Sized> Pool<T> {
    /// Puts the one that is kept in the place of an equal value.
    fn share(&mut self, value: &mut Arc<T>) {
        match self.0.get(value) {
            Some(known) => *value = Arc::clone(known),
            None => drop(self.0.insert(Arc::clone(value))),
        }
    }
}
