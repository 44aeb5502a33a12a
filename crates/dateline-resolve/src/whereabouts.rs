//! Where each frame happened: all places of a report are decided together, then each frame takes its nearest.

use std::collections::BTreeMap;

mod beside;
mod decide;
mod scene;
mod sources;
mod unlisted;

use dateline_model::{
    Act, Attested, Class, EventType, Evidence, Frame, FrameIdx, MentionIdx, Parse, Place,
    PlaceKind, PlacePrecision, PlaceRelation, Reading, Relation, Report, Span, TokenIdx,
    Where,
};

use crate::actors::Hits;
use crate::done_at;
use crate::world::World;

use decide::decide;
pub(crate) use decide::{names_in, place_context};
pub(crate) use scene::{is_news, is_told};
use sources::Seats;

/// The places of a report's mentions and frames.
pub(crate) struct Whereabouts {
    by_head: BTreeMap<TokenIdx, Attested<Where>>,
    by_frame: Vec<Option<Attested<Where>>>,
    /// The places named in each sentence, frames or not.
    by_sentence: BTreeMap<usize, Vec<Attested<Where>>>,
    seats: Seats,
}

impl Whereabouts {
    pub(crate) fn of(
        report: &Report,
        parse: &Parse<'_>,
        reading: &Reading,
        world: &World,
        hits: &Hits,
    ) -> Whereabouts {
        let seats = Seats::of(parse, reading);
        let (by_head, by_sentence) = decide(report, parse, reading, world, hits, &seats);
        let by_frame = Vec::new();
        let mut whereabouts = Whereabouts { by_head, by_frame, by_sentence, seats };
        whereabouts.refer_back(parse, reading);
        whereabouts.by_frame = reading
            .frames
            .iter()
            .map(|frame| {
                let nearest = whereabouts.nearest(parse, reading, frame, false);
                nearest.or_else(|| whereabouts.by_tree(parse, reading, frame))
            })
            .collect();
        whereabouts.share(reading);
        whereabouts.narrow_lead(parse, reading);
        whereabouts.carry_over(parse, reading);
        // Where a hospital is may tell where, if nothing else does.
        for (idx, frame) in reading.frames.iter().enumerate() {
            if whereabouts.by_frame[idx].is_none() {
                whereabouts.by_frame[idx] =
                    whereabouts.nearest(parse, reading, frame, true);
            }
        }
        whereabouts
    }

    /// "The group seized it in 2014": the place that was last told to be taken or held.
    fn refer_back(&mut self, parse: &Parse<'_>, reading: &Reading) {
        let mut last: Option<(&Frame, TokenIdx)> = None;
        for frame in &reading.frames {
            let words =
                frame.senses.iter().filter_map(|sense| sense.territory.as_ref()?.place);
            for mention in words.map(|mention| &reading.mentions[mention]) {
                if mention.class != Class::Pronoun {
                    if self.is_place(mention.head) {
                        last = Some((frame, mention.head));
                    }
                    continue;
                }
                let is_it = parse.word(mention.head).eq_ignore_ascii_case("it");
                let near = last.filter(|(before, _)| {
                    is_it
                        && before.zone == frame.zone
                        && frame.sentence - before.sentence <= FAR_BACK
                });
                let found = near.and_then(|(_, head)| self.by_head.get(&head));
                let Some(found) =
                    found.filter(|found| found.value.relation == PlaceRelation::In)
                else {
                    continue;
                };
                let named = found.evidence().iter().find_map(Evidence::span);
                let text = mention.span.of(parse.text).to_owned();
                let meant = Where { text, ..found.value.clone() };
                let attested = Attested::direct(meant, mention.span);
                let attested = match named {
                    Some(named) => attested.and(Evidence::antecedent(named)),
                    None => attested,
                };
                self.by_head.insert(mention.head, attested);
            }
        }
    }

    /// Where the frame happened.
    pub(crate) fn of_frame(&self, frame: FrameIdx) -> Option<&Attested<Where>> {
        self.by_frame.get(frame)?.as_ref()
    }

    /// The place that the mention with this head word means.
    pub(crate) fn of_mention(&self, head: TokenIdx) -> Option<&Attested<Where>> {
        self.by_head.get(&head)
    }

