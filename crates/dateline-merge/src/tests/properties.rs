//! What holds for any claims.

use std::collections::BTreeSet;

use dateline_model::{Claim, CountKind, Extent, Modality, Scope};
use proptest::prelude::*;
use proptest::sample::select;

use crate::merge;
use crate::tests::builder::{Told, card, claim};

pub(crate) fn any_claim() -> impl Strategy<Value = Claim> {
    let acts = select(vec![
        "ASSAULT",
        "ASSAULT/aerial",
        "ASSAULT/heavy-weapons",
        "ASSAULT/desecrate",
        "ASSAULT/abduct",
        "COERCE/seize",
        "RETREAT/flee",
        "-",
    ]);
    let who = || select(vec!["", "Rebels", "Army", "Eagles", "fighters", "villagers"]);
    let place = select(vec!["", "Amsa", "Mill", "Market", "Nahr", "a quarter"]);
    let date =
        select(vec!["", "2016-05-04", "2016-05-03/2016-05-05", "2016-05-01/2016-05-31"]);
    let how = (
        select(vec![Modality::Happened, Modality::Alleged, Modality::Denied]),
        select(vec![Scope::Single, Scope::Ongoing, Scope::Summary]),
        any::<bool>(),
        any::<bool>(),
        0_u64..4,
    );
    (select(vec!["a", "b", "c"]), 0_usize..6, acts, who(), who(), place, date, how)
        .prop_map(|(report, sentence, act, actor, recipient, place, date, how)| {
            let (modality, scope, takes, both, killed) = how;
            let mut claim = claim(report, sentence, act).modality(modality).scope(scope);
            if !actor.is_empty() {
                claim = claim.by(actor);
            }
            if !recipient.is_empty() {
                claim = claim.to(recipient);
            }
            if !place.is_empty() {
                claim = claim.at(place);
            }
            if !date.is_empty() {
                claim = claim.on(date);
            }
            if takes {
                claim = claim.takes(Extent::Whole);
            }
            if both {
                claim = claim.both();
            }
            if killed > 0 {
                claim = claim.count(CountKind::Killed, "some", killed);
            }
            claim
        })
}

proptest! {
    #[test]
    fn any_order_gives_the_same_dataset(
        (claims, shuffled) in prop::collection::vec(any_claim(), 0..14)
            .prop_flat_map(|claims| (Just(claims.clone()), Just(claims).prop_shuffle()))
    ) {
        let cards = vec![card("a", "2016-05-05"), card("b", "2016-05-06"), card("c", "")];
        let turned: Vec<_> = cards.iter().rev().cloned().collect();
        prop_assert_eq!(merge(cards, claims, &[]), merge(turned, shuffled, &[]));
    }

    #[test]
    fn no_claim_is_changed_and_none_is_in_two_events(
        claims in prop::collection::vec(any_claim(), 0..14)
    ) {
        let cards = vec![card("a", "2016-05-05"), card("b", "2016-05-06"), card("c", "")];
        let dataset = merge(cards, claims.clone(), &[]);
        for claim in &dataset.claims {
            prop_assert!(claims.contains(claim));
        }
        let ids: BTreeSet<_> = claims.iter().map(|claim| &claim.id).collect();
        prop_assert_eq!(ids.len(), dataset.claims.len());
        let mut seen = BTreeSet::new();
        for event in &dataset.events {
            prop_assert!(!event.claims.is_empty());
            for id in &event.claims {
                prop_assert!(dataset.claim(id).is_some());
                prop_assert!(seen.insert(id.clone()), "{id:?} is in two events");
            }
        }
    }
}

#[test]
fn thousands_of_reports_of_one_day_and_place_are_merged() {
    let places = ["Amsa", "Mill", "Market", "Karm", "Tal", "Qasr", "Nahr"];
    let mut claims = Vec::new();
    let mut cards = Vec::new();
    for report in 0..4_000 {
        let name = format!("r{report:05}");
        cards.push(card(&name, "2016-05-05"));
        for sentence in 1..6 {
            let place = places[(report + sentence) % places.len()];
            let day = format!(
                "20{:02}-{:02}-{:02}",
                report % 90,
                1 + report % 12,
                1 + sentence
            );
            claims.push(
                claim(&name, sentence, "ASSAULT")
                    .by("Rebels")
                    .to("Army")
                    .at(place)
                    .on(&day),
            );
        }
    }
    let n_claims = claims.len();
    let dataset = merge(cards, claims, &[]);
    assert_eq!(dataset.claims.len(), n_claims);
    assert!(dataset.events.len() < n_claims);
}
