//! What can go wrong with a file.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::{layout, upgrade};

/// Why a store could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is something else; it is left as it is.
    #[error("{}: not a dataset of dateline: {why}", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
        /// What it is instead, or what it lacks.
        why: String,
    },
    /// Another version of the program wrote it in a layout that this one cannot read.
    #[error("{}: layout {found}, this program reads layout {}", path.display(), layout::VERSION)]
    OtherLayout {
        /// The file.
        path: PathBuf,
        /// The layout it says it has.
        found: String,
    },
    /// A file of an earlier layout could not be brought to this one; it is as it was.
    #[error("{}: was not upgraded: {why}", path.display())]
    NotUpgraded {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, or with its copy.
        why: String,
    },
    /// A file lies where that of before is to be kept.
    #[error("{}: is there already, and the file of before is to be kept under that name", path.display())]
    InTheWay {
        /// The file that lies there.
        path: PathBuf,
    },
    /// Another run is writing it.
    #[error("{}: another run is writing it", path.display())]
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// The file system said no.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// SQLite said no: a full disk, a damaged file.
    #[error("{}: {}", path.display(), in_words(error))]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// Why.
        error: rusqlite::Error,
    },
    /// The log of decisions is not what it was when it was written.
    #[error("{}: line {seq} of the log of decisions was changed, left out or put in", path.display())]
    BrokenLog {
        /// The file.
        path: PathBuf,
        /// The first line that does not follow the one before.
        seq: u64,
    },
    /// The log of custody is not what it was when it was written.
    #[error("{}: the log of custody was changed, or lines were taken out or put in", path.display())]
    BrokenCustody {
        /// The log, or its head.
        path: PathBuf,
    },
    /// A claim or card in the file is not one.
    #[error("{}: {what}: {source}", path.display())]
    Body {
        /// The file.
        path: PathBuf,
        /// Which one.
        what: String,
        /// Why.
        source: serde_json::Error,
    },
}

impl StoreError {
    /// The same of the file that the user named, where it befell one that is made beside it.
    pub(crate) fn of(self, path: &Path) -> StoreError {
        let path = path.to_owned();
        match self {
            StoreError::NotOurs { why, .. } => StoreError::NotOurs { path, why },
            StoreError::OtherLayout { found, .. } => {
                StoreError::OtherLayout { path, found }
            }
            StoreError::NotUpgraded { why, .. } => StoreError::NotUpgraded { path, why },
            StoreError::InTheWay { .. } => StoreError::InTheWay { path },
            StoreError::InUse { .. } => StoreError::InUse { path },
            StoreError::Io { source, .. } => StoreError::Io { path, source },
            StoreError::Sqlite { error, .. } => StoreError::Sqlite { path, error },
            StoreError::BrokenLog { seq, .. } => StoreError::BrokenLog { path, seq },
            StoreError::BrokenCustody { .. } => StoreError::BrokenCustody { path },
            StoreError::Body { what, source, .. } => {
                StoreError::Body { path, what, source }
            }
        }
    }

    /// What the user can do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            StoreError::NotOurs { .. } => {
                "the file is left as it is; give another name, or a copy that is whole"
            }
            StoreError::OtherLayout { found, .. } => of_layout(found),
            StoreError::NotUpgraded { .. } => {
                "the file is as it was: take a copy of it that is whole, or code its reports anew with `dateline code -o FILE.gpkg --replace`, which keeps what persons decided"
            }
            StoreError::InTheWay { .. } => "move it away, or give it another name",
            StoreError::InUse { .. } => "wait until it has ended, or give another name",
            StoreError::Io { source, .. } => of_system(source),
            StoreError::Sqlite { error, .. } => match error.sqlite_error_code() {
                Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure) => FULL,
                Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => DAMAGED,
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => BUSY,
                Some(_) | None => PERMISSION,
            },
            StoreError::BrokenLog { .. } => {
                "take a copy of the file from before that; no decision is replayed from a log that was tampered with"
            }
            StoreError::BrokenCustody { .. } => {
                "`dateline verify` names the line; take a copy of dataset and folder from before that, or move the folder away to begin a new log"
            }
            StoreError::Body { .. } => DAMAGED,
        }
    }
}

/// What SQLite says, in the words of users where it speaks of its own inside.
fn in_words(error: &rusqlite::Error) -> String {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => "the disk is full".to_owned(),
        Some(ErrorCode::SystemIoFailure) => {
            format!("the system did not write it: {error}")
        }
        Some(ErrorCode::DatabaseCorrupt) => format!("the file is damaged: {error}"),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another program holds it open for reading or writing".to_owned()
        }
        Some(_) | None => error.to_string(),
    }
}

const FULL: &str =
    "make room on the disk and run it again; what was there before is as it was";
const DAMAGED: &str = "the file is damaged: take a copy of it that is whole, or write it anew with `--replace`";
const BUSY: &str = "try it again when that program has ended; nothing was changed";
const PERMISSION: &str = "check the path and the permissions of its folder";

/// What can be done with a file of another layout.
fn of_layout(found: &str) -> &'static str {
    let number = |layout: &str| layout.parse::<u32>().ok();
    if number(found) > number(layout::VERSION) {
        return "a later program wrote it: open it with that one";
    }
    match upgrade::has_way(found) {
        true => {
            "bring it to this layout with `dateline upgrade FILE.gpkg`; the file of before is kept"
        }
        false => {
            "code its reports anew with `dateline code -o FILE.gpkg --replace`, which keeps what persons decided; `dateline upgrade` knows layouts from 4 on"
        }
    }
}

/// What can be done about what the system says.
fn of_system(error: &io::Error) -> &'static str {
    if matches!(
        error.kind(),
        io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge
    ) {
        return FULL;
    }
    PERMISSION
}

/// Names the file in errors that do not know it.
pub(crate) trait At<T> {
    fn at(self, path: &Path) -> Result<T, StoreError>;
}

impl<T> At<T> for Result<T, io::Error> {
    fn at(self, path: &Path) -> Result<T, StoreError> {
        self.map_err(|source| StoreError::Io { path: path.to_owned(), source })
    }
}

impl<T> At<T> for Result<T, rusqlite::Error> {
    fn at(self, path: &Path) -> Result<T, StoreError> {
        self.map_err(|error| StoreError::Sqlite { path: path.to_owned(), error })
    }
}
