//! A page to a report: the article's text, and what the page's tags say about it.
//!
//! The library that finds the article builds a tree, which a hostile page can make slow or deep; so the page is
//! first scanned in one linear pass, and only what readers see and a tree builder can bear is handed on.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use dateline_model::{Report, ZoneKind};
use jiff::civil::Date;

use crate::assemble::{Given, Tags, assemble};
use crate::decode::{Decoded, decode_page};
use crate::paste::Hints;
use crate::{Caps, Input, Reason, Settings, limits};

mod author;
mod body;
mod clean;
mod head;
mod linked;
mod months;
mod scan;
mod tokens;
mod when;

use body::Paragraph;
use clean::Clean;
use head::{Found, Head};
use scan::Scan;

/// Reads a page.
pub(crate) fn report(
    bytes: &[u8],
    input: &Input,
    settings: &Settings,
) -> Result<Report, Reason> {
    report_of(bytes, decode_page(bytes), Given::of_file(input, bytes), settings)
}

/// Reads a page that was decoded, of which something is known already.
pub(crate) fn report_of(
    bytes: &[u8],
    decoded: Decoded,
    given: Given,
    settings: &Settings,
) -> Result<Report, Reason> {
    let html = decoded.text.as_str();
    let scan = scan::scan(html);
    let mut head = head::head(html, &scan.tags);
    let clean = clean::clean(html, &scan.tags, &settings.caps);
    let article = match bears_a_tree(&scan, &clean) {
        true => article(&clean.html, &head),
        false => None,
    };
    let is_article = article.is_some();
    let (paragraphs, date) =
        article.unwrap_or_else(|| (body::paragraphs(&clean.html), None));
    // The library looks for dates in more languages; one counts only if the page can be shown to say it.
    head.published = head
        .published
        .or_else(|| date.and_then(|date| Some((date, when::place_of_date(html, date)?))));

    let mut given = Given { n_replaced: decoded.n_replaced, ..given };
    given.origin.capture.charset = decoded.charset();
    given.origin.capture.media_type = Some("text/html".to_owned());
    let (text, hints) = lay(html, &head, paragraphs, is_article);
    given.hints = hints;
    given.is_whole_page = !is_article;
    given.origin.url = given.origin.url.or_else(|| head.url.clone());
    let original = |range: &Range<usize>| decoded.original(bytes, range);
    let words = |found: &Found<String>| {
        found.as_ref().map(|(value, range)| (value.clone(), original(range)))
    };
    given.tags = Tags {
        title: words(&head.title),
        byline: words(&head.byline),
        outlet: words(&head.outlet),
        published: head.published.as_ref().map(|(date, range)| (*date, original(range))),
        updated: head.updated.as_ref().map(|(date, range)| (*date, original(range))),
    };
    assemble(given, text, settings)
}

/// The text of a piece of HTML as it is shown, a blank line between paragraphs: what feeds and mails hold.
pub(crate) fn text_of_fragment(html: &str, caps: &Caps) -> String {
    let scan = scan::scan(html);
    let clean = clean::clean(html, &scan.tags, caps);
    let paragraphs = body::paragraphs(&clean.html);
    paragraphs.into_iter().map(|one| one.text).collect::<Vec<_>>().join("\n\n")
}

/// A title on one line, without tags.
pub(crate) fn line_of(html: &str) -> String {
    scan::text_of(html)
}

/// Whether a tree of the page stays small and is walked fast.
fn bears_a_tree(scan: &Scan, clean: &Clean) -> bool {
    let n_attributes: usize = scan.tags.iter().map(|tag| tag.n_attributes).sum();
    scan.n_letters <= limits::TEXT_BYTES
        && scan.tags.len() <= limits::TREE_TAGS
        && n_attributes <= limits::TREE_ATTRIBUTES
        && clean.sum_of_depths <= limits::TREE_DEPTHS
        && scan.n_errors <= limits::TREE_ERRORS
}

/// The paragraphs of the article in a page that is safe to build a tree of, and the date that it seems to bear.
fn article(clean: &str, head: &Head) -> Option<(Vec<Paragraph>, Option<Date>)> {
    // The library's search for a date is dear, and needed only where the tags say none.
    let date_mode = match head.published {
        Some(_) => trafilatura::HtmlDateMode::Disabled,
        None => trafilatura::HtmlDateMode::Extensive,
    };
    let mut options = trafilatura::Options::default()
        .with_fallback(true)
        .with_exclude_comments(true)
        .with_focus(trafilatura::ExtractionFocus::FavorPrecision)
        .with_html_date_mode(date_mode);
    if let Some(url) = head.url.as_deref().and_then(|url| url.parse().ok()) {
        options = options.with_url(url);
    }
    // The library may panic on odd trees: that costs its opinion, not the page.
    let found = catch_unwind(AssertUnwindSafe(|| trafilatura::extract(clean, &options)));
    let found = found.ok()?.ok()?;
    let paragraphs = body::paragraphs(&found.content_html);
    let date = found.metadata.date.and_then(|date| date.to_string().parse().ok());
    paragraphs.iter().any(|one| one.kind.is_none()).then_some((paragraphs, date))
}

/// Sets title, captions and paragraphs as one text.
fn lay(
    html: &str,
    head: &Head,
    paragraphs: Vec<Paragraph>,
    is_article: bool,
) -> (String, Hints) {
    let mut text = String::new();
    let mut hints = Hints { is_article, ..Hints::default() };
    let is_title = |words: &str| {
        head.title.as_ref().is_some_and(|(title, _)| title.eq_ignore_ascii_case(words))
    };
    if is_article && let Some((title, _)) = &head.title {
        text.push_str(title);
        hints.headline = Some(title.len());
    } else {
        hints.title = head.title.as_ref().map(|(title, _)| title.clone());
    }
    let captions = match is_article {
        true => captions(html, head, &paragraphs),
        false => Vec::new(),
    };
    let parts = captions
        .into_iter()
        .chain(paragraphs.into_iter().filter(|one| !is_article || !is_title(&one.text)));
    for part in parts {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&part.text);
        if let Some(kind) = part.kind {
            hints.marked.push((start..text.len(), kind));
        }
    }
    (text, hints)
}

/// The captions of the article's pictures: between its heading and its last paragraph.
fn captions(html: &str, head: &Head, paragraphs: &[Paragraph]) -> Vec<Paragraph> {
    let first = head.title.as_ref().map_or(0, |(_, range)| range.start);
    let last = paragraphs.iter().rev().find_map(|one| {
        let opening: String = one.text.chars().take(30).collect();
        (one.kind.is_none() && opening.len() >= 20)
            .then(|| html.rfind(&opening))
            .flatten()
    });
    let mut found: Vec<Paragraph> = Vec::new();
    for (text, at) in &head.captions {
        let is_known = found.iter().any(|one| one.text == *text)
            || paragraphs.iter().any(|one| one.text.contains(text));
        if *at >= first && last.is_some_and(|last| *at <= last) && !is_known {
            let kind = Some(ZoneKind::Caption);
            found.push(Paragraph { text: text.clone(), kind });
        }
    }
    found
}

#[cfg(test)]
mod tests;
