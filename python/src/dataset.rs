//! Reports whose claims are joined into events.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;
use std::path::PathBuf;

use dateline::formats::profile::Profile;
use dateline::formats::{
    acled, ged, geojson, geoparquet, hxl, jsonl, kml, polecat, table,
};
use dateline::model::{KnownSource, ReportId};
use dateline::people::release;
use dateline::store::Store;
use dateline::told::{ReportTold, report_told};
use dateline::{acled_names, known_sources, merge_told, ucdp_actors, unix_seconds};
use pyo3::exceptions::{PyKeyError, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::coded::{Coded, Kept};
use crate::fault;

/// Reports whose claims are joined into events.
#[pyclass(frozen, module = "dateline._dateline")]
pub(crate) struct Dataset {
    dataset: dateline::model::Dataset,
    texts: BTreeMap<ReportId, String>,
    rest: Rest,
}

/// Where the zones, the remarks and the skips of the reports are.
enum Rest {
    Kept(BTreeMap<ReportId, Kept>),
    File(PathBuf),
}

#[pymethods]
impl Dataset {
    /// Opens a file that `dateline code -o` wrote.
    #[staticmethod]
    fn open(py: Python<'_>, path: PathBuf) -> PyResult<Dataset> {
        let opened = py.detach(|| {
            let store = Store::open(&path)?;
            let texts = store.texts()?;
            let dataset = dateline::dataset(&store)?;
            Ok((dataset, texts))
        });
        let (dataset, texts) = opened.map_err(|error| fault::of_store(py, &error))?;
        Ok(Dataset { dataset, texts, rest: Rest::File(path) })
    }

    /// Joins the claims of reports that were coded one by one.
    #[staticmethod]
    fn merge(py: Python<'_>, reports: Vec<Py<Coded>>) -> Dataset {
        let reports: Vec<&Coded> = reports.iter().map(Py::get).collect();
        py.detach(|| {
            let mut sources: Vec<KnownSource> = Vec::new();
            for source in reports.iter().flat_map(|report| &report.sources) {
                if !sources.contains(source) {
                    sources.push(source.clone());
                }
            }
            let cards = reports.iter().map(|report| report.card.clone()).collect();
            let claims = reports.iter().flat_map(|report| report.claims.clone());
            let known = known_sources(&sources);
            let dataset = merge_told(cards, claims.collect(), &[], &known);
            let by_id = reports.iter().map(|report| (report.card.id.clone(), *report));
            let by_id: BTreeMap<ReportId, &Coded> = by_id.collect();
            let texts = by_id.iter().map(|(id, it)| (id.clone(), it.text.clone()));
            let kept = by_id.iter().map(|(id, it)| (id.clone(), it.kept.clone()));
            Dataset::in_memory(dataset, texts.collect(), kept.collect())
        })
    }

    /// The events, a line of JSON each.
    fn events(&self, py: Python<'_>) -> String {
        py.detach(|| jsonl::to_string(&self.dataset, &self.texts))
    }

    /// How many claims there are, in events or not.
    #[getter]
    fn n_claims(&self) -> usize {
        self.dataset.claims.len()
    }

    /// The ids of the reports, in their order.
    #[getter]
    fn report_ids(&self) -> Vec<&str> {
        self.dataset.reports.iter().map(|card| &*card.id.0).collect()
    }

    /// A report with all that was coded in it, as one line of JSON.
    fn told(&self, py: Python<'_>, id: String) -> PyResult<String> {
        let id = ReportId(id.into());
        let Some(card) = self.dataset.report(&id) else {
            return Err(PyKeyError::new_err(id.0.to_string()));
        };
        let Kept { zones, remarks, skips } = match &self.rest {
            Rest::Kept(kept) => kept.get(&id).cloned().unwrap_or_default(),
            Rest::File(path) => {
                let read = Store::open(path).and_then(|store| {
                    Ok(Kept {
                        zones: store.zones(&id)?,
                        remarks: store.diagnostics(&id)?,
                        skips: store.skips(&id)?,
                    })
                });
                read.map_err(|error| fault::of_store(py, &error))?
            }
        };
        json(&report_told(card, &self.dataset, &self.texts, &zones, remarks, skips))
    }

    /// The events in one of the formats of `dateline export`, for those whom the profile names.
    fn export<'py>(
        &self,
        py: Python<'py>,
        format: &str,
        profile: &str,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let profile: Profile = profile.parse().map_err(|message| {
            fault::raise(py, "Error", message, "docs/profiles.md says what each masks")
        })?;
        match py.detach(|| self.for_profile(format, profile)) {
            Ok(Some(bytes)) => Ok(PyBytes::new(py, &bytes)),
            Ok(None) => {
                let message = format!("`{format}` is no format");
                let remedy = "write acled, ged, polecat, geojson, geoparquet, kml, hxl, jsonl or csv";
                Err(fault::raise(py, "Error", message, remedy))
            }
            Err(message) => Err(PyRuntimeError::new_err(message)),
        }
    }
}

