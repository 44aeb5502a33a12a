#![no_main]
//! Each row of a table of reports is accounted for by its line, and each edit of a table of events names an event.

use dateline::decisions::read_sheet;
use dateline::merge;
use dateline::model::{Dataset, Decision};
use dateline_fuzz::{Base, begin, coder, read_all};
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

fn base() -> &'static (Base, Dataset) {
    static BASE: OnceLock<(Base, Dataset)> = OnceLock::new();
    BASE.get_or_init(|| {
        let base = Base::new();
        let dataset = merge(base.cards.clone(), base.claims.clone(), &[]);
        (base, dataset)
    })
}

fuzz_target!(init: { begin(); base(); }, |bytes: &[u8]| {
    let n_lines = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() as u64 + 1;
    for name in ["reports.csv", "reports.tsv", "reports.jsonl"] {
        let found = read_all(name, bytes);
        let lines = found.reports.iter().filter_map(|report| report.origin.line);
        for line in lines.chain(found.refusals.iter().filter_map(|refusal| refusal.line)) {
            assert!((1..=n_lines).contains(&line), "{name}: line {line} of {n_lines}");
        }
    }
    let (base, dataset) = base();
    // The ids of events are not to be guessed: a mark stands for each.
    let events = dataset.events.iter().zip(b'0'..=b'9');
    let mut sheet = Vec::new();
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        let named = events.clone().find(|(_, mark)| rest.starts_with(b"@") && after.first() == Some(mark));
        match named {
            Some((event, _)) => {
                sheet.extend_from_slice(event.id.0.as_bytes());
                rest = &after[1..];
            }
            None => {
                sheet.push(*byte);
                rest = after;
            }
        }
    }
    let Ok(edits) = read_sheet(&sheet, dataset, &base.texts, &[], coder().world()) else { return };
    for edit in &edits.edits {
        let event = edit.decision.event().expect("a row is about an event");
        assert!(dataset.event(event).is_some(), "{}", event.0);
        let printed = serde_json::to_string(&edit.decision).expect("JSON");
        let read: Decision = serde_json::from_str(&printed).expect("it is read back");
        assert_eq!(read, edit.decision);
    }
});
