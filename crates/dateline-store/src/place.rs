//! Putting a file that is whole in place of another.

use std::fs::{self, File};
use std::path::Path;

use crate::error::{At, StoreError};

/// Has every byte of `made` on the disk, with the rights of the file whose place it will take.
pub(crate) fn make_ready(made: &Path, target: &Path) -> Result<(), StoreError> {
    File::open(made).and_then(|file| file.sync_all()).at(target)?;
    // Who kept the old file from others' eyes wants the new one kept too.
    match fs::metadata(target) {
        Ok(before) => fs::set_permissions(made, before.permissions()).at(target),
        Err(_) => Ok(()),
    }
}

/// Gives `made` the name of `target`. Until now the target was as it was; from now on it is the new one.
pub(crate) fn put(made: &Path, target: &Path) -> Result<(), StoreError> {
    fs::rename(made, target).at(target)?;
    // The name itself is on disk once the folder is; not every system lets a folder be opened.
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Ok(folder) = File::open(folder.unwrap_or(Path::new("."))) {
        let _ = folder.sync_all();
    }
    Ok(())
}
