//! Why a sentence is coded as it is, or why not.

use crate::support::{check_exit, dataset, run, text};

/// What is told of a text holds each of these parts.
#[track_caller]
fn check(words: &str, parts: &[&str]) {
    let output = run(&["explain", "--text", words]);
    let told = text(&output.stdout);
    assert!(output.status.success(), "{}", text(&output.stderr));
    for part in parts {
        assert!(told.contains(part), "{part}: {told}");
    }
}

#[test]
fn a_word_in_another_sense_is_told_with_the_role_that_does_not_fit() {
    check(
        "Rebels shelled pistachios in Wadi Amsa.",
        &[
            "       ^^^^^^^ is not told: the recipient is not what the rule needs",
            "rule `shell` of lexicon/rules/shell.toml, ASSAULT/heavy-weapons",
            "\"Rebels\" (armed)",
            "\"pistachios\" (other); must be armed, civilian",
        ],
    );
}

#[test]
fn the_page_of_the_manual_shows_what_is_written() {
    let page = include_str!("../../../../docs/cli.md");
    let told = text(
        &run(&["explain", "--text", "Rebels shelled pistachios in Wadi Amsa."]).stdout,
    );
    assert!(page.contains(told.trim_end()), "{told}");
}

#[test]
fn what_is_only_planned_is_read_and_makes_no_event() {
    check(
        "Militants plan to attack Hajin on Monday.",
        &["is told", "no event: it is only planned"],
    );
}

#[test]
fn an_event_without_a_day_has_no_row() {
    check("Gunmen killed three traders near Maiduguri.", &["an event without a day"]);
}

#[test]
fn words_of_speech_need_their_scope() {
    check(
        "The president met the minister in Hajin.",
        &["rule `meet` of lexicon/rules/consult.toml, CONSULT, with --scope all only"],
    );
}

#[test]
fn a_word_that_is_no_trigger_where_it_stands_is_told() {
    check(
        "Captured fighters watched the attack helicopter. The sun shone.",
        &[
            "^^^^^^^^ is no trigger: it only says what sort the noun behind it is",
            "^^^^^^ is no trigger: it only names a kind of what stands behind it",
            "no rule knows any of its words",
        ],
    );
}

#[test]
fn a_report_of_a_dataset_is_explained_by_its_sentences() {
    let path = dataset("explain-report");
    let all = text(&run(&["explain", &path, "--report", "hajin.txt"]).stdout);
    let one = text(
        &run(&["explain", &path, "--report", "hajin.txt", "--sentence", "1"]).stdout,
    );
    assert!(all.starts_with(&one) && all.len() > one.len(), "{one}");
    assert!(all.contains("is told"), "{all}");
    check_exit(
        &["explain", &path, "--report", "hajin.txt", "--sentence", "999"],
        1,
        "no sentence 999",
    );
    check_exit(&["explain", &path], 2, "a text with --text");
    check_exit(&["explain"], 2, "FILE.gpkg");
}
