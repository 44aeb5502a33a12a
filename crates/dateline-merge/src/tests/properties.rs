//! What holds for any claims.

use std::collections::BTreeSet;

use dateline_model::{Claim, CountKind, Extent, Modality, ReportCard, Scope};
use proptest::prelude::*;
use proptest::sample::select;

use crate::merge;
use crate::tests::builder::{Told, card, card_of, claim, text};

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

/// Reports of which, as `copied` says, the second is a reprint of the first and the third an excerpt of either.
fn cards(copied: bool) -> Vec<ReportCard> {
    if !copied {
        return vec![card("a", "2016-05-05"), card("b", "2016-05-06"), card("c", "")];
    }
    let whole = text(&["s", "t", "u", "v", "w", "x"]);
    vec![
        card_of("a", "2016-05-05", "Wire", &whole),
        card_of("b", "2016-05-06", "Gazette", &whole),
        card_of("c", "", "Digest", &text(&["s", "t", "u", "v", "own"])),
    ]
}

proptest! {
    #[test]
    fn any_order_and_any_batches_of_reports_and_their_copies_give_the_same_dataset(
        (claims, shuffled, cut) in prop::collection::vec(any_claim(), 0..14)
            .prop_flat_map(|claims| {
                let cut = 0..=claims.len();
                (Just(claims.clone()), Just(claims).prop_shuffle(), cut)
            })
    ) {
        let whole = merge(cards(true), claims, &[]);
        // Two batches that overlap, the later first, with the cards of both.
        let (first, second) = shuffled.split_at(cut);
        let batches = [second, first, second].concat();
        let mut both = cards(true);
        both.extend(cards(true).into_iter().rev());
        prop_assert_eq!(merge(both, batches, &[]), whole);
    }

    #[test]
    fn a_copy_adds_no_source_and_no_event(
        claims in prop::collection::vec(any_claim(), 0..8)
    ) {
        let of_first: Vec<Claim> =
            claims.into_iter().filter(|claim| &*claim.report.0 == "a").collect();
        let copied: Vec<Claim> = of_first.iter().map(|claim| {
            let mut copy = claim.clone();
            copy.report.0 = "b".into();
            copy.id.0 = format!("b{}", claim.id.0).into();
            copy
        }).collect();
        let alone = merge(cards(true), of_first.clone(), &[]);
        let both = merge(cards(true), [of_first, copied].concat(), &[]);
        let counted = |dataset: &dateline_model::Dataset| -> Vec<usize> {
            dataset.events.iter().map(|event| event.n_sources).collect()
        };
        prop_assert_eq!(counted(&alone), counted(&both));
    }

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
