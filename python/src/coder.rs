//! What reads reports: the knowledge, built once.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use dateline::import::PlaceSettings;
use dateline::ingest::{About, Input, Refusal, Settings, discover, text_report};
use dateline::model::KnownSource;
use dateline::rows::CodedWith;
use dateline::{
    Account, Outcome, Own, OwnFile, OwnPlaces, RuleScope, code_all, import,
    known_sources, merge_told,
};
use pyo3::prelude::*;

use crate::coded::{Coded, Kept};
use crate::dataset::Dataset;
use crate::fault;
use crate::rows::Rows;

/// As deep a stack as the command's workers have: deep clauses are walked by recursion, and Python's threads are small.
const STACK: usize = 16 * 1024 * 1024;

/// When a report was published, its address, its outlet, its headline.
type Known = (Option<String>, Option<String>, Option<String>, Option<String>);

/// Reads reports.
#[pyclass(frozen, module = "dateline._dateline")]
pub(crate) struct Coder {
    coder: Arc<dateline::Coder>,
    coded_with: CodedWith,
    sources: Vec<KnownSource>,
}

#[pymethods]
impl Coder {
    /// Unpacks the knowledge that comes with the program, and adds the user's.
    #[new]
    fn new(
        py: Python<'_>,
        scope: &str,
        lexicon: Vec<PathBuf>,
        actors: Vec<PathBuf>,
        places: Vec<PathBuf>,
        sources: Vec<PathBuf>,
    ) -> PyResult<Coder> {
        let scope = match scope {
            "material" => RuleScope::Material,
            "all" => RuleScope::Verbal,
            other => {
                let message = format!("`{other}` is no scope");
                let remedy = "write \"material\" or \"all\"";
                return Err(fault::raise(py, "ListError", message, remedy));
            }
        };
        let mut own = Own::default();
        for path in &lexicon {
            own.add_rules(path)
                .map_err(|error| fault::of_lists(py, &error, error.remedy()))?;
        }
        for path in &actors {
            own.actors.push(actor_list(py, path)?);
        }
        for path in &places {
            own.places.push(place_list(py, path)?);
        }
        let built = py.detach(|| dateline::Coder::with(scope, &own));
        let coder = built.map_err(|error| {
            fault::of_lists(py, &error, "mend the list that the message names")
        })?;
        let mut rows = Vec::new();
        for path in &sources {
            let file = OwnFile::read(path)
                .map_err(|error| fault::of_lists(py, &error, error.remedy()))?;
            let read = dateline::sources(&file, coder.world().actors());
            rows.extend(read.map_err(|error| {
                fault::of_lists(py, &error, error.help.as_deref().unwrap_or_default())
            })?);
        }
        let coded_with = dateline::knowledge_hashes(&own);
        Ok(Coder { coder: Arc::new(coder), coded_with, sources: rows })
    }

    /// Codes one text. The GIL is free meanwhile.
    fn code(
        &self,
        py: Python<'_>,
        text: &str,
        path: String,
        known: Known,
    ) -> PyResult<Coded> {
        let (published, url, outlet, title) = known;
        let about = About { path, url, outlet, title, published };
        let coded = py.detach(|| {
            on_deep_stack(|| {
                let report = text_report(text, &about, &Settings::default())?;
                let coded = self.coder.code(&report);
                Ok((report, coded))
            })
        });
        match coded {
            Ok(Ok((report, coded))) => match coded.fault {
                Some(fault) => Err(fault::raise(
                    py,
                    "Fault",
                    format!("{}: the program stopped: {fault}", about.path),
                    "this is a fault in dateline: please send the text to those who make it",
                )),
                None => Ok(Coded::of(&report, coded, &self.sources)),
            },
            Ok(Err(refusal)) => Err(fault::refused(py, &refusal)),
            Err(error) => Err(error.into()),
        }
    }

    /// The records of a file, read and coded one by one as rows.
    fn rows(&self, path: String) -> PyResult<Rows> {
        Ok(Rows::of(Arc::clone(&self.coder), path, self.coded_with.clone())?)
    }

