//! The merge in parts, for clusters of machines: rows of JSON in, rows of JSON out. `dateline_spark` says in which order.

use std::collections::BTreeMap;

use dateline::formats::jsonl;
use dateline::known_sources;
use dateline::merge_in_parts::{self as parts, Keyed, Near, Shared, Words};
use dateline::model::{Claim, ReportCard, ReportId};
use pyo3::prelude::*;

use crate::fault;

/// A copy, the report that it is nearest to, and how much is copied.
type NearRow = (String, String, f64);
/// An event: its id, its first day, its place and its line of JSON.
type EventLine = (String, Option<String>, Option<String>, String);

/// The shingles of reports by bucket; `cards` are all reports of their outlets.
#[pyfunction]
pub(crate) fn words(
    py: Python<'_>,
    cards: Vec<String>,
    n_buckets: u32,
) -> PyResult<Vec<(u32, String)>> {
    let done = py.detach(|| {
        let cards: Vec<ReportCard> = read(&cards)?;
        let rows = parts::words(&cards, n_buckets).into_iter();
        rows.map(|(bucket, row)| Ok((bucket, serde_json::to_string(&row)?))).collect()
    });
    told(py, done)
}

/// What the reports of a bucket share in it, by report.
#[pyfunction]
pub(crate) fn shared(
    py: Python<'_>,
    rows: Vec<String>,
) -> PyResult<Vec<(String, String)>> {
    let done = py.detach(|| {
        let rows = parts::shared(read::<Words>(&rows)?).into_iter();
        rows.map(|row| Ok((row.report().0.to_string(), serde_json::to_string(&row)?)))
            .collect()
    });
    told(py, done)
}

/// What reports are copies of; `rows` are all of each of these reports.
#[pyfunction]
pub(crate) fn nearest(py: Python<'_>, rows: Vec<String>) -> PyResult<Vec<NearRow>> {
    let done = py.detach(|| {
        let mut by_report: BTreeMap<ReportId, Vec<Shared>> = BTreeMap::new();
        for row in read::<Shared>(&rows)? {
            by_report.entry(row.report().clone()).or_default().push(row);
        }
        let near = by_report.values().filter_map(|rows| parts::nearest(rows));
        Ok(near
            .map(|near| (near.report.0.to_string(), near.from.0.to_string(), near.share))
            .collect())
    });
    told(py, done)
}

/// What reports tell that others may tell too, under each key; `cards` hold all copies of each other.
#[pyfunction]
pub(crate) fn offers(
    py: Python<'_>,
    cards: Vec<String>,
    claims: Vec<String>,
    near: Vec<NearRow>,
) -> PyResult<Vec<(String, String)>> {
    let done = py.detach(|| {
        let (cards, claims) = (read(&cards)?, lists(&claims)?);
        let rows = parts::offers(cards, claims, &nears(near)).into_iter();
        rows.map(|row| Ok((row.key.clone(), serde_json::to_string(&row)?))).collect()
    });
    told(py, done)
}

/// Pairs of reports that must be merged together; `rows` are all under each of their keys.
#[pyfunction]
pub(crate) fn pairs(
    py: Python<'_>,
    rows: Vec<String>,
) -> PyResult<Vec<(String, String)>> {
    let done = py.detach(|| {
        let pairs = parts::pairs(&read::<Keyed>(&rows)?).into_iter();
        Ok(pairs.map(|(a, b)| (a.0.to_string(), b.0.to_string())).collect())
    });
    told(py, done)
}

/// The events of reports that hang together.
#[pyfunction]
pub(crate) fn merge_part(
    py: Python<'_>,
    cards: Vec<String>,
    claims: Vec<String>,
    texts: Vec<String>,
    near: Vec<NearRow>,
) -> PyResult<Vec<EventLine>> {
    let done = py.detach(|| {
        let cards: Vec<ReportCard> = read(&cards)?;
        let ids = cards.iter().map(|card| card.id.clone());
        let texts: BTreeMap<ReportId, String> = ids.zip(texts).collect();
        let known = known_sources(&[]);
        let dataset = parts::merge_part(cards, lists(&claims)?, &nears(near), &known);
        let lines = jsonl::rows(&dataset, &texts).map(|row| {
            let day = row.date.as_ref();
            let day = day.and_then(|it| it.earliest.clone().or(it.latest.clone()));
            let place = row.place.as_ref();
            let place = place.map(|it| it.name.clone().unwrap_or(it.text.clone()));
            Ok((row.event_id.clone(), day, place, serde_json::to_string(&row)?))
        });
        lines.collect()
    });
    told(py, done)
}

fn nears(rows: Vec<NearRow>) -> Vec<Near> {
    let near = |(report, from, share): NearRow| Near {
        report: ReportId(report.into()),
        from: ReportId(from.into()),
        share,
    };
    rows.into_iter().map(near).collect()
}

fn read<T: serde::de::DeserializeOwned>(rows: &[String]) -> serde_json::Result<Vec<T>> {
    rows.iter().map(|row| serde_json::from_str(row)).collect()
}

/// The claims of reports, a list of JSON each.
fn lists(rows: &[String]) -> serde_json::Result<Vec<Claim>> {
    let mut all = Vec::new();
    for row in rows {
        all.extend(serde_json::from_str::<Vec<Claim>>(row)?);
    }
    Ok(all)
}

fn told<T>(py: Python<'_>, done: serde_json::Result<T>) -> PyResult<T> {
    done.map_err(|error| {
        let message = format!("a row of another step, or of another version: {error}");
        fault::raise(py, "Error", message, "use one version on all machines")
    })
}
