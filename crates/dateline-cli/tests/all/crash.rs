//! Commands are killed at any moment: what was there is there, and the next run gives what a quiet one gives.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use dateline::store::{Store, verify};

use crate::dice::{Dice, kills};
use crate::golden::golden;
use crate::support::{check_exit, dataset, dateline, examples, folder, run, text};

/// Reports enough that a run takes a while, all invented.
fn reports(path: &str, n: usize) {
    let rows = (0..n).map(|at| {
        let row = serde_json::json!({
            "id": at.to_string(), "publisher": "Levant Wire", "date": "2016-05-04",
            "text": format!(
                "HAJIN - Government forces shelled Hajin on Monday, killing {} people, residents said. \
                 Rebels captured a checkpoint near Mayadin on Sunday, wounding {} soldiers.",
                at + 2, at + 3
            ),
        });
        format!("{row}\n")
    });
    fs::write(path, rows.collect::<String>()).expect("written");
}

/// Starts a command and kills it after a while; whether it ended by itself before.
fn killed(arguments: &[&str], after: Duration) -> bool {
    let mut child = dateline(arguments)
        .env("SOURCE_DATE_EPOCH", "1461240000")
        .env("DATELINE_CODER", "anna")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("starts");
    thread::sleep(after);
    let ended = child.try_wait().expect("a child").is_some();
    if !ended {
        // The signal that no program can answer.
        child.kill().expect("killed");
    }
    child.wait().expect("gone");
    ended
}

/// How long a command takes when it is left alone.
fn quiet(arguments: &[&str]) -> Duration {
    let begun = Instant::now();
    let output = dateline(arguments)
        .env("SOURCE_DATE_EPOCH", "1461240000")
        .env("DATELINE_CODER", "anna")
        .output()
        .expect("starts");
    assert!(output.status.success(), "{}", text(&output.stderr));
    begun.elapsed()
}

fn at_some_moment(dice: &mut Dice, takes: Duration) -> Duration {
    let whole = u64::try_from(takes.as_micros()).unwrap_or(1).max(1);
    Duration::from_micros(dice.throw(whole))
}

#[test]
fn a_run_that_is_killed_leaves_the_dataset_and_the_next_one_gives_the_same_bytes() {
    let place = folder("crash-code");
    let name = |file: &str| place.join(file).to_string_lossy().into_owned();
    let (more, path, calm) =
        (name("more.jsonl"), name("dataset.gpkg"), name("calm.gpkg"));
    reports(&more, 60);
    for path in [&path, &calm] {
        quiet(&["code", &examples(), "-o", path]);
    }
    let takes = quiet(&["code", &more, "-o", &calm]);
    let mut dice = Dice(3);
    let (mut n_killed, mut n_broken) = (0, 0);
    let before =
        Store::open(path.as_ref()).expect("ours").known_reports().expect("reports");
    for _ in 0..kills() {
        let ended =
            killed(&["code", &more, "-o", &path], at_some_moment(&mut dice, takes));
        n_killed += usize::from(!ended);
        // It opens at once, and has all or nothing of the run.
        let now =
            Store::open(path.as_ref()).expect("ours").known_reports().expect("reports");
        assert!(now == before || now.len() == before.len() + 60, "{} reports", now.len());
        let checks = verify(path.as_ref()).expect("a dataset");
        n_broken += checks
            .iter()
            .filter(|check| !matches!(check.what, "file" | "log"))
            .filter(|check| !check.faults.is_empty())
            .count();
    }
    assert_eq!(n_broken, 0, "tables, pages, decisions, quotes or originals");
    quiet(&["code", &more, "-o", &path]);
    assert_eq!(fs::read(&path).expect("bytes"), fs::read(&calm).expect("bytes"));
    println!("code: {n_killed} of {} killed", kills());
}

#[test]
fn decisions_and_exports_that_are_killed_are_whole_or_not_there() {
    let path = dataset("crash-decide");
    let table = path.replace("dataset.gpkg", "edits.csv");
    let sheet = text(&run(&["export", &path, "csv", "--profile", "full"]).stdout);
    let ids = sheet.lines().skip(1).filter_map(|line| line.split(',').next());
    let rows: String = ids.take(8).map(|id| format!("{id},accept\n")).collect();
    fs::write(&table, format!("event_id,decision\n{rows}")).expect("written");
    let calm = path.replace("dataset.gpkg", "calm.gpkg");
    fs::copy(&path, &calm).expect("a copy");
    let takes = quiet(&["import-edits", &calm, &table]);
    let mut dice = Dice(5);
    let mut n_last = 0;
    for _ in 0..kills() {
        killed(&["import-edits", &path, &table], at_some_moment(&mut dice, takes));
        // The log is whole, and holds eight decisions of a run or none.
        let log =
            Store::open(path.as_ref()).and_then(|store| store.log()).expect("a log");
        assert!(
            log.len().is_multiple_of(8) && log.len() >= n_last,
            "{} decisions",
            log.len()
        );
        n_last = log.len();
    }
    // The next step settles what was cut off.
    quiet(&["import-edits", &path, &table]);
    check_exit(&["verify", &path], 0, "");

    let out = path.replace("dataset.gpkg", "events.jsonl");
    let takes = quiet(&["export", &path, "jsonl", "-o", &out]);
    let whole = fs::read(&out).expect("bytes");
    for _ in 0..kills() {
        killed(&["export", &path, "jsonl", "-o", &out], at_some_moment(&mut dice, takes));
        assert_eq!(fs::read(&out).expect("bytes"), whole);
    }
}

#[test]
fn an_upgrade_that_is_killed_leaves_the_old_dataset_or_the_new() {
    let calm = golden("layout-4", "crash-upgrade-calm");
    let old = fs::read(&calm).expect("bytes");
    let takes = quiet(&["upgrade", &calm]);
    let new = fs::read(&calm).expect("bytes");
    let path = golden("layout-4", "crash-upgrade");
    let before = path.replace("dataset.gpkg", "dataset.layout-4.gpkg");
    let mut dice = Dice(11);
    let mut n_old = 0;
    for _ in 0..kills() {
        fs::write(&path, &old).expect("the old dataset again");
        let _ = fs::remove_file(&before);
        killed(&["upgrade", &path], at_some_moment(&mut dice, takes));
        let now = fs::read(&path).expect("bytes");
        assert!(now == old || now == new, "it is neither the old one nor the new one");
        assert!(now == old || fs::read(&before).expect("bytes") == old);
        n_old += usize::from(now == old);
        // The next one goes through, and throws away what the killed one left.
        quiet(&["upgrade", &path]);
        assert_eq!(fs::read(&path).expect("bytes"), new);
        assert_eq!(fs::read(&before).expect("bytes"), old);
        assert!(
            !fs::exists(path.replace("dataset", ".dataset") + ".upgrade.new")
                .expect("a folder")
        );
    }
    check_exit(&["verify", &path], 0, "");
    println!("upgrade: {n_old} of {} met the old file", kills());
}
