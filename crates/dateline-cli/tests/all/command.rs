//! The program as scripts see it: exit codes, streams, files.

use std::io::Write;
use std::process::Stdio;

use crate::support::{check_exit, dateline, examples, folder, run, text};

#[test]
fn the_exit_code_tells_how_it_went() {
    let empty = folder("exit").join("empty.txt");
    std::fs::write(&empty, "").expect("a file");
    check_exit(&["code"], 2, "INPUT");
    check_exit(&["code", "no-such-file.txt"], 3, "no such file");
    check_exit(&["code", &empty.to_string_lossy()], 3, "refused");
    check_exit(&["show", "no-such-file.gpkg", "x"], 1, "no-such-file.gpkg");
    let bare = folder("exit-bare");
    check_exit(&["code", &bare.to_string_lossy()], 1, "no file to read");
    let nowhere = bare.join("nowhere/out.gpkg");
    let nowhere = nowhere.to_string_lossy();
    check_exit(&["code", &examples(), "-o", &nowhere], 1, "there is no folder");
    check_exit(&["code", &examples(), "-o", "out.csv"], 2, "ends in .gpkg");
    check_exit(&["code", &examples(), "--published", "May"], 2, "2016-05-04");
    check_exit(&["code", &examples(), "--publish", "x"], 2, "'--published'");
    check_exit(&["code", &examples()], 0, "6 reports");
}

#[test]
fn data_goes_to_standard_output_and_talk_to_standard_error() {
    let output = run(&["code", &examples()]);
    let table = text(&output.stdout);
    assert!(table.starts_with("DATE"), "{table}");
    assert!(table.contains("Hajin"), "{table}");
    assert!(!table.contains('\u{1b}'), "no colours in a pipe");
    let quiet = run(&["code", &examples(), "--quiet", "--format", "jsonl"]);
    assert!(quiet.stderr.is_empty());
    assert!(text(&quiet.stdout).lines().all(|line| line.starts_with('{')));
}

#[test]
fn a_dataset_is_added_to_and_known_reports_are_not_coded_twice() {
    let path = folder("add").join("dataset.gpkg");
    let path = path.to_string_lossy();
    check_exit(&["code", &examples(), "-o", &path], 0, "6 reports");
    check_exit(&["code", &examples(), "-o", &path], 0, "6 reports known before");
    check_exit(&["code", &examples(), "-o", &path, "--replace"], 0, ": 6 reports");
    for format in ["acled", "ged", "polecat", "hxl", "kml", "geojson", "jsonl", "csv"] {
        let output = run(&["export", &path, format]);
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert!(text(&output.stdout).contains("Hajin"), "{format}");
    }
    let tagged = text(&run(&["export", &path, "ged", "--hxl"]).stdout);
    assert!(tagged.lines().nth(1).is_some_and(|tags| tags.starts_with(",,#date+year")));
    check_exit(&["export", &path, "kml", "--hxl"], 1, "--hxl is for tables");
    let jsonl = text(&run(&["export", &path, "jsonl", "--profile", "full"]).stdout);
    assert_eq!(jsonl, text(&run(&["code", &examples(), "--format", "jsonl"]).stdout));
    let id = jsonl.split('"').nth(3).expect("the first event's id").to_owned();
    let explained = text(&run(&["explain", &path, &id]).stdout);
    assert!(explained.contains("^ event"), "{explained}");
    assert!(explained.contains("lexicon/rules/"), "{explained}");
    let listed = text(&run(&["show", &path]).stdout);
    let digits = id.rsplit('-').next().and_then(|digits| digits.get(..8));
    assert!(listed.contains(digits.expect("digits")), "{listed}");
    let shown = text(&run(&["show", &path, "hajin.txt"]).stdout);
    assert!(shown.contains("took control of"), "{shown}");
}

#[test]
fn a_file_that_is_not_ours_is_left_alone() {
    let path = folder("theirs").join("theirs.gpkg");
    std::fs::write(&path, "somebody's notes").expect("a file");
    let name = path.to_string_lossy();
    check_exit(&["code", &examples(), "-o", &name], 1, "not a dataset of dateline");
    check_exit(&["code", &examples(), "-o", &name, "--replace"], 1, "not a dataset");
    assert_eq!(std::fs::read_to_string(&path).expect("the file"), "somebody's notes");
}

#[test]
fn standard_input_is_a_report() {
    let mut child =
        dateline(&["code", "-", "--published", "2016-05-04", "--fields", "date,place"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
    let report = b"Islamic State militants shelled the town of Hajin on Tuesday, killing two civilians.\n";
    child.stdin.take().expect("its input").write_all(report).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert!(
        text(&output.stdout).contains("2016-05-03  Hajin"),
        "{}",
        text(&output.stdout)
    );
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = dateline(&["parse", &format!("{}/hajin.txt", examples())])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
}
