//! `dateline import-places`: gazetteers as a list that `--places` takes.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use dateline::import::{self, ImportedPlaces, PlaceSettings, PlaceSource, RefusedPlace};

use crate::args::{ImportPlacesArguments, PlaceFormat};
use crate::code::count;
use crate::exit::Finish;
use crate::file;
use crate::output::writable;
use crate::render::paint::{self, paint, tell};
use crate::render::snippet::safe;

/// So many rows of one file are named each; of the rest how many there are, by the reason.
const NAMED: usize = 20;

/// Writes the list; names the rows that cannot be used.
pub(crate) fn run(arguments: &ImportPlacesArguments, quiet: bool) -> Result<Finish> {
    writable(&arguments.output)?;
    let settings = PlaceSettings {
        form: arguments.format.map(PlaceFormat::form),
        columns: arguments.columns.iter().cloned().collect(),
        licence: arguments.licence.clone(),
    };
    let imported = import::places(&arguments.inputs, &settings)?;
    for source in &imported.sources {
        let of_file = imported.refused.iter().filter(|row| row.file == source.file);
        tell_refused(&of_file.collect::<Vec<_>>());
    }
    if imported.n_places == 0 {
        bail!("no row gave a place");
    }
    file::write(&arguments.output, &imported.bytes)?;
    if !quiet {
        for source in &imported.sources {
            tell(&format!("{}\n", safe(&of_source(source))));
        }
        tell(&format!("{}\n", safe(&sum(arguments, &imported))));
    }
    Ok(match imported.refused.is_empty() {
        true => Finish::Done,
        false => Finish::Refusals,
    })
}

fn tell_refused(refused: &[&RefusedPlace]) {
    let (named, rest) = refused.split_at(refused.len().min(NAMED));
    let (head, note) = (paint(paint::ERROR, "refused"), paint(paint::NOTE, "= help:"));
    for row in named {
        tell(&format!("{head}: {}\n", safe(&row.to_string())));
        tell(&format!("   {note} {}\n", safe(&row.help)));
    }
    let mut more: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rest {
        *more.entry(&row.help).or_default() += 1;
    }
    for (help, number) in more {
        let file = rest.first().map_or("", |row| &row.file);
        let rows = count(number, "more row");
        tell(&format!(
            "{head}: {}: {rows} likewise\n   {note} {}\n",
            safe(file),
            safe(help)
        ));
    }
}

/// "SY.txt, GeoNames (CC BY 4.0): 9012 rows, 8000 places or names, 1012 of a kind that reports do not name".
fn of_source(source: &PlaceSource) -> String {
    let mut said = vec![count(source.n_rows, "row"), format!("{} taken", source.n_taken)];
    for (why, number) in &source.left_out {
        said.push(format!("{number} left out, {why}"));
    }
    if source.n_refused > 0 {
        said.push(format!("{} refused", source.n_refused));
    }
    format!("{}, {}: {}", source.file, source.name, said.join("; "))
}

fn sum(arguments: &ImportPlacesArguments, imported: &ImportedPlaces) -> String {
    let places = count(imported.n_places, "place");
    let names = count(imported.n_names, "name");
    let joined = match imported.n_joined {
        0 => String::new(),
        number => format!("; {} joined with others", count(number, "row")),
    };
    format!("{}: {places}, {names}{joined}", arguments.output.display())
}
