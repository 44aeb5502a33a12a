//! `dateline log`: who decided what, when and why.

use anyhow::Result;
use dateline::decisions::in_words;
use dateline::model::LogEntry;

use crate::args::LogArguments;
use crate::code::count;
use crate::exit::Finish;
use crate::output::{Decided, Opened};
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
pub(crate) fn tell_added(decided: &Decided, quiet: bool) -> Result<()> {
    let Decided { added, dataset, n_unread } = decided;
    for entry in added {
        print(&drawn(entry))?;
    }
    let is_new = |seq: u64| added.iter().any(|entry| entry.seq == seq);
    for unfit in dataset.unfit.iter().filter(|unfit| !quiet && is_new(unfit.seq)) {
        tell(&format!("{} does not fit: {}\n", unfit.seq, safe(&unfit.why)));
    }
    if *n_unread > 0 && !quiet {
        tell(&format!(
            "the dates of {} are not read anew: the dataset was coded with other rules or lists; \
             give the same `--places` and `--actors`, or code again\n",
            count(*n_unread, "report")
        ));
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
