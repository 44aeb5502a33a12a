//! What `dateline agree --json` writes.

use anyhow::Result;
use dateline::score::{Agreement, Settings, Topic, Unit};
use serde::Serialize;

use super::{Coder, path_of};

#[derive(Serialize)]
struct AgreementRow {
    a: CoderRow,
    b: CoderRow,
    reports: Option<usize>,
    both: Vec<PairRow>,
    found_by_both: Option<f64>,
    fields: Vec<FieldRow>,
    disagreements: Vec<DisagreementRow>,
    by_report: Vec<ReportRow>,
    seed: u64,
    resamples: usize,
}

#[derive(Serialize)]
struct CoderRow {
    file: String,
    events: usize,
    aside: usize,
    only: Vec<EventRow>,
}

#[derive(Serialize)]
struct EventRow {
    event_id: String,
    date: Option<String>,
    place: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    actor: Option<String>,
    recipient: Option<String>,
    sentence: Option<String>,
}

#[derive(Serialize)]
struct PairRow {
    a: String,
    b: String,
    matched: &'static str,
}

#[derive(Serialize)]
struct FieldRow {
    field: &'static str,
    metric: &'static str,
    n: usize,
    same: usize,
    only_a: usize,
    only_b: usize,
    alpha: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    reading: &'static str,
}

#[derive(Serialize)]
struct DisagreementRow {
    a_event: String,
    b_event: String,
    field: &'static str,
    a: Option<String>,
    b: Option<String>,
}

#[derive(Serialize)]
struct ReportRow {
    report_id: String,
    path: Option<String>,
    both: usize,
    only_a: usize,
    only_b: usize,
    n: usize,
    same: usize,
}

/// All figures on one line.
pub(super) fn line(
    found: &Agreement,
    a: &Coder,
    b: &Coder,
    settings: Settings,
) -> Result<Vec<u8>> {
    let id = |coder: &Coder, at: usize| coder.coding.units[at].id.0.clone();
    let coder = |coder: &Coder, aside: usize, only: &[usize]| CoderRow {
        file: coder.name.clone(),
        events: coder.coding.units.len(),
        aside,
        only: only.iter().map(|&at| event(&coder.coding.units[at])).collect(),
    };
    let row = AgreementRow {
        a: coder(a, found.aside_a, &found.only_a),
        b: coder(b, found.aside_b, &found.only_b),
        reports: found.reports,
        both: found
            .both
            .iter()
            .map(|pair| PairRow {
                a: id(a, pair.a),
                b: id(b, pair.b),
                matched: pair.by.as_str(),
            })
            .collect(),
        found_by_both: found.found_by_both(),
        fields: found
            .fields
            .iter()
            .map(|it| {
                let interval = it.alpha.and_then(|alpha| alpha.interval);
                FieldRow {
                    field: it.field.as_str(),
                    metric: it.field.metric().as_str(),
                    n: it.n,
                    same: it.same,
                    only_a: it.only_a,
                    only_b: it.only_b,
                    alpha: it.alpha.map(|alpha| alpha.alpha),
                    low: interval.map(|(low, _)| low),
                    high: interval.map(|(_, high)| high),
                    reading: it.reading.as_str(),
                }
            })
            .collect(),
        disagreements: found
            .disagreements
            .iter()
            .map(|it| {
                let pair = &found.both[it.pair];
                DisagreementRow {
                    a_event: id(a, pair.a),
                    b_event: id(b, pair.b),
                    field: it.field.as_str(),
                    a: it.a.as_ref().map(|value| value.in_words()),
                    b: it.b.as_ref().map(|value| value.in_words()),
                }
            })
            .collect(),
        by_report: found
            .by_report
            .iter()
            .map(|it| ReportRow {
                report_id: it.report.0.to_string(),
                path: path_of(&it.report, a, b).map(str::to_owned),
                both: it.both,
                only_a: it.only_a,
                only_b: it.only_b,
                n: it.n,
                same: it.same,
            })
            .collect(),
        seed: settings.seed,
        resamples: settings.resamples,
    };
    let mut bytes = serde_json::to_vec(&row)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn event(unit: &Unit) -> EventRow {
    EventRow {
        event_id: unit.id.0.clone(),
        date: unit.words(Topic::Date),
        place: unit.words(Topic::Place),
        kind: unit.words(Topic::Type).or_else(|| unit.words(Topic::Act)),
        actor: unit.words(Topic::Actor),
        recipient: unit.words(Topic::Recipient),
        sentence: unit.tellings.first().map(|told| told.sentence.clone()),
    }
}