    /// All places that mentions mean.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Place> {
        self.by_head.values().filter_map(|found| found.value.place.as_deref())
    }

    /// The places that the report names, mentions or not, and where.
    pub(crate) fn named(&self) -> impl Iterator<Item = (Span, &Place)> {
        let all = self.by_head.values().chain(self.by_sentence.values().flatten());
        all.filter_map(|found| {
            let span = found.evidence().iter().find_map(Evidence::span)?;
            Some((span, found.value.place.as_deref()?))
        })
    }

    /// Whether the mention with this head word is a known place.
    pub(crate) fn is_place(&self, head: TokenIdx) -> bool {
        self.by_head.get(&head).is_some_and(|found| found.value.place.is_some())
    }

    /// The place phrase that costs least: near in the tree, behind a preposition of place, exact.
    fn nearest(
        &self,
        parse: &Parse<'_>,
        reading: &Reading,
        frame: &Frame,
        beside_too: bool,
    ) -> Option<Attested<Where>> {
        // "Stormed it" tells where as "took it" does.
        let is_attack =
            |act: Option<Act>| act.is_some_and(|act| act.event == EventType::Assault);
        let attacks = frame.senses.iter().filter(|sense| is_attack(sense.act));
        let stormed = attacks.flat_map(|sense| &sense.recipients);
        let is_it = |&mention: &MentionIdx| {
            let mention = &reading.mentions[mention];
            mention.class == Class::Pronoun
                && parse.tokens[mention.head].relation == Relation::Object
        };
        let stormed = stormed.copied().filter(is_it);
        let of_territory = frame
            .senses
            .iter()
            .filter_map(|sense| sense.territory.as_ref()?.place)
            .chain(stormed)
            .filter_map(|mention| self.by_head.get(&reading.mentions[mention].head))
            .map(|found| {
                // "Took X, in the province of Y": X was taken, whether or not a list knows it.
                let cost = if scene::is_exact(found) { 0 } else { precision_cost(found) };
                (cost, (false, cost), found.clone())
            });
        let around = frame.places.iter().filter_map(|words| {
            let mention = &reading.mentions[words.mention];
            let found = self.by_head.get(&mention.head)?;
            let is_beside = self.seats.is_beside(mention.head);
            if self.only_tells_side(parse, mention) || is_beside && !beside_too {
                return None;
            }
            let cost = usize::from(words.distance) * 2
                + preposition_cost(&words.preposition)
                + precision_cost(found);
            let is_seat = self.seats.is_seat(mention.head);
            let is_beside = self.says_near_what(parse, reading, frame, mention);
            let is_wide = is_river(&found.value) && words.preposition != "into";
            let more = if is_beside || is_wide { NEAR_COST } else { 0 };
            let mut found = found.clone();
            let preposition = match beside::side_of(parse, mention.head) {
                Some(_) => "near",
                None => &words.preposition,
            };
            found.value.relation = relation(preposition, found.value.relation);
            // Any other place of the sentence goes before that of a speaker.
            Some((cost, (is_seat, cost + more), found))
        });
        let all = of_territory.chain(around).filter(|(cost, ..)| *cost <= MAX_COST);
        all.min_by_key(|(_, rank, _)| *rank).map(|(.., found)| found)
    }

    /// The exact place that the sentence names and the tree gives to the frame, though no phrase of its own holds it.
    fn by_tree(
        &self,
        parse: &Parse<'_>,
        reading: &Reading,
        frame: &Frame,
    ) -> Option<Attested<Where>> {
        if self.names_its_own(reading, frame) {
            return None;
        }
        let named = self.by_sentence.get(&frame.sentence)?;
        let span =
            |found: &Attested<Where>| found.evidence().iter().find_map(Evidence::span);
        let known: Vec<(Span, &Attested<Where>)> = named
            .iter()
            .filter_map(|found| Some((span(found)?, found)))
            .filter(|(span, _)| !self.seats.holds_beside(parse, *span))
            .collect();
        let spans = known.iter().map(|(span, _)| *span);
        let best = done_at::cheapest(parse, spans, frame.head)?;
        known.get(best).map(|(_, found)| (*found).clone())
    }

    /// Whether the frame has a place phrase of its own, known or not: no other place may stand in for it. One may for where
    /// a hospital is.
    pub(crate) fn names_its_own(&self, reading: &Reading, frame: &Frame) -> bool {
        frame.places.iter().any(|words| {
            let mention = &reading.mentions[words.mention];
            words.distance <= OWN_CLAUSE
                && !self.seats.is_beside(mention.head)
                && matches!(
                    words.preposition.as_str(),
                    "in" | "at" | "near" | "on" | "of" | "outside"
                )
                && matches!(mention.class, Class::Name | Class::Place)
        })
    }

    /// A frame without a place of its own takes that of the frame it is part of, or of its parts.
    fn share(&mut self, reading: &Reading) {
        for _ in 0..2 {
            for idx in 0..reading.frames.len() {
                let Some(above) = reading.frames[idx].part_of else { continue };
                match (self.by_frame[idx].is_some(), self.by_frame[above].is_some()) {
                    (false, true) => {
                        self.by_frame[idx] = context(self.by_frame[above].as_ref())
                    }
                    (true, false) => {
                        self.by_frame[above] = context(self.by_frame[idx].as_ref())
                    }
                    (true, true) | (false, false) => {}
                }
            }
        }
    }
}

