use dateline::model::{Event, EventField, EventId, ReviewState, Version};
use expect_test::{Expect, expect};

use super::draw;

fn version(
    field: EventField,
    value: &str,
    who: &[&str],
    chosen: Option<&str>,
) -> Version {
    Version {
        field,
        value: value.to_owned(),
        claims: Vec::new(),
        speakers: who.iter().map(|&name| name.to_owned()).collect(),
        n_sources: who.len(),
        chosen: chosen.map(str::to_owned),
        clashes: true,
        interested: false,
    }
}

/// Draws the block at a hundred columns, without colours; no line is wider.
#[track_caller]
fn check(versions: Vec<Version>, expected: Expect) {
    let event = Event {
        id: EventId("DL-SYR-0123456789".to_owned()),
        acts: Vec::new(),
        reciprocal: false,
        actors: Vec::new(),
        recipients: Vec::new(),
        weapons: Vec::new(),
        date: None,
        place: None,
        counts: Vec::new(),
        territory: None,
        labels: Vec::new(),
        disputed: true,
        n_sources: 2,
        reliability: None,
        versions,
        claims: Vec::new(),
        joins: Vec::new(),
        links: Vec::new(),
        counted_in: Vec::new(),
        review: ReviewState::Proposed,
        edited: Vec::new(),
    };
    let drawn = anstream::adapter::strip_str(&draw(&event, None)).to_string();
    assert!(drawn.lines().all(|line| line.chars().count() <= 100), "{drawn}");
    expected.assert_eq(&drawn);
}

#[test]
fn each_field_has_its_versions_the_one_chosen_first() {
    let lowest = "the lowest of 2, as ACLED counts; low, best and high stand beside it";
    let army = Version {
        interested: true,
        ..version(EventField::Killed, "30", &["army in Amsa Daily"], None)
    };
    check(
        vec![
            version(
                EventField::Actor,
                "Rebels",
                &["Amsa Daily", "SOHR in Gazette"],
                None,
            ),
            version(
                EventField::Actor,
                "Military Forces of Syria; Pro-government Militia",
                &["Rebels in Courier"],
                Some("told by most independent sources"),
            ),
            version(EventField::Killed, "4", &["a doctor in Courier"], Some(lowest)),
            army,
        ],
        expect![[r#"

            What the reports disagree on
              actor     Rebels                              Amsa Daily, SOHR in Gazette
                        Military Forces of Syria; Pro-gov…  Rebels in Courier
                                                            chosen: told by most independent sources
              killed    4                                   a doctor in Courier
                                                            chosen: the lowest of 2, as ACLED counts; low, best
                                                            and high stand beside it
                        30                                  army in Amsa Daily (a party, of its enemy)
        "#]],
    );
}

#[test]
fn what_is_only_less_exact_is_no_disagreement() {
    let less = Version {
        clashes: false,
        ..version(EventField::Place, "near Amsa", &["A"], None)
    };
    check(vec![less], expect![""]);
}

#[test]
fn hundreds_of_speakers_take_three_lines() {
    let names: Vec<String> = (0..200).map(|at| format!("Outlet {at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    check(
        vec![version(EventField::Date, "2016-05-04", &names, None)],
        expect![[r#"

        What the reports disagree on
          date      2016-05-04  Outlet 0, Outlet 1, Outlet 2, Outlet 3, Outlet 4, Outlet 5, Outlet 6, Outlet
                                7, Outlet 8, Outlet 9, Outlet 10, Outlet 11, Outlet 12, Outlet 13, Outlet
                                14, Outlet 15, Outlet 16, Outlet 17, Outlet 18, Outlet 19, Outlet 20, Outle…
    "#]],
    );
}
