//! What `--json` writes of a report and of an event. `docs/schema` describes each line.

use anyhow::Result;
use dateline::formats::jsonl::EventRow;
use dateline::formats::{CodePoints, Shown, jsonl};
use dateline::model::ReportCard;
use dateline::told::{ValueRow, report_told, value_rows};
use serde::Serialize;

use crate::output::Opened;

/// An event, and why it was coded as it was.
#[derive(Serialize)]
struct Explanation {
    event: EventRow,
    values: Vec<ValueRow>,
    joins: Vec<String>,
    links: Vec<LinkRow>,
}

#[derive(Serialize)]
struct LinkRow {
    kind: String,
    event_id: String,
    why: String,
}

/// The report that `show` was asked for, on one line.
pub(crate) fn report(opened: &Opened, card: &ReportCard) -> Result<Vec<u8>> {
    line(&report_told(
        card,
        &opened.dataset,
        &opened.texts,
        &opened.store.zones(&card.id)?,
        opened.store.diagnostics(&card.id)?,
        opened.store.skips(&card.id)?,
    ))
}

/// The event that `explain` was asked for, on one line.
pub(crate) fn explanation(opened: &Opened, shown: &Shown) -> Result<Vec<u8>> {
    let values = shown.claims.iter().flat_map(|claim| {
        let text = opened.texts.get(&claim.report).map_or("", String::as_str);
        value_rows(claim, Some(&shown.event.id), &CodePoints::of(text))
    });
    line(&Explanation {
        event: jsonl::event_row(shown, &opened.dataset, &opened.texts),
        values: values.collect(),
        joins: shown.event.joins.iter().map(ToString::to_string).collect(),
        links: shown
            .event
            .links
            .iter()
            .map(|link| LinkRow {
                kind: link.kind.to_string(),
                event_id: link.to.0.clone(),
                why: link.why.to_string(),
            })
            .collect(),
    })
}

fn line(value: &impl Serialize) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}
