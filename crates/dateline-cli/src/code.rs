//! `dateline code`: reports in, events out.

mod plan;
mod remarks;
mod tally;

use std::num::NonZero;
use std::path::Path;

use anyhow::{Context, Result, bail};
use dateline::formats::{Texts, jsonl};
use dateline::ingest::{Columns, Metadata, Refusal, Settings, discover};
use dateline::model::Dataset;
use dateline::store::custody::Step;
use dateline::{Account, Coder, Own, RuleScope, Start, code_from, run_name};
use serde_json::json;

use crate::args::{CodeArguments, Column, ScopeAsked, StreamFormat};
use crate::exit::{Finish, is_bystander};
use crate::output::Output;
use crate::render::paint::{self, paint, print, tell};
use crate::render::{snippet, table, width};
use crate::shut_in::shut_in;
use crate::{custody, events, own, progress, reach};
pub(crate) use tally::Taken;
use tally::Tally;
pub(crate) use tally::count;

/// Reads, codes and merges; then writes what was asked for.
pub(crate) fn run(arguments: &CodeArguments, quiet: bool) -> Result<Finish> {
    let (inputs, refusals) = discover(&arguments.inputs);
    let threads = threads(arguments);
    // Names were looked at so far, and no byte of what is in the files.
    let _ = shut_in(&reach::of_inputs(arguments, &inputs));
    let settings = settings(arguments)?;
    if inputs.is_empty() && refusals.is_empty() {
        bail!("no file to read in {}", arguments.inputs.join(", "));
    }
    if arguments.dry_run {
        return plan::run(arguments, &inputs, refusals, &settings, quiet);
    }
    let own = own::read(&arguments.own)?;
    let scope = match arguments.scope {
        ScopeAsked::Material => RuleScope::Material,
        ScopeAsked::All => RuleScope::Verbal,
    };
    let coder = Coder::with(scope, &own)?;
    let sources = own::sources(&arguments.sources, coder.world())?;
    let run = run_name(&program(), &inputs, &settings, scope, &own, &sources);
    let mut output = Output::open(arguments, &own, sources, run)?;
    let bar = progress::Progress::start(quiet);
    let mut tally = Tally::new(arguments, refusals, &bar, quiet);
    let known = output.known()?;
    let done = output.done()?;
    tally.go_on(&done);
    let mut stored = Ok(());
    // Inputs that a run finished before it was cut off gave reports too.
    let gave = |account: &Account| account.n_coded + account.n_foreign > 0;
    let before = done.values().filter(|done| done.is_over && gave(&done.account));
    let mut fresh: Vec<String> = before.map(|done| done.account.path.clone()).collect();
    let start = Start { known: &known, done: &done };
    code_from(&coder, &inputs, &settings, start, threads, |outcome, account| {
        let taken = tally.take(outcome);
        if let Taken::Input(account) = &taken
            && gave(account)
            && !fresh.contains(&account.path)
        {
            fresh.push(account.path.clone());
        }
        if stored.is_ok() {
            stored = output.take(taken, account);
        }
    })?;
    stored?;
    let mut said = tally.finish();
    bar.finish();
    if let Some(path) = &arguments.output {
        output.sign(coded(arguments, path, &fresh, &own)?);
    }
    let format = arguments.format.or(arguments.json.then_some(StreamFormat::Jsonl));
    let is_printed = format.is_some() || arguments.output.is_none();
    // What reads is done: the merge has its memory.
    drop(coder);
    let (dataset, texts) = output.finish(is_printed)?;
    match format {
        Some(StreamFormat::Jsonl) => print(&jsonl::to_string(&dataset, &texts))?,
        None if arguments.output.is_none() => {
            print(&table(arguments, &dataset, &texts))?;
        }
        None => {}
    }
    said.n_events = dataset.events.len();
    said.n_claims = dataset.claims.len();
    if arguments.json {
        tell(&format!("{}\n", serde_json::to_string(&said.row())?));
    } else if !quiet {
        tell(&said.sentence(arguments.output.as_deref(), arguments.skipped));
    }
    Ok(Finish::of(said.n_refused))
}

/// What the log of custody is told of a run: which files gave reports, and what they were read with.
fn coded(
    arguments: &CodeArguments,
    path: &Path,
    fresh: &[String],
    own: &Own,
) -> Result<Step> {
    let inputs = custody::originals(path, fresh, arguments.originals)?;
    let (lexicon, gazetteer) = dateline::knowledge_hashes(own);
    let detail = json!({
        "inputs": inputs, "lexicon": lexicon, "gazetteer": gazetteer,
        "replace": arguments.replace,
    });
    custody::step("code", None, None, detail)
}

fn table(arguments: &CodeArguments, dataset: &Dataset, texts: &dyn Texts) -> String {
    let columns = match arguments.fields.as_slice() {
        [] => Column::USUAL,
        fields => fields,
    };
    let rows = events::rows(dataset, texts);
    if rows.is_empty() {
        return String::new();
    }
    table::render(&rows, columns, width(), paint::is_coloured())
}

/// The program as it lies on disk: another build may read otherwise, so it does not go on with this one's work.
fn program() -> String {
    let file = std::env::current_exe().and_then(std::fs::metadata);
    let told = file.map(|file| format!("{} {:?}", file.len(), file.modified().ok()));
    format!("{} {}", env!("CARGO_PKG_VERSION"), told.unwrap_or_default())
}

fn threads(arguments: &CodeArguments) -> usize {
    let available = std::thread::available_parallelism().map_or(1, NonZero::get);
    arguments.threads.map_or(available, usize::from)
}

fn settings(arguments: &CodeArguments) -> Result<Settings> {
    let metadata = match &arguments.metadata {
        Some(path) => Metadata::from_file(path).context("--metadata")?,
        None => Metadata::default(),
    };
    let mut columns = Columns::default();
    for given in &arguments.columns {
        let column = match given.field.as_str() {
            "id" => &mut columns.id,
            "url" => &mut columns.url,
            "title" => &mut columns.title,
            "text" => &mut columns.text,
            "date" => &mut columns.date,
            _ => &mut columns.publisher,
        };
        column.clone_from(&given.name);
    }
    Ok(Settings {
        columns,
        published: arguments.published,
        metadata,
        // The program itself, as the child that reads a PDF.
        pdf_reader: std::env::current_exe().ok(),
        ..Settings::default()
    })
}

/// Names what was not read, with the reason and the remedy.
pub(crate) fn tell_refusal(refusal: &Refusal) {
    tell(&refused(refusal));
}

fn refused(refusal: &Refusal) -> String {
    let (style, word) = match is_bystander(refusal) {
        true => (paint::NOTE, "passed over"),
        false => (paint::ERROR, "refused"),
    };
    let heading = paint(style, &format!("{word}[{}]", refusal.reason.name()));
    let told = snippet::safe(&refusal.to_string());
    let help = paint(paint::NOTE, "= help:");
    format!("{heading}: {told}\n   {help} {}\n", refusal.remedy)
}
