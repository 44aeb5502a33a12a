//! The same reports give the same bytes: in every run, with any number of threads, in any order of the files.

use std::path::Path;

use crate::support::{examples, folder, run};

/// All that can be written of these reports, each output under its name.
fn outputs(inputs: &[String], threads: &str, folder: &Path) -> Vec<(String, Vec<u8>)> {
    let path = folder.join(format!("{threads}.gpkg")).to_string_lossy().into_owned();
    let mut code = vec!["code", "--quiet", "--threads", threads];
    code.extend(inputs.iter().map(String::as_str));
    let with = |more: &[&str]| written(&[&code, more].concat());
    let mut outputs = vec![
        ("table".to_owned(), with(&[])),
        ("lines".to_owned(), with(&["--format", "jsonl"])),
    ];
    with_file(&[&code, ["--replace", "-o", &path].as_slice()].concat());
    let file = std::fs::read(&path).expect("the dataset");
    outputs.push(("dataset".to_owned(), file));
    let maps = ["kml", "geojson", "geoparquet"];
    for format in
        ["acled", "ged", "polecat", "hxl", "jsonl", "csv"].into_iter().chain(maps)
    {
        outputs.push((format.to_owned(), written(&["export", &path, format])));
    }
    outputs
}

#[track_caller]
fn written(arguments: &[&str]) -> Vec<u8> {
    let output = with_file(arguments);
    assert!(!output.is_empty(), "{arguments:?} writes nothing");
    output
}

#[track_caller]
fn with_file(arguments: &[&str]) -> Vec<u8> {
    let output = run(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[track_caller]
fn check(name: &str, once: &[String], again: &[String], threads: [&str; 2]) {
    let folder = folder(name);
    let once = outputs(once, threads[0], &folder);
    let again = outputs(again, threads[1], &folder);
    for ((name, once), (_, again)) in once.iter().zip(&again) {
        assert!(once == again, "{name} differs");
    }
}

#[test]
fn two_runs_give_the_same_bytes() {
    check("same-runs", &[examples()], &[examples()], ["2", "2"]);
}

#[test]
fn one_thread_and_three_give_the_same_bytes() {
    check("same-threads", &[examples()], &[examples()], ["1", "3"]);
}

#[test]
fn files_in_another_order_give_the_same_bytes() {
    let mut files: Vec<String> = std::fs::read_dir(examples())
        .expect("the examples")
        .map(|file| file.expect("a file").path().to_string_lossy().into_owned())
        .collect();
    files.sort();
    let backwards: Vec<String> = files.iter().rev().cloned().collect();
    check("same-order", &files, &backwards, ["2", "2"]);
}
