//! Decisions as a person reads them.

use dateline_model::{Decision, Edit, Fill, Subject};

/// A decision in one line: the action, what it is about, and the value.
pub fn in_words(decision: &Decision) -> String {
    let action = decision.action();
    match decision {
        Decision::Accept { event, .. }
        | Decision::Reject { event }
        | Decision::Flag { event }
        | Decision::Unflag { event } => format!("{action} {}", event.id.0),
        Decision::Edit { event, edit, .. } => {
            format!("{action} {} {}: {}", event.id.0, edit.field(), value(edit))
        }
        Decision::Add { claim } => format!("{action} {}", claim.id.0),
        Decision::Uncoded { words } => {
            format!("{action} {} “{}”", words.report.short(), words.quote)
        }
        Decision::AddReport { report, path } => {
            format!("{action} {} {path}", report.short())
        }
        Decision::Fill { report, fill: Fill::Published(day) } => {
            format!("{action} {} published {day}", report.short())
        }
        Decision::Fill { report, fill: Fill::Outlet(outlet) } => {
            format!("{action} {} outlet {outlet}", report.short())
        }
        Decision::Merge { into, from } => {
            format!("{action} {} into {}", from.id.0, into.id.0)
        }
        Decision::Split { event, claims } => {
            let claims: Vec<&str> = claims.iter().map(|claim| &*claim.id.0).collect();
            format!("{action} {} from {}", claims.join(", "), event.id.0)
        }
        Decision::Comment { on: Subject::Event(event), text } => {
            format!("{action} {}: {text}", event.id.0)
        }
        Decision::Comment { on: Subject::Words(words), text } => {
            format!("{action} “{}”: {text}", words.quote)
        }
        Decision::SaveQuery { name, query } => format!("{action} {name}: {query}"),
        Decision::Undo { seq } => format!("{action} {seq}"),
    }
}

/// The value in the words in which it was given, or its own.
fn value(edit: &Edit) -> String {
    let unknown = || "unknown".to_owned();
    let list = |words: Vec<String>| match words.is_empty() {
        true => unknown(),
        false => words.join("; "),
    };
    match edit {
        Edit::Act(acts) => list(acts.iter().map(ToString::to_string).collect()),
        Edit::Reciprocal(both) => both.to_string(),
        Edit::Actor(parties) | Edit::Recipient(parties) => {
            list(parties.iter().map(|party| party.name.clone()).collect())
        }
        Edit::Weapon(weapons) => list(weapons.iter().map(ToString::to_string).collect()),
        Edit::Date(date) => date.as_ref().map_or_else(unknown, |date| date.text.clone()),
        Edit::Place(at) => at.as_ref().map_or_else(unknown, |at| at.text.clone()),
        Edit::Killed(bounds) | Edit::Injured(bounds) => {
            bounds.map_or_else(unknown, |bounds| bounds.to_string())
        }
    }
}
