//! Writing a file of ours.

use std::fs;
use std::path::{Path, PathBuf};

use dateline_model::{Dataset, KnownSource, Span};
use rusqlite::{Connection, OpenFlags, params};

use crate::custody::{Custody, State, Step, of_file};
use crate::error::{At, StoreError};
use crate::layout::{COLLECTED, VERSION};
use crate::lock::{Lock, beside, identity};
use crate::store::{Meta, PART, SOURCES, Store, roll_back};
use crate::{
    StoredInput, StoredRefusal, StoredReport, accounts, fill, log, place, progress,
};

/// What a file says of how it was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Unix seconds for `last_change`, from `SOURCE_DATE_EPOCH`; without it the newest day of publication counts.
    pub source_date_epoch: Option<i64>,
    /// What the claims are coded with.
    pub meta: Meta,
    /// The user's table of sources; without one that of the file that is added to goes on.
    pub sources: Vec<KnownSource>,
    /// All that decides what the run collects, in words; with it a run that was cut off goes on where it was.
    pub run: Option<String>,
}

/// A table, its columns and which of its rows go from a file into the one that takes its place.
type Kept = (&'static str, &'static str, &'static str);

const KEPT_ALWAYS: [Kept; 1] = [("decisions", log::DECISION_COLUMNS, "")];

const KEPT_WHEN_ADDED_TO: [Kept; 6] = [
    ("reports", fill::REPORT_COLUMNS, ""),
    // What persons drew up stands in their decisions.
    ("claims", "claim_id, report_id, body", "AND rule IS NOT 'person'"),
    ("diagnostics", fill::DIAGNOSTIC_COLUMNS, ""),
    ("skips", fill::SKIP_COLUMNS, ""),
    ("inputs", fill::INPUT_COLUMNS, ""),
    ("refusals", fill::REFUSAL_COLUMNS, ""),
];

/// A file in the making. Dropped before [`Draft::finish`], it leaves the target as it was.
pub struct Draft {
    /// Reports and claims collected so far.
    pub(crate) collected: Store,
    /// Whether it goes on with what a run left that was cut off.
    goes_on: bool,
    pub(crate) target: PathBuf,
    part: PathBuf,
    made: PathBuf,
    pub(crate) settings: Settings,
    /// The file whose place it takes, where the ids of that file's events go on.
    before: Option<PathBuf>,
    written: bool,
    /// What the target was when the draft began, where others may write it in the meantime.
    aside: Option<Option<u64>>,
    /// What the log of custody is told when the file is put in place.
    step: Option<Step>,
    /// Given back last of all: fields are dropped in their order.
    lock: Option<Lock>,
}

impl Store {
    /// Begins a new file. A file of ours that is there already is replaced when the draft is finished, not before;
    /// of it only the decisions of persons and the ids of its events go on.
    ///
    /// # Errors
    /// If the target is there and not ours, another run is writing it, or the folder cannot be written to.
    pub fn create(target: &Path, settings: Settings) -> Result<Draft, StoreError> {
        let is_ours = |target: &Path| match Store::open(target) {
            Ok(_) => Ok(true),
            // A file of another layout of ours may be replaced: that is what the user asked for.
            Err(StoreError::OtherLayout { .. }) => Ok(false),
            Err(StoreError::Io { source, .. })
                if source.kind() == std::io::ErrorKind::NotFound =>
            {
                Ok(false)
            }
            Err(error) => Err(error),
        };
        let same_layout = is_ours(target)?;
        let mut draft = Draft::begin(target, settings, "create")?;
        draft.before = same_layout.then(|| draft.target.clone());
        if draft.goes_on {
            return Ok(draft);
        }
        // What persons decided is their work and not the program's: it is replayed over what is coded anew.
        if has_log(target) {
            draft.take_over(&KEPT_ALWAYS).at(target)?;
        }
        draft.keep_sources(Vec::new())?;
        draft.begin_run()?;
        Ok(draft)
    }

    /// Begins a file with all that `target` holds, to write its events anew after persons decided something.
    ///
    /// # Errors
    /// If the target cannot be read or is not ours, or another run is writing it.
    pub fn rewrite(
        target: &Path,
        source_date_epoch: Option<i64>,
    ) -> Result<Draft, StoreError> {
        let meta = Store::open(target)?.meta()?;
        let settings = Settings { source_date_epoch, meta, ..Settings::default() };
        let mut draft = Store::append(target, settings)?;
        draft.step = draft.rewriting()?;
        Ok(draft)
    }

    /// As [`Store::rewrite`], and leaves the target free for decisions while the file is written.
    ///
    /// [`Draft::finish`] takes over what was decided in the meantime; its tables know of it when the file is
    /// rewritten once more.
    ///
    /// # Errors
    /// If the target cannot be read or is not ours.
    pub fn rewrite_aside(
        target: &Path,
        source_date_epoch: Option<i64>,
    ) -> Result<Draft, StoreError> {
        let meta = Store::open(target)?.meta()?;
        let settings = Settings { source_date_epoch, meta, ..Settings::default() };
        let target = &fs::canonicalize(target).at(target)?;
        let is_now = identity(target);
        let names = [beside(target, ".aside.part"), beside(target, ".aside.new")];
        let mut draft = Draft::begin_as(target, settings, None, names)?;
        draft.aside = Some(is_now);
        draft.keep_sources(Store::open(target)?.sources()?)?;
        draft.take_over(&KEPT_ALWAYS).at(target)?;
        draft.take_over(&KEPT_WHEN_ADDED_TO).at(target)?;
        draft.before = Some(draft.target.clone());
        draft.step = draft.rewriting()?;
        Ok(draft)
    }

    /// Begins a file with all that `target` holds, to add to it.
    ///
    /// # Errors
    /// If the target cannot be read or is not ours, or another run is writing it.
    pub fn append(target: &Path, settings: Settings) -> Result<Draft, StoreError> {
        Store::open(target)?;
        let mut draft = Draft::begin(target, settings, "append")?;
        // Read only now: another run may have ended in between.
        let before = Store::open(target)?;
        if !draft.goes_on {
            draft.keep_sources(before.sources()?)?;
        }
        let before = before.meta()?;
        let both = |old: &str, new: &str| match old == new
            || old.split(", ").any(|each| each == new)
        {
            true => old.to_owned(),
            false if old.is_empty() => new.to_owned(),
            false => format!("{old}, {new}"),
        };
        draft.settings.meta.lexicon = both(&before.lexicon, &draft.settings.meta.lexicon);
        draft.settings.meta.gazetteer =
            both(&before.gazetteer, &draft.settings.meta.gazetteer);
        draft.before = Some(draft.target.clone());
        if draft.goes_on {
            return Ok(draft);
        }
        draft.take_over(&KEPT_ALWAYS).at(target)?;
        draft.take_over(&KEPT_WHEN_ADDED_TO).at(target)?;
        draft.begin_run()?;
        Ok(draft)
    }
}

impl Draft {
    fn begin(
        target: &Path,
        mut settings: Settings,
        way: &str,
    ) -> Result<Draft, StoreError> {
        // Where a link leads is what is replaced, not the link.
        let target = &fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
        let lock = Lock::take(target)?;
        let names = [beside(target, ".part"), beside(target, ".new")];
        settings.run = settings.run.map(|run| progress::key(&run, way, target));
        Draft::begin_as(target, settings, Some(lock), names)
    }

    fn begin_as(
        target: &Path,
        settings: Settings,
        lock: Option<Lock>,
        [part, made]: [PathBuf; 2],
    ) -> Result<Draft, StoreError> {
        // What a run left that was cut off: none that still runs has the lock.
        remove(&made)?;
        let left = settings.run.as_deref().and_then(|run| progress::left(&part, run));
        let goes_on = left.is_some();
        let file = match left {
            Some(file) => file,
            None => {
                remove_draft(&part)?;
                let file = Connection::open(&part).at(target)?;
                let prepare = || -> rusqlite::Result<()> {
                    progress::prepare(&file, settings.run.is_some())?;
                    file.execute_batch(COLLECTED)
                };
                if let Err(error) = prepare().at(target) {
                    drop(file);
                    remove_draft(&part)?;
                    return Err(error);
                }
                file
            }
        };
        Ok(Draft {
            collected: Store { file, path: part.clone() },
            goes_on,
            target: target.to_owned(),
            part,
            made,
            settings,
            before: None,
            written: false,
            aside: None,
            step: None,
            lock,
        })
    }

    /// Says who writes the file: the log of custody has a line of it from then on.
    pub fn sign(&mut self, step: Step) {
        self.step = Some(step);
    }

    /// Tables that follow decisions are written in the name of who decided last, where there is a log of custody.
    fn rewriting(&self) -> Result<Option<Step>, StoreError> {
        if !Custody::of(&self.target).has_log() {
            return Ok(None);
        }
        let last = self.collected.log()?.pop();
        Ok(last.map(|last| Step {
            at: last.at,
            who: last.by,
            action: "rewrite",
            reason: None,
            detail: serde_json::Value::Null,
        }))
    }

    /// Tells the log of custody what is about to take whose place.
    fn tell_custody(&mut self) -> Result<(), StoreError> {
        let Some(step) = self.step.take() else { return Ok(()) };
        let hash = |path: &Path| match path.exists() {
            true => of_file(path).map(Some),
            false => Ok(None),
        };
        let made = Store::open(&self.made).map_err(|error| error.of(&self.target))?;
        let mut state = State::of(&made)?;
        drop(made);
        state.before = hash(&self.target)?;
        state.after = hash(&self.made)?;
        Custody::of(&self.target).append_of(step, state)?;
        Ok(())
    }

    /// Keeps the user's table of sources, else that of the file of before.
    fn keep_sources(&self, before: Vec<KnownSource>) -> Result<(), StoreError> {
        let sources = match self.settings.sources.is_empty() {
            true => &before,
            false => &self.settings.sources,
        };
        if sources.is_empty() {
            return Ok(());
        }
        let body = serde_json::to_string(sources).map_err(|source| StoreError::Body {
            path: self.target.clone(),
            what: SOURCES.to_owned(),
            source,
        })?;
        let insert = "INSERT INTO dateline_meta VALUES (?1, ?2)";
        self.collected.file.execute(insert, params![SOURCES, body]).at(&self.target)?;
        Ok(())
    }

    /// Copies tables of the target in parts, between which a decision can be written there.
    fn take_over(&self, tables: &[Kept]) -> rusqlite::Result<()> {
        let file = &self.collected.file;
        file.execute("ATTACH ?1 AS before", params![self.target.to_string_lossy()])?;
        for (table, columns, of_which) in tables {
            let end = format!(
                "SELECT max(fid) FROM
                 (SELECT fid FROM before.{table} WHERE fid > ?1 ORDER BY fid LIMIT {PART})"
            );
            let copy = format!(
                "INSERT INTO {table} ({columns}) SELECT {columns} FROM before.{table}
                 WHERE fid > ?1 AND fid <= ?2 {of_which} ORDER BY fid"
            );
            let mut done = i64::MIN;
            while let Some(end) =
                file.query_row(&end, [done], |row| row.get::<_, Option<i64>>(0))?
            {
                file.execute(&copy, [done, end])?;
                done = end;
            }
        }
        file.execute_batch("DETACH before")
    }

    /// Copies the decisions that were appended to the target since the draft began.
    fn take_newer_decisions(&self) -> rusqlite::Result<()> {
        let file = Connection::open(&self.made)?;
        file.pragma_update_and_check(None, "journal_mode", "MEMORY", |_| Ok(()))?;
        file.execute("ATTACH ?1 AS target", params![self.target.to_string_lossy()])?;
        let columns = log::DECISION_COLUMNS;
        file.execute_batch(&format!(
            "INSERT INTO decisions ({columns}) SELECT {columns} FROM target.decisions
             WHERE seq > (SELECT coalesce(max(seq), 0) FROM main.decisions) ORDER BY seq;
             DETACH target"
        ))
    }

    /// What has been collected so far: known reports, claims, texts.
    pub fn collected(&self) -> &Store {
        &self.collected
    }

    /// Adds a report and all that was read in it, or nothing of it. One that is there already is replaced.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn add_report(&mut self, report: &StoredReport) -> Result<(), StoreError> {
        let body = |what: &str, body: serde_json::Result<String>| {
            body.map_err(|source| StoreError::Body {
                path: self.target.clone(),
                what: what.to_owned(),
                source,
            })
        };
        let card = body(&report.card.id.0, serde_json::to_string(&report.card))?;
        let claims = report
            .claims
            .iter()
            .map(|claim| Ok((claim, body(&claim.id.0, serde_json::to_string(claim))?)))
            .collect::<Result<Vec<_>, StoreError>>()?;
        self.begin_batch()?;
        let add = |file: &mut Connection| -> rusqlite::Result<()> {
            let all = file.savepoint()?;
            forget(&all, &report.card.id.0)?;
            insert_report(&all, report, &card)?;
            let mut insert = all.prepare(
                "INSERT INTO claims (claim_id, report_id, body) VALUES (?1, ?2, ?3)",
            )?;
            for (claim, body) in &claims {
                insert.execute(params![claim.id.0, claim.report.0, body])?;
            }
            drop(insert);
            insert_rest(&all, report)?;
            all.commit()
        };
        add(&mut self.collected.file).at(&self.target)?;
        self.written = false;
        Ok(())
    }

    /// Takes up an input: what was refused of it before is forgotten.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn begin_input(&mut self, path: &str) -> Result<(), StoreError> {
        self.begin_batch()?;
        accounts::forget(&self.collected.file, path).at(&self.target)
    }

    /// Keeps something that was refused.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn add_refusal(&mut self, refusal: &StoredRefusal) -> Result<(), StoreError> {
        self.begin_batch()?;
        accounts::add_refusal(&self.collected.file, refusal).at(&self.target)?;
        self.written = false;
        Ok(())
    }

    /// Keeps how many records an input had, in place of what was known of it before.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn add_input(&mut self, input: &StoredInput) -> Result<(), StoreError> {
        self.begin_batch()?;
        accounts::add_input(&self.collected.file, input).at(&self.target)?;
        self.written = false;
        Ok(())
    }

    /// Writes the whole file with these events, beside the target. May be called again; the last one counts.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn write_events(&mut self, dataset: &Dataset) -> Result<(), StoreError> {
        self.end_batch()?;
        remove(&self.made)?;
        let before = self.before.as_deref();
        let settings = &self.settings;
        fill::write(&self.made, &self.collected, before, dataset, settings)
            .map_err(|error| error.of(&self.target))?;
        self.written = true;
        Ok(())
    }

    /// Puts the file in place of the target. Until now the target was as it was; from now on it is the new one.
    ///
    /// # Errors
    /// If the disk is full or the target cannot be replaced.
    pub fn finish(mut self) -> Result<(), StoreError> {
        if !self.written {
            let (reports, claims) = (self.collected.reports()?, self.collected.claims()?);
            self.write_events(&Dataset { reports, claims, ..Dataset::default() })?;
        }
        if let Some(was) = self.aside {
            self.lock = Some(Lock::take(&self.target)?);
            // The journal of a program that was killed belongs to the file that is about to go.
            roll_back(&self.target);
            if identity(&self.target) != was {
                return Err(StoreError::InUse { path: self.target.clone() });
            }
            self.take_newer_decisions().at(&self.target)?;
        }
        place::make_ready(&self.made, &self.target)?;
        self.tell_custody()?;
        place::put(&self.made, &self.target)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.made);
        // Closed first: SQLite throws its journal away itself.
        if let Ok(nothing) = Connection::open_in_memory() {
            drop(std::mem::replace(&mut self.collected.file, nothing));
        }
        let _ = remove_draft(&self.part);
    }
}

