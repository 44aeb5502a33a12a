//! `dateline completions`: what makes a shell complete commands, flags and values.

use anyhow::Result;
use clap::CommandFactory;

use crate::args::{Arguments, CompletionsArguments};
use crate::exit::Finish;
use crate::render::paint::print_bytes;

/// Prints the script for the shell.
pub(crate) fn run(arguments: &CompletionsArguments) -> Result<Finish> {
    // Into memory first: the generator would panic where the reader goes away.
    let mut script = Vec::new();
    let mut command = Arguments::command();
    clap_complete::generate(arguments.shell, &mut command, "dateline", &mut script);
    print_bytes(&script)?;
    Ok(Finish::Done)
}
