//! `dateline show`: a report with what was coded in it.

use std::collections::BTreeSet;

use anyhow::{Result, bail};
use dateline::formats::jsonl;
use dateline::model::{Claim, Dataset, ReportCard};

use crate::args::{Column, ShowArguments};
use crate::code::count;
use crate::exit::Finish;
use crate::output::Opened;
use crate::render::paint::{self, paint, print, print_bytes, tell};
use crate::render::snippet::safe;
use crate::render::{reader, table, width};
use crate::{events, json};

/// Prints the events, or the report that the words name.
pub(crate) fn run(arguments: &ShowArguments, quiet: bool) -> Result<Finish> {
    let opened = Opened::read(&arguments.dataset)?;
    let Some(wanted) = &arguments.report else {
        return listed(&opened, arguments.json, quiet);
    };
    let card = find(&opened.dataset, wanted)?;
    if arguments.json {
        print_bytes(&json::report(&opened, card)?)?;
        return Ok(Finish::Done);
    }
    let text = opened.texts.get(&card.id).map_or("", String::as_str);
    let claims: Vec<Claim> = opened
        .dataset
        .claims
        .iter()
        .filter(|claim| claim.report == card.id)
        .cloned()
        .collect();
    let zones = opened.store.zones(&card.id)?;
    let drawn = reader::report(text, &zones, &claims, width());
    print(&format!("{}\n\n{drawn}", heading(card)))?;
    Ok(Finish::Done)
}

/// The events as a table, with the ids by which `explain` knows them.
fn listed(opened: &Opened, as_json: bool, quiet: bool) -> Result<Finish> {
    if as_json {
        print_bytes(jsonl::to_string(&opened.dataset, &opened.texts).as_bytes())?;
        return Ok(Finish::Done);
    }
    let columns = [&[Column::Id], Column::USUAL].concat();
    let rows = events::rows(&opened.dataset, &opened.texts);
    print(&table::render(&rows, &columns, width(), paint::is_coloured()))?;
    if !quiet {
        let reports = count(opened.dataset.reports.len(), "report");
        tell(&format!("{reports}, {}\n", count(rows.len(), "event")));
    }
    Ok(Finish::Done)
}

/// The report's path with its record, its outlet and its day.
pub(crate) fn heading(card: &ReportCard) -> String {
    let mut words = paint(paint::BOLD, &safe(&card.path));
    if let Some(record) = &card.record {
        words.push_str(&format!(" ({})", safe(record)));
    }
    if let Some(at) = &card.archived {
        words.push_str(&format!(", byte {}", at.offset));
    }
    if let Some(outlet) = &card.outlet {
        words.push_str(&format!(", {}", safe(outlet)));
    }
    match (card.published.day(), &card.published.latest) {
        (Some(day), _) => words.push_str(&format!(", {}", day.value)),
        (None, Some(latest)) => words.push_str(&format!(", by {}", latest.value)),
        (None, None) => {}
    }
    words
}

/// The reports that a message names where none was found.
const MOST_NAMED: usize = 5;

/// The report by its id, its path, its record, or a part of its path.
pub(crate) fn find<'d>(dataset: &'d Dataset, wanted: &str) -> Result<&'d ReportCard> {
    let reports = &dataset.reports;
    let exactly = |card: &&ReportCard| {
        *card.id.0 == *wanted
            || card.path == wanted
            || card.record.as_deref() == Some(wanted)
    };
    if let Some(card) = reports.iter().find(exactly) {
        return Ok(card);
    }
    let fits =
        |card: &&ReportCard| card.id.0.starts_with(wanted) || card.path.contains(wanted);
    let found: Vec<&ReportCard> = reports.iter().filter(fits).collect();
    match found.as_slice() {
        [card] => Ok(card),
        [] => {
            let paths: BTreeSet<&str> =
                reports.iter().map(|card| card.path.as_str()).collect();
            let named: Vec<&str> = paths.iter().copied().take(MOST_NAMED).collect();
            let more = if paths.len() > named.len() { ", …" } else { "" };
            bail!("no report is `{wanted}`; there are {}{more}", named.join(", "))
        }
        several => bail!(
            "{} reports are `{wanted}`: {}",
            several.len(),
            several
                .iter()
                .take(MOST_NAMED)
                .map(|card| named(card))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    }
}

fn named(card: &ReportCard) -> String {
    match &card.record {
        Some(record) => format!("{} ({record})", card.path),
        None => format!("{} ({})", card.path, card.id.short()),
    }
}
