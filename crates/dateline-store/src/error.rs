//! What can go wrong with a file.

use std::io;
use std::path::{Path, PathBuf};

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
    #[error("{}: layout {found}, this program reads layout {}", path.display(), crate::layout::VERSION)]
    OtherLayout {
        /// The file.
        path: PathBuf,
        /// The layout it says it has.
        found: String,
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
    #[error("{}: {source}", path.display())]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// Why.
        source: rusqlite::Error,
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
        self.map_err(|source| StoreError::Sqlite { path: path.to_owned(), source })
    }
}
