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
        .map(|(span, place)| {
            let name = place.as_ref().map_or("", |place| place.name.as_str());
            (span.of(report.text()), name)
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
