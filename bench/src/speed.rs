//! How fast and how large: every stage alone, the start, the whole program.
//!
//! A thin loop with medians and no bench harness: harnesses time one function by the clock on the wall, while
//! machines that are shared need processor time, a comparison within the same round, and the memory of a child.
//! Compare ratios between machines and days, and times only within one run.

mod claims;
mod pages;
mod stages;
mod whole;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use comfy_table::{CellAlignment, Table, presets};
use dateline::ingest::discover;
use rustix::time::{ClockId, clock_gettime};

/// Rounds over the set: the median of five leaves out a cold first and a disturbed second one.
const ROUNDS: usize = 5;
/// Few words are measured by reading them again and again.
const LEAST_WORDS: usize = 20_000;

/// Merges so many invented claims, and prints what it took.
pub(crate) fn merge(n_claims: &str) -> Result<()> {
    claims::run(n_claims.parse().context("how many claims: 10000, 1000000")?);
    Ok(())
}

/// Measures and prints.
pub(crate) fn run() -> Result<()> {
    let set = set();
    let (inputs, refusals) = discover(&[set.to_string_lossy().into_owned()]);
    if let Some(refusal) = refusals.first() {
        bail!("{refusal}");
    }
    crate::print(&format!("set          {}", name(&set)));
    let n_words = stages::count_words(&inputs)?;
    crate::print(&format!("words        {n_words}"));
    // First, while this process is small: to the system, a child begins with the memory of its parent.
    whole::measure(&set, n_words)?;
    crate::print(&format!("\n{}", stages::measure(&inputs)?.table()));
    let pages = crate::folder().map(|folder| folder.join("html/pages")).ok();
    if let Some(folder) = pages.filter(|folder| folder.is_dir()) {
        crate::print(&format!("\n{}", pages::measure(&folder)?));
    }
    Ok(())
}

/// The raw reports beside the project, or the examples in it.
fn set() -> PathBuf {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/reports");
    let raw = crate::folder().map(|folder| folder.join("raw/dev.jsonl")).ok();
    raw.filter(|path| path.is_file()).unwrap_or(examples)
}

fn name(set: &Path) -> String {
    set.file_name().unwrap_or(set.as_os_str()).to_string_lossy().into_owned()
}

/// A table of figures, the first column words.
fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING).set_header(header.to_vec());
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

/// Processor seconds that this thread takes for some work. Its result is dropped outside.
fn timed<R>(work: impl FnOnce() -> R) -> f64 {
    let now = || {
        let now = clock_gettime(ClockId::ThreadCPUTime);
        now.tv_sec as f64 + now.tv_nsec as f64 / 1e9
    };
    let start = now();
    let result = std::hint::black_box(work());
    let seconds = now() - start;
    drop(result);
    seconds
}

/// The middle one of some figures; of an even number, the upper of the two.
fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}
