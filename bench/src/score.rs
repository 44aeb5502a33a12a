//! All tasks: predicted by the program, scored by the data folder's own scorers, shown beside the published best.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use comfy_table::{Cell, CellAlignment, Table, presets};
use serde_json::Value;

use crate::predict;
use crate::published::{FIGURES, Figure};
use crate::reader::Reader;
use crate::tasks::{self, TASKS, Task};

/// Prints the table of the tasks of these names, of all where none is named.
pub(crate) fn run(names: &[&str]) -> Result<()> {
    let chosen: Vec<&Task> = match names {
        [] => TASKS.iter().collect(),
        names => names
            .iter()
            .map(|name| tasks::find(name).with_context(|| format!("`{name}` is no task")))
            .collect::<Result<_>>()?,
    };
    let reader = Reader::new()?;
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table.set_header(["task", "figure", "dateline", "best", "whose, on what"]);
    for task in chosen {
        let scores = score(task, &reader)?;
        for figure in FIGURES.iter().filter(|figure| figure.task == task.name) {
            table.add_row(row(figure, value(figure, &scores)?));
        }
    }
    crate::print(&table.to_string());
    Ok(())
}

/// The scorer's figures for one task on its developers' set.
pub(crate) fn score(task: &Task, reader: &Reader) -> Result<Value> {
    let data = crate::folder()?;
    let gold = data.join(task.set);
    let predicted = Scratch::new(task.name, task.set);
    let mut to = BufWriter::new(File::create(&predicted.0)?);
    predict::write(task, &gold, reader, &mut to)?;
    to.flush()?;
    drop(to);
    run_scorer(&data, task, &gold, &predicted.0)
}

/// Where a figure stands in the scorer's answer.
///
/// # Errors
/// If it is not there: a misspelt figure is no zero.
pub(crate) fn value(figure: &Figure, scores: &Value) -> Result<f64> {
    let missing = || format!("{}: no figure {}", figure.task, figure.at.join("/"));
    let found = figure.at.iter().try_fold(scores, |value, key| value.get(key));
    found.and_then(Value::as_f64).with_context(missing)
}

fn run_scorer(data: &Path, task: &Task, gold: &Path, predicted: &Path) -> Result<Value> {
    let output = Command::new("python3")
        .arg(data.join(task.scorer.file()))
        .args([task.name.as_ref(), gold.as_os_str(), predicted.as_os_str()])
        .output()
        .context("python3, which runs the scorers")?;
    if !output.status.success() {
        bail!("{}: {}", task.name, String::from_utf8_lossy(&output.stderr).trim());
    }
    serde_json::from_slice(&output.stdout)
        .with_context(|| format!("{}: the scorer's answer is no JSON", task.name))
}

fn row(figure: &Figure, ours: f64) -> [Cell; 5] {
    let right = |text: String| Cell::new(text).set_alignment(CellAlignment::Right);
    let best = figure.best.map_or("–".to_owned(), |best| format!("{best:.3}"));
    [
        Cell::new(figure.task),
        Cell::new(figure.at.join(" / ")),
        right(format!("{ours:.3}")),
        right(best),
        Cell::new(figure.on),
    ]
}

/// A file of predictions that goes when it has been scored.
struct Scratch(PathBuf);

impl Scratch {
    fn new(task: &str, set: &str) -> Scratch {
        let ending = Path::new(set).extension().unwrap_or_default().to_string_lossy();
        let name = format!("dateline-{task}-{}.{ending}", std::process::id());
        Scratch(std::env::temp_dir().join(name))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A file left behind in the folder for temporary files costs nothing.
        let _ = std::fs::remove_file(&self.0);
    }
}
