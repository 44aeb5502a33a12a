//! What the tags of a page say about it: title, author, outlet, address, dates.

use std::ops::Range;

use jiff::civil::Date;
use serde_json::Value;

use super::scan::{Tag, end_of, text_of};
use crate::dates::{date_field, find_dates};

/// A value with the bytes of the page that say it.
pub(crate) type Found<T> = Option<(T, Range<usize>)>;

/// What the tags of a page say about it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub(crate) title: Found<String>,
    pub(crate) byline: Found<String>,
    pub(crate) outlet: Found<String>,
    pub(crate) url: Option<String>,
    pub(crate) published: Found<Date>,
    pub(crate) updated: Found<Date>,
    /// Words under pictures, with the place of their tag.
    pub(crate) captions: Vec<(String, usize)>,
}

/// The longest element, in tags, whose text is looked at.
const LOOK: usize = 60;

/// Reads what the tags of a page say about it.
pub(crate) fn head(html: &str, tags: &[Tag]) -> Head {
    let page = Page { html, tags, linked: linked_data(html, tags) };
    Head {
        title: page.title(),
        byline: page.byline(),
        outlet: page.outlet(),
        url: page.url(),
        published: page.published(),
        updated: page.updated(),
        captions: page.captions(),
    }
}

struct Page<'p> {
    html: &'p str,
    tags: &'p [Tag],
    linked: Vec<(Value, Range<usize>)>,
}

