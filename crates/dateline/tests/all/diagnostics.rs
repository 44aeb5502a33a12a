//! Every remark that the program can make is explained in docs/diagnostics.md.

use std::collections::BTreeSet;
use std::path::Path;

use dateline::model::SkipReason;

use crate::support::{code_files, root};

fn manual() -> String {
    std::fs::read_to_string(root().join("docs/diagnostics.md"))
        .expect("docs/diagnostics.md")
}

/// The kebab-case words in quotes behind `name:` or `add(` in sources that make diagnostics.
fn names_in(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let is_test = path.file_stem().is_some_and(|stem| stem == "tests");
        if path.is_dir() && !is_test {
            names_in(&path, names);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !is_test {
            let source = std::fs::read_to_string(&path).expect("a source");
            if !source.contains("Diagnostic") {
                continue;
            }
            for before in ["name:", "add(", "warning(", "note("] {
                for (at, _) in source.match_indices(before) {
                    let rest = source[at + before.len()..].trim_start();
                    let quoted =
                        rest.strip_prefix('"').and_then(|rest| rest.split('"').next());
                    names.extend(quoted.filter(|name| is_name(name)).map(str::to_owned));
                }
            }
        }
    }
}

fn is_name(word: &str) -> bool {
    word.contains('-') && word.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

#[test]
fn every_diagnostic_in_the_sources_is_explained() {
    let mut names = BTreeSet::new();
    for stage in ["ingest", "parse", "extract", "resolve", "merge"] {
        names_in(&root().join(format!("crates/dateline-{stage}/src")), &mut names);
    }
    assert!(names.contains("date-without-anchor"), "the search finds {names:?}");
    let manual = manual();
    let missing: Vec<_> =
        names.iter().filter(|name| !manual.contains(&format!("## {name}\n"))).collect();
    assert!(missing.is_empty(), "docs/diagnostics.md says nothing of {missing:?}");
    for told in manual.lines().filter_map(|line| line.strip_prefix("## ")) {
        assert!(names.contains(told), "no diagnostic is called {told}");
    }
}

#[test]
fn every_diagnostic_that_the_examples_give_is_explained() {
    let manual = manual();
    for (_, coded) in code_files(&root().join("examples/reports")).reports {
        for diagnostic in coded.diagnostics {
            assert!(manual.contains(&format!("## {}\n", diagnostic.name)));
        }
    }
}

#[test]
fn every_reason_for_leaving_a_sentence_is_explained_and_no_other() {
    let all = [
        SkipReason::Zone,
        SkipReason::NoTrigger,
        SkipReason::NoSides,
        SkipReason::OtherSense,
        SkipReason::Repeated,
        SkipReason::Language,
        SkipReason::OutOfScope,
        SkipReason::TooLong,
        SkipReason::TooMany,
    ];
    // A new reason does not compile here until it is in the list above.
    for reason in all {
        match reason {
            SkipReason::Zone
            | SkipReason::NoTrigger
            | SkipReason::NoSides
            | SkipReason::OtherSense
            | SkipReason::Repeated
            | SkipReason::Language
            | SkipReason::OutOfScope
            | SkipReason::TooLong
            | SkipReason::TooMany => {}
        }
    }
    let names: BTreeSet<String> =
        all.iter().map(|reason| reason.as_str().to_owned()).collect();
    let manual = manual();
    let rows = manual.lines().filter_map(|line| line.strip_prefix("| `"));
    let told: BTreeSet<String> =
        rows.filter_map(|row| row.split('`').next()).map(str::to_owned).collect();
    assert_eq!(told, names);
    let schema = std::fs::read_to_string(root().join("docs/schema/report.schema.json"));
    let schema = schema.expect("the schema of a report");
    for name in &names {
        assert!(schema.contains(&format!("\"{name}\"")), "the schema lacks {name}");
    }
}
