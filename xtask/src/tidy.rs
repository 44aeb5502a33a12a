//! `cargo xtask tidy`: what no compiler checks, the edges between crates and the layout of the tree.

mod edges;
mod tree;

use std::path::Path;

use anyhow::{Result, bail};

/// Runs the command: prints every finding, and fails if one is a fault.
pub(crate) fn run(args: &[String]) -> Result<()> {
    if let [unknown, ..] = args {
        bail!("usage: cargo xtask tidy; `{unknown}` is not known");
    }
    let root = Path::new(".");
    let mut findings = edges::check(root)?;
    findings.extend(tree::check(root)?);
    let mut n_faults = 0;
    for finding in &findings {
        let word = if finding.fault { "error" } else { "note" };
        n_faults += usize::from(finding.fault);
        eprintln!("{word}: {}: {}", finding.path, finding.message);
    }
    if n_faults > 0 {
        bail!("{n_faults} faults in the layout of the tree");
    }
    Ok(())
}

/// Something that is not as the design wants it.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    path: String,
    message: String,
    fault: bool,
}

impl Finding {
    fn fault(path: &str, message: String) -> Finding {
        Finding { path: path.to_owned(), message, fault: true }
    }
    fn note(path: &str, message: String) -> Finding {
        Finding { path: path.to_owned(), message, fault: false }
    }
}
