//! `cargo xtask bless`: draws the codebook and the lists of the tests anew. Read the diff before you commit it.

use std::process::Command;

use anyhow::{Context, Result, bail};

/// Runs the tests of the whole flow with leave to write what they expect.
pub(crate) fn run(args: &[String]) -> Result<()> {
    if let [unknown, ..] = args {
        bail!("usage: cargo xtask bless; `{unknown}` is not known");
    }
    let status = Command::new("cargo")
        .args(["test", "--release", "--quiet", "-p", "dateline", "--test", "all"])
        .env("UPDATE_EXPECT", "1")
        .status()
        .context("cargo is needed")?;
    if !status.success() {
        bail!("the tests stopped with {status}");
    }
    Ok(())
}
