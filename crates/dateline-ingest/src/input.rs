//! What the user named, as a list of files to read.

use std::collections::BTreeSet;
use std::fs::FileType;
use std::io;
use std::path::{Path, PathBuf};

use crate::limits::FOLDERS;
use crate::{Reason, Refusal, sniff};

/// One file, standard input, or bytes that the caller holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The file as the user named it, `-` for standard input.
    pub path: String,
    pub(crate) source: Source,
    pub(crate) incidental: bool,
}

/// Where an input's bytes come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    File(PathBuf),
    StandardInput,
    Bytes(Vec<u8>),
}

impl Input {
    /// A file that is opened when it is read.
    pub fn file(path: impl Into<PathBuf>) -> Input {
        let file = path.into();
        let path = file.to_string_lossy().into_owned();
        Input { path, source: Source::File(file), incidental: false }
    }

    /// Bytes that the caller holds, under the name that messages and the dataset give them.
    pub fn bytes(path: impl Into<String>, bytes: Vec<u8>) -> Input {
        Input { path: path.into(), source: Source::Bytes(bytes), incidental: false }
    }

    /// Standard input, read when it is its turn.
    pub fn standard_input() -> Input {
        Input { path: "-".to_owned(), source: Source::StandardInput, incidental: false }
    }

    /// The extension in lower case, without the dot; of a packed archive both, as in `warc.gz`.
    pub(crate) fn extension(&self) -> String {
        let path = self.path.to_lowercase();
        let is_packed = |ending: &&&str| path.ends_with(&format!(".{ending}"));
        if let Some(both) =
            ["warc.gz", "wet.gz", "warc.zst", "wet.zst"].iter().find(is_packed)
        {
            return (*both).to_owned();
        }
        Path::new(&path)
            .extension()
            .map(|extension| extension.to_string_lossy().into_owned())
            .unwrap_or_default()
    }
}

/// Finds the files that the user named: files, folders with all in them, patterns, and `-`.
///
/// The order is that of the names given, and sorted by name within a folder or pattern. A file named twice is read
/// once. In folders hidden files are passed over, and so are files whose extension says that they are no reports.
pub fn discover(inputs: &[String]) -> (Vec<Input>, Vec<Refusal>) {
    let mut found = Found::default();
    for name in inputs {
        let path = Path::new(name);
        if name == "-" {
            found.add(Input::standard_input());
        } else if path.is_dir() {
            found.folder(path);
        } else if name.contains(['*', '?', '[']) && path.symlink_metadata().is_err() {
            found.pattern(name);
        } else {
            match fault_of(path) {
                // The shell's `<(command)` is a pipe that somebody writes to.
                Some(_) if path.starts_with("/dev/fd") || name == "/dev/stdin" => {
                    found.add(Input::file(path));
                }
                Some(reason) => found.refusals.push(Refusal::new(name, reason)),
                None => found.add(Input::file(path)),
            }
        }
    }
    (found.inputs, found.refusals)
}

/// Whether it is the folder beside a dataset with its log and its originals, which were read already.
fn is_custody(folder: &Path) -> bool {
    folder.extension().is_some_and(|ending| ending == "custody")
}

/// Why what stands at a path cannot be read as a file; reading a pipe that nobody writes to would never end.
fn fault_of(path: &Path) -> Option<Reason> {
    let kind = match path.metadata() {
        Ok(found) => found.file_type(),
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Some(Reason::Unreadable(error.to_string()));
        }
        Err(_) if path.is_symlink() => {
            return Some(Reason::Unreadable("the link leads nowhere".to_owned()));
        }
        Err(_) => return Some(Reason::NotFound),
    };
    (!kind.is_file()).then(|| Reason::NotAFile(name_of(kind)))
}

#[cfg(unix)]
fn name_of(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_fifo() {
        "a pipe"
    } else if kind.is_socket() {
        "a socket"
    } else if kind.is_dir() {
        "a link to a folder"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn name_of(kind: FileType) -> &'static str {
    if kind.is_dir() { "a link to a folder" } else { "a device" }
}

#[derive(Default)]
struct Found {
    inputs: Vec<Input>,
    refusals: Vec<Refusal>,
    /// By their paths as they are: two names that no letters tell apart are two files.
    seen: BTreeSet<PathBuf>,
}

impl Found {
    fn add(&mut self, input: Input) {
        let path = match &input.source {
            Source::File(path) => path.clone(),
            Source::StandardInput | Source::Bytes(_) => PathBuf::from(&input.path),
        };
        if self.seen.insert(path) {
            self.inputs.push(input);
        }
    }

    fn refuse(&mut self, path: &Path, reason: Reason) {
        let refusal = Refusal::new(&path.to_string_lossy(), reason);
        self.refusals.push(Refusal { incidental: true, ..refusal });
    }

    fn folder(&mut self, folder: &Path) {
        let cap = FOLDERS;
        let is_hidden = |entry: &walkdir::DirEntry| {
            let name = entry.file_name().to_string_lossy();
            let is_custody = entry.file_type().is_dir() && is_custody(entry.path());
            entry.depth() > 0 && (name.starts_with('.') || is_custody)
        };
        let walk = walkdir::WalkDir::new(folder).max_depth(cap).sort_by_file_name();
        for entry in walk.into_iter().filter_entry(|entry| !is_hidden(entry)) {
            match entry {
                // A link to a file is read, a link to a folder is not followed.
                Ok(entry) if entry.file_type().is_dir() && entry.depth() < cap => {}
                Ok(entry) if entry.path().is_file() => {
                    let input = Input { incidental: true, ..Input::file(entry.path()) };
                    let extension = input.extension();
                    match sniff::is_other(&extension) {
                        true => self.refuse(
                            entry.path(),
                            Reason::NotAReport(format!("a .{extension} file")),
                        ),
                        false => self.add(input),
                    }
                }
                Ok(entry) if entry.file_type().is_dir() => {
                    self.refuse(entry.path(), Reason::TooDeep(cap));
                }
                Ok(entry) => {
                    if let Some(reason) = fault_of(entry.path()) {
                        self.refuse(entry.path(), reason);
                    }
                }
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_owned();
                    let reason = Reason::Unreadable(match error.io_error() {
                        Some(error) => error.to_string(),
                        None => error.to_string(),
                    });
                    self.refusals.push(Refusal::new(&path.to_string_lossy(), reason));
                }
            }
        }
    }

    fn pattern(&mut self, pattern: &str) {
        // As in a shell, a star does not stand for the dot of a hidden file.
        let options = glob::MatchOptions {
            require_literal_leading_dot: true,
            ..Default::default()
        };
        let paths = match glob::glob_with(pattern, options) {
            Ok(paths) => paths,
            Err(error) => {
                let reason = Reason::Pattern(error.msg.to_owned());
                self.refusals.push(Refusal::new(pattern, reason));
                return;
            }
        };
        let mut n_found = 0;
        for path in paths {
            n_found += 1;
            match path {
                Ok(path) if path.is_dir() && is_custody(&path) => {}
                Ok(path) if path.is_dir() => self.folder(&path),
                Ok(path) => match fault_of(&path) {
                    Some(reason) => self.refuse(&path, reason),
                    None => self.add(Input { incidental: true, ..Input::file(path) }),
                },
                Err(error) => {
                    let reason = Reason::Unreadable(error.error().to_string());
                    let path = error.path().to_string_lossy().into_owned();
                    self.refusals.push(Refusal::new(&path, reason));
                }
            }
        }
        if n_found == 0 {
            self.refusals.push(Refusal::new(pattern, Reason::NoMatch));
        }
    }
}
