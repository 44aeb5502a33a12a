//! What `dateline audit --judged SHEET --json` writes.

use anyhow::Result;
use dateline::score::{Assessment, Judged, JudgedRow, Share, Topic};
use serde::Serialize;

#[derive(Serialize)]
struct AuditRow {
    events: usize,
    sentences: usize,
    judged_events: usize,
    judged_sentences: usize,
    open_events: usize,
    open_sentences: usize,
    precision: Option<ShareRow>,
    faultless: Option<ShareRow>,
    fields: Vec<FieldRow>,
    missed: Option<ShareRow>,
    recall: Option<RecallRow>,
    gone: Vec<LineRow>,
    coded_since: Vec<LineRow>,
    changed: Vec<LineRow>,
}

#[derive(Serialize)]
struct ShareRow {
    yes: usize,
    n: usize,
    share: f64,
    low: f64,
    high: f64,
}

#[derive(Serialize)]
struct RecallRow {
    share: f64,
    low: f64,
    high: f64,
}

#[derive(Serialize)]
struct FieldRow {
    field: &'static str,
    right: Option<ShareRow>,
    coded: Option<ShareRow>,
}

#[derive(Serialize)]
struct LineRow {
    line: u64,
    quote: String,
}

/// All figures on one line.
pub(super) fn line(found: &Assessment, judged: &Judged) -> Result<Vec<u8>> {
    let rows = |rows: &[JudgedRow]| {
        rows.iter()
            .map(|row| LineRow { line: row.line, quote: row.quote.clone() })
            .collect()
    };
    let fields = Topic::ALL.into_iter().filter_map(|topic| {
        let (right, coded) = (found.values.get(&topic), found.coded.get(&topic));
        (right.is_some() || coded.is_some()).then(|| FieldRow {
            field: topic.as_str(),
            right: right.map(share),
            coded: coded.map(share),
        })
    });
    let row = AuditRow {
        events: found.population.events,
        sentences: found.population.sentences,
        judged_events: judged.events.len(),
        judged_sentences: judged.sentences.len(),
        open_events: judged.open_events,
        open_sentences: judged.open_sentences,
        precision: found.precision.as_ref().map(share),
        faultless: found.faultless.as_ref().map(share),
        fields: fields.collect(),
        missed: found.missed.as_ref().map(share),
        recall: found.recall.map(|(share, low, high)| RecallRow { share, low, high }),
        gone: rows(&judged.gone),
        coded_since: rows(&judged.coded_since),
        changed: rows(&judged.changed),
    };
    let mut bytes = serde_json::to_vec(&row)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn share(share: &Share) -> ShareRow {
    let Share { n_yes, n, share, low, high } = *share;
    ShareRow { yes: n_yes, n, share, low, high }
}
