//! Words of a report with what was read from them.
//!
//! The text is cut where a value's words begin or end; each piece says which fields of which claims rest on it.
//! It goes into the page as text: whatever a report holds, it is never markup.

use dateline::fields::fields;
use dateline::model::{Claim, Span, Zone};
use maud::{Markup, html};

/// A stretch of words under a field of a claim.
struct Mark {
    span: Span,
    field: &'static str,
    claim: usize,
}

/// The sentence of a claim with its own words marked.
pub(crate) fn sentence(text: &str, claim: &Claim) -> Markup {
    let within = claim.sentence.cover(claim.trigger);
    let marks = marks(std::slice::from_ref(claim));
    pieces(text, within, &marks)
}

/// The whole text: paragraphs by zone, what is not coded set back. `skips` are sentences left uncoded, with the reason.
pub(crate) fn report(
    text: &str,
    zones: &[Zone],
    claims: &[Claim],
    skips: &[(Span, String)],
) -> Markup {
    let marks = marks(claims);
    let whole =
        [Zone { kind: dateline::model::ZoneKind::Body, span: Span::new(0, text.len()) }];
    let zones = if zones.is_empty() { &whole[..] } else { zones };
    html! {
        @for zone in zones {
            @for line in lines(text, zone.span) {
                p.zone.(zone.kind).set-back[!zone.kind.is_coded()] dir="auto" {
                    @for part in around(line, skips) {
                        @if let Some(why) = part.1 {
                            span.skip title=(why) data-why=(why) { (pieces(text, part.0, &marks)) }
                        } @else {
                            (pieces(text, part.0, &marks))
                        }
                    }
                }
            }
        }
    }
}

fn marks(claims: &[Claim]) -> Vec<Mark> {
    let mut all = Vec::new();
    for (claim_idx, claim) in claims.iter().enumerate() {
        for field in fields(claim) {
            for span in field.evidence.iter().filter_map(|evidence| evidence.span()) {
                all.push(Mark { span, field: field.name, claim: claim_idx });
            }
        }
    }
    all.sort_by_key(|mark| (mark.span.start(), mark.span.end(), mark.claim));
    all
}

/// The words between two places, cut at the edges of marks. A mark across the edge of `within` is cut there.
fn pieces(text: &str, within: Span, marks: &[Mark]) -> Markup {
    let here: Vec<&Mark> =
        marks.iter().filter(|mark| mark.span.overlaps(within)).collect();
    let mut cuts: Vec<usize> = vec![within.start(), within.end()];
    for mark in &here {
        cuts.extend([mark.span.start(), mark.span.end()]);
    }
    cuts.retain(|at| {
        within.start() <= *at && *at <= within.end() && text.is_char_boundary(*at)
    });
    cuts.sort_unstable();
    cuts.dedup();
    html! {
        @for cut in cuts.windows(2) {
            @let span = Span::new(cut[0], cut[1]);
            @let over: Vec<&&Mark> = here.iter().filter(|mark| mark.span.contains(span)).collect();
            @let words = span.of(text);
            @if over.is_empty() {
                span data-at=(span.start()) { (words) }
            } @else {
                // The narrowest value gives the colour: a number inside a clause is the number.
                @let first = over.iter().min_by_key(|mark| (mark.span.len(), mark.claim));
                mark.(format!("f-{}", first.map_or("", |mark| mark.field)))
                    data-at=(span.start())
                    data-of=(over.iter().map(|mark| format!("{}:{}", mark.claim, mark.field)).collect::<Vec<_>>().join(" "))
                    title=(over.iter().map(|mark| mark.field).collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(", "))
                { (words) }
            }
        }
    }
}

/// The lines of a stretch that hold a word.
fn lines(text: &str, span: Span) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut at = span.start();
    for line in span.of(text).split_inclusive('\n') {
        let kept = line.trim_end_matches(['\n', '\r']);
        if !kept.trim().is_empty() {
            lines.push(Span::new(at, at + kept.len()));
        }
        at += line.len();
    }
    lines
}

/// The parts of a line that were left uncoded, and those between them.
fn around(line: Span, skips: &[(Span, String)]) -> Vec<(Span, Option<&str>)> {
    let mut parts = Vec::new();
    let mut at = line.start();
    for (span, why) in skips.iter().filter(|(span, _)| span.overlaps(line)) {
        let (start, end) = (span.start().max(at), span.end().min(line.end()));
        if start >= end {
            continue;
        }
        if at < start {
            parts.push((Span::new(at, start), None));
        }
        parts.push((Span::new(start, end), Some(why.as_str())));
        at = end;
    }
    if at < line.end() {
        parts.push((Span::new(at, line.end()), None));
    }
    parts
}

#[cfg(test)]
mod tests;
