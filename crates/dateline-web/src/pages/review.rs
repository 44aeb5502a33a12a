//! The review screen: the queue, the text, the record, and what each claim says.

use std::collections::BTreeMap;

use dateline::formats::Shown;
use dateline::model::{
    Decision, Event, EventField, EventId, LinkKind, LogEntry, ReportId, ReviewState,
};
use dateline::numbers::count;
use maud::{Markup, html};
use serde_json::json;

use super::events::{Item, item, narrowed, selected, state};
use super::words::{card, class_of};
use super::{event, layout, matrix, report};
use crate::answer::Answer;
use crate::desk::{Slice, overlay};
use crate::fault::Fault;
use crate::index::Index;
use crate::query::Query;
use crate::server::Asked;

/// Events of the queue that stand on the screen before and behind the one that is open.
const AROUND: usize = 30;

/// `/review`: the events of a query that nobody has decided on, one of them open.
pub(crate) fn page(asked: &Asked) -> Result<Answer, Fault> {
    let query = Query::read(&asked.address)?;
    let queue = selected(asked, &undecided(&query))?;
    let place = Place::of(&asked.view.index, &queue, asked.word("event"));
    if asked.wants_json() {
        return Ok(Answer::json(&json!({
            "total": queue.len(), "event": place.open, "previous": place.previous, "next": place.next,
        })));
    }
    let body = match &place.open {
        None => {
            html! { div.wide { h1 { "Review" } (narrowed(&query)) p.empty { "Nothing is left to decide here." } p { a href="/review?review=accepted|rejected" { "What was decided" } } } }
        }
        Some(id) => {
            let slice = asked.view.slice(&EventId(id.clone()))?;
            let Some(shown) = slice.shown() else {
                return Err(Fault::missing(format!("no event is called {id}")));
            };
            screen(asked, &query, &queue, &place, &shown, &slice, asked.word("report"))?
        }
    };
    Ok(Answer::html(layout::page(asked, "Review", "/review", &["review.js"], &body)))
}

/// The query, and of its events only those that nobody has decided on, unless others are asked for.
fn undecided(query: &Query) -> Query {
    let mut query = query.clone();
    let states = [
        ReviewState::Proposed,
        ReviewState::SplitFrom,
        ReviewState::MergedInto,
        ReviewState::Added,
    ];
    let words = || states.iter().map(|state| state.as_str().to_owned()).collect();
    query.words.entry("review").or_insert_with(words);
    query
}

/// Where the open event stands in the queue.
struct Place {
    at: usize,
    open: Option<String>,
    previous: Option<String>,
    next: Option<String>,
}

impl Place {
    /// An event that is not in the queue any more is open all the same; the queue then begins at its first.
    fn of(index: &Index, queue: &[u32], wanted: Option<String>) -> Place {
        let id = |at: usize| {
            queue.get(at).map(|entry| index.entries[*entry as usize].id.clone())
        };
        let found = wanted.as_ref().and_then(|wanted| {
            queue.iter().position(|at| index.entries[*at as usize].id == *wanted)
        });
        match (found, wanted) {
            (Some(at), _) => Place {
                at,
                open: id(at),
                previous: at.checked_sub(1).and_then(id),
                next: id(at + 1),
            },
            (None, Some(wanted)) => {
                Place { at: 0, open: Some(wanted), previous: None, next: id(0) }
            }
            (None, None) => Place { at: 0, open: id(0), previous: None, next: id(1) },
        }
    }
}

fn screen(
    asked: &Asked,
    query: &Query,
    queue: &[u32],
    place: &Place,
    shown: &Shown,
    slice: &Slice,
    report: Option<String>,
) -> Result<Markup, Fault> {
    let decisions = event::decisions(asked, &shown.event)?;
    Ok(html! {
        div.review data-event=(shown.event.id.0) data-next=[place.next.as_deref()] data-previous=[place.previous.as_deref()]
            data-query=(query.address()) data-read-only[asked.desk.is_read_only()] {
            (list(asked, query, queue, place))
            (text(asked, shown, slice, report)?)
            section.record aria-label="Record" {
                (head(asked, shown, is_flagged(&decisions)))
                (twins(asked, shown))
                (record(shown))
                @if !decisions.is_empty() {
                    h2 { "Decided" }
                    ol.decisions reversed { @for entry in decisions.iter().rev() { li { small { (entry.at.replace(['T', 'Z'], " ")) bdi { (entry.by) } } " " (super::log::decision(entry)) } } }
                }
            }
            section.claims aria-label="Claims" { (matrix::draw(shown, &slice.dataset, true)) }
        }
    })
}

