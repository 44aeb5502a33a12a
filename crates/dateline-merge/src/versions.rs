//! What the claims of an event say differently, field by field, who says it, and why the event has one value of these.
//!
//! A field that all claims tell alike has no versions. Versions clash where they cannot be true together; a claim that
//! is merely less exact ("near Hajin", "Kurdish-led fighters", "more than 20") clashes with nothing.

mod choose;
mod clash;
mod interest;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use dateline_model::{Claim, Event, EventField, Version};

use crate::decide::Decided;
use crate::order::{ViewIdx, Views};
use crate::sources::Voices;
use crate::versions::choose::choose;
use crate::versions::clash::clash;
use crate::versions::interest::is_interested;

/// The value of an act that is denied.
const DENIED: &str = "it did not happen";

/// A field is laid out in so many versions at most, those that most sources tell: nobody reads more, and each is held
/// against each other.
const MOST: usize = 16;

/// Fields of which sources may say different things. Acts and weapons of an event all stand in it, side by side.
const FIELDS: [EventField; 7] = [
    EventField::Actor,
    EventField::Recipient,
    EventField::Date,
    EventField::Place,
    EventField::Killed,
    EventField::Injured,
    EventField::Territory,
];

/// The claims that say one thing.
struct Told {
    value: String,
    claims: Vec<ViewIdx>,
}

/// Sets what the claims say differently, and with it whether the event is disputed.
pub(crate) fn set(
    views: &Views<'_>,
    voices: &Voices<'_>,
    decided: &Decided,
    event: &mut Event,
) {
    let members = &decided.cluster.members;
    if members.len() < 2 {
        return;
    }
    let mut versions = whether(views, voices, members, event);
    for field in FIELDS {
        let told = told(views, members, field);
        if told.len() > 1 {
            versions.extend(of_field(views, voices, event, field, told));
        }
    }
    event.disputed |= versions.iter().any(|version| version.clashes);
    event.versions = versions;
}

/// Says of the fields that a person edited that the person chose.
pub(crate) fn decided_by_person(event: &mut Event) {
    for field in event.edited.clone() {
        let value = event.printed(field);
        let of_field = |version: &&mut Version| version.field == field;
        for version in event.versions.iter_mut().filter(of_field) {
            version.chosen =
                (version.value == value).then(|| "a person decided".to_owned());
        }
        let is_known =
            |version: &Version| version.field == field && version.chosen.is_some();
        let differ = event.versions.iter().any(|version| version.field == field);
        if differ && !event.versions.iter().any(is_known) {
            event.versions.push(Version {
                field,
                value,
                claims: Vec::new(),
                speakers: Vec::new(),
                n_sources: 0,
                chosen: Some("a person decided".to_owned()),
                clashes: false,
                interested: false,
            });
        }
    }
    settle(&mut event.versions);
}

/// The values of a field, each once, the one told first before the others.
fn told(views: &Views<'_>, members: &[ViewIdx], field: EventField) -> Vec<Told> {
    let mut at_value: BTreeMap<String, usize> = BTreeMap::new();
    let mut told: Vec<Told> = Vec::new();
    for &at in members {
        let claim = views.claim(at);
        let value = claim.printed(field);
        if claim.is_denial() || value.is_empty() {
            continue;
        }
        let idx = *at_value.entry(value.clone()).or_insert(told.len());
        match told.get_mut(idx) {
            Some(same) => same.claims.push(at),
            None => told.push(Told { value, claims: vec![at] }),
        }
    }
    told
}

/// Whether it happened: those who tell it and those who deny it.
fn whether(
    views: &Views<'_>,
    voices: &Voices<'_>,
    members: &[ViewIdx],
    event: &Event,
) -> Vec<Version> {
    let (denied, told): (Vec<ViewIdx>, Vec<ViewIdx>) =
        members.iter().partition(|&&at| views.claim(at).is_denial());
    if denied.is_empty() || told.is_empty() {
        return Vec::new();
    }
    let field = EventField::Act;
    let value = event.printed(field);
    let mut happened = version(views, voices, field, &Told { value, claims: told });
    let value = DENIED.to_owned();
    let mut not = version(views, voices, field, &Told { value, claims: denied });
    happened.chosen = Some("who denies it makes no event, and undoes none".to_owned());
    happened.clashes = true;
    not.clashes = true;
    vec![happened, not]
}

fn of_field(
    views: &Views<'_>,
    voices: &Voices<'_>,
    event: &Event,
    field: EventField,
    mut told: Vec<Told>,
) -> Vec<Version> {
    told.sort_by_key(|each| (Reverse(each.claims.len()), each.claims.first().copied()));
    told.truncate(MOST);
    let mut versions: Vec<Version> =
        told.iter().map(|each| version(views, voices, field, each)).collect();
    for (idx, one) in told.iter().enumerate() {
        for (behind, other) in told.iter().enumerate().skip(idx + 1) {
            if clash(views, voices, field, &one.claims, &other.claims) {
                versions[idx].clashes = true;
                versions[behind].clashes = true;
            }
        }
    }
    choose(views, event, field, &told, &mut versions);
    settle(&mut versions);
    versions
}

fn version(
    views: &Views<'_>,
    voices: &Voices<'_>,
    field: EventField,
    told: &Told,
) -> Version {
    let claims: Vec<&Claim> = told.claims.iter().map(|&at| views.claim(at)).collect();
    let mut speakers: Vec<String> = Vec::new();
    for claim in &claims {
        let speaker = voices.in_words(views, claim);
        if !speakers.contains(&speaker) {
            speakers.push(speaker);
        }
    }
    // Of those who deny nobody is counted as telling it.
    let is_denial = field == EventField::Act && told.value == DENIED;
    let n_sources = match is_denial {
        true => speakers.len(),
        false => voices.independent(views, &told.claims),
    };
    Version {
        field,
        value: told.value.clone(),
        claims: claims.iter().map(|claim| claim.id.clone()).collect(),
        speakers,
        n_sources,
        chosen: None,
        clashes: false,
        interested: claims.iter().all(|claim| is_interested(views, voices, claim, field)),
    }
}

/// By field, the version chosen before the others, then those that more sources tell.
fn settle(versions: &mut [Version]) {
    versions.sort_by(|a, b| {
        let key = |version: &Version| {
            (version.field, version.chosen.is_none(), Reverse(version.n_sources))
        };
        key(a).cmp(&key(b)).then_with(|| a.value.cmp(&b.value))
    });
}
