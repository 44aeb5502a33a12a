//! A dataset as one page that opens from disk: map, timeline, table, evidence and method, for those who have no program
//! of ours.
//!
//! A function of the dataset, the texts of its reports and what is known of the run; it reads no file, no clock and no
//! network, and the same dataset gives the same bytes. The one hard decision: nothing on the page comes from elsewhere
//! and nothing on it needs a script. The map is drawn here, as SVG, and the page's own rules forbid every request; what
//! the small script adds is sorting, filtering and the day of the map of control.

mod control;
mod event;
mod frame;
mod gather;
mod head;
mod map;
mod method;
mod step;
mod table;
mod timeline;
mod words;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use dateline::Date;
use dateline::formats::profile::Profile;
use dateline::model::{Dataset, ReportId};
use maud::{Markup, html};

pub use gather::{Wanted, told_by};

/// What is known of the run that made the dataset, beside the dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The dataset's file, without its folder; empty where its name is nobody's business.
    pub file: String,
    /// Hash of the lexicon that it was coded with.
    pub lexicon: String,
    /// Hash of the gazetteer.
    pub gazetteer: String,
    /// Sentences that were left uncoded, by the reason.
    pub uncoded: BTreeMap<String, usize>,
    /// Decisions of persons that stand.
    pub n_decisions: usize,
    /// Persons who decided.
    pub n_coders: usize,
    /// Events that a person rejected, which are not on the page.
    pub n_rejected: usize,
    /// The day of the last decision.
    pub decided_last: Option<Date>,
}

/// What of the dataset stands on the page, and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// What stands above it; made from countries and days without one.
    pub title: Option<String>,
    /// The events to tell of.
    pub wanted: Wanted,
    /// About how large the page may become, in bytes.
    pub most_bytes: usize,
    /// What was masked before.
    pub profile: Profile,
}

/// The page, and what did not fit on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// HTML.
    pub html: String,
    /// The events that it tells of.
    pub n_events: usize,
    /// Of these, those with all their words.
    pub n_in_full: usize,
    /// Those in the table.
    pub n_listed: usize,
}

/// Draws the page.
pub fn draw(
    dataset: &Dataset,
    texts: &BTreeMap<ReportId, String>,
    run: &Run,
    settings: &Settings,
) -> Page {
    let told = gather::gather(dataset, texts, &settings.wanted);
    let control = control::gather(dataset, &told, &settings.wanted);
    let title = settings.title.clone().unwrap_or_else(|| head::title(&told));
    let maps = map::draw(&told, &control);
    let timeline = timeline::draw(&told);
    // What is left of the room goes to the evidence, two thirds, and the table.
    let drawn = maps.events.0.len() + maps.control.0.len() + timeline.0.len();
    let taken = drawn + frame::OWN_BYTES;
    let room = settings.most_bytes.saturating_sub(taken);
    let full = event::in_full(&told, dataset, texts, room / 3 * 2);
    let listed = table::listed(&told, &full, room / 3);
    let parts = Parts { maps, timeline, full: &full, listed: &listed };
    let body = body(&title, dataset, &told, &control, run, settings, &parts);
    Page {
        html: frame::page(&title, &body),
        n_events: told.rows.len(),
        n_in_full: full.len(),
        n_listed: listed.len(),
    }
}

/// The parts that are drawn first because their size decides about the others.
struct Parts<'p> {
    maps: map::Maps,
    timeline: Markup,
    full: &'p BTreeMap<usize, String>,
    listed: &'p [usize],
}

fn body(
    title: &str,
    dataset: &Dataset,
    told: &gather::Told,
    control: &control::Control<'_>,
    run: &Run,
    settings: &Settings,
    parts: &Parts<'_>,
) -> Markup {
    html! {
        (head::draw(title, told, control))
        main {
            section #map aria-labelledby="map-title" {
                h2 #map-title { "Where" }
                (parts.maps.events)
            }
            section #time aria-labelledby="time-title" {
                h2 #time-title { "When" }
                (parts.timeline)
            }
            section #events aria-labelledby="events-title" {
                h2 #events-title { "Events" }
                (table::draw(told, parts.full, parts.listed))
            }
            (control::draw(control, dataset, &parts.maps.control))
            section #evidence aria-labelledby="evidence-title" {
                h2 #evidence-title { "Evidence" }
                (event::draw(told, parts.full))
            }
            section #method aria-labelledby="method-title" {
                h2 #method-title { "Method" }
                (method::draw(dataset, told, run, settings))
            }
        }
        (frame::foot(run))
    }
}
