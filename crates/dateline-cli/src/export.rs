//! `dateline export`: the events in a format of others.

use anyhow::{Context, Result};
use dateline::acled_names;
use dateline::formats::{acled, geojson, jsonl, table};
use dateline::model::Dataset;

use crate::args::{ExportArguments, ExportFormat};
use crate::exit::Finish;
use crate::output::Opened;
use crate::render::paint::{print_bytes, tell};

/// Writes the file, or standard output.
pub(crate) fn run(arguments: &ExportArguments) -> Result<Finish> {
    let opened = Opened::read(&arguments.dataset)?;
    let bytes = match arguments.format {
        ExportFormat::Acled => in_acleds_columns(&opened)?,
        ExportFormat::Geojson => {
            geojson::to_string(&opened.dataset, &opened.texts).into_bytes()
        }
        ExportFormat::Jsonl => {
            jsonl::to_string(&opened.dataset, &opened.texts).into_bytes()
        }
        ExportFormat::Csv => {
            table::to_csv(&opened.dataset, &opened.texts, table::Settings::default())
        }
    };
    match &arguments.output {
        Some(path) => {
            std::fs::write(path, bytes).with_context(|| path.display().to_string())?
        }
        None => print_bytes(&bytes)?,
    }
    Ok(Finish::Done)
}

fn in_acleds_columns(opened: &Opened) -> Result<Vec<u8>> {
    let actors = acled_names()?;
    let settings = acled::Settings {
        timestamp: newest_day(&opened.dataset),
        actors: &actors,
        ..acled::Settings::default()
    };
    let export = acled::export(&opened.dataset, &opened.texts, &settings);
    for (reason, count) in &export.left_out {
        tell(&format!("{count} events have no row: {reason}\n"));
    }
    Ok(export.bytes)
}

/// The newest day of publication in Unix seconds: no clock, so that the same dataset gives the same table.
fn newest_day(dataset: &Dataset) -> i64 {
    let days =
        dataset.reports.iter().filter_map(|report| report.published.latest.as_ref());
    days.map(|day| dateline::unix_seconds(day.value)).max().unwrap_or(0)
}
