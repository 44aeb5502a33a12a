//! What a query gives, as files: a table, a map layer, a feed.
//!
//! Table and map layer leave the house: each is for the profile that is asked for, `public` without one, and the log of
//! custody has a line of it. The feed is read at the desk and is as the desk shows it.

use dateline::formats::profile::{Profile, Released};
use dateline::formats::{acled, geojson, table};
use dateline::store::custody::of_bytes;
use maud::html;
use serde_json::json;

use super::events::selected;
use super::words::{names, published};
use crate::answer::Answer;
use crate::desk::Slice;
use crate::fault::Fault;
use crate::query::{Query, Sort};
use crate::server::Asked;

/// Events that a file of the desk holds; `dateline export` has no limit.
const MOST_EVENTS: usize = 50_000;
/// What an address says of the readers of a file.
pub(crate) const PROFILE: &str = "profile";
/// Entries of a feed.
const MOST_ENTRIES: usize = 100;

fn slice(asked: &Asked, query: &Query, most: usize) -> Result<Slice, Fault> {
    let events = selected(asked, query)?;
    let index = &asked.view.index;
    let ids = events.iter().take(most).map(|at| index.entries[*at as usize].id.as_str());
    asked.view.slices(ids)
}

/// `/events.csv`: the table, safe for spreadsheets.
pub(crate) fn csv(asked: &Asked) -> Result<Answer, Fault> {
    let settings = table::Settings { excel_safe: true, bom: false };
    let write = |it: &Released| table::to_csv(&it.dataset, &it.texts, settings);
    let bytes = handed_out(asked, "csv", write)?;
    Ok(Answer::bytes("text/csv; charset=utf-8", bytes).kept_as("events.csv"))
}

/// `/events.geojson`.
pub(crate) fn geojson(asked: &Asked) -> Result<Answer, Fault> {
    let write = |it: &Released| geojson::to_string(&it.dataset, &it.texts).into_bytes();
    let bytes = handed_out(asked, "geojson", write)?;
    Ok(Answer::bytes("application/geo+json", bytes).kept_as("events.geojson"))
}

/// A file of the events of a query, for those whom its profile lets read it. Logged before it is given.
fn handed_out(
    asked: &Asked,
    format: &str,
    write: impl FnOnce(&Released) -> Vec<u8>,
) -> Result<Vec<u8>, Fault> {
    let (profile, query) = for_whom(asked)?;
    let slice = slice(asked, &query, MOST_EVENTS)?;
    let released = asked.desk.release(&asked.view, slice, profile)?;
    let bytes = write(&released);
    let detail = json!({
        "format": format, "sha256": of_bytes(&bytes), "file": format!("events.{format}"),
        "profile": profile.as_str(), "delay": null, "finest": "exact", "query": query.address(),
    });
    asked.desk.log_export(&asked.view, &asked.user, detail)?;
    Ok(bytes)
}

/// The profile that an address asks for, and the query that the rest of it is.
fn for_whom(asked: &Asked) -> Result<(Profile, Query), Fault> {
    let profile = asked.word(PROFILE).map_or(Ok(Profile::Public), |word| {
        let help = "give `profile=public`, `profile=trusted` or `profile=full`";
        word.parse().map_err(|why: String| Fault::malformed(why, help))
    })?;
    let pairs = form_urlencoded::parse(asked.address.as_bytes());
    let mut rest = form_urlencoded::Serializer::new(String::new());
    rest.extend_pairs(pairs.filter(|(name, _)| name != PROFILE));
    Ok((profile, Query::read(&rest.finish())?))
}

/// `/events.atom`: the newest events of a query as a feed (RFC 4287).
pub(crate) fn atom(asked: &Asked) -> Result<Answer, Fault> {
    let query = Query { sort: Sort::Newest, ..Query::read(&asked.address)? };
    let slice = slice(asked, &query, MOST_ENTRIES)?;
    let newest = slice.dataset.reports.iter().filter_map(|card| {
        card.published
            .latest
            .as_ref()
            .or(card.published.earliest.as_ref())
            .map(|day| day.value)
    });
    let updated = |day: Option<dateline::Date>| {
        day.map_or_else(
            || "1970-01-01T00:00:00Z".to_owned(),
            |day| format!("{day}T00:00:00Z"),
        )
    };
    let base = "urn:dateline:";
    let feed = html! {
        feed xmlns="http://www.w3.org/2005/Atom" {
            id { (base) "events?" (query.address()) }
            title { "dateline: events" @if query.is_narrow() { " " (query.address()) } }
            updated { (updated(newest.clone().max())) }
            generator { "dateline" }
            @for event in &slice.dataset.events {
                @let reports = slice.dataset.claims.iter().filter(|claim| event.claims.contains(&claim.id))
                    .filter_map(|claim| slice.dataset.report(&claim.report)).collect::<Vec<_>>();
                @let day = reports.iter().filter_map(|card| card.published.latest.as_ref()).map(|day| day.value).max();
                entry {
                    id { (base) (event.id.0) }
                    title {
                        (acled::classify(event, &slice.dataset).map_or_else(|| event.acts.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "), |code| code.as_str().to_owned()))
                        @if let Some(at) = &event.place { ", " (at.place.as_ref().map_or(at.text.as_str(), |place| place.name.as_str())) }
                    }
                    updated { (updated(day)) }
                    link rel="alternate" href={ "/events/" (event.id.0) };
                    category term=(event.review.to_string());
                    author { name { (reports.first().and_then(|card| card.outlet.as_deref()).unwrap_or("unknown")) } }
                    summary type="text" {
                        (names(&event.actors)) @if !event.recipients.is_empty() { " → " (names(&event.recipients)) }
                        @for card in &reports { "; " (card.outlet.as_deref().unwrap_or("")) " " (published(card)) }
                    }
                }
            }
        }
    };
    // Empty elements are closed in XML, which HTML leaves open.
    let xml = feed.into_string();
    let xml = close_links(&xml);
    let bytes =
        format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{xml}\n").into_bytes();
    Ok(Answer::bytes("application/atom+xml; charset=utf-8", bytes))
}

/// `<link ...>` and `<category ...>` become elements of XML. Quotes in their values are escaped, so `>` ends them.
fn close_links(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(at) =
        rest.find("<link ").into_iter().chain(rest.find("<category ")).min()
    {
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end);
        out.push_str(&rest[..end]);
        out.push('/');
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}
