//! With what the program ends.

use std::process::ExitCode;

use dateline::ingest::{Reason, Refusal};

/// The exit codes and what each means, as the help and the manual list them.
#[cfg(test)]
pub(crate) const CODES: [(u8, &str); 4] = [
    (0, "done"),
    (1, "error"),
    (2, "wrong usage"),
    (Finish::Refusals.number(), "done, but some inputs were refused"),
];

/// How a command went that did not stop with an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Finish {
    /// All was done.
    Done,
    /// Something that was to be checked does not hold; each was told.
    Faults,
    /// Some inputs were refused; each was named.
    Refusals,
}

impl Finish {
    /// Files that only lay in a folder and are no reports do not count.
    pub(crate) fn with(refusals: &[Refusal]) -> Finish {
        Finish::of(refusals.iter().filter(|refusal| !is_bystander(refusal)).count())
    }

    /// After so many refusals that count.
    pub(crate) fn of(n_refused: usize) -> Finish {
        match n_refused {
            0 => Finish::Done,
            _ => Finish::Refusals,
        }
    }

    /// The number that scripts see.
    pub(crate) const fn number(self) -> u8 {
        match self {
            Finish::Done => 0,
            Finish::Faults => 1,
            Finish::Refusals => 3,
        }
    }

    /// The number as the system takes it.
    pub(crate) fn code(self) -> ExitCode {
        ExitCode::from(self.number())
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
        | Reason::Damaged(_)
        | Reason::BadRecord(_)
        | Reason::NotARecord { .. }
        | Reason::Bomb
        | Reason::TooManyEncodings { .. }
        | Reason::Encoding(_)
        | Reason::BadArchive(_)
        | Reason::WrongHash { .. }
        | Reason::BadFeed(_)
        | Reason::Entries { .. }
        | Reason::BadMail(_)
        | Reason::BadPdf(_)
        | Reason::More(_)
        | Reason::Fault(_) => false,
    };
    refusal.incidental && is_other
}
