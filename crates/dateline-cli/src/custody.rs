//! What the log of custody is told, and the originals that are kept.

use std::path::Path;

use anyhow::{Context, Result};
use dateline::decisions;
use dateline::formats::profile::{Finest, Terms};
use dateline::store::custody::{Custody, Original, Step, of_bytes};
use dateline::store::{Store, StoreError};
use serde_json::{Value, json};

use crate::args::{OriginalsAsked, TermsArguments};
use crate::output::source_date_epoch;
use crate::render::paint::{self, paint, tell};
use crate::signed;

/// Of larger files only the hash is kept: they are archives, which lie somewhere already.
const SMALL: u64 = 16 * 1024 * 1024;

/// Nobody has no name: a program that runs by the clock has no account.
const NOBODY: &str = "unknown";

/// A step of now, by who is named or by the account.
pub(crate) fn step(
    action: &'static str,
    by: Option<&str>,
    reason: Option<String>,
    detail: Value,
) -> Result<Step> {
    let at = decisions::now(source_date_epoch()?)
        .context("SOURCE_DATE_EPOCH is a time that no calendar has")?;
    let who = signed::by(by).unwrap_or_else(|_| NOBODY.to_owned());
    Ok(Step { at, who, action, reason, detail })
}

/// Keeps the files that gave new reports beside the dataset, and tells their hashes. What cannot be read any more is told
/// without one: it was read before.
pub(crate) fn originals(
    dataset: &Path,
    paths: &[String],
    asked: OriginalsAsked,
) -> Result<Vec<Original>> {
    let custody = Custody::of(dataset);
    let mut originals = Vec::new();
    for path in paths {
        let path = Path::new(path);
        let Ok(found) = std::fs::metadata(path) else { continue };
        if !found.is_file() {
            continue;
        }
        let keep = match asked {
            OriginalsAsked::Small => found.len() <= SMALL,
            OriginalsAsked::All => true,
            OriginalsAsked::None => false,
        };
        originals.push(custody.keep(path, keep)?);
    }
    Ok(originals)
}

/// Logs that a dataset was handed out. Where nothing may be written beside it, a note says that no log knows of it.
pub(crate) fn handed_out(
    store: &Store,
    dataset: &Path,
    action: &'static str,
    arguments: &TermsArguments,
    format: &str,
    output: Option<&Path>,
    bytes: &[u8],
) -> Result<()> {
    let mut detail = json!({ "format": format, "sha256": of_bytes(bytes) });
    let file = output.and_then(Path::file_name).map(|name| name.to_string_lossy());
    if let (Some(file), Some(detail)) = (file, detail.as_object_mut()) {
        detail.insert("file".to_owned(), json!(file));
    }
    if let (Value::Object(detail), Value::Object(terms)) =
        (&mut detail, in_words(arguments.terms()))
    {
        detail.extend(terms);
    }
    let reason = arguments.reason.clone();
    let step = step(action, arguments.by.as_deref(), reason, detail)?;
    match Custody::of(dataset).append(store, step) {
        Ok(_) => Ok(()),
        Err(StoreError::Io { source, .. }) => {
            let note = paint(paint::NOTE, "note");
            tell(&format!("{note}: no log knows of this export: {source}\n"));
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

/// The terms as the log and the bundle tell them.
pub(crate) fn in_words(terms: Terms) -> Value {
    let finest = match terms.finest {
        Finest::Exact => "exact",
        Finest::Admin3 => "admin3",
        Finest::Admin2 => "admin2",
        Finest::Admin1 => "admin1",
        Finest::Country => "country",
    };
    json!({ "profile": terms.profile.as_str(), "delay": terms.delay, "finest": finest })
}
