//! The Python module `dateline._dateline`: reports in, coded reports and datasets out, as JSON and Parquet.
//!
//! It only wraps the facade: typed objects, tables and words for people are Python in `python/dateline`, rules of coding
//! are in the stages. The one hard decision: nothing is handed over object by object. A report's claims cross as one
//! JSON line and a dataset's events as one Parquet file, the very bytes that the exports write, so that Python and the
//! command cannot tell different things of the same report.

mod coded;
mod coder;
mod dataset;
mod fault;
mod parts;
mod rows;

use pyo3::prelude::pymodule;

/// What `python/dateline` is built on; use that.
#[pymodule]
mod _dateline {
    #[pymodule_export]
    use super::coded::Coded;
    #[pymodule_export]
    use super::coder::Coder;
    #[pymodule_export]
    use super::dataset::Dataset;
    #[pymodule_export]
    use super::parts::{merge_part, nearest, offers, pairs, shared, words};
    #[pymodule_export]
    use super::rows::Rows;
}
