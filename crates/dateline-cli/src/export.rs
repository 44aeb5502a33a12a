//! `dateline export`: the events in a format of others.

use std::collections::BTreeSet;
use std::num::NonZero;

use anyhow::{Result, bail};
use dateline::formats::profile::{Released, Terms};
use dateline::formats::{
    Export, acled, ged, geojson, geoparquet, hxl, jsonl, kml, polecat, table,
};
use dateline::model::{Dataset, ReportId};
use dateline::people::release;
use dateline::store::Store;
use dateline::{acled_names, ucdp_actors};

use crate::args::{ExportArguments, ExportFormat};
use crate::bundle;
use crate::code::count;
use crate::custody::handed_out;
use crate::exit::Finish;
use crate::file;
use crate::output::{Opened, writable};
use crate::render::paint::{self, paint, print_bytes, tell};

/// Writes the file, or standard output.
pub(crate) fn run(arguments: &ExportArguments, quiet: bool) -> Result<Finish> {
    let format = arguments.format;
    if let Some(path) =
        arguments.output.as_ref().filter(|_| format != ExportFormat::Bundle)
    {
        writable(path)?;
    }
    if arguments.hxl && tagged(format).is_none() {
        bail!("--hxl is for tables: acled, ged and csv");
    }
    let opened = Opened::read(&arguments.dataset)?;
    if format == ExportFormat::Bundle {
        return bundle::run(arguments, opened, quiet);
    }
    let (store, opened) = released(opened, arguments.terms.terms())?;
    let bytes = written(format, &opened, quiet)?;
    let bytes = match tagged(format).filter(|_| arguments.hxl) {
        Some(tag) => tag(bytes),
        None => bytes,
    };
    let (output, name) = (arguments.output.as_deref(), name(format));
    let dataset = &arguments.dataset;
    handed_out(&store, dataset, "export", &arguments.terms, name, output, &bytes)?;
    match output {
        Some(path) => file::write(path, &bytes)?,
        None => print_bytes(&bytes)?,
    }
    Ok(Finish::Done)
}

/// The format as the command line spells it.
fn name(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Acled => "acled",
        ExportFormat::Ged => "ged",
        ExportFormat::Polecat => "polecat",
        ExportFormat::Hxl => "hxl",
        ExportFormat::Kml => "kml",
        ExportFormat::Geojson => "geojson",
        ExportFormat::Geoparquet => "geoparquet",
        ExportFormat::Jsonl => "jsonl",
        ExportFormat::Csv => "csv",
        ExportFormat::Bundle => "bundle",
    }
}

/// The bytes of a format that is one file.
pub(crate) fn written(
    format: ExportFormat,
    opened: &Released,
    quiet: bool,
) -> Result<Vec<u8>> {
    Ok(match format {
        ExportFormat::Acled => in_acleds_columns(opened, quiet)?,
        ExportFormat::Ged => in_ucdps_columns(opened, quiet)?,
        ExportFormat::Polecat => {
            told(polecat::export(&opened.dataset, &opened.texts), opened, quiet)
        }
        ExportFormat::Kml => kml::to_string(&opened.dataset, &opened.texts).into_bytes(),
        ExportFormat::Geoparquet => geoparquet::to_bytes(&opened.dataset, &opened.texts)?,
        ExportFormat::Hxl => hxl::to_csv(&opened.dataset, &opened.texts),
        ExportFormat::Geojson => {
            geojson::to_string(&opened.dataset, &opened.texts).into_bytes()
        }
        ExportFormat::Jsonl => {
            jsonl::to_string(&opened.dataset, &opened.texts).into_bytes()
        }
        ExportFormat::Csv => {
            // A headline is anybody's words: no cell of it may run in a spreadsheet.
            let settings = table::Settings { excel_safe: true, bom: false };
            table::to_csv(&opened.dataset, &opened.texts, settings)
        }
        ExportFormat::Bundle => bail!("a bundle is no single file"),
    })
}

