//! `dateline import-edits`: decisions from a table that came back, or from the log of another file.

use std::num::NonZero;

use anyhow::{Context, Result, bail};
use dateline::decisions::{SheetEdits, read_sheet};
use dateline::formats::profile::{Profile, Released};
use dateline::model::LogEntry;
use dateline::people::release;
use dateline::store::NewEntry;

use crate::args::ImportEditsArguments;
use crate::code::count;
use crate::decide::own_lists;
use crate::exit::Finish;
use crate::log::drawn;
use crate::output::{Opened, decide};
use crate::render::paint::{self, paint, print, tell};
use crate::render::snippet::safe;
use crate::{log, signed};

/// A table longer than this was not typed by anybody.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// So many cells are named each.
const NAMED: usize = 20;

/// Takes all edits, or none where a cell cannot be taken.
pub(crate) fn run(arguments: &ImportEditsArguments, quiet: bool) -> Result<Finish> {
    let path = &arguments.edits;
    let named = || path.display().to_string();
    let size = std::fs::metadata(path).with_context(named)?.len();
    if size > MOST_BYTES {
        bail!("{}: {size} bytes are too many for a table of edits", path.display());
    }
    let bytes = std::fs::read(path).with_context(named)?;
    let opened = Opened::read(&arguments.dataset)?;
    let entries = match bytes.trim_ascii_start().first() {
        Some(b'{') => of_log(&bytes).with_context(named)?,
        Some(_) | None => {
            of_table(arguments, &bytes, &opened, quiet).with_context(named)?
        }
    };
    if arguments.dry_run {
        for (seq, NewEntry { at, by, decision, reason }) in (1..).zip(entries) {
            print(&drawn(&LogEntry { seq, at, by, decision, reason }))?;
        }
        return Ok(Finish::Done);
    }
    let decided = decide(&arguments.dataset, entries, &own_lists(&arguments.signed)?)?;
    log::tell_added(&decided, quiet)?;
    if !quiet {
        tell(&format!("{} taken\n", count(decided.added.len(), "decision")));
    }
    Ok(Finish::Done)
}

/// Decisions as `dateline log --json` writes them: each keeps who made it, when and why.
fn of_log(bytes: &[u8]) -> Result<Vec<NewEntry>> {
    let text = std::str::from_utf8(bytes).context("it is not UTF-8")?;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let entries: Vec<LogEntry> = lines
        .map(|(number, line)| {
            serde_json::from_str(line).with_context(|| {
                format!("line {number}: no decision of `dateline log --json`")
            })
        })
        .collect::<Result<_>>()?;
    // What is taken back is named by its number, and numbers are given anew.
    let in_force = LogEntry::in_force(&entries);
    let kept = in_force.into_iter().filter(|entry| entry.decision.action() != "undo");
    Ok(kept
        .cloned()
        .map(|LogEntry { at, by, decision, reason, .. }| NewEntry {
            at,
            by,
            decision,
            reason,
        })
        .collect())
}

/// The dataset as tables with masks have it.
fn masked(opened: &Opened) -> Result<Vec<Released>> {
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    [Profile::Public, Profile::Trusted]
        .into_iter()
        .map(|profile| {
            let (dataset, texts) = (opened.dataset.clone(), opened.texts.clone());
            Ok(release(dataset, texts, profile.into(), threads)?)
        })
        .collect()
}

fn of_table(
    arguments: &ImportEditsArguments,
    bytes: &[u8],
    opened: &Opened,
    quiet: bool,
) -> Result<Vec<NewEntry>> {
    let world = dateline::world(&own_lists(&arguments.signed)?)?;
    let read = |released: &[Released]| {
        read_sheet(bytes, &opened.dataset, &opened.texts, released, &world)
    };
    let mut sheet = read(&[])?;
    if sheet != SheetEdits::default() {
        // What differs may be a mask: only then are the people of all reports sought.
        sheet = read(&masked(opened)?)?;
    }
    let SheetEdits { edits, faults, derived } = sheet;
    for (line, column, error) in faults.iter().take(NAMED) {
        let head = paint(paint::ERROR, "refused");
        tell(&format!("{head}: line {line}, {column}: {}\n", safe(&error.what)));
        tell(&format!("   {} {}\n", paint(paint::NOTE, "= help:"), safe(&error.help)));
    }
    if !faults.is_empty() {
        bail!("{} cannot be taken, so nothing was", count(faults.len(), "cell"));
    }
    if !quiet {
        for (column, number) in derived {
            let cells = count(number, "changed cell");
            tell(&format!(
                "{cells} of `{column}` not taken: the column follows from others\n"
            ));
        }
    }
    edits
        .into_iter()
        .map(|edit| {
            let mut entry = signed::entry(&arguments.signed, edit.decision)?;
            entry.reason = edit.reason.or(entry.reason);
            Ok(entry)
        })
        .collect()
}
