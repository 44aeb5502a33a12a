use super::{Coded, Expected, differences, place_agrees};

fn expected() -> Expected {
    Expected {
        sub_event_type_any_of: vec!["Armed clash".to_owned()],
        actors: vec!["Northern Army".to_owned(), "Army of the North".to_owned()],
        recipients: vec!["Brotherhood".to_owned()],
        place: "Wadi Amsa".to_owned(),
        date: Some("2016-05-03".to_owned()),
        killed_low: Some(20),
        killed_at_least: true,
        ..Expected::default()
    }
}

fn coded() -> Coded {
    let day = "2016-05-03".parse().ok();
    Coded {
        sub_event: "Armed clash".to_owned(),
        actors: vec!["NA: Army of the North (2011-)".to_owned()],
        recipients: vec!["Brotherhood".to_owned()],
        place: Some("Wādī ʿAmsah".to_owned()),
        earliest: day,
        latest: day,
        killed_low: Some(21),
        killed_high: None,
        ..Coded::default()
    }
}

#[track_caller]
fn check(change: impl FnOnce(&mut Expected, &mut Coded), different: &[&str]) {
    let (mut expected, mut coded) = (expected(), coded());
    change(&mut expected, &mut coded);
    assert_eq!(differences(&expected, &coded), different);
}

#[test]
fn an_event_that_agrees_in_all_matches() {
    check(|_, _| (), &[]);
}

#[test]
fn each_value_that_differs_is_named() {
    check(|_, coded| coded.sub_event = "Attack".to_owned(), &["type"]);
    check(|_, coded| coded.actors = vec!["Northern".to_owned()], &["sides"]);
    check(|_, coded| coded.place = Some("Tell Amsa".to_owned()), &["place"]);
    check(|_, coded| coded.latest = "2016-05-04".parse().ok(), &["date"]);
    check(|_, coded| coded.killed_low = Some(19), &["killed"]);
    check(|_, coded| coded.killed_high = Some(30), &["killed"]);
}

#[test]
fn dead_that_are_not_expected_are_a_difference() {
    check(
        |expected, _| {
            expected.killed_low = None;
            expected.killed_at_least = false;
        },
        &["killed"],
    );
}

#[test]
fn sides_may_be_turned_only_where_both_fought() {
    let turn =
        |coded: &mut Coded| std::mem::swap(&mut coded.actors, &mut coded.recipients);
    check(|_, coded| turn(coded), &["sides"]);
    check(
        |_, coded| {
            turn(coded);
            coded.reciprocal = true;
        },
        &[],
    );
}

#[test]
fn a_side_that_is_not_expected_may_be_anything() {
    check(|expected, _| expected.recipients.clear(), &[]);
}

#[test]
fn a_month_holds_its_days() {
    check(|expected, _| expected.date = Some("2016-05".to_owned()), &[]);
    check(|expected, _| expected.date = Some("2016-06".to_owned()), &["date"]);
}

#[test]
fn a_line_is_known_by_the_places_it_runs_through() {
    let coded = Coded {
        place: None,
        place_words: "the highway linking the towns of Amsa, Rumeh and Dunya".to_owned(),
        ..Coded::default()
    };
    assert!(place_agrees("highway Amsa - Rumeh", &coded));
    assert!(!place_agrees("highway Amsa - Hallaq", &coded));
}