fn list(asked: &Asked, query: &Query, queue: &[u32], place: &Place) -> Markup {
    let overlay = overlay(&asked.desk.pending());
    let index = &asked.view.index;
    let from = place.at.saturating_sub(AROUND);
    let events = queue.iter().skip(from).take(2 * AROUND).map(|at| {
        let entry = &index.entries[*at as usize];
        item(index, entry, overlay.review.get(&entry.id).copied())
    });
    let address = query.first_page().address();
    html! {
        aside.queue aria-label="Queue" {
            p.sum { strong { (count(queue.len(), "event")) } " to look at" }
            (narrowed(query))
            @if !asked.desk.is_read_only() {
                details.bulk {
                    summary { "Accept many" }
                    form #bulk data-query=(address) {
                        label { "told by at least " input type="number" name="sources" min="1" max="99" value="2"; " independent sources" }
                        label.check { input type="checkbox" name="undisputed" checked; " and not disputed" }
                        button type="submit" { "Accept them all" }
                    }
                }
            }
            ol.cards {
                @for event in events {
                    li.card.open[Some(&event.event_id) == place.open.as_ref()] {
                        a href={ "/review?" (address) "&event=" (event.event_id) } aria-current=[(Some(&event.event_id) == place.open.as_ref()).then_some("true")] {
                            span.dot.(class_of(event.event_type.as_deref())) {} span.what { (event.what) } span.day { (event.days) }
                        }
                        div.who { bdi { (event.who) } }
                        div.where { bdi dir="auto" { (event.place) } @if event.disputed { span.disputed { "≠" } } @if event.review != "proposed" { (state(&event)) } }
                    }
                }
            }
        }
    }
}

fn text(
    asked: &Asked,
    shown: &Shown,
    slice: &Slice,
    wanted: Option<String>,
) -> Result<Markup, Fault> {
    let mut ids: Vec<&ReportId> = Vec::new();
    for claim in &shown.claims {
        if !ids.contains(&&claim.report) {
            ids.push(&claim.report);
        }
    }
    let open = ids.iter().find(|id| Some(&*id.0) == wanted.as_deref()).or(ids.first());
    let Some(open) = open else {
        return Ok(html! { section.text { p.empty { "No report tells it any more." } } });
    };
    let read = asked.view.report(open)?;
    let claim = shown.claims.iter().find(|claim| claim.report == **open);
    Ok(html! {
        section.text aria-label="Report" data-report=(open.0) data-claim=[claim.map(|claim| &*claim.id.0)] {
            @if ids.len() > 1 {
                nav.tabs aria-label="Reports" {
                    @for id in &ids {
                        a href={ "?event=" (shown.event.id.0) "&report=" (id.0) } aria-current=[(id == open).then_some("true")] {
                            @if let Some(report) = slice.dataset.report(id) { (card(report)) }
                        }
                    }
                }
            }
            article lang="en" { (report::heading(&read)) (report::drawn(&read, false)) }
            script type="application/json" #claimids { (maud::PreEscaped(claim_ids(&read))) }
        }
    })
}

/// The claims of the report in the order in which the text names them, as a list that a script can read.
fn claim_ids(read: &crate::desk::ReadReport) -> String {
    let ids: Vec<&str> = read.claims.iter().map(|(claim, _)| &*claim.id.0).collect();
    // An id is hexadecimal, colons and digits; what closes a script could not stand in it, and is written apart anyway.
    serde_json::to_string(&ids).unwrap_or_default().replace('<', "\\u003c")
}

/// Whether the last word on it is a flag.
fn is_flagged(decisions: &[LogEntry]) -> bool {
    let is_flag = |entry: &LogEntry| matches!(entry.decision, Decision::Flag { .. });
    let is_unflag = |entry: &LogEntry| matches!(entry.decision, Decision::Unflag { .. });
    let in_force = LogEntry::in_force(decisions);
    let last = in_force.iter().rev().find(|entry| is_flag(entry) || is_unflag(entry));
    last.is_some_and(|entry| is_flag(entry))
}

