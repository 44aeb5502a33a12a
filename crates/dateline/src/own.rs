//! What a user adds to what comes with the program: rules and actors as text files, and lists of places.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use dateline_resolve::places::own::is_own;

#[cfg(test)]
mod tests;

/// The user's own rules, actors and places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// Files of rules.
    pub rules: Vec<OwnFile>,
    /// Lists of actors.
    pub actors: Vec<OwnFile>,
    /// Lists of places.
    pub places: Vec<OwnPlaces>,
}

/// A list of places of the user's, as `import::places` made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPlaces {
    /// Where it lies, as the user named it.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A text file of the user's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnFile {
    /// Where it lies, as the user named it.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// Why a folder or file of the user's own cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum OwnError {
    /// The system gives no access.
    #[error("{}", path.display())]
    Io {
        /// The folder or file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A folder holds no rules.
    #[error("{}: there is no file that ends in .toml", path.display())]
    NoRules {
        /// The folder.
        path: PathBuf,
    },
    /// A file is larger than anything that a person writes.
    #[error("{}: {size} bytes are too many", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        size: u64,
    },
    /// A file is no text.
    #[error("{}: it is no text in UTF-8", path.display())]
    NoText {
        /// The file.
        path: PathBuf,
    },
}

impl OwnError {
    /// What the user can do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            OwnError::Io { .. } => "check the name and the permissions",
            OwnError::NoRules { .. } => {
                "name the folder that holds your rule files; docs/lexicon.md writes one from the start"
            }
            OwnError::TooLarge { .. } => "give a text file that a person wrote",
            OwnError::NoText { .. } => "save it as UTF-8",
        }
    }
}

/// The most bytes of a list of places: a million of them have a third of that.
const LARGEST_PLACES: u64 = 1 << 30;
/// The most bytes of one file: all rules that come with the program have half a megabyte together.
const LARGEST: u64 = 16 << 20;

impl Own {
    /// Adds the rule files of a folder, in the order of their names; a single file is taken as it is.
    ///
    /// # Errors
    /// If the folder or a file in it cannot be read, or there is none.
    pub fn add_rules(&mut self, path: &Path) -> Result<(), OwnError> {
        let io = |source| OwnError::Io { path: path.to_owned(), source };
        if !fs::metadata(path).map_err(io)?.is_dir() {
            self.rules.push(OwnFile::read(path)?);
            return Ok(());
        }
        let entries: Result<Vec<_>, _> = fs::read_dir(path).map_err(io)?.collect();
        let mut files: Vec<PathBuf> =
            entries.map_err(io)?.into_iter().map(|entry| entry.path()).collect();
        files.retain(|file| is_toml(file) && file.is_file());
        files.sort();
        if files.is_empty() {
            return Err(OwnError::NoRules { path: path.to_owned() });
        }
        for file in files {
            self.rules.push(OwnFile::read(&file)?);
        }
        Ok(())
    }
}

fn is_toml(path: &Path) -> bool {
    let is_hidden =
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    path.extension().is_some_and(|ending| ending == "toml") && !is_hidden
}

impl OwnFile {
    /// Reads a file.
    ///
    /// # Errors
    /// If it cannot be read, is too large or no text.
    pub fn read(path: &Path) -> Result<OwnFile, OwnError> {
        let io = |source| OwnError::Io { path: path.to_owned(), source };
        let size = fs::metadata(path).map_err(io)?.len();
        if size > LARGEST {
            return Err(OwnError::TooLarge { path: path.to_owned(), size });
        }
        let bytes = fs::read(path).map_err(io)?;
        let no_text = |_| OwnError::NoText { path: path.to_owned() };
        let text = String::from_utf8(bytes).map_err(no_text)?;
        let text = text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned);
        Ok(OwnFile { path: path.display().to_string(), text })
    }

    /// Its name without its folders.
    pub fn name(&self) -> &str {
        name_of(&self.path)
    }
}

/// The name of a file without its folders.
pub(crate) fn name_of(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

impl OwnPlaces {
    /// Reads a file; `None` where it is no list of places that `import::places` made.
    ///
    /// # Errors
    /// If it cannot be read or is too large.
    pub fn read(path: &Path) -> Result<Option<OwnPlaces>, OwnError> {
        let io = |source| OwnError::Io { path: path.to_owned(), source };
        let size = fs::metadata(path).map_err(io)?.len();
        let mut head = Vec::new();
        let file = fs::File::open(path).map_err(io)?;
        file.take(64).read_to_end(&mut head).map_err(io)?;
        if !is_own(&head) {
            return Ok(None);
        }
        if size > LARGEST_PLACES {
            return Err(OwnError::TooLarge { path: path.to_owned(), size });
        }
        let bytes = fs::read(path).map_err(io)?;
        Ok(Some(OwnPlaces { path: path.display().to_string(), bytes }))
    }
}
