//! The day that a story has come to, for what is told without one.
//!
//! A report names the day once and goes on: "Rebels stormed the post on Monday. Six soldiers were killed." What is told
//! as news without a day of its own happened on the day that was told last, unless it is told of another place. The
//! evidence is context: merge takes such a day for no word against another.

use dateline_model::{
    Attested, Evidence, FrameIdx, Modality, PlacePrecision, Reading, Relation, Span,
    TimeAxis, TokenIdx, When, Where, ZoneKind, is_part_of_town,
};

use super::{Timed, Times, is_of_another};
use crate::whereabouts::{Whereabouts, context, is_news, is_river, is_told};

impl Times<'_> {
    /// The day of each frame: its own, or the one that the report has come to.
    pub(crate) fn days(
        &self,
        reading: &Reading,
        places: &Whereabouts,
    ) -> Vec<Option<Attested<When>>> {
        let mut own: Vec<Option<Attested<When>>> =
            (0..reading.frames.len()).map(|idx| self.when(reading, idx)).collect();
        // "By the evening": a time without bounds names no day against the one that the story has come to.
        let open: Vec<Option<Attested<When>>> =
            own.iter_mut().map(|day| day.take_if(|day| is_open(&day.value))).collect();
        let story = Story { times: self, reading, places, own: &own };
        let carried: Vec<Option<Attested<When>>> =
            (0..own.len()).map(|idx| story.carried(idx)).collect();
        // A day that is only that of the words gives way to the one that the story has come to.
        let days =
            own.into_iter().zip(carried).map(|(own, carried)| match (own, carried) {
                (Some(own), Some(carried)) if self.is_said_on(Some(&own)) => {
                    Some(carried)
                }
                (own, carried) => own.or(carried),
            });
        days.zip(open).map(|(day, open)| day.or(open)).collect()
    }

    /// Whether a sentence names a time that may be that of its happenings: no day of speaking, "said on Monday".
    fn names_a_time(&self, sentence: usize) -> bool {
        self.by_sentence.get(sentence).is_some_and(|timed| {
            timed.iter().any(|timed| {
                let at = &timed.resolved;
                let is_open = at.earliest.is_none() && at.latest.is_none();
                !is_open && !self.is_of_saying(timed.head)
            })
        })
    }

    /// The only day of a sentence, where the sentence opens with it: "Friday: a column set out", "On Monday evening the
    /// council met". It is the day of what is told next, whether anything was coded in the sentence or not.
    fn opening(&self, sentence: usize) -> Option<&Timed> {
        let (told, start) = (
            self.by_sentence.get(sentence)?,
            self.parse.sentences[sentence].span.start(),
        );
        let [only] = told.as_slice() else { return None };
        let before = Span::new(start, only.span.start()).of(self.parse.text);
        let opens = before.split_whitespace().count() <= 1
            && !before.contains(|letter: char| letter == ',' || letter.is_ascii_digit());
        let days = self.attested(only).value.days();
        let is_short = days.is_some_and(|days| days <= LONGEST);
        (opens && is_short && !self.is_of_saying(only.head)).then_some(only)
    }

    /// Whether this is a day of speaking.
    fn is_said_on(&self, day: Option<&Attested<When>>) -> bool {
        let span = day.and_then(|day| day.evidence().iter().find_map(Evidence::span));
        let mut all = self.by_sentence.iter().flatten();
        all.any(|timed| Some(timed.span) == span && self.is_of_saying(timed.head))
    }

    pub(super) fn is_of_saying(&self, head: TokenIdx) -> bool {
        let mut above = self.parse.ancestors(head);
        let verb = above.find(|&idx| self.parse.tokens[idx].upos.is_verbal());
        verb.is_some_and(|verb| {
            SAYING.contains(&self.parse.tokens[verb].lemma.to_lowercase().as_str())
                || self.counts_dead(verb)
                || self.gives_word(verb)
        })
    }

    /// "Gave an account on Wednesday", "held a news conference": words are what was given.
    fn gives_word(&self, verb: TokenIdx) -> bool {
        let given = self.parse.child(verb, Relation::Object);
        given.is_some_and(|given| {
            matches!(
                self.parse.tokens[given].lemma.as_str(),
                "account"
                    | "announcement"
                    | "briefing"
                    | "comment"
                    | "conference"
                    | "interview"
                    | "speech"
                    | "statement"
                    | "testimony"
                    | "version"
            )
        })
    }

    /// "The toll rose to 12 on Tuesday": a number rises when it is told.
    fn counts_dead(&self, verb: TokenIdx) -> bool {
        self.parse.children(verb).iter().any(|&idx| {
            let token = &self.parse.tokens[idx];
            matches!(token.relation, Relation::Subject | Relation::PassiveSubject)
                && matches!(token.lemma.as_str(), "toll" | "number" | "count" | "tally")
        })
    }
}

