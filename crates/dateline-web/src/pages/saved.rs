//! Queries that are kept under a name, each with its list, its feed and its twin.

use dateline::numbers::count;
use maud::{Markup, html};
use serde_json::json;

use super::{events, export, layout};
use crate::answer::Answer;
use crate::desk::Saved;
use crate::fault::Fault;
use crate::query::Query;
use crate::server::Asked;

/// `/saved`.
pub(crate) fn page(asked: &Asked) -> Result<Answer, Fault> {
    let saved = asked.desk.saved();
    if asked.wants_json() {
        return Ok(Answer::json(&json!({ "saved": *saved })));
    }
    let body = html! {
        div.wide {
            h1 { (count(saved.len(), "saved query").replace("querys", "queries")) }
            p.lead { "A query is saved on the page of events or of the map, under the filters. It is kept in the dataset, for all who open it." }
            @if !saved.is_empty() {
                table.log {
                    thead { tr { th scope="col" { "Name" } th scope="col" { "What it asks for" } th scope="col" { "Feeds" } th scope="col" { "Saved by" } th scope="col" {} } }
                    tbody { @for each in saved.iter() { tr {
                        td { a href={ "/?" (each.query) } { bdi { (each.name) } } }
                        td { bdi { (in_words(&each.query)) } }
                        td { (feeds(each)) }
                        td { bdi { (each.by) } " " small { (each.at.replace(['T', 'Z'], " ")) } }
                        td { @if !asked.desk.is_read_only() { button.quiet type="button" data-undo=(each.seq) { "Take away" } } }
                    } } }
                }
            }
        }
    };
    Ok(Answer::html(layout::page(asked, "Saved queries", "/saved", &["list.js"], &body)))
}

/// `/saved/NAME`: leads to its list; as `.json` and `.atom` it is the list itself, at an address that stays.
pub(crate) fn one(asked: &Asked) -> Result<Answer, Fault> {
    let saved = asked.desk.saved();
    let name = asked.name();
    let Some(found) = saved.iter().find(|each| each.name == name) else {
        return Err(Fault::missing(format!("no query is saved as `{name}`")));
    };
    let queried = asked.asking(&found.query);
    match asked.ending.as_str() {
        "json" => events::page(&queried),
        "atom" => export::atom(&queried),
        _ => Ok(Answer::elsewhere(&format!("/events?{}", found.query))),
    }
}

/// The saved queries beside the filters, and a way to save this one.
pub(crate) fn beside(asked: &Asked, query: &Query) -> Markup {
    let saved = asked.desk.saved();
    let can_save = query.is_narrow() && !asked.desk.is_read_only();
    html! {
        @if can_save || !saved.is_empty() {
            details.facet.saved open[!saved.is_empty()] {
                summary { "Saved queries" }
                ul { @for each in saved.iter() {
                    li { a data-swap href={ "?" (each.query) } { bdi { (each.name) } } " " (feeds(each)) }
                } }
                @if can_save { button.quiet type="button" data-save { "Save this query" } }
                @if !saved.is_empty() { " " a href="/saved" { "All" } }
            }
        }
    }
}

fn in_words(address: &str) -> String {
    let chips = events::chips(&Query::read(address).unwrap_or_default());
    chips.into_iter().map(|(label, _)| label).collect::<Vec<_>>().join("; ")
}

fn feeds(saved: &Saved) -> Markup {
    let name: String =
        form_urlencoded::byte_serialize(saved.name.as_bytes()).collect::<String>();
    // In a path a blank is no plus.
    let path = format!("/saved/{}", name.replace('+', "%20"));
    html! { small.feeds { a href={ (path) ".atom" } { "Atom" } " " a href={ (path) ".json" } { "JSON" } } }
}
