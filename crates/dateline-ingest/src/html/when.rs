//! When a page was published, by its tags, and the bytes that say so.

use std::ops::Range;

use jiff::civil::Date;

use super::head::{Found, Page};
use super::months::dated;
use crate::dates::{date_field, find_dates};

impl Page<'_> {
    pub(super) fn published(&self) -> Found<Date> {
        let (stated, hour) = self.stated_day();
        let stated = stated?;
        let Some(hour) = hour else { return Some(stated) };
        // Many systems write the time of Greenwich: late in an American evening that is the day after the one that
        // the outlet itself puts on the page and into its address, and early in an Asian morning the day before.
        let is_own = |(own, _): &(Date, Range<usize>)| {
            let days = (*own - stated.0).get_days();
            // Clocks run from ten hours behind Greenwich to fourteen ahead of it.
            days == -1 && hour < 10 || days == 1 && hour >= 10
        };
        let own = self
            .of_address()
            .filter(is_own)
            .or_else(|| self.by_class(true).filter(is_own))
            .or_else(|| self.by_class(false).filter(is_own));
        Some(own.unwrap_or(stated))
    }

    /// The day of publication by the first of the fields that say so, and its hour if that is one of Greenwich.
    fn stated_day(&self) -> (Found<Date>, Option<u8>) {
        let named = self.meta(&[
            "article:published_time",
            "og:published_time",
            "article:published",
            "datepublished",
            "og:article:published_time",
            "rnews:datepublished",
            "publishdate",
            "publish-date",
            "publish_date",
            "publication_date",
            "pubdate",
            "published_at",
            "published-date",
            "dc.date.issued",
            "dcterms.issued",
            "dc.date.created",
            "dcterms.created",
            "parsely-pub-date",
            "sailthru.date",
            "article.published",
            "cxenseparse:recs:publishtime",
            "citation_publication_date",
            "displaydate",
            "originalpublicationdate",
            "ptime",
            "dc.date",
            "dcterms.date",
            "datecreated",
            "date",
        ]);
        for found in [named, self.linked(&["datePublished"])].into_iter().flatten() {
            let hour = hour_of_greenwich(&found.0);
            if let Some(day) = day(found) {
                return (Some(day), hour);
            }
        }
        let shown = self
            .time_tag(true)
            .or_else(|| self.by_class(true))
            .or_else(|| self.time_tag(false))
            .or_else(|| self.linked(&["dateCreated"]).and_then(day))
            .or_else(|| self.by_class(false))
            .or_else(|| self.of_address());
        (shown, None)
    }

    pub(super) fn updated(&self) -> Found<Date> {
        self.meta(&[
            "article:modified_time",
            "og:updated_time",
            "datemodified",
            "dcterms.modified",
            "last-modified",
            "lastmod",
        ])
        .and_then(day)
        .or_else(|| self.linked(&["dateModified"]).and_then(day))
    }

    /// The first `time` element, or the first that says that it is the time of publication.
    fn time_tag(&self, is_stated: bool) -> Found<Date> {
        let after = self.heading_at();
        self.tags.iter().filter(|tag| &*tag.name == "time" && !tag.is_end).find_map(
            |tag| {
                let class = tag.get("class").unwrap_or("").to_ascii_lowercase();
                let is_change =
                    ["updated", "modified"].iter().any(|word| class.contains(word))
                        && !class.contains("publish");
                let says = tag.get("pubdate").is_some()
                    || tag
                        .get("itemprop")
                        .is_some_and(|prop| prop.eq_ignore_ascii_case("datePublished"))
                    || ["publish", "entry-date", "post-date", "pubdate"]
                        .iter()
                        .any(|word| class.contains(word));
                let is_wanted = if is_stated { says } else { tag.range.start > after };
                let (date, _) = date_field(tag.get("datetime")?)
                    .filter(|(first, last)| first == last)?;
                (is_wanted && !is_change).then(|| (date, tag.range.clone()))
            },
        )
    }

    /// Elements whose class says that they hold a date.
    fn by_class(&self, is_stated: bool) -> Found<Date> {
        let strong = [
            "publish",
            "pubdate",
            "pub-date",
            "post-date",
            "entry-date",
            "article-date",
            "posted",
            "dateline",
            "date-display",
            "publication",
            "date-header",
            "uploaded-date",
        ];
        let weak = ["date", "time", "byline", "meta", "info", "posted"];
        let words: &[&str] = if is_stated { &strong } else { &weak };
        let after = self.heading_at();
        self.elements(move |tag| {
            let says = |key| {
                tag.get(key).is_some_and(|own: &str| {
                    let own = own.to_ascii_lowercase();
                    words.iter().any(|word| own.contains(word))
                        && !["update", "modif", "comment", "related", "footer", "sidebar"]
                            .iter()
                            .any(|word| own.contains(word))
                })
            };
            (is_stated || tag.range.start > after)
                && !matches!(&*tag.name, "body" | "html" | "article" | "main" | "a")
                && (says("class") || says("id") || says("itemprop"))
        })
        .filter(|(text, _)| text.len() <= 200)
        .find_map(dated)
    }

    /// Where the heading begins, and the line that many layouts set above it.
    fn heading_at(&self) -> usize {
        /// A line of section and date with its tags is shorter.
        const ABOVE: usize = 300;
        let heading = self.tags.iter().find(|tag| &*tag.name == "h1");
        heading.map_or(0, |tag| tag.range.start.saturating_sub(ABOVE))
    }

    /// The date in the page's own address: `/2016/04/21/`.
    fn of_address(&self) -> Found<Date> {
        let tag = self.tags.iter().find(|tag| {
            &*tag.name == "link"
                && tag.get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
                || &*tag.name == "meta" && tag.get("property") == Some("og:url")
        })?;
        let url = tag.get("href").or_else(|| tag.get("content"))?;
        Some((date_of_address(url)?, tag.range.clone()))
    }
}

