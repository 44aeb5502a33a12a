//! `dateline parse`: how a report is read.

use std::path::PathBuf;

use anyhow::Result;
use dateline::ingest::{Settings, discover, read};
use dateline::{Coder, RuleScope, conllu};

use crate::args::ParseArguments;
use crate::code::tell_refusal;
use crate::exit::{Finish, is_bystander};
use crate::render::paint::print;
use crate::shut_in::{Reach, shut_in};

/// Prints every report of the input in CoNLL-U.
pub(crate) fn run(arguments: &ParseArguments, quiet: bool) -> Result<Finish> {
    let (inputs, mut refusals) = discover(std::slice::from_ref(&arguments.input));
    let reads = inputs.iter().map(|input| PathBuf::from(&input.path)).collect();
    let _ = shut_in(&Reach { reads, ..Reach::default() });
    let coder = Coder::new(RuleScope::Verbal)?;
    let settings = Settings::default();
    for item in inputs.iter().flat_map(|input| read(input, &settings)) {
        match item {
            Ok(report) => print(&conllu(&coder.parse(&report)))?,
            Err(refusal) => refusals.push(refusal),
        }
    }
    // Errors are told even to those who asked for quiet.
    let told = refusals.iter().filter(|refusal| !quiet || !is_bystander(refusal));
    told.for_each(tell_refusal);
    Ok(Finish::with(&refusals))
}
