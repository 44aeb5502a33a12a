//! A text as pasted from a page, cut into zones.
//!
//! The order of the questions is that of a reader: where is the headline, where does the report begin, where does
//! it end, and what stands around it. The rules speak about how pages are built and pasted, never about what a
//! report tells.

use std::ops::Range;

use dateline_model::{Span, Zone, ZoneKind};
use jiff::civil::Date;

mod captions;
mod comments;
mod opening;
mod phrases;
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
                self.kinds[idx] = Some(match kind {
                    ZoneKind::Caption => captions::caption_kind(self.words(idx)),
                    kind => *kind,
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
                && (3..=30).contains(&n_words(words))
                && words.chars().filter(|letter| letter.is_alphabetic()).count() >= 12
                && !(bare.ends_with(['.', ':', ';', ',']) && !bare.ends_with("..."))
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
        // Rows of a menu may have three words; a line of five above the report is hardly one of them.
        let is_long = |idx: &usize| is_title(idx) && n_words(self.words(*idx)) >= 5;
        let found = (0..self.units.len())
            .find(is_known)
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

    /// Marks the lines around the report that web pages word the same way everywhere.
    fn around(&mut self) {
        for idx in 0..self.units.len() {
            let words = self.words(idx);
            if !self.is_open(idx) {
                continue;
            }
            match self.phrases[idx] {
                Some(Phrase::Byline) => {
                    let start = self.units[idx].span.start;
                    if let Some(name) = phrases::byline_of(words) {
                        let name = start + name.start..start + name.end;
                        self.layout.byline.get_or_insert(name);
                    }
                    self.kinds[idx] = Some(ZoneKind::Furniture);
                }
                Some(Phrase::Form | Phrase::Comments | Phrase::After)
                | Some(Phrase::Source | Phrase::Line) => {
                    self.kinds[idx] = Some(ZoneKind::Furniture);
                }
                None => {}
            }
        }
    }

    /// Finds where the report begins and ends; what stands beyond and is no prose is furniture.
    fn bounds(&mut self) {
        let body = self.first_prose().unwrap_or(self.units.len());
        let title_at =
            self.kinds.iter().position(|kind| *kind == Some(ZoneKind::Headline));
        for idx in 0..body {
            let words = self.words(idx);
            if !self.is_open(idx) {
                continue;
            }
            self.dates_of_page(idx, false);
            let behind_title = title_at.is_some_and(|title| title < idx);
            self.kinds[idx] = if captions::has_cue(words)
                || behind_title && captions::is_bare_phrase(words)
            {
                Some(captions::caption_kind(words))
            } else if body == self.units.len() && n_words(words) >= 5
                || self.hints.is_article
            {
                None
            } else if behind_title && n_words(words) >= 6 && !is_date_line(words) {
                // A line below the title that says more: the standfirst.
                None
            } else {
                Some(ZoneKind::Furniture)
            };
        }
        // Bylines and notices may hold the date too.
        for idx in 0..self.units.len() {
            if self.kinds[idx] == Some(ZoneKind::Furniture) {
                self.dates_of_page(idx, idx > body);
            }
        }
        self.tail(body);
    }

    /// Marks all that follows the end of the report.
    fn tail(&mut self, body: usize) {
        let mut is_over = false;
        let mut is_after = false;
        for idx in body..self.units.len() {
            let words = self.words(idx);
            match self.phrases[idx] {
                Some(Phrase::Form | Phrase::Comments) => is_over = true,
                Some(Phrase::After | Phrase::Source) => is_after = true,
                Some(Phrase::Byline | Phrase::Line) | None => {}
            }
            if !self.is_open(idx) {
                continue;
            }
            // Behind "Related" and the like the report may go on, but not with lines that are no sentences.
            if is_over || is_after && !self.prose[idx] && !self.hints.is_article {
                self.kinds[idx] = Some(ZoneKind::Furniture);
            } else if phrases::is_outlet_name(words) || is_date_line(words) {
                self.dates_of_page(idx, true);
                self.kinds[idx] = Some(ZoneKind::Furniture);
            } else {
                is_after = false;
            }
        }
        // What the outlet says about itself stands at the end, in one or two paragraphs.
        let open: Vec<usize> =
            (body + 1..self.units.len()).filter(|&idx| self.is_open(idx)).collect();
        for &idx in open.iter().rev().take(2) {
            if phrases::is_about_outlet(self.words(idx)) {
                self.kinds[idx] = Some(ZoneKind::Furniture);
            } else {
                break;
            }
        }
    }

    /// Marks what readers wrote, from a time stamp to the form or the end, and from a heading that says so.
    fn comments(&mut self) {
        if self.hints.is_article {
            return;
        }
        let body = (0..self.units.len()).find(|&idx| self.is_open(idx));
        let first = body.map_or(self.units.len(), |body| body + 1);
        let mut is_comment = false;
        // A time stamp below a standfirst is that of the report: comments need a report before them.
        let mut n_prose = body.map_or(0, |body| usize::from(self.prose[body]));
        let mut is_over = false;
        for idx in first..self.units.len() {
            let words = self.words(idx);
            let phrase = self.phrases[idx];
            match phrase {
                Some(Phrase::Form) => is_comment = false,
                Some(Phrase::Comments) => {
                    is_comment = n_words(words) > 0 && self.has_more(idx)
                }
                Some(Phrase::After | Phrase::Source) => is_comment = false,
                Some(Phrase::Byline | Phrase::Line) | None => {}
            }
            is_over |= phrase.is_some_and(|phrase| phrase != Phrase::Line);
            n_prose += usize::from(self.is_open(idx) && self.prose[idx]);
            let stands_below =
                is_comment || is_over || n_prose >= 2 || !self.has_prose_after(idx);
            if let Some(head) = comments::comment_head(words).filter(|_| stands_below) {
                is_comment = true;
                if let Some((range, date)) = head.date {
                    let start = self.units[idx].span.start;
                    let found = (start + range.start..start + range.end, date);
                    let earliest =
                        self.layout.commented.get_or_insert_with(|| found.clone());
                    if found.1 < earliest.1 {
                        *earliest = found;
                    }
                }
                if head.name_before
                    && idx > first
                    && comments::is_name(self.words(idx - 1))
                {
                    self.kinds[idx - 1] = Some(ZoneKind::Comment);
                }
                self.kinds[idx] = Some(ZoneKind::Comment);
            } else if is_comment && phrase.is_none() {
                self.kinds[idx] = Some(ZoneKind::Comment);
            }
        }
    }

    /// Whether what follows, up to the next time stamp, is as long as a report.
    fn has_prose_after(&self, idx: usize) -> bool {
        let n_prose = (idx + 1..self.units.len())
            .take(40)
            .take_while(|&next| comments::comment_head(self.words(next)).is_none())
            .filter(|&next| self.prose[next] && self.phrases[next].is_none())
            .count();
        n_prose >= 3
    }

    fn has_more(&self, idx: usize) -> bool {
        self.phrases.get(idx + 1).is_some_and(|next| *next != Some(Phrase::Form))
    }

    /// Finds captions between paragraphs.
    fn captions(&mut self) {
        let mut has_prose_before = false;
        let mut start = 0;
        while start < self.units.len() {
            let block = self.units[start].block;
            let len = self.units[start..].partition_point(|unit| unit.block == block);
            let group = start..start + len;
            let is_gallery = has_prose_before && self.is_gallery(group.clone());
            for idx in group.clone() {
                let words = self.words(idx);
                let is_cued = (len == 1 || !ends_sentence(words))
                    && n_words(words) <= 45
                    && captions::has_cue(words);
                if self.is_open(idx) && (is_cued || is_gallery) {
                    self.kinds[idx] = Some(captions::caption_kind(words));
                }
            }
            has_prose_before |=
                group.clone().any(|idx| self.is_open(idx) && self.prose[idx]);
            start += len;
        }
    }

    /// Whether the units are several lines set close together, none of which is a sentence: captions of the
    /// pictures of a gallery, pasted without them.
    fn is_gallery(&self, mut group: Range<usize>) -> bool {
        group.len() >= 2
            && group.all(|idx| {
                let words = self.words(idx);
                (4..=40).contains(&n_words(words))
                    && !ends_sentence(words)
                    && !is_list_item(words)
                    && !words.ends_with([':', ',', ';'])
            })
    }

    /// Marks the lines below the last paragraph that are no sentences: headlines of other reports.
    fn trailing(&mut self) {
        let open: Vec<usize> =
            (0..self.units.len()).filter(|&idx| self.is_open(idx)).collect();
        let has_prose = open.iter().any(|&idx| self.prose[idx]);
        if !has_prose || self.hints.is_article {
            return;
        }
        for &idx in open.iter().rev() {
            if self.prose[idx]
                || is_list_item(self.words(idx))
                || ends_sentence(self.words(idx))
            {
                break;
            }
            self.kinds[idx] = Some(ZoneKind::Furniture);
        }
    }

    /// Reads the dateline at the start of the report.
    fn opening(&mut self) {
        let mut open = (0..self.units.len()).filter(|&idx| self.is_open(idx));
        // A standfirst or a summary may stand before the paragraph with the dateline.
        let found = open.by_ref().take(3).find_map(|idx| {
            let opening = opening::opening(self.words(idx))?;
            Some((idx, opening))
        });
        if let Some((idx, found)) = found {
            let start = self.units[idx].span.start;
            let shift = |range: Range<usize>| start + range.start..start + range.end;
            self.layout.dateline = Some(Opening {
                place: found.place.map(shift),
                date: found.date.map(|(range, date)| (shift(range), date)),
                day: found.day.map(|(range, month, day)| (shift(range), month, day)),
                agency: found.agency.map(shift),
                end: start + found.end,
            });
        }
    }

    /// Finds the outlet: "Source: X" below the report, else its name alone above it.
    fn outlet(&mut self) {
        let of_kind = |idx: &usize| self.kinds[*idx] == Some(ZoneKind::Furniture);
        let stated = (0..self.units.len()).filter(of_kind).find_map(|idx| {
            let start = self.units[idx].span.start;
            let range = phrases::source_of(self.words(idx))?;
            Some(start + range.start..start + range.end)
        });
        let alone = (0..self.units.len())
            .filter(of_kind)
            .find(|&idx| phrases::is_outlet_name(self.words(idx)))
            .map(|idx| self.units[idx].span.clone());
        let agency =
            self.layout.dateline.as_ref().and_then(|dateline| dateline.agency.clone());
        self.layout.outlet = stated.or(alone).or(agency);
    }

    /// Reads the dates that a line above or below the report bears.
    ///
    /// Below it a date must be said to be that of publication: it may be a comment's or another report's.
    fn dates_of_page(&mut self, idx: usize, is_below: bool) {
        let words = self.words(idx);
        if words.len() > 200 {
            return;
        }
        let lower = words.to_ascii_lowercase();
        let start = self.units[idx].span.start;
        let mut from = 0;
        for (range, date) in find_dates(words) {
            let before = lower.get(from..range.start).unwrap_or("");
            from = range.end;
            let found = (start + range.start..start + range.end, date);
            let says_updated = ["updated", "modified", "edited", "changed"]
                .iter()
                .any(|word| before.contains(word));
            let says_published = ["published", "posted", "date", "issued", "released"]
                .iter()
                .any(|word| before.contains(word));
            if before.contains("©") || before.contains("copyright") {
                continue;
            }
            if says_updated && !before.contains("published") {
                self.layout.updated.get_or_insert(found);
            } else if says_published || !is_below {
                self.layout.published.get_or_insert(found);
            }
        }
    }

    /// Turns the kinds into zones; white space belongs to the zone before it.
    fn zones(&mut self) {
        let mut zones: Vec<(ZoneKind, usize, bool)> = Vec::new();
        let opening = self.layout.dateline.clone();
        let mut open_end = true;
        for idx in 0..self.units.len() {
            let span = self.units[idx].span.clone();
            let kind = self.kinds[idx].unwrap_or(ZoneKind::Body);
            let is_sentence = ends_sentence(self.words(idx));
            if let Some(opening) = &opening
                && kind == ZoneKind::Body
                && span.start < opening.end
                && opening.end <= span.end
            {
                zones.push((ZoneKind::Dateline, span.start, false));
                if opening.end < span.end {
                    zones.push((kind, opening.end, is_sentence));
                    open_end = is_sentence;
                } else {
                    open_end = false;
                }
                continue;
            }
            let merges = zones.last().is_some_and(|(last, _, _)| {
                *last == kind
                    && match kind {
                        // A heading or a list item must not run into the next sentence.
                        ZoneKind::Body | ZoneKind::QuoteBlock => open_end && is_sentence,
                        ZoneKind::Comment | ZoneKind::Furniture => true,
                        ZoneKind::Headline
                        | ZoneKind::Dateline
                        | ZoneKind::Caption
                        | ZoneKind::ArchiveCaption => false,
                    }
            });
            if !merges {
                zones.push((kind, span.start, is_sentence));
            }
            open_end = is_sentence;
        }
        if let Some(first) = zones.first_mut() {
            first.1 = 0;
        }
        let ends: Vec<usize> =
            zones.iter().skip(1).map(|zone| zone.1).chain([self.text.len()]).collect();
        self.layout.zones = zones
            .iter()
            .zip(ends)
            .map(|((kind, start, _), end)| Zone {
                kind: *kind,
                span: Span::new(*start, end),
            })
            .collect();
        if self.layout.zones.is_empty() && !self.text.is_empty() {
            let span = Span::new(0, self.text.len());
            self.layout.zones.push(Zone { kind: ZoneKind::Furniture, span });
        }
    }
}

/// Whether the unit reads like a paragraph of a report.
fn is_prose(words: &str) -> bool {
    let n = n_words(words);
    ends_sentence(words) && n >= 6
        || n >= 10 && words.ends_with(':')
        || n >= 40
        || n >= 6 && opening::opening(words).is_some()
}

/// Whether the line is little more than a date: "Wednesday, 4 May 2016 10:12".
fn is_date_line(words: &str) -> bool {
    let dates = find_dates(words);
    let Some((range, _)) = dates.first() else { return false };
    let others = n_words(&words[..range.start]) + n_words(&words[range.end..]);
    words.len() <= 160 && others <= 8 && !ends_sentence(words)
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
