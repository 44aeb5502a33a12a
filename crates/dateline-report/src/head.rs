//! What stands above all: title, days, countries, and the figures in large.

use dateline::numbers::{count, number};
use maud::{Markup, html};

use crate::control::Control;
use crate::gather::Told;
use crate::step::long_day;

/// "Armed conflict in Syria and Iraq".
pub(crate) fn title(told: &Told) -> String {
    let names: Vec<&str> = told.countries().iter().map(|(name, _)| *name).collect();
    let place = match names.as_slice() {
        [] => return "Armed conflict: what reports tell".to_owned(),
        [one] => (*one).to_owned(),
        [one, two] => format!("{one} and {two}"),
        [one, two, three] => format!("{one}, {two} and {three}"),
        [one, two, rest @ ..] => {
            format!("{one}, {two} and {} more countries", rest.len())
        }
    };
    format!("Armed conflict in {place}")
}

/// The head of the page.
pub(crate) fn draw(title: &str, told: &Told, control: &Control<'_>) -> Markup {
    let (low, best, high) = told.deaths();
    let counted = told.rows.iter().filter(|row| row.killed.is_some()).count();
    let disputed = told.rows.iter().filter(|row| row.disputed).count();
    let accepted = told
        .rows
        .iter()
        .filter(|row| row.review != dateline::model::ReviewState::Proposed)
        .count();
    html! {
        header.top {
            p.kicker { "Incident report" }
            h1 { bdi { (title) } }
            p.period {
                @match told.days() {
                    Some((first, last)) if first == last => time datetime=(first) { (long_day(first)) },
                    Some((first, last)) => { time datetime=(first) { (long_day(first)) } " to " time datetime=(last) { (long_day(last)) } },
                    None => "No event has a known day",
                }
            }
            ul.figures {
                li { strong { (number(told.rows.len() as u64)) } span { @if told.rows.len() == 1 { "event" } @else { "events" } } }
                @if counted > 0 { li.dead { strong { (number(best)) } span { "killed" @if low != high { ", between " (number(low)) " and " (number(high)) } } } }
                li { strong { (number(told.reports.len() as u64)) } span { @if told.reports.len() == 1 { "report tells of them" } @else { "reports tell of them" } } }
                li { strong { (number(told.places.len() as u64)) } span { @if told.places.len() == 1 { "place" } @else { "places" } } }
                @if disputed > 0 { li { strong { (number(disputed as u64)) } span { "told differently by sources" } } }
            }
            p.lead {
                @if counted > 0 { "The dead are those of the " (count(counted, "event")) " of which a report gives a number; nothing is added where none does. " }
                @match accepted {
                    0 => "A program read the reports; no person has checked these events.",
                    n if n == told.rows.len() => "A program read the reports, and a person checked each event.",
                    n => { "A program read the reports; a person checked " (count(n, "event")) " of " (number(told.rows.len() as u64)) "." },
                }
            }
            nav aria-label="Parts of this report" {
                a href="#map" { "Where" } a href="#time" { "When" } a href="#events" { "Events" }
                @if !control.places.is_empty() { a href="#control" { "Control" } }
                a href="#evidence" { "Evidence" } a href="#method" { "Method" }
            }
        }
    }
}
