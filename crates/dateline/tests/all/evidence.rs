//! Every quote in the output is found at its span.

use std::path::Path;

use dateline::formats::jsonl;

use crate::support::{Run, bench, code_files, root};

#[track_caller]
fn check(path: &Path) -> usize {
    let Run { dataset, texts, reports } = code_files(path);
    for (report, coded) in &reports {
        for claim in &coded.claims {
            assert!(!claim.trigger.of(report.text()).is_empty(), "{}", claim.id.0);
            for field in dateline::fields::fields(claim) {
                assert!(!field.evidence.is_empty(), "{}: {}", claim.id.0, field.name);
                for span in field.evidence.iter().filter_map(|each| each.span()) {
                    assert!(
                        !span.of(report.text()).is_empty(),
                        "{}: {} has no words at {span:?}",
                        claim.id.0,
                        field.name
                    );
                }
            }
        }
    }
    let mut n_quotes = 0;
    for row in jsonl::rows(&dataset, &texts) {
        let value = serde_json::to_value(&row).expect("a row is JSON");
        for claim in value["claims"].as_array().expect("claims") {
            let id = claim["report"]["id"].as_str().expect("the report's id");
            let text =
                texts.iter().find(|(report, _)| *report.0 == *id).expect("its text").1;
            let letters: Vec<char> = text.chars().collect();
            for (key, quotes) in claim["evidence"].as_object().expect("evidence") {
                for quote in quotes.as_array().expect("a list") {
                    let at =
                        |name: &str| quote[name].as_u64().expect("a position") as usize;
                    let found: String = letters[at("start")..at("end")].iter().collect();
                    assert_eq!(quote["quote"].as_str(), Some(&*found), "{key} in {id}");
                    n_quotes += 1;
                }
            }
        }
    }
    n_quotes
}

#[test]
fn every_quote_of_the_examples_is_found_at_its_span() {
    assert!(check(&root().join("examples/reports")) > 100);
}

#[test]
fn every_quote_of_real_reports_is_found_at_its_span() {
    if let Some(bench) = bench() {
        check(&bench.join("raw"));
    }
}
