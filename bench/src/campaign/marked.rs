//! `bench/sets/fifteen` and `bench/sets/twelve`: reports whose tellings are marked in their text, `[[e3|struck]]` for
//! happening `e3`.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::gold::{Event, Gold, Marked, Telling, Words};

/// Fifteen happenings of the war that the program was built on.
pub(super) const FIFTEEN: &str = include_str!("../../sets/fifteen/reports.jsonl");

/// Twelve happenings of other wars.
pub(super) const TWELVE: &str = include_str!("../../sets/twelve/reports.jsonl");

/// The marks of a set, and its reports without them, one a line.
pub(super) fn read(lines: &str) -> Result<(Gold, Vec<u8>)> {
    let (mut gold, mut plain) = (Gold::default(), Vec::new());
    for line in lines.lines() {
        let mut report: Value = serde_json::from_str(line)?;
        let id = report["id"].as_str().context("a report without an id")?.to_owned();
        let marked = report["text"].as_str().context("a report without a text")?;
        let (text, tellings) = unmark(marked).with_context(|| id.clone())?;
        report["text"] = text.into();
        serde_json::to_writer(&mut plain, &report)?;
        plain.push(b'\n');
        gold.report.push(Marked { id, tellings, ..Marked::default() });
    }
    let tellings = gold.report.iter().flat_map(|report| &report.tellings);
    let ids: BTreeSet<String> = tellings.map(|telling| telling.event.clone()).collect();
    let events = ids.into_iter().map(|id| Event { id, beside: None, kinds: Vec::new() });
    gold.event = events.collect();
    Ok((gold, plain))
}

/// The text without its marks, and the tellings that they mark.
fn unmark(marked: &str) -> Result<(String, Vec<Telling>)> {
    let (mut text, mut tellings) = (String::new(), Vec::new());
    let mut pieces = marked.split("[[");
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let Some((mark, rest)) = piece.split_once("]]") else {
            bail!("`[[{piece}` does not end");
        };
        let Some((event, quote)) = mark.split_once('|') else {
            bail!("`{mark}` names no happening");
        };
        let at = text.len();
        text.push_str(quote);
        let nth = text.match_indices(quote).take_while(|(found, _)| *found <= at).count();
        let words = Words { quote: quote.to_owned(), nth: Some(nth) };
        tellings.push(Telling { event: event.to_owned(), words, deaths: None });
        text.push_str(rest);
    }
    Ok((text, tellings))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_taken_out_and_knows_which_of_equal_words_it_marks() {
        let (text, tellings) =
            unmark("He fired. They [[e1|fired]] and [[e2|fled]].").unwrap_or_default();
        assert_eq!(text, "He fired. They fired and fled.");
        let told: Vec<_> = tellings
            .iter()
            .map(|it| (it.event.as_str(), it.words.quote.as_str(), it.words.nth))
            .collect();
        assert_eq!(told, [("e1", "fired", Some(2)), ("e2", "fled", Some(1))]);
        assert!(unmark("They [[e1|fired").is_err());
        assert!(unmark("They [[fired]]").is_err());
    }

    #[test]
    fn a_set_has_the_marks_that_its_page_tells_of() {
        for (lines, counted) in [(FIFTEEN, (15, 45, 338)), (TWELVE, (12, 40, 312))] {
            let (gold, reports) = read(lines).unwrap_or_else(|error| panic!("{error:#}"));
            let n_marks: usize =
                gold.report.iter().map(|report| report.tellings.len()).sum();
            assert_eq!((gold.event.len(), gold.report.len(), n_marks), counted);
            assert!(!String::from_utf8_lossy(&reports).contains("[["));
        }
    }
}
