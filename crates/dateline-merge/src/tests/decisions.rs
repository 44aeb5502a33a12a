//! What persons decide holds, whatever else comes in.

use dateline_model::{
    Bounds, Claim, ClaimRef, Dataset, Decision, Edit, Event, EventRef, Fill, LogEntry,
    PERSON_RULE, Passage, ReportId, ReviewState, Span, Subject,
};
use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{dataset, draw};
use crate::tests::builder::{Told, claim};
use crate::tests::properties::any_claim;

/// Two happenings of one report, and the first again in another.
fn told() -> Vec<Claim> {
    vec![
        claim("a", 1, "ASSAULT/aerial").by("Army").at("Amsa").on("2016-05-04"),
        claim("a", 4, "COERCE/seize").by("Rebels").at("Karm").on("2016-05-03"),
        claim("b", 1, "ASSAULT/aerial").by("Army").at("Amsa").on("2016-05-04"),
    ]
}

fn log(decisions: Vec<Decision>) -> Vec<LogEntry> {
    let entry = |(seq, decision)| LogEntry {
        seq,
        at: "2016-06-01T12:00:00Z".to_owned(),
        by: "coder".to_owned(),
        decision,
        reason: None,
    };
    (1..).zip(decisions).map(entry).collect()
}

fn named(dataset: &Dataset, event: &Event) -> EventRef {
    EventRef::new(event, dataset, |_| "")
}

fn accept(dataset: &Dataset, event: &Event) -> Decision {
    Decision::Accept { event: named(dataset, event), seen: event.all_printed() }
}

fn at<'a>(dataset: &'a Dataset, place: &str) -> &'a Event {
    let named = |event: &&Event| event.place.as_ref().is_some_and(|at| at.text == place);
    dataset.events.iter().find(named).expect("an event there")
}

/// Draws the events with their state, then the decisions that do not fit.
#[track_caller]
fn check(claims: Vec<Claim>, decisions: Vec<Decision>, expected: Expect) -> Dataset {
    let dataset = dataset(claims, &log(decisions));
    let mut drawn = draw(&dataset);
    for event in &dataset.events {
        let at = event.place.as_ref().map_or("nowhere", |at| at.text.as_str());
        drawn += &format!("{at} is {}\n", event.review);
    }
    for unfit in &dataset.unfit {
        // Ids are hashes, which say nothing here.
        let words =
            unfit.why.split_whitespace().map(|word| match word.starts_with("DL-") {
                true => "DL",
                false => word,
            });
        let words = words.collect::<Vec<_>>().join(" ");
        drawn += &format!("{} does not fit: {words}\n", unfit.seq);
    }
    expected.assert_eq(&drawn);
    dataset
}

