//! What many claims name, kept once: places, parties, speakers, reports and rules.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::{Claim, Party, PartyFacts, Place, Speaker, SpeakerFacts, Where};

/// Keeps each place, party, speaker, report and rule once, however many claims name it.
///
/// Reports are coded one by one, so each brings places of its own; who gathers their claims puts them through one pool.
#[derive(Debug, Default)]
pub struct Places {
    by_id: BTreeMap<String, Arc<Place>>,
    parties: BTreeSet<Arc<PartyFacts>>,
    speakers: BTreeSet<Arc<SpeakerFacts>>,
    rules: BTreeSet<Arc<str>>,
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
            self.share_party(&mut side.value);
        }
        for speaker in &mut claim.speakers {
            self.share_speaker(&mut speaker.value);
        }
        self.share_rule(&mut claim.rule);
        self.share_report(&mut claim.report.0);
    }

    fn share_speaker(&mut self, speaker: &mut Speaker) {
        match self.speakers.get(&speaker.0) {
            Some(known) => speaker.0 = Arc::clone(known),
            None => drop(self.speakers.insert(Arc::clone(&speaker.0))),
        }
    }

    fn share_rule(&mut self, rule: &mut Arc<str>) {
        match self.rules.get(rule) {
            Some(known) => *rule = Arc::clone(known),
            None => drop(self.rules.insert(Arc::clone(rule))),
        }
    }

    fn share_report(&mut self, report: &mut Arc<str>) {
        match &self.report {
            Some(last) if last == report => *report = Arc::clone(last),
            Some(_) | None => self.report = Some(Arc::clone(report)),
        }
    }

    fn share_party(&mut self, party: &mut Party) {
        match self.parties.get(&party.0) {
            Some(known) => party.0 = Arc::clone(known),
            None => drop(self.parties.insert(Arc::clone(&party.0))),
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
