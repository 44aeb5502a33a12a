//! How the files of the tree look: their length, their first paragraph, and nothing of any one machine.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::Finding;

/// A file has one idea; beyond this many lines it has two.
const SMELL: usize = 350;
/// No file of Rust may be longer; a file of tests may be twice as long.
const LONGEST: usize = 600;

/// What would tie the tree to one machine or one place on the network, spelled apart so that this file passes.
const FOREIGN: &[(&str, &str)] = &[
    (concat!("/wo", "rk/"), "a path of one machine"),
    (concat!("/ro", "ot/"), "a path of one machine"),
    (concat!("/ho", "me/"), "a path of one machine"),
    (concat!("crates", ".io"), "a host of a registry"),
    (concat!("pypi", ".org"), "a host of a registry"),
    (concat!("pythonhosted", ".org"), "a host of a registry"),
    (concat!("npmjs", ".org"), "a host of a registry"),
    (concat!("npmjs", ".com"), "a host of a registry"),
];

/// Written by cargo and npm, which name their registries in them.
const LOCK_FILES: &[&str] = &["Cargo.lock", "package-lock.json"];

/// Looks at every file that git tracks.
pub(super) fn check(root: &Path) -> Result<Vec<Finding>> {
    let listed = Command::new("git")
        .args(["ls-files", "-z"])
        .current_dir(root)
        .output()
        .context("git is needed")?;
    if !listed.status.success() {
        bail!("git ls-files stopped with {}", listed.status);
    }
    let mut findings = Vec::new();
    for path in String::from_utf8_lossy(&listed.stdout).split_terminator('\0') {
        // A file that was removed but not yet committed is none of ours any more.
        let Ok(bytes) = std::fs::read(root.join(path)) else { continue };
        let Ok(text) = String::from_utf8(bytes) else { continue };
        findings.extend(check_file(path, &text));
    }
    Ok(findings)
}

fn check_file(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let n_lines = text.lines().count();
    // A list of cases is long without being hard to hold in the head.
    let longest = if path.ends_with("tests.rs") { 2 * LONGEST } else { LONGEST };
    if path.ends_with(".rs") && n_lines > longest {
        findings.push(Finding::fault(
            path,
            format!("{n_lines} lines, {longest} at the most"),
        ));
    } else if path.ends_with(".rs") && n_lines > SMELL {
        findings.push(Finding::note(path, format!("{n_lines} lines: has it two ideas?")));
    }
    if path.ends_with("src/lib.rs") && !opens_with_a_paragraph(text) {
        findings.push(Finding::fault(path, "opens without a paragraph".to_owned()));
    }
    let is_lock = LOCK_FILES.iter().any(|lock| path.ends_with(lock));
    if is_lock || path.starts_with("data/models/") {
        return findings;
    }
    for (line_idx, line) in text.lines().enumerate() {
        for (foreign, what) in FOREIGN {
            if line.contains(foreign) {
                let message = format!("line {}: `{foreign}` is {what}", line_idx + 1);
                findings.push(Finding::fault(path, message));
            }
        }
    }
    findings
}

/// A paragraph is a first line and at least one more that says what the crate must not know, or why.
fn opens_with_a_paragraph(text: &str) -> bool {
    let opening: Vec<&str> =
        text.lines().take_while(|line| line.starts_with("//!")).collect();
    let n_words = opening.iter().flat_map(|line| line.split_whitespace()).count();
    opening.len() >= 3 && n_words >= 25
}

#[cfg(test)]
mod tests {
    use super::check_file;

    fn check(path: &str, text: &str) -> Vec<String> {
        check_file(path, text).into_iter().map(|each| each.message).collect()
    }

    #[test]
    fn a_long_file_is_a_fault() {
        let text = "x\n".repeat(601);
        assert_eq!(check("crates/a/src/b.rs", &text), ["601 lines, 600 at the most"]);
        assert!(check("data/list.toml", &text).is_empty());
    }

    #[test]
    fn a_crate_opens_with_a_paragraph() {
        assert_eq!(
            check("crates/a/src/lib.rs", "//! a.\n"),
            ["opens without a paragraph"]
        );
    }

    #[test]
    fn a_path_of_one_machine_is_a_fault() {
        let text = concat!("see /ro", "ot/notes");
        assert_eq!(check("README.md", text).len(), 1);
    }
}
