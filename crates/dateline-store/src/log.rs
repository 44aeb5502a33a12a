//! The log of decisions: appended to, never changed, each line tied to the one before by a hash.
//!
//! The hash of a line is SHA-256 of the hash of the line before, a line feed, and the line's JSON, in lower-case
//! hexadecimal; the first line follows 64 zeros. A line that is changed, left out or put in between shows.

use std::path::Path;
use std::time::Duration;

use dateline_model::{Decision, LogEntry};
use rusqlite::{
    Connection, ErrorCode, OpenFlags, OptionalExtension, Transaction,
    TransactionBehavior, params,
};
use sha2::{Digest, Sha256};

use crate::custody::{BEGINNING, Custody, State, Step};
use crate::error::{At, StoreError};
use crate::lock::Lock;
use crate::store::{Store, roll_back};

/// A decision on its way into the log.
#[derive(Clone, Debug, PartialEq)]
pub struct NewEntry {
    /// When, in UTC: `2026-05-04T12:00:00Z`.
    pub at: String,
    /// Who.
    pub by: String,
    /// What.
    pub decision: Decision,
    /// Why.
    pub reason: Option<String>,
}

/// So long a line waits for those who read; nobody can begin to read meanwhile, so that they must have their turn.
const ONE_TRY: Duration = Duration::from_secs(1);
/// How often it waits.
const TRIES: u32 = 30;

/// The columns that a new file takes over from the one before.
pub(crate) const DECISION_COLUMNS: &str =
    "seq, at, by, action, event_id, reason, body, previous, hash";

impl Store {
    /// The decisions, first to last. Every line is checked against the one before it.
    ///
    /// # Errors
    /// If the file cannot be read, or a line of the log was changed, left out or put in.
    pub fn log(&self) -> Result<Vec<LogEntry>, StoreError> {
        let rows = self.list(
            "SELECT seq, body, previous, hash FROM decisions ORDER BY seq",
            |row| {
                Ok((
                    row.get::<_, u64>(0)?,
                    row.get::<_, String>(1)?,
                    row.get::<_, String>(2)?,
                    row.get::<_, String>(3)?,
                ))
            },
        )?;
        let mut last = BEGINNING.to_owned();
        let mut log: Vec<LogEntry> = Vec::new();
        for (at, (seq, body, previous, stated)) in (1..).zip(rows) {
            if seq != at || previous != last || stated != hash(&previous, &body) {
                return Err(StoreError::BrokenLog { path: self.path.clone(), seq: at });
            }
            let entry: LogEntry = self.parse(&format!("decision {seq}"), &body)?;
            if entry.seq != seq {
                return Err(StoreError::BrokenLog { path: self.path.clone(), seq });
            }
            last = stated;
            log.push(entry);
        }
        Ok(log)
    }

    /// The lines of the log as they were hashed: the hash of the line before, the body, and the hash of both.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn log_lines(&self) -> Result<Vec<[String; 3]>, StoreError> {
        self.list("SELECT previous, body, hash FROM decisions ORDER BY seq", |row| {
            Ok([row.get(0)?, row.get(1)?, row.get(2)?])
        })
    }

    /// Appends decisions to the log of a finished file, all or none, and gives them their numbers.
    ///
    /// The tables of events, claims and control stay as they are until the file is written anew; who opens it with
    /// this program sees the decisions at once.
    ///
    /// # Errors
    /// If the file is not ours, another run is writing it, or its log is broken.
    pub fn decide(
        path: &Path,
        entries: Vec<NewEntry>,
    ) -> Result<Vec<LogEntry>, StoreError> {
        let _lock = Lock::take(path)?;
        roll_back(path);
        let log = Store::open(path)?.log()?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let file = Connection::open_with_flags(path, flags).at(path)?;
        let all = begin_alone(&file).at(path)?;
        let added = append(&all, log.len(), entries).map_err(|error| match error {
            Fault::Sqlite(error) => StoreError::Sqlite { path: path.to_owned(), error },
            Fault::Json(source) => StoreError::Body {
                path: path.to_owned(),
                what: "a decision".to_owned(),
                source,
            },
        })?;
        let custody = Custody::of(path);
        if custody.has_log()
            && let Some((first, last)) = added.first().zip(added.last())
        {
            let head: String = all
                .query_row(
                    "SELECT hash FROM decisions ORDER BY seq DESC LIMIT 1",
                    [],
                    |row| row.get(0),
                )
                .at(path)?;
            let step = Step {
                at: last.at.clone(),
                who: last.by.clone(),
                action: "decide",
                reason: last.reason.clone(),
                detail: serde_json::json!({ "first": first.seq, "last": last.seq }),
            };
            let state =
                State { decisions: last.seq, decisions_head: head, ..State::default() };
            custody.append_of(step, state)?;
        }
        all.commit().at(path)?;
        Ok(added)
    }
}

/// A transaction that nobody reads beside: what stands in the log of custody by then cannot fail for a reader any more.
fn begin_alone(file: &Connection) -> rusqlite::Result<Transaction<'_>> {
    let begin = || Transaction::new_unchecked(file, TransactionBehavior::Exclusive);
    file.busy_timeout(ONE_TRY)?;
    for _ in 1..TRIES {
        match begin() {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {}
            done => return done,
        }
    }
    begin()
}

enum Fault {
    Sqlite(rusqlite::Error),
    Json(serde_json::Error),
}

fn append(
    all: &Transaction<'_>,
    n_entries: usize,
    entries: Vec<NewEntry>,
) -> Result<Vec<LogEntry>, Fault> {
    let mut previous = all
        .query_row("SELECT hash FROM decisions ORDER BY seq DESC LIMIT 1", [], |row| {
            row.get::<_, String>(0)
        })
        .optional()
        .map_err(Fault::Sqlite)?
        .unwrap_or_else(|| BEGINNING.to_owned());
    let mut added = Vec::new();
    for (seq, NewEntry { at, by, decision, reason }) in
        (n_entries as u64 + 1..).zip(entries)
    {
        let entry = LogEntry { seq, at, by, decision, reason };
        let body = serde_json::to_string(&entry).map_err(Fault::Json)?;
        let this = hash(&previous, &body);
        all.execute(
            &format!(
                "INSERT INTO decisions ({DECISION_COLUMNS})
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
            ),
            params![
                entry.seq,
                entry.at,
                entry.by,
                entry.decision.action(),
                entry.decision.event().map(|id| &id.0),
                entry.reason,
                body,
                previous,
                this
            ],
        )
        .map_err(Fault::Sqlite)?;
        previous = this;
        added.push(entry);
    }
    Ok(added)
}

fn hash(previous: &str, body: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(previous.as_bytes());
    hasher.update(b"\n");
    hasher.update(body.as_bytes());
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