/// Verbs of news that are done in words, so that their day is that of the words. Grammar: Levin's verbs of saying.
const SAYING: &[&str] = &[
    "say",
    "tell",
    "report",
    "announce",
    "add",
    "confirm",
    "state",
    "note",
    "acknowledge",
    "declare",
    "claim",
    "write",
    "post",
    "publish",
    "issue",
    "speak",
    "quote",
    "cite",
    "deny",
    "reject",
    "condemn",
    "call",
    "describe",
    "brief",
    "inform",
    "learn",
];

/// What the sentences before a frame tell of its day.
enum Before<'a> {
    /// The day of this frame.
    Frame(FrameIdx),
    /// The day that a sentence opens with.
    Opening(&'a Timed),
    Nothing,
}

struct Story<'a> {
    times: &'a Times<'a>,
    reading: &'a Reading,
    places: &'a Whereabouts,
    own: &'a [Option<Attested<When>>],
}

impl Story<'_> {
    fn carried(&self, idx: FrameIdx) -> Option<Attested<When>> {
        let frame = &self.reading.frames[idx];
        if !is_news(frame) || self.own[idx].is_some() && !self.is_dated_by_saying(idx) {
            return None;
        }
        let source = match frame.zone {
            ZoneKind::Headline => self.lead(idx),
            ZoneKind::Body => match self.before(idx) {
                Before::Frame(before) => Some(before),
                Before::Opening(timed) => {
                    return Some(self.times.attested(timed));
                }
                Before::Nothing => self.only_day(idx).or_else(|| self.below(idx)),
            },
            ZoneKind::Dateline
            | ZoneKind::Caption
            | ZoneKind::ArchiveCaption
            | ZoneKind::QuoteBlock
            | ZoneKind::Comment
            | ZoneKind::Furniture => None,
        }?;
        context(self.own[source].as_ref())
    }

    /// Whether the day of the frame is that of the words that tell it: "said on Monday that six were killed".
    fn is_dated_by_saying(&self, idx: FrameIdx) -> bool {
        self.times.is_said_on(self.own[idx].as_ref())
    }

    /// The nearest sentence at or before the frame that tells a day.
    fn before(&self, idx: FrameIdx) -> Before<'_> {
        let here = self.reading.frames[idx].sentence;
        let last = match self.own[idx].is_some() {
            true => here.checked_sub(1),
            false => Some(here),
        };
        let Some(last) = last else { return Before::Nothing };
        for sentence in (here.saturating_sub(REACH)..=last).rev() {
            let mut told = self.told(sentence..sentence + 1);
            if sentence == here {
                told.retain(|&other| !self.is_dated_apart(idx, other));
            }
            if self.own[idx].is_some() {
                told.retain(|&other| !self.is_dated_by_saying(other));
            }
            if !told.is_empty() {
                return self.choose(idx, &told).map_or(Before::Nothing, Before::Frame);
            }
            if self.times.names_a_time(sentence) {
                let opening = self.times.opening(sentence).filter(|_| sentence < here);
                let opening = opening.filter(|_| !self.names_a_place(idx));
                // Else the sentence is about some other time.
                return opening.map_or(Before::Nothing, Before::Opening);
            }
        }
        Before::Nothing
    }

    /// Whether the day of another frame of the sentence is told of that one alone: "came after the success of dropping aid
    /// two days ago".
    fn is_dated_apart(&self, idx: FrameIdx, other: FrameIdx) -> bool {
        let frame = &self.reading.frames[idx];
        let day = self.own[other].as_ref().and_then(|day| day.evidence()[0].span());
        let told = self.times.by_sentence.get(frame.sentence);
        let timed = told.and_then(|told| told.iter().find(|it| Some(it.span) == day));
        let path = timed.and_then(|it| self.times.parse.path(frame.head, it.head));
        path.is_some_and(|(_, down)| is_of_another(self.times.parse, &down))
    }

    /// Whether the frame is told of a place of its own.
    fn names_a_place(&self, idx: FrameIdx) -> bool {
        match self.places.of_frame(idx) {
            Some(here) => is_told(here),
            None => self.places.names_its_own(self.reading, &self.reading.frames[idx]),
        }
    }

    /// The only day of the report so far, where it was told of the frame's own place.
    fn only_day(&self, idx: FrameIdx) -> Option<FrameIdx> {
        let here = self.reading.frames[idx].sentence;
        if self.times.names_a_time(here) {
            return None;
        }
        let mut told = self.told(0..here);
        if self.own[idx].is_some() {
            told.retain(|&other| !self.is_dated_by_saying(other));
        }
        let first = *told.first()?;
        let is_one = told.iter().all(|&other| self.is_same_day(first, other));
        let there = told.into_iter().find(|&other| self.is_told_there(idx, other));
        there.filter(|_| is_one)
    }

    /// "Ten were killed in an assault, a monitor said on Sunday. Gunmen stormed the town on Saturday": where the lead
    /// tells only the day of the words, what follows tells the day of the news.
    fn below(&self, idx: FrameIdx) -> Option<FrameIdx> {
        let frame = &self.reading.frames[idx];
        let sentences = &self.times.parse.sentences;
        let lead = sentences.iter().position(|each| each.zone == ZoneKind::Body)?;
        if frame.sentence != lead || !self.is_dated_by_saying(idx) {
            return None;
        }
        let event = |frame: FrameIdx| {
            self.reading.frames[frame].senses.first()?.act.map(|act| act.event)
        };
        let mut told = self.told(lead + 1..lead + 1 + REACH);
        told.retain(|&other| {
            !self.is_dated_by_saying(other) && event(other) == event(idx)
        });
        self.choose(idx, &told)
    }

    /// The day of the lead, which the headline tells in fewer words.
    fn lead(&self, idx: FrameIdx) -> Option<FrameIdx> {
        let sentences = &self.times.parse.sentences;
        let lead = sentences.iter().position(|each| each.zone == ZoneKind::Body)?;
        let mut told = self.told(lead..lead + 2);
        let event = |frame: FrameIdx| {
            self.reading.frames[frame].senses.first()?.act.map(|act| act.event)
        };
        told.retain(|&other| event(other) == event(idx));
        self.choose(idx, &told)
    }

    /// The frames of these sentences of the body that tell a day as news.
    fn told(&self, sentences: std::ops::Range<usize>) -> Vec<FrameIdx> {
        let frames = self.reading.frames.iter().enumerate();
        let told = frames.filter(|(idx, frame)| {
            sentences.contains(&frame.sentence)
                && frame.zone == ZoneKind::Body
                && frame.time.value == TimeAxis::Current
                // Who denies that he struck on Tuesday goes on with what it was on Tuesday.
                && matches!(
                    frame.modality.value,
                    Modality::Happened | Modality::Alleged | Modality::Denied
                )
                && self.own[*idx].as_ref().is_some_and(|day| {
                    day.value.days().is_some_and(|days| days <= LONGEST)
                })
        });
        told.map(|(idx, _)| idx).collect()
    }

    /// Of these frames the last whose day can be that of the frame; none where they tell several days.
    fn choose(&self, idx: FrameIdx, told: &[FrameIdx]) -> Option<FrameIdx> {
        let fits = |&&other: &&FrameIdx| self.may_be_there(idx, other);
        let fitting: Vec<FrameIdx> = told.iter().filter(fits).copied().collect();
        let last = *fitting.last()?;
        if fitting.iter().all(|&other| self.is_same_day(last, other)) {
            return Some(last);
        }
        // "stormed the town, which they had entered two weeks before": the day is that of the clause that tells the news.
        let tokens = &self.times.parse.tokens;
        let mut main = fitting.iter().filter(|&&other| {
            let head = self.reading.frames[other].head;
            tokens[head].head == head
        });
        let first = main.next().copied();
        first.filter(|_| main.next().is_none())
    }

    fn is_same_day(&self, one: FrameIdx, other: FrameIdx) -> bool {
        let bounds = |idx: FrameIdx| {
            self.own[idx].as_ref().map(|day| (day.value.earliest, day.value.latest))
        };
        bounds(one) == bounds(other)
    }

    /// Whether nothing says that the two happened in different places.
    fn may_be_there(&self, idx: FrameIdx, other: FrameIdx) -> bool {
        match (self.places.of_frame(idx), self.places.of_frame(other)) {
            (Some(here), Some(there)) => {
                !is_told(here)
                    || is_river(&here.value)
                    || are_one(&here.value, &there.value)
                    || may_lie_in(&here.value, &there.value)
                    || may_lie_in(&there.value, &here.value)
            }
            // A village that no list knows is still not the town told of before.
            (None, Some(_)) => {
                !self.places.names_its_own(self.reading, &self.reading.frames[idx])
            }
            (_, None) => true,
        }
    }

    fn is_told_there(&self, idx: FrameIdx, other: FrameIdx) -> bool {
        let places = self.places.of_frame(idx).zip(self.places.of_frame(other));
        places.is_some_and(|(here, there)| are_one(&here.value, &there.value))
    }
}

