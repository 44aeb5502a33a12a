//! One writer at a time.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use crate::error::{At, StoreError};
use crate::store::Store;

/// The right to write a file, given back when it is dropped or the program ends in whatever way.
pub(crate) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock beside `target`.
    ///
    /// # Errors
    /// If another run has it, or the folder cannot be written to.
    pub(crate) fn take(target: &Path) -> Result<Lock, StoreError> {
        Lock::take_as(target, ".lock")
    }

    fn take_as(target: &Path, ending: &str) -> Result<Lock, StoreError> {
        let path = beside(target, ending);
        loop {
            let file = File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)
                .at(target)?;
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => {
                    return Err(StoreError::InUse { path: target.to_owned() });
                }
                // Some network drives know no locks; there the user must see to it.
                Ok(()) | Err(TryLockError::Error(_)) => {}
            }
            // Who had it before may have thrown the file away while we waited to open it.
            if is_the_same(&file, &path) {
                return Ok(Lock { file, path });
            }
        }
    }
}

/// The right to be the desk of a file: two desks would not know of each other's decisions.
pub struct DeskLock {
    _lock: Lock,
}

impl Store {
    /// Takes the right to be the desk of a file until it is dropped; others may still read and decide.
    ///
    /// # Errors
    /// If another desk has the file open, or the folder cannot be written to.
    pub fn hold_desk(target: &Path) -> Result<DeskLock, StoreError> {
        let target = &fs::canonicalize(target).at(target)?;
        Ok(DeskLock { _lock: Lock::take_as(target, ".desk.lock")? })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While we hold it: nobody else can think that he has the file that we throw away.
        let _ = fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

/// `dez.gpkg` is made in `.dez.gpkg.part`: in the same folder, so that renaming is one step, and out of sight.
pub(crate) fn beside(target: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(ending);
    target.with_file_name(name)
}

/// Tells a file from one that took its place; `None` where the system has no such number.
#[cfg(unix)]
pub(crate) fn identity(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|file| file.ino())
}

/// Elsewhere the time at which the file was made stands for it.
#[cfg(not(unix))]
pub(crate) fn identity(path: &Path) -> Option<u64> {
    let made = fs::metadata(path).ok()?.created().ok()?;
    let since = made.duration_since(std::time::UNIX_EPOCH).ok()?;
    u64::try_from(since.as_nanos()).ok()
}

#[cfg(unix)]
fn is_the_same(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), path.metadata()) {
        (Ok(held), Ok(there)) => held.ino() == there.ino() && held.dev() == there.dev(),
        (Ok(_) | Err(_), _) => false,
    }
}

/// Elsewhere a file that is open cannot be thrown away.
#[cfg(not(unix))]
fn is_the_same(_: &File, path: &Path) -> bool {
    path.exists()
}
