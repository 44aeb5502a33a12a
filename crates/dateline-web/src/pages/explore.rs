//! The first page: map, timeline, facets and the list of events, all of one query.

use dateline::numbers::{count, number};
use maud::{Markup, html};
use serde_json::json;

use super::events::{counted, listed, narrowed, pager, row, selected};
use super::words::usize_of;
use super::{layout, overview, saved};
use crate::answer::Answer;
use crate::fault::Fault;
use crate::index::Facet;
use crate::query::{Query, Sort};
use crate::server::Asked;
use crate::tiles;

/// `/`.
pub(crate) fn page(asked: &Asked) -> Result<Answer, Fault> {
    let query = Query::read(&asked.address)?;
    let counted = counted(asked, &query)?;
    let listed = listed(asked, &query, &counted.events);
    let amounts = &asked.view.amounts;
    let ground = asked.view.ground();
    let body = html! {
        div.explore {
            aside #facets aria-label="Filters" {
                p.sum {
                    strong { (count(listed.total, "event")) }
                    @if query.is_narrow() { " of " (number(asked.view.index.len() as u64)) }
                    br;
                    small { (count(usize_of(amounts.n_reports), "report")) ", " (count(usize_of(amounts.n_claims), "claim")) }
                }
                (narrowed(&query))
                (saved::beside(asked, &query))
                (days_form(&query))
                @for facet in &counted.facets { (drawn(facet, &query)) }
            }
            section.picture aria-label="Map and timeline" {
                div #map data-bounds=(bounds(asked)) data-tiles=[asked.desk.tiles().map(|_| tiles::ADDRESS)] {
                    @if let Some(ground) = ground {
                        (ground.with(&asked.view.index.sum_places(&counted.events)))
                    }
                    noscript { p { "The map needs the desk's own scripts; the list beside it does not." } }
                }
                div #timeline {}
            }
            section #list aria-label="Events" {
                ol.cards { @for event in &listed.events { (row(event)) } }
                @if listed.events.is_empty() { p.empty { "No event fits. Take a filter away, or move the map." } }
                (pager("/", &query, &listed))
            }
        }
    };
    Ok(Answer::html(layout::page(
        asked,
        "Map",
        "/",
        match asked.desk.tiles() {
            Some(_) => &["maplibre-gl.css", "map.css", "pmtiles.js", "explore.js"],
            None => &["maplibre-gl.css", "map.css", "explore.js"],
        },
        &body,
    )))
}

/// `/facets.json`.
pub(crate) fn facets(asked: &Asked) -> Result<Answer, Fault> {
    let query = Query::read(&asked.address)?;
    let counted = counted(asked, &query)?;
    Ok(Answer::json(&json!({ "facets": counted.facets })))
}

/// `/timeline.json`.
pub(crate) fn timeline(asked: &Asked) -> Result<Answer, Fault> {
    // The days that are asked for are a window over the timeline and not its ends.
    let query = Query {
        from: None,
        to: None,
        sort: Sort::Newest,
        ..Query::read(&asked.address)?
    };
    let events = selected(asked, &query)?;
    let (step, bars) = asked.view.index.series(&events, &asked.view.reports_by_day);
    let undated = events.iter().filter(|at| {
        let entry = &asked.view.index.entries[**at as usize];
        entry.first.is_none() && entry.last.is_none()
    });
    Ok(Answer::json(&json!({ "step": step, "bars": bars, "undated": undated.count() })))
}

fn drawn(facet: &Facet, query: &Query) -> Markup {
    let most = facet.words.iter().map(|word| word.n_events).max().unwrap_or(1).max(1);
    html! {
        details.facet open[facet.words.iter().any(|word| word.chosen) || OPEN.contains(&facet.filter)] data-facet=(facet.filter) {
            summary { (facet.title) }
            ul {
                @for word in &facet.words {
                    li {
                        a data-swap href={ "?" (query.toggled(facet.filter, &word.word).address()) }
                            role="checkbox" aria-checked=(word.chosen) {
                            bdi { (word.word) }
                            span.n { (word.n_events) }
                            meter min="0" max=(most) value=(word.n_events) aria-hidden="true" {}
                        }
                    }
                }
                @if facet.more > 0 { li.more { (facet.more) " more: search for them by name" } }
            }
        }
    }
}

/// Facets that stand open from the beginning.
const OPEN: [&str; 5] = ["review", "mark", "event_type", "actor", "admin1"];

fn days_form(query: &Query) -> Markup {
    html! {
        form.days action="" data-swap {
            @for (name, words) in &query.words { input type="hidden" name=(name) value=(words.join("|")); }
            @if let Some(words) = &query.search { input type="hidden" name="q" value=(words); }
            label { "From " input type="date" name="from" value=[query.from.map(|day| day.to_string())]; }
            label { "until " input type="date" name="to" value=[query.to.map(|day| day.to_string())]; }
            label.check { input type="checkbox" name="disputed" value="yes" checked[query.disputed == Some(true)]; " disputed only" }
            button type="submit" { "Show" }
        }
    }
}

/// The box around all places, for the map to begin with.
fn bounds(asked: &Asked) -> String {
    let around = overview::bounds(&asked.view.index);
    around.map(|it| it.map(|degrees| degrees.to_string()).join(",")).unwrap_or_default()
}
