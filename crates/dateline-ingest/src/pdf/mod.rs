//! The text of PDFs, read in a child process that may be killed.
//!
//! No library for PDFs is proof against files that loop, grow or end the program. So the program starts itself again
//! for each, gives the file to the child on its standard input, and takes text from its standard output: whatever the
//! file does, it costs one refusal.

mod child;

use dateline_model::Report;

use crate::assemble::{Given, assemble};
use crate::{Input, Reason, Settings};

#[cfg(test)]
mod tests;

/// The argument that makes the program the child.
pub const ARGUMENT: &str = "pdf-text";

/// Reads a PDF, if the settings name a program to read it with.
pub(crate) fn report(
    bytes: &[u8],
    input: &Input,
    settings: &Settings,
) -> Result<Report, Reason> {
    let Some(program) = &settings.pdf_reader else {
        return Err(Reason::NotAReport("application/pdf".to_owned()));
    };
    let text = child::text_of(program, bytes)?;
    let mut given = Given::of_bytes(&input.path, bytes);
    given.origin.capture.media_type = Some("application/pdf".to_owned());
    assemble(given, joined(&text), settings)
}

/// The text of a PDF as it is laid out: what the child does.
///
/// # Errors
/// If the file makes no sense to the library; the message is its own.
pub fn text(bytes: &[u8]) -> Result<String, String> {
    pdf_extract::extract_text_from_mem(bytes).map_err(|error| error.to_string())
}

/// The paragraphs of a page, each on a line: a column's line breaks mean nothing, and words cut at them are whole.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut is_open = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            is_open = false;
            continue;
        }
        let is_cut = joined.ends_with('-')
            && joined[..joined.len() - 1].ends_with(char::is_lowercase)
            && line.starts_with(char::is_lowercase);
        match (is_open, is_cut) {
            (true, true) => {
                joined.pop();
            }
            (true, false) => joined.push(' '),
            (false, _) if !joined.is_empty() => joined.push_str("\n\n"),
            (false, _) => {}
        }
        joined.push_str(line);
        is_open = true;
    }
    joined
}
