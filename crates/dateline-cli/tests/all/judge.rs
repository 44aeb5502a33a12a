//! What changed, how far two agree, how right it is: the commands that judge a dataset.

use std::path::Path;

use crate::support::{check_exit, dataset, examples, folder, run, text};

/// The examples, one of them corrected by an editor, one left out, and labels of one's own.
fn edited(name: &str) -> String {
    let folder = folder(name);
    for file in std::fs::read_dir(examples()).expect("the examples") {
        let path = file.expect("a file").path();
        let words = std::fs::read_to_string(&path).expect("a report");
        let words = words
            .replace("killing 15 civilians", "killing at least 12 civilians")
            .replace("A mine killed a farmer", "A mine injured a farmer");
        let name = path.file_name().expect("a name");
        if !name.to_string_lossy().starts_with("strike") {
            std::fs::write(folder.join(name), words).expect("a file");
        }
    }
    coded(&folder, &["--lexicon", &crate::support::own_rules()])
}

/// The reports of a folder, coded there: their paths are the same in every folder.
fn coded(folder: &Path, flags: &[&str]) -> String {
    let mut code = crate::support::dateline(&["code", ".", "-o", "dataset.gpkg", "-q"]);
    let output = code.args(flags).current_dir(folder).output().expect("it starts");
    assert!(output.status.success(), "{}", text(&output.stderr));
    folder.join("dataset.gpkg").to_string_lossy().into_owned()
}

fn whole(name: &str) -> String {
    let folder = folder(name);
    for file in std::fs::read_dir(examples()).expect("the examples") {
        let path = file.expect("a file").path();
        let to = folder.join(path.file_name().expect("a name"));
        std::fs::copy(&path, to).expect("a copy");
    }
    coded(&folder, &[])
}

/// What the command writes holds each of the words, in their order.
#[track_caller]
fn check(arguments: &[&str], words: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let written = text(&output.stdout);
    let mut rest = written.as_str();
    for word in words {
        let at = rest.find(word);
        rest = &rest[at.unwrap_or_else(|| panic!("no `{word}` in:\n{written}"))..];
    }
    written
}

#[test]
fn a_dataset_and_itself_do_not_differ_and_agree_in_all() {
    let path = dataset("judge-same");
    check(&["diff", &path, &path], &["Nothing changed: ", " events, 6 reports, "]);
    let table = check(
        &["agree", &path, &path, "--disagreements", "--reports"],
        &[
            " (100 %) in 6 reports that both read; matched by id ",
            "place ",
            "100 %   1.000",
            "reliable",
            "REPORT",
            "100 %  ",
            "baghuz.jsonl (baghuz-",
        ],
    );
    assert!(!table.contains("Told otherwise"), "{table}");
    assert!(table.lines().all(|line| line.chars().count() <= 130), "{table}");
}

#[test]
fn a_change_is_told_in_words_and_event_by_event() {
    let (before, after) = (whole("judge-before"), edited("judge-after"));
    let told = check(
        &["diff", &before, &after],
        &[
            " events before, ",
            " gone (",
            " with their reports",
            "changed: ",
            "6 reports before, 5 now: 1 gone, 1 with another text",
            "Coded with other rules or actors",
            "Reports gone",
            "strike-on-jabal-al-thardah.txt",
            "Reports with another text",
            "hajin.txt",
            "Events gone",
            "with its report",
            "Changed events",
            "killed    15 → 12",
        ],
    );
    let summary = check(&["diff", &before, &after, "--summary"], &[" events before, "]);
    assert!(told.starts_with(&summary), "{summary}");
    check(
        &["diff", &after, &before, "--summary"],
        &[" events before, ", " from 1 new report"],
    );
}

#[test]
fn two_coders_are_compared_on_the_reports_that_both_read() {
    let (a, b) = (whole("judge-a"), edited("judge-b"));
    check(
        &["agree", &a, &b],
        &["0 found by A only", "0 found by B only", "in 4 reports that both read"],
    );
    check_exit(&["agree", &a, &b], 0, "from reports that B did not read, count nowhere");
    let folder = folder("judge-tables");
    let table = |dataset: &str, format: &str| {
        let path = folder.join(format!("{}.{format}", dataset.len()));
        let path = path.to_string_lossy().into_owned();
        let output =
            run(&["export", dataset, format, "-o", &path, "-q", "--profile", "full"]);
        assert!(output.status.success());
        path
    };
    let (csv, lines) = (table(&b, "acled"), table(&b, "jsonl"));
    check(&["agree", &b, &lines], &["Both found ", " (100 %)"]);
    check(
        &["agree", &a, &csv, "--disagreements"],
        &["by values", "killed_low", "Found by A only", "Told otherwise", "15 ≠ 12"],
    );
    check_exit(&["agree", &a, &csv], 0, "matched by day, place and type");
    check_exit(&["agree", &lines, &csv], 1, "cannot be held against a table");
    check_exit(&["agree", &a, &format!("{}/hajin.txt", examples())], 1, "no column");
    check_exit(&["agree", &a, &examples()], 1, "is a folder");
}

