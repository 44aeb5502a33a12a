//! `dateline diff`: what a change of rules or reports did to a dataset.

mod row;

use std::path::Path;

use anyhow::Result;
use dateline::score::{
    Changed, Diff, GoneWhy, NewWhy, ReportName, Side, Telling, Topic, Unit, diff, side,
};

use crate::args::DiffArguments;
use crate::events::short_id;
use crate::exit::Finish;
use crate::output::Opened;
use crate::render::paint::{self, paint, print, print_bytes};
use crate::render::snippet::safe;
use crate::render::unit;

/// Prints the change in words, then event by event. A change is no fault: it ends with 0 either way.
pub(crate) fn run(arguments: &DiffArguments) -> Result<Finish> {
    let (old, new) = (One::read(&arguments.old)?, One::read(&arguments.new)?);
    let found = diff(&old.side, &new.side);
    let mut summary = found.in_words(&old.side, &new.side);
    summary.extend(knowledge(&old, &new));
    if arguments.json {
        print_bytes(&row::line(&found, &old, &new, summary)?)?;
        return Ok(Finish::Done);
    }
    let mut drawn: String = summary.iter().map(|line| format!("{line}\n")).collect();
    if !arguments.summary {
        drawn.push_str(&listed(&found, &old.side, &new.side));
    }
    print(&drawn)?;
    Ok(Finish::Done)
}

/// One of the two datasets.
struct One {
    name: String,
    side: Side,
    lexicon: String,
    gazetteer: String,
}

impl One {
    fn read(path: &Path) -> Result<One> {
        let opened = Opened::read(path)?;
        let meta = opened.store.meta()?;
        Ok(One {
            name: path.display().to_string(),
            side: side(&opened.dataset, &opened.texts),
            lexicon: meta.lexicon,
            gazetteer: meta.gazetteer,
        })
    }
}

/// Whether they were coded with the same rules and places: what else would have changed in a report that did not.
fn knowledge(old: &One, new: &One) -> Option<String> {
    match (old.lexicon == new.lexicon, old.gazetteer == new.gazetteer) {
        (true, true) => None,
        (false, true) => Some("Coded with other rules or actors".to_owned()),
        (true, false) => Some("Coded with other places".to_owned()),
        (false, false) => {
            Some("Coded with other rules or actors, and other places".to_owned())
        }
    }
}

fn listed(found: &Diff, old: &Side, new: &Side) -> String {
    let mut drawn = String::new();
    let mut list = |head: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let head = paint(paint::BOLD, head);
            drawn.push_str(&format!("\n{head}\n{}", lines.concat()));
        }
    };
    let name = |report: &ReportName| format!("  {}\n", report_name(report));
    let of = |side: &Side, at: &[usize]| {
        at.iter().map(|&at| name(&side.reports[at])).collect()
    };
    list("New reports", of(new, &found.reports_added));
    list("Reports gone", of(old, &found.reports_gone));
    let replaced = found.reports_replaced.iter().map(|it| name(&new.reports[it.new]));
    list("Reports with another text", replaced.collect());
    let events = found
        .new
        .iter()
        .map(|event| told(&new.units[event.event], new_in_words(event.why)));
    list("New events", events.collect());
    let events = found
        .gone
        .iter()
        .map(|event| told(&old.units[event.event], gone_in_words(event.why)));
    list("Events gone", events.collect());
    let pair = |one: &Unit, word: &str, other: &Unit| {
        let other = paint(paint::BOLD, &short_id(&other.id.0));
        format!("  {}\n    {word} {other}\n", unit::heading(one))
    };
    let merged = found
        .merged
        .iter()
        .map(|moved| pair(&old.units[moved.old], "now part of", &new.units[moved.new]));
    list("Events merged into others", merged.collect());
    let split = found
        .split
        .iter()
        .map(|moved| pair(&new.units[moved.new], "was part of", &old.units[moved.old]));
    list("Events split off", split.collect());
    list(
        "Changed events",
        found.changed.iter().map(|changed| one_changed(changed, old, new)).collect(),
    );
    drawn
}

/// The event, why it is there or not, and its first sentence.
fn told(event: &Unit, why: &str) -> String {
    let mut drawn = format!("  {}  {}\n", unit::heading(event), paint(paint::DIM, why));
    if let Some(sentence) = event.tellings.first().map(|told| &told.sentence) {
        drawn.push_str(&format!("    {}\n", unit::quoted(sentence)));
    }
    drawn
}

fn one_changed(changed: &Changed, old: &Side, new: &Side) -> String {
    let (before, after) = (&old.units[changed.old], &new.units[changed.new]);
    let mut drawn = format!("  {}\n", unit::heading(after));
    let mut line = |name: &str, words: &str| {
        let name = paint(paint::DIM, &format!("{name:<9}"));
        drawn.push_str(&format!("    {name} {words}\n"));
    };
    if before.id != after.id {
        line("id", &format!("{} → {}", before.id.0, after.id.0));
    }
    for change in &changed.changes {
        let words = |value: &Option<String>| safe(value.as_deref().unwrap_or("–"));
        let (was, is) = (words(&change.old), words(&change.new));
        line(change.topic.as_str(), &format!("{was} → {is}"));
    }
    match (changed.claims_joined, changed.claims_left) {
        (0, 0) => {}
        (joined, 0) => line("claims", &format!("{joined} joined")),
        (0, left) => line("claims", &format!("{left} left")),
        (joined, left) => line("claims", &format!("{joined} joined, {left} left")),
    }
    drawn
}

fn report_name(report: &ReportName) -> String {
    match &report.record {
        Some(record) => safe(&format!("{} ({record})", report.path)),
        None => safe(&report.path),
    }
}

fn new_in_words(why: NewWhy) -> &'static str {
    match why {
        NewWhy::NewReport => "from a new report",
        NewWhy::NewClaims => "from a report that was there",
        NewWhy::FoundEvent => "its claims were in no event",
        NewWhy::NoLongerRejected => "a person had rejected it",
    }
}

fn gone_in_words(why: GoneWhy) -> &'static str {
    match why {
        GoneWhy::ReportGone => "with its report",
        GoneWhy::ClaimsGone => "no longer read in its report",
        GoneWhy::LostEvent => "its claims are in no event",
        GoneWhy::Rejected => "rejected by a person",
    }
}
