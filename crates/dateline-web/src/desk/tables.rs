//! The file behind the desk: lines of the log at once, the tables after them.

use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use dateline::model::LogEntry;
use dateline::store::{NewEntry, Store, StoreError};

use super::Desk;
use crate::fault::Fault;

/// How often a decision is tried while another program writes the file, and how long it waits in between.
const TRIES: u32 = 40;
const PAUSE: Duration = Duration::from_millis(50);

/// Appends lines to the log. Another program that writes the file is waited for.
pub(super) fn append(
    path: &Path,
    entries: Vec<NewEntry>,
) -> Result<Vec<LogEntry>, StoreError> {
    for _ in 1..TRIES {
        match Store::decide(path, entries.clone()) {
            Err(StoreError::InUse { .. }) => thread::sleep(PAUSE),
            done => return done,
        }
    }
    Store::decide(path, entries)
}

impl Desk {
    /// Starts the thread that keeps the tables in step with the log, until the desk closes.
    ///
    /// # Errors
    /// If the system has no room for a thread.
    pub fn keep_tables(self: &Arc<Desk>) -> std::io::Result<JoinHandle<()>> {
        let desk = Arc::clone(self);
        thread::Builder::new()
            .name("tables".to_owned())
            .spawn(move || desk.follow_the_log())
    }

    /// Ends the thread. Decisions that the tables do not know of stand in the log and are taken up at the next opening.
    pub fn close(&self) {
        self.progress().closing = true;
        self.moved_on.notify_all();
    }

    fn follow_the_log(&self) {
        loop {
            let progress = self.progress();
            let idle = |it: &mut super::Progress| !it.asked && !it.closing;
            let mut progress = self
                .moved_on
                .wait_while(progress, idle)
                .unwrap_or_else(std::sync::PoisonError::into_inner);
            if progress.closing {
                return;
            }
            progress.asked = false;
            drop(progress);
            let begun = Instant::now();
            let written = self.write_tables();
            let mut progress = self.progress();
            progress.is_slow = begun.elapsed() > super::PATIENCE;
            match written {
                Ok(()) => progress.failed = None,
                // Another program wrote the file in the meantime: once more, over what it wrote.
                Err(fault) if fault.status == StatusCode::SERVICE_UNAVAILABLE => {
                    drop(progress);
                    thread::sleep(PAUSE);
                    progress = self.progress();
                    progress.asked = true;
                }
                Err(fault) => progress.failed = Some(fault),
            }
            drop(progress);
            self.moved_on.notify_all();
        }
    }

    fn write_tables(&self) -> Result<(), Fault> {
        let mut draft = Store::rewrite_aside(&self.path, self.clock)?;
        let before = Store::open(&self.path)?;
        let decided = before.decided()?;
        let mut added = draft.collected().log()?;
        added.retain(|entry| entry.seq > decided);
        // A day of publication that is filled in tells what "on Monday" means: such reports are read anew.
        dateline::reread_decided::<Fault>(
            &mut draft,
            &before.meta()?,
            &added,
            &self.own,
        )?;
        let dataset = dateline::dataset(draft.collected())?;
        draft.write_events(&dataset)?;
        draft.finish()?;
        let view = self.read_again()?;
        let behind = super::behind(view.with(Store::log)?, &view);
        let mut progress = self.progress();
        progress.asked |= !behind.is_empty();
        progress.pending = behind;
        Ok(())
    }
}
