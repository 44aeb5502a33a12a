//! `dateline show`: a report with what was coded in it.

use anyhow::{Result, bail};
use dateline::model::{Claim, Dataset, ReportCard};

use crate::args::ShowArguments;
use crate::exit::Finish;
use crate::output::Opened;
use crate::render::paint::{self, paint, print};
use crate::render::snippet::safe;
use crate::render::{reader, width};

/// Prints the report that the words name.
pub(crate) fn run(arguments: &ShowArguments) -> Result<Finish> {
    let opened = Opened::read(&arguments.dataset)?;
    let card = find(&opened.dataset, &arguments.report)?;
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

/// The report's path with its record, its outlet and its day.
pub(crate) fn heading(card: &ReportCard) -> String {
    let mut words = paint(paint::BOLD, &safe(&card.path));
    if let Some(record) = &card.record {
        words.push_str(&format!(" ({})", safe(record)));
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

/// The report by its id, its path, its record, or the end of its path.
fn find<'d>(dataset: &'d Dataset, wanted: &str) -> Result<&'d ReportCard> {
    let reports = &dataset.reports;
    let exactly = |card: &&ReportCard| {
        card.id.0 == wanted
            || card.path == wanted
            || card.record.as_deref() == Some(wanted)
    };
    if let Some(card) = reports.iter().find(exactly) {
        return Ok(card);
    }
    let fits =
        |card: &&ReportCard| card.id.0.starts_with(wanted) || card.path.ends_with(wanted);
    let found: Vec<&ReportCard> = reports.iter().filter(fits).collect();
    match found.as_slice() {
        [card] => Ok(card),
        [] => {
            bail!("no report is `{wanted}`: give its path or the first digits of its id")
        }
        several => bail!(
            "{} reports are `{wanted}`: {}",
            several.len(),
            several.iter().map(|card| named(card)).collect::<Vec<_>>().join(", ")
        ),
    }
}

fn named(card: &ReportCard) -> String {
    match &card.record {
        Some(record) => format!("{} ({record})", card.path),
        None => format!("{} ({})", card.path, card.id.short()),
    }
}
