//! Words of a report, as a person quotes them.

use dateline_model::{Passage, ReportId, Span};

use super::DecisionError;

/// Finds quoted words in a report's text; blanks and line ends count as one blank.
///
/// # Errors
/// If the words are not there, or stand there more than once.
pub fn passage(
    report: &ReportId,
    text: &str,
    quoted: &str,
) -> Result<Passage, DecisionError> {
    let words: Vec<&str> = quoted.split_whitespace().collect();
    if words.is_empty() {
        return Err(DecisionError::new(
            "no words are given",
            "quote words of the report",
        ));
    }
    let mut found = spans(text, &words);
    match (found.pop(), found.len()) {
        (Some(span), 0) => Ok(Passage::new(report, span, text)),
        (None, _) => Err(DecisionError::new(
            format!("report {} has no words `{quoted}`", report.short()),
            "quote them as they stand in the text: `dateline show FILE REPORT` prints it",
        )),
        (Some(_), more) => Err(DecisionError::new(
            format!("`{quoted}` stands {} times in report {}", more + 1, report.short()),
            "quote more words, so that they stand there once",
        )),
    }
}

/// Where the words follow each other with nothing but blanks between them.
fn spans(text: &str, words: &[&str]) -> Vec<Span> {
    let Some((first, rest)) = words.split_first() else { return Vec::new() };
    let starts = text.match_indices(first).map(|(at, _)| at);
    starts
        .filter_map(|start| {
            let mut end = start + first.len();
            for word in rest {
                let behind = text.get(end..)?;
                let blanks = behind.len() - behind.trim_start().len();
                let is_next = blanks > 0 && behind.trim_start().starts_with(word);
                end += is_next.then_some(blanks + word.len())?;
            }
            Some(Span::new(start, end))
        })
        .collect()
}
