//! What was not read, and why.

use std::fmt;

use thiserror::Error;

/// An input or a record that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The file as the user named it.
    pub path: String,
    /// The line or row, counted from 1, where only a record was refused.
    pub line: Option<u64>,
    /// The byte of the file, where only a record of an archive was refused.
    pub offset: Option<u64>,
    /// The name of the record, where it has one.
    pub record: Option<String>,
    /// Why.
    pub reason: Reason,
    /// What the user can do about it.
    pub remedy: &'static str,
    /// Whether the user did not name the file itself: it only lay in a folder.
    pub incidental: bool,
}

impl Refusal {
    /// A refusal with the remedy that belongs to its reason.
    pub fn new(path: &str, reason: Reason) -> Refusal {
        let remedy = reason.remedy();
        Refusal {
            path: path.to_owned(),
            line: None,
            offset: None,
            record: None,
            reason,
            remedy,
            incidental: false,
        }
    }

    /// Of one record only.
    pub fn at(mut self, line: u64) -> Refusal {
        self.line = Some(line);
        self
    }

    /// Of what begins at this byte only.
    pub fn at_byte(mut self, offset: u64) -> Refusal {
        self.offset = Some(offset);
        self
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(offset) = self.offset {
            write!(f, ", byte {offset}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl std::error::Error for Refusal {}

/// Why an input or a record was not read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Reason {
    /// There is no such file.
    #[error("no such file or folder")]
    NotFound,
    /// The pattern fits no file.
    #[error("the pattern fits no file")]
    NoMatch,
    /// The pattern cannot be read.
    #[error("the pattern is not valid: {0}")]
    Pattern(String),
    /// The operating system would not give the bytes.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It holds no text that could be a report.
    #[error("holds no text")]
    NoText,
    /// It is of a kind that dateline does not read.
    #[error("is not a report but {0}")]
    NotAReport(String),
    /// It is no file at all: a pipe, a device, a link to a folder.
    #[error("is {0}, not a file")]
    NotAFile(&'static str),
    /// It is binary.
    #[error("is binary: byte {at} stands in no text")]
    Binary {
        /// The place of the first NUL or control character.
        at: usize,
    },
    /// It is larger than the cap.
    #[error("is larger than {}", size(*cap))]
    TooLarge {
        /// The cap in bytes.
        cap: usize,
    },
    /// A record is larger than the cap.
    #[error("the record is larger than {}", size(*cap))]
    RecordTooLarge {
        /// The cap in bytes.
        cap: usize,
    },
    /// A line of JSON Lines cannot be read.
    #[error("not a JSON object: {0}")]
    Json(String),
    /// A column that must be there is missing.
    #[error("there is no column `{column}` among {found}")]
    MissingColumn {
        /// The name that was looked for.
        column: String,
        /// The names that are there.
        found: String,
    },
    /// A key that must be there is missing.
    #[error("the record has no `{0}`")]
    MissingKey(String),
    /// A date cannot be read.
    #[error("`{column}` is not a date: `{value}`")]
    Date {
        /// The column.
        column: String,
        /// What stands in it.
        value: String,
    },
    /// It is JSON, but not one object a line.
    #[error("is one JSON value over many lines, not one object a line")]
    JsonDocument,
    /// Folders are nested too deeply.
    #[error("folders are nested more than {0} deep")]
    TooDeep(usize),
    /// The compressed bytes of an archive are damaged.
    #[error("damaged: {0}")]
    Damaged(String),
    /// A record of an archive cannot be read.
    #[error("not a whole record: {0}")]
    BadRecord(String),
    /// Bytes between the records of an archive.
    #[error("{bytes} bytes that are no record")]
    NotARecord {
        /// How many.
        bytes: u64,
    },
    /// It grows in unpacking beyond all reason.
    #[error("grows more than {}-fold in unpacking", crate::limits::ARCHIVE_RATIO)]
    Bomb,
    /// It is packed again and again.
    #[error("is packed more than {cap} times over")]
    TooManyEncodings {
        /// The cap.
        cap: usize,
    },
    /// It is packed in a way that dateline does not know.
    #[error("is packed as `{0}`")]
    Encoding(String),
    /// A zip cannot be read.
    #[error("a zip that cannot be read: {0}")]
    BadArchive(String),
    /// An archive in a zip has other bytes than its package says.
    #[error("does not have the SHA-256 that its package says: {said}")]
    WrongHash {
        /// What the package says.
        said: String,
    },
    /// A feed cannot be read.
    #[error("a feed that cannot be read: {0}")]
    BadFeed(String),
    /// A feed has more entries than are read.
    #[error("is an entry behind the first {cap} of its feed")]
    Entries {
        /// The cap.
        cap: usize,
    },
    /// A mail cannot be read.
    #[error("a mail that cannot be read: {0}")]
    BadMail(String),
    /// A PDF cannot be read.
    #[error("a PDF that cannot be read: {0}")]
    BadPdf(String),
    /// So many more records were refused.
    #[error("{0} records more were refused")]
    More(u64),
    /// A fault in the program stopped it.
    #[error("a fault in the program: {0}")]
    Fault(String),
}

impl Reason {
    /// Its kebab-case name, under which `docs/limits.md` explains it.
    pub fn name(&self) -> &'static str {
        match self {
            Reason::NotFound => "not-found",
            Reason::NoMatch => "no-match",
            Reason::Pattern(_) => "bad-pattern",
            Reason::Unreadable(_) => "unreadable",
            Reason::Empty => "empty",
            Reason::NoText => "no-text",
            Reason::NotAReport(_) => "not-a-report",
            Reason::NotAFile(_) => "not-a-file",
            Reason::Binary { .. } => "binary",
            Reason::TooLarge { .. } => "too-large",
            Reason::RecordTooLarge { .. } => "record-too-large",
            Reason::Json(_) => "bad-json",
            Reason::MissingColumn { .. } => "missing-column",
            Reason::MissingKey(_) => "missing-text",
            Reason::Date { .. } => "bad-date",
            Reason::JsonDocument => "json-document",
            Reason::TooDeep(_) => "too-deep",
            Reason::Damaged(_) => "damaged",
            Reason::BadRecord(_) => "bad-record",
            Reason::NotARecord { .. } => "not-a-record",
            Reason::Bomb => "bomb",
            Reason::TooManyEncodings { .. } => "too-many-encodings",
            Reason::Encoding(_) => "unknown-encoding",
            Reason::BadArchive(_) => "bad-archive",
            Reason::WrongHash { .. } => "wrong-hash",
            Reason::BadFeed(_) => "bad-feed",
            Reason::Entries { .. } => "too-many-entries",
            Reason::BadMail(_) => "bad-mail",
            Reason::BadPdf(_) => "bad-pdf",
            Reason::More(_) => "more",
            Reason::Fault(_) => "fault",
        }
    }

    fn remedy(&self) -> &'static str {
        match self {
            Reason::NotFound => "check the path, and put quotes around blanks",
            Reason::NoMatch | Reason::Pattern(_) => {
                "put quotes around the pattern, and try it with `ls`"
            }
            Reason::NotAReport(_) | Reason::Binary { .. } => {
                "give text, HTML, JSON Lines, CSV, TSV, WARC, WACZ, a feed, a mail or a PDF"
            }
            Reason::NotAFile(_) => {
                "name files or folders, or give one report on standard input as `-`"
            }
            Reason::TooLarge { .. } => {
                "split it, or give one report a line as JSON Lines"
            }
            Reason::RecordTooLarge { .. } => {
                "check that each record has its own line and every quote is closed"
            }
            Reason::Json(_) => "write one JSON object a line",
            Reason::MissingKey(_) => {
                "fill it in, or name the key of the text with `--column text=NAME`"
            }
            Reason::MissingColumn { .. } => {
                "name the column that holds the text with `--column text=NAME`"
            }
            Reason::Date { .. } => "write dates as 2016-04-21",
            Reason::JsonDocument => "write one object a line: `jq -c .` or `jq -c '.[]'`",
            Reason::Unreadable(_) => "check the path and its permissions",
            Reason::Empty => "fetch or save it again, or take it out",
            Reason::NoText => {
                "put the words of the report into it: a saved page may hold only its script"
            }
            Reason::TooDeep(_) => "name the inner folder itself",
            Reason::Damaged(_) | Reason::BadRecord(_) => {
                "all other records are read; fetch the archive again if it broke off"
            }
            Reason::NotARecord { .. } => "all records around it are read",
            Reason::Bomb | Reason::TooManyEncodings { .. } => {
                "such files are made to stop programs: look at where it is from"
            }
            Reason::Encoding(_) => "unpack it, or capture the page without packing",
            Reason::BadArchive(_) | Reason::BadFeed(_) | Reason::BadMail(_) => {
                "fetch or save it again"
            }
            Reason::WrongHash { .. } => {
                "it was read all the same, but it is not what was captured: fetch it again"
            }
            Reason::Entries { .. } => {
                "split the feed, or give one report a line as JSON Lines"
            }
            Reason::BadPdf(_) => "save its text in a .txt file",
            Reason::More(_) => "mend what the first ones name",
            Reason::Fault(_) => "please report it, with the text if you may share it",
        }
    }
}

/// "16 MiB", or the bytes where it is no round number.
fn size(bytes: usize) -> String {
    match bytes % (1 << 20) {
        0 => format!("{} MiB", bytes >> 20),
        _ => format!("{bytes} bytes"),
    }
}
