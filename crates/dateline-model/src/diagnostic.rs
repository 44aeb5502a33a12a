//! What was odd, and what was left uncoded.

use crate::Span;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A value is missing or unsure because of it.
    Warning,
    /// Good to know; nothing is lost.
    Note,
}

impl Severity {
    /// The word that opens the message.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// Something odd in a report; coding went on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Its kebab-case name, listed in `docs/diagnostics.md`.
    pub name: &'static str,
    /// The words it is about; `None` where it is about the whole report.
    pub span: Option<Span>,
    /// One sentence without a full stop.
    pub message: String,
    /// What the user can do about it.
    pub help: Option<String>,
}

/// Why a sentence or a frame was not coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SkipReason {
    /// It stands in a zone that is not coded: a comment, a menu, an archive caption.
    Zone,
    /// No rule of the lexicon fits any of its words.
    NoTrigger,
    /// A trigger is there, but neither side is.
    NoSides,
    /// The trigger is used in another sense: sport, business, speech.
    OtherSense,
    /// It repeats the headline or a sentence before.
    Repeated,
    /// It is not English.
    Language,
    /// What it tells is outside the scope that was asked for.
    OutOfScope,
    /// It has more words than any sentence: a list, or a text without full stops.
    TooLong,
    /// The report tells more happenings before it than any report does.
    TooMany,
}

impl SkipReason {
    /// The reason in the words used by the list of what was left uncoded.
    pub fn as_str(self) -> &'static str {
        match self {
            SkipReason::Zone => "zone-not-coded",
            SkipReason::NoTrigger => "no-trigger",
            SkipReason::NoSides => "no-sides",
            SkipReason::OtherSense => "other-sense",
            SkipReason::Repeated => "repeated",
            SkipReason::Language => "not-english",
            SkipReason::OutOfScope => "out-of-scope",
            SkipReason::TooLong => "too-long",
            SkipReason::TooMany => "too-many",
        }
    }
}

/// A sentence that was left uncoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skip {
    /// The sentence.
    pub span: Span,
    /// Why.
    pub reason: SkipReason,
    /// The word it turned on, where there is one.
    pub trigger: Option<Span>,
}