    /// Reads and codes files and folders as `dateline code` does; gives the dataset and what was refused.
    fn read<'py>(
        &self,
        py: Python<'py>,
        paths: Vec<String>,
        published: Option<String>,
        threads: usize,
        pdf_reader: Option<PathBuf>,
    ) -> PyResult<(Dataset, Vec<Bound<'py, PyAny>>)> {
        let published = match published {
            Some(day) => match day.parse() {
                Ok(day) => Some(day),
                Err(_) => {
                    let message = format!("`{day}` is not a day");
                    let remedy = "write it as 2016-05-04";
                    return Err(fault::raise(py, "Error", message, remedy));
                }
            },
            None => None,
        };
        let settings = Settings { published, pdf_reader, ..Settings::default() };
        let run = py.detach(|| self.read_all(&paths, &settings, threads));
        let (dataset, refusals) = run?;
        let refusals = refusals.iter().map(|refusal| fault::refusal_object(py, refusal));
        Ok((dataset, refusals.collect::<PyResult<_>>()?))
    }
}

impl Coder {
    fn read_all(
        &self,
        paths: &[String],
        settings: &Settings,
        threads: usize,
    ) -> std::io::Result<(Dataset, Vec<Refusal>)> {
        let (inputs, mut refusals): (Vec<Input>, Vec<Refusal>) = discover(paths);
        let mut kept: BTreeMap<_, Kept> = BTreeMap::new();
        let mut texts = BTreeMap::new();
        let (mut cards, mut claims) = (Vec::new(), Vec::new());
        let mut account = Account::default();
        let none = BTreeSet::new();
        code_all(
            &self.coder,
            &inputs,
            settings,
            &none,
            threads,
            |outcome| match outcome {
                Outcome::Coded(both) => {
                    let (report, coded) = *both;
                    let id = report.id.clone();
                    cards.push(dateline::card(&report));
                    texts.insert(id.clone(), report.text().to_owned());
                    kept.insert(id, Kept::of(&report, &coded));
                    claims.extend(coded.claims);
                }
                Outcome::Refused(refusal) => refusals.push(refusal),
                Outcome::Ended(ended) => account.add(&ended),
                Outcome::Known(_) | Outcome::Repeated | Outcome::Passed(_) => {}
            },
        )?;
        let dataset = merge_told(cards, claims, &[], &known_sources(&self.sources));
        Ok((Dataset::in_memory(dataset, texts, kept), refusals))
    }
}

/// Works on a thread of its own; a panic goes on in the caller.
fn on_deep_stack<T: Send>(work: impl FnOnce() -> T + Send) -> std::io::Result<T> {
    thread::scope(|scope| {
        let worker =
            thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work)?;
        Ok(worker.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// A list of actors; a table becomes one, if all of its rows can be used.
fn actor_list(py: Python<'_>, path: &Path) -> PyResult<OwnFile> {
    let file = OwnFile::read(path)
        .map_err(|error| fault::of_lists(py, &error, error.remedy()))?;
    let is_table = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("csv"));
    if !is_table {
        return Ok(file);
    }
    let imported = import::actors((&file.path, &file.text));
    let refused = |error: &dyn std::error::Error| {
        fault::of_lists(py, error, "`dateline import-actors` tells what each row lacks")
    };
    let imported = imported.map_err(|error| refused(&error))?;
    match imported.refused.into_iter().next() {
        Some(first) => Err(refused(&first)),
        None => Ok(OwnFile { text: imported.toml, ..file }),
    }
}

/// A list of places; a gazetteer becomes one, if all of its rows can be used.
fn place_list(py: Python<'_>, path: &Path) -> PyResult<OwnPlaces> {
    let read = OwnPlaces::read(path);
    if let Some(list) =
        read.map_err(|error| fault::of_lists(py, &error, error.remedy()))?
    {
        return Ok(list);
    }
    let refused = |error: &dyn std::error::Error| {
        fault::of_lists(py, error, "`dateline import-places` tells what each row lacks")
    };
    let imported = import::places(&[path.to_owned()], &PlaceSettings::default());
    let imported = imported.map_err(|error| refused(&error))?;
    match imported.refused.into_iter().next() {
        Some(first) => Err(refused(&first)),
        None => Ok(OwnPlaces { path: path.display().to_string(), bytes: imported.bytes }),
    }
}
