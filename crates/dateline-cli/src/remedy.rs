//! What the user can do about an error that ended the program.

use std::io;

use dateline::decisions::DecisionError;
use dateline::import::{ImportError, PlacesError, RefusedPlace};
use dateline::resolve::ListError;
use dateline::score::{SheetError, TableError};
use dateline::store::StoreError;
use dateline::{KnowledgeError, OwnError};

/// The remedy, where the cause is one that users meet.
pub(crate) fn of(error: &anyhow::Error) -> Option<&str> {
    error.chain().find_map(|cause| {
        let store = cause.downcast_ref::<StoreError>().map(StoreError::remedy);
        let own = || cause.downcast_ref::<OwnError>().map(OwnError::remedy);
        let known = || cause.downcast_ref::<KnowledgeError>()?.remedy();
        let table = || cause.downcast_ref::<ImportError>()?.remedy();
        let map = || cause.downcast_ref::<PlacesError>()?.remedy();
        let place = || cause.downcast_ref::<RefusedPlace>().map(|it| it.help.as_str());
        let decision =
            || cause.downcast_ref::<DecisionError>().map(|error| error.help.as_str());
        let list = || cause.downcast_ref::<ListError>()?.help.as_deref();
        let sheet = || cause.downcast_ref::<SheetError>().map(SheetError::remedy);
        let acled = || cause.downcast_ref::<TableError>().map(TableError::remedy);
        let system = || cause.downcast_ref::<io::Error>().and_then(of_system);
        store
            .or_else(own)
            .or_else(known)
            .or_else(table)
            .or_else(map)
            .or_else(place)
            .or_else(decision)
            .or_else(list)
            .or_else(sheet)
            .or_else(acled)
            .or_else(system)
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
