//! Web archives in the whole flow: every record is accounted for, whatever the number of workers.

use dateline::ingest::{Input, Settings};
use dateline::{Account, Outcome, card, code_all, merge};

use crate::support::coder;

fn record(kind: &str, status: u16, words: &str) -> String {
    let page = format!("<html><body><article><p>{words}</p></article></body></html>");
    let block = format!("HTTP/1.1 {status} -\r\nContent-Type: text/html\r\n\r\n{page}");
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{}>\r\n\
         WARC-Target-URI: https://news.example/{}\r\nWARC-Date: 2016-05-04T10:00:00Z\r\n\
         Content-Length: {}\r\n\r\n{block}\r\n\r\n",
        words.len(),
        words.len(),
        block.len()
    )
}

fn archive() -> String {
    let story = |place: &str| {
        format!(
            "Militants shelled the town of {place} on 3 May 2016, killing two civilians, a doctor said."
        )
    };
    [
        record("warcinfo", 200, ""),
        record("response", 200, &story("Hajin")),
        record("request", 200, ""),
        "bytes that are no record\r\n".to_owned(),
        record("response", 200, &story("Mayadin")),
        record("response", 200, &story("Hajin")),
        record("revisit", 200, ""),
        record("response", 404, "There is no such page."),
        record("response", 200, &story("Raqqa")),
    ]
    .concat()
}

/// What came out, in its order, and the account of the archive.
fn run(threads: usize) -> (Vec<String>, Account) {
    let inputs = [Input::bytes("a.warc", archive().into())];
    let (settings, known) = (Settings::default(), Default::default());
    let (mut lines, mut total) = (Vec::new(), Account::default());
    let (mut cards, mut claims) = (Vec::new(), Vec::new());
    code_all(coder(), &inputs, &settings, &known, threads, |outcome| match outcome {
        Outcome::Coded(coded) => {
            let (report, coded) = *coded;
            let at = report.origin.archived.expect("it stands in an archive").offset;
            lines.push(format!("{at} {}", report.text()));
            cards.push(card(&report));
            claims.extend(coded.claims);
        }
        Outcome::Known(id) => lines.push(format!("known {}", id.short())),
        Outcome::Repeated => lines.push("repeated".to_owned()),
        Outcome::Passed(what) => lines.push(what.0.into_owned()),
        Outcome::Refused(refusal) => lines.push(refusal.to_string()),
        Outcome::Ended(account) => total = account,
    })
    .expect("threads start");
    let events = merge(cards, claims, &[]).events;
    lines.extend(events.iter().map(|event| format!("{event:?}")));
    (lines, total)
}

#[test]
fn every_record_of_an_archive_is_coded_known_refused_or_no_page() {
    let (lines, account) = run(2);
    assert!(account.adds_up(), "{account:?}");
    assert_eq!(
        (account.n_records, account.n_coded, account.n_known, account.n_repeated),
        (9, 3, 1, 1),
        "{lines:#?}"
    );
    assert_eq!(account.n_refused, 1);
    let passed: Vec<String> =
        account.passed.iter().map(|(what, n)| format!("{what} {n}")).collect();
    assert_eq!(passed, ["request 1", "status 404 1", "warcinfo 1"]);
    let events = lines.iter().filter(|line| line.starts_with("Event"));
    assert_eq!(events.count(), 3);
}

#[test]
fn the_number_of_workers_changes_nothing() {
    let one = run(1);
    assert_eq!(one, run(2));
    assert_eq!(one, run(7));
}
