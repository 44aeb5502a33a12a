//! What a run depends on, so that one that was cut off is known again.

use std::fs;
use std::time::UNIX_EPOCH;

use dateline_ingest::{Input, Settings};
use dateline_model::KnownSource;
use sha2::{Digest, Sha256};

use crate::{Own, RuleScope, knowledge_hashes};

/// Names a run by all that decides what it collects: inputs as they lie on disk, settings, knowledge, and the program.
///
/// `None` for runs that cannot be begun again: what came on standard input is gone.
pub fn run_name(
    program: &str,
    inputs: &[Input],
    settings: &Settings,
    scope: RuleScope,
    own: &Own,
    sources: &[KnownSource],
) -> Option<String> {
    let mut hash = Sha256::new();
    // Where the program lies that reads a PDF changes nothing.
    let settings = Settings { pdf_reader: None, ..settings.clone() };
    let (lexicon, gazetteer) = knowledge_hashes(own);
    hash.update(format!("{program}\0{lexicon}\0{gazetteer}\0{scope:?}\0{sources:?}\0"));
    hash.update(format!("{settings:?}"));
    for input in inputs {
        let file = fs::metadata(&input.path).ok().filter(fs::Metadata::is_file)?;
        let changed = file.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        hash.update(format!("\0{}\0{} {}", input.path, file.len(), changed.as_nanos()));
    }
    Some(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