/// The hour of a time that is given in that of Greenwich, which is seldom the outlet's own.
fn hour_of_greenwich(value: &str) -> Option<u8> {
    let value = value.trim();
    let is_utc = ["Z", "+00:00", "+0000"].iter().any(|end| value.ends_with(end));
    let (_, clock) = value.split_once(['T', ' '])?;
    clock.get(..2)?.parse().ok().filter(|_| is_utc)
}

fn day((value, range): (String, Range<usize>)) -> Found<Date> {
    let (first, last) = date_field(&value)?;
    (first == last).then_some((first, range))
}

/// The day in an address such as `https://example.org/2016/04/21/title`.
fn date_of_address(url: &str) -> Option<Date> {
    let (range, date) = find_dates(url).into_iter().next()?;
    let behind = url[range.end..].chars().next();
    (url[..range.start].ends_with(['/', '-', '_'])
        && behind.is_none_or(|c| !c.is_ascii_digit()))
    .then_some(date)
}

/// The first place in the page where this date is written in figures or in English.
pub(crate) fn place_of_date(html: &str, date: Date) -> Option<Range<usize>> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    // Pages that give only a year or a month are dated to its first day.
    if (month, day) == (1, 1) {
        return None;
    }
    let written = [
        format!("{year}-{month:02}-{day:02}"),
        format!("{day:02}.{month:02}.{year}"),
        format!("{day}.{month}.{year}"),
        format!("{day:02}/{month:02}/{year}"),
        format!("{year}/{month:02}/{day:02}"),
        format!("{year}{month:02}{day:02}"),
    ];
    let in_figures = written.iter().find_map(|words| {
        let at = html.find(words)?;
        Some(at..at + words.len())
    });
    in_figures.or_else(|| {
        let name = date.strftime("%B").to_string();
        [format!("{name} {day}, {year}"), format!("{day} {name} {year}")].iter().find_map(
            |words| {
                let at = html.find(words)?;
                Some(at..at + words.len())
            },
        )
    })
}
