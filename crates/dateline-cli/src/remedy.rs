//! What the user can do about an error that ended the program.

use std::io;

use dateline::store::StoreError;

/// The remedy, where the cause is one that users meet.
pub(crate) fn of(error: &anyhow::Error) -> Option<&'static str> {
    error.chain().find_map(|cause| {
        let store = cause.downcast_ref::<StoreError>().map(StoreError::remedy);
        store.or_else(|| cause.downcast_ref::<io::Error>().and_then(of_system))
    })
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty kinds only these have a remedy of their own"
)]
fn of_system(error: &io::Error) -> Option<&'static str> {
    match error.kind() {
        io::ErrorKind::StorageFull
        | io::ErrorKind::QuotaExceeded
        | io::ErrorKind::FileTooLarge => Some(
            "make room on the disk and run it again; what was there before is as it was",
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            Some("check the permissions, or name a file in another folder")
        }
        _ => None,
    }
}
