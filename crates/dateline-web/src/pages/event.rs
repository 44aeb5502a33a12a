//! One event: what it is, who says so in which words, why its claims are one, what persons decided.

use dateline::formats::{Shown, jsonl};
use dateline::model::{Event, EventId, LogEntry};
use maud::{Markup, html};
use serde_json::json;

use super::words::{class_of, days, names};
use super::{layout, log, matrix, reader};
use crate::answer::Answer;
use crate::desk::Slice;
use crate::fault::Fault;
use crate::server::Asked;

/// `/events/ID`.
pub(crate) fn page(asked: &Asked) -> Result<Answer, Fault> {
    let id = EventId(asked.name().to_owned());
    let slice = asked.view.slice(&id)?;
    let Some(shown) = slice.shown() else {
        return Err(Fault::missing(format!("no event is called {}", id.0)));
    };
    // An id of before leads to the event that took its place.
    if shown.event.id != id && !asked.wants_json() {
        return Ok(Answer::elsewhere(&format!("/events/{}", shown.event.id.0)));
    }
    let decisions = decisions(asked, &shown.event)?;
    if asked.wants_json() {
        return Ok(Answer::json(&json!({
            "event": jsonl::event_row(&shown, &slice.dataset, &slice.texts),
            "claims": matrix::json(&shown, &slice),
            "review": shown.event.review.as_str(),
            "joins": shown.event.joins,
            "links": shown.event.links,
            "decisions": decisions,
        })));
    }
    let body = html! {
        article.wide.event data-event=(shown.event.id.0) {
            (heading(asked, &shown))
            (matrix::draw(&shown, &slice.dataset, false))
            (telling(&shown, &slice))
            (why(&shown.event))
            (decided(&decisions))
        }
    };
    let title = title(&shown);
    Ok(Answer::html(layout::page(asked, &title, "/events", &["list.js"], &body)))
}

/// What was decided about the event, also what the tables do not know of yet.
pub(crate) fn decisions(asked: &Asked, event: &Event) -> Result<Vec<LogEntry>, Fault> {
    Ok(asked.view.with(|store| store.decisions_on(&event.id))?)
}

/// The event in a few words.
pub(crate) fn title(shown: &Shown) -> String {
    let code = dateline::formats::acled::classify_shown(shown);
    let acts = || {
        shown.event.acts.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    };
    let what = code.map_or_else(acts, |code| code.as_str().to_owned());
    match place(&shown.event) {
        Some(place) => format!("{what}, {place}"),
        None => what,
    }
}

fn place(event: &Event) -> Option<String> {
    let at = event.place.as_ref()?;
    Some(match &at.place {
        Some(_) => dateline::fields::place_in_words(at),
        None => format!("“{}”", at.text),
    })
}

fn heading(asked: &Asked, shown: &Shown) -> Markup {
    let event = &shown.event;
    let code = dateline::formats::acled::classify_shown(shown);
    let date = event.date.as_ref();
    let point = event.place.as_ref().and_then(|at| at.place.as_ref());
    let point = point.and_then(|place| Some((place.longitude?, place.latitude?)));
    html! {
        p.crumbs { a href="/events" { "Events" } " / " code { (event.id.0) } }
        h1 { span.dot.(class_of(code.map(|code| code.event_type()))) {} " " bdi { (title(shown)) } }
        p.lead {
            bdi { (names(&event.actors)) } @if !event.recipients.is_empty() { " → " bdi { (names(&event.recipients)) } }
            " · " (days(date.and_then(|date| date.earliest), date.and_then(|date| date.latest)))
            " · " (event.n_sources) @if event.n_sources == 1 { " source" } @else { " independent sources" }
            " · " span.state.(event.review) { (event.review) }
            @if event.disputed { " · " span.disputed { "≠ disputed" } }
        }
        nav.tools aria-label="This event" {
            @if !asked.desk.is_read_only() { a.button href={ "/review?event=" (event.id.0) } { "Review" } }
            @if let Some((longitude, latitude)) = point { a href={ "/#map=" (longitude) "," (latitude) ",9&event=" (event.id.0) } { "On the map" } }
            a href={ "/events/" (event.id.0) ".json" } { "JSON" }
        }
    }
}

/// The sentences that tell it, each with the words under its values.
fn telling(shown: &Shown, slice: &Slice) -> Markup {
    html! {
        h2 { "In the words of the reports" }
        @for claim in &shown.claims {
            @let card = slice.dataset.report(&claim.report);
            figure.quote {
                blockquote dir="auto" { (reader::sentence(slice.text(&claim.report), claim)) }
                figcaption {
                    a href={ "/reports/" (claim.report.0) "?claim=" (claim.id.0) } { @if let Some(card) = card { (super::words::card(card)) } }
                    " " small { (rule(&claim.rule)) }
                }
            }
        }
    }
}

/// "rule shell of shell.toml", or that a person added it.
pub(crate) fn rule(id: &str) -> String {
    match id.split_once('#') {
        _ if id == dateline::model::PERSON_RULE => "added by a person".to_owned(),
        Some((file, name)) => format!("rule {name} of {file}.toml"),
        None => format!("rule {id}"),
    }
}

fn why(event: &Event) -> Markup {
    html! {
        @if !event.joins.is_empty() || !event.links.is_empty() {
            h2 { "Why its claims are one event" }
            ul.joins {
                @for join in &event.joins { li { (join) } }
                @for link in &event.links { li { (link.kind) " " a href={ "/events/" (link.to.0) } { code { (link.to.0) } } ": " (link.why) } }
            }
        }
    }
}

fn decided(decisions: &[LogEntry]) -> Markup {
    html! {
        @if !decisions.is_empty() {
            h2 { "What persons decided" }
            ol.decisions {
                @for entry in decisions {
                    li { small { (entry.at.replace(['T', 'Z'], " ")) bdi { (entry.by) } } " " (log::decision(entry))
                        @if let Some(reason) = &entry.reason { " because " bdi { (reason) } } }
                }
            }
        }
    }
}
