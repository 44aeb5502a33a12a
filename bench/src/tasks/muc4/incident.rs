//! Which happenings the MUC-4 task asks for, as a rule on what the program knows of each.
//!
//! The task's definition, told here in our words after the MUC-3 and MUC-4 proceedings (Sundheim, 1991 and 1992): an
//! incident is one act of violence, done or tried, that frightens or harms people who are not under arms, those who
//! serve the state as officials or police among them, or their property. Fighting between soldiers and guerrillas and
//! strikes on military targets alone are none, nor is what is told in general ("the wave of attacks"), what is only
//! planned, or what lies more than two months back. Violence of a state's soldiers counts where it hits such people.

use dateline::model::{
    Act, ActorKind, Class, EventType, MentionIdx, Modality, Mode, Scope, Weapon,
};
use dateline::{Date, Looked};

use crate::coded::Told;

#[cfg(test)]
mod tests;

/// "Two months", in days.
const OLDEST: i64 = 61;

/// More people than one such act hits; from here on it is the toll of a war. Ours.
const TOLL_OF_A_WAR: u64 = 50;

/// Whether the task asks for what a frame tells; `sent` is the day of the report.
pub(crate) fn is_relevant(
    told: &Told<'_>,
    looked: &Looked<'_>,
    sent: Option<Date>,
) -> bool {
    is_told_as_one(told)
        && is_recent(told, sent)
        && hits_the_unarmed(told, looked)
        && names_a_particular(told, looked)
}

/// Whether a frame may tell more of an incident that its report tells: an act of the same sort against whomever it hit,
/// as long as it is not said to be fighters.
pub(crate) fn may_belong(
    told: &Told<'_>,
    looked: &Looked<'_>,
    sent: Option<Date>,
) -> bool {
    let hit = kinds(looked, &told.sense.recipients);
    let by_soldiers = kinds(looked, &told.sense.actors).iter().any(is_soldier);
    let hits_people = hit.iter().any(|kind| !is_fighter(*kind));
    is_violent(told)
        && is_told_as_one(told)
        && is_recent(told, sent)
        && (hits_people || (hit.is_empty() && !by_soldiers))
}

fn is_violent(told: &Told<'_>) -> bool {
    let seized =
        |act: Act| act == Act { event: EventType::Coerce, mode: Some(Mode::Seize) };
    told.sense.act.is_some_and(|act| act.event == EventType::Assault || seized(act))
}

fn is_soldier(kind: &ActorKind) -> bool {
    matches!(kind, ActorKind::Military | ActorKind::Coalition)
}

/// One happening that is said to have happened: no plan, no habit, no total, no fight of two sides.
fn is_told_as_one(told: &Told<'_>) -> bool {
    let happened = match told.frame.modality.value {
        Modality::Happened | Modality::Alleged => true,
        Modality::Possible
        | Modality::Denied
        | Modality::Planned
        | Modality::Ordered
        | Modality::Negated => false,
    };
    let is_one = match told.frame.scope.value {
        Scope::Single => true,
        Scope::Ongoing | Scope::Summary | Scope::Habitual => false,
    };
    let counts = told.sense.counts.iter().filter_map(|count| count.low);
    happened && is_one && !told.sense.reciprocal && counts.max() < Some(TOLL_OF_A_WAR)
}

/// No more than two months before the report, as far as the day is told.
fn is_recent(told: &Told<'_>, sent: Option<Date>) -> bool {
    let date = told.claim.and_then(|claim| claim.date.as_ref());
    match (date.and_then(|date| date.value.latest.or(date.value.earliest)), sent) {
        (Some(day), Some(sent)) => (sent - day).get_days() as i64 <= OLDEST,
        (Some(_) | None, Some(_) | None) => true,
    }
}

/// Whether somebody who is not a soldier or guerrilla, or something that is not theirs, is hit.
fn hits_the_unarmed(told: &Told<'_>, looked: &Looked<'_>) -> bool {
    let mode = told.sense.act.and_then(|act| act.mode);
    if matches!(mode, Some(Mode::Aerial | Mode::HeavyWeapons | Mode::Drone)) {
        return false;
    }
    let hit = kinds(looked, &told.sense.recipients);
    let hits_people = hit.iter().any(|kind| !is_fighter(*kind));
    if kinds(looked, &told.sense.actors).iter().any(is_soldier) {
        let is_named = has_name(told, looked);
        return hits_people && (is_named || !told.sense.counts.is_empty());
    }
    match told.sense.recipients.first() {
        Some(&idx) if hit.is_empty() => match looked.reading.mentions[idx].class {
            Class::Arms | Class::Pronoun => false,
            Class::Armed
            | Class::Civilian
            | Class::People
            | Class::Crowd
            | Class::Institution
            | Class::Place
            | Class::Position
            | Class::Property
            | Class::Route
            | Class::Bodies
            | Class::Name
            | Class::Other => true,
        },
        Some(_) => hits_people,
        None => blows_up(told),
    }
}

/// Whether it is told of a day, a place, a doer, a number, a name or a thing: "there were killings" is no incident.
fn names_a_particular(told: &Told<'_>, looked: &Looked<'_>) -> bool {
    let claim = told.claim;
    let is_thing =
        |&idx: &MentionIdx| looked.reading.mentions[idx].class == Class::Property;
    let is_person =
        |&idx: &MentionIdx| looked.reading.mentions[idx].class != Class::Pronoun;
    blows_up(told)
        || claim.is_some_and(|claim| claim.date.is_some() || claim.place.is_some())
        || told.sense.counts.iter().any(|count| count.low.is_some())
        || told.sense.actors.iter().any(is_person)
        || told.sense.recipients.iter().any(is_thing)
        || has_name(told, looked)
}

fn has_name(told: &Told<'_>, looked: &Looked<'_>) -> bool {
    let is_name = |&idx: &MentionIdx| looked.reading.mentions[idx].class == Class::Name;
    told.sense.recipients.iter().any(is_name)
}

/// A blast or a fire is an act of its own, whatever it hit.
pub(super) fn blows_up(told: &Told<'_>) -> bool {
    let Some(act) = told.sense.act else { return false };
    let by_mode =
        matches!(act.mode, Some(Mode::Explosives | Mode::SuicideAttack | Mode::Destroy));
    let by_fire = told.sense.weapon.is_some_and(|(weapon, _)| weapon == Weapon::Fire);
    act.event == EventType::Assault && (by_mode || by_fire)
}

/// Those whom only a war is fought against; the police are not among them.
fn is_fighter(kind: ActorKind) -> bool {
    kind.is_armed() && kind != ActorKind::Police
}

fn kinds(looked: &Looked<'_>, side: &[MentionIdx]) -> Vec<ActorKind> {
    let of = |&idx: &MentionIdx| looked.look.parties.get(idx)?.as_ref();
    side.iter().filter_map(of).map(|party| party.kind).collect()
}
