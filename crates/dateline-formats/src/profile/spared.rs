//! Events of which the public is told neither village nor day: sexual violence, and children who live.
//!
//! A woman who was raped in a village, or a child who was taken from it, is known there without a name. So the public is
//! told the province and the month, and none of the words. Children who were killed stand with place and day, as records
//! of casualties ask for; their names are masked like all others. The limits are ours.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Claim, ClaimId, Count, CountKind, Dataset, Mode, ReportId, Span};

use super::masks::words;
use super::{Finest, Profile, Terms};

/// What stands in the place of the words of such an event.
pub(super) const LEFT_OUT: &str = "[words left out]";

/// So many children who were hurt can be found by those who know the place; of more it is told as of any strike.
const FEW: u64 = 3;

/// Words for who is not of age.
const CHILDREN: &[&str] = &[
    "child",
    "children",
    "boy",
    "boys",
    "girl",
    "girls",
    "minor",
    "minors",
    "infant",
    "infants",
    "baby",
    "babies",
    "toddler",
    "toddlers",
    "newborn",
    "newborns",
    "teenager",
    "teenagers",
    "teen",
    "teens",
    "schoolboy",
    "schoolboys",
    "schoolgirl",
    "schoolgirls",
    "schoolchild",
    "schoolchildren",
    "pupil",
    "pupils",
    "adolescent",
    "adolescents",
    "orphan",
    "orphans",
    "juvenile",
    "juveniles",
    "underage",
    "underaged",
    "kid",
    "kids",
];

/// What is left out of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sparing {
    Nothing,
    /// The words and what is finer than the terms allow.
    Place,
    /// The words, all below the province, and the day.
    PlaceAndDay,
}

/// The claims of such events, and the stretches of texts that tell them.
pub(super) struct Spared {
    claims: BTreeSet<ClaimId>,
    pub(super) words: BTreeMap<ReportId, Vec<Span>>,
    /// What is left out of all others.
    rest: Sparing,
}

impl Spared {
    pub(super) fn of(dataset: &Dataset, terms: Terms) -> Spared {
        let rest = match terms.finest {
            Finest::Exact => Sparing::Nothing,
            // A sentence with the village in it would undo what the unit hides.
            Finest::Admin3 | Finest::Admin2 | Finest::Admin1 | Finest::Country => {
                Sparing::Place
            }
        };
        let mut spared = Spared { claims: BTreeSet::new(), words: BTreeMap::new(), rest };
        let sentences = match terms.profile {
            Profile::Public => spared_sentences(dataset),
            Profile::Trusted | Profile::Full => BTreeSet::new(),
        };
        for claim in &dataset.claims {
            if sentences.contains(&(&claim.report, claim.sentence)) {
                spared.claims.insert(claim.id.clone());
            } else if rest == Sparing::Nothing {
                continue;
            }
            let words = spared.words.entry(claim.report.clone()).or_default();
            words.push(claim.sentence);
            // The village and the day often stand in another sentence, or in the dateline.
            let places = claim.place.iter().flat_map(|at| at.evidence());
            let days = claim.date.iter().flat_map(|date| date.evidence());
            words.extend(places.chain(days).filter_map(|evidence| evidence.span()));
        }
        spared
    }

    pub(super) fn of_claim(&self, claim: &ClaimId) -> Sparing {
        match self.claims.contains(claim) {
            true => Sparing::PlaceAndDay,
            false => self.rest,
        }
    }

    /// Whether a report tells any.
    pub(super) fn are_told_by(&self, report: &ReportId) -> bool {
        self.words.contains_key(report)
    }
}

/// The sentences that tell such an event. What else the event rests on is spared too, and what else is told in the same
/// sentence.
fn spared_sentences(dataset: &Dataset) -> BTreeSet<(&ReportId, Span)> {
    let spared = dataset.claims.iter().filter(|claim| is_spared(claim));
    let mut sentences: BTreeSet<(&ReportId, Span)> =
        spared.map(|claim| (&claim.report, claim.sentence)).collect();
    loop {
        let before = sentences.len();
        for event in &dataset.events {
            let claims: Vec<&Claim> =
                event.claims.iter().filter_map(|id| dataset.claim(id)).collect();
            let is_told =
                |claim: &&Claim| sentences.contains(&(&claim.report, claim.sentence));
            if claims.iter().any(is_told) {
                sentences
                    .extend(claims.iter().map(|claim| (&claim.report, claim.sentence)));
            }
        }
        if sentences.len() == before {
            return sentences;
        }
    }
}

fn is_spared(claim: &Claim) -> bool {
    let act = claim.act.as_ref().map(|act| act.value);
    act.is_some_and(|act| act.mode == Some(Mode::Sexual)) || is_of_a_living_child(claim)
}

fn is_of_a_living_child(claim: &Claim) -> bool {
    let mut counts = claim.counts.iter().map(|count| &count.value);
    let kills = counts
        .clone()
        .any(|count| matches!(count.kind, CountKind::Killed | CountKind::Executed));
    let is_counted = counts.any(|count| {
        let is_few = count.high.or(count.low).is_some_and(|n| n <= FEW);
        counts_children(count)
            && match count.kind {
                CountKind::Captured | CountKind::Recruited => true,
                CountKind::Injured | CountKind::Other => is_few,
                CountKind::Killed | CountKind::Executed | CountKind::Displaced => false,
            }
    });
    let mut recipients = claim.recipients.iter().map(|party| &party.value);
    is_counted || !kills && recipients.any(|party| names_children(&party.text))
}

fn counts_children(count: &Count) -> bool {
    names_children(&count.text) || count.of.as_deref().is_some_and(names_children)
}

fn names_children(text: &str) -> bool {
    let words = words(text);
    let is_child = |word: &str| CHILDREN.contains(&word);
    // "A 12-year-old": three words.
    let is_young = words.windows(2).any(|pair| {
        pair[1].folded == "year" && pair[0].folded.parse::<u8>().is_ok_and(|age| age < 18)
    });
    is_young || words.iter().any(|word| is_child(&word.folded))
}
