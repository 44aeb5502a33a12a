//! Who decides, and when: the one place where a clock is read, because a decision is made at a time.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use dateline::decisions::utc;
use dateline::model::Decision;
use dateline::store::NewEntry;

use crate::args::SignedArguments;
use crate::output::source_date_epoch;

/// The decision with its date and name.
pub(crate) fn entry(signed: &SignedArguments, decision: Decision) -> Result<NewEntry> {
    let (at, by) = (now()?, by(signed.by.as_deref())?);
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

/// The time, or what `SOURCE_DATE_EPOCH` says it is.
fn now() -> Result<String> {
    let seconds = match source_date_epoch()? {
        Some(seconds) => seconds,
        None => {
            let since = SystemTime::now().duration_since(UNIX_EPOCH);
            i64::try_from(since.map_or(0, |since| since.as_secs())).unwrap_or(0)
        }
    };
    utc(seconds).context("SOURCE_DATE_EPOCH is a time that no calendar has")
}
