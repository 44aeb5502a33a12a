//! What leaves the desk as a file: masked for its readers as `dateline export` masks, and logged.

use dateline::formats::profile::{Profile, Released, release};
use dateline::store::StoreError;
use dateline::store::custody::{Custody, Step};
use serde_json::Value;

use super::{Desk, Slice, View};
use crate::fault::Fault;

/// Reports of the largest dataset in which names are sought while somebody waits. Ours: some minutes for the first file,
/// and seconds for the next.
const MOST_REPORTS: u64 = 5000;

impl Desk {
    /// The events of a slice as the profile lets them out. Names are those of all reports: who is private in one is masked
    /// in every other.
    ///
    /// # Errors
    /// If the dataset has more reports than names can be sought in while somebody waits.
    pub(crate) fn release(
        &self,
        view: &View,
        slice: Slice,
        profile: Profile,
    ) -> Result<Released, Fault> {
        if profile == Profile::Full {
            let Slice { dataset, texts } = slice;
            return Ok(Released { dataset, texts, n_masked: 0 });
        }
        let n_reports = view.amounts.n_reports;
        if n_reports > MOST_REPORTS {
            return Err(Fault::malformed(
                format!(
                    "names are sought in all {n_reports} reports, and the desk does so for {MOST_REPORTS}"
                ),
                "write the file with `dateline export`, or ask for `profile=full` if it stays in the house",
            ));
        }
        let Slice { dataset, texts } = view.among_all(slice)?;
        let people = self.sought.people(self.coder()?, &dataset, &texts);
        let people = people.map_err(|_| Fault::ours("the system starts no thread"))?;
        Ok(release(dataset, texts, &people, profile.into()))
    }

    /// Tells the log of custody what was handed out. Where nothing may be written beside the dataset, no log knows of it.
    ///
    /// # Errors
    /// If the log was tampered with.
    pub(crate) fn log_export(
        &self,
        view: &View,
        user: &str,
        detail: Value,
    ) -> Result<(), Fault> {
        let at = self.now()?;
        let who = user.to_owned();
        let step = Step { at, who, action: "export", reason: None, detail };
        match view.with(|store| Custody::of(&self.path).append(store, step)) {
            Ok(_) | Err(StoreError::Io { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}
