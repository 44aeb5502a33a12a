//! Starts the program and keeps its files apart.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub(crate) fn dateline(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(arguments).stdin(Stdio::null());
    for name in ["CLICOLOR_FORCE", "CLICOLOR", "NO_COLOR"] {
        command.env_remove(name);
    }
    command
}

pub(crate) fn run(arguments: &[&str]) -> Output {
    dateline(arguments).output().expect("the program starts")
}

pub(crate) fn examples() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.join("examples/reports").to_string_lossy().into_owned()
}

/// The rules and labels that the manual writes.
pub(crate) fn own_rules() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.join("examples/lexicon").to_string_lossy().into_owned()
}

/// A folder of its own for each test.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[track_caller]
pub(crate) fn check_exit(arguments: &[&str], code: i32, told: &str) {
    let output = run(arguments);
    let stderr = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{stderr}");
    assert!(stderr.contains(told), "{stderr}");
}

/// A dataset of the example reports, in a folder of its own.
pub(crate) fn dataset(name: &str) -> String {
    let path = folder(name).join("dataset.gpkg").to_string_lossy().into_owned();
    check_exit(&["code", &examples(), "-o", &path], 0, "6 reports");
    path
}
