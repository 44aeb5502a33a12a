//! Datasets of earlier programs open, hold what they held, and take more.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use dateline::store::{Store, verify};
use rusqlite::Connection;

use crate::support::{check_exit, folder, run, text};

/// One for each layout that a program wrote, the newest last. A new layout adds a file and keeps the others.
const LAYOUTS: [&str; 1] = ["layout-5"];

/// The dataset, unpacked into a folder of its own.
fn golden(layout: &str, name: &str) -> String {
    let zip =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{layout}.zip"));
    let mut zip = zip::ZipArchive::new(File::open(zip).expect("a file")).expect("a zip");
    let mut bytes = Vec::new();
    zip.by_index(0).expect("one file").read_to_end(&mut bytes).expect("whole");
    let path = folder(name).join("dataset.gpkg");
    fs::write(&path, bytes).expect("written");
    path.to_string_lossy().into_owned()
}

#[test]
fn a_dataset_of_each_layout_opens_and_takes_more() {
    for layout in LAYOUTS {
        let path = golden(layout, layout);
        let checks = verify(path.as_ref()).expect("a dataset");
        let faults: Vec<&String> =
            checks.iter().flat_map(|check| &check.faults).collect();
        assert!(faults.is_empty(), "{layout}: {faults:?}");
        let listed = text(&run(&["show", &path, "--json"]).stdout);
        assert!(
            listed.contains("\"review\":\"accepted\"") && listed.contains("Hajin"),
            "{listed}"
        );
        let more = path.replace("dataset.gpkg", "more.txt");
        fs::write(&more, "Rebels shelled Mayadin on Sunday, wounding a man.")
            .expect("written");
        check_exit(
            &["code", &more, "--published", "2016-05-04", "-o", &path],
            0,
            "1 report",
        );
        let store = Store::open(path.as_ref()).expect("ours");
        assert_eq!(store.known_reports().expect("reports").len(), 2, "{layout}");
        assert_eq!(store.log().expect("a log").len(), 1, "{layout}");
        check_exit(&["verify", &path], 0, "");
    }
}

#[test]
fn a_dataset_of_another_layout_is_kept_until_it_is_coded_anew_and_its_decisions_go_on() {
    let path = golden("layout-5", "layout-other");
    let file = Connection::open(&path).expect("opens");
    let sql = "UPDATE dateline_meta SET value = '4' WHERE name = 'layout'";
    file.execute(sql, []).expect("changed");
    drop(file);
    let before = fs::read(&path).expect("bytes");
    let report = path.replace("dataset.gpkg", "r.txt");
    let words =
        "HAJIN - Rebels shelled Hajin on Monday, killing two people, residents said.\n";
    fs::write(&report, words).expect("written");
    let code =
        ["code", report.as_str(), "--published", "2016-05-04", "-o", path.as_str()];
    check_exit(&code, 1, "this program reads layout 5");
    check_exit(&["show", &path], 1, "--replace");
    assert_eq!(fs::read(&path).expect("bytes"), before, "it is left as it was");
    check_exit(&[&code[..], &["--replace"]].concat(), 0, "1 report");
    let listed = text(&run(&["show", &path, "--json"]).stdout);
    assert!(listed.contains("\"review\":\"accepted\""), "{listed}");
    check_exit(&["verify", &path], 0, "");
}
