//! The list of events that a query asks for.

use std::sync::Arc;

use dateline::formats::profile::Profile;
use dateline::model::LogEntry;
use dateline::numbers::count;
use maud::{Markup, html};
use serde::Serialize;

use super::export::PROFILE;
use super::layout;
use super::words::{class_of, days, killed, what, who};
use crate::answer::Answer;
use crate::desk::{Counted, overlay};
use crate::fault::Fault;
use crate::index::{Entry, Filter, Index};
use crate::query::{Query, Sort};
use crate::server::Asked;

/// A page of the list.
#[derive(Debug, Serialize)]
pub(crate) struct Listed {
    /// How many events the query gives.
    pub(crate) total: usize,
    /// The page, from 1.
    pub(crate) page: usize,
    /// Events on a page.
    pub(crate) limit: usize,
    /// The events of this page.
    pub(crate) events: Vec<Item>,
}

/// An event in the list, by the names of the table's columns.
#[derive(Debug, Serialize)]
pub(crate) struct Item {
    pub(crate) event_id: String,
    pub(crate) event_type: Option<String>,
    pub(crate) what: String,
    pub(crate) who: String,
    pub(crate) date_earliest: Option<String>,
    pub(crate) date_latest: Option<String>,
    #[serde(skip)]
    pub(crate) days: String,
    pub(crate) place: String,
    pub(crate) place_id: Option<String>,
    pub(crate) admin1: Option<String>,
    pub(crate) longitude: Option<f64>,
    pub(crate) latitude: Option<f64>,
    pub(crate) killed_low: Option<u64>,
    pub(crate) killed_best: Option<u64>,
    pub(crate) killed_high: Option<u64>,
    pub(crate) disputed: bool,
    pub(crate) sources: u64,
    pub(crate) n_claims: u64,
    pub(crate) review: String,
    pub(crate) edited: bool,
}

/// `/events`.
pub(crate) fn page(asked: &Asked) -> Result<Answer, Fault> {
    let query = Query::read(&asked.address)?;
    let listed = listed(asked, &query, &selected(asked, &query)?);
    if asked.wants_json() {
        return Ok(Answer::json(&listed));
    }
    let body = html! {
        div.wide {
            h1 { (count(listed.total, "event")) }
            (narrowed(&query))
            (super::saved::beside(asked, &query))
            (toolbar(&query))
            (table(&listed))
            (pager("/events", &query, &listed))
        }
    };
    Ok(Answer::html(layout::page(asked, "Events", "/events", &["list.js"], &body)))
}

/// The events that a query gives, in its order.
pub(crate) fn selected(asked: &Asked, query: &Query) -> Result<Vec<u32>, Fault> {
    let pending = asked.desk.pending();
    if let Some(counted) = asked.view.counts.known(query, &pending) {
        return Ok(counted.events.clone());
    }
    let index = &asked.view.index;
    Ok(index.select(&filter(asked, query, &pending)?, query.sort))
}

/// The same, and how many events each word of a facet would give.
pub(crate) fn counted(asked: &Asked, query: &Query) -> Result<Arc<Counted>, Fault> {
    let pending = asked.desk.pending();
    if let Some(counted) = asked.view.counts.known(query, &pending) {
        return Ok(counted);
    }
    let filter = filter(asked, query, &pending)?;
    let (events, facets) = asked.view.index.select_and_count(query, &filter);
    let counted = Arc::new(Counted { events, facets });
    asked.view.counts.keep(query, &pending, &counted);
    Ok(counted)
}

fn filter<'q>(
    asked: &Asked,
    query: &'q Query,
    pending: &[LogEntry],
) -> Result<Filter<'q>, Fault> {
    let found = asked.view.found(query.search.as_deref())?;
    let overlay = overlay(pending);
    Ok(Filter::new(&asked.view.index, query, found.as_deref(), &overlay))
}

/// A page of the events that a query gives.
pub(crate) fn listed(asked: &Asked, query: &Query, all: &[u32]) -> Listed {
    let overlay = overlay(&asked.desk.pending());
    let index = &asked.view.index;
    let limit = query.page_length();
    let from = (query.page - 1).saturating_mul(limit);
    let shown = all.iter().skip(from).take(limit).map(|at| &index.entries[*at as usize]);
    let events = shown.map(|entry| {
        let review = overlay.review.get(&entry.id).copied();
        item(index, entry, review)
    });
    Listed { total: all.len(), page: query.page, limit, events: events.collect() }
}

