//! Reading a file of ours.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use dateline_model::{Claim, KnownSource, Places, ReportCard, ReportId, Span, Zone};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Params, Row};
use serde::de::DeserializeOwned;

use crate::error::{At, StoreError};
use crate::gpkg::APPLICATION_ID;
use crate::layout::VERSION;
use crate::lock::Lock;

/// The line of `dateline_meta` that holds the user's table of sources, as JSON.
pub(crate) const SOURCES: &str = "sources";

/// The line of `dateline_meta` that says how many decisions the tables know of.
pub(crate) const DECIDED: &str = "decided";

/// So many rows of a long table are read at a time: while one reads, nobody can write, and a decision should not wait.
pub(crate) const PART: usize = 256;

/// An open file; reading never changes it.
pub struct Store {
    pub(crate) file: Connection,
    pub(crate) path: PathBuf,
}

/// What the claims of a file were coded with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Hash of the lexicon; several, with a comma between them, where the file was added to with another.
    pub lexicon: String,
    /// Hash of the gazetteer, likewise.
    pub gazetteer: String,
}

/// A diagnostic as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDiagnostic {
    /// `warning` or `note`.
    pub severity: String,
    /// Its kebab-case name.
    pub name: String,
    /// The words it is about.
    pub span: Option<Span>,
    /// One sentence without a full stop.
    pub message: String,
    /// What the user can do about it.
    pub help: Option<String>,
}

/// A sentence left uncoded, as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSkip {
    /// The sentence.
    pub span: Span,
    /// Why, in the word of the list of what was left uncoded.
    pub reason: String,
    /// The word it turned on.
    pub trigger: Option<Span>,
}

impl Store {
    /// Opens a finished file for reading.
    ///
    /// # Errors
    /// If it cannot be read, is not ours, or has another layout.
    pub fn open(path: &Path) -> Result<Store, StoreError> {
        let (store, found) = Store::open_any(path)?;
        match found == VERSION {
            true => Ok(store),
            false => Err(StoreError::OtherLayout { path: store.path, found }),
        }
    }

    /// Opens a finished file of ours in whatever layout, and says in which.
    pub(crate) fn open_any(path: &Path) -> Result<(Store, String), StoreError> {
        // SQLite would call a missing file "unable to open"; the file system says it better.
        std::fs::metadata(path).at(path)?;
        if has_journal(path)
            && let Ok(_lock) = Lock::take(path)
        {
            roll_back(path);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let file = Connection::open_with_flags(path, flags).at(path)?;
        let store = Store { file, path: path.to_owned() };
        let layout = store.layout()?;
        Ok((store, layout))
    }

    fn layout(&self) -> Result<String, StoreError> {
        let not_ours = |why: &str| StoreError::NotOurs {
            path: self.path.clone(),
            why: why.to_owned(),
        };
        let id: i32 = self
            .file
            .pragma_query_value(None, "application_id", |row| row.get(0))
            .map_err(|_| not_ours("it is no SQLite file"))?;
        if id != APPLICATION_ID {
            return Err(not_ours("it is no GeoPackage"));
        }
        let found = self
            .meta_value("layout")
            .map_err(|_| not_ours("it is a GeoPackage of somebody else"))?;
        found.ok_or_else(|| not_ours("it does not say which layout it has"))
    }

    pub(crate) fn meta_value(&self, name: &str) -> rusqlite::Result<Option<String>> {
        self.file
            .query_row("SELECT value FROM dateline_meta WHERE name = ?1", [name], |row| {
                row.get(0)
            })
            .optional()
    }

    /// What the claims were coded with.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn meta(&self) -> Result<Meta, StoreError> {
        let value =
            |name| self.meta_value(name).at(&self.path).map(Option::unwrap_or_default);
        Ok(Meta { lexicon: value("lexicon")?, gazetteer: value("gazetteer")? })
    }

