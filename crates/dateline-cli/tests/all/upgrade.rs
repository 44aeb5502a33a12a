//! An upgrade loses nothing: the new file holds all of the old one, which is kept, and where it does not it is not put in
//! place.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use dateline::store::custody::of_bytes;
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::golden::golden;
use crate::support::{check_exit, run, text};

/// Where the file of before is kept.
fn kept(path: &str) -> PathBuf {
    Path::new(path).with_extension("layout-4.gpkg")
}

/// The names of all that lies beside a file, itself too.
fn names(path: &str) -> Vec<String> {
    let folder = Path::new(path).parent().expect("a folder");
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn rows(path: &str, sql: &str) -> Vec<Vec<Value>> {
    let file = Connection::open(path).expect("opens");
    let mut select = file.prepare(sql).expect("tables");
    let n_columns = select.column_count();
    let rows = select.query_map([], |row| (0..n_columns).map(|at| row.get(at)).collect());
    rows.expect("rows").collect::<Result<_, _>>().expect("values")
}

#[test]
fn an_upgraded_dataset_has_the_events_of_before_and_the_old_file_beside_it() {
    let path = golden("layout-4", "upgrade");
    let before = fs::read(&path).expect("bytes");
    let tables = [
        "SELECT * FROM events",
        "SELECT * FROM claims",
        "SELECT * FROM decisions",
        "SELECT * FROM event_records",
        "SELECT text, zones, body FROM reports",
    ];
    let held = tables.map(|sql| rows(&path, sql));
    assert!(held.iter().all(|rows| !rows.is_empty()));

    let planned = run(&["upgrade", &path, "--dry-run", "--json"]);
    let planned: serde_json::Value =
        serde_json::from_slice(&planned.stdout).expect("JSON");
    assert_eq!(
        (&planned["from"], &planned["to"], &planned["done"]),
        (&"4".into(), &"5".into(), &false.into())
    );
    assert_eq!(names(&path), ["dataset.gpkg"], "a dry run writes nothing");
    assert_eq!(fs::read(&path).expect("bytes"), before);

    check_exit(&["upgrade", &path, "--by", "anna"], 0, "dataset.layout-4.gpkg");
    assert_eq!(tables.map(|sql| rows(&path, sql)), held);
    assert_eq!(fs::read(kept(&path)).expect("bytes"), before);
    assert_eq!(
        names(&path),
        ["dataset.custody", "dataset.gpkg", "dataset.layout-4.gpkg"]
    );
    let log = path.replace("dataset.gpkg", "dataset.custody/log.jsonl");
    let line: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(log).expect("a log")).expect("one line");
    assert_eq!(line["before"], of_bytes(&before));
    assert_eq!(line["after"], of_bytes(&fs::read(&path).expect("bytes")));
    assert_eq!((&line["action"], &line["who"]), (&"upgrade".into(), &"anna".into()));
    check_exit(&["verify", &path], 0, "");

    let after = fs::read(&path).expect("bytes");
    check_exit(&["upgrade", &path], 0, "has layout 5 already");
    assert_eq!(fs::read(&path).expect("bytes"), after, "a second time changes nothing");
}

#[test]
fn the_same_file_is_upgraded_to_the_same_bytes() {
    let [one, two] = ["upgrade-one", "upgrade-two"].map(|name| {
        let path = golden("layout-4", name);
        check_exit(&["upgrade", &path], 0, "");
        fs::read(path).expect("bytes")
    });
    assert_eq!(one, two);
}

#[test]
fn what_other_programs_added_to_the_file_goes_on() {
    let path = golden("layout-4", "upgrade-styles");
    let file = Connection::open(&path).expect("opens");
    file.execute_batch(
        "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, name TEXT);
         INSERT INTO layer_styles (name) VALUES ('red dots');
         INSERT INTO gpkg_contents (table_name, data_type) VALUES ('layer_styles', 'attributes')",
    )
    .expect("added");
    drop(file);
    check_exit(&["upgrade", &path], 0, "");
    let styles = rows(
        &path,
        "SELECT name FROM layer_styles JOIN gpkg_contents ON table_name = 'layer_styles'",
    );
    assert_eq!(styles, [[Value::from("red dots".to_owned())]]);
    check_exit(&["verify", &path], 0, "");
}

