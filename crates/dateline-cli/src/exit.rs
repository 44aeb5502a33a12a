//! With what the program ends.

use std::process::ExitCode;

use dateline::ingest::{Reason, Refusal};

/// How a command went that did not stop with an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Finish {
    /// All was done.
    Done,
    /// Some inputs were refused; each was named.
    Refusals,
}

impl Finish {
    /// Files that only lay in a folder and are no reports do not count.
    pub(crate) fn with(refusals: &[Refusal]) -> Finish {
        match refusals.iter().any(|refusal| !is_bystander(refusal)) {
            true => Finish::Refusals,
            false => Finish::Done,
        }
    }

    /// The number that scripts see.
    pub(crate) fn code(self) -> ExitCode {
        match self {
            Finish::Done => ExitCode::SUCCESS,
            Finish::Refusals => ExitCode::from(3),
        }
    }
}

/// Whether it is a picture or the like beside the reports, which nobody meant to be read.
pub(crate) fn is_bystander(refusal: &Refusal) -> bool {
    let is_other = match refusal.reason {
        Reason::NotAReport(_)
        | Reason::NotAFile(_)
        | Reason::Binary { .. }
        | Reason::Empty => true,
        Reason::NotFound
        | Reason::NoMatch
        | Reason::Pattern(_)
        | Reason::Unreadable(_)
        | Reason::NoText
        | Reason::TooLarge { .. }
        | Reason::RecordTooLarge { .. }
        | Reason::Json(_)
        | Reason::MissingColumn { .. }
        | Reason::MissingKey(_)
        | Reason::Date { .. }
        | Reason::JsonDocument
        | Reason::TooDeep(_)
        | Reason::Fault(_) => false,
    };
    refusal.incidental && is_other
}