    /// How many decisions of the log the tables of events and control know of.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn decided(&self) -> Result<u64, StoreError> {
        let number = self.meta_value(DECIDED).at(&self.path)?;
        Ok(number.and_then(|number| number.parse().ok()).unwrap_or(0))
    }

    /// The user's table of sources; empty where none was given.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn sources(&self) -> Result<Vec<KnownSource>, StoreError> {
        match self.meta_value(SOURCES).at(&self.path)? {
            Some(body) => self.parse(SOURCES, &body),
            None => Ok(Vec::new()),
        }
    }

    /// The reports that are in it.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn known_reports(&self) -> Result<BTreeSet<ReportId>, StoreError> {
        let ids = self.list("SELECT report_id FROM reports", |row| row.get(0))?;
        Ok(ids.into_iter().map(ReportId).collect())
    }

    /// The report cards, in the order of their ids.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn reports(&self) -> Result<Vec<ReportCard>, StoreError> {
        self.bodies("report_id", "reports WHERE", |_| {})
    }

    /// The claims that the program read, in the order of their ids; what persons added stands in the log.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn claims(&self) -> Result<Vec<Claim>, StoreError> {
        let mut places = Places::default();
        let by_program = "claims WHERE rule IS NOT 'person' AND";
        self.bodies("claim_id", by_program, |claim| places.share(claim))
    }

    /// The texts, as the exports ask for them.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn texts(&self) -> Result<BTreeMap<ReportId, String>, StoreError> {
        let mut texts = BTreeMap::new();
        self.in_parts("report_id", "text", "reports WHERE", |id, text: String| {
            texts.insert(ReportId(id.into()), text);
            Ok(())
        })?;
        Ok(texts)
    }

    /// The texts that events are printed with: those in which something was read, all where persons decided something.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn told_texts(&self) -> Result<BTreeMap<ReportId, String>, StoreError> {
        let rows = self.list(
            "SELECT report_id, text FROM reports
             WHERE EXISTS (SELECT 1 FROM decisions)
                OR report_id IN (SELECT report_id FROM claims)",
            |row| Ok((ReportId(row.get(0)?), row.get(1)?)),
        )?;
        Ok(rows.into_iter().collect())
    }

    /// The text of one report.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn text(&self, report: &ReportId) -> Result<Option<String>, StoreError> {
        self.each_text().and_then(|mut text| text(report)).at(&self.path)
    }

    /// The same for who asks for one text after the other.
    pub(crate) fn each_text(
        &self,
    ) -> rusqlite::Result<impl FnMut(&ReportId) -> rusqlite::Result<Option<String>>> {
        let mut select =
            self.file.prepare("SELECT text FROM reports WHERE report_id = ?1")?;
        Ok(move |report: &ReportId| {
            select.query_row([&report.0], |row| row.get(0)).optional()
        })
    }

    /// What each stretch of a report's text is.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn zones(&self, report: &ReportId) -> Result<Vec<Zone>, StoreError> {
        let zones: Option<String> = self
            .file
            .query_row(
                "SELECT zones FROM reports WHERE report_id = ?1",
                [&report.0],
                |row| row.get(0),
            )
            .optional()
            .at(&self.path)?;
        let Some(zones) = zones else { return Ok(Vec::new()) };
        let zones: Vec<(String, u32, u32)> = self.parse(&report.0, &zones)?;
        // A kind that a later program added is passed over; the text is still whole.
        Ok(zones
            .into_iter()
            .filter(|(_, start, end)| start <= end)
            .filter_map(|(kind, start, end)| {
                let span = Span::new(start as usize, end as usize);
                Some(Zone { kind: kind.parse().ok()?, span })
            })
            .collect())
    }

    /// What was odd about a report.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn diagnostics(
        &self,
        report: &ReportId,
    ) -> Result<Vec<StoredDiagnostic>, StoreError> {
        self.of(
            "SELECT severity, name, start, \"end\", message, help FROM diagnostics
             WHERE report_id = ?1 ORDER BY fid",
            &report.0,
            |row| {
                Ok(StoredDiagnostic {
                    severity: row.get(0)?,
                    name: row.get(1)?,
                    span: span(row.get(2)?, row.get(3)?),
                    message: row.get(4)?,
                    help: row.get(5)?,
                })
            },
        )
    }

    /// The sentences of a report that were left uncoded.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn skips(&self, report: &ReportId) -> Result<Vec<StoredSkip>, StoreError> {
        self.of(
            "SELECT start, \"end\", reason, trigger_start, trigger_end FROM skips
             WHERE report_id = ?1 ORDER BY fid",
            &report.0,
            |row| {
                Ok(StoredSkip {
                    span: span(row.get(0)?, row.get(1)?).unwrap_or(Span::new(0, 0)),
                    reason: row.get(2)?,
                    trigger: span(row.get(3)?, row.get(4)?),
                })
            },
        )
    }

    pub(crate) fn list<T>(
        &self,
        sql: &str,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        self.rows(sql, [], read)
    }

    /// The same, of what has that id or those words.
    pub(crate) fn of<T>(
        &self,
        sql: &str,
        id: &str,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        self.rows(sql, [id], read)
    }

    fn rows<T>(
        &self,
        sql: &str,
        given: impl Params,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let run = || -> rusqlite::Result<Vec<T>> {
            let mut select = self.file.prepare(sql)?;
            select.query_map(given, |row| read(row))?.collect()
        };
        run().at(&self.path)
    }

    /// The bodies of a table in the order of their ids; each passes `through` before the next is read.
    fn bodies<T: DeserializeOwned>(
        &self,
        id: &str,
        which: &str,
        mut through: impl FnMut(&mut T),
    ) -> Result<Vec<T>, StoreError> {
        // A list that grows by doubling would end with room for twice as many; of all rows, as an index can count them.
        let table = which.split(' ').next().unwrap_or(which);
        let count = format!("SELECT count(*) FROM {table}");
        let n_rows = self.file.query_row(&count, [], |row| row.get(0)).at(&self.path)?;
        let mut all = Vec::with_capacity(n_rows);
        self.in_parts(id, "body", which, |id, body: String| {
            let mut each = self.parse(&id, &body)?;
            through(&mut each);
            all.push(each);
            Ok(())
        })?;
        Ok(all)
    }

    /// Each id of a table with the text in a column, in the order of the ids, in parts between which others can write.
    ///
    /// `which` names the table and ends where one more condition can stand.
    fn in_parts(
        &self,
        id: &str,
        column: &str,
        which: &str,
        mut each: impl FnMut(String, String) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let sql = format!(
            "SELECT {id}, {column} FROM {which} {id} > ?1 ORDER BY {id} LIMIT {PART}"
        );
        let mut select = self.file.prepare(&sql).at(&self.path)?;
        let mut last = String::new();
        loop {
            let part = select
                .query_map([&last], |row| Ok((row.get(0)?, row.get(1)?)))
                .and_then(Iterator::collect::<rusqlite::Result<Vec<(String, String)>>>)
                .at(&self.path)?;
            let Some((end, _)) = part.last() else { return Ok(()) };
            last.clone_from(end);
            for (id, text) in part {
                each(id, text)?;
            }
        }
    }

    pub(crate) fn parse<T: DeserializeOwned>(
        &self,
        what: &str,
        body: &str,
    ) -> Result<T, StoreError> {
        serde_json::from_str(body).map_err(|source| StoreError::Body {
            path: self.path.clone(),
            what: what.to_owned(),
            source,
        })
    }
}

/// Takes back what a program that was killed had half written: until then nobody who only reads can open the file.
///
/// Only for who has the lock of the file: the journal of one that is at work is its own.
pub(crate) fn roll_back(path: &Path) {
    if !has_journal(path) {
        return;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    // Whoever opens it for writing and reads does it; what stands in the way is told by the opening that follows.
    if let Ok(file) = Connection::open_with_flags(path, flags) {
        let _ = file.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()));
    }
}

/// Whether SQLite's journal lies beside the file, where a link leads.
fn has_journal(path: &Path) -> bool {
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut name = path.into_os_string();
    name.push("-journal");
    Path::new(&name).exists()
}

fn span(start: Option<u32>, end: Option<u32>) -> Option<Span> {
    let (start, end) = (start?, end?);
    (start <= end).then(|| Span::new(start as usize, end as usize))
}
