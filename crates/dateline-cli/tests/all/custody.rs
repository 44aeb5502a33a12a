//! What was touched is found, whichever byte and whichever line it was.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dateline::store::custody::{Custody, CustodyLine, of_bytes};
use dateline::store::verify;
use rusqlite::{Connection, params};

use crate::dice::Dice;
use crate::support::{check_exit, dataset, examples, run, text};

/// How many bytes are flipped and lines forged.
const TIMES: u64 = 200;

/// A dataset that persons decided about and that was handed out, and all files that belong to it.
fn decided(name: &str) -> (PathBuf, Vec<PathBuf>) {
    let path = dataset(name);
    let listed = text(&run(&["show", &path, "--json"]).stdout);
    let ids: Vec<String> = listed
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|event| event["event_id"].as_str().map(str::to_owned))
        .collect();
    for (at, id) in ids.iter().take(5).enumerate() {
        let what = if at % 2 == 0 { "accept" } else { "reject" };
        let reason = format!("reason {at}");
        check_exit(
            &["decide", &path, what, id, "--by", "anna", "--reason", &reason],
            0,
            "",
        );
    }
    assert!(run(&["export", &path, "csv", "--by", "anna"]).status.success());
    let path = PathBuf::from(path);
    let custody = Custody::of(&path);
    let mut files = vec![path.clone()];
    files.extend(custody.files().map(|(_, path)| path));
    files
        .extend(custody.originals().expect("a folder").into_iter().map(|(_, path)| path));
    (path, files)
}

/// Everything that is wrong with a dataset, in words.
fn faults(path: &Path) -> Vec<String> {
    match verify(path) {
        Ok(checks) => checks.into_iter().flat_map(|check| check.faults).collect(),
        Err(error) => vec![error.to_string()],
    }
}

fn writable(path: &Path) {
    let mut permissions = fs::metadata(path).expect("a file").permissions();
    #[expect(clippy::permissions_set_readonly_false, reason = "it is ours, in a test")]
    permissions.set_readonly(false);
    fs::set_permissions(path, permissions).expect("ours");
}

#[test]
fn whichever_byte_is_flipped_it_is_found() {
    let (path, files) = decided("flips");
    assert_eq!(faults(&path), Vec::<String>::new());
    let sizes: Vec<u64> =
        files.iter().map(|file| fs::metadata(file).expect("a file").len()).collect();
    let mut dice = Dice(41);
    let mut by_file: BTreeMap<usize, usize> = BTreeMap::new();
    for flip in 0..TIMES {
        // Half of them in the dataset, which is larger than all others.
        let file = match flip % 2 {
            0 => 0,
            _ => dice.throw(files.len() as u64) as usize,
        };
        let at = dice.throw(sizes[file]) as usize;
        let whole = fs::read(&files[file]).expect("bytes");
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << dice.throw(8);
        writable(&files[file]);
        fs::write(&files[file], &flipped).expect("written");
        let found = faults(&path);
        assert!(!found.is_empty(), "byte {at} of {}", files[file].display());
        // An original is named by its hash.
        if files[file].components().any(|part| part.as_os_str() == "originals") {
            let name = files[file].file_name().unwrap_or_default().to_string_lossy();
            assert!(found.iter().any(|fault| fault.contains(&*name)), "{found:?}");
        }
        fs::write(&files[file], &whole).expect("written");
        *by_file.entry(file).or_default() += 1;
    }
    assert_eq!(faults(&path), Vec::<String>::new());
    println!("{TIMES} flips in {} files, all found", by_file.len());
}

