#![no_main]
//! A log of decisions that is read is printed as it was, and replaying it loses and changes no claim.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use dateline::decisions::in_words;
use dateline::model::{Claim, LogEntry, SourceTable};
use dateline::store::custody::CustodyLine;
use dateline::{merge_told, set_on_texts};
use dateline_fuzz::{Base, begin};
use libfuzzer_sys::fuzz_target;

fn base() -> &'static Base {
    static BASE: OnceLock<Base> = OnceLock::new();
    BASE.get_or_init(Base::new)
}

fuzz_target!(init: { begin(); base(); }, |bytes: &[u8]| {
    let Ok(lines) = std::str::from_utf8(bytes) else { return };
    let base = base();
    let event = dateline::merge(base.cards.clone(), base.claims.clone(), &[]).events.remove(0);
    // Ids are not to be guessed: marks stand for those of the dataset.
    let lines = lines
        .replace("@event", &event.id.0)
        .replace("@claim", &base.claims[0].id.0)
        .replace("@report", &base.cards[0].id.0);
    let mut log = Vec::new();
    for line in lines.lines() {
        if let Ok(custody) = serde_json::from_str::<CustodyLine>(line) {
            let printed = serde_json::to_string(&custody).expect("JSON");
            assert_eq!(serde_json::from_str::<CustodyLine>(&printed).expect("ours"), custody);
        }
        let Ok(mut entry) = serde_json::from_str::<LogEntry>(line) else { continue };
        entry.seq = log.len() as u64 + 1;
        let printed = serde_json::to_string(&entry).expect("JSON");
        assert_eq!(serde_json::from_str::<LogEntry>(&printed).expect("ours"), entry);
        let _ = in_words(&entry.decision);
        log.push(entry);
    }
    assert!(LogEntry::in_force(&log).len() <= log.len());
    set_on_texts(&mut log, &|report| base.texts.get(report).map(|text| text.as_str().into()));
    let replay = || {
        let known = SourceTable::default();
        merge_told(base.cards.clone(), base.claims.clone(), &log, &known)
    };
    let dataset = replay();
    assert_eq!(dataset, replay(), "replayed twice it differs");
    let mut seen = BTreeSet::new();
    for id in dataset.events.iter().flat_map(|event| &event.claims) {
        assert!(seen.insert(id), "{} is in two events", id.0);
    }
    for claim in &base.claims {
        let kept: Option<&Claim> = dataset.claim(&claim.id);
        assert!(kept.is_some(), "{} is lost", claim.id.0);
    }
});
