//! What the tags of a page say about it: title, author, outlet, address, dates.

use std::ops::Range;

use jiff::civil::Date;
use serde_json::Value;

use super::linked::{linked_data, string_at};
use super::scan::{Tag, end_of, text_of};

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
/// The longest such element in bytes: titles, names and captions are far shorter.
const MAX_ELEMENT: usize = 20_000;

/// Reads what the tags of a page say about it.
pub(crate) fn head(html: &str, tags: &[Tag]) -> Head {
    let page = Page { html, tags, linked: linked_data(html, tags) };
    let outlet = page.outlet();
    Head {
        title: page.title(),
        byline: page.byline(&outlet),
        outlet,
        url: page.url(),
        published: page.published(),
        updated: page.updated(),
        captions: page.captions(),
    }
}

/// The page that is asked.
pub(super) struct Page<'p> {
    html: &'p str,
    pub(super) tags: &'p [Tag],
    linked: Vec<(Value, Range<usize>)>,
}

impl Page<'_> {
    /// The meta tags of a name that say something, with what they say, in the order of the page.
    pub(super) fn metas<'a>(
        &'a self,
        wanted: &'a str,
    ) -> impl Iterator<Item = (String, Range<usize>)> + 'a {
        let of_name = self.tags.iter().filter(move |tag| {
            &*tag.name == "meta"
                && !tag.is_end
                && ["property", "name", "itemprop", "http-equiv"]
                    .iter()
                    .filter_map(|key| tag.get(key))
                    .any(|own| own.eq_ignore_ascii_case(wanted))
        });
        of_name
            .filter_map(|tag| Some((text_of(tag.get("content")?), tag.range.clone())))
            .filter(|(value, _)| !value.is_empty())
    }

    /// The content of the first meta tag of one of these names, in their order.
    pub(super) fn meta(&self, names: &[&str]) -> Found<String> {
        names.iter().find_map(|wanted| self.metas(wanted).next())
    }

    /// The value under this path of keys in the page's linked data.
    pub(super) fn linked(&self, path: &[&str]) -> Found<String> {
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
    pub(super) fn elements<'a>(
        &'a self,
        test: impl Fn(&Tag) -> bool + 'a,
    ) -> impl Iterator<Item = (String, Range<usize>)> + 'a {
        (0..self.tags.len()).filter_map(move |idx| {
            let tag = &self.tags[idx];
            if tag.is_end || !test(tag) {
                return None;
            }
            let end = end_of(self.tags, idx, LOOK)?;
            let inside = tag.range.end..self.tags[end].range.start;
            if inside.len() > MAX_ELEMENT {
                return None;
            }
            let text = text_of(&self.html[inside]);
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
