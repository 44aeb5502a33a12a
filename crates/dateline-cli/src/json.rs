//! What `--json` writes of a report and of an event. `docs/schema` describes each line.

use std::collections::BTreeMap;

use anyhow::Result;
use dateline::fields::fields;
use dateline::formats::jsonl::{ClaimRow, EventRow, EvidenceRow};
use dateline::formats::{CodePoints, Shown, jsonl, shown};
use dateline::model::{Claim, ClaimId, EventId, ReportCard, Span};
use serde::Serialize;

use crate::output::Opened;

/// A report with all that was coded in it.
#[derive(Serialize)]
struct ReportTold {
    report: CardRow,
    text: String,
    zones: Vec<ZoneRow>,
    claims: Vec<ClaimRow>,
    values: Vec<ValueRow>,
    remarks: Vec<RemarkRow>,
    skips: Vec<SkipRow>,
}

#[derive(Serialize)]
struct CardRow {
    id: String,
    path: String,
    url: Option<String>,
    record: Option<String>,
    outlet: Option<String>,
    title: Option<String>,
    published_earliest: Option<String>,
    published_latest: Option<String>,
}

#[derive(Serialize)]
struct ZoneRow {
    kind: &'static str,
    start: usize,
    end: usize,
}

/// A value of a claim in the words of `show` and `explain`.
#[derive(Serialize)]
struct ValueRow {
    claim_id: String,
    event_id: Option<String>,
    field: &'static str,
    value: String,
    evidence: Vec<EvidenceRow>,
}

#[derive(Serialize)]
struct RemarkRow {
    severity: String,
    name: String,
    start: Option<usize>,
    end: Option<usize>,
    message: String,
    help: Option<String>,
}

#[derive(Serialize)]
struct SkipRow {
    reason: String,
    start: usize,
    end: usize,
    trigger_start: Option<usize>,
    trigger_end: Option<usize>,
}

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
    let text = opened.texts.get(&card.id).map_or("", String::as_str);
    let points = CodePoints::of(text);
    let at = |span: Span| (points.at(span.start()), points.at(span.end()));
    let published = &card.published;
    let day = |bound: &Option<dateline::model::Attested<dateline::Date>>| {
        bound.as_ref().map(|day| day.value.to_string())
    };
    // Of claims in events only what their words support; a claim without an event as it is.
    let mut told: BTreeMap<ClaimId, (Option<EventId>, Claim)> = BTreeMap::new();
    for claim in opened.dataset.claims.iter().filter(|claim| claim.report == card.id) {
        told.insert(claim.id.clone(), (None, claim.clone()));
    }
    for Shown { event, claims } in shown(&opened.dataset, &opened.texts) {
        for claim in claims {
            if let Some(entry) = told.get_mut(&claim.id) {
                *entry = (Some(event.id.clone()), claim);
            }
        }
    }
    let mut told: Vec<(Option<EventId>, Claim)> = told.into_values().collect();
    told.sort_by_key(|(_, claim)| (claim.trigger, claim.id.clone()));
    let zones = opened.store.zones(&card.id)?;
    let remarks = opened.store.diagnostics(&card.id)?;
    let skips = opened.store.skips(&card.id)?;
    line(&ReportTold {
        report: CardRow {
            id: card.id.0.clone(),
            path: card.path.clone(),
            url: card.url.clone(),
            record: card.record.clone(),
            outlet: card.outlet.clone(),
            title: card.title.clone(),
            published_earliest: day(&published.earliest),
            published_latest: day(&published.latest),
        },
        text: text.to_owned(),
        zones: zones
            .iter()
            .map(|zone| {
                let (start, end) = at(zone.span);
                ZoneRow { kind: zone.kind.as_str(), start, end }
            })
            .collect(),
        claims: told
            .iter()
            .map(|(_, claim)| jsonl::claim_row(claim, &opened.dataset, &points))
            .collect(),
        values: told
            .iter()
            .flat_map(|(event, claim)| values(claim, event.as_ref(), &points))
            .collect(),
        remarks: remarks
            .into_iter()
            .map(|remark| RemarkRow {
                severity: remark.severity,
                name: remark.name,
                start: remark.span.map(|span| at(span).0),
                end: remark.span.map(|span| at(span).1),
                message: remark.message,
                help: remark.help,
            })
            .collect(),
        skips: skips
            .into_iter()
            .map(|skip| SkipRow {
                reason: skip.reason,
                start: at(skip.span).0,
                end: at(skip.span).1,
                trigger_start: skip.trigger.map(|span| at(span).0),
                trigger_end: skip.trigger.map(|span| at(span).1),
            })
            .collect(),
    })
}

/// The event that `explain` was asked for, on one line.
pub(crate) fn explanation(opened: &Opened, shown: &Shown) -> Result<Vec<u8>> {
    let values = shown.claims.iter().flat_map(|claim| {
        let text = opened.texts.get(&claim.report).map_or("", String::as_str);
        values(claim, Some(&shown.event.id), &CodePoints::of(text))
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

/// The values of a claim whose words are found.
fn values(
    claim: &Claim,
    event: Option<&EventId>,
    points: &CodePoints<'_>,
) -> Vec<ValueRow> {
    let rows = fields(claim).into_iter().filter_map(|field| {
        let evidence = jsonl::evidence_rows(field.evidence, points);
        let is_of_words = field.evidence.iter().any(|each| each.span().is_some());
        (!evidence.is_empty() || !is_of_words).then(|| ValueRow {
            claim_id: claim.id.0.clone(),
            event_id: event.map(|event| event.0.clone()),
            field: field.name,
            value: field.value,
            evidence,
        })
    });
    rows.collect()
}

fn line(value: &impl Serialize) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}
