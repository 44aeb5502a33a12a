//! What holds of every report and every claim, however hostile the bytes.

use dateline::fields::fields;
use dateline::ingest::{Input, Item, Refusal, Settings, records};
use dateline::model::{Attested, Claim, EvidenceSource, Report, Span};

/// What became of the records of an input.
#[derive(Debug, Default, PartialEq)]
pub struct Found {
    /// Its reports.
    pub reports: Vec<Report>,
    /// What was refused.
    pub refusals: Vec<Refusal>,
    /// How many records were no page, or repeated another.
    pub n_passed: usize,
}

impl Found {
    /// How many records there were.
    pub fn n_records(&self) -> usize {
        self.reports.len() + self.refusals.len() + self.n_passed
    }
}

/// Reads an input to its end; every report must be sound, every refusal printable, and a second reading the same.
pub fn read_all(name: &str, bytes: &[u8]) -> Found {
    let found = read(name, bytes);
    assert_eq!(found, read(name, bytes), "a second reading differs");
    found
}

fn read(name: &str, bytes: &[u8]) -> Found {
    let input = Input::bytes(name, bytes.to_vec());
    let settings = Settings::default();
    let mut found = Found::default();
    for record in records(&input, &settings) {
        match record.read() {
            Item::Report(report) => {
                check_report(&report);
                found.reports.push(*report);
            }
            Item::Refused(refusal) => {
                assert!(!refusal.to_string().is_empty());
                found.refusals.push(refusal);
            }
            Item::Passed(_) | Item::Repeated => found.n_passed += 1,
        }
    }
    found
}

/// Zones cover the text, and every span lies in it on the boundaries of characters.
pub fn check_report(report: &Report) {
    let text = report.text();
    let mut at = 0;
    for zone in report.zones() {
        assert_eq!(zone.span.start(), at, "zones leave a gap or overlap");
        check_span(zone.span, text);
        at = zone.span.end();
    }
    assert_eq!(at, text.len(), "zones do not cover the text");
    for named in [&report.title, &report.outlet, &report.byline].into_iter().flatten() {
        check_value(named, text);
    }
    for day in
        [&report.published.earliest, &report.published.latest].into_iter().flatten()
    {
        check_value(day, text);
    }
    for span in report.diagnostics.iter().filter_map(|each| each.span) {
        check_span(span, text);
    }
}

/// Every value of a claim has words or bytes under it.
pub fn check_claim(claim: &Claim, text: &str) {
    check_span(claim.sentence, text);
    assert!(!claim.trigger.of(text).is_empty(), "{}: no trigger", claim.id.0);
    for field in fields(claim) {
        assert!(!field.evidence.is_empty(), "{}: {}", claim.id.0, field.name);
        for span in field.evidence.iter().filter_map(|each| each.span()) {
            assert!(
                !span.of(text).is_empty(),
                "{}: {} at {span:?}",
                claim.id.0,
                field.name
            );
        }
    }
}

fn check_value<T>(value: &Attested<T>, text: &str) {
    assert!(!value.evidence().is_empty(), "a value without evidence");
    for each in value.evidence() {
        match &each.source {
            EvidenceSource::Text(span) => check_span(*span, text),
            EvidenceSource::Original(bytes) => assert!(bytes.start <= bytes.end),
            EvidenceSource::Given(_) => {}
        }
    }
}

fn check_span(span: Span, text: &str) {
    assert!(
        text.get(span.range()).is_some(),
        "{span:?} splits a character or lies outside"
    );
}
