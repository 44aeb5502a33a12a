//! The same input gives the same bytes, whatever its order.

use dateline::formats::jsonl;
use dateline::ingest::discover;

use crate::support::{Run, code_inputs, root};

#[test]
fn the_order_of_the_files_does_not_reach_the_output() {
    let folder = root().join("examples/reports");
    let (mut inputs, _) = discover(&[folder.to_string_lossy().into_owned()]);
    let lines = |run: &Run| jsonl::to_string(&run.dataset, &run.texts);
    let forwards = lines(&code_inputs(&inputs));
    inputs.reverse();
    assert_eq!(forwards, lines(&code_inputs(&inputs)));
}

#[test]
fn a_report_that_comes_twice_counts_once() {
    let folder = root().join("examples/reports");
    let (inputs, _) = discover(&[folder.to_string_lossy().into_owned()]);
    let twice: Vec<_> = inputs.iter().chain(&inputs).cloned().collect();
    assert_eq!(code_inputs(&inputs).reports.len(), code_inputs(&twice).reports.len());
}
