//! Texts that are longer than any report.

use dateline_model::Report;

use crate::limits::{FEED_ENTRIES, TEXT_BYTES, TEXT_WORDS};
use crate::{Input, Settings, read};

#[track_caller]
fn only(path: &str, text: String) -> Report {
    let input = Input::bytes(path, text.into_bytes());
    let settings = Settings::default();
    let mut reports = read(&input, &settings).map(|report| report.expect("a report"));
    let report = reports.next().expect("one");
    assert!(reports.next().is_none());
    report
}

/// How many bytes the remark says are not read; 0 without a remark.
fn unread(report: &Report) -> usize {
    let remark = report.diagnostics.iter().find(|one| one.name == "long-text");
    let number = |remark: &dateline_model::Diagnostic| {
        let mut words = remark.message.split(' ');
        words.find_map(|word| word.parse().ok()).expect("a number")
    };
    remark.map_or(0, number)
}

#[track_caller]
fn check(text: &str, next: &str) {
    let report = only("a.txt", text.to_owned());
    assert!(text.starts_with(report.text()), "the beginning is read");
    assert_eq!(unread(&report), text.len() - report.text().len());
    assert!(report.text().len() <= TEXT_BYTES);
    let rest = &text[report.text().len()..];
    assert!(rest.starts_with(next), "{}", rest.chars().take(30).collect::<String>());
}

#[test]
fn a_text_of_the_longest_length_is_read_whole() {
    let text = "The army entered. ".repeat(TEXT_BYTES / 18);
    assert_eq!(unread(&only("a.txt", text.trim_end().to_owned())), 0);
}

#[test]
fn a_longer_text_is_read_to_the_end_of_a_line_and_the_rest_is_counted() {
    check(&"The army entered the village.\n\n".repeat(40_000), "\n");
    check(&"The army entered the village. ".repeat(40_000), " ");
    // Letters of several bytes are not cut in two.
    check(&"殺".repeat(TEXT_BYTES), "殺");
}

#[test]
fn a_heap_of_marks_is_cut_by_their_number() {
    let report = only("a.txt", format!("The army {}", "!".repeat(2 * TEXT_WORDS)));
    assert_eq!(report.text().len(), "The army ".len() + TEXT_WORDS - 2);
}

#[test]
fn a_page_with_more_text_than_a_report_is_read_without_a_tree() {
    let page = |n: usize| {
        let text = "The army entered the village. ".repeat(n);
        format!(
            "<html><body><article><h1>Army enters</h1><p>{text}</p></article></body></html>"
        )
    };
    let is_whole =
        |report: &Report| report.diagnostics.iter().any(|one| one.name == "whole-page");
    assert!(!is_whole(&only("a.html", page(100))));
    let long = only("a.html", page(40_000));
    assert!(is_whole(&long) && unread(&long) > 0);
    // What a script holds is no text.
    let script = format!("<script>{}</script>", "x".repeat(2 * TEXT_BYTES));
    assert!(!is_whole(&only(
        "a.html",
        page(100).replace("<body>", &format!("<body>{script}"))
    )));
}

#[test]
fn entries_behind_the_longest_feed_are_refused_one_by_one() {
    let item = |n: usize| {
        format!(
            "<item><guid>{n}</guid><description>The army entered.</description></item>"
        )
    };
    let items: String = (0..FEED_ENTRIES + 2).map(item).collect();
    let feed =
        format!("<rss version=\"2.0\"><channel><title>t</title>{items}</channel></rss>");
    let input = Input::bytes("a.xml", feed.into_bytes());
    let settings = Settings::default();
    let refused: Vec<String> = read(&input, &settings)
        .filter_map(Result::err)
        .map(|refusal| {
            format!(
                "{} {}",
                refusal.record.as_deref().unwrap_or(""),
                refusal.reason.name()
            )
        })
        .collect();
    assert_eq!(refused, ["5000 too-many-entries", "5001 too-many-entries"]);
}
