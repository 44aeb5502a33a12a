//! Custody: who did what with a dataset, and the bytes of its reports as they were received.
//!
//! Both lie beside the dataset, in `dez.custody` for `dez.gpkg`: the log as JSON Lines, a line a step, each with the
//! SHA-256 of the whole line before it, so that `sha256sum` alone can check it; and the originals, each under its own
//! hash. They are no part of the dataset's bytes, which depend on nothing but the reports and the decisions.
//!
//! A line is on the disk before the step that it tells of is done: a step that was cut off is known by its line.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::digest::hex;
use crate::error::{At, StoreError};
use crate::store::Store;

/// What the first line follows.
pub const BEGINNING: &str =
    "0000000000000000000000000000000000000000000000000000000000000000";

/// The folder beside a dataset.
#[derive(Clone, Debug)]
pub struct Custody {
    folder: PathBuf,
    object: String,
}

/// A step on its way into the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// When, in UTC: `2026-05-04T12:00:00Z`.
    pub at: String,
    /// Who.
    pub who: String,
    /// What: `code`, `import`, `decide`, `rewrite`, `export`, `report`, `seal`, `upgrade`.
    pub action: &'static str,
    /// Why, where it was said.
    pub reason: Option<String>,
    /// What belongs to the action: inputs with their hashes, the profile of an export.
    pub detail: serde_json::Value,
}

/// A line of the log.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct CustodyLine {
    /// Its number, counted from 1.
    pub seq: u64,
    /// When, in UTC.
    pub at: String,
    /// Who.
    pub who: String,
    /// What.
    pub action: String,
    /// The dataset's file.
    pub object: String,
    /// SHA-256 of the dataset before; null where there was none or the step does not change it.
    pub before: Option<String>,
    /// SHA-256 of the dataset after it; null where the step does not write the file anew.
    pub after: Option<String>,
    /// How many decisions the log in the dataset has then.
    pub decisions: u64,
    /// The hash of the last of them.
    pub decisions_head: String,
    /// The program.
    pub tool: String,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What belongs to the action.
    #[serde(default, skip_serializing_if = "serde_json::Value::is_null")]
    pub detail: serde_json::Value,
    /// SHA-256 of the line before, without its line feed.
    pub previous: String,
}

/// The dataset as a line tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
    pub(crate) decisions: u64,
    pub(crate) decisions_head: String,
}

impl State {
    /// The decisions that a dataset has.
    pub(crate) fn of(dataset: &Store) -> Result<State, StoreError> {
        let last = dataset
            .list("SELECT seq, hash FROM decisions ORDER BY seq DESC LIMIT 1", |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        let (decisions, decisions_head) =
            last.into_iter().next().unwrap_or((0, BEGINNING.to_owned()));
        Ok(State { decisions, decisions_head, ..State::default() })
    }
}

/// An original that is kept.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// The file as the user named it.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How many they are.
    pub bytes: u64,
    /// Whether a copy is kept.
    pub kept: bool,
}

