//! `cargo xtask supply`: what the program is made of, and whether all of it may be.
//!
//! Every crate must come from a registry with its hash in `Cargo.lock`, under a licence of the list below; the large data
//! files must be those that `data/SHA256SUMS` names. `--sbom FILE` writes the list as CycloneDX.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Licences under which a part may be linked into a program that is MIT or Apache-2.0, with no duty beyond naming them.
/// MPL-2.0 asks for the changed files of that part alone, and we change none.
const ALLOWED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "BSL-1.0",
    "CC0-1.0",
    "Unlicense",
    "Unicode-3.0",
    "MPL-2.0",
];

/// The data that is too large to read through in a review.
const SUMS: &str = "data/SHA256SUMS";

pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let metadata = metadata()?;
    let sums = lock_sums()?;
    let packages = metadata["packages"].as_array().context("no packages")?;
    let mut faults = Vec::new();
    let mut n_foreign = 0_usize;
    for package in packages.iter().filter(|it| !it["source"].is_null()) {
        n_foreign += 1;
        let (name, version) = named(package);
        let source = package["source"].as_str().unwrap_or_default();
        if !source.starts_with("registry+") && !source.starts_with("sparse+") {
            faults.push(format!(
                "{name} {version}: comes from {source}, not from a registry"
            ));
        }
        if !sums.contains_key(&(name.clone(), version.clone())) {
            faults.push(format!("{name} {version}: Cargo.lock has no hash of it"));
        }
        match package["license"].as_str() {
            Some(licence) if is_allowed(licence) => {}
            Some(licence) => {
                faults.push(format!(
                    "{name} {version}: licence {licence} is not on the list"
                ));
            }
            None => faults.push(format!("{name} {version}: names no licence")),
        }
    }
    match arguments {
        [pin] if pin == "--pin" => fs::write(SUMS, pinned()?)?,
        [sbom, path] if sbom == "--sbom" => {
            let bill = bill(&metadata, &sums)?;
            fs::write(path, format!("{}\n", serde_json::to_string_pretty(&bill)?))?;
        }
        [] => {}
        _ => bail!("usage: cargo xtask supply [--pin | --sbom FILE]"),
    }
    let stated = fs::read_to_string(SUMS).context(SUMS)?;
    let now = pinned()?;
    let n_pinned = now.lines().count();
    for line in now.lines().filter(|line| !stated.lines().any(|stated| stated == *line)) {
        faults.push(format!("{SUMS} does not say so: {line}; renew it with --pin"));
    }
    for line in stated.lines().filter(|line| !now.lines().any(|now| now == *line)) {
        faults.push(format!("{SUMS} says so, and it is not: {line}"));
    }
    if !faults.is_empty() {
        bail!("{}", faults.join("\n"));
    }
    eprintln!(
        "{n_foreign} crates of others with hash and licence, {n_pinned} data files by hash"
    );
    Ok(())
}

fn metadata() -> Result<Value> {
    let told = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .output()
        .context("cargo metadata")?;
    if !told.status.success() {
        bail!("cargo metadata: {}", String::from_utf8_lossy(&told.stderr));
    }
    Ok(serde_json::from_slice(&told.stdout)?)
}

fn named(package: &Value) -> (String, String) {
    let field = |name: &str| package[name].as_str().unwrap_or_default().to_owned();
    (field("name"), field("version"))
}

/// The hashes of `Cargo.lock`, by name and version.
fn lock_sums() -> Result<BTreeMap<(String, String), String>> {
    let lock: toml::Table = toml::from_str(&fs::read_to_string("Cargo.lock")?)?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    let text =
        |package: &toml::Value, name: &str| Some(package.get(name)?.as_str()?.to_owned());
    Ok(packages
        .into_iter()
        .flatten()
        .filter_map(|package| {
            let key = (text(package, "name")?, text(package, "version")?);
            Some((key, text(package, "checksum")?))
        })
        .collect())
}

/// Whether an SPDX expression leaves a way that the list allows.
fn is_allowed(expression: &str) -> bool {
    // The old spelling of "or".
    let expression =
        expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = expression.split_whitespace().collect();
    let (allowed, rest) = any(&words);
    allowed && rest.is_empty()
}

