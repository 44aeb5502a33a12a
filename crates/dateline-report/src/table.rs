//! The events as a table: readable as it is, sorted and filtered where a script may run.

use std::collections::BTreeMap;

use dateline::numbers::{count, number};
use maud::{Markup, html};

use crate::gather::{Row, TYPES, Told};
use crate::words::range;

/// About how many bytes a row of the table takes beside its words.
const ROW_BYTES: usize = 420;

/// The rows that the table has room for: those told in full, then the newest. In the order of the dataset.
pub(crate) fn listed(
    told: &Told,
    full: &BTreeMap<usize, String>,
    room: usize,
) -> Vec<usize> {
    let most = (room / ROW_BYTES).max(full.len());
    let mut at: Vec<usize> = (0..told.rows.len()).collect();
    at.sort_by_key(|at| (!full.contains_key(at), std::cmp::Reverse(*at)));
    at.truncate(most);
    at.sort_unstable();
    at
}

/// The table.
pub(crate) fn draw(
    told: &Told,
    full: &BTreeMap<usize, String>,
    listed: &[usize],
) -> Markup {
    html! {
        @if told.rows.is_empty() { p.empty { "No event was found in the reports." } } @else {
            @if listed.len() < told.rows.len() {
                p.note { "The table has " (count(listed.len(), "event")) " of " (number(told.rows.len() as u64)) ", so that the file can be mailed; map and timeline show all." }
            }
            div.filter hidden {
                label for="filter" { "Only events with" }
                input #filter type="search" autocomplete="off" placeholder="a place, a side, a day";
                output #filtered for="filter" {}
            }
            div.wide role="region" aria-label="Events" tabindex="0" {
                table.events {
                    thead { tr {
                        th scope="col" { "Day" } th scope="col" { "Place" } th scope="col" { "What" } th scope="col" { "Who, to whom" }
                        th.n scope="col" { "Killed" } th.n scope="col" { "Sources" }
                    } }
                    tbody { @for at in listed { (line(&told.rows[*at], *at, full.contains_key(at))) } }
                }
            }
            p.small { "Event types are ACLED's words. “Killed” is the best estimate, with the lowest and the highest number told. Sources that copy each other count once." }
        }
    }
}

fn line(row: &Row, at: usize, is_full: bool) -> Markup {
    let days = row.first.or(row.last).map(|day| day.to_string()).unwrap_or_default();
    html! {
        tr data-place=[row.place] {
            td.day data-key=(format!("{days} {at:08}")) { (row.days) }
            td { bdi { (row.at.as_deref().unwrap_or("not told")) } @if !row.around.is_empty() { " " small { bdi { (row.around) } } } }
            th scope="row" {
                span.dot.(TYPES[row.kind].1) {}
                @if is_full { a href={ "#event-" (row.id) } { (row.what) } } @else { (row.what) }
                @if row.disputed { " " span.disputed title="Sources disagree" { "≠" span.hidden { " sources disagree" } } }
            }
            td { (sides(row)) }
            td.n data-key=(row.killed.map_or(-1, |(_, best, _)| i64::try_from(best).unwrap_or(i64::MAX))) { @match row.killed { Some(killed) => (range(killed)), None => span.unknown { "not told" } } }
            td.n data-key=(row.n_sources) { (row.n_sources) }
        }
    }
}

/// Who did it to whom.
pub(crate) fn sides(row: &Row) -> Markup {
    let arrow = if row.reciprocal { "↔" } else { "→" };
    let says = if row.reciprocal { " and " } else { " to " };
    html! {
        @match (row.actors.is_empty(), row.recipients.is_empty()) {
            (true, true) => span.unknown { "sides not told" },
            (false, true) => bdi { (row.actors) },
            (true, false) => { span.unknown { "unknown" } (joint(arrow, says)) bdi { (row.recipients) } },
            (false, false) => { bdi { (row.actors) } (joint(arrow, says)) bdi { (row.recipients) } },
        }
    }
}

fn joint(arrow: &str, says: &str) -> Markup {
    html! { " " span aria-hidden="true" { (arrow) } span.hidden { (says) } " " }
}