fn is_open(day: &When) -> bool {
    day.earliest.is_none() && day.latest.is_none() && day.edtf.is_none()
}

/// So many sentences on, a day still stands without being told again. As for places; ours.
const REACH: usize = 3;

/// A longer time is none that a single happening can be set on by what stands around it.
const LONGEST: i64 = 2;

/// Whether the first, which no list knows, may lie in the second: any village in a province, a quarter in a town.
fn may_lie_in(unlisted: &Where, known: &Where) -> bool {
    let Some(place) = known.place.as_ref().filter(|_| unlisted.place.is_none()) else {
        return false;
    };
    let is_part = || {
        let words = unlisted.text.to_lowercase();
        words.split_whitespace().any(|word| word == "district" || is_part_of_town(word))
    };
    !matches!(place.precision, PlacePrecision::Exact | PlacePrecision::Near) || is_part()
}

/// Whether two places are one, or one lies in the other.
fn are_one(here: &Where, there: &Where) -> bool {
    match (&here.place, &there.place) {
        (Some(one), Some(other)) => {
            one.id == other.id
                || one.within.contains(&other.id)
                || other.within.contains(&one.id)
        }
        (None, None) => here.text.to_lowercase() == there.text.to_lowercase(),
        (Some(_), None) | (None, Some(_)) => false,
    }
}