#[test]
fn without_its_log_a_dataset_shows_what_was_changed_in_its_tables() {
    let (path, _) = decided("flips-alone");
    let alone = path.with_file_name("alone.gpkg");
    fs::copy(&path, &alone).expect("a copy");
    let whole = fs::read(&alone).expect("bytes");
    let mut dice = Dice(43);
    let mut n_found = 0;
    for _ in 0..TIMES {
        let mut flipped = whole.clone();
        flipped[dice.throw(whole.len() as u64) as usize] ^= 1 << dice.throw(8);
        fs::write(&alone, &flipped).expect("written");
        n_found += u64::from(!faults(&alone).is_empty());
    }
    println!("{n_found} of {TIMES} flips found without a log");
    // The rest lies where SQLite keeps nothing: nearly half of a small file.
    assert!(n_found * 2 >= TIMES, "{n_found} of {TIMES}");
    fs::write(&alone, &whole).expect("written");
    let file = Connection::open(&alone).expect("opens");
    for (change, table) in [
        ("UPDATE reports SET outlet = 'Another'", "reports"),
        ("UPDATE evidence SET quote = 'else' WHERE fid = 1", "evidence"),
        ("DELETE FROM skips WHERE fid = 1", "skips"),
        ("CREATE TABLE mine (a)", "mine"),
    ] {
        file.execute(change, []).expect(change);
        let found = faults(&alone).join("; ");
        assert!(found.contains(&format!("table {table}")), "{change}: {found}");
    }
}

/// Puts a forged log of decisions into the file, in one of the ways in which one might.
fn forge_decisions(path: &Path, dice: &mut Dice) -> &'static str {
    let file = Connection::open(path).expect("opens");
    let n: i64 = file
        .query_row("SELECT count(*) FROM decisions", [], |row| row.get(0))
        .expect("a number");
    let seq = 1 + dice.throw(n as u64) as i64;
    let run = |sql: &str| file.execute(sql, params![seq]).map(|_| ()).expect("runs");
    match dice.throw(7) {
        0 => {
            run(
                "UPDATE decisions SET body = replace(body, 'reason ', 'another ') WHERE seq = ?1",
            );
            "body"
        }
        1 => {
            run("UPDATE decisions SET by = 'mallory' WHERE seq = ?1");
            "column"
        }
        2 => {
            run("DELETE FROM decisions WHERE seq = ?1");
            "deleted"
        }
        3 => {
            run("DELETE FROM decisions WHERE seq >= ?1");
            "cut"
        }
        4 => {
            let sql = "INSERT INTO decisions (seq, at, by, action, body, previous, hash)
                       SELECT 6, at, by, action, body, hash, previous FROM decisions WHERE seq = ?1";
            run(sql);
            "added"
        }
        5 => {
            run("UPDATE decisions SET at = '2020-01-01T00:00:00Z' WHERE seq = ?1");
            "day"
        }
        _ => {
            // Who knows how the chain is made.
            run(
                "UPDATE decisions SET body = replace(body, 'reason ', 'another ') WHERE seq = ?1",
            );
            rechain(&file);
            "rechained"
        }
    }
}

/// Makes the hashes of all decisions fit again.
fn rechain(file: &Connection) {
    let mut select =
        file.prepare("SELECT seq, body FROM decisions ORDER BY seq").expect("sql");
    let rows: Vec<(i64, String)> = select
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .and_then(Iterator::collect)
        .expect("rows");
    let mut previous = "0".repeat(64);
    for (seq, body) in rows {
        let hash = of_bytes(format!("{previous}\n{body}").as_bytes());
        file.execute(
            "UPDATE decisions SET previous = ?2, hash = ?3 WHERE seq = ?1",
            params![seq, previous, hash],
        )
        .expect("runs");
        previous = hash;
    }
}

/// Forges the log of custody.
fn forge_log(log: &Path, dice: &mut Dice) -> &'static str {
    let words = fs::read_to_string(log).expect("a log");
    let mut lines: Vec<String> = words.lines().map(str::to_owned).collect();
    let at = dice.throw(lines.len() as u64) as usize;
    let how = match dice.throw(6) {
        0 => {
            lines[at] = lines[at].replace("\"who\":\"", "\"who\":\"x");
            "who"
        }
        1 => {
            lines.remove(at);
            "removed"
        }
        2 => {
            lines.truncate(at);
            "cut"
        }
        3 => {
            lines.insert(at, lines[at].clone());
            "doubled"
        }
        4 => {
            let other = (at + 1) % lines.len();
            lines.swap(at, other);
            "swapped"
        }
        _ => {
            // Who knows how the chain is made, and forgets the head.
            lines[at] = lines[at].replace("\"who\":\"", "\"who\":\"x");
            let mut previous = "0".repeat(64);
            for line in &mut lines {
                let mut told: CustodyLine = serde_json::from_str(line).expect("a line");
                told.previous = previous;
                *line = serde_json::to_string(&told).expect("JSON");
                previous = of_bytes(line.as_bytes());
            }
            "rechained"
        }
    };
    fs::write(log, lines.iter().map(|line| format!("{line}\n")).collect::<String>())
        .expect("written");
    how
}