/// An event as the list has it; `review` is what was decided since the tables were written.
pub(crate) fn item(index: &Index, entry: &Entry, review: Option<&str>) -> Item {
    let word = |id: Option<u32>| id.map(|id| index.words.word(id).to_owned());
    let place = index.place_of(entry);
    let point = place.and_then(|place| place.point);
    Item {
        event_id: entry.id.clone(),
        event_type: word(entry.event_type),
        what: what(index, entry).to_owned(),
        who: who(index, entry),
        date_earliest: entry.first.map(|day| day.to_string()),
        date_latest: entry.last.map(|day| day.to_string()),
        days: days(entry.first, entry.last),
        place: index.words.word(entry.at).to_owned(),
        place_id: place.map(|place| place.id.clone()),
        admin1: word(entry.admin1),
        longitude: point.map(|(longitude, _)| longitude),
        latitude: point.map(|(_, latitude)| latitude),
        killed_low: entry.killed.map(|(low, _, _)| low),
        killed_best: entry.killed.map(|(_, best, _)| best),
        killed_high: entry.killed.map(|(_, _, high)| high),
        disputed: entry.disputed,
        sources: entry.n_sources,
        n_claims: entry.n_claims,
        review: review.unwrap_or_else(|| index.words.word(entry.review)).to_owned(),
        edited: entry.edited,
    }
}

fn table(listed: &Listed) -> Markup {
    html! {
        table.events {
            thead { tr {
                th scope="col" { "Day" } th scope="col" { "What" } th scope="col" { "Who" }
                th scope="col" { "Where" } th.n scope="col" { "Killed" }
                th.n scope="col" { "Sources" } th scope="col" { "Review" }
            } }
            tbody {
                @for event in &listed.events {
                    tr.event data-id=(event.event_id) {
                        td.day { (event.days) }
                        td { a href={ "/events/" (event.event_id) } {
                            span.dot.(class_of(event.event_type.as_deref())) aria-hidden="true" {} (event.what)
                        } }
                        td { bdi { (event.who) } }
                        td { bdi dir="auto" { (event.place) } @if let Some(unit) = &event.admin1 { small { " " (unit) } } }
                        td.n { (killed_cell(event)) }
                        td.n { (event.sources) @if event.disputed { " " span.disputed title="Its claims contradict each other" { "≠" } } }
                        td { (state(event)) }
                    }
                }
            }
        }
        @if listed.events.is_empty() { p.empty { "No event fits. Take a filter away, or look for other words." } }
    }
}

fn killed_cell(event: &Item) -> String {
    match (event.killed_low, event.killed_best, event.killed_high) {
        (Some(low), Some(best), Some(high)) if low != high => {
            format!("{best} ({low}–{high})")
        }
        (_, Some(best), _) => best.to_string(),
        (_, None, _) => String::new(),
    }
}

/// The state of review as a small word.
pub(crate) fn state(event: &Item) -> Markup {
    html! {
        span.state.(event.review) { (event.review) }
        @if event.edited { " " span.state.edited { "edited" } }
    }
}

/// An event as a card in a column.
pub(crate) fn row(event: &Item) -> Markup {
    let place = event.longitude.zip(event.latitude).map(|(x, y)| format!("{x},{y}"));
    html! {
        li.card.event data-id=(event.event_id) data-place=[event.place_id.as_deref()] data-point=[place] {
            a href={ "/events/" (event.event_id) } {
                span.dot.(class_of(event.event_type.as_deref())) aria-hidden="true" {}
                span.what { (event.what) }
                span.day { (event.days) }
            }
            div.who { bdi { (event.who) } }
            div.where {
                bdi dir="auto" { (event.place) }
                @if let Some(dead) = killed(event.killed_low.zip(event.killed_best).zip(event.killed_high).map(|((low, best), high)| (low, best, high))) {
                    span.dead { (dead) }
                }
                @if event.disputed { span.disputed title="Its claims contradict each other" { "≠ disputed" } }
                @if event.review != "proposed" { (state(event)) }
            }
        }
    }
}

