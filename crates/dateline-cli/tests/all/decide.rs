//! Decisions from the command line: made, listed, taken back, carried to other files.

use std::path::Path;

use crate::support::{check_exit, dataset, dateline, run, text};

/// Runs a command that signs as `anna`, on a fixed day, and gives its standard output.
#[track_caller]
fn decide(arguments: &[&str]) -> String {
    let output = dateline(arguments)
        .env("DATELINE_CODER", "anna")
        .env("SOURCE_DATE_EPOCH", "1461240000")
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout)
}

fn export(path: &str) -> String {
    text(&run(&["export", path, "csv", "--profile", "full"]).stdout)
}

/// The row of the first event whose cell in that column is this.
#[track_caller]
fn event(path: &str, column: &str, cell: &str) -> Vec<(String, String)> {
    let table = export(path);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let names = reader.headers().expect("a heading").clone();
    let rows = reader.records().map(|row| row.expect("a row"));
    let mut rows = rows.map(|row| -> Vec<(String, String)> {
        names.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect()
    });
    let fits = |row: &Vec<(String, String)>| get(row, column) == cell;
    rows.find(fits).unwrap_or_else(|| panic!("no {column} `{cell}` in {table}"))
}

fn get<'r>(row: &'r [(String, String)], column: &str) -> &'r str {
    let cell = row.iter().find(|(name, _)| name == column);
    cell.map_or("", |(_, cell)| cell.as_str())
}

#[test]
fn what_is_decided_shows_in_the_exports_and_in_the_log() {
    let path = dataset("decide-edit");
    let id = get(&event(&path, "place", "Mayadin"), "event_id").to_owned();
    decide(&["decide", &path, "edit", &id, "killed", "4..9", "--reason", "counted"]);
    decide(&["decide", &path, "edit", &id, "place", "near Hajin"]);
    decide(&["decide", &path, "accept", &id]);
    let row = event(&path, "event_id", &id);
    for (column, cell) in [
        ("killed_low", "4"),
        ("killed_high", "9"),
        ("place", "Hajin"),
        ("place_relation", "near"),
        ("review", "accepted"),
        ("edited", "place; killed"),
    ] {
        assert_eq!(get(&row, column), cell, "{column}");
    }
    let log = decide(&["log", &path]);
    let first = format!("   1  2016-04-21T12:00:00Z anna  edit {id} killed: 4..9\n");
    assert!(log.starts_with(&format!("{first}      because counted\n")), "{log}");
    decide(&["decide", &path, "undo"]);
    assert_eq!(get(&event(&path, "event_id", &id), "review"), "proposed");
    decide(&["decide", &path, "reject", &id]);
    assert!(!export(&path).contains(&id));
}

#[test]
fn events_are_merged_split_and_found_under_the_id_of_before() {
    let path = dataset("decide-merge");
    let before = export(&path);
    let into = get(&event(&path, "place", "Mayadin"), "event_id").to_owned();
    let from = get(&event(&path, "place", "Hajin"), "event_id").to_owned();
    let claims = run(&["explain", &path, &from, "--json"]).stdout;
    let claims: serde_json::Value = serde_json::from_slice(&claims).expect("JSON");
    let claims = claims["event"]["claims"].as_array().expect("claims").iter();
    let claims: Vec<&str> =
        claims.map(|claim| claim["claim_id"].as_str().expect("an id")).collect();
    decide(&["decide", &path, "merge", &into, &from]);
    assert!(!export(&path).contains(&from));
    let explained = text(&run(&["explain", &path, &from]).stdout);
    assert!(explained.contains(&into), "{explained}");
    decide(&[&["decide", &path, "split", &into], claims.as_slice()].concat());
    assert_eq!(export(&path), before);
}

#[test]
fn words_that_the_program_left_out_become_an_event() {
    let path = dataset("decide-add");
    let words = "engineers have defused more than 200 mines";
    let add = ["decide", &path, "add", "hajin.txt", words, "--act", "ASSAULT/explosives"];
    decide(&[&add[..], &["--place", "Hajin", "--date", "2018-12-14"]].concat());
    let row = event(&path, "review", "added");
    assert_eq!(get(&row, "place"), "Hajin");
    let explained = text(&run(&["explain", &path, get(&row, "event_id")]).stdout);
    assert!(explained.contains(words) && explained.contains("added by a person"));
}

