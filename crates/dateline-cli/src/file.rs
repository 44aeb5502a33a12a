//! Files that are written whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result};

/// Puts the bytes where `path` leads. Until all of them are on the disk, what was there is as it was.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    // Where a link leads is what is replaced, not the link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let before = fs::metadata(&target).ok();
    let written = match &before {
        // `/dev/stdout` and the like cannot be replaced and have nothing to lose.
        Some(there) if !there.is_file() => File::options()
            .write(true)
            .open(&target)
            .and_then(|mut it| it.write_all(bytes)),
        Some(there) => replace(&target, bytes, Some(there.permissions())),
        None => replace(&target, bytes, None),
    };
    written.with_context(|| path.display().to_string())
}

fn replace(
    target: &Path,
    bytes: &[u8],
    permissions: Option<fs::Permissions>,
) -> io::Result<()> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".dateline-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file: the user's mask is taken off.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut made = builder.tempfile_in(folder.unwrap_or(Path::new(".")))?;
    made.write_all(bytes)?;
    if let Some(permissions) = permissions {
        made.as_file().set_permissions(permissions)?;
    }
    made.as_file().sync_all()?;
    made.persist(target).map(|_| ()).map_err(|error| error.error)
}