/// What the list is narrowed to, each with a way to take it away.
pub(crate) fn narrowed(query: &Query) -> Markup {
    let chips = chips(query);
    html! {
        @if !chips.is_empty() {
            ul.chips aria-label="Filters" {
                @for (label, without) in &chips {
                    li { a.chip data-swap href={ "?" (without.address()) } aria-label={ "Take away: " (label) } { bdi { (label) } " ×" } }
                }
                li { a.chip.all data-swap href="?" { "Take all away" } }
            }
        }
    }
}

/// What a query asks for in words, each with the query without it.
pub(crate) fn chips(query: &Query) -> Vec<(String, Query)> {
    let mut chips: Vec<(String, Query)> = Vec::new();
    for (filter, words) in &query.words {
        for word in words {
            chips.push((
                format!("{}: {word}", filter.replace('_', " ")),
                query.toggled(filter, word),
            ));
        }
    }
    let base = query.first_page();
    let mut put = |label: Option<String>, without: Query| {
        chips.extend(label.map(|label| (label, without)));
    };
    put(
        query.from.map(|day| format!("from {day}")),
        Query { from: None, ..base.clone() },
    );
    put(query.to.map(|day| format!("until {day}")), Query { to: None, ..base.clone() });
    put(
        query.search.clone().map(|words| format!("words: {words}")),
        Query { search: None, ..base.clone() },
    );
    put(
        query.disputed.map(|it| if it { "disputed" } else { "not disputed" }.to_owned()),
        Query { disputed: None, ..base.clone() },
    );
    put(
        query.sources.map(|n| format!("{n} sources or more")),
        Query { sources: None, ..base.clone() },
    );
    put(
        query.fatalities.map(|n| format!("{n} killed or more")),
        Query { fatalities: None, ..base.clone() },
    );
    put(
        query.bounds.map(|_| "this part of the map".to_owned()),
        Query { bounds: None, ..base.clone() },
    );
    chips
}

fn toolbar(query: &Query) -> Markup {
    let sorts = [
        (Sort::Newest, "Newest first"),
        (Sort::Oldest, "Oldest first"),
        (Sort::Deadliest, "Deadliest first"),
        (Sort::Thinnest, "Fewest sources first"),
    ];
    let address = query.first_page().address();
    html! {
        nav.tools aria-label="Order and files" {
            @for (sort, label) in sorts {
                a href={ "?" (Query { sort, ..query.first_page() }.address()) } aria-current=[(query.sort == sort).then_some("true")] { (label) }
            }
            span.gap {}
            (files(&address))
            @for (ending, label) in [("json", "JSON"), ("atom", "Atom")] {
                a href={ "/events." (ending) "?" (address) } { (label) }
            }
        }
    }
}

/// The files that leave the desk, for each kind of readers.
fn files(address: &str) -> Markup {
    let readers = |profile| match profile {
        Profile::Public => "Files for anybody",
        Profile::Trusted => "for partners",
        Profile::Full => "for the house",
    };
    html! {
        @for profile in Profile::ALL {
            span title=(profile.about()) { (readers(profile)) }
            @for (ending, label) in [("csv", "CSV"), ("geojson", "GeoJSON")] {
                a href={ "/events." (ending) "?" (PROFILE) "=" (profile.as_str()) "&" (address) } download title=(profile.about()) { (label) }
            }
        }
    }
}

/// The pages before and behind this one.
pub(crate) fn pager(path: &str, query: &Query, listed: &Listed) -> Markup {
    let last = listed.total.div_ceil(listed.limit).max(1);
    let to =
        |page: usize| format!("{path}?{}", Query { page, ..query.clone() }.address());
    html! {
        @if last > 1 {
            nav.pager aria-label="Pages of the list" {
                @if listed.page > 1 { a rel="prev" href=(to(listed.page - 1)) { "← Before" } }
                span { "Page " (listed.page) " of " (last) }
                @if listed.page < last { a rel="next" href=(to(listed.page + 1)) { "Next →" } }
            }
        }
    }
}
