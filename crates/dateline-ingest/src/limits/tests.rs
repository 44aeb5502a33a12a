//! docs/limits.md tells of every limit and every refusal that the sources know.

use std::path::Path;

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::read_to_string(root.join(path)).expect("a file of the tree")
}

/// What stands between the two marks, wherever both are on one line.
fn between(source: &str, before: &str, after: &str) -> Vec<String> {
    let inside = |line: &str| {
        let (_, rest) = line.split_once(before)?;
        Some(rest.split_once(after)?.0.to_owned())
    };
    source.lines().filter_map(inside).collect()
}

#[test]
fn every_limit_is_in_the_manual_with_its_value() {
    let sources = ["dateline-ingest/src/limits.rs", "dateline-extract/src/lib.rs"];
    let limits: Vec<String> = sources
        .iter()
        .flat_map(|path| between(&read(&format!("crates/{path}")), "pub const ", ";"))
        .collect();
    assert!(limits.len() >= 11, "the search finds {limits:?}");
    let manual = read("docs/limits.md");
    let told = manual.lines().filter(|line| line.starts_with("| `")).count();
    assert_eq!(told, limits.len(), "docs/limits.md names limits that are none");
    for limit in limits {
        let (name, value) = limit.split_once(": usize = ").expect("a number");
        let value = match value.split_once(" << 20") {
            Some((n, _)) => format!("{n} MiB"),
            None => value.replace('_', ","),
        };
        assert!(manual.contains(&format!("| `{name}` | {value} |")), "{name} {value}");
    }
}

#[test]
fn every_refusal_is_in_the_manual() {
    let names = between(&read("crates/dateline-ingest/src/refusal.rs"), "=> \"", "\",");
    let is_name = |name: &&String| {
        name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-')
    };
    let names: Vec<&String> = names.iter().filter(is_name).collect();
    assert!(names.len() >= 18, "the search finds {names:?}");
    let manual = read("docs/limits.md");
    for name in &names {
        assert!(manual.contains(&format!("### {name}\n")), "{name}");
    }
    let told = manual.lines().filter_map(|line| line.strip_prefix("### "));
    for name in told {
        assert!(names.iter().any(|each| *each == name), "no refusal is called {name}");
    }
}
