//! What was odd or left uncoded, drawn under the words it is about.

use dateline::drawing::{self, Mark};
use dateline::model::{Diagnostic, Severity, Skip, Span};

use super::paint::{self, paint};

#[cfg(test)]
mod tests;

/// Where a report's sentences lie, for saying which one a remark is about.
pub(crate) struct Shown<'r> {
    /// The file as the user named it, with the record where it holds many.
    pub(crate) path: &'r str,
    /// The report's text.
    pub(crate) text: &'r str,
    /// Its sentences, in order.
    pub(crate) sentences: &'r [Span],
}

impl Shown<'_> {
    /// The sentence that holds the words, and its number counted from 1.
    fn sentence(&self, span: Span) -> Option<(usize, Span)> {
        let idx = self.sentences.partition_point(|each| each.end() <= span.start());
        let sentence = *self.sentences.get(idx)?;
        sentence.overlaps(span).then(|| (idx + 1, sentence.cover(span)))
    }
}

/// The most letters of a sentence that are drawn: beyond, a sentence is no longer a picture.
const LONGEST: usize = 600;

/// Draws a diagnostic in the form of a compiler's remark.
pub(crate) fn diagnostic(
    shown: &Shown<'_>,
    diagnostic: &Diagnostic,
    width: Option<usize>,
) -> String {
    let style = match diagnostic.severity {
        Severity::Warning => paint::WARNING,
        Severity::Note => paint::NOTE,
    };
    let head = format!("{}[{}]", diagnostic.severity.as_str(), diagnostic.name);
    let message = safe(&diagnostic.message);
    let mut lines = format!("{}: {message}\n", paint(style, &head));
    lines.push_str(&place(shown, diagnostic.span, style, "", width));
    if let Some(help) = &diagnostic.help {
        lines.push_str(&format!("   {} {}\n", paint(paint::NOTE, "= help:"), safe(help)));
    }
    lines
}

/// Draws a sentence that was left uncoded, with the reason under the word it turned on.
pub(crate) fn skip(shown: &Shown<'_>, skip: &Skip, width: Option<usize>) -> String {
    let reason = skip.reason.as_str();
    let head = paint(paint::BOLD, &format!("uncoded[{reason}]"));
    match skip.trigger {
        Some(trigger) => {
            format!("{head}\n{}", place(shown, Some(trigger), paint::NOTE, "", width))
        }
        None => format!("{head} {}\n", safe(skip.span.of(shown.text).trim())),
    }
}

fn place(
    shown: &Shown<'_>,
    span: Option<Span>,
    style: anstyle::Style,
    label: &str,
    width: Option<usize>,
) -> String {
    let arrow = paint(paint::DIM, "-->");
    let Some(span) = span else {
        return format!("  {arrow} {}\n", safe(shown.path));
    };
    let Some((number, sentence)) = shown.sentence(span) else {
        return format!(
            "  {arrow} {}: \"{}\"\n",
            safe(shown.path),
            safe(span.of(shown.text))
        );
    };
    let within = if sentence.len() > LONGEST { span } else { sentence };
    let mark = Mark { span, under: '^', label: label.to_owned() };
    let room = width.map(|width| width.saturating_sub(5));
    let bar = paint(paint::DIM, "|");
    let mut lines = format!("  {arrow} {}, sentence {number}\n", safe(shown.path));
    for line in drawing::draw(shown.text, within, &[mark], room) {
        let words = match line.mark {
            Some(_) => paint(style, &line.text),
            None => line.text,
        };
        lines.push_str(&format!("   {bar} {words}\n"));
    }
    lines
}

/// The words without letters that could steer the terminal.
pub(crate) fn safe(words: &str) -> String {
    words.chars().map(drawing::printable).collect()
}

/// Says that a report was passed over as a whole.
pub(crate) fn gated(path: &str) -> String {
    let head = paint(paint::BOLD, "uncoded[no-trigger]");
    format!("{head} {}: no word of any rule occurs in the report\n", safe(path))
}
