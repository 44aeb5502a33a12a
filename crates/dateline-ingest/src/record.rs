//! What an input holds, piece by piece: a report, a refusal, or something that nobody would read as a report.

use std::borrow::Cow;

use dateline_model::Report;

use crate::Refusal;

/// What became of one record.
#[derive(Debug)]
pub enum Item {
    /// It holds a report.
    Report(Box<Report>),
    /// It cannot be read.
    Refused(Refusal),
    /// It is no page: a request, a picture, what a crawler notes about itself.
    Passed(Passed),
    /// It says itself that it repeats an earlier one.
    Repeated,
}

/// What a record is that holds no report, in a word or two: `request`, `image/png`, `status 404`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passed(pub Cow<'static, str>);

impl Passed {
    /// Kinds of records and media types are as many as their writers like; so only short, plain ones are told.
    pub(crate) fn new(what: &str) -> Passed {
        let is_plain = |letter: char| letter.is_ascii_graphic() || letter == ' ';
        match what.len() <= 60 && !what.is_empty() && what.chars().all(is_plain) {
            true => Passed(Cow::Owned(what.to_owned())),
            false => Passed(Cow::Borrowed("of another kind")),
        }
    }
}

/// A record that was found and is yet to be read, so that many processors can share the work.
pub struct Record<'a>(Box<dyn FnOnce() -> Item + Send + 'a>);

impl Item {
    pub(crate) fn of(read: Result<Report, Refusal>) -> Item {
        match read {
            Ok(report) => Item::Report(Box::new(report)),
            Err(refusal) => Item::Refused(refusal),
        }
    }
}

impl<'a> Record<'a> {
    pub(crate) fn new(work: impl FnOnce() -> Item + Send + 'a) -> Record<'a> {
        Record(Box::new(work))
    }

    pub(crate) fn done(item: Item) -> Record<'a> {
        Record::new(move || item)
    }

    /// A record of which it is known that it cannot be read.
    pub fn refused(refusal: Refusal) -> Record<'a> {
        Record::done(Item::Refused(refusal))
    }

    /// Reads it: undoes its packing, finds the article in the page.
    pub fn read(self) -> Item {
        (self.0)()
    }
}
