//! Who decides, and when.

use anyhow::{Context, Result, bail};
use dateline::decisions;
use dateline::model::Decision;
use dateline::store::NewEntry;

use crate::args::SignedArguments;
use crate::output::source_date_epoch;

/// The decision with its date and name.
pub(crate) fn entry(signed: &SignedArguments, decision: Decision) -> Result<NewEntry> {
    let at = decisions::now(source_date_epoch()?)
        .context("SOURCE_DATE_EPOCH is a time that no calendar has")?;
    let by = by(signed.by.as_deref())?;
    Ok(NewEntry { at, by, decision, reason: signed.reason.clone() })
}

/// The name that was given, else that of the account.
pub(crate) fn by(given: Option<&str>) -> Result<String> {
    let account = || {
        ["DATELINE_CODER", "USER", "USERNAME"].iter().find_map(|name| {
            std::env::var(name).ok().filter(|name| !name.trim().is_empty())
        })
    };
    match given.map(str::to_owned).or_else(account) {
        Some(name) => Ok(name),
        None => {
            bail!("nobody signs the decision: give a name with --by, or DATELINE_CODER")
        }
    }
}