#[test]
fn a_table_that_comes_back_becomes_edits_and_none_where_a_cell_is_wrong() {
    let path = dataset("decide-table");
    let id = get(&event(&path, "place", "Mayadin"), "event_id").to_owned();
    let sheet = Path::new(&path).with_file_name("edits.csv");
    let sheet_path = sheet.to_string_lossy().into_owned();
    let import = ["import-edits", &path, &sheet_path];
    let before = export(&path);
    let write = |rows: &str| std::fs::write(&sheet, rows).expect("a table");
    write(&format!("event_id;killed_low;killed_high;decision\n{id};three;4;accept\n"));
    check_exit(&import, 1, "refused: line 2, killed_low: `three..4` is no number");
    assert_eq!(export(&path), before);
    write(&format!(
        "event_id;killed_low;killed_high;country;decision\n{id};3;4;Iraq;accept\n"
    ));
    let listed = decide(&[&import[..], &["--dry-run"]].concat());
    assert!(listed.contains(&format!("edit {id} killed: 3..4")), "{listed}");
    assert_eq!(export(&path), before);
    decide(&import);
    let row = event(&path, "event_id", &id);
    assert_eq!((get(&row, "killed_low"), get(&row, "review")), ("3", "accepted"));
    // The table as it is now says nothing new.
    write(&export(&path));
    assert_eq!(decide(&import), "");
}

#[test]
fn decisions_go_to_another_file_of_the_same_reports_and_outlive_a_new_coding() {
    let (one, other) = (dataset("decide-from"), dataset("decide-to"));
    let id = get(&event(&one, "place", "Mayadin"), "event_id").to_owned();
    decide(&["decide", &one, "edit", &id, "actor", "SDF"]);
    decide(&["decide", &one, "reject", &id]);
    decide(&["decide", &one, "undo"]);
    decide(&["decide", &one, "uncoded", "hajin.txt", "Rain floods camp near al-Hol"]);
    let log = Path::new(&one).with_file_name("log.jsonl");
    std::fs::write(&log, decide(&["log", &one, "--json"])).expect("a file");
    decide(&["import-edits", &other, &log.to_string_lossy()]);
    assert_eq!(export(&other), export(&one));
    let before = export(&one);
    check_exit(&["code", &crate::support::examples(), "-o", &one, "--replace"], 0, "");
    assert_eq!(export(&one), before);
    assert_eq!(decide(&["log", &one]).lines().count(), 4);
}

#[test]
fn a_day_that_is_filled_in_dates_what_the_report_tells_and_taken_back_undates_it() {
    let folder = crate::support::folder("decide-fill");
    let report = folder.join("undated.txt");
    std::fs::write(&report, "Rebels shelled Hajin on Monday, killing four people.\n")
        .expect("a report");
    let path = folder.join("dataset.gpkg").to_string_lossy().into_owned();
    check_exit(&["code", &report.to_string_lossy(), "-o", &path], 0, "");
    let day = || get(&event(&path, "place", "Hajin"), "date_earliest").to_owned();
    assert_eq!(day(), "");
    decide(&["decide", &path, "fill", "undated.txt", "--published", "2016-05-04"]);
    assert_eq!(day(), "2016-05-02");
    decide(&["decide", &path, "undo"]);
    assert_eq!(day(), "");
}

#[test]
fn sentences_that_tell_no_event_by_decision_are_not_drawn_again() {
    let path = dataset("decide-uncoded");
    let words = "Rain floods camp near al-Hol";
    let sheet = || text(&run(&["audit", &path, "--sample", "100"]).stdout);
    assert!(sheet().contains(words));
    decide(&["decide", &path, "uncoded", "hajin.txt", words]);
    assert!(!sheet().contains(words));
}

#[test]
fn what_is_no_decision_is_told_with_what_to_write() {
    let path = dataset("decide-wrong");
    let id = get(&event(&path, "place", "Mayadin"), "event_id").to_owned();
    for (arguments, told) in [
        (vec!["edit", id.as_str(), "date", "14.1."], "write a day as 2016-05-04"),
        (vec!["edit", id.as_str(), "place", "Wadi Nowhere"], "dateline places search"),
        (vec!["accept", "DL-XXX-nothing"], "no event is `DL-XXX-nothing`"),
        (vec!["uncoded", "hajin.txt", "no such words"], "quote them as they stand"),
        (vec!["split", id.as_str(), "nothing"], "`dateline explain` prints their ids"),
        (vec!["undo"], "there is nothing to take back"),
    ] {
        let arguments =
            [&["decide", path.as_str()], arguments.as_slice(), &["--by", "anna"]]
                .concat();
        check_exit(&arguments, 1, told);
    }
}
