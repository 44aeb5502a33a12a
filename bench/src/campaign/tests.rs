use dateline::ingest::{Input, Settings, read};

use super::control::{mean, place_days};
use super::gold::{Gold, Words};
use super::pairs::{Found, KINDS, Pair, Said};

fn check(pairs: &[(bool, Said)], right: usize, said: usize, gold: usize) {
    let pairs: Vec<Pair> = pairs
        .iter()
        .enumerate()
        .map(|(at, &(is_one, said))| Pair { a: at, b: at + 1, is_one, said })
        .collect();
    assert_eq!(Found::of(&pairs, |_| true), Found { right, said, gold });
}

#[test]
fn a_pair_that_is_offered_or_not_coded_is_not_joined() {
    check(&[(true, Said::One), (true, Said::Offered), (true, Said::NotCoded)], 1, 1, 3);
    check(&[(false, Said::One), (false, Said::Two)], 0, 1, 0);
}

#[test]
fn nothing_found_is_no_figure_but_nought() {
    let none = Found::default();
    assert_eq!((none.precision(), none.recall(), none.f1()), (0.0, 0.0, 0.0));
}

#[test]
fn the_gold_can_be_read_and_asks_for_days() {
    let gold = Gold::read().unwrap_or_else(|error| panic!("{error:#}"));
    assert_eq!((gold.event.len(), gold.report.len()), (40, 120));
    assert_eq!(gold.event.iter().filter(|event| event.is_developers()).count(), 20);
    assert!(gold.control.iter().all(|stretch| !stretch.days().is_empty()));
    let empty = super::held(&gold, &Default::default());
    let empty: Vec<_> = empty.iter().collect();
    assert_eq!((place_days(&empty), mean(&empty)), (0.0, 0.0));
    assert_eq!(KINDS.last().map(|kind| kind.name), Some("all"));
}

#[test]
fn marks_are_counted_below_the_title() {
    let line = br#"{"id": "x", "title": "Six killed", "text": "Six were killed.\n"}"#;
    let input = Input::bytes("x.jsonl", line.to_vec());
    let report = read(&input, &Settings::default()).next().and_then(Result::ok);
    let report = report.unwrap_or_else(|| panic!("no report"));
    let words = Words { quote: "killed".to_owned(), nth: None };
    let span = words.span(&report).unwrap_or_else(|error| panic!("{error:#}"));
    assert_eq!(span.start(), report.text().rfind("killed").unwrap_or(0));
}
