//! `dateline seal`: the head of the log, for an authority to stamp the time on.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use dateline::store::custody::Custody;
use dateline::store::seal::{Stamp, query, read_reply};
use dateline::store::{Check, Store};
use serde_json::json;

use crate::args::SealArguments;
use crate::custody::step;
use crate::exit::Finish;
use crate::file;
use crate::output::{readable, writable};
use crate::render::paint::{print, tell};
use crate::render::snippet::safe;

/// Answers are a few kilobytes.
const MOST_BYTES: u64 = 1024 * 1024;

/// Writes the query, or checks and keeps the answer.
pub(crate) fn run(arguments: &SealArguments, quiet: bool) -> Result<Finish> {
    readable(&arguments.dataset)?;
    let custody = Custody::of(&arguments.dataset);
    if let Some(reply) = &arguments.reply {
        return keep(&custody, reply, arguments.authority.as_deref(), quiet);
    }
    if let Some(path) = &arguments.output {
        writable(path)?;
    }
    let store = Store::open(&arguments.dataset)?;
    let seal = step("seal", arguments.by.as_deref(), None, json!({}))?;
    custody.append(&store, seal)?;
    let (n_lines, head) = custody.end_of_log()?;
    if let Some(path) = &arguments.output {
        let query = query(&head).context("the head of the log is no SHA-256")?;
        file::write(path, &query)?;
    }
    print(&format!("{head}\n"))?;
    if !quiet {
        tell(&format!(
            "the head of the log at line {n_lines}: whoever has it knows each line up to there\n"
        ));
    }
    Ok(Finish::Done)
}

fn keep(
    custody: &Custody,
    reply: &Path,
    authority: Option<&Path>,
    quiet: bool,
) -> Result<Finish> {
    let named = || reply.display().to_string();
    let bytes = read(reply).with_context(named)?;
    let authority = authority
        .map(|path| read(path).with_context(|| path.display().to_string()))
        .transpose()?;
    let stamp = read_reply(&bytes, authority.as_deref()).with_context(named)?;
    let Some(line) = custody.line_with(&stamp.head)? else {
        bail!(
            "{}: it is about {}, which is no line of this log: it is of another dataset, or the log was changed",
            reply.display(),
            stamp.head
        );
    };
    let folder = custody.folder().join("seals");
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    file::write(&folder.join(format!("{}.tsr", stamp.head)), &bytes)?;
    if !quiet {
        print(&format!("{}\n", told(&stamp, line)))?;
        if authority.is_none() {
            tell(
                "whether that certificate is your authority's is for you to see: give it with --authority, or use `openssl ts -verify`\n",
            );
        }
    }
    Ok(Finish::Done)
}

fn told(stamp: &Stamp, line: u64) -> String {
    let authority = safe(&stamp.authority);
    format!("the log up to line {line} was there at {}, says {authority}", stamp.at)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let size = fs::metadata(path)?.len();
    if size > MOST_BYTES {
        bail!("{size} bytes are too many for a time stamp");
    }
    Ok(fs::read(path)?)
}

/// The answers that are kept, each against the log as it is now.
pub(crate) fn check(dataset: &Path) -> Result<Option<Check>> {
    let custody = Custody::of(dataset);
    let folder = custody.folder().join("seals");
    let Ok(entries) = fs::read_dir(&folder) else { return Ok(None) };
    let mut paths: Vec<_> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let mut check = Check { what: "seals", ..Check::default() };
    let mut newest: Option<(u64, Stamp)> = None;
    for path in &paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match read(path).and_then(|bytes| Ok(read_reply(&bytes, None)?)) {
            Err(error) => check.faults.push(format!("{name}: {error}")),
            Ok(stamp) => match custody.line_with(&stamp.head) {
                Ok(Some(line)) if newest.as_ref().is_none_or(|(last, _)| line > *last) => {
                    newest = Some((line, stamp));
                }
                Ok(Some(_)) => {}
                Ok(None) | Err(_) => check.faults.push(format!(
                    "{name}: no line of the log has this hash any more: the log was written anew after {}",
                    stamp.at
                )),
            },
        }
    }
    check.told = match newest {
        Some((line, stamp)) => told(&stamp, line),
        None => "there are none".to_owned(),
    };
    Ok(Some(check))
}
