//! `dateline import-actors`: a table of actors as a list that `--actors` takes.

use std::io::Read;

use anyhow::{Context, Result, bail};
use dateline::{OwnFile, import};

use crate::args::ImportActorsArguments;
use crate::code::count;
use crate::exit::Finish;
use crate::file;
use crate::output::writable;
use crate::render::paint::{self, paint, print_bytes, tell};
use crate::render::snippet::safe;

/// Writes the list; names the rows that cannot be used.
pub(crate) fn run(arguments: &ImportActorsArguments, quiet: bool) -> Result<Finish> {
    if let Some(path) = &arguments.output {
        writable(path)?;
    }
    let table = match arguments.input.as_os_str() == "-" {
        true => standard_input()?,
        false => OwnFile::read(&arguments.input)?,
    };
    let imported = import::actors((&table.path, &table.text))?;
    for refused in &imported.refused {
        let head = paint(paint::ERROR, "refused");
        tell(&format!("{head}: {}\n", safe(&refused.to_string())));
        if let Some(help) = &refused.help {
            tell(&format!("   {} {}\n", paint(paint::NOTE, "= help:"), safe(help)));
        }
    }
    if imported.n_actors == 0 && !imported.refused.is_empty() {
        bail!("{}: no row can be used", table.path);
    }
    match &arguments.output {
        Some(path) => file::write(path, imported.toml.as_bytes())?,
        None => print_bytes(imported.toml.as_bytes())?,
    }
    if !quiet {
        let mut said = vec![count(imported.n_actors, "actor")];
        for (number, what) in [
            (imported.n_known, "known to the program already"),
            (imported.n_governments, "of governments, known by their countries"),
            (imported.refused.len(), "refused"),
        ] {
            if number > 0 {
                said.push(format!("{} {what}", count(number, "row")));
            }
        }
        tell(&format!("{}: {}\n", table.path, said.join(", ")));
    }
    Ok(match imported.refused.is_empty() {
        true => Finish::Done,
        false => Finish::Refusals,
    })
}

fn standard_input() -> Result<OwnFile> {
    let mut text = String::new();
    std::io::stdin().lock().read_to_string(&mut text).context("standard input")?;
    Ok(OwnFile { path: "-".to_owned(), text })
}