#[test]
fn what_is_accepted_stays_accepted_when_a_report_joins_that_tells_the_same() {
    let before = dataset(told()[..2].to_vec(), &[]);
    check(
        told(),
        vec![accept(&before, at(&before, "Amsa")), accept(&before, at(&before, "Karm"))],
        expect![[r#"
            COERCE/seize: Rebels ->  at Karm on 2016-05-03
                a:4:COERCE/seize
            ASSAULT/aerial: Army ->  at Amsa on 2016-05-04
                a:1:ASSAULT/aerial b:1:ASSAULT/aerial
            Karm is accepted
            Amsa is accepted
        "#]],
    );
}

#[test]
fn what_was_accepted_with_other_values_waits_to_be_looked_at_again() {
    let before = dataset(told(), &[]);
    let decisions = vec![accept(&before, at(&before, "Karm"))];
    let mut now = told();
    now[1] = now[1].clone().to("Army");
    check(
        now,
        decisions,
        expect![[r#"
        COERCE/seize: Rebels -> Army at Karm on 2016-05-03
            a:4:COERCE/seize
        ASSAULT/aerial: Army ->  at Amsa on 2016-05-04
            a:1:ASSAULT/aerial b:1:ASSAULT/aerial
        Karm is proposed
        Amsa is proposed
        1 does not fit: DL has changed since it was accepted: recipient was nothing, is `Army`
    "#]],
    );
}

#[test]
fn a_decision_finds_its_event_by_the_words_when_rules_give_its_claims_other_names() {
    let before = dataset(told(), &[]);
    let decisions = vec![
        Decision::Reject { event: named(&before, at(&before, "Karm")) },
        accept(&before, at(&before, "Amsa")),
    ];
    let now: Vec<Claim> = told()
        .into_iter()
        .map(|claim| {
            claim.change(|claim| claim.id.0 = format!("{}, read anew", claim.id.0).into())
        })
        .collect();
    check(
        now,
        decisions,
        expect![[r#"
        COERCE/seize: Rebels ->  at Karm on 2016-05-03
            a:4:COERCE/seize, read anew
        ASSAULT/aerial: Army ->  at Amsa on 2016-05-04
            a:1:ASSAULT/aerial, read anew b:1:ASSAULT/aerial, read anew
        Karm is rejected
        Amsa is accepted
    "#]],
    );
}

#[test]
fn a_decision_about_an_event_that_is_gone_is_named_and_changes_nothing() {
    let before = dataset(told(), &[]);
    let decisions = vec![
        Decision::Reject { event: named(&before, at(&before, "Karm")) },
        Decision::Fill {
            report: ReportId("nowhere".into()),
            fill: Fill::Outlet("Courier".to_owned()),
        },
    ];
    check(
        told()[..1].to_vec(),
        decisions,
        expect![[r#"
        ASSAULT/aerial: Army ->  at Amsa on 2016-05-04
            a:1:ASSAULT/aerial
        Amsa is proposed
        1 does not fit: event DL is not there, and no event tells its words any more
        2 does not fit: report nowhere is not there
    "#]],
    );
}

#[test]
fn what_a_person_edits_stands_above_what_reports_say() {
    let before = dataset(told(), &[]);
    let event = named(&before, at(&before, "Amsa"));
    let edit = |edit| {
        let (event, edit) = (event.clone(), Box::new(edit));
        Decision::Edit { event, edit, words: None }
    };
    let killed = edit(Edit::Killed(Some(Bounds { low: Some(3), high: None })));
    let mut now = told();
    now[2] = now[2].clone().count(dateline_model::CountKind::Killed, "nine", 9);
    let dataset = check(
        now,
        vec![killed, edit(Edit::Actor(Vec::new()))],
        expect![[r#"
            COERCE/seize: Rebels ->  at Karm on 2016-05-03
                a:4:COERCE/seize
            ASSAULT/aerial:  ->  at Amsa on 2016-05-04; killed 
                a:1:ASSAULT/aerial b:1:ASSAULT/aerial
            Karm is proposed
            Amsa is proposed
        "#]],
    );
    assert_eq!(at(&dataset, "Amsa").printed(dateline_model::EventField::Killed), "3..");
    let edited: Vec<&str> =
        at(&dataset, "Amsa").edited.iter().map(|field| field.as_str()).collect();
    assert_eq!(edited, ["actor", "killed"]);
}

#[test]
fn what_a_person_adds_is_an_event_of_its_own() {
    let words = claim("a", 4, "ASSAULT").by("Rebels").at("Karm").on("2016-05-03");
    let added = words.change(|claim| {
        claim.id.0 = "a:person".into();
        claim.rule = PERSON_RULE.into();
    });
    let add = Decision::Add { claim: Box::new(added) };
    check(
        told(),
        vec![add],
        expect![[r#"
        ASSAULT: Rebels ->  at Karm on 2016-05-03
            a:person
        COERCE/seize: Rebels ->  at Karm on 2016-05-03
            a:4:COERCE/seize
        ASSAULT/aerial: Army ->  at Amsa on 2016-05-04
            a:1:ASSAULT/aerial b:1:ASSAULT/aerial
        Karm is added
        Karm is proposed
        Amsa is proposed
    "#]],
    );
}

#[test]
fn words_without_an_event_are_kept_once() {
    let words = Passage {
        report: ReportId("a".into()),
        span: Span::new(5, 9),
        quote: "Rain".to_owned(),
    };
    let uncoded = Decision::Uncoded { words: words.clone() };
    let comment = Decision::Comment {
        on: Subject::Words(words.clone()),
        text: "weather".to_owned(),
    };
    let dataset = dataset(told(), &log(vec![uncoded.clone(), comment, uncoded]));
    assert_eq!(dataset.uncoded, [words]);
}

#[test]
fn who_published_a_report_may_be_filled_in() {
    let report = ReportId("a".into());
    let fills = vec![
        Decision::Fill {
            report: report.clone(),
            fill: Fill::Outlet("Courier".to_owned()),
        },
        Decision::Fill {
            report: report.clone(),
            fill: Fill::Published("2016-05-09".parse().expect("a day")),
        },
    ];
    let dataset = dataset(told(), &log(fills));
    let card = dataset.report(&report).expect("the report");
    assert_eq!(card.outlet.as_deref(), Some("Courier"));
    let day = card.published.day().expect("a day");
    assert_eq!(day.value.to_string(), "2016-05-09");
}

#[test]
fn an_entry_that_is_taken_back_counts_no_more_unless_that_is_taken_back_too() {
    let before = dataset(told(), &[]);
    let reject = Decision::Reject { event: named(&before, at(&before, "Karm")) };
    let state = |decisions: Vec<Decision>| {
        let dataset = dataset(told(), &log(decisions));
        at(&dataset, "Karm").review
    };
    let undo = |seq| Decision::Undo { seq };
    assert_eq!(state(vec![reject.clone()]), ReviewState::Rejected);
    assert_eq!(state(vec![reject.clone(), undo(1)]), ReviewState::Proposed);
    assert_eq!(state(vec![reject, undo(1), undo(2)]), ReviewState::Rejected);
}

#[test]
fn an_event_that_came_into_another_is_found_under_its_old_id() {
    let alone = dataset(told()[2..].to_vec(), &[]);
    let old = &at(&alone, "Amsa").id;
    let both = dataset(told(), &[]);
    assert_ne!(old, &at(&both, "Amsa").id);
    assert_eq!(both.event(old), Some(at(&both, "Amsa")));
    let merge = Decision::Merge {
        into: named(&both, at(&both, "Karm")),
        from: named(&both, at(&both, "Amsa")),
    };
    let merged = dataset(told(), &log(vec![merge]));
    assert_eq!(merged.events.len(), 1);
    for id in [old, &at(&both, "Amsa").id, &at(&both, "Karm").id] {
        assert_eq!(merged.event(id), merged.events.first());
    }
}

#[test]
fn claims_that_a_person_splits_off_are_an_event_with_an_id_of_its_own() {
    let before = dataset(told(), &[]);
    let event = at(&before, "Amsa");
    let out = before.claim(&event.claims[1]).expect("a claim");
    let split = Decision::Split {
        event: named(&before, event),
        claims: vec![ClaimRef::new(out, "")],
    };
    check(
        told(),
        vec![split],
        expect![[r#"
        COERCE/seize: Rebels ->  at Karm on 2016-05-03
            a:4:COERCE/seize
        ASSAULT/aerial: Army ->  at Amsa on 2016-05-04
            a:1:ASSAULT/aerial
            maybe-same
        ASSAULT/aerial: Army ->  at Amsa on 2016-05-04
            b:1:ASSAULT/aerial
            maybe-same
        Karm is proposed
        Amsa is proposed
        Amsa is split-from
    "#]],
    );
}

#[test]
fn what_a_person_rejects_holds_no_place() {
    let taken = claim("a", 1, "COERCE/seize").by("Rebels").at("Amsa").on("2016-05-04");
    let taken = taken.takes(dateline_model::Extent::Whole);
    let before = dataset(vec![taken.clone()], &[]);
    assert!(!before.control.is_empty());
    let reject = Decision::Reject { event: named(&before, &before.events[0]) };
    let after = dataset(vec![taken], &log(vec![reject]));
    assert!(after.control.is_empty());
}

proptest! {
    #[test]
    fn splitting_undoes_merging(claims in prop::collection::vec(any_claim(), 2..14)) {
        let before = dataset(claims.clone(), &[]);
        let [first, .., last] = before.events.as_slice() else { return Ok(()) };
        let gone = named(&before, last);
        let out = gone.claims.clone();
        let merge = Decision::Merge { into: named(&before, first), from: gone };
        let merged = dataset(claims.clone(), &log(vec![merge.clone()]));
        prop_assert_eq!(merged.events.len() + 1, before.events.len());
        let whole = merged.event(&first.id).expect("the event that stays");
        let split = Decision::Split { event: named(&merged, whole), claims: out };
        prop_assert_eq!(dataset(claims, &log(vec![merge, split])), before);
    }

    #[test]
    fn taking_a_decision_back_gives_the_dataset_of_before(
        claims in prop::collection::vec(any_claim(), 2..14), action in 0_usize..4
    ) {
        let before = dataset(claims.clone(), &[]);
        let [first, .., last] = before.events.as_slice() else { return Ok(()) };
        let event = named(&before, first);
        let decision = match action {
            0 => accept(&before, first),
            1 => Decision::Reject { event },
            2 => {
                let edit = Box::new(Edit::Reciprocal(true));
                Decision::Edit { event, edit, words: None }
            }
            _ => Decision::Merge { into: event, from: named(&before, last) },
        };
        let after = dataset(claims, &log(vec![decision, Decision::Undo { seq: 1 }]));
        prop_assert_eq!(after, before);
    }
}
