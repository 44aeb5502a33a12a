//! One coded report.

use std::collections::BTreeMap;

use dateline::model::{Claim, KnownSource, Report, ReportCard, Zone};
use dateline::store::{StoredDiagnostic, StoredSkip};
use dateline::told::{report_told, stored_remark, stored_skip};
use dateline::{known_sources, merge_told};
use pyo3::prelude::*;

use crate::dataset::Dataset;

/// What is kept of a report beside its claims.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept {
    pub(crate) zones: Vec<Zone>,
    pub(crate) remarks: Vec<StoredDiagnostic>,
    pub(crate) skips: Vec<StoredSkip>,
}

impl Kept {
    pub(crate) fn of(report: &Report, coded: &dateline::Coded) -> Kept {
        Kept {
            zones: report.zones().to_vec(),
            remarks: coded.diagnostics.iter().map(stored_remark).collect(),
            skips: coded.skips.iter().map(stored_skip).collect(),
        }
    }
}

/// One coded report.
#[pyclass(frozen, module = "dateline._dateline")]
pub(crate) struct Coded {
    pub(crate) card: ReportCard,
    pub(crate) claims: Vec<Claim>,
    pub(crate) sources: Vec<KnownSource>,
    pub(crate) text: String,
    pub(crate) kept: Kept,
    /// Why the report was passed over as a whole.
    passed: Option<&'static str>,
}

impl Coded {
    pub(crate) fn of(
        report: &Report,
        coded: dateline::Coded,
        sources: &[KnownSource],
    ) -> Coded {
        let passed = match (coded.foreign, coded.gated) {
            (true, _) => Some("not-english"),
            (false, true) => Some("no-trigger"),
            (false, false) => None,
        };
        Coded {
            card: dateline::card(report),
            kept: Kept::of(report, &coded),
            claims: coded.claims,
            sources: sources.to_vec(),
            text: report.text().to_owned(),
            passed,
        }
    }
}

#[pymethods]
impl Coded {
    /// The text in which all positions count.
    #[getter]
    fn text(&self) -> &str {
        &self.text
    }

    /// Why the report was passed over as a whole; `None` where it was not.
    #[getter]
    fn passed(&self) -> Option<&'static str> {
        self.passed
    }

    /// The language it is written in, in three letters.
    #[getter]
    fn language(&self) -> Option<&str> {
        self.card.language.as_deref()
    }

    /// The report with all that was coded in it, as one line of JSON.
    fn told(&self, dataset: &Dataset) -> PyResult<String> {
        let Kept { zones, remarks, skips } = self.kept.clone();
        let told = report_told(
            &self.card,
            dataset.merged(),
            dataset.texts(),
            &zones,
            remarks,
            skips,
        );
        crate::dataset::json(&told)
    }

    /// The dataset of this report alone.
    fn dataset(&self, py: Python<'_>) -> Dataset {
        py.detach(|| {
            let known = known_sources(&self.sources);
            let cards = vec![self.card.clone()];
            let merged = merge_told(cards, self.claims.clone(), &[], &known);
            let id = self.card.id.clone();
            let texts = BTreeMap::from([(id.clone(), self.text.clone())]);
            Dataset::in_memory(merged, texts, BTreeMap::from([(id, self.kept.clone())]))
        })
    }
}
