//! One event in full: what is known, who says otherwise, and the words that say so.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use dateline::formats::{Shown, shown};
use dateline::model::{
    Claim, Dataset, Event, EventField, Modality, ReportId, ReviewState, Span, Version,
};
use dateline::numbers::{count, number};
use maud::{Markup, html};

use crate::gather::{Row, TYPES, Told};
use crate::table::sides;
use crate::words::{link, marked, published, range};

/// Sentences of one event that are printed; what more there is says how much it is.
const MOST_QUOTES: usize = 24;

/// The fields in the order in which a person asks for them, and what a person calls them.
const FIELDS: [(EventField, &str); 10] = [
    (EventField::Act, "What"),
    (EventField::Actor, "Who"),
    (EventField::Recipient, "To whom"),
    (EventField::Weapon, "Weapon"),
    (EventField::Date, "When"),
    (EventField::Place, "Where"),
    (EventField::Killed, "Killed"),
    (EventField::Injured, "Injured"),
    (EventField::Territory, "Control"),
    (EventField::Reciprocal, "Both sides"),
];

/// The events that there is room to tell in full, by their position: the deadliest and best attested first.
pub(crate) fn in_full(
    told: &Told,
    dataset: &Dataset,
    texts: &BTreeMap<ReportId, String>,
    room: usize,
) -> BTreeMap<usize, String> {
    let mut order: Vec<usize> = (0..told.rows.len()).collect();
    order.sort_by_key(|at| {
        let row = &told.rows[*at];
        let best = row.killed.map_or(0, |(_, best, _)| best);
        (Reverse(best), Reverse(row.n_sources), Reverse(row.first), row.id.clone())
    });
    let at_id: BTreeMap<&str, usize> =
        told.rows.iter().enumerate().map(|(at, row)| (row.id.as_str(), at)).collect();
    let mut rank = vec![0; told.rows.len()];
    for (nth, at) in order.iter().enumerate() {
        rank[*at] = nth;
    }
    // Drawn in one walk through the dataset; of what is over the room those of the last ranks fall out.
    let mut by_rank: BTreeMap<usize, (usize, String)> = BTreeMap::new();
    let mut size = 0_usize;
    for shown in shown(dataset, texts) {
        let Some(&at) = at_id.get(shown.event.id.0.as_str()) else { continue };
        if size > room
            && by_rank.last_key_value().is_some_and(|(last, _)| rank[at] > *last)
        {
            continue;
        }
        let drawn = one(&shown, &told.rows[at], dataset, texts).into_string();
        size += drawn.len();
        by_rank.insert(rank[at], (at, drawn));
        while size > room
            && let Some((_, (_, fallen))) = by_rank.pop_last()
        {
            size -= fallen.len();
        }
    }
    by_rank.into_values().collect()
}

/// The events in full, in the order of the dataset.
pub(crate) fn draw(told: &Told, full: &BTreeMap<usize, String>) -> Markup {
    html! {
        @if full.len() < told.rows.len() {
            p.note { (count(full.len(), "event")) " of " (number(told.rows.len() as u64)) " stand here with their words, the deadliest and best attested, so that the file can be mailed." }
        } @else if !told.rows.is_empty() {
            p.lead { "What the reports say, word for word. Marked words are those that a value was read from; where reports contradict each other, each version stands with who tells it." }
        }
        ul.legend.marks aria-label="What is marked" {
            @for (class, name) in [("f-event", "what"), ("f-actor", "who"), ("f-recipient", "to whom"), ("f-place", "where"), ("f-date", "when"), ("f-count", "how many"), ("f-speaker", "who says so")] {
                li { mark.(class) { (name) } }
            }
        }
        @for drawn in full.values() { (maud::PreEscaped(drawn)) }
    }
}

fn one(
    shown: &Shown,
    row: &Row,
    dataset: &Dataset,
    texts: &BTreeMap<ReportId, String>,
) -> Markup {
    let event = &shown.event;
    html! {
        article.event id={ "event-" (row.id) } {
            h3 { span.dot.(TYPES[row.kind].1) {} (row.what) @if let Some(at) = &row.at { ", " bdi { (at) } } }
            p.facts {
                span.day { (row.days) } " · " (sides(row))
                @if let Some(killed) = row.killed { " · " strong { (range(killed)) " killed" } }
                " · " (count(row.n_sources, "independent source"))
                @if let Some(word) = judged(row.review) { " · " (word) }
                @if row.disputed { " · " span.disputed { "≠ sources disagree" } }
                " · " a.self href={ "#event-" (row.id) } aria-label={ "Link to event " (row.id) } { code { (row.id) } }
            }
            (chosen(event))
            (quotes(shown, dataset, texts))
            (joined(event))
        }
    }
}

fn judged(review: ReviewState) -> Option<&'static str> {
    match review {
        ReviewState::Proposed => None,
        ReviewState::Accepted => Some("accepted by a person"),
        ReviewState::Added => Some("added by a person"),
        ReviewState::MergedInto | ReviewState::SplitFrom => Some("arranged by a person"),
        ReviewState::Rejected => Some("rejected by a person"),
    }
}

