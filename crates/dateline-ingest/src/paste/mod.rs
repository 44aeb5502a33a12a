//! A text as pasted from a page, cut into zones.
//!
//! The order of the questions is that of a reader: where is the headline, where does the report begin, where does
//! it end, and what stands around it. The rules speak about how pages are built and pasted, never about what a
//! report tells.

use std::ops::Range;

use dateline_model::{Zone, ZoneKind};
use jiff::civil::Date;

mod around;
mod captions;
mod comments;
mod inside;
mod opening;
mod phrases;
mod stamp;
mod units;

pub(crate) use opening::Opening;
use phrases::Phrase;
use units::{Unit, ends_sentence, n_words};

use crate::dates::find_dates;

/// What is known about a text before it is cut.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hints {
    /// How many bytes at the start are the headline that was given apart from the text.
    pub(crate) headline: Option<usize>,
    /// What the headline is, where it stands somewhere in the text.
    pub(crate) title: Option<String>,
    /// Paragraphs whose kind the page itself tells.
    pub(crate) marked: Vec<(Range<usize>, ZoneKind)>,
    /// Whether the text is only the article, without the page around it.
    pub(crate) is_article: bool,
}

/// What was found in a text; ranges count in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    /// The zones, which cover the text.
    pub(crate) zones: Vec<Zone>,
    /// The headline.
    pub(crate) headline: Option<Range<usize>>,
    /// Who wrote it.
    pub(crate) byline: Option<Range<usize>>,
    /// Who published it.
    pub(crate) outlet: Option<Range<usize>>,
    /// The line that opens it.
    pub(crate) dateline: Option<Opening>,
    /// The day it says it was published.
    pub(crate) published: Option<(Range<usize>, Date)>,
    /// The day it says it was last changed.
    pub(crate) updated: Option<(Range<usize>, Date)>,
    /// The earliest day that a reader's comment bears.
    pub(crate) commented: Option<(Range<usize>, Date)>,
}

/// Cuts `text` into zones and reads what stands around the report.
pub(crate) fn lay_out(text: &str, hints: &Hints) -> Layout {
    let mut page = Page::new(text, hints);
    page.mark();
    page.headline();
    page.around();
    page.bounds();
    page.comments();
    page.captions();
    page.trailing();
    page.opening();
    page.stamp();
    page.outlet();
    page.zones();
    page.layout
}

/// The work of [`lay_out`]: a kind for each unit, step by step; what stays without is body.
struct Page<'t> {
    text: &'t str,
    hints: &'t Hints,
    units: Vec<Unit>,
    phrases: Vec<Option<Phrase>>,
    /// Whether each unit reads like a paragraph of a report.
    prose: Vec<bool>,
    kinds: Vec<Option<ZoneKind>>,
    layout: Layout,
}

