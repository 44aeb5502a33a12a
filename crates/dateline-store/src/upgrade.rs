//! Bringing a file of an earlier layout to this one.
//!
//! The file is copied, the copy takes one step after the other, and only when it is shown to hold all that the file holds
//! does it take the file's place. The file itself is never written to: it stays beside, under another name.

mod proof;
mod steps;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};

use crate::custody::{Custody, State, Step, of_file};
use crate::digest::{DIGESTS, of_tables};
use crate::error::{At, StoreError};
use crate::layout::VERSION;
use crate::lock::{Lock, beside};
use crate::place;
use crate::store::{Store, roll_back};
use steps::Migration;

/// The way from an earlier layout to this one.
#[derive(Debug)]
pub struct Upgrade {
    target: PathBuf,
    from: String,
    way: Vec<&'static Migration>,
    kept: PathBuf,
}

impl Upgrade {
    /// Finds the way for a file; `None` where it has this layout already. Nothing is written.
    ///
    /// # Errors
    /// If the file cannot be read or is not ours, there is no way from its layout, or where it is to be kept there is
    /// another file.
    pub fn of(path: &Path) -> Result<Option<Upgrade>, StoreError> {
        let (_, from) = Store::open_any(path)?;
        if from == VERSION {
            return Ok(None);
        }
        let Some(way) = steps::way(&from) else {
            return Err(StoreError::OtherLayout { path: path.to_owned(), found: from });
        };
        // Where a link leads is what is replaced, not the link.
        let target = fs::canonicalize(path).at(path)?;
        let kept = kept_as(&target, &from);
        let upgrade = Upgrade { target, from, way, kept };
        upgrade.is_free()?;
        Ok(Some(upgrade))
    }

    /// The layout that the file has.
    pub fn from(&self) -> &str {
        &self.from
    }

    /// What each step does, in words.
    pub fn steps(&self) -> impl Iterator<Item = &'static str> {
        self.way.iter().map(|step| step.told)
    }

    /// Where the file of before stays.
    pub fn kept(&self) -> &Path {
        &self.kept
    }

    /// Makes the copy, proves it and puts it in place. The log of custody has a line of it.
    ///
    /// # Errors
    /// If the file is damaged or in use, the copy does not hold all that it holds, or the disk is full. Then the file is as
    /// it was.
    pub fn run(&self, step: Step) -> Result<(), StoreError> {
        let target = &self.target;
        let _lock = Lock::take(target)?;
        roll_back(target);
        let (old, found) = Store::open_any(target)?;
        // Another run may have ended in between.
        if found != self.from {
            return Err(StoreError::InUse { path: target.clone() });
        }
        let refused = |why: String| StoreError::NotUpgraded { path: target.clone(), why };
        if let Some(why) = proof::is_sound(&old)? {
            return Err(refused(why));
        }
        let part = Scratch::begin(target, ".upgrade.part")?;
        let made = Scratch::begin(target, ".upgrade.new")?;
        copy(&old.file, &part.0).at(target)?;
        let stepped = self.go(&part.0).at(target)?;
        copy(&stepped, &made.0).at(target)?;
        drop(stepped);
        let of_target = |error: StoreError| error.of(target);
        if let Some(why) = proof::holds_all_of(&old, &made.0).map_err(of_target)? {
            return Err(refused(why));
        }
        place::make_ready(&made.0, target)?;
        let mut state = State::of(&old)?;
        drop(old);
        state.before = Some(of_file(target)?);
        state.after = Some(of_file(&made.0).map_err(of_target)?);
        self.keep(state.before.as_deref())?;
        Custody::of(target).append_of(step, state)?;
        place::put(&made.0, target)
    }

    /// Takes each step in a transaction of its own, and the digests after the last.
    fn go(&self, copy: &Path) -> rusqlite::Result<Connection> {
        let mut file = Connection::open(copy)?;
        // What is not finished is thrown away, and what is goes through another copy.
        file.pragma_update_and_check(None, "journal_mode", "MEMORY", |_| Ok(()))?;
        file.pragma_update(None, "synchronous", "OFF")?;
        for step in &self.way {
            let all = file.transaction()?;
            (step.run)(&all)?;
            let update = "UPDATE dateline_meta SET value = ?1 WHERE name = 'layout'";
            all.execute(update, params![step.to])?;
            all.commit()?;
        }
        proof::words_are_indexed(&file)?;
        let all = file.transaction()?;
        let digests = serde_json::to_string(&of_tables(&all)?).unwrap_or_default();
        let insert = "INSERT OR REPLACE INTO dateline_meta VALUES (?1, ?2)";
        all.execute(insert, params![DIGESTS, digests])?;
        all.commit()?;
        Ok(file)
    }

    /// Whether the name under which the file stays is free, or an upgrade that was cut off put the same file there.
    fn is_free(&self) -> Result<(), StoreError> {
        match self.kept.exists() && of_file(&self.kept)? != of_file(&self.target)? {
            true => Err(StoreError::InTheWay { path: self.kept.clone() }),
            false => Ok(()),
        }
    }

    /// Gives the file its second name; where the disk knows no second names, a copy has it.
    fn keep(&self, hash: Option<&str>) -> Result<(), StoreError> {
        self.is_free()?;
        if self.kept.exists() || fs::hard_link(&self.target, &self.kept).is_ok() {
            return Ok(());
        }
        let copy = Scratch::begin(&self.kept, ".part")?;
        fs::copy(&self.target, &copy.0).at(&self.kept)?;
        place::make_ready(&copy.0, &self.target)?;
        if Some(of_file(&copy.0)?.as_str()) != hash {
            let source = io::Error::other("the copy has other bytes");
            return Err(StoreError::Io { path: self.kept.clone(), source });
        }
        place::put(&copy.0, &self.kept)
    }
}

/// Whether there is a way from this layout to ours.
pub(crate) fn has_way(from: &str) -> bool {
    steps::way(from).is_some()
}

/// `dez.gpkg` stays as `dez.layout-4.gpkg`, which other programs still open by its ending.
fn kept_as(target: &Path, layout: &str) -> PathBuf {
    let ending = match target.extension() {
        Some(ending) => format!("layout-{layout}.{}", ending.to_string_lossy()),
        None => format!("layout-{layout}"),
    };
    target.with_extension(ending)
}

/// A whole copy as SQLite writes it: no free pages, and the same bytes each time.
fn copy(from: &Connection, to: &Path) -> rusqlite::Result<()> {
    from.execute("VACUUM INTO ?1", params![to.to_string_lossy()]).map(drop)
}

/// A file that is thrown away when it is dropped, unless it was put elsewhere; one that a killed program left goes first.
struct Scratch(PathBuf);

impl Scratch {
    fn begin(target: &Path, ending: &str) -> Result<Scratch, StoreError> {
        let path = beside(target, ending);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(error).at(target)
            }
            Ok(()) | Err(_) => Ok(Scratch(path)),
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}
