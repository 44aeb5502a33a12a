//! `dateline log`: who decided what, when and why.

use anyhow::Result;
use dateline::model::{Dataset, Decision, Edit, Fill, LogEntry, Subject};

use crate::args::LogArguments;
use crate::code::count;
use crate::exit::Finish;
use crate::output::Opened;
use crate::render::paint::{self, paint, print, print_bytes, tell};
use crate::render::snippet::safe;

/// Prints the log, and which of its decisions do not fit any more.
pub(crate) fn run(arguments: &LogArguments, quiet: bool) -> Result<Finish> {
    let opened = Opened::read(&arguments.dataset)?;
    let log = opened.store.log()?;
    let unfit = &opened.dataset.unfit;
    let is_asked = |entry: &&LogEntry| {
        !arguments.unfit || unfit.iter().any(|unfit| unfit.seq == entry.seq)
    };
    for entry in log.iter().filter(is_asked) {
        if arguments.json {
            print_bytes(format!("{}\n", serde_json::to_string(entry)?).as_bytes())?;
            continue;
        }
        let mut lines = drawn(entry);
        for unfit in unfit.iter().filter(|unfit| unfit.seq == entry.seq) {
            let head = paint(paint::ERROR, "does not fit");
            lines.push_str(&format!("      {head}: {}\n", safe(&unfit.why)));
        }
        print(&lines)?;
    }
    if !quiet {
        let all = count(log.len(), "decision");
        tell(&format!("{all}, {} of them not fitting; the log is whole\n", unfit.len()));
    }
    Ok(Finish::Done)
}

/// Prints decisions that were just made, and says which of them found nothing to decide about.
pub(crate) fn tell_added(
    added: &[LogEntry],
    dataset: &Dataset,
    quiet: bool,
) -> Result<()> {
    for entry in added {
        print(&drawn(entry))?;
    }
    let is_new = |seq: u64| added.iter().any(|entry| entry.seq == seq);
    for unfit in dataset.unfit.iter().filter(|unfit| !quiet && is_new(unfit.seq)) {
        tell(&format!("{} does not fit: {}\n", unfit.seq, safe(&unfit.why)));
    }
    Ok(())
}

/// An entry in one line, and its reason in a second.
pub(crate) fn drawn(entry: &LogEntry) -> String {
    let number = paint(paint::BOLD, &format!("{:>4}", entry.seq));
    let signed = paint(paint::DIM, &format!("{} {}", entry.at, safe(&entry.by)));
    let mut lines = format!("{number}  {signed}  {}\n", safe(&in_words(&entry.decision)));
    if let Some(reason) = &entry.reason {
        lines.push_str(&format!("      because {}\n", safe(reason)));
    }
    lines
}

fn in_words(decision: &Decision) -> String {
    let action = decision.action();
    match decision {
        Decision::Accept { event, .. } | Decision::Reject { event } => {
            format!("{action} {}", event.id.0)
        }
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
            let claims: Vec<&str> =
                claims.iter().map(|claim| claim.id.0.as_str()).collect();
            format!("{action} {} from {}", claims.join(", "), event.id.0)
        }
        Decision::Comment { on: Subject::Event(event), text } => {
            format!("{action} {}: {text}", event.id.0)
        }
        Decision::Comment { on: Subject::Words(words), text } => {
            format!("{action} “{}”: {text}", words.quote)
        }
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