impl<'t> Page<'t> {
    fn new(text: &'t str, hints: &'t Hints) -> Page<'t> {
        let units = units::units(text);
        let words = || units.iter().map(|unit| &text[unit.span.clone()]);
        Page {
            text,
            hints,
            phrases: words().map(phrases::phrase_of).collect(),
            prose: words().map(is_prose).collect(),
            kinds: vec![None; units.len()],
            units,
            layout: Layout::default(),
        }
    }

    fn words(&self, idx: usize) -> &'t str {
        &self.text[self.units[idx].span.clone()]
    }

    fn is_open(&self, idx: usize) -> bool {
        self.kinds[idx].is_none()
    }

    /// The first unit that reads like a paragraph of the report and is nothing else.
    fn first_prose(&self) -> Option<usize> {
        (0..self.units.len()).find(|&idx| {
            let words = self.words(idx);
            self.is_open(idx)
                && self.prose[idx]
                && self.phrases[idx].is_none()
                && !captions::has_cue(words)
        })
    }

    /// Takes over what the page itself tells.
    fn mark(&mut self) {
        let mut marked = self.hints.marked.iter().peekable();
        for idx in 0..self.units.len() {
            let span = &self.units[idx].span;
            while marked.next_if(|(range, _)| range.end <= span.start).is_some() {}
            if let Some((range, kind)) = marked.peek()
                && range.start <= span.start
                && span.end <= range.end
            {
                self.kinds[idx] = Some(match *kind == ZoneKind::Caption {
                    true => captions::caption_kind(self.words(idx)),
                    false => *kind,
                });
            }
            if self.words(idx).starts_with('>') && n_words(self.words(idx)) >= 3 {
                self.kinds[idx] = Some(ZoneKind::QuoteBlock);
            }
        }
    }

    /// Finds the headline: the first substantial line above the report.
    fn headline(&mut self) {
        if let Some(len) = self.hints.headline {
            for idx in 0..self.units.len() {
                if self.units[idx].span.end <= len {
                    self.kinds[idx] = Some(ZoneKind::Headline);
                }
            }
            self.layout.headline = (len > 0).then_some(0..len);
            return;
        }
        if self.hints.is_article || self.units.len() < 2 {
            return;
        }
        let body = self.first_prose().unwrap_or(self.units.len());
        let is_title = |idx: &usize| {
            let words = self.words(*idx);
            let bare = words.trim_end_matches(['”', '"', '’', '\'']);
            self.is_open(*idx)
                && !is_list_item(words)
                && (3..=30).contains(&n_words(words))
                && words.chars().filter(|letter| letter.is_alphabetic()).count() >= 12
                && (bare.ends_with("...") || !bare.ends_with(['.', ':', ';', ',']))
                && self.phrases[*idx].is_none()
                && !captions::has_cue(words)
                && !phrases::is_outlet_name(words)
                && !is_date_line(words)
                && opening::opening(words).is_none()
        };
        // A title that asks or exclaims ends like a sentence, and so would be taken for the report's first one.
        let is_question = |idx: &usize| {
            *idx == body
                && *idx + 1 < self.units.len()
                && is_title(idx)
                && self.units[*idx + 1].block != self.units[*idx].block
        };
        let is_known = |idx: &usize| {
            self.hints
                .title
                .as_deref()
                .is_some_and(|title| title.eq_ignore_ascii_case(self.words(*idx)))
        };
        // A row of a menu may have three words, but not the first line that is none.
        let is_first =
            (0..body).find(|&idx| self.is_open(idx) && self.phrases[idx].is_none());
        let is_long = |idx: &usize| is_title(idx) && n_words(self.words(*idx)) >= 4;
        let found = (0..self.units.len())
            .find(is_known)
            .or_else(|| is_first.filter(is_title))
            .or_else(|| (0..body).find(is_long))
            .or_else(|| (0..body.min(12)).find(is_title))
            .or_else(|| (body < self.units.len()).then_some(body).filter(is_question));
        if let Some(idx) = found {
            self.kinds[idx] = Some(ZoneKind::Headline);
            self.layout.headline = Some(self.units[idx].span.clone());
            for before in 0..idx {
                self.kinds[before].get_or_insert(ZoneKind::Furniture);
            }
            // Pages repeat their title in bread crumbs and above pictures.
            for again in idx + 1..self.units.len() {
                if self.words(again).eq_ignore_ascii_case(self.words(idx)) {
                    self.kinds[again] = Some(ZoneKind::Furniture);
                }
            }
        }
    }
}

/// Whether the unit reads like a paragraph of a report.
fn is_prose(words: &str) -> bool {
    let n = n_words(words);
    ends_sentence(words) && n >= 6
        || n >= 7 && words.ends_with(':')
        || n >= 40
        || n >= 6 && opening::opening(words).is_some()
}

/// Whether the line is little more than a date: "Wednesday, 4 May 2016 10:12", "By A. Name | May 4, 2016".
fn is_date_line(words: &str) -> bool {
    if words.len() > 160 {
        return false;
    }
    let dates = find_dates(words);
    let Some((range, _)) = dates.first() else { return false };
    let before = words[..range.start].trim_end_matches([' ', '\u{a0}', ',']);
    let others = n_words(before) + n_words(&words[range.end..]);
    // "The army left on May 4, 2016" is a sentence; a name or a label in front of a date is not.
    let is_label = before.is_empty()
        || before.ends_with(['|', '•', '·', '–', '—', '-', ':', '/', ')', ']'])
        || before.split_whitespace().all(|word| {
            const LABELS: [&str; 8] =
                ["on", "at", "by", "published", "posted", "updated", "date", "last"];
            LABELS.contains(&word.to_lowercase().as_str())
                || word.chars().next().is_some_and(|first| !first.is_lowercase())
        });
    others <= 8 && is_label && !ends_sentence(words)
}

/// Whether the line is an item of a list: a bullet, a number or a letter in front.
fn is_list_item(words: &str) -> bool {
    let mut letters = words.chars();
    match letters.next() {
        Some('•' | '·' | '*' | '-' | '–' | '—' | '▪' | '►' | '■' | '○') => {
            true
        }
        Some(first) if first.is_ascii_digit() => {
            let rest = words.trim_start_matches(|letter: char| letter.is_ascii_digit());
            rest.starts_with(['.', ')', '-'])
        }
        Some(first) if first.is_ascii_lowercase() => matches!(letters.next(), Some(')')),
        Some(_) | None => false,
    }
}

#[cfg(test)]
mod tests;