/// Whether a file has a log of decisions, in whatever layout the rest of it is.
fn has_log(path: &Path) -> bool {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags)
        .and_then(|file| file.prepare("SELECT hash FROM decisions").map(|_| ()))
        .is_ok()
}

/// Throws a draft away with the journal that belongs to it.
fn remove_draft(part: &Path) -> Result<(), StoreError> {
    let mut journal = part.as_os_str().to_owned();
    journal.push("-journal");
    remove(part)?;
    remove(Path::new(&journal))
}

fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error).at(path),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn forget(all: &Connection, report: &str) -> rusqlite::Result<()> {
    // Nearly every report is new, and only the list of reports has an index while a draft is made.
    let known =
        all.prepare("SELECT 1 FROM reports WHERE report_id = ?1")?.exists([report])?;
    if !known {
        return Ok(());
    }
    for table in ["reports", "claims", "diagnostics", "skips"] {
        all.execute(&format!("DELETE FROM {table} WHERE report_id = ?1"), [report])?;
    }
    Ok(())
}

fn insert_report(
    all: &Connection,
    report: &StoredReport,
    body: &str,
) -> rusqlite::Result<()> {
    let card = &report.card;
    let zones: Vec<(&str, usize, usize)> = report
        .zones
        .iter()
        .map(|zone| (zone.kind.as_str(), zone.span.start(), zone.span.end()))
        .collect();
    let zones = serde_json::to_string(&zones).unwrap_or_default();
    let published = &card.published;
    all.execute(
        &format!(
            "INSERT INTO reports ({}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            fill::REPORT_COLUMNS
        ),
        params![
            card.id.0,
            card.path,
            card.record,
            card.url,
            card.outlet,
            card.title,
            published.earliest.as_ref().map(|day| day.value.to_string()),
            published.latest.as_ref().map(|day| day.value.to_string()),
            card.capture.media_type,
            card.language,
            card.captured_at,
            card.archived.and_then(|at| i64::try_from(at.offset).ok()),
            report.text,
            zones,
            body
        ],
    )?;
    Ok(())
}

