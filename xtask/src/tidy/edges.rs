//! Which crate of ours may depend on which: the table of the design, as code.

use std::path::Path;

use anyhow::{Context, Result};

use super::Finding;

/// For each crate, the crates of ours that it may build on. Tests may also use what `TESTS` allows.
const MAY_USE: &[(&str, &[&str])] = &[
    ("dateline-model", &[]),
    ("dateline-ingest", &["dateline-model"]),
    ("dateline-parse", &["dateline-model"]),
    ("dateline-extract", &["dateline-model"]),
    ("dateline-resolve", &["dateline-model"]),
    ("dateline-merge", &["dateline-model"]),
    ("dateline-formats", &["dateline-model"]),
    ("dateline-store", &["dateline-model", "dateline-formats"]),
    ("dateline-score", &["dateline-model"]),
    ("dateline-data", &[]),
    ("dateline-places", &[]),
    ("dateline-weights", &[]),
    ("dateline-basemap", &[]),
    (
        "dateline",
        &[
            "dateline-model",
            "dateline-ingest",
            "dateline-parse",
            "dateline-extract",
            "dateline-resolve",
            "dateline-merge",
            "dateline-formats",
            "dateline-store",
            "dateline-score",
            "dateline-data",
            "dateline-places",
            "dateline-weights",
        ],
    ),
    ("dateline-cli", &["dateline", "dateline-report", "dateline-web"]),
    ("dateline-report", &["dateline", "dateline-basemap"]),
    ("dateline-web", &["dateline", "dateline-basemap"]),
    ("dateline-python", &["dateline"]),
    ("dateline-bench", &["dateline", "dateline-score"]),
    ("dateline-fuzz", &["dateline", "dateline-extract", "dateline-data"]),
    (
        "xtask",
        &[
            "dateline-model",
            "dateline-parse",
            "dateline-resolve",
            "dateline-weights",
            "dateline-data",
        ],
    ),
];

/// What tests may use beside: the nouns, and the data that a stage is given by the facade.
const TESTS: &[&str] =
    &["dateline-model", "dateline-data", "dateline-places", "dateline-weights"];

/// Compares every manifest of the workspace with the table.
pub(super) fn check(root: &Path) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for folder in ["crates", "data", "."] {
        for entry in std::fs::read_dir(root.join(folder))? {
            let manifest = entry?.path().join("Cargo.toml");
            if !manifest.is_file() {
                continue;
            }
            let text = std::fs::read_to_string(&manifest)?;
            let path = manifest.display().to_string();
            let parsed: toml::Table = text.parse().with_context(|| path.clone())?;
            findings.extend(check_manifest(&path, &parsed));
        }
    }
    findings.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(findings)
}

fn check_manifest(path: &str, manifest: &toml::Table) -> Vec<Finding> {
    let name = manifest
        .get("package")
        .and_then(|package| package.get("name"))
        .and_then(toml::Value::as_str)
        .unwrap_or_default();
    let Some((_, may_use)) = MAY_USE.iter().find(|(each, _)| *each == name) else {
        return vec![Finding::fault(
            path,
            format!("crate `{name}` is not in the table of xtask/src/tidy/edges.rs"),
        )];
    };
    let mut findings = Vec::new();
    for (section, more) in [
        ("dependencies", &[][..]),
        ("build-dependencies", &[]),
        ("dev-dependencies", TESTS),
    ] {
        let Some(used) = manifest.get(section).and_then(toml::Value::as_table) else {
            continue;
        };
        for each in used.keys().filter(|each| is_ours(each)) {
            if !may_use.contains(&each.as_str()) && !more.contains(&each.as_str()) {
                findings.push(Finding::fault(
                    path,
                    format!("`{name}` must not depend on `{each}` ({section})"),
                ));
            }
        }
    }
    findings
}

fn is_ours(name: &str) -> bool {
    MAY_USE.iter().any(|(ours, _)| *ours == name) || name.starts_with("dateline")
}

#[cfg(test)]
mod tests {
    use super::check_manifest;

    fn check(manifest: &str) -> Vec<String> {
        let manifest = manifest.parse().expect("a manifest");
        check_manifest("x", &manifest).into_iter().map(|each| each.message).collect()
    }

    #[test]
    fn a_stage_that_knows_another_stage_is_a_fault() {
        let found = check(
            "[package]\nname = \"dateline-merge\"\n[dependencies]\ndateline-parse = \"0\"",
        );
        assert_eq!(
            found,
            ["`dateline-merge` must not depend on `dateline-parse` (dependencies)"]
        );
    }

    #[test]
    fn a_stage_may_use_the_nouns_and_its_tests_the_data() {
        let found = check(
            "[package]\nname = \"dateline-parse\"\n[dependencies]\ndateline-model = \"0\"\n\
             [dev-dependencies]\ndateline-weights = \"0\"",
        );
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn the_judge_does_not_know_the_accused() {
        let found = check(
            "[package]\nname = \"dateline-score\"\n[dependencies]\ndateline-extract = \"0\"",
        );
        assert_eq!(found.len(), 1);
    }
}
