//! What the user adds with `--lexicon`, `--actors`, `--places` and `--sources`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use dateline::import::PlaceSettings;
use dateline::model::KnownSource;
use dateline::resolve::World;
use dateline::{Own, OwnFile, OwnPlaces, import};

use crate::args::OwnArguments;

/// Reads the folders and files that the flags name.
pub(crate) fn read(arguments: &OwnArguments) -> Result<Own> {
    let mut own = Own::default();
    for folder in &arguments.lexicon {
        own.add_rules(folder).context("--lexicon")?;
    }
    for path in &arguments.actors {
        own.actors.push(actors(path).context("--actors")?);
    }
    for path in &arguments.places {
        own.places.push(places(path).context("--places")?);
    }
    Ok(own)
}

/// The user's outlets and speakers, of all files.
pub(crate) fn sources(paths: &[PathBuf], world: &World) -> Result<Vec<KnownSource>> {
    let mut rows = Vec::new();
    for path in paths {
        let file = OwnFile::read(path).context("--sources")?;
        rows.extend(dateline::sources(&file, world.actors()).context("--sources")?);
    }
    Ok(rows)
}

/// A list of places; a gazetteer becomes one, if all of its rows can be used.
pub(crate) fn places(path: &Path) -> Result<OwnPlaces> {
    if let Some(list) = OwnPlaces::read(path)? {
        return Ok(list);
    }
    let imported = import::places(&[path.to_owned()], &PlaceSettings::default())?;
    match imported.refused.into_iter().next() {
        Some(first) => Err(first.into()),
        None => Ok(OwnPlaces { path: path.display().to_string(), bytes: imported.bytes }),
    }
}

/// A list of actors; a table becomes one, if all of its rows can be used.
fn actors(path: &Path) -> Result<OwnFile> {
    let file = OwnFile::read(path)?;
    let is_table = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("csv"));
    if !is_table {
        return Ok(file);
    }
    let imported = import::actors((&file.path, &file.text))?;
    match imported.refused.into_iter().next() {
        Some(first) => Err(first.into()),
        None => Ok(OwnFile { text: imported.toml, ..file }),
    }
}
