//! What the reports of an event disagree on, in a few lines.

use dateline::model::{Event, Version};

use crate::render::paint::{self, paint};

#[cfg(test)]
mod tests;

/// The width of a page where standard output is no terminal.
const PAGE: usize = 100;

/// The widest column of values; longer ones are cut, and stand whole in `--json`.
const WIDEST: usize = 34;

/// Each field of which versions clash, the value that the event has first.
pub(super) fn draw(event: &Event, width: Option<usize>) -> String {
    let width = width.unwrap_or(PAGE);
    let fields: Vec<&[Version]> = event
        .versions
        .chunk_by(|a, b| a.field == b.field)
        .filter(|versions| versions.iter().any(|version| version.clashes))
        .collect();
    let values = fields.iter().flat_map(|field| field.iter());
    let column = values.map(|version| length(&version.value)).max().unwrap_or(0);
    let column = column.min(WIDEST);
    let mut lines = String::new();
    for field in &fields {
        for (idx, version) in field.iter().enumerate() {
            let name = if idx == 0 { version.field.as_str() } else { "" };
            lines.push_str(&one(name, version, column, width));
        }
    }
    match lines.is_empty() {
        true => lines,
        false => {
            let heading = paint(paint::BOLD, "What the reports disagree on");
            format!("\n{heading}\n{lines}")
        }
    }
}

/// "  killed     4   Army Channel (a party, of its enemy)", and below the value chosen the reason.
fn one(field: &str, version: &Version, column: usize, width: usize) -> String {
    let value = cut(&version.value, column);
    let gap = " ".repeat(column - length(&value));
    let before = format!("  {field:<10}");
    let behind = length(&before) + column + 2;
    let mut who = version.speakers.join(", ");
    if version.interested {
        who.push_str(" (a party, of its enemy)");
    }
    let value = match version.chosen {
        Some(_) => paint(paint::BOLD, &value),
        None => value,
    };
    let mut told = wrapped(&who, behind, width);
    if let Some(why) = &version.chosen {
        let chosen = wrapped(&format!("chosen: {why}"), behind, width);
        told.extend(chosen.iter().map(|line| paint(paint::DIM, line)));
    }
    let mut told = told.into_iter();
    let first = told.next().unwrap_or_default();
    let mut lines = format!("{}{value}{gap}  {first}\n", paint(paint::DIM, &before));
    for line in told {
        lines.push_str(&format!("{}{line}\n", " ".repeat(behind)));
    }
    lines
}

/// The words in lines that fit behind the column; at most three, since some events are told by hundreds.
fn wrapped(words: &str, behind: usize, width: usize) -> Vec<String> {
    const MOST: usize = 3;
    let room = width.saturating_sub(behind).max(20);
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let n_lines = lines.len();
        match lines.last_mut() {
            Some(line) if length(line) + 1 + length(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            Some(last) if n_lines == MOST => {
                *last = match length(last) + 2 <= room {
                    true => format!("{last} …"),
                    false => cut(&format!("{last}…"), room),
                };
                break;
            }
            Some(_) | None => lines.push(cut(word, room)),
        }
    }
    lines
}

fn length(words: &str) -> usize {
    words.chars().count()
}

fn cut(words: &str, most: usize) -> String {
    match length(words) <= most {
        true => words.to_owned(),
        false => {
            let kept: String = words.chars().take(most.saturating_sub(1)).collect();
            format!("{kept}…")
        }
    }
}
