//! A report's text with what was coded in it.

use dateline::drawing::{self, Line, Mark};
use dateline::fields::fields;
use dateline::model::{Claim, EvidenceRole, Span, Zone};

use super::paint::{self, paint};

#[cfg(test)]
mod tests;

/// A mark and the field it is about, which gives the colour.
struct Coloured {
    mark: Mark,
    field: &'static str,
}

/// Draws the whole text: claims under their sentences, what is not coded dimmed.
pub(crate) fn report(
    text: &str,
    zones: &[Zone],
    claims: &[Claim],
    width: Option<usize>,
) -> String {
    let mut drawn = String::new();
    let whole =
        [Zone { kind: dateline::model::ZoneKind::Body, span: Span::new(0, text.len()) }];
    let zones = if zones.is_empty() { &whole[..] } else { zones };
    for zone in zones {
        for piece in pieces(text, zone.span, claims) {
            let marks = marks(piece, claims);
            if !zone.kind.is_coded() {
                for line in drawing::draw(text, piece, &[], width) {
                    drawn.push_str(&paint(paint::DIM, &line.text));
                    drawn.push('\n');
                }
                continue;
            }
            drawn.push_str(&draw(text, piece, &marks, width));
        }
    }
    drawn
}

/// Draws one claim under its sentence; then, behind an ellipsis, the values whose words stand elsewhere.
pub(crate) fn claim(text: &str, claim: &Claim, width: Option<usize>) -> String {
    let within = claim.sentence.cover(claim.trigger);
    let mut drawn =
        draw(text, within, &marks(within, std::slice::from_ref(claim)), width);
    let (_, elsewhere) = dateline::picture::marks(text, within, claim);
    for line in elsewhere {
        drawn.push_str(&paint(paint::DIM, &line));
        drawn.push('\n');
    }
    drawn
}

fn draw(text: &str, within: Span, marks: &[Coloured], width: Option<usize>) -> String {
    let plain: Vec<Mark> = marks.iter().map(|each| each.mark.clone()).collect();
    let mut drawn = String::new();
    for Line { text, mark } in drawing::draw(text, within, &plain, width) {
        let field = mark.and_then(|idx| marks.get(idx)).map(|each| each.field);
        match field {
            Some(field) => drawn.push_str(&paint(paint::field(field), &text)),
            None => drawn.push_str(&text),
        }
        drawn.push('\n');
    }
    drawn
}

/// The fields of all claims whose words lie in `within`, each once, in the order of the words.
fn marks(within: Span, claims: &[Claim]) -> Vec<Coloured> {
    let mut marks: Vec<Coloured> = Vec::new();
    for claim in claims.iter().filter(|claim| within.contains(claim.trigger)) {
        for field in fields(claim) {
            let found = field
                .evidence
                .iter()
                .filter_map(|each| each.span().map(|span| (each.role, span)))
                .find(|(_, span)| within.contains(*span));
            let Some((role, span)) = found else { continue };
            let under = match role {
                EvidenceRole::Direct => '^',
                EvidenceRole::Antecedent | EvidenceRole::Context => '~',
            };
            let label = format!("{} {}", field.name, field.value);
            let mark = Mark { span, under, label };
            let same = marks.iter_mut().find(|each| {
                each.mark.span == mark.span && each.mark.label == mark.label
            });
            match same {
                // What one claim reads from these words, another borrows: once is enough.
                Some(same) if mark.under == '^' => same.mark.under = '^',
                Some(_) => {}
                None => marks.push(Coloured { mark, field: field.name }),
            }
        }
    }
    marks.sort_by_key(|each| (each.mark.span.start(), each.mark.span.end()));
    marks
}

/// Cuts the span into lines, and those again so that each sentence with a claim is a piece of its own.
fn pieces(text: &str, span: Span, claims: &[Claim]) -> Vec<Span> {
    let mut sentences: Vec<Span> = claims
        .iter()
        .map(|claim| claim.sentence.cover(claim.trigger))
        .filter(|sentence| span.overlaps(*sentence))
        .collect();
    sentences.sort_unstable();
    sentences.dedup();
    let mut pieces = Vec::new();
    let mut at = span.start();
    for line in span.of(text).split_inclusive('\n') {
        let end = at + line.len();
        let stop = at + line.trim_end_matches(['\n', '\r']).len();
        let mut from = at;
        for sentence in &sentences {
            if sentence.start() >= from && sentence.end() <= stop {
                if from < sentence.start() {
                    pieces.push(Span::new(from, sentence.start()));
                }
                pieces.push(*sentence);
                from = sentence.end();
            }
        }
        let rest = text.get(from..stop).unwrap_or("");
        // A blank rest of a line that held a claim would be drawn as an empty line.
        if from == at || !rest.trim().is_empty() {
            let skipped = rest.len() - rest.trim_start().len();
            let start = if from == at { from } else { from + skipped };
            pieces.push(Span::new(start, stop));
        }
        at = end;
    }
    pieces
}
