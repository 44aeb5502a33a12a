use dateline_model::{Claim, CountKind, CountedStatus, Modality, Party, SpeakerKind};

use crate::grade::{HarmGrade, admiralty, harm_grade};
use crate::shown::shown;
use crate::tests::builder::{
    Told, army, count, dataset, is, party, russia, told, villagers,
};

const WORDS: &str = "Aircraft of somebody, said Amsa Media, killed villagers and men.";

/// A strike of this side that killed as many villagers.
fn strike(by: Party, n: u64) -> Told<'static> {
    let mut dead = count(CountKind::Killed, Some(n), Some(n));
    dead.status = Some(CountedStatus::Civilian);
    told(WORDS, "killed", "ASSAULT/aerial")
        .by("Aircraft of somebody", by)
        .to("villagers", villagers())
        .count("villagers", dead)
}

/// The grade and the code of an event that so many independent reports tell.
#[track_caller]
fn check(claims: Vec<Told<'static>>, n_sources: usize, expected: &str) {
    let claims: Vec<Claim> = claims
        .into_iter()
        .enumerate()
        .map(|(at, mut told)| {
            told.claim.id.0 = format!("{at}").into();
            told.claim
        })
        .collect();
    let denied =
        claims.iter().any(|claim| matches!(claim.modality.value, Modality::Denied));
    let (mut dataset, texts) = dataset(WORDS, vec![claims]);
    dataset.events[0].n_sources = n_sources;
    dataset.events[0].disputed = denied;
    let event = shown(&dataset, &texts).next().expect("an event");
    let grade = harm_grade(&event).map_or("none", HarmGrade::as_str);
    assert_eq!(format!("{grade} {}", admiralty(&event, &dataset)), expected);
}

#[test]
fn independent_sources_make_it_fair_and_one_alone_is_weak() {
    check(vec![strike(russia(), 4)], 1, "weak F3");
    check(vec![strike(russia(), 4), strike(russia(), 4)], 2, "fair F1");
    check(vec![strike(russia(), 4), strike(russia(), 6)], 2, "fair F2");
}

#[test]
fn different_names_for_who_did_it_contest_it() {
    check(vec![strike(russia(), 4), strike(army(), 4)], 2, "contested F4");
    check(vec![strike(russia(), 4), strike(army(), 4)], 1, "contested F5");
    let unnamed = party("gunmen", dateline_model::ActorKind::UnidentifiedArmed, None);
    check(vec![strike(russia(), 4), strike(unnamed, 4)], 2, "fair F1");
}

#[test]
fn a_belligerent_that_speaks_of_its_own_deed_confirms_it() {
    let says = |mut told: Told<'static>, actor: &str| {
        told = told.said_by("Amsa Media", SpeakerKind::PartyMedia, false);
        told.claim.speakers[0].value.actor = Some(actor.to_owned());
        told
    };
    check(vec![says(strike(is(), 4), "islamic-state")], 1, "confirmed F3");
    check(vec![says(strike(russia(), 4), "islamic-state")], 1, "weak F3");
}

#[test]
fn who_denies_does_not_tell_it_but_contradicts() {
    let mut denies = strike(russia(), 4);
    denies.claim.modality.value = Modality::Denied;
    check(vec![strike(russia(), 4), denies], 1, "weak F5");
    let mut alone = strike(russia(), 4);
    alone.claim.modality.value = Modality::Denied;
    check(vec![alone], 1, "none F6");
}

#[test]
fn dead_fighters_are_no_harm_to_civilians() {
    let mut dead = count(CountKind::Killed, Some(9), Some(9));
    dead.status = Some(CountedStatus::Combatant);
    let fight = told(WORDS, "killed", "ASSAULT")
        .by("Aircraft of somebody", russia())
        .to("men", is())
        .count("men", dead);
    check(vec![fight], 3, "none F1");
}
