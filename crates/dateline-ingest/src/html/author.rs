//! Who wrote a page, by its tags.
//!
//! Sites fill the field for authors with their own name, so a name that is the outlet's counts only where the page
//! names nobody else.

use std::ops::Range;

use super::head::{Found, Page};
use super::scan::Tag;

type Name = (String, Range<usize>);

impl Page<'_> {
    pub(super) fn byline(&self, outlet: &Found<String>) -> Found<String> {
        let is_outlet = |name: &str| {
            outlet.as_ref().is_some_and(|(outlet, _)| letters(outlet) == letters(name))
        };
        let mut stated = [
            self.linked(&["author", "name"]),
            self.all_meta(&["author", "article:author", "dc.creator", "parsely-author"]),
            self.all_meta(&["sailthru.author", "byl", "citation_author"]),
        ]
        .into_iter()
        .flatten()
        .chain(self.elements(|tag| {
            tag.get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("author"))
                || tag
                    .get("itemprop")
                    .is_some_and(|prop| prop.eq_ignore_ascii_case("author"))
        }))
        .chain(self.elements(|tag| names_author(tag, true)))
        .chain(self.elements(|tag| names_author(tag, false)))
        .filter_map(|(words, range)| Some((bare_name(&words, outlet)?, range)));
        let first = stated.next()?;
        if !is_outlet(&first.0) {
            return Some(first);
        }
        Some(stated.find(|(name, _)| !is_outlet(name)).unwrap_or(first))
    }

    /// The contents of all meta tags of the first of these names that is there: a tag for each author is common.
    fn all_meta(&self, names: &[&str]) -> Option<Name> {
        names.iter().find_map(|wanted| {
            let mut found: Option<Name> = None;
            for (words, at) in self.metas(wanted) {
                match &mut found {
                    _ if words.contains("://") => {}
                    Some((all, _)) if all.contains(&words) => {}
                    Some((all, range)) => {
                        all.push_str(", ");
                        all.push_str(&words);
                        range.end = at.end;
                    }
                    None => found = Some((words, at)),
                }
            }
            found
        })
    }
}

/// Whether the tag's class says that it holds the author, by itself or beside a picture and other things.
fn names_author(tag: &Tag, is_exact: bool) -> bool {
    const NAMES: [&str; 11] = [
        "author",
        "byline",
        "author-name",
        "byline-name",
        "post-author",
        "entry-author",
        "article-author",
        "authors",
        "article__author",
        "authorname",
        "author_name",
    ];
    // Of the writer, but not the name: and the writers of comments and of other reports.
    const OTHERS: [&str; 22] = [
        "photo", "image", "img", "avatar", "pic", "thumb", "bio", "desc", "about", "box",
        "link-", "social", "comment", "related", "snippet", "teaser", "card", "list",
        "widget", "footer", "sidebar", "caption",
    ];
    if &*tag.name == "address" && !is_exact {
        return true;
    }
    if matches!(&*tag.name, "body" | "html" | "article" | "main" | "section" | "img") {
        return false;
    }
    tag.get("class").is_some_and(|class| {
        class.to_ascii_lowercase().split_whitespace().any(|one| match is_exact {
            true => NAMES.contains(&one),
            false => {
                ["author", "byline", "auteur", "autor", "wrote"]
                    .iter()
                    .any(|word| one.contains(word))
                    && !OTHERS.iter().any(|other| one.contains(other))
            }
        })
    })
}

/// The name without what pages set around it; `None` where the words are no name.
fn bare_name(words: &str, outlet: &Found<String>) -> Option<String> {
    let mut name = words.trim_matches(|letter: char| {
        letter.is_whitespace()
            || matches!(letter, ',' | '-' | '–' | '—' | '|' | ':' | '·' | '•')
    });
    // "Posted on May 4, 2016 by A. Name".
    let lower = name.to_lowercase();
    if ["posted", "published"].iter().any(|word| lower.starts_with(word))
        && let Some((_, who)) = name.split_once(" by ")
    {
        name = who;
    }
    // A date or the number of posts may follow in the same element.
    let cut = [" | ", " • ", " · ", "\n", " Posted ", " Published ", " Publié ", " on "]
        .iter()
        .filter_map(|mark| name.find(mark))
        .min()
        .unwrap_or(name.len());
    name = name[..cut].trim();
    loop {
        let lower = name.to_lowercase();
        let start = LABELS.iter().find(|label| lower.starts_with(*label));
        let Some(label) = start.filter(|label| name.is_char_boundary(label.len())) else {
            break;
        };
        name = name[label.len()..].trim_start();
    }
    if let Some((own, _)) = outlet {
        for place in [format!(", {own}"), format!(" {own} Staff"), format!(" {own}")] {
            name = name.strip_suffix(place.as_str()).unwrap_or(name);
        }
    }
    // "A. Name, CNN": the outlet by its letters.
    if let Some((who, at)) = name.rsplit_once(", ")
        && (2..=5).contains(&at.len())
        && at.chars().all(|letter| letter.is_ascii_uppercase())
        && who.contains(' ')
    {
        name = who;
    }
    let name = name.trim_end_matches([',', ' ', '.', ':']);
    let n_words = name.split_whitespace().count();
    let is_name = !name.is_empty()
        && !name.contains("://")
        && !name.contains('@')
        && n_words <= 12
        && !LABELS.iter().any(|label| label.trim() == name.to_lowercase())
        && name.chars().filter(char::is_ascii_digit).count() <= 3
        && name.chars().any(char::is_alphabetic);
    is_name.then(|| name.to_owned())
}

/// What stands before a name, in the languages whose page templates are common in news, lower case.
const LABELS: [&str; 18] = [
    "by ",
    "by: ",
    "by\u{a0}",
    "written by",
    "posted by",
    "post author",
    "author: ",
    "author:",
    "authors:",
    "reported by",
    "par ",
    "par\u{a0}",
    "por ",
    "por: ",
    "von ",
    "di ",
    "eingestellt von",
    "yazan:",
];

fn letters(words: &str) -> String {
    words
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
