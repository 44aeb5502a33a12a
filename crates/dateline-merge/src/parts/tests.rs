use std::collections::BTreeMap;

use dateline_model::{Claim, Event, ReportCard, ReportId, SourceTable};
use proptest::prelude::*;

use crate::merge;
use crate::parts::{Keyed, Near, Shared, Words};
use crate::parts::{merge_part, nearest, offers, pairs, shared, words};
use crate::tests::builder::{card, card_of, text};
use crate::tests::properties::any_claim;

/// Does what a cluster of machines does, with rows written and read as JSON between the steps.
fn in_parts(cards: &[ReportCard], claims: &[Claim], n_buckets: u32) -> Vec<Event> {
    let mut buckets: BTreeMap<u32, Vec<Words>> = BTreeMap::new();
    for (bucket, row) in words(cards, n_buckets) {
        buckets.entry(bucket).or_default().push(sent(&row));
    }
    let mut of_report: BTreeMap<ReportId, Vec<Shared>> = BTreeMap::new();
    for row in buckets.into_values().flat_map(shared) {
        of_report.entry(row.report().clone()).or_default().push(sent(&row));
    }
    let near: Vec<Near> = of_report.values().filter_map(|rows| nearest(rows)).collect();
    let mut edges: Vec<(ReportId, ReportId)> =
        near.iter().map(|near| (near.report.clone(), near.from.clone())).collect();
    let mut rows: Vec<Keyed> = Vec::new();
    for part in parts(cards, &edges) {
        let (cards, claims) = of_part(cards, claims, &part);
        rows.extend(offers(cards, claims, &near).iter().map(sent));
    }
    edges.extend(pairs(&rows));
    let mut events = Vec::new();
    for part in parts(cards, &edges) {
        let (cards, claims) = of_part(cards, claims, &part);
        let known = SourceTable::default();
        events.extend(merge_part(cards, claims, &near, &known).events);
    }
    sorted(events)
}

fn sent<T: serde::Serialize + serde::de::DeserializeOwned>(row: &T) -> T {
    serde_json::from_str(&serde_json::to_string(row).expect("a row")).expect("a row")
}

/// Reports that hang together.
fn parts(cards: &[ReportCard], edges: &[(ReportId, ReportId)]) -> Vec<Vec<ReportId>> {
    let mut part: BTreeMap<&ReportId, usize> =
        cards.iter().enumerate().map(|(at, card)| (&card.id, at)).collect();
    for (a, b) in edges {
        let (a, b) = (part[a], part[b]);
        part.values_mut().filter(|at| **at == a).for_each(|at| *at = b);
    }
    let mut parts: BTreeMap<usize, Vec<ReportId>> = BTreeMap::new();
    for (id, at) in part {
        parts.entry(at).or_default().push(id.clone());
    }
    parts.into_values().collect()
}

fn of_part(
    cards: &[ReportCard],
    claims: &[Claim],
    part: &[ReportId],
) -> (Vec<ReportCard>, Vec<Claim>) {
    (
        cards.iter().filter(|card| part.contains(&card.id)).cloned().collect(),
        claims.iter().filter(|claim| part.contains(&claim.report)).cloned().collect(),
    )
}

/// Without what looks at everything.
fn sorted(mut events: Vec<Event>) -> Vec<Event> {
    for event in &mut events {
        event.links.clear();
        event.counted_in.clear();
    }
    events.sort_by(|a, b| a.id.cmp(&b.id));
    events
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn parts_give_the_events_of_the_whole(
        claims in prop::collection::vec(any_claim(), 0..14),
        copied in any::<bool>(),
        n_buckets in 1_u32..5,
    ) {
        let whole = text(&["s", "t", "u", "v", "w", "x"]);
        let cards = match copied {
            true => vec![
                card_of("a", "2016-05-05", "Wire", &whole),
                card_of("b", "2016-05-06", "Gazette", &whole),
                card_of("c", "", "Digest", &text(&["s", "t", "u", "v", "own"])),
            ],
            false => vec![card("a", "2016-05-05"), card("b", "2016-05-06"), card("c", "")],
        };
        let expected = sorted(merge(cards.clone(), claims.clone(), &[]).events);
        prop_assert_eq!(in_parts(&cards, &claims, n_buckets), expected);
    }
}

#[test]
fn a_chain_of_copies_is_found_whatever_the_buckets() {
    let whole = text(&["s", "t", "u", "v", "w", "x"]);
    let cards = vec![
        card_of("a", "2016-05-05", "Wire", &whole),
        card_of("b", "2016-05-06", "Gazette", &whole),
        card_of("c", "2016-05-07", "Digest", &text(&["s", "t", "u", "v", "own"])),
    ];
    let expected = merge(cards.clone(), Vec::new(), &[]).copies;
    assert_eq!(expected.len(), 2);
    for n_buckets in [1, 2, 16] {
        let mut of_report: BTreeMap<ReportId, Vec<Shared>> = BTreeMap::new();
        let mut buckets: BTreeMap<u32, Vec<Words>> = BTreeMap::new();
        for (bucket, row) in words(&cards, n_buckets) {
            buckets.entry(bucket).or_default().push(row);
        }
        for row in buckets.into_values().flat_map(shared) {
            of_report.entry(row.report().clone()).or_default().push(row);
        }
        let near: Vec<Near> =
            of_report.values().filter_map(|rows| nearest(rows)).collect();
        let known = SourceTable::default();
        let parts = merge_part(cards.clone(), Vec::new(), &near, &known);
        assert_eq!(parts.copies, expected);
    }
}
