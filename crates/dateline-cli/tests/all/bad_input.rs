//! Inputs that are broken, hostile or no files: each is named with a remedy, and all others are coded.

use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::support::{folder, run, text};

const GOOD: &str = "Islamic State militants shelled the town of Hajin on Tuesday, killing two civilians.\n";

/// What becomes of a broken input.
enum Fate {
    /// Refused under this name; the run ends with 3.
    Refused(&'static str),
    /// Passed over under this name where it lay in a folder.
    PassedOver(&'static str),
    /// Read like any other.
    Read,
}

/// A folder with a good report on either side of a broken one, which `make` puts at the path it is given.
fn lay(name: &str, broken: &str, make: impl FnOnce(&Path)) -> (PathBuf, PathBuf) {
    let folder = folder(&format!("bad-{name}"));
    std::fs::write(folder.join("a.txt"), GOOD).expect("a report");
    let other = GOOD.replace("Hajin", "Abu Kamal");
    std::fs::write(folder.join("z.txt"), other).expect("a report");
    let path = folder.join(broken);
    make(&path);
    (folder, path)
}

#[track_caller]
fn check_made(name: &str, broken: &str, make: impl FnOnce(&Path), fate: &Fate) {
    let (folder, path) = lay(name, broken, make);
    let folder = folder.to_string_lossy().into_owned();
    let output = run(&["code", &folder, "--fields", "place"]);
    let (told, table) = (text(&output.stderr), text(&output.stdout));
    assert!(table.contains("Hajin") && table.contains("Abu Kamal"), "{table}{told}");
    let path = path.to_string_lossy();
    let (code, heading) = match fate {
        Fate::Refused(reason) => (3, Some(format!("refused[{reason}]: {path}"))),
        Fate::PassedOver(reason) => (0, Some(format!("passed over[{reason}]: {path}"))),
        Fate::Read => (0, None),
    };
    assert_eq!(output.status.code(), Some(code), "{told}");
    match heading {
        Some(heading) => {
            let (_, rest) = told.split_once(&heading).unwrap_or_else(|| panic!("{told}"));
            let remedy = rest.lines().nth(1).unwrap_or_default();
            assert!(remedy.starts_with("   = help: "), "{told}");
        }
        None => assert!(!told.contains("refused"), "{told}"),
    }
}

#[track_caller]
fn check(name: &str, broken: &str, bytes: impl AsRef<[u8]>, fate: Fate) {
    let make = |path: &Path| std::fs::write(path, bytes).expect("a file");
    check_made(name, broken, make, &fate);
}

fn wide(words: &str, mark: &str) -> Vec<u8> {
    format!("{mark}{words}").encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn what_holds_nothing_is_named() {
    check("empty", "m.txt", "", Fate::PassedOver("empty"));
    check("blank", "m.txt", " \n\t\n".repeat(100), Fate::Refused("no-text"));
    check("blank-long", "m.txt", " \n\t\n".repeat(50_000), Fate::Refused("no-text"));
    let bytes: Vec<u8> = (0..=255).collect();
    check("binary", "m.txt", bytes.repeat(100), Fate::PassedOver("binary"));
}

#[test]
fn letters_in_any_encoding_are_read() {
    check("cut", "m.txt", &format!("{GOOD}“a”").as_bytes()[..GOOD.len() + 6], Fate::Read);
    let illegal = [GOOD.as_bytes(), b"\xff\xfe\x80\x81 word \xc3\x28 \xa0\xa1"].concat();
    check("illegal", "m.txt", illegal, Fate::Read);
    check("wide-mark", "m.txt", wide(GOOD, "\u{feff}"), Fate::Read);
    check("wide", "m.txt", wide(GOOD, ""), Fate::Read);
    let bytes = wide(GOOD, "\u{feff}");
    check("wide-cut", "m.txt", &bytes[..bytes.len() - 1], Fate::Read);
}

/// A line of 300 MB; its end is a hole in the file, so that it takes no time and no room.
fn endless(path: &Path, opening: &str) {
    let mut file = std::fs::File::create(path).expect("a file");
    file.write_all(opening.as_bytes()).expect("written");
    // Behind what is looked at to tell text from binary.
    file.write_all(&b"word ".repeat(1 << 15)).expect("written");
    file.seek(SeekFrom::Start(300 << 20)).expect("a place");
    file.write_all(b"\n{\"text\": \"").expect("written");
    file.write_all(GOOD.trim().as_bytes()).expect("written");
    file.write_all(b" It rained.\"}\n").expect("written");
}

#[test]
fn a_line_without_end_is_refused_by_the_cap() {
    let text = |path: &Path| endless(path, GOOD);
    check_made("long", "m.txt", text, &Fate::Refused("too-large"));
    let record = |path: &Path| endless(path, "{\"text\": \"");
    check_made("long-record", "m.jsonl", record, &Fate::Refused("record-too-large"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_line_without_end_is_not_held_in_memory() {
    let (folder, path) =
        lay("long-memory", "m.jsonl", |path| endless(path, "{\"text\": \""));
    let path = path.to_string_lossy();
    // 1.5 GiB of addresses are enough for the program with its threads, and too few for lines held whole as well.
    let script = "ulimit -v 1572864; exec \"$0\" code \"$1\" --threads 1";
    let output = std::process::Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_dateline"), &path])
        .current_dir(folder)
        .output()
        .expect("a shell");
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains("m.jsonl:1: the record is larger than 4 MiB"), "{told}");
    assert!(text(&output.stdout).contains("Hajin"), "the next line is coded");
}

#[test]
fn hostile_pages_cost_nothing_but_their_tags() {
    let n = 100_000;
    let deep = format!("<html><body>{}<p>{GOOD}</p>", "<div>".repeat(n));
    check("deep", "m.html", deep, Fate::Read);
    let attributes: String = (0..n).map(|i| format!("a{i}=\"x\" ")).collect();
    let wide = format!("<html><body><p {attributes}>{GOOD}</p></body></html>");
    check("attributes", "m.html", wide, Fate::Read);
    let tables = format!("<html><body>{}{GOOD}", "<table><tr><td>".repeat(n / 3));
    check("tables", "m.html", tables, Fate::Read);
}

#[test]
fn a_broken_record_costs_itself() {
    let record = |words: &str| format!("{{\"text\": \"{} {words}\"}}\n", GOOD.trim());
    let broken = format!("{}{{\"text\": \"abc\n{}", record("One."), record("Two."));
    check("record", "m.jsonl", &broken, Fate::Refused("bad-json"));
    let (_, path) = lay("line", "m.jsonl", |path| {
        std::fs::write(path, broken).expect("a file");
    });
    let output = run(&["code", &path.to_string_lossy()]);
    assert!(text(&output.stderr).contains("m.jsonl:2: "), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("2 reports"), "{}", text(&output.stderr));

    let rows = format!(
        "id,text,date\n1,\"{0}\",2016-04-05\n2\n3,\"{0} Two.\",2016-04-05,x,y\n,,\n",
        GOOD.trim()
    );
    check("ragged", "m.csv", rows, Fate::Refused("missing-text"));
    let quote = format!("id,text\n1,\"{}\n2,\"{GOOD}", "x ".repeat(3_000_000));
    check("quote", "m.csv", quote, Fate::Refused("record-too-large"));
    let deep = format!("{{\"text\": {}\n{}", "[".repeat(100_000), record("One."));
    check("deep-record", "m.jsonl", deep, Fate::Refused("bad-json"));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_named_and_never_waited_for() {
    use std::os::unix::fs::symlink;
    let dangling = |path: &Path| symlink("nowhere", path).expect("a link");
    check_made("dangling", "m.txt", dangling, &Fate::Refused("unreadable"));
    let itself = |path: &Path| symlink("m.txt", path).expect("a link");
    check_made("loop", "m.txt", itself, &Fate::Refused("unreadable"));
    let socket = |path: &Path| {
        // Kept short: a socket's path may have some hundred letters only.
        let name = std::env::temp_dir().join(format!("dl-{}.s", std::process::id()));
        let _ = std::fs::remove_file(&name);
        drop(std::os::unix::net::UnixListener::bind(&name).expect("a socket"));
        symlink(name, path).expect("a link");
    };
    check_made("socket", "m.txt", socket, &Fate::PassedOver("not-a-file"));
    let device = |path: &Path| symlink("/dev/zero", path).expect("a link");
    check_made("device", "m.txt", device, &Fate::PassedOver("not-a-file"));
    let pipe = |path: &Path| {
        let made = std::process::Command::new("mkfifo").arg(path).status();
        assert!(made.expect("mkfifo").success());
    };
    check_made("pipe", "m.txt", pipe, &Fate::PassedOver("not-a-file"));
    let pipe = lay("pipe-named", "m.txt", pipe).1;
    let output = run(&["code", &pipe.to_string_lossy()]);
    assert!(text(&output.stderr).contains("refused[not-a-file]"));
    assert_eq!(output.status.code(), Some(3));
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let make = |path: &Path| {
        std::fs::create_dir(path).expect("a folder");
        std::fs::write(path.join("b.txt"), GOOD).expect("a report");
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o000))
            .expect("permissions");
    };
    let (folder, path) = lay("closed", "m", make);
    let is_open = std::fs::read_dir(&path).is_ok();
    let output = run(&["code", &folder.to_string_lossy()]);
    let told = text(&output.stderr);
    let _ = std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755));
    // Permissions do not bind an administrator: then the report in it is read.
    match is_open {
        true => assert!(
            told.contains("2 reports, 2 events") && told.contains("known"),
            "{told}"
        ),
        false => {
            assert!(told.contains("refused[unreadable]: "), "{told}");
            assert_eq!(output.status.code(), Some(3), "{told}");
        }
    }
}
