//! `dateline serve` in a program that was built without the desk.

use anyhow::{Result, bail};

use crate::args::ServeArguments;
use crate::exit::Finish;

/// Says what to do.
pub(crate) fn run(arguments: &ServeArguments, _quiet: bool) -> Result<Finish> {
    bail!(
        "{}: this program was built without the desk; build it with its usual features",
        arguments.dataset.display()
    )
}