/// Breaks a file of layout 4, and expects the upgrade to be refused with these words and nothing else to have happened.
#[track_caller]
fn check_refused(name: &str, sql: &str, told: &str) {
    let path = golden("layout-4", name);
    Connection::open(&path).expect("opens").execute_batch(sql).expect("broken");
    let before = fs::read(&path).expect("bytes");
    let output = run(&["upgrade", &path]);
    let stderr = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{name}: {stderr}");
    assert!(stderr.contains(told) && stderr.contains("= help: "), "{name}: {stderr}");
    assert_eq!(fs::read(&path).expect("bytes"), before, "{name}");
    assert_eq!(names(&path), ["dataset.gpkg"], "{name}");
}

#[test]
fn a_file_that_is_not_whole_is_left_as_it_was() {
    for (name, sql, told) in [
        (
            "log",
            "UPDATE decisions SET body = replace(body, 'anna', 'mallory')",
            "line 1 of the log",
        ),
        ("column", "ALTER TABLE skips DROP COLUMN reason", "not that of a new file"),
        ("index", "DROP INDEX events_by_day", "index events_by_day"),
        ("table", "DROP TABLE versions", "versions"),
        ("claim", "UPDATE claims SET body = '{}' WHERE fid = 1", "missing field"),
        ("event", "UPDATE event_records SET body = '[' WHERE fid = 1", "DL-"),
        (
            "quote",
            "UPDATE evidence SET quote = 'nobody' WHERE fid = 1",
            "is not in its report",
        ),
        ("text", "UPDATE reports SET text = upper(text)", "is not in its report"),
        (
            "words",
            "INSERT INTO report_words (report_words) VALUES ('delete-all')",
            "damaged",
        ),
        (
            "layer",
            "DELETE FROM gpkg_contents WHERE table_name = 'skips'",
            "does not name skips",
        ),
    ] {
        check_refused(&format!("upgrade-{name}"), sql, told);
    }
}

#[test]
fn a_damaged_page_is_found_before_anything_is_copied() {
    let path = golden("layout-4", "upgrade-page");
    let mut bytes = fs::read(&path).expect("bytes");
    let pages = rows(&path, "SELECT rootpage FROM sqlite_master WHERE name = 'claims'");
    let Value::Integer(root) = pages[0][0] else { panic!("{pages:?}") };
    let at = usize::try_from(root - 1).expect("a page") * 4096;
    bytes[at..at + 200].fill(0x5a);
    fs::write(&path, &bytes).expect("written");
    check_exit(&["upgrade", &path], 1, "error");
    assert_eq!(fs::read(&path).expect("bytes"), bytes);
    assert_eq!(names(&path), ["dataset.gpkg"]);
}

#[test]
fn another_file_under_the_name_of_the_old_one_is_not_written_over() {
    let path = golden("layout-4", "upgrade-taken");
    fs::write(kept(&path), "notes").expect("written");
    for arguments in [&["upgrade", &path, "--dry-run"][..], &["upgrade", &path]] {
        check_exit(arguments, 1, "is there already");
    }
    assert_eq!(fs::read(kept(&path)).expect("bytes"), b"notes");
    // What an upgrade that was cut off left there is the same file, and no hindrance.
    fs::copy(&path, kept(&path)).expect("copied");
    check_exit(&["upgrade", &path], 0, "");
}

#[test]
fn a_dataset_that_another_run_writes_is_not_upgraded() {
    let path = golden("layout-4", "upgrade-in-use");
    let lock = Path::new(&path).with_file_name(".dataset.gpkg.lock");
    let lock = File::create(lock).expect("a file");
    lock.lock().expect("the lock");
    check_exit(&["upgrade", &path], 1, "another run is writing it");
    drop(lock);
    check_exit(&["upgrade", &path], 0, "");
}