impl Custody {
    /// The folder beside this dataset, whether it is there or not.
    pub fn of(dataset: &Path) -> Custody {
        let target = fs::canonicalize(dataset).unwrap_or_else(|_| dataset.to_owned());
        let object =
            target.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Custody { folder: target.with_extension("custody"), object }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether there is a log.
    pub fn has_log(&self) -> bool {
        self.log_path().exists()
    }

    /// The log and its head, by their names.
    pub fn files(&self) -> [(&'static str, PathBuf); 2] {
        [("log.jsonl", self.log_path()), ("head", self.head_path())]
    }

    pub(crate) fn log_path(&self) -> PathBuf {
        self.folder.join("log.jsonl")
    }

    /// Where the head is kept: how many lines there are and the hash of the last, so that a line taken off the end shows.
    pub(crate) fn head_path(&self) -> PathBuf {
        self.folder.join("head")
    }

    pub(crate) fn originals_path(&self) -> PathBuf {
        self.folder.join("originals")
    }

    /// Where the original of that hash lies, if it is kept.
    pub fn original(&self, sha256: &str) -> PathBuf {
        self.originals_path().join(sha256.get(..2).unwrap_or("")).join(sha256)
    }

    /// Appends a line on a step that does not change the dataset.
    ///
    /// # Errors
    /// If the folder cannot be written to, the log was tampered with, or the dataset cannot be read.
    pub fn append(&self, dataset: &Store, step: Step) -> Result<CustodyLine, StoreError> {
        self.append_of(step, State::of(dataset)?)
    }

    pub(crate) fn append_of(
        &self,
        step: Step,
        state: State,
    ) -> Result<CustodyLine, StoreError> {
        fs::create_dir_all(&self.folder).at(&self.folder)?;
        let path = self.log_path();
        let mut file = File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path)
            .at(&path)?;
        // One at a time; some network drives know no locks, and there the user must see to it.
        let _ = file.lock();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).at(&path)?;
        let (n_lines, last) = self.end(&bytes)?;
        // What a killed program left is one line ahead of its head; another kill must not make it two.
        if n_lines > 0 && self.head()?.is_none_or(|(told, _)| told < n_lines) {
            self.write_head(n_lines, &last)?;
        }
        let whole = bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let Step { at, who, action, reason, detail } = step;
        let State { before, after, decisions, decisions_head } = state;
        let line = CustodyLine {
            seq: n_lines + 1,
            at,
            who,
            action: action.to_owned(),
            object: self.object.clone(),
            before,
            after,
            decisions,
            decisions_head,
            tool: concat!("dateline ", env!("CARGO_PKG_VERSION")).to_owned(),
            reason,
            detail,
            previous: last,
        };
        let mut words = serde_json::to_string(&line).map_err(|source| {
            StoreError::Body { path: path.clone(), what: "a line".to_owned(), source }
        })?;
        let hash = of_bytes(words.as_bytes());
        words.push('\n');
        // What was cut off in the middle of a line tells of nothing that was done.
        file.set_len(whole as u64).at(&path)?;
        io::Seek::seek(&mut file, io::SeekFrom::End(0)).at(&path)?;
        file.write_all(words.as_bytes()).and_then(|()| file.sync_all()).at(&path)?;
        self.write_head(line.seq, &hash)?;
        Ok(line)
    }

    /// How many lines there are, and the hash that the next one follows; they must end as the head says.
    fn end(&self, bytes: &[u8]) -> Result<(u64, String), StoreError> {
        let lines: Vec<&[u8]> = whole_lines(bytes).collect();
        let n_lines = lines.len() as u64;
        let hash = |at: u64| match at.checked_sub(1) {
            Some(at) => usize::try_from(at)
                .ok()
                .and_then(|at| lines.get(at))
                .map_or(String::new(), |line| of_bytes(line)),
            None => BEGINNING.to_owned(),
        };
        let (told, head) = self.head()?.unwrap_or((0, BEGINNING.to_owned()));
        // A program that was killed between line and head leaves one line more.
        let is_whole = hash(told) == head
            && (told == n_lines
                || told + 1 == n_lines
                    && lines.last().is_some_and(|line| previous_of(line) == Some(head)));
        match is_whole {
            true => Ok((n_lines, hash(n_lines))),
            false => Err(StoreError::BrokenCustody { path: self.log_path() }),
        }
    }

    /// How many lines the log has, and the hash of the last.
    ///
    /// # Errors
    /// If there is none, or it does not end as its head says.
    pub fn end_of_log(&self) -> Result<(u64, String), StoreError> {
        let path = self.log_path();
        self.end(&fs::read(&path).at(&path)?)
    }

    /// The number of the line with that hash.
    ///
    /// # Errors
    /// If there is no log.
    pub fn line_with(&self, hash: &str) -> Result<Option<u64>, StoreError> {
        let path = self.log_path();
        let bytes = fs::read(&path).at(&path)?;
        let mut lines = (1..).zip(whole_lines(&bytes));
        Ok(lines.find(|(_, line)| of_bytes(line) == hash).map(|(at, _)| at))
    }

