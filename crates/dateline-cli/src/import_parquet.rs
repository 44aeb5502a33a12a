//! `dateline import-parquet`: what a cluster of machines coded as a dataset.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use dateline::Own;
use dateline::formats::parquet_rows::{Texts, text_rows};
use dateline::rows::{stored_input, stored_refusal, stored_report};
use dateline::store::custody::Step;
use dateline::store::{Draft, Meta, Settings, Store, StoredInput, StoredRefusal};

use serde_json::json;

use crate::args::{ImportParquetArguments, OriginalsAsked};
use crate::code::count;
use crate::custody;
use crate::exit::Finish;
use crate::output::{source_date_epoch, writable};
use crate::render::paint::tell;

/// The folders that the job writes: what was coded, and what became of each record.
const PARTS: [&str; 2] = ["reports", "records"];

/// Reads the folder, joins the claims as `dateline code` does, and writes the dataset.
pub(crate) fn run(arguments: &ImportParquetArguments, quiet: bool) -> Result<Finish> {
    writable(&arguments.output)?;
    if arguments.output.exists() && !arguments.replace {
        bail!(
            "{} is there: name another file, or add --replace",
            arguments.output.display()
        );
    }
    let (lexicon, gazetteer) = dateline::knowledge_hashes(&Own::default());
    let coded_with = (lexicon.clone(), gazetteer.clone());
    let settings = Settings {
        source_date_epoch: source_date_epoch()?,
        meta: Meta { lexicon, gazetteer },
        ..Settings::default()
    };
    let mut draft = Store::create(&arguments.output, settings)?;
    let mut n_reports = 0;
    each_row(&arguments.folder.join(PARTS[0]), |row| {
        let part = |name: &str| row.get(name).map(String::as_str).unwrap_or_default();
        let (report, with) =
            stored_report(part("card"), part("text"), part("rest"), part("claims"))
                .context("a row is no report, or of another version of dateline")?;
        if with != coded_with {
            bail!(
                "the reports were coded with another lexicon or gazetteer: code and import with one version"
            );
        }
        n_reports += 1;
        Ok(draft.add_report(&report)?)
    })?;
    let inputs = records(&arguments.folder.join(PARTS[1]), &mut draft)?;
    let collected = draft.collected();
    let dataset = dateline::dataset(collected)?;
    draft.write_events(&dataset)?;
    draft.sign(imported(arguments, (&coded_with.0, &coded_with.1))?);
    draft.finish()?;
    if !quiet {
        tell(&format!(
            "{}: {}, {}, {} of {}\n",
            arguments.output.display(),
            count(n_reports, "report"),
            count(dataset.events.len(), "event"),
            count(dataset.claims.len(), "claim"),
            count(inputs, "file")
        ));
    }
    Ok(Finish::Done)
}

/// What the log of custody is told: the files that the job wrote, and what it coded with.
fn imported(
    arguments: &ImportParquetArguments,
    (lexicon, gazetteer): (&str, &str),
) -> Result<Step> {
    let mut paths = Vec::new();
    for folder in PARTS {
        let found = parquet_files(&arguments.folder.join(folder))?;
        paths.extend(found.iter().map(|path| path.to_string_lossy().into_owned()));
    }
    // Where the job wrote them they may be large; they are made of archives that lie elsewhere.
    let inputs = custody::originals(&arguments.output, &paths, OriginalsAsked::None)?;
    let detail = json!({
        "inputs": inputs, "lexicon": lexicon, "gazetteer": gazetteer,
        "replace": arguments.replace,
    });
    custody::step("import", None, None, detail)
}

/// Keeps what became of the records of each file; gives how many files there were.
fn records(folder: &Path, draft: &mut Draft) -> Result<usize> {
    let mut inputs: Vec<StoredInput> = Vec::new();
    let mut refusals: Vec<StoredRefusal> = Vec::new();
    each_row(folder, |row| {
        let rest = row.get("rest").map(String::as_str).unwrap_or_default();
        let no_row = "a row of `records` is none, or of another version of dateline";
        match row.get("kind").map(String::as_str) {
            Some("account") => inputs.push(stored_input(rest).context(no_row)?),
            _ => refusals.push(stored_refusal(rest).context(no_row)?),
        }
        Ok(())
    })?;
    inputs.sort_by(|a, b| a.path.cmp(&b.path));
    for input in &inputs {
        let of_input = refusals.iter().filter(|refusal| refusal.path == input.path);
        let mut of_input: Vec<StoredRefusal> = of_input.cloned().collect();
        of_input.sort_by_key(|refusal| (refusal.offset, refusal.line));
        draft.begin_input(&input.path)?;
        for refusal in &of_input {
            draft.add_refusal(refusal)?;
        }
        draft.add_input(input)?;
    }
    Ok(inputs.len())
}

/// Goes through all rows of the Parquet files of a folder.
fn each_row(folder: &Path, mut each: impl FnMut(&Texts) -> Result<()>) -> Result<()> {
    for path in parquet_files(folder)? {
        let name = || path.display().to_string();
        for row in text_rows(File::open(&path)?).with_context(name)? {
            each(&row.with_context(name)?).with_context(name)?;
        }
    }
    Ok(())
}

/// The Parquet files of a folder, by name.
fn parquet_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let listed = std::fs::read_dir(folder).with_context(|| {
        format!("{}: name the folder that dateline_spark wrote", folder.display())
    })?;
    let paths: std::io::Result<Vec<PathBuf>> =
        listed.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "parquet"));
    paths.sort();
    Ok(paths)
}