impl Page<'_> {
    /// The content of the first meta tag of one of these names, in their order.
    fn meta(&self, names: &[&str]) -> Found<String> {
        names.iter().find_map(|wanted| {
            self.tags.iter().filter(|tag| &*tag.name == "meta" && !tag.is_end).find_map(
                |tag| {
                    let is_named = ["property", "name", "itemprop", "http-equiv"]
                        .iter()
                        .filter_map(|key| tag.get(key))
                        .any(|own| own.eq_ignore_ascii_case(wanted));
                    let value = tag.get("content").map(|value| text_of(value))?;
                    (is_named && !value.is_empty()).then(|| (value, tag.range.clone()))
                },
            )
        })
    }

    /// The value under this path of keys in the page's linked data.
    fn linked(&self, path: &[&str]) -> Found<String> {
        self.linked.iter().find_map(|(value, range)| {
            let value = string_at(value, path)?;
            // The bytes of the value itself, where it is written plainly.
            let raw = &self.html[range.clone()];
            let place = raw
                .find(&value)
                .map(|at| range.start + at..range.start + at + value.len());
            let tidy = text_of(&value);
            (!tidy.is_empty()).then(|| (tidy, place.unwrap_or(range.clone())))
        })
    }

    /// The text of the elements that a test picks, with the bytes of the element.
    fn elements<'a>(
        &'a self,
        test: impl Fn(&Tag) -> bool + 'a,
    ) -> impl Iterator<Item = (String, Range<usize>)> + 'a {
        (0..self.tags.len()).filter_map(move |idx| {
            let tag = &self.tags[idx];
            if tag.is_end || !test(tag) {
                return None;
            }
            let end = end_of(self.tags, idx, LOOK)?;
            let text = text_of(&self.html[tag.range.end..self.tags[end].range.start]);
            (!text.is_empty()).then(|| (text, tag.range.start..self.tags[end].range.end))
        })
    }

    fn title(&self) -> Found<String> {
        let named = self
            .meta(&["og:title", "twitter:title", "title", "dc.title", "headline"])
            .or_else(|| self.linked(&["headline"]));
        let of_head = self.elements(|tag| &*tag.name == "title").next();
        let headings: Vec<(String, Range<usize>)> =
            self.elements(|tag| &*tag.name == "h1").take(8).collect();
        // A heading is what readers see; one that the page's own title does not hold is the name of the site.
        let known = [&named, &of_head];
        let heading = headings.iter().find(|(words, _)| {
            words.split_whitespace().count() >= 2
                && (headings.len() == 1
                    || known.iter().any(|other| {
                        other.as_ref().is_some_and(|(other, _)| holds(other, words))
                    }))
        });
        heading
            .cloned()
            .or_else(|| named.map(|(words, range)| (self.without_site(&words), range)))
            .or_else(|| of_head.map(|(words, range)| (self.without_site(&words), range)))
    }

    /// A page title without the name of the site behind its last bar or dash.
    fn without_site(&self, title: &str) -> String {
        for mark in [" | ", " – ", " — ", " - ", " :: ", " » "] {
            if let Some((words, site)) = title.rsplit_once(mark) {
                let n_site = site.split_whitespace().count();
                if n_site <= 4 && words.split_whitespace().count() > n_site {
                    return words.trim().to_owned();
                }
            }
        }
        title.to_owned()
    }

    fn byline(&self) -> Found<String> {
        let is_name = |(name, _): &(String, Range<usize>)| {
            !name.contains("://")
                && !name.contains('@')
                && name.split_whitespace().count() <= 12
        };
        self.linked(&["author", "name"])
            .filter(is_name)
            .or_else(|| {
                self.meta(&[
                    "author",
                    "article:author",
                    "dc.creator",
                    "parsely-author",
                    "sailthru.author",
                    "byl",
                ])
                .filter(is_name)
            })
            .or_else(|| {
                self.elements(|tag| {
                    tag.get("rel") == Some("author")
                        || tag.get("itemprop") == Some("author")
                })
                .find(is_name)
            })
            .or_else(|| {
                let names = [
                    "author",
                    "byline",
                    "author-name",
                    "byline-name",
                    "post-author",
                    "entry-author",
                    "article-author",
                    "authors",
                    "article__author",
                ];
                self.elements(move |tag| {
                    tag.get("class").is_some_and(|class| {
                        class.split_whitespace().any(|one| names.contains(&one))
                    })
                })
                .find(is_name)
            })
            .map(|(name, range)| (bare_name(&name), range))
            .filter(|(name, _)| !name.is_empty())
    }

    fn outlet(&self) -> Found<String> {
        self.meta(&["og:site_name"])
            .or_else(|| self.linked(&["publisher", "name"]))
            .or_else(|| {
                self.meta(&[
                    "application-name",
                    "dc.publisher",
                    "publisher",
                    "twitter:site",
                ])
            })
            .filter(|(name, _)| !name.contains("://") && name.len() <= 100)
            .map(|(name, range)| (name.trim_start_matches('@').to_owned(), range))
    }

    fn url(&self) -> Option<String> {
        let link = self.tags.iter().find(|tag| {
            &*tag.name == "link"
                && tag.get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
        });
        link.and_then(|tag| tag.get("href"))
            .map(text_of)
            .filter(|url| url.starts_with("http"))
            .or_else(|| {
                self.meta(&["og:url"])
                    .map(|(url, _)| url)
                    .filter(|url| url.starts_with("http"))
            })
    }

    fn published(&self) -> Found<Date> {
        self.meta(&[
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
        ])
        .and_then(day)
        .or_else(|| self.linked(&["datePublished"]).and_then(day))
        .or_else(|| self.time_tag(true))
        .or_else(|| self.by_class(true))
        .or_else(|| self.time_tag(false))
        .or_else(|| self.linked(&["dateCreated"]).and_then(day))
        .or_else(|| self.by_class(false))
        .or_else(|| self.of_address())
    }

    fn updated(&self) -> Found<Date> {
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
        ];
        let weak = ["date", "time", "byline", "meta", "info", "posted"];
        let words: &[&str] = if is_stated { &strong } else { &weak };
        let after = self.heading_at();
        let found = self
            .elements(move |tag| {
                let says = |key| {
                    tag.get(key).is_some_and(|own: &str| {
                        let own = own.to_ascii_lowercase();
                        words.iter().any(|word| own.contains(word))
                            && ![
                                "update", "modif", "comment", "related", "footer",
                                "sidebar",
                            ]
                            .iter()
                            .any(|word| own.contains(word))
                    })
                };
                (is_stated || tag.range.start > after)
                    && !matches!(&*tag.name, "body" | "html" | "article" | "main" | "a")
                    && (says("class") || says("id") || says("itemprop"))
            })
            .filter(|(text, _)| text.len() <= 200)
            .find_map(|(text, range)| {
                Some((find_dates(&text).into_iter().next()?.1, range))
            });
        found
    }

    fn heading_at(&self) -> usize {
        self.tags.iter().find(|tag| &*tag.name == "h1").map_or(0, |tag| tag.range.start)
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

    fn captions(&self) -> Vec<(String, usize)> {
        self.elements(|tag| {
            &*tag.name == "figcaption"
                || tag.get("class").is_some_and(|class| {
                    class.split_whitespace().any(|one| {
                        matches!(
                            one,
                            "wp-caption-text"
                                | "caption"
                                | "image-caption"
                                | "photo-caption"
                        )
                    })
                })
        })
        .filter(|(text, _)| text.len() <= 700)
        .map(|(text, range)| (text, range.start))
        .take(40)
        .collect()
    }
}