#[test]
fn whichever_line_of_a_log_is_forged_it_is_found() {
    let (path, files) = decided("forged");
    let whole: Vec<Vec<u8>> =
        files.iter().take(2).map(|file| fs::read(file).expect("bytes")).collect();
    let mut dice = Dice(47);
    let mut ways: BTreeMap<String, usize> = BTreeMap::new();
    for forgery in 0..TIMES {
        let how = match forgery % 2 {
            0 => format!("decisions: {}", forge_decisions(&path, &mut dice)),
            _ => format!("custody: {}", forge_log(&files[1], &mut dice)),
        };
        assert!(!faults(&path).is_empty(), "{how}");
        *ways.entry(how).or_default() += 1;
        for (file, bytes) in files.iter().zip(&whole) {
            fs::write(file, bytes).expect("written");
        }
    }
    assert_eq!(faults(&path), Vec::<String>::new());
    println!("{TIMES} forgeries found: {ways:?}");
}

#[test]
fn who_writes_the_whole_log_anew_is_found_by_a_head_that_was_given_away() {
    let (path, files) = decided("sealed");
    let sealed = run(&["seal", &path.to_string_lossy(), "--by", "anna"]);
    let head = text(&sealed.stdout).trim().to_owned();
    let custody = Custody::of(&path);
    assert_eq!(
        custody.line_with(&head).expect("a log"),
        Some(custody.end_of_log().expect("an end").0)
    );
    let mut previous = "0".repeat(64);
    let words = fs::read_to_string(&files[1]).expect("a log");
    let mut forged = String::new();
    for line in words.lines() {
        let mut told: CustodyLine = serde_json::from_str(line).expect("a line");
        told.who = "mallory".to_owned();
        told.previous = previous;
        let line = serde_json::to_string(&told).expect("JSON");
        previous = of_bytes(line.as_bytes());
        forged += &format!("{line}\n");
    }
    fs::write(&files[1], forged).expect("written");
    fs::write(&files[2], format!("{} {previous}\n", words.lines().count()))
        .expect("written");
    // A chain alone does not stop who can write all of it.
    assert_eq!(faults(&path), Vec::<String>::new());
    assert_eq!(custody.line_with(&head).expect("a log"), None);
}

#[test]
fn a_step_that_was_cut_off_is_told_and_the_next_one_settles_it() {
    let path = dataset("cut-off");
    let before = fs::read(&path).expect("bytes");
    let more = path.replace("dataset.gpkg", "more.txt");
    fs::write(&more, "Rebels shelled Hajin on Monday, killing two people.")
        .expect("written");
    check_exit(&["code", &more, "--published", "2016-05-04", "-o", &path], 0, "");
    // As if the program had been killed between the line of the log and the file.
    fs::write(&path, before).expect("written");
    check_exit(&["verify", &path], 1, "");
    assert!(text(&run(&["verify", &path]).stdout).contains("was cut off"));
    check_exit(&["code", &more, "--published", "2016-05-04", "-o", &path], 0, "");
    let told = run(&["verify", &path]);
    assert!(told.status.success() && text(&told.stdout).contains("note"));
}

#[test]
fn a_log_that_is_cut_off_before_its_head_again_and_again_goes_on() {
    let path = dataset("cut-off-twice");
    let custody = Custody::of(path.as_ref());
    let (head, made) =
        (custody.folder().join("head"), custody.folder().join(".head.new"));
    let n_lines = || {
        let log = fs::read_to_string(custody.folder().join("log.jsonl"));
        log.expect("a log").lines().count()
    };
    let export = || run(&["export", &path, "csv", "--by", "anna"]);
    let before = fs::read(&head).expect("a head");
    assert!(export().status.success());
    // As if the program had been killed between the line and the head.
    fs::write(&head, before).expect("written");
    let n_before = n_lines();
    // And the next one too: no head can be written.
    fs::create_dir(&made).expect("a folder");
    export();
    assert_eq!(n_lines(), n_before, "no line is written while the head lags behind");
    fs::remove_dir(&made).expect("gone");
    assert!(export().status.success());
    assert_eq!(n_lines(), n_before + 1);
    check_exit(&["verify", &path], 0, "");
}

