//! The persons whom the reports of a dataset name, sought once in each text.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;
use std::sync::{Mutex, PoisonError};
use std::thread;

use dateline::formats::profile::People;
use dateline::model::{Dataset, ReportId};
use dateline::people::{of_outlets, of_text, words_of};
use dateline::store::custody::of_bytes;
use dateline::{Coder, parallel};

/// What was found in texts, by the SHA-256 of each: decisions change no text.
#[derive(Default)]
pub(super) struct Sought(Mutex<BTreeMap<String, People>>);

impl Sought {
    /// The persons whom texts and titles of a dataset name, as `dateline export` finds them.
    ///
    /// # Errors
    /// If the system starts no thread.
    pub(super) fn people(
        &self,
        coder: &Coder,
        dataset: &Dataset,
        texts: &BTreeMap<ReportId, String>,
    ) -> std::io::Result<People> {
        let all: Vec<(String, &ReportId, &String)> = words_of(dataset, texts)
            .map(|(id, text)| (of_bytes(text.as_bytes()), id, text))
            .collect();
        // One request seeks at a time; another that waits finds all of it.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let new: BTreeMap<&String, (&ReportId, &String)> = all
            .iter()
            .filter(|(hash, ..)| !known.contains_key(hash))
            .map(|(hash, id, text)| (hash, (*id, *text)))
            .collect();
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let seek = |(hash, (id, text)): (&String, (&ReportId, &String))| {
            (hash.clone(), of_text(coder, id, text))
        };
        parallel::in_order(new.into_iter(), threads, seek, |(hash, people)| {
            known.insert(hash, people);
        })?;
        let mut people = of_outlets(dataset);
        let hashes: BTreeSet<&String> = all.iter().map(|(hash, ..)| hash).collect();
        for found in hashes.into_iter().filter_map(|hash| known.get(hash)) {
            people.join(found.clone());
        }
        Ok(people)
    }
}
