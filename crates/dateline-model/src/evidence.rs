//! What supports a value.

use serde::{Deserialize, Serialize};
use std::ops::Range;

use crate::Span;

/// How an evidence supports its value.
#[derive(
    Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
)]
pub enum EvidenceRole {
    /// The words say the value.
    Direct,
    /// The words are what a pronoun or a short form refers back to.
    Antecedent,
    /// The words set the value by their place in the report: the dateline, an earlier sentence.
    Context,
}

impl EvidenceRole {
    /// The role in the word used by every export.
    pub fn as_str(self) -> &'static str {
        match self {
            EvidenceRole::Direct => "direct",
            EvidenceRole::Antecedent => "antecedent",
            EvidenceRole::Context => "context",
        }
    }
}

/// A field that the user gave beside the report, not read in its text.
#[derive(
    Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
)]
pub enum GivenField {
    /// `--published`, or the date column of a table.
    Published,
    /// The title column of a table.
    Title,
    /// The outlet or publisher column of a table.
    Outlet,
    /// The address the report was fetched from.
    Url,
    /// When the report was captured.
    CapturedAt,
}

impl GivenField {
    /// The field's name in exports.
    pub fn as_str(self) -> &'static str {
        match self {
            GivenField::Published => "published",
            GivenField::Title => "title",
            GivenField::Outlet => "outlet",
            GivenField::Url => "url",
            GivenField::CapturedAt => "captured_at",
        }
    }
}

/// Where an evidence lies.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
pub enum EvidenceSource {
    /// Words of the report's text.
    Text(Span),
    /// Bytes of the original as received: a meta tag, an address. Boxed: few values have one, and all make room for it.
    Original(Box<Range<u64>>),
    /// A field given by the user or by the table the report stood in.
    Given(GivenField),
}

/// One support of a value.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// How it supports the value.
    pub role: EvidenceRole,
    /// Where it lies.
    pub source: EvidenceSource,
}

impl Evidence {
    /// Words that say the value.
    pub fn direct(span: Span) -> Evidence {
        Evidence { role: EvidenceRole::Direct, source: EvidenceSource::Text(span) }
    }

    /// Words that a pronoun or short form refers back to.
    pub fn antecedent(span: Span) -> Evidence {
        Evidence { role: EvidenceRole::Antecedent, source: EvidenceSource::Text(span) }
    }

    /// Words that set the value by their place in the report.
    pub fn context(span: Span) -> Evidence {
        Evidence { role: EvidenceRole::Context, source: EvidenceSource::Text(span) }
    }

    /// A field that the user gave.
    pub fn given(field: GivenField) -> Evidence {
        Evidence { role: EvidenceRole::Context, source: EvidenceSource::Given(field) }
    }

    /// The span, where the evidence is words of the text.
    pub fn span(&self) -> Option<Span> {
        match self.source {
            EvidenceSource::Text(span) => Some(span),
            EvidenceSource::Original(_) | EvidenceSource::Given(_) => None,
        }
    }
}

/// A value and what supports it. There is no way to build one without.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Attested<T> {
    /// What the evidence was taken to mean.
    pub value: T,
    evidence: Supports,
}

/// One support of a value, or several.
///
/// Nearly every value has one, and a war has millions of values: a list of one would take twice the memory.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(from = "Vec<Evidence>", into = "Vec<Evidence>")]
enum Supports {
    One(Evidence),
    Many(Box<[Evidence]>),
}

impl Supports {
    fn as_slice(&self) -> &[Evidence] {
        match self {
            Supports::One(evidence) => std::slice::from_ref(evidence),
            Supports::Many(all) => all,
        }
    }
}

impl From<Vec<Evidence>> for Supports {
    fn from(mut all: Vec<Evidence>) -> Supports {
        match (all.pop(), all.is_empty()) {
            (Some(only), true) => Supports::One(only),
            (Some(last), false) => {
                all.push(last);
                Supports::Many(all.into())
            }
            (None, _) => Supports::Many(Box::default()),
        }
    }
}

impl From<Supports> for Vec<Evidence> {
    fn from(supports: Supports) -> Vec<Evidence> {
        match supports {
            Supports::One(evidence) => vec![evidence],
            Supports::Many(all) => all.into(),
        }
    }
}

impl<T> Attested<T> {
    /// Ties `value` to its first evidence; [`Attested::and`] adds more.
    pub fn new(value: T, evidence: Evidence) -> Attested<T> {
        Attested { value, evidence: Supports::One(evidence) }
    }

    /// Ties `value` to the words that say it.
    pub fn direct(value: T, span: Span) -> Attested<T> {
        Attested::new(value, Evidence::direct(span))
    }

    /// Adds a further support, unless it is there already.
    #[must_use]
    pub fn and(mut self, evidence: Evidence) -> Attested<T> {
        if !self.evidence().contains(&evidence) {
            let mut all = Vec::from(self.evidence);
            all.push(evidence);
            self.evidence = Supports::from(all);
        }
        self
    }

    /// Gives the value a fuller meaning, on the strength of the same evidence.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Attested<U> {
        Attested { value: f(self.value), evidence: self.evidence }
    }

    /// What supports the value, first the one it was built from.
    pub fn evidence(&self) -> &[Evidence] {
        self.evidence.as_slice()
    }
}