/// The rows of a sheet with what a person writes in them.
pub(crate) fn fill(
    sheet: &Path,
    fill: impl Fn(usize, &str) -> [&'static str; 3],
) -> String {
    let mut reader = csv::Reader::from_path(sheet).expect("a sheet");
    let heads = reader.headers().expect("a head").clone();
    let at = |name: &str| heads.iter().position(|head| head == name).expect("a column");
    let path = sheet.with_extension("judged.csv");
    let mut writer = csv::Writer::from_path(&path).expect("a file");
    writer.write_record(&heads).expect("a head");
    for (row, record) in reader.records().enumerate() {
        let mut cells: Vec<String> =
            record.expect("a row").iter().map(str::to_owned).collect();
        let filled = fill(row, &cells[at("kind")].clone());
        for (name, value) in ["right", "wrong_fields", "holds_event"].iter().zip(filled) {
            cells[at(name)] = value.to_owned();
        }
        writer.write_record(&cells).expect("a row");
    }
    writer.flush().expect("a file");
    path.to_string_lossy().into_owned()
}

#[test]
fn a_sheet_that_is_filled_in_part_gives_precision_and_recall() {
    let path = dataset("judge-audit");
    let sheet = folder("judge-sheet").join("sheet.csv");
    let name = sheet.to_string_lossy().into_owned();
    check_exit(&["audit", &path, "--sample", "10", "-o", &name], 0, " events, 10 of ");
    let again = run(&["audit", &path, "--sample", "10"]);
    assert_eq!(std::fs::read(&sheet).expect("the sheet"), again.stdout);
    let other = run(&["audit", &path, "--sample", "10", "--seed", "2"]);
    assert_ne!(again.stdout, other.stdout);
    check_exit(&["audit", &path, "--judged", &name], 0, "20 rows not judged yet");
    let judged = fill(&sheet, |row, kind| match (kind, row) {
        ("event", 0) => ["wrong", "", ""],
        ("event", 1) => ["", "place", ""],
        ("event", 2..8) => ["right", "", ""],
        ("sentence", 10) => ["", "", "yes"],
        ("sentence", 11..15) => ["", "", "no"],
        (_, _) => ["", "", ""],
    });
    check(
        &["audit", &path, "--judged", &judged],
        &[
            "8 of ",
            " events judged, 5 of ",
            "87.5 % 52.9..97.8 %    7 of 8 events are told",
            "75.0 %",
            "6 of 8 events are",
            "place",
            "recall (estimate)",
            "1 of 5 uncoded sentences hold a missed event",
        ],
    );
    check_exit(
        &["audit", &path, "--judged", &judged],
        0,
        "7 rows not judged yet: 2 events, 5 sentences",
    );
    let faulty = fill(&sheet, |_, _| ["maybe", "", ""]);
    check_exit(
        &["audit", &path, "--judged", &faulty],
        1,
        ":2: `maybe` in column `right`",
    );
    let faulty = fill(&sheet, |_, _| ["", "plce", ""]);
    check_exit(&["audit", &path, "--judged", &faulty], 1, "`plce` in column");
    check_exit(&["audit", &path, "--judged", &path], 1, "save the sheet as CSV");
    check_exit(&["audit", &path], 2, "--sample");
    check_exit(&["audit", &path, "--sample", "2", "--json"], 2, "--json");
}

#[test]
fn a_sheet_can_be_held_against_a_dataset_that_has_changed() {
    let before = whole("judge-old");
    let after = edited("judge-new");
    let sheet = folder("judge-old-sheet").join("sheet.csv");
    let name = sheet.to_string_lossy().into_owned();
    check_exit(&["audit", &before, "--sample", "1000", "-o", &name], 0, " events, ");
    let judged = fill(&sheet, |_, kind| match kind {
        "event" => ["yes", "", ""],
        _ => ["", "", "n"],
    });
    check(
        &["audit", &before, "--judged", &judged],
        &[" events judged, ", "precision ", "100.0 %"],
    );
    check_exit(
        &["audit", &after, "--judged", &judged],
        0,
        "no such event is in the dataset",
    );
    check_exit(
        &["audit", &after, "--judged", &judged],
        0,
        "some values are others by now",
    );
}
