//! Ranges, names and the words of reports as the page has them.

use dateline::fields::fields;
use dateline::model::{Claim, ReportCard, Span};
use dateline::numbers::number;
use maud::{Markup, html};

/// "4", "4 (3–9)".
pub(crate) fn range((low, best, high): (u64, u64, u64)) -> String {
    match low == high {
        true => number(best),
        false => format!("{} ({}–{})", number(best), number(low), number(high)),
    }
}

/// The day of publication, or its bounds.
pub(crate) fn published(card: &ReportCard) -> String {
    match (card.published.day(), &card.published.earliest, &card.published.latest) {
        (Some(day), _, _) => day.value.to_string(),
        (None, Some(first), Some(last)) => format!("{} – {}", first.value, last.value),
        (None, None, Some(last)) => format!("by {}", last.value),
        (None, Some(first), None) => format!("from {}", first.value),
        (None, None, None) => "undated".to_owned(),
    }
}

/// An address that a browser may be led to; what else stands where addresses stand is only words.
pub(crate) fn link(card: &ReportCard) -> Option<&str> {
    let url = card.url.as_deref()?;
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    (is_web && !url.contains(char::is_whitespace)).then_some(url)
}

/// A stretch of a report with the words under the values of these claims marked.
pub(crate) fn marked(text: &str, within: Span, claims: &[&Claim]) -> Markup {
    let mut marks: Vec<(Span, &'static str)> = Vec::new();
    for field in claims.iter().flat_map(|claim| fields(claim)) {
        let spans = field.evidence.iter().filter_map(|evidence| evidence.span());
        let here = spans.filter(|span| span.overlaps(within));
        marks.extend(here.map(|span| (span, field.name)));
    }
    let mut cuts: Vec<usize> = vec![within.start(), within.end()];
    cuts.extend(marks.iter().flat_map(|(span, _)| [span.start(), span.end()]));
    cuts.retain(|at| {
        (within.start()..=within.end()).contains(at) && text.is_char_boundary(*at)
    });
    cuts.sort_unstable();
    cuts.dedup();
    html! {
        @for cut in cuts.windows(2) {
            @let piece = Span::new(cut[0], cut[1]);
            // The narrowest value gives the colour: a number inside a clause is the number.
            @let over = marks.iter().filter(|(span, _)| span.contains(piece)).min_by_key(|(span, name)| (span.len(), *name));
            @match over {
                Some((_, name)) => mark.(class(name)) title=(name) { (piece.of(text)) },
                None => (piece.of(text)),
            }
        }
    }
}

/// The class of a field's colour.
pub(crate) fn class(field: &str) -> &'static str {
    match field {
        "event" => "f-event",
        "actor" => "f-actor",
        "recipient" => "f-recipient",
        "place" | "control" => "f-place",
        "date" => "f-date",
        "speaker" => "f-speaker",
        "killed" | "injured" | "executed" | "captured" | "displaced" | "recruited"
        | "counted" => "f-count",
        _ => "f-else",
    }
}
