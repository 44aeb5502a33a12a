//! The place that a story has come to, for what is told without one beyond its paragraph.
//!
//! News is written in paragraphs of a sentence or two, and a short report names the place of its happening once. While
//! all that it tells as news happened at one place, what it tells next without a place happened there too; the headline
//! tells what the lead tells. The evidence is context, as for days.

use dateline_model::{
    Attested, EventType, Evidence, EvidenceRole, Frame, FrameIdx, Modality, Parse,
    PlacePrecision, PlaceRelation, Reading, Relation, Scope, TimeAxis, Where, ZoneKind,
};

use super::{Whereabouts, context, unlisted};

impl Whereabouts {
    /// The only exact place of the nearest sentence before that names one.
    fn told_before(
        &self,
        parse: &Parse<'_>,
        frame: &Frame,
        floor: usize,
    ) -> Option<&Attested<Where>> {
        let first = frame.sentence.saturating_sub(REACH).max(floor);
        let (sentence, named) =
            self.by_sentence.range(first..frame.sentence.max(first)).next_back()?;
        let here = same_paragraph(parse, *sentence, frame.sentence)
            && parse.sentences[*sentence].zone == frame.zone;
        match named.as_slice() {
            [only] if here => Some(only),
            _ => None,
        }
    }

    /// A paragraph goes on about the place it has come to, for a few sentences.
    pub(super) fn carry_over(&mut self, parse: &Parse<'_>, reading: &Reading) {
        let begun = begun(parse);
        for idx in 0..self.by_frame.len() {
            if self.by_frame[idx].is_some() {
                continue;
            }
            let frame = &reading.frames[idx];
            if self.names_its_own(reading, frame) {
                continue;
            }
            let floor = begun[frame.sentence];
            let earlier = (0..idx).rev().find(|&other| {
                let before = &reading.frames[other];
                self.by_frame[other].as_ref().is_some_and(is_told)
                    && before.zone == frame.zone
                    && before.sentence >= floor
                    && frame.sentence - before.sentence <= REACH
                    && same_paragraph(parse, before.sentence, frame.sentence)
            });
            self.by_frame[idx] = match earlier {
                Some(other) => context(self.by_frame[other].as_ref()),
                None => {
                    let near = self.told_before(parse, frame, floor);
                    context(near.or_else(|| self.scene(parse, reading, idx, floor)))
                }
            };
        }
    }

    /// "Rockets hit a town in the east": the lead tells only the province or the country and speaks of a town, which what
    /// follows names.
    pub(super) fn narrow_lead(&mut self, parse: &Parse<'_>, reading: &Reading) {
        let lead = parse.sentences.iter().position(|it| it.zone == ZoneKind::Body);
        let Some(lead) = lead.filter(|&lead| names_some_town(parse, lead)) else {
            return;
        };
        let begun = begun(parse);
        let end = (lead..parse.sentences.len().min(lead + 1 + REACH))
            .take_while(|&sentence| begun[sentence] <= lead)
            .count();
        for (idx, frame) in reading.frames.iter().enumerate() {
            if frame.sentence != lead || !is_news(frame) || !is_violent(frame) {
                continue;
            }
            let is_open =
                |found: &Attested<Where>| found.value.place.is_some() && !is_exact(found);
            let Some(wide) = self.by_frame[idx].as_ref().filter(|&it| is_open(it)) else {
                continue;
            };
            let found = self.only_place(reading, lead..lead + end);
            let found = found.filter(|found| is_around(wide, found));
            if found.is_some() {
                self.by_frame[idx] = context(found);
            }
        }
    }

    /// The only exact place of the report's news so far; of a headline, that of the lead.
    fn scene(
        &self,
        parse: &Parse<'_>,
        reading: &Reading,
        idx: FrameIdx,
        floor: usize,
    ) -> Option<&Attested<Where>> {
        let frame = &reading.frames[idx];
        if !is_news(frame) {
            return None;
        }
        match frame.zone {
            ZoneKind::Headline => {
                let lead =
                    parse.sentences.iter().position(|it| it.zone == ZoneKind::Body)?;
                self.only_place(reading, lead..lead + 2)
            }
            ZoneKind::Body => {
                let found = self.only_place(reading, floor..frame.sentence)?;
                self.names_no_other(parse, frame.sentence, found).then_some(found)
            }
            ZoneKind::Dateline
            | ZoneKind::Caption
            | ZoneKind::ArchiveCaption
            | ZoneKind::QuoteBlock
            | ZoneKind::Comment
            | ZoneKind::Furniture => None,
        }
    }

