//! Whether two parties can be the same side.

use std::fmt;

use dateline_model::{ActorKind, Party};

/// Whether two texts are the same but for capitals. Asked of every pair, so that it builds no strings where none are needed.
pub(crate) fn same_words(a: &str, b: &str) -> bool {
    match a.is_ascii() && b.is_ascii() {
        true => a.eq_ignore_ascii_case(b),
        false => a == b || a.to_lowercase() == b.to_lowercase(),
    }
}

/// How well two parties can be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// Nothing speaks against it: "fighters" and a named group.
    Vague,
    /// One is a part of the other, or both are arms of one state.
    Kin,
    /// The same actor, or the same name.
    Same,
}

/// How well two parties can be the same; `None` where they cannot.
pub(crate) fn alike(a: &Party, b: &Party) -> Option<Likeness> {
    if a.actor.is_some() && a.actor == b.actor {
        return Some(Likeness::Same);
    }
    match (&a.actor, &b.actor) {
        (Some(first), Some(second)) => (is_part(first, second)
            || is_part(second, first)
            || are_allies(a, b)
            || (state_arms(a.kind) && state_arms(b.kind) && same_state(a, b)))
        .then_some(Likeness::Kin),
        // "fighters" in two places of a report are two words for the same people, or not: never more than vague.
        (None, None) if is_proper(&a.name) && same_words(&a.name, &b.name) => {
            Some(Likeness::Same)
        }
        (None, _) | (_, None) => kinds_meet(a, b).then_some(Likeness::Vague),
    }
}

/// Ids of parts begin with the id of the whole: `syr-army/4th-division`.
fn is_part(part: &str, whole: &str) -> bool {
    part.strip_prefix(whole).is_some_and(|rest| rest.starts_with(['/', '.', ':']))
}

/// Forces of different states that are parts of one whole: two air forces of a coalition.
fn are_allies(a: &Party, b: &Party) -> bool {
    let whole = |party: &Party| Some(party.actor.as_ref()?.split_once('/')?.0.to_owned());
    let both_armies = a.kind == ActorKind::Military
        && b.kind == ActorKind::Military
        && !same_state(a, b);
    both_armies && whole(a).is_some_and(|whole_a| whole(b) == Some(whole_a))
}

/// "The government", "the army" and "the police" of a state are told for one another.
fn state_arms(kind: ActorKind) -> bool {
    matches!(kind, ActorKind::Military | ActorKind::Police | ActorKind::Government)
}

fn same_state(a: &Party, b: &Party) -> bool {
    a.country.is_some() && a.country == b.country
}

fn kinds_meet(a: &Party, b: &Party) -> bool {
    let vague = |kind| matches!(kind, ActorKind::UnidentifiedArmed | ActorKind::Unknown);
    // "Militiamen" without a name may be told as the soldiers at whose side they fight.
    let irregular = |party: &Party| {
        party.actor.is_none() && party.kind == ActorKind::PoliticalMilitia
    };
    if (irregular(a) && state_arms(b.kind)) || (irregular(b) && state_arms(a.kind)) {
        return true;
    }
    if state_arms(a.kind) && state_arms(b.kind) {
        return a.country.is_none() || b.country.is_none() || same_state(a, b);
    }
    a.kind == b.kind
        || a.kind == ActorKind::Unknown
        || b.kind == ActorKind::Unknown
        || (vague(a.kind) && b.kind.is_armed())
        || (vague(b.kind) && a.kind.is_armed())
}

fn is_proper(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
        && !matches!(name, "Civilians" | "Protesters" | "Rioters")
}

/// Whether the words name nobody while `named`, who fits them, is there too.
pub(crate) fn is_covered(vague: &Party, named: &Party) -> bool {
    vague.actor.is_none()
        && named.actor.is_some()
        && vague.kind != ActorKind::Civilians
        && alike(vague, named).is_some()
}

/// How well two lists of parties can be the same side; an empty list is compatible with anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    /// One of the lists is empty.
    Untold,
    /// The best pair of the lists.
    Told(Likeness),
}

impl Side {
    pub(crate) fn points(self) -> u8 {
        match self {
            Side::Untold => 0,
            Side::Told(Likeness::Vague) => 1,
            Side::Told(Likeness::Kin) => 2,
            Side::Told(Likeness::Same) => 3,
        }
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Side::Untold => "not told by one",
            Side::Told(Likeness::Vague) => "compatible",
            Side::Told(Likeness::Kin) => "of the same state or force",
            Side::Told(Likeness::Same) => "the same",
        })
    }
}

/// Compares two lists by their best pair; `None` where both are told and no pair fits.
pub(crate) fn side<'a>(
    a: impl IntoIterator<Item = &'a Party>,
    b: impl IntoIterator<Item = &'a Party> + Clone,
) -> Option<Side> {
    let mut best = None;
    let (mut any_a, mut any_b) = (false, false);
    for first in a {
        any_a = true;
        for second in b.clone() {
            any_b = true;
            best = best.max(alike(first, second));
        }
    }
    match best {
        Some(likeness) => Some(Side::Told(likeness)),
        None if any_a && any_b => None,
        None => Some(Side::Untold),
    }
}