    /// What the head says.
    pub(crate) fn head(&self) -> Result<Option<(u64, String)>, StoreError> {
        let path = self.head_path();
        let words = match fs::read_to_string(&path) {
            Ok(words) => words,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).at(&path),
        };
        let mut parts = words.split_whitespace();
        let n_lines = parts.next().and_then(|number| number.parse().ok());
        let hash = parts.next().map(str::to_owned);
        match n_lines.zip(hash).filter(|_| parts.next().is_none()) {
            Some(head) => Ok(Some(head)),
            None => Err(StoreError::BrokenCustody { path }),
        }
    }

    fn write_head(&self, n_lines: u64, hash: &str) -> Result<(), StoreError> {
        let (path, made) = (self.head_path(), self.folder.join(".head.new"));
        let write = || {
            let mut file = File::create(&made)?;
            file.write_all(format!("{n_lines} {hash}\n").as_bytes())?;
            file.sync_all()?;
            fs::rename(&made, &path)
        };
        write().at(&path)
    }

    /// Notes an original, and keeps a copy of it where `keep` says so. The copy is made while its hash is taken.
    ///
    /// # Errors
    /// If the file cannot be read, or the copy not written.
    pub fn keep(&self, path: &Path, keep: bool) -> Result<Original, StoreError> {
        let mut from = File::open(path).at(path)?;
        let folder = self.originals_path();
        let made = folder.join(format!(".{}.part", std::process::id()));
        let mut to = match keep {
            true => {
                fs::create_dir_all(&folder).at(&folder)?;
                Some(File::create(&made).at(&made)?)
            }
            false => None,
        };
        let mut digest = Sha256::new();
        let mut bytes = 0_u64;
        let mut buffer = vec![0; 1 << 16];
        loop {
            let n = from.read(&mut buffer).at(path)?;
            if n == 0 {
                break;
            }
            digest.update(&buffer[..n]);
            bytes += n as u64;
            if let Some(to) = &mut to {
                to.write_all(&buffer[..n]).at(&made)?;
            }
        }
        let sha256 = hex(digest);
        if let Some(to) = to {
            let target = self.original(&sha256);
            let place = || -> io::Result<()> {
                if target.exists() {
                    return fs::remove_file(&made);
                }
                to.sync_all()?;
                let mut permissions = to.metadata()?.permissions();
                permissions.set_readonly(true);
                to.set_permissions(permissions)?;
                if let Some(folder) = target.parent() {
                    fs::create_dir_all(folder)?;
                }
                fs::rename(&made, &target)
            };
            place().at(&target)?;
        }
        let path = path.to_string_lossy().into_owned();
        Ok(Original { path, sha256, bytes, kept: keep })
    }

    /// The files that are kept, by the name that they should have.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn originals(&self) -> Result<Vec<(String, PathBuf)>, StoreError> {
        let mut found = Vec::new();
        let folder = self.originals_path();
        let mut folders = vec![folder.clone()];
        while let Some(folder) = folders.pop() {
            let entries = match fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(error).at(&folder),
            };
            for entry in entries {
                let path = entry.at(&folder)?.path();
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                match path.is_dir() {
                    true => folders.push(path),
                    // A copy that was cut off.
                    false if name.starts_with('.') => {}
                    false => found.push((name.into_owned(), path)),
                }
            }
        }
        found.sort();
        Ok(found)
    }
}

/// The lines that end with a line feed, without it.
pub(crate) fn whole_lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let whole = bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    let lines = bytes[..whole].split_inclusive(|&byte| byte == b'\n');
    lines.map(|line| line.strip_suffix(b"\n").unwrap_or(line))
}

fn previous_of(line: &[u8]) -> Option<String> {
    serde_json::from_slice::<CustodyLine>(line).ok().map(|line| line.previous)
}

/// SHA-256 of bytes, in lower-case hexadecimal.
pub fn of_bytes(bytes: &[u8]) -> String {
    let mut digest = Sha256::new();
    digest.update(bytes);
    hex(digest)
}

/// SHA-256 of a file.
///
/// # Errors
/// If it cannot be read.
pub fn of_file(path: &Path) -> Result<String, StoreError> {
    let mut file = File::open(path).at(path)?;
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let n = file.read(&mut buffer).at(path)?;
        if n == 0 {
            return Ok(hex(digest));
        }
        digest.update(&buffer[..n]);
    }
}
