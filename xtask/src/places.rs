//! `cargo xtask places`.

use anyhow::{Result, bail};

/// Runs the command.
pub(crate) fn run(_args: &[String]) -> Result<()> {
    bail!("not written yet")
}
