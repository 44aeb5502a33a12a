//! Outputs that cannot be written: an error that names the file, and nothing half-written.
#![cfg(unix)]

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use crate::support::{check_exit, dataset, dateline, examples, folder, run, text};

/// Runs a shell line in which `$0` is the program and `$1` to `$9` are the arguments.
fn shell(line: &str, arguments: &[&str]) -> Output {
    Command::new("sh")
        .args(["-c", line, env!("CARGO_BIN_EXE_dateline")])
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("a shell")
}

/// The run ended with 1, an error that names `told`, and a remedy; the folder holds what it held before.
#[track_caller]
fn check(output: &Output, told: &[&str], folder: &Path, before: &[(String, Vec<u8>)]) {
    let stderr = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(stderr.contains("error: "), "{stderr}");
    for part in told {
        assert!(stderr.contains(part), "{part}: {stderr}");
    }
    assert!(before == held(folder), "the folder holds something else: {stderr}");
}

/// The names and bytes in a folder. Originals of a run that failed may stay: the next run keeps the same.
fn held(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut held: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .expect("a folder")
        .flatten()
        .filter(|entry| !entry.file_name().to_string_lossy().ends_with(".custody"))
        .map(|entry| {
            let bytes = std::fs::read(entry.path()).unwrap_or_default();
            (entry.file_name().to_string_lossy().into_owned(), bytes)
        })
        .collect();
    held.sort();
    held
}

#[test]
fn what_no_cluster_wrote_is_not_imported() {
    let target = folder("not-coded");
    let output = target.join("a.gpkg");
    let (folder, output) = (target.to_string_lossy(), output.to_string_lossy());
    let import = ["import-parquet", &*folder, "-o", &*output];
    check_exit(&import, 1, "name the folder that dateline_spark wrote");
    std::fs::create_dir_all(target.join("reports")).expect("a folder");
    std::fs::write(target.join("reports/a.parquet"), "no table").expect("a file");
    check_exit(&import, 1, "a.parquet");
    assert!(!std::path::Path::new(&*output).exists());
}

