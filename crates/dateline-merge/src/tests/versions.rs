//! What reports say differently of one event, and what they contradict each other in.

use dateline_model::{
    Bounds, Claim, CountKind, Decision, Edit, EventRef, Extent, LogEntry, Modality,
    SpeakerKind,
};
use expect_test::{Expect, expect};

use crate::merge;
use crate::tests::builder::{Told, card, claim};

/// Draws the versions of the only event: a cross before those that clash.
#[track_caller]
fn check(claims: Vec<Claim>, expected: Expect) {
    expected.assert_eq(&draw(claims, &[]));
}

fn draw(claims: Vec<Claim>, log: &[LogEntry]) -> String {
    let cards =
        vec![card("a", "2016-05-05"), card("b", "2016-05-06"), card("c", "2016-05-07")];
    let dataset = merge(cards, claims, log);
    assert_eq!(dataset.events.len(), 1, "{:#?}", dataset.events);
    let event = &dataset.events[0];
    let mut drawn = if event.disputed { "disputed\n" } else { "" }.to_owned();
    for each in &event.versions {
        let mark = if each.clashes { "x " } else { "" };
        let who = each.speakers.join(", ");
        drawn += &format!("{mark}{}: {} - {who}", each.field, each.value);
        if each.interested {
            drawn += "; of its enemy";
        }
        if let Some(why) = &each.chosen {
            drawn += &format!("; chosen: {why}");
        }
        drawn.push('\n');
    }
    drawn
}

fn fight(report: &str) -> Claim {
    claim(report, 1, "ASSAULT").by("Rebels").to("Army").at("Amsa").on("2016-05-04")
}

#[test]
fn what_all_tell_alike_has_no_versions() {
    check(vec![fight("a"), fight("b")], expect![""]);
}

#[test]
fn numbers_that_do_not_meet_clash() {
    let killed =
        |report, words: &str, low| fight(report).count(CountKind::Killed, words, low);
    check(
        vec![killed("a", "3 people", 3), killed("b", "5 people", 5), killed("c", "3", 3)],
        expect![[r#"
            disputed
            x killed: 3 - Outlet a, Outlet c; chosen: the lowest of 2, as ACLED counts; low, best and high stand beside it
            x killed: 5 - Outlet b
        "#]],
    );
}

#[test]
fn an_open_number_meets_a_number_above_it() {
    let more =
        fight("a").count(CountKind::Killed, "more than 20 people", 21).change(|claim| {
            let count = claim
                .counts
                .remove(0)
                .map(|count| dateline_model::Count { high: None, ..count });
            claim.counts.push(count);
        });
    check(
        vec![more, fight("b").count(CountKind::Killed, "23 people", 23)],
        expect![[r#"
        killed: 21.. - Outlet a; chosen: the lowest of 2, as ACLED counts; low, best and high stand beside it
        killed: 23 - Outlet b
    "#]],
    );
}

#[test]
fn a_toll_that_rises_in_one_outlet_contradicts_nobody() {
    let killed = |report, n: u64| {
        fight(report)
            .count(CountKind::Killed, &n.to_string(), n)
            .said_by("SOHR", SpeakerKind::Monitor)
    };
    check(
        vec![killed("a", 3), killed("b", 5)],
        expect![[r#"
        killed: 3 - SOHR in Outlet a; chosen: the lowest of 2, as ACLED counts; low, best and high stand beside it
        killed: 5 - SOHR in Outlet b
    "#]],
    );
}

#[test]
fn a_less_exact_name_or_place_clashes_with_nothing() {
    let vague = claim("b", 1, "ASSAULT")
        .by("fighters")
        .to("Army")
        .at("Amsa")
        .on("2016-05-03/2016-05-05");
    check(
        vec![fight("a"), vague],
        expect![[r#"
        actor: Rebels - Outlet a; chosen: named most exactly by the claim that names the event
        actor: fighters - Outlet b
        date: 2016-05-04 - Outlet a; chosen: the narrowest of 2
        date: 2016-05-03/2016-05-05 - Outlet b
    "#]],
    );
}

#[test]
fn who_denies_it_contradicts_those_who_tell_it() {
    let denied =
        fight("b").modality(Modality::Denied).said_by("army", SpeakerKind::Official);
    // The denial joins in the report that tells it too.
    let told =
        claim("b", 2, "ASSAULT").by("Rebels").to("Army").at("Amsa").on("2016-05-04");
    check(
        vec![fight("a"), told, denied],
        expect![[r#"
        disputed
        x act: ASSAULT - Outlet a, Outlet b; chosen: who denies it makes no event, and undoes none
        x act: it did not happen - army in Outlet b; of its enemy
    "#]],
    );
}

#[test]
fn a_party_that_counts_the_dead_of_its_enemy_is_marked() {
    let killed =
        |report, n: u64| fight(report).count(CountKind::Killed, &n.to_string(), n);
    check(
        vec![
            killed("a", 30).said_by("rebels", SpeakerKind::Official),
            killed("b", 4).said_by("army", SpeakerKind::Official),
        ],
        expect![[r#"
            disputed
            x killed: 4 - army in Outlet b; chosen: the lowest of 2, as ACLED counts; low, best and high stand beside it
            x killed: 30 - rebels in Outlet a; of its enemy
        "#]],
    );
}

#[test]
fn two_holders_of_one_place_clash() {
    let taken = |report, who: &str| {
        claim(report, 1, "COERCE/seize")
            .by(who)
            .at("Amsa")
            .on("2016-05-04")
            .takes(Extent::Whole)
    };
    check(
        vec![taken("a", "Rebels"), taken("b", "Army")],
        expect![[r#"
        disputed
        x actor: Rebels - Outlet a; chosen: named most exactly by the claim that names the event
        x actor: Army - Outlet b
        x territory: whole, held, Amsa, Rebels - Outlet a; chosen: the first that says most of who holds the place
        x territory: whole, held, Amsa, Army - Outlet b
    "#]],
    );
}

#[test]
fn what_a_person_decided_is_chosen() {
    let killed =
        |report, n: u64| fight(report).count(CountKind::Killed, &n.to_string(), n);
    let claims = || vec![killed("a", 3), killed("b", 5)];
    let cards = vec![card("a", "2016-05-05"), card("b", "2016-05-06")];
    let event = EventRef {
        id: merge(cards, claims(), &[]).events[0].id.clone(),
        claims: Vec::new(),
    };
    let edit = |n| Decision::Edit {
        event: event.clone(),
        edit: Box::new(Edit::Killed(Some(Bounds { low: Some(n), high: Some(n) }))),
        words: None,
    };
    expect![[r#"
        disputed
        x killed: 5 - Outlet b; chosen: a person decided
        x killed: 3 - Outlet a
    "#]]
    .assert_eq(&draw(claims(), &[entry(1, edit(5))]));
    expect![[r#"
        disputed
        killed: 4 - ; chosen: a person decided
        x killed: 3 - Outlet a
        x killed: 5 - Outlet b
    "#]]
    .assert_eq(&draw(claims(), &[entry(1, edit(4))]));
}

fn entry(seq: u64, decision: Decision) -> LogEntry {
    let at = "2026-05-04T12:00:00Z".to_owned();
    LogEntry { seq, at, by: "a coder".to_owned(), decision, reason: None }
}
