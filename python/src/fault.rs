//! Errors as the exceptions of `dateline._errors`, each with its cause and its remedy.

use dateline::ingest::Refusal;
use dateline::store::StoreError;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

/// The exception `name` of `dateline._errors`.
pub(crate) fn raise(py: Python<'_>, name: &str, message: String, remedy: &str) -> PyErr {
    let built = py
        .import("dateline._errors")
        .and_then(|errors| errors.getattr(name)?.call1((message.clone(), remedy)));
    match built {
        Ok(exception) => PyErr::from_value(exception),
        Err(_) => PyRuntimeError::new_err(message),
    }
}

/// A text, file or record that was not read.
pub(crate) fn refused(py: Python<'_>, refusal: &Refusal) -> PyErr {
    match refusal_object(py, refusal) {
        Ok(exception) => PyErr::from_value(exception),
        Err(error) => error,
    }
}

/// The same as an object that is not raised: of many inputs one may be bad.
pub(crate) fn refusal_object<'py>(
    py: Python<'py>,
    refusal: &Refusal,
) -> PyResult<Bound<'py, PyAny>> {
    let class = py.import("dateline._errors")?.getattr("Refused")?;
    let reason = refusal.reason.name();
    let said = (refusal.to_string(), refusal.remedy, reason);
    class.call1((said.0, said.1, said.2, &refusal.path, refusal.offset, refusal.line))
}

/// A dataset that cannot be read.
pub(crate) fn of_store(py: Python<'_>, error: &StoreError) -> PyErr {
    raise(py, "DatasetError", error.to_string(), error.remedy())
}

/// Lists of the user's own that cannot be used.
pub(crate) fn of_lists(
    py: Python<'_>,
    error: &dyn std::error::Error,
    remedy: &str,
) -> PyErr {
    let mut message = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        message = format!("{message}: {cause}");
        source = cause.source();
    }
    raise(py, "ListError", message, remedy)
}
