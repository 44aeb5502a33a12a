//! RSS, Atom and JSON Feed, as they are saved to disk: a report for each entry.

use std::panic::{AssertUnwindSafe, catch_unwind};

use feed_rs::model::{Entry, Feed, FeedType};
use feed_rs::parser;

use crate::assemble::{Given, assemble};
use crate::decode::decode_page_as;
use crate::limits::FEED_ENTRIES;
use crate::record::{Item, Record};
use crate::{Input, Reason, Refusal, Settings, dates, html};

#[cfg(test)]
mod tests;

/// Whether a text begins a feed.
pub(crate) fn is_feed(text: &str) -> bool {
    if text.starts_with('<') {
        let lower: String =
            text.chars().take(4_096).collect::<String>().to_ascii_lowercase();
        return ["<rss", "<feed", "<rdf:rdf"].iter().any(|tag| lower.contains(tag));
    }
    let head: String = text.chars().take(4_096).collect();
    head.starts_with('{') && head.contains("jsonfeed.org/version/")
}

/// The entries of a feed.
pub(crate) fn records<'a>(
    bytes: &[u8],
    input: &'a Input,
    settings: &'a Settings,
) -> Result<impl Iterator<Item = Record<'a>> + 'a, Reason> {
    let decoded = decode_page_as(bytes, declared(bytes));
    let charset = decoded.charset();
    let Feed { feed_type, title, entries, .. } = parsed(&decoded.text)?;
    let media_type = match feed_type {
        FeedType::Atom => "application/atom+xml",
        FeedType::JSON => "application/feed+json",
        FeedType::RSS0 | FeedType::RSS1 | FeedType::RSS2 => "application/rss+xml",
    };
    let outlet = title.map(|title| html::line_of(&title.content));
    if entries.is_empty() {
        return Err(Reason::BadFeed("it has no entries".to_owned()));
    }
    let entries = entries.into_iter().enumerate();
    Ok(entries.map(move |(at, entry)| {
        let (outlet, charset) = (outlet.clone(), charset.clone());
        if at >= FEED_ENTRIES {
            let reason = Reason::Entries { cap: FEED_ENTRIES };
            let refusal = Refusal::new(&input.path, reason);
            return Record::refused(Refusal { record: Some(entry.id), ..refusal });
        }
        Record::new(move || {
            let id = entry.id.clone();
            match report(entry, outlet, input, settings) {
                Ok(mut report) => {
                    report.origin.capture.charset = charset;
                    report.origin.capture.media_type = Some(media_type.to_owned());
                    Item::Report(Box::new(report))
                }
                Err(reason) => Item::Refused(Refusal {
                    record: Some(id),
                    ..Refusal::new(&input.path, reason)
                }),
            }
        })
    }))
}

/// The library panics on some feeds in UTF-16, so it is given UTF-8 and not trusted.
fn parsed(text: &str) -> Result<Feed, Reason> {
    // What the first line says of the encoding is true no more.
    let xml = text.trim();
    let xml = match xml.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest.trim_start(),
        None => xml,
    };
    let parser = parser::Builder::new().timestamp_parser(local_day).build();
    let found = catch_unwind(AssertUnwindSafe(|| parser.parse(xml.as_bytes())));
    match found {
        Ok(Ok(feed)) => Ok(feed),
        Ok(Err(error)) => Err(Reason::BadFeed(error.to_string())),
        Err(_) => Err(Reason::BadFeed("it makes no sense".to_owned())),
    }
}

/// The encoding that the first line of XML names.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let (line, _) = head.trim_start().strip_prefix("<?xml")?.split_once("?>")?;
    let (_, value) = line.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    encoding_rs::Encoding::for_label(value[1..].split(quote).next()?.as_bytes())
}

/// The day as the feed writes it, in its own zone: the library would count it in UTC, where it may be the next.
fn local_day(written: &str) -> Option<chrono::DateTime<chrono::Utc>> {
    let (first, last) = dates::date_field(written)?;
    let (month, day) =
        (u32::try_from(first.month()).ok()?, u32::try_from(first.day()).ok()?);
    let noon = chrono::NaiveDate::from_ymd_opt(first.year().into(), month, day)?;
    (first == last).then(|| noon.and_hms_opt(12, 0, 0))?.map(|noon| noon.and_utc())
}

fn report(
    entry: Entry,
    outlet: Option<String>,
    input: &Input,
    settings: &Settings,
) -> Result<dateline_model::Report, Reason> {
    let whole = entry.content.as_ref().and_then(|content| content.body.clone());
    let summary = entry.summary.as_ref().map(|summary| summary.content.clone());
    let is_summary = whole.is_none();
    let title = entry.title.as_ref().map(|title| html::line_of(&title.content));
    let body = whole.or(summary).unwrap_or_default();
    let text = html::text_of_fragment(&body, &settings.caps);
    let named = format!("{}\0{}\0{body}", entry.id, title.as_deref().unwrap_or_default());
    let mut given = Given::of_bytes(&input.path, named.as_bytes());
    given.origin.record = Some(entry.id).filter(|id| !id.is_empty());
    given.origin.url = entry.links.first().map(|link| link.href.clone());
    given.title = title.filter(|title| !title.is_empty());
    given.outlet = outlet.filter(|outlet| !outlet.is_empty());
    given.is_summary = is_summary;
    let day = entry.published.or(entry.updated).map(|at| at.date_naive());
    let day = day.and_then(|day| day.to_string().parse().ok());
    given.published = day.map(|day| (day, day));
    assemble(given, text, settings)
}