/// Each field with its value; of those that are told differently every version, who tells it, and why one was chosen.
fn chosen(event: &Event) -> Markup {
    html! {
        table.known {
            thead.hidden { tr { th scope="col" { "Field" } th scope="col" { "Value" } } }
            tbody {
                @for (field, name) in FIELDS {
                    @let value = in_words(field, &event.printed(field));
                    @let versions: Vec<&Version> = event.versions.iter().filter(|version| version.field == field).collect();
                    @if !value.is_empty() || !versions.is_empty() {
                        tr {
                            th scope="row" { (name) }
                            td {
                                @if value.is_empty() { span.unknown { "unknown" } } @else { bdi { (value) } }
                                @if event.edited.contains(&field) { " " small { "given by a person" } }
                                @if !versions.is_empty() { ul.versions { @for version in versions { (told_so(version)) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A value as a reader has it: acts in small letters, days with what bounds them.
fn in_words(field: EventField, value: &str) -> String {
    match (field, value.split_once('/')) {
        (EventField::Act, _) => {
            value.to_lowercase().replace('/', ": ").replace(['-', '_'], " ")
        }
        (EventField::Date, Some((first, ".."))) => format!("from {first}"),
        (EventField::Date, Some(("..", last))) => format!("by {last}"),
        (EventField::Date, Some((first, last))) => format!("{first} – {last}"),
        (_, _) => value.to_owned(),
    }
}

fn told_so(version: &Version) -> Markup {
    html! {
        li.clash[version.clashes] {
            strong { bdi { (in_words(version.field, &version.value)) } }
            @if !version.speakers.is_empty() { " says " bdi { (version.speakers.join("; ")) } }
            @if version.n_sources > 0 { " (" (count(version.n_sources, "source")) ")" }
            @if version.interested { ". Only a party to the conflict says so, of the other side" }
            @if let Some(why) = &version.chosen { ". " em { "Taken: " (why) } }
        }
    }
}

/// Sentences of one report that stand on the same words.
struct Quote<'s> {
    report: &'s ReportId,
    span: Span,
    claims: Vec<&'s Claim>,
}

fn quotes(
    shown: &Shown,
    dataset: &Dataset,
    texts: &BTreeMap<ReportId, String>,
) -> Markup {
    let mut all: Vec<Quote<'_>> = Vec::new();
    for claim in &shown.claims {
        let span = claim.sentence.cover(claim.trigger);
        let same = all
            .iter_mut()
            .find(|quote| quote.report == &claim.report && quote.span.overlaps(span));
        match same {
            Some(quote) => {
                quote.span = quote.span.cover(span);
                quote.claims.push(claim);
            }
            None => all.push(Quote { report: &claim.report, span, claims: vec![claim] }),
        }
    }
    html! {
        @for quote in all.iter().take(MOST_QUOTES) {
            @let text = texts.get(quote.report).map_or("", String::as_str);
            figure.quote {
                blockquote dir="auto" { (marked(text, quote.span, &quote.claims)) }
                figcaption { (source(quote, dataset)) }
            }
        }
        @if all.len() > MOST_QUOTES { p.small { (count(all.len() - MOST_QUOTES, "further sentence")) " of other reports say so." } }
    }
}

/// Outlet, day and headline, and who says so within.
fn source(quote: &Quote<'_>, dataset: &Dataset) -> Markup {
    let card = dataset.report(quote.report);
    let outlet = card.and_then(|card| card.outlet.as_deref());
    let mut said: BTreeSet<String> = BTreeSet::new();
    let mut held: BTreeSet<&str> = BTreeSet::new();
    for claim in &quote.claims {
        for speaker in claim.speakers.iter().map(|speaker| &speaker.value) {
            let kind = speaker.kind.as_str().replace('-', " ");
            match &speaker.name {
                // Who asked not to be named is not named.
                _ if speaker.protected => {
                    said.insert(format!("{kind}, not named at their wish"))
                }
                Some(name) if Some(name.as_str()) != outlet => {
                    said.insert(format!("{name} ({kind})"))
                }
                Some(_) => false,
                None => said.insert(kind),
            };
        }
        if claim.modality.value != Modality::Happened {
            held.insert(claim.modality.value.as_str());
        }
    }
    html! {
        bdi.outlet { (outlet.unwrap_or("Outlet unknown")) }
        @if let Some(card) = card {
            ", " (published(card))
            @if let Some(title) = &card.title { ": " @match link(card) {
                Some(url) => a href=(url) rel="noreferrer noopener" dir="auto" { bdi { (title) } },
                None => bdi dir="auto" { (title) },
            } } @else if let Some(url) = link(card) { ": " a href=(url) rel="noreferrer noopener" { (url) } }
        }
        @if !said.is_empty() { " · says " bdi { (said.into_iter().collect::<Vec<_>>().join(", ")) } }
        @if !held.is_empty() { " · told as " (held.into_iter().collect::<Vec<_>>().join(", ")) }
    }
}

fn joined(event: &Event) -> Markup {
    html! {
        @if !event.joins.is_empty() {
            details.joins {
                summary { "Why these sentences are one event" }
                ul { @for why in &event.joins { li { bdi { (why) } } } }
            }
        }
    }
}
