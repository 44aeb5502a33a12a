//! What was odd or left uncoded, drawn under the words it is about.

use dateline::drawing::{self, Mark};
use dateline::model::{Diagnostic, Severity, Skip, SkipReason, Span};

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
/// The most words that are named behind "also".
const MOST_QUOTES: usize = 8;

/// Draws a diagnostic in the form of a compiler's remark; `also` are words that the same is true of.
pub(crate) fn diagnostic(
    shown: &Shown<'_>,
    diagnostic: &Diagnostic,
    also: &[Span],
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
    if !also.is_empty() {
        let quotes: Vec<String> = also
            .iter()
            .take(MOST_QUOTES)
            .map(|span| format!("\"{}\"", safe(span.of(shown.text))))
            .collect();
        let more = match also.len().saturating_sub(MOST_QUOTES) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let head = paint(paint::NOTE, "= also:");
        lines.push_str(&format!("   {head} {}{more}\n", quotes.join(", ")));
    }
    if let Some(help) = &diagnostic.help {
        lines.push_str(&format!("   {} {}\n", paint(paint::NOTE, "= help:"), safe(help)));
    }
    lines
}

/// Draws a sentence that was left uncoded, with the reason under the word it turned on.
pub(crate) fn skip(shown: &Shown<'_>, skip: &Skip, width: Option<usize>) -> String {
    let head = uncoded(skip.reason);
    let trigger = skip.trigger.filter(|trigger| !trigger.is_empty());
    let lines = match trigger {
        Some(trigger) => place(shown, Some(trigger), paint::NOTE, "", width),
        None => sentence(shown, skip.span, width),
    };
    format!("{head}\n{lines}")
}

/// The reason by its name, which the manual lists, and in words.
fn uncoded(reason: SkipReason) -> String {
    let words = match reason {
        SkipReason::Zone => "no part of the report itself",
        SkipReason::NoTrigger => "no rule fits any of its words",
        SkipReason::NoSides => "nobody is named who did it, or to whom",
        SkipReason::OtherSense => "the word is used in another sense",
        SkipReason::Repeated => "it repeats what was said before",
        SkipReason::Language => "it is not in English",
        SkipReason::TooLong => "it is longer than any sentence: full stops are missing",
        SkipReason::TooMany => {
            "the report tells more before it than is read of one report"
        }
        SkipReason::OutOfScope => "what it tells was not asked for: see --scope",
    };
    let head = format!("uncoded[{}]", reason.as_str());
    format!("{}: {words}", paint(paint::BOLD, &head))
}

/// Says how much stands beside the report: menus, comments, bylines.
pub(crate) fn beside(path: &str, number: usize) -> String {
    let head = uncoded(SkipReason::Zone);
    let lines = if number == 1 { "line" } else { "lines" };
    let arrow = paint(paint::DIM, "-->");
    format!(
        "{head}\n  {arrow} {}: {number} {lines} of menus, comments and the like; --verbose lists them\n",
        safe(path)
    )
}

/// A whole sentence under the name of its report.
fn sentence(shown: &Shown<'_>, span: Span, width: Option<usize>) -> String {
    let arrow = paint(paint::DIM, "-->");
    let bar = paint(paint::DIM, "|");
    let number = match shown.sentence(span) {
        Some((number, _)) => format!(", sentence {number}"),
        None => String::new(),
    };
    let mut lines = format!("  {arrow} {}{number}\n", safe(shown.path));
    let room = width.map(|width| width.saturating_sub(5));
    for line in drawing::draw(shown.text, span, &[], room) {
        lines.push_str(&format!("   {bar} {}\n", line.text));
    }
    lines
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
    let arrow = paint(paint::DIM, "-->");
    format!(
        "{head}: no word of any rule occurs in the report\n  {arrow} {}\n",
        safe(path)
    )
}
