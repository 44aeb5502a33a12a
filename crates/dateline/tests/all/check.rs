//! The one `check` of the tests of coding: a text, and the claims that the whole flow reads in it.
//!
//! Events are drawn by the name that ACLED gives them, their claims below, a line each with the fields that are known.
//! What stands in a claim but not in a field (whether people counted were armed, which count is a part of which) is
//! drawn behind the count. Reports are published on Wednesday, 4 May 2016.

use std::collections::BTreeMap;

use dateline::fields::fields;
use dateline::formats::{acled, shown};
use dateline::model::{Claim, Count, Report, Zone, ZoneKind};
use expect_test::Expect;

use crate::support::{alone, coder, report};

/// Codes the text and compares what is drawn.
#[track_caller]
pub(crate) fn check(text: &str, expected: Expect) {
    expected.assert_eq(&drawn(&report(text, "2016-05-04".parse().ok())));
}

/// What is drawn of the text, for a test that asks after one value of many texts.
pub(crate) fn coded(text: &str) -> String {
    drawn(&report(text, "2016-05-04".parse().ok()))
}

/// Codes a text that is cut into zones.
#[track_caller]
pub(crate) fn check_zones(parts: &[(ZoneKind, &str)], expected: Expect) {
    let (mut text, mut zones) = (String::new(), Vec::new());
    for (kind, part) in parts {
        let start = text.len();
        text.push_str(part);
        text.push_str("\n\n");
        let span = dateline::model::Span::new(start, text.len());
        zones.push(Zone { kind: *kind, span });
    }
    let report = report(&text, "2016-05-04".parse().ok()).with_zones(zones);
    expected.assert_eq(&drawn(&report));
}

fn drawn(report: &Report) -> String {
    let coded = coder().code(report);
    assert_eq!(coded.fault, None, "{}", report.text());
    let dataset = alone(report, coded.claims.clone());
    let texts = BTreeMap::from([(report.id.clone(), report.text().to_owned())]);
    let mut drawn = String::new();
    let mut left: Vec<&Claim> = dataset.claims.iter().collect();
    for shown in shown(&dataset, &texts) {
        let name =
            acled::classify_shown(&shown).map_or("(no code)", |code| code.as_str());
        drawn.push_str(&format!("{name}\n"));
        for claim in &shown.claims {
            left.retain(|each| each.id != claim.id);
            drawn.push_str(&format!("  {}\n", line(claim)));
        }
    }
    if !left.is_empty() {
        drawn.push_str("(no event)\n");
    }
    for claim in left {
        drawn.push_str(&format!("  {}\n", line(claim)));
    }
    if drawn.is_empty() { "nothing\n".to_owned() } else { drawn }
}

fn line(claim: &Claim) -> String {
    let mut counts = claim.counts.iter();
    let words: Vec<String> = fields(claim)
        .into_iter()
        // The outlet speaks in every claim.
        .filter(|field| !(field.name == "speaker" && field.value.starts_with("outlet")))
        .map(|field| match (field.name, COUNTS.contains(&field.name)) {
            ("event", _) => field.value,
            (name, true) => {
                let count = counts.next().expect("a count field has a count");
                format!("{name} {}{}", field.value, behind(&count.value, claim))
            }
            (name, false) => format!("{name} {}", field.value),
        })
        .collect();
    words.join(" | ")
}

/// Who is counted, and in which total.
fn behind(count: &Count, claim: &Claim) -> String {
    let mut words = String::new();
    if let Some(of) = &count.of {
        words.push_str(&format!(" {of}"));
    }
    if let Some(status) = count.status {
        words.push_str(&format!(" ({status})"));
    }
    if let Some(total) = count.part_of.and_then(|total| claim.counts.get(total)) {
        words.push_str(&format!(" of the {}", dateline::fields::amount(&total.value)));
    }
    words
}

/// The names of the fields that are counts.
const COUNTS: [&str; 7] =
    ["killed", "injured", "captured", "executed", "displaced", "recruited", "counted"];
