//! What is stored comes back the same.

use dateline::store::{Settings, Store, StoredReport};
use dateline::told::{stored_remark, stored_skip};
use dateline::{card, merge};

use crate::support::{code_files, root};

#[test]
fn a_dataset_that_is_stored_and_read_again_gives_the_same_events() {
    let run = code_files(&root().join("examples/reports"));
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("round-trip.gpkg");
    let _ = std::fs::remove_file(&path);
    let mut draft = Store::create(&path, Settings::default()).expect("a new file");
    for (report, coded) in &run.reports {
        let stored = StoredReport {
            card: card(report),
            text: report.text().to_owned(),
            zones: report.zones().to_vec(),
            diagnostics: coded.diagnostics.iter().map(stored_remark).collect(),
            skips: coded.skips.iter().map(stored_skip).collect(),
            claims: coded.claims.clone(),
        };
        draft.add_report(&stored).expect("it is added");
    }
    draft.write_events(&run.dataset).expect("it is written");
    draft.finish().expect("it is finished");

    let store = Store::open(&path).expect("it opens");
    let reports = store.reports().expect("the reports");
    let claims = store.claims().expect("the claims");
    assert_eq!(merge(reports, claims, &[]), run.dataset);
    assert_eq!(store.texts().expect("the texts"), run.texts);
    for (report, coded) in &run.reports {
        assert_eq!(store.zones(&report.id).expect("the zones"), report.zones());
        assert_eq!(store.skips(&report.id).expect("the skips").len(), coded.skips.len());
    }
}
