#![no_main]
//! From bytes to events: every record is accounted for, every value has its words, and what is written is read back.

use std::collections::{BTreeMap, BTreeSet};

use dateline::formats::table::COLUMNS;
use dateline::formats::{geojson, jsonl, kml, table};
use dateline::ingest::{Input, Settings};
use dateline::{Outcome, card, code_all, merge};
use dateline_fuzz::{begin, check_claim, check_report, coder};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: { begin(); coder(); }, |bytes: &[u8]| {
    let inputs = [Input::bytes("report", bytes.to_vec())];
    let settings = Settings {
        published: Some("2016-05-04".parse().expect("a day")),
        ..Settings::default()
    };
    let mut coded = Vec::new();
    let mut n_ended = 0;
    code_all(coder(), &inputs, &settings, &BTreeSet::new(), 1, |outcome| match outcome {
        Outcome::Coded(both) => coded.push(*both),
        Outcome::Refused(refusal) => {
            assert_ne!(refusal.reason.name(), "fault", "{refusal}");
        }
        Outcome::Known(_) | Outcome::Repeated | Outcome::Passed(_) => {}
        Outcome::Ended(account) => {
            assert!(account.adds_up(), "{account:?}");
            n_ended += 1;
        }
    })
    .expect("threads start");
    assert_eq!(n_ended, 1, "the input has one account");
    let mut texts = BTreeMap::new();
    for (report, coded) in &coded {
        check_report(report);
        for claim in &coded.claims {
            check_claim(claim, report.text());
        }
        texts.insert(report.id.clone(), report.text().to_owned());
    }
    let cards = coded.iter().map(|(report, _)| card(report)).collect();
    let claims = coded.iter().flat_map(|(_, coded)| coded.claims.clone()).collect();
    let dataset = merge(cards, claims, &[]);
    let rows: Vec<_> = jsonl::rows(&dataset, &texts).collect();
    let read = jsonl::read(&jsonl::to_string(&dataset, &texts)).expect("our own lines");
    assert_eq!(read, rows);
    let map: serde_json::Value =
        serde_json::from_str(&geojson::to_string(&dataset, &texts)).expect("JSON");
    assert!(map["features"].is_array());
    assert!(kml::to_string(&dataset, &texts).ends_with("</kml>\n"));
    let written = table::to_csv(&dataset, &texts, table::Settings { excel_safe: true, bom: false });
    let mut reader = csv::Reader::from_reader(written.as_slice());
    let n_rows = reader.records().map(|row| row.expect("each has all cells").len());
    assert!(n_rows.into_iter().all(|n_cells| n_cells == COLUMNS.len()));
});
