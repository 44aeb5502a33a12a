//! What a run of `dateline code` has to open: what the user named, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use dateline::ingest::Input;
use dateline::store::keep_temporary_files_in;

use crate::args::CodeArguments;
use crate::shut_in::Reach;

/// The inputs, the user's own lists and the folder of the output.
pub(super) fn of(arguments: &CodeArguments, inputs: &[Input]) -> Reach {
    let mut reads: Vec<PathBuf> = arguments.inputs.iter().map(PathBuf::from).collect();
    let folders: Vec<PathBuf> =
        reads.iter().filter(|path| path.is_dir()).cloned().collect();
    // A pattern names many files, and a link in a folder one that lies elsewhere.
    reads.extend(inputs.iter().map(|input| PathBuf::from(&input.path)).filter(|path| {
        path.is_symlink() || !folders.iter().any(|folder| path.starts_with(folder))
    }));
    let own = &arguments.own;
    reads.extend(arguments.metadata.iter().cloned());
    reads.extend(arguments.sources.iter().cloned());
    reads.extend(own.lexicon.iter().flat_map(|folder| rules(folder)));
    reads.extend(own.actors.iter().cloned());
    reads.extend(own.places.iter().flat_map(|path| parts(path)));
    let folder = arguments.output.as_deref().map(folder_of);
    if let Some(folder) = &folder {
        keep_temporary_files_in(folder);
    }
    Reach { reads, writes: folder.into_iter().collect(), restarts: true }
}

/// The folder that a file stands in, where a link leads.
fn folder_of(path: &Path) -> PathBuf {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).to_owned()
}

/// A folder of rules, and what links in it lead to.
fn rules(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let links = entries.map(|entry| entry.path()).filter(|path| path.is_symlink());
    links.chain([folder.to_owned()]).collect()
}

/// A gazetteer and the files that belong to it: a shapefile is several of one name, and GeoNames keeps other names apart.
fn parts(path: &Path) -> Vec<PathBuf> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let is_part = |name: &str| {
        name.starts_with(&stem) || name.to_ascii_lowercase().starts_with("alternatenames")
    };
    let entries = fs::read_dir(folder_of(path)).into_iter().flatten().flatten();
    let beside = entries
        .filter(|entry| is_part(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.path())
        .filter(|path| path.is_file());
    beside.chain([path.to_owned()]).collect()
}
