//! Datasets of earlier programs open, hold what they held, and take more.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use dateline::store::{LAYOUT, Store, verify};

use crate::support::{check_exit, folder, run, text};

/// One for each layout that a program wrote and that can be opened or upgraded, the newest last, with its reports and
/// decisions. A new layout adds a file and keeps the others.
const LAYOUTS: [(&str, usize, usize); 2] = [("layout-4", 6, 7), ("layout-5", 1, 1)];

/// The dataset, unpacked into a folder of its own.
pub(crate) fn golden(layout: &str, name: &str) -> String {
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
    for (layout, n_reports, n_decisions) in LAYOUTS {
        let path = golden(layout, layout);
        let is_earlier = !layout.ends_with(LAYOUT);
        if is_earlier {
            check_exit(&["show", &path], 1, "`dateline upgrade FILE.gpkg`");
        }
        check_exit(
            &["upgrade", &path],
            0,
            if is_earlier { "and has layout" } else { "already" },
        );
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
        assert_eq!(store.known_reports().expect("reports").len(), n_reports + 1);
        assert_eq!(store.log().expect("a log").len(), n_decisions, "{layout}");
        check_exit(&["verify", &path], 0, "");
    }
}

#[test]
fn the_newest_layout_has_its_dataset() {
    let (newest, ..) = LAYOUTS[LAYOUTS.len() - 1];
    assert_eq!(newest, format!("layout-{LAYOUT}"), "add one: tests/golden/README.md");
}

#[test]
fn a_dataset_of_a_layout_without_a_way_is_kept_until_it_is_coded_anew_and_its_decisions_go_on()
 {
    let path = golden("layout-5", "layout-other");
    relabel(&path, "3");
    let before = fs::read(&path).expect("bytes");
    let report = path.replace("dataset.gpkg", "r.txt");
    let words =
        "HAJIN - Rebels shelled Hajin on Monday, killing two people, residents said.\n";
    fs::write(&report, words).expect("written");
    let code =
        ["code", report.as_str(), "--published", "2016-05-04", "-o", path.as_str()];
    check_exit(&code, 1, "this program reads layout 5");
    for command in ["show", "upgrade"] {
        check_exit(&[command, &path], 1, "--replace`, which keeps what persons decided");
    }
    assert_eq!(fs::read(&path).expect("bytes"), before, "it is left as it was");
    check_exit(&[&code[..], &["--replace"]].concat(), 0, "1 report");
    let listed = text(&run(&["show", &path, "--json"]).stdout);
    assert!(listed.contains("\"review\":\"accepted\""), "{listed}");
    check_exit(&["verify", &path], 0, "");
}

#[test]
fn a_dataset_of_a_later_layout_is_left_to_the_program_that_wrote_it() {
    let path = golden("layout-5", "layout-later");
    relabel(&path, "99");
    let before = fs::read(&path).expect("bytes");
    for command in ["show", "upgrade"] {
        check_exit(&[command, &path], 1, "a later program wrote it");
    }
    assert_eq!(fs::read(&path).expect("bytes"), before);
}

/// Has the file say that it has another layout.
fn relabel(path: &str, layout: &str) {
    let file = rusqlite::Connection::open(path).expect("opens");
    let sql = "UPDATE dateline_meta SET value = ?1 WHERE name = 'layout'";
    file.execute(sql, [layout]).expect("changed");
}
