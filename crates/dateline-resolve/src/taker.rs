//! "The town was liberated, the army said": who tells so of a place in his own country, and is armed, took it.
//!
//! Armies report what they took in the passive. Who only supports them, or watches, took nothing; and whoever lost a
//! place says neither that it was freed nor from whom.

use dateline_model::{
    Attested, Evidence, Frame, Modality, Party, Sense, Speaker, Territory, TerritoryState,
};

use crate::party::Parties;

/// Verbs that only the taker's side uses. Ours.
const TAKERS_WORDS: &[&str] = &[
    "cleanse",
    "clear",
    "free",
    "liberate",
    "purge",
    "reclaim",
    "recover",
    "regain",
    "retake",
    "recapture",
    "secure",
];

/// Who took the place, where the words leave it out and he himself tells it.
pub(crate) fn taker(
    parties: &Parties<'_>,
    frame: &Frame,
    sense: &Sense,
    territory: &Territory,
    speakers: &[Attested<Speaker>],
) -> Option<Attested<Party>> {
    let is_told = matches!(frame.modality.value, Modality::Happened | Modality::Alleged);
    let is_left_out = sense.act.is_some()
        && sense.actors.is_empty()
        && sense.rule.starts_with("capture#")
        && territory.holder_after.is_none()
        && territory.state == TerritoryState::Held;
    let lemma = parties.parse.tokens[frame.head].lemma.to_lowercase();
    let is_takers = TAKERS_WORDS.contains(&lemma.as_str());
    if !is_told || !is_left_out || !(is_takers || territory.holder_before.is_some()) {
        return None;
    }
    let party = match frame.speakers.first() {
        Some(words) => {
            let id = speakers.first()?.value.actor.as_deref()?;
            let told = words.span.of(parties.parse.text);
            Attested::new(parties.listed(id, told)?, Evidence::context(words.span))
        }
        None => parties.party_of_outlet()?,
    };
    let here = territory.place.as_ref()?.place.as_ref()?.iso3.as_deref()?;
    let is_at_home =
        party.value.kind.is_armed() && party.value.country.as_deref() == Some(here);
    let lost = territory.holder_before.as_ref();
    let is_other = lost.is_none_or(|lost| {
        lost.name != party.value.name
            && (lost.actor.is_none() || lost.actor != party.value.actor)
    });
    (is_at_home && is_other).then_some(party)
}