fn day((value, range): (String, Range<usize>)) -> Found<Date> {
    let (first, last) = date_field(&value)?;
    (first == last).then_some((first, range))
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

/// The day in an address such as `https://example.org/2016/04/21/title`.
pub(crate) fn date_of_address(url: &str) -> Option<Date> {
    let (range, date) = find_dates(url).into_iter().next()?;
    let behind = url[range.end..].chars().next();
    (url[..range.start].ends_with(['/', '-', '_'])
        && behind.is_none_or(|c| !c.is_ascii_digit()))
    .then_some(date)
}

fn holds(title: &str, words: &str) -> bool {
    let bare = |text: &str| {
        text.chars()
            .filter(|letter| letter.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    let (title, words) = (bare(title), bare(words));
    !words.is_empty()
        && (title.contains(&words) || words.contains(&title) && !title.is_empty())
}

fn bare_name(name: &str) -> String {
    let name = name.trim();
    let lower = name.to_ascii_lowercase();
    let cut = ["by ", "written by ", "posted by ", "author: ", "by: "]
        .iter()
        .filter(|start| lower.starts_with(**start))
        .map(|start| start.len())
        .max()
        .unwrap_or(0);
    name[cut..].trim().to_owned()
}

/// The objects of a page's linked data that describe a text, richest first as they stand.
fn linked_data(html: &str, tags: &[Tag]) -> Vec<(Value, Range<usize>)> {
    let mut found = Vec::new();
    for (idx, tag) in tags.iter().enumerate() {
        let is_linked = &*tag.name == "script"
            && !tag.is_end
            && tag
                .get("type")
                .is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"));
        let Some(end) = tags.get(idx + 1).filter(|_| is_linked) else { continue };
        let range = tag.range.end..end.range.start;
        let raw =
            html[range.clone()].trim().trim_start_matches("<!--").trim_end_matches("-->");
        // Raw line breaks inside strings are common and no JSON; a blank does as well.
        let raw: String =
            raw.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        if let Ok(value) = serde_json::from_str::<Value>(&raw) {
            texts(&value, 0, &range, &mut found);
        }
    }
    found
}

fn texts(
    value: &Value,
    depth: usize,
    range: &Range<usize>,
    found: &mut Vec<(Value, Range<usize>)>,
) {
    if depth > 8 || found.len() > 50 {
        return;
    }
    match value {
        Value::Array(items) => {
            items.iter().for_each(|item| texts(item, depth + 1, range, found))
        }
        Value::Object(object) => {
            let is_text = object.get("@type").is_some_and(|kind| {
                let kind = kind.to_string();
                ["Article", "Posting", "Report", "WebPage"]
                    .iter()
                    .any(|word| kind.contains(word))
            });
            if is_text {
                found.push((value.clone(), range.clone()));
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = object.get(key) {
                    texts(inner, depth + 1, range, found);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn string_at(value: &Value, path: &[&str]) -> Option<String> {
    match (value, path) {
        (Value::String(words), []) => Some(words.clone()),
        // "author": "A Name" instead of an object with a name.
        (Value::String(words), ["name"]) => Some(words.clone()),
        (Value::Array(items), path) => {
            let all: Vec<String> =
                items.iter().filter_map(|item| string_at(item, path)).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        (Value::Object(object), [first, rest @ ..]) => {
            string_at(object.get(*first)?, rest)
        }
        (
            Value::Object(_)
            | Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_),
            _,
        ) => None,
    }
}
