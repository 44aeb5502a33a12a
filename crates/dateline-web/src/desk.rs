//! The desk itself: the dataset that is open, and the decisions that are taken at it.
//!
//! A decision is in the file's log before the answer is sent. The tables of events follow: a thread of its own merges the
//! dataset anew with all decisions and swaps it in, beside those who read and decide. On a dataset of some thousand
//! events that is done before the answer, on large ones later; until then lists show what was decided as an overlay.

mod compared;
mod counts;
mod people;
mod release;
mod saved;
mod tables;
mod view;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};
use std::time::Duration;

use dateline::decisions::now;
use dateline::model::{Decision, LogEntry};
use dateline::store::{DeskLock, NewEntry, Store, StoreError};
use dateline::{Coder, KnowledgeError, Own, RuleScope};

pub(crate) use compared::{Compared, Pair};
pub(crate) use counts::{Counted, Counts};
pub(crate) use saved::Saved;
pub(crate) use view::{ReadReport, Slice, View, overlay};

use crate::fault::Fault;
use crate::tiles::Tiles;
use compared::Comparisons;
use people::Sought;

/// How long an answer waits for the tables to know of a decision.
const PATIENCE: Duration = Duration::from_millis(1500);

/// A dataset that is open on a desk.
pub struct Desk {
    path: PathBuf,
    view: RwLock<Arc<View>>,
    /// Held while a line is appended to the log.
    appending: Mutex<()>,
    progress: Mutex<Progress>,
    /// The queries that are kept under a name.
    saved: Mutex<Arc<Vec<Saved>>>,
    moved_on: Condvar,
    own: Own,
    beside: Option<PathBuf>,
    tiles: Option<Tiles>,
    coder: OnceLock<Coder>,
    /// The persons whom its texts name, as far as they were sought.
    sought: Sought,
    /// The coders who were held against each other last.
    comparisons: Comparisons,
    read_only: bool,
    /// `SOURCE_DATE_EPOCH`, for a log and a file with a fixed clock.
    clock: Option<i64>,
    _lock: Option<DeskLock>,
}

/// How far the tables are behind the log.
#[derive(Default)]
struct Progress {
    /// Decisions that the tables do not know of, first to last.
    pending: Vec<LogEntry>,
    /// Whether the thread that writes the tables has been asked to.
    asked: bool,
    /// The desk is closing.
    closing: bool,
    /// Why the tables could not be written, the last time.
    failed: Option<Fault>,
    /// The writing takes longer than an answer waits: so will the next.
    is_slow: bool,
}

/// How a desk is opened.
#[derive(Default)]
pub struct DeskSettings {
    /// Lists of the user's own, whose names values may use.
    pub own: Own,
    /// Nothing can be decided.
    pub read_only: bool,
    /// Another coder's dataset, to be compared with this one.
    pub beside: Option<PathBuf>,
    /// The user's own tiles for the ground of the map.
    pub tiles: Option<Tiles>,
    /// Unix seconds that stand for the time of decisions and files.
    pub clock: Option<i64>,
}

impl Desk {
    /// Opens a dataset.
    ///
    /// # Errors
    /// If the file cannot be read, is not ours, or is open on another desk.
    pub fn open(path: &Path, settings: DeskSettings) -> Result<Desk, StoreError> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let lock = match settings.read_only {
            true => None,
            false => Some(Store::hold_desk(&path)?),
        };
        let view = View::read(&path)?;
        let log = view.with(Store::log)?;
        let saved = saved::saved(&log);
        let pending = behind(log, &view);
        let progress =
            Progress { asked: !pending.is_empty(), pending, ..Progress::default() };
        Ok(Desk {
            path,
            view: RwLock::new(Arc::new(view)),
            appending: Mutex::new(()),
            progress: Mutex::new(progress),
            saved: Mutex::new(Arc::new(saved)),
            moved_on: Condvar::new(),
            own: settings.own,
            beside: settings.beside,
            tiles: settings.tiles,
            coder: OnceLock::new(),
            sought: Sought::default(),
            comparisons: Comparisons::default(),
            read_only: settings.read_only,
            clock: settings.clock,
            _lock: lock,
        })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The dataset of another coder that was opened with this one.
    pub(crate) fn beside(&self) -> Option<&Path> {
        self.beside.as_deref()
    }

    /// The user's own tiles.
    pub(crate) fn tiles(&self) -> Option<&Tiles> {
        self.tiles.as_ref()
    }

