//! A report drawn with what was coded in it, as the codebook prints it.

use crate::drawing::{self, Mark};
use crate::fields::{Field, fields};
use dateline_model::{Claim, EvidenceRole, Span};

#[cfg(test)]
mod tests;

/// How wide the name of a field is drawn, so that values stand in one column.
const NAME: usize = 9;

/// Draws each line of `text`, and below it the claims whose trigger stands there, in the order of the triggers.
///
/// A value whose words stand in another line is drawn behind an ellipsis with those words; a value that
/// rests on a given field, such as `--published`, is drawn with that field's name.
pub fn picture(text: &str, claims: &[Claim]) -> String {
    let mut claims: Vec<&Claim> = claims.iter().collect();
    claims.sort_by_key(|claim| (claim.trigger, claim.id.clone()));
    let mut drawn = String::new();
    for line in lines(text) {
        drawn.push_str(line.of(text).trim_end());
        drawn.push('\n');
        for claim in claims.iter().filter(|claim| line.overlaps(claim.trigger)) {
            drawn.push_str(&draw_claim(text, line, claim));
        }
    }
    drawn
}

/// The report's own lines of a [`picture`]: what is left when the drawn lines are taken out.
pub fn text_of(picture: &str) -> String {
    let own = picture.lines().filter(|line| !is_drawn(line));
    own.flat_map(|line| [line, "\n"]).collect()
}

fn is_drawn(line: &str) -> bool {
    let start = line.trim_start();
    start.starts_with(['^', '~']) || start.starts_with("… ")
}

/// The claim's fields as marks on its own sentence, in the order of their words; what stands elsewhere comes last.
pub fn marks(text: &str, within: Span, claim: &Claim) -> (Vec<Mark>, Vec<String>) {
    let (mut marks, mut elsewhere) = (Vec::new(), Vec::new());
    for field in fields(claim) {
        let Field { name, value, evidence } = field;
        let label = format!("{name:<NAME$} {value}");
        let inside = evidence
            .iter()
            .filter_map(|each| each.span().map(|span| (each.role, span)))
            .find(|(_, span)| within.contains(*span));
        if let Some((role, span)) = inside {
            let under = match role {
                EvidenceRole::Direct => '^',
                EvidenceRole::Antecedent | EvidenceRole::Context => '~',
            };
            marks.push(Mark { span, under, label });
            continue;
        }
        match evidence.iter().find_map(|each| each.span()) {
            Some(span) => {
                let quote: String =
                    span.of(text).chars().map(drawing::printable).collect();
                elsewhere.push(format!("… {label}, from \"{quote}\""));
            }
            // The outlet speaks in every claim: drawing it each time would say nothing.
            None if name == "speaker" => {}
            None => elsewhere.push(format!("… {label}, as given")),
        }
    }
    // The trigger opens the drawing of its claim; the rest follows the text.
    let trigger = claim.trigger;
    marks.sort_by_key(|mark| (mark.span != trigger, mark.span.start(), mark.span.end()));
    (marks, elsewhere)
}

fn draw_claim(text: &str, line: Span, claim: &Claim) -> String {
    let (marks, elsewhere) = marks(text, line, claim);
    let drawn = drawing::draw(text, line, &marks, None);
    let below: Vec<_> = drawn.into_iter().filter(|line| line.mark.is_some()).collect();
    let mut lines = drawing::plain(&below);
    for each in elsewhere {
        lines.push_str(&each);
        lines.push('\n');
    }
    lines
}

fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let start = at;
            at += line.len();
            Span::new(start, start + line.trim_end_matches(['\n', '\r']).len())
        })
        .collect()
}
