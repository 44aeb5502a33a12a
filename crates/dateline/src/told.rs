//! A report with all that was coded in it, as a value that `docs/schema/report.schema.json` describes.

use std::collections::BTreeMap;

use dateline_formats::jsonl::{self, ClaimRow, EvidenceRow};
use dateline_formats::{CodePoints, Shown, Texts, shown};
use dateline_model::{
    Attested, Claim, ClaimId, Dataset, Diagnostic, EventId, ReportCard, Skip, Span, Zone,
};
use dateline_store::{StoredDiagnostic, StoredSkip};
use jiff::civil::Date;
use serde::Serialize;

use crate::fields::fields;

/// A report with all that was coded in it. Positions count code points of `text`.
#[derive(Clone, Debug, Serialize)]
pub struct ReportTold {
    /// Where it is from.
    pub report: CardRow,
    /// The text as it was read.
    pub text: String,
    /// What each stretch of the text is, in order.
    pub zones: Vec<ZoneRow>,
    /// What the report says happened, in the order of the words.
    pub claims: Vec<ClaimRow>,
    /// The values of the claims, claim by claim.
    pub values: Vec<ValueRow>,
    /// What was odd about the report.
    pub remarks: Vec<RemarkRow>,
    /// Sentences left uncoded.
    pub skips: Vec<SkipRow>,
}

/// Where a report is from.
#[derive(Clone, Debug, Serialize)]
pub struct CardRow {
    /// SHA-256 of the report as received.
    pub id: String,
    /// The file as the user named it.
    pub path: String,
    /// Its address.
    pub url: Option<String>,
    /// The row's own id, where the file holds many.
    pub record: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Published not before this day.
    pub published_earliest: Option<String>,
    /// Published not after this day.
    pub published_latest: Option<String>,
}

/// A stretch of the text.
#[derive(Clone, Debug, Serialize)]
pub struct ZoneRow {
    /// What it is.
    pub kind: &'static str,
    /// The first code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
}

/// A value of a claim in the words of `show` and `explain`.
#[derive(Clone, Debug, Serialize)]
pub struct ValueRow {
    /// The claim.
    pub claim_id: String,
    /// The event that holds the claim; `None` where none does.
    pub event_id: Option<String>,
    /// What the value is: `event`, `actor`, `killed`.
    pub field: &'static str,
    /// The value.
    pub value: String,
    /// The words it was read from.
    pub evidence: Vec<EvidenceRow>,
}

/// Something odd about a report.
#[derive(Clone, Debug, Serialize)]
pub struct RemarkRow {
    /// How much it matters.
    pub severity: String,
    /// Its name, listed in `docs/diagnostics.md`.
    pub name: String,
    /// The first code point of the words it is about; `None` where it is about the whole report.
    pub start: Option<usize>,
    /// The code point after the last.
    pub end: Option<usize>,
    /// What is odd.
    pub message: String,
    /// What can be done about it.
    pub help: Option<String>,
}

/// A sentence that was left uncoded.
#[derive(Clone, Debug, Serialize)]
pub struct SkipRow {
    /// Why.
    pub reason: String,
    /// The first code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The first code point of the word it turned on.
    pub trigger_start: Option<usize>,
    /// The code point after the last.
    pub trigger_end: Option<usize>,
}

/// Puts together what is known of a report of a dataset.
pub fn report_told(
    card: &ReportCard,
    dataset: &Dataset,
    texts: &dyn Texts,
    zones: &[Zone],
    remarks: Vec<StoredDiagnostic>,
    skips: Vec<StoredSkip>,
) -> ReportTold {
    let text = texts.text(&card.id).unwrap_or_default();
    let points = CodePoints::of(text);
    let at = |span: Span| (points.at(span.start()), points.at(span.end()));
    let told = claims_of(card, dataset, texts);
    let zones = zones.iter().map(|zone| {
        let (start, end) = at(zone.span);
        ZoneRow { kind: zone.kind.as_str(), start, end }
    });
    let remarks = remarks.into_iter().map(|remark| RemarkRow {
        severity: remark.severity,
        name: remark.name,
        start: remark.span.map(|span| at(span).0),
        end: remark.span.map(|span| at(span).1),
        message: remark.message,
        help: remark.help,
    });
    let skips = skips.into_iter().map(|skip| SkipRow {
        reason: skip.reason,
        start: at(skip.span).0,
        end: at(skip.span).1,
        trigger_start: skip.trigger.map(|span| at(span).0),
        trigger_end: skip.trigger.map(|span| at(span).1),
    });
    ReportTold {
        report: card_row(card),
        text: text.to_owned(),
        zones: zones.collect(),
        claims: told
            .iter()
            .map(|(_, claim)| jsonl::claim_row(claim, dataset, &points))
            .collect(),
        values: told
            .iter()
            .flat_map(|(event, claim)| value_rows(claim, event.as_ref(), &points))
            .collect(),
        remarks: remarks.collect(),
        skips: skips.collect(),
    }
}

/// The values of a claim whose words are found.
pub fn value_rows(
    claim: &Claim,
    event: Option<&EventId>,
    points: &CodePoints<'_>,
) -> Vec<ValueRow> {
    let rows = fields(claim).into_iter().filter_map(|field| {
        let evidence = jsonl::evidence_rows(field.evidence, points);
        let is_of_words = field.evidence.iter().any(|each| each.span().is_some());
        (!evidence.is_empty() || !is_of_words).then(|| ValueRow {
            claim_id: claim.id.0.to_string(),
            event_id: event.map(|event| event.0.clone()),
            field: field.name,
            value: field.value,
            evidence,
        })
    });
    rows.collect()
}

/// A remark as a dataset keeps it.
pub fn stored_remark(remark: &Diagnostic) -> StoredDiagnostic {
    StoredDiagnostic {
        severity: remark.severity.as_str().to_owned(),
        name: remark.name.to_owned(),
        span: remark.span,
        message: remark.message.clone(),
        help: remark.help.clone(),
    }
}

/// A sentence left uncoded, as a dataset keeps it.
pub fn stored_skip(skip: &Skip) -> StoredSkip {
    let reason = skip.reason.as_str().to_owned();
    StoredSkip { span: skip.span, reason, trigger: skip.trigger }
}

fn card_row(card: &ReportCard) -> CardRow {
    let day =
        |bound: &Option<Attested<Date>>| bound.as_ref().map(|day| day.value.to_string());
    CardRow {
        id: card.id.0.to_string(),
        path: card.path.clone(),
        url: card.url.clone(),
        record: card.record.clone(),
        outlet: card.outlet.clone(),
        title: card.title.clone(),
        published_earliest: day(&card.published.earliest),
        published_latest: day(&card.published.latest),
    }
}

/// The claims of a report in the order of the words: of those in events only what their words support, a claim without
/// an event as it is.
fn claims_of(
    card: &ReportCard,
    dataset: &Dataset,
    texts: &dyn Texts,
) -> Vec<(Option<EventId>, Claim)> {
    let mut told: BTreeMap<ClaimId, (Option<EventId>, Claim)> = BTreeMap::new();
    for claim in dataset.claims.iter().filter(|claim| claim.report == card.id) {
        told.insert(claim.id.clone(), (None, claim.clone()));
    }
    for Shown { event, claims } in shown(dataset, texts) {
        for claim in claims {
            if let Some(entry) = told.get_mut(&claim.id) {
                *entry = (Some(event.id.clone()), claim);
            }
        }
    }
    let mut told: Vec<(Option<EventId>, Claim)> = told.into_values().collect();
    told.sort_by_key(|(_, claim)| (claim.trigger, claim.id.clone()));
    told
}
