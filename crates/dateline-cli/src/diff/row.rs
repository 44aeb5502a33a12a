//! What `dateline diff --json` writes.

use anyhow::Result;
use serde::Serialize;

use super::{Diff, One, ReportName, Side, Telling, Topic, Unit};

#[derive(Serialize)]
struct DiffRow {
    summary: Vec<String>,
    old: DatasetRow,
    new: DatasetRow,
    events: EventsRow,
    claims: ClaimsRow,
    reports: ReportsRow,
}

#[derive(Serialize)]
struct DatasetRow {
    dataset: String,
    reports: usize,
    claims: usize,
    events: usize,
    lexicon: String,
    gazetteer: String,
}

#[derive(Serialize)]
struct EventsRow {
    same: usize,
    added: Vec<EventRow>,
    gone: Vec<EventRow>,
    merged: Vec<MergedRow>,
    split: Vec<SplitRow>,
    changed: Vec<ChangedRow>,
}

#[derive(Serialize)]
struct EventRow {
    event_id: String,
    why: &'static str,
    #[serde(flatten)]
    values: ValuesRow,
    sentence: Option<String>,
    report_ids: Vec<String>,
}

#[derive(Serialize)]
struct ValuesRow {
    date: Option<String>,
    place: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    actor: Option<String>,
    recipient: Option<String>,
    killed: Option<String>,
}

#[derive(Serialize)]
struct MergedRow {
    event_id: String,
    into: String,
}

#[derive(Serialize)]
struct SplitRow {
    event_id: String,
    from: String,
}

#[derive(Serialize)]
struct ChangedRow {
    event_id: String,
    old_event_id: String,
    matched: &'static str,
    changes: Vec<ChangeRow>,
    claims_joined: usize,
    claims_left: usize,
}

#[derive(Serialize)]
struct ChangeRow {
    field: &'static str,
    old: Option<String>,
    new: Option<String>,
}

#[derive(Serialize)]
struct ClaimsRow {
    added: Vec<ClaimRow>,
    gone: Vec<ClaimRow>,
}

#[derive(Serialize)]
struct ClaimRow {
    claim_id: String,
    report_id: String,
    quote: String,
    sentence: String,
}

#[derive(Serialize)]
struct ReportsRow {
    added: Vec<ReportRow>,
    gone: Vec<ReportRow>,
    replaced: Vec<ReplacedRow>,
}

#[derive(Serialize)]
struct ReportRow {
    id: String,
    path: String,
    record: Option<String>,
    url: Option<String>,
}

#[derive(Serialize)]
struct ReplacedRow {
    old: ReportRow,
    new: ReportRow,
}

/// The change on one line.
pub(super) fn line(
    found: &Diff,
    old: &One,
    new: &One,
    summary: Vec<String>,
) -> Result<Vec<u8>> {
    let (before, after) = (&old.side, &new.side);
    let id = |units: &[Unit], at: usize| units[at].id.0.clone();
    let row = DiffRow {
        summary,
        old: dataset(old),
        new: dataset(new),
        events: EventsRow {
            same: found.n_same,
            added: found
                .new
                .iter()
                .map(|it| event(&after.units[it.event], it.why.as_str()))
                .collect(),
            gone: found
                .gone
                .iter()
                .map(|it| event(&before.units[it.event], it.why.as_str()))
                .collect(),
            merged: found
                .merged
                .iter()
                .map(|it| MergedRow {
                    event_id: id(&before.units, it.old),
                    into: id(&after.units, it.new),
                })
                .collect(),
            split: found
                .split
                .iter()
                .map(|it| SplitRow {
                    event_id: id(&after.units, it.new),
                    from: id(&before.units, it.old),
                })
                .collect(),
            changed: found
                .changed
                .iter()
                .map(|it| ChangedRow {
                    event_id: id(&after.units, it.new),
                    old_event_id: id(&before.units, it.old),
                    matched: it.by.as_str(),
                    changes: it
                        .changes
                        .iter()
                        .map(|change| ChangeRow {
                            field: change.topic.as_str(),
                            old: change.old.clone(),
                            new: change.new.clone(),
                        })
                        .collect(),
                    claims_joined: it.claims_joined,
                    claims_left: it.claims_left,
                })
                .collect(),
        },
        claims: ClaimsRow {
            added: claims(after, &found.claims_added),
            gone: claims(before, &found.claims_gone),
        },
        reports: ReportsRow {
            added: reports(after, &found.reports_added),
            gone: reports(before, &found.reports_gone),
            replaced: found
                .reports_replaced
                .iter()
                .map(|it| ReplacedRow {
                    old: report(&before.reports[it.old]),
                    new: report(&after.reports[it.new]),
                })
                .collect(),
        },
    };
    let mut bytes = serde_json::to_vec(&row)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn dataset(one: &One) -> DatasetRow {
    DatasetRow {
        dataset: one.name.clone(),
        reports: one.side.reports.len(),
        claims: one.side.claims.len(),
        events: one.side.units.len(),
        lexicon: one.lexicon.clone(),
        gazetteer: one.gazetteer.clone(),
    }
}

fn event(unit: &Unit, why: &'static str) -> EventRow {
    let mut report_ids: Vec<String> =
        unit.tellings.iter().map(|told| told.report.0.to_string()).collect();
    report_ids.sort();
    report_ids.dedup();
    EventRow {
        event_id: unit.id.0.clone(),
        why,
        values: ValuesRow {
            date: unit.words(Topic::Date),
            place: unit.words(Topic::Place),
            kind: unit.words(Topic::Type).or_else(|| unit.words(Topic::Act)),
            actor: unit.words(Topic::Actor),
            recipient: unit.words(Topic::Recipient),
            killed: unit.words(Topic::Killed),
        },
        sentence: unit.tellings.first().map(|told| told.sentence.clone()),
        report_ids,
    }
}

fn claims(side: &Side, at: &[usize]) -> Vec<ClaimRow> {
    let row = |told: &Telling| ClaimRow {
        claim_id: told.claim.0.to_string(),
        report_id: told.report.0.to_string(),
        quote: told.quote.clone(),
        sentence: told.sentence.clone(),
    };
    at.iter().map(|&at| row(&side.claims[at])).collect()
}

fn reports(side: &Side, at: &[usize]) -> Vec<ReportRow> {
    at.iter().map(|&at| report(&side.reports[at])).collect()
}

fn report(name: &ReportName) -> ReportRow {
    ReportRow {
        id: name.id.0.to_string(),
        path: name.path.clone(),
        record: name.record.clone(),
        url: name.url.clone(),
    }
}
