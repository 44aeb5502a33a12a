//! What the user knows about single files, as a table beside them.

use std::path::Path;

use jiff::civil::Date;
use thiserror::Error;

use crate::dates::date_field;

/// Rows of what is known about single files: path, url, outlet, published, captured_at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    rows: Vec<MetadataRow>,
}

/// What is known about one file or address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MetadataRow {
    /// The file, as given or by its name alone.
    pub path: Option<String>,
    /// The address it was published at.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The first and last day it can have been published: the same for a whole date.
    pub published: Option<(Date, Date)>,
    /// When it was captured.
    pub captured_at: Option<String>,
}

/// Why a metadata table cannot be used.
#[derive(Debug, Error)]
pub enum MetadataError {
    /// The file cannot be read.
    #[error("{path}: {error}")]
    Io {
        /// The table.
        path: String,
        /// What the system says.
        error: std::io::Error,
    },
    /// The rows cannot be told apart.
    #[error("{path}:{line}: {message}")]
    Table {
        /// The table.
        path: String,
        /// The line, counted from 1.
        line: u64,
        /// What is wrong.
        message: String,
    },
    /// A column has a name that is not known.
    #[error(
        "{path}:1: unknown column `{column}`; known are path, url, outlet, published, captured_at"
    )]
    Column {
        /// The table.
        path: String,
        /// The column.
        column: String,
    },
    /// There is neither a path nor an address to know the report by.
    #[error("{path}:{line}: the row has neither `path` nor `url`")]
    NoKey {
        /// The table.
        path: String,
        /// The line, counted from 1.
        line: u64,
    },
    /// A value is no date.
    #[error("{path}:{line}: `published` is not a date such as 2016-04-21: `{value}`")]
    Date {
        /// The table.
        path: String,
        /// The line, counted from 1.
        line: u64,
        /// What stands there.
        value: String,
    },
}

impl Metadata {
    /// Reads the table in the file at `path`.
    pub fn from_file(path: &Path) -> Result<Metadata, MetadataError> {
        let name = path.to_string_lossy().into_owned();
        match std::fs::read(path) {
            Ok(bytes) => Metadata::from_csv(&bytes, &name),
            Err(error) => Err(MetadataError::Io { path: name, error }),
        }
    }

    /// Reads a table; `path` is for messages.
    pub fn from_csv(bytes: &[u8], path: &str) -> Result<Metadata, MetadataError> {
        let path = || path.to_owned();
        let table = |error: &csv::Error| MetadataError::Table {
            path: path(),
            line: error.position().map_or(1, csv::Position::line),
            message: match error.kind() {
                csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                    format!("the row has {len} fields, the heading {expected_len}")
                }
                csv::ErrorKind::Utf8 { .. } => "the row is not UTF-8".to_owned(),
                csv::ErrorKind::Io(_)
                | csv::ErrorKind::Seek
                | csv::ErrorKind::Serialize(_)
                | csv::ErrorKind::Deserialize { .. }
                | _ => error.to_string(),
            },
        };
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader =
            csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes);
        let names = reader.headers().map_err(|error| table(&error))?.clone();
        const KNOWN: [&str; 5] = ["path", "url", "outlet", "published", "captured_at"];
        if let Some(column) = names.iter().find(|name| !KNOWN.contains(name)) {
            return Err(MetadataError::Column {
                path: path(),
                column: column.to_owned(),
            });
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| table(&error))?;
            let line = record.position().map_or(0, csv::Position::line);
            let get = |column: &str| {
                let idx = names.iter().position(|name| name == column)?;
                record.get(idx).filter(|value| !value.is_empty()).map(str::to_owned)
            };
            let published = match get("published") {
                Some(value) => match date_field(&value) {
                    Some(days) => Some(days),
                    None => {
                        return Err(MetadataError::Date { path: path(), line, value });
                    }
                },
                None => None,
            };
            let row = MetadataRow {
                path: get("path"),
                url: get("url"),
                outlet: get("outlet"),
                published,
                captured_at: get("captured_at"),
            };
            if row.path.is_none() && row.url.is_none() {
                return Err(MetadataError::NoKey { path: path(), line });
            }
            rows.push(row);
        }
        Ok(Metadata { rows })
    }

    /// A table of these rows.
    pub fn from_rows(rows: Vec<MetadataRow>) -> Metadata {
        Metadata { rows }
    }

    /// The row about a report: by its path as given, else by its address, else by its file name.
    pub fn find(&self, path: &str, url: Option<&str>) -> Option<&MetadataRow> {
        let name_of = |path: &str| {
            Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned())
        };
        let tidy = |path: &str| path.trim_start_matches("./").to_owned();
        let by =
            |test: &dyn Fn(&MetadataRow) -> bool| self.rows.iter().find(|row| test(row));
        by(&|row| row.path.as_deref().is_some_and(|own| tidy(own) == tidy(path)))
            .or_else(|| by(&|row| url.is_some() && row.url.as_deref() == url))
            .or_else(|| {
                let name = name_of(path);
                by(&|row| {
                    // A row that names a folder means that file, not one of the same name elsewhere.
                    let own = row.path.as_deref();
                    own.is_some_and(|own| !own.contains('/') && !own.contains('\\'))
                        && own.map(str::to_owned) == name
                })
            })
    }
}