/// `a OR b`, and what follows it.
fn any<'w>(words: &'w [&'w str]) -> (bool, &'w [&'w str]) {
    let (mut allowed, mut rest) = all(words);
    while let Some(("OR", after)) = rest.split_first().map(|(word, after)| (*word, after))
    {
        let (other, after) = all(after);
        allowed |= other;
        rest = after;
    }
    (allowed, rest)
}

/// `a AND b`.
fn all<'w>(words: &'w [&'w str]) -> (bool, &'w [&'w str]) {
    let (mut allowed, mut rest) = one(words);
    while let Some(("AND", after)) =
        rest.split_first().map(|(word, after)| (*word, after))
    {
        let (other, after) = one(after);
        allowed &= other;
        rest = after;
    }
    (allowed, rest)
}

fn one<'w>(words: &'w [&'w str]) -> (bool, &'w [&'w str]) {
    match words {
        ["(", inner @ ..] => {
            let (allowed, rest) = any(inner);
            match rest {
                [")", rest @ ..] => (allowed, rest),
                _ => (false, rest),
            }
        }
        [name, "WITH", exception, rest @ ..] => {
            let name = format!("{name} WITH {exception}");
            (ALLOWED.contains(&name.as_str()), rest)
        }
        [name, rest @ ..] => (ALLOWED.contains(name), rest),
        [] => (false, words),
    }
}

/// The large data files with their hashes, in the form of `sha256sum`.
fn pinned() -> Result<String> {
    let listed = Command::new("git").args(["ls-files", "-z", "data"]).output()?;
    let names = String::from_utf8_lossy(&listed.stdout).into_owned();
    let mut lines = Vec::new();
    for name in names.split('\0').filter(|name| !name.is_empty() && *name != SUMS) {
        // A link's target stands in the list itself.
        let Ok(found) = fs::symlink_metadata(name) else { continue };
        if !found.is_file() || found.len() < LARGE {
            continue;
        }
        let hash: String = Sha256::digest(fs::read(name)?)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        lines.push(format!("{hash}  {name}\n"));
    }
    Ok(lines.concat())
}

/// What is smaller is read by people.
const LARGE: u64 = 256 * 1024;

/// What the command is linked from, as CycloneDX 1.5. No time and no number of its own: the same lock, the same bill.
fn bill(metadata: &Value, sums: &BTreeMap<(String, String), String>) -> Result<Value> {
    let nodes = metadata["resolve"]["nodes"].as_array().context("no graph")?;
    let node = |id: &str| nodes.iter().find(|node| node["id"] == id);
    let packages = metadata["packages"].as_array().context("no packages")?;
    let root = packages
        .iter()
        .find(|package| package["name"] == "dateline-cli")
        .and_then(|package| package["id"].as_str())
        .context("no command")?;
    let mut linked = BTreeSet::from([root.to_owned()]);
    let mut open = vec![root.to_owned()];
    while let Some(id) = open.pop() {
        let deps = node(&id).and_then(|node| node["deps"].as_array());
        for dep in deps.into_iter().flatten() {
            let kinds = dep["dep_kinds"].as_array();
            let is_linked = kinds.into_iter().flatten().any(|kind| kind["kind"] != "dev");
            let id = dep["pkg"].as_str().unwrap_or_default().to_owned();
            if is_linked && linked.insert(id.clone()) {
                open.push(id);
            }
        }
    }
    let parts = packages
        .iter()
        .filter(|package| package["id"].as_str().is_some_and(|id| linked.contains(id)));
    let mut parts: Vec<Value> = parts
        .map(|package| {
            let (name, version) = named(package);
            let mut part = json!({
                "type": "library", "name": name, "version": version,
                "purl": format!("pkg:cargo/{name}@{version}"),
                "licenses": [{ "expression": package["license"] }],
            });
            if let Some(sum) = sums.get(&(name, version)) {
                part["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
            }
            part
        })
        .collect();
    parts.sort_by_key(|part| part["purl"].to_string());
    Ok(json!({
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": { "component": { "type": "application", "name": "dateline" } },
        "components": parts,
    }))
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn one_way_that_is_allowed_is_enough_and_all_parts_of_it_must_be() {
        for yes in [
            "MIT",
            "MIT/Apache-2.0",
            "MIT OR GPL-3.0-only",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT",
        ] {
            assert!(is_allowed(yes), "{yes}");
        }
        for no in ["GPL-3.0-only", "MIT AND GPL-3.0-only", "", "(MIT", "MIT)"] {
            assert!(!is_allowed(no), "{no}");
        }
    }
}
