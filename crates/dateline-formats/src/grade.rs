//! How sure it is: Airwars' grade of civilian harm, and the Admiralty code.
//!
//! Both are proposals from what the claims say, by the rules of `docs/formats.md`; which belongs to whom is for a person
//! to confirm. They are two judgments and stay two.

use std::fmt;

use dateline_model::{
    ActorKind, Claim, CountKind, CountedStatus, Dataset, EventField, Modality, Party,
    Reliability, Version,
};

use crate::deaths::deaths;
use crate::shown::Shown;
use crate::sides::{is_side, same, speaks_for};

#[cfg(test)]
mod tests;

/// How well harm to civilians is attested, in Airwars' words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HarmGrade {
    /// The belligerent has accepted responsibility.
    Confirmed,
    /// Two or more independent sources tell it, and none names another belligerent.
    Fair,
    /// One source tells it.
    Weak,
    /// Sources name different belligerents.
    Contested,
    /// Those killed were combatants, or others did it. Set by a person only.
    Discounted,
}

impl HarmGrade {
    /// All of them, the surest first.
    pub const ALL: [HarmGrade; 5] = [
        HarmGrade::Confirmed,
        HarmGrade::Fair,
        HarmGrade::Weak,
        HarmGrade::Contested,
        HarmGrade::Discounted,
    ];

    /// As Airwars spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            HarmGrade::Confirmed => "confirmed",
            HarmGrade::Fair => "fair",
            HarmGrade::Weak => "weak",
            HarmGrade::Contested => "contested",
            HarmGrade::Discounted => "discounted",
        }
    }
}

/// The grade that the claims propose; `None` where no claim tells of harm to anybody but fighters.
pub fn harm_grade(shown: &Shown) -> Option<HarmGrade> {
    let harming: Vec<&Claim> = told(shown).filter(|claim| harms(claim)).collect();
    if harming.is_empty() {
        return None;
    }
    let accepts = |claim: &&Claim| {
        let speaker = claim.speakers.first().map(|speaker| &speaker.value);
        speaker.is_some_and(|speaker| doers(claim).any(|doer| speaks_for(speaker, doer)))
    };
    Some(if harming.iter().any(accepts) {
        HarmGrade::Confirmed
    } else if names_several(shown) {
        HarmGrade::Contested
    } else if shown.event.n_sources > 1 {
        HarmGrade::Fair
    } else {
        HarmGrade::Weak
    })
}

/// NATO's two characters: how reliable the source is, and how credible what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Admiralty {
    /// `A` to `F`; `F` where nobody has judged the source, which is for the user to do.
    pub source: char,
    /// 1 to 6.
    pub information: u8,
}

impl fmt::Display for Admiralty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.source, self.information)
    }
}

/// The code that the claims propose.
pub fn admiralty(shown: &Shown, dataset: &Dataset) -> Admiralty {
    let event = &shown.event;
    // Two who differ in the number of dead alone agree that it happened.
    let is_about_it = |version: &&Version| {
        !matches!(version.field, EventField::Killed | EventField::Injured)
    };
    let contradicted = is_said_to_be_disputed(shown)
        || names_several(shown)
        || event.versions.iter().filter(is_about_it).any(|version| version.clashes);
    let several = event.n_sources > 1;
    let differ = || deaths(shown, dataset).is_some_and(|dead| dead.low < dead.high);
    let information = match (told(shown).next().is_some(), contradicted, several) {
        // Nobody says that it happened.
        (false, _, _) => 6,
        (true, true, false) => 5,
        (true, true, true) => 4,
        (true, false, false) => 3,
        (true, false, true) if differ() => 2,
        (true, false, true) => 1,
    };
    let letter = event.reliability.unwrap_or(Reliability::F);
    Admiralty { source: letter.as_str().chars().next().unwrap_or('F'), information }
}

/// A claim says that others disagree, or denies it.
fn is_said_to_be_disputed(shown: &Shown) -> bool {
    let says_so = |claim: &Claim| claim.disputed || claim.is_denial();
    shown.claims.iter().any(says_so)
}

/// The claims that say that it happened.
fn told(shown: &Shown) -> impl Iterator<Item = &Claim> {
    let is_told = |claim: &&Claim| {
        matches!(claim.modality.value, Modality::Happened | Modality::Alleged)
    };
    shown.claims.iter().filter(is_told)
}

/// Whether it tells of people killed or injured who are not said to be fighters.
fn harms(claim: &Claim) -> bool {
    let struck = || claim.recipients.iter().map(|party| &party.value);
    claim.counts.iter().map(|count| &count.value).any(|count| {
        let is_harm = matches!(
            count.kind,
            CountKind::Killed | CountKind::Executed | CountKind::Injured
        );
        let may_be_civilian = match count.status {
            Some(CountedStatus::Civilian) => true,
            Some(CountedStatus::Combatant) => false,
            None => !struck().any(is_side),
        };
        is_harm && may_be_civilian
    })
}

/// Who did it, where the words say so: "gunmen" are nobody in particular, and in a fight of two neither is named.
fn doers(claim: &Claim) -> impl Iterator<Item = &Party> {
    let named = |party: &&Party| {
        is_side(party) && party.kind != ActorKind::UnidentifiedArmed && !claim.reciprocal
    };
    claim.actors.iter().map(|party| &party.value).filter(named)
}

/// Whether two claims of the harm name different belligerents.
fn names_several(shown: &Shown) -> bool {
    let named: Vec<Vec<&Party>> = told(shown)
        .filter(|claim| harms(claim))
        .map(|claim| doers(claim).collect())
        .filter(|doers: &Vec<&Party>| !doers.is_empty())
        .collect();
    let apart =
        |a: &[&Party], b: &[&Party]| !a.iter().any(|a| b.iter().any(|b| same(a, b)));
    named.iter().enumerate().any(|(at, a)| named[at + 1..].iter().any(|b| apart(a, b)))
}