#[test]
fn a_bundle_is_checked_with_common_tools() {
    let path = dataset("bundle");
    let folder = path.replace("dataset.gpkg", "bundle");
    check_exit(
        &["export", &path, "bundle", "-o", &folder, "--profile", "full"],
        0,
        "full",
    );
    check_exit(&["export", &path, "bundle", "-o", &folder], 1, "is there already");
    check_exit(&["export", &path, "bundle"], 1, "name a folder");
    let sums = fs::read_to_string(Path::new(&folder).join("SHA256SUMS")).expect("sums");
    for line in sums.lines() {
        let (hash, name) = line.split_once("  ").expect("hash and name");
        let bytes = fs::read(Path::new(&folder).join(name)).expect(name);
        assert_eq!(of_bytes(&bytes), hash, "{name}");
    }
    for name in [
        "README.md",
        "config.json",
        "log/log.jsonl",
        "log/decisions.jsonl",
        "data/acled.csv",
    ] {
        assert!(sums.contains(name), "{name}");
    }
    assert_eq!(sums.matches("evidence/originals/").count(), 5);
    assert_eq!(sums.matches("evidence/texts/").count(), 6);
    if let Ok(told) = Command::new("sha256sum")
        .args(["--check", "--quiet", "SHA256SUMS"])
        .current_dir(&folder)
        .output()
    {
        assert!(told.status.success(), "{}", text(&told.stdout));
    }
    let public = path.replace("dataset.gpkg", "public.zip");
    check_exit(&["export", &path, "bundle", "-o", &public], 0, "public");
    let bytes = text(&fs::read(&public).expect("a zip"));
    assert!(bytes.contains("data/events.jsonl") && !bytes.contains("evidence/texts"));
    assert!(!bytes.contains("log.jsonl"));
}

#[test]
fn originals_are_kept_as_they_were_received() {
    let path = dataset("originals");
    let custody = Custody::of(path.as_ref());
    let hajin = fs::read(format!("{}/hajin.txt", examples())).expect("a report");
    let kept = custody.original(&of_bytes(&hajin));
    assert_eq!(fs::read(&kept).expect("an original"), hajin);
    assert!(fs::metadata(&kept).expect("a file").permissions().readonly());
    check_exit(
        &["code", &examples(), "-o", &path, "--replace", "--originals", "none"],
        0,
        "",
    );
    fs::remove_file(&kept).expect("removed");
    let told = text(&run(&["verify", &path]).stdout);
    assert!(told.contains("is gone"), "{told}");
}

#[test]
fn what_a_cluster_coded_is_imported_with_a_line_in_the_log() {
    let place = crate::support::folder("custody-import");
    let none = dateline::formats::geoparquet::to_bytes(
        &dateline::model::Dataset::default(),
        &BTreeMap::new(),
    )
    .expect("a file without rows");
    for part in ["reports", "records"] {
        fs::create_dir_all(place.join("coded").join(part)).expect("a folder");
        fs::write(place.join("coded").join(part).join("0.parquet"), &none)
            .expect("written");
    }
    let (coded, path) = (place.join("coded"), place.join("dataset.gpkg"));
    let (coded, path) = (coded.to_string_lossy(), path.to_string_lossy());
    check_exit(&["import-parquet", &coded, "-o", &path], 0, "0 reports");
    let log = Custody::of(path.as_ref().as_ref()).folder().join("log.jsonl");
    let line = fs::read_to_string(log).expect("a log");
    let line: CustodyLine = serde_json::from_str(&line).expect("one line");
    assert_eq!(line.action, "import");
    let hashes: Vec<&str> = line.detail["inputs"]
        .as_array()
        .expect("inputs")
        .iter()
        .filter_map(|input| input["sha256"].as_str())
        .collect();
    assert_eq!(hashes, [of_bytes(&none), of_bytes(&none)]);
    check_exit(&["verify", &path], 0, "");
}