/// What may leave the house of a dataset. Only texts with claims have words in an export.
pub(crate) fn released(opened: Opened, terms: Terms) -> Result<(Store, Released)> {
    let Opened { store, dataset, mut texts } = opened;
    let told: BTreeSet<&ReportId> =
        dataset.claims.iter().map(|claim| &claim.report).collect();
    texts.retain(|id, _| told.contains(id));
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    Ok((store, release(dataset, texts, terms, threads)?))
}

/// What puts the tags of the Humanitarian Exchange Language under the names of the columns.
fn tagged(format: ExportFormat) -> Option<fn(Vec<u8>) -> Vec<u8>> {
    match format {
        ExportFormat::Acled => Some(hxl::with_acleds_tags),
        ExportFormat::Ged => Some(hxl::with_ucdps_tags),
        ExportFormat::Csv => Some(hxl::with_own_tags),
        ExportFormat::Polecat
        | ExportFormat::Hxl
        | ExportFormat::Kml
        | ExportFormat::Geojson
        | ExportFormat::Geoparquet
        | ExportFormat::Jsonl
        | ExportFormat::Bundle => None,
    }
}

fn in_acleds_columns(opened: &Released, quiet: bool) -> Result<Vec<u8>> {
    let actors = acled_names()?;
    let settings = acled::Settings {
        timestamp: newest_day(&opened.dataset),
        actors: &actors,
        excel_safe: true,
        ..acled::Settings::default()
    };
    let export = acled::export(&opened.dataset, &opened.texts, &settings);
    Ok(told(export, opened, quiet))
}

fn in_ucdps_columns(opened: &Released, quiet: bool) -> Result<Vec<u8>> {
    let actors = ucdp_actors()?;
    let settings = ged::Settings { actors: &actors };
    let export = ged::export(&opened.dataset, &opened.texts, &settings);
    Ok(told(export, opened, quiet))
}

/// The bytes of a table; what it could not hold is told.
fn told<R>(export: Export<R>, opened: &Released, quiet: bool) -> Vec<u8> {
    if !quiet && !export.left_out.is_empty() {
        let reasons: Vec<String> = export
            .left_out
            .iter()
            .map(|(reason, number)| format!("{number} {}", in_words(reason)))
            .collect();
        let left = export.left_out.values().sum::<usize>();
        tell(&format!(
            "{}: {left} of {} have no row: {}\n",
            paint(paint::NOTE, "note"),
            count(opened.dataset.events.len(), "event"),
            reasons.join(", ")
        ));
    }
    export.bytes
}

/// What an event lacks that a table cannot do without.
pub(crate) fn in_words(reason: &str) -> &str {
    match reason {
        "no-acled-type" => "that ACLED does not code",
        "denied-by-all" => "that all who speak of it deny",
        "no-place" => "without a known place",
        "no-country" => "without a country",
        "no-coordinates" => "without a point",
        "no-date" => "without a day",
        "date-wider-than-a-month" => "with dates wider than a month",
        "place-not-below-country" => "of which only the country is known",
        "no-act" => "without an act",
        "no-actor" => "without an actor",
        "no-recipient" => "without a recipient",
        "no-deaths" => "without deaths",
        "no-identifiable-actor" => "without a named side that acts",
        "no-identifiable-recipient" => "without a named second side",
        "sides-not-told-apart" => "whose two sides are read as one",
        "date-wider-than-a-year" => "with dates wider than a year",
        "rejected-by-a-person" => "that a person rejected",
        other => other,
    }
}

/// The newest day of publication in Unix seconds: no clock, so that the same dataset gives the same table.
fn newest_day(dataset: &Dataset) -> i64 {
    let days =
        dataset.reports.iter().filter_map(|report| report.published.latest.as_ref());
    days.map(|day| dateline::unix_seconds(day.value)).max().unwrap_or(0)
}
