//! What each set asks, put to the claims of a text.

use dateline::model::{Claim, Modality, Party, SpeakerKind};

use super::{Answer, Item};
use crate::reader::is_told;

/// What is said where no claim is made of the trigger.
const NOTHING: &str = "nothing";

/// Whether the text tells an act of force or unrest that happened.
pub(super) fn happening(item: &Item, claims: &[Claim]) -> Answer {
    let told = claims.iter().find(|claim| is_told(claim));
    let said = if told.is_some() { "told" } else { NOTHING };
    let what = told.map_or(String::new(), |claim| {
        format!(" ({} by {})", &item.text[claim.trigger.range()], claim.rule)
    });
    Answer { is_right: item.gold[0] == said, said: format!("{said}{what}") }
}

pub(super) fn modality(item: &Item, claims: &[Claim]) -> Answer {
    word(item, claims, |claim| claim.modality.value.as_str())
}

pub(super) fn time(item: &Item, claims: &[Claim]) -> Answer {
    word(item, claims, |claim| claim.time.value.as_str())
}

/// A plan or an order has no extent in time: the question is put to what is told.
pub(super) fn scope(item: &Item, claims: &[Claim]) -> Answer {
    word(item, claims, |claim| match claim.modality.value {
        Modality::Happened | Modality::Alleged => claim.scope.value.as_str(),
        other @ (Modality::Denied
        | Modality::Planned
        | Modality::Ordered
        | Modality::Possible
        | Modality::Negated) => other.as_str(),
    })
}

/// The nearest speaker: the words must meet, the kind must be the same.
pub(super) fn speaker(item: &Item, claims: &[Claim]) -> Answer {
    let Some(claim) = of(item, claims) else { return missing() };
    let speaker = claim.speakers.first();
    let kind = speaker.map_or(SpeakerKind::Outlet, |speaker| speaker.value.kind);
    let [words, gold_kind] = item.gold.as_slice() else { return missing() };
    let said = speaker.and_then(|speaker| speaker.evidence().first()?.span());
    let said = said.map_or("", |span| &item.text[span.range()]);
    let is_said = match kind {
        SpeakerKind::Outlet => words.is_empty(),
        SpeakerKind::Agency
        | SpeakerKind::Official
        | SpeakerKind::PartyMedia
        | SpeakerKind::Monitor
        | SpeakerKind::Activist
        | SpeakerKind::Resident
        | SpeakerKind::Eyewitness
        | SpeakerKind::Medical
        | SpeakerKind::Anonymous
        | SpeakerKind::Other => {
            !words.is_empty() && (said.contains(words.as_str()) || words.contains(said))
        }
    };
    Answer {
        is_right: is_said && kind.as_str() == gold_kind,
        said: format!("{said}, {}", kind.as_str()),
    }
}

/// The settled name of a side or of the place.
pub(super) fn coreference(item: &Item, claims: &[Claim]) -> Answer {
    let [part, gold] = item.gold.as_slice() else { return missing() };
    let tells =
        |claim: &&Claim| claim.act.is_some() && claim.trigger.overlaps(item.trigger);
    let Some(claim) = claims.iter().find(tells) else { return missing() };
    let names: Vec<&str> = match part.as_str() {
        "actor" => claim.actors.iter().map(|party| name(&party.value)).collect(),
        "recipient" => claim.recipients.iter().map(|party| name(&party.value)).collect(),
        _ => {
            let place = claim.place.as_ref().and_then(|place| place.value.place.as_ref());
            place.map(|place| place.name.as_str()).into_iter().collect()
        }
    };
    Answer { is_right: names == [gold.as_str()], said: names.join(" + ") }
}

fn name(party: &Party) -> &str {
    &party.name
}

/// An answer of one word, read off the claim of the trigger.
fn word(item: &Item, claims: &[Claim], read: fn(&Claim) -> &'static str) -> Answer {
    let Some(claim) = of(item, claims) else { return missing() };
    let said = read(claim);
    Answer { is_right: item.gold[0] == said, said: said.to_owned() }
}

/// The first claim that turns on the item's trigger.
fn of<'c>(item: &Item, claims: &'c [Claim]) -> Option<&'c Claim> {
    claims.iter().find(|claim| claim.trigger.overlaps(item.trigger))
}

fn missing() -> Answer {
    Answer { is_right: false, said: NOTHING.to_owned() }
}
