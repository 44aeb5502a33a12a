//! What tools that look inside a report are shown: its phrases, states, places and times, told or not.

use dateline::Date;
use dateline::resolve::Look;

use crate::support::{coder, report};

fn look(text: &str) -> (Vec<String>, Look) {
    let report = report(text, None);
    let parse = coder().parse(&report);
    let (reading, look) = coder().phrases(&report, &parse);
    assert_eq!(reading.mentions.len(), look.parties.len());
    assert!(reading.frames.is_empty());
    let words =
        reading.mentions.iter().map(|mention| mention.span.of(text).to_owned()).collect();
    (words, look)
}

#[track_caller]
fn check_phrases(text: &str, expected: &[&str]) {
    assert_eq!(look(text).0, expected);
}

#[track_caller]
fn check_states(text: &str, expected: &[(&str, &str)]) {
    let (_, look) = look(text);
    let states: Vec<(&str, &str)> =
        look.states.iter().map(|(span, iso3)| (span.of(text), iso3.as_str())).collect();
    assert_eq!(states, expected);
}

#[test]
fn a_sentence_that_tells_no_act_has_phrases_too() {
    check_phrases(
        "The baker of Umm Rasaf owned two old mills.",
        &["The baker of Umm Rasaf", "Umm Rasaf", "two old mills"],
    );
}

#[test]
fn a_time_and_a_noun_in_front_of_a_noun_are_no_phrases() {
    check_phrases("The village council met on Monday.", &["The village council"]);
}

#[test]
fn a_state_is_named_by_its_name_its_adjective_and_its_people() {
    check_states(
        "Turkish envoys flew from Lebanon to the United States with two Iraqis.",
        &[
            ("Turkish", "TUR"),
            ("Lebanon", "LBN"),
            ("United States", "USA"),
            ("Iraqis", "IRQ"),
        ],
    );
}

#[test]
fn a_report_without_a_state_is_about_none_that_is_known() {
    assert_eq!(look("The miller ground the corn.").1.theatre, None);
    assert_eq!(look("Jordan closed the road.").1.theatre.as_deref(), Some("JOR"));
}

#[test]
fn names_and_times_are_shown_where_nothing_is_told() {
    let day = "2016-05-04".parse::<Date>().expect("a day");
    let report = report(
        "She lives in Damascus and was in Syria from Monday to Tuesday.",
        Some(day),
    );
    let looked = coder().look(&report);
    let names: Vec<(&str, &str)> = looked
        .look
        .names
        .iter()
        .map(|name| {
            let place = name.place.as_ref().map_or("", |place| place.name.as_str());
            (name.span.of(report.text()), place)
        })
        .collect();
    assert_eq!(names, [("Damascus", "Damascus"), ("Syria", "Syria")]);
    let times: Vec<(&str, Option<&str>)> = looked
        .look
        .times
        .iter()
        .map(|(span, time)| (span.of(report.text()), time.timex3_value.as_deref()))
        .collect();
    assert_eq!(times, [("Monday", Some("2016-05-02")), ("Tuesday", Some("2016-05-03"))]);
}

/// The days that the times of a sentence mean, told on Wednesday, 4 May 2016.
fn days(text: &str) -> Vec<String> {
    let report = report(text, Some("2016-05-04".parse().expect("a day")));
    let look = coder().look(&report).look;
    let day = |time: &dateline::resolve::dates::Resolved| time.timex3_value.clone();
    look.times.iter().filter_map(|(_, time)| day(time)).collect()
}

#[test]
fn a_day_lies_ahead_where_the_clause_looks_ahead() {
    for text in [
        "The envoys will meet on Friday.",
        "The envoys are expected to meet on Friday.",
        "The envoys meet on Friday.",
        "The envoys are leaving on Friday.",
        "The governor said the envoys would meet on Friday.",
        "The meeting was scheduled for Friday.",
        "The rebels gave the garrison until Friday to surrender.",
        "The envoys could arrive as soon as Friday.",
    ] {
        assert_eq!(days(text), ["2016-05-06"], "{text}");
    }
}

#[test]
fn a_day_lies_behind_where_the_clause_tells_what_was() {
    for text in [
        "The envoys met on Friday.",
        "The army managed to enter the town on Friday.",
        "The army has held the town since Friday.",
        "The fighting went on until Friday.",
        "The envoys would have met on Friday.",
        "The meeting was postponed on Friday.",
    ] {
        assert_eq!(days(text), ["2016-04-29"], "{text}");
    }
}
