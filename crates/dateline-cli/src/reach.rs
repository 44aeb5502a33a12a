//! What a command has to open: what the user named, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use dateline::ingest::Input;
use dateline::store::keep_temporary_files_in;

use crate::args::{CodeArguments, Command, DiffArguments, LexiconCommand, PlacesCommand};
use crate::shut_in::Reach;

/// What a command opens; none where it is told later, by `code` and `parse`, which look for their inputs first, and the
/// desk, which opens a browser, or where nothing is read that others wrote.
pub(crate) fn of(command: &Command) -> Option<Reach> {
    let mut reach = Reach::default();
    match command {
        Command::Code(_)
        | Command::Parse(_)
        | Command::Serve(_)
        | Command::Upgrade(_)
        | Command::Completions(_)
        | Command::Man(_) => return None,
        Command::Show(show) => reach.dataset(&show.dataset),
        Command::Explain(explain) => {
            let named = explain.dataset.iter().filter(|path| path.as_os_str() != "-");
            named.for_each(|path| reach.dataset(path));
            reach.lists(&explain.own.actors, &explain.own.places);
            reach.rules(&explain.own.lexicon);
        }
        Command::Export(export) => {
            reach.dataset(&export.dataset);
            reach.output(export.output.as_deref());
        }
        Command::Diff(DiffArguments { old, new, .. }) => {
            reach.dataset(new);
            reach.dataset(old);
        }
        Command::Agree(agree) => {
            reach.dataset(&agree.b);
            reach.dataset(&agree.a);
        }
        Command::Audit(audit) => {
            reach.dataset(&audit.dataset);
            reach.reads.extend(audit.judged.clone());
            reach.output(audit.output.as_deref());
        }
        Command::Decide(decide) => {
            reach.dataset(&decide.dataset);
            reach.lists(&decide.signed.actors, &decide.signed.places);
        }
        Command::Log(log) => reach.dataset(&log.dataset),
        Command::ImportEdits(edits) => {
            reach.dataset(&edits.dataset);
            reach.reads.push(edits.edits.clone());
            reach.lists(&edits.signed.actors, &edits.signed.places);
        }
        Command::Control(control) => {
            reach.dataset(&control.dataset);
            reach.output(control.plot.as_deref());
        }
        Command::Report(report) => {
            reach.dataset(&report.dataset);
            reach.output(report.output.as_deref());
        }
        Command::Verify(verify) => reach.dataset(&verify.dataset),
        Command::Seal(seal) => {
            reach.dataset(&seal.dataset);
            reach.reads.extend(seal.reply.iter().chain(&seal.authority).cloned());
            reach.output(seal.output.as_deref());
        }
        Command::Lexicon(lexicon) => match &lexicon.command {
            LexiconCommand::Check(check) => {
                reach.rules(&check.folders);
                reach.lists(&check.actors, &check.places);
            }
            LexiconCommand::List(list) => reach.rules(&list.lexicon),
        },
        Command::ImportActors(import) => {
            reach.reads.push(import.input.clone());
            reach.output(import.output.as_deref());
        }
        Command::ImportPlaces(import) => {
            reach.lists(&[], &import.inputs);
            reach.output(Some(&import.output));
        }
        Command::ImportParquet(import) => {
            reach.reads.push(import.folder.clone());
            reach.dataset(&import.output);
        }
        Command::Places(places) => {
            let PlacesCommand::Search(search) = &places.command;
            reach.lists(&[], &search.places);
        }
    }
    Some(reach)
}

/// The inputs of `dateline code`, the user's own lists and the folder of the output.
pub(crate) fn of_inputs(arguments: &CodeArguments, inputs: &[Input]) -> Reach {
    let mut reach = Reach { restarts: true, ..Reach::default() };
    reach.reads.extend(arguments.inputs.iter().map(PathBuf::from));
    let folders: Vec<PathBuf> =
        reach.reads.iter().filter(|path| path.is_dir()).cloned().collect();
    // A pattern names many files, and a link in a folder one that lies elsewhere.
    let paths = inputs.iter().map(|input| PathBuf::from(&input.path));
    reach.reads.extend(paths.filter(|path| {
        path.is_symlink() || !folders.iter().any(|folder| path.starts_with(folder))
    }));
    reach.reads.extend(arguments.metadata.iter().cloned());
    reach.reads.extend(arguments.sources.iter().cloned());
    reach.rules(&arguments.own.lexicon);
    reach.lists(&arguments.own.actors, &arguments.own.places);
    if let Some(path) = &arguments.output {
        reach.dataset(path);
    }
    reach
}

impl Reach {
    /// A dataset: beside it lie its log of custody, its originals, and the file that takes its place.
    pub(crate) fn dataset(&mut self, path: &Path) {
        let folder = folder_of(path);
        keep_temporary_files_in(&folder);
        self.writes.push(folder);
    }

    /// A file that is written, which takes the place of the one of before as a whole.
    fn output(&mut self, path: Option<&Path>) {
        self.writes.extend(path.map(folder_of));
    }

    /// The user's own actors and places.
    pub(crate) fn lists(&mut self, actors: &[PathBuf], places: &[PathBuf]) {
        self.reads.extend(actors.iter().cloned());
        self.reads.extend(places.iter().flat_map(|path| parts(path)));
    }

    /// Folders of rules, and what links in them lead to.
    fn rules(&mut self, folders: &[PathBuf]) {
        self.reads.extend(folders.iter().flat_map(|folder| rules(folder)));
    }
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
