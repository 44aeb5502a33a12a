//! Events of a comparison as single lines.

use dateline::drawing::columns;
use dateline::score::{Topic, Unit};

use super::paint::{self, paint};
use super::snippet::safe;
use crate::events::short_id;

/// Columns of a sentence that is quoted: with its indent it fits the narrowest usual terminal.
const QUOTED: usize = 74;

/// "3f9a01c2  2018-11-02  Hajin  Air/drone strike  Coalition → Islamic State".
pub(crate) fn heading(unit: &Unit) -> String {
    let id = paint(paint::BOLD, &short_id(&unit.id.0));
    let kind = unit.words(Topic::Type).or_else(|| unit.words(Topic::Act));
    let who = match (unit.words(Topic::Actor), unit.words(Topic::Recipient)) {
        (None, None) => None,
        (actor, None) => actor,
        (actor, Some(recipient)) => {
            let arrow = if unit.reciprocal { "↔" } else { "→" };
            Some(format!("{} {arrow} {recipient}", actor.unwrap_or("–".to_owned())))
        }
    };
    let words = [unit.words(Topic::Date), unit.words(Topic::Place), kind, who];
    let words = words.into_iter().map(|words| safe(words.as_deref().unwrap_or("–")));
    format!("{id}  {}", words.collect::<Vec<_>>().join("  "))
}

/// The sentence in quotes on one line, cut where it is long.
pub(crate) fn quoted(sentence: &str) -> String {
    let words = safe(&sentence.split_whitespace().collect::<Vec<_>>().join(" "));
    if columns(&words) <= QUOTED {
        return format!("“{words}”");
    }
    let mut cut = String::new();
    for word in words.split(' ') {
        if columns(&cut) + columns(word) + 1 > QUOTED {
            break;
        }
        cut.push_str(word);
        cut.push(' ');
    }
    format!("“{}…”", cut.trim_end())
}
