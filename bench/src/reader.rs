//! The program as the tasks use it.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use dateline::formats::{Shown, shown};
use dateline::ingest::{Input, Reason, Settings, read};
use dateline::model::{Attested, Claim, Dataset, Evidence, GivenField, Modality};
use dateline::model::{Origin, Publication};
use dateline::model::{Report, ReportId, Span};
use dateline::{Coder, Date, Looked, RuleScope, card, merge};

/// The program's knowledge, unpacked once for all items.
pub(crate) struct Reader {
    /// Codes what is done: the program's default.
    pub(crate) material: Coder,
    /// Codes what is said, too.
    pub(crate) all: Coder,
}

impl Reader {
    pub(crate) fn new() -> Result<Reader> {
        Ok(Reader {
            material: Coder::new(RuleScope::Material)?,
            all: Coder::new(RuleScope::Verbal)?,
        })
    }
}

/// A sentence or a few, as some tasks give them: all of it is body. Spans count in `text` as it stands.
pub(crate) fn passage(text: &str, published: Option<Date>) -> Report {
    let mut report =
        Report::new(ReportId(String::new()), Origin::default(), text.to_owned());
    if let Some(day) = published {
        let given = Evidence::given(GivenField::Published);
        report.published = Publication::on(Attested::new(day, given));
    }
    report
}

/// A whole document, read as the program reads a file: cut into zones, its dateline and date found.
///
/// `None` where it holds no text.
pub(crate) fn document(text: &str, published: Option<Date>) -> Result<Option<Report>> {
    let settings = Settings { published, ..Settings::default() };
    let input = Input::bytes("item.txt", text.as_bytes().to_vec());
    match read(&input, &settings).next() {
        Some(Ok(report)) => Ok(Some(report)),
        Some(Err(refusal))
            if matches!(refusal.reason, Reason::NoText | Reason::Empty) =>
        {
            Ok(None)
        }
        Some(Err(refusal)) => bail!("{refusal}"),
        None => Ok(None),
    }
}

/// The events of one report, as exports are given them.
pub(crate) fn events(report: &Report, looked: &Looked<'_>) -> Dataset {
    merge(vec![card(report)], looked.claims.clone(), &[])
}

/// The events of one report with the values that exports show.
pub(crate) fn each_shown<T>(
    report: &Report,
    looked: &Looked<'_>,
    mut take: impl FnMut(&Shown) -> T,
) -> Vec<T> {
    let dataset = events(report, looked);
    let texts = BTreeMap::from([(report.id.clone(), report.text().to_owned())]);
    shown(&dataset, &texts).map(|shown| take(&shown)).collect()
}

/// Whether the speaker says that it happened.
pub(crate) fn is_told(claim: &Claim) -> bool {
    matches!(claim.modality.value, Modality::Happened | Modality::Alleged)
}

/// Turns bytes into Unicode characters, which all scorers count in.
pub(crate) struct CodePoints(Vec<usize>);

impl CodePoints {
    pub(crate) fn of(text: &str) -> CodePoints {
        CodePoints(text.char_indices().map(|(at, _)| at).collect())
    }

    /// The span in characters, start and end.
    pub(crate) fn span(&self, span: Span) -> [usize; 2] {
        let at = |byte: usize| self.0.partition_point(|start| *start < byte);
        [at(span.start()), at(span.end())]
    }

    /// The span in bytes of a span in characters.
    pub(crate) fn bytes(&self, span: [usize; 2], text: &str) -> Span {
        let at = |point: usize| self.0.get(point).copied().unwrap_or(text.len());
        Span::new(at(span[0]), at(span[1]))
    }
}