#[test]
fn a_full_disk_is_told_and_leaves_the_old_dataset() {
    let path = dataset("full");
    let folder = Path::new(&path).parent().expect("a folder");
    let before = held(folder);
    let new = folder.join("new.gpkg").to_string_lossy().into_owned();
    // A limit on the size of files stops a write as a full disk does, and needs no rights. It counts half KiB, or KiB:
    // the first stops the draft at its beginning, the second the file itself.
    for limit in ["60", "300"] {
        let line =
            format!("ulimit -f {limit}; exec \"$0\" code \"$1\" -o \"$2\" --replace -q");
        for target in [&path, &new] {
            let output = shell(&line, &[&examples(), target]);
            let name = target.rsplit('/').next().expect("a name");
            check(&output, &[name, "= help: make room"], folder, &before);
        }
    }
    check_exit(&["show", &path], 0, "");
    // An export that was there stays as well.
    let csv = folder.join("a.csv");
    std::fs::write(&csv, "old").expect("a file");
    let before = held(folder);
    let line = "ulimit -f 1; exec \"$0\" export \"$1\" jsonl -o \"$2\"";
    let output = shell(line, &[&path, &csv.to_string_lossy()]);
    check(&output, &["a.csv", "= help: make room"], folder, &before);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_told() {
    let path = dataset("full-device");
    let folder = Path::new(&path).parent().expect("a folder");
    let before = held(folder);
    for line in [
        "\"$0\" export \"$1\" csv -o /dev/full",
        "\"$0\" export \"$1\" csv > /dev/full",
        "\"$0\" show \"$1\" > /dev/full",
        "\"$0\" code \"$2\" > /dev/full",
        "\"$0\" code \"$2\" --format jsonl > /dev/full",
    ] {
        let output = shell(line, &[&path, &examples()]);
        let name = if line.contains("-o") { "/dev/full" } else { "standard output" };
        check(&output, &[name, "No space left", "= help: make room"], folder, &before);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_file_system_is_told() {
    // A file system of one MiB needs an administrator, and a system that lets one make it.
    let line = "mount -t tmpfs -o size=1m none \"$1\" 2>/dev/null || exit 99
        \"$0\" code \"$2\" -o \"$1/a.gpkg\" -q; code=$?; ls -A \"$1\"; umount \"$1\"; exit $code";
    let folder = folder("full-tmpfs");
    let reports = folder.join("many.jsonl");
    let mut lines = String::new();
    for n in 0..400 {
        let words = "Militants shelled the town of Hajin on Tuesday. ".repeat(4 + n % 7);
        lines.push_str(&format!("{{\"text\": \"{words}It was raid {n}.\"}}\n"));
    }
    std::fs::write(&reports, lines).expect("reports");
    let inner = folder.join("small");
    std::fs::create_dir(&inner).expect("a folder");
    let output = shell(line, &[&inner.to_string_lossy(), &reports.to_string_lossy()]);
    if output.status.code() != Some(99) {
        check(&output, &["a.gpkg", "full", "= help: make room"], &inner, &[]);
        assert_eq!(text(&output.stdout), "", "nothing is left behind");
    }
}

#[test]
fn a_folder_that_takes_no_file_is_told() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let path = dataset("closed");
    let folder = Path::new(&path).parent().expect("a folder");
    let mode = |mode| std::fs::Permissions::from_mode(mode);
    std::fs::set_permissions(folder, mode(0o555)).expect("permissions");
    let before = held(folder);
    let writes = std::fs::write(folder.join("probe"), "").is_ok();
    let _ = std::fs::remove_file(folder.join("probe"));
    let as_user = |arguments: &[&str]| {
        let mut command = dateline(arguments);
        if writes {
            // Permissions do not bind an administrator, so the program runs as nobody.
            command.uid(65_534);
        }
        command.output()
    };
    // Where nobody may not even start the program there is nothing to see.
    if as_user(&["--version"]).is_ok_and(|output| output.status.success()) {
        let new = folder.join("new.gpkg").to_string_lossy().into_owned();
        for arguments in [
            ["code", &examples(), "-o", &new],
            ["code", &examples(), "-o", &path],
            ["export", &path, "csv", &format!("-o{}", folder.join("a.csv").display())],
        ] {
            let output = as_user(&arguments).expect("the program starts");
            check(&output, &["Permission denied", "= help: "], folder, &before);
        }
    }
    std::fs::set_permissions(folder, mode(0o755)).expect("permissions");
}

#[test]
fn a_folder_is_no_file_to_write() {
    let path = dataset("is-folder");
    let folder = Path::new(&path).parent().expect("a folder");
    let inner = folder.join("inner.gpkg");
    std::fs::create_dir(&inner).expect("a folder");
    let before = held(folder);
    let inner = inner.to_string_lossy();
    for arguments in [["code", &examples(), "-o", &inner], ["export", &path, "csv", "-o"]]
    {
        let mut arguments = arguments.to_vec();
        if arguments[0] == "export" {
            arguments.push(&inner);
        }
        check(&run(&arguments), &["is a folder: name a file"], folder, &before);
    }
}

#[test]
fn what_is_not_ours_or_not_whole_is_left_alone() {
    let path = dataset("damaged");
    let folder = Path::new(&path).parent().expect("a folder");
    let whole = std::fs::read(&path).expect("the dataset");
    let torn = |kept: usize| whole[..kept].to_vec();
    let foreign = {
        let other = folder.join("other.gpkg");
        let file = rusqlite::Connection::open(&other).expect("a file");
        file.execute_batch(
            "PRAGMA application_id = 0x47504B47; CREATE TABLE gpkg_contents (table_name);",
        )
        .expect("a GeoPackage");
        drop(file);
        let bytes = std::fs::read(&other).expect("the file");
        std::fs::remove_file(other).expect("removed");
        bytes
    };
    for bytes in
        [b"somebody's notes".to_vec(), foreign, torn(whole.len() / 2), torn(5_000)]
    {
        std::fs::write(&path, bytes).expect("written");
        let before = held(folder);
        let output = run(&["code", &examples(), "-o", &path]);
        check(&output, &["dataset.gpkg: ", "= help: "], folder, &before);
    }
}

#[test]
fn a_second_writer_is_told_at_once() {
    let path = folder("second").join("dataset.gpkg").to_string_lossy().into_owned();
    // The first waits for its report, with the file already its own.
    let mut first = dateline(&["code", "-", "-o", &path, "-q"])
        .stdin(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let lock = Path::new(&path).with_file_name(".dataset.gpkg.part");
    while !lock.exists() {
        std::thread::sleep(Duration::from_millis(10));
    }
    for _ in 0..2 {
        check_exit(&["code", &examples(), "-o", &path], 1, "another run is writing it");
    }
    drop(first.stdin.take());
    first.wait().expect("it ends");
    check_exit(&["code", &examples(), "-o", &path], 0, "6 reports");
}

#[test]
fn a_run_that_is_killed_leaves_the_old_dataset_or_the_new() {
    let path = dataset("killed");
    let folder = Path::new(&path).parent().expect("a folder");
    let old = std::fs::read(&path).expect("the old dataset");
    let more = folder.join("more.jsonl");
    let mut lines = String::new();
    for n in 0..150 {
        lines.push_str(&format!(
            "{{\"text\": \"Militants shelled the town of Hajin on Tuesday, killing {n} civilians.\"}}\n"
        ));
    }
    std::fs::write(&more, lines).expect("reports");
    let more = more.to_string_lossy();
    let new = {
        let copy = folder.join("copy.gpkg");
        std::fs::copy(&path, &copy).expect("a copy");
        check_exit(&["code", &more, "-o", &copy.to_string_lossy()], 0, "150 reports");
        std::fs::read(copy).expect("the new dataset")
    };
    let started = std::time::Instant::now();
    check_exit(&["code", &more, "-o", &path], 0, "150 reports");
    let usual = started.elapsed();
    let mut n_killed = 0;
    for part in 0..12 {
        std::fs::write(&path, &old).expect("the old dataset again");
        let mut child =
            dateline(&["code", &more, "-o", &path, "-q"]).spawn().expect("it starts");
        std::thread::sleep(usual * part / 11);
        let _ = child.kill();
        n_killed += usize::from(!child.wait().expect("it ends").success());
        let found = std::fs::read(&path).expect("a dataset");
        assert!(found == old || found == new, "torn in part {part}");
    }
    assert!(n_killed > 0, "no run was killed in time");
    // What the killed runs left is thrown away by the next.
    check_exit(&["code", &more, "-o", &path], 0, "reports");
    let names: Vec<String> = held(folder).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["copy.gpkg", "dataset.gpkg", "more.jsonl"]);
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_program_quietly() {
    let path = dataset("head");
    for line in ["show \"$1\" -q", "export \"$1\" jsonl", "code \"$2\" -q --format jsonl"]
    {
        let line = format!("{{ \"$0\" {line}; echo $? >&2; }} | head -c 1 > /dev/null");
        let output = shell(&line, &[&path, &examples()]);
        assert_eq!(text(&output.stderr), "0\n", "{line}");
    }
}