impl Dataset {
    pub(crate) fn in_memory(
        dataset: dateline::model::Dataset,
        texts: BTreeMap<ReportId, String>,
        kept: BTreeMap<ReportId, Kept>,
    ) -> Dataset {
        Dataset { dataset, texts, rest: Rest::Kept(kept) }
    }

    pub(crate) fn merged(&self) -> &dateline::model::Dataset {
        &self.dataset
    }

    pub(crate) fn texts(&self) -> &BTreeMap<ReportId, String> {
        &self.texts
    }

    /// `None` where there is no such format.
    fn for_profile(
        &self,
        format: &str,
        profile: Profile,
    ) -> Result<Option<Vec<u8>>, String> {
        if profile == Profile::Full {
            return in_format(&self.dataset, &self.texts, format);
        }
        // Only texts with claims have words in an export.
        let told = self.dataset.claims.iter().map(|claim| &claim.report);
        let told: BTreeSet<&ReportId> = told.collect();
        let texts = self.texts.iter().filter(|(id, _)| told.contains(id));
        let texts = texts.map(|(id, text)| (id.clone(), text.clone())).collect();
        let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
        let released = release(self.dataset.clone(), texts, profile.into(), threads);
        let released = released.map_err(|error| error.to_string())?;
        in_format(&released.dataset, &released.texts, format)
    }
}

/// `None` where there is no such format.
fn in_format(
    dataset: &dateline::model::Dataset,
    texts: &BTreeMap<ReportId, String>,
    format: &str,
) -> Result<Option<Vec<u8>>, String> {
    Ok(Some(match format {
        "acled" => {
            let days =
                dataset.reports.iter().filter_map(|it| it.published.latest.as_ref());
            let newest = days.map(|day| unix_seconds(day.value)).max();
            let actors = acled_names().map_err(|error| error.to_string())?;
            let settings = acled::Settings {
                timestamp: newest.unwrap_or(0),
                actors: &actors,
                ..acled::Settings::default()
            };
            acled::export(dataset, texts, &settings).bytes
        }
        "ged" => {
            let actors = ucdp_actors().map_err(|error| error.to_string())?;
            ged::export(dataset, texts, &ged::Settings { actors: &actors }).bytes
        }
        "polecat" => polecat::export(dataset, texts).bytes,
        "kml" => kml::to_string(dataset, texts).into_bytes(),
        "geoparquet" => {
            let bytes = geoparquet::to_bytes(dataset, texts);
            bytes.map_err(|error| error.to_string())?
        }
        "hxl" => hxl::to_csv(dataset, texts),
        "geojson" => geojson::to_string(dataset, texts).into_bytes(),
        "jsonl" => jsonl::to_string(dataset, texts).into_bytes(),
        "csv" => table::to_csv(dataset, texts, table::Settings::default()),
        _ => return Ok(None),
    }))
}

/// A report as one line of JSON.
pub(crate) fn json(told: &ReportTold) -> PyResult<String> {
    serde_json::to_string(told)
        .map_err(|error| PyRuntimeError::new_err(error.to_string()))
}
