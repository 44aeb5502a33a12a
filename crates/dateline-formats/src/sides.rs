//! Whose is whose: parties of claims, parties of events and the voices of speakers.

use dateline_model::{ActorKind, Party, Speaker};

/// Whether it is a side of fighting; reports say "the regime" for its army.
pub(crate) fn is_side(party: &Party) -> bool {
    party.kind.is_armed()
        || matches!(party.kind, ActorKind::Government | ActorKind::International)
}

/// Whether two parties are one, or one is a part of the other.
pub(crate) fn same(one: &Party, other: &Party) -> bool {
    match (&one.actor, &other.actor) {
        (Some(one), Some(other)) => same_actor(one, other),
        (None, None) => one.name.to_lowercase() == other.name.to_lowercase(),
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// Ids of parts stand below those of their wholes, `sdf/ypg`; an outlet names its side by the last step alone.
fn same_actor(one: &str, other: &str) -> bool {
    let inside = |whole: &str, part: &str| {
        part == whole
            || part.strip_prefix(whole).is_some_and(|rest| rest.starts_with('/'))
            || part.rsplit('/').next() == Some(whole)
    };
    inside(one, other) || inside(other, one)
}

/// Whether the speaker speaks for this party.
pub(crate) fn speaks_for(speaker: &Speaker, party: &Party) -> bool {
    match (&speaker.actor, &party.actor) {
        (Some(voice), Some(actor)) => same_actor(voice, actor),
        _ => {
            // Of who is on no list there are only words: "the rebels" speak for "the rebels".
            speaker.party && {
                let said = speaker.text.to_lowercase();
                let names = [party.name.to_lowercase(), party.text.to_lowercase()];
                names.iter().any(|name| !name.is_empty() && said.contains(name))
            }
        }
    }
}