fn insert_rest(all: &Connection, report: &StoredReport) -> rusqlite::Result<()> {
    let id = &report.card.id.0;
    let start = |span: Option<Span>| span.map(Span::start);
    let end = |span: Option<Span>| span.map(Span::end);
    let mut insert = all.prepare(&format!(
        "INSERT INTO diagnostics ({}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        fill::DIAGNOSTIC_COLUMNS
    ))?;
    for each in &report.diagnostics {
        insert.execute(params![
            id,
            each.severity,
            each.name,
            start(each.span),
            end(each.span),
            each.message,
            each.help
        ])?;
    }
    let mut insert = all.prepare(&format!(
        "INSERT INTO skips ({}) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        fill::SKIP_COLUMNS
    ))?;
    for each in &report.skips {
        insert.execute(params![
            id,
            each.span.start(),
            each.span.end(),
            each.reason,
            start(each.trigger),
            end(each.trigger)
        ])?;
    }
    Ok(())
}

/// The layout of the file, for [`fill`].
pub(crate) fn meta_rows(settings: &Settings) -> [(&'static str, String); 3] {
    [
        ("gazetteer", settings.meta.gazetteer.clone()),
        ("layout", VERSION.to_owned()),
        ("lexicon", settings.meta.lexicon.clone()),
    ]
}