    /// The last of the places that news of these sentences tells for itself, where all are one or lie in each other.
    fn only_place(
        &self,
        reading: &Reading,
        sentences: std::ops::Range<usize>,
    ) -> Option<&Attested<Where>> {
        let told: Vec<&Attested<Where>> = reading
            .frames
            .iter()
            .enumerate()
            .filter(|(_, frame)| {
                sentences.contains(&frame.sentence)
                    && frame.zone == ZoneKind::Body
                    && is_news(frame)
            })
            .filter_map(|(other, _)| self.of_frame(other))
            .filter(|found| is_told(found))
            .collect();
        let exact = told.iter().rev().find(|found| is_exact(found)).copied()?;
        told.iter().all(|other| is_around(other, exact)).then_some(exact)
    }

    /// Whether the sentence names no exact place but this one, those around it, and where the hospitals are.
    fn names_no_other(
        &self,
        parse: &Parse<'_>,
        sentence: usize,
        found: &Attested<Where>,
    ) -> bool {
        let is_hospital = |other: &Attested<Where>| {
            let mut spans = other.evidence().iter().filter_map(Evidence::span);
            spans.any(|span| self.seats.holds_beside(parse, span))
        };
        let named = self.by_sentence.get(&sentence);
        let mut named = named.into_iter().flatten();
        named.all(|other| is_around(other, found) || is_hospital(other))
    }
}

/// Of each sentence the last one up to it that begins another story: "Also yesterday", "Elsewhere", "In a separate
/// incident". What was told before that is not where its happenings were.
fn begun(parse: &Parse<'_>) -> Vec<usize> {
    let mut last = 0;
    let all = 0..parse.sentences.len();
    all.map(|sentence| {
        if begins_another(parse, sentence) {
            last = sentence;
        }
        last
    })
    .collect()
}

fn begins_another(parse: &Parse<'_>, sentence: usize) -> bool {
    let tokens = parse.sentences[sentence].tokens.clone();
    let words: Vec<String> =
        tokens.take(4).map(|idx| parse.word(idx).to_lowercase()).collect();
    let first = words.first().map_or("", String::as_str);
    let is_in = matches!(first, "in" | "on") && words.len() > 2;
    matches!(first, "also" | "elsewhere" | "separately")
        || is_in
            && words[1..3].iter().any(|it| {
                matches!(it.as_str(), "another" | "separate" | "different" | "other")
            })
}

fn same_paragraph(parse: &Parse<'_>, earlier: usize, later: usize) -> bool {
    let (from, to) =
        (parse.sentences[earlier].span.end(), parse.sentences[later].span.start());
    !parse.text.get(from..to.max(from)).unwrap_or("").contains("\n\n")
}

/// So many sentences a place is carried over without being named again.
const REACH: usize = 3;

/// Whether a place is the other or lies around it. A province may lie around any village that no list knows.
fn is_around(place: &Attested<Where>, other: &Attested<Where>) -> bool {
    match (&place.value.place, &other.value.place) {
        (Some(place), Some(other)) => {
            place.id == other.id || other.within.contains(&place.id)
        }
        (Some(_), None) => !is_exact(place),
        (None, None) => unlisted::are_one(&place.value.text, &other.value.text),
        (None, Some(_)) => false,
    }
}

/// Whether the words of the happening itself say where, and not those around it.
pub(crate) fn is_told(place: &Attested<Where>) -> bool {
    place.evidence().iter().any(|evidence| evidence.role == EvidenceRole::Direct)
}

/// Whether so little lies in the place that being there says where: a known place, or a name that no list knows.
pub(super) fn is_exact(found: &Attested<Where>) -> bool {
    match &found.value.place {
        Some(place) => {
            matches!(place.precision, PlacePrecision::Exact | PlacePrecision::Near)
        }
        None => {
            found.value.relation == PlaceRelation::In
                && !unlisted::name(&found.value.text).is_empty()
        }
    }
}

/// Whether the sentence tells of a town that it does not name: "a town in the east".
fn names_some_town(parse: &Parse<'_>, sentence: usize) -> bool {
    parse.sentences[sentence].tokens.clone().any(|idx| {
        let article = parse.child(idx, Relation::Determiner);
        matches!(parse.tokens[idx].lemma.as_str(), "town" | "city" | "village")
            && article
                .is_some_and(|article| matches!(parse.word(article), "a" | "A" | "an"))
    })
}

fn is_violent(frame: &Frame) -> bool {
    let act = frame.senses.first().and_then(|sense| sense.act);
    act.is_some_and(|act| act.event == EventType::Assault)
}

/// What is told as news and as one happening.
pub(crate) fn is_news(frame: &Frame) -> bool {
    frame.time.value == TimeAxis::Current
        && frame.scope.value == Scope::Single
        && matches!(
            frame.modality.value,
            Modality::Happened | Modality::Alleged | Modality::Denied
        )
}
