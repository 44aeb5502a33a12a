//! Who decided what, when and why.

use dateline::decisions::in_words;
use dateline::model::LogEntry;
use dateline::numbers::count;
use dateline::store::Store;
use maud::{Markup, html};

use super::layout;
use crate::answer::Answer;
use crate::fault::Fault;
use crate::server::Asked;

/// `/log`.
pub(crate) fn page(asked: &Asked) -> Result<Answer, Fault> {
    let log = asked.view.with(Store::log)?;
    if asked.wants_json() {
        return Ok(Answer::json(&log));
    }
    let in_force: Vec<u64> =
        LogEntry::in_force(&log).iter().map(|entry| entry.seq).collect();
    let pending = asked.desk.pending();
    let body = html! {
        div.wide {
            h1 { (count(log.len(), "decision")) }
            nav.tools { a href="/agreement" { "Where two coders differ" } a href="/saved" { "Saved queries" } a href="/log.json" { "JSON" } }
            p.lead { "Nothing is edited in place: decisions are appended here and replayed. Each line is tied to the one before by a hash." }
            table.log {
                thead { tr { th.n scope="col" { "No" } th scope="col" { "When" } th scope="col" { "Who" } th scope="col" { "What" } th scope="col" { "Why" } th scope="col" {} } }
                tbody {
                    @for entry in log.iter().rev() {
                        tr.undone[!in_force.contains(&entry.seq)] {
                            td.n { (entry.seq) }
                            td.day { (entry.at.replace(['T', 'Z'], " ")) }
                            td { bdi { (entry.by) } }
                            td { (decision(entry)) }
                            td { bdi { (entry.reason.as_deref().unwrap_or("")) } }
                            td {
                                @if pending.iter().any(|other| other.seq == entry.seq) { span.state { "being written" } " " }
                                @if in_force.contains(&entry.seq) && !asked.desk.is_read_only() {
                                    button.quiet type="button" data-undo=(entry.seq) { "Take back" }
                                }
                            }
                        }
                    }
                }
            }
            @if log.is_empty() { p.empty { "Nobody has decided anything yet." } }
        }
    };
    Ok(Answer::html(layout::page(asked, "Log", "/log", &["list.js"], &body)))
}

/// A decision in a line, with a way to the event it is about.
pub(crate) fn decision(entry: &LogEntry) -> Markup {
    html! {
        bdi { (in_words(&entry.decision)) }
        @if let Some(id) = entry.decision.event() { " " a href={ "/events/" (id.0) } { "open" } }
    }
}
