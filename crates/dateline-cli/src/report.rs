//! `dateline report`: the dataset as one page that opens from disk.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;
use std::path::Path;

use anyhow::{Result, bail};
use dateline::formats::profile::Profile;
use dateline::model::{Decision, LogEntry, ReviewState};
use dateline::people::release;
use dateline_report::{Run, Settings, Wanted, draw, told_by};

use crate::args::ReportArguments;
use crate::code::count;
use crate::custody::handed_out;
use crate::exit::Finish;
use crate::file;
use crate::output::{Opened, writable};
use crate::render::paint::{self, paint, print_bytes, tell};

/// Writes the page, or prints it.
pub(crate) fn run(arguments: &ReportArguments, quiet: bool) -> Result<Finish> {
    if let Some(path) = &arguments.output {
        writable(path)?;
    }
    if let (Some(from), Some(to)) = (arguments.from, arguments.to)
        && from > to
    {
        bail!("--from {from} is after --to {to}");
    }
    let opened = Opened::read(&arguments.dataset)?;
    let settings = Settings {
        title: arguments.title.clone(),
        wanted: Wanted {
            from: arguments.from,
            to: arguments.to,
            countries: arguments.country.clone(),
        },
        most_bytes: usize::from(arguments.max_size) * 1_000_000,
        profile: arguments.terms.terms().profile,
    };
    let mut facts = facts(&arguments.dataset, &opened)?;
    if settings.profile != Profile::Full {
        // Names of files are made by those who collect, and may tell of whom.
        facts.file.clear();
    }
    let Opened { store, dataset, mut texts } = opened;
    let told_by = told_by(&dataset, &settings.wanted);
    texts.retain(|id, _| told_by.contains(id));
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let released = release(dataset, texts, arguments.terms.terms(), threads)?;
    let page = draw(&released.dataset, &released.texts, &facts, &settings);
    let (output, bytes) = (arguments.output.as_deref(), page.html.as_bytes());
    let (dataset, terms) = (&arguments.dataset, &arguments.terms);
    handed_out(&store, dataset, "report", terms, "html", output, bytes)?;
    match &arguments.output {
        Some(path) => file::write(path, page.html.as_bytes())?,
        None => print_bytes(page.html.as_bytes())?,
    }
    if quiet {
        return Ok(Finish::Done);
    }
    if let Some(path) = &arguments.output {
        let (size, events) = (page.html.len(), count(page.n_events, "event"));
        let (kilobytes, profile) = (size.div_ceil(1000), settings.profile);
        tell(&format!("{}: {events}, {kilobytes} kB, {profile}\n", path.display()));
    }
    if page.n_in_full < page.n_events {
        tell(&format!(
            "{}: {} of {} stand in full, and {} in the table, to keep the page under {} MB\n   {} --max-size lets it become larger; --from, --to and --country tell of less\n",
            paint(paint::NOTE, "note"),
            page.n_in_full,
            count(page.n_events, "event"),
            page.n_listed,
            arguments.max_size,
            paint(paint::NOTE, "= help:"),
        ));
    }
    Ok(Finish::Done)
}

/// What is known of the run beside the dataset.
fn facts(path: &Path, opened: &Opened) -> Result<Run> {
    let meta = opened.store.meta()?;
    let mut uncoded: BTreeMap<String, usize> = BTreeMap::new();
    for card in &opened.dataset.reports {
        for skip in opened.store.skips(&card.id)? {
            *uncoded.entry(skip.reason).or_default() += 1;
        }
    }
    let log = opened.store.log()?;
    let standing: Vec<&LogEntry> = LogEntry::in_force(&log)
        .into_iter()
        .filter(|entry| !matches!(entry.decision, Decision::Undo { .. }))
        .collect();
    let coders: BTreeSet<&str> = standing.iter().map(|entry| entry.by.as_str()).collect();
    let events = opened.dataset.events.iter();
    let rejected = events.filter(|event| event.review == ReviewState::Rejected);
    let last = standing.iter().map(|entry| entry.at.as_str()).max();
    Ok(Run {
        file: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        lexicon: meta.lexicon,
        gazetteer: meta.gazetteer,
        uncoded,
        n_decisions: standing.len(),
        n_coders: coders.len(),
        n_rejected: rejected.count(),
        decided_last: last.and_then(|at| at.get(..10)).and_then(|day| day.parse().ok()),
    })
}