/// A place that stands further off in the tree belongs to something else in the sentence.
const MAX_COST: usize = 13;
/// What a place costs besides that only tells where another is, or a river on which another says where: "in
/// the Euphrates opposite Dhiban". As much as a preposition of way and a clause.
const NEAR_COST: usize = 6;
/// So many sentences back "it" still means the place that was taken there.
const FAR_BACK: usize = 4;

/// A place phrase no further off in the tree stands in the frame's own clause.
const OWN_CLAUSE: u8 = 7;

/// The same on the strength of what stands around.
pub(crate) fn context<T: Clone>(found: Option<&Attested<T>>) -> Option<Attested<T>> {
    let found = found?;
    let spans: Vec<Span> = found.evidence().iter().filter_map(Evidence::span).collect();
    let (first, rest) = spans.split_first()?;
    let attested = Attested::new(found.value.clone(), Evidence::context(*first));
    Some(
        rest.iter()
            .fold(attested, |attested, &span| attested.and(Evidence::context(span))),
    )
}

/// "in" places an event; "from" and "to" tell of a way, "of" and "against" mostly of something else.
fn preposition_cost(preposition: &str) -> usize {
    match preposition {
        "" | "in" | "at" | "near" | "around" | "inside" | "outside" | "along"
        | "within" => 0,
        "on" | "between" | "across" | "over" | "through" | "throughout" | "into" => 1,
        "of" | "toward" | "towards" | "off" | "behind" | "beside" | "beyond"
        | "opposite" => 2,
        "to" | "from" => 4,
        _ => 5,
    }
}

/// A river, which flows past many places.
pub(crate) fn is_river(found: &Where) -> bool {
    found.place.as_ref().is_some_and(|place| place.kind == PlaceKind::River)
}

fn precision_cost(found: &Attested<Where>) -> usize {
    match found.value.place.as_ref().map(|place| place.precision) {
        Some(PlacePrecision::Exact | PlacePrecision::Near) => 0,
        // "on the river at the town": the town says where.
        Some(PlacePrecision::Line | PlacePrecision::Area | PlacePrecision::Admin3) => 1,
        Some(PlacePrecision::Admin2) => 2,
        Some(PlacePrecision::Admin1) => 3,
        Some(PlacePrecision::Country) => 8,
        None => 6,
    }
}

fn relation(preposition: &str, stated: PlaceRelation) -> PlaceRelation {
    match (preposition, stated) {
        ("near" | "around" | "outside" | "beside" | "off" | "opposite", _) => {
            PlaceRelation::Near
        }
        ("along", _) => PlaceRelation::Along,
        ("between", _) => PlaceRelation::Between,
        ("from", PlaceRelation::In) => PlaceRelation::From,
        ("to" | "toward" | "towards", PlaceRelation::In) => PlaceRelation::To,
        (_, stated) => stated,
    }
}
