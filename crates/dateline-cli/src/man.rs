//! `dateline man`: the manual pages, made from the declaration of the arguments.

use std::path::Path;

use anyhow::{Result, bail};
use clap::{Command, CommandFactory};

use crate::args::{Arguments, ManArguments};
use crate::code::count;
use crate::exit::Finish;
use crate::file;
use crate::render::paint::{print_bytes, tell};

/// Prints one page, or writes all.
pub(crate) fn run(arguments: &ManArguments, quiet: bool) -> Result<Finish> {
    let mut command = Arguments::command();
    command.build();
    let Some(folder) = &arguments.output else {
        let page = match &arguments.page {
            None => &command,
            Some(name) => command.find_subcommand(name).unwrap_or(&command),
        };
        print_bytes(&drawn(page)?)?;
        return Ok(Finish::Done);
    };
    if !folder.is_dir() {
        bail!("there is no folder {}: make it first", folder.display());
    }
    write(&command, folder)?;
    let mut n_written = 1;
    for page in command.get_subcommands().filter(|page| has_page(page)) {
        write(page, folder)?;
        n_written += 1;
        for inner in page.get_subcommands().filter(|page| has_page(page)) {
            write(inner, folder)?;
            n_written += 1;
        }
    }
    if !quiet {
        tell(&format!("{}: {}\n", folder.display(), count(n_written, "page")));
    }
    Ok(Finish::Done)
}

/// The command that clap adds tells what `--help` tells.
fn has_page(command: &Command) -> bool {
    command.get_name() != "help"
}

fn write(command: &Command, folder: &Path) -> Result<()> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    let path = folder.join(format!("{name}.1"));
    file::write(&path, &drawn(command)?)
}

fn drawn(command: &Command) -> Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    Ok(page)
}