    /// Whether nothing can be decided.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// The dataset as it is now; read anew where another program wrote the file.
    ///
    /// # Errors
    /// If the file is gone or cannot be read.
    pub fn view(&self) -> Result<Arc<View>, StoreError> {
        let view = Arc::clone(&self.view.read().unwrap_or_else(PoisonError::into_inner));
        if view.is_of_today(&self.path)? {
            return Ok(view);
        }
        self.read_again()
    }

    fn read_again(&self) -> Result<Arc<View>, StoreError> {
        let mut place = self.view.write().unwrap_or_else(PoisonError::into_inner);
        // Another request may have read it while this one waited.
        if !place.is_of_today(&self.path)? {
            *place = Arc::new(View::read(&self.path)?);
        }
        let view = Arc::clone(&place);
        drop(place);
        let log = view.with(Store::log)?;
        self.keep_saved(&log);
        self.progress().pending = behind(log, &view);
        self.moved_on.notify_all();
        Ok(view)
    }

    /// The queries that are kept under a name.
    pub(crate) fn saved(&self) -> Arc<Vec<Saved>> {
        Arc::clone(&self.saved.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn keep_saved(&self, log: &[LogEntry]) {
        let saved = Arc::new(saved::saved(log));
        *self.saved.lock().unwrap_or_else(PoisonError::into_inner) = saved;
    }

    /// What reads texts and knows names; built when it is first needed.
    pub(crate) fn coder(&self) -> Result<&Coder, KnowledgeError> {
        if let Some(coder) = self.coder.get() {
            return Ok(coder);
        }
        let coder = Coder::with(RuleScope::Material, &self.own)?;
        Ok(self.coder.get_or_init(|| coder))
    }

    /// Takes decisions, all or none: they are in the log when this returns.
    ///
    /// # Errors
    /// If the desk is open for reading only, or the file cannot be written.
    pub fn decide(
        &self,
        by: &str,
        reason: Option<String>,
        decisions: Vec<Decision>,
    ) -> Result<Vec<LogEntry>, Fault> {
        if self.read_only {
            return Err(Fault::forbidden("this desk is open for reading only"));
        }
        let at = self.now()?;
        let entry = |decision| NewEntry {
            at: at.clone(),
            by: by.to_owned(),
            decision,
            reason: reason.clone(),
        };
        let entries = decisions.into_iter().map(entry).collect();
        let _one_at_a_time =
            self.appending.lock().unwrap_or_else(PoisonError::into_inner);
        let added = tables::append(&self.path, entries)?;
        let view = Arc::clone(&self.view.read().unwrap_or_else(PoisonError::into_inner));
        view.keep(&self.path)?;
        let is_about_queries = |entry: &LogEntry| {
            matches!(entry.decision, Decision::SaveQuery { .. } | Decision::Undo { .. })
        };
        if added.iter().any(is_about_queries) {
            self.keep_saved(&view.with(Store::log)?);
        }
        let mut progress = self.progress();
        progress.pending.extend(added.iter().cloned());
        progress.asked = true;
        self.moved_on.notify_all();
        Ok(added)
    }

    /// The time of a line of a log, in UTC.
    fn now(&self) -> Result<String, Fault> {
        now(self.clock).ok_or_else(|| {
            Fault::malformed(
                "the clock stands at a time that no calendar has",
                "start the desk with another SOURCE_DATE_EPOCH, or none",
            )
        })
    }

    /// Waits a moment for the tables to know of a decision, where that can be hoped for, and says whether they do.
    ///
    /// # Errors
    /// If the tables could not be written; the decision is in the log all the same.
    pub fn settled(&self, seq: u64) -> Result<bool, Fault> {
        let progress = self.progress();
        let patience = if progress.is_slow { Duration::ZERO } else { PATIENCE };
        let behind = |progress: &mut Progress| {
            progress.failed.is_none()
                && progress.pending.iter().any(|entry| entry.seq <= seq)
        };
        let (mut progress, waited) = self
            .moved_on
            .wait_timeout_while(progress, patience, behind)
            .unwrap_or_else(PoisonError::into_inner);
        progress.is_slow |= waited.timed_out();
        match &progress.failed {
            Some(fault) => Err(fault.clone()),
            None => Ok(!progress.pending.iter().any(|entry| entry.seq <= seq)),
        }
    }

    /// Decisions that the tables do not know of yet.
    pub fn pending(&self) -> Vec<LogEntry> {
        self.progress().pending.clone()
    }

    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The decisions of the log that the tables do not know of.
fn behind(mut log: Vec<LogEntry>, view: &View) -> Vec<LogEntry> {
    log.retain(|entry| entry.seq > view.decided());
    log
}
