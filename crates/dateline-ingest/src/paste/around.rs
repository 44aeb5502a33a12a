//! What stands around the report: bylines, notices, dates, other headlines, readers' comments.

use dateline_model::ZoneKind;

use super::phrases::{self, Phrase};
use super::units::n_words;
use super::{Page, captions, comments, is_date_line, opening};
use crate::dates::find_dates;

impl Page<'_> {
    /// Marks the lines around the report that web pages word the same way everywhere.
    pub(super) fn around(&mut self) {
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
    pub(super) fn bounds(&mut self) {
        let body = self.first_prose().unwrap_or(self.units.len());
        let title_at =
            self.kinds.iter().position(|kind| *kind == Some(ZoneKind::Headline));
        for idx in 0..body {
            let words = self.words(idx);
            if !self.is_open(idx) {
                continue;
            }
            let is_dateline =
                opening::opening(words).is_some_and(|opening| opening.end == words.len());
            let behind_title = title_at.is_some_and(|title| title < idx);
            let has_prose = body < self.units.len();
            let is_caption = captions::has_cue(words)
                || has_prose && behind_title && captions::is_bare_phrase(words);
            if !is_caption && !is_dateline {
                self.dates_of_page(idx, false);
            }
            self.kinds[idx] = if is_caption {
                Some(captions::caption_kind(words))
            } else if is_dateline
                || self.hints.is_article
                || !has_prose && n_words(words) >= 5
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
        let is_near = is_date_line(words) || self.phrases[idx] == Some(Phrase::Byline);
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
            } else if says_published || !is_below && is_near {
                self.layout.published.get_or_insert(found);
            }
        }
    }

    /// Marks what readers wrote, from a time stamp to the form or the end, and from a heading that says so.
    pub(super) fn comments(&mut self) {
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
            let head = comments::comment_head(words);
            if let Some((range, date)) = head.as_ref().and_then(|head| head.date.clone())
                && !stands_below
            {
                let start = self.units[idx].span.start;
                let found = (start + range.start..start + range.end, date);
                self.layout.published.get_or_insert(found);
            }
            if let Some(head) = head.filter(|_| stands_below) {
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
}