/// The events that may be the same, each with a way to look at it and to join it.
fn twins(asked: &Asked, shown: &Shown) -> Markup {
    let index = &asked.view.index;
    let twins = shown.event.links.iter().filter(|link| link.kind == LinkKind::MaybeSame);
    let twins: Vec<(Item, &str)> = twins
        .filter_map(|link| {
            let entry = &index.entries[index.position(&link.to.0)? as usize];
            Some((item(index, entry, None), link.why.as_str()))
        })
        .collect();
    html! {
        @if !twins.is_empty() {
            section.twins aria-label="May be the same" {
                h2 { "May be the same" }
                ul { @for (twin, why) in &twins { li data-twin=(twin.event_id) {
                    a href={ "/review?event=" (twin.event_id) } { (twin.what) ", " bdi dir="auto" { (twin.place) } ", " (twin.days) }
                    " " small { (why) }
                    @if !asked.desk.is_read_only() { " " button.quiet type="button" data-merge=(twin.event_id) { "Merge" } }
                } } }
            }
        }
    }
}

fn head(asked: &Asked, shown: &Shown, flagged: bool) -> Markup {
    html! {
        h1 { bdi { (event::title(shown)) } }
        p { a href={ "/events/" (shown.event.id.0) } { code { (shown.event.id.0) } } " " span.state.(shown.event.review) { (shown.event.review) }
            @if shown.event.disputed { " " span.disputed { "≠ disputed" } }
            @if flagged { " " span.state.flagged { "⚑ flagged" } } }
        @if !asked.desk.is_read_only() {
            div.buttons {
                button.accept type="button" data-do="accept" { "Accept " kbd { "a" } }
                button.reject type="button" data-do="reject" { "Reject " kbd { "x" } }
                button type="button" data-do="skip" { "Skip " kbd { "␣" } }
                @if flagged { button type="button" data-do="unflag" { "Take the flag away " kbd { "f" } } }
                @else { button type="button" data-do="flag" { "Flag " kbd { "f" } } }
                button type="button" data-do="comment" { "Comment " kbd { "c" } }
                button type="button" data-do="merge" { "Merge " kbd { "m" } }
                button type="button" data-do="split" { "Split " kbd { "s" } }
                button type="button" data-do="undo" { "Undo " kbd { "u" } }
                button type="button" data-do="redo" { "Redo " kbd { "r" } }
            }
        }
    }
}

/// The fields, each with the values that claims tell, numbered for the keys.
fn record(shown: &Shown) -> Markup {
    html! {
        dl.record {
            @for field in matrix::FIELDS {
                @let value = shown.event.printed(field);
                @if field != EventField::Reciprocal && (field != EventField::Territory || !value.is_empty()) {
                    div.field data-field=(field) tabindex="0" {
                        dt { (matrix::name(field)) }
                        dd {
                            span.value data-words=[words_of(shown, field)] { @if value.is_empty() { span.unknown { "unknown" } } @else { bdi { (value) } } }
                            @if shown.event.edited.contains(&field) { " " span.state.edited { "by a person" } }
                            (told(&shown.event, shown, field, &value))
                        }
                    }
                }
            }
        }
    }
}

fn words_of(shown: &Shown, field: EventField) -> Option<String> {
    shown.claims.iter().find_map(|claim| matrix::words(claim, field))
}

/// The other values that claims tell, each once, with the first claim that tells it.
fn told(event: &Event, shown: &Shown, field: EventField, value: &str) -> Markup {
    let mut others: BTreeMap<String, &str> = BTreeMap::new();
    for claim in &shown.claims {
        let told = claim.printed(field);
        if !told.is_empty() && told != value {
            others.entry(told).or_insert(&claim.id.0);
        }
    }
    let is_set_by_hand = field != EventField::Territory;
    html! {
        @if is_set_by_hand && !others.is_empty() {
            ol.told {
                @for (value, claim) in others.iter().take(9) {
                    li { button type="button" data-choose=(claim) data-event=(event.id.0) { bdi { (value) } } }
                }
            }
        }
    }
}
