//! `dateline explain`: why an event was coded as it was, or a sentence, or why not.

mod sentence;
mod versions;

use anyhow::{Result, bail};
use dateline::formats::{Shown, shown};
use dateline::model::{Claim, Event, EventId, PERSON_RULE};

use crate::args::ExplainArguments;
use crate::exit::Finish;
use crate::output::Opened;
use crate::render::paint::{self, paint, print, print_bytes};
use crate::render::table::style;
use crate::render::{reader, width};
use crate::{events, json, show};

/// Prints the event, each claim with its words and rule, and why they are one event.
pub(crate) fn run(arguments: &ExplainArguments) -> Result<Finish> {
    let (Some(path), Some(event)) = (&arguments.dataset, &arguments.event) else {
        return sentence::run(arguments);
    };
    let opened = Opened::read(path)?;
    let shown = find(&opened, event)?;
    if arguments.json {
        print_bytes(&json::explanation(&opened, &shown)?)?;
        return Ok(Finish::Done);
    }
    let mut drawn = heading(&shown);
    for claim in &shown.claims {
        drawn.push('\n');
        drawn.push_str(&one_claim(&opened, claim));
    }
    drawn.push_str(&versions::draw(&shown.event, width()));
    drawn.push_str(&why(&shown.event));
    print(&drawn)?;
    Ok(Finish::Done)
}

fn heading(shown: &Shown) -> String {
    let row = events::row(shown);
    let what = paint(style(&row.kind), &row.what);
    let mut words = format!("{}  {what}\n", paint(paint::BOLD, &shown.event.id.0));
    for (name, value) in [
        ("who", row.who()),
        ("date", row.date),
        ("place", row.place),
        ("killed", row.killed),
        ("injured", row.injured),
        ("acts", row.act),
    ] {
        if !value.is_empty() {
            words.push_str(&format!(
                "  {} {value}\n",
                paint(paint::DIM, &format!("{name:<8}"))
            ));
        }
    }
    words
}

fn one_claim(opened: &Opened, claim: &Claim) -> String {
    let mut drawn = String::new();
    if let Some(card) = opened.dataset.report(&claim.report) {
        drawn.push_str(&show::heading(card));
        drawn.push('\n');
    }
    let text = opened.texts.get(&claim.report).map_or("", String::as_str);
    drawn.push_str(&reader::claim(text, claim, width()));
    let rule = format!("{}, claim {}", rule_in_words(&claim.rule), claim.id.0);
    drawn.push_str(&format!("{}\n", paint(paint::DIM, &rule)));
    drawn
}

/// "rule `shell` of lexicon/rules/shell.toml", or of a file of the user's own.
pub(crate) fn rule_in_words(id: &str) -> String {
    if id == PERSON_RULE {
        return "added by a person".to_owned();
    }
    let (file, name) = id.split_once('#').unwrap_or((id, ""));
    match file.strip_prefix("own/") {
        Some(own) => format!("rule `{name}` of your own {own}.toml"),
        None => format!("rule `{name}` of lexicon/rules/{file}.toml"),
    }
}

/// Why the claims are one event, and to which other events it is tied.
fn why(event: &Event) -> String {
    let mut lines = String::new();
    for join in &event.joins {
        lines.push_str(&format!("  {join}\n"));
    }
    for link in &event.links {
        lines.push_str(&format!("  {} {}: {}\n", link.kind, link.to.0, link.why));
    }
    match lines.is_empty() {
        true => lines,
        false => format!("\n{}\n{lines}", paint(paint::BOLD, "Why one event")),
    }
}

/// The event by its id, the first letters of it, or the first digits behind its prefix.
pub(crate) fn find(opened: &Opened, wanted: &str) -> Result<Shown> {
    let digits =
        |id: &str| id.rsplit('-').next().is_some_and(|end| end.starts_with(wanted));
    let fits = |id: &str| id.starts_with(wanted) || digits(id);
    let mut found: Vec<Shown> = shown(&opened.dataset, &opened.texts)
        .filter(|shown| fits(&shown.event.id.0))
        .collect();
    // An id of before leads to the event that took its place.
    let moved = opened.dataset.event(&EventId(wanted.to_owned()));
    if let Some(moved) = moved.filter(|_| found.is_empty()) {
        found.extend(
            shown(&opened.dataset, &opened.texts)
                .filter(|each| each.event.id == moved.id),
        );
    }
    if let Some(idx) = found.iter().position(|shown| shown.event.id.0 == wanted) {
        return Ok(found.swap_remove(idx));
    }
    match (found.pop(), found.len()) {
        (Some(only), 0) => Ok(only),
        (None, _) => {
            bail!("no event is `{wanted}`: `dateline show FILE` lists the ids")
        }
        (Some(_), more) => {
            bail!("{} events begin with `{wanted}`: give more of the id", more + 1)
        }
    }
}
