//! What stands inside the report: captions, the dateline; and the zones that come of it all.

use std::ops::Range;

use dateline_model::{Span, Zone, ZoneKind};

use super::opening::Opening;
use super::units::{ends_sentence, n_words};
use super::{Page, captions, is_list_item, opening, phrases, stamp};

impl Page<'_> {
    /// Finds captions between paragraphs.
    pub(super) fn captions(&mut self) {
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
    pub(super) fn trailing(&mut self) {
        let open: Vec<usize> =
            (0..self.units.len()).filter(|&idx| self.is_open(idx)).collect();
        let has_prose = open.iter().any(|&idx| self.prose[idx]);
        if !has_prose || self.hints.is_article {
            return;
        }
        // A paragraph that was cut off has no stop either, but is longer than a headline.
        let tail: Vec<usize> = open
            .into_iter()
            .rev()
            .take_while(|&idx| {
                let words = self.words(idx);
                let is_report = self.prose[idx]
                    || n_words(words) > 20
                    || is_list_item(words)
                    || ends_sentence(words);
                !is_report
            })
            .collect();
        // One line may be a sentence whose stop was lost; headlines come in numbers or in capitals.
        if tail.len() >= 2 || tail.iter().all(|&idx| is_title_case(self.words(idx))) {
            for idx in tail {
                self.kinds[idx] = Some(ZoneKind::Furniture);
            }
        }
    }

    /// Reads the dateline at the start of the report.
    pub(super) fn opening(&mut self) {
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

    /// Reads the date that stands in front of the report on its own line, where no line of the page bore one.
    pub(super) fn stamp(&mut self) {
        let is_dated = self.layout.published.is_some()
            || self.layout.dateline.as_ref().is_some_and(|line| line.date.is_some());
        let first = (0..self.units.len()).find(|&idx| self.is_open(idx));
        let Some(idx) = first.filter(|_| !is_dated) else { return };
        let Some(stamp) = stamp::stamp(self.words(idx)) else { return };
        let start = self.units[idx].span.start;
        let found = (start + stamp.range.start..start + stamp.range.end, stamp.date);
        let end = found.0.end;
        match stamp.is_update {
            true => _ = self.layout.updated.get_or_insert(found),
            false => self.layout.published = Some(found),
        }
        // What a page sets above its report is no part of the first sentence.
        if stamp.is_first && self.layout.dateline.is_none() {
            let end = end + blank_after(&self.text[end..]);
            self.layout.dateline = Some(Opening { end, ..Opening::default() });
        }
    }

    /// Finds the outlet: "Source: X" below the report, else its name alone above it.
    pub(super) fn outlet(&mut self) {
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

    /// Turns the kinds into zones; white space belongs to the zone before it.
    pub(super) fn zones(&mut self) {
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

fn blank_after(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// Whether most of the longer words begin with a capital, as English headlines are set.
fn is_title_case(words: &str) -> bool {
    let longer = words.split_whitespace().filter(|word| word.chars().count() >= 4);
    let (n_capital, n_longer) = longer.fold((0, 0), |(capital, all), word| {
        let first = word.chars().find(|letter| letter.is_alphabetic());
        (capital + usize::from(first.is_some_and(char::is_uppercase)), all + 1)
    });
    n_longer >= 2 && 5 * n_capital >= 4 * n_longer
}
